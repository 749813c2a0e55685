"""Looking changes nothing on the platform; only the user calls an unknown list not sent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.fake_platform import LOST, OFFLINE, OK, TOKEN_INVALID, FakePlatform
from tests.helpers.submissions import DISK_FULL, ID, call_numbers, submission
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason, RefusedNumber
from yccall_desktop.core.ports import Look
from yccall_desktop.core.submission import PartState, after, cut
from yccall_desktop.core.task import TaskCommand
from yccall_desktop.core.task_status import known_status
from yccall_desktop.errors import AppError
from yccall_desktop.services.connection import Connection
from yccall_desktop.services.look_up import look, release
from yccall_desktop.services.submit_task import send
from yccall_desktop.store.secrets import MemorySecrets


@pytest.fixture
def seek(journal, connection):
    def sought(through=None):
        return look(journal, through or connection, ID, CancelToken(), lambda: 99)

    return sought


@pytest.fixture
def ended(journal):
    """A submission whose one attempt ended so (None: still SENDING)."""

    def end_it(end, **values):
        journal.add(submission(**values), call_numbers(3))
        part = journal.claim_part(ID, 0, 1)
        if end is not None:
            journal.save_part(ID, after(part, end), end.task_id)
        return journal.get(ID)

    return end_it


def test_found_is_done(seek, ended, journal, platform):
    ended(LOST)
    platform.tasks.append((ID, "20260101"))
    result = seek()
    assert result.look.task.task_id == "20260101"
    assert (result.submission.state, result.submission.task_id) == (PartState.DONE, "20260101")
    assert result.submission.end == End(Outcome.DONE, Reason.OK, task_id="20260101")
    assert result.submission == journal.get(ID)


def test_somebody_elses_task_is_not_found(seek, ended, platform):
    ended(LOST)
    platform.tasks.append(("another", "20260101"))
    assert seek().submission.state is PartState.UNKNOWN


def test_not_there_stays_unknown_and_is_counted(seek, ended, journal):
    ended(LOST)
    seek()
    result = seek()
    assert result.look == Look(OK)
    assert (result.submission.state, result.submission.end) == (PartState.UNKNOWN, LOST)
    assert (result.submission.absent_looks, result.submission.looked_at) == (2, 99)
    assert result.submission.releasable
    assert result.submission == journal.get(ID)


@pytest.mark.parametrize("end", [LOST, OFFLINE, End(Outcome.REFUSED, Reason.SERVICE_MISSING)])
def test_no_answer_changes_nothing(seek, ended, platform, end):
    before = ended(LOST)
    platform.looks.append(end)
    result = seek()
    assert (result.submission, result.look) == (before, Look(end))
    assert not result.submission.releasable


def test_no_token_changes_nothing(seek, ended, platform):
    before = ended(LOST, account_id="")
    result = seek(Connection(platform, MemorySecrets()))
    assert (result.submission, result.look.end.reason) == (before, Reason.NO_TOKEN)


def test_the_token_is_renewed(seek, ended, platform):
    ended(LOST)
    platform.tasks.append((ID, "20260101"))
    platform.looks.append(TOKEN_INVALID)
    through = Connection(platform, MemorySecrets(), token="old", app_id="a", access_key="k")
    assert seek(through).submission.state is PartState.DONE


def test_what_is_being_sent_may_be_looked_for(seek, ended, platform, journal):
    ended(None)
    with journal.sending(ID):
        result = seek()
    assert (result.submission.state, result.submission.absent_looks) == (PartState.SENDING, 0)
    platform.tasks.append((ID, "20260101"))
    assert seek().submission.state is PartState.DONE


def test_what_is_done_stays_as_it_is(seek, ended, platform):
    before = ended(End(Outcome.DONE, Reason.OK, task_id="1", message="成功"))
    platform.tasks.append((ID, "2"))
    assert seek().submission == before
    platform.tasks.clear()
    assert seek().submission == before


def test_another_server_or_account_is_not_asked(seek, ended):
    ended(LOST, account="Company")
    other = FakePlatform("https://other.test")
    with pytest.raises(AppError, match="belongs to"):
        seek(Connection(other, MemorySecrets(), token="t"))
    with pytest.raises(AppError, match="belongs to the account Company"):
        seek(Connection(FakePlatform(), MemorySecrets(), token="t", account="Another"))


def test_found_is_told_even_when_it_cannot_be_saved(seek, ended, journal, platform):
    ended(LOST)
    platform.tasks.append((ID, "20260101"))
    journal.fail("save_part")
    result = seek()
    assert (result.submission.state, result.submission.task_id) == (PartState.DONE, "20260101")
    assert result.submission.warnings[1] == DISK_FULL.words
    assert journal.get(ID).state is PartState.UNKNOWN


def test_an_absence_that_cannot_be_saved_does_not_count(seek, ended, journal):
    ended(LOST)
    journal.fail("save_absence")
    result = seek()
    assert result.submission.warnings
    assert not result.submission.releasable
    with pytest.raises(AppError):
        release(journal, ID)


# --- release ---------------------------------------------------------------------------------
def test_release_after_a_look(seek, ended, journal):
    ended(LOST)
    with pytest.raises(AppError, match="Look on the platform first"):
        release(journal, ID)
    seek()
    result = release(journal, ID)
    assert result.end == End(Outcome.NOT_SENT, Reason.RELEASED_BY_USER)
    assert (result.state, result.parts[0].released) == (PartState.NOT_SENT, True)
    assert result == journal.get(ID)


@pytest.mark.parametrize(
    "end",
    [
        None,
        OFFLINE,
        End(Outcome.REFUSED, Reason.BAD_PARAMETER),
        End(Outcome.DONE, Reason.OK, task_id="1"),
    ],
)
def test_only_unknown_can_be_released(seek, ended, journal, end):
    before = ended(end)
    with journal.sending(ID):
        seek()
    with pytest.raises(AppError):
        release(journal, ID)
    assert journal.get(ID) == before


def test_a_released_list_that_shows_up_is_done(seek, ended, journal, platform):
    ended(LOST)
    seek()
    release(journal, ID)
    platform.tasks.append((ID, "late"))
    assert seek().submission.task_id == "late"
    assert journal.get(ID).state is PartState.DONE


@pytest.mark.parametrize("refused", [(), ("13800138003",)])
def test_what_is_seen_in_the_midst_of_a_part_is_counted_once(
    journal, connection, platform, refused
):
    """A look from the other page while the second part is half done; then its answer comes."""
    journal.add(replace(submission(count=4), parts=cut(4, 2)), call_numbers(4))
    task = "00000000000000000001"

    def during():
        platform.held[task].append("13800138002")
        seen = look(journal, connection, ID, CancelToken()).submission.parts[1]
        assert (seen.there, seen.accepted) == (1, 1)
        platform.held[task].remove("13800138002")

    platform.during_add = during
    platform.adds.append(replace(OK, refused=tuple(map(RefusedNumber, refused))))
    sent = send(journal, connection, ID, lambda _: None, CancelToken(), lambda: 5)
    assert sent.complete
    assert sent.accepted == 4 - len(refused)
    assert len(platform.held[task]) == sent.accepted


def test_what_is_seen_after_the_answer_is_not_counted_on_top(journal, connection):
    journal.add(replace(submission(count=4), parts=cut(4, 2)), call_numbers(4))
    send(journal, connection, ID, lambda _: None, CancelToken(), lambda: 5)
    part = journal.save_seen(ID, 1, ["8613800138002"])
    assert (part.accepted, journal.get(ID).accepted) == (2, 4)


def test_a_list_that_is_there_twice_is_told(seek, ended, journal, platform):
    ended(LOST)
    platform.tasks += [(ID, "1"), (ID, "2"), (ID, "3")]
    result = seek()
    assert (result.submission.state, result.submission.task_id) == (PartState.DONE, "1")
    assert "task 1, and also 2, 3. End all but 1" in result.submission.warnings[0].english()
    assert journal.get(ID).state is PartState.DONE


def test_the_task_that_was_told_first_is_the_one_to_keep(seek, ended, platform):
    ended(End(Outcome.DONE, Reason.OK, task_id="2"))
    platform.tasks += [(ID, "1"), (ID, "2"), (ID, "3")]
    assert "task 2, and also 1, 3. End all but 2" in seek().submission.warnings[0].english()


def test_another_task_of_the_list_settles_no_command(seek, ended, journal, platform):
    ended(End(Outcome.DONE, Reason.OK, task_id="2"))
    journal.save_command(ID, TaskCommand.START, LOST)
    platform.tasks.append((ID, "1"))
    platform.status = "running"
    assert seek().submission.command_end == LOST
    platform.tasks[:] = [(ID, "2")]
    assert seek().submission.command_end == OK


@pytest.mark.parametrize("command", [TaskCommand.START, TaskCommand.PAUSE])
def test_a_task_that_has_ended_leaves_nothing_open(seek, ended, journal, platform, command):
    ended(End(Outcome.DONE, Reason.OK, task_id="2"))
    journal.save_command(ID, command, LOST)
    platform.tasks.append((ID, "2"))
    platform.status = "ended"
    found = seek().submission
    assert (found.command, found.command_end, found.ended) == ("end", OK, True)
    assert known_status(found) == "ended"


@pytest.mark.parametrize("status", ["not-started", "running"])
def test_a_look_keeps_what_the_task_does_instead(seek, ended, journal, platform, status):
    ended(End(Outcome.DONE, Reason.OK, task_id="2"))
    journal.save_command(ID, TaskCommand.PAUSE, LOST)
    platform.tasks.append((ID, "2"))
    platform.status = status
    result = seek()
    assert result.command_only
    assert (result.submission.command_end.outcome, result.submission.ended) == (LOST.outcome, False)
    assert known_status(journal.get(ID)) == status
    platform.status = "paused"
    assert seek().submission.command_end == OK


# --- what the list of a task's numbers proves ------------------------------------------------
@pytest.fixture
def second_lost(journal, connection, platform):
    """Five numbers in parts of three and two; the first is done, the second's end is unknown."""
    made = replace(submission(count=5), parts=cut(5, 3))
    journal.add(made, call_numbers(5))
    for index, end in enumerate((End(Outcome.DONE, Reason.OK, task_id="7"), LOST)):
        journal.save_part(ID, after(journal.claim_part(ID, index, 1), end), end.task_id)
    platform.tasks.append((ID, "7"))
    texts = [one.number for one in call_numbers(5)]
    platform.held["7"] = texts[:3]
    return texts


def test_a_list_without_the_part_is_an_absence(seek, second_lost):
    assert seek().submission.releasable


def test_a_list_with_the_part_is_its_end(seek, second_lost, platform):
    platform.held["7"] = [f"+86{text}" for text in reversed(second_lost)]
    assert seek().submission.complete


@pytest.mark.parametrize("first", [[0, 0, 1, 1, 2], [0, 1, 2, 0, 1]])
def test_the_total_alone_is_no_proof(seek, second_lost, platform, first):
    platform.held["7"] = [second_lost[place] for place in first]
    assert seek().submission.parts[1].state is PartState.UNKNOWN


@pytest.mark.parametrize("shown", [[], [0, 1], [0, 1, 3]])
def test_a_list_that_lacks_what_is_done_proves_nothing(seek, second_lost, platform, shown):
    platform.held["7"] = [second_lost[place] for place in shown]
    result = seek()
    assert result.look.end.reason is Reason.NUMBERS_NOT_COMPARABLE
    assert not result.submission.releasable


def test_a_list_that_lacks_what_was_seen_proves_nothing(seek, second_lost, platform):
    platform.held["7"] = second_lost[:4]
    assert seek().submission.absent_looks == 1
    platform.held["7"] = second_lost[:3]
    result = seek()
    assert result.look.end.reason is Reason.NUMBERS_NOT_COMPARABLE
    assert (result.submission.absent_looks, result.submission.parts[1].there) == (1, 1)


def test_masked_numbers_that_are_alike_leave_it_to_the_total(seek, second_lost, platform):
    platform.held["7"] = ["138****800"] * 4
    assert not seek().submission.releasable
    platform.held["7"] = ["138****800"] * 5
    assert seek().submission.complete


def test_masked_numbers_leave_it_to_the_total(seek, second_lost, platform):
    platform.held["7"] = [f"****{text[-4:]}" for text in second_lost[:4]]
    assert not seek().submission.releasable
    platform.held["7"] = [f"****{text[-4:]}" for text in second_lost]
    assert seek().submission.complete
