"""Builds what rows are screened by: the do-not-call list, and what was submitted lately."""

from __future__ import annotations

import heapq
import time
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.do_not_call import BlockedNumbers, DoNotCallList
from yccall_desktop.core.ports import Journal, RecentNumbers
from yccall_desktop.core.problems import Code, Problem
from yccall_desktop.core.screening import Screening
from yccall_desktop.core.submission import Submission
from yccall_desktop.errors import AppError, Words

_SIEVE_PLACES = 8
"""Places of the sieve for each number: of those that were not submitted, 1 in 8 passes it."""

_TASK_BITS = 32
_RUN = 20_000

NOTHING: BlockedNumbers = frozenset()


def _seconds() -> int:
    return int(time.time())


def count_listed(
    journal: Journal, submission: Submission, screening: Screening | None, cancel: CancelToken
) -> int:
    """How many numbers of a submission that wait to be sent must not be called. Raises Cancelled.

    The list may have grown since the submission was made.
    """
    if screening is None:
        return 0
    listed = 0
    for part in submission.parts:
        if part.closed:
            continue
        cancel.raise_if_cancelled()
        listed += sum(
            screening.code(int(one.key)) is Code.DO_NOT_CALL
            for one in journal.numbers(submission.id, part.index, missing=True)
        )
    return listed


class ListScreening:
    """The Screening port: the do-not-call list comes before what was submitted lately.

    A number that was submitted lately takes 20 bytes: its key, its task, and the places of a sieve
    that spares most of the others a search.
    """

    def __init__(
        self,
        blocked: BlockedNumbers = NOTHING,
        recent: Sequence[RecentNumbers] = (),
        now: Callable[[], int] = _seconds,
    ) -> None:
        """`recent` has the newest first: of a number in several tasks that one is told."""
        self._blocked = blocked if len(blocked) else None
        self._now = now
        self._tasks = [(one.task_name, one.at) for one in recent]
        self._keys, self._task_of = _newest(recent)
        self._size = len(self._keys) * _SIEVE_PLACES | 1
        sieve = bytearray(self._size)
        for key in self._keys:
            sieve[key % self._size] = 1
        self._sieve = bytes(sieve)

    @property
    def blocked_count(self) -> int:
        """How many numbers the do-not-call list has."""
        return 0 if self._blocked is None else len(self._blocked)

    @property
    def recent_count(self) -> int:
        """How many different numbers were submitted lately."""
        return len(self._keys)

    def code(self, key: int) -> Code | None:
        """DO_NOT_CALL, ALREADY_SUBMITTED or None."""
        if self._blocked is not None and key in self._blocked:
            return Code.DO_NOT_CALL
        if self._sieve[key % self._size] and self._find(key) >= 0:
            return Code.ALREADY_SUBMITTED
        return None

    def problem(self, key: int) -> Problem | None:
        """The same, with the task and how long ago it was sent."""
        code = self.code(key)
        if code is not Code.ALREADY_SUBMITTED:
            return None if code is None else Problem(code)
        name, at = self._tasks[self._task_of[self._find(key)]]
        days = max((_day(self._now()) - _day(at)).days, 0)
        return Problem(code, {"task": name, "day": _ago(days), "days": str(days)})

    def _find(self, key: int) -> int:
        index = bisect_left(self._keys, key)
        return index if index < len(self._keys) and self._keys[index] == key else -1


def _newest(recent: Sequence[RecentNumbers]) -> tuple[array[int], array[int]]:
    """All keys in order, and for each the index of the first of `recent` that has it."""
    runs = [run for index, one in enumerate(recent) for run in _sorted_runs(index, one.keys)]
    keys, tasks, last = array("Q"), array("I"), -1
    for both in heapq.merge(*runs):
        key = both >> _TASK_BITS
        if key != last:
            keys.append(key)
            tasks.append(both & (1 << _TASK_BITS) - 1)
            last = key
    return keys, tasks


def _sorted_runs(index: int, keys: array[int]) -> Iterator[list[int]]:
    """Keys packed with the index of their task, in pieces: one sort of a million would stop all
    other threads."""
    for start in range(0, len(keys), _RUN):
        yield sorted(key << _TASK_BITS | index for key in keys[start : start + _RUN])


def _day(moment: int) -> date:
    return datetime.fromtimestamp(moment).astimezone().date()


def _ago(days: int) -> str:
    """In English, for what knows no other language; the window has its own words."""
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")


@dataclass(frozen=True, slots=True)
class ScreeningRequest:
    """What to screen by: the list (None: there is none), and what was submitted to `server` in
    the last `days` days; 0: whenever it was submitted, it may be called again."""

    numbers: DoNotCallList | None
    journal: Journal | None
    server: str
    days: int
    blocked: BlockedNumbers | None = None
    """The list as an earlier build left it, when it did not change since."""


@dataclass(frozen=True, slots=True)
class BuiltScreening:
    """`screening` is None when no number is left out. `list_problem`, `recent_problem`: why the
    list or the journal could not be read, so that rows are NOT screened by it. `blocked` is the
    list for the next build, None: it has to be read again."""

    screening: ListScreening | None
    blocked: BlockedNumbers | None = None
    list_problem: Words | None = None
    recent_problem: Words | None = None


def build_screening(
    request: ScreeningRequest, cancel: CancelToken, now: Callable[[], int] = _seconds
) -> BuiltScreening:
    """Read the list and the journal; blocks, so call it off the main thread. Raises Cancelled.

    What has expired is forgotten for good. Raises no AppError: what cannot be read is told in the
    result, and the rest still holds.
    """
    today = _day(now())
    list_problem = recent_problem = None
    blocked, recent = request.blocked, list[RecentNumbers]()
    if blocked is None and request.numbers is not None:
        try:
            blocked = _read_list(request.numbers, today)
        except AppError as error:
            list_problem = error.words
    cancel.raise_if_cancelled()
    if request.days > 0 and request.journal is not None:
        try:
            recent = request.journal.recent(request.server, _since(today, request.days))
        except AppError as error:
            recent_problem = error.words
    cancel.raise_if_cancelled()
    screening = ListScreening(blocked if blocked is not None else NOTHING, recent, now)
    useful = screening.blocked_count or screening.recent_count
    found = screening if useful else None
    return BuiltScreening(found, blocked, list_problem, recent_problem)


def _read_list(numbers: DoNotCallList, today: date) -> BlockedNumbers:
    if any(one.expires is not None and one.expires < today for one in numbers.batches()):
        # a list that cannot be written is still a list: what has expired does not count anyway
        try:
            numbers.purge(today)
        except AppError:
            return numbers.snapshot(today)
    return numbers.snapshot(today)


def _since(today: date, days: int) -> int:
    """The first second of the day that lies `days` before today, as the clock here shows it."""
    first = today - timedelta(days=days)
    return int(datetime(first.year, first.month, first.day).astimezone().timestamp())
