"""Numbers of ended submissions are forgotten: hashes stay, so that doubles are still noticed.

The hashes are made with a secret key in a file of its own beside the journal, so a copy of the
journal alone tells no number.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from pathlib import Path

from yccall_desktop.core.submission import Submission
from yccall_desktop.errors import QT_TRANSLATE_NOOP, AppError, Words
from yccall_desktop.logs import redact
from yccall_desktop.store.earlier import MAY_HAVE_BEEN_CALLED, PART_OF_NUMBER
from yccall_desktop.store.failures import JOURNAL
from yccall_desktop.store.hashed_numbers import NumberHash, new_key, stored_key

KEY_NAME = "journal.key"

_SENT = f"""
    SELECT DISTINCT number.key FROM number {PART_OF_NUMBER}
    WHERE number.submission = ? AND ({MAY_HAVE_BEEN_CALLED})
"""  # noqa: S608 - SQL of our own making


class ForgottenNumbers:
    """The key of the hashes in one journal. `lost`: there are hashes that no key fits."""

    def __init__(self, db: sqlite3.Connection, journal: Path) -> None:
        self._path = journal.with_name(KEY_NAME)
        row = db.execute("SELECT mark FROM forgotten_key").fetchone()
        self._mark: bytes | None = None if row is None else row[0]
        self.hash: NumberHash | None = None
        key = None if self._mark is None else stored_key(self._path, JOURNAL)
        if key is not None and NumberHash(key).mark() == self._mark:
            self.hash = NumberHash(key)

    @property
    def lost(self) -> bool:
        return self._mark is not None and self.hash is None

    def key_lost(self) -> AppError:
        """The sentence for it."""
        template = QT_TRANSLATE_NOOP(
            "Journal",
            "The key {file} is missing or is another one. Lists whose numbers were forgotten on "
            "this PC are not recognised when they are sent again, and no more numbers are "
            "forgotten. Put a copy of the file in its place and start the program again.",
        )
        return AppError(Words("Journal", template, {"file": str(self._path)}), "key lost")

    def _ready(self) -> NumberHash:
        """The hash to forget with; its key is made, durably, when there is none yet."""
        if self.lost:
            raise self.key_lost()
        if self.hash is None:
            key = stored_key(self._path, JOURNAL) or new_key(self._path, JOURNAL)
            self.hash = NumberHash(key)
        return self.hash

    def forget(self, db: sqlite3.Connection, seq: int, at: int) -> None:
        """Within a transaction: nothing of the submission's numbers is left but hashes."""
        made = self._ready()
        db.execute(
            "INSERT INTO forgotten_key SELECT ? WHERE NOT EXISTS (SELECT 1 FROM forgotten_key)",
            (made.mark(),),
        )
        keys = db.execute(_SENT, (seq,)).fetchall()
        db.executemany(
            "INSERT OR IGNORE INTO forgotten (hash, submission) VALUES (?, ?)",
            ((made(int(key)), seq) for (key,) in keys),
        )
        db.execute("DELETE FROM number WHERE submission = ?", (seq,))
        db.execute("UPDATE refused SET number = '', reason = '' WHERE submission = ?", (seq,))
        for table, column, name in (("part", '"end"', "submission"),
                                    ("submission", "command_end", "seq")):  # fmt: skip
            _redact_messages(db, table, column, name, seq)
        db.execute("UPDATE submission SET forgotten_at = ? WHERE seq = ?", (at, seq))


def _redact_messages(db: sqlite3.Connection, table: str, column: str, name: str, seq: int) -> None:
    """A platform may repeat numbers in the message of an end."""
    for (text,) in db.execute(
        f"SELECT DISTINCT {column} FROM {table} "  # noqa: S608 - names of our own tables
        f"WHERE {name} = ? AND {column} IS NOT NULL",
        (seq,),
    ).fetchall():
        end = json.loads(text)
        message = redact(end.get("message", ""))
        if message != end.get("message", ""):
            changed = json.dumps({**end, "message": message}, ensure_ascii=False)
            db.execute(
                f"UPDATE {table} SET {column} = ? WHERE {name} = ? AND {column} = ?",  # noqa: S608
                (changed, seq, text),
            )


def may_be_forgotten(submission: Submission, before: int) -> bool:
    """Whether it has ended, still has numbers, and nothing was done about it since `before`."""
    if submission.forgotten_at is not None or not submission.ended:
        return False
    return submission.touched_at < before


def remove_copies(journal: Path) -> None:
    """Copies from before an upgrade hold the same numbers."""
    for copy in journal.parent.glob(f"{journal.stem}-version-*{journal.suffix}"):
        with contextlib.suppress(OSError):
            copy.unlink()
