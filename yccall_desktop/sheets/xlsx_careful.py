"""Reading .xlsx carefully: every cell through an XML parser, in little memory.

For files that the fast way cannot read: a lone cell at the far end of the sheet, unusual XML. It
takes several times as long and never holds more than a block of rows and the shared texts.
"""

from __future__ import annotations

import zipfile
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path

from yccall_desktop.core.cells import Block
from yccall_desktop.core.ports import FileInfo, SheetInfo
from yccall_desktop.sheets import sentences
from yccall_desktop.sheets.blocks import (
    FIRST_ROWS,
    MAX_ROWS,
    NEXT_ROWS,
    Cell,
    block_of_rows,
    without_trailing_blanks,
)
from yccall_desktop.sheets.choose import best_index, phone_cells, wanted_index
from yccall_desktop.sheets.sentences import SheetError
from yccall_desktop.sheets.source import Source
from yccall_desktop.sheets.strings import read_strings
from yccall_desktop.sheets.workbook import Workbook, feed, read_skeleton
from yccall_desktop.sheets.xml_cells import CellParser, CellTexts, read_formats

_MOST_CELLS = 400_000


def read_workbook(source: Source, sheet: str | None) -> Iterator[FileInfo | Block]:
    """FileInfo, then the rows. Raises SheetError, and errors that mean a damaged file."""
    path = source.path
    with source.open() as file, zipfile.ZipFile(file) as archive:
        skeleton = read_skeleton(archive, path)
        reader = _Reader(archive, skeleton, path)
        sheets = skeleton.sheets
        counts: list[int] = []
        scores: list[int] = []
        if len(sheets) == 1:
            counts = [0]
            index = 0 if sheet is None else wanted_index(sheets, sheet, path)
        else:
            for number in range(len(sheets)):
                blocks = list(map(_measure, reader.blocks(number)))
                counts.append(sum(rows for rows, _ in blocks))
                scores.append(sum(phones for _, phones in blocks))
            index = (
                best_index(sheets, counts, scores.__getitem__)
                if sheet is None
                else wanted_index(sheets, sheet, path)
            )
        infos = tuple(
            SheetInfo(part.name, rows, part.hidden)
            for part, rows in zip(sheets, counts, strict=True)
        )
        yield FileInfo(infos, sheets[index].name)
        sent = 0
        for block in reader.blocks(index):
            sent += block.rows
            yield block
        if not sent:
            raise SheetError(sentences.no_rows(path, sheets[index].name))


def _measure(block: Block) -> tuple[int, int]:
    return block.rows, phone_cells(block)


def blocks_from(
    archive: zipfile.ZipFile, skeleton: Workbook, index: int, first: int, path: Path
) -> Iterator[Block]:
    """The rows of a sheet from the row index `first`."""
    return _Reader(archive, skeleton, path).blocks(index, first)


class _Reader:
    def __init__(self, archive: zipfile.ZipFile, skeleton: Workbook, path: Path) -> None:
        self._archive = archive
        self._skeleton = skeleton
        self._path = path
        strings = read_strings(archive, skeleton.strings)
        formats = read_formats(archive, skeleton.styles)
        self._texts = CellTexts(strings, formats, skeleton.date_1904)

    def blocks(self, index: int, first: int = 0) -> Iterator[Block]:
        """The rows from the row index `first`, without blank ones at the end."""
        return without_trailing_blanks(self._blocks(index, first))

    def _blocks(self, index: int, first: int) -> Iterator[Block]:
        following = first
        waiting: list[dict[int, Cell]] = []
        hidden = bytearray()
        cells = 0
        limit = FIRST_ROWS
        with closing(self._rows(index)) as rows:
            for number, row, is_hidden in rows:
                if number < first:
                    continue
                if not following <= number < MAX_ROWS:
                    raise SheetError(sentences.damaged(self._path), f"row index {number}")
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
                cells += max(row, default=0) // 64 + len(row)
                following += 1
        if waiting:
            yield block_of_rows(waiting, bytes(hidden))

    def _rows(self, index: int) -> Generator[tuple[int, dict[int, Cell], bool], None, None]:
        cells = CellParser(self._texts)
        with self._archive.open(self._skeleton.sheets[index].part) as file:
            for _ in feed(cells.parser, file):
                yield from cells.finished_rows()
