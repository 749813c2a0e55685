"""Help on the keyboard (F1): every key of the window, in one small dialog."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from yccall_desktop.ui import theme


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
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE * 3] * 4)
        column.setSpacing(theme.SPACE * 2)
        column.addWidget(self._title)
        column.addLayout(self._grid)
        column.addWidget(self._close, 0, Qt.AlignmentFlag.AlignRight)
        self._means: list[QLabel] = []
        for row, (keys, _) in enumerate(self._list()):
            key, means = QLabel(self._native(keys)), QLabel()
            theme.set_role(key, "key")
            self._grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(means, row, 1)
            self._means.append(means)
        self.retranslate()

    def retranslate(self) -> None:
        """All texts in the language of the moment."""
        self.setWindowTitle(self.tr("Keyboard"))
        self._title.setText(self.tr("Keyboard"))
        self._close.setText(self.tr("Close"))
        for label, (_, text) in zip(self._means, self._list(), strict=True):
            label.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @staticmethod
    def _native(keys: str) -> str:
        native = QKeySequence.SequenceFormat.NativeText
        return "  /  ".join(QKeySequence(one).toString(native) for one in keys.split(" "))

    def _list(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+O", self.tr("Open a sheet")),
            ("Ctrl+Return", self.tr("Create the task")),
            ("Esc", self.tr("Cancel what is going on")),
            ("F8 Shift+F8", self.tr("Next or previous problem")),
            ("F2", self.tr("Edit the number")),
            ("Del", self.tr("Exclude the chosen rows")),
            ("Ctrl+Z Ctrl+Y", self.tr("Undo and redo")),
            ("Ctrl+S", self.tr("Save the problem rows")),
            ("Ctrl+1 Ctrl+2", self.tr("New task, Tasks")),
            ("Ctrl+,", self.tr("Settings")),
            ("F1", self.tr("This help")),
        ]
