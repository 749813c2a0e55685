"""From the XML of a sheet to its cells, one element after the other."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from yccall_desktop.core.cells import CellKind
from yccall_desktop.sheets.blocks import Cell
from yccall_desktop.sheets.cell_places import BrokenCellsError
from yccall_desktop.sheets.marks import column_index
from yccall_desktop.sheets.merged import MergedRanges
from yccall_desktop.sheets.number_formats import Shown, number_shown, shown_by_id, text_shown
from yccall_desktop.sheets.sparse import SparseRow
from yccall_desktop.sheets.values import unescape
from yccall_desktop.sheets.workbook import feed, local, make_parser

_NO_HEIGHT = re.compile(r"0(?:\.0*)?")
_PLACE = re.compile(r"\$?([A-Za-z]{1,3})(?:\$?([0-9]{1,7}))?")


def read_formats(archive: zipfile.ZipFile, styles: str) -> Sequence[Shown]:
    """For each cell style (`s` of a cell) what it shows of a number."""
    codes: dict[int, str] = {}
    found: list[Shown] = []
    inside = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        element = local(name)
        if element == "numFmt":
            codes[_number(attributes, "numFmtId")] = attributes.get("formatCode", "")
        elif element == "cellXfs":
            inside = True
        elif element == "xf" and inside:
            found.append(shown_by_id(_number(attributes, "numFmtId"), codes))

    def end(name: str) -> None:
        nonlocal inside
        inside = inside and local(name) != "cellXfs"

    if styles:
        parser = make_parser()
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        with archive.open(styles) as file:
            for _ in feed(parser, file):
                pass
    return found


def _number(attributes: dict[str, str], name: str) -> int:
    value = attributes.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 10 else 0


@dataclass(frozen=True, slots=True)
class CellTexts:
    """What turns a cell's raw value into its text: shared strings and number formats."""

    strings: Sequence[str]
    formats: Sequence[Shown]
    date_1904: bool

    def cell(self, kind: str, style: int, raw: str) -> Cell:
        """`kind` is the cell's `t`, `raw` what stands in <v> or <is>, not empty."""
        if kind == "s":
            index = int(raw)
            if index < 0:
                raise BrokenCellsError(f"shared text {index}")
            return text_shown(self.strings[index], self._shown(style))
        if kind in ("str", "inlineStr"):
            return text_shown(unescape(raw), self._shown(style))
        if kind == "b":
            return "TRUE" if raw.strip() in ("1", "true") else "FALSE", CellKind.BOOLEAN
        if kind == "e":
            return raw, CellKind.ERROR
        if kind == "d":
            return raw.replace("T", " "), CellKind.DATE
        try:
            value = float(raw)
        except ValueError:
            return raw, CellKind.TEXT
        if "_" in raw:  # which only Python takes for a number
            return raw, CellKind.TEXT
        return number_shown(value, self._shown(style), self.date_1904)

    def _shown(self, style: int) -> Shown:
        return self.formats[style] if style < len(self.formats) else None


class CellParser:
    """Feed `parser`, then take the rows that are complete."""

    def __init__(self, texts: CellTexts) -> None:
        self.parser = make_parser()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data
        self._texts = texts
        self.merged = MergedRanges()
        self._finished: list[SparseRow] = []
        self._row: dict[int, Cell] | None = None
        self._number = -1
        self._numbered = False
        self._hidden = False
        self._column = -1
        self._attributes: dict[str, str] | None = None
        self._raw: list[str] = []
        self._within: list[str] = []
        self._formula = self._has_value = self._guide = self._collecting = False

    def finished_rows(self) -> list[SparseRow]:
        """(row index, cells by column index, hidden) of the rows that ended since the last call."""
        rows, self._finished = self._finished, []
        return rows

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        element = local(name)
        if element == "row":
            self._numbered = "r" in attributes
            self._number = int(attributes["r"]) - 1 if self._numbered else self._number + 1
            if self._number < 0:
                raise BrokenCellsError("a row before the first")
            flat = _NO_HEIGHT.fullmatch(attributes.get("ht", ""))
            self._hidden = flat is not None or attributes.get("hidden") in ("1", "true")
            self._row = {}
            self._column = -1
        elif element == "mergeCell":
            self.merged.add_reference(attributes.get("ref", ""))
        elif self._row is None:
            return
        elif element == "c":
            self._column = self._place(attributes.get("r", ""))
            self._attributes = attributes
            self._raw = []
            self._within = []
            self._formula = self._has_value = self._guide = self._collecting = False
        elif self._attributes is not None:
            self._start_within(element)

    def _place(self, reference: str) -> int:
        """The column of a cell. Raises BrokenCellsError for a place outside of its row."""
        if not reference:
            return self._column + 1
        place = _PLACE.fullmatch(reference)
        if place is not None and place[2] and not self._numbered and not self._row:
            self._number = max(self._number, int(place[2]) - 1)
        if place is None or (place[2] and int(place[2]) != self._number + 1):
            raise BrokenCellsError(f"a cell {reference[:20]} in row {self._number + 1}")
        return column_index(place[1])

    def _start_within(self, element: str) -> None:
        """An element of a cell: what is no part of its value, such as an extension, is passed."""
        if element == "f":
            self._formula = True
        elif element == "rPh":
            self._guide = True
        elif element in ("v", "is") and not self._within:
            if self._has_value:
                raise BrokenCellsError("a cell with two values")
            self._has_value = True
            self._collecting = element == "v"
        elif element == "t" and self._within[:1] == ["is"]:
            self._collecting = not self._guide
        self._within.append(element)

    def _data(self, text: str) -> None:
        if self._collecting:
            self._raw.append(text)

    def _end(self, name: str) -> None:
        element = local(name)
        if self._within:
            self._within.pop()
        if element in ("v", "t"):
            self._collecting = False
        elif element == "rPh":
            self._guide = False
        elif element == "c" and self._attributes is not None and self._row is not None:
            cell = self._cell(self._attributes)
            if cell[1] is not CellKind.EMPTY:
                if self._column in self._row:
                    raise BrokenCellsError(f"two cells in column {self._column} of one row")
                self._row[self._column] = cell
            self._attributes = None
        elif element == "row" and self._row is not None:
            self._finished.append((self._number, self._row, self._hidden))
            self._row = None

    def _cell(self, attributes: dict[str, str]) -> Cell:
        kind = attributes.get("t", "n")
        raw = "".join(self._raw)
        if raw:
            style = attributes.get("s", "0")
            return self._texts.cell(kind, int(style) if style.isdecimal() else 0, raw)
        if kind == "e":
            return "#ERROR!", CellKind.ERROR
        if self._formula and not (kind == "str" and self._has_value):
            return "", CellKind.UNCALCULATED
        return "", CellKind.EMPTY
