"""The file of the journal or another store: made, opened, checked and brought up to date.

An existing file that is not whole, of this version or an older one, is left as it is.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from yccall_desktop.errors import AppError
from yccall_desktop.paths import replace_patiently
from yccall_desktop.store.failures import (
    JOURNAL,
    Sentences,
    damaged,
    file_failure,
    newer,
    sqlite_failure,
)

BUSY_SECONDS = 5.0
"""How long a statement waits for another program that holds the file."""
OPEN_SECONDS = 1.0
"""The same while the file is opened, since the window waits too."""

LARGE = 16_000_000
"""Bytes of a file that takes a moment to be checked."""

_PRAGMAS = ("journal_mode=DELETE", "synchronous=EXTRA", "temp_store=MEMORY", "secure_delete=ON")
"""What is deleted is overwritten, too."""

_MAGIC = b"SQLite format 3\0"
_HEADER_SIZE = 100
_VERSION_AT = 60

_VERSION_1 = (
    """
    CREATE TABLE submission (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        created_at INTEGER NOT NULL,
        server TEXT NOT NULL,
        account TEXT NOT NULL,
        path TEXT NOT NULL,
        sheet TEXT NOT NULL,
        totals TEXT NOT NULL,
        settings TEXT NOT NULL,
        task_id TEXT NOT NULL DEFAULT '',
        command TEXT NOT NULL DEFAULT '',
        command_end TEXT,
        absent_looks INTEGER NOT NULL DEFAULT 0,
        looked_at INTEGER
    )
    """,
    """
    CREATE TABLE part (
        submission INTEGER NOT NULL REFERENCES submission (seq),
        position INTEGER NOT NULL,
        count INTEGER NOT NULL,
        state TEXT NOT NULL,
        "end" TEXT,
        sent_at INTEGER,
        attempts INTEGER NOT NULL DEFAULT 0,
        released INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (submission, position)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE number (
        submission INTEGER NOT NULL REFERENCES submission (seq),
        part INTEGER NOT NULL,
        position INTEGER NOT NULL,
        row INTEGER NOT NULL,
        number TEXT NOT NULL,
        key TEXT NOT NULL,
        time INTEGER,
        user_id TEXT NOT NULL,
        member_id TEXT NOT NULL,
        intent TEXT NOT NULL,
        customer_uuid TEXT NOT NULL,
        PRIMARY KEY (submission, part, position)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX number_by_key ON number (key, submission, part)",
    """
    CREATE TABLE refused (
        submission INTEGER NOT NULL REFERENCES submission (seq),
        part INTEGER NOT NULL,
        position INTEGER NOT NULL,
        number TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (submission, part, position)
    ) WITHOUT ROWID
    """,
)

_VERSION_2 = (
    "ALTER TABLE part ADD COLUMN first INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE part ADD COLUMN taken INTEGER",
    """
    UPDATE part SET first = (
        SELECT COALESCE(SUM(before.count), 0) FROM part AS before
        WHERE before.submission = part.submission AND before.position < part.position
    )
    """,
    """
    CREATE TABLE listed (
        submission INTEGER NOT NULL REFERENCES submission (seq),
        position INTEGER NOT NULL,
        row INTEGER NOT NULL,
        number TEXT NOT NULL,
        key TEXT NOT NULL,
        time INTEGER,
        user_id TEXT NOT NULL,
        member_id TEXT NOT NULL,
        intent TEXT NOT NULL,
        customer_uuid TEXT NOT NULL,
        PRIMARY KEY (submission, position)
    ) WITHOUT ROWID
    """,
    """
    INSERT INTO listed
    SELECT number.submission, part.first + number.position, row, number, key, time, user_id,
        member_id, intent, customer_uuid
    FROM number
    JOIN part ON part.submission = number.submission AND part.position = number.part
    """,
    "DROP TABLE number",
    "ALTER TABLE listed RENAME TO number",
    "CREATE INDEX number_by_key ON number (key, submission, position)",
    """
    CREATE TABLE seen (
        submission INTEGER NOT NULL REFERENCES submission (seq),
        position INTEGER NOT NULL,
        PRIMARY KEY (submission, position)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX part_by_first ON part (submission, first, state, released)",
)
"""Numbers have one place in the whole list, and parts are ranges of it: cut anew, none moves.
`seen` are the numbers that a look found on the platform.
"""

_VERSION_3 = (
    "ALTER TABLE submission ADD COLUMN account_id TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE submission ADD COLUMN account_name TEXT NOT NULL DEFAULT ''",
)
"""Which account of the settings a list is sent with; what is older has only its company."""

_VERSION_4 = (
    "ALTER TABLE submission ADD COLUMN forgotten_at INTEGER",
    """
    CREATE TABLE forgotten (
        hash BLOB NOT NULL,
        submission INTEGER NOT NULL REFERENCES submission (seq),
        PRIMARY KEY (hash, submission)
    ) WITHOUT ROWID
    """,
    "CREATE TABLE forgotten_key (mark BLOB NOT NULL)",
)
"""`forgotten` are keyed hashes of numbers that were sent and are not kept any more; the key is in a
file of its own, `forgotten_key` tells which one.
"""

STEPS: tuple[Sequence[str], ...] = (_VERSION_1, _VERSION_2, _VERSION_3, _VERSION_4)
"""The statements that lead the journal from each version to the next; version n is what n steps
made."""


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=min(OPEN_SECONDS, BUSY_SECONDS), isolation_level=None, check_same_thread=False
    )
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").fetchall()
        connection.execute("PRAGMA foreign_keys=ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _upgrade(connection: sqlite3.Connection, steps: Sequence[Sequence[str]]) -> None:
    """Run the missing steps in one transaction."""
    connection.execute("BEGIN EXCLUSIVE")
    try:
        for statements in steps[_version(connection) :]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version={len(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def private(path: Path) -> None:
    """Make an empty file that only its owner may read; an older one of that name is replaced."""
    path.unlink(missing_ok=True)
    path.with_name(path.name + "-journal").unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _create(path: Path, steps: Sequence[Sequence[str]]) -> None:
    """Make a whole, empty file beside `path` and move it there.

    So a file at `path` is never half made: an empty one was not left by us and is damage.
    """
    fresh = path.with_name(path.name + ".new")
    private(fresh)
    with contextlib.closing(_connect(fresh)) as connection:
        _upgrade(connection, steps)
    replace_patiently(fresh, path)
    sync_folder(path.parent)


def _back_up(connection: sqlite3.Connection, path: Path) -> Path:
    """Copy the file beside itself, named by its version, before it is changed."""
    target = path.with_name(f"{path.stem}-version-{_version(connection)}{path.suffix}")
    fresh = target.with_name(target.name + ".new")
    private(fresh)
    with contextlib.closing(sqlite3.connect(fresh)) as copy:
        connection.backup(copy)
    replace_patiently(fresh, target)
    sync_folder(path.parent)
    return target


def _check_header(path: Path, newest: int, sentences: Sentences) -> int:
    """The version that the file's first bytes tell; read without SQLite, which might change it.

    With a rollback journal beside the file it may be that of a change which is taken back.
    AppError when the file is not SQLite's, has no version or one above `newest`.
    """
    with path.open("rb") as file:
        header = file.read(_HEADER_SIZE)
    if len(header) < _HEADER_SIZE or not header.startswith(_MAGIC):
        raise damaged(path, "no SQLite header", sentences)
    version = int.from_bytes(header[_VERSION_AT : _VERSION_AT + 4], "big", signed=True)
    if version > newest:
        raise newer(path, version, sentences)
    if version < 1:
        raise damaged(path, "no version", sentences)
    return version


def _check_content(connection: sqlite3.Connection, path: Path, sentences: Sentences) -> None:
    verdict = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict is None or verdict[0] != "ok":
        raise damaged(path, "quick_check", sentences)


def _check_writable(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("ROLLBACK")


def takes_long(path: Path) -> bool:
    """Whether opening the journal may take seconds: it is large, of an older version, or a change
    of it was cut short."""
    try:
        cut = path.with_name(path.name + "-journal").exists()
        return (
            path.stat().st_size > LARGE
            or cut
            or _check_header(path, len(STEPS), JOURNAL) < len(STEPS)
        )
    except (OSError, AppError):
        return False


def open_journal(path: Path, steps: Sequence[Sequence[str]] = STEPS) -> sqlite3.Connection:
    """Open the journal at `path`; see `open_file`."""
    return open_file(path, steps, JOURNAL)


def open_file(
    path: Path, steps: Sequence[Sequence[str]], sentences: Sentences, *, writing: bool = True
) -> sqlite3.Connection:
    """Open the file at `path`, made if there is none; usable on any thread, one at a time.

    A file of an older version is copied beside itself, then upgraded. Raises AppError, worded by
    `sentences`, for a damaged file, one of a newer version and, when `writing`, for a disk that
    cannot be written.
    """
    connection = None
    try:
        if not path.exists():
            if path.with_name(path.name + "-journal").exists():
                raise damaged(path, "only its rollback journal is left", sentences)
            _create(path, steps)
        _check_header(path, len(steps), sentences)
        connection = _connect(path)
        _check_content(connection, path, sentences)
        if writing:
            _check_writable(connection)
            if os.name != "nt":
                path.chmod(0o600)
        if _version(connection) < len(steps):
            _back_up(connection, path)
            _upgrade(connection, steps)
    except BaseException as error:
        if connection is not None:
            connection.close()
        if isinstance(error, sqlite3.Error):
            raise sqlite_failure(error, path, sentences) from error
        if isinstance(error, OSError):
            raise file_failure(error, path, sentences) from error
        raise
    connection.execute(f"PRAGMA busy_timeout={int(BUSY_SECONDS * 1000)}")
    return connection
