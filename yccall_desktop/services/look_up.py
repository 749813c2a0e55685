"""Find out what of a submission is on the platform; let the user decide about the rest."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from yccall_desktop.core.arrival import Listing, arrival
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.ports import Journal, Look, TaskNumbers
from yccall_desktop.core.submission import (
    CallNumber,
    Part,
    PartState,
    Submission,
    after,
    unsaved,
)
from yccall_desktop.errors import QT_TRANSLATE_NOOP, AppError, Words
from yccall_desktop.services.connection import Connection, ask, of_a_run
from yccall_desktop.services.control_task import settle_command

_OK = End(Outcome.DONE, Reason.OK)


@dataclass(frozen=True, slots=True)
class LookResult:
    """The submission as it stands after the look, and what the platform said.

    `look.task` is the task, when it was searched for and found. How many numbers of the part in
    question are there is `submission.open_part.there`. `command_only`: no number was in question,
    only whether the task's last command worked.
    """

    submission: Submission
    look: Look
    command_only: bool = False


def _seconds() -> int:
    return int(time.time())


def look(
    journal: Journal,
    connection: Connection,
    submission_id: str,
    cancel: CancelToken,
    now: Callable[[], int] = _seconds,
) -> LookResult:
    """Search the platform for what is not certain. Changes nothing there; allowed at any time.

    A part is DONE only when all its numbers are there; those that are there are never sent again.
    Answered "not there" or "not all there": an unknown submission stays unknown, and the look is
    counted. No answer, or a server that cannot tell: nothing changes, see `look.end`. When the
    journal could not be written, or the platform has the list in several tasks,
    `submission.warnings` say so. Raises AppError when the submission belongs to another server or
    account, or when a part whose end was not saved cannot be made unknown.
    """
    submission = settled(journal, submission_id)
    part = submission.open_part
    command_only = part is None or (bool(submission.task_id) and not _questionable(part))
    result = _Looking(journal, connection, submission, cancel, now).run()
    result = replace(result, command_only=command_only)
    task, also = result.look.task, result.look.also
    if task is None or not also:
        return result
    kept = result.submission.task_id or task.task_id
    others = [one for one in (task.task_id, *also) if one != kept]
    warnings = (*result.submission.warnings, _several(kept, others))
    return replace(result, submission=replace(result.submission, warnings=warnings))


def settled(journal: Journal, submission_id: str) -> Submission:
    """The submission; parts left SENDING that nobody sends any more are unknown from now on."""
    submission = journal.get(submission_id)
    if submission.state is PartState.SENDING and journal.mark_unsaved(submission_id):
        return journal.get(submission_id)
    return submission


def all_submissions(journal: Journal) -> list[Submission]:
    """All submissions, newest first; one that is SENDING without anybody sending it as unknown.

    Writes nothing: `look` makes it so in the journal.
    """
    return [
        unsaved(one) if one.state is PartState.SENDING and not journal.is_sending(one.id) else one
        for one in journal.submissions()
    ]


class _Looking:
    """One look."""

    def __init__(
        self,
        journal: Journal,
        connection: Connection,
        submission: Submission,
        cancel: CancelToken,
        now: Callable[[], int],
    ) -> None:
        self._journal = journal
        self._connection = connection
        self._submission = submission
        self._cancel = cancel
        self._now = now

    def run(self) -> LookResult:
        submission, part = self._submission, self._submission.open_part
        asked = part if part is not None and submission.task_id and _questionable(part) else None
        doubts = self._connection.doubts(submission)
        if asked is not None and not doubts:
            return self._search_part(asked, submission.task_id, Look(_OK))
        seen = self._find()
        if seen.end.outcome is not Outcome.DONE:
            return LookResult(submission, seen)
        if seen.task is None and doubts:  # another company's list lacks it in any case
            return LookResult(replace(submission, warnings=(of_a_run(),)), seen)
        if seen.task is None:
            return self._kept(lambda: self._absent(submission), submission, seen)
        if asked is not None:
            return self._search_part(asked, submission.task_id, Look(_OK))
        if part is None or submission.task_id:
            task = seen.task
            if submission.task_id not in ("", task.task_id):
                return LookResult(submission, seen)
            return self._kept(
                lambda: settle_command(self._journal, submission, task), submission, seen
            )
        return self._search_part(part, seen.task.task_id, seen)

    def _find(self) -> Look:
        submission = self._submission

        def request(token: str) -> Look:
            return self._connection.platform.find_task(
                token, submission.id, submission.task_name, self._cancel
            )

        answer, end = ask(self._connection, submission, self._cancel, request, lambda one: one.end)
        return Look(end) if answer is None else answer

    def _numbers(self, task_id: str) -> TaskNumbers:
        def request(token: str) -> TaskNumbers:
            return self._connection.platform.task_numbers(
                token, task_id, self._cancel, numbers=True
            )

        answer, end = ask(
            self._connection, self._submission, self._cancel, request, lambda one: one.end
        )
        return TaskNumbers(end) if answer is None else answer

    def _search_part(self, part: Part, task_id: str, seen: Look) -> LookResult:
        """The task is there: how many of the part's numbers are in it, and which.

        The numbers decide. A list proves an absence only if it shows what is known to be there, and
        its total proves an arrival only if none of its numbers can be compared.
        """
        before = self._submission
        answer = self._numbers(task_id)
        if answer.end.reason is Reason.SERVICE_MISSING:
            return self._uncounted(part, task_id, seen)
        if answer.end.outcome is not Outcome.DONE:
            return self._found_only(task_id, replace(seen, end=answer.end))
        found = arrival(
            self._journal.numbers(before.id, part.index), answer.numbers, lambda: self._others(part)
        )
        if found.strange == answer.total and answer.total == _expected(before, part):
            return self._whole(part, task_id, seen)
        unsure = found.strange > 0 or self._hides(answer)
        if unsure:
            seen = replace(seen, end=End(Outcome.UNKNOWN, Reason.NUMBERS_NOT_COMPARABLE))

        def keep() -> None:
            saved = self._journal.save_seen(before.id, part.index, found.keys, task_id)
            if saved.state is PartState.UNKNOWN and not unsure:
                self._journal.save_absence(before.id, self._now())

        known = replace(before, task_id=task_id).with_part(replace(part, there=len(found.keys)))
        return self._kept(keep, known, seen)

    def _hides(self, answer: TaskNumbers) -> bool:
        """Whether the list lacks numbers that the platform is known to have."""
        listing = Listing(answer.numbers)
        submission = self._submission
        return any(
            listing.holds(self._journal.numbers(submission.id, one.index)) < one.accepted
            for one in submission.parts
            if one.accepted
        )

    def _others(self, part: Part) -> Iterator[Sequence[CallNumber]]:
        for other in self._submission.parts:
            if other.index != part.index:
                yield self._journal.numbers(self._submission.id, other.index)

    def _whole(self, part: Part, task_id: str, seen: Look) -> LookResult:
        ended = after(part, replace(_OK, task_id=task_id))
        known = replace(self._submission, task_id=task_id).with_part(ended)

        def keep() -> None:
            self._journal.save_part(self._submission.id, ended, task_id=task_id)

        return self._kept(keep, known, seen)

    def _uncounted(self, part: Part, task_id: str, seen: Look) -> LookResult:
        """The server cannot tell what is in a task: a created task is done; of an addition nothing
        is known, not even that it is absent."""
        if seen.task is not None or (part.first == 0 and not part.released):
            return self._whole(part, task_id, seen)
        untold = End(Outcome.UNKNOWN, Reason.NUMBERS_NOT_TOLD)
        return LookResult(self._submission, Look(untold))

    def _found_only(self, task_id: str, seen: Look) -> LookResult:
        """The task is there, and what is in it could not be read: keep at least its id."""
        before, part = self._submission, self._submission.open_part
        if part is None or before.task_id:
            return LookResult(before, seen)
        index = part.index
        known = replace(before, task_id=task_id)
        return self._kept(
            lambda: self._journal.save_seen(before.id, index, (), task_id), known, seen
        )

    def _absent(self, submission: Submission) -> None:
        if submission.state is PartState.UNKNOWN:
            self._journal.save_absence(submission.id, self._now())

    def _kept(self, keep: Callable[[], object], known: Submission, seen: Look) -> LookResult:
        """Commit what was seen; `known` is told to the caller when that fails."""
        try:
            keep()
            return LookResult(self._journal.get(known.id), seen)
        except AppError as error:
            return LookResult(replace(known, warnings=_not_saved(error)), seen)


def _questionable(part: Part) -> bool:
    """Whether its numbers may be on the platform although it is not done."""
    return part.released or part.state in (PartState.UNKNOWN, PartState.SENDING)


def _expected(submission: Submission, part: Part) -> int | None:
    """The task's total if the whole part has arrived; None when a total would prove nothing.

    A number that was refused earlier may be counted or not, and what a released part left behind
    may come late: then only the numbers themselves tell.
    """
    done = [one for one in submission.parts if one.state is PartState.DONE]
    if part.released or part.there or any(one.refused for one in done):
        return None
    return sum(one.accepted for one in done) + part.count


def release(journal: Journal, submission_id: str) -> Submission:
    """The user decides, with the facts on screen, that what is missing was not sent.

    It may then be sent again. Raises AppError unless it is unknown and at least one look since it
    was sent was answered "not there" or "not all there".
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


def end_here(journal: Journal, submission_id: str) -> Submission:
    """The user decides that what is not on the platform stays away; a task is kept as it is.

    So does a list end that no look can find: what was sent of it may be called. Raises AppError
    unless the submission is `unfinished`.
    """
    settled(journal, submission_id)
    if not journal.leave_out(submission_id):
        template = QT_TRANSLATE_NOOP(
            "Look",
            "Only a submission that still has numbers to send or whose end is unknown, and that is "
            "not being sent right now, can be ended here.",
        )
        raise AppError(Words("Look", template))
    return journal.get(submission_id)


def _several(task_id: str, others: Sequence[str]) -> Words:
    template = QT_TRANSLATE_NOOP(
        "Look",
        "The platform has this list more than once: task {task}, and also {others}. "
        "End all but {task} on the platform's own pages, or the same people are called twice.",
    )
    return Words("Look", template, {"task": task_id, "others": ", ".join(others)})


def _not_saved(error: AppError) -> tuple[Words, ...]:
    template = QT_TRANSLATE_NOOP(
        "Look", "The platform answered, but this could not be saved on this PC."
    )
    return Words("Look", template), error.words
