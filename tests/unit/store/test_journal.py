"""The journal keeps every word, and lets nobody take a part twice."""

from __future__ import annotations

import sys
import threading
from dataclasses import replace

import pytest

from tests.helpers.submissions import ID, call_numbers, many_ids, submission
from yccall_desktop.core.outcomes import End, Outcome, Reason, RefusedNumber
from yccall_desktop.core.submission import SENDABLE, Part, PartState, after
from yccall_desktop.core.task import TaskCommand
from yccall_desktop.errors import AppError
from yccall_desktop.store.journal import FILE_NAME, SqliteJournal

DONE = End(
    Outcome.DONE,
    Reason.OK,
    {"server": "http://x"},
    message="成功",
    task_id="20260101120000123456",
    server_time=1_767_240_002,
)
UNKNOWN = End(Outcome.UNKNOWN, Reason.CONNECTION_LOST)
RELEASED = End(Outcome.NOT_SENT, Reason.RELEASED_BY_USER)


@pytest.fixture
def path(tmp_path):
    folder = tmp_path / f"Yccall 数据 #1{'' if sys.platform == 'win32' else '?'}%20"
    folder.mkdir()
    return folder / FILE_NAME


@pytest.fixture
def journal(path):
    with SqliteJournal(path) as opened:
        yield opened


def saved(journal, end, submission_id=ID, count=3):
    """A submission that was claimed and ended so."""
    journal.add(submission(submission_id, count), call_numbers(count))
    part = journal.claim_part(submission_id, 0, 1)
    if end is not None:
        journal.save_part(submission_id, after(part, end), end.task_id)
    return journal.get(submission_id)


def test_a_submission_comes_back_as_it_went_in(journal, path):
    numbers = call_numbers(3)
    journal.add(submission(), numbers)
    journal.close()
    with SqliteJournal(path) as again:
        assert again.get(ID) == submission()
        assert again.numbers(ID, 0) == numbers
        assert again.submissions() == [submission()]


def test_an_end_comes_back_as_it_went_in(journal, path):
    journal.add(submission(), call_numbers(3))
    part = journal.claim_part(ID, 0, 1_767_240_001)
    assert part == Part(0, 3, PartState.SENDING, None, 1_767_240_001, 1)
    refused = (RefusedNumber("13800138001", "空号"), RefusedNumber("999", ""))
    assert journal.save_part(ID, after(part, DONE), DONE.task_id, refused)
    journal.save_command(ID, TaskCommand.START, None)
    assert (journal.get(ID).command, journal.get(ID).command_end) == ("start", None)
    journal.save_command(ID, TaskCommand.START, UNKNOWN)
    journal.close()
    with SqliteJournal(path) as again:
        assert again.get(ID) == replace(
            submission(),
            parts=(Part(0, 3, PartState.DONE, DONE, 1_767_240_001, 1, refused=2),),
            task_id=DONE.task_id,
            refused=refused,
            command="start",
            command_end=UNKNOWN,
        )


def test_numbers_are_dealt_to_the_parts_in_order(journal):
    numbers = call_numbers(5)
    parts = (Part(0, 2), Part(1, 3))
    journal.add(replace(submission(count=5), parts=parts), numbers)
    assert journal.numbers(ID, 0) == numbers[:2]
    assert journal.numbers(ID, 1) == numbers[2:]


@pytest.mark.parametrize("count", [0, 2, 4])
def test_a_wrong_count_of_numbers_leaves_nothing(journal, count):
    with pytest.raises(ValueError):
        journal.add(submission(count=3), call_numbers(count))
    assert journal.submissions() == []
    journal.add(submission(count=3), call_numbers(3))


def test_the_same_submission_is_not_added_twice(journal):
    journal.add(submission(), call_numbers(3))
    with pytest.raises(AppError):
        journal.add(submission(), call_numbers(3))
    assert journal.numbers(ID, 0) == call_numbers(3)


def test_submissions_are_newest_first(journal):
    ids = many_ids(3)
    for one in ids:
        journal.add(submission(one), call_numbers(3))
    assert [one.id for one in journal.submissions()] == ids[::-1]


@pytest.mark.parametrize("method", ["get", "claim_part", "save_part", "save_command", "numbers"])
def test_what_is_not_there_is_told(journal, method):
    arguments = {
        "get": (),
        "claim_part": (0, 1),
        "save_part": (Part(0, 3),),
        "save_command": (TaskCommand.END, None),
        "numbers": (0,),
    }
    with pytest.raises(AppError, match="not in the journal"):
        getattr(journal, method)(ID, *arguments[method])


# --- claims ----------------------------------------------------------------------------------
@pytest.mark.parametrize("state", PartState)
def test_only_what_may_be_sent_can_be_claimed(journal, state):
    journal.add(submission(), call_numbers(3))
    journal.save_part(ID, Part(0, 3, state))
    claimed = journal.claim_part(ID, 0, 7)
    assert (claimed is not None) == (state in SENDABLE)
    assert journal.get(ID).state is (PartState.SENDING if state in SENDABLE else state)


@pytest.mark.parametrize("state", [PartState.SENDING, PartState.UNKNOWN])
def test_nothing_is_claimed_beside_an_open_part(journal, state):
    journal.add(replace(submission(count=4), parts=(Part(0, 2), Part(1, 2))), call_numbers(4))
    journal.save_part(ID, Part(0, 2, state))
    assert journal.claim_part(ID, 1, 7) is None


def test_the_first_account_is_kept(journal):
    journal.add(submission(), call_numbers(3))
    for account, kept in (("", ""), ("One", "One"), ("Two", "One"), ("", "One")):
        part = journal.claim_part(ID, 0, 5, account)
        assert journal.get(ID).account == kept
        journal.save_part(ID, after(part, End(Outcome.REFUSED, Reason.BAD_PARAMETER)))


def test_attempts_are_counted(journal):
    saved(journal, End(Outcome.REFUSED, Reason.TOKEN_INVALID))
    assert journal.claim_part(ID, 0, 5).attempts == 2


def test_of_many_threads_one_gets_the_part(journal):
    journal.add(submission(), call_numbers(3))
    start, claims = threading.Barrier(8), []

    def claim():
        start.wait(10)
        claims.append(journal.claim_part(ID, 0, 1))

    threads = [threading.Thread(target=claim) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert len(claims) == 8
    assert len([one for one in claims if one is not None]) == 1


def test_two_connections_do_not_both_get_the_part(journal, path):
    journal.add(submission(), call_numbers(3))
    with SqliteJournal(path) as other:
        assert other.claim_part(ID, 0, 1) is not None
        assert journal.claim_part(ID, 0, 1) is None


def test_done_is_never_taken_back(journal):
    saved(journal, DONE)
    assert not journal.save_part(ID, Part(0, 3, PartState.UNKNOWN, UNKNOWN))
    assert journal.get(ID).state is PartState.DONE


def test_a_part_is_saved_only_over_what_was_expected(journal):
    saved(journal, None)
    assert not journal.save_part(ID, Part(0, 3, PartState.NOT_SENT), expected=SENDABLE)
    assert journal.get(ID).state is PartState.SENDING


# --- looks and release -----------------------------------------------------------------------
def test_release_needs_an_unknown_end_and_a_look(journal):
    saved(journal, UNKNOWN)
    assert not journal.release(ID, RELEASED)
    journal.save_absence(ID, 50)
    journal.save_absence(ID, 60)
    assert (journal.get(ID).absent_looks, journal.get(ID).looked_at) == (2, 60)
    assert journal.release(ID, RELEASED)
    part = journal.get(ID).parts[0]
    assert (part.state, part.end, part.released) == (PartState.NOT_SENT, RELEASED, True)


def test_an_absence_counts_only_while_unknown(journal):
    saved(journal, End(Outcome.NOT_SENT, Reason.NO_CONNECTION))
    journal.save_absence(ID, 50)
    assert journal.get(ID).absent_looks == 0


def test_a_new_attempt_needs_new_looks(journal):
    saved(journal, UNKNOWN)
    journal.save_absence(ID, 50)
    journal.release(ID, RELEASED)
    part = journal.claim_part(ID, 0, 70)
    assert part.released
    journal.save_part(ID, after(part, UNKNOWN))
    assert journal.get(ID).absent_looks == 0
    assert not journal.release(ID, RELEASED)


# --- earlier ---------------------------------------------------------------------------------
@pytest.mark.parametrize("state", PartState)
def test_earlier_finds_what_may_have_been_called(journal, state):
    journal.add(submission(), call_numbers(3))
    journal.save_part(ID, Part(0, 3, state))
    keys = [number.key for number in call_numbers(5)][1:] * 2
    found = [(one.submission.id, one.shared) for one in journal.earlier(iter(keys))]
    counts = state in (PartState.DONE, PartState.SENDING, PartState.UNKNOWN)
    assert found == ([(ID, 2)] if counts else [])


def test_earlier_without_match_or_keys(journal):
    saved(journal, DONE)
    assert journal.earlier([]) == []
    assert journal.earlier(["8610000000000", "'; DROP TABLE number; --"]) == []
    assert journal.earlier([call_numbers(1)[0].key])[0].shared == 1


def test_a_number_that_was_sent_twice_is_shared_once(journal):
    journal.add(submission(count=4), [*call_numbers(2), *call_numbers(2)])
    journal.save_part(ID, Part(0, 4, PartState.DONE))
    assert journal.earlier([call_numbers(1)[0].key])[0].shared == 1


def test_earlier_is_newest_first(journal):
    ids = many_ids(2)
    for one in ids:
        saved(journal, DONE, one)
    assert [one.submission.id for one in journal.earlier([call_numbers(1)[0].key])] == ids[::-1]


def test_earlier_asks_the_index_once_per_key(journal):
    """With 500,000 numbers stored, going through them would take seconds."""
    from yccall_desktop.store.earlier import EARLIER

    journal.earlier(["1"])
    plan = journal._connection.execute("EXPLAIN QUERY PLAN " + EARLIER).fetchall()
    details = [row[3] for row in plan]
    assert any("number USING COVERING INDEX number_by_key (key=?)" in one for one in details)
    assert not any(one.startswith("SCAN") and "wanted" not in one for one in details)


# --- interruption ----------------------------------------------------------------------------
def test_what_a_dead_program_left_is_unknown(journal, path):
    saved(journal, None)
    journal.save_command(ID, TaskCommand.START, None)
    journal.close()
    with SqliteJournal(path) as again:
        (found,) = again.mark_interrupted()
        assert found == again.get(ID)
    assert found.state is PartState.UNKNOWN
    assert found.end == End(Outcome.UNKNOWN, Reason.PROGRAM_STOPPED)
    assert found.command_end == End(Outcome.UNKNOWN, Reason.PROGRAM_STOPPED)


def test_only_what_was_interrupted_is_marked(journal):
    ids = many_ids(4)
    ends = [DONE, End(Outcome.REFUSED, Reason.BAD_PARAMETER), UNKNOWN]
    before = [saved(journal, end, one) for one, end in zip(ids, ends, strict=False)]
    journal.add(submission(ids[3]), call_numbers(3))
    assert journal.mark_interrupted() == [journal.get(ids[3]), before[2]]
    assert [journal.get(one) for one in ids[:3]] == before
    assert journal.get(ids[3]).state is PartState.PENDING
