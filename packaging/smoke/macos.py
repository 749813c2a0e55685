"""What is tried with the app that is handed out for macOS: command line, start and end."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from smoke import command_line
from smoke.records import APP_NAME, Records
from smoke.sheets import clean_text, untidy_workbook
from smoke.steps import step, wait_for

_SECONDS = 60


def _program(app: Path) -> Path:
    """The program inside of an .app; a folder may be given too."""
    folder = app / "Contents" / "MacOS"
    return (folder if folder.is_dir() else app) / "yccall-desktop"


def try_macos(handed_out: Path, pictures: Path) -> None:
    """The whole smoke test of an .app; the window gets no keys, see smoke_test.py."""
    program = _program(handed_out)
    with tempfile.TemporaryDirectory(prefix="smoke ") as name:
        folder, home = Path(name), Path(name, "home 主管")
        home.mkdir()
        environment = {"HOME": str(home), "LANG": "C.UTF-8", "TMPDIR": os.environ["TMPDIR"]}

        def run(arguments: Sequence[str]) -> tuple[int, str]:
            done = subprocess.run(
                [program, *arguments], env=environment, check=False, timeout=_SECONDS,
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            )  # fmt: skip
            return done.returncode, done.stdout.decode("utf-8", errors="replace")

        command_line.try_version(run)
        command_line.try_check(run, untidy_workbook(folder), clean_text(folder, "名单", 1))
        _try_window(program, environment, folder, pictures)


def _try_window(program: Path, environment: dict[str, str], folder: Path, pictures: Path) -> None:
    sheet = clean_text(folder, "window 窗口", 1001)
    records = Records(Path(environment["HOME"], "Library", "Application Support", APP_NAME))
    output = pictures / "macos-output.log"
    with output.open("wb") as file:
        process = subprocess.Popen(
            [program, sheet.path], env=environment, stdin=subprocess.DEVNULL, stdout=file,
            stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        with step(f"started with {sheet.path.name}: it is read"):
            wait_for(lambda: records.opened(sheet), "the sheet to be read", _SECONDS)
            assert process.poll() is None, output.read_text()
        with step("ended by a signal; the log has no trouble"):
            process.send_signal(signal.SIGTERM)
            process.wait(_SECONDS)
            assert "Traceback" not in records.log() + output.read_text()
    finally:
        process.kill()
        process.wait(_SECONDS)
