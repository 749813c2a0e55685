"""Real processes that start on the same data folder: one window, and no file is lost."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.e2e.harness import Program, close_window, wait_for
from tests.helpers.sources import ROOT
from yccall_desktop.simulator import Fault, Simulator

TASK_ID = r"\d{20}"
TOKEN = "fedcba9876543210fedcba9876543210"
Start = Callable[..., subprocess.Popen[str]]


def make_sheet(path: Path, first: int = 13800138000, count: int = 3) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    book = Workbook()
    for row in [["Name", "Phone"], *([f"N{i}", str(first + i)] for i in range(count))]:
        book.worksheets[0].append(row)
    book.save(path)
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "数据 文件夹"


@pytest.fixture
def options(data: Path) -> tuple[str, ...]:
    return ("--demo", "--language", "en", "--data-dir", str(data))


@pytest.fixture
def start(screen) -> Start:
    """Starts the program as the system does, beside the window that the test drives."""
    running: list[subprocess.Popen[str]] = []

    def start_it(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "yccall_desktop", *arguments],
            env={**screen.environment, "QT_QPA_PLATFORM": "xcb", **environment}, cwd=cwd,
            stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        running.append(process)
        return process

    yield start_it
    for process in running:
        if process.poll() is None:
            process.kill()
        process.wait()
        process.stderr.close()


def ends(process: subprocess.Popen[str], seconds: float = 30) -> tuple[int, str]:
    """The exit code and what was printed, once the process ended."""
    code = process.wait(seconds)
    return code, process.stderr.read()


def test_a_second_start_hands_its_file_to_the_first_window(
    program, screen, start, options, tmp_path
):
    sheet = make_sheet(tmp_path / "十一月" / "名单 1.xlsx")
    with program(*options) as window:
        window.find("openButton")
        screen._run("xdotool", "getactivewindow", "windowminimize")
        wait_for(lambda: screen.active_title() == "", "the window to be minimised")
        relative = start(*options, sheet.name, cwd=sheet.parent, PYTHONPATH=str(ROOT))
        assert ends(relative) == (0, "")
        wait_for(screen.active_title, "the window to come forward")
        window.wait_text("fileName", "名单 1.xlsx")
        window.wait_text("totalsLabel", "3 ready")


def test_a_start_without_files_brings_the_window_forward(program, screen, start, options):
    with program(*options):
        screen._run("xdotool", "getactivewindow", "windowminimize")
        wait_for(lambda: screen.active_title() == "", "the window to be minimised")
        assert ends(start(*options)) == (0, "")
        wait_for(screen.active_title, "the window to come forward")


def test_of_two_starts_at_the_same_moment_one_has_the_window(
    screen, start, options, data, tmp_path
):
    """Whoever loses hands over: both files are in the one window."""
    sheets = [make_sheet(tmp_path / f"leads-{number}.xlsx") for number in (1, 2)]
    both = [start(*options, str(sheet)) for sheet in sheets]
    wait_for(lambda: [one.poll() for one in both].count(0) == 1, "one of them to end", 60)
    wait_for(screen.active_title, "the window")
    assert [one.poll() for one in both].count(None) == 1
    left = next(one for one in both if one.poll() is None)
    assert close_window(screen, left, 30) == 0
    log = (data / "demo" / "yccall-desktop.log").read_text(encoding="utf-8")
    assert log.count("another start handed over 1 file(s): taken") == 1


def test_while_sending_a_file_waits_until_it_is_wanted(program, start, data, tmp_path):
    first, second = (make_sheet(tmp_path / f"leads-{number}.xlsx") for number in (1, 2))
    with Simulator(token=TOKEN, slow_seconds=5) as platform:
        platform.fail(Fault.SLOW)
        options = ("--server", platform.url, "--language", "en", "--data-dir", str(data))
        task = ("--assign-type", "queue", "--target", "queue-1", "--ratio", "1:2")
        environment = {"YCCALL_TOKEN": TOKEN}
        with program(*options, *task, str(first), environment=environment) as window:
            window.wait_enabled("createTaskButton")
            window.key("ctrl+Return")
            window.find("cancelButton")
            assert ends(start(*options, str(second))) == (0, "")
            window.wait_text("bannerText", "leads-2.xlsx waits until sending has ended")
            task_id = window.wait_text("taskIdLabel", TASK_ID, 60)
            window.wait_text("bannerText", "leads-2.xlsx is waiting")
            assert window.text("taskIdLabel") == task_id
            window.click("bannerButton")
            window.wait_text("fileName", "leads-2.xlsx")


def test_after_kill_the_next_start_has_the_window_and_is_found(
    program, start, options, data, tmp_path
):
    with program(*options) as window:
        window.kill()
    left = (data / "demo" / "instance.json").read_text()
    sheet = make_sheet(tmp_path / "leads.xlsx")
    with program(*options) as window:
        assert (data / "demo" / "instance.json").read_text() != left
        assert ends(start(*options, str(sheet))) == (0, "")
        window.wait_text("fileName", "leads.xlsx")
    assert not (data / "demo" / "instance.json").exists()


def test_a_window_that_hangs_is_told(program, start, options):
    with program(*options) as window:
        os.kill(window._process.pid, signal.SIGSTOP)
        try:
            code, printed = ends(start(*options), 60)
        finally:
            os.kill(window._process.pid, signal.SIGCONT)
        assert code == 1
        assert "already running" in printed
        assert "does not answer" in printed


def one_of_them_ended(window: Program, process: subprocess.Popen[str]) -> bool:
    return not window.running or process.poll() is not None


def test_a_start_while_the_window_closes_gets_a_window_of_its_own(
    program, screen, start, options, tmp_path
):
    sheet = make_sheet(tmp_path / "leads.xlsx")
    with program(*options) as window:
        for _ in range(6):
            screen.key("alt+F4")
            process = start(*options, str(sheet))
            wait_for(partial(one_of_them_ended, window, process), "one of them to end", 40)
            if process.poll() is None:
                break
            # The window manager lost the key: then the window stays, and has the file.
            assert ends(process) == (0, "")
            window.wait_text("fileName", "leads.xlsx")
        assert not window.running
        wait_for(screen.active_title, "the window of the second start", 40)
        assert process.poll() is None
        assert close_window(screen, process, 30) == 0


def test_it_runs_from_any_folder_and_writes_nothing_there(program, tmp_path, options):
    """The program's folder may be read-only; its path may hold spaces and Chinese letters."""
    place = tmp_path / "电话 销售" / "程序"
    for part in ("yccall_desktop", "resources"):
        shutil.copytree(ROOT / part, place / part, ignore=shutil.ignore_patterns("__pycache__"))
    before = {path: path.stat().st_mtime_ns for path in place.rglob("*")}
    sheet = make_sheet(tmp_path / "电话 销售" / "名单.xlsx")
    code = "import sys; sys.path.insert(0, sys.argv.pop(1)); from yccall_desktop.app import main"
    with program(
        *options, str(sheet),
        command=(sys.executable, "-B", "-c", f"{code}; sys.exit(main())", str(place)),
    ) as window:  # fmt: skip
        window.wait_text("totalsLabel", "3 ready")
    assert {path: path.stat().st_mtime_ns for path in place.rglob("*")} == before
