"""Reading “XML Spreadsheet 2003”, which exporting programs like to name .xls."""

from __future__ import annotations

import codecs
import re
from collections.abc import Generator, Iterator, Sequence
from typing import IO

from yccall_desktop.core.cells import CellKind, MergedCells
from yccall_desktop.core.ports import SheetMessage, Spans
from yccall_desktop.sheets.blocks import MAX_ROWS, Cell
from yccall_desktop.sheets.cell_places import BrokenCellsError
from yccall_desktop.sheets.encodings import Encoding, known_name
from yccall_desktop.sheets.merged import MergedRanges
from yccall_desktop.sheets.number_formats import (
    MomentFormat,
    Shown,
    number_shown,
    shown_by,
    text_shown,
)
from yccall_desktop.sheets.source import Source
from yccall_desktop.sheets.sparse import SparseRow, send_book
from yccall_desktop.sheets.workbook import SheetPart, feed, local, make_parser

_DECLARATION = re.compile(rb"<\?xml\s[^>]*?encoding\s*=\s*[\"']([A-Za-z][\w.:-]*)[\"'][^>]*>")
_LONGEST_DECLARATION = 400
_MANY_BYTES = ("gb18030", "big5", "big5hkscs", "shift_jis", "euc_kr", "euc_jp")
_NO_HEIGHT = re.compile(r"0+(?:\.0*)?")
_ZERO_DAYS = ("1899-12-30", "1899-12-31", "1904-01-01")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(?:\.\d+)?)?")


def read_workbook(source: Source, sheet: str | None) -> Iterator[SheetMessage]:
    """FileInfo, then the rows. Raises SheetError, and errors that mean a damaged file."""
    return send_book(_Book(source), source, sheet)


def _opened(source: Source) -> IO[bytes]:
    """The XML in an encoding that the parser knows: of those with several bytes to a character it
    knows UTF-8 and UTF-16. What does not fit the declared one raises UnicodeDecodeError."""
    file = source.open()
    declared = _DECLARATION.match(file.read(_LONGEST_DECLARATION))
    name = known_name(declared[1].decode("ascii")) if declared else None
    if declared is None or name not in _MANY_BYTES:
        file.seek(0)
        return file
    file.seek(declared.end())
    return codecs.EncodedFile(file, "utf-8", Encoding(name, 0).codec)


class _Book:
    def __init__(self, source: Source) -> None:
        self._source = source
        names: list[str] = []
        hidden: set[int] = set()
        self._styles: dict[str, Shown] = {}
        self._hidden_columns: list[list[tuple[int, int]]] = []
        self._column = 0
        style = ""
        visible = False

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal style, visible
            element = local(name)
            if element == "Worksheet":
                names.append(_attribute(attributes, "Name"))
                self._hidden_columns.append([])
                self._column = 0
            elif element == "Visible":
                visible = True
            elif element == "Style":
                style = _attribute(attributes, "ID")
                self._styles[style] = self._styles.get(_attribute(attributes, "Parent"))
            elif element == "NumberFormat":
                self._styles[style] = _shown(_attribute(attributes, "Format"))
            else:
                self._add_column(element, attributes)

        def end(name: str) -> None:
            nonlocal visible
            visible = visible and local(name) != "Visible"

        def data(text: str) -> None:
            if visible and "Hidden" in text:
                hidden.add(len(names) - 1)

        parser = make_parser()
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = data
        with _opened(source) as file:
            for _ in feed(parser, file):
                pass
        self.sheets: Sequence[SheetPart] = _parts(names, hidden)
        self._merged = MergedRanges()

    def _add_column(self, element: str, attributes: dict[str, str]) -> None:
        if element != "Column":
            return
        first = _count(attributes, "Index", self._column + 1) - 1
        self._column = first + 1 + _count(attributes, "Span", 0)
        if self._hidden_columns and _attribute(attributes, "Hidden") == "1":
            self._hidden_columns[-1].append((first, self._column - 1))

    def all_rows(self) -> Iterator[tuple[int, SparseRow]]:
        return self._read(_RowParser(None, self._styles))

    def rows(self, index: int) -> Generator[SparseRow, None, None]:
        cells = _RowParser(index, self._styles)
        for _, row in self._read(cells):
            yield row
        self._merged = cells.merged

    def _read(self, cells: _RowParser) -> Generator[tuple[int, SparseRow], None, None]:
        with _opened(self._source) as file:
            for _ in feed(cells.parser, file):
                finished, cells.finished = cells.finished, []
                yield from finished
                if cells.done:
                    return

    def hidden_columns(self, index: int) -> Spans:
        return tuple(self._hidden_columns[index])

    def merged(self, index: int) -> Iterator[MergedCells]:  # noqa: ARG002 - that of rows()
        return self._merged.messages()


def _parts(names: Sequence[str], hidden: set[int]) -> list[SheetPart]:
    return [SheetPart(name, "", index in hidden) for index, name in enumerate(names)]


class _RowParser:
    """Feed `parser`, then take `finished`: the rows of one sheet, or of all with `wanted` None."""

    def __init__(self, wanted: int | None, styles: dict[str, Shown]) -> None:
        self.parser = make_parser()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data
        self.finished: list[tuple[int, SparseRow]] = []
        self.merged = MergedRanges()
        self.done = False
        self._wanted = wanted
        self._styles = styles
        self._sheet = -1
        self._following = self._number = self._column = self._across = 0
        self._row: dict[int, Cell] | None = None
        self._row_attributes: dict[str, str] = {}
        self._row_style = self._style = ""
        self._formula = self._comment = False
        self._kind = ""
        self._text: list[str] | None = None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        element = local(name)
        if element == "Worksheet":
            self._sheet += 1
            self._following = 0
        elif self._wanted not in (None, self._sheet):
            return
        elif element == "Row":
            self._number = _count(attributes, "Index", self._following + 1) - 1
            self._row = {}
            self._row_attributes = attributes
            self._row_style = _attribute(attributes, "StyleID")
            self._column = 0
        elif element == "Cell":
            self._begin_cell(attributes)
        elif element == "Comment":
            self._comment = True
        elif element == "Data" and not self._comment:
            self._kind = _attribute(attributes, "Type")
            self._text = []

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._column = _count(attributes, "Index", self._column + 1) - 1
        self._across = _count(attributes, "MergeAcross", 0)
        down = _count(attributes, "MergeDown", 0)
        if down or self._across:
            last = self._number + down, self._column + self._across
            self.merged.add(self._number, self._column, *last)
        self._style = _attribute(attributes, "StyleID") or self._row_style
        self._formula = bool(_attribute(attributes, "Formula"))
        self._comment = False
        self._kind = ""
        self._text = None

    def _data(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _end(self, name: str) -> None:
        element = local(name)
        if element == "Worksheet":
            self.done = self._sheet == self._wanted
        elif self._row is None:
            return
        elif element == "Data" and self._text is not None:
            cell = self._cell("".join(self._text))
            self._text = None
            self._formula = False
            if cell[1] is not CellKind.EMPTY:
                if self._column in self._row:
                    raise BrokenCellsError(f"two cells in column {self._column} of one row")
                self._row[self._column] = cell
        elif element == "Comment":
            self._comment = False
        elif element == "Cell":
            if self._formula:
                self._row[self._column] = "", CellKind.UNCALCULATED
            self._column += 1 + self._across
        elif element == "Row":
            flat = _NO_HEIGHT.fullmatch(_attribute(self._row_attributes, "Height"))
            hidden = flat is not None or _attribute(self._row_attributes, "Hidden") == "1"
            self.finished.append((self._sheet, (self._number, self._row, hidden)))
            span = min(_count(self._row_attributes, "Span", 0), MAX_ROWS)
            self._following = self._number + 1 + span
            self._row = None

    def _cell(self, text: str) -> Cell:
        if self._kind == "Number":
            try:
                return number_shown(float(text), self._styles.get(self._style), False)
            except ValueError:
                return text, CellKind.TEXT if text else CellKind.EMPTY
        if self._kind == "Boolean":
            return "TRUE" if text.strip() == "1" else "FALSE", CellKind.BOOLEAN
        if self._kind == "Error":
            return text or "#ERROR!", CellKind.ERROR
        moment = _MOMENT.fullmatch(text.strip()) if self._kind == "DateTime" else None
        if moment:
            day, time = moment[1], moment[2] or "00:00:00"
            if day in _ZERO_DAYS:
                return time, CellKind.DATE
            return day if time == "00:00:00" else f"{day} {time}", CellKind.DATE
        return text_shown(text, self._styles.get(self._style))


def _attribute(attributes: dict[str, str], name: str) -> str:
    """An attribute of whatever prefix: programs write ss:Index, Index, x:Index."""
    value = attributes.get("ss:" + name)
    if value is None:
        value = next((one for key, one in attributes.items() if local(key) == name), "")
    return value


def _count(attributes: dict[str, str], name: str, default: int) -> int:
    text = _attribute(attributes, name)
    return int(text) if text.isdecimal() and len(text) < 10 else default


def _shown(code: str) -> Shown:
    """Formats stand as their code, or as an English name such as Short Date."""
    if code.endswith(("Date", "Time")):
        return MomentFormat.DATE
    return None if code.replace(" ", "").isalpha() else shown_by(code)
