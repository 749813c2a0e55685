"""Every fault of the platform through the window: the right end, in words, and one task at most."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.fault_ends import ENDS, NEVER_END
from tests.helpers.new_task import User, leads
from yccall_desktop.api.limits import Limits
from yccall_desktop.api.platform import HttpPlatform
from yccall_desktop.core.outcomes import Outcome
from yccall_desktop.core.submission import PartState
from yccall_desktop.services.connection import Connection
from yccall_desktop.simulator import Fault, Simulator
from yccall_desktop.ui.i18n import say

TOKEN = "0123456789abcdef" * 2
CREATE = "App.Sip_Yccall.TaskCreat"
HEADINGS = {
    Outcome.REFUSED: "The platform refused it",
    Outcome.NOT_SENT: "Nothing was sent",
    Outcome.UNKNOWN: "Unknown: the task may exist",
}
STATES = {
    Outcome.DONE: PartState.DONE,
    Outcome.REFUSED: PartState.REFUSED,
    Outcome.UNKNOWN: PartState.UNKNOWN,
}


@pytest.fixture
def platform_server():
    with Simulator(token=TOKEN, slow_seconds=0.2) as made:
        yield made


@pytest.mark.parametrize("fault", Fault, ids=lambda fault: fault.value)
def test_the_window_tells_the_end_of_every_fault(qtbot, context, journal, platform_server, fault):
    outcome, reason, tasks = ENDS[fault]
    limits = Limits(answer=0.5) if fault in NEVER_END else Limits()
    platform = HttpPlatform(platform_server.url, limits)
    connection = Connection(platform, context.secrets, token=TOKEN)
    user = User(qtbot, replace(context, connection=connection))
    user.open(leads(3, 13800138001))
    user.set_target()
    platform_server.fail(fault)
    user.create()
    (kept,) = journal.submissions()
    assert kept.end is not None
    assert (kept.state, kept.end.reason) == (STATES[outcome], reason)
    assert len(platform_server.tasks) == tasks
    assert platform_server.state.snapshot()["total_requests"] == 1
    if outcome is Outcome.DONE:
        assert user.text("taskIdLabel") == platform_server.tasks[0].task_id
    else:
        assert user.text("failureHeading") == HEADINGS[outcome]
        assert user.text("failureText").startswith(say(kept.end.words()))
        assert user.sees("lookButton") == (outcome is Outcome.UNKNOWN)
        assert user.sees("sendAgainButton") == (outcome is not Outcome.UNKNOWN)


def test_looking_finds_what_a_lost_answer_left_and_sends_nothing(
    qtbot, context, journal, platform_server
):
    platform = HttpPlatform(platform_server.url)
    connection = Connection(platform, context.secrets, token=TOKEN)
    user = User(qtbot, replace(context, connection=connection))
    user.open(leads(3, 13800138001))
    user.set_target()
    platform_server.fail(Fault.RESET_AFTER_CREATING)
    user.create()
    user.click("lookButton")
    user.wait()
    assert user.text("taskIdLabel") == platform_server.tasks[0].task_id
    assert platform_server.requests(CREATE) == 1
