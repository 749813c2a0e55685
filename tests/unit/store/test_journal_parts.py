"""Many parts: cut anew, seen on the platform, left out; and a journal of the version before."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from tests.helpers.fake_platform import SERVER
from tests.helpers.submissions import ID, call_numbers, submission
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.submission import PartState, after, cut
from yccall_desktop.store.journal import FILE_NAME, SqliteJournal
from yccall_desktop.store.schema import STEPS, open_journal

OK = End(Outcome.DONE, Reason.OK, task_id="1")
OFFLINE = End(Outcome.NOT_SENT, Reason.NO_CONNECTION)
LOST = End(Outcome.UNKNOWN, Reason.CONNECTION_LOST)
TOO_LARGE = End(Outcome.REFUSED, Reason.TOO_LARGE)
OTHER = "7f3a91c2-0000-4000-8000-000000000002"
NUMBERS = call_numbers(12)
KEYS = [one.key for one in NUMBERS]


@pytest.fixture
def journal(tmp_path):
    with SqliteJournal(tmp_path / FILE_NAME) as opened:
        opened.add(replace(submission(count=12), parts=cut(12, 5)), NUMBERS)
        yield opened


def end(journal, index, how):
    part = journal.claim_part(ID, index, 1)
    journal.save_part(ID, after(part, how), how.task_id)


def numbers_of(journal):
    return [one for part in journal.get(ID).parts for one in journal.numbers(ID, part.index)]


def test_every_part_has_its_own_numbers(journal):
    assert [len(journal.numbers(ID, index)) for index in range(3)] == [5, 5, 2]
    assert numbers_of(journal) == NUMBERS


# --- cut anew --------------------------------------------------------------------------------
def test_a_refused_part_and_what_waits_behind_it_are_cut(journal):
    end(journal, 0, OK)
    end(journal, 1, TOO_LARGE)
    assert journal.recut(ID, 1, 3)
    parts = journal.get(ID).parts
    assert [part.count for part in parts] == [5, 3, 2, 2]
    states = [part.state for part in parts]
    assert states == [PartState.DONE, *[PartState.PENDING] * 3]
    assert numbers_of(journal) == NUMBERS


@pytest.mark.parametrize("how", [None, LOST, OK])
def test_only_a_refused_part_is_cut(journal, how):
    if how is not None:
        end(journal, 0, how)
    before = journal.get(ID)
    assert not journal.recut(ID, 0, 2)
    assert journal.get(ID) == before


def test_what_was_seen_stays_seen_after_a_cut(journal):
    end(journal, 0, LOST)
    journal.save_seen(ID, 0, KEYS[:2], "1")
    journal.save_absence(ID, 5)
    journal.release(ID, End(Outcome.NOT_SENT, Reason.RELEASED_BY_USER))
    end(journal, 0, TOO_LARGE)
    assert journal.recut(ID, 0, 3)
    parts = journal.get(ID).parts
    assert [(part.count, part.there) for part in parts[:2]] == [(3, 2), (2, 0)]
    assert all(part.released for part in parts[:2])
    assert journal.numbers(ID, 0, missing=True) == NUMBERS[2:3]


# --- seen on the platform --------------------------------------------------------------------
def test_what_is_seen_is_not_missing_any_more(journal):
    end(journal, 0, LOST)
    part = journal.save_seen(ID, 0, [KEYS[3], KEYS[1], KEYS[7], "nobody's"], "77")
    assert (part.state, part.there, part.missing) == (PartState.UNKNOWN, 2, 3)
    assert journal.get(ID).task_id == "77"
    assert journal.get(ID).accepted == 2
    left = [NUMBERS[0], NUMBERS[2], NUMBERS[4]]
    assert journal.numbers(ID, 0, missing=True) == left
    assert journal.numbers(ID, 0) == NUMBERS[:5]
    assert journal.numbers(ID, 1, missing=True) == NUMBERS[5:10]


def test_seen_twice_counts_once_and_all_seen_is_done(journal):
    end(journal, 0, LOST)
    for keys in (KEYS[:2], KEYS[1:3]):
        assert journal.save_seen(ID, 0, keys).state is PartState.UNKNOWN
    part = journal.save_seen(ID, 0, KEYS[3:5])
    assert (part.state, part.accepted) == (PartState.DONE, 5)
    assert journal.get(ID).parts[0] == part


# --- left out --------------------------------------------------------------------------------
def test_what_is_left_out_is_not_sent(journal):
    end(journal, 0, OK)
    end(journal, 1, End(Outcome.NOT_SENT, Reason.NO_CONNECTION))
    assert journal.leave_out(ID)
    whole = journal.get(ID)
    assert (whole.state, whole.accepted, whole.left_out) == (PartState.DONE, 5, 7)
    assert not whole.complete
    assert journal.claim_part(ID, 1, 9) is None
    assert journal.earlier(KEYS[5:]) == []
    assert journal.earlier(KEYS)[0].shared == 5


def test_an_unknown_part_that_is_left_out_may_have_been_called(journal):
    end(journal, 0, OK)
    end(journal, 1, LOST)
    assert journal.leave_out(ID)
    assert journal.get(ID).parts[1].end == LOST
    assert journal.earlier(KEYS)[0].shared == 10


def test_a_list_of_unknown_end_without_a_task_is_closed_as_perhaps_sent(journal):
    end(journal, 0, LOST)
    assert journal.leave_out(ID)
    whole = journal.get(ID)
    assert (whole.state, whole.unsure, whole.left_out) == (PartState.LEFT_OUT, 5, 7)
    assert journal.claim_part(ID, 0, 9) is None
    assert [one.shared for one in journal.earlier(KEYS)] == [5]
    assert journal.mark_interrupted() == []


def test_a_list_that_was_never_sent_is_closed(journal):
    assert journal.leave_out(ID)
    whole = journal.get(ID)
    assert (whole.state, whole.unsure, whole.left_out) == (PartState.LEFT_OUT, 0, 12)
    assert journal.earlier(KEYS) == []


@pytest.mark.parametrize("how", [OFFLINE, TOO_LARGE])
def test_what_has_ended_without_a_task_is_not_left_out(journal, how):
    end(journal, 0, how)
    assert not journal.leave_out(ID)


def test_nothing_is_left_out_while_sending(journal):
    end(journal, 0, OK)
    journal.claim_part(ID, 1, 1)
    assert not journal.leave_out(ID)
    assert journal.get(ID).parts[2].state is PartState.PENDING


def test_nothing_is_left_out_while_it_is_on_its_way(journal):
    """It signs in, or waits between two tries: no part is SENDING then."""
    with journal.sending(ID):
        assert not journal.leave_out(ID)
    assert journal.get(ID).state is PartState.PENDING
    assert journal.leave_out(ID)


# --- earlier ---------------------------------------------------------------------------------
def test_only_the_parts_that_were_sent_count_as_earlier(journal):
    end(journal, 0, OK)
    end(journal, 1, LOST)
    assert [one.shared for one in journal.earlier(KEYS)] == [10]
    journal.save_absence(ID, 5)
    journal.release(ID, End(Outcome.NOT_SENT, Reason.RELEASED_BY_USER))
    journal.save_seen(ID, 1, KEYS[5:7])
    assert [one.shared for one in journal.earlier(KEYS)] == [10]


@pytest.mark.parametrize("then", [None, OFFLINE, TOO_LARGE])
def test_what_was_once_unknown_may_come_late_whatever_followed(journal, then):
    end(journal, 0, LOST)
    journal.save_absence(ID, 5)
    journal.release(ID, End(Outcome.NOT_SENT, Reason.RELEASED_BY_USER))
    if then is not None:
        end(journal, 0, then)
    if then is TOO_LARGE:
        assert journal.recut(ID, 0, 3)
    late = [int(key) for key in KEYS[:5]]
    assert [one.shared for one in journal.earlier(KEYS)] == [5]
    recent = journal.recent(SERVER, 0)
    assert sorted(key for one in recent for key in one.keys) == late


def test_what_waits_is_compared_with_other_submissions_alone(journal):
    end(journal, 0, OK)
    assert journal.earlier_than(ID) == []
    journal.add(submission(OTHER, count=3), NUMBERS[4:7])
    part = journal.claim_part(OTHER, 0, 1)
    journal.save_part(OTHER, after(part, OK))
    assert [(one.submission.id, one.shared) for one in journal.earlier_than(ID)] == [(OTHER, 2)]


def test_what_waits_in_a_list_that_is_being_sent_counts(journal):
    journal.add(submission(OTHER, count=3), NUMBERS[8:11])
    end(journal, 0, OK)
    waiting = [int(key) for key in KEYS[5:]]
    assert journal.earlier(KEYS[5:]) == []
    with journal.sending(ID):
        journal.claim_part(ID, 1, 50)
        (found,) = journal.earlier(KEYS[5:])
        assert (found.submission.id, found.shared, found.under_way) == (ID, 7, True)
        assert [(one.submission.id, one.shared) for one in journal.earlier_than(OTHER)] == [(ID, 3)]
        assert journal.earlier_than(ID) == []
        lately = journal.recent(SERVER, 50)
        assert sorted(key for one in lately for key in one.keys) == waiting
    journal.save_part(ID, after(journal.get(ID).parts[1], OFFLINE))
    assert journal.earlier(KEYS[5:]) == []
    assert journal.recent(SERVER, 50) == []


def test_unfinished_are_told_at_the_start(journal):
    saved = journal.get(ID)
    assert journal.mark_interrupted() == [saved]
    assert saved.state is PartState.PENDING
    end(journal, 0, OK)
    assert [one.id for one in journal.mark_interrupted()] == [ID]
    journal.leave_out(ID)
    assert journal.mark_interrupted() == []


# --- the version before ----------------------------------------------------------------------
def test_a_journal_of_version_1_is_copied_and_goes_on(tmp_path):
    path = tmp_path / "old" / FILE_NAME
    path.parent.mkdir()
    open_journal(path, STEPS[:1]).close()
    with sqlite3.connect(path) as db:
        db.execute(
            "INSERT INTO submission (id, created_at, server, account, path, sheet, totals, "
            "settings, task_id) SELECT ?, 5, 'http://x', '', 'a.xlsx', 'S', ?, ?, '42'",
            (ID, TOTALS, SETTINGS),
        )
        db.execute("INSERT INTO part VALUES (1, 0, 2, 'done', ?, 7, 1, 0)", (OLD_END,))
        db.execute("INSERT INTO part VALUES (1, 1, 3, 'sending', NULL, 8, 2, 0)")
        for part, position in ((0, 0), (0, 1), (1, 0), (1, 1), (1, 2)):
            row = part * 2 + position
            db.execute(
                "INSERT INTO number VALUES (1, ?, ?, ?, ?, ?, NULL, 'u', 'm', 'i', 'c')",
                (part, position, row + 2, f"138{row}", f"86138{row}"),
            )
        db.execute("INSERT INTO refused VALUES (1, 0, 0, '1381', 'no')")
    db.close()
    with SqliteJournal(path) as journal:
        (unfinished,) = journal.mark_interrupted()
        first, second = unfinished.parts
        assert (first.first, first.accepted, first.refused) == (0, 1, 1)
        assert (second.first, second.state, second.attempts) == (2, PartState.UNKNOWN, 2)
        kept = [one.number for part in (0, 1) for one in journal.numbers(ID, part)]
        assert kept == [f"138{row}" for row in range(5)]
        assert journal.earlier(["861384"])[0].shared == 1
        assert (unfinished.account_id, unfinished.account_name) == ("", "")
    names = {one.name for one in path.parent.iterdir()}
    assert names == {FILE_NAME, "journal-version-1.sqlite3"}
    old = sqlite3.connect(path.with_name("journal-version-1.sqlite3"))
    assert old.execute("SELECT COUNT(*) FROM number WHERE part = 1").fetchone() == (3,)
    old.close()


TOTALS = '{"rows":5,"ready":5,"invalid":0,"duplicate":0,"excluded":0,"blank":0}'
SETTINGS = (
    '{"assignment":2,"target":"q","agents":1,"calls":2,"calling_numbers":[],"name":"leads",'
    '"preset":"now","moment":0,"start_right_away":false}'
)
OLD_END = (
    '{"outcome":"done","reason":"ok","values":{},"message":"","task_id":"42","server_time":null}'
)
