"""Asks for the password of a protected file, above the table, which stays until the file opened."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from yccall_desktop.ui import icons, theme

_LONGEST = 255


class PasswordPanel(QFrame):
    """The password is handed on once and kept nowhere."""

    given = Signal(object)
    """The password, as str."""
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("passwordPanel")
        self._file, self._wrong = "", False
        self._icon, self._text = QLabel(), QLabel()
        self._text.setObjectName("passwordText")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self.edit = QLineEdit()
        self.edit.setObjectName("passwordEdit")
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setMaxLength(_LONGEST)
        self.edit.setMinimumWidth(180)
        self._text.setBuddy(self.edit)
        self._open, self._cancel = QPushButton(), QPushButton()
        self._open.setObjectName("passwordOpenButton")
        theme.set_role(self._open, "primary")
        self._cancel.setObjectName("passwordCancelButton")
        for button in (self._open, self._cancel):
            button.setAutoDefault(False)
        self._open.clicked.connect(self._give)
        self._cancel.clicked.connect(self._on_cancel)
        self.edit.returnPressed.connect(self._give)
        self.edit.textChanged.connect(self._show_open)
        gap = theme.SPACE
        self.setStyleSheet(f"#passwordPanel {{ margin: {gap}px {gap}px 0 {gap}px; }}")
        row = QHBoxLayout(self)
        row.setContentsMargins(gap + 4, 6, gap, 6)
        row.setSpacing(gap)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        for widget in (self.edit, self._open, self._cancel):
            row.addWidget(widget)
        self.retranslate()
        self.hide()

    def ask(self, file: str, *, wrong: bool) -> None:
        """Ask for the password of a file; `wrong`: the one that was given does not open it."""
        self._file, self._wrong = file, wrong
        theme.set_role(self, "toast-danger" if wrong else "toast-info")
        icon, colour = ("error", "danger") if wrong else ("info", "accent")
        icons.set_pixmap(self._icon, icon, colour)
        self.retranslate()
        self._show_open()
        self.show()
        self.edit.selectAll()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_up(self) -> None:
        """Ask no more, and forget what was typed."""
        self.edit.clear()
        self.hide()

    def wait(self) -> None:
        """The file is being opened: what was typed stays, in case that it is wrong."""
        self.hide()

    @Slot()
    def _show_open(self) -> None:
        self._open.setEnabled(bool(self.edit.text()))

    @Slot()
    def _give(self) -> None:
        if self.edit.text():
            self.given.emit(self.edit.text())

    @Slot()
    def _on_cancel(self) -> None:
        self.close_up()
        self.cancelled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is Cancel; nothing else on the page is cancelled by it."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_cancel()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        if self._wrong:
            text = self.tr("This password does not open {file}. Try again:")
        else:
            text = self.tr("{file} is protected. Its password:")
        self._text.setText(text.format(file=self._file))
        self.edit.setAccessibleName(self.tr("Password of the file"))
        self._open.setText(self.tr("Open"))
        self._cancel.setText(self.tr("Cancel"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
