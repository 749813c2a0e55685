"""The state machine of a submission: what was promised, sent and answered, and what may come next.

A submission's numbers lie in parts of at most 10,000, sent one after the other: the first creates
the task, the others add to it. The state is a function of the parts alone, so the journal, the
window and the tests can never disagree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from yccall_desktop.core.call_totals import Totals
from yccall_desktop.core.outcomes import End, Outcome, Reason, RefusedNumber
from yccall_desktop.core.task import MAX_NUMBERS_PER_REQUEST, TaskSettings
from yccall_desktop.errors import Words


class PartState(Enum):
    """The value is kept in the journal: never change one."""

    PENDING = "pending"
    SENDING = "sending"
    DONE = "done"
    REFUSED = "refused"
    NOT_SENT = "not-sent"
    UNKNOWN = "unknown"
    LEFT_OUT = "left-out"


SMALLEST_PART = 100
"""A part of so few numbers is not cut again: a server that refuses it as too large is broken."""

SENDABLE = frozenset({PartState.PENDING, PartState.REFUSED, PartState.NOT_SENT})
"""States from which a part may be sent without looking at the platform first."""


@dataclass(frozen=True, slots=True)
class CallNumber:
    """One number of a submission.

    `row` is Excel's row number; `number` the text that is sent; `key` the E.164 digits without
    plus, by which the same number is known in any spelling; `time` the preset call time in Unix
    seconds or None for the task's own; the rest is free text that comes back with call records.
    """

    row: int
    number: str
    key: str
    time: int | None = None
    user_id: str = ""
    member_id: str = ""
    intent: str = ""
    customer_uuid: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the numbers came from: the file's path, its sheet, and how its rows added up.

    `path` has one line for each file of the list, and none for pasted rows.
    """

    path: str
    sheet: str
    totals: Totals

    @property
    def files(self) -> tuple[str, ...]:
        """The paths of the files; empty for pasted rows."""
        return tuple(self.path.split("\n")) if self.path else ()


@dataclass(frozen=True, slots=True)
class Part:
    """A slice of the numbers that is sent in one request. `end` is None until it ended once.

    `first` is the place of its first number in the whole list. `sent_at` (Unix seconds) is the last
    attempt, `attempts` how many there were. `released`: its end was unknown once and the user
    decided that it was not sent: look before sending it again. `there`: how many of its numbers a
    look has seen on the platform; these are never sent again. `refused` and `taken` are what the
    answer of its last request told: the refused numbers, and how many were taken (None: not told).
    """

    index: int
    count: int
    state: PartState = PartState.PENDING
    end: End | None = None
    sent_at: int | None = None
    attempts: int = 0
    released: bool = False
    first: int = 0
    there: int = 0
    refused: int = 0
    taken: int | None = None

    @property
    def closed(self) -> bool:
        """Whether nothing of it waits: it is done, or the user left the rest out."""
        return self.state in (PartState.DONE, PartState.LEFT_OUT)

    @property
    def missing(self) -> int:
        """How many of its numbers would be sent now; 0 when it is done."""
        return 0 if self.state is PartState.DONE else self.count - self.there

    @property
    def accepted(self) -> int:
        """How many of its numbers the platform has, as far as is known."""
        if self.state is not PartState.DONE:
            return self.there
        return self.count - self.refused if self.taken is None else self.there + self.taken


@dataclass(frozen=True, slots=True)
class Submission:
    """One list on its way to one server and account.

    `account` is the company that the platform names, '' as long as it is not known; `account_id`
    the account of the settings, a `given_id` when the credentials were given for one run, '' when
    only its server is known (as in older journals), `account_name` what the user called it
    then. `id` is a UUID with dashes, sent as `customtaskid`; `created_at` is Unix seconds.
    `command` is the last TaskSet as its text name ("start", "pause", "end"; '' =
    never sent), `command_end` how it ended (None: on its way). `absent_looks` counts the looks
    since the last attempt to which the platform answered "not there" or "not all there",
    `looked_at` is the time of the last of them. `forgotten_at` (Unix seconds): since then its
    numbers are not kept, and it cannot be sent again.
    `warnings` are never in the journal: a service adds them when what it returns could not be saved
    there, or for what else happened that the user must know now.
    """

    id: str
    created_at: int
    server: str
    account: str
    source: Source
    settings: TaskSettings
    parts: tuple[Part, ...]
    task_id: str = ""
    refused: tuple[RefusedNumber, ...] = ()
    command: str = ""
    command_end: End | None = None
    absent_looks: int = 0
    looked_at: int | None = None
    forgotten_at: int | None = None
    warnings: tuple[Words, ...] = ()
    account_id: str = ""
    account_name: str = ""

    @property
    def task_name(self) -> str:
        return self.settings.full_name(self.id)

    @property
    def account_label(self) -> str:
        """The account as it is named to people: the user's name for it, and the company."""
        names = dict.fromkeys(filter(None, (self.account_name, self.account)))
        return " · ".join(names)

    @property
    def count(self) -> int:
        """How many numbers it holds."""
        return sum(part.count for part in self.parts)

    @property
    def accepted(self) -> int:
        """How many numbers the platform has, as far as is known."""
        return sum(part.accepted for part in self.parts)

    @property
    def open_part(self) -> Part | None:
        """The part that stands in the way: the first that is neither done nor left out."""
        return next((part for part in self.parts if not part.closed), None)

    @property
    def left_out(self) -> int:
        """How many numbers are not sent because the user ended the submission early."""
        return sum(
            part.missing
            for part in self.parts
            if part.state is PartState.LEFT_OUT and not part.released
        )

    @property
    def unsure(self) -> int:
        """How many numbers were sent with an unknown end and not seen since: they may be called."""
        unknown = (PartState.SENDING, PartState.UNKNOWN)
        return sum(part.missing for part in self.parts if part.released or part.state in unknown)

    @property
    def waiting(self) -> int:
        """How many numbers wait in the parts behind the open one."""
        part = self.open_part
        behind = self.parts[part.index + 1 :] if part is not None else ()
        return sum(one.missing for one in behind if one.state in SENDABLE)

    @property
    def complete(self) -> bool:
        """Whether every part is done."""
        return all(part.state is PartState.DONE for part in self.parts)

    @property
    def unfinished(self) -> bool:
        """Whether it wants the user: its end is unknown, it was saved and then never sent, or only
        some of its parts were sent."""
        saved = self.state is PartState.PENDING and not self.task_id
        return self.state is PartState.UNKNOWN or saved or self.interrupted

    @property
    def ended(self) -> bool:
        """Whether nothing about it is open: done, or refused or not sent without any task."""
        unclear = bool(self.command) and (
            self.command_end is None or self.command_end.outcome is Outcome.UNKNOWN
        )
        if self.state in (PartState.REFUSED, PartState.NOT_SENT):
            return not self.task_id and not unclear
        return self.state in (PartState.DONE, PartState.LEFT_OUT) and not unclear

    @property
    def touched_at(self) -> int:
        """When it was last sent, looked for or made, in Unix seconds."""
        sent = (part.sent_at for part in self.parts if part.sent_at is not None)
        return max(self.created_at, self.looked_at or 0, *sent)

    @property
    def interrupted(self) -> bool:
        """Whether a task was made for it, and some of its numbers still wait to be sent."""
        return bool(self.task_id) and self.state in SENDABLE

    @property
    def state(self) -> PartState:
        """The state of the whole: the most worrying of its parts'.

        Done with what the user left out, as long as any of its numbers is on the platform.
        """
        worst = (
            PartState.SENDING,
            PartState.UNKNOWN,
            PartState.REFUSED,
            PartState.NOT_SENT,
            PartState.PENDING,
        )
        states = {part.state for part in self.parts}
        nothing = states == {PartState.LEFT_OUT} and not self.accepted
        ended = PartState.LEFT_OUT if nothing else PartState.DONE
        return next((state for state in worst if state in states), ended)

    @property
    def end(self) -> End | None:
        """The end that decides the state: of the first open part, else of the last done one."""
        if self.open_part is not None:
            return self.open_part.end
        done = [part for part in self.parts if part.state is PartState.DONE]
        return done[-1].end if done else None

    @property
    def releasable(self) -> bool:
        """Whether the user may decide that an unknown submission was not sent."""
        return self.state is PartState.UNKNOWN and self.absent_looks > 0

    def with_part(self, part: Part) -> Submission:
        """The same submission with one part replaced by its new state."""
        return replace(
            self, parts=tuple(part if old.index == part.index else old for old in self.parts)
        )


def next_part(submission: Submission) -> Part | None:
    """The part to send now, or None when there is none or when sending must not go on.

    Nothing is sent while any part is SENDING or UNKNOWN.
    """
    if submission.state in (PartState.SENDING, PartState.UNKNOWN):
        return None
    return next((part for part in submission.parts if part.state in SENDABLE), None)


_STATE_AFTER = {
    Outcome.DONE: PartState.DONE,
    Outcome.REFUSED: PartState.REFUSED,
    Outcome.NOT_SENT: PartState.NOT_SENT,
    Outcome.UNKNOWN: PartState.UNKNOWN,
}


def after(part: Part, end: End) -> Part:
    """The part after its request ended."""
    state = _STATE_AFTER[end.outcome]
    if state is not PartState.DONE:
        return replace(part, state=state, end=end)
    return replace(part, state=state, end=end, refused=len(end.refused), taken=end.taken)


def cut(count: int, size: int = MAX_NUMBERS_PER_REQUEST) -> tuple[Part, ...]:
    """`count` numbers in parts of at most `size`, in order."""
    starts = range(0, count, size)
    return tuple(
        Part(index, min(size, count - first), first=first) for index, first in enumerate(starts)
    )


def smaller(part: Part) -> int | None:
    """How many numbers its parts may hold after it was refused as too large; None: it is final."""
    if part.count <= SMALLEST_PART:
        return None
    return max((part.count + 1) // 2, SMALLEST_PART)


def recut(parts: Sequence[Part], index: int, size: int) -> tuple[Part, ...]:
    """The parts from `index` on, where they wait to be sent, in pieces of at most `size`.

    `there` of a piece is not known here and 0.
    """
    made = list(parts[:index])
    for part in parts[index:]:
        if part.state not in SENDABLE or (part.index != index and part.count <= size):
            made.append(replace(part, index=len(made)))
            continue
        for piece in cut(part.count, size):
            made.append(
                replace(
                    piece,
                    index=len(made),
                    first=part.first + piece.first,
                    released=part.released,
                )
            )
    return tuple(made)


def interrupted(part: Part, reason: Reason = Reason.PROGRAM_STOPPED) -> Part:
    """What a part left in SENDING is known to be when nobody sends it any more."""
    if part.state is not PartState.SENDING:
        return part
    return after(part, End(Outcome.UNKNOWN, reason))


def unsaved(submission: Submission) -> Submission:
    """How a submission stands that is SENDING in the journal although nobody sends it."""
    parts = tuple(interrupted(part, Reason.END_NOT_SAVED) for part in submission.parts)
    return replace(submission, parts=parts)
