"""Which submissions this program is sending at the moment."""

from __future__ import annotations

import contextlib
import threading
from collections import Counter
from collections.abc import Iterator


class Senders:
    """Counts who sends a submission; asking never waits for the journal."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._many: Counter[str] = Counter()
        self._deciding = threading.Lock()

    @contextlib.contextmanager
    def sending(self, submission_id: str) -> Iterator[None]:
        """The submission is being sent as long as this is entered."""
        with self._lock:
            self._many[submission_id] += 1
        try:
            yield
        finally:
            with self._lock:
                self._many[submission_id] -= 1
                self._many += Counter()  # keeps what is above 0

    @contextlib.contextmanager
    def deciding(self) -> Iterator[None]:
        """The last look for earlier submissions, and saving the new list it was made for.

        Blocks while another is in it: of two lists with the same numbers that are sent at the same
        time, one sees the other. Entered before the journal's own lock, never inside it.
        """
        with self._deciding:
            yield

    def now(self) -> frozenset[str]:
        """The ids of all that are being sent."""
        with self._lock:
            return frozenset(self._many)

    def is_sending(self, submission_id: str) -> bool:
        """Whether anybody in this program sends it."""
        with self._lock:
            return self._many[submission_id] > 0
