"""Packing cells into the blocks that travel to the parent process."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

from yccall_desktop.core.cells import Block, CellKind, ColumnBlock, pack_column

FIRST_ROWS = 200
"""Rows of the first block: small, so that the window shows something at once."""

NEXT_ROWS = 4_000
MOST_CELLS = 1_000_000

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384
"""Excel's own limits: a cell beyond them means that the file is damaged."""

Cell = tuple[str, CellKind]


def block_sizes(width: int) -> Iterator[int]:
    """How many rows each block takes, in order; fewer when the sheet is very wide."""
    largest = max(1, min(NEXT_ROWS, MOST_CELLS // max(width, 1)))
    yield min(FIRST_ROWS, largest)
    while True:
        yield largest


def text_kinds(texts: Sequence[str]) -> bytes:
    """The kinds of cells that hold text or nothing."""
    return bytes(map(bool, texts))


def make_block(columns: Iterable[tuple[Sequence[str], bytes]], rows: int, hidden: bytes) -> Block:
    """A block of `rows` rows; empty columns share one object, those at the right are dropped."""
    nothing = ColumnBlock("", array("I", bytes(4 * rows)), bytes(rows))
    packed = [
        pack_column(texts, kinds) if kinds.count(0) < rows else nothing for texts, kinds in columns
    ]
    while packed and packed[-1] is nothing:
        packed.pop()
    return Block(rows, tuple(packed), hidden)


def block_of_rows(rows: Sequence[dict[int, Cell]], hidden: bytes) -> Block:
    """A block from sparse rows: each maps a column's index to its cell."""
    texts: dict[int, list[str]] = {}
    kinds: dict[int, bytearray] = {}
    for offset, row in enumerate(rows):
        for column, (text, kind) in row.items():
            if column not in texts:
                texts[column] = [""] * len(rows)
                kinds[column] = bytearray(len(rows))
            texts[column][offset] = text
            kinds[column][offset] = kind
    blank: tuple[Sequence[str], bytes] = ((), bytes(len(rows)))
    width = max(texts, default=-1) + 1
    columns = ((texts[c], bytes(kinds[c])) if c in texts else blank for c in range(width))
    return make_block(columns, len(rows), hidden)


def _filled(block: Block) -> int:
    """One past the last row of the block that is not blank."""
    return max((len(column.kinds.rstrip(b"\0")) for column in block.columns), default=0)


def _head(block: Block, rows: int) -> Block:
    columns = tuple(
        ColumnBlock(column.text, column.ends[:rows], column.kinds[:rows])
        for column in block.columns
    )
    return Block(rows, columns, block.hidden[:rows])


def without_trailing_blanks(blocks: Iterable[Block]) -> Iterator[Block]:
    """The same rows without the blank ones at the end; blank rows in between stay."""
    waiting = b""
    for block in blocks:
        filled = _filled(block)
        if not filled:
            waiting += block.hidden
            continue
        if waiting:
            yield Block(len(waiting), (), waiting)
        waiting = block.hidden[filled:]
        yield block if filled == block.rows else _head(block, filled)
