"""A first start on any PC: no screen, no console, no keyring, no home, and what is said then."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import platformdirs
import pytest
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.helpers.desk import Desk
from tests.helpers.fake_platform import FakePlatform
from tests.helpers.ui_context import KeptSecrets
from yccall_desktop import app, cli, paths
from yccall_desktop.errors import Words
from yccall_desktop.services.connection import Connection
from yccall_desktop.ui import give_up, surroundings

linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
SCREEN = {"DISPLAY": ":0"}


@pytest.fixture
def box(qapp):
    """Closes the message box that opens, and has what stood in it."""
    seen: dict[str, str] = {}

    def close() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, QMessageBox):
            seen.update(text=shown.text(), locale=QLocale().name())
            shown.accept()

    look = QTimer()
    look.timeout.connect(close)
    look.start(10)
    yield seen
    look.stop()


# --- a screen, a console ----------------------------------------------------------------------
@linux
@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_each_kind_of_screen_counts(name):
    assert surroundings.has_screen({name: "x"})
    assert not surroundings.has_screen({name: ""})


@linux
@pytest.mark.parametrize("platform", ["xcb", "wayland", "xcb:gl=none"])
def test_a_platform_that_a_server_shows_is_no_screen_by_itself(platform):
    assert not surroundings.has_screen({"QT_QPA_PLATFORM": platform})
    assert surroundings.has_screen({"QT_QPA_PLATFORM": platform, "DISPLAY": ":0"})


@linux
def test_the_packaged_program_needs_xwayland_and_says_so(monkeypatch):
    environment = {"WAYLAND_DISPLAY": "wayland-0"}
    assert surroundings.has_screen(environment)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert not surroundings.has_screen(environment)
    assert "XWayland" in surroundings.no_screen(environment).english()
    assert surroundings.has_screen({**environment, "DISPLAY": ":0"})
    assert "XWayland" not in surroundings.no_screen({}).english()


@linux
@pytest.mark.parametrize(
    ("environment", "read"),
    [
        ({}, True),
        (SCREEN, True),
        ({**SCREEN, "DESKTOP_STARTUP_ID": "x_TIME1"}, False),
        ({**SCREEN, "XDG_ACTIVATION_TOKEN": "x"}, False),
        ({**SCREEN, "GIO_LAUNCHED_DESKTOP_FILE_PID": str(os.getpid())}, False),
        ({**SCREEN, "GIO_LAUNCHED_DESKTOP_FILE_PID": "1"}, True),
        ({"XDG_ACTIVATION_TOKEN": "x"}, True),
    ],
)
def test_nobody_reads_the_console_of_a_start_from_an_icon(environment, read):
    assert surroundings.is_console_read(environment) is read


def test_without_a_console_nobody_reads(monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)
    assert not surroundings.is_console_read({})


def test_the_permission_to_take_the_focus():
    assert surroundings.activation({"DESKTOP_STARTUP_ID": "x"}) == "x"
    both = {"DESKTOP_STARTUP_ID": "x", "XDG_ACTIVATION_TOKEN": "w"}
    assert surroundings.activation(both) == "w"
    assert surroundings.activation({}) == ""


# --- what is said -----------------------------------------------------------------------------
def test_why_there_is_no_window_is_said_in_the_language_of_the_window(box, monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)
    words = surroundings.no_data_folder(PermissionError(13, "Permission denied", "/data"))
    assert app._give_up(words, "zh_CN") == 1
    assert "Permission denied (/data)" in box["text"]
    assert box["locale"] == "zh_CN"


def test_a_console_that_is_read_gets_english(capsys):
    assert app._give_up(Words("Start", "Because of {why}.", {"why": "this"}), "zh_CN") == 1
    assert capsys.readouterr().err == "yccall-desktop: Because of this.\n"


@pytest.mark.parametrize(
    ("arguments", "said"), [(["--version"], "Yccall Desktop"), (["--wrong"], "--wrong")]
)
def test_what_a_windowed_program_cannot_print_is_in_a_box(box, monkeypatch, arguments, said):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    with pytest.raises(SystemExit):
        cli.parse(arguments, give_up.show_text)
    assert said in box["text"]


def test_a_script_is_not_stopped_by_a_box(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    shown: list[str] = []
    with pytest.raises(SystemExit) as left:
        cli.parse(["--check", "--wrong"], shown.append)
    assert (left.value.code, shown) == (64, [])


# --- folders ----------------------------------------------------------------------------------
def test_without_a_home_folder_none_is_made_elsewhere(monkeypatch, tmp_path):
    monkeypatch.delenv("YCCALL_DATA_DIR")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *_, **__: "~/.local/share")
    with pytest.raises(OSError, match="no home folder"):
        paths.data_dir(None)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows guesses the place of any home")
def test_a_home_that_nobody_has_is_told():
    with pytest.raises(OSError, match="home"):
        paths.data_dir("~no-such-user/data")


def test_the_names_of_sheets_mean_the_same_elsewhere(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    there = tmp_path / "b.csv"
    assert surroundings.absolute([Path("a.csv"), there]) == (tmp_path / "a.csv", there)


# --- a keyring that hangs ---------------------------------------------------------------------
class HangingSecrets(KeptSecrets):
    """A keyring that waits for a password that nobody enters."""

    def __init__(self) -> None:
        super().__init__()
        self.answered = threading.Event()

    def get(self, server: str) -> str:
        self.answered.wait(30)
        return super().get(server)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_keyring_that_does_not_answer_stops_nothing(qtbot, context):
    secrets = context.secrets = HangingSecrets()
    context.credentials_given = False
    context.connection = Connection(FakePlatform(), secrets)
    desk = Desk(qtbot, context, idle=False)
    desk.hand("a")
    qtbot.waitUntil(lambda: desk.page.session.totals is not None)
    assert desk.shown == "a.xlsx"
    assert context.jobs.active
    secrets.answered.set()
    desk.wait()
    assert "no token" in desk.banner
