"""Start, pause or end a task that was created, and find out whether that worked."""

from __future__ import annotations

import contextlib
from dataclasses import replace

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.ports import FoundTask, Journal
from yccall_desktop.core.submission import Submission
from yccall_desktop.core.task import TaskCommand
from yccall_desktop.core.task_status import (
    ENDED,
    STATUSES,
    status_after,
    with_status_before,
    with_status_seen,
)
from yccall_desktop.errors import QT_TRANSLATE_NOOP, AppError, Words
from yccall_desktop.services.connection import Connection, ask


def set_task(
    journal: Journal,
    connection: Connection,
    submission_id: str,
    command: TaskCommand,
    cancel: CancelToken,
) -> Submission:
    """Send TaskSet and keep its end in the journal; returns the submission with it.

    A command that was given meanwhile stays the last one, and its end is the one that is kept.
    Pause and End are sent even when the journal cannot be written: stopping calls comes first.
    `warnings` of what is returned then say that it was not saved. Raises AppError when the
    submission has no task id, belongs to another server or account, or a start could not be saved
    beforehand.
    """
    submission = journal.get(submission_id)
    connection.check_belongs(submission)
    if not submission.task_id:
        template = QT_TRANSLATE_NOOP("Control", "This submission has no task on the platform yet.")
        raise AppError(Words("Control", template))
    announced = True
    try:
        journal.save_command(submission_id, command, None)
    except AppError:
        announced = False
        if command is TaskCommand.START:
            raise

    def request(token: str) -> End:
        return connection.platform.set_task(token, submission.task_id, command, cancel)

    try:
        _, end = ask(connection, submission, cancel, request, lambda answer: answer)
    except AppError:  # the sign-in told that it is another company
        with contextlib.suppress(AppError):
            end = with_status_before(End(Outcome.NOT_SENT, Reason.ANOTHER_ACCOUNT), submission)
            journal.save_command(submission_id, command, end)
        raise
    end = with_status_before(end, submission)
    try:
        return _kept(journal, submission_id, command, end, announced=announced)
    except AppError as error:
        return replace(
            submission,
            command=command.name.lower(),
            command_end=end,
            warnings=_not_saved(error),
        )


def _kept(
    journal: Journal, submission_id: str, command: TaskCommand, end: End, *, announced: bool
) -> Submission:
    """Commit the end of an `announced` command, unless the journal knows of a later one.

    Nor does it take the place of the same command's success, which somebody else had.
    """
    last = journal.get(submission_id)
    done = last.command_end is not None and last.command_end.outcome is Outcome.DONE
    if announced and (last.command != command.name.lower() or done):
        return last
    journal.save_command(submission_id, command, end)
    return journal.get(submission_id)


def settle_command(journal: Journal, submission: Submission, task: FoundTask) -> None:
    """Commit what the task's status shows of a last command whose end is unknown.

    It worked, or the task did something else when it was looked for: a platform that is late may
    still do it, so the end stays unknown. A task that has ended does nothing more: that is how it
    stands, whichever command was meant. What was commanded since the look began is not touched.
    """
    end = submission.command_end
    if end is None or end.outcome is not Outcome.UNKNOWN:
        return
    last = journal.get(submission.id)
    if task.status not in STATUSES or (last.command, last.command_end) != (submission.command, end):
        return
    if task.status == ENDED:
        journal.save_command(submission.id, TaskCommand.END, End(Outcome.DONE, Reason.OK))
        return
    worked = status_after(submission.command) == task.status
    shown = End(Outcome.DONE, Reason.OK) if worked else with_status_seen(end, task.status)
    journal.save_command(submission.id, TaskCommand[submission.command.upper()], shown)


def _not_saved(error: AppError) -> tuple[Words, ...]:
    template = QT_TRANSLATE_NOOP(
        "Control", "The command was sent, but this could not be saved on this PC."
    )
    return Words("Control", template), error.words
