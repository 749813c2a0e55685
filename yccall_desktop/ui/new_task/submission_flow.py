"""From "Create task" to its end: ask what must be asked, save, send once, show what came of it."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from dataclasses import replace
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from yccall_desktop.core.call_sheet import CallSheet
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.submission import (
    SENDABLE,
    PartState,
    Source,
    Submission,
    interrupted,
)
from yccall_desktop.core.task import PresetKind, TaskSettings
from yccall_desktop.errors import AppError, Words
from yccall_desktop.services.look_up import LookResult
from yccall_desktop.services.send_state import Watched
from yccall_desktop.services.submit_task import new_submission, send
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.jobs import Job, Report
from yccall_desktop.ui.new_task.draft import Draft, Sent, find_earlier, save_and_send
from yccall_desktop.ui.new_task.question import Question
from yccall_desktop.ui.tasks.actions import Doubled, Finished, TaskActions


class Stage(Enum):
    """Where a submission is. The sheet and the settings can be changed only while EDITING."""

    EDITING = auto()
    CHECKING = auto()
    ASKING = auto()
    SENDING = auto()
    ENDED = auto()


class SubmissionFlow(QObject):
    """One submission after another.

    Numbers leave only by `create`, `confirm`, `send_again`, `send_missing` and `send_anyway`, and
    the stage is SENDING as long as they do.
    """

    changed = Signal()
    """Stage, submission, error or what is running changed."""

    progressed = Signal(object)
    """A SendState."""

    submission_changed = Signal(object)
    """The Submission as the journal has it now."""

    taken_back = Signal()
    """A list was not sent: what it was made from, or the account, is another by now."""

    check_failed = Signal(object)
    """Words: earlier submissions could not be looked for, so nothing was sent."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None
        self._draft: Draft | None = None
        self._pause = CancelToken()
        self.pausing = False
        self._watched = Watched()
        self.stage = Stage.EDITING
        self.draft_id = str(uuid.uuid4())
        self.question: Question | None = None
        self.submission: Submission | None = None
        self.error: Words | None = None
        self.look_result: LookResult | None = None
        self.cancelling = False
        self.runner = TaskActions(context, self)
        self.runner.changed.connect(self.changed)
        self.runner.progress.connect(self.progressed)
        self.runner.finished.connect(self._on_action)

    @property
    def running(self) -> str:
        """What the buttons of an ended submission are waiting for ('' for nothing)."""
        return self.runner.running.verb if self.runner.running else ""

    @property
    def sending(self) -> bool:
        """Whether numbers are on their way."""
        return self.stage is Stage.SENDING

    # --- before sending ----------------------------------------------------------------------
    def create(self, sheet: CallSheet, path: str, sheet_name: str, settings: TaskSettings) -> None:
        """Collect the ready numbers, look for earlier submissions, ask or send."""
        journal = self._context.journal
        if self.stage is not Stage.EDITING or journal is None:
            return
        connection, draft_id, now = self._context.connection, self.draft_id, int(time.time())
        totals, unlisted = sheet.totals, self._context.list_problem
        self.error = None

        def work(_report: Report, cancel: CancelToken) -> Draft:
            source = Source(path, sheet_name, totals)
            made = new_submission(draft_id, connection, source, settings, totals.ready, now)
            return Draft(made, sheet, find_earlier(journal, sheet, cancel), unlisted)

        self._start(Stage.CHECKING, work, self._on_draft)

    @Slot(object)
    def _on_draft(self, draft: Draft) -> None:
        if self._job is not None and self._job.token.cancelled:
            self._leave()
            return
        self._job, self._draft = None, draft
        if not draft.holds(self._context):
            self._take_back()
            return
        self.question = self._question(draft)
        if self.question.needed:
            self._go(Stage.ASKING)
        else:
            self._send_draft()

    def _question(self, draft: Draft) -> Question:
        totals, preset = draft.submission.source.totals, draft.submission.settings.preset
        dropped = totals.invalid + totals.duplicate
        past = preset.kind is PresetKind.MOMENT and preset.moment <= time.time()
        return Question(
            totals if dropped > totals.ready else None,
            preset.moment if past else None,
            draft.earlier,
            draft.unlisted,
        )

    @Slot()
    def settings_changed(self) -> None:
        """Account, region, form or what is left out may be another: a question that was asked for
        the old one is taken back."""
        asked = self._draft if self.stage is Stage.ASKING else None
        if asked is not None and not asked.holds(self._context):
            self._take_back()

    @Slot()
    def confirm(self) -> None:
        """The answer to the question is yes: send."""
        if self.stage is Stage.ASKING:
            self._send_draft()

    @Slot()
    def back(self) -> None:
        """Return to the sheet and its settings; what is sent next is a new submission."""
        if self.stage in (Stage.ASKING, Stage.ENDED) and not self.running:
            self._leave()

    def _leave(self) -> None:
        if self.stage is Stage.ENDED:
            self.draft_id = str(uuid.uuid4())
        self._job = self._draft = self.question = self.submission = None
        self.error = self.look_result = None
        self._go(Stage.EDITING)

    def _take_back(self) -> None:
        self._leave()
        self.taken_back.emit()

    def look_earlier(self) -> None:
        """Instead of sending: look for the earlier submission whose end is unknown."""
        unknown = self.question.unknown if self.question else None
        if self.stage is Stage.ASKING and unknown is not None:
            self.show(unknown)
            self.look()

    def show(self, submission: Submission) -> None:
        """Show how a submission stands, as if it had just been sent."""
        self._draft = self.question = None
        self.submission, self.error, self.look_result = submission, None, None
        self._go(Stage.ENDED)

    # --- sending -----------------------------------------------------------------------------
    def _send_draft(self) -> None:
        """Send it, unless its preset time has passed since the user was asked, or never was."""
        draft, journal = self._draft, self._context.journal
        if draft is None or journal is None:
            return
        if not draft.holds(self._context):
            self._take_back()
            return
        told, now = self.question, self._question(draft)
        if now.past is not None and (told is None or told.past is None):
            self.question, self.submission, self.error = now, None, None
            self._go(Stage.ASKING)
            return
        connection = self._context.connection_of(draft.submission)
        patience = self._context.patience
        self.question = None
        self.submission = draft.submission
        pause, watched = CancelToken(), Watched()
        self._pause, self._watched = pause, watched

        def work(report: Report, cancel: CancelToken) -> Sent:
            sending, heard = partial(send, pause=pause, patience=patience), watched.through(report)
            return save_and_send(journal, connection, draft, heard, cancel, sending)

        self._start(Stage.SENDING, work, self._on_sent)

    @Slot()
    def send_again(self) -> None:
        """Send what provably was not done; a list that could not be saved is saved first."""
        if self._draft is None:
            self._send_saved()
        elif self.stage is Stage.ENDED and not self.running:
            self.look_result = None
            self._send_draft()

    @Slot()
    def send_missing(self) -> None:
        """The user decided that what a look did not show was not sent: send it."""
        self._send_saved(release=True)

    def send_anyway(self, doubled: Doubled) -> None:
        """The user saw which earlier submissions hold numbers of this one: send it all the same."""
        if self.submission is not None and self.submission.id == doubled.submission_id:
            self._send_saved(release=doubled.release, told=doubled)

    def _send_saved(self, *, release: bool = False, told: Doubled | None = None) -> None:
        """Send what the journal holds; see `TaskActions.send`."""
        submission = self.submission
        ended = self.stage is Stage.ENDED and not self.running
        if not ended or submission is None or self._context.journal is None:
            return
        if submission.releasable if release else submission.state in SENDABLE:
            self.look_result, self.error = None, None
            self.cancelling = self.pausing = False
            self._go(Stage.SENDING)
            self.runner.send(submission.id, release=release, told=told)

    def end_here(self) -> None:
        """The user decided to keep what is on the platform and to leave out the rest."""
        if self.stage is Stage.ENDED and self.submission is not None and not self.running:
            self.error = None
            self.runner.end_here(self.submission.id)

    def _start(
        self, stage: Stage, work: Callable[[Report, CancelToken], object], done: Callable[..., None]
    ) -> None:
        self.cancelling = self.pausing = False
        job = self._job = self._context.jobs.start(work, self)
        job.progress.connect(self.progressed)
        job.done.connect(done)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        self._go(stage)

    @Slot()
    def pause(self) -> None:
        """Stop after the part that is under way."""
        self._pause.cancel()
        self.runner.pause()
        self.pausing = self.stage is Stage.SENDING
        self.changed.emit()

    @Slot()
    def stop(self) -> None:
        """Esc and Cancel: between parts first, in the midst of one when it is asked for again.

        As long as no number has left, it cancels.
        """
        submission = self.submission
        many = submission is not None and len(submission.parts) > 1
        begun = self.runner.begun if self._job is None else self._watched.begun
        if self.stage is Stage.SENDING and many and begun and not self.pausing:
            self.pause()
        else:
            self.cancel()

    @Slot()
    def cancel(self) -> None:
        """Stop as soon as it can be done honestly."""
        self._pause.cancel()
        if self._job is not None:
            self._job.cancel()
        self.runner.cancel()
        self.cancelling = self._job is not None or bool(self.running)
        self.changed.emit()

    @Slot(object)
    def _on_sent(self, sent: Sent) -> None:
        if sent.asked is not None:
            self.submission = None
            self._on_draft(sent.asked)
            return
        self._job = None
        self.error = sent.error
        if sent.submission is not None:
            self._draft = None
            self.submission = sent.submission
            self.submission_changed.emit(sent.submission)
            self._context.events.submissions_changed.emit()
        self._go(Stage.ENDED)

    @Slot(object)
    def _on_failed(self, error: AppError) -> None:
        self._job = None
        if self.stage is Stage.SENDING and self.submission is not None:
            self._draft, self.error = None, error.words
            self.submission = _worst_case(self.submission)
            self.submission_changed.emit(self.submission)
            self._context.events.submissions_changed.emit()
            self._go(Stage.ENDED)
        else:
            self._leave()
            self.check_failed.emit(error.words)

    @Slot()
    def _on_cancelled(self) -> None:
        self._leave()

    def replace(self, submission: Submission) -> None:
        """The submission that is shown changed elsewhere: what was told of it is of the past."""
        shown = self.submission
        if self.stage is Stage.ENDED and shown is not None and shown.id == submission.id:
            self.submission, self.error, self.look_result = submission, None, None
            self.changed.emit()

    # --- after sending -----------------------------------------------------------------------
    @Slot()
    def look(self) -> None:
        """Ask the platform whether the task exists. Never sends."""
        if self.stage is Stage.ENDED and self.submission is not None and not self.running:
            self.error, self.cancelling = None, False
            self.runner.look(self.submission.id)

    @Slot(object)
    def _on_action(self, finished: Finished) -> None:
        if self.submission is None or finished.submission_id != self.submission.id:
            return
        result = finished.result
        if isinstance(result, LookResult):
            self.look_result, result = result, result.submission
        if isinstance(result, Submission):
            self.submission, self.error = result, None
            self.submission_changed.emit(result)
        if finished.error is not None:
            self.error = finished.error.words
        self._go(Stage.ENDED)
        self.cancelling = self.pausing = False

    def _go(self, stage: Stage) -> None:
        self.stage = stage
        self.changed.emit()


def _worst_case(submission: Submission) -> Submission:
    """After a failure that nobody foresaw numbers may have been sent: look before sending again."""
    parts = (interrupted(replace(part, state=PartState.SENDING)) for part in submission.parts)
    return replace(submission, parts=tuple(parts))
