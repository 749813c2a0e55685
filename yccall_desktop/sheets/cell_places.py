"""Whether every cell of a sheet's XML has a place of its own."""

from __future__ import annotations

import re
from typing import IO

_PIECE = 1 << 22
_LONGEST_ROW = 1 << 26
_ROW = re.compile(rb"<(?:[\w.-]+:)?row[\s>]")
_NUMBER = re.compile(rb'(?:^|\s)r="(\d+)"')
_CELL = re.compile(rb'<(?:[\w.-]+:)?c\s(?:[^>]*?\s)?r="([A-Za-z]+)(\d+)"')
_TWO_VALUES = re.compile(rb"</(?:[\w.-]+:)?v>\s*<(?:[\w.-]+:)?(?:v|is)[\s>]")


class BrokenCellsError(Exception):
    """Cells of which one would be lost, moved or joined with another, whichever way it is read."""


def check_places(file: IO[bytes]) -> None:
    """Raises BrokenCellsError when two cells stand at one place, one in another's row, or a cell
    has two values. For XML in which rows and cells are numbered."""
    rest = b""
    while data := file.read(_PIECE):
        *rows, rest = _ROW.split(rest + data)
        for row in rows:
            _check_row(row)
        # what was cut off belongs to a row again
        rest = b"<row " + rest
        if len(rest) > _LONGEST_ROW:
            raise BrokenCellsError("a row without end")
    _check_row(rest[5:])


def _check_row(row: bytes) -> None:
    """`row` is what follows the element's name, or what stands before the first row."""
    cells = _CELL.findall(row)
    if not cells:
        return
    number = _NUMBER.search(row.partition(b">")[0])
    if number is None or any(place != number[1] for _, place in cells):
        raise BrokenCellsError(f"a cell of another row in {row[:40]!r}")
    if len({letters.upper() for letters, _ in cells}) < len(cells):
        raise BrokenCellsError(f"two cells at one place in {row[:40]!r}")
    if _TWO_VALUES.search(row):
        raise BrokenCellsError(f"a cell with two values in {row[:40]!r}")
