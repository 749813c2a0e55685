"""What a task is doing: a command not done changes nothing, an unknown one makes unsure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.submissions import submission
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.task_status import known_status, with_status_before, with_status_seen

OK = End(Outcome.DONE, Reason.OK)
LOST = End(Outcome.UNKNOWN, Reason.CONNECTION_LOST)
OFFLINE = End(Outcome.NOT_SENT, Reason.NO_CONNECTION, {"server": "s"})
REFUSED = End(Outcome.REFUSED, Reason.BAD_PARAMETER)


def after(*commands):
    """The submission after commands with their ends, one after the other."""
    made = submission()
    for command, end in commands:
        made = replace(made, command=command, command_end=with_status_before(end, made))
    return made


@pytest.mark.parametrize(
    ("commands", "status"),
    [
        ((), "not-started"),
        ((("start", OFFLINE),), "not-started"),
        ((("start", OK),), "running"),
        ((("start", LOST),), ""),
        ((("pause", OFFLINE),), "not-started"),
        ((("start", OK), ("pause", OFFLINE)), "running"),
        ((("start", OK), ("end", REFUSED)), "running"),
        ((("start", OK), ("pause", LOST)), ""),
        ((("start", OK), ("pause", OFFLINE), ("end", OFFLINE)), "running"),
        ((("start", OK), ("pause", OK), ("start", OFFLINE)), "paused"),
        ((("start", OK), ("pause", LOST), ("start", OFFLINE)), ""),
        ((("start", OK), ("pause", LOST), ("pause", OK)), "paused"),
        ((("start", OK), ("end", OK)), "ended"),
    ],
)
def test_the_status_after_commands(commands, status):
    assert known_status(after(*commands)) == status


def test_while_a_command_is_on_its_way_nothing_is_known():
    assert known_status(replace(submission(), command="pause")) == ""


def test_what_a_look_showed_counts_after_an_unknown_command_and_for_the_next():
    seen = after(("start", OK), ("pause", with_status_seen(LOST, "running")))
    assert known_status(seen) == "running"
    next_end = with_status_before(OFFLINE, seen)
    assert known_status(replace(seen, command="end", command_end=next_end)) == "running"


def test_the_sentence_of_an_end_stays():
    end = after(("start", OK), ("pause", OFFLINE)).command_end
    assert end.words().english() == OFFLINE.words().english()
