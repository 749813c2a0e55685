"""Reading .xlsb: the same workbook as .xlsx, in binary records instead of XML."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing

from yccall_desktop.core.cells import CellKind, MergedCells
from yccall_desktop.core.ports import SheetMessage, Spans
from yccall_desktop.sheets import sentences
from yccall_desktop.sheets.biff12 import integer, records, rk_number, wide_text
from yccall_desktop.sheets.blocks import Cell
from yccall_desktop.sheets.cell_places import BrokenCellsError
from yccall_desktop.sheets.merged import MergedRanges
from yccall_desktop.sheets.number_formats import Shown, number_shown, shown_by_id, text_shown
from yccall_desktop.sheets.sentences import SheetError
from yccall_desktop.sheets.source import Source
from yccall_desktop.sheets.sparse import SparseRow, send_book
from yccall_desktop.sheets.workbook import MAX_PART, SheetPart, related_parts

_ROW, _LAST_CELL, _COLUMNS, _MERGE = 0, 18, 60, 176
_FIRST_SHORT, _RICH = 12, 62
_BEGIN_DATA, _END_DATA = 145, 146
_SHEET, _WORKBOOK_PROPERTIES, _STRING = 156, 153, 19
_FORMAT, _STYLE, _BEGIN_STYLES, _END_STYLES = 44, 47, 617, 618
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x10, 0x01
_NO_HEIGHT = b"\0\0"
_FULL_CELL, _SHORT_CELL = 8, 4
_REAL_VALUE = struct.Struct("<d")
_SHORT = struct.Struct("<H")

_BLANK, _RK, _ERROR, _BOOLEAN, _REAL, _TEXT, _SHARED = range(1, 8)
_FORMULAS = {8: _TEXT, 9: _REAL, 10: _BOOLEAN, 11: _ERROR}

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}


def read_workbook(source: Source, sheet: str | None) -> Iterator[SheetMessage]:
    """FileInfo, then the rows. Raises SheetError, and errors that mean a damaged file."""
    with source.open() as file, zipfile.ZipFile(file) as archive:
        yield from send_book(_Book(archive, source), source, sheet)


class _Book:
    def __init__(self, archive: zipfile.ZipFile, source: Source) -> None:
        self._archive = archive
        roots = related_parts(archive, "")
        main = next((part for kind, part in roots.values() if kind == "officeDocument"), "")
        main = main or "xl/workbook.bin"
        parts = related_parts(archive, main)
        others = {kind: part for kind, part in parts.values() if part in archive.namelist()}
        self._date_1904 = False
        self.sheets: Sequence[SheetPart] = list(self._find_sheets(main, parts))
        for part in (*(sheet.part for sheet in self.sheets), *others.values()):
            if archive.getinfo(part).file_size > MAX_PART:
                raise SheetError(sentences.too_large(source.path))
        self._strings = self._read_strings(others.get("sharedStrings", ""))
        self._shown = self._read_styles(others.get("styles", ""))
        self._merged = MergedRanges()

    def _records(self, part: str) -> Generator[tuple[int, bytes], None, None]:
        if part:
            with self._archive.open(part) as file:
                yield from records(file)

    def _find_sheets(self, main: str, parts: dict[str, tuple[str, str]]) -> Iterator[SheetPart]:
        names = set(self._archive.namelist())
        for kind, content in self._records(main):
            if kind == _WORKBOOK_PROPERTIES:
                self._date_1904 = bool(integer(content, 0) & 1)
            elif kind == _SHEET:
                relation = wide_text(content, 8)
                name = wide_text(content, 12 + 2 * len(relation))
                type_, part = parts.get(relation, ("", ""))
                if type_ == "worksheet" and part in names:
                    yield SheetPart(name, part, integer(content, 0) != 0)

    def _read_strings(self, part: str) -> list[str]:
        return [wide_text(content, 1) for kind, content in self._records(part) if kind == _STRING]

    def _read_styles(self, part: str) -> list[Shown]:
        codes: dict[int, str] = {}
        found: list[Shown] = []
        inside = False
        for kind, content in self._records(part):
            if kind == _FORMAT:
                codes[_SHORT.unpack_from(content)[0]] = wide_text(content, 2)
            elif kind in (_BEGIN_STYLES, _END_STYLES):
                inside = kind == _BEGIN_STYLES
            elif kind == _STYLE and inside:
                found.append(shown_by_id(_SHORT.unpack_from(content, 2)[0], codes))
        return found

    def all_rows(self) -> Iterator[tuple[int, SparseRow]]:
        for index in range(len(self.sheets)):
            for row in self.rows(index):
                yield index, row

    def rows(self, index: int) -> Generator[SparseRow, None, None]:
        self._merged = MergedRanges()
        with closing(self._records(self.sheets[index].part)) as found:
            for kind, content in found:
                if kind == _BEGIN_DATA:
                    yield from self._data(found)
                elif kind == _MERGE:
                    first, last, left, right = (integer(content, at) for at in (0, 4, 8, 12))
                    self._merged.add(first, left, last, right)

    def _data(self, found: Iterator[tuple[int, bytes]]) -> Iterator[SparseRow]:
        """The rows up to the end of the data."""
        number, hidden = -1, False
        row: dict[int, Cell] = {}
        column = -1
        for kind, content in found:
            if kind == _END_DATA:
                break
            if kind == _ROW:
                if number >= 0:
                    yield number, row, hidden
                number, row, column = integer(content, 0), {}, -1
                flat = content[8:10] == _NO_HEIGHT
                hidden = flat or bool(content[11] & _HIDDEN_ROW)
            elif kind <= _LAST_CELL or kind == _RICH:
                short = _FIRST_SHORT <= kind <= _LAST_CELL
                column = column + 1 if short else integer(content, 0)
                cell = self._cell(kind, content, _SHORT_CELL if short else _FULL_CELL)
                if cell[1] is not CellKind.EMPTY:
                    if column in row:
                        raise BrokenCellsError(f"two cells in column {column} of one row")
                    row[column] = cell
        if number >= 0:
            yield number, row, hidden

    def _cell(self, kind: int, content: bytes, offset: int) -> Cell:
        """The cell of a record whose value stands at `offset`."""
        if kind == _RICH:
            return text_shown(wide_text(content, offset + 1), self._style(content, offset))
        if kind >= _FIRST_SHORT:
            kind -= _FIRST_SHORT - _BLANK
        else:
            kind = _FORMULAS.get(kind, kind)
        if kind == _BLANK:
            return "", CellKind.EMPTY
        if kind == _ERROR:
            return ERRORS.get(content[offset], "#ERROR!"), CellKind.ERROR
        if kind == _BOOLEAN:
            return "TRUE" if content[offset] else "FALSE", CellKind.BOOLEAN
        if kind in (_TEXT, _SHARED):
            text = (
                wide_text(content, offset)
                if kind == _TEXT
                else self._strings[integer(content, offset)]
            )
            return text_shown(text, self._style(content, offset))
        value = (
            rk_number(content, offset)
            if kind == _RK
            else _REAL_VALUE.unpack_from(content, offset)[0]
        )
        return number_shown(value, self._style(content, offset), self._date_1904)

    def _style(self, content: bytes, offset: int) -> Shown:
        """What the style of a cell, which stands before its value at `offset`, shows."""
        style = integer(content, offset - 4) & 0xFFFFFF
        return self._shown[style] if style < len(self._shown) else None

    def hidden_columns(self, index: int) -> Spans:
        found = []
        with closing(self._records(self.sheets[index].part)) as before:
            for kind, content in before:
                if kind == _BEGIN_DATA:
                    break
                if kind == _COLUMNS:
                    first, last, width = (integer(content, at) for at in (0, 4, 8))
                    if not width or content[16] & _HIDDEN_COLUMN:
                        found.append((first, last))
        return tuple(found)

    def merged(self, index: int) -> Iterator[MergedCells]:  # noqa: ARG002 - that of rows()
        return self._merged.messages()
