"""All pages of a task's numbers as one answer, or none: half a list proves nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from yccall_desktop.core.arrival import is_whole_number
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
    before its own total, goes on behind it or changes it gives no answer that can be relied on; a
    text that hides digits may stand for several numbers and come as often. A last page that comes
    again is as good as an empty one where a page of one entry shows that the
    size is taken and that the total is not one page's. Bounded by `seconds`.
    """
    deadline = time.monotonic() + seconds
    found: set[str] = set()
    texts: list[str] = []
    first: TaskNumbers | None = None
    last: tuple[str, ...] = ()
    for number in range(1, _MOST_PAGES + 1):
        answer = page(number, PAGE_SIZE)
        if answer.end.outcome is not Outcome.DONE:
            return TaskNumbers(answer.end)
        first = first or answer
        if answer.total != first.total:
            return _UNREADABLE
        if not answer.numbers or answer.numbers == last:
            if len(texts) != answer.total:
                return _UNREADABLE
            whole = replace(first, numbers=tuple(texts))
            return whole if not answer.numbers else _confirmed(whole, page(1, 1))
        last = answer.numbers
        texts.extend(text.strip() for text in answer.numbers)
        whole_numbers = [text for text in texts[-len(last) :] if is_whole_number(text)]
        before = len(found)
        found.update(whole_numbers)
        if len(found) != before + len(whole_numbers) or len(texts) > first.total:
            return _UNREADABLE
        if time.monotonic() > deadline:
            return TaskNumbers(End(Outcome.UNKNOWN, Reason.NO_ANSWER_IN_TIME))
    return _UNREADABLE


def _confirmed(whole: TaskNumbers, one: TaskNumbers) -> TaskNumbers:
    """`whole` itself, when a page of `one` entry has its total."""
    if one.end.outcome is not Outcome.DONE:
        return TaskNumbers(one.end)
    return whole if (len(one.numbers), one.total) == (1, whole.total) else _UNREADABLE
