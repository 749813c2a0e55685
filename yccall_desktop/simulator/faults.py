"""Everything that can go wrong between a program and the platform, on demand."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from enum import Enum


class Fault(Enum):
    """One way to fail. The value is its name on the command line and in the JSON endpoint."""

    # an HTTP status other than 200, with an HTML page
    HTTP_201 = "http-201"
    HTTP_204 = "http-204"
    HTTP_400 = "http-400"
    HTTP_401 = "http-401"
    HTTP_403 = "http-403"
    HTTP_404 = "http-404"
    HTTP_405 = "http-405"
    HTTP_408 = "http-408"
    HTTP_413 = "http-413"
    HTTP_429 = "http-429"
    HTTP_500 = "http-500"
    HTTP_502 = "http-502"
    HTTP_503 = "http-503"
    HTTP_504 = "http-504"
    # to another host: the address given to Simulator(redirect_to=...)
    REDIRECT_301 = "redirect-301"
    REDIRECT_302 = "redirect-302"
    REDIRECT_303 = "redirect-303"
    REDIRECT_307 = "redirect-307"
    REDIRECT_308 = "redirect-308"
    # the service runs; its answer is spoiled, odd or late
    HTML = "html"
    BOM = "bom"
    PHP_WARNING = "php-warning"
    CUT_BODY = "cut-body"
    CUT_JSON = "cut-json"
    EMPTY_BODY = "empty-body"
    ENDLESS = "endless"
    SLOW = "slow"
    DRIP = "drip"
    NO_STATUS = "no-status"
    NO_TASK_ID = "no-task-id"
    INTEGER_ID = "integer-id"
    REFUSED_AS_TEXT = "refused-as-text"
    REFUSED_AS_INTEGERS = "refused-as-integers"
    REFUSED_WITH_HOLES = "refused-with-holes"
    # the connection
    RESET_BEFORE_READING = "reset-before-reading"
    RESET_AFTER_READING = "reset-after-reading"
    RESET_AFTER_CREATING = "reset-after-creating"
    CLOSE_AFTER_CREATING = "close-after-creating"
    HANG_BEFORE_CREATING = "hang-before-creating"
    HANG_AFTER_CREATING = "hang-after-creating"
    NOT_HTTP = "not-http"
    # the platform says no
    RET_400 = "ret-400"
    RET_404 = "ret-404"
    RET_406 = "ret-406"
    RET_500 = "ret-500"
    RET_600 = "ret-600"
    RET_601 = "ret-601"
    RET_602 = "ret-602"
    RET_603 = "ret-603"
    RET_604 = "ret-604"
    STATUS_1 = "status-1"
    # the task list
    LIST_LAG = "list-lag"
    OLDER_SERVER = "older-server"

    @property
    def number(self) -> int:
        """The number in its name, 0 when there is none."""
        tail = self.value.rpartition("-")[2]
        return int(tail) if tail.isdigit() else 0


EARLY = frozenset({Fault.RESET_BEFORE_READING})
"""Happen before the body, and with it the service's name, is read: the next request gets them."""

RUNS_FIRST = frozenset(
    {
        Fault.HTML,
        Fault.BOM,
        Fault.PHP_WARNING,
        Fault.CUT_BODY,
        Fault.CUT_JSON,
        Fault.EMPTY_BODY,
        Fault.ENDLESS,
        Fault.SLOW,
        Fault.DRIP,
        Fault.NO_STATUS,
        Fault.NO_TASK_ID,
        Fault.INTEGER_ID,
        Fault.REFUSED_AS_TEXT,
        Fault.REFUSED_AS_INTEGERS,
        Fault.REFUSED_WITH_HOLES,
        Fault.RESET_AFTER_CREATING,
        Fault.CLOSE_AFTER_CREATING,
        Fault.HANG_AFTER_CREATING,
        Fault.LIST_LAG,
    }
)
"""The service does its work before the fault shows; the others never run it."""

ANY_SERVICE = "*"
ANY_CHANGE = "+"
"""Stands for the services that change a task."""

CHANGING = frozenset(
    {"App.Sip_Yccall.TaskCreat", "App.Sip_Yccall.TaskAdd", "App.Sip_Yccall.TaskSet"}
)


@dataclass(frozen=True, slots=True)
class Planned:
    """A fault waiting for its request. `runs_first`: whether the service does its work before."""

    fault: Fault
    runs_first: bool


class FaultPlan:
    """Faults waiting for their requests, in order, for one service or for any."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._queues: dict[str, deque[Planned | None]] = {}
        self._early: deque[Planned | None] = deque()

    def add(
        self, fault: Fault, service: str, times: int, runs_first: bool | None, after: int = 0
    ) -> None:
        """Queue `fault` for `times` requests to `service`, once `after` more of them went well."""
        runs = fault in RUNS_FIRST if runs_first is None else runs_first
        with self._lock:
            queue = self._early if fault in EARLY else self._queues.setdefault(service, deque())
            queue.extend([None] * after)
            queue.extend([Planned(fault, runs)] * times)

    def take_early(self) -> Planned | None:
        """The fault for a request whose body is not read yet."""
        with self._lock:
            return self._early.popleft() if self._early else None

    def take(self, service: str) -> Planned | None:
        """The fault for a request to `service`."""
        with self._lock:
            for name in (service, ANY_CHANGE if service in CHANGING else "", ANY_SERVICE):
                if self._queues.get(name):
                    return self._queues[name].popleft()
        return None

    def waiting(self, service: str) -> Fault | None:
        """The fault that the next request to exactly `service` would get, left where it is."""
        with self._lock:
            first = next(iter(self._queues.get(service, ())), None)
        return None if first is None else first.fault

    def clear(self) -> None:
        """Forget all that waits."""
        with self._lock:
            self._queues.clear()
            self._early.clear()
