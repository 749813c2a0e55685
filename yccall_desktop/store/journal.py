"""The journal: what was promised, sent and answered on this PC, in one SQLite file.

Every write is one transaction that is on the disk when the method returns. The connection is
shared by all threads behind one lock.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Reason, RefusedNumber
from yccall_desktop.core.ports import EarlierSubmission, RecentNumbers
from yccall_desktop.core.submission import (
    SENDABLE,
    CallNumber,
    Part,
    PartState,
    Submission,
)
from yccall_desktop.core.task import TaskCommand
from yccall_desktop.errors import QT_TRANSLATE_NOOP, AppError, Words
from yccall_desktop.store.earlier import shared_with, shared_with_waiting
from yccall_desktop.store.failures import damaged, sqlite_failure
from yccall_desktop.store.forget import ForgottenNumbers, may_be_forgotten, remove_copies
from yccall_desktop.store.mapping import (
    NEW_SUBMISSION_COLUMNS,
    NUMBER_COLUMNS,
    SUBMISSION_COLUMNS,
    Row,
    command_text,
    end_text,
    number_of,
    number_values,
    submission_of,
    submission_values,
)
from yccall_desktop.store.part_rows import (
    count_absence,
    leave_out,
    leave_unknown,
    load_parts,
    part_at,
    recut_parts,
    release,
    replace_refused,
    see,
    taken_unseen,
)
from yccall_desktop.store.recent import recent_numbers
from yccall_desktop.store.schema import open_journal
from yccall_desktop.store.senders import Senders
from yccall_desktop.store.stopped import end_commands

FILE_NAME = "journal.sqlite3"
LET_OTHERS_SECONDS = 0.02
"""Between two long writes, or a thread that waits would never get its turn."""

_SENDABLE_SQL = ", ".join(f"'{state.value}'" for state in sorted(SENDABLE, key=lambda s: s.value))


class SqliteJournal:
    """The Journal port. Raises AppError from every method when the file fails.

    Opening makes the file when there is none; AppError for one that is damaged or of a newer
    version, which is left as it is. A long write holds the lock: stay off the main thread.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.RLock()
        self._senders = Senders()
        self.sending, self.is_sending = self._senders.sending, self._senders.is_sending
        self.deciding = self._senders.deciding
        self._connection = open_journal(path)
        try:
            self._forgotten = ForgottenNumbers(self._connection, path)
        except BaseException as error:
            self._connection.close()
            if isinstance(error, sqlite3.Error):
                raise sqlite_failure(error, path) from error
            raise

    @property
    def key_problem(self) -> Words | None:
        """Why forgotten numbers are not recognised any more; None: they are."""
        return self._forgotten.key_lost().words if self._forgotten.lost else None

    def close(self) -> None:
        """Let go of the file. Any use afterwards is an AppError; closing twice is harmless."""
        with self._lock:
            self._connection.close()

    def __enter__(self) -> SqliteJournal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextlib.contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                self._connection.execute(begin)
                try:
                    yield self._connection
                    self._connection.execute("COMMIT")
                except BaseException:
                    with contextlib.suppress(sqlite3.Error):
                        if self._connection.in_transaction:
                            self._connection.execute("ROLLBACK")
                    raise
            except sqlite3.Error as error:
                raise sqlite_failure(error, self._path) from error

    def _writing(self) -> contextlib.AbstractContextManager[sqlite3.Connection]:
        return self._transaction("BEGIN IMMEDIATE")

    def _reading(self) -> contextlib.AbstractContextManager[sqlite3.Connection]:
        return self._transaction("BEGIN")

    # --- writing -----------------------------------------------------------------------------
    def add(self, submission: Submission, numbers: Iterable[CallNumber]) -> None:
        """Commit a new submission with its numbers; see the port.

        The numbers are dealt to the parts in order. ValueError when the counts do not agree.
        """
        waiting, first = iter(numbers), 0
        values = submission_values(submission)
        marks = ", ".join("?" * len(values))
        with self._writing() as db:
            seq = db.execute(
                f"INSERT INTO submission ({NEW_SUBMISSION_COLUMNS}) VALUES ({marks})",  # noqa: S608
                values,
            ).lastrowid
            for part in submission.parts:
                db.execute(
                    "INSERT INTO part (submission, position, count, state, first) "
                    "VALUES (?, ?, ?, ?, ?)",
                    (seq, part.index, part.count, PartState.PENDING.value, first),
                )
                places = range(first, first + part.count)
                written = db.executemany(
                    f"INSERT INTO number (submission, position, {NUMBER_COLUMNS}) "  # noqa: S608
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        (seq, place, *number_values(number))
                        for place, number in zip(places, waiting, strict=False)
                    ),
                ).rowcount
                if max(written, 0) != part.count:
                    raise ValueError("fewer numbers than the parts hold")
                first += part.count
            if next(waiting, None) is not None:
                raise ValueError("more numbers than the parts hold")

    def claim_part(
        self, submission_id: str, index: int, sent_at: int, account: str = ""
    ) -> Part | None:
        """Take a part for sending, in one transaction; see the port."""
        sending = PartState.SENDING.value
        with self._writing() as db:
            seq = self._seq(db, submission_id)
            claimed = db.execute(
                f"""
                UPDATE part SET state = ?, sent_at = ?, attempts = attempts + 1
                WHERE submission = ? AND position = ? AND state IN ({_SENDABLE_SQL})
                AND NOT EXISTS (
                    SELECT 1 FROM part AS other
                    WHERE other.submission = part.submission AND other.state IN (?, ?)
                )
                AND EXISTS (
                    SELECT 1 FROM submission
                    WHERE seq = part.submission AND forgotten_at IS NULL
                )
                """,  # noqa: S608 - only our own enum's values
                (sending, sent_at, seq, index, sending, PartState.UNKNOWN.value),
            ).rowcount
            if claimed != 1:
                return None
            db.execute(
                "UPDATE submission SET absent_looks = 0, looked_at = NULL, "
                "account = CASE account WHEN '' THEN ? ELSE account END WHERE seq = ?",
                (account, seq),
            )
            return part_at(db, seq, index)

    def save_part(
        self,
        submission_id: str,
        part: Part,
        task_id: str = "",
        refused: Sequence[RefusedNumber] = (),
        expected: Collection[PartState] | None = None,
    ) -> bool:
        """Commit a part's state and end; see the port.

        What a look saw while the part was sent is not counted a second time as taken.
        """
        states = set(PartState if expected is None else expected)
        if part.state is not PartState.DONE:
            states.discard(PartState.DONE)
        marks = ", ".join("?" * len(states))
        with self._writing() as db:
            seq = self._seq(db, submission_id)
            written = db.execute(
                f'UPDATE part SET state = ?, "end" = ?, taken = ? '  # noqa: S608 - question marks
                f"WHERE submission = ? AND position = ? AND state IN ({marks})",
                (
                    part.state.value,
                    end_text(part.end),
                    part.taken and taken_unseen(db, seq, part),
                    seq,
                    part.index,
                    *(state.value for state in states),
                ),
            ).rowcount
            if written != 1:
                return False
            if task_id:
                db.execute("UPDATE submission SET task_id = ? WHERE seq = ?", (task_id, seq))
            if refused:
                replace_refused(db, seq, part.index, refused)
            return True

    def mark_unsaved(self, submission_id: str) -> bool:
        """Make what was left SENDING UNKNOWN, unless it is being sent; see the port."""
        with self._writing() as db:
            seq = self._seq(db, submission_id)
            return not self.is_sending(submission_id) and leave_unknown(
                db, Reason.END_NOT_SAVED, seq
            )

    def recut(self, submission_id: str, index: int, size: int) -> bool:
        """Cut a REFUSED part, and what waits behind it, to `size`; see the port."""
        with self._writing() as db:
            return recut_parts(db, self._seq(db, submission_id), index, size)

    def save_seen(
        self, submission_id: str, index: int, keys: Collection[str], task_id: str = ""
    ) -> Part:
        """Commit that the platform has these numbers of a part; see the port."""
        with self._writing() as db:
            seq = self._seq(db, submission_id)
            if task_id:
                db.execute("UPDATE submission SET task_id = ? WHERE seq = ?", (task_id, seq))
            return see(db, seq, index, keys)

    def leave_out(self, submission_id: str) -> bool:
        """End an unfinished submission as it is on the platform; see the port."""
        with self._writing() as db:
            ((seq, stands),) = self._load(db, f"= {self._seq(db, submission_id)}")
            free = stands.unfinished and not self.is_sending(submission_id)
            return free and leave_out(db, seq)

    def save_absence(self, submission_id: str, looked_at: int) -> None:
        """Count a look that found nothing, while the submission is UNKNOWN."""
        with self._writing() as db:
            count_absence(db, self._seq(db, submission_id), looked_at)

    def release(self, submission_id: str, end: End) -> bool:
        """Make UNKNOWN parts NOT_SENT, if an absence was saved; see the port."""
        with self._writing() as db:
            return release(db, self._seq(db, submission_id), end)

    def save_command(self, submission_id: str, command: TaskCommand, end: End | None) -> None:
        """Commit a TaskSet that is about to be sent (`end` None) or that ended."""
        with self._writing() as db:
            db.execute(
                "UPDATE submission SET command = ?, command_end = ? WHERE seq = ?",
                (command_text(command), end_text(end), self._seq(db, submission_id)),
            )

    def mark_interrupted(self) -> list[Submission]:
        """At start-up, before anything is sent: what a dead program left; see the port."""
        with self._writing() as db:
            leave_unknown(db, Reason.PROGRAM_STOPPED)
            stopped = end_commands(db, self._load(db, ">= 0"))
        return [one for one in self.submissions() if one.unfinished or one.id in stopped]

    def forget(self, before: int, at: int, cancel: CancelToken | None = None) -> int:
        """Forget the numbers of what ended long ago, a transaction each; see the port."""
        cancel, done = cancel or CancelToken(), 0
        old = [one.id for one in self.submissions() if may_be_forgotten(one, before)]
        try:
            for submission_id in old:
                cancel.wait(LET_OTHERS_SECONDS)
                cancel.raise_if_cancelled()
                with self._writing() as db:
                    seq = self._seq(db, submission_id)
                    if may_be_forgotten(self._load(db, f"= {seq}")[0][1], before):
                        self._forgotten.forget(db, seq, at)
                        done += 1
        finally:
            if done:
                remove_copies(self._path)
        return done

    # --- reading -----------------------------------------------------------------------------
    def get(self, submission_id: str) -> Submission:
        """One submission; AppError when the journal does not hold it."""
        with self._reading() as db:
            seq = self._seq(db, submission_id)
            return self._load(db, f"= {seq}")[0][1]

    def numbers(self, submission_id: str, part: int, *, missing: bool = False) -> list[CallNumber]:
        """The numbers of one part, in the order of the sheet; see the port."""
        unseen = (
            "AND NOT EXISTS (SELECT 1 FROM seen WHERE seen.submission = number.submission "
            "AND seen.position = number.position) "
        )
        with self._reading() as db:
            rows = db.execute(
                f"SELECT {NUMBER_COLUMNS} FROM number "  # noqa: S608
                "JOIN (SELECT submission AS owner, first, count FROM part "
                "WHERE submission = ? AND position = ?) ON number.submission = owner "
                "AND number.position >= first AND number.position < first + count "
                f"{unseen if missing else ''}ORDER BY number.position",
                (self._seq(db, submission_id), part),
            )
            return [number_of(row) for row in rows]

    def submissions(self) -> list[Submission]:
        """All submissions, newest first."""
        with self._reading() as db:
            return [submission for _, submission in self._load(db, ">= 0")]

    def earlier(self, keys: Iterable[str]) -> list[EarlierSubmission]:
        """Submissions that may have been called with any of these keys, newest first."""
        with self._reading() as db:
            found = shared_with(db, keys, self._forgotten.hash, self._senders.now())
            return self._shared(db, found)

    def earlier_than(self, submission_id: str) -> list[EarlierSubmission]:
        """The same for what a submission has not sent yet; see the port."""
        with self._reading() as db:
            seq, going = self._seq(db, submission_id), self._senders.now()
            return self._shared(db, shared_with_waiting(db, seq, self._forgotten.hash, going))

    def _shared(self, db: sqlite3.Connection, shared: dict[int, int]) -> list[EarlierSubmission]:
        if not shared:
            return []
        chosen = ", ".join(str(int(seq)) for seq in shared)
        return [
            EarlierSubmission(submission, shared[seq], self.is_sending(submission.id))
            for seq, submission in self._load(db, f"IN ({chosen})")
        ]

    def recent(self, server: str, since: int) -> list[RecentNumbers]:
        """What may have been called since a moment, newest first; see the port.

        Numbers take 8 bytes each.
        """
        with self._reading() as db:
            lists, going = self._load(db, ">= 0"), self._senders.now()
            return recent_numbers(db, lists, server, since, going)

    def _seq(self, db: sqlite3.Connection, submission_id: str) -> int:
        row = db.execute("SELECT seq FROM submission WHERE id = ?", (submission_id,)).fetchone()
        if row is None:
            template = QT_TRANSLATE_NOOP("Journal", "This submission is not in the journal.")
            raise AppError(Words("Journal", template))
        return int(row[0])

    def _load(self, db: sqlite3.Connection, which: str) -> list[tuple[int, Submission]]:
        """The submissions whose seq is `which` (SQL of our own making), newest first."""
        refused: dict[int, list[Row]] = defaultdict(list)
        for seq, *rest in db.execute(
            "SELECT submission, number, reason FROM refused "  # noqa: S608
            f"WHERE submission {which} ORDER BY submission, part, position"
        ):
            refused[seq].append(tuple(rest))
        rows = db.execute(
            f"SELECT seq, {SUBMISSION_COLUMNS} FROM submission "  # noqa: S608
            f"WHERE seq {which} ORDER BY seq DESC"
        ).fetchall()
        try:
            parts = load_parts(db, which)
            return [
                (seq, submission_of(tuple(rest), parts.get(seq, ()), refused[seq]))
                for seq, *rest in rows
            ]
        except (ValueError, KeyError, TypeError) as error:
            raise damaged(self._path, type(error).__name__) from None
