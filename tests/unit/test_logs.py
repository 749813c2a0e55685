"""The log tells what happened and nothing that must not be known; it never raises."""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import stat
import sys
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yccall_desktop import logs
from yccall_desktop.logs import FILE_NAME, hide, install, redact

TOKEN = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "李 data"
    made.mkdir()
    return made


@pytest.fixture
def start(folder, monkeypatch):
    """install() for a test; `stop` undoes it at the end."""
    monkeypatch.setattr(sys, "stderr", None)
    with contextlib.ExitStack() as stack:

        def started(on_crash=None):
            stack.callback(install(folder, on_crash))

        yield started


@pytest.fixture
def read(folder):
    return lambda: (folder / FILE_NAME).read_text(encoding="utf-8")


# --- redaction -------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "secret",
    [
        "13800138000",
        "+86 138 0013 8000",
        "(010) 6551-2345",
        "138.0013.8000",
        "138\u00a00013\u200b8000",
        "１３８００１３８０００",
        "1.38001380001e10",
        "008613800138000",
        "+62 813-5111-1451",
        "6551234",
        TOKEN,
        TOKEN.upper(),
        TOKEN * 2,
    ],
)
@pytest.mark.parametrize("around", ["{}", "row 3: '{}' is bad", "x{}", "[{}]", "a={},b", "/{}/x"])
def test_secrets_and_numbers_are_taken_out(secret, around):
    shown = redact(around.format(secret))
    assert secret not in shown
    assert "0138" not in shown
    assert "5512" not in shown


@pytest.mark.parametrize(
    "text",
    [
        "token=s3cret",
        "token: s3cret, x",
        '{"token": "s3cret"}',
        "{'accesskey': 's3cret'}",
        "access_key = s3cret",
        "appid=s3cret&x=1",
        "password:s3cret",
        "Authorization: Bearer s3cret",
        "https://user:s3cret@example.test/",
    ],
)
def test_fields_that_are_secret_are_taken_out(text):
    assert "s3cret" not in redact(text)


@pytest.mark.parametrize(
    "text",
    [
        "part 0 of 7f3a91c2-0000-4000-8000-000000000001 done",
        "no answer from http://192.168.100.200:8080/x",
        "imported 100000 rows in 1.25 s",
        "Python 3.11.7, PySide6 6.11.3",
        'File "/opt/yccall/store/journal.py", line 1234, in get',
    ],
)
def test_what_support_needs_stays(text):
    assert redact(text) == text


def test_a_known_secret_of_any_form_is_taken_out(monkeypatch):
    monkeypatch.setattr(logs, "_secrets", set())
    hide("open sesame")
    hide("a")
    assert redact("he said open sesame, aha") == "he said [secret], aha"


@given(st.integers(10**6, 10**15), st.text(max_size=5), st.text(max_size=5))
def test_no_long_run_of_digits_is_left(number, before, after):
    assert str(number) not in redact(f"{before}{number}{after}")


@given(st.text())
def test_redacting_never_raises(text):
    assert isinstance(redact(text), str)


# --- the file --------------------------------------------------------------------------------
def test_messages_arguments_and_exceptions_are_redacted(start, read):
    start()
    log = logging.getLogger("yccall_desktop.x")
    log.info("number %s, all %r", "13800138000", {"phone": 13900139000, "token": "s3cret"})
    try:
        try:
            raise ValueError("bad 13700137000")
        except ValueError as error:
            raise RuntimeError(f"token {TOKEN}") from error
    except RuntimeError:
        log.info("failed", exc_info=True, stack_info=True)
    text = read()
    assert "RuntimeError" in text
    assert "Traceback" in text
    assert "Stack" in text
    for secret in ("13800138000", "13900139000", "13700137000", "s3cret", TOKEN):
        assert secret not in text


def test_a_formatter_that_was_faster_leaks_nothing(start, read):
    start()
    try:
        raise ValueError("13800138000")
    except ValueError:
        record = logging.LogRecord("x", 20, __file__, 1, "m", None, sys.exc_info())
    logging.Formatter().format(record)
    logging.getLogger().handle(record)
    assert "13800138000" not in read()


def test_the_time_of_a_line_stays(start, read):
    start()
    logging.getLogger("x").info("hello")
    date, _, rest = read().partition(" ")
    assert date.count("-") == 2
    assert "[number]" not in rest


def test_a_wrong_log_call_is_written_without_its_arguments():
    record = logging.LogRecord("x", 20, __file__, 1, "%d rows of %s", ("13800138000",), None)
    text = logs.RedactingFormatter().format(record)
    assert "arguments not shown" in text
    assert "13800138000" not in text


def test_the_file_rotates_and_old_ones_go(start, folder, monkeypatch):
    monkeypatch.setattr(logs, "MAX_BYTES", 2_000)
    start()
    for _ in range(400):
        logging.getLogger("x").info("a line of some length, to fill the file")
    names = sorted(one.name for one in folder.iterdir())
    assert names == [FILE_NAME, *(f"{FILE_NAME}.{number}" for number in (1, 2, 3))]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
@pytest.mark.parametrize("earlier", [False, True])
def test_the_file_is_for_the_user_alone(start, folder, earlier):
    if earlier:
        (folder / FILE_NAME).touch(0o644)
    start()
    assert stat.S_IMODE((folder / FILE_NAME).stat().st_mode) == 0o600


def test_a_file_that_cannot_be_renamed_is_written_on(start, read, monkeypatch):
    monkeypatch.setattr(logs, "MAX_BYTES", 200)
    start()

    def held(*names):
        raise PermissionError(13, "in use")

    monkeypatch.setattr(logs.logging.handlers.os, "rename", held)
    for number in range(50):
        logging.getLogger("x").info("line-%d", number)
    assert all(f"line-{number}\n" in read() for number in range(50))


def test_no_folder_no_console_no_error(folder, start):
    folder.rmdir()
    start()
    logging.getLogger("x").info("into the void")


def test_undoing_restores_everything_and_lets_go_of_the_file(folder):
    root = logging.getLogger()
    before = (
        sys.excepthook,
        threading.excepthook,
        sys.unraisablehook,
        root.level,
        root.handlers[:],
    )
    stop = install(folder)
    assert sys.excepthook is not before[0]
    logging.getLogger("x").info("hello")
    stop()
    after = (sys.excepthook, threading.excepthook, sys.unraisablehook, root.level, root.handlers[:])
    assert after == before
    (folder / FILE_NAME).unlink()


# --- the hooks -------------------------------------------------------------------------------
def crash(text="13800138000"):
    try:
        raise LookupError(text)
    except LookupError as error:
        return error


def test_an_uncaught_error_is_logged_and_told(start, read, expect_log):
    told = []
    start(told.append)
    expect_log("unexpected error", logging.CRITICAL)
    error = crash()
    sys.excepthook(type(error), error, error.__traceback__)
    assert told == [error]
    assert "LookupError" in read()
    assert "13800138000" not in read()


def test_an_error_in_a_thread_is_logged_and_told(start, read, expect_log):
    told = []
    start(told.append)
    expect_log("in a thread", logging.CRITICAL)

    def work():
        raise LookupError("13800138000")

    thread = threading.Thread(target=work, name="worker")
    thread.start()
    thread.join(10)
    assert [type(one) for one in told] == [LookupError]
    assert "worker" in read()
    assert "13800138000" not in read()


def test_the_end_of_a_thread_is_no_error(start):
    told = []
    start(told.append)
    thread = threading.Thread(target=sys.exit)
    thread.start()
    thread.join(10)
    assert told == []


def test_an_error_in_a_destructor_is_only_logged(start, read, expect_log):
    told = []
    start(told.append)
    expect_log("destroyed", logging.ERROR)

    class Bad:
        def __del__(self):
            raise LookupError("13800138000")

    Bad()
    gc.collect()
    assert told == []
    assert "LookupError" in read()
    assert "13800138000" not in read()


def test_a_crash_handler_that_crashes_is_survived(start, expect_log):
    def broken(error):
        raise RuntimeError

    start(broken)
    expect_log("unexpected error", logging.CRITICAL)
    error = crash()
    sys.excepthook(type(error), error, None)


def test_the_console_shows_errors_redacted(folder, capsys, expect_log):
    expect_log("boo", logging.ERROR, "x")
    stop = install(folder)
    logging.getLogger("x").error("boo 13800138000")
    logging.getLogger("x").info("quiet")
    stop()
    assert "boo [number]" in capsys.readouterr().err


# --- the newest lines ------------------------------------------------------------------------
def test_the_newest_lines_are_whole_and_few(folder):
    assert logs.recent(folder) == ""
    (folder / f"{FILE_NAME}.1").write_text("older\n", encoding="utf-8")
    (folder / FILE_NAME).write_text("first 李\nsecond +86 138 0013 8000\n", encoding="utf-8")
    assert logs.recent(folder) == "older\nfirst 李\nsecond [number]\n"
    assert logs.recent(folder, most=30) == "second [number]\n"
    assert logs.recent(folder, most=3) == ""


def test_the_newest_lines_of_a_file_that_cannot_be_read(folder):
    (folder / FILE_NAME).mkdir()
    assert logs.recent(folder) == ""
