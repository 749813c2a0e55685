"""Faults that a person switches on while the simulator runs, as the demo's menu offers them."""

from __future__ import annotations

import threading

from yccall_desktop.simulator.faults import ANY_CHANGE, Fault
from yccall_desktop.simulator.server import Simulator

SLOW_BYTES = 200_000
"""Bytes a second of a slow line: a full request of 10,000 numbers takes five seconds."""
SLOW_ANSWER_SECONDS = 3.0

_NEXT = {
    "lose-answer": Fault.RESET_AFTER_CREATING,
    "refuse": Fault.STATUS_1,
    "too-large": Fault.HTTP_413,
    "server-error": Fault.RET_500,
    "break": Fault.RESET_AFTER_READING,
}
_LINES = ("good", "slow", "unplugged")


class ByHand:
    """Breaks and mends a started simulator. Any thread.

    `fail_next` and `set_line` raise ValueError for a name that is not known; `set_line` raises
    OSError when another program took the port of an unplugged one.
    """

    faults = tuple(name for name in _NEXT if name != "break")
    lines = _LINES

    def __init__(self, simulator: Simulator) -> None:
        self._simulator = simulator
        self._lock = threading.Lock()
        self._line = "good"

    @property
    def waiting(self) -> str:
        """The fault that the next request will get, '' for none."""
        planned = self._simulator.waiting(ANY_CHANGE)
        return next((name for name, fault in _NEXT.items() if fault is planned), "")

    @property
    def line(self) -> str:
        """good, slow or unplugged."""
        return self._line

    def fail_next(self, fault: str) -> None:
        """Let the next request that changes a task end so, instead of what waits for it."""
        if fault not in _NEXT:
            raise ValueError(f"no such fault: {fault!r}")
        self._simulator.forget_faults()
        self._simulator.fail(_NEXT[fault], ANY_CHANGE)

    def set_line(self, line: str) -> None:
        """Make the line good, slow or unplugged."""
        if line not in _LINES:
            raise ValueError(f"no such line: {line!r}")
        with self._lock:
            slow = line == "slow"
            self._simulator.slow_down(
                SLOW_BYTES if slow else 0, SLOW_ANSWER_SECONDS if slow else 0.0
            )
            if line == "unplugged":
                self._simulator.unplug()
            else:
                self._simulator.plug_in()
            self._line = line

    def break_now(self) -> bool:
        """Break what is open; with nothing open the next request that changes a task breaks."""
        if self._simulator.break_connections():
            return True
        self.fail_next("break")
        return False

    def expire_tokens(self) -> None:
        """Make every token invalid that was given out so far."""
        self._simulator.expire_tokens()

    def forget_next(self) -> None:
        """Let no fault wait any more."""
        self._simulator.forget_faults()
