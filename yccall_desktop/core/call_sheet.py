"""Rows, mapping and decisions become ready numbers, problems, duplicates, and totals that add up.

Per row four small numbers are kept: its status, the code of its problem, the number to call and the
E.164 key by which duplicates are known. Sentences are made when they are asked for.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING

from yccall_desktop.core.call_totals import Totals
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.cells import Block, CellKind, SheetRows
from yccall_desktop.core.columns import Layout, Role
from yccall_desktop.core.decisions import Change, ChangeKind, Decisions
from yccall_desktop.core.outcomes import RefusedNumber
from yccall_desktop.core.phone_text import digits_of, shortened
from yccall_desktop.core.preset_time import parse_moment
from yccall_desktop.core.problems import Code, Problem, RowStatus
from yccall_desktop.core.screening import Screening
from yccall_desktop.core.submission import CallNumber

if TYPE_CHECKING:
    from yccall_desktop.core.phone import PhoneChecker

_CODES = tuple(Code)
_INDEX = {code: index + 1 for index, code in enumerate(_CODES)}
_HIDDEN, _EXCLUDED, _DUPLICATE = (
    _INDEX[code] for code in (Code.HIDDEN, Code.EXCLUDED, Code.DUPLICATE)
)
_KINDS = tuple(CellKind)
_NO_NUMBER, _BAD_TIME = _INDEX[Code.NO_NUMBER], _INDEX[Code.BAD_TIME]


@dataclass(frozen=True, slots=True)
class RowFilter:
    """Which rows to show: of one status, with one problem, or (both None) all."""

    status: RowStatus | None = None
    code: Code | None = None


class CallSheet:
    """One sheet as it will be called. Rows are indexes into `rows`; Excel's row is index + 1.

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
        self.screening = screening
        self.layout = layout
        self.checker = checker
        self.decisions = decisions if decisions is not None else Decisions()
        self.first_row = 0 if layout.header_row is None else layout.header_row + 1
        self._phone = layout.columns.get(Role.PHONE, -1)
        self._time = layout.columns.get(Role.PRESET_TIME, -1)
        self._status = bytearray()
        self._codes = bytearray()
        self._calls = array("Q")
        self._keys = array("Q")
        self._groups: dict[int, int | list[int]] = {}
        self._hidden = array("I")
        self._counts = [0] * len(RowStatus)
        self._code_counts = [0] * (len(_CODES) + 1)
        self._refused: dict[int, str] = {}

    # --- checking ----------------------------------------------------------------------------
    @property
    def end_row(self) -> int:
        """One past the last row that was checked."""
        return self.first_row + len(self._status)

    def check_appended(self, cancel: CancelToken | None = None) -> None:
        """Check the rows appended to `rows` since the last call. Raises Cancelled."""
        for start, block in self.rows.blocks_from(self.end_row):
            if cancel is not None:
                cancel.raise_if_cancelled()
            self._check_block(start, block)

    def _check_block(self, start: int, block: Block) -> None:
        first = max(self.end_row - start, 0)
        cells = block.columns[self._phone] if 0 <= self._phone < len(block.columns) else None
        edited = bool(self.decisions.edits)
        for offset in range(first, block.rows):
            row = start + offset
            if edited or cells is None:
                text, kind = self._cell(row, self._phone)
            else:
                begin = cells.ends[offset - 1] if offset else 0
                text, kind = cells.text[begin : cells.ends[offset]], _KINDS[cells.kinds[offset]]
            hidden = block.hidden[offset] == 1
            if hidden:
                self._hidden.append(row)
            status, code, call, key = self._judge(row, text, kind, hidden)
            if status is RowStatus.READY:
                status, code = self._join_last(row, key)
            self._calls.append(call)
            self._keys.append(key)
            self._codes.append(code)
            self._counts[status] += 1
            self._code_counts[code] += 1
            self._status.append(status)

    def _cell(self, row: int, column: int) -> tuple[str, CellKind]:
        if column < 0:
            return "", CellKind.EMPTY
        edit = self.decisions.edits.get((row, column))
        if edit is not None:
            return edit, CellKind.TEXT if edit else CellKind.EMPTY
        return self.rows.text(row, column), self.rows.kind(row, column)

    def _judge(
        self, row: int, text: str, kind: CellKind, hidden: bool
    ) -> tuple[RowStatus, int, int, int]:
        """(status, code index, packed number, key) of a row, duplicates not yet considered."""
        if kind is CellKind.EMPTY and self._is_blank(row):
            return RowStatus.BLANK, 0, 0, 0
        left_out = self.decisions.left_out.get(row)
        if left_out:
            return RowStatus.EXCLUDED, _EXCLUDED, 0, 0
        if hidden and left_out is None and not self.decisions.include_hidden:
            return RowStatus.EXCLUDED, _HIDDEN, 0, 0
        if self._phone < 0:
            return RowStatus.INVALID, _NO_NUMBER, 0, 0
        verdict = self.checker.check(text, kind)
        if (problem := verdict.problem) is not None:
            return RowStatus.INVALID, _INDEX[problem.code], 0, 0
        if self._time >= 0:
            moment, time_kind = self._cell(row, self._time)
            if time_kind is not CellKind.EMPTY and parse_moment(moment, time_kind) is None:
                return RowStatus.INVALID, _BAD_TIME, 0, 0
        # a leading 1 keeps the leading zeros of the number
        return RowStatus.READY, 0, int("1" + verdict.number), int(verdict.key)

    def _is_blank(self, row: int) -> bool:
        if not self.rows.is_blank(row):
            return False
        if not self.decisions.edits:
            return True
        columns = range(self.rows.column_count)
        return not any(self.decisions.edits.get((row, column)) for column in columns)

    def _join_last(self, row: int, key: int) -> tuple[RowStatus, int]:
        """Add a row behind all others to the group of its number."""
        group = self._groups.get(key)
        if group is None:
            self._groups[key] = row
            return RowStatus.READY, 0
        if isinstance(group, int):
            self._groups[key] = [group, row]
        else:
            group.append(row)
        return RowStatus.DUPLICATE, _DUPLICATE

    # --- what is known -----------------------------------------------------------------------
    @property
    def totals(self) -> Totals:
        ready, invalid, duplicate, excluded, blank = self._counts
        return Totals(sum(self._counts), ready, invalid, duplicate, excluded, blank)

    def problem_counts(self) -> dict[Code, int]:
        """How many rows have each problem; codes without rows are absent."""
        counts = {code: self._code_counts[index] for code, index in _INDEX.items()}
        counts[Code.REFUSED] = len(self._refused)
        return {code: count for code, count in counts.items() if count}

    @property
    def hidden_rows(self) -> int:
        """How many rows are hidden in the file, whether they are left out or not."""
        return len(self._hidden)

    def status(self, row: int) -> RowStatus:
        return RowStatus(self._status[row - self.first_row])

    def number(self, row: int) -> str:
        """The number that will be called (or would, for a duplicate); else ''."""
        return str(call)[1:] if (call := self._calls[row - self.first_row]) else ""

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
        if row in self._refused:
            return Code.REFUSED
        index = self._codes[row - self.first_row]
        return _CODES[index - 1] if index else None

    def problem(self, row: int) -> Problem | None:
        """What is wrong with the row, or why it is left out; None for ready and blank rows."""
        code = self.code(row)
        if code is None:
            return None
        if code is Code.REFUSED:
            return Problem(code, {"reason": self._refused[row]})
        if code is Code.DUPLICATE:
            group = self._groups[self._keys[row - self.first_row]]
            first = group if isinstance(group, int) else group[0]
            return Problem(code, {"row": str(first + 1)})
        if code is Code.BAD_TIME:
            return Problem(code, {"value": shortened(self.text(row, self._time))})
        if code in (Code.EXCLUDED, Code.HIDDEN) or self._phone < 0:
            return Problem(code)
        return self.checker.check(*self._cell(row, self._phone)).problem

    def matching(self, wanted: RowFilter) -> array[int]:
        """The indexes of the rows that pass a filter, ascending."""
        rows = range(self.first_row, self.end_row)
        if wanted.code is Code.REFUSED:
            return array("I", sorted(self._refused))
        if wanted.code is not None:
            return array("I", compress(rows, map(_INDEX[wanted.code].__eq__, self._codes)))
        if wanted.status is not None:
            return array("I", compress(rows, map(int(wanted.status).__eq__, self._status)))
        return array("I", rows)

    # --- decisions ---------------------------------------------------------------------------
    def edit(self, row: int, column: int, text: str) -> Change | None:
        """Put a text in place of a cell's; None when nothing changes. Re-checks the row at once."""
        before = self.decisions.edits.get((row, column))
        after = None if text == self.rows.text(row, column) else text
        if before == after:
            return None
        return self._do(Change(ChangeKind.EDIT, (row,), (before,), (after,), column))

    def repair(self, code: Code) -> Change | None:
        """Mend all rows with this problem as each of them suggests, in one undoable step.

        Checks each of those rows twice, so not for many rows on the main thread.
        """
        problems = {row: self.problem(row) for row in self.matching(RowFilter(code=code))}
        texts = {row: one.suggestion for row, one in problems.items() if one and one.suggestion}
        if not texts:
            return None
        before = tuple(self.decisions.edits.get((row, self._phone)) for row in texts)
        change = Change(ChangeKind.EDIT, tuple(texts), before, tuple(texts.values()), self._phone)
        return self._do(change)

    def exclude(self, rows: Sequence[int]) -> Change | None:
        """Leave rows out; blank rows and rows that are left out already stay as they are."""
        apart = (RowStatus.EXCLUDED, RowStatus.BLANK)
        chosen = tuple(row for row in rows if self.status(row) not in apart)
        return self._leave_out(ChangeKind.EXCLUDE, chosen, dict.fromkeys(chosen, True))

    def restore(self, rows: Sequence[int]) -> Change | None:
        """Take rows in again, hidden ones too."""
        chosen = tuple(row for row in rows if self.status(row) is RowStatus.EXCLUDED)
        after = {row: False if self.rows.hidden(row) else None for row in chosen}
        return self._leave_out(ChangeKind.RESTORE, chosen, after)

    def _leave_out(
        self, kind: ChangeKind, rows: tuple[int, ...], after: Mapping[int, bool | None]
    ) -> Change | None:
        if not rows:
            return None
        before = tuple(self.decisions.left_out.get(row) for row in rows)
        return self._do(Change(kind, rows, before, tuple(after[row] for row in rows)))

    def include_hidden(self, flag: bool) -> Change | None:
        """Take the rows that are hidden in the file in, or leave them out again."""
        if flag == self.decisions.include_hidden:
            return None
        return self._do(Change(ChangeKind.HIDDEN, (), (not flag,), (flag,)))

    @property
    def can_undo(self) -> bool:
        return bool(self.decisions.done)

    @property
    def can_redo(self) -> bool:
        return bool(self.decisions.undone)

    def undo(self) -> Change | None:
        """Take back the last decision; returns it, or None when there is none."""
        return self._follow(self.decisions.undo())

    def redo(self) -> Change | None:
        return self._follow(self.decisions.redo())

    def _do(self, change: Change) -> Change:
        self.decisions.do(change)
        self._follow(change)
        return change

    def _follow(self, change: Change | None) -> Change | None:
        if change is not None:
            for row in self._hidden if change.kind is ChangeKind.HIDDEN else change.rows:
                if self.first_row <= row < self.end_row:
                    self._check_again(row)
        return change

    def _check_again(self, row: int) -> None:
        index = row - self.first_row
        self._refused.pop(row, None)
        self._leave_group(row, self._keys[index])
        judged = self._judge(row, *self._cell(row, self._phone), self.rows.hidden(row))
        status, code, call, key = judged
        self._calls[index], self._keys[index] = call, key
        self._set(row, status, code)
        if status is RowStatus.READY:
            group = self._groups.get(key)
            members = [] if group is None else [group] if isinstance(group, int) else group
            insort(members, row)
            self._regroup(key, members)

    def _leave_group(self, row: int, key: int) -> None:
        group = self._groups.get(key)
        if isinstance(group, int):
            if group == row:
                del self._groups[key]
        elif group is not None:
            position = bisect_left(group, row)
            if position < len(group) and group[position] == row:
                del group[position]
                self._regroup(key, group)

    def _regroup(self, key: int, members: list[int]) -> None:
        """The first row of a number is ready, the others are duplicates of it."""
        self._groups[key] = members[0] if len(members) == 1 else members
        self._set(members[0], RowStatus.READY, 0)
        for row in members[1:]:
            self._set(row, RowStatus.DUPLICATE, _DUPLICATE)

    def _set(self, row: int, status: RowStatus, code: int) -> None:
        index = row - self.first_row
        self._counts[self._status[index]] -= 1
        self._code_counts[self._codes[index]] -= 1
        self._status[index], self._codes[index] = status, code
        self._counts[status] += 1
        self._code_counts[code] += 1

    def with_layout(
        self, layout: Layout, checker: PhoneChecker, cancel: CancelToken | None = None
    ) -> CallSheet:
        """The same rows and decisions read another way; checks every row, so not on the main
        thread. Raises Cancelled."""
        other = CallSheet(self.rows, layout, checker, self.decisions)
        other.check_appended(cancel)
        return other

    # --- calling -----------------------------------------------------------------------------
    def call_numbers(self) -> list[CallNumber]:
        """The ready rows in the sheet's order, as they are submitted."""
        return [self._call_number(row) for row in self.matching(RowFilter(RowStatus.READY))]

    def _call_number(self, row: int) -> CallNumber:
        index = row - self.first_row
        moment: int | None = None
        if self._time >= 0:
            moment = parse_moment(*self._cell(row, self._time))
        columns = self.layout.columns
        texts = {role: self.text(row, columns[role]).strip() for role in _TEXT_ROLES & set(columns)}
        return CallNumber(
            row=row + 1,
            number=self.number(row),
            key=str(self._keys[index]),
            time=moment,
            user_id=texts.get(Role.USER_ID, ""),
            member_id=texts.get(Role.MEMBER_ID, ""),
            intent=texts.get(Role.INTENT, ""),
            customer_uuid=texts.get(Role.CUSTOMER_UUID, ""),
        )

    def mark_refused(self, refused: Iterable[RefusedNumber]) -> list[RefusedNumber]:
        """Join what the platform refused to the rows that were sent; returns what matches none."""
        ready = self.matching(RowFilter(RowStatus.READY))
        rows = {self.number(row): row for row in ready}
        rows |= {str(self._keys[row - self.first_row]): row for row in ready}
        unmatched = []
        for each in refused:
            row = rows.get(each.number, rows.get(digits_of(each.number), -1))
            if row < 0:
                unmatched.append(each)
            else:
                self._refused[row] = each.reason
        return unmatched


_TEXT_ROLES = frozenset({Role.USER_ID, Role.MEMBER_ID, Role.INTENT, Role.CUSTOMER_UUID})
