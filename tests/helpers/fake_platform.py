"""A platform in memory that remembers what it did, and answers what a test tells it to."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.ports import FoundTask, Look, SendProgress, SignedIn, TaskNumbers
from yccall_desktop.core.submission import CallNumber
from yccall_desktop.core.targets import ChoiceKind, Choices
from yccall_desktop.core.task import TaskCommand, TaskSettings

SERVER = "http://127.0.0.1:8080"
OK = End(Outcome.DONE, Reason.OK)
TOKEN_INVALID = End(Outcome.REFUSED, Reason.TOKEN_INVALID)
LOST = End(Outcome.UNKNOWN, Reason.CONNECTION_LOST)
OFFLINE = End(Outcome.NOT_SENT, Reason.NO_CONNECTION, {"server": SERVER})


def nothing() -> None:
    """The default of the hooks."""


class FakePlatform:
    """`tasks` are the tasks it has, (submission id, task id), `requests` the creates that came.

    `held` are the numbers of each task as they came, `added` the TaskAdds that came: the task id
    and how many numbers. The ends in `creates`, `adds`, `commands`, `looks`, `infos` and `sign_ins`
    are answered in turn, then success. A create or add whose end is UNKNOWN is done, its first
    `arrives` numbers at least (None: all), unless `loses` is set; `hidden` is what a look does not
    show yet. A task that a test put into `tasks` cannot be looked into, as on an older server.
    `during_create` and `during_add` run on the sending thread before the answer.
    `lists` are what there is to choose from; the lists that are not there, it does not know, as an
    older server. `asked_lists` are the token and the kind of each request for one.
    """

    def __init__(self, server: str = SERVER) -> None:
        self._server = server
        self.tasks: list[tuple[str, str]] = []
        self.requests: list[tuple[str, str, list[CallNumber]]] = []
        self.done_commands: list[tuple[str, TaskCommand]] = []
        self.held: dict[str, list[str]] = {}
        self.added: list[tuple[str, int]] = []
        self.creates: deque[End | BaseException] = deque()
        self.adds: deque[End | BaseException] = deque()
        self.infos: deque[End] = deque()
        self.arrives: int | None = None
        self.status = "1025"
        self.commands: deque[End] = deque()
        self.looks: deque[End] = deque()
        self.sign_ins: deque[End] = deque()
        self.loses = False
        self.hidden = False
        self.during_create: Callable[[], None] = nothing
        self.during_add: Callable[[], None] = nothing
        self.company = "Demo Company"
        self.lists: dict[ChoiceKind, Choices] = {}
        self.asked_lists: list[tuple[str, ChoiceKind]] = []
        self.during_list: Callable[[], None] = nothing
        self._tokens = 0
        self._lock = threading.Lock()

    @property
    def server(self) -> str:
        return self._server

    def sign_in(self, app_id: str, access_key: str, cancel: CancelToken) -> SignedIn:
        end = self.sign_ins.popleft() if self.sign_ins else OK
        if end.outcome is not Outcome.DONE:
            return SignedIn(end)
        self._tokens += 1
        return SignedIn(end, f"token-{self._tokens}", "c1", self.company)

    def greet(self, token: str, cancel: CancelToken) -> End:
        return self.looks.popleft() if self.looks else OK

    def create_task(
        self,
        token: str,
        submission_id: str,
        settings: TaskSettings,
        numbers: Sequence[CallNumber],
        now: int,
        progress: SendProgress,
        cancel: CancelToken,
    ) -> End:
        with self._lock:
            self.requests.append((submission_id, token, list(numbers)))
        progress(0, 10)
        progress(10, 10)
        self.during_create()
        task_id = f"{len(self.requests):020d}"
        answer = self.creates.popleft() if self.creates else None
        if isinstance(answer, BaseException):
            raise answer
        end = answer or End(Outcome.DONE, Reason.OK, task_id=task_id)
        if end.outcome in (Outcome.DONE, Outcome.UNKNOWN) and not self.loses:
            self.tasks.append((submission_id, end.task_id or task_id))
            self.held[end.task_id or task_id] = self._arriving(end, numbers)
        return end

    def _arriving(self, end: End, numbers: Sequence[CallNumber]) -> list[str]:
        refused = {one.number for one in end.refused}
        arrived = [one.number for one in numbers if one.number not in refused]
        return arrived[: self.arrives] if end.outcome is Outcome.UNKNOWN else arrived

    def add_numbers(
        self,
        token: str,
        task_id: str,
        submission_id: str,
        settings: TaskSettings,
        numbers: Sequence[CallNumber],
        now: int,
        progress: SendProgress,
        cancel: CancelToken,
    ) -> End:
        self.added.append((task_id, len(numbers)))
        progress(10, 10)
        self.during_add()
        answer = self.adds.popleft() if self.adds else None
        if isinstance(answer, BaseException):
            raise answer
        end = answer or OK
        if end.outcome is Outcome.DONE:
            end = replace(end, taken=len(numbers) - len(end.refused))
        if end.outcome in (Outcome.DONE, Outcome.UNKNOWN) and not self.loses:
            self.held[task_id] += self._arriving(end, numbers)
        return end

    def task_numbers(
        self, token: str, task_id: str, cancel: CancelToken, *, numbers: bool
    ) -> TaskNumbers:
        if self.infos:
            return TaskNumbers(self.infos.popleft())
        held = self.held.get(task_id)
        if held is None:
            return TaskNumbers(End(Outcome.REFUSED, Reason.SERVICE_MISSING))
        return TaskNumbers(OK, len(held), tuple(held) if numbers else tuple(held[:1]))

    def set_task(self, token: str, task_id: str, command: TaskCommand, cancel: CancelToken) -> End:
        self.done_commands.append((token, command))
        return self.commands.popleft() if self.commands else OK

    def choices(self, token: str, kind: ChoiceKind, cancel: CancelToken) -> Choices:
        self.asked_lists.append((token, kind))
        self.during_list()
        missing = Choices(End(Outcome.REFUSED, Reason.SERVICE_MISSING))
        return self.lists.get(kind, missing)

    def find_task(
        self, token: str, submission_id: str, task_name: str, cancel: CancelToken
    ) -> Look:
        end = self.looks.popleft() if self.looks else OK
        if end.outcome is not Outcome.DONE or self.hidden:
            return Look(end)
        ours = [task_id for owner, task_id in self.tasks if owner == submission_id]
        found = FoundTask(ours[0], task_name, self.status) if ours else None
        return Look(end, found, tuple(ours[1:]))
