"""Merged ranges: which of them matter, and how many are enough."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator

from yccall_desktop.core.cells import MergedCells, Range
from yccall_desktop.sheets.blocks import MAX_COLUMNS, MAX_ROWS

MOST_RANGES = 100_000
"""A sheet with more is no list of people; the rest is left out."""

MOST_WIDE = 2_000_000
"""The same for those that span columns of one row, which lists may have in every row."""

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})")


class MergedRanges:
    """Collects the merged ranges of a sheet."""

    def __init__(self) -> None:
        self._ranges: list[Range] = []
        self._wide: dict[tuple[int, int], array[int]] = {}
        """(first, last column) -> the first rows of the ranges that span these."""
        self._wide_count = 0

    def add(self, first_row: int, first_column: int, last_row: int, last_column: int) -> None:
        """Remember a range, 0-based with the last ones included, if it matters."""
        inside = 0 <= first_row <= last_row < MAX_ROWS
        if not inside or not 0 <= first_column <= last_column < MAX_COLUMNS:
            return
        if first_row < last_row and len(self._ranges) < MOST_RANGES:
            self._ranges.append((first_row, first_column, last_row, last_column))
        if first_column < last_column and self._wide_count < MOST_WIDE:
            self._wide.setdefault((first_column, last_column), array("I")).append(first_row)
            self._wide_count += 1

    def add_reference(self, reference: str) -> None:
        """Remember a range written as A1:B2."""
        match = _REFERENCE.fullmatch(reference)
        if match:
            self.add(int(match[2]) - 1, _column(match[1]), int(match[4]) - 1, _column(match[3]))

    def messages(self) -> Iterator[MergedCells]:
        """One message, or none when no range matters."""
        covered = tuple(self._covered())
        if self._ranges or covered:
            yield MergedCells(tuple(self._ranges), covered)

    def _covered(self) -> Iterator[Range]:
        """The cells that wide ranges cover in their first row; consecutive rows together."""
        for (first, last), rows in sorted(self._wide.items()):
            top = bottom = -2
            for row in sorted(rows):
                if row > bottom + 1:
                    if top >= 0:
                        yield top, first + 1, bottom, last
                    top = row
                bottom = row
            yield top, first + 1, bottom, last


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
