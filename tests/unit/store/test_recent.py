"""Which numbers of the journal count as submitted lately."""

from __future__ import annotations

import pytest

from tests.helpers.fake_platform import SERVER
from tests.helpers.submissions import call_numbers, many_ids, submission
from yccall_desktop.core.outcomes import End, Outcome, Reason, RefusedNumber
from yccall_desktop.core.submission import after
from yccall_desktop.store.journal import FILE_NAME, SqliteJournal

OTHER = "https://other.test"
NOON = 1_767_240_000
DONE = End(Outcome.DONE, Reason.OK, task_id="7")
KEYS = [int(one.key) for one in call_numbers(3)]


@pytest.fixture
def journal(tmp_path):
    with SqliteJournal(tmp_path / FILE_NAME) as made:
        yield made


def sent(journal, number, end, *, at=NOON, server=SERVER, refused=()):
    """A submission of the same three numbers; `end` None leaves it SENDING."""
    made = submission(many_ids(9)[number], server=server)
    journal.add(made, call_numbers(3))
    part = journal.claim_part(made.id, 0, at)
    if end is not None:
        journal.save_part(made.id, after(part, end), end.task_id, refused)
    return journal.get(made.id)


@pytest.mark.parametrize(
    ("end", "counts"),
    [
        (DONE, True),
        (None, True),
        (End(Outcome.UNKNOWN, Reason.CONNECTION_LOST), True),
        (End(Outcome.REFUSED, Reason.TOKEN_INVALID), False),
        (End(Outcome.NOT_SENT, Reason.NO_CONNECTION), False),
    ],
)
def test_what_the_platform_has_or_may_have_counts(journal, end, counts):
    one = sent(journal, 1, end)
    found = journal.recent(SERVER, NOON)
    assert [(each.task_name, each.at, list(each.keys)) for each in found] == (
        [(one.task_name, NOON, KEYS)] if counts else []
    )


def test_what_was_only_written_down_does_not_count(journal):
    journal.add(submission(), call_numbers(3))
    assert journal.recent(SERVER, 0) == []


def test_only_what_was_sent_since_then_counts(journal):
    sent(journal, 1, DONE)
    assert len(journal.recent(SERVER, NOON)) == 1
    assert journal.recent(SERVER, NOON + 1) == []


def test_only_the_same_server_counts(journal):
    sent(journal, 1, DONE, server=OTHER)
    assert journal.recent(SERVER, 0) == []
    assert len(journal.recent(OTHER.upper() + ":443/", 0)) == 1


def test_the_newest_comes_first(journal):
    for number, at in enumerate((NOON, NOON + 20, NOON + 10)):
        sent(journal, number, DONE, at=at)
    assert [one.at - NOON for one in journal.recent(SERVER, 0)] == [20, 10, 0]


@pytest.mark.parametrize("spelling", ["13800138001", "8613800138001", "+8613800138001"])
def test_a_number_that_the_platform_refused_does_not_count(journal, spelling):
    sent(journal, 1, DONE, refused=(RefusedNumber(spelling, "blocked"),))
    (found,) = journal.recent(SERVER, 0)
    assert list(found.keys) == [KEYS[0], KEYS[2]]
