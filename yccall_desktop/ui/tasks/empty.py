"""What stands in place of the table while there is nothing in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from yccall_desktop.ui import icons, theme
from yccall_desktop.ui.context import ContextEvents


class NewTaskButton(QPushButton):
    """Leads to the page where a task is made."""

    def __init__(self, events: ContextEvents) -> None:
        super().__init__()
        self.setObjectName("emptyNewTaskButton")
        theme.set_role(self, "primary")
        icons.set_icon(self, "sheet", "on_accent")
        self.clicked.connect(events.new_task_wanted)
        self.retranslate()

    def retranslate(self) -> None:
        """The text in the language of the moment."""
        self.setText(self.tr("New task"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def lay_out_empty(icon: QLabel, title: QLabel, text: QLabel, button: QPushButton) -> QWidget:
    """A picture, a heading, a sentence and a button in the middle of the page."""
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
    middle.addSpacing(theme.SPACE)
    middle.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
    middle.addStretch(3)
    return empty
