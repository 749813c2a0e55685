"""The do-not-call list: keyed hashes of numbers in one SQLite file, their key in another.

Both are made with the first number. The file is open only while a method runs.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.do_not_call import AddedNumbers, BlockedNumbers, NumberBatch
from yccall_desktop.paths import replace_patiently
from yccall_desktop.store.failures import DO_NOT_CALL, file_failure, sqlite_failure
from yccall_desktop.store.hashed_numbers import (
    HashedNumbers,
    NumberHash,
    key_lost,
    list_lost,
    new_key,
    stored_key,
)
from yccall_desktop.store.schema import open_file

FILE_NAME = "do-not-call.sqlite3"
KEY_NAME = "do-not-call.key"

_FOR_EVER = date.max.toordinal()
_CANCEL_EVERY = 10_000

# days are counted as date.toordinal() does
_VERSION_1 = (
    "CREATE TABLE key_mark (mark BLOB NOT NULL)",
    """
    CREATE TABLE batch (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        source TEXT NOT NULL,
        added INTEGER NOT NULL,
        expires INTEGER NOT NULL,
        count INTEGER NOT NULL DEFAULT 0
    )
    """,
    """
    CREATE TABLE entry (
        digest BLOB NOT NULL,
        batch INTEGER NOT NULL REFERENCES batch (id),
        PRIMARY KEY (digest, batch)
    ) WITHOUT ROWID
    """,
)

STEPS = (_VERSION_1,)

# of a batch's numbers: how many were on the list before, and how many of them not as long
_BEFORE = """
    SELECT COUNT(*), COALESCE(SUM(last < :last), 0) FROM (
        SELECT MAX(batch.expires) AS last
        FROM entry AS mine
        CROSS JOIN entry AS other ON other.digest = mine.digest AND other.batch != mine.batch
        JOIN batch ON batch.id = other.batch
        WHERE mine.batch = :batch AND batch.expires >= :today
        GROUP BY mine.digest
    )
"""


class SqliteDoNotCall:
    """The DoNotCallList port, in a folder. Nothing is read or made before a method is called."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self._key_path = folder / KEY_NAME
        self._lock = threading.RLock()

    # --- writing -----------------------------------------------------------------------------
    def add(
        self,
        keys: Iterable[int],
        source: str,
        today: date,
        expires: date | None,
        cancel: CancelToken,
    ) -> AddedNumbers:
        """Add a batch; numbers that are typed in (no `source`) join those of the same day.

        A million numbers take some 100 MB meanwhile.
        """
        last = _FOR_EVER if expires is None else expires.toordinal()
        with self._opened(writing=True, make=True) as db:
            assert db is not None
            digests = _digests(self._writing_key(db), keys, cancel)
            count = sum(map(len, digests))
            if not count:
                return AddedNumbers()
            batch = db.execute(
                "INSERT INTO batch (source, added, expires, count) VALUES (?, ?, ?, ?)",
                (source, today.toordinal(), last, count),
            ).lastrowid
            assert batch is not None
            rows = ((digest, batch) for digest in _taken(digests, cancel))
            db.executemany("INSERT INTO entry (digest, batch) VALUES (?, ?)", rows)
            already, extended = db.execute(
                _BEFORE,
                {"batch": batch, "today": today.toordinal(), "last": last},
            ).fetchone()
            if not source:
                _join_typed(db, batch)
            cancel.raise_if_cancelled()
            return AddedNumbers(count - already, already, extended)

    def remove(self, key: int) -> bool:
        """Take one number off, whichever batches hold it."""
        with self._opened(writing=True) as db:
            number_hash = self._reading_key(db)
            if db is None or number_hash is None:
                return False
            digest = number_hash(key)
            db.execute(
                "UPDATE batch SET count = count - 1 "
                "WHERE id IN (SELECT batch FROM entry WHERE digest = ?)",
                (digest,),
            )
            removed = db.execute("DELETE FROM entry WHERE digest = ?", (digest,)).rowcount
            db.execute("DELETE FROM batch WHERE count = 0")
            return removed > 0

    def remove_batch(self, batch_id: int) -> None:
        """Take one batch off; unknown ids are ignored."""
        with self._opened(writing=True) as db:
            if db is not None:
                _drop_batches(db, [batch_id])

    def clear(self) -> None:
        """Take all numbers off; the key stays for those that come."""
        with self._opened(writing=True) as db:
            if db is not None:
                db.execute("DELETE FROM entry")
                db.execute("DELETE FROM batch")

    def purge(self, today: date) -> None:
        """Forget the batches whose last day is over."""
        with self._opened(writing=True) as db:
            if db is None:
                return
            expired = db.execute("SELECT id FROM batch WHERE expires < ?", (today.toordinal(),))
            _drop_batches(db, [row[0] for row in expired.fetchall()])

    def start_anew(self) -> None:
        """Set the file aside, and the key when it does not fit; raises AppError when held."""
        with self._lock:
            try:
                for path in (self._path, self._path.with_name(FILE_NAME + "-journal")):
                    if path.exists():
                        replace_patiently(path, _free_name(path))
                if self._key_path.exists():
                    replace_patiently(self._key_path, _free_name(self._key_path))
            except OSError as error:
                raise file_failure(error, self._path, DO_NOT_CALL) from error

    # --- reading -----------------------------------------------------------------------------
    def count(self, today: date) -> int:
        """How many different numbers are on the list."""
        with self._opened() as db:
            self._reading_key(db)
            if db is None:
                return 0
            counted = db.execute(
                "SELECT COUNT(DISTINCT digest) FROM entry "
                "WHERE batch IN (SELECT id FROM batch WHERE expires >= ?)",
                (today.toordinal(),),
            ).fetchone()
            return int(counted[0])

    def batches(self) -> list[NumberBatch]:
        """All batches, those that have expired too, newest first."""
        with self._opened() as db:
            return [] if db is None else _batches(db, "TRUE", ())

    def holding(self, key: int, today: date) -> list[NumberBatch]:
        """The batches that hold a number and have not expired, newest first."""
        with self._opened() as db:
            number_hash = self._reading_key(db)
            if db is None or number_hash is None:
                return []
            which = "expires >= ? AND id IN (SELECT batch FROM entry WHERE digest = ?)"
            return _batches(db, which, (today.toordinal(), number_hash(key)))

    def snapshot(self, today: date) -> BlockedNumbers:
        """The numbers on the list; the file may change or vanish afterwards."""
        with self._opened() as db:
            number_hash = self._reading_key(db)
            if db is None or number_hash is None:
                return frozenset()
            rows = db.execute(
                "SELECT DISTINCT digest FROM entry "
                "WHERE batch IN (SELECT id FROM batch WHERE expires >= ?) ORDER BY digest",
                (today.toordinal(),),
            )
            return HashedNumbers(number_hash, (row[0] for row in rows))

    # --- files -------------------------------------------------------------------------------
    @contextlib.contextmanager
    def _opened(
        self, *, writing: bool = False, make: bool = False
    ) -> Iterator[sqlite3.Connection | None]:
        """A transaction, or None when there is no list yet and none shall be made."""
        with self._lock:
            rollback = self._path.with_name(FILE_NAME + "-journal")
            if not self._path.exists() and not rollback.exists():
                if self._key_path.exists():
                    raise list_lost(self._path)
                if not make:
                    yield None
                    return
            with contextlib.closing(
                open_file(self._path, STEPS, DO_NOT_CALL, writing=writing)
            ) as db:
                try:
                    db.execute("PRAGMA secure_delete=ON")
                    db.execute("BEGIN IMMEDIATE" if writing else "BEGIN")
                    try:
                        yield db
                        db.execute("COMMIT")
                    except BaseException:
                        with contextlib.suppress(sqlite3.Error):
                            if db.in_transaction:
                                db.execute("ROLLBACK")
                        raise
                except sqlite3.Error as error:
                    raise sqlite_failure(error, self._path, DO_NOT_CALL) from error

    def _reading_key(self, db: sqlite3.Connection | None) -> NumberHash | None:
        """The hash of the numbers on the list, None when there never were any."""
        mark = None if db is None else db.execute("SELECT mark FROM key_mark").fetchone()
        if mark is None:
            return None
        key = stored_key(self._key_path)
        if key is None or NumberHash(key).mark() != mark[0]:
            raise key_lost(self._key_path)
        return NumberHash(key)

    def _writing_key(self, db: sqlite3.Connection) -> NumberHash:
        """The same, with a key made for the first number."""
        known = self._reading_key(db)
        if known is not None:
            return known
        # a key without a mark is left by an attempt that was cut off: nothing is hashed with it
        made = NumberHash(stored_key(self._key_path) or new_key(self._key_path))
        db.execute("INSERT INTO key_mark VALUES (?)", (made.mark(),))
        return made


def _digests(
    number_hash: NumberHash, keys: Iterable[int], cancel: CancelToken
) -> list[list[bytes]]:
    """Different hashes in order, so that SQLite writes its pages one after the other.

    In 256 lists by their first byte: one sort of a million would stop all other threads.
    """
    hashed: list[list[bytes]] = [[] for _ in range(256)]
    for position, key in enumerate(keys):
        if position % _CANCEL_EVERY == 0:
            cancel.raise_if_cancelled()
        digest = number_hash(key)
        hashed[digest[0]].append(digest)
    for bucket in hashed:
        bucket.sort()
        bucket[:] = [digest for digest, _ in groupby(bucket)]
    return hashed


def _taken(digests: list[list[bytes]], cancel: CancelToken) -> Iterator[bytes]:
    """All hashes in order; the lists are emptied."""
    for bucket in digests:
        cancel.raise_if_cancelled()
        yield from bucket
        bucket.clear()


def _join_typed(db: sqlite3.Connection, batch: int) -> None:
    """Move the numbers of a new batch to one that was typed in on the same day for as long."""
    found = db.execute(
        "SELECT old.id FROM batch AS old JOIN batch AS new ON new.id = ? AND old.id != new.id "
        "WHERE old.source = '' AND old.added = new.added AND old.expires = new.expires",
        (batch,),
    ).fetchone()
    if found is None:
        return
    moved = db.execute(
        "UPDATE OR IGNORE entry SET batch = ? WHERE batch = ?", (found[0], batch)
    ).rowcount
    db.execute("UPDATE batch SET count = count + ? WHERE id = ?", (moved, found[0]))
    _drop_batches(db, [batch])


def _drop_batches(db: sqlite3.Connection, ids: list[int]) -> None:
    for one in ids:
        db.execute("DELETE FROM entry WHERE batch = ?", (one,))
        db.execute("DELETE FROM batch WHERE id = ?", (one,))


def _batches(db: sqlite3.Connection, which: str, values: tuple[object, ...]) -> list[NumberBatch]:
    """The batches of which `which` (SQL of our own making) holds."""
    rows = db.execute(
        f"SELECT id, source, added, expires, count FROM batch WHERE {which} ORDER BY id DESC",  # noqa: S608
        values,
    )
    return [
        NumberBatch(
            row[0],
            row[1],
            date.fromordinal(row[2]),
            None if row[3] == _FOR_EVER else date.fromordinal(row[3]),
            row[4],
        )
        for row in rows
    ]


def _free_name(path: Path) -> Path:
    """A name beside `path` that is not taken."""
    number = 1
    while (aside := path.with_name(f"{path.name}.aside-{number}")).exists():
        number += 1
    return aside
