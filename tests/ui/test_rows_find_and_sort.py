"""Sorting by any column, finding, selecting and copying in the table."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit

from tests.helpers.new_task import HEADER, User, leads
from tests.helpers.rows import block_of
from yccall_desktop.core.call_sheet import CallSheet
from yccall_desktop.core.cells import Place, SheetRows
from yccall_desktop.core.columns import Layout, Role
from yccall_desktop.core.phone import PhoneChecker
from yccall_desktop.core.problems import RowStatus
from yccall_desktop.ui.new_task.rows_copy import MOST_ROWS
from yccall_desktop.ui.new_task.rows_model import RowsModel

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

TABLE = [
    HEADER,
    ["Lee", "138-0013-8000", "M3"],
    ["anna", "138ABC38000", "M10"],
    ["Bo", "13900139000", "M2"],
    [None, None, None],
    ["zoe", "1380013800", "M1"],
]
"""Excel rows 2 to 6: ready, letters, ready, blank, too short."""


@pytest.fixture
def user(qtbot, context) -> User:
    made = User(qtbot, context)
    made.open(TABLE)
    return made


def section(user, heading: str) -> int:
    titles = [user.model.heading(place) for place in range(user.model.columnCount())]
    return titles.index(heading)


def choose(user, heading: str, text: str) -> None:
    """Choose an action of a column's menu."""
    menu = user.page.area.view.menus.column(section(user, heading))
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.deleteLater()
    user.wait()


def click_header(user, heading: str) -> None:
    header = user.page.area.view.horizontalHeader()
    left = header.sectionViewportPosition(section(user, heading))
    user.qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(left + 20, 24))
    user.wait()


def spoken(user, heading: str) -> str:
    role = Qt.ItemDataRole.AccessibleTextRole
    return user.model.headerData(section(user, heading), Qt.Orientation.Horizontal, role)


def find(user, text: str) -> None:
    user.press(Qt.Key.Key_F, CTRL)
    edit = user.widget("findEdit", QLineEdit)
    edit.selectAll()
    user.qtbot.keyClicks(edit, text)
    user.wait()


def current(user) -> int:
    return user.model.row_at(user.page.area.view.currentIndex().row()) + 1


def count(user) -> str:
    return user.text("findCount")


# --- sorting -------------------------------------------------------------------------------------
def test_a_column_of_the_file_is_sorted_from_its_menu(user):
    choose(user, "Name · A", "Sort ascending")
    assert user.rows() == [3, 4, 2, 6, 5]
    assert spoken(user, "Name · A") == "Name · A, sorted ascending"
    choose(user, "Name · A", "Sort descending")
    assert user.rows() == [6, 2, 4, 3, 5]
    choose(user, "Name · A", "Order of the sheet")
    assert user.rows() == [2, 3, 4, 5, 6]
    assert spoken(user, "Name · A") == "Name · A"


def test_the_tables_own_columns_are_sorted_by_a_click(user):
    for expected in ([3, 6, 2, 4, 5], [6, 3, 2, 4, 5], [2, 3, 4, 5, 6]):
        click_header(user, "Problem")
        assert user.rows() == expected
    click_header(user, "Row")
    assert user.rows() == [6, 4, 3, 2, 5]
    assert spoken(user, "Row") == "Row, sorted descending"


def test_sorting_keeps_place_and_selection_and_the_order_of_sending(user):
    view = user.page.area.view
    view.go_to_line(0)
    user.press(Qt.Key.Key_Down, SHIFT)
    choose(user, "Member ID", "Sort ascending")
    assert user.rows() == [6, 3, 4, 2, 5] or user.rows() == [6, 4, 2, 3, 5]
    assert current(user) == 3
    assert sorted(view.selected_rows()) == [1, 2]
    assert list(user.sheet.all_rows()) == [1, 2, 3, 4, 5]


def test_rows_do_not_jump_while_they_are_edited(user):
    choose(user, "Phone", "Sort ascending")
    before = user.rows()
    user.page.session.edit(user.model.row_at(0), 1, "13999999999")
    assert user.rows() == before
    choose(user, "Phone", "Sort ascending")
    assert user.rows() != before


def test_sorting_holds_under_filters_and_f8_walks_as_shown(user):
    choose(user, "Name · A", "Sort descending")
    user.click("filterInvalid")
    assert user.rows() == [6, 3]
    user.click("filterAll")
    assert user.rows() == [6, 2, 4, 3, 5]
    seen = []
    for _ in range(3):
        user.press(Qt.Key.Key_F8)
        seen.append(current(user))
    assert seen == [6, 3, 6] or seen == [3, 6, 3]


def test_many_rows_are_sorted_in_the_background(user):
    user.open(leads(6000), "many.xlsx")
    view = user.page.area.view
    view.order_wanted.emit(user.model.order_by(section(user, "Phone"), descending=True))
    assert user.page.area.arranger.busy
    user.click("filterReady")
    user.wait()
    assert user.rows()[:2] == [6001, 6000]
    user.page.session.exclude([6000])
    user.wait()
    assert user.rows()[:2] == [6000, 5999]


def test_a_row_split_while_sorted_stands_behind_its_row(user):
    user.open([HEADER, ["b", "13800138001;13800138002", ""], ["a", "13800138003", ""]], "s.xlsx")
    choose(user, "Name · A", "Sort ascending")
    user.page.session.split(1)
    assert [user.cell(line, "Row") for line in range(3)] == ["3", "2", "2 (2)"]
    user.page.session.undo()
    assert user.rows() == [3, 2]


def test_nothing_is_sorted_while_a_file_is_read(user):
    user.reader.gate.clear()
    user.reader.tables["slow.xlsx"] = leads(10)
    user.page.open_files([user.page.session.loaded.path.with_name("slow.xlsx")])
    menu = user.page.area.view.menus.column(0)
    assert not any(action.isEnabled() for action in menu.actions())
    menu.deleteLater()
    user.reader.gate.set()
    user.wait()
    assert user.page.area.view.can_sort


# --- finding -------------------------------------------------------------------------------------
def test_digits_are_found_whatever_stands_between_them(user):
    find(user, "138001380")
    assert count(user) == "1 of 2"
    assert current(user) == 2


def test_enter_and_f3_go_round_through_the_matches(user):
    find(user, "138")
    assert (count(user), current(user)) == ("1 of 3", 2)
    user.press(Qt.Key.Key_Return)
    assert (count(user), current(user)) == ("2 of 3", 3)
    user.press(Qt.Key.Key_F3)
    assert (count(user), current(user)) == ("3 of 3", 6)
    user.press(Qt.Key.Key_F3)
    assert (count(user), current(user)) == ("1 of 3", 2)
    user.press(Qt.Key.Key_Return, SHIFT)
    assert count(user) == "3 of 3"
    user.press(Qt.Key.Key_F3, SHIFT)
    assert count(user) == "2 of 3"
    assert user.widget("findEdit", QLineEdit).hasFocus()


def test_the_cell_that_has_it_becomes_the_current_one_and_is_marked(user):
    find(user, "ZOE")
    index = user.page.area.view.currentIndex()
    assert index.data() == "zoe"
    assert index.data(Qt.ItemDataRole.BackgroundRole) is not None
    assert index.siblingAtColumn(0).data(Qt.ItemDataRole.BackgroundRole) is None


def test_problems_are_found_by_their_words(user):
    find(user, "too short")
    assert (count(user), current(user)) == ("1 of 1", 6)


def test_what_is_not_there_is_not_found(user):
    find(user, "nobody")
    assert count(user) == "Not found"
    assert not user.widget("findNextButton").isEnabled()


def test_matches_outside_the_filter_are_one_click_away(user):
    user.click("filterInvalid")
    find(user, "Lee")
    assert count(user) == "Not in this filter"
    assert user.widget("findAllButton").text() == "1 in all rows"
    user.click("findAllButton")
    assert user.widget("filterAll").isChecked()
    assert count(user) in ("1 of 1", "1 row")


def test_only_matching_rows_are_shown(user):
    find(user, "138")
    only = user.widget("findOnly", QCheckBox)
    only.setChecked(True)
    assert user.rows() == [2, 3, 6]
    choose(user, "Name · A", "Sort descending")
    assert user.rows() == [6, 2, 3]
    user.click("filterReady")
    assert user.rows() == [2]
    user.click("filterAll")
    find(user, "139")
    assert user.rows() == [4]
    only.setChecked(False)
    assert len(user.rows()) == 5


def test_escape_closes_the_bar_and_shows_all_rows_again(user):
    find(user, "138")
    user.widget("findOnly", QCheckBox).setChecked(True)
    user.press(Qt.Key.Key_Escape)
    assert not user.sees("findNextButton")
    assert len(user.rows()) == 5
    assert user.page.area.view.hasFocus()
    user.press(Qt.Key.Key_F3)
    assert user.widget("findEdit", QLineEdit).text() == ""


def test_escape_in_the_table_closes_the_bar_too(user):
    find(user, "138")
    user.page.area.view.setFocus()
    user.press(Qt.Key.Key_Escape)
    assert not user.sees("findNextButton")


def test_an_edit_is_found_at_once(user):
    find(user, "555")
    assert count(user) == "Not found"
    user.page.session.edit(3, 1, "13900139555")
    user.wait()
    assert count(user) in ("1 of 1", "1 row")


def test_another_sheet_is_searched_anew(user):
    find(user, "N7")
    assert count(user) == "Not found"
    user.open(leads(10), "other.xlsx")
    assert count(user) in ("1 of 1", "1 row")


# --- several files -------------------------------------------------------------------------------
def test_rows_of_several_files_say_which(qapp):
    rows = SheetRows()
    for file in ("a.xlsx", "b.xlsx"):
        rows.begin_part(Place(file, "Leads", 1))
        first = 13800138000 if file == "a.xlsx" else 13900139000
        table = [["Phone"]] if file == "a.xlsx" else []
        rows.append(block_of([*table, [str(first)], [str(first + 1)]]))
    sheet = CallSheet(rows, Layout(0, {Role.PHONE: 0}), PhoneChecker("CN"))
    sheet.check_appended()
    model = RowsModel(lambda *_: False)
    model.show_sheet(sheet, sheet.end_row)
    assert [model.heading(place) for place in range(2)] == ["Row", "File"]
    shown = [tuple(model.index(line, place).data() for place in range(2)) for line in range(4)]
    assert shown == [("2", "a.xlsx"), ("3", "a.xlsx"), ("1", "b.xlsx"), ("2", "b.xlsx")]


# --- copying -------------------------------------------------------------------------------------
def test_selected_rows_are_copied_as_excel_reads_them(user):
    user.open([HEADER, ['Li "Bo"', "13800138000", "M\t1"], ["b", "138A", "M2"]], "copy.xlsx")
    user.page.area.view.setFocus()
    user.press(Qt.Key.Key_A, CTRL)
    user.press(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().split("\n") == [
        '2\t13800138000\t13800138000\t\t"M\t1"\t"Li ""Bo"""',
        "3\t138A\t\t“138A” is not a phone number\tM2\tb",
    ]


def test_many_rows_are_copied_in_the_background(user):
    user.open(leads(1000), "many.xlsx")
    user.page.area.view.selectAll()
    user.page.area.view.copy_selected()
    user.wait()
    assert len(QGuiApplication.clipboard().text().split("\n")) == 1000
    assert user.page.area.notice.text == "1,000 rows were copied."


def test_too_many_rows_are_refused_in_words(user):
    QGuiApplication.clipboard().setText("before")
    user.page.area.view.copy_wanted.emit(range(MOST_ROWS + 1))
    assert user.page.area.notice.text == (
        "200,001 rows are too many to copy; choose 200,000 or fewer."
    )
    assert QGuiApplication.clipboard().text() == "before"


def test_every_control_has_a_name(user):
    find(user, "1")
    for name in ("findNextButton", "findPreviousButton", "findCloseButton"):
        assert user.widget(name).accessibleName()
    assert user.widget("findEdit", QLineEdit).accessibleName() == "Find a number or text"
    assert user.page.findChild(QLabel, "findCount") is not None
    assert user.sheet.status(1) is RowStatus.READY
