"""What the user commands while the program starts a task by itself, or looks for it, stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.fake_platform import LOST, OFFLINE, OK
from tests.helpers.submissions import ID, call_numbers, submission
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.submission import PartState, after, cut
from yccall_desktop.core.task import TaskCommand
from yccall_desktop.services.control_task import set_task
from yccall_desktop.services.look_up import look
from yccall_desktop.services.patience import Patience
from yccall_desktop.services.submit_task import send

START, PAUSE, END = TaskCommand


@pytest.fixture
def order(journal, connection):
    def ordered(command):
        return set_task(journal, connection, ID, command, CancelToken())

    return ordered


@pytest.fixture
def go(journal, connection):
    def sent():
        patience = Patience(resend=(0.0, 0.0), looks=(), saves=())
        cancel = CancelToken()
        return send(journal, connection, ID, lambda _: None, cancel, lambda: 99, patience=patience)

    return sent


def once(action):
    """Calls `action` the first time only."""
    waiting = [action]
    return lambda *_: waiting.pop()() if waiting else None


@pytest.fixture
def meanwhile(platform, monkeypatch):
    """Makes the user act once while a service of the platform is on its way."""

    def acts(service, action):
        real, act = getattr(platform, service), once(action)

        def called(*args):
            answer = real(*args)
            act()
            return answer

        monkeypatch.setattr(platform, service, called)

    return acts


def commands(platform):
    return [command for _, command in platform.done_commands]


@pytest.mark.parametrize("command", [PAUSE, END])
@pytest.mark.parametrize("end", [LOST, OFFLINE])
def test_a_start_is_not_repeated_after_the_user_stopped_the_task(
    go, order, journal, platform, meanwhile, command, end
):
    journal.add(submission(start=True), call_numbers(3))
    platform.commands += [end, OK]
    meanwhile("set_task", lambda: order(command))
    result = go()
    assert commands(platform) == [START, command]
    assert (result.state, result.command) == (PartState.DONE, command.name.lower())
    assert result == journal.get(ID)


@pytest.mark.parametrize("command", [PAUSE, END])
def test_a_task_that_was_stopped_while_its_parts_were_sent_is_not_started(
    go, order, journal, platform, command
):
    made = submission(count=4, start=True)
    journal.add(replace(made, parts=cut(4, 2)), call_numbers(4))
    platform.during_add = once(lambda: order(command))
    result = go()
    assert result.complete
    assert commands(platform) == [command]
    assert result.command == command.name.lower()


@pytest.mark.parametrize("command", [PAUSE, END])
def test_a_stop_that_did_not_work_does_not_hide_that_nothing_was_started(
    go, order, journal, platform, command
):
    made = submission(count=4, start=True)
    journal.add(replace(made, parts=cut(4, 2)), call_numbers(4))
    platform.commands.append(OFFLINE)
    platform.during_add = once(lambda: order(command))
    result = go()
    assert commands(platform) == [command]
    assert "created but not started" in result.warnings[0].english()


def test_a_start_that_did_not_work_is_still_repeated(go, journal, platform):
    journal.add(submission(start=True), call_numbers(3))
    platform.commands += [OFFLINE, OK]
    assert go().command_end == OK
    assert commands(platform) == [START, START]


def test_the_end_of_an_earlier_command_does_not_hide_a_later_one(
    order, journal, platform, meanwhile
):
    _create(journal)
    meanwhile("set_task", lambda: order(PAUSE))
    result = order(START)
    assert commands(platform) == [START, PAUSE]
    assert (result.command, result.command_end) == ("pause", OK)
    assert result == journal.get(ID)


@pytest.mark.parametrize("ends", [(LOST, OK), (OK, LOST)])
def test_of_two_alike_the_one_that_worked_is_kept(order, journal, platform, meanwhile, ends):
    _create(journal)
    platform.commands += ends
    meanwhile("set_task", lambda: order(START))
    order(START)
    assert journal.get(ID).command_end == OK


def test_a_look_does_not_hide_a_command_that_came_meanwhile(
    order, journal, connection, platform, meanwhile
):
    _create(journal)
    platform.tasks.append((ID, "20260101"))
    platform.commands.append(LOST)
    order(PAUSE)
    platform.status = "paused"
    meanwhile("find_task", lambda: order(START))
    look(journal, connection, ID, CancelToken(), lambda: 99)
    kept = journal.get(ID)
    assert (kept.command, kept.command_end) == ("start", OK)


def _create(journal):
    done = End(Outcome.DONE, Reason.OK, task_id="20260101")
    journal.add(submission(), call_numbers(3))
    journal.save_part(ID, after(journal.claim_part(ID, 0, 1), done), done.task_id)
