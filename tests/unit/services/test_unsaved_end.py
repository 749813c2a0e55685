"""The journal cannot take how a sending ended: it is tried again, and settled without a restart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.submissions import DISK_FULL, ID, WatchedJournal, call_numbers, submission
from tests.helpers.world import World
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import Reason
from yccall_desktop.core.submission import PartState, cut
from yccall_desktop.errors import AppError
from yccall_desktop.services.connection import Connection
from yccall_desktop.services.look_up import all_submissions, end_here, look
from yccall_desktop.services.patience import ONCE, Patience
from yccall_desktop.services.submit_task import prepare, send
from yccall_desktop.store.secrets import MemorySecrets

TEXTS = [one.number for one in call_numbers(6)]


@pytest.fixture
def world():
    return World()


@pytest.fixture
def journal(tmp_path, world):
    """Six numbers in three parts."""
    with WatchedJournal(tmp_path / "journal.sqlite3") as made:
        one = submission(count=6, server=world.server)
        prepare(made, replace(one, parts=cut(6, 2)), call_numbers(6))
        yield made


@pytest.fixture
def connection(world):
    return Connection(world, MemorySecrets(), token="t")


@pytest.fixture
def go(journal, connection):
    def sent(patience=ONCE, cancel=None):
        cancel = cancel or CancelToken()
        return send(
            journal, connection, ID, lambda state: None, cancel, lambda: 7, patience=patience
        )

    return sent


def locked(journal, *places, then=lambda: None):
    """The saves at these places, counted from 1, find the journal held by somebody else."""
    saves = []

    def before(name):
        if name == "save_part":
            saves.append(name)
            if len(saves) in places:
                then()
                raise DISK_FULL

    journal.before = before
    return saves


def states(one):
    return [part.state.value for part in one.parts]


def there(world):
    return [one for task in world.tasks.values() for one in task.numbers]


def test_an_end_is_saved_when_the_journal_is_free_again(journal, world, go):
    saves = locked(journal, 2, 3)
    result = go(Patience((), (), (0, 0)))
    assert (result.complete, result.warnings) == (True, ())
    assert (len(saves), there(world)) == (5, TEXTS)


def test_a_cancel_ends_the_waiting_for_the_journal(journal, world, go):
    cancel = CancelToken()
    saves = locked(journal, 1, 2, 3, then=cancel.cancel)
    assert go(Patience((), (), (1000, 1000)), cancel).warnings
    assert (len(saves), there(world)) == (1, TEXTS[:2])


@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_look_settles_an_end_that_was_not_saved(journal, connection, world, go, place):
    locked(journal, place)
    assert go().warnings
    assert journal.get(ID).state is PartState.SENDING
    (shown,) = all_submissions(journal)
    assert (shown.state, shown.end.reason) == (PartState.UNKNOWN, Reason.END_NOT_SAVED)
    result = look(journal, connection, ID, CancelToken())
    assert states(result.submission) == ["done"] * place + ["pending"] * (3 - place)
    if place < 3:
        assert go().complete
    assert there(world) == TEXTS


def test_a_sending_after_it_says_unknown_and_sends_nothing(journal, world, go):
    locked(journal, 2)
    go()
    with pytest.raises(AppError, match="Whether this list was sent is unknown"):
        go()
    assert states(journal.get(ID)) == ["done", "unknown", "pending"]
    assert there(world) == TEXTS[:4]


def test_it_can_be_ended_here_at_once(journal, go):
    locked(journal, 2)
    go()
    assert states(end_here(journal, ID)) == ["done", "left-out", "left-out"]


def test_what_is_being_sent_is_left_alone(journal, connection, world):
    """A look, another sending and End here from the other page, in the midst of a request."""
    seen = []

    def report(state):
        if state.stage == "sending" and state.part == 1:
            assert journal.is_sending(ID)
            look(journal, connection, ID, CancelToken())
            (shown,) = all_submissions(journal)
            with pytest.raises(AppError, match="being sent right now"):
                send(journal, connection, ID, lambda _: None, CancelToken(), lambda: 7)
            with pytest.raises(AppError, match="not being sent right now"):
                end_here(journal, ID)
            seen.append((shown.state, journal.get(ID).state))

    assert send(journal, connection, ID, report, CancelToken(), lambda: 7).complete
    assert set(seen) == {(PartState.SENDING, PartState.SENDING)}
    assert not journal.is_sending(ID)
    assert there(world) == TEXTS


def test_a_journal_that_is_still_locked_says_so(journal, connection, world, go, monkeypatch):
    locked(journal, 2)
    go()

    def still_locked(_id):
        raise DISK_FULL

    monkeypatch.setattr(journal, "mark_unsaved", still_locked)
    with pytest.raises(AppError, match="disk is full"):
        look(journal, connection, ID, CancelToken())
    assert journal.get(ID).state is PartState.SENDING
