"""A sign-in under way: whose token it brings, and who waits for it."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from tests.helpers.fake_platform import OK, SERVER, FakePlatform
from yccall_desktop.core.account import Account
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import Outcome, Reason
from yccall_desktop.core.ports import SignedIn
from yccall_desktop.services.accounts import Accounts
from yccall_desktop.services.connection import Connection
from yccall_desktop.store.secrets import MemorySecrets
from yccall_desktop.store.settings import Settings

BEFORE = Account("x", "X", SERVER, app_id="a1")
AFTER = replace(BEFORE, app_id="a2")
BY_TOKEN = replace(BEFORE, app_id="")
PATIENCE = 20


class SlowPlatform(FakePlatform):
    """The first sign-in answers when `gate` is opened; `began`: it is under way."""

    def __init__(self) -> None:
        super().__init__()
        self.began, self.gate = threading.Event(), threading.Event()
        self.signed_in: list[str] = []

    def sign_in(self, app_id, access_key, cancel):
        self.signed_in.append(app_id)
        if len(self.signed_in) == 1:
            self.began.set()
            assert self.gate.wait(PATIENCE)
        return SignedIn(OK, f"token-of-{app_id}", "", f"Company of {app_id}")


class Pc:
    """Its account x is signing in with the appid a1."""

    def __init__(self, pool, tmp_path) -> None:
        self.platform, self.secrets = SlowPlatform(), MemorySecrets()
        self.settings = Settings(tmp_path / "settings.json")
        self.settings.account_list = [BEFORE]
        self.secrets.set(SERVER, "key-1-long", BEFORE.key_slot)
        self.old = self.connect(SERVER, BEFORE)
        self.accounts = Accounts(self.connect, self.settings, self.old)
        self.signing_in = pool.submit(self.old.token, CancelToken())
        assert self.platform.began.wait(PATIENCE)

    def connect(self, server, account):
        return Connection(self.platform, self.secrets, profile=account)

    def answer(self):
        """Let the sign-in end; what the old connection works with then."""
        self.platform.gate.set()
        return self.signing_in.result(PATIENCE)

    @property
    def stored(self):
        return self.secrets.get(SERVER, BEFORE.token_slot)


@pytest.fixture
def pool():
    with ThreadPoolExecutor(4) as made:
        yield made


@pytest.fixture
def pc(pool, tmp_path):
    made = Pc(pool, tmp_path)
    yield made
    made.platform.gate.set()


# --- the account is changed meanwhile --------------------------------------------------------
def test_another_appid_never_takes_the_token_of_the_old_one(pc):
    assert pc.answer() == ("token-of-a1", None)
    assert "token-of-a1" in pc.stored
    edited = pc.connect(SERVER, AFTER)
    assert edited.token(CancelToken()) == ("token-of-a2", None)
    assert edited.account == "Company of a2"
    assert pc.connect(SERVER, AFTER).token(CancelToken()) == ("token-of-a2", None)
    assert pc.platform.signed_in == ["a1", "a2"]


@pytest.mark.parametrize("way", [AFTER, BY_TOKEN])
def test_an_account_that_was_replaced_stores_no_token(pc, way):
    pc.secrets.set(SERVER, "typed" if way is BY_TOKEN else "", way.token_slot)
    new = pc.accounts.connection(way)
    assert pc.answer() == ("token-of-a1", None)
    assert pc.stored == ("typed" if way is BY_TOKEN else "")
    assert new.token(CancelToken())[0] == ("typed" if way is BY_TOKEN else "token-of-a2")


def test_an_account_that_was_removed_stores_no_token(pc):
    pc.accounts.forget(BEFORE.id)
    pc.answer()
    assert pc.stored == ""


def test_the_token_of_a_sign_in_is_no_typed_one(pc):
    pc.answer()
    by_token = pc.connect(SERVER, BY_TOKEN)
    assert not by_token.can_sign_in()
    token, end = by_token.token(CancelToken())
    assert (token, end.reason) == ("", Reason.NO_TOKEN)


def test_a_token_of_an_older_version_says_not_whose_it_is_and_is_renewed(pc):
    pc.answer()
    pc.secrets.set(SERVER, f"{10**11} {'o' * 32}", BEFORE.token_slot)
    assert pc.connect(SERVER, BEFORE).token(CancelToken()) == ("token-of-a1", None)
    assert pc.platform.signed_in == ["a1", "a1"]


# --- another one waits -----------------------------------------------------------------------
@pytest.mark.parametrize(
    "ask", [Connection.token, lambda connection, cancel: connection.renewed(cancel, "t")]
)
def test_who_waits_for_anothers_sign_in_can_be_cancelled(pc, pool, ask):
    cancel = CancelToken()
    waiting = pool.submit(ask, pc.old, cancel)
    cancel.cancel()
    token, end = waiting.result(PATIENCE)
    assert (token, end.outcome) == ("", Outcome.NOT_SENT)
    assert end.reason is Reason.CANCELLED_BEFORE_SENDING
    assert not pc.signing_in.done()


def test_who_waits_takes_the_token_that_the_other_one_gets(pc, pool):
    waiting = pool.submit(pc.old.token, CancelToken())
    assert pc.answer() == waiting.result(PATIENCE) == ("token-of-a1", None)
    assert pc.platform.signed_in == ["a1"]


def test_whether_there_is_a_key_is_told_during_a_sign_in(pc, pool):
    assert pool.submit(pc.old.can_sign_in).result(PATIENCE)
    assert not pc.signing_in.done()
