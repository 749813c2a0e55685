"""Reading .xlsx carefully: every cell through an XML parser, in little memory.

For files that the fast way cannot read: a lone cell at the far end of the sheet, unusual XML. It
takes several times as long and never holds more than a block of rows and the shared texts.
"""

from __future__ import annotations

import zipfile
from collections.abc import Generator, Iterator, Sequence

from yccall_desktop.core.cells import MergedCells
from yccall_desktop.core.ports import SheetMessage, Spans
from yccall_desktop.sheets.blocks import without_trailing_blanks
from yccall_desktop.sheets.hidden_columns import hidden_columns
from yccall_desktop.sheets.merged import MergedRanges
from yccall_desktop.sheets.source import Source
from yccall_desktop.sheets.sparse import SparseRow, pack_rows, send_book
from yccall_desktop.sheets.strings import read_strings
from yccall_desktop.sheets.workbook import SheetPart, Workbook, feed, read_skeleton
from yccall_desktop.sheets.xml_cells import CellParser, CellTexts, read_formats


def read_workbook(source: Source, sheet: str | None) -> Iterator[SheetMessage]:
    """FileInfo, then the rows. Raises SheetError, and errors that mean a damaged file."""
    with source.open() as file, zipfile.ZipFile(file) as archive:
        skeleton = read_skeleton(archive, source.path)
        yield from send_book(_Book(archive, skeleton), source, sheet, skeleton.columns)


def rest_of_sheet(
    archive: zipfile.ZipFile, skeleton: Workbook, index: int, first: int, source: Source
) -> Iterator[SheetMessage]:
    """The rows of a sheet from the row index `first`, then its merged ranges."""
    book = _Book(archive, skeleton)
    yield from without_trailing_blanks(pack_rows(book.rows(index), source, first))
    yield from book.merged(index)


class _Book:
    def __init__(self, archive: zipfile.ZipFile, skeleton: Workbook) -> None:
        self._archive = archive
        self._skeleton = skeleton
        strings = read_strings(archive, skeleton.strings)
        formats = read_formats(archive, skeleton.styles)
        self._texts = CellTexts(strings, formats, skeleton.date_1904)
        self._merged = MergedRanges()

    @property
    def sheets(self) -> Sequence[SheetPart]:
        return self._skeleton.sheets

    def all_rows(self) -> Iterator[tuple[int, SparseRow]]:
        for index in range(len(self.sheets)):
            for row in self.rows(index):
                yield index, row

    def rows(self, index: int) -> Generator[SparseRow, None, None]:
        cells = CellParser(self._texts)
        with self._archive.open(self._skeleton.sheets[index].part) as file:
            for _ in feed(cells.parser, file):
                yield from cells.finished_rows()
        self._merged = cells.merged

    def hidden_columns(self, index: int) -> Spans:
        return hidden_columns(self._archive, self.sheets[index].part)

    def merged(self, index: int) -> Iterator[MergedCells]:  # noqa: ARG002 - that of rows()
        return self._merged.messages()
