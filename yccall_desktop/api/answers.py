"""What the services' results hold: the created task, the sign-in, a page of the task list."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from yccall_desktop.api.envelope import Envelope, elements_of, map_of, text_of
from yccall_desktop.core.arrival import keys_of
from yccall_desktop.core.outcomes import End, Outcome, Reason, RefusedNumber
from yccall_desktop.core.ports import FoundTask, SignedIn, TaskNumbers
from yccall_desktop.core.submission import CallNumber

_TASK_ID = re.compile(r"(?!0+$|[0-9]+[eE][0-9]{1,3}$)(?=[^0-9]*[0-9])[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
"""Not a zero, a float, a negative number, or a word such as Array or undefined."""

_REASON_KEYS = ("reason", "codemsg", "desc", "msg", "message", "error")
_LONGEST_TEXT = 200
_STATUS = {"1025": "not-started", "1026": "running", "1027": "paused", "1028": "ended"}

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
    task_id = _task_id(result)
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
    success = text_of(result["success"])
    if not _COUNT.fullmatch(success) or int(success) + len(ours) != len(numbers):
        return mismatch
    return replace(end, refused=refused, taken=int(success))


def _ours(numbers: Sequence[CallNumber], refused: Sequence[RefusedNumber]) -> frozenset[str]:
    """The keys of the numbers that were refused, in whatever spelling."""
    return frozenset(keys_of(numbers, (one.number for one in refused)).values()) - {""}


def _task_id(entry: Mapping[str, Any]) -> str:
    """The task id; empty when it is missing or was damaged (a float, a zero)."""
    text = text_of(entry.get("taskid"))
    return text if _TASK_ID.fullmatch(text) else ""


def refused_numbers(invalid: object) -> tuple[RefusedNumber, ...]:
    """The refused numbers in the server's order, each once; elements may be text, numbers or maps.

    An element that names no number is left out.
    """
    if isinstance(invalid, str):
        elements: list[object] = list(re.split(r"[\s,;]+", invalid))
    else:
        elements = elements_of(invalid)
    found: dict[str, str] = {}
    for element in elements:
        entry = element if isinstance(element, dict) else {"phone": element}
        number = (text_of(entry.get("phone")) or text_of(entry.get("telphone")))[:_LONGEST_TEXT]
        reason = next((said for key in _REASON_KEYS if (said := text_of(entry.get(key)))), "")
        if number:
            found[number] = found.get(number) or reason[:_LONGEST_TEXT]
    return tuple(RefusedNumber(number, reason) for number, reason in found.items())


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


@dataclass(frozen=True, slots=True)
class ListedTask:
    """One entry of the task list; `custom_id` is empty on servers that do not keep it."""

    task_id: str
    name: str
    custom_id: str
    status: str

    def is_ours(self, submission_id: str, task_name: str) -> bool:
        """Whether the entry proves to be our task: its own id decides, else its exact name."""
        if self.custom_id:
            return self.custom_id == submission_id
        return bool(task_name) and self.name == task_name

    def found(self) -> FoundTask:
        """`status` of it is not-started, running, paused, ended, or empty when unknown."""
        return FoundTask(self.task_id, self.name, self.status)


@dataclass(frozen=True, slots=True)
class TaskPage:
    """One page of the task list; `total` is None when the server does not say."""

    end: End
    tasks: tuple[ListedTask, ...] = ()
    total: int | None = None


def task_page(envelope: Envelope) -> TaskPage:
    """A page of TaskList. An answer without a list is unreadable, never "no tasks"."""
    end = envelope.end
    if end.outcome is not Outcome.DONE:
        return TaskPage(end)
    result = map_of(envelope.result)
    entries = result.get("task", [] if not result else None) if result is not None else None
    if not isinstance(entries, list | dict):
        outcome, reason = _UNREADABLE
        return TaskPage(replace(end, outcome=outcome, reason=reason))
    total = text_of((result or {}).get("totalitems"))
    return TaskPage(
        end,
        tuple(_listed(entry) for entry in elements_of(entries) if isinstance(entry, dict)),
        int(total) if _COUNT.fullmatch(total) else None,
    )


def _listed(entry: Mapping[str, Any]) -> ListedTask:
    return ListedTask(
        task_id=_task_id(entry),
        name=text_of(entry.get("taskname")),
        custom_id=text_of(entry.get("customtaskid")),
        status=_STATUS.get(text_of(entry.get("status")), ""),
    )


def numbers_page(envelope: Envelope) -> TaskNumbers:
    """A page of TaskInfo; unreadable without its total, or with an entry that has no number."""
    end = envelope.end
    if end.outcome is not Outcome.DONE:
        return TaskNumbers(end)
    result = map_of(envelope.result) or {}
    total, entries = text_of(result.get("totalitems")), result.get("result", [])
    numbers = tuple(
        text_of(entry.get("telphone")) if isinstance(entry, dict) else ""
        for entry in elements_of(entries)
    )
    if not _COUNT.fullmatch(total) or not isinstance(entries, list | dict) or "" in numbers:
        outcome, reason = _UNREADABLE
        return TaskNumbers(replace(end, outcome=outcome, reason=reason))
    return TaskNumbers(end, int(total), numbers)
