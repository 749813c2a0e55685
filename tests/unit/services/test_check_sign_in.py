"""Whether what is typed or stored is accepted, over real sockets; nothing changes there."""

from __future__ import annotations

import pytest

from yccall_desktop.api.platform import HttpPlatform
from yccall_desktop.core.account import Account, first_id
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import Outcome, Reason
from yccall_desktop.services.check_sign_in import check_given, check_sign_in
from yccall_desktop.services.connection import Connection
from yccall_desktop.simulator import Simulator
from yccall_desktop.store.secrets import MemorySecrets

TOKEN = "t" * 32
LIST, INFO = "App.Sip_Yccall.TaskList", "App.Sip_Yccall.TaskInfo"


@pytest.fixture
def simulator():
    with Simulator(token=TOKEN) as running:
        yield running


@pytest.fixture
def by_token(simulator):
    return Account(first_id(simulator.url), "China", simulator.url)


def check(account: Account, typed: str = "", secrets: MemorySecrets | None = None):
    platform = HttpPlatform(account.server)
    return check_sign_in(platform, secrets or MemorySecrets(), account, typed, CancelToken())


@pytest.mark.parametrize(
    ("typed", "reason"),
    [(TOKEN, Reason.OK), ("wrong-token", Reason.TOKEN_INVALID), ("", Reason.NO_TOKEN)],
)
def test_a_token(by_token, typed, reason):
    found = check(by_token, typed)
    assert (found.end.reason, found.unknown) == (reason, False)


def test_what_is_typed_comes_before_what_is_stored(by_token):
    secrets = MemorySecrets()
    secrets.set(by_token.server, TOKEN, by_token.token_slot)
    assert check(by_token, secrets=secrets).end.outcome is Outcome.DONE
    assert check(by_token, "wrong-token", secrets).end.reason is Reason.TOKEN_INVALID


def test_a_good_token_on_a_server_that_tells_nothing_of_a_tasks_numbers(simulator, by_token):
    simulator.state.lists.missing.add(INFO)
    assert check(by_token, TOKEN).end.outcome is Outcome.DONE


def test_a_server_that_is_too_old_to_be_asked(simulator, by_token):
    simulator.state.lists.missing.update({INFO, LIST})
    assert check(by_token, TOKEN).unknown


def test_a_key_that_was_given_signs_in_anew_when_its_token_has_ended(simulator):
    given = Connection(
        HttpPlatform(simulator.url),
        MemorySecrets(),
        app_id=Simulator.app_id,
        access_key=Simulator.access_key,
    )
    given.token(CancelToken())
    simulator.expire_tokens()
    found = check_given(given, CancelToken())
    assert (found.end.outcome, found.company) == (Outcome.DONE, "Demo company")


def test_a_token_that_was_given_and_has_ended_is_refused(simulator):
    given = Connection(HttpPlatform(simulator.url), MemorySecrets(), token="wrong-token")
    assert check_given(given, CancelToken()).end.reason is Reason.TOKEN_INVALID
