"""The panel at the right of the page: what its kinds have in common."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, SignalInstance
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from yccall_desktop.ui import icons, theme
from yccall_desktop.ui.held_focus import HeldFocus
from yccall_desktop.ui.keys import click_focused

PANEL_WIDTH = 328
_ICON_COLOURS = {"primary": "on_accent", "danger": "danger"}


def make_label(role: str = "", name: str = "", *, selectable: bool = False) -> QLabel:
    """A label of plain text that wraps."""
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if selectable:
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    if role:
        theme.set_role(label, role)
    if name:
        label.setObjectName(name)
    return label


def make_button(name: str, icon: str, wanted: SignalInstance, role: str = "") -> QPushButton:
    """A button that tells `wanted` when it is pressed."""
    button = QPushButton()
    button.setObjectName(name)
    button.setAutoDefault(False)
    set_button_role(button, icon, role)
    button.clicked.connect(lambda _checked=False: wanted.emit())
    return button


def set_button_role(button: QPushButton, icon: str, role: str) -> None:
    """Say what a button is; its icon, if it has one, is seen on the ground that it has then."""
    if icon:
        icons.set_icon(button, icon, _ICON_COLOURS.get(role, "text"), 16)
    theme.set_role(button, role)


class SidePanel(QFrame):
    """A column that scrolls when the window is low; subclasses fill `column`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "panel")
        self.setFixedWidth(PANEL_WIDTH)
        content = QWidget()
        self.column = QVBoxLayout(content)
        side = theme.SPACE * 2 + 4
        self.column.setContentsMargins(side, theme.SPACE * 2, side, theme.SPACE * 2)
        self.column.setSpacing(theme.SPACE + 4)
        self.area = area = QScrollArea()
        self.focus = HeldFocus(self, area)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def retranslate(self) -> None:
        """All texts in the language of the moment."""

    def showEvent(self, event: QShowEvent) -> None:
        """Measure all anew: what was measured before had not the style sheet's fonts yet."""
        super().showEvent(event)
        for child in self.findChildren(QWidget):
            child.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not click_focused(self, event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class Toast(QFrame):
    """A heading with an icon and a few sentences on a soft ground, inside a panel."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QLabel()
        self.heading = make_label("heading")
        self.heading.setObjectName(f"{name}Heading")
        self.text = make_label(selectable=True)
        self.text.setObjectName(f"{name}Text")
        top = QHBoxLayout()
        top.setSpacing(theme.SPACE)
        top.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.heading, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE + 4] * 4)
        column.setSpacing(theme.SPACE)
        column.addLayout(top)
        column.addWidget(self.text)

    def tell(self, kind: str, icon: str, heading: str, text: str) -> None:
        """`kind` is success, warning, danger or info."""
        theme.set_role(self, f"toast-{kind}")
        icons.set_pixmap(self._icon, icon, "accent" if kind == "info" else kind)
        self.heading.setText(heading)
        self.text.setText(text)
        self.text.setVisible(bool(text))
