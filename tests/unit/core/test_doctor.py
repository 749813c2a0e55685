"""Repairs: offered where they are plausible, done only when asked for, undone in one step."""

from __future__ import annotations

import pytest

from tests.helpers.rows import sheet_rows
from yccall_desktop.core.call_sheet import CallSheet, RowFilter
from yccall_desktop.core.calling import call_numbers
from yccall_desktop.core.cancel import Cancelled, CancelToken
from yccall_desktop.core.cells import CellKind
from yccall_desktop.core.columns import Layout, Role
from yccall_desktop.core.doctor import MENDABLE, Remedy, remedy, repair, repair_all
from yccall_desktop.core.phone import PhoneChecker
from yccall_desktop.core.phone_text import digits_of
from yccall_desktop.core.problems import Code, RowStatus

LAYOUT = Layout(0, {Role.PHONE: 0, Role.MEMBER_ID: 1})


def checked(*cells: str) -> CallSheet:
    table = [["Phone", "Member"], *([cell, f"M{place}"] for place, cell in enumerate(cells, 1))]
    sheet = CallSheet(sheet_rows(table), LAYOUT, PhoneChecker("CN"))
    sheet.check_appended()
    return sheet


def called(sheet: CallSheet) -> list[tuple[int, str, str]]:
    return [(one.row, one.number, one.member_id) for one in call_numbers(sheet)]


@pytest.mark.parametrize(
    ("cell", "code", "after"),
    [
        ("1065512345", Code.LOST_ZERO, ("01065512345",)),
        ("8613800138000", Code.GLUED_COUNTRY_CODE, ("13800138000",)),
        ("17951 13800138000", Code.SEVERAL_NUMBERS, None),
        ("1795113800138000", Code.EXTRA_PREFIX, ("13800138000",)),
        ("010-65512345 ext 12", Code.EXTENSION, ("01065512345",)),
        ("13800138000;13900139000", Code.SEVERAL_NUMBERS, ("13800138000", "13900139000")),
        ("13800138000/13900139000", Code.SEVERAL_NUMBERS, ("13800138000", "13900139000")),
        ("13800138000、13900139000", Code.SEVERAL_NUMBERS, ("13800138000", "13900139000")),
        ("13800138000\n13900139000", Code.SEVERAL_NUMBERS, ("13800138000", "13900139000")),
        ("13800138000 13900139000", Code.SEVERAL_NUMBERS, ("13800138000", "13900139000")),
        ("13800138000/13900139000、13700137000", Code.SEVERAL_NUMBERS,
            ("13800138000", "13900139000", "13700137000")),
        ("张三 13800138000，李四 13900139000", Code.SEVERAL_NUMBERS, None),
        ("1380013800,13900139000", Code.SEVERAL_NUMBERS, ("1380013800", "13900139000")),
        ("138001380001", Code.TOO_LONG, None),
        ("13800138", Code.TOO_SHORT, None),
        ("1.38E+10", Code.SCIENTIFIC, None),
    ],
)  # fmt: skip
def test_what_is_offered_for_a_cell(cell, code, after):
    sheet = checked(cell)
    if sheet.code(1) is not code:
        assert after is None
        return
    expected = None if after is None else Remedy(code, 1, 1, cell, after)
    assert remedy(sheet, code) == expected
    assert sheet.totals.ready == 0
    if after is not None:
        assert (
            "".join(after) in sheet.problem(1).words().english().replace(" ", "") or len(after) > 1
        )


def test_a_remedy_counts_only_the_rows_that_it_would_mend():
    sheet = checked("010-65512345 ext 12", "0106551234567 ext 12", "13800138000x9")
    assert remedy(sheet, Code.EXTENSION) == Remedy(
        Code.EXTENSION, 2, 3, "010-65512345 ext 12", ("01065512345",)
    )
    assert remedy(sheet, Code.TOO_SHORT) is None
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        remedy(sheet, Code.EXTENSION, token)


def test_a_split_cell_becomes_rows_behind_each_other():
    sheet = checked("13800138000", "13800138001;13800138002;13800138003", "13800138004")
    repair_all(sheet, Code.SEVERAL_NUMBERS)
    assert called(sheet) == [
        (2, "13800138000", "M1"),
        (3, "13800138001", "M2"), (3, "13800138002", "M2"), (3, "13800138003", "M2"),
        (4, "13800138004", "M3"),
    ]  # fmt: skip
    assert list(sheet.all_rows()) == [1, 2, 4, 5, 3]
    assert sheet.totals.rows == 5
    assert sheet.original(2, 0) == sheet.original(4, 0) == "13800138001;13800138002;13800138003"
    sheet.undo()
    assert called(sheet) == [(2, "13800138000", "M1"), (4, "13800138004", "M3")]
    assert sheet.totals.rows == 3
    assert list(sheet.all_rows()) == [1, 2, 3]
    sheet.redo()
    assert len(called(sheet)) == 5


def test_parts_that_are_no_numbers_stay_problems_of_their_own_row():
    sheet = checked("13800138000,1380013,13900139000", "13900139000")
    repair_all(sheet, Code.SEVERAL_NUMBERS)
    assert called(sheet) == [(2, "13800138000", "M1"), (3, "13900139000", "M2")]
    statuses = [sheet.status(row) for row in sheet.all_rows()]
    assert statuses == [
        RowStatus.READY, RowStatus.INVALID, RowStatus.DUPLICATE, RowStatus.READY,
    ]  # fmt: skip


def test_a_part_can_be_edited_and_left_out_like_any_row():
    sheet = checked("13800138001;13800138002")
    repair(sheet, [1])
    sheet.edit(2, 0, "13800138009")
    sheet.exclude([1])
    assert called(sheet) == [(2, "13800138009", "M1")]
    for _ in range(3):
        sheet.undo()
    assert called(sheet) == []
    assert sheet.totals.invalid == 1


def test_splitting_again_after_it_was_taken_back_makes_no_row_twice():
    sheet = checked("13800138001;13800138002")
    for _ in range(3):
        repair(sheet, [1])
        assert len(called(sheet)) == 2
        sheet.undo()
    assert sheet.totals.rows == 1
    assert len(sheet.matching(RowFilter())) == 1


def test_digits_of_a_cell_are_neither_lost_nor_joined_by_its_parts():
    checker = PhoneChecker("CN")
    texts = ["13800138000;13900139000", "(010)65512345/(021)61234567", "13800138000--13900139000",
             "+86 138 0013 8000, 139-0013-9000", "13800138000 or 13900139000"]  # fmt: skip
    for text in texts:
        problem = checker.check(text, CellKind.TEXT).problem
        assert problem is not None
        if problem.parts:
            assert "".join(map(digits_of, problem.parts)) == digits_of(text)
            assert all(checker.check(part, CellKind.TEXT).number for part in problem.parts)


def test_only_what_may_be_mended_is_tried():
    sheet = checked("13800138000", "13800138000")
    assert repair_all(sheet, Code.DUPLICATE) is None
    assert repair(sheet, [1, 2]) is None
    assert Code.DUPLICATE not in MENDABLE
