"""A server that made several tasks of one list: told, and nothing more is done until then."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.fake_platform import LOST
from tests.helpers.submissions import ID, call_numbers, submission
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.submission import PartState, cut
from yccall_desktop.services.look_up import look, release
from yccall_desktop.services.patience import Patience
from yccall_desktop.services.submit_task import prepare, send

NUMBERS = call_numbers(5)
QUICK = Patience((0,), (0,))


@pytest.fixture
def go(journal, connection):
    made = submission(count=5, start=True)
    prepare(journal, replace(made, parts=cut(5, 3)), NUMBERS)
    return lambda: send(
        journal, connection, ID, lambda _: None, CancelToken(), lambda: 7, patience=QUICK
    )


def twice(platform):
    """Makes the creation that comes next one of two tasks, its answer being lost."""
    platform.creates.append(LOST)
    platform.during_create = lambda: platform.tasks.append((ID, "second"))
    platform.held["second"] = [one.number for one in NUMBERS[:3]]


def test_sending_stops_and_nothing_is_started(go, platform):
    twice(platform)
    result = go()
    assert [part.state for part in result.parts] == [PartState.DONE, PartState.PENDING]
    assert "more than once" in result.warnings[0].english()
    assert (platform.added, platform.done_commands) == ([], [])


def test_the_user_may_go_on_when_it_was_told(go, platform):
    twice(platform)
    go()
    result = go()
    assert result.complete
    assert platform.added == [(result.task_id, 2)]


def test_what_was_released_is_not_sent_into_one_of_them(go, platform, journal, connection):
    platform.loses = True
    platform.creates.append(LOST)
    go()
    look(journal, connection, ID, CancelToken())
    release(journal, ID)
    for task_id in ("first", "second"):
        platform.tasks.append((ID, task_id))
        platform.held[task_id] = [NUMBERS[0].number]
    requests = len(platform.requests)
    result = go()
    assert "more than once" in result.warnings[0].english()
    assert (len(platform.requests), platform.added) == (requests, [])
