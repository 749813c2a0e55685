"""Signing in with appid and access key, over real sockets: renewed in time, at 600, never twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.submissions import ID, call_numbers, submission
from yccall_desktop.api.platform import HttpPlatform
from yccall_desktop.core.account import Account, first_id
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import Outcome, Reason
from yccall_desktop.core.submission import PartState, cut
from yccall_desktop.core.task import TaskCommand
from yccall_desktop.services.connection import Connection
from yccall_desktop.services.control_task import set_task
from yccall_desktop.services.look_up import look
from yccall_desktop.services.patience import Patience
from yccall_desktop.services.submit_task import prepare, send
from yccall_desktop.services.tokens import LIFETIME, MARGIN
from yccall_desktop.simulator import Fault, Simulator
from yccall_desktop.store.secrets import MemorySecrets

LOGIN = "App.Sip_Auth.Login"
CREATE, ADD = "App.Sip_Yccall.TaskCreat", "App.Sip_Yccall.TaskAdd"
SET, LIST, INFO = "App.Sip_Yccall.TaskSet", "App.Sip_Yccall.TaskList", "App.Sip_Yccall.TaskInfo"
QUICK = Patience((0, 0), (0, 0), ())
FIRST = 13800138001
NUMBERS = 12


class Clock:
    def __init__(self) -> None:
        self.seconds = 1_800_000_000.0

    def __call__(self) -> float:
        return self.seconds


class Office:
    """A PC with an account on a platform: its secrets outlive its connections."""

    def __init__(self, simulator, journal, app_id=Simulator.app_id) -> None:
        self.simulator, self.journal, self.clock = simulator, journal, simulator.state.clock
        self.secrets = MemorySecrets()
        server = simulator.url
        self.account = Account(first_id(server), "Head office", server, app_id=app_id)
        if app_id:
            self.secrets.set(server, Simulator.access_key, self.account.key_slot)

    def enter_token(self, token: str) -> None:
        self.secrets.set(self.simulator.url, token, self.account.token_slot)

    def connect(self) -> Connection:
        platform = HttpPlatform(self.simulator.url)
        return Connection(platform, self.secrets, profile=self.account, now=self.clock)

    def prepare(self, connection, *, start=False):
        made = replace(
            submission(count=NUMBERS, server=connection.server, start=start),
            parts=cut(NUMBERS, 5),
            account_id=connection.account_id,
            account_name=connection.account_name,
        )
        prepare(self.journal, made, call_numbers(NUMBERS, FIRST))

    def send(self, connection):
        states = []
        result = send(
            self.journal, connection, ID, states.append, CancelToken(), lambda: 7, patience=QUICK
        )
        assert replace(result, warnings=()) == self.journal.get(ID)
        return result

    def check_there(self, count=NUMBERS):
        received = self.simulator.state.received
        assert received == {str(FIRST + place): 1 for place in range(count)}

    @property
    def logins(self):
        return self.simulator.requests(LOGIN)


@pytest.fixture
def simulator():
    with Simulator(clock=Clock()) as running:
        yield running


@pytest.fixture
def office(simulator, journal):
    return Office(simulator, journal)


@pytest.fixture
def token_office(simulator, journal):
    """An account that has nothing but a token."""
    made = Office(simulator, journal, app_id="")
    made.enter_token(simulator.issue_token())
    return made


# --- signing in ------------------------------------------------------------------------------
def test_the_token_is_kept_for_the_next_start(office):
    token, end = office.connect().token(CancelToken())
    assert end is None
    assert office.connect().token(CancelToken()) == (token, None)
    assert office.logins == 1


def test_the_company_is_told(office):
    connection = office.connect()
    connection.token(CancelToken())
    assert connection.account == "Demo company"


def test_a_key_that_is_missing_is_told_and_nothing_asked(office):
    office.secrets.set(office.simulator.url, "", office.account.key_slot)
    connection = office.connect()
    assert not connection.can_sign_in()
    token, end = connection.token(CancelToken())
    assert (token, end.outcome, end.reason) == ("", Outcome.NOT_SENT, Reason.NO_ACCESS_KEY)
    assert office.logins == 0


def test_secrets_of_one_account_are_not_those_of_another(office):
    other = replace(office.account, id="another")
    platform = HttpPlatform(office.simulator.url)
    assert not Connection(platform, office.secrets, profile=other).can_sign_in()


# --- twelve hours ----------------------------------------------------------------------------
def test_a_token_is_renewed_before_it_ends(office):
    connection = office.connect()
    first, _ = connection.token(CancelToken())
    office.clock.seconds += LIFETIME - MARGIN - 1
    assert connection.token(CancelToken())[0] == first
    office.clock.seconds += 1
    second, _ = connection.token(CancelToken())
    assert second != first
    assert office.connect().token(CancelToken())[0] == second
    assert office.logins == 2


def test_one_that_cannot_be_renewed_yet_is_used_to_its_end(office):
    connection = office.connect()
    first, _ = connection.token(CancelToken())
    office.clock.seconds += LIFETIME - 1
    office.simulator.fail(Fault.HTTP_502, LOGIN, times=2)
    assert connection.token(CancelToken()) == (first, None)
    office.clock.seconds += 1
    token, end = connection.token(CancelToken())
    assert (token, end.outcome, end.reason) == ("", Outcome.NOT_SENT, Reason.SIGN_IN_FAILED)


def test_a_token_that_ends_between_two_parts_causes_no_refusal(office, monkeypatch):
    connection = office.connect()
    office.prepare(connection)
    create = connection.platform.create_task

    def slowly(*args):
        end = create(*args)
        office.clock.seconds += LIFETIME
        return end

    monkeypatch.setattr(connection.platform, "create_task", slowly)
    result = office.send(connection)
    assert result.complete
    assert [part.attempts for part in result.parts] == [1, 1, 1]
    assert office.logins == 2
    office.check_there()


# --- 600 -------------------------------------------------------------------------------------
@pytest.mark.parametrize("requests", [1, 2])
def test_a_token_that_ends_all_the_time_is_renewed_all_the_time(office, requests):
    office.simulator.state.set_habits({"token_requests": requests})
    connection = office.connect()
    office.prepare(connection, start=True)
    result = office.send(connection)
    assert result.complete
    assert result.command_end.outcome is Outcome.DONE
    assert office.simulator.tasks[0].status == 1
    office.check_there()
    assert office.logins == {1: 4, 2: 2}[requests]


@pytest.mark.parametrize(
    ("service", "attempts"),
    [(CREATE, [2, 1, 1]), (ADD, [1, 2, 1]), (SET, [1, 1, 1])],
)
def test_the_refused_request_alone_is_sent_once_more(office, service, attempts):
    connection = office.connect()
    office.prepare(connection, start=True)
    office.simulator.fail(Fault.RET_600, service)
    result = office.send(connection)
    assert result.complete
    assert result.command_end.outcome is Outcome.DONE
    assert [part.attempts for part in result.parts] == attempts
    assert office.logins == 2
    office.check_there()


def test_of_many_refused_requests_one_signs_in(office):
    connection = office.connect()
    old, _ = connection.token(CancelToken())
    office.simulator.expire_tokens()
    new = connection.renewed(CancelToken(), old)
    assert connection.renewed(CancelToken(), old) == new
    assert connection.token(CancelToken()) == new
    assert office.logins == 2


@pytest.mark.parametrize(("service", "done"), [(CREATE, 0), (ADD, 5)])
def test_a_new_token_that_is_refused_too_ends_it(office, service, done):
    connection = office.connect()
    office.prepare(connection)
    office.simulator.fail(Fault.RET_600, service, times=2)
    result = office.send(connection)
    assert (result.state, result.end.reason) == (PartState.REFUSED, Reason.NEW_TOKEN_REFUSED)
    assert "a new token" in result.end.words().english()
    assert office.logins == 2
    office.check_there(done)
    assert office.send(connection).complete
    office.check_there()


@pytest.mark.parametrize("service", [LIST, INFO])
def test_a_look_renews_the_token_too(office, service):
    connection = office.connect()
    office.prepare(connection)
    office.simulator.fail(Fault.CLOSE_AFTER_CREATING, CREATE)
    office.simulator.fail(Fault.RET_600, service)
    result = office.send(connection)
    assert result.complete
    assert office.logins == 2
    office.check_there()


def test_a_look_by_hand_and_a_command_renew_it(office):
    connection = office.connect()
    office.prepare(connection)
    office.send(connection)
    office.simulator.expire_tokens()
    assert look(office.journal, connection, ID, CancelToken()).look.task is not None
    office.simulator.expire_tokens()
    done = set_task(office.journal, connection, ID, TaskCommand.START, CancelToken())
    assert done.command_end.outcome is Outcome.DONE
    assert office.logins == 3


def test_a_sign_in_that_fails_in_the_middle_is_tried_again(office):
    connection = office.connect()
    office.prepare(connection)
    office.simulator.fail(Fault.RET_600, ADD)
    office.simulator.fail(Fault.HTTP_502, LOGIN, after=1)
    result = office.send(connection)
    assert result.complete
    assert office.logins == 3
    office.check_there()


def test_a_key_that_was_withdrawn_in_the_middle_loses_nothing(office):
    connection = office.connect()
    office.prepare(connection)
    office.simulator.fail(Fault.RET_600, ADD)
    office.simulator.fail(Fault.RET_601, LOGIN, after=1)
    result = office.send(connection)
    assert (result.end.outcome, result.end.reason) == (Outcome.REFUSED, Reason.WRONG_APPID)
    assert (result.interrupted, result.accepted) == (True, 5)
    office.check_there(5)
    assert office.send(office.connect()).complete
    office.check_there()


# --- a token alone ---------------------------------------------------------------------------
@pytest.mark.parametrize(("service", "there"), [(CREATE, 0), (ADD, 5)])
def test_without_a_key_600_asks_for_a_new_token(token_office, service, there):
    office = token_office
    connection = office.connect()
    office.prepare(connection)
    office.simulator.fail(Fault.RET_600, service)
    result = office.send(connection)
    assert (result.state, result.end.reason) == (PartState.REFUSED, Reason.TOKEN_INVALID)
    assert "Enter a new token" in result.end.words().english()
    assert result.interrupted is bool(there)
    office.check_there(there)
    office.simulator.expire_tokens()
    office.enter_token(office.simulator.issue_token())
    again = office.send(office.connect())
    assert again.complete
    assert office.logins == 0
    office.check_there()


def test_a_token_entered_meanwhile_is_taken(token_office):
    connection = token_office.connect()
    token_office.prepare(connection)
    connection.token(CancelToken())
    token_office.simulator.expire_tokens()
    token_office.enter_token(token_office.simulator.issue_token())
    assert token_office.send(connection).complete
    token_office.check_there()


# --- 601 to 604 ------------------------------------------------------------------------------
@pytest.mark.parametrize("service", [LOGIN, CREATE, ADD])
@pytest.mark.parametrize(
    ("fault", "reason", "words"),
    [
        (Fault.RET_601, Reason.WRONG_APPID, "enter them in Settings"),
        (Fault.RET_602, Reason.LICENCE_EXPIRED, "renew it"),
        (Fault.RET_603, Reason.MODULE_NOT_LICENSED, "add that module"),
        (Fault.RET_604, Reason.ADDRESS_NOT_AUTHORISED, "authorise it"),
    ],
)
def test_a_refusal_says_what_to_do(office, service, fault, reason, words):
    connection = office.connect()
    office.prepare(connection)
    office.simulator.fail(fault, service)
    result = office.send(connection)
    assert (result.end.outcome, result.end.reason) == (Outcome.REFUSED, reason)
    assert words in result.end.words().english()
    assert "nothing was done" in result.end.words().english()
    office.check_there(5 if service == ADD else 0)
    assert office.send(connection).complete
    office.check_there()
