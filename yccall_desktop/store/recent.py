"""The numbers that were submitted lately, out of the journal."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Collection, Iterable

from yccall_desktop.core.phone_text import digits_of
from yccall_desktop.core.ports import RecentNumbers
from yccall_desktop.core.server import same_server
from yccall_desktop.core.submission import Part, PartState, Submission

COUNTS_AS_SENT = (PartState.DONE, PartState.SENDING, PartState.UNKNOWN)
"""States of a part whose numbers the platform has or may have."""


def recent_numbers(
    db: sqlite3.Connection,
    submissions: Iterable[tuple[int, Submission]],
    server: str,
    since: int,
    under_way: Collection[str],
) -> list[RecentNumbers]:
    """The parts of `submissions` (each with its seq) that were sent to `server` since then.

    Of those whose ids are `under_way` also the parts that wait.
    """
    found = []
    for seq, submission in submissions:
        if not same_server(submission.server, server):
            continue
        refused = {digits_of(one.number) for one in submission.refused}
        for part in submission.parts:
            going = submission.id in under_way and not part.closed
            at = submission.created_at if part.sent_at is None else part.sent_at
            at = submission.touched_at if going else at
            if at < since:
                continue
            sent = part.state in COUNTS_AS_SENT or part.released or going
            keys = _keys(db, seq, part, refused, only_seen=not sent)
            if keys:
                found.append(RecentNumbers(submission.task_name, at, keys))
    return sorted(found, key=lambda one: -one.at)


def _keys(
    db: sqlite3.Connection, seq: int, part: Part, refused: set[str], *, only_seen: bool
) -> array[int]:
    """The keys of a part's numbers; `only_seen`: of those that a look found on the platform."""
    seen = "JOIN seen USING (submission, position)" if only_seen else ""
    rows = db.execute(
        f"SELECT key, number FROM number {seen} "  # noqa: S608
        "WHERE submission = ? AND position >= ? AND position < ?",
        (seq, part.first, part.first + part.count),
    )
    if not refused:
        return array("Q", (int(key) for key, _ in rows))
    return array("Q", (int(key) for key, number in rows if not {key, number} & refused))
