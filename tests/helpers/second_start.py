"""A first window's ear in this process, and second starts that look for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QLockFile
from PySide6.QtNetwork import QLocalSocket

from tests.helpers.sources import ROOT
from yccall_desktop.ui.hand_over import Patience
from yccall_desktop.ui.instance_message import Handed, encode, read_place
from yccall_desktop.ui.one_instance import OneInstance

PATIENT = Patience(start=30, answer=30, end=30)
HURRIED = Patience(start=0.2, answer=0.2, end=0.2)


class First:
    """Holds the lock of `folder`, and listens once `listen` is called. Close it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.lock = QLockFile(str(folder / "lock"))
        assert self.lock.tryLock(0)
        self.instance = OneInstance(folder)
        self.handed: list[Handed] = []
        self.closing = False

    def listen(self) -> First:
        assert self.instance.listen()
        self.instance.serve(self.take)
        return self

    def take(self, handed: Handed) -> bool:
        if not self.closing:
            self.handed.append(handed)
        return not self.closing

    def close(self) -> None:
        self.instance.close()
        self.lock.unlock()


_RUN = """
import sys
from pathlib import Path
from PySide6.QtCore import QLockFile
from yccall_desktop.ui.hand_over import Patience, Role, find_role
from yccall_desktop.ui.instance_message import decode
folder, patience = Path(sys.argv[1]), Patience(*map(float, sys.argv[2:]))
handed = decode(sys.stdin.buffer.read())
lock = QLockFile(str(folder / "lock"))
role = find_role(lock, folder, handed, patience)
sys.stdout.buffer.write((role.name if isinstance(role, Role) else role.english()).encode())
"""


class Second:
    """A second start in a process of its own: Qt keeps Python's lock while it waits for a pipe."""

    def __init__(
        self, folder: Path, handed: Handed | None = None, patience: Patience = PATIENT
    ) -> None:
        seconds = [str(one) for one in (patience.start, patience.answer, patience.end)]
        self._process = subprocess.Popen(
            [sys.executable, "-c", _RUN, str(folder), *seconds], cwd=ROOT,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        assert self._process.stdin is not None
        self._process.stdin.write(encode(handed or Handed()))
        self._process.stdin.close()

    @property
    def decided(self) -> bool:
        return self._process.poll() is not None

    def wait(self, qtbot) -> str:
        """FIRST, SECOND or the sentence why not; the events of this process run meanwhile."""
        qtbot.waitUntil(lambda: self.decided)
        assert self._process.returncode == 0
        assert self._process.stdout is not None
        with self._process.stdout as output:
            return output.read().decode()


def say(qtbot, folder: Path, message: bytes) -> bytes:
    """Send bytes to who listens; what comes until the connection ends."""
    socket = QLocalSocket()
    socket.connectToServer(read_place(folder)[0])
    assert socket.waitForConnected(5000)
    socket.write(message)
    gone = QLocalSocket.LocalSocketState.UnconnectedState
    qtbot.waitUntil(lambda: socket.state() is gone)
    return bytes(socket.readAll().data())
