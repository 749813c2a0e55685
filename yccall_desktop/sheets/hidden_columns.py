"""Which columns of an .xlsx sheet Excel does not show: told before its rows, in little time."""

from __future__ import annotations

import zipfile
from xml.parsers import expat

from yccall_desktop.core.ports import Spans
from yccall_desktop.sheets.blocks import MAX_COLUMNS
from yccall_desktop.sheets.workbook import XmlForbiddenError, local, make_parser

_PIECE = 1 << 13
_MOST = 1 << 22
"""Bytes in front of the rows in which columns are looked for."""


def hidden_columns(archive: zipfile.ZipFile, part: str) -> Spans:
    """The hidden columns of a sheet; what is wrong with its XML is told by who reads the rows."""
    found: list[tuple[int, int]] = []
    rows = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal rows
        element = local(name)
        if element == "sheetData":
            rows = True
        elif element == "col" and not rows:
            first, last = _number(attributes, "min"), _number(attributes, "max")
            if 0 < first <= last <= MAX_COLUMNS and _is_hidden(attributes):
                found.append((first - 1, last - 1))

    parser = make_parser()
    parser.StartElementHandler = start
    try:
        with archive.open(part) as file:
            while not rows and file.tell() < _MOST and (piece := file.read(_PIECE)):
                parser.Parse(piece, False)
    except (expat.ExpatError, XmlForbiddenError):
        pass
    return tuple(found)


def _number(attributes: dict[str, str], name: str) -> int:
    value = attributes.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 10 else 0


def _is_hidden(attributes: dict[str, str]) -> bool:
    try:
        narrow = float(attributes.get("width", "1")) == 0
    except ValueError:
        narrow = False
    return narrow or attributes.get("hidden") in ("1", "true")
