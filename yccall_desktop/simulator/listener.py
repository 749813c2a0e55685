"""werkzeug's threaded server made silent, and able to end while a client still hangs on."""

from __future__ import annotations

import socket
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

_JOIN_SECONDS = 5.0


class _Handler(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002 - werkzeug's name
        """Nothing: requests are counted, not logged."""


class Listener(ThreadedWSGIServer):
    """Serves until shutdown(); break_connections() then ends what is still open."""

    def __init__(self, host: str, port: int, app: WSGIApplication, fd: int) -> None:
        self._guard = threading.Lock()
        self._open: dict[int, tuple[socket.socket, threading.Thread]] = {}
        super().__init__(host, port, app, _Handler, fd=fd)

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002 - werkzeug's name
        """Nothing: a client that leaves early is this server's daily bread."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A broken connection is no error here."""

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Serve one connection, remembering it as long as it lives."""
        with self._guard:
            self._open[id(request)] = (request, threading.current_thread())
        try:
            super().process_request_thread(request, client_address)
        finally:
            with self._guard:
                del self._open[id(request)]

    def break_connections(self, *, wait: bool = True) -> int:
        """Shut every connection that is still open; returns how many.

        `wait`: for their threads too, a bounded time.
        """
        with self._guard:
            still_open = list(self._open.values())
        for connection, _ in still_open:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for _, thread in still_open if wait else ():
            thread.join(_JOIN_SECONDS)
        return len(still_open)

    def set_buffer(self, size: int) -> None:
        """How many bytes a later connection takes unread."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, size)


def make_listener(host: str, port: int, app: WSGIApplication, buffer: int = 0) -> Listener:
    """A listening server; `buffer`: bytes that a connection takes unread (0: as the system does).

    Raises OSError when the address cannot be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as sock:
        if sys.platform != "win32":  # where it would let two programs share the port
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if buffer:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        sock.bind((host, port))
        sock.listen(128)
        return Listener(host, port, app, sock.fileno())
