"""The fields with a list: mouse and keyboard, what is found, and that nothing typed is changed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from yccall_desktop.core.targets import Choice
from yccall_desktop.ui.new_task.choice_combo import ChoiceCombo, SeveralCombo
from yccall_desktop.ui.new_task.choice_list import MOST_ROWS, ROW_HEIGHT, ChoiceList

NAMES = ("Sales", "sales", "north-sales", "support", *(f"q{i}" for i in range(20)))
NUMBERS = ("01065512345", "01065512346", "4008001234")


class Form:
    """A window with both kinds of fields and another one below."""

    def __init__(self, qtbot) -> None:
        self.qtbot = qtbot
        self.window = QWidget()
        self.one = ChoiceCombo("one", 64)
        self.several = SeveralCombo("several", 2000)
        self.several.none_text = "Random"
        self.other = QLineEdit()
        column = QVBoxLayout(self.window)
        for field in (self.one, self.several, self.other):
            column.addWidget(field)
        column.addStretch(1)
        self.one.set_choices([Choice(name) for name in NAMES], self.described, "Nothing there")
        self.several.set_choices([Choice(one) for one in NUMBERS], self.described, "Nothing there")
        self.window.resize(400, 500)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    @staticmethod
    def described(choice: Choice) -> tuple[str, str]:
        return ("registered", "success") if choice.name == "support" else ("", "muted")

    @property
    def lists(self) -> list[ChoiceList]:
        return [one for one in self.window.findChildren(ChoiceList) if one.isVisible()]

    @property
    def rows(self) -> list[str]:
        (one,) = self.lists
        return [row.shown for row in one.choices.rows]

    @property
    def ticked(self) -> list[str]:
        (one,) = self.lists
        return [row.shown for row in one.choices.rows if row.ticked]

    @property
    def cursor(self) -> str | None:
        (one,) = self.lists
        return one.currentIndex().data() if one.currentIndex().isValid() else None

    def type(self, field: ChoiceCombo, text: str) -> None:
        field.setFocus()
        self.qtbot.keyClicks(field, text)

    def keys(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.qtbot.keyClick(self.window.focusWidget(), key)

    def click(self, row: str) -> None:
        (one,) = self.lists
        index = one.choices.index(self.rows.index(row))
        one.scrollTo(index)
        place = one.visualRect(index).center()
        self.qtbot.mouseClick(one.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.fixture
def form(qtbot, context) -> Form:
    return Form(qtbot)


def test_typing_finds_it_anywhere_and_enter_takes_it(form):
    form.type(form.one, "th-s")
    assert form.rows == ["north-sales"]
    assert form.cursor is None
    form.keys(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert form.one.currentText() == "north-sales"
    assert form.lists == []


def test_enter_without_a_row_keeps_what_is_typed(form):
    form.type(form.one, "sal")
    form.keys(Qt.Key.Key_Return)
    assert (form.one.currentText(), form.lists) == ("sal", [])


@pytest.mark.parametrize("name", ["sales", "Sales", "SALES", "SUPPORT"])
def test_the_case_of_what_is_typed_stays(form, name):
    form.type(form.one, name)
    form.keys(Qt.Key.Key_Tab)
    assert form.one.currentText() == name
    assert form.lists == []
    assert not form.one.hasFocus()


def test_what_nothing_matches_is_typed_in_peace(form):
    form.type(form.one, "sax")
    assert form.lists == []
    form.keys(Qt.Key.Key_Backspace)
    assert form.rows == ["Sales", "sales", "north-sales"]


def test_the_only_match_that_is_typed_whole_needs_no_list(form):
    form.type(form.one, "support")
    assert form.lists == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_F4])
def test_a_key_opens_the_whole_list_at_what_is_chosen(form, key):
    form.one.setEditText("q7")
    form.one.setFocus()
    form.keys(key)
    assert len(form.rows) == len(NAMES)
    assert form.cursor == "q7"
    form.keys(Qt.Key.Key_Up)
    assert form.cursor == "q6"
    form.keys(Qt.Key.Key_PageDown)
    assert form.cursor == f"q{6 + MOST_ROWS - 1}"
    form.keys(Qt.Key.Key_Escape)
    assert (form.one.currentText(), form.lists) == ("q7", [])


def test_the_arrow_opens_and_closes_it_and_a_click_takes_a_row(form):
    arrow = QPoint(form.one.width() - 12, form.one.height() // 2)
    press = Qt.MouseButton.LeftButton
    form.qtbot.mouseClick(form.one, press, pos=arrow)
    assert len(form.rows) == len(NAMES)
    form.qtbot.mouseClick(form.one, press, pos=arrow)
    assert form.lists == []
    form.qtbot.mouseClick(form.one, press, pos=arrow)
    form.click("support")
    assert (form.one.currentText(), form.lists) == ("support", [])
    assert form.one.hasFocus()


def test_a_click_elsewhere_closes_it(form):
    form.type(form.one, "s")
    form.qtbot.mouseClick(form.window, Qt.MouseButton.LeftButton, pos=QPoint(200, 490))
    assert form.lists == []
    assert form.one.currentText() == "s"


def test_the_wheel_chooses_nothing(form):
    for field in (form.one, form.several):
        field.setEditText("q7")
        field.setFocus()
        where = QPointF(field.rect().center())
        turn = QWheelEvent(
            where, field.mapToGlobal(where), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(field, turn)
        assert field.currentText() == "q7"


def test_it_is_as_high_as_its_rows_and_stays_inside_the_window(form):
    form.type(form.one, "sa")
    (shown,) = form.lists
    assert 3 * ROW_HEIGHT <= shown.height() < 4 * ROW_HEIGHT
    form.keys(Qt.Key.Key_Escape, Qt.Key.Key_Down)
    (shown,) = form.lists
    assert shown.height() < (MOST_ROWS + 1) * ROW_HEIGHT
    assert form.window.rect().contains(shown.geometry())


def test_it_follows_its_field(form):
    form.type(form.several, "01")
    (shown,) = form.lists
    before = shown.y()
    form.window.layout().insertSpacing(0, 40)
    form.qtbot.waitUntil(lambda: shown.y() == before + 40)
    form.several.hide()
    assert form.lists == []


def test_a_disabled_field_has_no_open_list(form):
    form.type(form.one, "s")
    form.window.setEnabled(False)
    assert form.lists == []


def test_a_list_without_choices_says_so(form):
    form.one.set_choices([], form.described, "Loading…")
    asked = []
    form.one.needed.connect(lambda: asked.append(1))
    form.one.setFocus()
    form.keys(Qt.Key.Key_Down)
    assert form.rows == ["Loading…"]
    assert asked == [1]
    form.keys(Qt.Key.Key_Down)
    assert form.cursor is None
    form.one.set_choices([Choice("new")], form.described, "")
    assert form.rows == ["new"]
    form.keys(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert form.one.currentText() == "new"


def test_several_are_ticked_with_space(form):
    form.several.setFocus()
    form.keys(Qt.Key.Key_Down)
    assert (form.cursor, form.ticked) == ("Random", ["Random"])
    form.keys(Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert form.ticked == ["01065512345"]
    form.keys(Qt.Key.Key_Return)
    assert (form.several.currentText(), form.lists) == ("01065512345, 4008001234", [])
    form.keys(Qt.Key.Key_Down)
    assert form.cursor == "4008001234"
    form.keys(Qt.Key.Key_Space)
    assert form.several.currentText() == "01065512345"


def test_several_are_ticked_with_the_mouse_and_none_is_random(form):
    form.several.showPopup()
    form.click("01065512346")
    form.click("4008001234")
    assert form.several.currentText() == "01065512346, 4008001234"
    form.click("Random")
    assert (form.several.currentText(), form.lists) == ("", [])


def test_the_number_that_is_being_typed_is_looked_for(form):
    form.type(form.several, "999, 5512")
    assert form.rows == ["01065512345", "01065512346"]
    form.keys(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert form.several.currentText() == "999, 01065512346"
    assert form.cursor == "01065512346"
    assert form.ticked == ["01065512346"]


def test_space_between_numbers_can_be_typed(form):
    form.type(form.several, "01065512345 4008")
    assert form.several.currentText() == "01065512345 4008"


def test_a_screen_reader_hears_name_and_state(form):
    form.type(form.one, "support"[:4])
    (shown,) = form.lists
    cell = QAccessible.queryAccessibleInterface(shown).child(0)
    assert cell.text(QAccessible.Text.Name) == "support, registered"
