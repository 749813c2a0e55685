"""Where a token comes from, and that it goes to no other server."""

from __future__ import annotations

import pytest

from tests.helpers.fake_platform import LOST, OFFLINE, SERVER, FakePlatform
from tests.helpers.submissions import submission
from yccall_desktop.core.account import Account
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.errors import AppError
from yccall_desktop.services.connection import Connection
from yccall_desktop.store.secrets import MemorySecrets

WRONG = End(Outcome.REFUSED, Reason.WRONG_APPID, message="appid 错误")
NO_TOKEN = End(Outcome.NOT_SENT, Reason.NO_TOKEN, {"server": SERVER})


@pytest.fixture
def secrets():
    return MemorySecrets()


@pytest.fixture
def cancel():
    return CancelToken()


def with_key(platform, secrets, **more):
    return Connection(platform, secrets, app_id="a", access_key="k", **more)


def test_a_given_token_comes_before_all_others(platform, secrets, cancel):
    secrets.set(SERVER, "stored")
    assert with_key(platform, secrets, token="given").token(cancel) == ("given", None)


def test_a_key_that_was_given_comes_before_a_stored_token(platform, secrets, cancel, monkeypatch):
    secrets.set(SERVER, "stored")
    monkeypatch.setattr(secrets, "get", lambda server: pytest.fail("the secrets were read"))
    assert with_key(platform, secrets).token(cancel) == ("token-1", None)


@pytest.mark.parametrize("half", [{"app_id": "a"}, {"access_key": "k"}])
def test_half_a_key_leaves_it_to_the_stored_token(platform, secrets, cancel, half):
    secrets.set(SERVER, "stored")
    assert Connection(platform, secrets, **half).token(cancel) == ("stored", None)


def test_a_token_stored_for_another_server_stays_there(secrets, cancel):
    secrets.set("https://other.test", "stored")
    token, end = Connection(FakePlatform(), secrets).token(cancel)
    assert (token, end) == ("", NO_TOKEN)
    assert SERVER in end.words().english()


def test_signing_in_happens_once_and_tells_the_account(platform, secrets, cancel):
    connection = with_key(platform, secrets)
    assert (connection.account, connection.server) == ("", SERVER)
    assert connection.token(cancel) == connection.token(cancel) == ("token-1", None)
    assert connection.account == "Demo Company"
    assert secrets.get(SERVER) == ""


def test_without_a_company_name_its_code_is_the_account(platform, secrets, cancel):
    platform.company = ""
    connection = with_key(platform, secrets)
    connection.token(cancel)
    assert connection.account == "c1"


@pytest.mark.parametrize("end", [WRONG, OFFLINE])
def test_a_sign_in_that_was_refused_or_not_sent_says_why(platform, secrets, cancel, end):
    platform.sign_ins.append(end)
    connection = with_key(platform, secrets)
    assert connection.token(cancel) == ("", end)
    assert connection.token(cancel) == ("token-1", None)


def test_a_sign_in_without_an_answer_means_that_nothing_was_sent(platform, secrets, cancel):
    platform.sign_ins.append(LOST)
    _, end = with_key(platform, secrets).token(cancel)
    assert (end.outcome, end.reason) == (Outcome.NOT_SENT, Reason.SIGN_IN_FAILED)
    assert "nothing was sent" in end.words().english()


def test_a_cancelled_sign_in(platform, secrets, cancel):
    connection = with_key(platform, secrets)
    platform.sign_ins.append(End(Outcome.UNKNOWN, Reason.CANCELLED_WHILE_SENDING))
    cancelled = ("", End(Outcome.NOT_SENT, Reason.CANCELLED_BEFORE_SENDING))
    assert connection.token(cancel) == cancelled
    cancel.cancel()
    assert connection.token(cancel) == cancelled


def test_a_token_is_renewed_by_signing_in(platform, secrets, cancel):
    connection = with_key(platform, secrets, token="old")
    assert connection.renewed(cancel) == ("token-1", None)
    assert connection.token(cancel) == ("token-1", None)


def test_a_token_without_a_key_cannot_be_renewed(platform, secrets, cancel):
    _, end = Connection(platform, secrets, token="old").renewed(cancel)
    assert (end.outcome, end.reason) == (Outcome.REFUSED, Reason.TOKEN_INVALID)


@pytest.mark.parametrize(
    ("theirs", "ours", "fits"),
    [("", "", True), ("A", "", True), ("", "A", True), ("A", "A", True), ("A", "B", False)],
)
def test_a_submission_belongs_to_its_account(platform, secrets, theirs, ours, fits):
    connection = Connection(platform, secrets, account=ours)
    if fits:
        connection.check_belongs(submission(account=theirs, account_id=""))
    else:
        with pytest.raises(AppError, match="account A"):
            connection.check_belongs(submission(account=theirs))


def test_a_list_of_an_earlier_demo_is_not_asked_to_change_settings(platform, secrets):
    earlier = submission(server="http://127.0.0.1:1")
    with pytest.raises(AppError, match="belongs to an earlier demo"):
        Connection(platform, secrets, demo=True).check_belongs(earlier)
    with pytest.raises(AppError, match="Enter its server address in Settings"):
        Connection(platform, secrets).check_belongs(earlier)


def keyed(platform, secrets, company, *former):
    """The connection of an account of the settings that signs in anew."""
    account = Account("id", "Main", SERVER, app_id="a", company=company, former=former)
    secrets.set(SERVER, "k", account.key_slot)
    return Connection(platform, secrets, profile=account)


def test_a_company_that_changed_its_name_keeps_its_submissions(platform, secrets, cancel):
    platform.company = "Acme Ltd"
    connection = keyed(platform, secrets, "Acme", "c1")
    connection.token(cancel)
    assert connection.companies == ("Acme Ltd", "Acme", "c1")
    for name in connection.companies:
        connection.check_belongs(submission(account=name, account_id="id"))
    with pytest.raises(AppError, match="signed in as Acme Ltd"):
        connection.check_belongs(submission(account="Other", account_id="id"))


def test_another_way_to_sign_in_is_not_taken_for_another_name(platform, secrets, cancel):
    platform.company = "Other"
    connection = keyed(platform, secrets, "")
    connection.token(cancel)
    with pytest.raises(AppError, match="belongs to the account Acme"):
        connection.check_belongs(submission(account="Acme", account_id="id"))
