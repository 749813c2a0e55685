"""The files of the do-not-call list: no number in them, and damage is told, never an empty list."""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
import stat
from datetime import date

import pytest

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.do_not_call import ListBrokenError
from yccall_desktop.errors import AppError
from yccall_desktop.store import hashed_numbers, schema
from yccall_desktop.store.do_not_call import FILE_NAME, KEY_NAME, STEPS, SqliteDoNotCall
from yccall_desktop.store.failures import DO_NOT_CALL
from yccall_desktop.store.schema import open_file

TODAY = date(2026, 11, 25)
NUMBERS = range(8613800138000, 8613800138500)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "李's data"
    made.mkdir()
    return made


@pytest.fixture
def path(folder):
    return folder / FILE_NAME


@pytest.fixture
def key(folder):
    return folder / KEY_NAME


@pytest.fixture
def filled(folder):
    made = SqliteDoNotCall(folder)
    made.add(NUMBERS, "leads.xlsx", TODAY, None, CancelToken())
    return made


def every_use(numbers):
    """Each way of using the list that needs its numbers."""
    return [
        lambda: numbers.snapshot(TODAY),
        lambda: numbers.count(TODAY),
        lambda: numbers.holding(NUMBERS[0], TODAY),
        lambda: numbers.remove(NUMBERS[0]),
        lambda: numbers.add([1], "more.xlsx", TODAY, None, CancelToken()),
    ]


# --- privacy ---------------------------------------------------------------------------------
def test_no_number_is_in_any_file(filled, folder, caplog):
    caplog.set_level(logging.DEBUG)
    filled.snapshot(TODAY)
    filled.remove(NUMBERS[3])
    assert {one.name for one in folder.iterdir()} == {FILE_NAME, KEY_NAME}
    for file in folder.iterdir():
        data = file.read_bytes()
        for number in NUMBERS:
            for spelling in (str(number), str(number)[2:]):
                assert spelling.encode() not in data
                assert spelling.encode("utf-16-le") not in data
            for size in (6, 8):
                assert number.to_bytes(size, "big") not in data
                assert number.to_bytes(size, "little") not in data
    assert "138001" not in caplog.text


def test_the_same_number_looks_different_in_another_installation(filled, folder, tmp_path):
    other = SqliteDoNotCall(tmp_path)
    other.add(NUMBERS, "leads.xlsx", TODAY, None, CancelToken())
    one, two = filled.snapshot(TODAY), other.snapshot(TODAY)
    assert one._digests != two._digests
    assert len(one) == len(two)


def test_the_name_of_the_error_tells_no_number(filled, path, monkeypatch):
    monkeypatch.setattr(schema, "BUSY_SECONDS", 0.01)
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(AppError, match="Another program holds") as caught:
            filled.remove(NUMBERS[0])
        other.execute("ROLLBACK")
    other.close()
    assert str(NUMBERS[0]) not in f"{caught.value} {caught.value.__cause__} {caught.value.detail}"


@pytest.mark.skipif(os.name == "nt", reason="Windows protects the folder of the user instead")
def test_only_the_owner_may_read(folder):
    old = os.umask(0)
    try:
        SqliteDoNotCall(folder).add([1], "", TODAY, None, CancelToken())
    finally:
        os.umask(old)
    assert {stat.S_IMODE(one.stat().st_mode) for one in folder.iterdir()} == {0o600}


def test_every_commit_is_on_the_disk(path):
    connection = open_file(path, STEPS, DO_NOT_CALL)
    pragmas = ("journal_mode", "synchronous")
    values = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas]
    connection.close()
    assert values == ["delete", 3]


# --- damage ----------------------------------------------------------------------------------
def flip_pages(data):
    return data[:4096] + b"\xa5" * (4096 * 3) + data[4096 * 4 :]


@pytest.mark.parametrize(
    "damage",
    [lambda data: b"", lambda data: data[: len(data) // 2], lambda data: b"hello " * 999,
     flip_pages],
    ids=["empty", "half", "text", "pages"],
)  # fmt: skip
def test_a_damaged_list_is_told_and_left_as_it_is(filled, path, damage):
    path.write_bytes(damaged := damage(path.read_bytes()))
    for use in every_use(filled):
        with pytest.raises(ListBrokenError, match="damaged") as caught:
            use()
        assert str(path) in caught.value.words.english()
    assert path.read_bytes() == damaged


def test_a_lost_key_is_told(filled, key):
    key.unlink()
    for use in every_use(filled):
        with pytest.raises(ListBrokenError, match=r"key .* is missing"):
            use()
    assert not key.exists()


@pytest.mark.parametrize("other", [bytes(32), b"", b"short"])
def test_another_key_is_told(filled, key, other):
    key.write_bytes(other)
    for use in every_use(filled):
        with pytest.raises(ListBrokenError, match="is another one"):
            use()
    assert key.read_bytes() == other


def test_a_list_that_vanished_is_told(filled, path):
    path.unlink()
    for use in every_use(filled):
        with pytest.raises(ListBrokenError, match="is missing"):
            use()
    assert not path.exists()


def test_a_rollback_journal_without_its_file_is_damage(filled, path):
    path.rename(path.with_name(FILE_NAME + "-journal"))
    with pytest.raises(ListBrokenError, match="damaged"):
        filled.snapshot(TODAY)


def test_a_copy_of_both_files_in_their_place_mends_it(filled, folder, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    for file in folder.iterdir():
        file.write_bytes(b"damaged")
    with pytest.raises(ListBrokenError):
        filled.snapshot(TODAY)
    for file in copy.iterdir():
        shutil.copy(file, folder / file.name)
    assert all(number in filled.snapshot(TODAY) for number in NUMBERS)


@pytest.mark.parametrize("lost", [FILE_NAME, KEY_NAME])
def test_a_new_list_keeps_the_old_files_aside(filled, folder, lost):
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    (folder / lost).unlink()
    filled.start_anew()
    assert filled.count(TODAY) == 0
    filled.add([1], "", TODAY, None, CancelToken())
    filled.start_anew()
    filled.add([2], "", TODAY, None, CancelToken())
    assert filled.holding(2, TODAY)
    assert not filled.holding(1, TODAY)
    kept = next(name for name in before if name != lost)
    assert (folder / f"{kept}.aside-1").read_bytes() == before[kept]
    assert (folder / f"{kept}.aside-2").exists()


def test_a_key_without_numbers_is_used(folder, path, key):
    """As when the program died after it made the key, before the first number was written."""
    hashed_numbers.new_key(key)
    open_file(path, STEPS, DO_NOT_CALL).close()
    before = key.read_bytes()
    numbers = SqliteDoNotCall(folder)
    assert numbers.count(TODAY) == 0
    numbers.add([1], "", TODAY, None, CancelToken())
    assert key.read_bytes() == before
    assert numbers.holding(1, TODAY)


# --- versions and the disk -------------------------------------------------------------------
def test_a_newer_list_is_told_and_left_as_it_is(filled, path):
    newer = (*STEPS, ("ALTER TABLE batch ADD COLUMN note TEXT",))
    open_file(path, newer, DO_NOT_CALL).close()
    data = path.read_bytes()
    for use in every_use(filled):
        with pytest.raises(AppError, match="newer version") as caught:
            use()
        assert not isinstance(caught.value, ListBrokenError)
    assert path.read_bytes() == data


def test_a_locked_list_is_told_and_works_again(filled, path, monkeypatch):
    monkeypatch.setattr(schema, "BUSY_SECONDS", 0.01)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    for use in every_use(filled):
        with pytest.raises(AppError, match="Another program holds"):
            use()
    other.execute("ROLLBACK")
    other.close()
    assert NUMBERS[0] in filled.snapshot(TODAY)


def test_a_read_only_list_still_screens(filled, monkeypatch):
    """As root chmod stops nobody, so SQLite is told to refuse."""
    connect = schema._connect

    def read_only(path):
        connection = connect(path)
        connection.execute("PRAGMA query_only=ON")
        return connection

    monkeypatch.setattr(schema, "_connect", read_only)
    assert NUMBERS[0] in filled.snapshot(TODAY)
    for change in (
        lambda: filled.add([1], "", TODAY, None, CancelToken()),
        lambda: filled.remove(NUMBERS[0]),
        filled.clear,
    ):
        with pytest.raises(AppError, match="cannot be written"):
            change()


def test_a_full_disk_is_told_and_nothing_is_half_written(filled, monkeypatch):
    connect = schema._connect

    def full(path):
        connection = connect(path)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")
        return connection

    with monkeypatch.context() as disk:
        disk.setattr(schema, "_connect", full)
        with pytest.raises(AppError, match="disk is full") as caught:
            filled.add(range(50_000), "more.xlsx", TODAY, None, CancelToken())
        assert not isinstance(caught.value, ListBrokenError)
    assert [one.source for one in filled.batches()] == ["leads.xlsx"]
    assert filled.count(TODAY) == len(NUMBERS)


def test_a_key_that_cannot_be_written_adds_nothing(folder, key, monkeypatch):
    def refuse(_path):
        raise OSError(28, "No space left")

    monkeypatch.setattr(hashed_numbers, "private", refuse)
    numbers = SqliteDoNotCall(folder)
    with pytest.raises(AppError, match="disk is full"):
        numbers.add([1], "", TODAY, None, CancelToken())
    monkeypatch.undo()
    assert numbers.batches() == []
    numbers.add([1], "", TODAY, None, CancelToken())
    assert numbers.holding(1, TODAY)
