"""Rows of a sheet, columnar: one string and two small arrays per block of a column.

A million rows as Python objects would cost hundreds of megabytes; here a row costs its characters
plus five bytes a cell. Rows are counted from 0; Excel's own row number is always index + 1,
because every row of the file is kept, blank ones too.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
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


def pack_column(texts: Sequence[str], kinds: bytes) -> ColumnBlock:
    """Pack the cells of one column of a block; `texts` and `kinds` are equally long."""
    ends = array("I", accumulate(map(len, texts)))
    return ColumnBlock("".join(texts), ends, kinds)


class SheetRows:
    """All rows of one sheet, appended block by block, never changed afterwards.

    Appending may happen on another thread than reading, as long as the reader stays below a length
    that it was told after the append.
    """

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._starts: list[int] = []
        self._length = 0
        self._columns = 0

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

    def _find(self, row: int) -> tuple[Block, int]:
        index = bisect_right(self._starts, row) - 1
        return self._blocks[index], row - self._starts[index]

    def text(self, row: int, column: int) -> str:
        """The cell as the file has it: exact digits for whole numbers; '' when there is nothing."""
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
