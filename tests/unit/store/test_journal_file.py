"""The journal's file: private, whole, told in words when it is not, and never touched then."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat

import pytest

from tests.helpers.submissions import ID, call_numbers, left_behind, submission
from yccall_desktop.core.submission import PartState
from yccall_desktop.errors import AppError
from yccall_desktop.store import schema
from yccall_desktop.store.journal import FILE_NAME, SqliteJournal
from yccall_desktop.store.schema import STEPS, open_journal

POSIX = os.name == "posix"


@pytest.fixture
def path(tmp_path):
    folder = tmp_path / "李's data"
    folder.mkdir()
    return folder / FILE_NAME


def filled(path, count=3):
    with SqliteJournal(path) as journal:
        journal.add(submission(count=count), call_numbers(count))
    return path.read_bytes()


def test_nothing_else_is_left_in_the_folder(path):
    filled(path)
    assert [one.name for one in path.parent.iterdir()] == [FILE_NAME]


def test_the_file_can_be_removed_after_close(path):
    filled(path)
    path.unlink()
    filled(path)


@pytest.mark.skipif(not POSIX, reason="Windows protects the folder of the user instead")
def test_only_the_owner_may_read(path):
    old = os.umask(0)
    try:
        filled(path)
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    SqliteJournal(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_every_commit_is_on_the_disk(path):
    with SqliteJournal(path) as journal:
        pragmas = ("journal_mode", "synchronous", "foreign_keys")
        values = [journal._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas]
    assert values == ["delete", 3, 1]


def test_using_a_closed_journal_is_an_error_in_words(path):
    journal = SqliteJournal(path)
    journal.close()
    journal.close()
    with pytest.raises(AppError):
        journal.submissions()
    with pytest.raises(AppError):
        journal.add(submission(), call_numbers(3))


@pytest.mark.parametrize(
    ("change", "long"),
    [
        (lambda data: data, False),
        (lambda data: data[:60] + (1).to_bytes(4, "big") + data[64:], True),
        (lambda data: data[:60] + (99).to_bytes(4, "big") + data[64:], False),
        (lambda data: b"hello world " * 1000, False),
        (lambda data: data + bytes(schema.LARGE), True),
    ],
    ids=["small", "older", "newer", "damaged", "large"],
)
def test_only_a_large_or_older_file_takes_long(path, change, long):
    assert not schema.takes_long(path)
    path.write_bytes(change(filled(path)))
    assert schema.takes_long(path) is long


# --- damage ----------------------------------------------------------------------------------
def flip_pages(data):
    middle = bytearray(data)
    middle[4096 : 4096 * 8] = b"\xa5" * (4096 * 7)
    return bytes(middle)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:50],
        lambda data: data[: len(data) // 2],
        lambda data: b"hello world " * 1000,
        flip_pages,
        lambda data: data[:60] + bytes(4) + data[64:],
    ],
    ids=["empty", "header cut", "half", "text", "pages", "no version"],
)
def test_a_damaged_file_is_told_and_left_as_it_is(path, damage):
    path.write_bytes(damaged := damage(filled(path, 500)))
    with pytest.raises(AppError, match="damaged") as caught:
        SqliteJournal(path)
    assert str(path) in caught.value.words.english()
    assert path.read_bytes() == damaged
    assert [one.name for one in path.parent.iterdir()] == [FILE_NAME]


def test_a_row_that_makes_no_sense_is_damage(path):
    filled(path)
    with sqlite3.connect(path) as connection:
        connection.execute('UPDATE submission SET settings = \'{"target": "secret"}\'')
    connection.close()
    with SqliteJournal(path) as journal, pytest.raises(AppError, match="damaged") as caught:
        journal.get(ID)
    assert caught.value.__suppress_context__


def test_a_rollback_journal_without_its_file_is_damage(path):
    path.with_name(FILE_NAME + "-journal").write_bytes(b"x")
    with pytest.raises(AppError, match="damaged"):
        SqliteJournal(path)
    assert not path.exists()


def test_a_transaction_cut_by_a_crash_is_rolled_back(path, tmp_path):
    """The rollback journal lies beside the file, as after a power cut in the middle of a write."""
    filled(path)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_size=1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE part SET state = 'done'")
    connection.executemany(
        "INSERT INTO refused VALUES (1, 0, ?, 'x', ?)", ((n, "y" * 500) for n in range(500))
    )
    copy = left_behind(path.parent, tmp_path / "copy")
    connection.execute("ROLLBACK")
    connection.close()
    assert copy.with_name(FILE_NAME + "-journal").stat().st_size > 0
    with SqliteJournal(copy) as journal:
        assert journal.get(ID).state is PartState.PENDING
        assert journal.get(ID).refused == ()


# --- versions --------------------------------------------------------------------------------
ADD_NOTE = ("ALTER TABLE submission ADD COLUMN note TEXT NOT NULL DEFAULT ''",)


def test_a_newer_file_is_told_and_left_as_it_is(path):
    open_journal(path, (*STEPS, ADD_NOTE)).close()
    data = path.read_bytes()
    with pytest.raises(AppError, match="newer version"):
        SqliteJournal(path)
    assert path.read_bytes() == data
    assert len(list(path.parent.iterdir())) == 1


def test_an_older_file_is_copied_then_upgraded(path):
    before = filled(path)
    connection = open_journal(path, (*STEPS, ADD_NOTE))
    assert connection.execute("SELECT id, note FROM submission").fetchall() == [(ID, "")]
    assert connection.execute("PRAGMA user_version").fetchone() == (len(STEPS) + 1,)
    connection.close()
    copy = path.with_name(f"journal-version-{len(STEPS)}.sqlite3")
    if POSIX:
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert len(copy.read_bytes()) == len(before)
    with SqliteJournal(copy) as journal:
        assert journal.get(ID) == submission()


def test_an_upgrade_that_was_killed_while_it_committed_is_made_again(path):
    """The file says the new version already; SQLite takes that back when it opens it."""
    open_journal(path, STEPS[:1]).close()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("BEGIN EXCLUSIVE")
    for statement in (one for step in STEPS[1:] for one in step):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version={len(STEPS)}")
    cut = path.with_name(FILE_NAME + "-journal")
    rollback = cut.read_bytes()
    connection.execute("COMMIT")
    connection.close()
    cut.write_bytes(rollback)
    assert int.from_bytes(path.read_bytes()[60:64], "big") == len(STEPS)
    assert schema.takes_long(path)
    with SqliteJournal(path) as journal:
        assert journal.submissions() == []
    assert path.with_name("journal-version-1.sqlite3").exists()
    assert not schema.takes_long(path)


def test_a_table_that_is_missing_is_told(path):
    filled(path)
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE forgotten_key")
    connection.close()
    with pytest.raises(AppError, match="could not be read"):
        SqliteJournal(path)


def test_a_failed_upgrade_changes_nothing(path):
    filled(path)
    with pytest.raises(AppError):
        open_journal(path, (*STEPS, (*ADD_NOTE, "SELECT nonsense FROM nowhere")))
    with SqliteJournal(path) as journal:
        assert journal.get(ID) == submission()


def test_without_a_copy_there_is_no_upgrade(path, monkeypatch):
    data = filled(path)
    monkeypatch.setattr(
        schema, "private", lambda path: (_ for _ in ()).throw(OSError(28, "No space left"))
    )
    with pytest.raises(AppError, match="disk is full"):
        open_journal(path, (*STEPS, ADD_NOTE))
    assert path.read_bytes() == data


def test_a_half_made_new_file_is_made_anew(path):
    path.with_name(FILE_NAME + ".new").write_bytes(b"left by a crash")
    path.with_name(FILE_NAME + ".new-journal").write_bytes(b"left by a crash")
    filled(path)
    assert [one.name for one in path.parent.iterdir()] == [FILE_NAME]


# --- the disk --------------------------------------------------------------------------------
def test_a_full_disk_is_told_and_nothing_is_half_written(path):
    with SqliteJournal(path) as journal:
        pages = journal._connection.execute("PRAGMA page_count").fetchone()[0]
        journal._connection.execute(f"PRAGMA max_page_count={pages}")
        with pytest.raises(AppError, match="disk is full") as caught:
            journal.add(submission(count=5000), call_numbers(5000))
        assert "13800138" not in str(caught.value) + str(caught.value.__cause__)
        assert journal.submissions() == []
        journal._connection.execute(f"PRAGMA max_page_count={pages * 1000}")
        journal.add(submission(count=5000), call_numbers(5000))
        assert len(journal.numbers(ID, 0)) == 5000


def test_a_locked_file_is_told_and_works_again_afterwards(path, monkeypatch):
    monkeypatch.setattr(schema, "BUSY_SECONDS", 0.01)
    filled(path)
    with SqliteJournal(path) as journal:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(AppError, match="Another program holds"):
            journal.claim_part(ID, 0, 1)
        with pytest.raises(AppError, match="Another program holds"):
            SqliteJournal(path)
        other.execute("ROLLBACK")
        other.close()
        assert journal.claim_part(ID, 0, 1) is not None


def test_a_reader_that_blocks_the_commit_leaves_the_part_unclaimed(path, monkeypatch):
    monkeypatch.setattr(schema, "BUSY_SECONDS", 0.01)
    filled(path)
    with SqliteJournal(path) as journal:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN")
        other.execute("SELECT * FROM part").fetchall()
        with pytest.raises(AppError, match="Another program holds"):
            journal.claim_part(ID, 0, 1)
        other.execute("ROLLBACK")
        other.close()
        assert journal.get(ID).state is PartState.PENDING
        assert journal.claim_part(ID, 0, 1) is not None


def test_a_read_only_journal_is_told_at_the_start(path, monkeypatch):
    """As root chmod stops nobody, so SQLite is told to refuse."""
    filled(path)
    connect = schema._connect

    def read_only(path):
        connection = connect(path)
        connection.execute("PRAGMA query_only=ON")
        return connection

    monkeypatch.setattr(schema, "_connect", read_only)
    with pytest.raises(AppError, match="cannot be written"):
        SqliteJournal(path)


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(AppError, match="cannot be opened"):
        SqliteJournal(tmp_path / "gone" / FILE_NAME)


def test_a_folder_in_its_place_is_told(path):
    path.mkdir()
    with pytest.raises(AppError):
        SqliteJournal(path)
    assert path.is_dir()


def test_a_moved_journal_is_whole(path, tmp_path):
    filled(path)
    target = tmp_path / "another 文件夹"
    shutil.copytree(path.parent, target)
    with SqliteJournal(target / FILE_NAME) as journal:
        assert journal.numbers(ID, 0) == call_numbers(3)
