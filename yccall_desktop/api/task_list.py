"""The task list: whose an entry is, and a page of it."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from yccall_desktop.api.answers import count_of, task_id_of
from yccall_desktop.api.envelope import Envelope, elements_of, map_of, text_of
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.ports import FoundTask

_STATUS = {"1025": "not-started", "1026": "running", "1027": "paused", "1028": "ended"}
_ID_DIGITS = 32
_SUFFIX_DIGITS = 8
_TELLING_LENGTH = 20


class Owner(Enum):
    """Whose a listed task is; MAYBE proves neither that ours is there nor that it is not."""

    OURS = 1
    MAYBE = 2
    OTHER = 3


@dataclass(frozen=True, slots=True)
class ListedTask:
    """One entry of the task list; `custom_id` is empty on servers that do not keep it."""

    task_id: str
    name: str
    custom_id: str
    status: str

    def owner(self, submission_id: str, task_name: str) -> Owner:
        """Whose it is: its own id decides, else its name, which ends in digits of our id.

        Both are compared as a server may write them: in another case, without dashes, escaped. One
        that was cut, or our name beside somebody else's whole id, is only perhaps ours.
        """
        whole, listed = _plain_id(submission_id), _plain_id(self.custom_id)
        if listed == whole:
            return Owner.OURS
        foreign = len(listed) == _ID_DIGITS
        name = _plain_name(self.name)
        if name and name == _plain_name(task_name):
            return Owner.MAYBE if foreign else Owner.OURS
        if len(listed) >= _SUFFIX_DIGITS and (listed in whole or whole in listed):
            return Owner.MAYBE
        cut = not foreign and _is_piece(name, _plain_name(task_name), whole)
        return Owner.MAYBE if cut else Owner.OTHER

    @property
    def key(self) -> str:
        """What tells it from the others on the list; empty for an entry that says nothing."""
        return self.task_id or self.name

    def found(self) -> FoundTask:
        """`status` of it is not-started, running, paused, ended, or empty when unknown."""
        return FoundTask(self.task_id, self.name, self.status)


def _plain_id(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _plain_name(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", html.unescape(text)).casefold().split())


def _is_piece(name: str, ours: str, submission_id: str) -> bool:
    """Whether a name may be what a server left of ours: cut behind, or changed before its digits.

    A short beginning is no sign: it may be any task's.
    """
    digits = submission_id[:_SUFFIX_DIGITS]
    if name.endswith(digits):
        return True
    stem = ours.removesuffix(digits)
    return ours.startswith(name) and len(name) >= min(len(stem) + 1, _TELLING_LENGTH)


@dataclass(frozen=True, slots=True)
class TaskPage:
    """One page of the task list; `total` is None when the server does not say.

    `whole`: every entry of it could be read.
    """

    end: End
    tasks: tuple[ListedTask, ...] = ()
    total: int | None = None
    whole: bool = True


def task_page(envelope: Envelope) -> TaskPage:
    """A page of TaskList. An answer without a list is unreadable, never "no tasks"."""
    end = envelope.end
    if end.outcome is not Outcome.DONE:
        return TaskPage(end)
    result = map_of(envelope.result)
    entries = result.get("task", [] if not result else None) if result is not None else None
    if not isinstance(entries, list | dict):
        return TaskPage(replace(end, outcome=Outcome.UNKNOWN, reason=Reason.ANSWER_UNREADABLE))
    elements = elements_of(entries)
    tasks = tuple(_listed(entry) for entry in elements if isinstance(entry, dict))
    whole = len(tasks) == len(elements) and all(task.key for task in tasks)
    return TaskPage(end, tasks, count_of((result or {}).get("totalitems")), whole)


def _listed(entry: Mapping[str, Any]) -> ListedTask:
    return ListedTask(
        task_id=task_id_of(entry),
        name=text_of(entry.get("taskname")),
        custom_id=text_of(entry.get("customtaskid")),
        status=_STATUS.get(text_of(entry.get("status")), ""),
    )
