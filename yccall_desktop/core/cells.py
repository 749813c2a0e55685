"""Rows of a sheet, columnar: one string and two small arrays per block of a column.

A million rows as Python objects would cost hundreds of megabytes; here a row costs its characters
plus five bytes a cell. Rows are counted from 0; every row of a file is kept, blank ones too, so
that Excel's own row number is known.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate


class CellKind(IntEnum):
    """What the file holds in a cell, which decides what its text may mean."""

    EMPTY = 0
    TEXT = 1
    NUMBER = 2
    BOOLEAN = 3
    DATE = 4
    ERROR = 5
    UNCALCULATED = 6
    """A formula whose result is not in the file."""


@dataclass(frozen=True, slots=True)
class ColumnBlock:
    """The cells of one column in a block: all texts in one string, their ends, their kinds."""

    text: str
    ends: array[int]
    kinds: bytes


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive rows as they come from the file. `hidden` has one byte a row, 1 = hidden."""

    rows: int
    columns: tuple[ColumnBlock, ...]
    hidden: bytes


MAX_ROW = 1 << 40
"""Beyond every row index."""

Range = tuple[int, int, int, int]
"""First row, first column, last row, last column: 0-based, the last ones included."""


@dataclass(frozen=True, slots=True)
class MergedCells:
    """The merged ranges of a sheet: only the first cell of each is shown.

    `ranges` are those that span more than one row. `covered`: the cells that others cover in their
    own row, those of a range's first row too; equal ones of consecutive rows are one range.
    """

    ranges: tuple[Range, ...]
    covered: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: its file and sheet ('' while there is only one), and Excel's number."""

    file: str
    sheet: str
    number: int


def pack_column(texts: Sequence[str], kinds: bytes) -> ColumnBlock:
    """Pack the cells of one column of a block; `texts` and `kinds` are equally long."""
    ends = array("I", accumulate(map(len, texts)))
    return ColumnBlock("".join(texts), ends, kinds)


class SheetRows:
    """All rows of one list, appended block by block, never changed afterwards.

    Rows are counted from 0 over all files of the list; `place` tells where one stands in its file.
    Appending may happen on another thread than reading, as long as the reader stays below a length
    that it was told after the append.
    """

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._starts: list[int] = []
        self._length = 0
        self._columns = 0
        self._part_starts = [0]
        self._parts = [Place("", "", 1)]
        self._copied: dict[int, int] = {}
        self._copies: dict[int, list[int]] = {}
        self._merged: list[Range] = []
        self._merged_in: dict[int, list[tuple[int, int]]] = {}
        self._covered: list[Range] = []
        self._covered_in: dict[int, list[tuple[int, int]]] = {}
        self._titles: dict[int, str] = {}
        self._hidden_columns: list[tuple[int, int]] = []
        self.examples: set[int] = set()
        """The rows of later files that say below the header that they are examples."""

    def append(self, block: Block) -> None:
        self._blocks.append(block)
        self._starts.append(self._length)
        self._columns = max(self._columns, len(block.columns))
        self._length += block.rows

    def __len__(self) -> int:
        return self._length

    @property
    def column_count(self) -> int:
        return self._columns

    # --- where rows come from ----------------------------------------------------------------
    def begin_part(self, first: Place) -> None:
        """The rows that are appended from now on stand at `first` and below it, in its file."""
        if self._part_starts[-1] == self._length:
            self._parts[-1] = first
        else:
            self._part_starts.append(self._length)
            self._parts.append(first)

    def place(self, row: int) -> Place:
        """File, sheet and Excel's own number of a row."""
        index = bisect_right(self._part_starts, row) - 1
        first = self._parts[index]
        number = first.number + row - self._part_starts[index]
        return Place(first.file, first.sheet, number)

    def number(self, row: int) -> int:
        """Excel's own number of a row."""
        index = bisect_right(self._part_starts, row) - 1
        return self._parts[index].number + row - self._part_starts[index]

    @property
    def files(self) -> tuple[str, ...]:
        """The files that rows come from, in order; ('',) or the one file while it is one."""
        return tuple(dict.fromkeys(part.file for part in self._parts))

    def copy(self, row: int) -> int:
        """Append a row with the cells of `row`, which stands at the same place; returns its index.

        For a cell with several numbers that is split into rows: the copies hold the others.
        """
        block, offset = self._find(row)
        columns = tuple(_one_row(column, offset) for column in block.columns)
        self.begin_part(self.place(row))
        copied = self._length
        self.append(Block(1, columns, block.hidden[offset : offset + 1]))
        original = self._copied[copied] = self._copied.get(row, row)
        self._copies.setdefault(original, []).append(copied)
        return copied

    def copied_from(self, row: int) -> int:
        """The row that `row` is a copy of, or itself."""
        return self._copied.get(row, row)

    def copies_of(self, row: int) -> Sequence[int]:
        """The copies of a row, in the order in which they are shown behind it."""
        return self._copies.get(row, ())

    @property
    def copies(self) -> bool:
        """Whether any row is a copy of another one: then the order is not that of the indexes."""
        return bool(self._copied)

    def in_order(self, rows: array[int]) -> array[int]:
        """Ascending rows with the copies of a row moved behind it."""
        first = bisect_left(rows, min(self._copied, default=self._length))
        copies, originals = rows[first:], rows[:first]
        if not copies:
            return rows
        ordered = array("I")
        done = 0
        for copy in sorted(copies, key=lambda row: (self.copied_from(row), row)):
            place = bisect_right(originals, self.copied_from(copy))
            ordered += originals[done:place]
            ordered.append(copy)
            done = place
        return ordered + originals[done:]

    def name_column(self, column: int, title: str) -> None:
        """The title of a column that the header row does not have: it came with a later file."""
        self._titles[column] = title

    def column_name(self, column: int) -> str:
        """The title given by `name_column`, or ''."""
        return self._titles.get(column, "")

    def hide_columns(self, spans: Iterable[tuple[int, int]]) -> None:
        """The file does not show the columns from the first to the last index of each span."""
        self._hidden_columns += spans

    def column_hidden(self, column: int) -> bool:
        """Whether the column is hidden in a file."""
        return any(first <= column <= last for first, last in self._hidden_columns)

    def add_merged(self, merged: MergedCells, offset: int = 0) -> None:
        """Merged ranges of the file, whose row 0 is row `offset` here."""
        self._merged += [(a + offset, b, c + offset, d) for a, b, c, d in merged.ranges]
        self._covered += [(a + offset, b, c + offset, d) for a, b, c, d in merged.covered]
        self._merged_in.clear()
        self._covered_in.clear()

    def merged_in(self, column: int) -> Sequence[tuple[int, int]]:
        """(first row, last row) of the merged ranges that `column` lies in, from top to bottom."""
        return _rows_in(self._merged, self._merged_in, column)

    def covered_in(self, column: int) -> Sequence[tuple[int, int]]:
        """(first row, last row) of the cells of `column` that others cover in their own row."""
        return _rows_in(self._covered, self._covered_in, column)

    def merged_into(self, row: int, column: int) -> int:
        """The first row of the merged range that the cell lies in; `row` itself if in none."""
        return _first_row(self.merged_in(column), row, row)

    def is_covered(self, row: int, column: int) -> bool:
        """Whether the cell lies under a merged one: Excel shows nothing of it."""
        if self.merged_into(row, column) != row:
            return True
        return _first_row(self.covered_in(column), row, -1) >= 0

    def any_covered(self, first: int, end: int, column: int) -> bool:
        """Whether merged cells may lie over some of the cells from `first` up to `end`."""
        for ranges in (self.merged_in(column), self.covered_in(column)):
            index = bisect_left(ranges, (end, -1)) - 1
            if index >= 0 and ranges[index][1] >= first:
                return True
        return False

    # --- cells -------------------------------------------------------------------------------
    def _find(self, row: int) -> tuple[Block, int]:
        index = bisect_right(self._starts, row) - 1
        return self._blocks[index], row - self._starts[index]

    def text(self, row: int, column: int) -> str:
        """The cell as Excel shows it: exact digits for whole numbers; '' when there is nothing."""
        block, offset = self._find(row)
        if column >= len(block.columns):
            return ""
        cells = block.columns[column]
        return cells.text[cells.ends[offset - 1] if offset else 0 : cells.ends[offset]]

    def kind(self, row: int, column: int) -> CellKind:
        block, offset = self._find(row)
        if column >= len(block.columns):
            return CellKind.EMPTY
        return CellKind(block.columns[column].kinds[offset])

    def hidden(self, row: int) -> bool:
        """Whether the row is hidden in the file, by hand or by a filter."""
        block, offset = self._find(row)
        return block.hidden[offset] == 1

    def is_blank(self, row: int) -> bool:
        """Whether every cell of the row is empty."""
        block, offset = self._find(row)
        return all(column.kinds[offset] == CellKind.EMPTY for column in block.columns)

    def blocks_from(self, row: int) -> list[tuple[int, Block]]:
        """The blocks that hold `row` and the rows after it, each with its first row's index."""
        first = max(bisect_right(self._starts, row) - 1, 0)
        return list(zip(self._starts[first:], self._blocks[first:], strict=True))


def _rows_in(
    ranges: Sequence[Range], known: dict[int, list[tuple[int, int]]], column: int
) -> list[tuple[int, int]]:
    found = known.get(column)
    if found is None:
        found = sorted((a, c) for a, left, c, right in ranges if left <= column <= right)
        known[column] = found
    return found


def _first_row(ranges: Sequence[tuple[int, int]], row: int, otherwise: int) -> int:
    """The first row of the range that holds `row`."""
    index = bisect_right(ranges, (row, MAX_ROW)) - 1
    return ranges[index][0] if index >= 0 and ranges[index][1] >= row else otherwise


def _one_row(column: ColumnBlock, offset: int) -> ColumnBlock:
    begin = column.ends[offset - 1] if offset else 0
    text = column.text[begin : column.ends[offset]]
    return ColumnBlock(text, array("I", [len(text)]), column.kinds[offset : offset + 1])
