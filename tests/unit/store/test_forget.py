"""Numbers of ended submissions are forgotten for good; what they were is still recognised."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading

import pytest

from tests.helpers.leaks import leaks
from tests.helpers.submissions import call_numbers, left_behind, many_ids, submission
from yccall_desktop.core.cancel import Cancelled, CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason, RefusedNumber
from yccall_desktop.core.submission import PartState, after
from yccall_desktop.core.task import TaskCommand
from yccall_desktop.errors import AppError
from yccall_desktop.store import schema
from yccall_desktop.store.forget import KEY_NAME, ForgottenNumbers
from yccall_desktop.store.journal import FILE_NAME, SqliteJournal

CREATED, LATER, NOW = 1_767_240_000, 1_767_250_000, 1_777_000_000
FIRST = 13951728600
PHONES = [str(FIRST + index) for index in range(3)]
DONE = End(Outcome.DONE, Reason.OK, task_id="00000000000000000001")
LOST = End(Outcome.UNKNOWN, Reason.CONNECTION_LOST)
REFUSED = End(Outcome.REFUSED, Reason.BAD_PARAMETER, message=f"号码 {PHONES[0]} 错误")
NOT_SENT = End(Outcome.NOT_SENT, Reason.NO_CONNECTION)
ONE, TWO = many_ids(2)


@pytest.fixture
def path(tmp_path):
    folder = tmp_path / "李 data"
    folder.mkdir()
    return folder / FILE_NAME


@pytest.fixture
def journal(path):
    with SqliteJournal(path) as made:
        yield made


def add(journal, end=None, submission_id=ONE, first=FIRST):
    journal.add(submission(submission_id), call_numbers(3, first))
    if end is not None:
        part = journal.claim_part(submission_id, 0, CREATED + 60)
        refused = [RefusedNumber(str(first), f"{first}: 空号")] if end is DONE else []
        journal.save_part(submission_id, after(part, end), end.task_id, refused)
    return journal.get(submission_id)


def test_nothing_of_the_numbers_is_left_on_the_disk(journal, path):
    before = add(journal, DONE)
    assert leaks([path.parent], PHONES)
    assert journal.forget(LATER, NOW) == 1
    assert leaks([path.parent], PHONES) == []
    assert journal.numbers(ONE, 0) == []
    kept = journal.get(ONE)
    assert kept.forgotten_at == NOW
    assert (kept.state, kept.count, kept.accepted) == (PartState.DONE, 3, before.accepted)
    assert len(kept.refused) == 1
    assert journal.forget(LATER, NOW + 1) == 0
    assert journal.get(ONE).forgotten_at == NOW


def test_a_cancel_stops_between_two_lists_and_the_rest_follows(journal, monkeypatch):
    for number, submission_id in enumerate((ONE, TWO)):
        add(journal, DONE, submission_id, FIRST + 100 * number)
    cancel = CancelToken()
    forget = ForgottenNumbers.forget

    def first_one(*args):
        forget(*args)
        cancel.cancel()

    monkeypatch.setattr(ForgottenNumbers, "forget", first_one)
    with pytest.raises(Cancelled):
        journal.forget(LATER, NOW, cancel)
    assert [journal.get(one).forgotten_at for one in (ONE, TWO)] == [None, NOW]
    assert len(journal.numbers(ONE, 0)) == 3
    assert journal.forget(LATER, NOW) == 1
    assert journal.numbers(ONE, 0) == []


def test_others_use_the_journal_between_two_lists(journal):
    """While it pauses, the lock is free: a claim of another thread does not wait for the end."""
    for number, submission_id in enumerate((ONE, TWO)):
        add(journal, DONE, submission_id, FIRST + 100 * number)
    free = []

    class Watching(CancelToken):
        def wait(self, seconds):
            other = threading.Thread(target=lambda: free.append(journal.get(ONE).count))
            other.start()
            other.join(5)
            return False

    assert journal.forget(LATER, NOW, Watching()) == 2
    assert free == [3, 3]


def test_a_message_of_the_platform_that_repeats_a_number_is_cleaned(journal, path):
    add(journal, REFUSED)
    journal.forget(LATER, NOW)
    assert journal.get(ONE).end.message == "号码 [number] 错误"
    assert leaks([path.parent], PHONES) == []


def test_forgotten_numbers_are_recognised_when_they_are_sent_again(journal, path):
    add(journal, DONE)
    add(journal, None, TWO)
    journal.forget(LATER, NOW)
    keys = [f"86{phone}" for phone in PHONES]
    assert [(one.submission.id, one.shared) for one in journal.earlier(keys)] == [(ONE, 3)]
    assert [one.shared for one in journal.earlier(keys[1:])] == [2]
    assert journal.earlier(["8613800000000"]) == []
    assert [one.submission.id for one in journal.earlier_than(TWO)] == [ONE]
    journal.close()
    with SqliteJournal(path) as again:
        assert [one.shared for one in again.earlier(keys)] == [3]
        assert again.key_problem is None


def test_what_was_never_called_is_forgotten_without_a_trace(journal):
    add(journal, REFUSED)
    assert journal.forget(LATER, NOW) == 1
    assert journal.earlier([f"86{phone}" for phone in PHONES]) == []


def test_what_was_once_unknown_is_recognised_when_it_is_forgotten(journal):
    add(journal, LOST)
    journal.save_absence(ONE, CREATED + 70)
    journal.release(ONE, NOT_SENT)
    assert journal.forget(LATER, NOW) == 1
    assert [one.shared for one in journal.earlier([f"86{phone}" for phone in PHONES])] == [3]


@pytest.mark.parametrize(
    "end", [None, LOST, NOT_SENT], ids=["never sent", "unknown", "not sent, with a task"]
)
def test_what_has_not_ended_is_never_forgotten(journal, end):
    made = add(journal, end)
    if end is NOT_SENT:
        journal.save_part(made.id, made.parts[0], DONE.task_id)
    assert journal.forget(NOW, NOW) == 0
    assert len(journal.numbers(ONE, 0)) == 3


def test_what_is_being_sent_is_not_forgotten(journal):
    add(journal)
    journal.claim_part(ONE, 0, CREATED)
    assert journal.forget(NOW, NOW) == 0


@pytest.mark.parametrize("end", [None, LOST], ids=["on its way", "unknown"])
def test_a_command_without_an_end_keeps_the_numbers(journal, end):
    add(journal, DONE)
    journal.save_command(ONE, TaskCommand.START, end)
    assert journal.forget(NOW, NOW) == 0
    journal.save_command(ONE, TaskCommand.START, DONE)
    assert journal.forget(NOW, NOW) == 1


def test_only_what_is_old_enough_is_forgotten(journal):
    add(journal, DONE)
    assert journal.forget(CREATED + 60, NOW) == 0
    assert journal.forget(CREATED + 61, NOW) == 1


def test_what_was_forgotten_cannot_be_claimed(journal):
    add(journal, REFUSED)
    journal.forget(LATER, NOW)
    assert journal.claim_part(ONE, 0, NOW) is None
    assert journal.get(ONE).state is PartState.REFUSED


def test_a_crash_in_the_midst_forgets_nothing_by_half(journal, path, tmp_path, monkeypatch):
    add(journal, DONE)
    real = journal._forgotten.forget

    def die(db, seq, at):
        real(db, seq, at)
        db.execute("PRAGMA cache_spill=1")
        db.execute("PRAGMA cache_size=1")
        left_behind(path.parent, tmp_path / "crashed")
        raise KeyboardInterrupt

    monkeypatch.setattr(journal._forgotten, "forget", die)
    with pytest.raises(KeyboardInterrupt):
        journal.forget(LATER, NOW)
    for place in (path, tmp_path / "crashed" / FILE_NAME):
        if place is path:
            journal.close()
        with SqliteJournal(place) as again:
            assert [one.number for one in again.numbers(ONE, 0)] == PHONES
            assert again.get(ONE).forgotten_at is None
            assert again.forget(LATER, NOW) == 1
            assert [one.shared for one in again.earlier([f"86{PHONES[0]}"])] == [1]


def test_a_lost_key_is_told_and_nothing_more_is_forgotten(journal, path):
    add(journal, DONE)
    journal.forget(LATER, NOW)
    add(journal, DONE, TWO, FIRST + 50)
    journal.close()
    key = path.with_name(KEY_NAME)
    kept = key.read_bytes()
    for broken in (None, b"x" * 32):
        key.unlink() if broken is None else key.write_bytes(broken)
        with SqliteJournal(path) as again:
            assert str(key) in again.key_problem.english()
            assert again.earlier([f"86{PHONES[0]}"]) == []
            with pytest.raises(AppError, match="Put a copy"):
                again.forget(LATER, NOW)
            assert len(again.numbers(TWO, 0)) == 3
    key.write_bytes(kept)
    with SqliteJournal(path) as again:
        assert again.key_problem is None
        assert again.forget(LATER, NOW) == 1


@pytest.mark.skipif(os.name == "nt", reason="the user's profile protects the files there")
def test_the_key_is_for_the_user_alone(journal, path):
    add(journal, DONE)
    before = os.umask(0)
    try:
        journal.forget(LATER, NOW)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.with_name(KEY_NAME).stat().st_mode) == 0o600


def test_a_journal_of_version_2_is_upgraded_and_its_copy_goes_with_the_numbers(path):
    old = schema.open_journal(path, schema.STEPS[:2])
    old.close()
    with sqlite3.connect(path) as db:
        db.execute(
            "INSERT INTO submission (id, created_at, server, account, path, sheet, totals, "
            "settings, task_id) SELECT ?, ?, '', '', '', '', '{\"rows\": 1, \"ready\": 1}', ?, 't'",
            (ONE, CREATED, _settings()),
        )
        db.execute(
            "INSERT INTO part (submission, position, count, state, sent_at) "
            "VALUES (1, 0, 1, 'done', ?)",
            (CREATED,),
        )
        db.execute(
            "INSERT INTO number VALUES (1, 0, 2, ?, ?, NULL, '', '', '', '')",
            (PHONES[0], f"86{PHONES[0]}"),
        )
    db.close()
    copy = path.with_name("journal-version-2.sqlite3")
    with SqliteJournal(path) as journal:
        assert [one.number for one in journal.numbers(ONE, 0)] == [PHONES[0]]
        assert journal.get(ONE).forgotten_at is None
        assert leaks([path.parent], PHONES[:1], but=[path])
        assert copy.exists()
        assert journal.forget(LATER, NOW) == 1
        assert [one.shared for one in journal.earlier([f"86{PHONES[0]}"])] == [1]
    assert not copy.exists()
    assert leaks([path.parent], PHONES[:1]) == []


def _settings() -> str:
    from yccall_desktop.store.mapping import settings_text

    return settings_text(submission().settings)
