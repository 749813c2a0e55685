"""A Windows under wine to install in, and setups of a small trial program."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

from tests.helpers.sources import ROOT

NAME = "Yccall Desktop"
OPENED = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv")
CREDENTIALS = ("Yccall Desktop", "server.example@Yccall Desktop")
FOREIGN_CREDENTIALS = ("Yccall Desktop of others", "other@Desktop")
UNINSTALL_KEY = rf"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\{NAME}"


def load_make_setup():
    spec = importlib.util.spec_from_file_location(
        "make_setup", ROOT / "packaging/windows/make_setup.py"
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_setup"] = module
    spec.loader.exec_module(module)
    return module


def make_trial(target: Path) -> Path:
    """The trial program, built."""
    source = Path(__file__).with_name("trial.c")
    compiler = ["x86_64-w64-mingw32-gcc", "-municode", "-Os", "-s"]
    subprocess.run(
        [*compiler, "-o", str(target), str(source), "-ladvapi32"], check=True, timeout=60
    )
    return target


def make_folder(folder: Path, trial: Path, files: dict[str, str]) -> Path:
    """A folder as PyInstaller builds it: two programs, and files given by path and text."""
    folder.mkdir()
    for name in ("yccall-desktop.exe", "yccall-desktop-console.exe"):
        shutil.copy(trial, folder / name)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def tree(folder: Path) -> dict[str, bytes | None]:
    """What is in a folder: bytes by path, None for folders."""
    return {
        path.relative_to(folder).as_posix(): None if path.is_dir() else path.read_bytes()
        for path in folder.rglob("*")
    }


class Windows:
    """A wine prefix of its own, with its own home and a screen that nobody looks at.

    Without a screen wine waits for one, ten seconds each time. A dialog would be an error: nobody
    answers it, and its program is ended.
    """

    def __init__(self, place: Path) -> None:
        self.place = place
        self.home = place / "home"
        self.home.mkdir()
        self.drive = place / "prefix" / "drive_c"
        self.drive.parent.mkdir()
        self._environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "LC_ALL": "C.UTF-8",
            "WINEPREFIX": str(place / "prefix"),
            "WINEARCH": "win64",
            "DISPLAY": self._start_screen(),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=",
        }
        # wine's services stay, and would keep a pipe open
        for command in (["wineserver", "--persistent"], ["wine", "wineboot", "--init"]):
            subprocess.run(
                command, env=self._environment, check=True, timeout=120,
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        self.be("win10")
        self._hold_desktop()
        self.user = next(path for path in self.drive.glob("users/*") if path.name != "Public")
        self.local = self.user / "AppData" / "Local"
        self.program_folder = self.local / "Programs" / NAME
        self.data = self.local / NAME
        menu = self.user / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs"
        self.menu_link = menu / f"{NAME}.lnk"
        self.desktop_link = self.user / "Desktop" / f"{NAME}.lnk"

    def _start_screen(self) -> str:
        command = ["Xvfb", "-displayfd", "1", "-noreset", "-nolisten", "tcp"]
        self._screen = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True,
        )  # fmt: skip
        return f":{self._screen.stdout.readline().strip()}"

    def _hold_desktop(self) -> None:
        """Keep a window open: the desktop ends with its last one, and starts in ten seconds."""
        self._desktop = subprocess.Popen(
            ["wine", "notepad"], env=self._environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def be(self, version: str) -> None:
        self.run("reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", version, "/f")

    def end(self) -> None:
        subprocess.run(["wineserver", "--kill"], env=self._environment, check=False, timeout=30)
        self._desktop.wait(timeout=30)
        self._screen.terminate()
        self._screen.communicate()

    def _start(self, stdin: int, program: str | Path, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            ["wine", str(program), *arguments],
            env=self._environment,
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=self.place,
            encoding="utf-8",
            errors="replace",
        )

    def run(self, program: str | Path, *arguments: str) -> tuple[int, str]:
        """Its exit code and what it printed."""
        with self._start(subprocess.DEVNULL, program, *arguments) as process:
            try:
                printed, _ = process.communicate(timeout=180)
            except subprocess.TimeoutExpired:
                self.end()
                raise
        return process.returncode, printed

    def code(self, program: str | Path, *arguments: str) -> int:
        """The exit code. NSIS wants paths with blanks unquoted: they are given as several words."""
        words = [word for argument in arguments for word in argument.split(" ")]
        return self.run(program, *words)[0]

    @contextlib.contextmanager
    def running(self, program: Path, *arguments: str) -> Iterator[None]:
        """The trial program at work; nobody else may end it."""
        with self._start(subprocess.PIPE, program, *(arguments or ("run",))) as process:
            assert process.stdout.readline().strip() == "running"
            yield
            assert process.poll() is None
            process.stdin.close()
            assert process.wait(timeout=60) == 0

    def path(self, place: Path) -> str:
        """As Windows calls it."""
        if self.drive in place.parents:
            return str(PureWindowsPath("C:/", *place.relative_to(self.drive).parts))
        return str(PureWindowsPath("Z:/", *place.parts[1:]))

    def uninstall(self, *switches: str, folder: Path | None = None) -> int:
        """Waits for it, as a copy of the uninstaller allows: the exit code."""
        folder = folder or self.program_folder
        copy = Path(shutil.copy(folder / "uninstall.exe", self.place / "uninstall-copy.exe"))
        return self.code(copy, "/S", *switches, f"_?={self.path(folder)}")

    def _export(self, key: str) -> str:
        """A key as a .reg file has it; '' when it does not exist."""
        target = self.place / "export.reg"
        target.unlink(missing_ok=True)
        self.run("reg", "export", key, self.path(target), "/y")
        return target.read_bytes().decode("utf-16") if target.exists() else ""

    def registry(self, key: str) -> dict[str, str]:
        """The values of a key, by name ('' is the default one); empty when there is no such key."""
        own = self._export(key).partition("]")[2].partition("\n[")[0]
        found = re.findall(r'^(?:@|"(.*?)")=(?:"(.*)"|dword:(\w+))\r?$', own, re.MULTILINE)
        return {
            name: re.sub(r"\\(.)", r"\1", text) or number for name, text, number in found
        }  # fmt: skip

    def mentions(self) -> list[str]:
        """All lines of the user's registry that name the program."""
        return [line for line in self._export("HKCU").splitlines() if "yccall" in line.lower()]

    def wipe(self) -> None:
        """As before the first setup."""
        for folder in (self.local / "Programs", self.data, self.drive / "路径 with space"):
            shutil.rmtree(folder, ignore_errors=True)
        for link in (self.menu_link, self.desktop_link):
            link.unlink(missing_ok=True)
        classes = r"Software\Classes"
        keys = [
            rf"Software\Microsoft\Windows\CurrentVersion\Uninstall\{NAME}",
            rf"{classes}\Applications\yccall-desktop.exe",
            rf"{classes}\YccallDesktop.Sheet",
            *(rf"{classes}\{kind}" for kind in OPENED),
            *(rf"Software\Wine\Credential Manager\Generic: {name}" for name in CREDENTIALS),
            *(rf"Software\Wine\Credential Manager\Generic: {name}" for name in FOREIGN_CREDENTIALS),
        ]
        lines = ["REGEDIT4", *(rf"[-HKEY_CURRENT_USER\{key}]" for key in keys), ""]
        target = self.place / "wipe.reg"
        target.write_text("\r\n".join(lines))
        self.run("regedit", "/S", self.path(target))
