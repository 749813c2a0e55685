"""From the XML of an .ods workbook to its cells, one element after the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from yccall_desktop.core.cells import CellKind
from yccall_desktop.sheets.blocks import MAX_COLUMNS, MAX_ROWS, Cell
from yccall_desktop.sheets.merged import MergedRanges
from yccall_desktop.sheets.number_formats import shown_or_number
from yccall_desktop.sheets.sparse import SparseRow
from yccall_desktop.sheets.workbook import local, make_parser

MOST_REPEATED = 20_000_000
"""Cells that may be written once and stand for several: more is a bomb."""

_DURATION = re.compile(r"(-?)P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?")
_NO_HEIGHT = re.compile(r"0+(?:\.0*)?[a-z]*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ERROR = re.compile(r"#[A-Z/0!?]{2,12}|Err:\d{3}")
_NUMBERS = ("float", "percentage", "currency")
_ASIDE = ("annotation", "shapes", "ruby-text", "tracked-changes")
_SPACES = re.compile(r"[ \t\r\n]+")
_LONGEST_SPACE = 10_000
_MOST_HIDDEN = 10_000
"""Blank rows written once: of more, nobody wants to know that they are hidden."""


class TooManyRepeatedError(Exception):
    """Cells that are repeated more often than any sheet needs."""


class OdsParser:
    """Feed `parser`, then take the rows that are complete.

    Rows of one sheet, or of all with `wanted` None. `done` when the wanted sheet has ended.
    """

    def __init__(self, wanted: int | None) -> None:
        self.parser = make_parser()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data
        self.merged = MergedRanges()
        self.done = False
        self._wanted = wanted
        self._finished: list[tuple[int, int, dict[int, Cell], bool, int]] = []
        self._sheet = -1
        self._tables = 0
        self._skipped = False
        self._aside = 0
        self._style = ""
        self._flat: set[str] = set()
        """The styles of rows without height."""
        self._groups: list[bool] = []
        """Of the open groups of rows, whether they are folded up."""
        self._repeated = 0
        self._number = self._column = 0
        self._row: dict[int, Cell] | None = None
        self._row_attributes: dict[str, str] = {}
        self._cell: dict[str, str] | None = None
        self._texts: list[str] = []
        self._paragraphs = 0
        self._in_text = False
        self._handlers: dict[str, Callable[[dict[str, str]], None]] = {
            "table-row": self._begin_row,
            "table-row-group": lambda attributes: self._groups.append(
                attributes.get("table:display") == "false"
            ),
            "table-cell": self._begin_cell,
            "covered-table-cell": self._begin_cell,
            "p": self._begin_text,
            "h": self._begin_text,
            "s": lambda attributes: self._add(" " * count_of(attributes, "text:c", _LONGEST_SPACE)),
            "tab": lambda _: self._add("\t"),
            "line-break": lambda _: self._add("\n"),
        }

    def finished_rows(self) -> Iterator[tuple[int, SparseRow]]:
        """(sheet's index, row) of the rows that ended since the last call."""
        finished, self._finished = self._finished, []
        for sheet, first, row, hidden, times in finished:
            for number in range(first, first + times):
                yield sheet, (number, row, hidden)

    # --- elements ----------------------------------------------------------------------------
    def _start(self, name: str, attributes: dict[str, str]) -> None:
        element = local(name)
        if element in _ASIDE:
            self._aside += 1
        elif element == "table":
            self._tables += 1
            if self._tables == 1:
                self._begin_sheet(attributes)
        elif self._tables == 1 and not self._aside and not self._skipped:
            handler = self._handlers.get(element)
            if handler:
                handler(attributes)
        elif not self._tables:
            self._find_style(element, attributes)

    def _find_style(self, element: str, attributes: dict[str, str]) -> None:
        """Remember the styles of rows that have no height."""
        if element == "style":
            self._style = attributes.get("style:name", "")
        elif element == "table-row-properties":
            flat = _NO_HEIGHT.fullmatch(attributes.get("style:row-height", ""))
            if flat and attributes.get("style:use-optimal-row-height") != "true":
                self._flat.add(self._style)

    def _end(self, name: str) -> None:
        element = local(name)
        if element in _ASIDE:
            self._aside -= 1
        elif element == "table":
            self._tables -= 1
            self.done = self.done or (not self._tables and self._sheet == self._wanted)
        elif self._tables != 1 or self._aside or self._skipped:
            return
        elif element in ("p", "h"):
            self._in_text = False
        elif element in ("table-cell", "covered-table-cell"):
            self._end_cell()
        elif element == "table-row":
            self._end_row()
        elif element == "table-row-group":
            self._groups.pop()

    def _data(self, text: str) -> None:
        if self._in_text and not self._aside and self._tables == 1:
            self._texts.append(_SPACES.sub(" ", text))

    def _begin_sheet(self, attributes: dict[str, str]) -> None:
        copy = "'#$" in attributes.get("table:name", "")
        self._sheet += not copy
        self._skipped = copy or self._wanted not in (None, self._sheet)
        self._number = 0
        self._groups = []

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._row = {}
        self._row_attributes = attributes
        self._column = 0

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._cell = attributes
        self._texts = []
        self._paragraphs = 0

    def _begin_text(self, _: dict[str, str]) -> None:
        if self._cell is not None:
            if self._paragraphs:
                self._texts.append("\n")
            self._paragraphs += 1
            self._in_text = True

    def _add(self, text: str) -> None:
        if self._in_text:
            self._texts.append(text)

    def _end_cell(self) -> None:
        attributes, row = self._cell, self._row
        self._cell = None
        if attributes is None or row is None:
            return
        first = self._column
        times = count_of(attributes, "table:number-columns-repeated", MAX_COLUMNS)
        self._column += times
        down = count_of(attributes, "table:number-rows-spanned", MAX_ROWS)
        across = count_of(attributes, "table:number-columns-spanned", MAX_COLUMNS)
        if down > 1 or across > 1:
            self.merged.add(self._number, first, self._number + down - 1, first + across - 1)
        cell = _cell(attributes, "".join(self._texts))
        if cell[1] is not CellKind.EMPTY:
            self._count_repeated(times)
            for column in range(first, first + times):
                row[column] = cell

    def _end_row(self) -> None:
        row, attributes = self._row, self._row_attributes
        self._row = None
        if row is None:
            return
        times = count_of(attributes, "table:number-rows-repeated", MAX_ROWS)
        hidden = (
            attributes.get("table:visibility", "visible") != "visible"
            or attributes.get("table:style-name") in self._flat
            or True in self._groups
        )
        if row or (hidden and times <= _MOST_HIDDEN):
            self._count_repeated(times * len(row))
            self._finished.append((self._sheet, self._number, row, hidden, times))
        self._number += times

    def _count_repeated(self, cells: int) -> None:
        if cells > 1:
            self._repeated += cells
            if self._repeated > MOST_REPEATED:
                raise TooManyRepeatedError("repeated cells")


def count_of(attributes: dict[str, str], name: str, most: int) -> int:
    """How often something stands there, or how far it reaches: from 1 to `most`."""
    text = attributes.get(name, "1")
    return max(1, min(int(text), most)) if text.isdecimal() and len(text) < 10 else 1


def _cell(attributes: dict[str, str], text: str) -> Cell:
    kind = attributes.get("office:value-type", "")
    if attributes.get("calcext:value-type") == "error" or (
        "table:formula" in attributes and _ERROR.fullmatch(text)
    ):
        return text or "#ERROR!", CellKind.ERROR
    if kind in _NUMBERS:
        return _number(attributes.get("office:value", ""), text)
    if kind == "date":
        return _date(attributes.get("office:date-value", ""), text)
    if kind == "time":
        return _time(attributes.get("office:time-value", ""), text)
    if kind == "boolean":
        true = attributes.get("office:boolean-value") == "true"
        return "TRUE" if true else "FALSE", CellKind.BOOLEAN
    text = text or attributes.get("office:string-value", "")
    if not text and not kind and "table:formula" in attributes:
        return "", CellKind.UNCALCULATED
    return text, CellKind.TEXT if text else CellKind.EMPTY


def _number(value: str, text: str) -> Cell:
    try:
        return shown_or_number(float(value), text)
    except ValueError:
        return (text, CellKind.TEXT) if text else ("", CellKind.UNCALCULATED)


def _date(value: str, text: str) -> Cell:
    if not value:
        return text, CellKind.TEXT if text else CellKind.EMPTY
    day, _, moment = value.partition("T")
    if not _DAY.fullmatch(day):  # a number too large for a date: the file itself has lost it
        return text or value, CellKind.ERROR
    moment = moment.partition(".")[0].partition(",")[0]
    return (day if moment in ("", "00:00:00") else f"{day} {moment}"), CellKind.DATE


def _time(value: str, text: str) -> Cell:
    match = _DURATION.fullmatch(value)
    if not match:
        return text or value, CellKind.TEXT if text or value else CellKind.EMPTY
    sign, days, hours, minutes, seconds = match[1], *(int(part or 0) for part in match.groups()[1:])
    hours += 24 * days
    shown = f"{hours:02}" if hours < 24 and not sign else str(hours)
    return f"{sign}{shown}:{minutes:02}:{seconds:02}", CellKind.DATE
