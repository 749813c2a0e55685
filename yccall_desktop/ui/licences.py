"""The licences of the parts, as the package brings them: to be read and searched."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from yccall_desktop.ui import theme

_WIDTH, _HEIGHT = 760, 540


class LicencesDialog(QDialog):
    """Shows a text file. Enter finds the next place, Shift+Enter the one before; Esc closes."""

    def __init__(self, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("licencesDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_WIDTH, _HEIGHT)
        self._file = file
        self.search = QLineEdit()
        self.search.setObjectName("licencesFind")
        self.search.setClearButtonEnabled(True)
        self._found = QLabel()
        self._found.setObjectName("licencesFound")
        theme.set_role(self._found, "small")
        self.text = QPlainTextEdit()
        self.text.setObjectName("licencesText")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(theme.mono_font(12))
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._previous, self._next, self._close = QPushButton(), QPushButton(), QPushButton()
        for button in (self._previous, self._close):
            button.setAutoDefault(False)
        self._next.setDefault(True)
        self._lay_out()
        self.search.textChanged.connect(self._typed)
        self._next.clicked.connect(self.find_next)
        self._previous.clicked.connect(self.find_previous)
        self._close.clicked.connect(self.accept)
        self._read()
        self.retranslate()
        self.search.setFocus()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE)
        row.addWidget(self.search, 1)
        row.addWidget(self._previous)
        row.addWidget(self._next)
        below = QHBoxLayout()
        below.addWidget(self._found, 1)
        below.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE * 2] * 4)
        column.setSpacing(theme.SPACE + 4)
        column.addLayout(row)
        column.addWidget(self.text, 1)
        column.addLayout(below)

    def _read(self) -> None:
        try:
            self.text.setPlainText(self._file.read_text(encoding="utf-8", errors="replace"))
        except OSError:
            self.text.setPlainText(
                self.tr("The file {file} could not be read.").format(file=self._file)
            )

    @Slot()
    def find_next(self) -> None:
        """Go to the next place with the text that was typed, from the end back to the top."""
        self._go(QTextDocument.FindFlag(0), QTextCursor.MoveOperation.Start)

    @Slot()
    def find_previous(self) -> None:
        """Go to the place before, from the top on to the end."""
        self._go(QTextDocument.FindFlag.FindBackward, QTextCursor.MoveOperation.End)

    @Slot()
    def _typed(self) -> None:
        cursor = self.text.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self.text.setTextCursor(cursor)
        self.find_next()

    def _go(self, flag: QTextDocument.FindFlag, around: QTextCursor.MoveOperation) -> None:
        wanted = self.search.text()
        if not wanted:
            self._found.clear()
            return
        found = self.text.find(wanted, flag)
        if not found:
            before = self.text.textCursor()
            self.text.moveCursor(around)
            found = self.text.find(wanted, flag)
            if not found:
                self.text.setTextCursor(before)
        self._found.setText("" if found else self.tr("Not found"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift+Enter goes back."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.find_previous()
            return
        super().keyPressEvent(event)

    def retranslate(self) -> None:
        """All texts in the language of the moment."""
        self.setWindowTitle(self.tr("Licences of the parts"))
        self.search.setPlaceholderText(self.tr("Find in the licences"))
        self.search.setAccessibleName(self.tr("Find in the licences"))
        self.text.setAccessibleName(self.tr("Licences of the parts"))
        self._previous.setText(self.tr("Previous"))
        self._next.setText(self.tr("Next"))
        self._close.setText(self.tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
