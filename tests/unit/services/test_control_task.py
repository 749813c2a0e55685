"""Start, pause and end reach the platform, and their end reaches the journal."""

from __future__ import annotations

import pytest

from tests.helpers.fake_platform import LOST, OFFLINE, OK, TOKEN_INVALID, FakePlatform
from tests.helpers.submissions import DISK_FULL, ID, call_numbers, submission
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.submission import PartState, after
from yccall_desktop.core.task import TaskCommand
from yccall_desktop.core.task_status import known_status
from yccall_desktop.errors import AppError
from yccall_desktop.services.connection import Connection
from yccall_desktop.services.control_task import set_task
from yccall_desktop.store.secrets import MemorySecrets

DONE = End(Outcome.DONE, Reason.OK, task_id="20260101")


def create(journal, **values):
    journal.add(submission(**values), call_numbers(3))
    journal.save_part(ID, after(journal.claim_part(ID, 0, 1), DONE), DONE.task_id)


@pytest.fixture
def created(journal):
    create(journal)


@pytest.fixture
def order(journal, connection):
    def ordered(command, through=None):
        return set_task(journal, through or connection, ID, command, CancelToken())

    return ordered


@pytest.mark.parametrize("command", TaskCommand)
def test_a_command_is_sent_and_kept(order, created, journal, platform, command):
    result = order(command)
    assert platform.done_commands == [("t0", command)]
    assert (result.command, result.command_end) == (command.name.lower(), OK)
    assert result == journal.get(ID)


@pytest.mark.parametrize("end", [LOST, OFFLINE, End(Outcome.REFUSED, Reason.BAD_PARAMETER)])
def test_a_failed_command_is_kept_and_changes_no_state(order, created, journal, platform, end):
    platform.commands.append(end)
    result = order(TaskCommand.PAUSE)
    kept = result.command_end
    assert (result.state, kept.outcome, kept.reason) == (PartState.DONE, end.outcome, end.reason)
    assert kept.words().english() == end.words().english()
    assert order(TaskCommand.PAUSE).command_end == OK


def test_the_journal_knows_of_a_command_before_the_platform(order, created, journal, platform):
    seen = []
    journal.after = lambda name: seen.append(
        (journal.get(ID).command_end, platform.done_commands[:])
    )
    order(TaskCommand.START)
    assert seen == [(None, []), (OK, [("t0", TaskCommand.START)])]


def test_the_token_is_renewed(order, created, platform):
    platform.commands.append(TOKEN_INVALID)
    through = Connection(platform, MemorySecrets(), token="old", app_id="a", access_key="k")
    assert order(TaskCommand.END, through).command_end == OK
    assert [token for token, _ in platform.done_commands] == ["old", "token-1"]


def test_no_token_is_kept_as_the_end(order, journal, platform):
    create(journal, account_id="")
    result = order(TaskCommand.START, Connection(platform, MemorySecrets()))
    assert result.command_end.reason is Reason.NO_TOKEN
    assert platform.done_commands == []


def test_another_company_that_the_sign_in_tells_is_not_commanded(order, journal, platform):
    create(journal, account="Acme")
    through = Connection(platform, MemorySecrets(), app_id="a", access_key="k")
    with pytest.raises(AppError, match="account Acme"):
        order(TaskCommand.START, through)
    kept = journal.get(ID)
    assert platform.done_commands == []
    assert (kept.command, kept.ended) == ("start", True)
    assert kept.command_end.reason is Reason.ANOTHER_ACCOUNT
    assert "nothing was sent" in kept.command_end.words().english()
    assert (journal.mark_interrupted(), journal.get(ID)) == ([], kept)


def test_another_company_is_told_even_when_that_cannot_be_saved(order, journal, platform):
    create(journal, account="Acme")
    through = Connection(platform, MemorySecrets(), app_id="a", access_key="k")
    journal.fail("save_command")
    with pytest.raises(AppError, match="account Acme"):
        order(TaskCommand.END, through)


def test_without_a_task_there_is_nothing_to_command(order, journal, platform):
    journal.add(submission(), call_numbers(3))
    with pytest.raises(AppError, match="no task"):
        order(TaskCommand.END)
    assert platform.done_commands == []


def test_another_server_is_not_commanded(order, created):
    other = FakePlatform("https://other.test")
    with pytest.raises(AppError, match="belongs to"):
        order(TaskCommand.END, Connection(other, MemorySecrets(), token="t"))
    assert other.done_commands == []


@pytest.mark.parametrize("command", [TaskCommand.PAUSE, TaskCommand.END])
def test_stopping_needs_no_journal(order, created, journal, platform, command):
    journal.fail("save_command")
    result = order(command)
    assert platform.done_commands == [("t0", command)]
    assert (result.command, result.command_end) == (command.name.lower(), OK)
    assert result.warnings[-1] == DISK_FULL.words


def test_starting_needs_the_journal(order, created, journal, platform):
    journal.fail("save_command")
    with pytest.raises(AppError, match="disk is full"):
        order(TaskCommand.START)
    assert platform.done_commands == []


@pytest.mark.parametrize("end", [OFFLINE, End(Outcome.REFUSED, Reason.BAD_PARAMETER)])
def test_a_task_that_was_not_paused_is_known_to_go_on(order, created, journal, platform, end):
    order(TaskCommand.START)
    platform.commands.append(end)
    assert known_status(order(TaskCommand.PAUSE)) == "running"
    assert known_status(journal.get(ID)) == "running"


def test_another_company_leaves_the_task_as_it_was(order, journal, platform):
    create(journal, account="Acme")
    journal.save_command(ID, TaskCommand.START, OK)
    through = Connection(platform, MemorySecrets(), app_id="a", access_key="k")
    with pytest.raises(AppError, match="account Acme"):
        order(TaskCommand.PAUSE, through)
    assert known_status(journal.get(ID)) == "running"
