"""A window with a sheet, on a platform in memory that has lists to choose from."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLabel

from tests.helpers.desk import Desk
from tests.helpers.fake_platform import OK
from yccall_desktop.core.targets import Agents, Choice, ChoiceKind, Choices, State

EXTENSION, QUEUE, GROUP, NUMBER = ChoiceKind
LISTS = {
    EXTENSION: Choices(
        OK,
        (
            Choice("1001", State.READY),
            Choice("1002", State.UNREGISTERED),
            Choice("1003", State.DISABLED),
        ),
    ),
    QUEUE: Choices(OK, (Choice("queue-1", remark="Sales"), Choice("queue-2"))),
    GROUP: Choices(
        OK,
        (
            Choice("north", agents=Agents(12, 20)),
            Choice("south", agents=Agents(0, 4)),
            Choice("old", State.DISABLED, agents=Agents(3, 3)),
            Choice("far"),
        ),
    ),
    NUMBER: Choices(OK, (Choice("01065512345"), Choice("4008001234"))),
}


class Lists(Desk):
    """The window with a sheet, and what its settings panel says of the lists."""

    def __init__(self, qtbot, context, *, idle: bool = True) -> None:
        super().__init__(qtbot, context, idle=idle)
        self.hand("a")
        if idle:
            self.wait()

    def note(self, name: str) -> str:
        label = self.page.findChild(QLabel, name)
        return label.text() if label.isVisible() else ""

    @property
    def target(self) -> str:
        return self.note("targetNote")

    @property
    def is_warned(self) -> bool:
        return self.page.findChild(QLabel, "targetNote").property("role") == "warning"

    @property
    def ratio(self) -> str:
        return self.note("ratioNote")

    @property
    def numbers(self) -> str:
        return self.note("callerIdsNote")

    def box(self, name: str) -> QComboBox:
        return self.page.findChild(QComboBox, name)

    def assign(self, button: str, target: str = "") -> None:
        self.press(button)
        self.wait()
        self.box("targetCombo").setEditText(target)

    def rows(self, name: str = "targetCombo") -> list[tuple[str, str]]:
        """What the open list shows: names and states."""
        box = self.box(name)
        box.showPopup()
        rows = [(row.shown, row.detail) for row in box._list.choices.rows]
        box.hidePopup()
        return rows


def open_with(qtbot, context, kind: ChoiceKind, list_of_it: Choices) -> Lists:
    context.connection.platform.lists = {**LISTS, kind: list_of_it}
    return Lists(qtbot, context)
