"""Find out whether a submission of unknown end is on the platform; let the user decide if not."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.ports import Journal, Look
from yccall_desktop.core.submission import Part, PartState, Submission, after
from yccall_desktop.errors import QT_TRANSLATE_NOOP, AppError, Words
from yccall_desktop.services.connection import Connection, ask


@dataclass(frozen=True, slots=True)
class LookResult:
    """The submission as it stands after the look, and what the platform said."""

    submission: Submission
    look: Look


def _seconds() -> int:
    return int(time.time())


def look(
    journal: Journal,
    connection: Connection,
    submission_id: str,
    cancel: CancelToken,
    now: Callable[[], int] = _seconds,
) -> LookResult:
    """Search the platform for the submission's task. Changes nothing there; allowed at any time.

    Found: its part is DONE and has the task id. Answered "not there": an unknown submission stays
    unknown, and the look is counted. No answer: nothing changes, see `look.end`. When the journal
    could not be written, `submission.warnings` say so. Raises AppError when the submission belongs
    to another server or account.
    """
    submission = journal.get(submission_id)

    def request(token: str) -> Look:
        return connection.platform.find_task(token, submission.id, submission.task_name, cancel)

    def end_of(answer: Look) -> End:
        return answer.end

    answer, end = ask(connection, submission, cancel, request, end_of)
    seen = Look(end) if answer is None else answer
    if seen.end.outcome is not Outcome.DONE:
        return LookResult(submission, seen)
    try:
        if seen.task is not None:
            save_found(journal, submission, seen.task.task_id)
        elif submission.state is PartState.UNKNOWN:
            journal.save_absence(submission_id, now())
        return LookResult(journal.get(submission_id), seen)
    except AppError as error:
        known = _as_found(submission, seen)
        return LookResult(replace(known, warnings=_not_saved(error)), seen)


def save_found(journal: Journal, submission: Submission, task_id: str) -> None:
    """Commit that the platform has the submission's task, whatever was thought of it before.

    Nothing else may send it afterwards. Raises AppError.
    """
    part = _found_part(submission, task_id)
    if part is not None:
        journal.save_part(submission.id, part, task_id=task_id)


def _found_part(submission: Submission, task_id: str) -> Part | None:
    first = submission.parts[0]
    if first.state is PartState.DONE:
        return None
    return after(first, End(Outcome.DONE, Reason.OK, task_id=task_id))


def _as_found(submission: Submission, seen: Look) -> Submission:
    if seen.task is None:
        return submission
    part = _found_part(submission, seen.task.task_id)
    if part is None:
        return submission
    return replace(submission.with_part(part), task_id=seen.task.task_id)


def release(journal: Journal, submission_id: str) -> Submission:
    """The user decides, with the facts on screen, that an unknown submission was not sent.

    It may then be sent again. Raises AppError unless it is unknown and at least one look since it
    was sent was answered "not there".
    """
    end = End(Outcome.NOT_SENT, Reason.RELEASED_BY_USER)
    if not journal.release(submission_id, end):
        template = QT_TRANSLATE_NOOP(
            "Look",
            "Only a submission whose end is unknown, and that the platform did not show when it "
            "was looked for, can be treated as not sent. Look on the platform first.",
        )
        raise AppError(Words("Look", template))
    return journal.get(submission_id)


def _not_saved(error: AppError) -> tuple[Words, ...]:
    template = QT_TRANSLATE_NOOP(
        "Look", "The platform answered, but this could not be saved on this PC."
    )
    return Words("Look", template), error.words
