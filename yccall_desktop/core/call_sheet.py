"""Rows, mapping and decisions become ready numbers, problems, duplicates, and totals that add up.

Per row a few small numbers are kept, see RowStates. Sentences are made when they are asked for.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from yccall_desktop.core.call_totals import Totals
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.cells import Block, CellKind, SheetRows
from yccall_desktop.core.columns import Layout, Role
from yccall_desktop.core.decisions import Change, ChangeKind, Decisions, listing
from yccall_desktop.core.header_row import example_rows
from yccall_desktop.core.number_groups import NumberGroups
from yccall_desktop.core.number_kind import NumberKind
from yccall_desktop.core.plain_cells import judge_cells, leave_listed_out
from yccall_desktop.core.preset_time import parse_moment
from yccall_desktop.core.problems import Code, Problem, RowStatus
from yccall_desktop.core.row_filter import RowFilter
from yccall_desktop.core.row_marks import marked
from yccall_desktop.core.row_problems import covered_phone, merged_rows, problem_of
from yccall_desktop.core.row_states import CODE_INDEX, CODES, RowStates, State, excluded, invalid
from yccall_desktop.core.screening import Screening
from yccall_desktop.core.told_rows import ToldRows

if TYPE_CHECKING:
    from yccall_desktop.core.phone import PhoneChecker
    from yccall_desktop.core.uncalled import Uncalled

__all__ = ["CallSheet", "RowFilter"]

_KINDS = tuple(CellKind)
_DUPLICATE = CODE_INDEX[Code.DUPLICATE]
_MANY, _SOME = 20_000, 500
"""For more changed rows, or rows that may all have one number, checking all anew is quicker."""

_LISTED = (Code.DO_NOT_CALL, Code.ALREADY_SUBMITTED)
"""Why rows are left out by `Screening`; the user may take them in."""


class CallSheet:
    """A list as it will be called. Rows are indexes into `rows`, which knows Excel's own numbers.

    `check_appended` may run on a worker while another thread reads rows below an `end_row` that it
    was told. Everything that changes decisions belongs to one thread, after checking has finished.
    """

    def __init__(
        self,
        rows: SheetRows,
        layout: Layout,
        checker: PhoneChecker,
        decisions: Decisions | None = None,
        screening: Screening | None = None,
    ) -> None:
        self.rows = rows
        self.layout = layout
        self.checker = checker
        self.decisions = decisions if decisions is not None else Decisions()
        self.screening = screening
        self.uncalled: Uncalled | None = None
        self.first_row = 0 if layout.header_row is None else layout.header_row + 1
        self._examples = example_rows(rows, layout.header_row)
        self._phone = layout.columns.get(Role.PHONE, -1)
        self._time = layout.columns.get(Role.PRESET_TIME, -1)
        self._states = RowStates(self.first_row)
        self._groups = NumberGroups()
        self._hidden = array("I")
        self.told = ToldRows()

    # --- checking ----------------------------------------------------------------------------
    @property
    def end_row(self) -> int:
        """One past the last row that was checked."""
        return self._states.end_row

    def check_appended(self, cancel: CancelToken | None = None) -> None:
        """Check the rows appended to `rows` since the last call. Raises Cancelled."""
        for start, block in self.rows.blocks_from(self.end_row):
            if cancel is not None:
                cancel.raise_if_cancelled()
            if self._is_plain(start, block):
                self._check_plain(start, block)
            else:
                self._check_block(start, block)
            self._states.tally()

    def _is_plain(self, start: int, block: Block) -> bool:
        """Whether nothing but a row's phone cell decides about most rows of the block."""
        decided = self.decisions
        return (
            0 <= self._phone < len(block.columns)
            and self._time < 0
            and not any(start <= row < start + block.rows for row in self._examples)
            and not any(start <= row < start + block.rows for row in self.rows.examples)
            and not (decided.edits or decided.left_out or decided.absent)
            and 1 not in block.hidden
            and not self.rows.any_covered(start, start + block.rows, self._phone)
        )

    def _check_plain(self, start: int, block: Block) -> None:
        """The same as `_check_block`, quick for cells that are nothing but a number's digits."""

        def judge(offset: int, text: str, kind: int) -> State:
            return self._judge(start + offset, text, _KINDS[kind], hidden=False)

        first = max(self.end_row - start, 0)
        region = self._states.region_index(self.checker.region)
        states = judge_cells(block.columns[self._phone], first, self.checker, region, judge)
        if self.screening is not None:
            leave_listed_out(states, self.screening)
        for index in self._groups.join_block(start + first, states.keys):
            states.status[index], states.codes[index] = RowStatus.DUPLICATE, _DUPLICATE
        self._states.extend(states)

    def _check_block(self, start: int, block: Block) -> None:
        for offset in range(max(self.end_row - start, 0), block.rows):
            row = start + offset
            hidden = block.hidden[offset] == 1
            if hidden:
                self._hidden.append(row)
            self._append(row, self._judge(row, *self._cell(row, self._phone), hidden))

    def _append(self, row: int, state: State) -> None:
        if state.status == RowStatus.READY and not self._groups.join_last(row, state.key):
            state = state._replace(status=RowStatus.DUPLICATE, code=_DUPLICATE)
        self._states.append(state)

    def _cell(self, row: int, column: int) -> tuple[str, CellKind]:
        if column < 0:
            return "", CellKind.EMPTY
        edit = self.decisions.edits.get((row, column))
        if edit is not None:
            return edit, CellKind.TEXT if edit else CellKind.EMPTY
        return self.rows.text(row, column), self.rows.kind(row, column)

    def _judge(self, row: int, text: str, kind: CellKind, hidden: bool) -> State:
        """The state of a row, duplicates not yet considered."""
        decided = self.decisions
        left_out = decided.left_out.get(row)
        if row in decided.absent:
            return State(RowStatus.GONE)
        if kind is CellKind.EMPTY and self._is_blank(row):
            return State(RowStatus.BLANK)
        if left_out is True:
            return excluded(Code.EXCLUDED)
        if hidden and left_out is None and not decided.include_hidden:
            return excluded(Code.HIDDEN)
        if left_out is None and self._is_example(row):
            return excluded(Code.EXAMPLE)
        if kind is CellKind.EMPTY:
            merged = self._phone >= 0 and self.rows.merged_into(row, self._phone) != row
            return invalid(Code.MERGED if merged else Code.NO_NUMBER)
        if covered_phone(self, row):
            return invalid(Code.MERGED)
        return self._judge_number(row, text, kind)

    def _judge_number(self, row: int, text: str, kind: CellKind) -> State:
        verdict = self.checker.check(text, kind)
        if verdict.problem is not None:
            return invalid(verdict.problem.code)
        if self._time >= 0:
            moment, time_kind = self._cell(row, self._time)
            if time_kind is not CellKind.EMPTY and parse_moment(moment, time_kind) is None:
                return invalid(Code.BAD_TIME)
        key = int(verdict.key)
        listed = self.screening.code(key) if self.screening is not None else None
        if listed is not None and self.decisions.left_out.get(row) != listing(listed, key):
            return excluded(listed)
        region = self._states.region_index(verdict.region)
        # a leading 1 keeps the leading zeros of the number
        return State(RowStatus.READY, 0, int("1" + verdict.number), key, verdict.kind, region)

    def _is_blank(self, row: int) -> bool:
        if not self.rows.is_blank(row):
            return False
        if not self.decisions.edits:
            return True
        return not any(self._cell(row, column)[0] for column in range(self.rows.column_count))

    def with_layout(
        self, layout: Layout, checker: PhoneChecker, cancel: CancelToken | None = None
    ) -> CallSheet:
        """The same rows and decisions read another way; checks every row, so not on the main
        thread. Raises Cancelled."""
        other = CallSheet(self.rows, layout, checker, self.decisions, self.screening)
        other.check_appended(cancel)
        return other

    def screened(self, screening: Screening | None, cancel: CancelToken | None = None) -> CallSheet:
        """The same list with other numbers left out; like `with_layout`."""
        other = CallSheet(self.rows, self.layout, self.checker, self.decisions, screening)
        other.check_appended(cancel)
        return other

    def settle_merged(self) -> None:
        """Merged ranges became known after the rows: rows that they leave empty, or whose number
        they cover, say so."""
        merged = list(merged_rows(self))
        if len(merged) > _SOME:
            self._check_all_again(merged)
        else:
            for row in merged:
                self._check_again(row)

    # --- what is known -----------------------------------------------------------------------
    @property
    def totals(self) -> Totals:
        counts = [self._states.count(status) for status in RowStatus if status != RowStatus.GONE]
        return Totals(sum(counts), *counts)

    def problem_counts(self) -> dict[Code, int]:
        """How many rows have each problem; codes without rows are absent."""
        return {**self._states.code_counts(), **self.told.counts()}

    def kind_counts(self) -> dict[NumberKind, int]:
        """How many ready rows have each kind of number; kinds without rows are absent."""
        return self._states.kind_counts()

    def region_counts(self) -> dict[str, int]:
        """How many ready rows have numbers of each region ('' for plans of no country)."""
        return self._states.region_counts()

    @property
    def hidden_rows(self) -> int:
        """How many rows are hidden in the file, whether they are left out or not."""
        return len(self._hidden)

    def status(self, row: int) -> RowStatus:
        return RowStatus(self._states.status[row - self.first_row])

    def key(self, row: int) -> str:
        """The E.164 digits of the number that will be called (or would); else ''."""
        return str(key) if (key := self._states.keys[row - self.first_row]) else ""

    def moment(self, row: int) -> int | None:
        """The row's own preset call time in Unix seconds, None where it has none."""
        return parse_moment(*self._cell(row, self._time)) if self._time >= 0 else None

    def number(self, row: int) -> str:
        """The number that will be called (or would, for a duplicate); else ''."""
        return str(call)[1:] if (call := self._states.calls[row - self.first_row]) else ""

    def text(self, row: int, column: int) -> str:
        """The cell with the user's edit applied."""
        return self._cell(row, column)[0]

    def original(self, row: int, column: int) -> str:
        """The cell as it is in the file."""
        return self.rows.text(row, column)

    def edited(self, row: int, column: int) -> bool:
        return (row, column) in self.decisions.edits

    def code(self, row: int) -> Code | None:
        """The code of the row's problem, without the work of making its sentence."""
        if (told := self.told.problem(row)) is not None:
            return told.code
        index = self._states.codes[row - self.first_row]
        return CODES[index - 1] if index else None

    def problem(self, row: int) -> Problem | None:
        """What is wrong with the row, or why it is left out; None for ready and blank rows."""
        code = self.code(row)
        return None if code is None else problem_of(self, row, code)

    def rows_with(self, key: int) -> Sequence[int]:
        """The rows that call a number, or would if they were no duplicates, by its key."""
        return self._groups.members(key)

    def phone_cell(self, row: int) -> tuple[str, CellKind]:
        """The row's phone cell with the user's edit applied; empty where no column is one."""
        return self._cell(row, self._phone)

    # --- finding -----------------------------------------------------------------------------
    def matching(self, wanted: RowFilter) -> Sequence[int]:
        """The rows that pass a filter, in the order in which they are shown and sent.

        A range for all rows, while no cell was split.
        """
        if wanted == RowFilter() and not self.rows.copies:
            return range(self.first_row, self.end_row)
        return self.rows.in_order(marked(self.marks(wanted)))

    def all_rows(self) -> Sequence[int]:
        return self.matching(RowFilter())

    def marks(self, wanted: RowFilter) -> bytearray:
        """One byte a row, from row 0 on: 1 where it passes a filter."""
        marks = bytearray(self.first_row) + self._states.marks(wanted)
        self.told.add_to(marks, wanted)
        return marks

    # --- decisions ---------------------------------------------------------------------------
    def edit(self, row: int, column: int, text: str) -> Change | None:
        """Put a text in place of a cell's; None when nothing changes. Re-checks the row at once."""
        before = self.decisions.edits.get((row, column))
        after = None if text == self.rows.text(row, column) else text
        change = Change(ChangeKind.EDIT, (row,), (before,), (after,), column)
        return None if before == after else self.apply(change)

    def exclude(self, rows: Sequence[int]) -> Change | None:
        """Leave rows out; blank rows and rows that are left out already stay as they are."""
        apart = (RowStatus.EXCLUDED, RowStatus.BLANK, RowStatus.GONE)
        chosen = tuple(row for row in rows if self.status(row) not in apart)
        return self._leave_out(ChangeKind.EXCLUDE, chosen, (True,) * len(chosen))

    def restore(self, rows: Sequence[int]) -> Change | None:
        """Take rows in again, also those that the file hides or a list names.

        Of a row that the file hides and a list names the list is told next.
        """
        chosen = tuple(row for row in rows if self.status(row) is RowStatus.EXCLUDED)
        return self._leave_out(ChangeKind.RESTORE, chosen, tuple(map(self._taken_in, chosen)))

    def _taken_in(self, row: int) -> bool | str | None:
        """What takes a row in that is left out, see Decisions."""
        code = self.code(row)
        if code in _LISTED:
            return listing(code, int(self.checker.check(*self.phone_cell(row)).key))
        return False if self.rows.hidden(row) or self._is_example(row) else None

    def _is_example(self, row: int) -> bool:
        return row in self._examples or row in self.rows.examples

    def _leave_out(
        self, kind: ChangeKind, rows: tuple[int, ...], after: tuple[bool | str | None, ...]
    ) -> Change | None:
        if not rows:
            return None
        before = tuple(self.decisions.left_out.get(row) for row in rows)
        return self.apply(Change(kind, rows, before, after))

    def include_hidden(self, flag: bool) -> Change | None:
        """Take the rows that are hidden in the file in, or leave them out again."""
        if flag == self.decisions.include_hidden:
            return None
        return self.apply(Change(ChangeKind.HIDDEN, (), (not flag,), (flag,)))

    def undo(self) -> Change | None:
        """Take back the last decision; returns it, or None when there is none."""
        return self._follow(self.decisions.undo())

    def redo(self) -> Change | None:
        return self._follow(self.decisions.redo())

    def apply(self, change: Change) -> Change:
        """Make a decision and check its rows again."""
        self.decisions.do(change)
        self._follow(change)
        return change

    def _follow(self, change: Change | None) -> Change | None:
        if change is None:
            return None
        self.check_appended()
        rows = self._hidden if change.kind is ChangeKind.HIDDEN else change.rows
        if len(rows) > _MANY:
            self._check_all_again(rows)
        else:
            for row in rows:
                if self.first_row <= row < self.end_row:
                    self._check_again(row)
        return change

    def _check_all_again(self, changed: Sequence[int]) -> None:
        """As if the list was new, which is quicker for many rows; what is shown meanwhile stays."""
        anew = self.with_layout(self.layout, self.checker)
        for row in changed:
            self.told.drop(row)
        self._states, self._groups, self._hidden = anew._states, anew._groups, anew._hidden

    def _check_again(self, row: int) -> None:
        self.told.drop(row)
        self._regroup(self._groups.leave(row, self._states.keys[row - self.first_row]))
        state = self._judge(row, *self._cell(row, self._phone), self.rows.hidden(row))
        self._states.put(row, state)
        if state.status == RowStatus.READY:
            self._regroup(self._groups.join(row, state.key))

    def _regroup(self, members: Sequence[int]) -> None:
        """The first row of a number is ready, the others are duplicates of it."""
        for place, row in enumerate(members):
            if place:
                self._states.mark(row, RowStatus.DUPLICATE, _DUPLICATE)
            else:
                self._states.mark(row, RowStatus.READY, 0)
