"""What a task is doing, as far as the end of its last command and the last look tell."""

from __future__ import annotations

from dataclasses import replace

from yccall_desktop.core.outcomes import End, Outcome
from yccall_desktop.core.submission import Submission

NOT_STARTED, RUNNING, PAUSED, ENDED = "not-started", "running", "paused", "ended"
STATUSES = frozenset({NOT_STARTED, RUNNING, PAUSED, ENDED})

_AFTER = {"start": RUNNING, "pause": PAUSED, "end": ENDED}
_BEFORE = "task-before"
_SEEN = "task-seen"


def status_after(command: str) -> str:
    """What the task does once a command ("start", "pause", "end") worked; '' for any other."""
    return _AFTER.get(command, "")


def known_status(submission: Submission) -> str:
    """One of STATUSES, or '' when it may be calling and may be not.

    A command that was not done left the task as it was before; one whose end is unknown may have
    been done, until a look shows what the task is doing.
    """
    end = submission.command_end
    if not submission.command:
        return NOT_STARTED
    if end is None:
        return ""
    if end.outcome is Outcome.DONE:
        return status_after(submission.command)
    if end.outcome is Outcome.UNKNOWN:
        return seen_status(end)
    return end.values.get(_BEFORE, NOT_STARTED if submission.command == "start" else "")


def seen_status(end: End) -> str:
    """What a look showed the task to do after a command whose end is unknown; '' for no look."""
    return end.values.get(_SEEN, "")


def with_status_before(end: End, submission: Submission) -> End:
    """A command's end that keeps what the task did before it; `submission` is of that moment."""
    if end.outcome is Outcome.DONE:
        return end
    return replace(end, values={**end.values, _BEFORE: known_status(submission)})


def with_status_seen(end: End, status: str) -> End:
    """A command's unknown end that keeps what a look showed since."""
    return replace(end, values={**end.values, _SEEN: status})
