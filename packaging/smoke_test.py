"""Tests the built thing, not the source: `python packaging/smoke_test.py WHAT-IS-HANDED-OUT`.

On Linux: the folder `dist/yccall-desktop` or the `.tar.xz`; the `-setup.exe` of Windows is tried
under wine. On Windows: the `-setup.exe`. On macOS: the `.app`, of which only the command line and
the window's start and end are tried: keys need rights that a build machine does not give.

The program gets nothing of Python's environment. Each line printed is one thing that was tried;
pictures are kept in build/smoke, with the log of what failed. Exit code 0 when all is well, else 1.
"""

from __future__ import annotations

import argparse
import io
import signal
import subprocess
import sys
import threading
import traceback
from pathlib import Path
from types import FrameType
from typing import NoReturn

_CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(1, str(_CHECKOUT))

PICTURES = _CHECKOUT / "build" / "smoke"
LIMIT_SECONDS = 900.0
"""For everything, on a machine that is busy with something else."""


class TooLongError(Exception):
    """The time for everything is over. No OSError: those are expected while waiting."""


def _set_limit(seconds: float) -> None:
    """Let the main thread fail with TooLongError, or Ctrl+C on Windows, after this time."""

    def too_long(_signal: int, _frame: FrameType | None) -> NoReturn:
        raise TooLongError(f"the smoke test is not done after {seconds:.0f} s")

    if sys.platform == "win32":
        import _thread

        timer = threading.Timer(seconds, _thread.interrupt_main)
        timer.daemon = True
        timer.start()
    else:
        signal.signal(signal.SIGALRM, too_long)
        signal.setitimer(signal.ITIMER_REAL, seconds)


def print_any_name() -> None:
    """Windows' pipes take its old code page alone, and the names of files are Chinese too."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _try(handed_out: Path) -> None:
    if sys.platform == "darwin":
        from smoke.macos import try_macos

        try_macos(handed_out, PICTURES)
    elif sys.platform == "win32" or handed_out.suffix == ".exe":
        from smoke.windows import try_windows

        try_windows(handed_out, PICTURES)
    else:
        from smoke.linux import try_linux

        try_linux(handed_out, PICTURES)


def main() -> int:
    """The exit code of the smoke test."""
    print_any_name()
    parser = argparse.ArgumentParser(description="Try what is handed out, as a user does.")
    parser.add_argument("handed_out", type=Path, help="folder, .tar.xz, -setup.exe or .app")
    handed_out = parser.parse_args().handed_out.resolve()
    if not handed_out.exists():
        parser.error(f"{handed_out} is not there: build it first")
    PICTURES.mkdir(parents=True, exist_ok=True)
    _set_limit(LIMIT_SECONDS)
    try:
        _try(handed_out)
    except (AssertionError, OSError, subprocess.SubprocessError, KeyboardInterrupt, TooLongError):
        traceback.print_exc()
        print(f"The smoke test FAILED. Pictures and logs: {PICTURES}")
        return 1
    print(f"The smoke test of {handed_out.name} is OK. Pictures: {PICTURES}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
