"""One run of the program on a Screen, used as a person uses it."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.e2e.harness.at_spi import AccessibilityError, Widget
from tests.e2e.harness.screen import Screen
from tests.e2e.harness.waiting import wait_for
from tests.helpers.sources import ROOT

_COMPLAINT = re.compile(
    r"Traceback|Fatal|Warning|Error|QObject|QWidget|QPainter|QTimer|QThread|qt\."
)
"""What no run may print."""


def close_window(screen: Screen, process: subprocess.Popen[Any], seconds: float) -> int:
    """Close the window in front as its user does; return the exit code of its program.

    A key is lost while the window manager moves the focus: then it is pressed again.
    """
    until = time.monotonic() + seconds
    while True:
        if screen.active_title():
            screen.key("alt+F4")
        left = until - time.monotonic()
        try:
            return process.wait(max(min(5, left), 0))
        except subprocess.TimeoutExpired:
            if left <= 0:
                raise


class Program:
    """Use as a context manager: started on entry, stopped on exit whatever happened.

    `environment` is added to the screen's; the window is ready when it shows the widget `content`.
    `command` is for trying the harness itself.
    """

    def __init__(
        self,
        screen: Screen,
        *arguments: str,
        environment: dict[str, str] | None = None,
        command: Sequence[str] = (sys.executable, "-m", "yccall_desktop"),
        pictures: Path | None = None,
        label: str = "program",
        content: str = "newTaskPage",
    ) -> None:
        self.screen = screen
        self._command = [*command, *arguments]
        self._environment = {
            **screen.environment,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            "PYTHONFAULTHANDLER": "1",
            **(environment or {}),
        }
        self._pictures = pictures
        self._label = label
        self._content = content
        self._log = Path(screen.environment["XDG_RUNTIME_DIR"]) / f"{label}-{id(self)}.log"
        self._process: subprocess.Popen[bytes]
        self._known: dict[str, Widget] = {}

    def __enter__(self) -> Program:
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                self._command, env=self._environment, cwd=ROOT, stdin=subprocess.DEVNULL,
                stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip
        try:
            wait_for(self._window_is_shown, "the program's window", 40)
            self.find(self._content)
        except BaseException:
            self._give_up()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            self._give_up()
        elif self.running:
            self.close()
        assert kind is not None or not _COMPLAINT.search(self.output), self.output

    def _give_up(self) -> None:
        """Keep a picture and the output for whoever looks at the failure; end the program."""
        if self._pictures is not None:
            self.screen.picture(self._pictures / f"{self._label}.png")
            (self._pictures / f"{self._label}.log").write_text(self.output, encoding="utf-8")
        self.kill()

    # --- the process -------------------------------------------------------------------------
    @property
    def running(self) -> bool:
        return self._process.poll() is None

    @property
    def output(self) -> str:
        """All it printed so far, standard output and errors."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def kill(self) -> None:
        """kill -9: no chance to save anything."""
        if self.running:
            self._process.kill()
        self._process.wait(10)

    def close(self, seconds: float = 20) -> int:
        """Close the window as its user does; return the exit code."""
        return close_window(self.screen, self._process, seconds)

    # --- what is on the screen ---------------------------------------------------------------
    def _window_is_shown(self) -> bool:
        assert self.running, f"the program ended at once:\n{self.output}"
        root = self._root()
        return (
            root is not None
            and any(window.has("showing") for window in root.children())
            and bool(self.screen.active_title())
        )

    def _root(self) -> Widget | None:
        bus = self.screen.accessibility
        for program in bus.programs():
            try:
                if bus.process_of(program.program) == self._process.pid:
                    return program
            except AccessibilityError:
                continue
        return None

    def _search(self, object_name: str) -> Widget | None:
        root = self._root()
        for widget in root.below() if root is not None else ():
            try:
                if widget.object_name == object_name and widget.has("showing"):
                    return widget
            except AccessibilityError:
                continue
        return None

    def sees(self, object_name: str) -> Widget | None:
        """The widget with this object name, None when it is not shown."""
        known = self._known.get(object_name)
        try:
            if known is not None and known.has("showing"):
                return known
            widget = self._search(object_name)
        except AccessibilityError:
            return None
        if widget is not None:
            self._known[object_name] = widget
        return widget

    def find(self, object_name: str, seconds: float = 20) -> Widget:
        """Like sees(), waiting until it is shown."""
        widget = wait_for(lambda: self.sees(object_name), f"{object_name} in the window", seconds)
        assert widget is not None
        return widget

    def text(self, object_name: str) -> str:
        """What a widget says now, '' when it is not shown."""
        widget = self.sees(object_name)
        return widget.text if widget is not None else ""

    def wait_text(self, object_name: str, pattern: str, seconds: float = 20) -> str:
        """Wait until a widget's text matches `pattern`; return what matched."""
        what = f"{object_name} to say {pattern!r}"
        match = wait_for(lambda: re.search(pattern, self.text(object_name)), what, seconds)
        assert match is not None
        return match[0]

    def wait_enabled(self, object_name: str, seconds: float = 20) -> Widget:
        def enabled() -> Widget | None:
            widget = self.sees(object_name)
            return widget if widget is not None and widget.has("enabled") else None

        widget = wait_for(enabled, f"{object_name} to be enabled", seconds)
        assert widget is not None
        return widget

    # --- what the user does ------------------------------------------------------------------
    def click(self, object_name: str, seconds: float = 20) -> None:
        """Click the middle of a widget, once it is shown."""
        self.screen.click_at(*self.find(object_name, seconds).center())

    def key(self, *keys: str) -> None:
        self.screen.key(*keys)

    def type(self, text: str) -> None:
        self.screen.type(text)
