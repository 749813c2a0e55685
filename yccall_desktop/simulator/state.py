"""What the simulated platform remembers: tasks, tokens, and how often it was asked."""

from __future__ import annotations

import secrets
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from yccall_desktop.simulator.lists import QUEUE_LIST, SimLists

_HABITS = (
    "older_server", "ignores_filters", "list_lag", "number_lag", "largest_body", "token_requests",
    "no_queues",
)  # fmt: skip
TOKEN_SECONDS = 12 * 3600
Clock = Callable[[], float]


@dataclass(slots=True)
class SimTask:
    """A task. `status` is 0 not started, 1 running, 2 paused, 3 ended; times are Unix seconds.

    `unseen_looks`: so many more looks do not show the task, as on a server whose list lags.
    """

    task_id: str
    name: str
    custom_id: str
    assign_type: str
    assigned_to: str
    ratio: str
    caller_ids: str
    created_at: int
    numbers: list[Mapping[str, object]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    status: int = 0
    started_at: int | None = None
    unseen_looks: int = 0


class SimState:
    """Thread-safe. Times come from `clock`, Unix seconds.

    `received` counts how often each number was put into a task. `ignores_filters`: TaskList shows
    every task whatever it is asked for. `list_lag`: a new task is shown only after so many looks;
    `number_lag`: so many of a task's newest numbers are not shown by the next TaskInfo alone.
    `largest_body`: a longer request is answered with 413 (0: no such limit). `token_requests`: a
    token ends after so many requests (0: by its time alone). `no_queues`: tasks are for extensions
    and groups alone. `lists` are what there is to choose from.
    """

    def __init__(self, clock: Clock = time.time) -> None:
        self.clock = clock
        self.lock = threading.RLock()
        self.tasks: dict[str, SimTask] = {}
        self.requests: Counter[str] = Counter()
        self.unread_requests = 0
        self.older_server = False
        self.ignores_filters = False
        self.list_lag = 0
        self.number_lag = 0
        self.largest_body = 0
        self.token_requests = 0
        self._uses: Counter[str] = Counter()
        self.no_queues = False
        self.lists = SimLists()
        self.received: Counter[str] = Counter()
        self._tokens: dict[str, float] = {}
        self._last: dict[str, dict[str, str]] = {}

    def now(self) -> int:
        return int(self.clock())

    def issue_token(self, token: str = "") -> str:
        """A token of 32 hex characters, or the given one, good for 12 hours from now."""
        token = token or secrets.token_hex(16)
        with self.lock:
            self._tokens[token] = self.clock() + TOKEN_SECONDS
        return token

    def use_token(self, token: str) -> bool:
        """Whether a request may be made with it now; counts the request."""
        with self.lock:
            self._uses[token] += 1
            if 0 < self.token_requests < self._uses[token]:
                self._tokens.pop(token, None)
            return self._tokens.get(token, 0) > self.clock()

    def expire_tokens(self) -> None:
        """Make every token issued so far invalid."""
        with self.lock:
            self._tokens.clear()

    def note(self, service: str, params: Mapping[str, str]) -> None:
        """Count a request and keep the parameters of the last one to each service."""
        with self.lock:
            self.requests[service] += 1
            self._last[service] = dict(params)

    def last(self, service: str) -> dict[str, str]:
        """The parameters of the last request to `service`, in the order they were sent."""
        with self.lock:
            return dict(self._last.get(service, {}))

    def add_task(self, task: SimTask) -> None:
        """Keep a new task, its numbers counted as received."""
        with self.lock:
            task.unseen_looks = self.list_lag
            self.tasks[task.task_id] = task
            self.received.update(str(one["phone"]) for one in task.numbers)

    def add_numbers(self, task: SimTask, numbers: Sequence[Mapping[str, object]]) -> None:
        """Put more numbers into a task."""
        with self.lock:
            task.numbers.extend(numbers)
            self.received.update(str(one["phone"]) for one in numbers)

    def set_habits(self, habits: Mapping[str, object]) -> None:
        """Change habits by the names of their fields, such as `list_lag`.

        Raises ValueError for any other name and for a value of another kind.
        """
        for name, value in habits.items():
            if name not in _HABITS or type(value) is not type(getattr(self, name)):
                raise ValueError(f"no such habit: {name}={value!r}")
            setattr(self, name, value)

    def doubled(self) -> list[str]:
        """The numbers that were received more than once."""
        with self.lock:
            return [number for number, times in self.received.items() if times > 1]

    def new_task_id(self) -> str:
        """20 digits: the local time and a running number."""
        with self.lock:
            stamp = time.strftime("%Y%m%d%H%M%S", time.localtime(self.clock()))
            return f"{stamp}{len(self.tasks) + 1:06d}"

    def listed(self) -> Sequence[SimTask]:
        """The tasks that a look shows now, newest first; each look brings the late ones nearer."""
        with self.lock:
            shown = [task for task in reversed(self.tasks.values()) if not task.unseen_looks]
            for task in self.tasks.values():
                task.unseen_looks = max(task.unseen_looks - 1, 0)
            return shown

    def numbers_shown(self, task: SimTask) -> Sequence[Mapping[str, object]]:
        """The numbers that a look into the task shows now."""
        with self.lock:
            late, self.number_lag = self.number_lag, 0
            return task.numbers[: len(task.numbers) - late]

    def lacks(self, service: str) -> bool:
        """Whether this server is one that does not know the service."""
        no_queues = self.no_queues and service == QUEUE_LIST
        return no_queues or service in self.lists.missing

    def newest_first(self) -> Sequence[SimTask]:
        with self.lock:
            return list(reversed(self.tasks.values()))

    def snapshot(self) -> dict[str, object]:
        """Everything worth counting, ready for JSON; no tokens."""
        with self.lock:
            return {
                "tasks": [
                    {
                        "taskid": task.task_id,
                        "taskname": task.name,
                        "customtaskid": task.custom_id,
                        "assigntype": task.assign_type,
                        "assignagent": task.assigned_to,
                        "taskscale": task.ratio,
                        "disnumber": task.caller_ids,
                        "status": task.status,
                        "numbers": task.numbers,
                        "refused": task.refused,
                    }
                    for task in self.tasks.values()
                ],
                "doubled": self.doubled(),
                "received": len(self.received),
                "requests": dict(self.requests),
                "unread_requests": self.unread_requests,
                "total_requests": self.requests.total() + self.unread_requests,
            }
