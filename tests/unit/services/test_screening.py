"""What a sheet is screened by, and what is told when the list or the journal cannot be read."""

from __future__ import annotations

import time
from array import array
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.fake_platform import SERVER
from tests.helpers.submissions import DISK_FULL, call_numbers, submission
from yccall_desktop.core.cancel import Cancelled, CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.ports import RecentNumbers
from yccall_desktop.core.problems import Code
from yccall_desktop.core.submission import after
from yccall_desktop.services.screening import ListScreening, ScreeningRequest, build_screening
from yccall_desktop.store.do_not_call import KEY_NAME, SqliteDoNotCall

TODAY = datetime(2026, 11, 25).date()
NOW = int(datetime(2026, 11, 25, 9, 30).astimezone().timestamp())
KEYS = [int(one.key) for one in call_numbers(3)]


@pytest.fixture
def numbers(folder):
    return SqliteDoNotCall(folder)


def block(numbers, *keys, expires=None):
    numbers.add(keys, "list.xlsx", TODAY, expires, CancelToken())


def send(journal, at):
    """The three KEYS are sent."""
    made = submission()
    journal.add(made, call_numbers(3))
    part = journal.claim_part(made.id, 0, at)
    journal.save_part(made.id, after(part, End(Outcome.DONE, Reason.OK, task_id="7")), "7")
    return journal.get(made.id)


def build(numbers, journal, days=0, blocked=None, server=SERVER):
    request = ScreeningRequest(numbers, journal, server, days, blocked)
    return build_screening(request, CancelToken(), lambda: NOW)


def moment(day, hour):
    return int(datetime(2026, 11, day, hour).astimezone().timestamp())


def test_with_nothing_to_leave_out_there_is_no_screening(numbers, journal):
    built = build(numbers, journal, days=7)
    assert built.screening is None
    assert (built.list_problem, built.recent_problem) == (None, None)


def test_numbers_on_the_list_are_left_out(numbers, journal):
    block(numbers, KEYS[0])
    screening = build(numbers, journal).screening
    assert screening.code(KEYS[0]) is Code.DO_NOT_CALL
    assert screening.problem(KEYS[0]).words().english() == "On the do-not-call list, left out"
    assert screening.code(KEYS[1]) is None
    assert screening.problem(KEYS[1]) is None


def test_numbers_submitted_lately_are_left_out_with_task_and_day(numbers, journal):
    sent = send(journal, moment(23, 18))
    screening = build(numbers, journal, days=7).screening
    assert [screening.code(key) for key in KEYS] == [Code.ALREADY_SUBMITTED] * 3
    sentence = screening.problem(KEYS[1]).words().english()
    assert sentence == f"Submitted in task {sent.task_name} 2 days ago, left out"
    assert screening.code(KEYS[2] + 1) is None


@pytest.mark.parametrize(("day", "words"), [(25, "today"), (24, "yesterday"), (20, "5 days ago")])
def test_days_are_those_of_the_calendar(numbers, journal, day, words):
    send(journal, moment(day, 0 if day == 25 else 23))
    problem = build(numbers, journal, days=30).screening.problem(KEYS[0])
    assert f" {words}," in problem.words().english()


def test_it_is_told_how_long_ago_it_is_now(journal, numbers):
    send(journal, moment(24, 12))
    clock = [NOW]
    request = ScreeningRequest(numbers, journal, SERVER, 7)
    screening = build_screening(request, CancelToken(), lambda: clock[0]).screening
    clock[0] += 86_400
    assert screening.problem(KEYS[0]).values["days"] == "2"


@pytest.mark.parametrize(("days", "counts"), [(0, False), (1, False), (2, True), (3, True)])
def test_the_setting_counts_whole_days(numbers, journal, days, counts):
    send(journal, moment(23, 0))
    assert (build(numbers, journal, days=days).screening is not None) == counts


def test_another_server_does_not_count(numbers, journal):
    send(journal, NOW)
    assert build(numbers, journal, days=7, server="https://other.test").screening is None


def test_the_list_comes_before_the_journal(numbers, journal):
    block(numbers, KEYS[0])
    send(journal, NOW)
    screening = build(numbers, journal, days=7).screening
    assert [screening.code(key) for key in KEYS[:2]] == [Code.DO_NOT_CALL, Code.ALREADY_SUBMITTED]


def test_what_has_expired_is_forgotten(numbers, journal):
    block(numbers, KEYS[0], expires=TODAY - timedelta(days=1))
    block(numbers, KEYS[1], expires=TODAY)
    screening = build(numbers, journal).screening
    assert [screening.code(key) for key in KEYS[:2]] == [None, Code.DO_NOT_CALL]
    assert len(numbers.batches()) == 1


def test_what_has_expired_does_not_count_although_it_cannot_be_forgotten(
    numbers, journal, monkeypatch
):
    def refuse(_today):
        raise DISK_FULL

    block(numbers, KEYS[0], expires=TODAY - timedelta(days=1))
    block(numbers, KEYS[1])
    monkeypatch.setattr(numbers, "purge", refuse)
    built = build(numbers, journal)
    assert built.list_problem is None
    assert [built.screening.code(key) for key in KEYS[:2]] == [None, Code.DO_NOT_CALL]


def test_a_list_that_cannot_be_read_is_told_and_the_journal_still_holds(numbers, journal, folder):
    block(numbers, KEYS[0])
    send(journal, NOW)
    (folder / KEY_NAME).unlink()
    built = build(numbers, journal, days=7)
    assert "key of the do-not-call list" in built.list_problem.english()
    assert built.blocked is None
    assert built.screening.code(KEYS[0]) is Code.ALREADY_SUBMITTED


def test_a_journal_that_cannot_be_read_is_told_and_the_list_still_holds(numbers, journal):
    block(numbers, KEYS[0])
    journal.close()
    built = build(numbers, journal, days=7)
    assert "journal" in built.recent_problem.english()
    assert built.screening.code(KEYS[0]) is Code.DO_NOT_CALL
    assert build(numbers, journal, days=0).recent_problem is None
    assert build(numbers, None, days=7).recent_problem is None


def test_a_list_that_did_not_change_is_not_read_again(numbers, journal, folder):
    block(numbers, KEYS[0])
    first = build(numbers, journal)
    (folder / KEY_NAME).unlink()
    second = build(numbers, journal, blocked=first.blocked)
    assert second.list_problem is None
    assert second.screening.code(KEYS[0]) is Code.DO_NOT_CALL


def test_it_can_be_cancelled(numbers, journal):
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        build_screening(ScreeningRequest(numbers, journal, SERVER, 7), cancel)


LISTS = st.lists(st.lists(st.integers(1, 10**15 - 1), max_size=20), max_size=4)


@given(LISTS, st.lists(st.integers(1, 10**15 - 1), max_size=20))
def test_it_knows_exactly_its_numbers_and_the_newest_task_of_each(lists, others):
    recent = [RecentNumbers(f"task {i}", NOW - i, array("Q", keys)) for i, keys in enumerate(lists)]
    screening = ListScreening(frozenset(others[:5]), recent, lambda: NOW)
    newest = {}
    for name, keys in reversed([(one.task_name, one.keys) for one in recent]):
        newest.update(dict.fromkeys(keys, name))
    assert screening.recent_count == len(newest)
    for key in [*newest, *others, *(key + 1 for key in newest)]:
        problem = screening.problem(key)
        if key in others[:5]:
            assert problem.code is screening.code(key) is Code.DO_NOT_CALL
        elif key in newest:
            assert problem.code is screening.code(key) is Code.ALREADY_SUBMITTED
            assert problem.values["task"] == newest[key]
        else:
            assert problem is screening.code(key) is None


def test_many_recent_numbers_stay_small():
    recent = [RecentNumbers("t", NOW, array("Q", range(10**12, 10**12 + 250_000)))]
    screening = ListScreening(frozenset(), recent, lambda: NOW)
    size = sum(len(part) * part.itemsize for part in (screening._keys, screening._task_of)) + len(
        screening._sieve
    )
    assert size < 4_000_000
    assert screening.code(10**12 + 249_999) is Code.ALREADY_SUBMITTED
    assert screening.code(10**12 + 250_000) is None


def test_the_clock_of_this_pc_is_the_default(numbers, journal):
    send(journal, int(time.time()))
    built = build_screening(ScreeningRequest(numbers, journal, SERVER, 1), CancelToken())
    assert built.screening.problem(KEYS[0]).values["days"] in ("0", "1")
