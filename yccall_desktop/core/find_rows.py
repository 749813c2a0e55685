"""Finding a text in the rows: in what the file's cells hold and in what will be called.

Whole blocks of a column are searched at once. Made for a worker thread: no single step takes more
than some milliseconds.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.cells import ColumnBlock
from yccall_desktop.core.problems import Code, RowStatus
from yccall_desktop.core.row_filter import RowFilter
from yccall_desktop.core.row_marks import NOT, both, marked, pieces

if TYPE_CHECKING:
    from yccall_desktop.core.call_sheet import CallSheet

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_BETWEEN = r"[\s().+/\-\u2010-\u2015]*"
_NUMBER = re.compile(r"[+(]?\d[\d\s().+/\-]*")
_LEAST_DIGITS = 3
_REPORT_EVERY = 50_000


def _folded(text: str) -> str:
    """The text without regard to case and full-width forms; character for character."""
    lower = text.lower()
    if lower.isascii():
        return lower
    if len(lower) != len(text):
        # a few letters have two small ones; offsets must stay right
        lower = "".join(low if len(low := one.lower()) == 1 else one for one in text)
    return lower.translate(_FULL_WIDTH)


class Needle:
    """What is looked for. Three digits or more are found whatever stands between the digits."""

    def __init__(self, text: str) -> None:
        self.text = _folded(text.strip())
        digits = re.sub(r"\D", "", self.text) if _NUMBER.fullmatch(self.text) else ""
        self.digits = digits if len(digits) >= _LEAST_DIGITS else ""
        self._spread = re.compile(_BETWEEN.join(self.digits)) if self.digits else None

    def __bool__(self) -> bool:
        return bool(self.text)

    def within(self, text: str) -> bool:
        """Whether a cell's text has it."""
        folded = _folded(text)
        return self.text in folded or (
            self._spread is not None and self._spread.search(folded) is not None
        )

    def in_number(self, number: str) -> bool:
        """Whether a number that will be called has it."""
        return (self.digits or self.text) in number

    def spots(self, cells: ColumnBlock) -> Iterator[int]:
        """The offsets of the cells of a block that have it, ascending."""
        text = _folded(cells.text)
        yield from self._hits(text, cells, self._plain)
        # where nothing stands between digits the plain search has found them all
        if self._spread is not None and not text.isdecimal():
            yield from self._hits(text, cells, self._spaced)

    def _plain(self, text: str, begin: int) -> tuple[int, int]:
        found = text.find(self.text, begin)
        return found, found + len(self.text)

    def _spaced(self, text: str, begin: int) -> tuple[int, int]:
        found = self._spread.search(text, begin) if self._spread is not None else None
        return found.span() if found else (-1, -1)

    def _hits(
        self, text: str, cells: ColumnBlock, search: Callable[[str, int], tuple[int, int]]
    ) -> Iterator[int]:
        ends, begin = cells.ends, 0
        while True:
            first, last = search(text, begin)
            if first < 0:
                return
            cell = bisect_right(ends, first)
            # a hit may begin in one cell and end in the next one: then it is none
            if last <= ends[cell]:
                yield cell
                begin = ends[cell]
            else:
                begin = first + 1


def find_rows(
    sheet: CallSheet,
    needle: Needle,
    columns: Sequence[int],
    words: Mapping[Code, str],
    cancel: CancelToken,
    report: Callable[[int], None] = lambda _: None,
) -> bytearray:
    """One byte a row, 1 where it has the needle: in the sheet's `columns` with the user's edits,
    in the number that will be called, in the words of its problem (`words`), or as its own number.

    Reports now and then how many rows were found so far. Raises Cancelled.
    """
    end = sheet.end_row
    if not needle:
        return bytearray(end)
    # rows may be appended meanwhile: those of these blocks count
    blocks = sheet.rows.blocks_from(0)
    marks = bytearray(max((start + block.rows for start, block in blocks), default=end))
    edits = dict(sheet.decisions.edits)
    reported = 0
    for start, block in blocks:
        cancel.raise_if_cancelled()
        for column in columns:
            if column < len(block.columns):
                for offset in needle.spots(block.columns[column]):
                    if (start + offset, column) not in edits:
                        marks[start + offset] = 1
        if start >= reported + _REPORT_EVERY:
            reported = start
            report(marks.count(1))
    shown = set(columns)
    for (row, column), text in edits.items():
        if column in shown and row < len(marks) and needle.within(text):
            marks[row] = 1
    del marks[end:]
    _mark_numbers(sheet, needle, marks, cancel)
    _mark_problems(sheet, needle, words, marks)
    _mark_row(sheet, needle, marks)
    return bytearray(both(marks, sheet.marks(RowFilter())))


def _mark_numbers(sheet: CallSheet, needle: Needle, marks: bytearray, cancel: CancelToken) -> None:
    if not needle.text.isdecimal() and not needle.digits:
        return
    for piece in pieces(marked(sheet.marks(RowFilter(RowStatus.READY)))):
        cancel.raise_if_cancelled()
        for row in piece:
            if row < len(marks) and not marks[row] and needle.in_number(sheet.number(row)):
                marks[row] = 1


def _mark_problems(
    sheet: CallSheet, needle: Needle, words: Mapping[Code, str], marks: bytearray
) -> None:
    for code in sheet.problem_counts():
        if needle.text in _folded(words.get(code, "")):
            others = both(sheet.marks(RowFilter(code=code)), marks.translate(NOT))
            for row in marked(others):
                marks[row] = 1


def _mark_row(sheet: CallSheet, needle: Needle, marks: bytearray) -> None:
    """The row whose own number is what is looked for, as far as one file counts them."""
    if not needle.text.isdecimal() or len(needle.text) > 9 or len(sheet.rows.files) > 1:
        return
    row = int(needle.text) - sheet.rows.number(0)
    if 0 <= row < len(marks) and sheet.rows.number(row) == int(needle.text):
        for one in (row, *sheet.rows.copies_of(row)):
            marks[one] = 1
