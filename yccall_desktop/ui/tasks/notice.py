"""One line about what was just done, above the table; it stays until the next one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from yccall_desktop.ui import icons, theme

_ICONS = {"success": "check", "warning": "warning", "danger": "error", "info": "info"}


class Notice(QFrame):
    """A sentence on a coloured ground; hidden when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = ""
        """The task that the next sentence is about, '': the one that is chosen."""
        self._icon, self._text, self._close = QLabel(), QLabel(), QToolButton()
        self._text.setObjectName("tasksNoticeText")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.set_role(self._close, "quiet")
        icons.set_icon(self._close, "close", "muted", 16)
        self._close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE + 4, theme.SPACE, theme.SPACE, theme.SPACE)
        row.setSpacing(theme.SPACE)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._close)
        self.hide()

    def tell(self, kind: str, text: str) -> None:
        """Show `text`; `kind` is success, warning, danger or info."""
        if self.about:
            text = self.tr("{task}: {sentence}").format(task=self.about, sentence=text)
        theme.set_role(self, f"toast-{kind}")
        icons.set_pixmap(self._icon, _ICONS[kind], "accent" if kind == "info" else kind)
        self._text.setText(text)
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self.tr("Close this message"))
        self.setAccessibleName(text)
        self.show()

    @property
    def text(self) -> str:
        """What is shown, '' when nothing is."""
        return self._text.text() if not self.isHidden() else ""

    @Slot()
    def clear(self) -> None:
        """Take the sentence away."""
        self.hide()
