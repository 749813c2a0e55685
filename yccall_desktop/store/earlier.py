"""Which numbers were submitted before: asked of the index, once for each number."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from yccall_desktop.core.submission import SENDABLE, PartState
from yccall_desktop.store.recent import COUNTS_AS_SENT


def _listed(states: Iterable[PartState]) -> str:
    return ", ".join(f"'{state.value}'" for state in sorted(states, key=lambda one: one.value))


EARLIER = f"""
    SELECT number.submission, COUNT(DISTINCT number.key)
    FROM wanted
    CROSS JOIN number ON number.key = wanted.key
    CROSS JOIN part ON part.submission = number.submission AND part.first = (
        SELECT MAX(first) FROM part AS before
        WHERE before.submission = number.submission AND before.first <= number.position
    )
    WHERE part.state IN ({_listed(COUNTS_AS_SENT)})
        OR part.state = '{PartState.LEFT_OUT.value}' AND part.released
        OR EXISTS (
            SELECT 1 FROM seen
            WHERE seen.submission = number.submission AND seen.position = number.position
        )
    GROUP BY number.submission
"""  # noqa: S608 - only our own enum's values
"""(submission, how many) of the numbers in `wanted` that were sent, or perhaps sent."""

_WAITING = f"""
    INSERT OR IGNORE INTO wanted
    SELECT number.key FROM part
    JOIN number ON number.submission = part.submission
        AND number.position >= part.first AND number.position < part.first + part.count
    WHERE part.submission = ? AND part.state IN ({_listed((*SENDABLE, PartState.UNKNOWN))})
"""  # noqa: S608 - only our own enum's values


def shared_with(db: sqlite3.Connection, keys: Iterable[str]) -> dict[int, int]:
    """Submission (its seq) to how many of these keys it was sent with."""
    _clear(db)
    db.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", ((key,) for key in keys))
    return _found(db)


def shared_with_waiting(db: sqlite3.Connection, seq: int) -> dict[int, int]:
    """The same for the numbers of a submission that are not sent yet; itself left out."""
    _clear(db)
    db.execute(_WAITING, (seq,))
    return {other: many for other, many in _found(db).items() if other != seq}


def _clear(db: sqlite3.Connection) -> None:
    db.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (key TEXT PRIMARY KEY) WITHOUT ROWID")
    db.execute("DELETE FROM wanted")


def _found(db: sqlite3.Connection) -> dict[int, int]:
    shared = dict(db.execute(EARLIER).fetchall())
    db.execute("DELETE FROM wanted")
    return shared
