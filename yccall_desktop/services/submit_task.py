"""Send a list to the platform, each number at most once, the journal a step ahead of every byte."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import Outcome
from yccall_desktop.core.ports import Journal
from yccall_desktop.core.submission import CallNumber, Source, Submission, cut
from yccall_desktop.core.task import TaskCommand, TaskSettings
from yccall_desktop.errors import QT_TRANSLATE_NOOP, AppError, Words
from yccall_desktop.services.connection import Connection
from yccall_desktop.services.control_task import set_task
from yccall_desktop.services.look_up import look, settled
from yccall_desktop.services.patience import ONCE, Patience, Stop, may_pass
from yccall_desktop.services.send_parts import SendParts
from yccall_desktop.services.send_state import Report, SendState

_STOPPED = ("pause", "end")

__all__ = ["Report", "SendState", "new_submission", "prepare", "send"]


def new_submission(
    submission_id: str,
    connection: Connection,
    source: Source,
    settings: TaskSettings,
    count: int,
    now: int,
) -> Submission:
    """A submission of `count` numbers through `connection`, not saved; `now` in Unix seconds."""
    return Submission(
        submission_id,
        now,
        connection.server,
        connection.account,
        source,
        settings,
        cut(count),
        account_id=connection.owner_id,
        account_name=connection.account_name,
    )


def prepare(journal: Journal, submission: Submission, numbers: Iterable[CallNumber]) -> None:
    """Commit a new submission with its numbers. AppError: it was not saved, nothing was sent."""
    if not submission.count:
        template = QT_TRANSLATE_NOOP("Submit", "There is no number to send.")
        raise AppError(Words("Submit", template))
    journal.add(submission, numbers)


def send(
    journal: Journal,
    connection: Connection,
    submission_id: str,
    report: Report,
    cancel: CancelToken,
    now: Callable[[], int],
    *,
    pause: CancelToken | None = None,
    patience: Patience = ONCE,
) -> Submission:
    """Send what of the submission waits to be sent, and return it as it stands then.

    Never raises for the network. A part is SENDING in the journal before the first byte leaves, and
    has its end there afterwards; when that could not be written, `warnings` of what is returned say
    so, and it is unknown from then on. A refused token is renewed once for each part. One
    that is too large is cut. What was not sent, or ended in the unknown, is tried or looked for
    again as long as `patience` allows; unknown parts are never sent again. `pause` stops after the
    part under way, `cancel` in its midst. If it was asked for and all parts are done, the task is
    started, see `command_end`, unless the user paused or ended it meanwhile.

    Raises AppError when nothing may be sent: already done, unknown, being sent by someone else, or
    of another server or account; what was sent before that is in the journal.
    """
    stop = Stop(cancel, pause)
    settled(journal, submission_id)
    with journal.sending(submission_id):
        sending = SendParts(journal, connection, submission_id, report, stop, now, patience)
        submission = sending.run()
    if submission.complete and submission.settings.start_right_away:
        return _start(journal, connection, submission, report, stop, patience)
    return submission


def _start(
    journal: Journal,
    connection: Connection,
    submission: Submission,
    report: Report,
    stop: Stop,
    patience: Patience,
) -> Submission:
    """Start the task, unless the user paused or ended it meanwhile.

    Whatever comes of it, the task stays created.
    """
    template = QT_TRANSLATE_NOOP("Submit", "The task was created but not started.")
    not_started = Words("Submit", template)
    if stop.wanted or submission.warnings:
        return replace(submission, warnings=(*submission.warnings, not_started))
    try:
        for tried, seconds in enumerate((*patience.resend, None)):
            submission = journal.get(submission.id)
            if submission.command in _STOPPED:
                return submission if tried else _left_stopped(submission, not_started)
            report(SendState(submission, "starting"))
            submission = set_task(
                journal, connection, submission.id, TaskCommand.START, stop.cancel
            )
            end = submission.command_end
            if seconds is not None and end is not None and end.outcome is Outcome.UNKNOWN:
                look(journal, connection, submission.id, stop.cancel)
                submission = journal.get(submission.id)
                end = submission.command_end
            tried_again = may_pass(end) or (end is not None and end.outcome is Outcome.UNKNOWN)
            if not tried_again or seconds is None or stop.wait(seconds):
                break
    except AppError as error:
        return replace(submission, warnings=(not_started, error.words))
    return submission


def _left_stopped(submission: Submission, not_started: Words) -> Submission:
    """The task as the user left it; a Pause or End that did not work does not say that nothing was
    started."""
    end = submission.command_end
    failed = end is not None and end.outcome in (Outcome.REFUSED, Outcome.NOT_SENT)
    return replace(submission, warnings=(not_started,)) if failed else submission
