"""What is done with the do-not-call list, in the background, one thing at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.do_not_call import AddedNumbers, DoNotCallList, NumberBatch
from yccall_desktop.errors import AppError
from yccall_desktop.services.do_not_call import (
    AddSheetRequest,
    add_sheet,
    here_today,
    last_day,
    read_number,
)
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.jobs import Job, Report


@dataclass(frozen=True, slots=True)
class ListState:
    """What is on the list, its batches newest first."""

    count: int
    batches: list[NumberBatch]


@dataclass(frozen=True, slots=True)
class NumberFound:
    """The batches that hold a number that was asked for."""

    batches: list[NumberBatch]


@dataclass(frozen=True, slots=True)
class NumberRemoved:
    """Whether a number that was to be removed had been on the list."""

    was_there: bool


@dataclass(frozen=True, slots=True)
class NumberAdded:
    """What came of a number that was typed in."""

    added: AddedNumbers


@dataclass(frozen=True, slots=True)
class Emptied:
    """A batch or all of the list was removed."""


Action = Callable[[DoNotCallList, Report, CancelToken], object]


class ListActions(QObject):
    """`ended` comes after each action, then `loaded` with what the list holds now, or `broken`."""

    progressed = Signal(object)
    """An AddState."""
    ended = Signal(object)
    """A SheetAdded, one of the results of this file, an AppError, or None: it was cancelled."""
    loaded = Signal(object)
    """A ListState."""
    broken = Signal(object)
    """An AppError: why the list cannot be read."""
    busy_changed = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._owner = parent
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._job is not None

    @Slot()
    def cancel(self) -> None:
        """Stop what is being done; the list is as it was before, then."""
        if self._job is not None:
            self._job.cancel()

    @Slot()
    def load(self) -> None:
        """Read what is on the list."""

        def work(numbers: DoNotCallList, _report: Report, _cancel: CancelToken) -> ListState:
            return ListState(numbers.count(here_today()), numbers.batches())

        self._start(work, self._read, self._not_read)

    # --- changes -----------------------------------------------------------------------------
    def add_sheet(self, path: Path, days: int) -> None:
        """Add the numbers of a sheet for so many days; 0: for ever."""
        reader, request = self._context.reader, AddSheetRequest(path, self._context.region, days)

        def work(numbers: DoNotCallList, report: Report, cancel: CancelToken) -> object:
            return add_sheet(reader, numbers, request, here_today(), report, cancel)

        self._change(work)

    def add_number(self, text: str, days: int) -> None:
        """Add a number that was typed in."""
        region = self._context.region

        def work(numbers: DoNotCallList, _report: Report, cancel: CancelToken) -> object:
            today = here_today()
            key = read_number(text, region)
            return NumberAdded(numbers.add([key], "", today, last_day(today, days), cancel))

        self._change(work)

    def check_number(self, text: str) -> None:
        """Find out whether a number is on the list."""
        region = self._context.region

        def work(numbers: DoNotCallList, _report: Report, _cancel: CancelToken) -> object:
            return NumberFound(numbers.holding(read_number(text, region), here_today()))

        self._start(work, self._answered, self._failed)

    def remove_number(self, text: str) -> None:
        """Take a number off the list."""
        region = self._context.region

        def work(numbers: DoNotCallList, _report: Report, _cancel: CancelToken) -> object:
            return NumberRemoved(numbers.remove(read_number(text, region)))

        self._change(work)

    def remove_batch(self, batch: NumberBatch) -> None:
        """Take a batch off the list."""
        self._empty(lambda numbers: numbers.remove_batch(batch.id))

    def clear(self) -> None:
        """Take everything off the list."""
        self._empty(lambda numbers: numbers.clear())

    def start_anew(self) -> None:
        """Set a broken list aside."""
        self._empty(lambda numbers: numbers.start_anew())

    def _empty(self, action: Callable[[DoNotCallList], None]) -> None:
        def work(numbers: DoNotCallList, _report: Report, _cancel: CancelToken) -> object:
            action(numbers)
            return Emptied()

        self._change(work)

    # --- running -----------------------------------------------------------------------------
    def _change(self, action: Action) -> None:
        self._start(action, self._changed, self._failed)

    def _start(
        self, action: Action, done: Callable[..., None], failed: Callable[..., None]
    ) -> None:
        numbers = self._context.do_not_call
        if numbers is None or self.busy:
            return

        def work(report: Report, cancel: CancelToken) -> object:
            return action(numbers, report, cancel)

        job = self._job = self._context.jobs.start(work, self._owner)
        job.progress.connect(self.progressed)
        job.done.connect(done)
        job.failed.connect(failed)
        job.cancelled.connect(self._cancelled)
        self.busy_changed.emit()

    def _free(self) -> None:
        self._job = None
        self.busy_changed.emit()

    @Slot(object)
    def _read(self, state: ListState) -> None:
        self._free()
        self.loaded.emit(state)

    @Slot(object)
    def _not_read(self, error: AppError) -> None:
        self._free()
        self.broken.emit(error)

    @Slot(object)
    def _changed(self, result: object) -> None:
        self._free()
        self._context.events.do_not_call_changed.emit()
        self.ended.emit(result)
        self.load()

    @Slot(object)
    def _answered(self, result: object) -> None:
        self._free()
        self.ended.emit(result)

    @Slot(object)
    def _failed(self, error: AppError) -> None:
        self._free()
        self.ended.emit(error)
        self.load()

    @Slot()
    def _cancelled(self) -> None:
        self._free()
        self.ended.emit(None)
        self.load()
