"""What a program that was stopped left open of the commands to its tasks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.submission import Submission
from yccall_desktop.core.task import TaskCommand
from yccall_desktop.store.mapping import command_text, end_text


def end_commands(db: sqlite3.Connection, submissions: Iterable[tuple[int, Submission]]) -> set[str]:
    """Within a transaction: commands without an end get one. Returns the ids of their submissions.

    That of a command on its way is unknown. A task that was to be started with its creation, and
    was not, has a start that was not sent: so it is told once, and not at every start.
    """
    stopped, start = set[str](), command_text(TaskCommand.START)
    for seq, one in submissions:
        promised = one.complete and one.settings.start_right_away and not one.command
        if not promised and (not one.command or one.command_end is not None):
            continue
        end = End(Outcome.UNKNOWN, Reason.PROGRAM_STOPPED)
        if promised:
            end = End(Outcome.NOT_SENT, Reason.START_NOT_GIVEN)
        db.execute(
            "UPDATE submission SET command = ?, command_end = ? WHERE seq = ?",
            (one.command or start, end_text(end), seq),
        )
        stopped.add(one.id)
    return stopped
