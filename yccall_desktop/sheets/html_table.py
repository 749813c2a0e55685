"""Reading HTML tables, which web programs like to name .xls; each table is a sheet."""

from __future__ import annotations

import codecs
import re
from collections.abc import Generator, Iterator, Sequence
from html.parser import HTMLParser

from yccall_desktop.core.cells import CellKind, MergedCells
from yccall_desktop.core.ports import SheetMessage, Spans
from yccall_desktop.sheets import sentences
from yccall_desktop.sheets.blocks import MAX_COLUMNS, MAX_ROWS, Cell
from yccall_desktop.sheets.merged import MergedRanges
from yccall_desktop.sheets.number_formats import shown_or_number
from yccall_desktop.sheets.sentences import SheetError
from yccall_desktop.sheets.source import Source
from yccall_desktop.sheets.sparse import SparseRow, send_book
from yccall_desktop.sheets.workbook import SheetPart

MAX_FILE = 200_000_000
_PIECE = 1 << 18
_SAMPLE = 4_096
_WIDEST = 1_000
"""Columns that one cell may span, as HTML itself limits it."""

_MOST_TABLES = 1_000
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252", "us-ascii": "cp1252"}
_GUESSES = ("utf-8", "gb18030")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_NO_ROW = re.compile(
    r"visibility\s*:\s*(?:collapse|hidden)|(?:^|;)\s*height\s*:\s*0(?:\.0*)?(?:p[tx])?\s*(?:;|$)",
    re.IGNORECASE,
)
_CSS_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_CSS_OTHER_MEDIUM = re.compile(
    r"@media(?!\s+(?:screen|all)\s*\{)[^{}]{0,500}\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.IGNORECASE
)
"""What is said of paper, or of some screens only."""

_CSS_CLASS = re.compile(r"\s*\w*\.([\w-]+)\s*")
_SILENT = ("script", "style", "template")
_VOID = ("br", "hr", "img", "input", "wbr", "link", "meta", "area", "embed", "source", "track")
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "menu", "nav", "ol", "option", "p",
    "pre", "section", "summary", "table", "textarea", "ul",
))  # fmt: skip
"""Elements whose text stands in lines of its own."""

_BLOCK_EDGE = "\f"
_BLOCK_EDGES = re.compile(r" *\f[ \f]*")
_SECTIONS = ("thead", "tbody", "tfoot")
_OPEN_END = ("html", "head", "body", "p", "li", "dt", "dd", "option", "tr", "td", "th")
"""Elements that end without being ended: what follows need not stand within them."""


def read_workbook(source: Source, sheet: str | None, encoding: str = "") -> Iterator[SheetMessage]:
    """FileInfo, then the rows. Raises SheetError."""
    with source.open() as file:
        content = file.read(MAX_FILE + 1)
    if len(content) > MAX_FILE:
        raise SheetError(sentences.too_large(source.path))
    text = _decode(content, encoding)
    del content
    parser = _TableParser()
    for start in range(0, len(text), _PIECE):
        parser.feed(text[start : start + _PIECE])
    parser.close()
    parser.end_all()
    tables = [table for table in parser.tables if table.rows]
    if not tables:
        raise SheetError(sentences.no_tables(source.path))
    return send_book(_Book(tables, source.path.stem), source, sheet)


def _decode(content: bytes, wanted: str) -> str:
    marked = next((name for mark, name in _MARKED if content.startswith(mark)), "")
    told = _CHARSET.search(content[:_SAMPLE])
    names = [wanted, marked, told[1].decode("ascii", "replace") if told else "", *_GUESSES]
    for name in filter(None, names):
        try:
            return content.decode(_ALIASES.get(name.lower(), name))
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("cp1252", "replace")


class _Table:
    """The rows of a table; rows that a cell reaches down to keep its place free."""

    def __init__(self, hidden: bool) -> None:
        self.hidden = hidden
        self.hidden_section = False
        """Whether the rows that are read stand in a part of it that is not shown."""
        self.caption = ""
        self.rows: list[SparseRow] = []
        self.merged = MergedRanges()
        self.hidden_columns: list[tuple[int, int]] = []
        self.columns = 0
        """How many columns <col> elements describe."""
        self.row: dict[int, Cell] | None = None
        self._number = -1
        self._hidden = False
        self._column = 0
        self._taken: dict[int, int] = {}
        """Column -> the last row that a cell from above covers in it."""

    def begin_row(self, hidden: bool) -> None:
        self.end_row()
        self._number += 1
        self._column = 0
        self._hidden = hidden or self.hidden_section
        self.row = {}

    @property
    def unseen(self) -> bool:
        """Whether what stands in the open cell is not shown."""
        return self.hidden or (self.row is not None and self._hidden)

    def begin_section(self, hidden: bool) -> None:
        self.end_row()
        self.hidden_section = hidden

    def end_row(self) -> None:
        if self.row is not None and self._number < MAX_ROWS:
            self.rows.append((self._number, self.row, self._hidden))
        self.row = None

    def add_columns(self, count: int, hidden: bool) -> None:
        if hidden:
            self.hidden_columns.append((self.columns, self.columns + count - 1))
        self.columns += count

    def add(self, cell: Cell, across: int, down: int) -> None:
        if self.row is None:
            self.begin_row(hidden=False)
        assert self.row is not None
        while self._taken.get(self._column, -1) >= self._number:
            self._column += 1
        first = self._column
        self._column += across
        if first >= MAX_COLUMNS:
            return
        if down > 1:
            last = self._number + down - 1
            self._taken.update(dict.fromkeys(range(first, first + across), last))
            self.merged.add(self._number, first, last, first + across - 1)
        if cell[1] is not CellKind.EMPTY:
            self.row[first] = cell


class _TableParser(HTMLParser):
    """Collects all tables; a table within a cell of another one is a table of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._cells: list[dict[str, str] | None] = []
        """The attributes of the cell that is open in each open table."""
        self._around: list[tuple[str, int]] = []
        """What of the elements around each open table is not shown, as `_unseen` and its depth."""
        self._texts: list[list[str]] = []
        self._caption = False
        self._silent = ""
        self._unseen = ""
        """The element within a cell, or outside of all tables, that is not shown, and how many of
        its kind are open."""
        self._unseen_depth = 0
        self._no_display: set[str] = set()
        self._no_row: set[str] = set()
        """The classes of elements, and of rows, that a style sheet hides."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent = tag
        elif tag == "table":
            self._begin_table(attrs)
        elif not self._open:
            if tag not in _OPEN_END:
                self._begin_inline(tag, attrs)
        elif tag == "tr":
            self._end_cell()
            self._open[-1].begin_row(self._is_hidden(attrs, row=True))
        elif tag in _SECTIONS:
            self._end_cell()
            self._open[-1].begin_section(self._is_hidden(attrs, row=True))
        elif tag in ("td", "th"):
            self._end_cell()
            # a browser gives it no place either
            hidden = self._is_hidden(attrs)
            self._cells[-1] = None if hidden else {key: value or "" for key, value in attrs}
            self._unseen, self._unseen_depth = (tag, 1) if hidden else ("", 0)
        elif tag == "col":
            count = _span(dict(attrs).get("span") or "", _WIDEST)
            self._open[-1].add_columns(count, self._is_hidden(attrs, row=True))
        elif tag == "caption":
            self._caption = True
        else:
            self._begin_inline(tag, attrs)

    def _begin_table(self, attrs: list[tuple[str, str | None]]) -> None:
        self._break(_BLOCK_EDGE)
        within = bool(self._unseen) or any(table.unseen for table in self._open[-1:])
        if len(self.tables) < _MOST_TABLES:
            self.tables.append(_Table(within or self._is_hidden(attrs)))
        self._open.append(self.tables[-1])
        self._cells.append(None)
        self._texts.append([])
        self._around.append((self._unseen, self._unseen_depth))
        self._unseen = ""

    def _begin_inline(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._unseen:
            self._unseen_depth += tag == self._unseen
        elif tag not in _VOID and self._is_hidden(attrs):
            self._unseen, self._unseen_depth = tag, 1
        if tag == "br":
            self._break("\n")
        elif tag in _BLOCKS:
            self._break(_BLOCK_EDGE)

    def _break(self, mark: str) -> None:
        """What follows in the open cell stands in another line."""
        if self._texts and self._texts[-1]:
            self._texts[-1].append(mark)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = ""
        elif not self._open:
            self._end_inline(tag)
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag == "tr":
            self._end_cell()
            self._open[-1].end_row()
        elif tag in _SECTIONS and self._open[-1].hidden_section:
            self._end_cell()
            self._open[-1].begin_section(hidden=False)
        elif tag == "table":
            self._end_table()
        elif tag == "caption":
            self._caption = False
        else:
            self._end_inline(tag)

    def _end_inline(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._break(_BLOCK_EDGE)
        if tag == self._unseen:
            self._unseen_depth -= 1
            self._unseen = tag if self._unseen_depth else ""

    def handle_data(self, data: str) -> None:
        if self._silent == "style":
            self._read_style(data)
        if self._silent or self._unseen or not self._open:
            return
        if self._caption:
            self._open[-1].caption += data
        elif self._cells[-1] is not None:
            self._texts[-1].append(_SPACES.sub(" ", data))

    def end_all(self) -> None:
        """End what the file leaves open."""
        while self._open:
            self._end_table()

    def _end_table(self) -> None:
        self._end_cell()
        self._open.pop().end_row()
        self._cells.pop()
        self._texts.pop()
        self._unseen, self._unseen_depth = self._around.pop()
        self._break(_BLOCK_EDGE)

    def _end_cell(self) -> None:
        attributes = self._cells[-1]
        self._unseen = ""
        if attributes is None:
            return
        text = _BLOCK_EDGES.sub("\n", "".join(self._texts[-1]))
        lines = (line.strip() for line in text.split("\n"))
        self._cells[-1], self._texts[-1] = None, []
        cell = _cell("\n".join(lines).strip(), attributes)
        across = _span(attributes.get("colspan", ""), _WIDEST)
        self._open[-1].add(cell, across, _span(attributes.get("rowspan", ""), MAX_ROWS))

    def _read_style(self, css: str) -> None:
        """Remember the classes that a style sheet hides, where it says so plainly."""
        for selectors, style in _CSS_RULE.findall(_CSS_OTHER_MEDIUM.sub("", css)):
            names = {one[1] for one in map(_CSS_CLASS.fullmatch, selectors.split(",")) if one}
            if _NOT_SHOWN.search(style):
                self._no_display |= names
            elif _NO_ROW.search(style):
                self._no_row |= names

    def _is_hidden(self, attributes: list[tuple[str, str | None]], *, row: bool = False) -> bool:
        """Whether an element is not shown; of rows and columns also by having no size."""
        if not attributes:
            return False
        told = dict(attributes)
        style, classes = told.get("style") or "", set((told.get("class") or "").split())
        if "hidden" in told or _NOT_SHOWN.search(style) or classes & self._no_display:
            return True
        return row and bool(_NO_ROW.search(style) or classes & self._no_row)


def _span(text: str, most: int) -> int:
    text = text.strip()
    return max(1, min(int(text), most)) if text.isdecimal() and len(text) < 10 else 1


def _cell(text: str, attributes: dict[str, str]) -> Cell:
    """Excel writes the number itself beside what it shows: x:num="13800138000"."""
    exact = attributes.get("x:num", "")
    if exact:
        try:
            return shown_or_number(float(exact), text)
        except ValueError:
            pass
    return text, CellKind.TEXT if text else CellKind.EMPTY


class _Book:
    def __init__(self, tables: Sequence[_Table], stem: str) -> None:
        self._tables = tables
        names: list[str] = []
        for number, table in enumerate(tables, 1):
            name = " ".join(table.caption.split())[:100]
            name = name or (stem if len(tables) == 1 else f"{stem} ({number})")
            names.append(name if name not in names else f"{name} ({number})")
        self.sheets: Sequence[SheetPart] = [
            SheetPart(name, "", table.hidden) for name, table in zip(names, tables, strict=True)
        ]

    def all_rows(self) -> Iterator[tuple[int, SparseRow]]:
        for index, table in enumerate(self._tables):
            for row in table.rows:
                yield index, row

    def rows(self, index: int) -> Generator[SparseRow, None, None]:
        yield from self._tables[index].rows

    def hidden_columns(self, index: int) -> Spans:
        return tuple(self._tables[index].hidden_columns)

    def merged(self, index: int) -> Iterator[MergedCells]:
        return self._tables[index].merged.messages()
