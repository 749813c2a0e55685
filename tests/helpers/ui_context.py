"""Fakes for tests of the window: a platform that answers what it is told, a journal in memory."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import replace
from pathlib import Path

from yccall_desktop.core.call_totals import Totals
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.ports import EarlierSubmission, Look, SignedIn
from yccall_desktop.core.submission import (
    SENDABLE,
    CallNumber,
    Part,
    PartState,
    Source,
    Submission,
    interrupted,
)
from yccall_desktop.core.task import AssignmentType, PresetTime, Ratio, TaskCommand, TaskSettings

SERVER = "http://127.0.0.1:8080"
TASK_ID = "20260101120000123456"
DONE = End(Outcome.DONE, Reason.OK)
NOW = PresetTime()


class FakePlatform:
    """Answers the queued ends of a method, else DONE. `calls` are the methods' names in order.

    `gate`: clear it, and every method waits until it is set or the work is cancelled.
    """

    def __init__(self, server: str = SERVER) -> None:
        self.server = server
        self.ends: dict[str, deque[End | Look]] = {}
        self.calls: list[str] = []
        self.commands: list[TaskCommand] = []
        self.numbers: list[CallNumber] = []
        self.gate = threading.Event()
        self.gate.set()

    def answer(self, method: str, *ends: End | Look) -> None:
        self.ends.setdefault(method, deque()).extend(ends)

    def _next(self, method: str, cancel, otherwise):
        self.calls.append(method)
        while not self.gate.is_set() and not cancel.wait(0.005):
            pass
        queued = self.ends.get(method)
        return queued.popleft() if queued else otherwise

    def sign_in(self, app_id, access_key, cancel):
        end = self._next("sign_in", cancel, DONE)
        token = "t" * 32 if end.outcome is Outcome.DONE else ""
        return SignedIn(end, token, "c1", "Demo Company")

    def create_task(self, token, submission_id, settings, numbers, now, progress, cancel):
        self.numbers = list(numbers)
        progress(1, 2)
        end = self._next("create_task", cancel, replace(DONE, task_id=TASK_ID, server_time=now))
        if cancel.cancelled:
            return End(Outcome.UNKNOWN, Reason.CANCELLED_WHILE_SENDING)
        progress(2, 2)
        return end

    def set_task(self, token, task_id, command, cancel):
        self.commands.append(command)
        return self._next("set_task", cancel, DONE)

    def find_task(self, token, submission_id, task_name, cancel):
        return self._next("find_task", cancel, Look(DONE))


class FakeJournal:
    """Journal in memory. `error`: raised by the next write, once."""

    def __init__(self) -> None:
        self.kept: dict[str, Submission] = {}
        self.lists: dict[str, list[CallNumber]] = {}
        self.error: Exception | None = None
        self._lock = threading.Lock()

    def _write(self) -> None:
        error, self.error = self.error, None
        if error:
            raise error

    def add(self, submission, numbers):
        self._write()
        with self._lock:
            self.kept[submission.id] = submission
            self.lists[submission.id] = list(numbers)

    def claim_part(self, submission_id, index, sent_at):
        self._write()
        with self._lock:
            submission = self.kept[submission_id]
            part = submission.parts[index]
            if part.state not in SENDABLE or submission.state in (
                PartState.SENDING,
                PartState.UNKNOWN,
            ):
                return None
            part = replace(
                part, state=PartState.SENDING, sent_at=sent_at, attempts=part.attempts + 1
            )
            changed = submission.with_part(part)
            self.kept[submission_id] = replace(changed, absent_looks=0, looked_at=None)
            return part

    def save_part(self, submission_id, part, task_id="", refused=(), expected=None):
        self._write()
        with self._lock:
            submission = self.kept[submission_id]
            stored = submission.parts[part.index].state
            if stored is PartState.DONE or (expected is not None and stored not in expected):
                return False
            submission = submission.with_part(part)
            if task_id:
                submission = replace(submission, task_id=task_id, refused=tuple(refused))
            self.kept[submission_id] = submission
            return True

    def save_absence(self, submission_id, looked_at):
        self._write()
        submission = self.kept[submission_id]
        self.kept[submission_id] = replace(
            submission, absent_looks=submission.absent_looks + 1, looked_at=looked_at
        )

    def release(self, submission_id, end):
        self._write()
        submission = self.kept[submission_id]
        if not submission.releasable:
            return False
        for part in submission.parts:
            if part.state is PartState.UNKNOWN:
                released = replace(part, state=PartState.NOT_SENT, end=end)
                submission = submission.with_part(released)
        self.kept[submission_id] = submission
        return True

    def save_command(self, submission_id, command, end):
        self._write()
        self.kept[submission_id] = replace(
            self.kept[submission_id], command=command.name.lower(), command_end=end
        )

    def get(self, submission_id):
        return self.kept[submission_id]

    def numbers(self, submission_id, part):
        return list(self.lists[submission_id])

    def submissions(self):
        return sorted(self.kept.values(), key=lambda one: -one.created_at)

    def earlier(self, keys):
        wanted, found = set(keys), []
        for submission in self.submissions():
            shared = len({number.key for number in self.lists[submission.id]} & wanted)
            states = (PartState.DONE, PartState.SENDING, PartState.UNKNOWN)
            if shared and submission.state in states:
                found.append(EarlierSubmission(submission, shared))
        return found

    def mark_interrupted(self):
        for submission in self.submissions():
            parts = tuple(interrupted(part) for part in submission.parts)
            self.kept[submission.id] = replace(submission, parts=parts)
        return [one for one in self.submissions() if one.state is PartState.UNKNOWN]


class FakeSecrets:
    """Tokens in memory; `lasting` as told."""

    def __init__(self, lasting: bool = True) -> None:
        self.lasting = lasting
        self.tokens: dict[str, str] = {}

    def get(self, server):
        return self.tokens.get(server, "")

    def set(self, server, token):
        self.tokens[server] = token


def call_numbers(count: int, first: int = 13800138000) -> list[CallNumber]:
    """Distinct numbers for rows 2, 3, ..."""
    return [
        CallNumber(row + 2, str(first + row), f"86{first + row}", member_id=f"M{row}")
        for row in range(count)
    ]


def submission(
    end: End | None = None,
    *,
    number: int = 1,
    count: int = 3,
    state: PartState | None = None,
    preset: PresetTime = NOW,
    server: str = SERVER,
    **changes: object,
) -> Submission:
    """A submission that ended as `end` says (None: PENDING), the `number`th of the day."""
    states = {
        Outcome.DONE: PartState.DONE,
        Outcome.REFUSED: PartState.REFUSED,
        Outcome.NOT_SENT: PartState.NOT_SENT,
        Outcome.UNKNOWN: PartState.UNKNOWN,
    }
    state = state or (states[end.outcome] if end else PartState.PENDING)
    settings = TaskSettings(
        AssignmentType.QUEUE, "queue-1", Ratio(1, 2), name="leads", preset=preset
    )
    made = Submission(
        id=f"7f3a91c2-0000-4000-8000-{number:012d}",
        created_at=1_767_240_000 + number,
        server=server,
        account="",
        source=Source("/home/lee/leads.xlsx", "Leads", Totals(count + 1, count, 1)),
        settings=settings,
        parts=(Part(0, count, state, end, 1_767_240_001, 1),),
        task_id=TASK_ID if state is PartState.DONE else "",
    )
    return replace(made, **changes)


def keep(journal: FakeJournal, *submissions: Submission) -> None:
    """Put submissions into the journal as they are."""
    for one in submissions:
        journal.add(one, call_numbers(one.count))


def make_context(folder: Path, platform: FakePlatform, journal: FakeJournal | None, **changes):
    """A Context of fakes whose settings live in `folder`; `changes` replace its fields."""
    from yccall_desktop.services.connection import Connection
    from yccall_desktop.sheets.reader import ProcessSheetReader
    from yccall_desktop.store.settings import Settings
    from yccall_desktop.ui.context import Context
    from yccall_desktop.ui.jobs import Jobs

    secrets = FakeSecrets()

    def connect(server: str) -> Connection:
        return Connection(FakePlatform(server), secrets)

    made = {
        "jobs": Jobs(),
        "settings": Settings(folder / "settings.json"),
        "secrets": secrets,
        "journal": journal,
        "connection": Connection(platform, secrets, token="t" * 32),
        "reader": ProcessSheetReader(),
        "sample": folder / "sample.xlsx",
        "data_dir": folder,
        "connect": connect,
    }
    return Context(**{**made, **changes})
