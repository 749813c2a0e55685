"""A Windows PC on a Linux machine: wine, set up for one user who never installed anything."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path, PureWindowsPath

from smoke.processes import running_for
from smoke.steps import wait_for
from tests.e2e.harness import Screen, missing_tools

_PREPARE_SECONDS = 180
_STAND_INS = Path("build/windows/stand-ins")


class WinePC:
    """Use as a context manager. `folder` must not be there yet; its path must be plain.

    Programs get DISPLAY, HOME, LANG, XDG_RUNTIME_DIR, the message bus and wine's variables.
    `checkout` has the libraries that Windows has and wine lacks; they go into the Windows folder.
    """

    def __init__(self, folder: Path, checkout: Path) -> None:
        tools = [
            *missing_tools(),
            *(one for one in ("wine", "wineserver") if not shutil.which(one)),
        ]
        assert not tools, f"not installed: {', '.join(tools)}"
        self.lent = sorted((checkout / _STAND_INS).glob("*.dll"))
        assert self.lent, "packaging/windows/prepare.sh has not made its libraries yet"
        self._prefix = folder / "prefix"
        self._home = folder / "home"
        self._home.mkdir(parents=True)
        self.drive = self._prefix / "drive_c"
        self.screen = Screen(folder / "screen")
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> WinePC:
        self.screen.__enter__()
        try:
            self._set_up()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._server("--kill")
        for process in self._processes:
            with suppress(OSError):
                process.kill()
            process.wait(20)
        self.screen.__exit__()

    def _set_up(self) -> None:
        # wine's services stay; they must not be the ones to keep somebody's pipe open
        self._server("--persistent")
        self._quietly("wineboot", "--init")
        self._quietly("winecfg", "-v", "win10")
        for library in self.lent:
            shutil.copy(library, self.drive / "windows" / "system32")

    def _quietly(self, *command: str) -> None:
        code, output = self.run(command, _PREPARE_SECONDS)
        assert code == 0, f"{command[0]} ended with {code}: {output}"

    def _server(self, option: str) -> None:
        subprocess.run(
            ["wineserver", option],
            env={**self._environment, "PATH": os.environ["PATH"]},
            check=False,
            timeout=60,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    @property
    def _environment(self) -> dict[str, str]:
        names = ("DISPLAY", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS", "LANG")
        given = {name: self.screen.environment[name] for name in names}
        return given | {
            "HOME": str(self._home),
            "WINEPREFIX": str(self._prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=",
        }

    # --- places ------------------------------------------------------------------------------
    @property
    def user(self) -> Path:
        """The user's profile."""
        (folder,) = (one for one in self.drive.glob("users/*") if one.name != "Public")
        return folder

    @property
    def local_data(self) -> Path:
        return self.user / "AppData" / "Local"

    @property
    def start_menu(self) -> Path:
        return self.user / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs"

    @property
    def odd_place(self) -> Path:
        """Where a program can be installed, with spaces and Chinese letters."""
        return self.drive / "程序 folder" / "Yccall 桌面"

    def argument(self, path: Path) -> str:
        """As Windows calls a file."""
        if self.drive in path.parents:
            return str(PureWindowsPath("C:/", *path.relative_to(self.drive).parts))
        return str(PureWindowsPath("Z:/", *path.parts[1:]))

    # --- programs ----------------------------------------------------------------------------
    def start(self, command: Sequence[str | Path]) -> subprocess.Popen[bytes]:
        """Start a program; what it prints is read by nobody."""
        process = self._popen(command, subprocess.DEVNULL)
        self._processes.append(process)
        return process

    def run(self, command: Sequence[str | Path], seconds: float = 120) -> tuple[int, str]:
        """Run a program to its end: its exit code, and what it printed."""
        with self._popen(command, subprocess.PIPE) as process:
            try:
                output, _ = process.communicate(timeout=seconds)
            except BaseException:
                process.kill()
                raise
        return process.returncode, output.decode("utf-8", errors="replace")

    def _popen(self, command: Sequence[str | Path], output: int) -> subprocess.Popen[bytes]:
        wine = shutil.which("wine")
        assert wine is not None
        program, *arguments = map(str, command)
        return subprocess.Popen(
            [wine, program, *arguments],
            env=self._environment,
            cwd=self._home,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    @staticmethod
    def kill(process: subprocess.Popen[bytes]) -> None:
        """As the Task Manager ends it: no chance to save anything."""
        process.kill()
        process.wait(20)

    def check_nothing_runs(self, name: str) -> None:
        """No process has `name` in its command line, after a moment."""

        def still() -> list[str]:
            return [one for one in running_for(self._home).values() if name in one]

        wait_for(lambda: not still(), f"the processes of {name} to end", 30)
