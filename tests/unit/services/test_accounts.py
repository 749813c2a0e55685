"""Several accounts: each submission is continued with the one that it was sent with."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from tests.helpers.fake_platform import LOST, SERVER, FakePlatform
from tests.helpers.submissions import ID, call_numbers, submission
from yccall_desktop.core.account import Account, first_id, id_for
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.submission import PartState
from yccall_desktop.errors import AppError
from yccall_desktop.services.accounts import Accounts
from yccall_desktop.services.connection import Connection
from yccall_desktop.services.look_up import look
from yccall_desktop.services.submit_task import new_submission, send
from yccall_desktop.store.journal import SqliteJournal
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
    old = submission(server=server, account=company, account_id="")
    connection = office.of(old, office.first)
    assert connection.account_name == name
    if company == "Company 3":
        with pytest.raises(AppError, match="Company 3"):
            connection.check_belongs(old)
    else:
        connection.check_belongs(old)


# --- nobody knows which account it was --------------------------------------------------------
@pytest.fixture
def tokens():
    """Two companies of one server; a token tells no company. Two is in use."""
    made = Tokens()
    made.secrets.set(SERVER, "t" * 32, ONE.token_slot)
    made.secrets.set(SERVER, "u" * 32, TWO.token_slot)
    return made


class Tokens:
    def __init__(self) -> None:
        self.secrets = MemorySecrets()
        self.one, self.two = replace(ONE, company=""), replace(TWO, company="")
        self.platforms = {one.id: FakePlatform(SERVER) for one in (self.one, self.two)}
        self.given_platform = FakePlatform(SERVER)
        self.known = Known([self.one, self.two])
        self.start_with(self.connect(SERVER, self.two))

    def connect(self, server, account):
        return Connection(self.platforms[account.id], self.secrets, profile=account)

    def given(self, **credentials):
        return Connection(self.given_platform, self.secrets, **credentials)

    def start_with(self, connection):
        self.used = connection
        self.accounts = Accounts(self.connect, self.known, connection)

    def of(self, submission):
        return self.accounts.of(submission, self.used)


def test_an_old_list_is_not_sent_again_through_another_account(tokens, tmp_path):
    with SqliteJournal(tmp_path / "journal.sqlite3") as journal:
        journal.add(submission(account_id=""), call_numbers(3))
        tokens.platforms[ONE.id].creates.append(LOST)
        one = tokens.accounts.connection(tokens.one)
        send(journal, one, ID, lambda _state: None, CancelToken(), lambda: 5)
        connection = tokens.of(journal.get(ID))
        result = look(journal, connection, ID, CancelToken(), lambda: 6).submission
    assert connection is one
    assert result.state is PartState.DONE
    assert tokens.platforms[TWO.id].requests == []


def test_without_the_first_account_an_old_list_waits_for_it(tokens):
    old = submission(account_id="")
    tokens.known.account_list.remove(tokens.one)
    connection = tokens.of(old)
    with pytest.raises(AppError, match=r"first of this server.*add it there again"):
        connection.check_belongs(old)
    named = submission(account="Company 1", account_id="")
    with pytest.raises(AppError, match="“Company 1” of"):
        tokens.of(named).check_belongs(named)


def test_the_stored_token_of_the_server_continues_an_old_list(tokens):
    without_account = Connection(FakePlatform(SERVER), tokens.secrets)
    without_account.check_belongs(submission(account_id=""))
    with pytest.raises(AppError, match="one run of the program"):
        without_account.check_belongs(submission())


# --- what the environment gave ---------------------------------------------------------------
def made_with(connection):
    return new_submission(ID, connection, submission().source, submission().settings, 3, 5)


def test_what_was_given_for_a_run_is_continued_with_it_after_a_switch(tokens):
    given = tokens.given(token="g" * 32)
    tokens.start_with(given)
    draft = made_with(given)
    tokens.used = tokens.accounts.connection(tokens.two)
    assert tokens.of(draft) is given
    given.check_belongs(draft)
    with pytest.raises(AppError, match=r"one run of the program.*Start the program with it"):
        tokens.used.check_belongs(draft)


def test_without_that_run_no_stored_account_continues_it_but_a_later_run_does(tokens):
    draft = made_with(tokens.given(token="g" * 32))
    for stored in (tokens.one, tokens.two):
        with pytest.raises(AppError, match="one run of the program"):
            tokens.accounts.connection(stored).check_belongs(draft)
    with pytest.raises(AppError, match="one run of the program"):
        tokens.of(draft).check_belongs(draft)
    later = tokens.given(token="h" * 32)
    tokens.start_with(later)
    assert tokens.of(draft) is later
    later.check_belongs(draft)
    with pytest.raises(AppError, match="first of this server"):
        later.check_belongs(submission(account_id=""))


def test_another_appid_is_another_account(tokens):
    def given(app_id):
        return tokens.given(app_id=app_id, access_key="k")

    draft = made_with(given("a1"))
    given("a1").check_belongs(draft)
    tokens.given(token="g").check_belongs(draft)
    given("a2").check_belongs(made_with(tokens.given(token="g")))
    with pytest.raises(AppError, match="one run of the program"):
        given("a2").check_belongs(draft)


def test_the_same_company_in_the_settings_continues_it(tokens):
    given = tokens.given(app_id="a", access_key="k", account="Company 2")
    draft = made_with(given)
    named = tokens.two = replace(tokens.two, app_id="a", company="Company 2")
    tokens.known.account_list[:] = [tokens.one, named]
    connection = tokens.of(draft)
    assert connection.account_id == TWO.id
    connection.check_belongs(draft)
    other = replace(draft, account="Company 3")
    with pytest.raises(AppError, match="one run of the program"):
        tokens.of(other).check_belongs(other)


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
