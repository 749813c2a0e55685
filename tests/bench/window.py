"""The longest stall of the window's event loop while it loads, scrolls, filters, edits and sends.

A heartbeat of 5 ms runs in the event loop; a stall is the time by which one came late.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QTableView

from tests.helpers.fake_platform import FakePlatform
from tests.helpers.ui_context import make_context
from yccall_desktop.ui.main_window import MainWindow

BEAT = 5
LIMIT = 120_000
"""Milliseconds after which a phase that does not end is given up."""


class Heartbeat(QObject):
    """Notes the longest time between two beats of the event loop, less the beat itself."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000 - BEAT)
        self._last = now


def _until(done: Callable[[], bool]) -> None:
    """Run the event loop until `done()`, which is asked every beat."""
    loop = QEventLoop()
    timer = QTimer()
    timer.timeout.connect(lambda: done() and loop.quit())
    timer.start(BEAT)
    QTimer.singleShot(LIMIT, loop.quit)
    loop.exec()
    timer.stop()
    if not done():
        raise SystemExit("the window did not get there in time")


def _paused(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def measure(path: Path) -> tuple[int, float, float, float]:
    """(ready rows, seconds to the first rows, to the full table, longest stall in ms)."""
    app = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        context = make_context(Path(folder), FakePlatform(), None)
        window = MainWindow(context.settings)
        window.show()
        window.start(context)
        page = window.new_task
        _paused(300)
        beat = Heartbeat()
        start = time.perf_counter()
        firsts: list[float] = []
        page.session.replaced.connect(lambda: firsts.append(time.perf_counter() - start))
        page.open_files([path])
        _until(lambda: page.session.sheet is not None and not page.session.loading)
        whole = time.perf_counter() - start
        _use(page, app)
        ready = page.session.totals.ready
        window.close()
        context.jobs.shutdown(5)
    return ready, firsts[0], whole, beat.longest


def _use(page, app: QApplication) -> None:
    """Scroll through the table, filter it, leave all rows out and take that back."""
    table = page.findChild(QTableView, "rowsTable")
    bar = table.verticalScrollBar()
    for step in range(60):
        bar.setValue(bar.maximum() * step // 59)
        _paused(10)
    for name in ("filterReady", "filterInvalid", "filterAll"):
        page.findChild(QObject, name).click()
        _paused(50)
    session = page.session
    rows = range(session.sheet.first_row, session.sheet.end_row)
    session.exclude(rows)
    _until(lambda: session.editable)
    session.undo()
    _until(lambda: session.editable)
    app.sendPostedEvents()
