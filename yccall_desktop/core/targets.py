"""What the platform has to choose from: extensions, queues, groups and calling numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.task import AssignmentType, Ratio


class ChoiceKind(Enum):
    """The lists that a platform may give."""

    EXTENSION = "extension"
    QUEUE = "queue"
    GROUP = "group"
    CALLING_NUMBER = "calling-number"

    @classmethod
    def of(cls, assignment: AssignmentType) -> ChoiceKind:
        """The list that the target of an assignment is chosen from."""
        return {
            AssignmentType.EXTENSION: cls.EXTENSION,
            AssignmentType.QUEUE: cls.QUEUE,
            AssignmentType.GROUP: cls.GROUP,
        }[assignment]


class State(Enum):
    """What the platform says of a choice; UNKNOWN: nothing."""

    UNKNOWN = "unknown"
    READY = "ready"
    UNREGISTERED = "unregistered"
    DISABLED = "disabled"


@dataclass(frozen=True, slots=True)
class Agents:
    """The agents of a group when the list was read: `idle` of them wait for a call."""

    idle: int
    total: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list. `name` is what is sent; `remark` is the platform's own, possibly empty.

    `agents` is None where the platform does not tell.
    """

    name: str
    state: State = State.UNKNOWN
    remark: str = ""
    agents: Agents | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """A list as the platform gave it, in natural order. An `end` other than DONE: there is none."""

    end: End
    choices: tuple[Choice, ...] = ()


def natural_key(name: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts queue-2 before queue-10, whatever the case."""
    return tuple(
        (0, int(piece), "") if piece.isdecimal() and piece.isascii() else (1, 0, piece.casefold())
        for piece in re.split(r"([0-9]+)", name)
        if piece
    )


def find(choices: Iterable[Choice], name: str) -> Choice | None:
    """The choice of exactly this name: names that differ in case are different ones."""
    return next((one for one in choices if one.name == name), None)


def matching(choices: Sequence[Choice], text: str) -> list[Choice]:
    """The choices that have `text` anywhere in name or remark; names that start with it first."""
    wanted = text.strip().casefold()
    if not wanted:
        return list(choices)
    found = [one for one in choices if wanted in f"{one.name}\n{one.remark}".casefold()]
    return sorted(found, key=lambda one: _rank(one.name.casefold(), wanted))


def _rank(name: str, wanted: str) -> int:
    if name.startswith(wanted):
        return 0
    return 1 if wanted in name else 2


def calls_at_once(agents: int, ratio: Ratio) -> int:
    """How many calls the platform may place at the same time for so many idle agents."""
    return agents * ratio.calls // ratio.agents


def queues_refused(assignment: AssignmentType, end: End) -> bool:
    """Whether a task was refused since it is for a queue: newer platforms do not offer them.

    The platform names the parameter, or speaks of queues.
    """
    asked = assignment is AssignmentType.QUEUE and end.outcome is Outcome.REFUSED
    about = end.reason in (Reason.BAD_PARAMETER, Reason.REFUSED_BY_PLATFORM)
    said = end.message.casefold()
    return asked and about and any(word in said for word in ("assigntype", "queue", "队列"))
