"""What calamine does not tell: error cells, formulas without a result, hidden rows, merged cells,
numbers whose format shows more than their digits.

The sheet's XML is searched as bytes, and looked at closely only where something was found. That
holds for XML as spreadsheet programs write it; anything else is left to the careful reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from operator import lt
from typing import IO

from yccall_desktop.core.cells import CellKind, MergedCells
from yccall_desktop.sheets.blocks import MAX_COLUMNS, MAX_ROWS, Cell
from yccall_desktop.sheets.merged import references
from yccall_desktop.sheets.number_formats import DigitFormat

_FIRST_PIECE = 1 << 18
_PIECE = 1 << 22
_LONGEST_ROW = 1 << 26
_ROOT = re.compile(rb"<(?:([A-Za-z_][\w.-]*):)?worksheet[\s>]")
_ENCODING = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']""")
_HIDDEN = re.compile(rb'\s(?:hidden="(?:1|true)"|ht="0(?:\.0*)?")')
_ROW_NUMBER = re.compile(rb'\sr="(\d{1,7})"')
_USUAL_ROW = re.compile(rb'<row r="(\d{1,7})"')
_CELL_PLACE = re.compile(rb'\sr="([A-Za-z]{1,3})(\d{1,7})"')
_STYLE = re.compile(rb'\ss="(\d{1,6})"')
_TYPE = re.compile(rb'\st="([A-Za-z]+)"')
_MERGED = re.compile(
    rb"""<(?:[\w.-]+:)?mergeCell\s(?:[^>]*\s)?ref\s*=\s*["']([A-Za-z0-9:$]+)["']"""
)
_UNUSUAL = {
    b"<!": (b"<!",),
    b"='": (b"t='", b"hidden='", b"r='", b" s='"),
    b' ="': (b't ="', b'hidden ="', b'r ="', b' s ="'),
    b'= "': (b't= "', b'hidden= "', b'r= "', b' s= "'),
    b'"inlineStr"': (b't="inlineStr"><v>',),
}
"""What is searched for -> what then makes the XML unusual: comments, CDATA, single quotes ..."""


class NotPlainError(Exception):
    """The XML is written in an unusual way: only a real parser may be trusted with it."""


def column_index(letters: str) -> int:
    """0 for A, 16383 for XFD. Raises NotPlainError beyond."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    if not 0 < index <= MAX_COLUMNS:
        raise NotPlainError(f"column {letters}")
    return index - 1


def holds(piece: bytes, token: bytes) -> bool:
    """Whether `token` occurs. Looks for single bytes first, which is 40 times as fast: most sheets
    have no h, e or f outside of texts."""
    return all(token[i : i + 1] in piece for i in range(len(token))) and token in piece


class MarkScanner:
    """Searches a sheet's XML, just far enough ahead of the rows that are being sent."""

    def __init__(self, file: IO[bytes], shown: Mapping[int, DigitFormat]) -> None:
        """`shown` are the cell styles whose numbers show more than their digits."""
        self._file = file
        self._shown = shown
        self._style_hints = tuple(b's="%d"' % style for style in shown)
        self._rest = b""
        self._started = False
        self._ended = False
        self._last_row = 0
        self._cells: dict[int, dict[int, Cell]] = {}
        self._hidden: set[int] = set()
        self._prefix = b""
        self.values = 0
        """How many cells with a value were seen; empty texts may count."""

    def take(self, first: int, rows: int) -> tuple[dict[int, dict[int, Cell]], bytes]:
        """The special cells of these rows, by row index and column index, and the hidden rows.

        Ask in ascending order. Raises NotPlainError, zlib.error, zipfile.BadZipFile.
        """
        self._scan_until(first + rows)
        found = {}
        if self._cells:
            taken = [row for row in self._cells if row < first + rows]
            found = {row: self._cells.pop(row) for row in taken}
        hidden = bytearray(rows)
        if self._hidden:
            for row in [row for row in self._hidden if row < first + rows]:
                self._hidden.discard(row)
                if row < first:
                    raise NotPlainError("rows out of order")
                hidden[row - first] = 1
        return found, bytes(hidden)

    def take_rest(self) -> dict[int, dict[int, Cell]]:
        """The special cells of all rows not yet taken."""
        self._scan_until(MAX_ROWS + 1)
        return self._cells

    def merged(self) -> Iterator[MergedCells]:
        """The merged ranges; ask after take_rest."""
        found = _MERGED.findall(self._rest)
        return references(one.decode("ascii") for one in found).messages()

    def _scan_until(self, row_number: int) -> None:
        while self._last_row < row_number and not self._ended:
            data = self._file.read(_PIECE if self._started else _FIRST_PIECE)
            if not data:
                self._ended = True
                if self._started:
                    self._scan(self._rest.partition(b"</" + self._prefix + b"sheetData>")[0])
                return
            data = self._rest + data
            if not self._started:
                self._start(data)
            end = data.rfind(b"</" + self._prefix + b"row>")
            if end < 0:
                if len(data) > _LONGEST_ROW:
                    raise NotPlainError("a row without end")
                self._rest = data
                continue
            end = data.index(b">", end) + 1
            self._rest = data[end:]
            self._scan(data[:end])

    def _start(self, data: bytes) -> None:
        self._started = True
        head = data[:4096]
        encoding = _ENCODING.search(head)
        if b"<!DOCTYPE" in head or (encoding and encoding[1].lower() != b"utf-8"):
            raise NotPlainError("encoding or document type")
        root = _ROOT.search(head)
        if not root:
            raise NotPlainError("no worksheet element")
        self._prefix = root[1] + b":" if root[1] else b""
        name = re.escape(self._prefix)
        self._row_tag = re.compile(rb"<" + name + rb"row(?:\s[^>]*)?>")
        self._row_numbers = re.compile(rb"<" + name + rb"row\s(?:[^>]*?\s)?r=[\"'](\d{1,7})[\"']")
        self._formula = re.compile(rb"<" + name + rb"f[\s/>]")
        self._formula_cell = re.compile(
            rb"<P:c(\s[^>]*)>\s*<P:f(?:\s[^>]*)?(?:/>|(?<!/)>[^<]*</P:f>)\s*"
            rb"(<P:v\s*/>|<P:v[^>]*></P:v>|<P:v|<P:is|</P:c>)".replace(b"P:", name)
        )
        if self._shown:
            styles = b"|".join(b"%d" % style for style in self._shown)
            usual = rb'<P:c r="([A-Z]{1,3})(\d{1,7})" s="(STYLES)"(?: t="n")?><P:v>([^<]*)</P:v>'
            usual = usual.replace(b"P:", name).replace(b"STYLES", styles)
            self._usual_cell = re.compile(usual)
            self._styled_cell = re.compile(
                rb'<P:c(?=\s[^>]*\ss="(?:STYLES)"|\ss="(?:STYLES)")(\s[^>]*[^/>])>\s*'
                rb"(?:<P:f(?:\s[^>]*)?(?:/>|(?<!/)>[^<]*</P:f>)\s*)?<P:v[^>/]*>([^<]*)<".replace(
                    b"P:", name
                ).replace(b"STYLES", styles)
            )
        # calamine takes the first shared text for what it cannot read as a number
        self._no_index = re.compile(
            rb't="s"[^>]*>\s*<P:v(?:\s[^>]*)?>(?![0-9]+</)'.replace(b"P:", name)
        )
        self._value = re.compile(rb"<P:v[^>]*>([^<]*)<".replace(b"P:", name))
        self._number_entity = re.compile(rb"<P:v>(?:[^<&]*&#|[0-9.+-][^<&]*&)".replace(b"P:", name))

    def _scan(self, piece: bytes) -> None:
        """Look at whole rows."""
        for hint, tokens in _UNUSUAL.items():
            if holds(piece, hint) and any(token in piece for token in tokens):
                raise NotPlainError("unusual syntax")
        if b"&" in piece and self._number_entity.search(piece):
            raise NotPlainError("a number written with entities")
        if self._other_prefixes(piece):
            raise NotPlainError("other prefixes than that of the sheet")
        if not self._check_order(piece):
            return
        self._count_values(piece)
        if holds(piece, b"hidden=") or holds(piece, b' ht="0'):
            self._find_hidden(piece)
        if holds(piece, b't="e"'):
            self._find_errors(piece)
        if holds(piece, b"<" + self._prefix + b"f"):
            self._find_uncalculated(piece)
            self.values -= piece.count(b"v></" + self._prefix + b"v>")
        if self._shown and any(hint in piece for hint in self._style_hints):
            self._find_shown(piece)

    def _other_prefixes(self, piece: bytes) -> bool:
        if self._prefix:
            return b"<row" in piece or b"<c " in piece
        return b":" in piece and (b":row" in piece or b":c " in piece)

    def _count_values(self, piece: bytes) -> None:
        closing = b"</" + self._prefix
        self.values += piece.count(closing + b"v>") + piece.count(closing + b"is>")
        if self._no_index.search(piece):
            raise NotPlainError("the place of a shared text is no number")

    def _check_order(self, piece: bytes) -> bool:
        """Whether there are rows, which must be in order. Raises NotPlainError."""
        first = self._row_tag.search(piece)
        if not first:
            return False
        if holds(piece, b"</" + self._prefix + b"sheetData>"):
            raise NotPlainError("rows in two places")
        last = piece.rfind(b"<" + self._prefix + b"row ")
        last_tag = self._row_tag.match(piece, last) if last >= 0 else None
        if not last_tag or self._row_number(first[0]) <= self._last_row:
            raise NotPlainError("rows out of order")
        self._check_numbers(piece)
        self._last_row = self._row_number(last_tag[0])
        return True

    def _check_numbers(self, piece: bytes) -> None:
        found = _USUAL_ROW.findall(piece)  # twice as fast, when all rows are written like that
        if len(found) != piece.count(b"<row") or self._prefix:
            found = self._row_numbers.findall(piece)
        numbers = list(map(int, found))
        if not all(map(lt, numbers, islice(numbers, 1, None))):
            raise NotPlainError("a row number twice")

    @staticmethod
    def _row_number(tag: bytes) -> int:
        number = _ROW_NUMBER.search(tag)
        if not number or not 0 < int(number[1]) <= MAX_ROWS:
            raise NotPlainError("a row without a usable number")
        return int(number[1])

    def _find_hidden(self, piece: bytes) -> None:
        for tag in self._row_tag.findall(piece):
            if _HIDDEN.search(tag):
                self._hidden.add(self._row_number(tag) - 1)

    def _find_errors(self, piece: bytes) -> None:
        start = b"<" + self._prefix + b"c "
        position = piece.find(b't="e"')
        while position >= 0:
            opening = piece.rfind(b"<", 0, position)
            if piece.startswith(start, opening):
                end = piece.find(b"</" + self._prefix + b"c>", position)
                closing = piece.find(b">", position)
                if end < 0 or piece[closing - 1 : closing] == b"/":
                    raise NotPlainError("an error cell without value")
                value = self._value.search(piece, closing, end)
                text = value[1].decode("utf-8", "replace") if value else ""
                self._add(piece[opening:closing], (text or "#ERROR!", CellKind.ERROR))
            position = piece.find(b't="e"', position + 1)

    def _find_uncalculated(self, piece: bytes) -> None:
        formulas = len(self._formula.findall(piece))
        for attributes, result in self._formula_cell.findall(piece):
            formulas -= 1
            ending = result.startswith(b"</")
            blank = not ending and result[-1:] == b">"
            if ending or (blank and b't="str"' not in attributes):
                self._add(attributes, ("", CellKind.UNCALCULATED))
        if formulas:
            raise NotPlainError("a formula in an unusual place")

    def _find_shown(self, piece: bytes) -> None:
        """Numbers in a format that shows more than their digits, such as leading zeros."""
        usual = self._usual_cell.findall(piece)
        if len(usual) == sum(map(piece.count, self._style_hints)):
            for letters, row, style, value in usual:
                text = self._text_shown(style, value)
                if text is not None:
                    column = column_index(letters.decode("ascii"))
                    self._cells.setdefault(int(row) - 1, {})[column] = text, CellKind.TEXT
            return
        for attributes, value in self._styled_cell.findall(piece):
            kind = _TYPE.search(attributes)
            found = _STYLE.search(attributes)
            if found is None or (kind and kind[1] != b"n"):
                continue
            text = self._text_shown(found[1], value)
            if text is not None:
                self._add(attributes, (text, CellKind.TEXT))

    def _text_shown(self, style: bytes, value: bytes) -> str | None:
        try:
            return self._shown[int(style)].text(float(value))
        except ValueError as error:
            raise NotPlainError("a number that is none") from error

    def _add(self, tag: bytes, cell: Cell) -> None:
        place = _CELL_PLACE.search(tag)
        if not place:
            raise NotPlainError("a cell without a place")
        row = int(place[2]) - 1
        self._cells.setdefault(row, {})[column_index(place[1].decode("ascii"))] = cell
