"""Merged ranges: which of them matter, and how many are enough."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from yccall_desktop.core.cells import MergedCells, Range
from yccall_desktop.sheets.blocks import MAX_COLUMNS, MAX_ROWS

MOST_RANGES = 100_000
"""A sheet with more is no list of people; the rest is left out."""

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})")


class MergedRanges:
    """Collects the merged ranges of a sheet that span more than one row."""

    def __init__(self) -> None:
        self._ranges: list[Range] = []

    def add(self, first_row: int, first_column: int, last_row: int, last_column: int) -> None:
        """Remember a range, 0-based with the last ones included, if it matters."""
        inside = 0 <= first_row < last_row < MAX_ROWS and 0 <= first_column <= last_column
        if inside and last_column < MAX_COLUMNS and len(self._ranges) < MOST_RANGES:
            self._ranges.append((first_row, first_column, last_row, last_column))

    def add_reference(self, reference: str) -> None:
        """Remember a range written as A1:B2."""
        match = _REFERENCE.fullmatch(reference)
        if match:
            self.add(int(match[2]) - 1, _column(match[1]), int(match[4]) - 1, _column(match[3]))

    def messages(self) -> Iterator[MergedCells]:
        """One message, or none when no range matters."""
        if self._ranges:
            yield MergedCells(tuple(self._ranges))


def _column(letters: str) -> int:
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1


def references(found: Iterable[str]) -> MergedRanges:
    """The ranges written as A1:B2."""
    ranges = MergedRanges()
    for reference in found:
        ranges.add_reference(reference)
    return ranges
