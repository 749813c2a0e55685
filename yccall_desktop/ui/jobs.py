"""Work in the background. The only file with threads; all else sees signals on the main thread."""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from yccall_desktop.core.cancel import Cancelled, CancelToken
from yccall_desktop.errors import QT_TRANSLATE_NOOP, AppError, Words
from yccall_desktop.ui.garbage import Garbage

PROGRESS_INTERVAL = 0.1
"""Seconds between two progress signals of one job, at least."""

SWITCH_INTERVAL = 0.0001
"""Seconds after which a thread that computes lets another run.

A repaint calls Python for every cell and waits this long each time while a job computes; Python's
own 5 ms made that 600 ms for a table of 140 cells.
"""

_STUCK: list[object] = []
"""What threads hold that did not stop: so none of them lets go of it last."""

Report = Callable[[object], None]
Work = Callable[[Report, CancelToken], object]

_log = logging.getLogger(__name__)


def unexpected(error: BaseException) -> AppError:
    """The sentence for a bug: said plainly, with its traceback in the log."""
    template = QT_TRANSLATE_NOOP(
        "Jobs",
        "Something unexpected happened ({kind}). The details are in the log; "
        "please report it. What was sent so far is on the Tasks page.",
    )
    return AppError(Words("Jobs", template, {"kind": type(error).__name__}), repr(error))


class _Ending(Enum):
    DONE = auto()
    FAILED = auto()
    CANCELLED = auto()


class _Nothing(Enum):
    """Stands for "no progress was reported": None is a value that a job may report."""

    YET = auto()


class Job(QObject):
    """One piece of work. Its signals arrive on the main thread; one of the last three ends it.

    `progress` carries the latest report, at most every 100 ms, and the last one before the end.
    `failed` carries an AppError. Connect bound methods of QObjects, right after `Jobs.start`.
    The QObject is deleted after its end; `cancel` and `abandon` stay harmless.
    """

    progress = Signal(object)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self.token = CancelToken()
        self.abandoned = False

    @Slot()
    def cancel(self) -> None:
        """Ask the work to stop; it says itself when it did."""
        self.token.cancel()

    def abandon(self) -> None:
        """Ask the work to stop; none of the signals comes any more."""
        self.token.cancel()
        self.abandoned = True

    def end(self, ending: _Ending, result: object) -> None:
        """Tell how it ended."""
        if self.abandoned:
            return
        if ending is _Ending.DONE:
            self.done.emit(result)
        elif ending is _Ending.CANCELLED:
            self.cancelled.emit()
        else:
            self.failed.emit(result)


class _Run:
    """What the worker and the main thread share about one job. Knows no Qt object but the bell."""

    def __init__(self, work: Work, token: CancelToken, ring: Callable[[_Run], None]) -> None:
        self._work = work
        self._token = token
        self._ring = ring
        self._lock = threading.Lock()
        self._latest: object = _Nothing.YET
        self._rung = False
        self.ending: _Ending | None = None
        self.result: object = None

    def take(self) -> object:
        """The latest report that nobody took yet, or _Nothing.YET. Main thread."""
        with self._lock:
            latest, self._latest, self._rung = self._latest, _Nothing.YET, False
        return latest

    def _report(self, value: object) -> None:
        with self._lock:
            self._latest = value
            ring, self._rung = not self._rung, True
        if ring:
            self._ring(self)

    def __call__(self) -> None:
        """Run the work on this thread and keep how it ended; nothing escapes."""
        try:
            result, ending = self._work(self._report, self._token), _Ending.DONE
        except Cancelled:
            result, ending = None, _Ending.CANCELLED
        except AppError as error:
            _log.info("job failed: %s %s", error, error.detail)
            result, ending = error, _Ending.FAILED
        except BaseException as error:  # noqa: BLE001 - a Rust panic or SystemExit must not vanish
            _log.exception("job broke")
            result, ending = unexpected(error), _Ending.FAILED
        self.result = result
        del result  # see `forget`
        self.ending = ending
        self._ring(self)

    def forget(self) -> None:
        """Let go of the work and its result once it ended. Main thread.

        What they hold alone goes with them: widgets must not on the worker, which lives on a while.
        """
        del self._work, self.result


class Jobs(QObject):
    """Starts work on threads, delivers its signals, and stops it in a bounded time.

    Lives on the main thread as long as the program; every method is called there.
    """

    idle = Signal()
    """The last running job ended."""

    _bell = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(SWITCH_INTERVAL)
        Garbage(self)
        self._jobs: dict[_Run, Job] = {}
        self._threads: list[threading.Thread] = []
        self._ended = False
        self._delivered: dict[_Run, float] = {}
        self._waiting: set[_Run] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(int(PROGRESS_INTERVAL * 1000))
        self._timer.timeout.connect(self._deliver_waiting)
        self._bell.connect(self._rung)

    @property
    def active(self) -> bool:
        """Whether any work is running."""
        return bool(self._jobs)

    def start(self, work: Work, parent: QObject | None = None) -> Job:
        """Run `work(report, cancel)` on a thread; `parent`'s destruction cancels it.

        After `shutdown` nothing runs any more: the job has no end.
        """
        job = Job(self)
        if self._ended:
            return job
        run = _Run(work, job.token, self._ring)
        thread = threading.Thread(target=run, name="job", daemon=True)
        thread.start()
        self._jobs[run] = job
        self._threads = [*(one for one in self._threads if one.is_alive()), thread]
        if parent is not None:
            parent.destroyed.connect(job.cancel)
        return job

    def cancel_all(self) -> None:
        """Ask all work to stop."""
        for job in self._jobs.values():
            job.cancel()

    def shutdown(self, seconds: float) -> bool:
        """Cancel everything and wait at most `seconds` in all; True when no thread is left.

        No signal of a job arrives afterwards. Threads that do not stop die with the process. One
        whose job ended may still be on its way out, and would delete this object if it held it
        last: so it is waited for as well.
        """
        self.cancel_all()
        self._ended = True
        self._timer.stop()
        self._waiting.clear()
        runs = list(self._jobs)
        self._jobs.clear()
        deadline = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(deadline - time.monotonic(), 0))
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        if self._threads:
            _log.warning("%d job(s) did not stop in time", len(self._threads))
            _STUCK.append((self, runs))
        return not self._threads

    def _ring(self, run: _Run) -> None:
        """Wake the main thread. Called on worker threads."""
        try:
            self._bell.emit(run)
        except RuntimeError:
            _log.info("a job outlived the program's window")

    @Slot(object)
    def _rung(self, run: _Run) -> None:
        if run not in self._jobs:
            return
        if run.ending is not None:
            self._finish(run, run.ending)
        elif time.monotonic() - self._delivered.get(run, 0.0) >= PROGRESS_INTERVAL:
            self._deliver(run)
        else:
            self._waiting.add(run)
            if not self._timer.isActive():
                self._timer.start()

    @Slot()
    def _deliver_waiting(self) -> None:
        waiting, self._waiting = self._waiting, set()
        if not waiting:
            self._timer.stop()
        for run in waiting:
            if run in self._jobs:
                self._deliver(run)

    def _deliver(self, run: _Run) -> None:
        value, job = run.take(), self._jobs[run]
        if value is not _Nothing.YET and not job.abandoned:
            self._delivered[run] = time.monotonic()
            job.progress.emit(value)

    def _finish(self, run: _Run, ending: _Ending) -> None:
        self._deliver(run)
        job = self._jobs.pop(run, None)
        if job is None:  # a slot has waited for this or has shut down
            return
        self._delivered.pop(run, None)
        self._waiting.discard(run)
        job.end(ending, run.result)
        run.forget()
        job.deleteLater()
        if not self._jobs:
            self.idle.emit()
