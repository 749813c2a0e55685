"""Several accounts: each submission is continued with the one that it was sent with."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from tests.helpers.fake_platform import SERVER, FakePlatform
from tests.helpers.submissions import submission
from yccall_desktop.core.account import Account, first_id, id_for
from yccall_desktop.errors import AppError
from yccall_desktop.services.accounts import Accounts
from yccall_desktop.services.connection import Connection
from yccall_desktop.store.secrets import MemorySecrets

OTHER = "https://other.test"
ONE = Account(first_id(SERVER), "One", SERVER, company="Company 1")
TWO = Account("id-two", "Two", SERVER, company="Company 2")
FAR = Account(first_id(OTHER), "Far", OTHER)


@dataclass
class Known:
    account_list: list[Account]


@pytest.fixture
def office():
    """The accounts of the settings; One is in use."""
    secrets, made = MemorySecrets(), []

    def connect(server, account):
        made.append(account.name)
        return Connection(FakePlatform(server), secrets, profile=account)

    known = Known([ONE, TWO, FAR])
    first = connect(SERVER, ONE)
    accounts = Accounts(connect, known, first)
    accounts.first, accounts.known, accounts.made = first, known, made
    return accounts


def sent_with(account, *, company="", server=""):
    made = submission(server=server or account.server, account=company)
    return replace(made, account_id=account.id, account_name=account.name)


@pytest.mark.parametrize("account", [ONE, TWO, FAR])
def test_a_submission_goes_on_with_its_account(office, account):
    connection = office.of(sent_with(account), office.first)
    assert connection.profile == account
    connection.check_belongs(sent_with(account))
    assert office.of(sent_with(account), office.first) is connection


def test_an_account_that_was_removed_is_told_and_not_replaced(office):
    office.known.account_list.remove(TWO)
    connection = office.of(sent_with(TWO), office.first)
    with pytest.raises(AppError, match="“Two” of"):
        connection.check_belongs(sent_with(TWO))


@pytest.mark.parametrize(
    ("company", "server", "name"),
    [
        ("", SERVER, "One"),
        ("Company 1", SERVER, "One"),
        ("Company 2", SERVER, "Two"),
        ("Company 3", SERVER, "One"),
        ("", OTHER, "Far"),
        ("Far company", OTHER, "Far"),
    ],
)
def test_what_is_older_goes_by_server_and_company(office, company, server, name):
    old = submission(server=server, account=company)
    connection = office.of(old, office.first)
    assert connection.account_name == name
    if company == "Company 3":
        with pytest.raises(AppError, match="Company 3"):
            connection.check_belongs(old)
    else:
        connection.check_belongs(old)


@pytest.mark.parametrize(
    ("theirs", "ours", "fits"), [("A", "A", True), ("A", "", False), ("", "A", False)]
)
def test_what_the_environment_gives_is_an_account_only_by_its_company(theirs, ours, fits):
    given = Connection(FakePlatform(), MemorySecrets(), token="t", account=ours)
    if fits:
        given.check_belongs(sent_with(TWO, company=theirs))
    else:
        with pytest.raises(AppError, match="“Two”"):
            given.check_belongs(sent_with(TWO, company=theirs))


def test_an_account_has_one_connection_until_it_is_changed(office):
    first = office.connection(TWO)
    assert office.connection(TWO) is first
    renamed = office.connection(replace(TWO, name="Second", region="ID"))
    assert renamed is first
    assert renamed.account_name == "Second"
    assert office.connection(replace(TWO, app_id="a")) is not first
    office.forget(TWO.id)
    assert office.connection(replace(TWO, app_id="a")) is not first
    assert office.made == ["One", "Two", "Two", "Two"]


# --- ids -------------------------------------------------------------------------------------
def test_the_first_account_of_a_server_keeps_the_token_that_is_stored_for_it():
    made = id_for(SERVER + "/", "One", [], [])
    assert made == first_id(SERVER)
    assert Account(made, "One", SERVER).token_slot == ""
    assert Account(made, "One", OTHER).token_slot == made


def test_every_account_has_an_id_and_slots_of_its_own():
    ids = [first_id(SERVER)]
    for name in ("Two", "Two", "Two"):
        ids.append(id_for(SERVER, name, ids, []))
    assert len(set(ids)) == 4
    accounts = [Account(one, "x", SERVER) for one in ids]
    slots = {slot for one in accounts for slot in (one.token_slot, one.key_slot)}
    assert len(slots) == 8


def test_a_removed_account_comes_back_under_its_name_and_server():
    assert id_for(SERVER, "Two", [ONE.id], [TWO]) == TWO.id
    assert id_for(OTHER, "Two", [ONE.id], [TWO]) != TWO.id
    assert id_for(SERVER, "Three", [], [ONE, TWO]) not in (ONE.id, TWO.id)
    assert id_for(SERVER, "Two", [TWO.id], [TWO]) != TWO.id
