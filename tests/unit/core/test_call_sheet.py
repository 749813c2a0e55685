"""Statuses, duplicates and totals that add up through every decision and its undoing."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.helpers.rows import block_of, sheet_rows
from yccall_desktop.core.call_sheet import CallSheet, RowFilter
from yccall_desktop.core.call_totals import Totals
from yccall_desktop.core.calling import call_numbers, find_refused
from yccall_desktop.core.cancel import Cancelled, CancelToken
from yccall_desktop.core.cells import SheetRows
from yccall_desktop.core.columns import Layout, Role
from yccall_desktop.core.doctor import repair, repair_all
from yccall_desktop.core.outcomes import RefusedNumber
from yccall_desktop.core.phone import NumberForm, PhoneChecker
from yccall_desktop.core.problems import Code, Problem, RowStatus

CHECKER = PhoneChecker("CN")
LAYOUT = Layout(header_row=0, columns={Role.PHONE: 0, Role.MEMBER_ID: 1})
TABLE = [
    ["Phone", "Member"],
    ["13800138000", "M1"],
    ["1380013800", "M2"],
    ["+86 138 0013 8000", "M3"],
    [None, None],
    ["010-65512345", "M4"],
    [None, "M5"],
    [13900139000, "M6"],
]


def checked(table=TABLE, hidden=(), layout=LAYOUT, checker=CHECKER) -> CallSheet:
    sheet = CallSheet(sheet_rows(table, hidden), layout, checker)
    sheet.check_appended()
    return sheet


def words(sheet: CallSheet, row: int) -> str:
    problem = sheet.problem(row)
    return problem.words().english() if problem else ""


def test_every_row_has_one_status_and_excels_number() -> None:
    sheet = checked()
    assert sheet.totals == Totals(rows=7, ready=3, invalid=2, duplicate=1, blank=1)
    assert [sheet.status(row).name for row in range(1, 8)] == [
        "READY", "INVALID", "DUPLICATE", "BLANK", "READY", "INVALID", "READY",
    ]  # fmt: skip
    assert words(sheet, 3) == "Same number as row 2"
    assert words(sheet, 6) == "No phone number in this row"
    assert sheet.problem_counts() == {Code.TOO_SHORT: 1, Code.DUPLICATE: 1, Code.NO_NUMBER: 1}
    assert [(n.row, n.number, n.key, n.member_id) for n in call_numbers(sheet)] == [
        (2, "13800138000", "8613800138000", "M1"),
        (6, "01065512345", "861065512345", "M4"),
        (8, "13900139000", "8613900139000", "M6"),
    ]


def test_filters_give_the_rows_in_order() -> None:
    sheet = checked()
    assert list(sheet.matching(RowFilter())) == list(range(1, 8))
    assert list(sheet.matching(RowFilter(RowStatus.INVALID))) == [2, 6]
    assert list(sheet.matching(RowFilter(code=Code.TOO_SHORT))) == [2]


def test_leaving_out_the_first_makes_the_second_ready_and_undo_turns_it_back() -> None:
    sheet = checked()
    sheet.exclude([1, 4])
    assert sheet.status(1) is RowStatus.EXCLUDED
    assert sheet.status(3) is RowStatus.READY
    assert sheet.status(4) is RowStatus.BLANK
    sheet.undo()
    assert (sheet.status(1), sheet.status(3)) == (RowStatus.READY, RowStatus.DUPLICATE)
    sheet.redo()
    sheet.restore([1])
    assert (sheet.status(1), sheet.status(3)) == (RowStatus.READY, RowStatus.DUPLICATE)
    assert sheet.totals == checked().totals


def test_an_edit_is_checked_at_once_and_leaves_the_file_alone() -> None:
    sheet = checked()
    sheet.edit(2, 0, "13800138001")
    assert (sheet.status(2), sheet.number(2)) == (RowStatus.READY, "13800138001")
    assert (sheet.text(2, 0), sheet.original(2, 0)) == ("13800138001", "1380013800")
    sheet.edit(2, 0, "13800138000")
    assert (sheet.status(2), words(sheet, 2)) == (RowStatus.DUPLICATE, "Same number as row 2")
    sheet.edit(2, 0, "1380013800")
    assert not sheet.edited(2, 0)
    assert sheet.edit(2, 0, "1380013800") is None
    sheet.undo()
    assert sheet.status(2) is RowStatus.DUPLICATE


def test_an_edit_may_fill_a_blank_row_or_empty_a_full_one() -> None:
    sheet = checked()
    sheet.edit(4, 0, "13700137000")
    assert sheet.status(4) is RowStatus.READY
    sheet.edit(1, 0, "")
    assert words(sheet, 1) == "No phone number in this row"
    assert sheet.status(3) is RowStatus.READY


def test_hidden_rows_are_left_out_until_included() -> None:
    sheet = checked(hidden=[1, 4])
    assert sheet.totals == Totals(rows=7, ready=3, invalid=2, excluded=1, blank=1)
    assert words(sheet, 1) == "Hidden in the file, left out"
    sheet.include_hidden(True)
    assert sheet.totals == checked().totals
    sheet.undo()
    sheet.restore([1])
    assert (sheet.status(1), sheet.status(3)) == (RowStatus.READY, RowStatus.DUPLICATE)


def test_blocks_arrive_one_after_the_other() -> None:
    rows = SheetRows()
    sheet = CallSheet(rows, LAYOUT, CHECKER)
    for row in TABLE:
        rows.append(block_of([row]))
        sheet.check_appended()
    assert sheet.totals == checked().totals
    assert [sheet.status(row) for row in range(1, 8)] == [
        checked().status(row) for row in range(1, 8)
    ]


def test_another_form_or_header_checks_everything_anew_and_keeps_decisions() -> None:
    sheet = checked()
    sheet.exclude([5])
    other = sheet.with_layout(LAYOUT, PhoneChecker("CN", NumberForm.INTERNATIONAL))
    assert other.number(1) == "8613800138000"
    assert other.status(5) is RowStatus.EXCLUDED
    without = sheet.with_layout(Layout(None, {Role.PHONE: 0}), CHECKER)
    assert without.totals.rows == 8
    assert words(without, 0) == "“Phone” is not a phone number"


def test_without_a_phone_column_every_filled_row_is_invalid() -> None:
    sheet = checked(layout=Layout(0, {}))
    assert (sheet.totals.invalid, sheet.totals.blank) == (6, 1)


def test_an_unreadable_call_time_is_a_problem_of_its_row() -> None:
    layout = Layout(0, {Role.PHONE: 0, Role.PRESET_TIME: 1})
    table = [["Phone", "When"], ["13800138000", "soon"], ["13800138001", "2026-12-31 18:00"]]
    sheet = checked([*table, ["13800138002", None]], layout=layout)
    assert "“soon” is not understood" in words(sheet, 1)
    times = [number.time for number in call_numbers(sheet)]
    assert times[0] is not None
    assert times[1] is None


def test_refused_numbers_join_their_rows() -> None:
    sheet = checked()
    refused = [RefusedNumber("13800138000", "blocked"), RefusedNumber("+86 10 6551 2345")]
    found, unmatched = find_refused(sheet, [*refused, RefusedNumber("999", "who")], CancelToken())
    for row, reason in found.items():
        sheet.told.refuse(row, reason)
    assert unmatched == [RefusedNumber("999", "who")]
    assert list(sheet.matching(RowFilter(code=Code.REFUSED))) == [1, 5]
    assert words(sheet, 1) == "Refused by the platform: blocked"
    assert sheet.totals == checked().totals


def test_checking_can_be_cancelled() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        checked().with_layout(LAYOUT, CHECKER, token)


def test_totals_refuse_not_to_add_up() -> None:
    with pytest.raises(ValueError, match="add up"):
        Totals(rows=3, ready=1)


SPELLINGS = ["13800138000", "+8613800138000", "138-0013-8001", "1380013", "n/a", "", "13900139000",
             "13800138000;13800138001", "8613800138001 / 13600136000、13900139000",
             "+8613600136000"]  # fmt: skip
ROWS = st.lists(st.integers(1, 12), max_size=4, unique=True)


class Listed:
    """A do-not-call list of one number."""

    def code(self, key: int) -> Code | None:
        return Code.DO_NOT_CALL if key == 8613600136000 else None

    def problem(self, key: int) -> Problem | None:
        return Problem(Code.DO_NOT_CALL) if self.code(key) else None


class SheetMachine(RuleBasedStateMachine):
    """Any order of decisions leaves the sheet as if it had been checked anew."""

    def __init__(self) -> None:
        super().__init__()
        texts = [["Phone"], *([text] for text in [*SPELLINGS, *SPELLINGS[:2]])]
        sheet = checked(texts, hidden=[2, 5], layout=Layout(0, {Role.PHONE: 0}))
        self.sheet = sheet.screened(Listed())
        self.told: set[int] = set()

    @rule(rows=ROWS)
    def mend(self, rows: list[int]) -> None:
        repair(self.sheet, rows)

    @rule()
    def split_all(self) -> None:
        repair_all(self.sheet, Code.SEVERAL_NUMBERS)

    @rule(row=st.integers(1, 12), text=st.sampled_from(SPELLINGS))
    def edit(self, row: int, text: str) -> None:
        self.sheet.edit(row, 0, text)

    @rule(rows=ROWS)
    def exclude(self, rows: list[int]) -> None:
        self.sheet.exclude(rows)

    @rule(rows=ROWS)
    def restore(self, rows: list[int]) -> None:
        self.told |= {row for row in rows if self.sheet.code(row) is Code.DO_NOT_CALL}
        self.sheet.restore(rows)

    @invariant()
    def no_listed_number_is_taken_in_untold(self) -> None:
        for row in self.sheet.matching(RowFilter(RowStatus.READY)):
            assert row in self.told or Listed().code(int(self.sheet.key(row))) is None

    @rule(flag=st.booleans())
    def hidden(self, flag: bool) -> None:
        self.sheet.include_hidden(flag)

    @rule()
    def undo(self) -> None:
        self.sheet.undo()

    @rule()
    def redo(self) -> None:
        self.sheet.redo()

    @invariant()
    def as_if_checked_anew(self) -> None:
        fresh = self.sheet.with_layout(self.sheet.layout, CHECKER)
        rows = range(self.sheet.first_row, self.sheet.end_row)
        assert self.sheet.totals == fresh.totals
        assert self.sheet.problem_counts() == fresh.problem_counts()
        assert self.sheet.kind_counts() == fresh.kind_counts()
        shown = self.sheet.all_rows()
        assert len(shown) == self.sheet.totals.rows
        numbers = [self.sheet.rows.number(row) for row in shown]
        assert numbers == sorted(numbers)
        ready = self.sheet.matching(RowFilter(RowStatus.READY))
        assert len({self.sheet.key(row) for row in ready}) == len(ready)
        for row in rows:
            assert (self.sheet.status(row), self.sheet.number(row), words(self.sheet, row)) == (
                fresh.status(row), fresh.number(row), words(fresh, row),
            )  # fmt: skip


TestSheetMachine = SheetMachine.TestCase
TestSheetMachine.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)


def test_all_rows_of_a_kind_are_mended_in_one_step() -> None:
    table = [["Phone"], ["1065512345"], ["1065512346"], ["13800138000"], ["2165512347"], ["n/a"]]
    for form in NumberForm:
        layout, checker = Layout(0, {Role.PHONE: 0}), PhoneChecker("CN", form)
        sheet = checked(table, layout=layout, checker=checker)
        before = sheet.totals
        change = repair_all(sheet, Code.LOST_ZERO)
        if form is NumberForm.NO_TRUNK_ZERO:
            assert change is None
            continue
        assert (sheet.totals.ready, sheet.totals.invalid) == (4, 1)
        assert sheet.text(1, 0) == "01065512345"
        sheet.undo()
        assert sheet.totals == before
