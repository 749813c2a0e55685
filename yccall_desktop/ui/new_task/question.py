"""What has to be asked before a list is sent."""

from __future__ import annotations

from dataclasses import dataclass

from yccall_desktop.core.call_totals import Totals
from yccall_desktop.core.ports import EarlierSubmission
from yccall_desktop.core.submission import PartState, Submission
from yccall_desktop.errors import Words


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask before sending; a part that is None or empty is no question.

    `dropped`: totals of which more than half drop out. `past`: a preset moment that has passed
    (Unix seconds). `unlisted`: why the do-not-call list could not be applied.
    """

    dropped: Totals | None
    past: int | None
    earlier: tuple[EarlierSubmission, ...]
    unlisted: Words | None = None

    @property
    def unknown(self) -> Submission | None:
        """The newest earlier submission of which it is not known whether it was sent."""
        states = (PartState.UNKNOWN, PartState.SENDING)
        found = (
            one.submission
            for one in self.earlier
            if one.submission.state in states and not one.under_way
        )
        return next(found, None)

    @property
    def needed(self) -> bool:
        others = (self.dropped, self.past, self.unlisted)
        return bool(self.earlier) or any(one is not None for one in others)
