"""Numbers in other columns than the phone column: nobody calls them, so the user has to know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yccall_desktop.core.cells import CellKind, ColumnBlock
from yccall_desktop.core.columns import MOST_COLUMNS, Role, detect_columns
from yccall_desktop.core.header_words import (
    PhoneWord,
    names_free_text,
    names_landline,
    phone_word,
)
from yccall_desktop.core.number_kind import NumberKind
from yccall_desktop.core.phone_text import MIN_NUMBER_DIGITS, looks_like_phone

if TYPE_CHECKING:
    from yccall_desktop.core.call_sheet import CallSheet

_KINDS = tuple(CellKind)
_NO_TEXT = bytes(kind for kind in CellKind if kind not in (CellKind.TEXT, CellKind.NUMBER))

_OTHER = re.compile(r"\d+\.\d\d?|(?:19|20)\d\d([-/.])\d\d?\1\d\d?(?:[ T]\d\d?:\d\d(?::\d\d)?)?")
MOST = 1_000
"""So many phone-like cells of a column are checked: the count is then "at least"."""

_EARLY = 50
"""After so many it shows whether a column holds phone numbers or those of another kind."""

_SHARE = 0.8
_FEW = 3
"""So many times one number may stand on the average before it is taken for an agent's own."""


@dataclass(frozen=True, slots=True)
class Uncalled:
    """`columns`: by index, how many numbers the phone column does not have; `total`: how many that
    are, each counted once; `first`: row and column of the first one; `at_least`: there may be more.
    """

    columns: Mapping[int, int]
    total: int
    first: tuple[int, int]
    at_least: bool


def uncalled_numbers(sheet: CallSheet) -> Uncalled | None:
    """The callable numbers that stand in no phone cell; None when there are none worth telling.

    Not told: columns with a role, one that the user is asked about or turned away from, numbers of
    another kind (IDs, landlines beside mobiles). Looks at every cell, so not on the main thread.
    """
    if Role.PHONE not in sheet.layout.columns:
        return None
    found = detect_columns(sheet.rows, sheet.layout.header_row)
    apart = {*sheet.layout.columns.values(), sheet.layout.rival}
    apart |= {found.columns.get(Role.PHONE), found.rival}
    columns = range(min(sheet.rows.column_count, MOST_COLUMNS))
    told = [_Column(sheet, column) for column in columns if column not in apart]
    told = [one for one in told if one.look()]
    if not told:
        return None
    counts = {one.column: len(one.keys) for one in told}
    total = len(set[int]().union(*(one.keys for one in told)))
    first = min((one.first, one.column) for one in told)
    return Uncalled(counts, total, first, any(one.cut for one in told))


class _Column:
    """A column and the numbers in it that are not called."""

    def __init__(self, sheet: CallSheet, column: int) -> None:
        self._sheet, self.column = sheet, column
        header, rows = sheet.layout.header_row, sheet.rows
        title = "" if header is None else rows.text(header, column).strip()
        self._title = title or rows.column_name(column)
        self._word = phone_word(self._title)
        self.keys: set[int] = set()
        self.first = -1
        self.cut = False
        self._alike = self._good = self._steps = self._others = 0
        self._kinds: list[NumberKind] = []

    def look(self) -> bool:
        """Count the numbers; whether they are worth telling."""
        if names_landline(self._title):
            return False
        if self._word is PhoneWord.OTHER and not names_free_text(self._title):
            return False
        before = 0
        for row, text, kind in self._phone_like():
            self._alike += 1
            value = int(text) if text.isascii() and text.isdigit() else 0
            self._steps += bool(value) and abs(value - before) == 1
            before = value
            self._take(row, text, kind)
            if self._alike == MOST:
                self.cut = True
                break
            if self._alike == _EARLY and not self._holds_phones():
                return False
        return bool(self.keys) and self._holds_phones()

    def _take(self, row: int, text: str, kind: CellKind) -> None:
        sheet = self._sheet
        verdict = sheet.checker.check(text, kind)
        if verdict.problem is not None or not self._callable(verdict.kind):
            return
        self._good += 1
        key = int(verdict.key)
        if sheet.rows_with(key) or (sheet.screening and sheet.screening.code(key)):
            return
        if not self.keys:
            self.first = row
        self.keys.add(key)
        self._others += 1

    def _callable(self, kind: NumberKind) -> bool:
        """Whether it is the kind of number that the list calls. Where nothing tells what the column
        is, as behind a cell that was cut in two, any will do."""
        if not self._kinds:
            counts = self._sheet.kind_counts()
            usual = max(counts, key=counts.__getitem__, default=NumberKind.MOBILE)
            stray = not self._title and 2 * self._filled() < self._sheet.totals.rows
            self._kinds = list(NumberKind) if stray else [usual]
        return kind in self._kinds

    def _filled(self) -> int:
        blocks = [block for _, block in self._sheet.rows.blocks_from(0)]
        cells = [block.columns[self.column] for block in blocks if self.column < len(block.columns)]
        return sum(len(one.kinds) - one.kinds.count(CellKind.EMPTY) for one in cells)

    def _holds_phones(self) -> bool:
        """Whether most of its numbers can be called, and are neither counted on nor repeated."""
        counted = 2 * self._steps > self._alike and self._word is not PhoneWord.PHONE
        repeated = self._others > _FEW * len(self.keys)
        return self._good >= _SHARE * self._alike and not counted and not repeated

    def _phone_like(self) -> Iterator[tuple[int, str, CellKind]]:
        """Row, text and kind of the cells that could be a phone number, hidden rows left out."""
        first = self._sheet.first_row
        for start, block in self._sheet.rows.blocks_from(first):
            if self.column >= len(block.columns):
                continue
            cells = block.columns[self.column]
            if not cells.kinds.translate(None, _NO_TEXT):
                continue
            for offset, text in _worth_a_look(cells):
                kind = _KINDS[cells.kinds[offset]]
                row = start + offset
                if row >= first and not block.hidden[offset] and looks_like_phone(text, kind):
                    yield row, text, kind


def _worth_a_look(cells: ColumnBlock) -> Iterator[tuple[int, str]]:
    """The cells that are long enough for a number, but for the many that are quickly told apart:
    what begins with a letter, amounts, dates."""
    all_text, begin, other = cells.text, 0, _OTHER.fullmatch
    for offset, end in enumerate(cells.ends):
        if (
            end - begin >= MIN_NUMBER_DIGITS
            and not all_text[begin].isalpha()
            and not other(all_text, begin, end)
        ):
            yield offset, all_text[begin:end]
        begin = end
