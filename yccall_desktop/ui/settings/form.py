"""The settings' fields in cards, one below the other, which scroll where the screen is low."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from yccall_desktop.ui import theme

_LABEL_WIDTH = 150
_FRAME = 40
"""What the title bar takes of the screen's height, at most."""


def room_for(dialog: QWidget) -> int:
    """How high a dialog may be on its screen."""
    return dialog.screen().availableGeometry().height() - _FRAME


class _Button(QPushButton):
    """Enter presses it when it has the focus, which a dialog else sees as for its default."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def make_button(name: str, role: str = "") -> QPushButton:
    """A button that Enter presses when it has the focus, and not from elsewhere."""
    button = _Button()
    button.setObjectName(name)
    button.setAutoDefault(False)
    if role:
        theme.set_role(button, role)
    return button


def make_note(role: str = "small") -> QLabel:
    """A sentence below a field; it wraps."""
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    theme.set_role(label, role)
    return label


class SettingsForm(QScrollArea):
    """`titles` by card, `labels` and `notes` by field; they are without text at first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titles: dict[str, QLabel] = {}
        self.labels: dict[str, QLabel] = {}
        self.notes: dict[str, QLabel] = {}
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SPACE)
        self.setWidget(content)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._show_focus)

    @Slot(QWidget, QWidget)
    def _show_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Bring the field in sight that an access key reached; Qt does so for Tab alone.

        Not under a mouse that is held down: its click would end beside what it was meant for.
        """
        held = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is not None and not held and self.isAncestorOf(now):
            self.ensureWidgetVisible(now)

    def add_card(self, name: str) -> QGridLayout:
        """A card with a title; fields go into it with `add_field`."""
        title = QLabel()
        theme.set_role(title, "heading")
        self.titles[name] = title
        card = QFrame()
        theme.set_role(card, "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(theme.SPACE + 4, theme.SPACE, theme.SPACE + 4, theme.SPACE)
        grid.setHorizontalSpacing(theme.SPACE * 2)
        grid.setVerticalSpacing(theme.SPACE // 2)
        grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        if self._column.count():
            self._column.addSpacing(theme.SPACE // 2)
        self._column.addWidget(title)
        self._column.addWidget(card)
        return grid

    def add_field(
        self,
        card: QGridLayout,
        key: str,
        field: QWidget,
        *,
        note: bool = False,
        button: QWidget | None = None,
    ) -> None:
        """A labelled field, with a sentence below and a button beside it if wanted."""
        label = QLabel()
        label.setBuddy(field.focusProxy() or field)
        self.labels[key] = label
        line = card.rowCount()
        card.addWidget(label, line, 0)
        card.addWidget(field, line, 1, 1, 1 if button else 2)
        if button is not None:
            card.addWidget(button, line, 2)
        if note:
            self.notes[key] = make_note()
            card.addWidget(self.notes[key], line + 1, 1, 1, 2)

    def fill(self, dialog: QWidget, problem: QWidget, left: list[QWidget], *right: QWidget) -> None:
        """Lay the dialog of this form out: the form, the problem, a row of buttons below."""
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE)
        for button in left:
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in right:
            buttons.addWidget(button)
        column = QVBoxLayout(dialog)
        column.setContentsMargins(*[theme.SPACE * 2 + 4] * 4)
        column.setSpacing(theme.SPACE + 4)
        column.addWidget(self, 1)
        column.addWidget(problem)
        column.addLayout(buttons)

    def fit(self, dialog: QWidget) -> None:
        """Make the dialog of this form, which has a fixed width, as high as the wrapped texts need,
        where the screen has that room; else the form scrolls, and stays where it was scrolled."""
        layout = dialog.layout()
        if layout is None or not dialog.isVisible():
            return
        width, margins = dialog.width(), layout.contentsMargins()
        form = self._whole_height(width - margins.left() - margins.right())
        scrolled = self.verticalScrollBar().value()
        self.setFixedHeight(form)
        layout.activate()
        wraps = layout.hasHeightForWidth()
        whole = layout.totalHeightForWidth(width) if wraps else layout.totalSizeHint().height()
        room = room_for(dialog)
        self.setFixedHeight(form - max(whole - room, 0))
        dialog.setFixedHeight(min(whole, room))
        layout.activate()
        self.verticalScrollBar().setValue(scrolled)

    def _whole_height(self, width: int) -> int:
        """The height at which nothing has to be scrolled."""
        for card in self.findChildren(QFrame):
            card.updateGeometry()
        self._column.invalidate()  # they hear of a text that wraps anew only later
        self._column.activate()
        return self._column.totalHeightForWidth(width)
