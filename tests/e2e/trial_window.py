"""A small window by which test_harness.py tries the harness: no part of the program."""

from __future__ import annotations

import sys

from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget


class TrialWindow(QWidget):
    """Says what was typed after Copy or Ctrl+Return, and puts it on the clipboard."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Trial window")
        self.edit = QLineEdit(objectName="edit")
        self.edit.setAccessibleName("What to copy")
        self.said = QLabel(objectName="said")
        button = QPushButton("Copy it", objectName="copyButton")
        button.clicked.connect(self.copy)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.copy)
        layout = QVBoxLayout(self)
        for widget in (self.edit, self.said, button):
            layout.addWidget(widget)

    def copy(self) -> None:
        self.said.setText(f"copied {self.edit.text()}")
        QGuiApplication.clipboard().setText(self.edit.text())


if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = TrialWindow()
    window.show()
    sys.exit(application.exec())
