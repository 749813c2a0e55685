"""A platform in memory for tests of "never twice, never lost": any fault, at any request."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason, RefusedNumber
from yccall_desktop.core.ports import FoundTask, Look, SendProgress, SignedIn, TaskNumbers
from yccall_desktop.core.submission import CallNumber
from yccall_desktop.core.task import TaskCommand, TaskSettings

OK = End(Outcome.DONE, Reason.OK)
LOST = End(Outcome.UNKNOWN, Reason.CONNECTION_LOST)
REFUSED_ENDING = "7"


class Crash(BaseException):
    """The program dies here: nothing after it runs."""


class Hit(Enum):
    """What happens to one request."""

    GOOD = auto()
    NOT_SENT = auto()
    REFUSED = auto()
    TOKEN_INVALID = auto()
    TOO_LARGE = auto()
    LOST_BEFORE = auto()
    LOST_HALFWAY = auto()
    LOST_AFTER = auto()
    CRASH_BEFORE = auto()
    CRASH_HALFWAY = auto()
    CRASH_AFTER = auto()


_WITHOUT_EFFECT = {
    Hit.NOT_SENT: End(Outcome.NOT_SENT, Reason.NO_CONNECTION),
    Hit.REFUSED: End(Outcome.REFUSED, Reason.REFUSED_BY_PLATFORM),
    Hit.TOKEN_INVALID: End(Outcome.REFUSED, Reason.TOKEN_INVALID),
    Hit.TOO_LARGE: End(Outcome.REFUSED, Reason.TOO_LARGE),
    Hit.LOST_BEFORE: LOST,
}
_CRASHES = (Hit.CRASH_BEFORE, Hit.CRASH_HALFWAY, Hit.CRASH_AFTER)


@dataclass
class WorldTask:
    """A task; the list may not have it yet, and its last `hidden` numbers are not shown yet."""

    owner: str
    listed: bool = True
    numbers: list[str] = field(default_factory=list)
    hidden: int = 0
    status: str = "not-started"


class World:
    """`hits` are what happens to the next requests, then all is good.

    A number that ends in 7 is refused, and named as such in every answer that comes.
    While `list_lags`, the list does not have the tasks that are made. `hide` is how many numbers
    of the next request are not shown at first. `show_all` ends both; what was shown stays shown.
    """

    server = "http://world.test"

    def __init__(self) -> None:
        self.tasks: dict[str, WorldTask] = {}
        self.hits: deque[Hit] = deque()
        self.hide = 0
        self.list_lags = False

    @property
    def received(self) -> Counter[str]:
        """How often each number is in a task."""
        return Counter(one for task in self.tasks.values() for one in task.numbers)

    def show_all(self) -> None:
        """From now on a look shows what is there."""
        self.list_lags, self.hide = False, 0
        for task in self.tasks.values():
            task.listed, task.hidden = True, 0

    def _next(self) -> Hit:
        return self.hits.popleft() if self.hits else Hit.GOOD

    def sign_in(self, app_id: str, access_key: str, cancel: CancelToken) -> SignedIn:
        return SignedIn(OK, "token", "c", "Company")

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
        task_id = f"{len(self.tasks) + 1:020d}"
        return self._take(task_id, submission_id, numbers, progress, created=task_id)

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
        return self._take(task_id, submission_id, numbers, progress)

    def _take(
        self,
        task_id: str,
        owner: str,
        numbers: Sequence[CallNumber],
        progress: SendProgress,
        created: str = "",
    ) -> End:
        hit = self._next()
        progress(5, 10)
        if hit is Hit.CRASH_BEFORE:
            raise Crash
        if hit in _WITHOUT_EFFECT:
            return _WITHOUT_EFFECT[hit]
        refused = tuple(
            RefusedNumber(one.number) for one in numbers if one.number.endswith(REFUSED_ENDING)
        )
        good = [one.number for one in numbers if not one.number.endswith(REFUSED_ENDING)]
        if hit in (Hit.LOST_HALFWAY, Hit.CRASH_HALFWAY):
            good = good[::2]
        task = self.tasks.setdefault(task_id, WorldTask(owner, not self.list_lags))
        task.numbers += good
        task.hidden, self.hide = min(self.hide, len(good)), 0
        if hit in _CRASHES:
            raise Crash
        if hit in (Hit.LOST_HALFWAY, Hit.LOST_AFTER):
            return LOST
        progress(10, 10)
        return End(Outcome.DONE, Reason.OK, task_id=created, refused=refused, taken=len(good))

    def set_task(self, token: str, task_id: str, command: TaskCommand, cancel: CancelToken) -> End:
        hit = self._next()
        if hit is Hit.CRASH_BEFORE:
            raise Crash
        if hit in _WITHOUT_EFFECT:
            return _WITHOUT_EFFECT[hit]
        names = {TaskCommand.START: "running", TaskCommand.PAUSE: "paused"}
        self.tasks[task_id].status = names.get(command, "ended")
        if hit in _CRASHES:
            raise Crash
        return OK if hit is Hit.GOOD else LOST

    def find_task(
        self, token: str, submission_id: str, task_name: str, cancel: CancelToken
    ) -> Look:
        hit = self._next()
        if hit in _CRASHES:
            raise Crash
        if hit is not Hit.GOOD:
            return Look(_WITHOUT_EFFECT.get(hit, LOST))
        found = (
            FoundTask(task_id, task_name, task.status)
            for task_id, task in self.tasks.items()
            if task.owner == submission_id and task.listed
        )
        return Look(OK, next(found, None))

    def task_numbers(
        self, token: str, task_id: str, cancel: CancelToken, *, numbers: bool
    ) -> TaskNumbers:
        hit = self._next()
        if hit in _CRASHES:
            raise Crash
        if hit is not Hit.GOOD:
            return TaskNumbers(_WITHOUT_EFFECT.get(hit, LOST))
        task = self.tasks[task_id]
        shown = task.numbers[: len(task.numbers) - task.hidden]
        return TaskNumbers(OK, len(shown), tuple(reversed(shown)) if numbers else ())
