"""What the simulated platform remembers: tasks, tokens, and how often it was asked."""

from __future__ import annotations

import secrets
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

TOKEN_SECONDS = 12 * 3600
Clock = Callable[[], float]


@dataclass(slots=True)
class SimTask:
    """A task. `status` is 0 not started, 1 running, 2 paused, 3 ended; times are Unix seconds."""

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


class SimState:
    """Thread-safe. Times come from `clock`, Unix seconds."""

    def __init__(self, clock: Clock = time.time) -> None:
        self.clock = clock
        self.lock = threading.RLock()
        self.tasks: dict[str, SimTask] = {}
        self.requests: Counter[str] = Counter()
        self.unread_requests = 0
        self.older_server = False
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

    def token_is_good(self, token: str) -> bool:
        with self.lock:
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
        with self.lock:
            self.tasks[task.task_id] = task

    def new_task_id(self) -> str:
        """20 digits: the local time and a running number."""
        with self.lock:
            stamp = time.strftime("%Y%m%d%H%M%S", time.localtime(self.clock()))
            return f"{stamp}{len(self.tasks) + 1:06d}"

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
                "requests": dict(self.requests),
                "unread_requests": self.unread_requests,
                "total_requests": self.requests.total() + self.unread_requests,
            }
