"""Many parts: each is sent once, in order; what goes wrong in the middle heals or is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.submissions import ID, call_numbers, submission
from tests.helpers.world import Hit, World
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.ports import TaskNumbers
from yccall_desktop.core.submission import PartState, cut
from yccall_desktop.core.task import TaskCommand
from yccall_desktop.errors import AppError
from yccall_desktop.services.connection import Connection
from yccall_desktop.services.look_up import end_here, look, release
from yccall_desktop.services.patience import ONCE, Patience, Stop
from yccall_desktop.services.submit_task import prepare, send
from yccall_desktop.store.secrets import MemorySecrets

QUICK = Patience((0, 0, 0), (0, 0, 0), ())
TEXTS = [one.number for one in call_numbers(12)]
GOOD = [text for text in TEXTS if not text.endswith("7")]


@pytest.fixture
def world():
    return World()


@pytest.fixture
def states():
    return []


@pytest.fixture
def go(journal, world, states):
    """send() of a list of twelve numbers in parts of five."""
    connection = Connection(world, MemorySecrets(), token="old", app_id="a", access_key="k")
    made = submission(count=12, server=world.server)
    prepare(journal, replace(made, parts=cut(12, 5)), call_numbers(12))

    def sent(*hits, patience=QUICK, cancel=None, pause=None):
        world.hits.extend(hits)
        return send(
            journal, connection, ID, states.append, cancel or CancelToken(), lambda: 7,
            pause=pause, patience=patience,
        )  # fmt: skip

    sent.connection = connection
    return sent


def there(world):
    return [one for task in world.tasks.values() for one in task.numbers]


def stages(states):
    return [one.stage for one in states]


# --- in order --------------------------------------------------------------------------------
def test_the_first_part_creates_and_the_others_add(go, world, journal, states):
    result = go()
    assert result == journal.get(ID)
    assert result.complete
    assert len(world.tasks) == 1
    assert there(world) == GOOD
    assert [part.refused for part in result.parts] == [0, 1, 0]
    assert (result.accepted, len(result.refused)) == (11, 1)
    sent = [(one.part, one.done, one.numbers) for one in states if one.stage == "waiting"]
    assert sent == [(0, 0, 5), (1, 5, 10), (2, 10, 12)]


def test_a_token_that_ends_in_the_middle_is_renewed(go, world):
    result = go(Hit.GOOD, Hit.TOKEN_INVALID, Hit.GOOD, Hit.TOKEN_INVALID)
    assert result.complete
    assert there(world) == GOOD


def test_a_refusal_stops_and_what_is_there_stays(go, world, states):
    result = go(Hit.GOOD, Hit.REFUSED)
    assert [part.state for part in result.parts] == [
        PartState.DONE, PartState.REFUSED, PartState.PENDING,
    ]  # fmt: skip
    assert (result.accepted, result.interrupted) == (5, True)
    assert go().complete
    assert there(world) == GOOD


def test_a_part_that_was_not_sent_is_sent_again(go, world, states):
    assert go(Hit.GOOD, Hit.NOT_SENT, Hit.NOT_SENT).complete
    assert there(world) == GOOD
    tries = [(one.attempt, one.attempts) for one in states if one.stage == "retrying"]
    assert tries == [(1, 3), (2, 3)]


def test_after_all_tries_the_user_decides(go, world):
    result = go(Hit.GOOD, *[Hit.NOT_SENT] * 4)
    assert (result.state, result.accepted) == (PartState.NOT_SENT, 5)
    assert not world.hits


def test_a_task_that_was_not_created_waits_for_the_user(go, world, states):
    assert go(Hit.NOT_SENT).state is PartState.NOT_SENT
    assert "retrying" not in stages(states)


# --- too large -------------------------------------------------------------------------------
def test_what_is_too_large_is_cut_and_keeps_its_order(journal, world):
    connection = Connection(world, MemorySecrets(), token="t")
    made = submission(count=1000, server=world.server)
    numbers = call_numbers(1000, 13800138001)
    prepare(journal, replace(made, parts=cut(1000, 400)), numbers)
    world.hits.extend([Hit.GOOD, Hit.TOO_LARGE, Hit.TOO_LARGE])
    result = send(journal, connection, ID, lambda state: None, CancelToken(), lambda: 7)
    assert result.complete
    assert [part.count for part in result.parts] == [400, *[100] * 6]
    assert there(world) == [one.number for one in numbers if not one.number.endswith("7")]


def test_at_the_smallest_part_too_large_is_told(go, world):
    result = go(Hit.TOO_LARGE)
    assert (result.state, result.end.reason) == (PartState.REFUSED, Reason.TOO_LARGE)
    assert there(world) == []


# --- unknown ---------------------------------------------------------------------------------
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_part_that_arrived_is_found_and_the_rest_sent(go, world, states, place):
    result = go(*[Hit.GOOD] * place, Hit.LOST_AFTER)
    assert set(there(world)) <= set(TEXTS)
    assert len(there(world)) == len(set(there(world)))
    if place == 1:  # its refused number was named in the answer that was lost
        assert (result.state, result.open_part.missing) == (PartState.UNKNOWN, 1)
    else:
        assert result.complete
        assert stages(states).count("looking") == 1


def test_a_part_that_did_not_arrive_is_looked_for_and_never_sent_by_itself(go, world, states):
    result = go(Hit.LOST_BEFORE)
    assert (result.state, result.absent_looks) == (PartState.UNKNOWN, 3)
    assert stages(states).count("looking") == 3
    with pytest.raises(AppError, match="Look on the platform"):
        go()
    assert there(world) == []


def test_only_the_missing_half_is_sent_after_the_user_decided(go, world, journal):
    result = go(Hit.GOOD, Hit.GOOD, Hit.LOST_HALFWAY)
    part = result.open_part
    assert (part.index, part.there, part.missing) == (2, 1, 1)
    assert (result.absent_looks, result.looked_at) == (3, 7)
    release(journal, ID)
    assert go().complete
    assert sorted(there(world)) == sorted(GOOD)


def test_a_number_whose_refusal_was_lost_is_refused_again_by_name(go, world, journal):
    assert go(Hit.GOOD, Hit.LOST_AFTER).open_part.missing == 1
    release(journal, ID)
    result = go()
    assert result.complete
    assert [one.number for one in result.refused] == ["13800138007"]
    assert sorted(there(world)) == sorted(GOOD)


def test_what_comes_late_is_seen_before_anything_is_sent(go, world, journal):
    world.hide = 5
    assert go(Hit.LOST_AFTER, patience=ONCE).state is PartState.UNKNOWN
    look(journal, go.connection, ID, CancelToken())
    release(journal, ID)
    world.show_all()
    assert go().complete
    assert there(world) == GOOD


def test_numbers_in_a_form_that_cannot_be_compared_prove_nothing(go, world, journal, monkeypatch):
    go(Hit.GOOD, Hit.LOST_HALFWAY, patience=ONCE)
    masked = TaskNumbers(End(Outcome.DONE, Reason.OK), 7, ("138****8000",) * 7)
    monkeypatch.setattr(world, "task_numbers", lambda *_, **__: masked)
    result = look(journal, go.connection, ID, CancelToken())
    assert result.look.end.reason is Reason.NUMBERS_NOT_COMPARABLE
    assert not result.submission.releasable


def test_a_server_that_cannot_tell_proves_no_absence(go, world, journal, monkeypatch):
    go(Hit.GOOD, Hit.LOST_AFTER, patience=ONCE)
    missing = TaskNumbers(End(Outcome.REFUSED, Reason.SERVICE_MISSING, {"service": "TaskInfo"}))
    monkeypatch.setattr(world, "task_numbers", lambda *_, **__: missing)
    result = look(journal, go.connection, ID, CancelToken())
    assert result.look.end.reason is Reason.NUMBERS_NOT_TOLD
    assert (result.submission.releasable, result.submission.absent_looks) == (False, 0)


def test_a_released_part_is_not_sent_when_the_server_cannot_tell_any_more(
    go, world, journal, monkeypatch
):
    go(Hit.GOOD, Hit.LOST_BEFORE, patience=ONCE)
    look(journal, go.connection, ID, CancelToken())
    release(journal, ID)
    missing = TaskNumbers(End(Outcome.REFUSED, Reason.SERVICE_MISSING, {"service": "TaskInfo"}))
    monkeypatch.setattr(world, "task_numbers", lambda *_, **__: missing)
    with pytest.raises(AppError, match="does not tell which numbers"):
        go()
    assert len(there(world)) == 5
    assert end_here(journal, ID).unsure == 5


# --- pause, cancel, end ----------------------------------------------------------------------
def test_pause_stops_after_the_part_and_goes_on_later(go, world, journal, states):
    pause = CancelToken()
    states_before = states.append

    def report(state):
        states_before(state)
        if state.part == 1:
            pause.cancel()

    result = send(journal, go.connection, ID, report, CancelToken(), lambda: 7, pause=pause)
    assert [part.state for part in result.parts] == [
        PartState.DONE, PartState.DONE, PartState.PENDING,
    ]  # fmt: skip
    assert result == journal.get(ID)
    assert go().complete
    assert there(world) == GOOD


def test_pause_ends_the_looking(go, world, journal):
    pause = CancelToken()

    def report(state):
        if state.stage == "looking":
            pause.cancel()

    world.hits.append(Hit.LOST_AFTER)
    result = send(
        journal, go.connection, ID, report, CancelToken(), lambda: 7,
        pause=pause, patience=Patience((), (1000,), ()),
    )  # fmt: skip
    assert (result.state, result.absent_looks) == (PartState.UNKNOWN, 0)


def test_ended_here_nothing_more_is_sent(go, world, journal):
    go(Hit.GOOD, Hit.REFUSED)
    result = end_here(journal, ID)
    assert (result.state, result.left_out, result.accepted) == (PartState.DONE, 7, 5)
    with pytest.raises(AppError, match="sent already"):
        go()
    with pytest.raises(AppError, match="still has numbers"):
        end_here(journal, ID)
    assert len(there(world)) == 5


def test_waiting_ends_at_once_when_it_is_to_stop():
    cancel = CancelToken()
    stop = Stop(cancel)
    assert not stop.wait(0)
    cancel.cancel()
    assert stop.wait(1000)


# --- starting --------------------------------------------------------------------------------
@pytest.fixture
def starting(journal, world):
    made = submission(count=12, server=world.server, start=True)
    prepare(journal, replace(made, parts=cut(12, 5)), call_numbers(12))
    connection = Connection(world, MemorySecrets(), token="t")

    def sent(*hits):
        world.hits.extend(hits)
        return send(
            journal, connection, ID, lambda state: None, CancelToken(), lambda: 7, patience=QUICK
        )

    return sent


def test_calls_begin_only_when_all_parts_are_there(starting, world):
    assert starting(Hit.GOOD, Hit.REFUSED).command == ""
    assert [task.status for task in world.tasks.values()] == ["not-started"]
    assert starting().command_end.outcome is Outcome.DONE
    assert [task.status for task in world.tasks.values()] == ["running"]


def test_a_start_that_was_not_sent_is_sent_again(starting, world):
    result = starting(*[Hit.GOOD] * 3, Hit.NOT_SENT, Hit.NOT_SENT)
    assert result.command_end.outcome is Outcome.DONE


def test_a_start_of_unknown_end_is_looked_for(starting, world, journal, monkeypatch):
    commands = []
    real = World.set_task

    def set_task(self, token, task_id, command, cancel):
        commands.append(command)
        return real(self, token, task_id, command, cancel)

    monkeypatch.setattr(World, "set_task", set_task)
    result = starting(*[Hit.GOOD] * 3, Hit.LOST_AFTER)
    assert (result.command, result.command_end) == ("start", End(Outcome.DONE, Reason.OK))
    assert commands == [TaskCommand.START]
    assert result == journal.get(ID)
