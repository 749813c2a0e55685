"""Keyboard, clipboard and windows of the Windows PC that this runs on, by Windows' own calls."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from ctypes import wintypes
from pathlib import Path

from smoke.steps import wait_for

assert sys.platform == "win32", "only Windows has these calls"

_KEYS = {
    "ctrl": 0x11, "alt": 0x12, "shift": 0x10, "Tab": 0x09, "Return": 0x0D, "space": 0x20,
    "comma": 0xBC, "F4": 0x73, "a": 0x41,
}  # fmt: skip
_KEYBOARD, _KEY_UP, _UNICODE = 1, 2, 4
_CF_UNICODETEXT = 13
_SET_FOREGROUND_LOCK, _TELL_ALL = 0x2001, 2

_GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
sys.exit(not app.primaryScreen().grabWindow(0).save(sys.argv[1]))
"""

_KEPT = (
    "SystemRoot", "SystemDrive", "windir", "USERPROFILE", "USERNAME", "USERDOMAIN", "APPDATA",
    "LOCALAPPDATA", "TEMP", "TMP", "ProgramData",
)  # fmt: skip
"""What a program of Windows cannot do without. No PATH, nothing of Python."""

_user32 = ctypes.WinDLL("user32", use_last_error=True)
_kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
_user32.GetForegroundWindow.restype = wintypes.HWND
_user32.GetWindowTextW.argtypes = (wintypes.HWND, wintypes.LPWSTR, ctypes.c_int)
_user32.SystemParametersInfoW.argtypes = (
    wintypes.UINT, wintypes.UINT, ctypes.c_void_p, wintypes.UINT
)  # fmt: skip
_user32.OpenClipboard.argtypes = (wintypes.HWND,)
_user32.GetClipboardData.argtypes = (wintypes.UINT,)
_user32.GetClipboardData.restype = wintypes.HANDLE
_kernel32.GlobalLock.argtypes = (wintypes.HANDLE,)
_kernel32.GlobalLock.restype = ctypes.c_void_p
_kernel32.GlobalUnlock.argtypes = (wintypes.HANDLE,)


class _KeyboardInput(ctypes.Structure):
    _fields_ = (
        ("key", wintypes.WORD),
        ("character", wintypes.WORD),
        ("flags", wintypes.DWORD),
        ("time", wintypes.DWORD),
        ("extra", ctypes.c_size_t),
    )


class _Event(ctypes.Union):
    _fields_ = (("keyboard", _KeyboardInput), ("as_large_as_a_mouse_event", ctypes.c_byte * 32))


class _Input(ctypes.Structure):
    _fields_ = (("kind", wintypes.DWORD), ("event", _Event))


_user32.SendInput.argtypes = (wintypes.UINT, ctypes.POINTER(_Input), ctypes.c_int)
_user32.SendInput.restype = wintypes.UINT


def _press(*events: tuple[int, int, int]) -> None:
    """Send (key, character, flags) as one row of events."""
    inputs = (_Input * len(events))()
    for one, (key, character, flags) in zip(inputs, events, strict=True):
        one.kind = _KEYBOARD
        one.event.keyboard = _KeyboardInput(key, character, flags, 0, 0)
    sent = _user32.SendInput(len(events), inputs, ctypes.sizeof(_Input))
    assert sent == len(events), f"Windows took {sent} of {len(events)} key events"


class WindowsScreen:
    """The names of keys are those of X, as everywhere in the smoke test."""

    def key(self, *keys: str) -> None:
        """Press keys in turn: `ctrl+Return`, `Tab`."""
        for key in keys:
            codes = [_KEYS[part] for part in key.split("+")]
            downs = [(code, 0, 0) for code in codes]
            ups = [(code, 0, _KEY_UP) for code in reversed(codes)]
            _press(*downs, *ups)

    def type(self, text: str) -> None:
        for character in text:
            code = ord(character)
            _press((0, code, _UNICODE), (0, code, _UNICODE | _KEY_UP))

    def active_title(self) -> str:
        text = ctypes.create_unicode_buffer(300)
        _user32.GetWindowTextW(_user32.GetForegroundWindow(), text, len(text))
        return text.value

    def clipboard(self) -> str:
        """The clipboard's text, '' when there is none or somebody else has it open."""
        if not _user32.OpenClipboard(None):
            return ""
        try:
            handle = _user32.GetClipboardData(_CF_UNICODETEXT)
            place = _kernel32.GlobalLock(handle) if handle else None
            if not place:
                return ""
            try:
                return ctypes.wstring_at(place)
            finally:
                _kernel32.GlobalUnlock(handle)
        finally:
            _user32.CloseClipboard()

    def picture(self, path: Path) -> None:
        """Save a picture of the whole screen."""
        command = [sys.executable, "-c", _GRAB, str(path)]
        subprocess.run(command, check=True, timeout=60, stdin=subprocess.DEVNULL)


class ThisPC:
    """Use as a context manager. Programs get Windows' own variables alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.screen = WindowsScreen()
        self.local_data = Path(os.environ["LOCALAPPDATA"])
        self.start_menu = Path(os.environ["APPDATA"], "Microsoft/Windows/Start Menu/Programs")
        self.lent: Sequence[Path] = ()
        self.odd_place = folder / "程序 folder" / "Yccall 桌面"
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> ThisPC:
        """Let programs that are started from here come to the front."""
        self.screen.key("alt")  # Windows asks who got the last key
        _user32.SystemParametersInfoW(_SET_FOREGROUND_LOCK, 0, None, _TELL_ALL)
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes:
            process.kill()
            process.wait(20)

    def argument(self, path: Path) -> str:
        return str(path)

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
        return subprocess.Popen(
            [str(one) for one in command],
            env={name: os.environ[name] for name in _KEPT if name in os.environ},
            cwd=tempfile.gettempdir(),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )

    @staticmethod
    def kill(process: subprocess.Popen[bytes]) -> None:
        """As the Task Manager ends it: no chance to save anything."""
        process.kill()
        process.wait(20)

    @staticmethod
    def check_nothing_runs(name: str) -> None:
        """No process is called `name`, after a moment."""

        def none() -> bool:
            tasks = subprocess.run(
                ["tasklist", "/FO", "CSV", "/NH"], check=True, capture_output=True, timeout=60
            )
            return f'"{name}.exe"'.encode() not in tasks.stdout.lower()

        wait_for(none, f"the processes of {name} to end", 30)
