"""Which numbers were submitted before: asked of the index, once for each number."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from yccall_desktop.core.submission import SENDABLE, PartState
from yccall_desktop.store.hashed_numbers import NumberHash
from yccall_desktop.store.recent import COUNTS_AS_SENT


def _listed(states: Iterable[PartState]) -> str:
    return ", ".join(f"'{state.value}'" for state in sorted(states, key=lambda one: one.value))


PART_OF_NUMBER = """
    CROSS JOIN part ON part.submission = number.submission AND part.first = (
        SELECT MAX(first) FROM part AS before
        WHERE before.submission = number.submission AND before.first <= number.position
    )
"""
MAY_HAVE_BEEN_CALLED = f"""
    part.state IN ({_listed(COUNTS_AS_SENT)})
        OR part.released
        OR EXISTS (
            SELECT 1 FROM seen
            WHERE seen.submission = number.submission AND seen.position = number.position
        )
"""  # noqa: S608 - only our own enum's values
"""Of a number and its part: it was sent, or perhaps sent."""

EARLIER = f"""
    SELECT number.submission, COUNT(DISTINCT number.key)
    FROM wanted
    CROSS JOIN number ON number.key = wanted.key
    {PART_OF_NUMBER}
    WHERE number.submission IN under_way OR {MAY_HAVE_BEEN_CALLED}
    GROUP BY number.submission
"""  # noqa: S608 - SQL of our own making
"""(submission, how many) of the numbers in `wanted` that were sent, or perhaps sent, or that are in
a submission of `under_way`: those that wait follow without a question."""

_FORGOTTEN = """
    SELECT forgotten.submission, COUNT(*) FROM wanted_hash
    CROSS JOIN forgotten ON forgotten.hash = wanted_hash.hash
    GROUP BY forgotten.submission
"""
"""The same for numbers of which only hashes are left."""

_WAITING = f"""
    INSERT OR IGNORE INTO wanted
    SELECT number.key FROM part
    JOIN number ON number.submission = part.submission
        AND number.position >= part.first AND number.position < part.first + part.count
    WHERE part.submission = ? AND part.state IN ({_listed((*SENDABLE, PartState.UNKNOWN))})
"""  # noqa: S608 - only our own enum's values


def shared_with(
    db: sqlite3.Connection,
    keys: Iterable[str],
    number_hash: NumberHash | None,
    under_way: Iterable[str],
) -> dict[int, int]:
    """Submission (its seq) to how many of these keys it was sent with.

    `number_hash`: by which forgotten numbers are known; None: none were forgotten. `under_way`: the
    ids of submissions that are being sent, whose numbers count although they wait.
    """
    _clear(db, under_way)
    db.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", ((key,) for key in keys))
    return _found(db, number_hash)


def shared_with_waiting(
    db: sqlite3.Connection, seq: int, number_hash: NumberHash | None, under_way: Iterable[str]
) -> dict[int, int]:
    """The same for the numbers of a submission that are not sent yet; itself left out."""
    _clear(db, under_way)
    db.execute(_WAITING, (seq,))
    return {other: many for other, many in _found(db, number_hash).items() if other != seq}


def _clear(db: sqlite3.Connection, under_way: Iterable[str]) -> None:
    db.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (key TEXT PRIMARY KEY) WITHOUT ROWID")
    db.execute("CREATE TEMP TABLE IF NOT EXISTS under_way (submission INTEGER PRIMARY KEY)")
    db.execute("DELETE FROM wanted")
    db.execute("DELETE FROM under_way")
    db.executemany(
        "INSERT INTO under_way SELECT seq FROM submission WHERE id = ?",
        ((one,) for one in under_way),
    )


def _found(db: sqlite3.Connection, number_hash: NumberHash | None) -> dict[int, int]:
    shared = dict(db.execute(EARLIER).fetchall())
    if number_hash is not None:
        shared |= _found_by_hash(db, number_hash)
    db.execute("DELETE FROM wanted")
    return shared


def _found_by_hash(db: sqlite3.Connection, number_hash: NumberHash) -> dict[int, int]:
    db.execute("CREATE TEMP TABLE IF NOT EXISTS wanted_hash (hash BLOB PRIMARY KEY) WITHOUT ROWID")
    keys = db.execute("SELECT key FROM wanted").fetchall()
    db.executemany(
        "INSERT OR IGNORE INTO wanted_hash VALUES (?)",
        ((number_hash(int(key)),) for (key,) in keys),
    )
    shared = dict(db.execute(_FORGOTTEN).fetchall())
    db.execute("DELETE FROM wanted_hash")
    return shared
