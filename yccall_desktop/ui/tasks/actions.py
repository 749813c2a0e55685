"""What the Tasks page can do with one submission: command it, look for it, send it again."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from yccall_desktop.core.cancel import Cancelled, CancelToken
from yccall_desktop.core.ports import EarlierSubmission, Journal
from yccall_desktop.core.submission import Submission
from yccall_desktop.core.task import TaskCommand
from yccall_desktop.errors import QT_TRANSLATE_NOOP, AppError, Words
from yccall_desktop.services.connection import Connection
from yccall_desktop.services.send_state import Report as Heard
from yccall_desktop.services.send_state import Watched
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.i18n import say
from yccall_desktop.ui.jobs import Job, Report, unexpected
from yccall_desktop.ui.tasks.told import told_of_all
from yccall_desktop.ui.tasks.words import past_at_sending

_log = logging.getLogger(__name__)

_LIST_NOT_READ = Words(
    "Tasks",
    QT_TRANSLATE_NOOP(
        "Tasks", "The do-not-call list is being read. Nothing was sent; try again in a moment."
    ),
)


@dataclass(frozen=True, slots=True)
class Running:
    """What is going on: `verb` is one of start, pause, end, look, send, end-here, receipt."""

    verb: str
    submission_id: str


@dataclass(frozen=True, slots=True)
class Finished:
    """How it went: `result` is what the service returned; with `error` it is None, or after a
    sending the Submission as the journal has it."""

    verb: str
    submission_id: str
    result: object = None
    error: AppError | None = None


@dataclass(frozen=True, slots=True)
class Doubled:
    """Nothing was sent, and the user is asked: `earlier` submissions hold numbers of this one.

    `listed`: how many of its numbers that wait are on the do-not-call list by now; `unlisted`: why
    that list could not be asked. `past`: its preset call time, if that has passed.
    """

    submission_id: str
    release: bool
    earlier: tuple[EarlierSubmission, ...]
    listed: int = 0
    unlisted: Words | None = None
    past: str = ""

    @property
    def needed(self) -> bool:
        """Whether there is anything to ask."""
        return bool(self.earlier or self.listed or self.unlisted or self.past)

    def covers(self, now: Doubled) -> bool:
        """Whether who was asked this was told of all that would be asked now."""
        return (
            told_of_all(self.earlier, now.earlier)
            and now.listed <= self.listed
            and now.unlisted in (None, self.unlisted)
            and bool(self.past) >= bool(now.past)
        )


@dataclass(frozen=True, slots=True)
class _Broken:
    """A sending that failed, and how the journal says that the submission stands."""

    submission: Submission
    error: AppError


class TaskActions(QObject):
    """Runs one action at a time; a second one is not started. Main thread."""

    changed = Signal()
    """`running` is another one."""
    progress = Signal(object)
    """A SendState while sending."""
    finished = Signal(object)
    """A Finished; work that was cancelled or must be asked for has neither result nor error."""
    doubled = Signal(object)
    """A Doubled; comes after `finished`. The answer is `send_anyway` or nothing."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None
        self._pause = CancelToken()
        self.running: Running | None = None
        self._watched = Watched()

    def command(self, submission_id: str, command: TaskCommand) -> None:
        """Start, pause or end the task."""
        from yccall_desktop.services.control_task import set_task

        def work(journal: Journal, connection: Connection, cancel: CancelToken) -> Submission:
            return set_task(journal, connection, submission_id, command, cancel)

        self._with_journal(command.name.lower(), submission_id, work)

    def look(self, submission_id: str) -> None:
        """Search the platform for the task; the result is a LookResult."""
        from yccall_desktop.services.look_up import look

        def work(journal: Journal, connection: Connection, cancel: CancelToken) -> object:
            return look(journal, connection, submission_id, cancel)

        self._with_journal("look", submission_id, work)

    def send(
        self, submission_id: str, *, release: bool = False, told: Doubled | None = None
    ) -> None:
        """Send what may be sent; with `release` the user decided that what is missing was not.

        What has to be asked before makes a Doubled of it, unless the user was `told` and wants it
        all the same. It counts as being sent before it looks for others: another list must never
        miss its numbers.
        """
        from yccall_desktop.services.look_up import release as release_submission
        from yccall_desktop.services.look_up import settled
        from yccall_desktop.services.submit_task import send

        journal, connection_of = self._context.journal, self._context.connection_of
        patience, ready = self._context.patience, self._context.screening_ready
        to_ask = self._to_ask(release, told)
        if journal is None or self.running is not None:
            return
        pause, watched = CancelToken(), Watched()
        self._pause, self._watched = pause, watched

        def go(connection: Connection, report: Heard, cancel: CancelToken) -> object:
            try:
                if release:
                    release_submission(journal, submission_id)
                sending = partial(send, pause=pause, patience=patience)
                return sending(journal, connection, submission_id, report, cancel, _now)
            except Cancelled:
                raise
            except AppError as error:
                return _Broken(journal.get(submission_id), error)
            except Exception as error:  # noqa: BLE001 - the journal knows what was sent
                _log.exception("sending broke")
                return _Broken(journal.get(submission_id), unexpected(error))

        def work(report: Report, cancel: CancelToken) -> object:
            submission = settled(journal, submission_id)
            connection = connection_of(submission)
            connection.check_may_send(submission)
            if not ready:
                raise AppError(_LIST_NOT_READ)
            with journal.sending(submission_id):
                found = to_ask(journal, submission, cancel)
                cancel.raise_if_cancelled()
                heard = watched.through(report)
                return go(connection, heard, cancel) if found is None else found

        self._run("send", submission_id, work)

    def _to_ask(
        self, release: bool, told: Doubled | None
    ) -> Callable[[Journal, Submission, CancelToken], Doubled | None]:
        """What tells, off the main thread, what must be asked before a saved list is sent."""
        from yccall_desktop.services.screening import count_listed

        screening, unlisted = self._context.screening, self._context.list_problem

        def find(journal: Journal, submission: Submission, cancel: CancelToken) -> Doubled | None:
            past = past_at_sending(submission, _now())
            listed = count_listed(journal, submission, screening, cancel)
            with journal.deciding():
                earlier = tuple(journal.earlier_than(submission.id))
            found = Doubled(submission.id, release, earlier, listed, unlisted, past)
            known = told is not None and told.covers(found)
            return found if found.needed and not known else None

        return find

    def send_anyway(self, doubled: Doubled) -> None:
        """The user saw which earlier submissions hold numbers of this one, and wants it sent; what
        has changed since is asked anew."""
        self.send(doubled.submission_id, release=doubled.release, told=doubled)

    def save_receipt(self, submission: Submission, path: Path) -> None:
        """Write the receipt; the result is its path."""
        from yccall_desktop.services.receipt import save_receipt

        def work(journal: Journal, _connection: Connection, cancel: CancelToken) -> Path:
            save_receipt(journal, submission, path, say, cancel)
            return path

        self._with_journal("receipt", submission.id, work)

    def end_here(self, submission_id: str) -> None:
        """Keep what is on the platform, leave out the rest."""
        from yccall_desktop.services.look_up import end_here

        def work(journal: Journal, _connection: Connection, _cancel: CancelToken) -> Submission:
            return end_here(journal, submission_id)

        self._with_journal("end-here", submission_id, work)

    @property
    def pausing(self) -> bool:
        """Whether a sending is to stop after the part that is under way."""
        return self.running is not None and self.running.verb == "send" and self._pause.cancelled

    @property
    def begun(self) -> bool:
        """Whether numbers of the sending may have left."""
        return self._watched.begun

    @Slot()
    def pause(self) -> None:
        """Ask a sending to stop after the part that is under way."""
        self._pause.cancel()

    @Slot()
    def cancel(self) -> None:
        """Ask what is running to stop."""
        self._pause.cancel()
        if self._job is not None:
            self._job.cancel()

    def _with_journal(
        self,
        verb: str,
        submission_id: str,
        service: Callable[[Journal, Connection, CancelToken], object],
    ) -> None:
        journal, connection_of = self._context.journal, self._context.connection_of
        if journal is not None:

            def work(_report: Report, cancel: CancelToken) -> object:
                return service(journal, connection_of(journal.get(submission_id)), cancel)

            self._run(verb, submission_id, work)

    def _run(
        self, verb: str, submission_id: str, work: Callable[[Report, CancelToken], object]
    ) -> None:
        if self.running is not None:
            return
        self.running = Running(verb, submission_id)
        self._job = job = self._context.jobs.start(work, self)
        job.progress.connect(self.progress)
        job.done.connect(self._done)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._cancelled)
        self.changed.emit()

    @Slot(object)
    def _done(self, result: object) -> None:
        if isinstance(result, Doubled):
            self._end(Finished)
            self.doubled.emit(result)
        elif isinstance(result, _Broken):
            self._end(partial(Finished, result=result.submission, error=result.error))
        else:
            self._end(partial(Finished, result=result))

    @Slot(object)
    def _failed(self, error: AppError) -> None:
        self._end(partial(Finished, error=error))

    @Slot()
    def _cancelled(self) -> None:
        self._end(Finished)

    def _end(self, make: Callable[[str, str], Finished]) -> None:
        running, self.running, self._job = self.running, None, None
        self.changed.emit()
        if running is not None:
            self.finished.emit(make(running.verb, running.submission_id))
            if running.verb != "receipt":
                self._context.events.submissions_changed.emit()


def _now() -> int:
    return int(time.time())
