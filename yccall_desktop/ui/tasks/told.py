"""Whether the user was told of an earlier submission that holds numbers of a list."""

from __future__ import annotations

from collections.abc import Iterable

from yccall_desktop.core.ports import EarlierSubmission
from yccall_desktop.core.submission import PartState


def told_of_all(told: Iterable[EarlierSubmission], now: Iterable[EarlierSubmission]) -> bool:
    """False when one of `now` is new, holds more numbers, or became unknown or known since."""
    shared = {_said(one): one.shared for one in told}
    return all(one.shared <= shared.get(_said(one), 0) for one in now)


def _said(one: EarlierSubmission) -> tuple[str, bool]:
    return one.submission.id, one.submission.state is PartState.UNKNOWN
