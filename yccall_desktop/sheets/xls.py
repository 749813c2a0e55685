"""Reading .xls, the workbooks of Excel 5 to 2003, by xlrd."""

from __future__ import annotations

import io
from collections.abc import Callable, Generator, Iterator, Sequence

import xlrd
from xlrd.biffh import (
    XL_CELL_BLANK,
    XL_CELL_BOOLEAN,
    XL_CELL_EMPTY,
    XL_CELL_ERROR,
    XLRDError,
    error_text_from_code,
)
from xlrd.book import Book
from xlrd.compdoc import SIGNATURE, CompDoc, CompDocError
from xlrd.sheet import Sheet

from yccall_desktop.core.cells import CellKind, MergedCells
from yccall_desktop.core.ports import SheetMessage, Spans
from yccall_desktop.sheets import sentences
from yccall_desktop.sheets.blocks import Cell
from yccall_desktop.sheets.cell_places import BrokenCellsError
from yccall_desktop.sheets.merged import MergedRanges
from yccall_desktop.sheets.number_formats import Shown, number_shown, shown_by, text_shown
from yccall_desktop.sheets.sentences import SheetError
from yccall_desktop.sheets.source import Source
from yccall_desktop.sheets.sparse import SparseRow, send_book
from yccall_desktop.sheets.workbook import SheetPart

MAX_FILE = 512_000_000
"""Bytes: no workbook of 65,536 rows a sheet is that large unless it holds pictures."""

_NOTHING = (XL_CELL_EMPTY, XL_CELL_BLANK)
_put_cell: Callable[..., None] = Sheet.put_cell_ragged


def read_workbook(source: Source, sheet: str | None) -> Iterator[SheetMessage]:
    """FileInfo, then the rows. Raises SheetError, and errors that mean a damaged file."""
    with source.open() as file:
        content = file.read(MAX_FILE + 1)
    if len(content) > MAX_FILE:
        raise SheetError(sentences.too_large(source.path))
    xlrd.sheet.Sheet = _Sheet  # type: ignore[misc]  # its books make their sheets of this
    try:
        book = xlrd.open_workbook(
            file_contents=_workbook_stream(content),
            logfile=io.StringIO(),
            formatting_info=True,
            on_demand=True,
            ragged_rows=True,
        )
    except XLRDError as error:
        if "encrypted" in str(error):
            raise SheetError(sentences.password(source.path), str(error)) from error
        raise
    return send_book(_Book(book), source, sheet)


class _Sheet(Sheet):
    """A sheet in which no cell takes the place of another one: xlrd keeps the last."""

    def put_cell_ragged(
        self, rowx: int, colx: int, ctype: int | None, value: str | float, xf_index: int
    ) -> None:
        """Raises BrokenCellsError. An empty cell at the place of another one says nothing."""
        if rowx < self.nrows:
            values = self._cell_values[rowx]
            if colx < len(values) and values[colx] not in ("", value):
                if value == "":
                    return
                raise BrokenCellsError(f"two cells at row {rowx}, column {colx}")
        _put_cell(self, rowx, colx, ctype, value, xf_index)


class _Compound(CompDoc):
    """A compound file whose chains of sectors end: xlrd follows a circle of short ones for ever."""

    def _get_stream(
        self,
        mem: bytes,
        base: int,
        sat: Sequence[int],
        sec_size: int,
        start_sid: int,
        size: int | None = None,
        name: str = "",
        seen_id: int | None = None,
    ) -> bytes:
        sector, length = start_sid, 0
        while 0 <= sector < len(sat):
            sector, length = sat[sector], length + 1
            if length > len(sat):
                raise CompDocError(f"the sectors of {name!r} form a circle")
        arguments = mem, base, sat, sec_size, start_sid, size, name, seen_id
        return bytes(super()._get_stream(*arguments))  # type: ignore[no-untyped-call]


def _workbook_stream(content: bytes) -> bytes:
    """The records of the workbook, which some programs write without a compound file around."""
    if not content.startswith(SIGNATURE):
        return content
    compound = _Compound(content, logfile=io.StringIO())  # type: ignore[no-untyped-call]
    for name in ("Workbook", "Book"):
        memory, start, length = compound.locate_named_stream(name)  # type: ignore[no-untyped-call]
        if memory:
            return bytes(memory[start : start + length])
    raise CompDocError("no workbook")


class _Book:
    def __init__(self, book: Book) -> None:
        self._book = book
        self._shown: list[Shown] = [
            shown_by(book.format_map[xf.format_key].format_str)
            if xf.format_key in book.format_map
            else None
            for xf in book.xf_list
        ]
        self.sheets: Sequence[SheetPart] = [
            SheetPart(name, "", bool(book._sheet_visibility[index]))
            for index, name in enumerate(book.sheet_names())
        ]

    def all_rows(self) -> Iterator[tuple[int, SparseRow]]:
        for index in range(len(self.sheets)):
            for row in self.rows(index):
                yield index, row
            self._book.unload_sheet(index)

    def rows(self, index: int) -> Generator[SparseRow, None, None]:
        sheet = self._book.sheet_by_index(index)
        # programs that know no heights write 0 for every row, which then says nothing
        heights = any(info.height for info in sheet.rowinfo_map.values())
        for number in range(sheet.nrows):
            row = {}
            kinds, values = sheet.row_types(number), sheet.row_values(number)
            styles = sheet._cell_xf_indexes[number]
            for column, kind in enumerate(kinds):
                if kind not in _NOTHING:
                    style = styles[column]
                    if style < 0:
                        style = sheet.cell_xf_index(number, column)
                    cell = self._cell(kind, values[column], style)
                    if cell[1] is not CellKind.EMPTY:
                        row[column] = cell
            info = sheet.rowinfo_map.get(number)
            flat = info and heights and not (info.height or info.has_default_height)
            yield number, row, bool(flat or (info and info.hidden))

    def _cell(self, kind: int, value: str | float, style: int) -> Cell:
        shown = self._shown[style] if style < len(self._shown) else None
        if isinstance(value, str):
            return text_shown(value, shown)
        if kind == XL_CELL_BOOLEAN:
            return "TRUE" if value else "FALSE", CellKind.BOOLEAN
        if kind == XL_CELL_ERROR:
            return error_text_from_code.get(int(value), "#ERROR!"), CellKind.ERROR
        return number_shown(float(value), shown, self._book.datemode == 1)

    def hidden_columns(self, index: int) -> Spans:
        columns = self._book.sheet_by_index(index).colinfo_map.items()
        return tuple((at, at) for at, info in columns if info.hidden or not info.width)

    def merged(self, index: int) -> Iterator[MergedCells]:
        ranges = MergedRanges()
        for first_row, row_end, first_column, column_end in self._book.sheet_by_index(
            index
        ).merged_cells:
            ranges.add(first_row, first_column, row_end - 1, column_end - 1)
        return ranges.messages()
