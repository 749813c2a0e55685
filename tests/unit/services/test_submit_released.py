"""What the user decided: a released list is looked for once more, an ended one is not sent."""

from __future__ import annotations

import pytest

from tests.helpers.fake_platform import LOST, OFFLINE
from tests.helpers.submissions import ID, call_numbers, submission
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.ports import Look
from yccall_desktop.core.submission import PartState, after
from yccall_desktop.errors import AppError
from yccall_desktop.services.look_up import end_here, release
from yccall_desktop.services.submit_task import prepare, send


@pytest.fixture
def go(journal, connection):
    return lambda: send(journal, connection, ID, lambda state: None, CancelToken(), lambda: 7)


@pytest.fixture
def released(journal):
    prepare(journal, submission(), call_numbers(3))
    journal.save_part(ID, after(journal.claim_part(ID, 0, 1), LOST))
    journal.save_absence(ID, 2)
    release(journal, ID)


def test_a_released_list_is_looked_for_then_sent(go, platform, released):
    assert go().state is PartState.DONE
    assert len(platform.requests) == 1


def test_a_released_list_that_shows_up_late_is_not_sent(go, platform, released):
    platform.tasks.append((ID, "late"))
    result = go()
    assert (result.state, result.task_id) == (PartState.DONE, "late")
    assert platform.requests == []


def test_a_released_list_is_not_sent_blindly(go, journal, platform, released):
    platform.looks.append(OFFLINE)
    with pytest.raises(AppError, match="Nothing more was sent"):
        go()
    assert platform.requests == []
    assert journal.get(ID).state is PartState.NOT_SENT


@pytest.mark.parametrize("arrived", [0, 2])
def test_a_released_list_that_is_just_coming_is_not_sent_on_top(
    go, journal, platform, released, arrived
):
    """The server is late: what the user decided was on other facts."""
    numbers = [one.number for one in call_numbers(3)]
    platform.tasks.append((ID, "late"))
    platform.held["late"] = numbers[:arrived]
    with pytest.raises(AppError, match="may still be coming"):
        go()
    assert platform.added == platform.requests == []
    kept = journal.get(ID)
    assert (kept.state, kept.accepted) == (PartState.NOT_SENT, arrived)
    platform.held["late"] = numbers
    assert go().complete
    assert platform.added == platform.requests == []


def test_what_does_not_come_any_more_is_sent(go, platform, released):
    platform.tasks.append((ID, "late"))
    platform.held["late"] = [call_numbers(1)[0].number]
    with pytest.raises(AppError, match="may still be coming"):
        go()
    assert go().complete
    assert platform.added == [("late", 2)]


def test_a_cancel_while_it_is_looked_for_is_told_as_one(
    journal, connection, platform, released, monkeypatch
):
    cancel = CancelToken()

    def find_task(*_):
        cancel.cancel()
        return Look(End(Outcome.UNKNOWN, Reason.CANCELLED_WHILE_SENDING))

    monkeypatch.setattr(platform, "find_task", find_task)
    result = send(journal, connection, ID, lambda state: None, cancel, lambda: 7)
    assert result.end.reason is Reason.CANCELLED_BEFORE_SENDING
    assert result.parts[0].released
    assert platform.requests == []


def test_a_released_list_is_looked_for_however_often_it_was_refused(go, platform, released):
    platform.creates.append(End(Outcome.REFUSED, Reason.BAD_PARAMETER))
    assert go().state is PartState.REFUSED
    platform.tasks.append((ID, "late"))
    assert go().task_id == "late"
    assert len(platform.requests) == 1


# --- ended by the user ------------------------------------------------------------------------
def test_a_list_that_signs_in_is_not_ended(journal, connection, platform):
    prepare(journal, submission(), call_numbers(3))
    refused = []

    def report(state):
        if state.stage == "signing-in":
            with pytest.raises(AppError, match="not being sent right now"):
                end_here(journal, ID)
            refused.append(journal.get(ID).state)

    assert send(journal, connection, ID, report, CancelToken(), lambda: 7).complete
    assert refused == [PartState.PENDING]
    assert len(platform.requests) == 1


def test_a_list_that_was_ended_is_not_called_sent(go, journal, platform):
    prepare(journal, submission(), call_numbers(3))
    end_here(journal, ID)
    with pytest.raises(AppError, match="You ended this list"):
        go()
    assert platform.requests == []
