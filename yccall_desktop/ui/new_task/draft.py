"""A list ready to be sent: how the worker collects, saves and sends it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from yccall_desktop.core.call_sheet import CallSheet
from yccall_desktop.core.calling import iter_call_numbers, ready_keys
from yccall_desktop.core.cancel import Cancelled, CancelToken
from yccall_desktop.core.ports import EarlierSubmission, Journal
from yccall_desktop.core.submission import CallNumber, Submission
from yccall_desktop.errors import AppError, Words
from yccall_desktop.services.connection import Connection
from yccall_desktop.services.submit_task import Report, SendState, prepare
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.new_task.outdated import outdated
from yccall_desktop.ui.tasks.told import told_of_all


@dataclass(frozen=True, slots=True)
class Draft:
    """A list ready to be saved and sent, and the earlier submissions that hold its numbers.

    The numbers are read from the locked `sheet`, so that they are never all in memory.
    `unlisted`: why the do-not-call list could not be applied to them.
    """

    submission: Submission
    sheet: CallSheet
    earlier: tuple[EarlierSubmission, ...]
    unlisted: Words | None

    def holds(self, context: Context) -> bool:
        """Whether it is still what the user sees: the account, the numbers, what is left out."""
        submission, now = self.submission, context.connection
        return (
            (submission.server, submission.account_id) == (now.server, now.owner_id)
            and context.screening_ready
            and not outdated(self.sheet, context)
            and self.unlisted == context.list_problem
        )


@dataclass(frozen=True, slots=True)
class Sent:
    """What the sending job brought: a submission as it stands, or the error before it was saved.

    `asked`: nothing was saved or sent, for the user was not told of all its earlier submissions.
    """

    submission: Submission | None
    error: Words | None = None
    asked: Draft | None = None


def find_earlier(
    journal: Journal, sheet: CallSheet, cancel: CancelToken
) -> tuple[EarlierSubmission, ...]:
    """The submissions that hold ready numbers of a sheet. Raises Cancelled."""
    earlier = tuple(journal.earlier(_until(cancel, ready_keys(sheet))))
    cancel.raise_if_cancelled()
    return earlier


def save_and_send(
    journal: Journal,
    connection: Connection,
    draft: Draft,
    report: Report,
    cancel: CancelToken,
    sending: Callable[..., Submission],
) -> Sent:
    """Every way out says how the submission stands.

    Earlier submissions are looked for once more: since the question others may have been sent. It
    counts as being sent before it is saved: another list must never miss its numbers.
    """
    submission = draft.submission
    with journal.sending(submission.id):
        try:
            with journal.deciding():
                earlier = find_earlier(journal, draft.sheet, cancel)
                if not told_of_all(draft.earlier, earlier):
                    return Sent(None, asked=replace(draft, earlier=earlier))
                report(SendState(submission, "saving"))
                cancel.raise_if_cancelled()
                connection.check_belongs(submission)
                prepare(journal, submission, _numbers(draft, cancel))
        except AppError as error:
            return Sent(None, error.words)
        try:
            return Sent(sending(journal, connection, submission.id, report, cancel, _now))
        except AppError as error:
            return Sent(journal.get(submission.id), error.words)
        except Cancelled:
            return Sent(journal.get(submission.id))


def _until(cancel: CancelToken, keys: Iterator[str]) -> Iterator[str]:
    """The keys as long as nobody cancels."""
    for key in keys:
        cancel.raise_if_cancelled()
        yield key


def _numbers(draft: Draft, cancel: CancelToken) -> Iterator[CallNumber]:
    for number in iter_call_numbers(draft.sheet):
        cancel.raise_if_cancelled()
        yield number


def _now() -> int:
    return int(time.time())
