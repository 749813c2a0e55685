"""What the user has to know about the sheet, above the table, with one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Slot
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

_ICONS = {"success": "check", "warning": "warning", "danger": "error", "info": "info"}


class Notice(QFrame):
    """One sentence with at most one button; stays until it is closed or replaced."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheetNotice")
        self._say: Text | None = None
        self._say_button: Text | None = None
        self._action: Callable[[], None] | None = None
        self.key = ""
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setObjectName("noticeText")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QPushButton()
        self._button.setObjectName("noticeButton")
        self._button.setAutoDefault(False)
        self._button.clicked.connect(self._act)
        self._close = QToolButton()
        self._close.setObjectName("noticeClose")
        theme.set_role(self._close, "quiet")
        icons.set_icon(self._close, "close", "muted", 16)
        self._close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        gap = theme.SPACE
        self.setStyleSheet(f"#sheetNotice {{ margin: {gap}px {gap}px 0 {gap}px; }}")
        row.setContentsMargins(gap + 4, 6, 6, 6)
        row.setSpacing(theme.SPACE)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self.hide()

    def tell(
        self,
        kind: str,
        text: Text,
        button: Text | None = None,
        action: Callable[[], None] | None = None,
        *,
        key: str = "",
    ) -> None:
        """Show a text; `kind` is success, warning, danger or info; `key` names it for `drop`."""
        self._say, self._say_button, self._action, self.key = text, button, action, key
        theme.set_role(self, f"toast-{kind}")
        icons.set_pixmap(self._icon, _ICONS[kind], "accent" if kind == "info" else kind)
        self.retranslate()
        self.show()

    @property
    def text(self) -> str:
        """What is shown, '' when nothing is."""
        return "" if self.isHidden() else self._text.text()

    def drop(self, key: str) -> None:
        """Take the message away if it is the one with this key."""
        if self.key == key:
            self.clear()

    @Slot()
    def clear(self) -> None:
        """Show nothing."""
        self._say = self._action = None
        self.key = ""
        self.hide()

    @Slot()
    def _act(self) -> None:
        action = self._action
        self.clear()
        if action is not None:
            action()

    def retranslate(self) -> None:
        self._close.setToolTip(self.tr("Close this message"))
        self._close.setAccessibleName(self.tr("Close this message"))
        if self._say is not None:
            self._text.setText(self._say())
            self._button.setVisible(self._say_button is not None)
            if self._say_button is not None:
                self._button.setText(self._say_button())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
