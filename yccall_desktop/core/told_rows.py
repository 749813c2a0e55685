"""What the platform has told of rows after they were sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from yccall_desktop.core.problems import Code, Problem
from yccall_desktop.core.row_filter import RowFilter

_UNSEEN = Problem(Code.UNSEEN)


class ToldRows:
    """Rows that were refused, and rows that a look on the platform did not show."""

    def __init__(self) -> None:
        self._problems: dict[int, Problem] = {}

    def refuse(self, row: int, reason: str) -> None:
        """The platform refused the row's number."""
        self._problems[row] = Problem(Code.REFUSED, {"reason": reason})

    def miss(self, rows: Iterable[int]) -> None:
        """A look showed the numbers of all rows but these; it replaces what one told before."""
        for row in [row for row, told in self._problems.items() if told is _UNSEEN]:
            del self._problems[row]
        for row in rows:
            self._problems.setdefault(row, _UNSEEN)

    def drop(self, row: int) -> None:
        """The row is another by now."""
        self._problems.pop(row, None)

    def problem(self, row: int) -> Problem | None:
        return self._problems.get(row)

    def counts(self) -> Mapping[Code, int]:
        """How many rows have which code."""
        return Counter(told.code for told in self._problems.values())

    def add_to(self, marks: bytearray, wanted: RowFilter) -> None:
        """Put a 1 where a filter for problems, or for one of the two codes, wants the row."""
        for row, told in self._problems.items():
            if wanted.problems or told.code is wanted.code:
                marks[row] = 1
