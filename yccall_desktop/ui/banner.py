"""The strip above the pages: what the user has to know, in words, with one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton

from yccall_desktop.ui import icons, theme

Text = str | Callable[[], str]
"""A text, or a function that gives it in the language of the moment."""


class Kind(IntEnum):
    """How worrying a message is; the most worrying stands first."""

    INFO = 0
    SUCCESS = 1
    WARNING = 2
    ERROR = 3


_ICONS = {
    Kind.INFO: ("info", "accent"),
    Kind.SUCCESS: ("check", "success"),
    Kind.WARNING: ("warning", "warning"),
    Kind.ERROR: ("error", "danger"),
}


@dataclass(frozen=True)
class Message:
    """One message; `key` names it, so that it can be replaced and taken away.

    `urgent` ones answer what the user just did: they stand before all others.
    """

    kind: Kind
    text: Text
    button_text: Text
    action: Callable[[], None] | None
    key: str
    urgent: bool = False


def _read(text: Text) -> str:
    return text if isinstance(text, str) else text()


class Banner(QFrame):
    """Shows the most worrying message; the others wait until it is closed or taken away."""

    changed = Signal()
    closed = Signal(object)
    """The key of a message that the user closed."""

    def __init__(self, parent: QFrame | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._messages: list[Message] = []
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setObjectName("bannerText")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._more = QLabel()
        theme.set_role(self._more, "muted")
        self._button = QPushButton()
        self._button.setObjectName("bannerButton")
        self._button.clicked.connect(self._act)
        self._close = QToolButton()
        self._close.setObjectName("bannerClose")
        theme.set_role(self._close, "quiet")
        icons.set_icon(self._close, "close", "muted")
        self._close.clicked.connect(self._close_first)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE * 2, theme.SPACE, theme.SPACE, theme.SPACE)
        row.setSpacing(theme.SPACE + 4)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        row.addWidget(self._more)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self.retranslate()

    def show_message(
        self,
        kind: Kind,
        text: Text,
        button_text: Text = "",
        action: Callable[[], None] | None = None,
        *,
        key: str = "",
        urgent: bool = False,
    ) -> None:
        """Show a message, or queue it behind more worrying ones. The same `key` replaces."""
        if key:
            self._messages = [message for message in self._messages if message.key != key]
        self._messages.append(Message(kind, text, button_text, action, key, urgent))
        self._messages.sort(key=lambda message: (not message.urgent, -message.kind))
        self.retranslate()

    def remove(self, key: str) -> None:
        """Take the message named `key` away, if it is there."""
        self._messages = [message for message in self._messages if message.key != key]
        self.retranslate()

    def clear(self) -> None:
        """Take all messages away."""
        self._messages.clear()
        self.retranslate()

    @property
    def messages(self) -> tuple[Message, ...]:
        """All messages, the shown one first."""
        return tuple(self._messages)

    @Slot()
    def _close_first(self) -> None:
        if not self._messages:
            return
        first = self._messages.pop(0)
        self.retranslate()
        self.closed.emit(first.key)

    @Slot()
    def _act(self) -> None:
        if self._messages and self._messages[0].action is not None:
            self._messages[0].action()

    def retranslate(self) -> None:
        """Show the first message in the language of the moment."""
        self._close.setToolTip(self.tr("Close this message"))
        self._close.setAccessibleName(self.tr("Close this message"))
        self.setVisible(bool(self._messages))
        if self._messages:
            first = self._messages[0]
            text, button = _read(first.text), _read(first.button_text)
            self.setProperty("kind", first.kind.name.lower())
            theme.repolish(self)
            icons.set_pixmap(self._icon, *_ICONS[first.kind])
            self._text.setText(text)
            self._button.setText(button)
            self._button.setVisible(bool(button))
            others = len(self._messages) - 1
            self._more.setText(self.tr("%n more", "", others) if others else "")
            self._more.setVisible(bool(others))
            self.setAccessibleName(text)
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
