"""The skeleton of an .xlsx archive: which sheets there are, in which parts they lie."""

from __future__ import annotations

import json
import posixpath
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from xml.parsers import expat

from yccall_desktop.sheets import sentences
from yccall_desktop.sheets.blocks import MAX_COLUMNS
from yccall_desktop.sheets.sentences import SheetError

MAX_PART = 4_000_000_000
"""Bytes that a part of the archive may unpack to: more is a bomb or nothing that fits here."""

COLUMNS_PROPERTY = "YccallColumns"
"""The custom property of the workbooks that this program writes: {Role's value: column index}."""

_PIECE = 1 << 18
_MAX_PROPERTIES = 100_000
_MAX_SMALL_PART = 64_000_000

StartElement = Callable[[str, dict[str, str]], None]


class XmlForbiddenError(Exception):
    """The XML declares entities, which no spreadsheet program writes."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet: `part` is its name in the archive."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Workbook:
    """Worksheets in the workbook's order; the other parts are '' when there are none.

    `columns`: see core.ports.FileInfo.
    """

    sheets: tuple[SheetPart, ...]
    strings: str
    styles: str
    date_1904: bool
    columns: Mapping[str, int]


def local(name: str) -> str:
    """The name of an element or attribute without its namespace's prefix."""
    return name.rpartition(":")[2]


def make_parser() -> expat.XMLParserType:
    """A parser that refuses entity declarations."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise XmlForbiddenError("entity declared")

    parser.EntityDeclHandler = refuse
    return parser


def feed(parser: expat.XMLParserType, file: IO[bytes]) -> Iterator[None]:
    """Parse the file piece by piece, yielding after each. Raises expat.ExpatError."""
    while piece := file.read(_PIECE):
        parser.Parse(piece, False)
        yield
    parser.Parse(b"", True)
    yield


def _parse(archive: zipfile.ZipFile, part: str, start: StartElement) -> None:
    if archive.getinfo(part).file_size > _MAX_SMALL_PART:
        raise XmlForbiddenError(f"{part} is too large")
    parser = make_parser()
    parser.StartElementHandler = lambda name, attributes: start(
        local(name), {local(key): value for key, value in attributes.items()}
    )
    with archive.open(part) as file:
        for _ in feed(parser, file):
            pass


def related_parts(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Id -> (last word of the type, part that it points to) of what `part` refers to."""
    folder, name = posixpath.split(part)
    found: dict[str, tuple[str, str]] = {}

    def start(element: str, attributes: dict[str, str]) -> None:
        if element == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, attributes["Target"]))
            kind = posixpath.basename(attributes["Type"])
            found[attributes["Id"]] = (kind, target.lstrip("/"))

    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations in archive.namelist():
        _parse(archive, relations, start)
    return found


def read_skeleton(archive: zipfile.ZipFile, path: Path) -> Workbook:
    """Find the sheets. Chart and dialog sheets are left out. Raises SheetError."""
    try:
        return _read_skeleton(archive, path)
    except (expat.ExpatError, KeyError, XmlForbiddenError, zipfile.BadZipFile) as error:
        raise SheetError(sentences.damaged(path), repr(error)) from error


def _read_skeleton(archive: zipfile.ZipFile, path: Path) -> Workbook:
    roots = related_parts(archive, "")
    main = next((part for kind, part in roots.values() if kind == "officeDocument"), "")
    main = main or "xl/workbook.xml"
    relations = related_parts(archive, main)
    listed: list[dict[str, str]] = []
    date_1904 = False

    def start(element: str, attributes: dict[str, str]) -> None:
        nonlocal date_1904
        if element == "sheet":
            listed.append(attributes)
        elif element == "workbookPr":
            date_1904 = attributes.get("date1904") in ("1", "true")

    _parse(archive, main, start)
    sheets: list[SheetPart] = []
    for sheet in listed:
        kind, part = relations.get(sheet.get("id", ""), ("", ""))
        if kind == "worksheet" and part in archive.namelist():
            hidden = sheet.get("state", "visible") != "visible"
            name = _unlike(sheet.get("name", ""), [one.name for one in sheets])
            sheets.append(SheetPart(name, part, hidden))
    if not sheets:
        raise SheetError(sentences.no_sheets(path))
    others = {kind: part for kind, part in relations.values() if part in archive.namelist()}
    for part in (*(sheet.part for sheet in sheets), others.get("sharedStrings", main)):
        if archive.getinfo(part).file_size > MAX_PART:
            raise SheetError(sentences.too_large(path))
    return Workbook(
        tuple(sheets),
        others.get("sharedStrings", ""),
        others.get("styles", ""),
        date_1904,
        _own_columns(archive, roots),
    )


def _unlike(name: str, others: Sequence[str]) -> str:
    """The name of a sheet, with a number where another one has it."""
    number, found = 1, name
    while found in others:
        number += 1
        found = f"{name} ({number})"
    return found


def _own_columns(
    archive: zipfile.ZipFile, roots: Mapping[str, tuple[str, str]]
) -> Mapping[str, int]:
    """What the custom properties say of the columns, if this program has written them."""
    part = next((part for kind, part in roots.values() if kind == "custom-properties"), "")
    if part not in archive.namelist() or archive.getinfo(part).file_size > _MAX_PROPERTIES:
        return {}
    inside = False
    pieces: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        if local(name) == "property":
            inside = attributes.get("name") == COLUMNS_PROPERTY

    def data(text: str) -> None:
        if inside:
            pieces.append(text)

    parser = make_parser()
    parser.StartElementHandler = start
    parser.CharacterDataHandler = data
    try:
        with archive.open(part) as file:
            for _ in feed(parser, file):
                pass
        told = json.loads("".join(pieces))
    except (expat.ExpatError, XmlForbiddenError, ValueError, RecursionError):
        return {}
    if not isinstance(told, dict) or not all(_is_column(value) for value in told.values()):
        return {}
    return told


def _is_column(value: object) -> bool:
    return type(value) is int and 0 <= value < MAX_COLUMNS
