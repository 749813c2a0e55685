"""Forget the numbers of submissions that ended long ago; run once at each start."""

from __future__ import annotations

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.ports import Journal

DAY_SECONDS = 24 * 3600


def forget_old(
    journal: Journal, days: int, recent_days: int, now: int, cancel: CancelToken | None = None
) -> int:
    """Forget what ended more than `days` ago; 0: nothing is ever forgotten. Returns how many.

    What "submitted lately" needs, the last `recent_days`, is kept in any case. `now` is in Unix
    seconds. Blocks; raises AppError when the journal cannot be written, Cancelled between two
    submissions; then the rest stays.
    """
    if days <= 0:
        return 0
    kept = max(days, recent_days + 1)
    return journal.forget(now - kept * DAY_SECONDS, now, cancel)
