"""Above the table: what a filter shows, repairs of a kind, leaving out and taking in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel

from tests.helpers.new_task import HEADER, User
from yccall_desktop.core.number_form import NumberForm
from yccall_desktop.core.problems import Code, RowStatus

ZEROS = [HEADER, *(["a", f"10655123{i}", f"M{i}"] for i in range(10, 13)), ["b", "13800138000", ""]]
SHARED = [
    HEADER,
    ["a", "13800138001;13800138002", "M1"],
    ["b", "13800138003", "M2"],
    ["c", "13800138004;13800138005;13800138006", "M3"],
]


@pytest.fixture
def user(qtbot, context) -> User:
    return User(qtbot, context)


def strip(user) -> str:
    return user.text("filterStripText")


def notice(user) -> str:
    return user.page.area.notice.text


def numbers(user) -> list[str]:
    titles = [user.model.heading(place) for place in range(user.model.columnCount())]
    row = titles.index("Row")
    return [user.model.index(line, row).data() for line in range(user.model.rowCount())]


def test_nothing_is_said_about_all_rows(user):
    user.open(ZEROS)
    assert user.page.area.strip.isHidden()


def test_before_and_after_stand_above_the_rows_and_in_each_of_them(user):
    user.open(ZEROS)
    user.click("filter-lost-zero")
    assert strip(user) == "3 rows: leading zero lost"
    assert user.text("filterStripPreview") == "1065512310 → 01065512310"
    assert user.widget("fixAllButton").text() == "Fix all 3 like this"
    assert user.cell(1, "Will call") == "→ 01065512311"
    index = user.model.index(1, 2)
    assert index.data(Qt.ItemDataRole.FontRole).italic()
    assert "not called" in index.data(Qt.ItemDataRole.ToolTipRole)
    user.click("showAllButton")
    assert user.cell(1, "Will call") == ""
    assert user.widget("filterAll").isChecked()


def test_all_of_a_kind_are_repaired_and_taken_back(user):
    user.open(ZEROS)
    user.click("filter-lost-zero")
    user.click("fixAllButton")
    user.wait()
    assert notice(user) == "3 rows were repaired."
    assert strip(user) == "No rows: leading zero lost"
    assert [user.cell(line, "Will call") for line in range(3)] == [
        "01065512310", "01065512311", "01065512312",
    ]  # fmt: skip
    user.click("noticeButton")
    user.wait()
    assert user.sheet.totals.ready == 1
    assert notice(user) == ""
    assert user.widget("fixAllButton").isEnabled()


def test_the_preview_follows_an_edit_of_its_row(user):
    user.open(ZEROS)
    user.click("filter-lost-zero")
    user.page.session.edit(1, 1, "1065512399")
    assert user.text("filterStripPreview") == "1065512399 → 01065512399"


def test_cells_with_several_numbers_become_rows_behind_theirs(user):
    user.open(SHARED)
    user.click("filter-several-numbers")
    assert user.text("filterStripPreview") == (
        "13800138001;13800138002 → 13800138001 and 13800138002"
    )
    assert user.widget("fixAllButton").text() == "Split all 2 into rows"
    user.click("fixAllButton")
    user.wait()
    assert numbers(user) == ["2", "2 (2)", "4", "4 (2)", "4 (3)"]
    user.click("filterAll")
    assert numbers(user) == ["2", "2 (2)", "3", "4", "4 (2)", "4 (3)"]
    assert user.sheet.totals.ready == 6
    user.page.session.undo()
    user.wait()
    assert numbers(user) == ["2", "3", "4"]
    user.page.session.redo()
    user.wait()
    assert numbers(user) == ["2", "2 (2)", "3", "4", "4 (2)", "4 (3)"]


def test_one_row_is_split_from_its_menu_and_stays_the_current_one(user):
    user.open(SHARED)
    view = user.page.area.view
    view.go_to_line(2)
    menu = view.row_menu(view.selected_rows(), 1)
    split = next(action for action in menu.actions() if action.text() == "Split into 3 rows")
    split.trigger()
    menu.deleteLater()
    assert numbers(user) == ["2", "3", "4", "4 (2)", "4 (3)"]
    assert view.currentIndex().row() == 2
    assert list(view.selected_rows()) == [3]


def test_a_row_that_splits_again_counts_on(user):
    user.open(SHARED)
    user.page.session.split(1)
    user.page.session.undo()
    user.page.session.split(1)
    assert numbers(user) == ["2", "2 (2)", "3", "4"]


def test_rows_of_a_filter_are_left_out_and_taken_in(user):
    user.open(ZEROS)
    user.click("filterInvalid")
    user.click("leaveAllButton")
    user.wait()
    assert notice(user) == "3 rows were left out."
    assert user.sheet.totals.excluded == 3
    user.click("filter-excluded")
    assert strip(user) == "3 rows: left out by you"
    user.click("takeAllButton")
    user.wait()
    assert notice(user) == "3 rows were taken in."
    assert user.sheet.totals.invalid == 3


def test_hidden_rows_are_a_filter_of_their_own(user):
    user.reader.hidden["leads.xlsx"] = {4}
    user.open(ZEROS)
    user.click("filter-hidden")
    assert user.rows() == [5]
    assert user.widget("takeAllButton").text() == "Take it in"
    user.click("takeAllButton")
    assert user.sheet.status(4) is RowStatus.READY


def test_ready_rows_cannot_all_be_left_out_at_once(user):
    user.open(ZEROS)
    user.click("filterReady")
    assert strip(user) == "1 row: ready to be called"
    assert not user.sees("leaveAllButton")
    assert not user.sees("fixAllButton")


def test_kinds_are_offered_where_there_are_several(user):
    user.open([HEADER, ["a", "13800138000", ""], ["b", "010-65512345", ""]])
    user.click("filterKind-landline")
    assert user.rows() == [3]
    assert strip(user) == "1 row: landline"
    user.click("leaveAllButton")
    assert user.sheet.totals.ready == 1
    assert user.widget("filterKind-landline").text() == "Landline  0"
    user.click("filterAll")
    assert not user.sees("filterKind-mobile")


def test_countries_are_offered_where_there_are_several(user):
    user.context.settings.form = NumberForm.INTERNATIONAL
    user.open([HEADER, ["a", "13800138000", ""], ["b", "+852 5123 4567", ""]])
    user.click("filterCountry-HK")
    assert user.rows() == [3]
    assert strip(user).startswith("1 row: Hong Kong")


def test_many_rows_are_looked_through_in_the_background(user):
    table = [HEADER, *(["a", str(1065510000 + i), ""] for i in range(300))]
    user.open(table)
    user.click("filter-lost-zero")
    assert not user.widget("fixAllButton").isEnabled()
    user.wait()
    assert user.widget("fixAllButton").text() == "Fix all 300 like this"
    user.click("fixAllButton")
    assert user.page.session.deciding
    assert not user.widget("filter-lost-zero").isEnabled()
    user.wait()
    assert user.sheet.totals.ready == 300
    assert notice(user) == "300 rows were repaired."


def test_another_sheet_forgets_what_was_said(user):
    user.open(ZEROS)
    user.click("filter-lost-zero")
    user.click("fixAllButton")
    user.open(SHARED, "other.xlsx")
    assert notice(user) == ""
    assert user.page.area.strip.isHidden()
    user.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert notice(user) == ""


def test_the_strip_is_read_as_one(user):
    user.open(ZEROS)
    user.click("filter-lost-zero")
    name = user.page.findChild(QFrame, "filterStrip").accessibleName()
    assert name == "3 rows: leading zero lost 1065512310 → 01065512310"
    assert user.page.findChild(QLabel, "filterStripText") is not None
    assert user.sheet.problem_counts() == {Code.LOST_ZERO: 3}


def test_tab_goes_from_the_filters_to_what_can_be_done_with_them(user):
    user.open(ZEROS)
    user.click("filter-lost-zero")
    widget, seen = user.widget("filterAll"), []
    while "rowsTable" not in seen:
        widget = widget.nextInFocusChain()
        seen.append(widget.objectName())
    wanted = ("filterExcluded", "filter-lost-zero", "undoButton", "saveProblemsButton",
        "fixAllButton", "leaveAllButton", "showAllButton")  # fmt: skip
    assert [name for name in seen if name in wanted] == list(wanted)


def test_the_menu_of_a_row_offers_only_what_would_change_it(user):
    user.open(ZEROS)
    row = user.page.area.view.selected_rows() or [1]
    offered = []
    for decide in (user.page.session.exclude, user.page.session.restore):
        decide(row)
        menu = user.page.area.view.row_menu(row, 1)
        offered.append(
            {
                action.text().split("\t")[1]: action.isEnabled()
                for action in menu.actions()
                if action.text().endswith(("Del", "Ins"))
            }
        )
        menu.deleteLater()
    assert offered == [{"Del": False, "Ins": True}, {"Del": True, "Ins": False}]


def test_a_lone_button_stands_beside_the_words_in_a_narrow_window(user):
    user.open(ZEROS)
    words = user.page.area.strip.findChild(QLabel, "filterStripText")
    below = []
    for name in ("filterReady", "filter-lost-zero"):
        user.click(name)
        user.page.area.strip.resize(460, 90)
        user.page.area.strip.layout().activate()
        button = user.widget("showAllButton")
        below.append(button.y() >= words.geometry().bottom())
    assert below == [False, True]
