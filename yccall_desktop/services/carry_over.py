"""Decisions about a list, applied again to the same list read anew, where the row still matches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from yccall_desktop.core.call_sheet import CallSheet
from yccall_desktop.core.cells import SheetRows
from yccall_desktop.core.columns import Role
from yccall_desktop.core.decisions import Change, ChangeKind, Decisions

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """`decisions` for the new list, undoable kind by kind; of how many rows the decisions were
    applied again, and of how many not, since the row is another one now."""

    decisions: Decisions
    applied: int
    lost: int


def carry_over(before: CallSheet, after: CallSheet) -> CarriedOver:
    """Apply what was decided about `before` to the rows of `after`, which gets the copies of rows
    that were split.

    A row matches when the same cells stand at the same place, else when it is the only row with
    these cells in both lists.
    """
    old, rows = before.decisions, before.rows
    decided = {row for row, _ in old.edits} | set(old.left_out)
    decided = {rows.copied_from(row) for row in decided - old.absent}
    places = _match(before, after, decided)
    applied, lost = len(places), len(decided) - len(places)
    decisions = Decisions()
    if old.include_hidden:
        decisions.do(Change(ChangeKind.HIDDEN, (), (False,), (True,)))
    split = _split_again(before, after, places, decisions)
    edits = {cell: text for cell, text in old.edits.items() if cell not in split}
    for column in sorted({column for _, column in edits}):
        texts = {places[row]: text for (row, place), text in edits.items()
                 if place == column and row in places}  # fmt: skip
        _decide(decisions, ChangeKind.EDIT, dict(sorted(texts.items())), column)
    for kind in (ChangeKind.EXCLUDE, ChangeKind.RESTORE):
        chosen = {places[row]: value for row, value in old.left_out.items()
                  if (value is True) == (kind is ChangeKind.EXCLUDE) and row in places}  # fmt: skip
        _decide(decisions, kind, dict(sorted(chosen.items())))
    return CarriedOver(decisions, applied, lost)


def _split_again(
    before: CallSheet, after: CallSheet, places: dict[int, int], decisions: Decisions
) -> set[tuple[int, int]]:
    """Copy the rows that were split, and add the copies to `places`; returns the cells that are
    done with."""
    old, done = before.decisions, set[tuple[int, int]]()
    for change in old.done:
        if change.kind is not ChangeKind.SPLIT:
            continue
        texts: dict[int, str | bool | None] = {}
        without: list[str | bool | None] = []
        for row in change.rows:
            root = before.rows.copied_from(row)
            if root not in places or (row, change.column) in done or row in old.absent:
                continue
            if row != root:
                places[row] = after.rows.copy(places[root])
            texts[places[row]] = old.edits.get((row, change.column))
            without.append(None if row == root else False)
            done.add((row, change.column))
        if texts:
            decisions.do(
                Change(
                    change.kind, tuple(texts), tuple(without), tuple(texts.values()), change.column
                )
            )
    return done


def _is_copy(rows: SheetRows, row: int) -> bool:
    return rows.copied_from(row) != row


def _decide(
    decisions: Decisions,
    kind: ChangeKind,
    after: Mapping[int, str | bool],
    column: int = -1,
) -> None:
    if after:
        nothing = (None,) * len(after)
        decisions.do(Change(kind, tuple(after), nothing, tuple(after.values()), column))


def _match(before: CallSheet, after: CallSheet, wanted: Collection[int]) -> dict[int, int]:
    """The row of `after` for those of `wanted` that have one."""
    if not wanted:
        return {}
    key = before.layout.columns.get(Role.PHONE, 0)
    cells = {row: _cells(before.rows, row) for row in wanted}
    keys = {before.rows.text(row, key) for row in wanted}
    known = set(cells.values())
    old_rows, new_rows = _alike(before, key, keys, known), _alike(after, key, keys, known)
    found: dict[int, int] = {}
    for row in sorted(wanted):
        at = before.rows.place(row)
        same = [other for other in new_rows[cells[row]] if after.rows.place(other) == at]
        if same:
            found[row] = same[0]
    for row in set(wanted) - set(found):
        others = new_rows[cells[row]]
        if len(others) == len(old_rows[cells[row]]) == 1:
            found[row] = others[0]
    return found


def _alike(
    sheet: CallSheet, key: int, keys: Collection[str], known: Collection[Cells]
) -> defaultdict[Cells, list[int]]:
    """The rows with the cells that are known; only those are looked at whose key cell is."""
    rows: defaultdict[Cells, list[int]] = defaultdict(list)
    for row in _rows_with(sheet, key, keys):
        if not _is_copy(sheet.rows, row) and (cells := _cells(sheet.rows, row)) in known:
            rows[cells].append(row)
    return rows


def _rows_with(sheet: CallSheet, key: int, keys: Collection[str]) -> Iterator[int]:
    for start, block in sheet.rows.blocks_from(sheet.first_row):
        first = max(sheet.first_row - start, 0)
        if key >= len(block.columns):
            if "" in keys:
                yield from range(start + first, start + block.rows)
            continue
        column = block.columns[key]
        begin = column.ends[first - 1] if first else 0
        for offset in range(first, block.rows):
            end = column.ends[offset]
            if column.text[begin:end] in keys:
                yield start + offset
            begin = end


def _cells(rows: SheetRows, row: int) -> Cells:
    """The texts of a row up to its last one that is not empty."""
    texts = [rows.text(row, column) for column in range(rows.column_count)]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)
