"""What a task is: who takes the calls, how many at once, under which name and until when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time
from enum import Enum, IntEnum

from yccall_desktop.errors import QT_TRANSLATE_NOOP, Words

MAX_NUMBERS_PER_REQUEST = 10_000
"""The platform's own limit for one task request."""

MAX_NAME_LENGTH = 60
MAX_TARGET_LENGTH = 200
MAX_RATIO_SIDE = 999
SUFFIX_LENGTH = 8


class AssignmentType(IntEnum):
    """Who takes the calls; the values are the platform's."""

    EXTENSION = 1
    QUEUE = 2
    GROUP = 3


class TaskCommand(IntEnum):
    """What TaskSet can do to a task; the values are the platform's."""

    START = 1
    PAUSE = 2
    END = 3


class InputError(ValueError):
    """A setting that cannot be used; `words` says why and what to type instead."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.english())
        self.words = words


def _words(template: str, **values: str) -> Words:
    return Words("Task", template, values)


@dataclass(frozen=True, slots=True)
class Ratio:
    """Calls per idle agent: for every `agents` idle agents `calls` calls are placed."""

    agents: int
    calls: int

    @classmethod
    def parse(cls, text: str) -> Ratio:
        """Read `A:C` (full-width colon and digits allowed). Raises InputError."""
        match = re.fullmatch(r"\s*(\d{1,6})\s*[:\uff1a]\s*(\d{1,6})\s*", text)
        if not match:
            raise InputError(
                _words(
                    QT_TRANSLATE_NOOP("Task", "The ratio is written agents:calls, for example 1:2.")
                )
            )
        agents, calls = int(match[1]), int(match[2])
        if not (1 <= agents <= MAX_RATIO_SIDE and 1 <= calls <= MAX_RATIO_SIDE):
            raise InputError(
                _words(
                    QT_TRANSLATE_NOOP(
                        "Task", "Both sides of the ratio must be between 1 and {limit}."
                    ),
                    limit=str(MAX_RATIO_SIDE),
                )
            )
        return cls(agents, calls)

    def __str__(self) -> str:
        return f"{self.agents}:{self.calls}"


def is_calling_number(text: str) -> bool:
    """Whether it can be sent as a calling number: 3 to 20 digits, perhaps after a plus."""
    return re.fullmatch(r"\+?[0-9]{3,20}", text) is not None


def split_calling_numbers(text: str) -> list[str]:
    """The entries of a typed list, unchecked."""
    return [one for one in re.split(r"[,;\s\uff0c\uff1b\u3001]+", text) if one]


def parse_calling_numbers(text: str) -> tuple[str, ...]:
    """Split and check calling numbers; empty means random. Order kept, repeats dropped.

    Raises InputError that names the first entry that is not 3 to 20 digits.
    """
    numbers: dict[str, None] = {}
    for entry in split_calling_numbers(text):
        if not is_calling_number(entry):
            raise InputError(
                _words(
                    QT_TRANSLATE_NOOP(
                        "Task",
                        "“{entry}” is not a calling number: "
                        "use 3 to 20 digits, separated by commas.",
                    ),
                    entry=entry[:40],
                )
            )
        numbers[entry] = None
    return tuple(numbers)


class PresetKind(Enum):
    """The three choices for the preset call time."""

    NOW = "now"
    END_OF_TODAY = "end-of-today"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class PresetTime:
    """The preset call time of a task; `moment` (a Unix time in seconds) only with MOMENT."""

    kind: PresetKind = PresetKind.NOW
    moment: int = 0

    def at(self, now: int) -> int:
        """The Unix time in seconds that is sent when the sending happens at `now`."""
        if self.kind is PresetKind.NOW:
            return now
        if self.kind is PresetKind.MOMENT:
            return self.moment
        today = datetime.fromtimestamp(now).date()
        return int(datetime.combine(today, time(23, 59, 59)).timestamp())


@dataclass(frozen=True, slots=True)
class TaskSettings:
    """What the user chose for a task. `name` is without the suffix."""

    assignment: AssignmentType
    target: str
    ratio: Ratio
    calling_numbers: tuple[str, ...] = ()
    name: str = ""
    preset: PresetTime = PresetTime()
    start_right_away: bool = False

    def full_name(self, submission_id: str) -> str:
        """The unique name that is sent: the name and eight hex digits of the submission's id."""
        suffix = submission_id.replace("-", "")[:SUFFIX_LENGTH]
        return f"{self.name.strip()[:MAX_NAME_LENGTH]} {suffix}".strip()


@dataclass(frozen=True, slots=True)
class LastTask:
    """The settings of the last task, to start the next one with."""

    assignment: AssignmentType = AssignmentType.QUEUE
    target: str = ""
    ratio: str = "1:1"
    calling_numbers: tuple[str, ...] = ()
    preset: PresetKind = PresetKind.NOW
    start_right_away: bool = False
