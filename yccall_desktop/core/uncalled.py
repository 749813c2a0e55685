"""Numbers in other columns than the phone column: nobody calls them, so the user has to know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from operator import sub
from string import digits
from typing import TYPE_CHECKING

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.cells import CellKind, ColumnBlock
from yccall_desktop.core.columns import Role, detect_columns, searched_columns
from yccall_desktop.core.header_words import (
    PhoneWord,
    names_do_not_call,
    names_free_text,
    names_landline,
    names_other_person,
    names_papers,
    names_staff,
    phone_word,
)
from yccall_desktop.core.number_kind import NumberKind
from yccall_desktop.core.phone_text import (
    MAX_NUMBER_DIGITS,
    MAX_TEXT,
    MIN_NUMBER_DIGITS,
    clean,
    looks_like_phone,
    split_numbers,
)

if TYPE_CHECKING:
    from yccall_desktop.core.call_sheet import CallSheet

_KINDS = tuple(CellKind)
_NO_TEXT = bytes(kind for kind in CellKind if kind not in (CellKind.TEXT, CellKind.NUMBER))

_NO_NUMBER = "A-Za-z:\\u4e00-\\u9fff"
"""Characters that no phone cell has."""

_SHORT_RUNS = re.compile(rf"(?:[^{_NO_NUMBER}]{{0,6}}+[{_NO_NUMBER}]++)*+")
_SEVERAL = re.compile(r"\d{7}\D+\d{7}|[;|\n\t\u3001\uff1b]")
"""What cells with several numbers have, quickly looked for."""

_OTHER_LINES = re.compile(
    rf"(?:(?:[^{_NO_NUMBER}\n]*+[{_NO_NUMBER}][^\n]*+|\d++\.\d\d?|\d{{16,}}+|[^\n]{{0,6}}"
    r"|(?:19|20)\d\d([-/.])\d\d?\1\d\d?)\n)*+"
)
"""Lines of the many kinds that are quickly told apart: words, amounts, IDs, dates."""

MOST = 1_000
"""So many phone-like cells of a column are checked: the count is then "at least"."""

_EARLY = 50
"""After so many it shows whether a column holds phone numbers or those of another kind."""

_NOT_TOLD = (names_landline, names_staff, names_other_person, names_do_not_call, names_papers)
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


def uncalled_numbers(sheet: CallSheet, cancel: CancelToken | None = None) -> Uncalled | None:
    """The callable numbers that stand in no phone cell; None when there are none worth telling.

    Not told: columns with a role, one that the user is asked about or turned away from, numbers of
    another kind (IDs, contracts, landlines beside mobiles), those of the staff or of a referrer.
    Looks at every cell, so not on the main thread. Raises Cancelled.
    """
    if Role.PHONE not in sheet.layout.columns:
        return None
    columns = searched_columns(sheet.rows)
    free = [column for column in columns if column not in sheet.layout.columns.values()]
    told = [one for one in (_Column(sheet, column, cancel) for column in free) if one.look()]
    if told:
        found = detect_columns(sheet.rows, sheet.layout.header_row)
        apart = (sheet.layout.rival, found.columns.get(Role.PHONE), found.rival)
        told = [one for one in told if one.column not in apart]
    if not told:
        return None
    counts = {one.column: len(one.keys) for one in told}
    total = len(set[int]().union(*(one.keys for one in told)))
    first = min((one.first, one.column) for one in told)
    return Uncalled(counts, total, first, any(one.cut for one in told))


class _Column:
    """A column and the numbers in it that are not called."""

    def __init__(self, sheet: CallSheet, column: int, cancel: CancelToken | None) -> None:
        self._sheet, self.column, self._cancel = sheet, column, cancel
        header, rows = sheet.layout.header_row, sheet.rows
        title = "" if header is None else rows.text(header, column).strip()
        self._title = title or rows.column_name(column)
        self._word = phone_word(self._title)
        self.keys: set[int] = set()
        self.first = -1
        self.cut = False
        self._alike = self._good = self._steps = self._others = self._fruitless = 0
        self._kinds: list[NumberKind] = []

    def look(self) -> bool:
        """Count the numbers; whether they are worth telling."""
        if any(names(self._title) for names in _NOT_TOLD):
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
        """Row, text and kind of what could be a phone number, hidden rows left out: cells, and the
        parts of those with several numbers."""
        first = self._sheet.first_row
        for start, block in self._sheet.rows.blocks_from(first):
            if self._cancel is not None:
                self._cancel.raise_if_cancelled()
            if self.column >= len(block.columns):
                continue
            cells = block.columns[self.column]
            if not cells.kinds.translate(None, _NO_TEXT):
                continue
            for offset, text in _worth_a_look(cells):
                kind = _KINDS[cells.kinds[offset]]
                row = start + offset
                if row < first or block.hidden[offset]:
                    continue
                if looks_like_phone(text, kind):
                    yield row, text, kind
                elif _SEVERAL.search(text):
                    yield from ((row, part, kind) for part in self._parts(text))

    def _parts(self, text: str) -> Sequence[str]:
        """The phone-like ones of several numbers in a cell. Gives up where many cells have none."""
        if self._fruitless == MOST or len(text) > MAX_TEXT:
            return ()
        parts = [one for one in split_numbers(clean(text)) if looks_like_phone(one, CellKind.TEXT)]
        self._fruitless += not parts
        return parts


def _worth_a_look(cells: ColumnBlock) -> Iterator[tuple[int, str]]:
    """The cells that may be phone-like; most blocks are told apart as a whole."""
    text, ends = cells.text, cells.ends
    if text.isascii() and not any(digit in text for digit in digits):
        return
    runs = _SHORT_RUNS.match(text)
    if runs is None or len(text) - runs.end() < MIN_NUMBER_DIGITS:
        return
    if text.isdigit():
        lengths = set(map(sub, ends, chain((0,), ends)))
        if lengths.isdisjoint(range(MIN_NUMBER_DIGITS, MAX_NUMBER_DIGITS + 1)):
            return
    lines = [text[begin:end] for begin, end in pairwise(chain((0,), ends))]
    single = [line.replace("\n", " ") for line in lines] if "\n" in text else lines
    joined = "\n".join(single) + "\n"
    offset = begin = 0
    while found := _OTHER_LINES.match(joined, begin):
        offset += joined.count("\n", begin, found.end())
        if offset >= len(lines):
            return
        yield offset, lines[offset]
        begin = found.end() + len(lines[offset]) + 1
        offset += 1
