"""What only Windows does: a file that one program has open is closed to the others."""

from __future__ import annotations

import sys
import threading

import pytest

from tests.helpers.platforms import held_by_another_program
from tests.helpers.sheet_files import phone, xlsx
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.ports import ReadRequest
from yccall_desktop.errors import AppError
from yccall_desktop.paths import replace_patiently
from yccall_desktop.services.workbook import Sheet, write_workbook
from yccall_desktop.sheets.reader import ProcessSheetReader
from yccall_desktop.store.journal import FILE_NAME, SqliteJournal
from yccall_desktop.store.settings import Settings

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="other systems share open files")


@pytest.fixture
def book(tmp_path):
    return xlsx(tmp_path / "名单.xlsx", {"Leads": [[phone(n)] for n in range(20_000)]})


def read(path):
    return ProcessSheetReader().read(ReadRequest(path), CancelToken())


def test_a_sheet_that_another_program_holds_is_told(book):
    with held_by_another_program(book), pytest.raises(AppError, match="Close it in Excel"):
        next(read(book))
    assert len(list(read(book))) > 1


def test_a_sheet_that_was_read_is_free_again(book):
    list(read(book))
    book.unlink()


def test_a_sheet_whose_reading_was_cancelled_is_free_again(book):
    messages = read(book)
    next(messages)
    messages.close()
    book.unlink()


def test_a_workbook_that_another_program_holds_stays(book):
    before = book.read_bytes()
    with held_by_another_program(book), pytest.raises(AppError, match="Close it in Excel"):
        write_workbook(book, [Sheet("Leads", [], ["Phone"], [])])
    assert book.read_bytes() == before
    assert list(book.parent.glob("*.new")) == []


def test_a_file_that_is_held_for_a_moment_is_replaced(tmp_path):
    fresh, target = tmp_path / "fresh", tmp_path / "target"
    fresh.write_text("new", encoding="utf-8")
    target.write_text("old", encoding="utf-8")
    done, replacing = threading.Event(), threading.Event()

    def replace():
        replacing.set()
        replace_patiently(fresh, target)
        done.set()

    with held_by_another_program(target):
        thread = threading.Thread(target=replace)
        thread.start()
        assert replacing.wait(10)
        assert not done.wait(0.1)
    thread.join(10)
    assert target.read_text(encoding="utf-8") == "new"


def test_settings_that_another_program_holds_are_told_and_stay(tmp_path, expect_log):
    expect_log("settings not saved: PermissionError")
    file = tmp_path / "settings.json"
    settings = Settings(file)
    assert settings.save() is None
    before = file.read_bytes()
    settings.region = "ID"
    with held_by_another_program(file):
        assert settings.save() is not None
    assert file.read_bytes() == before


def test_a_journal_that_another_program_holds_is_no_empty_one(tmp_path):
    file = tmp_path / FILE_NAME
    SqliteJournal(file).close()
    before = file.read_bytes()
    with held_by_another_program(file), pytest.raises(AppError):
        SqliteJournal(file)
    assert file.read_bytes() == before
