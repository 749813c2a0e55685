"""What the user has to know about the sheet, above the table, with a thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from yccall_desktop.ui import icons, theme

Text = Callable[[], str]
"""Gives a text in the language of the moment."""

Action = Callable[[], None]

_ICONS = {"success": "check", "warning": "warning", "danger": "error", "info": "info"}


class Notice(QFrame):
    """One sentence with at most two buttons; stays until it is closed or replaced.

    A standing message that was replaced comes back once the other one is gone.
    `prefix` begins the names of its parts: `noticeText`, `noticeButton`.
    """

    closed = Signal()
    """The user wants to see it no more."""

    def __init__(self, parent: QWidget | None = None, prefix: str = "notice") -> None:
        super().__init__(parent)
        self.setObjectName(f"{prefix}Frame")
        self._say: Text | None = None
        self._say_buttons: tuple[Text | None, Text | None] = (None, None)
        self._actions: tuple[Action | None, Action | None] = (None, None)
        self.key = ""
        self._standing: tuple[str, Action] | None = None
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setObjectName(f"{prefix}Text")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._buttons = (QPushButton(), QPushButton())
        for button, name in zip(self._buttons, ("Button", "OtherButton"), strict=True):
            button.setObjectName(f"{prefix}{name}")
            button.setAutoDefault(False)
        self._buttons[0].clicked.connect(self._act)
        self._buttons[1].clicked.connect(self._act_otherwise)
        self._close = QToolButton()
        self._close.setObjectName(f"{prefix}Close")
        theme.set_role(self._close, "quiet")
        icons.set_icon(self._close, "close", "muted", 16)
        self._close.clicked.connect(self._on_close)
        row = QHBoxLayout(self)
        gap = theme.SPACE
        self.setStyleSheet(f"#{prefix}Frame {{ margin: {gap}px {gap}px 0 {gap}px; }}")
        row.setContentsMargins(gap + 4, 6, 6, 6)
        row.setSpacing(theme.SPACE)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        for button in self._buttons:
            row.addWidget(button)
        row.addWidget(self._close)
        self.hide()

    def tell(
        self,
        kind: str,
        text: Text,
        button: Text | None = None,
        action: Action | None = None,
        *,
        other: tuple[Text, Action] | None = None,
        key: str = "",
        standing: bool = False,
    ) -> None:
        """Show a text; `kind` is success, warning, danger or info; `key` names it for `drop`.

        `other` is a second button. A standing message has a key, and lasts until it is closed,
        answered or dropped.
        """
        if standing:
            self._standing = (
                key,
                lambda: self.tell(kind, text, button, action, other=other, key=key, standing=True),
            )
        self._say, self.key = text, key
        self._say_buttons = (button, other[0] if other else None)
        self._actions = (action, other[1] if other else None)
        theme.set_role(self, f"toast-{kind}")
        icons.set_pixmap(self._icon, _ICONS[kind], "accent" if kind == "info" else kind)
        self.retranslate()
        self.show()

    @property
    def text(self) -> str:
        """What is shown, '' when nothing is."""
        return "" if self.isHidden() else self._text.text()

    @property
    def standing_key(self) -> str:
        """The key of the standing message, shown or behind another; '' when there is none."""
        return self._standing[0] if self._standing is not None else ""

    def drop(self, key: str) -> None:
        """Take the message away if it is the one with this key."""
        if self._standing is not None and self._standing[0] == key:
            self._standing = None
        if self.key == key:
            self.clear()

    @Slot()
    def clear(self) -> None:
        """Take away what is shown."""
        standing, shown = self._standing, self.key
        self._say, self._actions = None, (None, None)
        self.key = ""
        if standing is not None and standing[0] != shown:
            standing[1]()
            return
        self._standing = None
        self.hide()

    @Slot()
    def _on_close(self) -> None:
        self.clear()
        self.closed.emit()

    @Slot()
    def _act(self) -> None:
        self._do(self._actions[0])

    @Slot()
    def _act_otherwise(self) -> None:
        self._do(self._actions[1])

    def _do(self, action: Action | None) -> None:
        self.clear()
        if action is not None:
            action()

    def retranslate(self) -> None:
        self._close.setToolTip(self.tr("Close this message"))
        self._close.setAccessibleName(self.tr("Close this message"))
        if self._say is not None:
            self._text.setText(self._say())
            for button, text in zip(self._buttons, self._say_buttons, strict=True):
                button.setVisible(text is not None)
                button.setText(text() if text is not None else "")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
