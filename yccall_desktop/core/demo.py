"""What a person can break on the demo platform while the program runs."""

from __future__ import annotations

from enum import Enum
from typing import Protocol


class DemoFault(Enum):
    """How the next request that changes a task ends. The value is the name in `DemoPlatform`."""

    LOSE_ANSWER = "lose-answer"
    REFUSE = "refuse"
    TOO_LARGE = "too-large"
    SERVER_ERROR = "server-error"


class DemoLine(Enum):
    """What the line is like until it is changed. The value is the name in `DemoPlatform`."""

    GOOD = "good"
    SLOW = "slow"
    UNPLUGGED = "unplugged"


class DemoPlatform(Protocol):
    """Faults of the demo, by hand. Any thread; `set_line` takes up to a quarter of a second."""

    @property
    def waiting(self) -> str:
        """The fault that the next request will get, '' for none."""

    @property
    def line(self) -> str:
        """What the line is like now."""

    def fail_next(self, fault: str) -> None:
        """Let the next request that changes a task end so, instead of any that waits already."""

    def set_line(self, line: str) -> None:
        """Make the line so, until it is changed. Raises OSError: the port was taken meanwhile."""

    def break_now(self) -> bool:
        """Break every connection that is open; False: there was none, so the next one breaks."""

    def expire_tokens(self) -> None:
        """Make every token invalid that was given out so far."""

    def forget_next(self) -> None:
        """Let no fault wait any more."""
