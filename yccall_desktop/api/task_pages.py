"""All pages of a task's numbers as one answer, or none: half a list proves nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.ports import TaskNumbers

PAGE_SIZE = 1000
_MOST_PAGES = 20_000

ReadPage = Callable[[int, int], TaskNumbers]
"""Reads page `number`, counted from 1, of `size` entries."""


def read_numbers(page: ReadPage, seconds: float) -> TaskNumbers:
    """Read until as many numbers are there as the server says the task has.

    A server may give smaller pages than it was asked for. One that repeats a page or ends before
    its own total gives no answer that can be relied on. Bounded by `seconds`.
    """
    deadline = time.monotonic() + seconds
    found: list[str] = []
    last: tuple[str, ...] = ()
    for number in range(1, _MOST_PAGES + 1):
        answer = page(number, PAGE_SIZE)
        if answer.end.outcome is not Outcome.DONE:
            return TaskNumbers(answer.end)
        found += answer.numbers
        if len(found) >= answer.total:
            return replace(answer, numbers=tuple(found))
        if not answer.numbers or answer.numbers == last:
            break
        last = answer.numbers
        if time.monotonic() > deadline:
            return TaskNumbers(End(Outcome.UNKNOWN, Reason.NO_ANSWER_IN_TIME))
    return TaskNumbers(End(Outcome.UNKNOWN, Reason.ANSWER_UNREADABLE))
