"""Lists are loaded with the right token, kept as long as they can be believed, and never mixed."""

from __future__ import annotations

import pytest

from tests.helpers.fake_platform import LOST, OFFLINE, OK, SERVER, TOKEN_INVALID, FakePlatform
from yccall_desktop.core.cancel import Cancelled, CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.targets import Choice, ChoiceKind, Choices
from yccall_desktop.services.connection import Connection
from yccall_desktop.services.load_targets import (
    FRESH_SECONDS,
    NOTHING,
    RETRY_SECONDS,
    ChoiceCache,
    load_choices,
)
from yccall_desktop.store.secrets import MemorySecrets

EXTENSION, QUEUE, GROUP, NUMBER = ChoiceKind
QUEUES = Choices(OK, (Choice("queue-1"),))
OTHERS = Choices(OK, (Choice("north"),))
MISSING = Choices(End(Outcome.REFUSED, Reason.SERVICE_MISSING))


class Clock:
    seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def cache(clock):
    return ChoiceCache(clock, lambda: 1_700_000_000.0)


@pytest.fixture
def platform():
    made = FakePlatform()
    made.lists = {QUEUE: QUEUES, NUMBER: OTHERS}
    return made


def load(connection, *kinds):
    return load_choices(connection, kinds, CancelToken())


def with_key(platform, **more):
    return Connection(platform, MemorySecrets(), app_id="a", access_key="k", **more)


def test_lists_are_loaded_one_after_the_other(platform, connection):
    assert load(connection, QUEUE, NUMBER) == {QUEUE: QUEUES, NUMBER: OTHERS}
    assert platform.asked_lists == [("t0", QUEUE), ("t0", NUMBER)]


def test_a_refused_token_is_renewed_once(platform):
    platform.lists = {QUEUE: Choices(TOKEN_INVALID)}
    connection = with_key(platform, token="old")
    assert load(connection, QUEUE)[QUEUE].end.reason is Reason.TOKEN_INVALID
    assert [token for token, _ in platform.asked_lists] == ["old", "token-1"]


def test_a_refused_token_that_cannot_be_renewed_ends_all(platform, connection):
    platform.lists = {QUEUE: Choices(TOKEN_INVALID), NUMBER: OTHERS}
    loaded = load(connection, QUEUE, NUMBER)
    assert {one.end.reason for one in loaded.values()} == {Reason.TOKEN_INVALID}
    assert len(platform.asked_lists) == 1


def test_without_a_token_nothing_is_asked(platform):
    loaded = load(Connection(platform, MemorySecrets()), QUEUE, NUMBER)
    assert [one.end.reason for one in loaded.values()] == [Reason.NO_TOKEN] * 2
    assert platform.asked_lists == []


def test_without_a_server_the_keyring_is_left_alone(monkeypatch):
    secrets = MemorySecrets()
    monkeypatch.setattr(secrets, "get", lambda server: pytest.fail("the keyring was asked"))
    loaded = load(Connection(FakePlatform(""), secrets), QUEUE)
    assert (loaded[QUEUE].end.reason, loaded[QUEUE].end.values) == (
        Reason.BAD_ADDRESS, {"server": ""},
    )  # fmt: skip


def test_a_server_that_is_not_there_is_tried_once(platform, connection):
    platform.lists = {QUEUE: Choices(OFFLINE), NUMBER: OTHERS}
    assert load(connection, QUEUE, NUMBER)[NUMBER].end == OFFLINE
    assert len(platform.asked_lists) == 1


@pytest.mark.parametrize("first", [MISSING, Choices(LOST)])
def test_one_list_that_does_not_come_leaves_the_other(platform, connection, first):
    platform.lists = {QUEUE: first, NUMBER: OTHERS}
    assert load(connection, QUEUE, NUMBER) == {QUEUE: first, NUMBER: OTHERS}


def test_a_cancelled_load_brings_nothing(platform, connection):
    cancel = CancelToken()
    platform.during_list = cancel.cancel
    with pytest.raises(Cancelled):
        load_choices(connection, [QUEUE, NUMBER], cancel)
    assert len(platform.asked_lists) == 1


# --- the cache -------------------------------------------------------------------------------
def test_a_list_is_due_when_it_is_old(cache, clock, connection):
    assert cache.is_due(connection, QUEUE)
    assert cache.get(connection, QUEUE) is NOTHING
    cache.put(connection, QUEUE, QUEUES)
    kept = cache.get(connection, QUEUE)
    assert (kept.choices, kept.loaded_at) == (QUEUES.choices, 1_700_000_000.0)
    clock.seconds += FRESH_SECONDS - 1
    assert not cache.is_due(connection, QUEUE)
    assert cache.is_due(connection, NUMBER)
    clock.seconds += 1
    assert cache.is_due(connection, QUEUE)


def test_what_did_not_come_is_tried_again_sooner(cache, clock, connection):
    cache.put(connection, QUEUE, Choices(OFFLINE))
    assert not cache.is_due(connection, QUEUE)
    clock.seconds += RETRY_SECONDS
    assert cache.is_due(connection, QUEUE)


def test_a_service_that_is_missing_is_not_asked_for_again(cache, clock, connection):
    cache.put(connection, QUEUE, MISSING)
    clock.seconds += 10 * FRESH_SECONDS
    assert not cache.is_due(connection, QUEUE)
    cache.retry(connection)
    assert cache.is_due(connection, QUEUE)


def test_an_old_list_is_kept_when_it_cannot_be_loaded_again(cache, connection):
    cache.put(connection, QUEUE, QUEUES)
    cache.put(connection, QUEUE, Choices(OFFLINE))
    kept = cache.get(connection, QUEUE)
    assert (kept.choices, kept.problem) == (QUEUES.choices, OFFLINE)
    cache.put(connection, QUEUE, OTHERS)
    assert cache.get(connection, QUEUE).problem is None


def test_what_worked_stays_when_the_connection_is_tried_again(cache, connection):
    cache.put(connection, QUEUE, QUEUES)
    cache.put(connection, NUMBER, Choices(OFFLINE))
    cache.retry(connection)
    assert [cache.is_due(connection, kind) for kind in (QUEUE, NUMBER)] == [False, True]


def test_every_connection_has_lists_of_its_own(cache):
    one, same, other = (
        Connection(FakePlatform(server), MemorySecrets(), token="t", account="A")
        for server in (SERVER, SERVER, "https://other.test")
    )
    cache.put(one, QUEUE, QUEUES)
    assert cache.get(same, QUEUE) is cache.get(other, QUEUE) is NOTHING


def test_lists_of_another_account_are_forgotten(cache, platform):
    connection = with_key(platform, account="Old Company")
    cache.put(connection, QUEUE, QUEUES)
    connection.token(CancelToken())
    assert connection.account == "Demo Company"
    assert cache.get(connection, QUEUE) is NOTHING
    assert cache.is_due(connection, QUEUE)


def test_lists_stay_when_the_account_becomes_known(cache, platform):
    connection = with_key(platform)
    cache.put(connection, QUEUE, QUEUES)
    connection.token(CancelToken())
    assert cache.get(connection, QUEUE).choices == QUEUES.choices
