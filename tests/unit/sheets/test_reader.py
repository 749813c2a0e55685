"""The child process: started lean, watched, and gone afterwards."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import textwrap
import threading
from multiprocessing.connection import Listener
from multiprocessing.context import SpawnProcess
from pathlib import Path

import pytest

from tests.helpers.sheet_files import num, phone, raw_xlsx, row, xlsx
from yccall_desktop.core.cancel import Cancelled, CancelToken
from yccall_desktop.core.cells import Block
from yccall_desktop.core.ports import FileInfo, ReadRequest
from yccall_desktop.errors import AppError
from yccall_desktop.sheets import child, memory
from yccall_desktop.sheets.reader import ProcessSheetReader


@pytest.fixture
def book(tmp_path):
    data = "".join(row(n, num("A", phone(n))) for n in range(1, 20_001))
    return raw_xlsx(tmp_path / "a.xlsx", data)


@pytest.fixture(autouse=True)
def no_child_is_left():
    yield
    assert multiprocessing.active_children() == []


def test_the_first_block_is_small(book):
    messages = list(ProcessSheetReader().read(ReadRequest(book), CancelToken()))
    assert isinstance(messages[0], FileInfo)
    assert [block.rows for block in messages[1:]] == [200, 4000, 4000, 4000, 4000, 3800]


def test_cancelled_before_it_starts(book):
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        next(ProcessSheetReader().read(ReadRequest(book), token))


def test_cancelled_between_blocks(book):
    token = CancelToken()
    messages = ProcessSheetReader().read(ReadRequest(book), token)
    assert isinstance(next(messages), FileInfo)
    token.cancel()
    with pytest.raises(Cancelled):
        next(messages)


@pytest.fixture
def silent_pipe(tmp_path, monkeypatch):
    """A pipe that nobody writes to stands for a network folder that hangs."""
    monkeypatch.setattr("yccall_desktop.sheets.reader.child.run", open_pipe)
    if sys.platform == "win32":
        with Listener(family="AF_PIPE") as listener:
            yield Path(listener.address)
    else:
        os.mkfifo(tmp_path / "p")
        yield tmp_path / "p"


def test_a_file_that_never_answers_is_cancelled_at_once(silent_pipe):
    token = CancelToken()
    timer = threading.Timer(0.3, token.cancel)
    timer.start()
    with pytest.raises(Cancelled):
        list(ProcessSheetReader(patience=60).read(ReadRequest(silent_pipe), token))
    timer.join()


def test_a_file_that_never_answers_is_given_up(silent_pipe):
    with pytest.raises(AppError, match="took too long"):
        list(ProcessSheetReader(patience=0.5).read(ReadRequest(silent_pipe), CancelToken()))


def test_a_file_that_goes_on_for_ever_with_nothing_is_given_up(book, monkeypatch):
    monkeypatch.setattr("yccall_desktop.sheets.reader.child.run", drip)
    with pytest.raises(AppError, match="took too long"):
        list(ProcessSheetReader(budget=0.5).read(ReadRequest(book), CancelToken()))


def drip(sender, _job):
    never = threading.Event()
    while not never.wait(0.1):
        sender.send(Block(1, (), b"\0"))


def test_a_child_that_is_killed_in_the_middle_costs_a_sentence_and_retry_works(book):
    messages = ProcessSheetReader().read(ReadRequest(book), CancelToken())
    next(messages)
    next(messages)
    (process,) = multiprocessing.active_children()
    process.kill()
    with pytest.raises(AppError, match=r"was interrupted.*Press Retry") as caught:
        list(messages)
    assert "exit code" in caught.value.detail
    again = list(ProcessSheetReader().read(ReadRequest(book), CancelToken()))
    assert sum(block.rows for block in again[1:]) == 20_000


def test_a_child_that_is_killed_before_any_row_is_replaced(book, monkeypatch):
    monkeypatch.setattr("yccall_desktop.sheets.reader.child.run", die_when_in_a_hurry)
    messages = list(ProcessSheetReader().read(ReadRequest(book), CancelToken()))
    assert sum(block.rows for block in messages[1:]) == 20_000


def die_when_in_a_hurry(sender, job):
    if not job.careful:
        os.abort()
    child.run(sender, job)


def open_pipe(sender, job):
    job.path.open("rb").read()


def test_a_child_that_dies_costs_a_sentence(book, monkeypatch):
    monkeypatch.setattr("yccall_desktop.sheets.reader.child.run", die)
    with pytest.raises(AppError, match="may be damaged") as caught:
        list(ProcessSheetReader().read(ReadRequest(book), CancelToken()))
    assert "exit code" in caught.value.detail


def die(_sender, _job):
    os.abort()


def test_too_much_memory_is_stopped_from_outside(book, monkeypatch):
    monkeypatch.setattr("yccall_desktop.sheets.reader.child.run", swell)
    with pytest.raises(AppError, match="needs too much memory") as caught:
        list(ProcessSheetReader(memory_limit=150_000_000).read(ReadRequest(book), CancelToken()))
    assert "memory" in caught.value.detail


def swell(_sender, _job):
    held = bytearray(300_000_000)
    threading.Event().wait(60)
    del held


def test_the_memory_of_a_process_is_known():
    assert 5_000_000 < memory.resident_bytes(os.getpid()) < 8_000_000_000
    assert memory.resident_bytes(2**30) == 0


def test_the_generator_closed_early_leaves_no_child(book):
    messages = ProcessSheetReader().read(ReadRequest(book), CancelToken())
    next(messages)
    messages.close()


@pytest.mark.parametrize("failures", [1, 2])
def test_a_child_that_does_not_start_is_tried_once_more(book, monkeypatch, failures):
    left, start = [OSError("short of memory")] * failures, SpawnProcess.start

    def hardly(process):
        if left:
            raise left.pop()
        start(process)

    monkeypatch.setattr(SpawnProcess, "start", hardly)
    messages = ProcessSheetReader().read(ReadRequest(book), CancelToken())
    if failures == 1:
        assert sum(message.rows for message in list(messages)[1:]) == 20_000
        return
    with pytest.raises(AppError, match="did not start the program's part") as told:
        next(messages)
    assert told.value.detail == "short of memory"


def test_two_files_at_once(tmp_path):
    paths = [xlsx(tmp_path / f"{n}.xlsx", {"S": [[n]]}) for n in range(2)]
    readers = [ProcessSheetReader().read(ReadRequest(path), CancelToken()) for path in paths]
    next(readers[0])
    next(readers[1])
    assert [next(reader).columns[0].text for reader in readers] == ["0", "1"]
    for reader in readers:
        assert list(reader) == []


def test_the_child_imports_neither_the_main_module_nor_qt(tmp_path, book):
    """A main module that must not be imported a second time, as pytest's or a big window's."""
    script = tmp_path / "main_module.py"
    script.write_text(
        textwrap.dedent(
            """
            import sys
            from pathlib import Path

            if __name__ != "__main__":
                Path(sys.argv[0]).with_suffix(".imported").touch()
            else:
                from yccall_desktop.core.cancel import CancelToken
                from yccall_desktop.core.ports import ReadRequest
                from yccall_desktop.sheets.reader import ProcessSheetReader

                messages = ProcessSheetReader().read(ReadRequest(Path(sys.argv[1])), CancelToken())
                print(sum(message.rows for message in list(messages)[1:]))
                heavy = {"PySide6", "openpyxl", "requests", "python_calamine", "phonenumbers"}
                print(sorted(heavy & set(sys.modules)))
            """
        )
    )
    command = [sys.executable, str(script), str(book)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split("\n")[:2] == ["20000", "[]"]
    assert done.stderr == ""
    assert not script.with_suffix(".imported").exists()
