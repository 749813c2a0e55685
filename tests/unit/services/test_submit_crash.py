"""Kill the program or fill the disk at any moment: no list is sent twice, none is called done."""

from __future__ import annotations

import pytest

from tests.helpers.fake_platform import LOST, TOKEN_INVALID, FakePlatform
from tests.helpers.submissions import ID, call_numbers, left_behind, submission
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.submission import PartState
from yccall_desktop.errors import AppError
from yccall_desktop.services.connection import Connection
from yccall_desktop.services.look_up import look
from yccall_desktop.services.submit_task import prepare, send
from yccall_desktop.store.journal import SqliteJournal
from yccall_desktop.store.secrets import MemorySecrets


def go(journal, connection):
    return send(journal, connection, ID, lambda state: None, CancelToken(), lambda: 7)


@pytest.mark.parametrize(
    "ends",
    [
        [],
        [LOST],
        [TOKEN_INVALID],
        [TOKEN_INVALID, LOST],
        [End(Outcome.REFUSED, Reason.TOO_LARGE)],
        [End(Outcome.NOT_SENT, Reason.NO_CONNECTION)],
    ],
    ids=["done", "lost", "renewed", "renewed, lost", "refused", "not sent"],
)
def test_killed_at_any_moment(journal, folder, tmp_path, ends):
    """The folder is copied around every commit and during every request, as a kill leaves it.

    From each copy a new program goes on as far as it may without a word from the user, then looks.
    Whatever it does, the platform has at most one task in the end, and knows whether it has.
    """
    platform = FakePlatform()
    platform.creates.extend(ends)
    connection = Connection(platform, MemorySecrets(), token="t", app_id="a", access_key="k")
    copies = []

    def kill(name):
        target = tmp_path / f"killed {len(copies)}"
        copies.append((name, left_behind(folder, target), list(platform.tasks)))

    journal.before = journal.after = kill
    platform.during_create = lambda: kill("sending")
    prepare(journal, submission(start=True), call_numbers(3))
    go(journal, connection)
    assert len(copies) >= 7

    for name, path, tasks in copies:
        restarted = FakePlatform()
        restarted.tasks.extend(tasks)
        if name == "sending" and ends in ([], [LOST]):
            restarted.tasks.append((ID, "created after the kill"))
        through = Connection(restarted, MemorySecrets(), token="t")
        with SqliteJournal(path) as again:
            unknown = again.mark_interrupted()
            if not again.submissions():
                assert (name, restarted.tasks) == ("add", [])
                continue
            if again.get(ID).state is PartState.UNKNOWN:
                assert unknown == [again.get(ID)]
                with pytest.raises(AppError):
                    go(again, through)
                look(again, through, ID, CancelToken())
            elif again.get(ID).state is not PartState.DONE:
                assert restarted.tasks == []
                go(again, through)
            assert len(restarted.tasks) <= 1
            assert (again.get(ID).state is PartState.DONE) == (len(restarted.tasks) == 1)


def test_a_kill_while_sending_stands_as_unknown(journal, folder, tmp_path, connection, platform):
    prepare(journal, submission(), call_numbers(3))
    copies = []
    platform.during_create = lambda: copies.append(left_behind(folder, tmp_path / "killed"))
    go(journal, connection)
    with SqliteJournal(copies[0]) as again:
        (found,) = again.mark_interrupted()
        assert found.end == End(Outcome.UNKNOWN, Reason.PROGRAM_STOPPED)
        with pytest.raises(AppError, match="Look on the platform"):
            go(again, connection)
        assert look(again, connection, ID, CancelToken()).submission.state is PartState.DONE
    assert len(platform.requests) == 1


def test_an_unexpected_error_while_sending_is_unknown(journal, connection, platform):
    prepare(journal, submission(), call_numbers(3))
    platform.creates.append(MemoryError())
    with pytest.raises(MemoryError):
        go(journal, connection)
    assert journal.get(ID).end == End(Outcome.UNKNOWN, Reason.PROGRAM_STOPPED)


def test_a_report_that_breaks_while_sending_is_unknown(journal, connection, platform):
    prepare(journal, submission(), call_numbers(3))

    def report(state):
        if state.stage == "waiting":
            raise RuntimeError("the window is gone")

    with pytest.raises(RuntimeError):
        send(journal, connection, ID, report, CancelToken(), lambda: 7)
    assert journal.get(ID).state is PartState.UNKNOWN


# --- the disk --------------------------------------------------------------------------------
def test_not_saved_is_not_prepared(journal, platform):
    journal.fail("add")
    with pytest.raises(AppError, match="disk is full"):
        prepare(journal, submission(), call_numbers(3))
    assert journal.submissions() == []


def test_without_the_claim_on_disk_nothing_is_sent(journal, connection, platform):
    prepare(journal, submission(), call_numbers(3))
    journal.fail("claim_part")
    result = go(journal, connection)
    assert result.end == End(Outcome.NOT_SENT, Reason.JOURNAL_NOT_WRITTEN)
    assert [one.english() for one in result.warnings] == ["The disk is full."]
    assert platform.requests == []
    assert journal.get(ID).state is PartState.PENDING
    journal.fail()
    assert go(journal, connection).state is PartState.DONE


def test_an_answer_that_is_not_saved_is_told_and_unknown_later(journal, connection, platform):
    prepare(journal, submission(start=True), call_numbers(3))
    journal.fail("save_part")
    result = go(journal, connection)
    task_id = platform.tasks[0][1]
    assert (result.state, result.task_id) == (PartState.DONE, task_id)
    told = [one.english() for one in result.warnings]
    assert task_id in told[0]
    assert told[1:] == ["The disk is full.", "The task was created but not started."]
    assert platform.done_commands == []
    assert journal.get(ID).state is PartState.SENDING
    with pytest.raises(AppError):
        go(journal, connection)
    (left,) = journal.mark_interrupted()
    assert left.state is PartState.UNKNOWN
    assert len(platform.requests) == 1


def test_a_refusal_that_is_not_saved_is_not_sent_again(journal, platform):
    through = Connection(platform, MemorySecrets(), token="t", app_id="a", access_key="k")
    prepare(journal, submission(), call_numbers(3))
    platform.creates.append(TOKEN_INVALID)
    journal.fail("save_part")
    result = go(journal, through)
    assert (result.state, len(result.warnings)) == (PartState.REFUSED, 2)
    assert len(platform.requests) == 1


def test_a_reason_that_is_not_saved_is_told(journal, platform):
    prepare(journal, submission(account_id=""), call_numbers(3))
    journal.fail("save_part")
    result = go(journal, Connection(platform, MemorySecrets()))
    assert (result.end.reason, len(result.warnings)) == (Reason.NO_TOKEN, 1)


def test_a_start_that_cannot_be_saved_is_not_sent(journal, connection, platform):
    prepare(journal, submission(start=True), call_numbers(3))
    journal.fail("save_command")
    result = go(journal, connection)
    assert result.state is PartState.DONE
    assert platform.done_commands == []
    assert "not started" in result.warnings[0].english()
