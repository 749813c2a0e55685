"""The second start: hands its files to the window that is open already. Imports no widgets.

Blocks, for a bounded time, and needs no application: it comes before everything that is slow.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QLockFile, QSysInfo
from PySide6.QtNetwork import QLocalSocket

from yccall_desktop.errors import QT_TRANSLATE_NOOP, Words
from yccall_desktop.ui.instance_message import (
    MAX_BYTES,
    Answer,
    Handed,
    NotUnderstoodError,
    decode_answer,
    encode,
    read_place,
)

_CONNECT_MILLISECONDS = 2_000
_TRY_LOCK_MILLISECONDS = 100
_LONGEST_ANSWER = 1_000


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: `start` until the other one listens, which a slow PC's first start may take,
    `answer` until it answers, `end` until a window that is closing has ended."""

    start: float = 20.0
    answer: float = 10.0
    end: float = 20.0


class Role(Enum):
    """What this start has become."""

    FIRST = auto()
    """The lock is its own: it opens the window."""

    SECOND = auto()
    """Another one took what was handed: nothing is left to do."""


class _End(Enum):
    """How a try went, when there was no answer."""

    NOT_THERE = auto()
    SILENT = auto()


def find_role(
    lock: QLockFile, data_dir: Path, handed: Handed, patience: Patience | None = None
) -> Role | Words:
    """Take the lock of the data folder, or hand over to who has it; Words: neither can be done."""
    patience = patience or Patience()
    message = encode(handed)
    until = time.monotonic() + patience.start
    wait = 0
    while not lock.tryLock(wait):
        wait = _TRY_LOCK_MILLISECONDS
        if lock.error() is not QLockFile.LockError.LockFailedError:
            return _not_writable(data_dir)
        host = _other_host(lock)
        if host:
            return _foreign(data_dir, host, lock.fileName())
        if len(message) > MAX_BYTES:
            return _too_long()
        end = _try(data_dir, message, patience.answer)
        if end is Answer.TAKEN:
            return Role.SECOND
        if end is Answer.OTHER_VERSION:
            return _other_version()
        if end is Answer.ENDS:
            until = time.monotonic() + patience.end
        elif end is _End.SILENT or time.monotonic() > until:
            return _no_answer(data_dir)
    return Role.FIRST


def _other_host(lock: QLockFile) -> str:
    """The PC that has the lock, '' when it is this one. Windows has its name in two spellings."""
    _pid, host, _program = lock.getLockInfo()
    here = QSysInfo.machineHostName()
    return "" if host.casefold() in ("", here.casefold()) else str(host)


def _try(data_dir: Path, message: bytes, seconds: float) -> Answer | _End:
    """Hand over once."""
    place, pid = read_place(data_dir)
    if not place:
        return _End.NOT_THERE
    socket = QLocalSocket()
    socket.connectToServer(place)
    try:
        if not socket.waitForConnected(_CONNECT_MILLISECONDS):
            return _End.NOT_THERE
        _allow_foreground(pid)
        return _ask(socket, message, seconds)
    finally:
        socket.abort()


def _ask(socket: QLocalSocket, message: bytes, seconds: float) -> Answer | _End:
    """A window that ends closes the connection without an answer: then it is not there."""
    until = time.monotonic() + seconds
    gone = QLocalSocket.LocalSocketState.UnconnectedState
    socket.write(message)
    line = b""
    while not line.endswith(b"\n"):
        left = int((until - time.monotonic()) * 1000)
        if left <= 0 or len(line) > _LONGEST_ANSWER:
            return _End.SILENT
        if socket.bytesToWrite():
            socket.waitForBytesWritten(left)
        elif not socket.bytesAvailable():
            socket.waitForReadyRead(left)
        line += bytes(socket.readAll().data())
        if socket.state() is gone and not line.endswith(b"\n"):
            return _End.NOT_THERE
    try:
        return decode_answer(line)
    except NotUnderstoodError:
        return Answer.OTHER_VERSION


def _allow_foreground(pid: int) -> None:
    """Windows lets only the program of the user's last click raise a window; it may lend this."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(pid)


# --- why not ---------------------------------------------------------------------------------
def _not_writable(data_dir: Path) -> Words:
    text = QT_TRANSLATE_NOOP("Start", "The data folder {folder} cannot be written.")
    return Words("Start", text, {"folder": str(data_dir)})


def _foreign(data_dir: Path, host: str, file: str) -> Words:
    """A lock of another host cannot be seen to be stale."""
    text = QT_TRANSLATE_NOOP(
        "Start",
        "The data folder {folder} is in use by the PC {host}. If the program does not run there, "
        "delete the file {file} and start again.",
    )
    return Words("Start", text, {"folder": str(data_dir), "host": host, "file": file})


def _no_answer(data_dir: Path) -> Words:
    text = QT_TRANSLATE_NOOP(
        "Start",
        "The program is already running with the data folder {folder}, but it does not answer. "
        "Wait a moment and try again. If that does not help, end it (on Windows in the Task "
        "Manager) or restart the PC: nothing that was sent is lost.",
    )
    return Words("Start", text, {"folder": str(data_dir)})


def _other_version() -> Words:
    text = QT_TRANSLATE_NOOP(
        "Start",
        "Another version of the program is already running. Close its window and start again.",
    )
    return Words("Start", text)


def _too_long() -> Words:
    text = QT_TRANSLATE_NOOP("Start", "These are too many files at once. Open fewer of them.")
    return Words("Start", text)
