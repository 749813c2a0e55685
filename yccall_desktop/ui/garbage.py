"""Python's cyclic garbage collector, on the main thread alone.

By itself it runs on whatever thread makes objects. On a job's thread it would delete widgets there:
Qt then holds a lock of its own and waits for the interpreter's, while the main thread, within Qt,
holds the interpreter's and waits for that one. The window would be frozen for good.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL_MILLISECONDS = 1_000
_REST = 100
"""A look through all objects is followed by this many times its own duration without another."""


class Garbage(QObject):
    """Collects what is due, once a second; until then nothing is. Make it on the main thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._not_before = 0.0
        timer = QTimer(self)
        timer.setInterval(INTERVAL_MILLISECONDS)
        timer.timeout.connect(self.collect_due)
        timer.start()

    @Slot()
    def collect_due(self) -> None:
        """As many generations as Python would by now."""
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [count > limit for count, limit in zip(counts, limits, strict=True)]
        if not due[0]:
            return
        oldest = due.index(False) - 1 if False in due else len(due) - 1
        started = time.monotonic()
        if oldest == len(due) - 1 and started < self._not_before:
            oldest -= 1
        gc.collect(oldest)
        if oldest == len(due) - 1:
            ended = time.monotonic()
            self._not_before = ended + _REST * (ended - started)
