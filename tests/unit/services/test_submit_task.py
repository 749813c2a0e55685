"""A list is sent at most once, and the journal knows it before the platform does."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from tests.helpers.fake_platform import (
    LOST,
    OFFLINE,
    OK,
    SERVER,
    TOKEN_INVALID,
    FakePlatform,
)
from tests.helpers.submissions import ID, call_numbers, submission
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason, RefusedNumber
from yccall_desktop.core.submission import Part, PartState
from yccall_desktop.core.task import TaskCommand
from yccall_desktop.errors import AppError
from yccall_desktop.services.connection import Connection
from yccall_desktop.services.submit_task import new_submission, prepare, send
from yccall_desktop.store.secrets import MemorySecrets

NOW = 1_767_240_100


@pytest.fixture
def states():
    return []


@pytest.fixture
def go(journal, connection, states):
    """send() of the one submission."""

    def sent(through=None, cancel=None):
        return send(
            journal, through or connection, ID, states.append, cancel or CancelToken(), lambda: NOW
        )

    return sent


@pytest.fixture
def prepared(journal):
    prepare(journal, submission(), call_numbers(3))


def signing(platform, token="old"):
    return Connection(platform, MemorySecrets(), token=token, app_id="a", access_key="k")


# --- preparing -------------------------------------------------------------------------------
def test_a_new_submission_is_of_its_connection(platform):
    through = Connection(platform, MemorySecrets(), account="Company")
    model = submission(account="Company", account_id="")
    made = new_submission(ID, through, model.source, model.settings, 3, model.created_at)
    assert made == model


def test_prepared_is_saved_and_not_sent(journal, platform, prepared):
    assert journal.get(ID).state is PartState.PENDING
    assert platform.requests == []


def test_an_empty_list_is_refused(journal):
    with pytest.raises(AppError, match="no number"):
        prepare(journal, submission(count=0), [])
    assert journal.submissions() == []


def test_the_most_that_one_request_may_hold(platform):
    model, through = submission(), Connection(platform, MemorySecrets())
    for count, sizes in ((10_000, [10_000]), (25_000, [10_000, 10_000, 5000])):
        made = new_submission(ID, through, model.source, model.settings, count, 1)
        assert [part.count for part in made.parts] == sizes


# --- the four ends ---------------------------------------------------------------------------
def test_done(go, journal, platform, prepared, states):
    refused = (RefusedNumber("13800138001", "空号"),)
    platform.creates.append(End(Outcome.DONE, Reason.OK, task_id="2026", refused=refused))
    result = go()
    assert result == journal.get(ID)
    assert (result.state, result.task_id, result.refused) == (PartState.DONE, "2026", refused)
    assert (result.accepted, result.parts[0].sent_at) == (2, NOW)
    assert platform.requests == [(ID, "t0", call_numbers(3))]
    assert platform.done_commands == []
    stages = [one.stage for one in states]
    assert stages == ["signing-in", "saving", "sending", "sending", "waiting"]
    assert (states[-1].sent, states[-1].total) == (10, 10)


STATE_OF = {
    Outcome.REFUSED: PartState.REFUSED,
    Outcome.NOT_SENT: PartState.NOT_SENT,
    Outcome.UNKNOWN: PartState.UNKNOWN,
}
ENDS = [
    *(
        End(Outcome.REFUSED, reason, message="参数错误")
        for reason in (
            Reason.REFUSED_BY_PLATFORM,
            Reason.BAD_PARAMETER,
            Reason.SERVICE_MISSING,
            Reason.WRONG_APPID,
            Reason.LICENCE_EXPIRED,
            Reason.MODULE_NOT_LICENSED,
            Reason.ADDRESS_NOT_AUTHORISED,
            Reason.TOO_LARGE,
        )
    ),
    *(
        End(Outcome.NOT_SENT, reason, {"server": SERVER})
        for reason in (
            Reason.NO_CONNECTION,
            Reason.NAME_NOT_FOUND,
            Reason.CONNECT_TIMEOUT,
            Reason.TLS_UNTRUSTED,
            Reason.BAD_ADDRESS,
            Reason.CANCELLED_BEFORE_SENDING,
        )
    ),
    *(
        End(Outcome.UNKNOWN, reason, {"status": "502"})
        for reason in (
            Reason.CONNECTION_LOST,
            Reason.NO_ANSWER_IN_TIME,
            Reason.SERVER_ERROR,
            Reason.ANSWER_UNREADABLE,
            Reason.REDIRECTED,
            Reason.NO_TASK_ID,
            Reason.CANCELLED_WHILE_SENDING,
        )
    ),
]


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.reason.value)
def test_every_other_end_is_kept_and_sent_once(go, journal, platform, prepared, end):
    platform.creates.append(end)
    result = go()
    assert result == journal.get(ID)
    assert (result.state, result.end) == (STATE_OF[end.outcome], end)
    assert result.warnings == ()
    assert len(platform.requests) == 1


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.reason.value)
def test_only_refused_and_not_sent_are_sent_again(go, journal, platform, prepared, end):
    platform.creates.append(end)
    go()
    if end.outcome is Outcome.UNKNOWN:
        with pytest.raises(AppError, match="Look on the platform"):
            go()
        assert len(platform.requests) == 1
    else:
        assert go().state is PartState.DONE
        assert journal.get(ID).parts[0].attempts == 2
        assert len(platform.tasks) == 1


def test_done_is_not_sent_again(go, platform, prepared):
    task = go().task_id
    with pytest.raises(AppError, match=f"sent already: task {task}"):
        go()
    assert len(platform.requests) == 1


def test_done_without_a_task_id_is_unknown(go, platform, prepared):
    platform.creates.append(OK)
    assert go().end == End(Outcome.UNKNOWN, Reason.NO_TASK_ID)


@pytest.mark.parametrize("state", [PartState.SENDING, PartState.UNKNOWN, PartState.DONE])
def test_what_may_not_be_sent_is_refused(go, journal, platform, prepared, state):
    journal.save_part(ID, Part(0, 3, state))
    with journal.sending(ID), pytest.raises(AppError):
        go()
    assert platform.requests == []
    assert journal.get(ID).state is state


# --- two clicks ------------------------------------------------------------------------------
def test_two_threads_make_one_create(journal, platform, connection, prepared):
    """Both have read the journal, and want to send, before either has claimed the part."""
    ready, results = threading.Barrier(2), []

    def report(state):
        if state.stage == "saving":
            ready.wait(10)

    def click():
        try:
            results.append(send(journal, connection, ID, report, CancelToken(), lambda: NOW).state)
        except AppError as error:
            results.append(str(error))

    threads = [threading.Thread(target=click) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert len(platform.requests) == 1
    assert PartState.DONE in results
    assert any("sent" in str(one) for one in results)


def test_a_second_click_while_sending_is_refused(go, platform, prepared):
    told = []

    def click():
        with pytest.raises(AppError, match="being sent right now") as caught:
            go()
        told.append(caught.value)

    platform.during_create = click
    assert go().state is PartState.DONE
    assert len(told) == len(platform.requests) == 1


def test_a_reason_not_to_send_does_not_hide_that_another_is_sending(
    go, journal, platform, prepared
):
    """The other one claims the part while this one tries to sign in."""

    class SlowSignIn(FakePlatform):
        def sign_in(self, app_id, access_key, cancel):
            journal.claim_part(ID, 0, 1)
            return super().sign_in(app_id, access_key, cancel)

    slow = SlowSignIn()
    slow.sign_ins.append(OFFLINE)
    assert go(signing(slow, token="")).state is PartState.SENDING
    assert journal.get(ID).state is PartState.SENDING


# --- the token -------------------------------------------------------------------------------
def test_a_refused_token_is_renewed_and_the_list_sent_once_more(go, journal, platform, prepared):
    platform.creates.append(TOKEN_INVALID)
    seen = []
    platform.during_create = lambda: seen.append(journal.get(ID).parts[0])
    assert go(signing(platform)).state is PartState.DONE
    assert [token for _, token, _ in platform.requests] == ["old", "token-1"]
    assert [(one.state, one.attempts) for one in seen] == [
        (PartState.SENDING, 1),
        (PartState.SENDING, 2),
    ]
    assert seen[1].end == TOKEN_INVALID


def test_a_token_is_renewed_only_once(go, platform, prepared):
    platform.creates.extend([TOKEN_INVALID, TOKEN_INVALID, TOKEN_INVALID])
    assert go(signing(platform)).end.reason is Reason.NEW_TOKEN_REFUSED
    assert len(platform.requests) == 2


def test_a_token_that_cannot_be_renewed(go, journal, platform, prepared):
    end = replace(TOKEN_INVALID, message="token 已失效")
    platform.creates.append(end)
    result = go()
    assert (result.state, result.end) == (PartState.REFUSED, end)
    assert len(platform.requests) == 1


def test_a_renewal_that_fails_is_told_and_can_be_sent_again(go, journal, platform, prepared):
    platform.creates.append(TOKEN_INVALID)
    platform.sign_ins.append(LOST)
    through = signing(platform)
    result = go(through)
    assert (result.state, result.end.reason) == (PartState.NOT_SENT, Reason.SIGN_IN_FAILED)
    assert result == journal.get(ID)
    assert go(through).state is PartState.DONE


def test_no_token_nothing_sent(go, journal, platform):
    prepare(journal, submission(account_id=""), call_numbers(3))
    result = go(Connection(platform, MemorySecrets()))
    assert (result.state, result.end.reason) == (PartState.NOT_SENT, Reason.NO_TOKEN)
    assert result == journal.get(ID)
    assert platform.requests == []


def test_an_unknown_end_after_a_renewal_is_not_sent_again(go, platform, prepared):
    platform.creates.extend([TOKEN_INVALID, LOST])
    assert go(signing(platform)).state is PartState.UNKNOWN
    assert len(platform.requests) == 2
    assert len(platform.tasks) == 1


# --- cancel ----------------------------------------------------------------------------------
def test_cancelled_before_anything_was_sent(go, journal, platform, prepared):
    cancel = CancelToken()
    cancel.cancel()
    result = go(cancel=cancel)
    assert result.end == End(Outcome.NOT_SENT, Reason.CANCELLED_BEFORE_SENDING)
    assert result == journal.get(ID)
    assert platform.requests == []
    assert go().state is PartState.DONE


def test_cancelled_while_the_token_was_renewed(go, platform, prepared):
    cancel = CancelToken()
    platform.creates.append(TOKEN_INVALID)
    platform.during_create = cancel.cancel
    result = go(signing(platform), cancel)
    assert result.end.reason is Reason.CANCELLED_BEFORE_SENDING
    assert len(platform.requests) == 1


def test_cancelled_after_the_answer_is_still_done_but_not_started(go, journal, platform):
    prepare(journal, submission(start=True), call_numbers(3))
    cancel = CancelToken()
    platform.during_create = cancel.cancel
    result = go(cancel=cancel)
    assert result.state is PartState.DONE
    assert platform.done_commands == []
    assert [one.english() for one in result.warnings] == ["The task was created but not started."]


# --- another server, another account ---------------------------------------------------------
@pytest.mark.parametrize(
    "server", ["https://127.0.0.1:8080", "http://127.0.0.1:8081", "http://127.0.0.1:8080/x"]
)
def test_another_server_gets_nothing(go, journal, prepared, server):
    other = FakePlatform(server)
    with pytest.raises(AppError, match=f"belongs to {SERVER}"):
        go(Connection(other, MemorySecrets(), token="t"))
    assert other.requests == []
    assert journal.get(ID).state is PartState.PENDING


def test_the_same_server_in_another_spelling(go, prepared):
    other = FakePlatform("HTTP://127.0.0.1:8080/")
    assert go(Connection(other, MemorySecrets(), token="t")).state is PartState.DONE


def test_the_account_of_the_sign_in_is_kept_before_anything_is_sent(
    go, journal, platform, prepared
):
    seen = []
    platform.during_create = lambda: seen.append(journal.get(ID).account)
    assert go(signing(platform, token="")).account == "Demo Company"
    assert seen == ["Demo Company"]


def test_another_account_gets_nothing(go, journal, platform):
    prepare(journal, submission(account="Other Company"), call_numbers(3))
    with pytest.raises(AppError, match="belongs to the account Other Company"):
        go(signing(platform, token=""))
    assert platform.requests == []


def test_another_account_after_a_renewal_gets_nothing(go, journal, platform):
    prepare(journal, submission(account="Other Company"), call_numbers(3))
    platform.creates.append(TOKEN_INVALID)
    with pytest.raises(AppError, match="belongs to the account"):
        go(signing(platform))
    assert len(platform.requests) == 1
    assert journal.get(ID).state is PartState.REFUSED


# --- start right away ------------------------------------------------------------------------
def test_the_task_is_started_when_asked_for(go, journal, platform, states):
    prepare(journal, submission(start=True), call_numbers(3))
    result = go()
    assert platform.done_commands == [("t0", TaskCommand.START)]
    assert (result.command, result.command_end) == ("start", OK)
    assert result == journal.get(ID)
    assert states[-1].stage == "starting"


@pytest.mark.parametrize("end", [OFFLINE, LOST, End(Outcome.REFUSED, Reason.BAD_PARAMETER)])
def test_a_failed_start_does_not_undo_the_task(go, journal, platform, end):
    prepare(journal, submission(start=True), call_numbers(3))
    platform.commands.append(end)
    result = go()
    kept = result.command_end
    assert (result.state, kept.outcome, kept.reason) == (PartState.DONE, end.outcome, end.reason)
    assert result == journal.get(ID)


@pytest.mark.parametrize("end", [OFFLINE, LOST])
def test_what_was_not_created_is_not_started(go, journal, platform, end):
    prepare(journal, submission(start=True), call_numbers(3))
    platform.creates.append(end)
    go()
    assert platform.done_commands == []
