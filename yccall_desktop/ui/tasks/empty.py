"""What stands in place of the table while there is nothing in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from yccall_desktop.ui import theme


def lay_out_empty(icon: QLabel, title: QLabel, text: QLabel) -> QWidget:
    """A picture, a heading and a sentence in the middle of the page."""
    empty = QWidget()
    middle = QVBoxLayout(empty)
    middle.addStretch(2)
    theme.set_role(title, "heading")
    theme.set_role(text, "muted")
    text.setWordWrap(True)
    text.setFixedWidth(theme.SPACE * 55)
    sides = QHBoxLayout()
    sides.addStretch(1)
    sides.addWidget(text)
    sides.addStretch(1)
    for label in (icon, title, text):
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    middle.addWidget(icon)
    middle.addWidget(title)
    middle.addLayout(sides)
    middle.addStretch(3)
    return empty
