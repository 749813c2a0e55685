"""Rows of a text file that two stray quotation marks have made the lines of one cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from yccall_desktop.core.cells import CellKind, ColumnBlock, SheetRows
from yccall_desktop.core.phone_text import looks_like_phone

MOST = 1_000
"""Cells that are counted in a column."""


@dataclass(frozen=True, slots=True)
class Swallowed:
    """How many cells of a column have several lines with a number, and the row of the first."""

    cells: int
    row: int


def swallowed_rows(
    rows: SheetRows, delimiters: Mapping[str, str], first: int
) -> dict[int, Swallowed]:
    """By column: cells from the row `first` on that hold a line break, and between two delimiters
    or line ends nothing but what looks like a number.

    `delimiters` are those of the text files by their names; rows of other files hold no swallowed
    ones.
    """
    numbers = {name: _number_between(delimiter) for name, delimiter in delimiters.items()}
    found: dict[int, Swallowed] = {}
    if not numbers:
        return found
    for start, block in rows.blocks_from(first):
        number = numbers.get(rows.place(start).file)
        if number is None:
            continue
        for column, cells in enumerate(block.columns):
            for offset in _swallowing(cells, number):
                known = found.get(column, Swallowed(0, start + offset))
                if known.cells == MOST:
                    break
                if start + offset >= first:
                    found[column] = Swallowed(known.cells + 1, known.row)
    return found


def _number_between(delimiter: str) -> re.Pattern[str]:
    edge = rf"[\r\n{re.escape(delimiter)}]"
    return re.compile(rf"{edge}[ \xa0]*([+(]{{0,2}}\d[\d \xa0().\-/]{{5,22}}\d) *(?=$|{edge})")


def _swallowing(cells: ColumnBlock, number: re.Pattern[str]) -> Iterator[int]:
    """The places of the cells with a line break and a number."""
    if "\n" not in cells.text and "\r" not in cells.text:
        return
    begin = 0
    for offset, end in enumerate(cells.ends):
        text = cells.text[begin:end]
        begin = end
        if "\n" in text or "\r" in text:
            found = number.findall("\n" + text)
            if any(looks_like_phone(one, CellKind.TEXT) for one in found):
                yield offset
