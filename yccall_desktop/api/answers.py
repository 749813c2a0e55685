"""What the services' results hold: the created task, the sign-in, a page of a task's numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from yccall_desktop.api.envelope import Envelope, elements_of, map_of, text_of
from yccall_desktop.api.refused_numbers import refused_numbers
from yccall_desktop.core.arrival import keys_of
from yccall_desktop.core.outcomes import End, Outcome, Reason, RefusedNumber
from yccall_desktop.core.ports import SignedIn, TaskNumbers
from yccall_desktop.core.submission import CallNumber

_TASK_ID = re.compile(
    r"(?!0+$|[0-9]+[eE][0-9]{1,3}$)(?=[^0-9]*[0-9])[A-Za-z0-9][A-Za-z0-9_-]{0,63}"
)
"""Not a zero, a float, a negative number, or a word such as Array or undefined."""

_COUNT = re.compile(r"[0-9]{1,12}")

_UNREADABLE = (Outcome.UNKNOWN, Reason.ANSWER_UNREADABLE)


def task_created(envelope: Envelope, numbers: Sequence[CallNumber]) -> End:
    """The end of a TaskCreat of `numbers`: only an answer with a task id is done.

    Refused numbers that are not of `numbers` are told as they came, and are not counted.
    """
    end = envelope.end
    if end.outcome is not Outcome.DONE:
        return end
    result = map_of(envelope.result) or {}
    task_id = task_id_of(result)
    if not task_id:
        return replace(end, outcome=Outcome.UNKNOWN, reason=Reason.NO_TASK_ID)
    refused = refused_numbers(result.get("invaliddata"))
    ours = _ours(numbers, refused)
    taken = None if len(ours) == len(refused) else len(numbers) - len(ours)
    return replace(end, task_id=task_id, refused=refused, taken=taken)


def numbers_added(envelope: Envelope, numbers: Sequence[CallNumber]) -> End:
    """The end of a TaskAdd of `numbers`.

    Done only when each of them was taken or named as refused: a number that is neither could be
    lost, so such an answer is unknown, and what the task holds has to be looked at.
    """
    end = envelope.end
    if end.outcome is not Outcome.DONE:
        return end
    result = map_of(envelope.result)
    if result is None and envelope.result is not None:
        return replace(end, outcome=Outcome.UNKNOWN, reason=Reason.ANSWER_UNREADABLE)
    result = result or {}
    refused = refused_numbers(result.get("invaliddata"))
    ours = _ours(numbers, refused)
    mismatch = replace(end, outcome=Outcome.UNKNOWN, reason=Reason.COUNT_MISMATCH)
    if len(ours) != len(refused):
        return mismatch
    if "success" not in result:
        return replace(end, refused=refused)
    taken = count_of(result["success"])
    if taken is None or taken + len(ours) != len(numbers):
        return mismatch
    return replace(end, refused=refused, taken=taken)


def _ours(numbers: Sequence[CallNumber], refused: Sequence[RefusedNumber]) -> frozenset[str]:
    """The keys of the numbers that were refused, in whatever spelling."""
    return frozenset(keys_of(numbers, (one.number for one in refused)).values()) - {""}


def task_id_of(entry: Mapping[str, Any]) -> str:
    """The task id; empty when it is missing or was damaged (a float, a zero)."""
    text = text_of(entry.get("taskid"))
    return text if _TASK_ID.fullmatch(text) else ""


def count_of(value: object) -> int | None:
    """A count of the answer; None for everything that is none."""
    text = text_of(value)
    return int(text) if _COUNT.fullmatch(text) else None


def signed_in(envelope: Envelope) -> SignedIn:
    """The sign-in; done only with a token."""
    end = envelope.end
    if end.outcome is not Outcome.DONE:
        return SignedIn(end)
    result = map_of(envelope.result) or {}
    token = text_of(result.get("token"))
    if not token:
        outcome, reason = _UNREADABLE
        return SignedIn(replace(end, outcome=outcome, reason=reason))
    return SignedIn(
        end, token, text_of(result.get("companycode")), text_of(result.get("companyname"))
    )


def numbers_page(envelope: Envelope) -> TaskNumbers:
    """A page of TaskInfo; unreadable without its total, or with an entry that has no number.

    Nor can one be believed that holds more numbers than its total.
    """
    end = envelope.end
    if end.outcome is not Outcome.DONE:
        return TaskNumbers(end)
    result = map_of(envelope.result) or {}
    total, entries = count_of(result.get("totalitems")), result.get("result", [])
    numbers = tuple(
        text_of(entry.get("telphone")) if isinstance(entry, dict) else ""
        for entry in elements_of(entries)
    )
    readable = isinstance(entries, list | dict) and "" not in numbers
    if total is None or not readable or len(numbers) > total:
        outcome, reason = _UNREADABLE
        return TaskNumbers(replace(end, outcome=outcome, reason=reason))
    return TaskNumbers(end, total, numbers)
