"""Repairs: what would mend the rows with one problem, and doing it to all of them in one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.columns import Role
from yccall_desktop.core.decisions import Change, ChangeKind
from yccall_desktop.core.problems import Code, Problem
from yccall_desktop.core.row_filter import RowFilter

if TYPE_CHECKING:
    from yccall_desktop.core.call_sheet import CallSheet

MENDABLE = frozenset(
    {
        Code.LOST_ZERO,
        Code.GLUED_COUNTRY_CODE,
        Code.EXTRA_PREFIX,
        Code.EXTENSION,
        Code.STRANGE_CHARACTER,
        Code.LETTERS,
        Code.SEVERAL_NUMBERS,
    }
)
"""Problems that may have a repair; each row tells whether it has."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """What would mend the rows with one problem.

    `rows`: how many can be mended, of `alike` with the problem. `before` and `after` are the cell
    of the first of them; several texts in `after`: the cell is split into rows.
    """

    code: Code
    rows: int
    alike: int
    before: str
    after: tuple[str, ...]


def _phone(sheet: CallSheet) -> int:
    return sheet.layout.columns.get(Role.PHONE, -1)


def _texts(problem: Problem | None) -> tuple[str, ...]:
    if problem is None:
        return ()
    return problem.parts or ((problem.suggestion,) if problem.suggestion else ())


def remedy(sheet: CallSheet, code: Code, cancel: CancelToken | None = None) -> Remedy | None:
    """The remedy for a problem, None when no row with it can be mended. Raises Cancelled.

    Checks each of those rows, so not for many rows on the main thread.
    """
    if code not in MENDABLE:
        return None
    rows = sheet.matching(RowFilter(code=code))
    mended, first = 0, -1
    for count, row in enumerate(rows):
        if cancel is not None and count % 500 == 0:
            cancel.raise_if_cancelled()
        if _texts(sheet.problem(row)):
            mended += 1
            first = row if first < 0 else first
    if first < 0:
        return None
    before = sheet.text(first, _phone(sheet))
    return Remedy(code, mended, len(rows), before, _texts(sheet.problem(first)))


def repair_all(sheet: CallSheet, code: Code) -> Change | None:
    """Mend all rows with this problem as each of them suggests, in one undoable step.

    Checks each of those rows twice, so not for many rows on the main thread.
    """
    return repair(sheet, sheet.matching(RowFilter(code=code))) if code in MENDABLE else None


def repair(sheet: CallSheet, rows: Sequence[int]) -> Change | None:
    """Mend rows as each of them suggests, in one undoable step; None when none can be mended.

    A cell with several numbers keeps the first; the others stand in copies of its row, which
    belong to the same row of the file.
    """
    column = _phone(sheet)
    before: dict[int, str | bool | None] = {}
    after: dict[int, str | bool | None] = {}
    copies: dict[int, str] = {}
    for row in rows:
        texts = _texts(sheet.problem(row))
        if not texts:
            continue
        before[row] = sheet.decisions.edits.get((row, column))
        after[row] = texts[0]
        copies |= {sheet.rows.copy(row): text for text in texts[1:]}
    if not after:
        return None
    kind = ChangeKind.SPLIT if copies else ChangeKind.EDIT
    before |= dict.fromkeys(copies, False)
    after |= copies
    return sheet.apply(
        Change(kind, tuple(after), tuple(before.values()), tuple(after.values()), column)
    )
