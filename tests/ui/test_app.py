"""The composition root: option before environment before what is remembered, one instance only."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

from tests.helpers.ui_context import LOST, kept
from yccall_desktop import app
from yccall_desktop.cli import Options
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.submission import PartState
from yccall_desktop.core.task import AssignmentType
from yccall_desktop.store import schema
from yccall_desktop.store.journal import FILE_NAME, SqliteJournal
from yccall_desktop.store.secrets import KeyringSecrets
from yccall_desktop.store.settings import Settings

NOTHING = Options()
OPTION, REMEMBERED = "http://127.0.0.1:8080", "http://127.0.0.1:9090"


@pytest.fixture
def build(qapp, data_folder):
    built = []
    data_folder.mkdir()

    def build_it(options: Options = NOTHING, **settings: object):
        if settings:
            (data_folder / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
        parts = app._build(options, data_folder, Settings(data_folder / "settings.json"))
        built.append(parts)
        return parts.context

    yield build_it
    for parts in built:
        assert app._put_away(parts)


def test_option_before_remembered_before_default(build):
    assert build().connection.server == ""
    assert build().region == "CN"
    assert build(server=REMEMBERED, region="ID").connection.server == REMEMBERED
    assert build().region == "ID"
    context = build(Options(server=OPTION + "/", region="TH"))
    assert context.connection.server == OPTION
    assert context.region == "TH"
    assert context.settings.server == REMEMBERED


def test_a_region_that_is_not_known_any_more_is_the_default(build):
    assert build(region="Atlantis").region == "CN"


def test_a_token_of_the_environment_is_used_and_not_stored(build, monkeypatch):
    monkeypatch.setenv("YCCALL_TOKEN", "token-of-the-environment")
    context = build(Options(server=OPTION))
    assert context.credentials_given
    assert context.connection.token(CancelToken()) == ("token-of-the-environment", None)
    assert context.secrets.get(OPTION) == ""


@pytest.mark.parametrize(
    ("names", "enough"),
    [
        (["YCCALL_TOKEN"], True),
        (["YCCALL_APPID", "YCCALL_ACCESSKEY"], True),
        (["YCCALL_APPID"], False),
        (["YCCALL_ACCESSKEY"], False),
    ],
)
def test_the_label_of_an_account_does_not_go_with_what_the_environment_gives(
    build, monkeypatch, names, enough
):
    for name in names:
        monkeypatch.setenv(name, "given-by-the-environment")
    context = build(server=REMEMBERED, accounts={REMEMBERED: "Company"})
    assert context.credentials_given is enough
    assert context.connection.account == ("" if enough else "Company")


def test_the_language_of_the_option_is_in_use_and_not_remembered(build):
    assert build(language="zh_CN").language == "zh_CN"
    context = build(Options(language="en"), language="zh_CN")
    assert (context.language, context.settings.language) == ("en", "zh_CN")


def test_a_stored_token_goes_only_to_its_server(build):
    KeyringSecrets().set(REMEMBERED, "stored")
    assert build(server=REMEMBERED).connection.token(CancelToken())[0] == "stored"
    assert build(Options(server=OPTION)).connection.token(CancelToken())[0] == ""


def test_a_new_connection_never_takes_the_environments_token_along(build, monkeypatch):
    monkeypatch.setenv("YCCALL_TOKEN", "token-of-the-environment")
    context = build(Options(server=OPTION))
    assert context.connect(REMEMBERED).token(CancelToken())[0] == ""


def test_the_demo_signs_in_to_a_platform_of_its_own(build, monkeypatch):
    monkeypatch.setenv("YCCALL_TOKEN", "token-of-the-environment")
    context = build(Options(demo=True), server=REMEMBERED)
    assert context.connection.server.startswith("http://127.0.0.1:")
    assert context.connection.server != REMEMBERED
    token, end = context.connection.token(CancelToken())
    assert end is None
    assert token != "token-of-the-environment"
    assert context.connection.account


def test_the_options_fill_in_the_window(build):
    options = Options((Path("a.xlsx"),), False, OPTION, AssignmentType.GROUP, "g", "1:3", "123")
    startup = build(options).startup
    assert (startup.sheets, startup.assign_type) == ((Path.cwd() / "a.xlsx",), AssignmentType.GROUP)
    assert (startup.target, startup.ratio, startup.caller_ids) == ("g", "1:3", "123")


def test_what_was_left_unknown_is_found(build, data_folder):
    with SqliteJournal(data_folder / FILE_NAME) as journal:
        one = kept(journal, LOST)
        sending = kept(journal, None, number=2)
        journal.claim_part(sending.id, 0, 1)
    unfinished = build().unfinished
    assert [one.state for one in unfinished] == [PartState.UNKNOWN, PartState.UNKNOWN]
    assert {left.id for left in unfinished} == {one.id, sending.id}


def test_a_journal_that_takes_long_is_left_to_the_window(build, data_folder, monkeypatch):
    with SqliteJournal(data_folder / FILE_NAME) as journal:
        kept(journal, LOST)
    monkeypatch.setattr(schema, "LARGE", 0)
    context = build()
    assert (context.journal, context.journal_late, context.unfinished) == (None, True, ())
    assert "is being opened" in context.journal_error.english()
    assert context.open_journal().journal is not None


def test_a_damaged_journal_blocks_and_is_told(build, data_folder):
    (data_folder / FILE_NAME).write_bytes(b"not a database at all" * 500)
    context = build()
    assert context.journal is None
    assert "damaged" in context.journal_error.english()


def test_settings_that_are_damaged_are_told(build, data_folder):
    (data_folder / "settings.json").write_text("{", encoding="utf-8")
    assert build().settings.damaged is not None


def start_program(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "yccall_desktop", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def run_code(before: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Start the program in a process where something was changed before."""
    code = f"import sys\nfrom yccall_desktop import app\n{before}sys.exit(app.main(sys.argv[1:]))\n"
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_a_window_that_does_not_answer_is_told(tmp_path):
    lock = QLockFile(str(tmp_path / "lock"))
    assert lock.tryLock(0)
    done = run_code(
        "from yccall_desktop.ui import hand_over\n"
        "short = hand_over.Patience(start=0.1)\n"
        "hand_over.Patience = lambda: short\n",
        "--data-dir", str(tmp_path),
    )  # fmt: skip
    assert done.returncode == 1
    assert "already running" in done.stderr
    assert "does not answer" in done.stderr
    lock.unlock()


def test_a_data_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    done = start_program("--data-dir", str(tmp_path / "file"))
    assert done.returncode == 1
    assert "data folder" in done.stderr


def test_a_crash_is_told_to_the_window(qtbot, tmp_path, expect_log):
    from yccall_desktop import logs
    from yccall_desktop.ui.application import CrashReporter

    expect_log("unexpected error", logging.CRITICAL)
    reporter = CrashReporter()
    uninstall = logs.install(tmp_path, reporter.tell)
    try:
        with qtbot.waitSignal(reporter.crashed) as told:
            error = ZeroDivisionError("a secret detail")
            sys.excepthook(ZeroDivisionError, error, None)
    finally:
        uninstall()
    assert told.args == ["ZeroDivisionError"]


@pytest.mark.skipif(sys.platform != "linux", reason="a folder that even root cannot write to")
def test_a_data_folder_that_cannot_be_written_is_told():
    done = start_program("--data-dir", "/proc")
    assert done.returncode == 1
    assert "The data folder /proc cannot be written." in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_no_screen_is_told(tmp_path, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    done = start_program("--data-dir", str(tmp_path))
    assert done.returncode == 1
    assert "no screen" in done.stderr


def test_a_start_that_breaks_is_told(tmp_path):
    broken = "def broken(*_): raise ZeroDivisionError\napp._build = broken\n"
    done = run_code(broken, "--data-dir", str(tmp_path))
    assert done.returncode == 1
    assert "could not start (ZeroDivisionError)" in done.stderr
    assert "ZeroDivisionError" in (tmp_path / "yccall-desktop.log").read_text(encoding="utf-8")
    assert not (tmp_path / "instance.json").exists()


def test_a_start_that_breaks_late_leaves_nothing_running(tmp_path):
    broken = (
        "from yccall_desktop.ui.one_instance import OneInstance\n"
        "put_away = app._put_away\n"
        "def noted(parts):\n"
        "    print('stopped:', put_away(parts), parts.context.jobs.active)\n"
        "    return True\n"
        "def broken(*_): raise ZeroDivisionError\n"
        "app._put_away, OneInstance.listen = noted, broken\n"
    )
    done = run_code(broken, "--data-dir", str(tmp_path))
    assert done.returncode == 1
    assert "could not start (ZeroDivisionError)" in done.stderr
    assert "stopped: True False" in done.stdout
