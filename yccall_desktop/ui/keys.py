"""Help on the keyboard (F1): every key of the window, in one small dialog."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from yccall_desktop.ui import icons, theme


def click_focused(panel: QWidget, event: QKeyEvent) -> bool:
    """Press the button of `panel` that has the focus when `event` is Enter; False: it is not."""
    button = panel.focusWidget()
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if not enter or plain or not isinstance(button, QPushButton):
        return False
    button.click()
    return True


class KeysDialog(QDialog):
    """Keys on the left, what they do on the right; Esc closes it."""

    about_wanted = Signal()
    """The user wants to know about the program; this dialog has closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keysDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._title = QLabel()
        theme.set_role(self._title, "title")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.SPACE * 3)
        self._grid.setVerticalSpacing(theme.SPACE)
        self._close = QPushButton()
        self._close.setDefault(True)
        self._close.clicked.connect(self.accept)
        self._about = QPushButton()
        self._about.setObjectName("aboutButton")
        self._about.setAutoDefault(False)
        theme.set_role(self._about, "quiet")
        icons.set_icon(self._about, "info", "muted")
        self._about.clicked.connect(self._show_about)
        buttons = QHBoxLayout()
        buttons.addWidget(self._about)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE * 3] * 4)
        column.setSpacing(theme.SPACE * 2)
        column.addWidget(self._title)
        column.addLayout(self._grid)
        column.addLayout(buttons)
        self._means: list[QLabel] = []
        for row, (keys, _) in enumerate(self._list()):
            key, means = QLabel(self._native(keys)), QLabel()
            theme.set_role(key, "key")
            self._grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(means, row, 1)
            self._means.append(means)
        self._close.setFocus()
        self.retranslate()

    def retranslate(self) -> None:
        """All texts in the language of the moment."""
        self.setWindowTitle(self.tr("Keyboard"))
        self._title.setText(self.tr("Keyboard"))
        self._close.setText(self.tr("Close"))
        self._about.setText(self.tr("About the program"))
        for label, (_, text) in zip(self._means, self._list(), strict=True):
            label.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @Slot()
    def _show_about(self) -> None:
        self.accept()
        self.about_wanted.emit()

    @staticmethod
    def _native(keys: str) -> str:
        native = QKeySequence.SequenceFormat.NativeText
        return "  /  ".join(QKeySequence(one).toString(native) for one in keys.split(" "))

    def _list(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+O Ctrl+V", self.tr("Open a sheet, paste rows")),
            ("Ctrl+Return", self.tr("Create the task")),
            ("Esc", self.tr("Cancel what is going on")),
            ("F8 Shift+F8", self.tr("Next or previous problem")),
            ("Ctrl+F F3", self.tr("Find in the rows, next match")),
            ("F2", self.tr("Edit the number")),
            ("Del Ins", self.tr("Leave the chosen rows out, restore them")),
            ("Ctrl+C", self.tr("Copy the chosen rows")),
            ("Alt+Down", self.tr("Sort by the column, say what it is")),
            ("Ctrl+Z Ctrl+Y", self.tr("Undo and redo")),
            ("Ctrl+S", self.tr("Save the problem rows")),
            ("F5", self.tr("Load the platform's lists again")),
            ("Ctrl+1 Ctrl+2", self.tr("New task, Tasks")),
            ("Ctrl+,", self.tr("Settings")),
            ("F1", self.tr("This help")),
        ]
