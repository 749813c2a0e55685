"""All pages of a task's numbers as one answer, or none: half a list proves nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.ports import TaskNumbers

PAGE_SIZE = 1000
_MOST_PAGES = 20_000
_UNREADABLE = TaskNumbers(End(Outcome.UNKNOWN, Reason.ANSWER_UNREADABLE))

ReadPage = Callable[[int, int], TaskNumbers]
"""Reads page `number`, counted from 1, of `size` entries."""


def read_numbers(page: ReadPage, seconds: float) -> TaskNumbers:
    """Read all pages; only an empty one is the end, and the total has to agree with them.

    A server may give smaller pages than it was asked for. One that gives a number twice, ends
    before its own total, goes on behind it or changes it gives no answer that can be relied on. A
    page of one entry comes first: its total tells a count of the task from one of a page, and
    where the size was taken, a last page that comes again is as good as an empty one. Bounded by
    `seconds`.
    """
    deadline = time.monotonic() + seconds
    first = page(1, 1)
    if first.end.outcome is not Outcome.DONE:
        return TaskNumbers(first.end)
    found: dict[str, None] = {}
    last: tuple[str, ...] = ()
    for number in range(1, _MOST_PAGES + 1):
        answer = page(number, PAGE_SIZE)
        if answer.end.outcome is not Outcome.DONE:
            return TaskNumbers(answer.end)
        if answer.total != first.total:
            return _UNREADABLE
        again = answer.numbers == last and len(first.numbers) == 1
        if not answer.numbers or (again and len(found) == first.total):
            whole = len(found) == first.total
            return replace(first, numbers=tuple(found)) if whole else _UNREADABLE
        before, last = len(found), answer.numbers
        found.update(dict.fromkeys(text.strip() for text in answer.numbers))
        if len(found) != before + len(answer.numbers) or len(found) > first.total:
            return _UNREADABLE
        if time.monotonic() > deadline:
            return TaskNumbers(End(Outcome.UNKNOWN, Reason.NO_ANSWER_IN_TIME))
    return _UNREADABLE
