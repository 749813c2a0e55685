"""The rows on the New task page: columns, filters, editing, leaving out, undo, columns' roles."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTableView

from tests.helpers.new_task import HEADER, User, leads
from yccall_desktop.core.columns import Role
from yccall_desktop.core.problems import Code, RowStatus

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def user(qtbot, context) -> User:
    made = User(qtbot, context)
    made.open()
    return made


def current_row(user) -> int:
    return user.model.row_at(user.page.area.view.currentIndex().row()) + 1


def choose(user, row: int) -> None:
    """Make the phone cell of an Excel row the current one."""
    user.page.area.view.go_to_line(user.model.line_of(row - 1))


def edit(user, row: int, text: str) -> None:
    choose(user, row)
    user.press(Qt.Key.Key_F2)
    editor = user.page.findChild(QLineEdit, "cellEditor")
    editor.selectAll()
    user.qtbot.keyClicks(editor, text)
    user.qtbot.keyClick(editor, Qt.Key.Key_Return)
    user.qtbot.waitUntil(lambda: not user.page.area.view.editing)


def test_fix_all_like_this_mends_every_row_of_the_kind(user):
    user.open([HEADER, ["a", "1065512345", "M1"], ["b", "1065512346", "M2"], ["c", "x", "M3"]])
    user.page.area.view.setCurrentIndex(user.model.index(0, 0))
    user.page.area.view.repair_all.emit(Code.LOST_ZERO)
    assert [user.sheet.number(row) for row in (1, 2)] == ["01065512345", "01065512346"]
    user.page.session.undo()
    assert user.sheet.totals.ready == 0


def test_every_row_stands_under_its_number_in_the_file(user):
    assert user.rows() == [2, 3, 4, 5, 6, 7, 8, 9]
    assert user.cell(0, "Row") == "2"


def test_original_number_and_problem_are_both_visible(user):
    assert user.cell(3, "Phone") == "+86 138 0013 8000"
    assert user.cell(3, "Will call") == ""
    assert user.cell(3, "Problem") == "Same number as row 2"
    assert user.cell(4, "Will call") == "13800138004"
    assert user.cell(4, "Problem") == ""
    assert user.cell(5, "Problem") == "Empty row"


def test_problem_rows_carry_an_icon_not_colour_alone(user):
    titles = [user.model.heading(place) for place in range(user.model.columnCount())]
    problem = titles.index("Problem")
    icon = Qt.ItemDataRole.DecorationRole
    assert not user.model.index(1, problem).data(icon).isNull()
    assert user.model.index(0, problem).data(icon) is None


def test_the_mapped_columns_come_before_the_others(user):
    titles = [user.model.heading(place) for place in range(user.model.columnCount())]
    assert titles == ["Row", "Phone", "Will call", "Problem", "Member ID", "Name · A"]


def test_the_totals_add_up_in_words(user):
    assert user.text("totalsLabel") == ("8 rows = 4 ready + 2 invalid + 1 duplicate + 1 empty")


def test_a_clean_sheet_has_short_totals(user):
    user.open(leads(1234), "clean.xlsx")
    assert user.text("totalsLabel") == "1,234 rows = 1,234 ready"


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("filterAll", [2, 3, 4, 5, 6, 7, 8, 9]),
        ("filterReady", [2, 6, 8, 9]),
        ("filterInvalid", [3, 4]),
        ("filter-letters", [4]),
        ("filterDuplicate", [5]),
        ("filterExcluded", []),
    ],
)
def test_a_filter_shows_its_rows(user, name, rows):
    user.click(name)
    assert user.rows() == rows


def test_filters_carry_their_counts(user):
    assert user.widget("filterReady").text() == "Ready  4"
    assert user.widget("filterInvalid").text() == "Invalid  2"
    assert user.widget("filter-letters").text() == "Contains letters  1"


def test_an_edit_is_checked_at_once(user):
    edit(user, 3, "13800138003")
    assert user.cell(1, "Will call") == "13800138003"
    assert user.cell(1, "Problem") == ""
    assert "5 ready + 1 invalid" in user.text("totalsLabel")
    assert user.widget("createTaskButton").text() == "Create task with 5 numbers"


def test_an_edited_cell_says_what_the_file_has(user):
    edit(user, 3, "13800138003")
    tip = user.model.index(1, user.model.phone_column()).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "In the file: 1380013800"


def test_an_edit_can_make_a_duplicate(user):
    edit(user, 9, "138 0013 8006")
    assert user.cell(7, "Problem") == "Same number as row 8"


def test_a_repaired_row_stays_under_its_filter_until_the_next(user):
    user.click("filterInvalid")
    edit(user, 3, "13800138003")
    assert user.rows() == [3, 4]
    user.click("filterInvalid")
    assert user.rows() == [4]


def test_escape_leaves_the_cell_as_it_was(user):
    choose(user, 3)
    user.press(Qt.Key.Key_F2)
    editor = user.page.findChild(QLineEdit, "cellEditor")
    user.qtbot.keyClicks(editor, "13800138003")
    user.qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert user.cell(1, "Phone") == "1380013800"
    assert not user.sheet.decisions.can_undo


def test_undo_and_redo_follow_every_decision(user):
    edit(user, 3, "13800138003")
    choose(user, 6)
    user.press(Qt.Key.Key_Delete)
    assert user.sheet.totals.excluded == 1
    user.press(Qt.Key.Key_Z, CTRL)
    assert user.sheet.totals.excluded == 0
    user.press(Qt.Key.Key_Z, CTRL)
    assert user.cell(1, "Phone") == "1380013800"
    assert not user.widget("undoButton").isEnabled()
    user.press(Qt.Key.Key_Y, CTRL)
    assert user.cell(1, "Phone") == "13800138003"


def test_delete_leaves_the_selected_rows_out(user):
    view = user.page.area.view
    choose(user, 8)
    view.selectRow(user.model.line_of(7))
    user.press(Qt.Key.Key_Down, SHIFT)
    user.press(Qt.Key.Key_Delete)
    assert user.sheet.status(7) is RowStatus.EXCLUDED
    assert user.sheet.status(8) is RowStatus.EXCLUDED
    assert user.cell(6, "Problem") == "Left out by you"
    assert user.widget("filterExcluded").text() == "Excluded  2"


def test_rows_left_out_are_restored(user):
    choose(user, 8)
    user.press(Qt.Key.Key_Delete)
    user.click("filterExcluded")
    choose(user, 8)
    user.press(Qt.Key.Key_Insert)
    assert user.rows() == []
    assert user.sheet.totals.excluded == 0


def test_many_rows_are_left_out_in_the_background(user):
    user.open(leads(3000), "many.xlsx")
    user.page.area.view.selectAll()
    user.page.area.view.setFocus()
    user.press(Qt.Key.Key_Delete)
    assert user.page.session.deciding
    user.wait()
    assert user.sheet.totals.excluded == 3000
    user.press(Qt.Key.Key_Z, CTRL)
    user.wait()
    assert user.sheet.totals.ready == 3000


def test_f8_walks_through_the_problems_and_round_again(user):
    seen = []
    for _ in range(4):
        user.press(Qt.Key.Key_F8)
        seen.append(current_row(user))
    assert seen == [3, 4, 5, 3]
    user.press(Qt.Key.Key_F8, SHIFT)
    assert current_row(user) == 5


def test_a_problem_out_of_sight_comes_into_the_middle(user):
    user.open([*leads(200), ["a", "12", "M"], *leads(200, 13900139000)[1:]])
    view = user.page.area.view
    user.press(Qt.Key.Key_F8)
    place = view.visualRect(view.currentIndex())
    assert view.currentIndex().row() == 200
    assert abs(place.center().y() - view.viewport().height() // 2) < 2 * place.height()
    assert view.horizontalScrollBar().value() == 0


def test_f8_leaves_a_filter_without_problems(user):
    user.click("filterReady")
    user.press(Qt.Key.Key_F8)
    assert current_row(user) == 3
    assert user.widget("filterAll").isChecked()


def test_a_suggested_repair_is_offered(user):
    user.open([HEADER, ["a", "1065512345", "M1"]], "zero.xlsx")
    row = user.rows()[0] - 1
    menu = user.page.area.view.row_menu([row], 1)
    use = next(action for action in menu.actions() if "01065512345" in action.text())
    use.trigger()
    assert user.cell(0, "Will call") == "01065512345"
    menu.deleteLater()


def test_another_phone_column_checks_every_row_anew(user):
    user.page.area.view.role_chosen.emit((2, Role.PHONE))
    user.wait()
    assert user.sheet.layout.columns == {Role.PHONE: 2}
    assert user.sheet.totals.ready == 0
    assert user.cell(0, "Phone") == "M1"


def test_a_column_that_is_not_used_moves_behind_the_problem(user):
    view = user.page.area.view
    menu = view.menus.roles(4, view)
    unused = next(action for action in menu.actions() if action.text() == "Not used")
    unused.trigger()
    user.wait()
    assert Role.MEMBER_ID not in user.sheet.layout.columns
    menu.deleteLater()


def test_edits_survive_another_mapping(user):
    edit(user, 3, "13800138003")
    user.page.session.set_role(2, Role.USER_ID)
    user.wait()
    assert user.cell(1, "Will call") == "13800138003"
    user.press(Qt.Key.Key_Z, CTRL)
    assert user.cell(1, "Phone") == "1380013800"


def test_the_table_is_read_by_its_name(user):
    table = user.page.findChild(QTableView, "rowsTable")
    assert table.accessibleName() == "Rows of the sheet"
    assert table.verticalHeader().sectionResizeMode(0) is table.verticalHeader().ResizeMode.Fixed


@pytest.mark.parametrize("block", [5000, 20_000])
def test_row_numbers_are_never_cut(user, block):
    user.reader.block = block
    user.open(leads(12_000))
    view = user.page.area.view
    needed = view.fontMetrics().horizontalAdvance("12001")
    assert user.cell(11_999, "Row") == "12001"
    # the style keeps 8 pixels free at either side of a text
    assert view.columnWidth(0) >= needed + 16


def test_a_filter_without_rows_leaves_the_widths_as_they_are(user):
    user.open([*leads(40), ["a", "+86 138-0013-8999", "M"], ["b", "12", "M"]])
    view, phone = user.page.area.view, user.model.phone_column()
    width = view.columnWidth(phone)
    user.click("filterExcluded")
    assert user.rows() == []
    user.click("filterInvalid")
    assert view.columnWidth(phone) == width


def test_what_an_unused_column_is_called_is_never_cut(user):
    user.open([["Phone", "n"], ["13800138001", "x"], ["13800138002", "y"]])
    view = user.page.area.view
    needed = view.fontMetrics().horizontalAdvance("Not used")
    assert view.columnWidth(user.model.columnCount() - 1) > needed + 40  # margins and chevron


def test_a_number_as_people_write_it_is_never_cut(user):
    user.open([*leads(40), ["a", "+86 138-0013-8999", "M"]])
    view = user.page.area.view
    needed = view.fontMetrics().horizontalAdvance("+86 138-0013-8999")
    assert view.columnWidth(user.model.phone_column()) > needed
