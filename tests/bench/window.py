"""The longest stalls of the window's event loop while it loads a sheet and is used.

A heartbeat of 5 ms runs in the event loop; a stall is the time by which one came late.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QTableView

from tests.helpers.fake_platform import FakePlatform
from tests.helpers.ui_context import make_context
from yccall_desktop.core.columns import Role
from yccall_desktop.ui.main_window import MainWindow
from yccall_desktop.ui.new_task.page import NewTaskPage

BEAT = 5
LIMIT = 120_000
"""Milliseconds after which a phase that does not end is given up."""


class Heartbeat(QObject):
    """Notes the longest time between two beats of the event loop, less the beat itself."""

    def __init__(self) -> None:
        super().__init__()
        self._longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT)

    def _beat(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, (now - self._last) * 1000 - BEAT)
        self._last = now

    def take(self) -> float:
        """The longest stall in ms since the last call. What came right before is waited for."""
        _paused(2 * BEAT)
        longest, self._longest = self._longest, 0.0
        return longest


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


def measure(path: Path) -> tuple[int, float, float, dict[str, float]]:
    """(rows, seconds to the first rows, to the full table, longest stalls in ms by what was done
    meanwhile)."""
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
        stalls = {"loading": beat.take()}
        for what, use in USES.items():
            use(page)
            stalls[what] = beat.take()
        rows = page.session.totals.rows
        window.close()
        context.jobs.shutdown(5)
        app.sendPostedEvents()
    return rows, firsts[0], whole, stalls


def _scroll(page: NewTaskPage) -> None:
    """To the end in sixty steps, each of them painted."""
    bar = _table(page).verticalScrollBar()
    for step in range(60):
        bar.setValue(bar.maximum() * step // 59)
        _paused(10)


def _filter(page: NewTaskPage) -> None:
    for name in ("filterReady", "filterInvalid", "filterDuplicate", "filterAll"):
        page.findChild(QAbstractButton, name).click()
        _paused(50)


def _edit(page: NewTaskPage) -> None:
    """One row, then undo it."""
    session = page.session
    row = session.sheet.end_row - 1
    assert session.edit(row, session.sheet.layout.columns[Role.PHONE], "13900139000")
    _paused(50)
    session.undo()
    _until(lambda: session.editable)
    _paused(50)


def _leave_out(page: NewTaskPage) -> None:
    """All rows, then undo it."""
    session = page.session
    session.exclude(range(session.sheet.first_row, session.sheet.end_row))
    _until(lambda: session.editable)
    _paused(50)
    session.undo()
    _until(lambda: session.editable)
    _paused(50)


def _save(page: NewTaskPage) -> None:
    """The problem rows, as a workbook."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "problems.xlsx"
        with patch.object(QFileDialog, "getSaveFileName", lambda *_: (str(target), "")):
            page.findChild(QAbstractButton, "saveProblemsButton").click()
        _until(target.exists)
        _paused(50)


def _table(page: NewTaskPage) -> QTableView:
    return page.findChild(QTableView, "rowsTable")


USES: dict[str, Callable[[NewTaskPage], None]] = {
    "scrolling": _scroll,
    "filtering": _filter,
    "editing, undoing": _edit,
    "saving problem rows": _save,
    "leaving all out, undoing": _leave_out,
}
