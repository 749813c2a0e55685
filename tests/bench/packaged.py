"""Start and memory of the packaged program beside a bare window that is packaged in the same way.

Both run as on a user's PC, without Python's environment and with an empty home; their windows are
timed from outside. Linux alone.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.first_window import Watch
from tests.bench.memory import group_memory
from tests.helpers.sources import ROOT

RUNS = 7
"""After a first one, which reads the disk and is not counted."""

START_GOAL, MEMORY_GOAL = 1.5, 2.0
FOLDER_GOAL, DOWNLOAD_GOAL = 130, 50
OURS = ROOT / "dist" / "yccall-desktop" / "yccall-desktop"
BARE = ROOT / "build" / "bench" / "dist" / "bare-window" / "bare-window"
BARE_SCRIPT = Path(__file__).with_name("bare_window.py")


@dataclass(frozen=True)
class Start:
    """Seconds from the start to the painted window and to its last change; MB when idle."""

    painted: float
    complete: float
    memory: float


def _package(program: Path, *options: str) -> None:
    """Package anew what is missing or older than its sources."""
    sources = [ROOT / "yccall_desktop", ROOT / "resources", ROOT / "packaging", BARE_SCRIPT]
    files = [path for source in sources for path in (source, *source.rglob("*")) if path.is_file()]
    newest = max(path.stat().st_mtime for path in files if "__pycache__" not in path.parts)
    if program.exists() and program.stat().st_mtime > newest:
        return
    print(f"packaging {program.name}", flush=True)
    command = [sys.executable, str(ROOT / "packaging" / "package.py"), *options]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def _display() -> Iterator[str]:
    """An X server without a window manager: nothing but the program decides when it is seen."""
    command = ["Xvfb", "-displayfd", "1", "-noreset", "-screen", "0", "1366x900x24"]
    with subprocess.Popen(
        [*command, "-nolisten", "tcp"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout is not None
        try:
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()


def _start(program: Path, display: str) -> Start:
    with tempfile.TemporaryDirectory(prefix="yccall-start-") as home, Watch(display) as watch:
        environment = {"DISPLAY": display, "HOME": home, "LANG": "C.UTF-8"}
        environment["XDG_RUNTIME_DIR"] = home
        begin = time.perf_counter()
        with subprocess.Popen(
            [program], env=environment, cwd=home, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        ) as process:  # fmt: skip
            try:
                painted, complete = watch.window(lambda: process.poll() is None)
                memory = group_memory(process.pid)
            finally:
                process.kill()
        while not watch.empty():
            time.sleep(0.01)
    return Start(painted - begin, complete - begin, memory)


def _median(starts: list[Start]) -> Start:
    middle = statistics.median
    return Start(
        middle(one.painted for one in starts),
        middle(one.complete for one in starts),
        middle(one.memory for one in starts),
    )


def _size(path: Path) -> float:
    files = [path] if path.is_file() else path.rglob("*")
    return sum(one.stat().st_size for one in files if one.is_file() and not one.is_symlink()) / 1e6


def _line(name: str, painted: str, complete: str, memory: str) -> str:
    return f"{name:<35}{painted:>13}{complete:>13}{memory:>13}"


def _told(name: str, start: Start) -> str:
    seconds = (f"{start.painted:.2f} s", f"{start.complete:.2f} s")
    return _line(name, *seconds, f"{start.memory:.0f} MB")


def measure() -> None:
    """Print the table."""
    if sys.platform != "linux":
        print("the package's start is measured on Linux")
        return
    _package(OURS)
    _package(
        BARE, "--program", str(BARE_SCRIPT),
        "--dist", str(BARE.parent.parent), "--work", str(BARE.parents[2] / "work"),
    )  # fmt: skip
    starts: dict[Path, list[Start]] = {OURS: [], BARE: []}
    with _display() as display:
        for run in range(RUNS + 1):
            for program, done in starts.items():
                one = _start(program, display)
                if run:
                    done.append(one)
    ours, bare = _median(starts[OURS]), _median(starts[BARE])
    print(_line(f"packaged, median of {RUNS} starts", "first window", "complete", "idle memory"))
    print(_told("yccall-desktop", ours))
    print(_told("a bare PySide6 window", bare))
    ratios = (ours.painted / bare.painted, ours.complete / bare.complete, ours.memory / bare.memory)
    print(_line("ratio", *(f"{ratio:.2f} x" for ratio in ratios)))
    print(_line("goal, at most", f"{START_GOAL} x", "", f"{MEMORY_GOAL} x"))
    print(f"the folder: {_size(OURS.parent):.1f} MB, goal: at most {FOLDER_GOAL} MB")
    for path in sorted((ROOT / "dist").iterdir()):
        if path.suffix in (".xz", ".deb", ".zip", ".exe"):
            print(f"{path.name}: {_size(path):.1f} MB, goal: at most {DOWNLOAD_GOAL} MB")
