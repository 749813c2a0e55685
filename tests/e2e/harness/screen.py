"""A virtual screen with a window manager, a message bus, a clipboard, keys and a mouse."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import IO

from tests.e2e.harness.at_spi import Accessibility
from tests.e2e.harness.waiting import wait_for

_TOOLS = ("Xvfb", "openbox", "xdotool", "xclip", "dbus-daemon", "/usr/libexec/at-spi2-registryd")

_GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
sys.exit(not app.primaryScreen().grabWindow(0).save(sys.argv[1]))
"""


def missing_tools() -> list[str]:
    """The commands that a Screen needs and that are not there."""
    if sys.platform != "linux":
        return ["an X server"]
    return [tool for tool in _TOOLS if shutil.which(tool) is None]


class Screen:
    """Use as a context manager. `home` is a folder for everything that its programs write."""

    def __init__(self, home: Path, size: str = "1400x900") -> None:
        self._home = home
        self._size = size
        self._processes: list[subprocess.Popen[bytes]] = []
        self.environment: dict[str, str] = {}
        self.accessibility: Accessibility

    def __enter__(self) -> Screen:
        runtime = self._home / "runtime"
        runtime.mkdir(mode=0o700, parents=True)
        kept = ("PATH", "PYTHONDONTWRITEBYTECODE", "LD_LIBRARY_PATH")
        self.environment = {name: os.environ[name] for name in kept if name in os.environ}
        self.environment |= {
            "HOME": str(self._home),
            "XDG_RUNTIME_DIR": str(runtime),
            "LANG": "C.UTF-8",
        }
        try:
            self._start()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def _start(self) -> None:
        screen = ("-screen", "0", f"{self._size}x24", "-nolisten", "tcp")
        # Without -noreset the server drops all clients when a first short-lived one leaves.
        number = self._spawn_and_read("Xvfb", "-displayfd", "1", "-noreset", *screen)
        self.environment["DISPLAY"] = f":{number}"
        self._spawn("openbox")
        wait_for(lambda: self._run("xdotool", "get_desktop", check=False) == "0", "openbox")
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._spawn_and_read(
            "dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"
        )
        self.accessibility = Accessibility(self.environment["DBUS_SESSION_BUS_ADDRESS"])

    def _stop(self) -> None:
        if hasattr(self, "accessibility"):
            self.accessibility.close()
        for process in reversed(self._processes):
            process.terminate()
        for process in reversed(self._processes):
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            if process.stdout is not None:
                process.stdout.close()
        self._processes.clear()

    def _spawn(self, *command: str, output: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            command, env=self.environment, stdin=subprocess.DEVNULL, stdout=output,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._processes.append(process)
        return process

    def _spawn_and_read(self, *command: str) -> str:
        """Start a server; return the first line it prints, which says that it is ready."""
        output: IO[bytes] | None = self._spawn(*command, output=subprocess.PIPE).stdout
        assert output is not None
        line = output.readline().decode().strip()
        assert line, f"{command[0]} did not start"
        return line

    def _run(self, *command: str, check: bool = True, given: str | None = None) -> str:
        done = subprocess.run(
            command, env=self.environment, check=check, timeout=20, text=True, input=given,
            stdin=None if given is not None else subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        return done.stdout.strip()

    def key(self, *keys: str) -> None:
        """Press keys in turn, in X's names: `ctrl+Return`, `F8`, `ctrl+comma`."""
        self._run("xdotool", "key", "--clearmodifiers", "--delay", "30", *keys)

    def type(self, text: str) -> None:
        self._run("xdotool", "type", "--clearmodifiers", "--delay", "15", text)

    def click_at(self, x: int, y: int) -> None:
        self._run("xdotool", "mousemove", "--sync", str(x), str(y), "click", "1")

    def titles(self) -> list[str]:
        """The titles of the windows that are shown."""
        found = self._run("xdotool", "search", "--onlyvisible", "--name", ".", check=False)
        return [
            self._run("xdotool", "getwindowname", window, check=False) for window in found.split()
        ]

    def active_title(self) -> str:
        return self._run("xdotool", "getactivewindow", "getwindowname", check=False)

    def clipboard(self) -> str:
        """The clipboard's text, '' when there is none."""
        return self._run("xclip", "-selection", "clipboard", "-out", check=False)

    def picture(self, path: Path) -> None:
        """Save a picture of the whole screen."""
        path.parent.mkdir(parents=True, exist_ok=True)
        environment = {**self.environment, "QT_QPA_PLATFORM": "xcb"}
        subprocess.run(
            [sys.executable, "-c", _GRAB, str(path)], env=environment, check=True, timeout=30,
            stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
