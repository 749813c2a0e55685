"""Rows of a list: their place in files, merged cells, kinds, and what lists leave out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.rows import block_of, sheet_rows
from yccall_desktop.core.call_sheet import CallSheet, RowFilter
from yccall_desktop.core.calling import call_numbers
from yccall_desktop.core.cells import MergedCells, Place, SheetRows
from yccall_desktop.core.columns import Layout, Role
from yccall_desktop.core.decisions import Decisions
from yccall_desktop.core.number_form import NumberForm
from yccall_desktop.core.number_kind import NumberKind, kind_label
from yccall_desktop.core.phone import PhoneChecker
from yccall_desktop.core.problems import Code, Problem, RowStatus

PHONE = Layout(0, {Role.PHONE: 0})


def checked(rows: SheetRows, layout=PHONE, checker=None, screening=None) -> CallSheet:
    sheet = CallSheet(rows, layout, checker or PhoneChecker("CN"), screening=screening)
    sheet.check_appended()
    return sheet


def words(sheet: CallSheet, row: int) -> str:
    return sheet.problem(row).words().english()


# --- several files -------------------------------------------------------------------------------
def test_each_row_knows_its_file_and_excels_number():
    rows = SheetRows()
    rows.begin_part(Place("a.xlsx", "Leads", 1))
    rows.append(block_of([["Phone"], ["13800138000"], ["13800138001"]]))
    rows.begin_part(Place("b.xlsx", "Old", 5))
    rows.append(block_of([["13800138000"], ["13800138002"]]))
    sheet = checked(rows)
    assert rows.files == ("a.xlsx", "b.xlsx")
    assert [rows.number(row) for row in range(5)] == [1, 2, 3, 5, 6]
    assert rows.place(3) == Place("b.xlsx", "Old", 5)
    assert words(sheet, 3) == "Same number as row 2 of a.xlsx"
    assert [one.row for one in call_numbers(sheet)] == [2, 3, 6]


def test_a_list_of_one_file_names_no_file():
    sheet = checked(sheet_rows([["Phone"], ["13800138000"], ["13800138000"]]))
    assert sheet.rows.files == ("",)
    assert words(sheet, 2) == "Same number as row 2"


# --- merged cells --------------------------------------------------------------------------------
MERGED = [["Phone", "M"], ["13800138000", "1"], [None, "2"], [None, "3"], [None, "4"], [None, None]]


def test_merged_cells_are_told_when_they_come_after_the_rows():
    rows = sheet_rows(MERGED)
    sheet = checked(rows)
    assert sheet.problem_counts() == {Code.NO_NUMBER: 3}
    rows.add_merged(MergedCells(((1, 0, 3, 0), (1, 1, 4, 1))))
    sheet.settle_merged()
    assert sheet.problem_counts() == {Code.MERGED: 2, Code.NO_NUMBER: 1}
    assert words(sheet, 3) == "Empty (merged with row 2)"
    assert sheet.totals == checked(rows).totals
    assert sheet.problem_counts() == checked(rows).problem_counts()
    sheet.edit(2, 0, "13800138001")
    sheet.undo()
    assert sheet.code(2) is Code.MERGED


@given(st.sets(st.integers(0, 30), max_size=12))
def test_the_range_of_a_merged_cell_is_found(starts):
    tops = sorted(starts)
    ranges = []
    for place, top in enumerate(tops):
        end = tops[place + 1] - 1 if place + 1 < len(tops) else top + 3
        ranges.append((top, 1, min(end, top + 2), 2))
    rows = SheetRows()
    rows.add_merged(MergedCells(tuple(ranges)), offset=10)
    for row in range(50):
        inside = [a + 10 for a, _, c, _ in ranges if a + 10 <= row <= c + 10]
        assert rows.merged_into(row, 2) == (inside[0] if inside else row)
        assert rows.merged_into(row, 0) == row


# --- kinds and countries -------------------------------------------------------------------------
def test_kinds_of_ready_numbers_are_counted_and_shown():
    sheet = checked(
        sheet_rows([["Phone"], ["13800138000"], ["010-65512345"], ["4008123123"], ["13800138000"],
                    ["n/a"]])
    )  # fmt: skip
    assert sheet.kind_counts() == {
        NumberKind.MOBILE: 1, NumberKind.LANDLINE: 1, NumberKind.OTHER: 1,
    }  # fmt: skip
    landlines = sheet.matching(RowFilter(kind=NumberKind.LANDLINE))
    assert list(landlines) == [2]
    sheet.exclude(landlines)
    assert NumberKind.LANDLINE not in sheet.kind_counts()
    assert sheet.region_counts() == {"CN": 2}
    assert kind_label(NumberKind.MOBILE).english() == "mobile"


def test_countries_are_told_apart_where_the_form_has_the_country_code():
    checker = PhoneChecker("CN", NumberForm.INTERNATIONAL)
    sheet = checked(
        sheet_rows([["Phone"], ["13800138000"], ["+852 5123 4567"], ["+1 202 555 0143"]]),
        checker=checker,
    )
    assert sheet.region_counts() == {"CN": 1, "HK": 1, "US": 1}
    assert list(sheet.matching(RowFilter(region="HK"))) == [2]
    assert sheet.kind_counts()[NumberKind.MOBILE_OR_LANDLINE] == 1


# --- lists of numbers that are left out ----------------------------------------------------------
class Lists:
    def __init__(self, **codes):
        self.codes = {int(number[1:]): code for number, code in codes.items()}

    def code(self, key):
        return self.codes.get(key)

    def problem(self, key):
        code = self.codes.get(key)
        return Problem(code, {"task": "Spring", "day": "Monday"}) if code else None


NUMBERS = [["Phone"], ["13800138000"], ["+8613800138001"], ["13800138001"], ["13800138002"]]
LISTS = Lists(n8613800138001=Code.DO_NOT_CALL, n8613800138002=Code.ALREADY_SUBMITTED)


def test_listed_numbers_are_left_out_and_can_be_taken_in():
    sheet = checked(sheet_rows(NUMBERS), screening=LISTS)
    assert sheet.problem_counts() == {Code.DO_NOT_CALL: 2, Code.ALREADY_SUBMITTED: 1}
    assert (sheet.totals.ready, sheet.totals.excluded) == (1, 3)
    assert "Spring" in words(sheet, 4)
    sheet.restore(sheet.matching(RowFilter(code=Code.DO_NOT_CALL)))
    assert [sheet.status(row) for row in (2, 3)] == [RowStatus.READY, RowStatus.DUPLICATE]
    sheet.undo()
    assert sheet.totals.excluded == 3


def test_a_listed_row_that_the_user_left_out_needs_two_steps_to_come_back():
    sheet = checked(sheet_rows(NUMBERS), screening=LISTS)
    sheet.restore([2])
    sheet.exclude([2])
    assert sheet.code(2) is Code.EXCLUDED
    sheet.restore([2])
    assert sheet.code(2) is Code.DO_NOT_CALL


def test_a_listed_number_in_a_hidden_row_is_not_taken_in_unseen():
    sheet = checked(sheet_rows(NUMBERS, hidden=[2]), screening=LISTS)
    assert sheet.code(2) is Code.HIDDEN
    sheet.restore([2])
    assert sheet.code(2) is Code.DO_NOT_CALL
    sheet.restore([2])
    assert sheet.status(2) is RowStatus.READY
    sheet.undo()
    sheet.undo()
    assert sheet.code(2) is Code.HIDDEN


def test_taking_a_listed_number_in_takes_no_other_one_in():
    sheet = checked(sheet_rows(NUMBERS), screening=LISTS)
    sheet.restore([4])
    assert sheet.status(4) is RowStatus.READY
    assert sheet.screened(LISTS).status(4) is RowStatus.READY
    sheet.edit(4, 0, "138-0013-8001")
    assert sheet.code(4) is Code.DO_NOT_CALL
    sheet.undo()
    later = sheet.screened(Lists(n8613800138002=Code.DO_NOT_CALL))
    assert later.code(4) is Code.DO_NOT_CALL


def test_other_lists_check_all_rows_anew_and_keep_decisions():
    sheet = checked(sheet_rows(NUMBERS))
    sheet.exclude([1])
    other = sheet.screened(LISTS)
    assert other.totals.ready == 0
    assert other.screened(None).totals.ready == 2
    assert other.with_layout(PHONE, other.checker).totals == other.totals


# --- the quick way gives the same as the thorough one --------------------------------------------
CELLS = st.sampled_from(
    ["13800138000", "13800138001", 13800138002, "010-65512345", "01065512345", "1065512345", None,
     "n/a", "+8613800138000", "8613800138001", True, "13800138000;13800138001", "4008123123"]
)  # fmt: skip


@pytest.mark.parametrize("form", NumberForm)
@given(cells=st.lists(CELLS, max_size=30))
def test_both_ways_of_checking_a_block_agree(form, cells):
    table = [["Phone", "M"], *([cell, "M"] for cell in cells)]
    checker = PhoneChecker("CN", form)
    quick = checked(sheet_rows(table), checker=checker, screening=LISTS)
    slow = CallSheet(sheet_rows(table), PHONE, checker, Decisions(left_out={99: False}), LISTS)
    slow.check_appended()
    assert quick.totals == slow.totals
    assert quick.kind_counts() == slow.kind_counts()
    assert quick.region_counts() == slow.region_counts()
    assert quick.problem_counts() == slow.problem_counts()
    assert call_numbers(quick) == call_numbers(slow)


# --- many rows at once ---------------------------------------------------------------------------
def test_many_changed_rows_are_as_if_each_was_checked_again(monkeypatch):
    table = [["Phone"], *([f"1380013{n % 9_000:04d}"] for n in range(30)), ["1065512345"], ["x"]]
    hidden = [3, 5]
    one_by_one = checked(sheet_rows(table, hidden), screening=LISTS)
    monkeypatch.setattr("yccall_desktop.core.call_sheet._MANY", 0)
    all_at_once = checked(sheet_rows(table, hidden), screening=LISTS)
    all_at_once.told.refuse(2, "blocked")
    one_by_one.told.refuse(2, "blocked")
    for sheet in (one_by_one, all_at_once):
        sheet.exclude(range(1, 20))
        sheet.restore([7, 8])
        sheet.include_hidden(True)
        sheet.edit(31, 0, "01065512345")
        sheet.undo()
        sheet.undo()
        sheet.redo()
    assert all_at_once.totals == one_by_one.totals
    assert all_at_once.problem_counts() == one_by_one.problem_counts()
    assert all_at_once.kind_counts() == one_by_one.kind_counts()
    assert call_numbers(all_at_once) == call_numbers(one_by_one)
