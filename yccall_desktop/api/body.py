"""The body of a request, which knows whether the network has taken any of it."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Sequence

Field = tuple[str, str]


class SendingStopped(Exception):  # noqa: N818 - the caller's wish, not an error
    """The body was asked for after stop(): not a byte more of it leaves this machine."""


class MultipartBody:
    """multipart/form-data as a file-like object (`len()`, `read()`), each field as UTF-8 text.

    Whether the first read() happened is the only proof of "nothing was sent" that holds for every
    way a request can fail. Read by one thread, asked and stopped by another.
    """

    def __init__(self, fields: Sequence[Field]) -> None:
        encoded = [(_quoted(name), _bytes(value)) for name, value in fields]
        boundary = secrets.token_hex(16).encode()
        while any(boundary in value for _, value in encoded):
            boundary = secrets.token_hex(16).encode()
        pieces = [
            b'--%b\r\nContent-Disposition: form-data; name="%b"\r\n\r\n%b\r\n'
            % (boundary, name, value)
            for name, value in encoded
        ]
        self._content = memoryview(b"".join([*pieces, b"--%b--\r\n" % boundary]))
        self._position = 0
        self._lock = threading.Lock()
        self._touched = False
        self._stopped = False
        self._finished = False
        self.content_type = f"multipart/form-data; boundary={boundary.decode()}"

    def __len__(self) -> int:
        return len(self._content)

    def read(self, size: int = -1) -> bytes:
        """The next bytes, empty at the end. Raises SendingStopped after stop()."""
        with self._lock:
            if self._stopped:
                raise SendingStopped
            self._touched = True
            end = len(self._content) if size < 0 else self._position + size
            chunk = bytes(self._content[self._position : end])
            self._position += len(chunk)
            self._finished = not chunk
            return chunk

    def stop(self) -> bool:
        """Let no further byte out. Returns whether any was asked for before: False is a proof."""
        with self._lock:
            self._stopped = True
            return self._touched

    @property
    def touched(self) -> bool:
        """Whether read() was ever called."""
        return self._touched

    @property
    def finished(self) -> bool:
        """Whether everything was handed to the network: read() has returned its empty end."""
        return self._finished

    @property
    def sent(self) -> int:
        """How many bytes were asked for so far."""
        return self._position


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", errors="replace")


def _quoted(name: str) -> bytes:
    return _bytes(name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A"))
