"""Where a sending is: what the window shows while numbers are on their way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from yccall_desktop.core.submission import PartState, Submission

Stage = Literal["saving", "signing-in", "sending", "waiting", "retrying", "looking", "starting"]


@dataclass(frozen=True, slots=True)
class SendState:
    """`sent` of `total` bytes of the present request left this PC (0 of 0 before and after that).

    `part` is the index of the part in question. While "looking" or "retrying", it is try `attempt`
    of `attempts`.
    """

    submission: Submission
    stage: Stage
    sent: int = 0
    total: int = 0
    part: int = 0
    attempt: int = 0
    attempts: int = 0

    @property
    def done(self) -> int:
        """How many numbers are with the platform, as far as is known."""
        parts = self.submission.parts
        return sum(part.count if part.state is PartState.DONE else part.there for part in parts)

    @property
    def begun(self) -> bool:
        """Whether any number may have left this PC by now."""
        return bool(self.submission.task_id) or self.stage not in ("saving", "signing-in")

    @property
    def numbers(self) -> int:
        """How many numbers have left this PC, those of the present request by its bytes."""
        if not self.total or self.part >= len(self.submission.parts):
            return self.done
        return self.done + self.submission.parts[self.part].missing * self.sent // self.total


Report = Callable[[SendState], None]


class Watched:
    """Whether numbers of a sending may have left, known before a report reaches the window.

    Any thread.
    """

    def __init__(self) -> None:
        self.begun = False

    def through(self, report: Report) -> Report:
        """`report`, heard on its way."""

        def heard(state: SendState) -> None:
            self.begun = state.begun
            report(state)

        return heard
