"""Send a list to the platform at most once, with the journal a step ahead of every byte."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.ports import Journal
from yccall_desktop.core.submission import (
    SENDABLE,
    CallNumber,
    Part,
    PartState,
    Source,
    Submission,
    after,
    next_part,
)
from yccall_desktop.core.task import MAX_NUMBERS_PER_REQUEST, TaskCommand, TaskSettings
from yccall_desktop.errors import QT_TRANSLATE_NOOP, AppError, Words
from yccall_desktop.services.connection import Connection
from yccall_desktop.services.control_task import set_task
from yccall_desktop.services.look_up import look

_log = logging.getLogger(__name__)

Stage = Literal["saving", "signing-in", "sending", "waiting", "starting"]


@dataclass(frozen=True, slots=True)
class SendState:
    """Where a sending is: `sent` of `total` bytes left this PC (0 of 0 before and after that)."""

    submission: Submission
    stage: Stage
    sent: int = 0
    total: int = 0


Report = Callable[[SendState], None]


def new_submission(
    submission_id: str,
    connection: Connection,
    source: Source,
    settings: TaskSettings,
    count: int,
    now: int,
) -> Submission:
    """A submission of `count` numbers through `connection`, not saved; `now` in Unix seconds."""
    parts = (Part(0, count),)
    server, account = connection.server, connection.account
    return Submission(submission_id, now, server, account, source, settings, parts)


def prepare(journal: Journal, submission: Submission, numbers: Sequence[CallNumber]) -> None:
    """Commit a new submission with its numbers. AppError: it was not saved, nothing was sent.

    Refuses an empty list and more numbers than one request may hold.
    """
    if not numbers:
        raise _refusal(QT_TRANSLATE_NOOP("Submit", "There is no number to send."))
    if any(part.count > MAX_NUMBERS_PER_REQUEST for part in submission.parts):
        template = QT_TRANSLATE_NOOP(
            "Submit",
            "The list has {count} numbers; at most {limit} can be sent at once. "
            "Split the sheet and send the pieces one after the other.",
        )
        raise _refusal(
            template, count=f"{submission.count:,}", limit=f"{MAX_NUMBERS_PER_REQUEST:,}"
        )
    journal.add(submission, numbers)


def send(
    journal: Journal,
    connection: Connection,
    submission_id: str,
    report: Report,
    cancel: CancelToken,
    now: Callable[[], int],
) -> Submission:
    """Send the submission's part once and return it with its end; never raises for the network.

    The part is SENDING in the journal before the first byte leaves, and has its end there
    afterwards; when that could not be written, `warnings` of what is returned say so, and the next
    start shows it as unknown. A refused token is renewed once. A released submission is looked for
    first. If it was asked for and the task was created, it is started; see `command_end`.

    Raises AppError, with nothing sent, when the submission may not be sent: already done, unknown,
    being sent by someone else, or of another server or account.
    """
    sending = _Sending(journal, connection, submission_id, report, cancel, now)
    submission = sending.run()
    if submission.state is PartState.DONE and submission.settings.start_right_away:
        return _start(journal, connection, submission, report, cancel)
    return submission


class _Sending:
    """One call of send()."""

    def __init__(
        self,
        journal: Journal,
        connection: Connection,
        submission_id: str,
        report: Report,
        cancel: CancelToken,
        now: Callable[[], int],
    ) -> None:
        self._journal = journal
        self._connection = connection
        self._id = submission_id
        self._report = report
        self._cancel = cancel
        self._now = now

    def run(self) -> Submission:
        submission = self._journal.get(self._id)
        self._connection.check_belongs(submission)
        part = _sendable(submission)
        if part.released:
            found = self._look_first()
            if found.state is PartState.DONE:
                return found
        numbers = self._journal.numbers(self._id, part.index)
        for renew in (False, True):
            self._tell(submission, "signing-in")
            token, problem = self._connection.authorise(submission, self._cancel, renew=renew)
            if problem is None and self._cancel.cancelled:
                problem = End(Outcome.NOT_SENT, Reason.CANCELLED_BEFORE_SENDING)
            if renew and problem is not None and problem.reason is Reason.TOKEN_INVALID:
                break
            if problem is not None:
                return self._not_sent(submission, part, problem)
            submission = self._send_once(submission, part, numbers, token)
            part = submission.parts[part.index]
            token_refused = part.end is not None and part.end.reason is Reason.TOKEN_INVALID
            if submission.warnings or not token_refused:
                break
        return submission

    def _look_first(self) -> Submission:
        """The user called it not sent; servers lag, so the platform is asked once more."""
        result = look(self._journal, self._connection, self._id, self._cancel, self._now)
        if result.look.end.outcome is Outcome.DONE:
            return result.submission
        template = QT_TRANSLATE_NOOP(
            "Submit",
            "Nothing was sent: the platform could not be asked once more whether the task exists. "
            "Check the network, then send again.",
        )
        raise AppError(Words("Submit", template), result.look.end.reason.value)

    def _send_once(
        self, submission: Submission, part: Part, numbers: Sequence[CallNumber], token: str
    ) -> Submission:
        """Claim the part, send it, commit its end."""
        self._tell(submission, "saving")
        try:
            claimed = self._journal.claim_part(
                self._id, part.index, self._now(), self._connection.account
            )
        except AppError as error:
            end = End(Outcome.NOT_SENT, Reason.JOURNAL_NOT_WRITTEN)
            return replace(
                submission.with_part(after(part, end)),
                warnings=(*submission.warnings, error.words),
            )
        if claimed is None:
            raise _not_sendable(self._journal.get(self._id))
        submission = submission.with_part(claimed)
        _log.info(
            "submission %s: attempt %d with %d numbers", self._id, claimed.attempts, part.count
        )
        try:
            self._tell(submission, "sending")
            end = self._create(submission, numbers, token)
        except BaseException:
            self._ended(submission, claimed, End(Outcome.UNKNOWN, Reason.PROGRAM_STOPPED))
            raise
        return self._ended(submission, claimed, end)

    def _create(self, submission: Submission, numbers: Sequence[CallNumber], token: str) -> End:
        def progress(sent: int, total: int) -> None:
            self._tell(submission, "waiting" if sent >= total else "sending", sent, total)

        end = self._connection.platform.create_task(
            token, self._id, submission.settings, numbers, self._now(), progress, self._cancel
        )
        if end.outcome is Outcome.DONE and not end.task_id:
            return replace(end, outcome=Outcome.UNKNOWN, reason=Reason.NO_TASK_ID)
        return end

    def _ended(self, submission: Submission, part: Part, end: End) -> Submission:
        """Commit how the request ended; if that fails, the truth goes to the caller alone."""
        ended = after(part, end)
        _log.info("submission %s: %s, %s", self._id, end.outcome.value, end.reason.value)
        try:
            self._journal.save_part(self._id, ended, end.task_id, end.refused)
            return self._journal.get(self._id)
        except AppError as error:
            return replace(
                submission.with_part(ended),
                task_id=end.task_id,
                refused=end.refused,
                warnings=(_unsaved_end(end), error.words),
            )

    def _not_sent(self, submission: Submission, part: Part, problem: End) -> Submission:
        """Commit why there was no attempt, unless another caller has taken the part meanwhile."""
        ended = after(part, problem)
        try:
            self._journal.save_part(self._id, ended, expected=SENDABLE)
            return self._journal.get(self._id)
        except AppError as error:
            return replace(submission.with_part(ended), warnings=(error.words,))

    def _tell(self, submission: Submission, stage: Stage, sent: int = 0, total: int = 0) -> None:
        self._report(SendState(submission, stage, sent, total))


def _start(
    journal: Journal,
    connection: Connection,
    submission: Submission,
    report: Report,
    cancel: CancelToken,
) -> Submission:
    """Start the task; whatever comes of it, the task stays created."""
    template = QT_TRANSLATE_NOOP("Submit", "The task was created but not started.")
    not_started = Words("Submit", template)
    if cancel.cancelled or submission.warnings:
        return replace(submission, warnings=(*submission.warnings, not_started))
    report(SendState(submission, "starting"))
    try:
        return set_task(journal, connection, submission.id, TaskCommand.START, cancel)
    except AppError as error:
        return replace(submission, warnings=(not_started, error.words))


def _sendable(submission: Submission) -> Part:
    part = next_part(submission)
    if part is None:
        raise _not_sendable(submission)
    return part


def _not_sendable(submission: Submission) -> AppError:
    if submission.state is PartState.DONE:
        return _refusal(
            QT_TRANSLATE_NOOP(
                "Submit", "This list was sent already: task {task}. It is not sent again."
            ),
            task=submission.task_id,
        )
    if submission.state is PartState.UNKNOWN:
        return _refusal(
            QT_TRANSLATE_NOOP(
                "Submit",
                "Whether this list was sent is unknown. Look on the platform before you send it "
                "again.",
            )
        )
    return _refusal(QT_TRANSLATE_NOOP("Submit", "This list is being sent right now."))


def _unsaved_end(end: End) -> Words:
    if end.task_id:
        template = QT_TRANSLATE_NOOP(
            "Submit",
            "Task {task} was created, but this could not be saved on this PC. Write the task id "
            "down; at the next start the list is shown as unknown, and Look finds it.",
        )
        return Words("Submit", template, {"task": end.task_id})
    template = QT_TRANSLATE_NOOP(
        "Submit",
        "How the sending ended could not be saved on this PC. At the next start the list is shown "
        "as unknown: Look on the platform before you send it again.",
    )
    return Words("Submit", template)


def _refusal(template: str, **values: str) -> AppError:
    return AppError(Words("Submit", template, values))
