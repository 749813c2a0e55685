"""What the Tasks page can do with one submission: command it, look for it, send it again."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.ports import Journal
from yccall_desktop.core.submission import Submission
from yccall_desktop.core.task import TaskCommand
from yccall_desktop.errors import AppError
from yccall_desktop.services.connection import Connection
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.i18n import say
from yccall_desktop.ui.jobs import Job, Report


@dataclass(frozen=True, slots=True)
class Running:
    """What is going on: `verb` is one of load, start, pause, end, look, send, receipt."""

    verb: str
    submission_id: str


@dataclass(frozen=True, slots=True)
class Finished:
    """How it went: `result` is what the service returned, or None with `error`."""

    verb: str
    submission_id: str
    result: object = None
    error: AppError | None = None


class TaskActions(QObject):
    """Runs one action at a time; a second one is not started. Main thread."""

    changed = Signal()
    """`running` is another one."""
    progress = Signal(object)
    """A SendState while sending."""
    finished = Signal(object)
    """A Finished; cancelled work has neither result nor error."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None
        self.running: Running | None = None

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

    def send(self, submission_id: str, *, release: bool = False) -> None:
        """Send what may be sent; with `release` the user decided that an unknown one was not."""
        from yccall_desktop.services.look_up import release as release_submission
        from yccall_desktop.services.submit_task import send

        journal, connection = self._context.journal, self._context.connection
        if journal is None:
            return

        def work(report: Report, cancel: CancelToken) -> Submission:
            if release:
                connection.check_belongs(journal.get(submission_id))
                release_submission(journal, submission_id)
            return send(journal, connection, submission_id, report, cancel, _now)

        self._run("send", submission_id, work)

    def save_receipt(self, submission: Submission, path: Path) -> None:
        """Write the receipt; the result is its path."""
        from yccall_desktop.services.receipt import save_receipt

        def work(journal: Journal, _connection: Connection, cancel: CancelToken) -> Path:
            save_receipt(journal, submission, path, say, cancel)
            return path

        self._with_journal("receipt", submission.id, work)

    @Slot()
    def cancel(self) -> None:
        """Ask what is running to stop."""
        if self._job is not None:
            self._job.cancel()

    def _with_journal(
        self,
        verb: str,
        submission_id: str,
        service: Callable[[Journal, Connection, CancelToken], object],
    ) -> None:
        journal, connection = self._context.journal, self._context.connection
        if journal is not None:

            def work(_report: Report, cancel: CancelToken) -> object:
                return service(journal, connection, cancel)

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
