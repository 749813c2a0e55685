"""What is known of each row, columnar: a few bytes a row, however many rows there are."""

from __future__ import annotations

from array import array
from itertools import compress
from typing import NamedTuple

from yccall_desktop.core.number_kind import NumberKind
from yccall_desktop.core.problems import Code, RowStatus
from yccall_desktop.core.row_filter import RowFilter
from yccall_desktop.core.row_marks import both

CODES = tuple(Code)
CODE_INDEX = {code: index + 1 for index, code in enumerate(CODES)}
"""A code as the small number that is kept for a row; 0 is no code."""


class State(NamedTuple):
    """What a row is: its status, the index of its code (0: none), the packed number to call, the
    E.164 key of the number, its kind, the index of its region."""

    status: int
    code: int = 0
    call: int = 0
    key: int = 0
    kind: int = NumberKind.NONE
    region: int = 0


class StateBlock:
    """The states of consecutive rows, ready without any number until they are set."""

    def __init__(self, rows: int) -> None:
        self.status, self.codes = bytearray(rows), bytearray(rows)
        self.calls, self.keys = array("Q", bytes(8 * rows)), array("Q", bytes(8 * rows))
        self.kinds, self.regions = bytearray(rows), bytearray(rows)

    def put(self, index: int, state: State) -> None:
        (
            self.status[index],
            self.codes[index],
            self.calls[index],
            self.keys[index],
            self.kinds[index],
            self.regions[index],
        ) = state


def invalid(code: Code) -> State:
    """Of a row with a problem."""
    return State(RowStatus.INVALID, CODE_INDEX[code])


def excluded(code: Code) -> State:
    """Of a row that is left out."""
    return State(RowStatus.EXCLUDED, CODE_INDEX[code])


class RowStates:
    """The states of the rows from `first_row` on, and how many rows have which.

    Rows are counted when `tally` is called after they were appended; changes of theirs at once.
    """

    def __init__(self, first_row: int) -> None:
        self.first_row = first_row
        self.status = bytearray()
        self.codes = bytearray()
        self.calls = array("Q")
        self.keys = array("Q")
        self.kinds = bytearray()
        self.regions = bytearray()
        self._region_names = [""]
        self._region_index = {"": 0}
        self._tallied = 0
        self._by_status = [0] * len(RowStatus)
        self._by_code = [0] * (len(CODES) + 1)
        self._by_kind = [0] * len(NumberKind)
        self._by_region = [0] * 256

    @property
    def end_row(self) -> int:
        """One past the last row."""
        return self.first_row + len(self.status)

    def region_index(self, region: str) -> int:
        """The small number of a region."""
        index = self._region_index.get(region)
        if index is None:
            index = self._region_index[region] = len(self._region_names)
            self._region_names.append(region)
        return index

    def append(self, state: tuple[int, int, int, int, int, int]) -> None:
        """The state of the next row. The status is written last: it tells that the row is there."""
        status, code, call, key, kind, region = state
        self.codes.append(code)
        self.calls.append(call)
        self.keys.append(key)
        self.kinds.append(kind)
        self.regions.append(region)
        self.status.append(status)

    def extend(self, block: StateBlock) -> None:
        """The states of the next rows."""
        self.codes += block.codes
        self.calls += block.calls
        self.keys += block.keys
        self.kinds += block.kinds
        self.regions += block.regions
        self.status += block.status

    def put(self, row: int, state: State) -> None:
        """Another state for a row that was counted."""
        index = row - self.first_row
        self._count(index, -1)
        (
            self.status[index],
            self.codes[index],
            self.calls[index],
            self.keys[index],
            self.kinds[index],
            self.regions[index],
        ) = state
        self._count(index, 1)

    def mark(self, row: int, status: RowStatus, code: int) -> None:
        """Another status and code for a row; what number it is stays known."""
        index = row - self.first_row
        self._count(index, -1)
        self.status[index], self.codes[index] = status, code
        self._count(index, 1)

    # --- counting ----------------------------------------------------------------------------
    def _count(self, index: int, step: int) -> None:
        if index >= self._tallied:
            return
        self._by_status[self.status[index]] += step
        self._by_code[self.codes[index]] += step
        if self.status[index] == RowStatus.READY:
            self._by_kind[self.kinds[index]] += step
            self._by_region[self.regions[index]] += step

    def tally(self) -> None:
        """Count the rows that were appended since the last call."""
        begin, self._tallied = self._tallied, len(self.status)
        status = self.status[begin : self._tallied]
        for value in range(len(RowStatus)):
            self._by_status[value] += status.count(value)
        codes = self.codes[begin : self._tallied]
        for value in set(codes):
            self._by_code[value] += codes.count(value)
        ready = status.translate(_READY)
        for column, counts in ((self.kinds, self._by_kind), (self.regions, self._by_region)):
            values = bytes(compress(column[begin : self._tallied], ready))
            for value in set(values):
                counts[value] += values.count(value)

    def count(self, status: RowStatus) -> int:
        return self._by_status[status]

    def code_counts(self) -> dict[Code, int]:
        """How many rows have each code; codes without rows are absent."""
        return {
            code: self._by_code[index] for code, index in CODE_INDEX.items() if self._by_code[index]
        }

    def kind_counts(self) -> dict[NumberKind, int]:
        """How many ready rows have each kind of number."""
        return {kind: self._by_kind[kind] for kind in NumberKind if self._by_kind[kind]}

    def region_counts(self) -> dict[str, int]:
        """How many ready rows have numbers of each region."""
        counted = zip(self._region_names, self._by_region, strict=False)
        return {name: count for name, count in counted if count}

    # --- finding ---------------------------------------------------------------------------
    # bytes are compared all at once: a million rows must not stall the window
    def marks(self, wanted: RowFilter) -> bytes | bytearray:
        """One byte a row from `first_row` on: 1 where the row passes the filter."""
        if wanted.code is not None:
            return self.codes.translate(_only(CODE_INDEX[wanted.code]))
        if wanted.status is not None:
            return self.status.translate(_only(wanted.status))
        if wanted.kind is not None:
            return self._ready(self.kinds.translate(_only(wanted.kind)))
        if wanted.region is not None:
            return self._ready(self.regions.translate(_only(self.region_index(wanted.region))))
        if wanted.problems:
            return self.status.translate(_only(RowStatus.INVALID, RowStatus.DUPLICATE))
        return self.status.translate(_REAL)

    def _ready(self, marks: bytearray) -> bytes:
        return both(self.status.translate(_READY), marks)


def _only(*values: int) -> bytes:
    """A table for bytes.translate that makes 1 of these values and 0 of all others."""
    return bytes(value in values for value in range(256))


_READY = _only(RowStatus.READY)
_REAL = _only(*(status for status in RowStatus if status != RowStatus.GONE))
