"""A cancel token: handed to everything that may take long."""

from __future__ import annotations

import threading


class Cancelled(Exception):  # noqa: N818 - it is an outcome, not an error
    """The user asked to stop; nothing is wrong."""


class CancelToken:
    """Set from any thread, asked from any thread."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        self._event.set()

    @property
    def cancelled(self) -> bool:
        return self._event.is_set()

    def raise_if_cancelled(self) -> None:
        """Raise Cancelled once cancel() was called."""
        if self._event.is_set():
            raise Cancelled

    def wait(self, seconds: float) -> bool:
        """Wait at most `seconds`; True as soon as cancel() was called. Use instead of sleep."""
        return self._event.wait(seconds)
