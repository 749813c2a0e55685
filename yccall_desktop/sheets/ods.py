"""Reading .ods, the workbooks of LibreOffice and WPS: one XML part with all sheets in it."""

from __future__ import annotations

import zipfile
from collections.abc import Generator, Iterator, Sequence

from yccall_desktop.core.cells import MergedCells
from yccall_desktop.core.ports import SheetMessage, Spans
from yccall_desktop.sheets import sentences
from yccall_desktop.sheets.blocks import MAX_COLUMNS
from yccall_desktop.sheets.merged import MergedRanges
from yccall_desktop.sheets.ods_cells import OdsParser, count_of
from yccall_desktop.sheets.sentences import SheetError
from yccall_desktop.sheets.source import Source
from yccall_desktop.sheets.sparse import SparseRow, send_book
from yccall_desktop.sheets.workbook import MAX_PART, SheetPart, feed, local, make_parser

_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_MAX_MANIFEST = 1_000_000


def read_workbook(source: Source, sheet: str | None) -> Iterator[SheetMessage]:
    """FileInfo, then the rows. Raises SheetError, and errors that mean a damaged file."""
    with source.open() as file, zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        if _MANIFEST in names and archive.getinfo(_MANIFEST).file_size < _MAX_MANIFEST:
            manifest = archive.read(_MANIFEST)
            if b"encryption-data" in manifest:
                raise SheetError(sentences.protected_elsewhere(source.path))
        if archive.getinfo(_CONTENT).file_size > MAX_PART:
            raise SheetError(sentences.too_large(source.path))
        yield from send_book(_Book(archive), source, sheet)


class _Book:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._hidden_columns: list[Spans] = []
        self.sheets: Sequence[SheetPart] = self._find_sheets()
        self._merged = MergedRanges()

    def _find_sheets(self) -> list[SheetPart]:
        """The sheets; those that only keep a copy of another file's cells are left out."""
        invisible: set[str] = set()
        found: list[SheetPart] = []
        hidden_columns: list[list[tuple[int, int]]] = []
        style = ""
        depth = column = 0

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal style, depth, column
            element = local(name)
            if element == "style":
                style = attributes.get("style:name", "")
            elif element == "table-properties" and attributes.get("table:display") == "false":
                invisible.add(style)
            elif element == "table":
                depth += 1
                if depth == 1:
                    hidden_columns.append([])
                    column = 0
                    hidden = attributes.get("table:style-name", "") in invisible
                    name = attributes.get("table:name", "")
                    found.append(SheetPart(name, _CONTENT, hidden))
            elif element == "table-column" and depth == 1:
                first = column
                column += count_of(attributes, "table:number-columns-repeated", MAX_COLUMNS)
                if attributes.get("table:visibility", "visible") != "visible":
                    hidden_columns[-1].append((first, column - 1))

        def end(name: str) -> None:
            nonlocal depth
            depth -= name.endswith("table") and local(name) == "table"

        parser = make_parser()
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        with self._archive.open(_CONTENT) as file:
            for _ in feed(parser, file):
                pass
        wanted = [index for index, sheet in enumerate(found) if "'#$" not in sheet.name]
        self._hidden_columns = [tuple(hidden_columns[index]) for index in wanted]
        return [found[index] for index in wanted]

    def all_rows(self) -> Iterator[tuple[int, SparseRow]]:
        return self._read(OdsParser(None))

    def rows(self, index: int) -> Generator[SparseRow, None, None]:
        cells = OdsParser(index)
        for _, row in self._read(cells):
            yield row
        self._merged = cells.merged

    def _read(self, cells: OdsParser) -> Generator[tuple[int, SparseRow], None, None]:
        with self._archive.open(_CONTENT) as file:
            for _ in feed(cells.parser, file):
                yield from cells.finished_rows()
                if cells.done:
                    return

    def hidden_columns(self, index: int) -> Spans:
        return self._hidden_columns[index]

    def merged(self, index: int) -> Iterator[MergedCells]:  # noqa: ARG002 - that of rows()
        return self._merged.messages()
