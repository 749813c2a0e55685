"""Decisions about a list are applied again to the rows that are still the same."""

from __future__ import annotations

from tests.helpers.rows import sheet_rows
from tests.helpers.sheet_files import phone
from yccall_desktop.core.call_sheet import CallSheet
from yccall_desktop.core.calling import call_numbers
from yccall_desktop.core.columns import Layout, Role
from yccall_desktop.core.doctor import repair_all
from yccall_desktop.core.phone import PhoneChecker
from yccall_desktop.core.problems import Code
from yccall_desktop.services.carry_over import carry_over

LAYOUT = Layout(0, {Role.PHONE: 1})
CHECKER = PhoneChecker("CN")
HEADER = ["Name", "Phone"]
ROWS = [["a", "12"], ["b", phone(2)], ["c", phone(3)], ["d", phone(4)]]


def sheet_of(rows, hidden=(), decisions=None):
    sheet = CallSheet(sheet_rows([HEADER, *rows], hidden), LAYOUT, CHECKER, decisions)
    sheet.check_appended()
    return sheet


def carried(before, rows, hidden=()):
    """(the list anew, rows applied, rows not applied)."""
    after = sheet_of(rows, hidden)
    found = carry_over(before, after)
    sheet = CallSheet(after.rows, LAYOUT, CHECKER, found.decisions)
    sheet.check_appended()
    return sheet, found.applied, found.lost


def numbers(sheet):
    return [one.number for one in call_numbers(sheet)]


def test_edits_and_rows_left_out_of_the_same_rows():
    before = sheet_of(ROWS)
    before.edit(1, 1, phone(1))
    before.edit(2, 0, "Ben")
    before.exclude([3])
    sheet, applied, lost = carried(before, [*ROWS, ["e", phone(5)]])
    assert (applied, lost) == (3, 0)
    assert numbers(sheet) == [phone(1), phone(2), phone(4), phone(5)]
    assert sheet.text(2, 0) == "Ben"


def test_every_kind_can_be_undone():
    before = sheet_of(ROWS)
    before.edit(1, 1, phone(1))
    before.exclude([3])
    sheet, *_ = carried(before, ROWS)
    sheet.undo()
    assert numbers(sheet) == [phone(1), phone(2), phone(3), phone(4)]
    sheet.undo()
    assert numbers(sheet) == [phone(2), phone(3), phone(4)]
    assert not sheet.decisions.can_undo


def test_a_row_that_moved_is_found_by_its_cells():
    before = sheet_of(ROWS)
    before.exclude([4])
    sheet, applied, lost = carried(before, [["new", phone(9)], *ROWS])
    assert (applied, lost) == (1, 0)
    assert sheet.code(5) is Code.EXCLUDED
    assert sheet.totals.excluded == 1


def test_a_row_that_changed_is_told():
    before = sheet_of(ROWS)
    before.exclude([2, 3])
    before.edit(1, 1, phone(1))
    rows = [["a", "123"], ["b", phone(2)], ["C", phone(3)]]
    sheet, applied, lost = carried(before, rows)
    assert (applied, lost) == (1, 2)
    assert numbers(sheet) == [phone(3)]


def test_rows_that_look_alike_are_matched_by_their_place_alone():
    twins = [["x", phone(1)], ["x", phone(1)], ["y", phone(2)]]
    before = sheet_of(twins)
    before.exclude([2])
    sheet, applied, lost = carried(before, twins)
    assert (applied, lost, sheet.code(2)) == (1, 0, Code.EXCLUDED)
    sheet, applied, lost = carried(before, [["y", phone(2)], ["z", phone(3)], ["x", phone(1)]])
    assert (applied, lost) == (0, 1)
    assert sheet.totals.excluded == 0


def test_hidden_rows_stay_included_and_restored():
    before = sheet_of(ROWS, [2, 3])
    before.restore([2])
    sheet, applied, lost = carried(before, ROWS, [2, 3])
    assert (applied, lost, sheet.totals.excluded) == (1, 0, 1)
    before.include_hidden(True)
    sheet, *_ = carried(before, ROWS, [2, 3])
    assert sheet.totals.excluded == 0


def test_a_listed_number_that_was_taken_in_stays_in():
    class Listed:
        def code(self, key):
            return Code.DO_NOT_CALL if key == int("86" + phone(3)) else None

        def problem(self, key):
            return None

    before = sheet_of(ROWS).screened(Listed())
    before.restore([3])
    assert phone(3) in numbers(before)
    sheet, applied, lost = carried(before, ROWS)
    assert (applied, lost) == (1, 0)
    assert numbers(sheet.screened(Listed())) == numbers(before)


def test_without_decisions_there_is_nothing_to_tell():
    sheet, applied, lost = carried(sheet_of(ROWS), [["z", phone(9)]])
    assert (applied, lost, sheet.decisions.can_undo) == (0, 0, False)


def split_sheet():
    """Row 2 holds two numbers and was split."""
    before = sheet_of([["a", phone(1)], ["b", f"{phone(2)};{phone(3)}"], ["c", phone(4)]])
    assert repair_all(before, Code.SEVERAL_NUMBERS) is not None
    assert numbers(before) == [phone(1), phone(2), phone(3), phone(4)]
    return before


def test_a_split_row_is_split_again_and_can_be_undone():
    before = split_sheet()
    before.edit(4, 0, "B2")
    rows = [["new", phone(8)], ["a", phone(1)], ["b", f"{phone(2)};{phone(3)}"], ["c", phone(4)]]
    sheet, applied, lost = carried(before, rows)
    assert (applied, lost) == (1, 0)
    assert numbers(sheet) == [phone(8), phone(1), phone(2), phone(3), phone(4)]
    assert sheet.text(5, 0) == "B2"
    assert sheet.rows.number(5) == 4
    while sheet.decisions.can_undo:
        sheet.undo()
    assert numbers(sheet) == [phone(8), phone(1), phone(4)]
    assert sheet.totals.rows == 4


def test_a_split_row_that_changed_loses_none_of_its_numbers_silently():
    sheet, applied, lost = carried(
        split_sheet(), [["a", phone(1)], ["b", f"{phone(2)};{phone(7)}"], ["c", phone(4)]]
    )
    assert (applied, lost) == (0, 1)
    assert sheet.code(2) is Code.SEVERAL_NUMBERS


def test_a_split_that_was_undone_is_not_made_again():
    before = split_sheet()
    before.undo()
    sheet, applied, lost = carried(
        before, [["a", phone(1)], ["b", f"{phone(2)};{phone(3)}"], ["c", phone(4)]]
    )
    assert (applied, lost, sheet.rows.copies) == (0, 0, False)
