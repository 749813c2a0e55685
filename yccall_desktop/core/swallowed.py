"""Rows of a text file that two stray quotation marks have made the lines of one cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.cells import CellKind, ColumnBlock
from yccall_desktop.core.phone_text import looks_like_phone

if TYPE_CHECKING:
    from yccall_desktop.core.call_sheet import CallSheet

MOST = 1_000
"""Cells that are counted in a column."""


@dataclass(frozen=True, slots=True)
class Swallowed:
    """How many cells of a column have several lines with a number, and the row of the first."""

    cells: int
    row: int


def swallowed_rows(
    sheet: CallSheet, delimiters: Mapping[str, str], cancel: CancelToken | None = None
) -> dict[int, Swallowed]:
    """By column: cells of a checked sheet that hold a line break, and between two delimiters or
    line ends nothing but a number that can be called. Raises Cancelled.

    Where most rows have no such number, perhaps because the region is wrong, whatever looks like
    one counts. `delimiters` are those of the text files by their names; rows of other files hold no
    swallowed ones.
    """
    numbers = {name: _number_between(delimiter) for name, delimiter in delimiters.items()}
    found: dict[int, Swallowed] = {}
    if not numbers:
        return found
    accepts = _acceptance(sheet)
    rows, first = sheet.rows, sheet.first_row
    for start, block in rows.blocks_from(first):
        if cancel is not None:
            cancel.raise_if_cancelled()
        number = numbers.get(rows.place(start).file)
        if number is None:
            continue
        for column, cells in enumerate(block.columns):
            for offset in _swallowing(cells, number, accepts):
                known = found.get(column, Swallowed(0, start + offset))
                if known.cells == MOST:
                    break
                if start + offset >= first:
                    found[column] = Swallowed(known.cells + 1, known.row)
    return found


def _acceptance(sheet: CallSheet) -> Callable[[str], bool]:
    """Whether a piece of a cell is a number: by the checker, unless that refuses most rows."""
    totals = sheet.totals
    known = 2 * totals.invalid <= totals.rows

    def accepts(piece: str) -> bool:
        if not looks_like_phone(piece, CellKind.TEXT):
            return False
        return not known or sheet.checker.check(piece, CellKind.TEXT).problem is None

    return accepts


def _number_between(delimiter: str) -> re.Pattern[str]:
    edge = rf"[\r\n{re.escape(delimiter)}]"
    return re.compile(rf"{edge}[ \xa0]*([+(]{{0,2}}\d[\d \xa0().\-/]{{5,22}}\d) *(?=$|{edge})")


def _swallowing(
    cells: ColumnBlock, number: re.Pattern[str], accepts: Callable[[str], bool]
) -> Iterator[int]:
    """The places of the cells with a line break and a number."""
    if "\n" not in cells.text and "\r" not in cells.text:
        return
    begin = 0
    for offset, end in enumerate(cells.ends):
        text = cells.text[begin:end]
        begin = end
        if ("\n" in text or "\r" in text) and any(map(accepts, number.findall("\n" + text))):
            yield offset
