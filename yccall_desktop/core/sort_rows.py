"""Rows in another order, for looking at them: how numbers are sent never depends on it.

Made for a worker thread at a million rows: no single step takes more than some milliseconds, so
the window lives on meanwhile.
"""

from __future__ import annotations

import random
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.problems import Code, RowStatus
from yccall_desktop.core.row_filter import RowFilter
from yccall_desktop.core.row_marks import NOT, marked_of, pieces

if TYPE_CHECKING:
    from yccall_desktop.core.call_sheet import CallSheet

_Keyed = tuple[Any, list[Any]]
"""Rows and what each of them is compared by."""

_BUCKET = 4_000
_LONGEST_NUMBER = 40
_CODE_ORDER = {code: place for place, code in enumerate(Code)}


class SortBy(IntEnum):
    """What rows are sorted by."""

    ROW = 0
    CELL = 1
    NUMBER = 2
    PROBLEM = 3


@dataclass(frozen=True, slots=True)
class Order:
    """An order of rows. `column` is the sheet's column (0-based) of CELL."""

    by: SortBy
    column: int = -1
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Sorted:
    """Rows as they were sorted once; `rows_of` brings them up to date, so that rows do not jump
    when their cells are edited. `covered` and `absent` say which rows there were."""

    order: Order
    rows: array[int]
    covered: int
    absent: frozenset[int]

    def rows_of(self, sheet: CallSheet) -> array[int]:
        """The rows of today: copies made since then behind their row, those taken back gone."""
        absent = sheet.decisions.absent
        later = (*sorted(self.absent), *range(self.covered, sheet.end_row))
        copies = [row for row in later if row not in absent]
        rows = _behind(sheet, self.rows, copies) if copies else self.rows
        return marked_of(rows, sheet.marks(RowFilter())) if absent - self.absent else rows


def sort_rows(sheet: CallSheet, order: Order, cancel: CancelToken | None = None) -> Sorted:
    """All rows of the sheet in an order. Raises Cancelled.

    Numbers by their size before texts by their letters; rows with equal values stay in the order
    of the sheet; those without a value come last, empty rows behind them.
    """
    covered, absent = sheet.end_row, frozenset(sheet.decisions.absent)
    rows = _by_row(sheet, order) if order.by is SortBy.ROW else _by_value(sheet, order, cancel)
    return Sorted(order, rows, covered, absent)


def _by_value(sheet: CallSheet, order: Order, cancel: CancelToken | None) -> array[int]:
    numbers: _Keyed = (array("I"), [])
    texts: _Keyed = (array("I"), [])
    without, blank = array("I"), array("I")
    for row, value in _values(sheet, order, cancel):
        if value is None:
            (blank if sheet.status(row) is RowStatus.BLANK else without).append(row)
        else:
            keyed = texts if isinstance(value, str) else numbers
            keyed[0].append(row)
            keyed[1].append(value)
    result = array("I")
    for keyed in (texts, numbers) if order.descending else (numbers, texts):
        result += _sorted(*keyed, order.descending, cancel)
    return result + without + blank


def _by_row(sheet: CallSheet, order: Order) -> array[int]:
    blank = sheet.matching(RowFilter(RowStatus.BLANK))
    apart = sheet.marks(RowFilter(RowStatus.BLANK)).translate(NOT)
    rows = marked_of(sheet.all_rows(), apart)
    if order.descending:
        rows.reverse()
    return rows + array("I", blank)


def _sorted(
    rows: array[int], keys: Sequence[Any], descending: bool, cancel: CancelToken | None
) -> array[int]:
    """The rows by their keys. One long sort would stop every other thread: many short ones."""
    sample = random.Random(0).sample(keys, min(len(keys), len(keys) // 100 + 200))
    sample.sort()
    step = max(len(sample) * _BUCKET // max(len(keys), 1), 1)
    limits = sorted(set(sample[step::step]))
    # in between two limits, and exactly at a limit: what is often the same needs no sorting
    buckets: list[array[int]] = [array("I") for _ in range(2 * len(limits) + 1)]
    for index, key in enumerate(keys):
        place = bisect_left(limits, key)
        at_limit = place < len(limits) and limits[place] == key
        buckets[2 * place + at_limit].append(index)
    result = array("I")
    for place, bucket in reversed(list(enumerate(buckets))) if descending else enumerate(buckets):
        if cancel is not None:
            cancel.raise_if_cancelled()
        inside: Sequence[int] = bucket
        if place % 2 == 0:
            inside = sorted(bucket, key=keys.__getitem__, reverse=descending)
        for piece in pieces(inside):
            result.extend(map(rows.__getitem__, piece))
    return result


# --- what rows are compared by -----------------------------------------------------------------
def _values(
    sheet: CallSheet, order: Order, cancel: CancelToken | None
) -> Iterator[tuple[int, str | float | None]]:
    """Each row with its value; None: it has none."""
    cells = _cells(sheet, order.column) if order.by is SortBy.CELL else []
    for piece in pieces(sheet.all_rows()):
        if cancel is not None:
            cancel.raise_if_cancelled()
        for row in piece:
            if order.by is SortBy.CELL:
                yield row, _key(cells[row])
            elif order.by is SortBy.NUMBER:
                ready = sheet.status(row) is RowStatus.READY
                yield row, int(sheet.number(row) or 0) if ready else None
            else:
                code = sheet.code(row)
                yield row, None if code is None else _CODE_ORDER[code]


def _cells(sheet: CallSheet, column: int) -> list[str]:
    """The cells of a column, with the user's edits."""
    texts: list[str] = []
    for _, block in sheet.rows.blocks_from(0):
        if column >= len(block.columns):
            texts.extend([""] * block.rows)
            continue
        cells = block.columns[column]
        begin = 0
        for end in cells.ends:
            texts.append(cells.text[begin:end])
            begin = end
    for (row, place), text in dict(sheet.decisions.edits).items():
        if place == column and row < len(texts):
            texts[row] = text
    return texts


def _key(text: str) -> str | float | None:
    """A number where the text is one; letters without regard to case and accents."""
    text = text.strip()
    if not text:
        return None
    if len(text) <= _LONGEST_NUMBER and text.lstrip("+-").replace(".", "", 1).isdecimal():
        try:
            return int(text) if text.isdecimal() else float(text)
        except ValueError:
            pass
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text)
        text = "".join(part for part in parts if not unicodedata.combining(part))
    return text.casefold()


# --- rows that are shown -------------------------------------------------------------------------
def kept_of(sheet: CallSheet, rows: Sequence[int]) -> Sequence[int]:
    """Rows that are shown, brought up to date without looking at the filter: copies of them that
    are there and not shown come in, those taken back go."""
    if not sheet.rows.copies:
        return rows
    absent, shown = sheet.decisions.absent, set(rows)
    copies = [
        copy
        for row in rows
        for copy in sheet.rows.copies_of(row)
        if copy not in shown and copy not in absent
    ]
    kept = array("I", (row for row in rows if row not in absent))
    return _behind(sheet, kept, copies) if copies else kept


def _behind(sheet: CallSheet, rows: array[int], copies: Sequence[int]) -> array[int]:
    """`rows` with copies put behind the rows that they are copies of."""
    wanted: dict[int, list[int]] = {}
    for copy in copies:
        wanted.setdefault(sheet.rows.copied_from(copy), []).append(copy)
    result = array("I")
    for piece in pieces(rows):
        if wanted.keys().isdisjoint(piece):
            result.extend(piece)
            continue
        for row in piece:
            result.append(row)
            result.extend(wanted.get(row, ()))
    return result
