"""From the sparse rows of any workbook to what is sent: the choice of a sheet, its blocks."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import groupby
from operator import itemgetter
from typing import Protocol

from yccall_desktop.core.cells import Block, MergedCells
from yccall_desktop.core.ports import FileInfo, SheetInfo, SheetMessage, Spans
from yccall_desktop.sheets import sentences
from yccall_desktop.sheets.blocks import (
    FIRST_ROWS,
    MAX_COLUMNS,
    MAX_ROWS,
    NEXT_ROWS,
    Cell,
    block_of_rows,
    without_trailing_blanks,
)
from yccall_desktop.sheets.choose import best_index, phone_cells, wanted_index
from yccall_desktop.sheets.sentences import SheetError
from yccall_desktop.sheets.source import Source
from yccall_desktop.sheets.workbook import SheetPart

SparseRow = tuple[int, dict[int, Cell], bool]
"""(row index, cells by column index, hidden)."""

_MOST_CELLS = 400_000


class SparseBook(Protocol):
    """A workbook of any format whose sheets are read row by row."""

    @property
    def sheets(self) -> Sequence[SheetPart]: ...

    def all_rows(self) -> Iterator[tuple[int, SparseRow]]:
        """The rows of all sheets, each with the index of its sheet, sheet by sheet."""

    def rows(self, index: int) -> Generator[SparseRow, None, None]:
        """The rows of a sheet in ascending order; blank ones may be left out."""

    def hidden_columns(self, index: int) -> Spans:
        """The columns of the sheet that the file does not show; asked before its rows."""

    def merged(self, index: int) -> Iterator[MergedCells]:
        """The sheet's merged ranges; asked after its rows."""


def send_book(
    book: SparseBook, source: Source, wanted: str | None, columns: Mapping[str, int] | None = None
) -> Iterator[SheetMessage]:
    """FileInfo, then the rows of the wanted or best sheet and its merged ranges.

    Raises SheetError.
    """
    sheets = book.sheets
    if not sheets:
        raise SheetError(sentences.no_sheets(source.path))
    counts, scores = [0] * len(sheets), [0] * len(sheets)
    if len(sheets) > 1:
        for index, rows in groupby(book.all_rows(), itemgetter(0)):
            blocks = without_trailing_blanks(pack_rows((row for _, row in rows), source))
            for block in blocks:
                counts[index] += block.rows
                scores[index] += phone_cells(block)
    if wanted is not None:
        index = wanted_index(sheets, wanted, source.path)
    else:
        index = best_index(sheets, counts, scores.__getitem__) if len(sheets) > 1 else 0
    infos = tuple(
        SheetInfo(part.name, rows, part.hidden) for part, rows in zip(sheets, counts, strict=True)
    )
    own = columns if columns and index == 0 else {}
    hidden = book.hidden_columns(index)
    yield FileInfo(infos, sheets[index].name, columns=own, hidden_columns=hidden)
    sent = 0
    with closing(book.rows(index)) as chosen:
        for block in without_trailing_blanks(pack_rows(chosen, source)):
            sent += block.rows
            yield block
    if not sent:
        raise SheetError(sentences.no_rows(source.path, sheets[index].name))
    yield from book.merged(index)


def pack_rows(rows: Iterable[SparseRow], source: Source, first: int = 0) -> Iterator[Block]:
    """Blocks of the rows from the row index `first`; rows that are left out become blank ones.

    Raises SheetError for rows out of order and cells where no sheet has any.
    """
    following = first
    waiting: list[dict[int, Cell]] = []
    hidden = bytearray()
    cells = 0
    limit = FIRST_ROWS
    for number, row, is_hidden in rows:
        if number < first:
            continue
        last = max(row, default=0)
        if not following <= number < MAX_ROWS or last >= MAX_COLUMNS:
            raise SheetError(sentences.damaged(source.path), f"a cell at row index {number}")
        if number - following > NEXT_ROWS or len(waiting) >= limit or cells > _MOST_CELLS:
            if waiting:
                yield block_of_rows(waiting, bytes(hidden))
            waiting, hidden, cells, limit = [], bytearray(), 0, NEXT_ROWS
        if number - following > NEXT_ROWS:
            yield Block(number - following, (), bytes(number - following))
            following = number
        while following < number:
            waiting.append({})
            hidden.append(0)
            following += 1
        waiting.append(row)
        hidden.append(is_hidden)
        cells += last // 64 + len(row)
        following += 1
    if waiting:
        yield block_of_rows(waiting, bytes(hidden))
