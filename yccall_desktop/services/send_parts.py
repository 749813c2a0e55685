"""Send the parts of a submission one after the other, each by the rules of the four ends."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace

from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.ports import Journal
from yccall_desktop.core.submission import (
    SENDABLE,
    CallNumber,
    Part,
    PartState,
    Submission,
    after,
    next_part,
    smaller,
)
from yccall_desktop.errors import QT_TRANSLATE_NOOP, AppError, Words
from yccall_desktop.services.connection import Connection, refused_anew
from yccall_desktop.services.look_up import look
from yccall_desktop.services.patience import Patience, Stop, may_pass
from yccall_desktop.services.send_state import Report, SendState, Stage

_log = logging.getLogger(__name__)


class SendParts:
    """One call of send()."""

    def __init__(
        self,
        journal: Journal,
        connection: Connection,
        submission_id: str,
        report: Report,
        stop: Stop,
        now: Callable[[], int],
        patience: Patience,
    ) -> None:
        self._journal = journal
        self._connection = connection
        self._id = submission_id
        self._report = report
        self._stop = stop
        self._now = now
        self._patience = patience

    def run(self) -> Submission:
        """Send part after part until all are done or something stands in the way."""
        submission = self._journal.get(self._id)
        self._connection.check_may_send(submission)
        if next_part(submission) is None:
            raise _not_sendable(submission)
        tries = 0
        while (part := next_part(submission)) is not None:
            if self._stop.wanted and submission.task_id:
                break
            submission = self._send_part(submission, part)
            ended = submission.parts[part.index]
            if submission.warnings:
                break
            if ended.state is PartState.UNKNOWN:
                submission = self._look_again(submission, ended)
                if submission.warnings:
                    break
                ended = submission.parts[part.index]
            if ended.state is PartState.DONE or self._cut(ended):
                submission, tries = self._journal.get(self._id), 0
                continue
            if not submission.task_id or not self._wait_for_another_try(submission, ended, tries):
                break
            tries += 1
        return submission

    # --- what follows an end -----------------------------------------------------------------
    def _cut(self, part: Part) -> bool:
        """Make a part that was too large smaller, and those behind it."""
        too_large = part.end is not None and part.end.reason is Reason.TOO_LARGE
        size = smaller(part)
        if part.state is not PartState.REFUSED or not too_large or size is None:
            return False
        _log.info("submission %s: parts of at most %d numbers", self._id, size)
        return self._journal.recut(self._id, part.index, size)

    def _wait_for_another_try(self, submission: Submission, part: Part, tries: int) -> bool:
        """Wait until a part that was not sent is tried again; False when it is not."""
        waits = self._patience.resend
        if not may_pass(part.end) or tries >= len(waits):
            return False
        self._tell(submission, part, "retrying", attempt=tries + 1, attempts=len(waits))
        return not self._stop.wait(waits[tries])

    def _look_again(self, submission: Submission, part: Part) -> Submission:
        """Look for a part of unknown end, several times; it is not sent again here.

        That the last look failed is told in `warnings`.
        """
        waits, failed = self._patience.looks, None
        for place, seconds in enumerate(waits, 1):
            self._tell(submission, part, "looking", attempt=place, attempts=len(waits))
            if self._stop.wait(seconds):
                break
            result = look(self._journal, self._connection, self._id, self._stop.cancel, self._now)
            submission, end = result.submission, result.look.end
            if submission.warnings or submission.state is not PartState.UNKNOWN:
                return submission
            failed = None if end.outcome is Outcome.DONE else end
        if failed is None or self._stop.wanted:
            return submission
        template = QT_TRANSLATE_NOOP("Submit", "The last look on the platform did not work.")
        return replace(submission, warnings=(Words("Submit", template), failed.repeatable_words()))

    # --- one part ----------------------------------------------------------------------------
    def _send_part(self, submission: Submission, part: Part) -> Submission:
        """Send a part, once more with a new token if its token is refused."""
        if part.released:
            submission = self._look_first(submission, part)
            part = submission.parts[part.index]
            if part.state is PartState.DONE or submission.warnings:
                return submission
        numbers = self._journal.numbers(self._id, part.index, missing=True)
        refused = ""
        for last in (False, True):
            self._tell(submission, part, "signing-in")
            token, problem = self._connection.authorise(
                submission, self._stop.cancel, refused=refused
            )
            if problem is None and self._stop.cancel.cancelled:
                problem = End(Outcome.NOT_SENT, Reason.CANCELLED_BEFORE_SENDING)
            if last and problem is not None and problem.reason is Reason.TOKEN_INVALID:
                break
            if problem is not None:
                return self._not_sent(submission, part, problem)
            submission = self._send_once(submission, part, numbers, token, last=last)
            part = submission.parts[part.index]
            token_refused = part.end is not None and part.end.reason is Reason.TOKEN_INVALID
            if submission.warnings or not token_refused:
                break
            refused = token
        return submission

    def _look_first(self, before: Submission, part: Part) -> Submission:
        """The user called it not sent; servers lag, so the platform is asked once more.

        AppError when it cannot be asked, or shows more than when the user decided.
        """
        result = look(self._journal, self._connection, self._id, self._stop.cancel, self._now)
        end, submission = result.look.end, result.submission
        told = not submission.warnings or bool(result.look.also)
        if told and end.outcome is Outcome.DONE:
            if not submission.warnings and _more_shown(before, submission, part.index):
                raise _still_coming()
            return submission
        if self._stop.cancel.cancelled:
            return self._journal.get(self._id)
        if end.outcome is Outcome.DONE:  # it answered, and that proves nothing here or is not kept
            raise AppError(submission.warnings[0])
        if end.reason is Reason.NUMBERS_NOT_TOLD:
            template = QT_TRANSLATE_NOOP(
                "Submit",
                "Nothing more was sent: this server does not tell which numbers the task has, so "
                "these may be there already. Check the task on the platform's own pages; “End "
                "here” keeps what is there.",
            )
            raise AppError(Words("Submit", template), end.reason.value)
        template = QT_TRANSLATE_NOOP(
            "Submit",
            "Nothing more was sent: the platform could not be asked once more whether the numbers "
            "are there. Check the network, then send again.",
        )
        raise AppError(Words("Submit", template), end.reason.value)

    def _send_once(
        self,
        submission: Submission,
        part: Part,
        numbers: Sequence[CallNumber],
        token: str,
        *,
        last: bool,
    ) -> Submission:
        """Claim the part, send it, commit its end; `last`: no other token is tried after it."""
        self._tell(submission, part, "saving")
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
            "submission %s: part %d of %d, attempt %d with %d numbers",
            self._id,
            part.index + 1,
            len(submission.parts),
            claimed.attempts,
            len(numbers),
        )
        try:
            if claimed.missing != len(numbers):  # a look of somebody else saw some meanwhile
                numbers = self._journal.numbers(self._id, part.index, missing=True)
                claimed = replace(claimed, there=claimed.count - len(numbers))
            self._tell(submission, claimed, "sending")
            end = self._request(submission, claimed, numbers, token)
        except BaseException:
            self._ended(submission, claimed, End(Outcome.UNKNOWN, Reason.PROGRAM_STOPPED))
            raise
        return self._ended(submission, claimed, refused_anew(end) if last else end)

    def _request(
        self, submission: Submission, part: Part, numbers: Sequence[CallNumber], token: str
    ) -> End:
        """TaskCreat as long as there is no task, TaskAdd from then on."""

        def progress(sent: int, total: int) -> None:
            stage: Stage = "waiting" if sent >= total else "sending"
            self._report(SendState(submission, stage, sent, total, part.index))

        platform, settings, cancel = (
            self._connection.platform,
            submission.settings,
            self._stop.cancel,
        )
        now = self._now()
        if submission.task_id:
            return platform.add_numbers(
                token, submission.task_id, self._id, settings, numbers, now, progress, cancel
            )
        end = platform.create_task(token, self._id, settings, numbers, now, progress, cancel)
        if end.outcome is Outcome.DONE and not end.task_id:
            return replace(end, outcome=Outcome.UNKNOWN, reason=Reason.NO_TASK_ID)
        return end

    # --- the journal -------------------------------------------------------------------------
    def _ended(self, submission: Submission, part: Part, end: End) -> Submission:
        """Commit how the request ended; if that fails, the truth goes to the caller alone."""
        ended = after(part, end)
        _log.info("submission %s: %s, %s", self._id, end.outcome.value, end.reason.value)
        try:
            self._save_end(ended, end)
            return self._journal.get(self._id)
        except AppError as error:
            return replace(
                submission.with_part(ended),
                task_id=submission.task_id or end.task_id,
                refused=(*submission.refused, *end.refused),
                warnings=(_unsaved_end(end), error.words),
            )

    def _save_end(self, ended: Part, end: End) -> None:
        """Save it, several times if the journal is held or full; a cancel ends the waiting."""
        for seconds in self._patience.saves:
            try:
                self._journal.save_part(self._id, ended, end.task_id, end.refused)
            except AppError as error:
                if self._stop.cancel.cancelled:
                    raise
                _log.info("submission %s: its end was not saved: %s", self._id, error.detail)
                self._stop.cancel.wait(seconds)
            else:
                return
        self._journal.save_part(self._id, ended, end.task_id, end.refused)

    def _not_sent(self, submission: Submission, part: Part, problem: End) -> Submission:
        """Commit why there was no attempt, unless another caller has taken the part meanwhile."""
        ended = after(part, problem)
        try:
            self._journal.save_part(self._id, ended, expected=SENDABLE)
            return self._journal.get(self._id)
        except AppError as error:
            return replace(submission.with_part(ended), warnings=(error.words,))

    def _tell(
        self,
        submission: Submission,
        part: Part,
        stage: Stage,
        *,
        attempt: int = 0,
        attempts: int = 0,
    ) -> None:
        state = SendState(submission, stage, part=part.index, attempt=attempt, attempts=attempts)
        self._report(state)


def _more_shown(before: Submission, now: Submission, index: int) -> bool:
    """Whether a part that is still not whole, or its task, came since; the rest may follow."""
    old, part = before.parts[index], now.parts[index]
    came = part.there > old.there or now.task_id != before.task_id
    return came and part.state is not PartState.DONE


def _still_coming() -> AppError:
    return _refusal(
        QT_TRANSLATE_NOOP(
            "Submit",
            "Nothing more was sent: the platform shows more of this list now than before, so the "
            "rest may still be coming. Send again in a few minutes: it is looked for once more.",
        )
    )


def _not_sendable(submission: Submission) -> AppError:
    if submission.state is PartState.UNKNOWN:
        return _refusal(
            QT_TRANSLATE_NOOP(
                "Submit",
                "Whether this list was sent is unknown. Look on the platform before you send it "
                "again.",
            )
        )
    if submission.forgotten_at is not None:
        return _refusal(
            QT_TRANSLATE_NOOP(
                "Submit",
                "The numbers of this list are not kept any more, so it cannot be sent again. Open "
                "its sheet and make a new task.",
            )
        )
    if submission.state is PartState.LEFT_OUT:
        return _refusal(
            QT_TRANSLATE_NOOP(
                "Submit",
                "You ended this list, so it is not sent any more. To send its numbers, open its "
                "sheet and make a new task.",
            )
        )
    if submission.open_part is None:
        return _refusal(
            QT_TRANSLATE_NOOP(
                "Submit", "This list was sent already: task {task}. It is not sent again."
            ),
            task=submission.task_id,
        )
    return _refusal(QT_TRANSLATE_NOOP("Submit", "This list is being sent right now."))


def _unsaved_end(end: End) -> Words:
    if end.task_id:
        template = QT_TRANSLATE_NOOP(
            "Submit",
            "Task {task} was created, but this could not be saved on this PC. Write the task id "
            "down; the list is shown as unknown on the Tasks page, and Look finds it.",
        )
        return Words("Submit", template, {"task": end.task_id})
    template = QT_TRANSLATE_NOOP(
        "Submit",
        "How the sending ended could not be saved on this PC. The list is shown as unknown on the "
        "Tasks page: Look on the platform before you send it again.",
    )
    return Words("Submit", template)


def _refusal(template: str, **values: str) -> AppError:
    return AppError(Words("Submit", template, values))
