"""What is asked before a task is started late, ended for good, or its numbers are called twice."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from yccall_desktop.core.ports import EarlierSubmission
from yccall_desktop.core.submission import SENDABLE, PartState, Submission
from yccall_desktop.core.task import TaskCommand
from yccall_desktop.errors import Words
from yccall_desktop.ui.ask import confirm
from yccall_desktop.ui.i18n import count, say
from yccall_desktop.ui.tasks.actions import Doubled, TaskActions
from yccall_desktop.ui.tasks.words import moment, past_preset

translate = QCoreApplication.translate
_SHOWN = 3


def start_task(parent: QWidget, runner: TaskActions, submission: Submission) -> None:
    """Start calling; asks when the preset call time has passed by the server's clock."""
    start = partial(runner.command, submission.id, TaskCommand.START)
    passed = past_preset(submission, int(time.time()))
    if not passed:
        start()
        return
    confirm(
        parent,
        translate("Tasks", "The preset call time has passed"),
        _past_words(passed),
        translate("Tasks", "Start calling"),
        start,
        no=translate("Tasks", "Do not start"),
        danger=False,
    )


def _past_words(passed: str) -> str:
    return translate(
        "Tasks",
        "It was {moment} by the server's clock. If the server takes it as the latest time "
        "to call, no number will be called.",
    ).format(moment=passed)


def end_task(parent: QWidget, runner: TaskActions, submission: Submission) -> None:
    """End the task for good, after asking."""
    confirm(
        parent,
        translate("Tasks", "End this task for good?"),
        translate(
            "Tasks",
            "{name}\nNo further number of it is called. An ended task cannot be started "
            "again; to stop for a while, use Pause.",
        ).format(name=submission.task_name),
        translate("Tasks", "End the task"),
        partial(runner.command, submission.id, TaskCommand.END),
        no=translate("Tasks", "Keep it"),
    )


def send_missing(parent: QWidget, send: Callable[[], None], submission: Submission) -> None:
    """Send what a look did not show, and what waits behind it, after asking: the first may still
    be there."""
    part, waiting = submission.open_part, submission.waiting
    if part is None:
        return
    title = translate("Tasks", "Send the missing numbers ({count})?")
    yes = translate("Tasks", "Send the missing numbers")
    text = translate(
        "Tasks",
        "The platform did not show them (looks so far: {looks}), but it may "
        "still have them: a server can be late. If it does, these customers are called "
        "twice. The platform is asked once more before anything is sent.",
    ).format(looks=count(submission.absent_looks))
    if waiting:
        title = translate(
            "Tasks", "Send the missing numbers ({count}) and go on with the other {rest}?"
        )
        yes = translate("Tasks", "Send and go on")
        rest = translate(
            "Tasks", "Then the other {rest} numbers of the list, which were never sent, follow."
        )
        text = f"{text}\n\n{rest.format(rest=count(waiting))}"
    confirm(
        parent,
        title.format(count=count(part.missing), rest=count(waiting)),
        text,
        yes,
        send,
        no=translate("Tasks", "Do not send"),
    )


def end_here(parent: QWidget, end: Callable[[], None], submission: Submission) -> None:
    """Leave out what is not on the platform, after asking."""
    if not submission.task_id:
        _close(parent, end, submission)
        return
    unsure = submission.unsure
    rest = submission.count - submission.accepted - len(submission.refused) - unsure
    text = translate("Tasks", "Numbers that stay with the platform: {there}.")
    if rest > 0:
        text = translate(
            "Tasks",
            "Numbers that stay with the platform: {there}. Numbers that are not sent any more: "
            "{rest}; to call those, submit them in a new list.",
        )
    if unsure:
        perhaps = translate(
            "Tasks",
            "Numbers of which it is not known whether the platform has them: {unsure}. They may be "
            "called all the same: check on its own pages before you submit them in a new list.",
        )
        text = f"{text}\n\n{perhaps}"
    confirm(
        parent,
        translate("Tasks", "End here and keep what is there?"),
        text.format(there=count(submission.accepted), rest=count(rest), unsure=count(unsure)),
        translate("Tasks", "End here"),
        end,
        no=translate("Tasks", "Not yet"),
    )


def _close(parent: QWidget, end: Callable[[], None], submission: Submission) -> None:
    """The same for a list without a task here: it may have one on the platform."""
    unsure, texts = submission.unsure, []
    if unsure:
        texts.append(
            translate(
                "Tasks",
                "Numbers that may be with the platform and may be called: {unsure}. Look for the "
                "task “{name}” on its own pages first: if it is there, it can be started, paused "
                "and ended there alone. Before these numbers are sent in a new list, the program "
                "asks.",
            )
        )
    rest = submission.count - unsure
    if rest:
        texts.append(
            translate(
                "Tasks",
                "Numbers that were not sent and are not sent any more: {rest}; to call those, "
                "submit them in a new list.",
            )
        )
    confirm(
        parent,
        translate("Tasks", "Close this list?"),
        "\n\n".join(texts).format(
            unsure=count(unsure), rest=count(rest), name=submission.task_name
        ),
        translate("Tasks", "Close it"),
        end,
        no=translate("Tasks", "Not yet"),
    )


def send_doubled(parent: QWidget, send: Callable[[Doubled], None], doubled: Doubled) -> None:
    """Send a list again only after the user saw which earlier task holds its numbers.

    The same for numbers that are on the do-not-call list by now, or may be, and for a preset call
    time that has passed.
    """
    words, texts = EarlierWords(), []
    if doubled.listed:
        texts.append(words.listed(doubled.listed))
    if doubled.unlisted is not None:
        texts.append(words.unlisted(doubled.unlisted))
    if doubled.past:
        texts.append(_past_words(doubled.past))
    if doubled.earlier:
        texts.append(words.text(doubled.earlier))
    title = translate("Tasks", "The preset call time has passed")
    if doubled.earlier:
        title = translate("Tasks", "These numbers were submitted before")
    elif doubled.listed or doubled.unlisted is not None:
        title = translate("Tasks", "Some of these numbers may have to be left out")
    confirm(
        parent,
        title,
        "\n\n".join(texts),
        translate("Tasks", "Send again anyway")
        if doubled.earlier
        else translate("Tasks", "Send all the same"),
        partial(send, doubled),
        no=translate("Tasks", "Do not send"),
    )


class EarlierWords(QObject):
    """Words for earlier submissions; an object because only its `tr` knows plural forms."""

    def listed(self, numbers: int) -> str:
        """That numbers of the list must not be called."""
        return self.tr(
            "%Ln number(s) of this list are on the do-not-call list, and would be called. To leave "
            "them out, make a new task from the sheet instead.",
            "",
            numbers,
        )

    def unlisted(self, reason: Words) -> str:
        """That the do-not-call list cannot be asked."""
        return self.tr(
            "Whether numbers of this list are on the do-not-call list cannot be told: {reason}"
        ).format(reason=say(reason))

    def text(self, earlier: tuple[EarlierSubmission, ...]) -> str:
        """Which earlier tasks hold how many of the numbers, and what sending them again means."""
        lines = [self._line(one) for one in earlier[:_SHOWN]]
        more = len(earlier) - _SHOWN
        if more > 0:
            lines.append(self.tr("and %Ln more task(s)", "", more))
        lines.append(self.tr("Sent again, these people are called twice."))
        return "\n\n".join(lines)

    def _which(self, submission: Submission, there: int, late: int) -> str:
        """The task, and how many of the numbers it holds, or at least was sent with."""
        text = self.tr("%Ln number(s) in task “{name}”, {when}", "", there)
        if not there and submission.state is PartState.LEFT_OUT:
            text = self.tr(
                "%Ln number(s) of task “{name}”, {when}, which you closed: whether they were sent "
                "is unknown. Check on the platform's own pages first.",
                "",
                late,
            )
        elif not there:
            text = self.tr(
                "%Ln number(s) of task “{name}”, {when}, were sent and not found there; they may "
                "come late.",
                "",
                late,
            )
        return text.format(name=submission.task_name, when=moment(submission.created_at))

    def _line(self, one: EarlierSubmission) -> str:
        """One earlier task, how it stands, and what to do about it."""
        submission = one.submission
        unknown = one.under_way or submission.state in (PartState.UNKNOWN, PartState.SENDING)
        unsure = 0 if unknown else submission.unsure
        there = min(one.shared, submission.count - submission.left_out - unsure)
        late = one.shared - there
        lines = [self._which(submission, there, late)]
        if one.under_way:
            lines.append(
                self.tr("It is being sent right now; its numbers that still wait are counted too.")
            )
        elif unknown:
            lines.append(
                self.tr(
                    "Whether that one was sent is unknown: look for it first, on the page “Tasks”."
                )
            )
        elif submission.interrupted:
            lines.append(
                self.tr(
                    "It is only partly sent: to send the rest of it, go on with it on the page "
                    "“Tasks”."
                )
            )
        elif submission.task_id:
            lines.append(self.tr("Task ID {id}").format(id=submission.task_id))
        elif late and submission.state in SENDABLE:
            lines.append(
                self.tr(
                    "To send that one again, use the page “Tasks”: it is looked for once more "
                    "before."
                )
            )
        if there and late:
            lines.append(
                self.tr(
                    "%Ln more of it were sent and not found there; they may come late.", "", late
                )
            )
        return "\n".join(lines)
