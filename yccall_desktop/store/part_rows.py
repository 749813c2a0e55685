"""The parts of a submission in the journal's tables: cut, seen on the platform, left out.

Every function works inside a transaction of its caller; `seq` is the submission's row.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from yccall_desktop.core.outcomes import End, Outcome, Reason, RefusedNumber
from yccall_desktop.core.submission import SENDABLE, Part, PartState, interrupted, recut
from yccall_desktop.store.mapping import PART_COLUMNS, end_text, part_of


def load_parts(db: sqlite3.Connection, which: str) -> dict[int, tuple[Part, ...]]:
    """The parts of the submissions whose seq is `which` (SQL of our own making), in order."""
    seen = _seen(db, which)
    refused: dict[tuple[int, int], int] = {
        (seq, position): many
        for seq, position, many in db.execute(
            f"SELECT submission, part, COUNT(*) FROM refused WHERE submission {which} "  # noqa: S608
            "GROUP BY submission, part"
        )
    }
    parts: dict[int, list[Part]] = defaultdict(list)
    for seq, *row in db.execute(
        f"SELECT submission, {PART_COLUMNS} FROM part "  # noqa: S608
        f"WHERE submission {which} ORDER BY submission, position"
    ):
        place = (seq, row[0])
        parts[seq].append(part_of(tuple(row), seen.get(place, 0), refused.get(place, 0)))
    return {seq: tuple(made) for seq, made in parts.items()}


def _seen(db: sqlite3.Connection, which: str) -> dict[tuple[int, int], int]:
    """(submission, part) to how many of its numbers a look has seen."""
    return {
        (seq, position): many
        for seq, position, many in db.execute(
            f"""
            SELECT part.submission, part.position, COUNT(*) FROM seen
            JOIN part ON part.submission = seen.submission
                AND seen.position >= part.first AND seen.position < part.first + part.count
            WHERE seen.submission {which} GROUP BY part.submission, part.position
            """  # noqa: S608 - SQL of our own making
        )
    }


def part_at(db: sqlite3.Connection, seq: int, index: int) -> Part:
    """One part. KeyError when there is none."""
    parts = load_parts(db, f"= {int(seq)}").get(seq, ())
    found = next((part for part in parts if part.index == index), None)
    if found is None:
        raise KeyError(index)
    return found


def recut_parts(db: sqlite3.Connection, seq: int, index: int, size: int) -> bool:
    """Cut the REFUSED part and what waits behind it; False when it is not REFUSED any more."""
    parts = load_parts(db, f"= {int(seq)}")[seq]
    if index >= len(parts) or parts[index].state is not PartState.REFUSED:
        return False
    db.execute("DELETE FROM part WHERE submission = ? AND position >= ?", (seq, index))
    db.executemany(
        'INSERT INTO part (submission, position, count, state, "end", sent_at, attempts, released, '
        "first, taken) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                seq,
                part.index,
                part.count,
                part.state.value,
                end_text(part.end),
                part.sent_at,
                part.attempts,
                int(part.released),
                part.first,
                part.taken,
            )
            for part in recut(parts, index, size)[index:]
        ),
    )
    return True


def see(db: sqlite3.Connection, seq: int, index: int, keys: Collection[str]) -> Part:
    """Mark the numbers of these keys as seen; with all of them seen the part is DONE."""
    part = part_at(db, seq, index)
    if part.state is PartState.DONE:
        return part  # its answer told already how many there are
    db.executemany(
        """
        INSERT OR IGNORE INTO seen (submission, position)
        SELECT submission, position FROM number
        WHERE key = ? AND submission = ? AND position >= ? AND position < ?
        """,
        ((key, seq, part.first, part.first + part.count) for key in keys),
    )
    part = part_at(db, seq, index)
    if part.there < part.count:
        return part
    done = replace(part, state=PartState.DONE, end=End(Outcome.DONE, Reason.OK), taken=0)
    db.execute(
        'UPDATE part SET state = ?, "end" = ?, taken = 0 WHERE submission = ? AND position = ?',
        (done.state.value, end_text(done.end), seq, index),
    )
    return done


def taken_unseen(db: sqlite3.Connection, seq: int, part: Part) -> int:
    """How many the platform took beside those that looks have seen by now.

    `part.there` are those that were seen before it was sent.
    """
    return max(part.there + (part.taken or 0) - part_at(db, seq, part.index).there, 0)


def replace_refused(
    db: sqlite3.Connection, seq: int, part: int, refused: Sequence[RefusedNumber]
) -> None:
    """The refused numbers of a part are these from now on."""
    db.execute("DELETE FROM refused WHERE submission = ? AND part = ?", (seq, part))
    db.executemany(
        "INSERT INTO refused (submission, part, position, number, reason) VALUES (?, ?, ?, ?, ?)",
        (
            (seq, part, position, entry.number, entry.reason)
            for position, entry in enumerate(refused)
        ),
    )


def leave_unknown(db: sqlite3.Connection, reason: Reason, seq: int | None = None) -> bool:
    """SENDING parts, of one submission or of all, become UNKNOWN for a reason."""
    after = interrupted(Part(0, 0, PartState.SENDING), reason)
    changed = db.execute(
        'UPDATE part SET state = ?, "end" = ? '
        "WHERE state = ? AND submission = ifnull(?, submission)",
        (after.state.value, end_text(after.end), PartState.SENDING.value, seq),
    ).rowcount
    return changed > 0


def count_absence(db: sqlite3.Connection, seq: int, looked_at: int) -> None:
    """One look more found nothing, if a part is UNKNOWN."""
    db.execute(
        """
        UPDATE submission SET absent_looks = absent_looks + 1, looked_at = ?
        WHERE seq = ? AND EXISTS (
            SELECT 1 FROM part WHERE part.submission = submission.seq AND part.state = ?
        )
        """,
        (looked_at, seq, PartState.UNKNOWN.value),
    )


def release(db: sqlite3.Connection, seq: int, end: End) -> bool:
    """UNKNOWN parts become NOT_SENT with `end`, if an absence was saved."""
    released = db.execute(
        """
        UPDATE part SET state = ?, "end" = ?, released = 1 WHERE state = ? AND submission IN
        (SELECT seq FROM submission WHERE seq = ? AND absent_looks > 0)
        """,
        (PartState.NOT_SENT.value, end_text(end), PartState.UNKNOWN.value, seq),
    ).rowcount
    return released > 0


def leave_out(db: sqlite3.Connection, seq: int) -> bool:
    """Open parts become LEFT_OUT; one whose end is unknown keeps that end and is `released`."""
    open_states = [state.value for state in (*SENDABLE, PartState.UNKNOWN)]
    marks = ", ".join("?" * len(open_states))
    changed = db.execute(
        f"""
        UPDATE part SET released = CASE state WHEN ? THEN 1 ELSE released END, state = ?
        WHERE submission = ? AND state IN ({marks})
        """,  # noqa: S608 - only question marks
        (PartState.UNKNOWN.value, PartState.LEFT_OUT.value, seq, *open_states),
    ).rowcount
    return changed > 0
