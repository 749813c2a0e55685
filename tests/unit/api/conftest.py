"""A simulator, a task to send, and raw sockets for what no web server would do."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field

import pytest

from yccall_desktop.api.limits import Limits
from yccall_desktop.api.platform import HttpPlatform
from yccall_desktop.api.routes import Routes
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End
from yccall_desktop.core.submission import CallNumber
from yccall_desktop.core.task import AssignmentType, Ratio, TaskSettings
from yccall_desktop.simulator import Simulator

TOKEN = "0123456789abcdef0123456789abcdef"
SUBMISSION = "7f3a91c2-1111-4222-8333-444455556666"
NOW = 1_700_000_000
SETTINGS = TaskSettings(AssignmentType.QUEUE, "queue-1", Ratio(1, 2), name="leads")
NUMBERS = (
    CallNumber(2, "18012345678", "8618012345678", member_id="M1"),
    CallNumber(3, "18012340000", "8618012340000"),
)
MANY = NUMBERS * 50_000
"""More than the sockets' own buffers hold."""
QUICK = Limits(connect=1, connect_in_all=2, stall=0.5, upload=2, answer=0.6, answer_bytes=300_000)
PATIENT = Limits(connect=60, connect_in_all=90, stall=60, upload=90, answer=60)


class CancelWhen(CancelToken):
    """Cancelled as soon as `happened` says so."""

    def __init__(self, happened: Callable[[], bool]) -> None:
        super().__init__()
        self._happened = happened

    @property
    def cancelled(self) -> bool:
        return self._happened()


@dataclass
class Sender:
    """Sends TaskCreat to a server and remembers the progress."""

    limits: Limits = QUICK
    routes: Routes | None = None
    progress: list[tuple[int, int]] = field(default_factory=list)

    def __call__(self, server: str, cancel: CancelToken | None = None, **changed: object) -> End:
        given = {
            "token": TOKEN,
            "submission_id": SUBMISSION,
            "settings": SETTINGS,
            "numbers": NUMBERS,
            "now": NOW,
            "progress": lambda sent, total: self.progress.append((sent, total)),
            **changed,
        }
        platform = HttpPlatform(server, self.limits, self.routes)
        return platform.create_task(**given, cancel=cancel or CancelToken())


@pytest.fixture
def create() -> Sender:
    """Sends with short limits."""
    return Sender()


@pytest.fixture
def create_patiently() -> Sender:
    """Sends with limits so long that only a cancel or a broken connection ends it."""
    return Sender(PATIENT)


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    with Simulator(token=TOKEN, slow_seconds=0.2) as running:
        yield running


class RawServer:
    """A listening socket on loopback; `serve` answers each connection as the test says."""

    def __init__(self) -> None:
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self._threads: list[threading.Thread] = []
        self._connections: list[socket.socket] = []
        self.port = self._socket.getsockname()[1]
        self.address = f"127.0.0.1:{self.port}"
        self.url = f"http://{self.address}"

    def listen(self, backlog: int = 16) -> None:
        self._socket.listen(backlog)

    def serve(self, handle: Callable[[socket.socket], None]) -> None:
        """Give every connection to `handle`, on a thread."""
        self.listen()
        thread = threading.Thread(target=self._accept, args=(handle,), daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self, handle: Callable[[socket.socket], None]) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                self._connections.append(connection)
                handle(connection)

    def stop(self) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for connection in self._connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(10)
        for connection in self._connections:
            connection.close()
        assert not any(thread.is_alive() for thread in self._threads), "a server still runs"


@pytest.fixture
def raw_server() -> Iterator[RawServer]:
    server = RawServer()
    yield server
    server.stop()


@pytest.fixture
def full_server(raw_server: RawServer) -> Iterator[RawServer]:
    """A server whose queue of connections is full: another one is never taken."""
    raw_server.listen(0)
    with ExitStack() as stack:
        for _ in range(4):
            client = stack.enter_context(socket.socket())
            client.setblocking(False)
            with suppress(BlockingIOError):
                client.connect(("127.0.0.1", raw_server.port))
        yield raw_server


def _received(connection: socket.socket, size: int) -> bytes:
    """What has come, up to `size` bytes. Raises ConnectionError when the client has gone."""
    if not (data := connection.recv(size)):
        raise ConnectionError("The client closed the connection within its request.")
    return data


def read_request(connection: socket.socket) -> tuple[bytes, bytes]:
    """The head and the whole body of one request."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += _received(connection, 65536)
    head, _, body = data.partition(b"\r\n\r\n")
    length = next(
        int(line.partition(b":")[2])
        for line in head.split(b"\r\n")
        if line.lower().startswith(b"content-length:")
    )
    while len(body) < length:
        body += _received(connection, 65536)
    return head, body


def read_head(connection: socket.socket) -> bytes:
    """Read until the head is over; what follows is left unread."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += _received(connection, 1)
    return data


DONE_JSON = (
    b'{"ret":200,"data":{"status":0,"desc":"","result":{"taskid":"20200101010101000001",'
    b'"invaliddata":[]},"reqtime":1,"rsptime":2},"msg":""}'
)


def answer(connection: socket.socket, content: bytes = DONE_JSON, status: str = "200 OK") -> None:
    """One whole HTTP answer, then the end of the connection."""
    head = f"HTTP/1.1 {status}\r\nContent-Length: {len(content)}\r\nConnection: close\r\n\r\n"
    connection.sendall(head.encode() + content)
    connection.shutdown(socket.SHUT_WR)
