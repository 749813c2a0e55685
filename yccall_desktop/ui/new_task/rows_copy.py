"""Copying rows as text that Excel understands: columns apart by tabs, rows by line breaks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from yccall_desktop.core.call_sheet import CallSheet
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.errors import AppError
from yccall_desktop.ui.jobs import Job, Jobs, Report
from yccall_desktop.ui.new_task.rows_columns import Column
from yccall_desktop.ui.new_task.rows_text import cell_text

MOST_ROWS = 200_000
"""A clipboard with more than these would stop other programs for a long time."""

_AT_ONCE = 200


def _quoted(text: str) -> str:
    """A field as Excel reads it back: in quotes when it holds what parts fields."""
    if any(mark in text for mark in '\t\r\n"'):
        return '"' + text.replace('"', '""') + '"'
    return text


def copied_text(
    sheet: CallSheet, rows: Sequence[int], columns: Sequence[Column], cancel: CancelToken
) -> str:
    """The rows as tab-separated text. Raises Cancelled."""
    lines = []
    for place, row in enumerate(rows):
        if place % 500 == 0:
            cancel.raise_if_cancelled()
        lines.append("\t".join(_quoted(cell_text(sheet, row, column)) for column in columns))
    return "\n".join(lines)


class RowsCopy(QObject):
    """Puts rows on the clipboard, many of them in the background."""

    copied = Signal(object)
    """How many rows, when it took a moment."""

    refused = Signal(object)
    """How many rows, which are too many."""

    failed = Signal(object)
    """An AppError."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._count = 0

    def copy(self, sheet: CallSheet, rows: Sequence[int], columns: Sequence[Column]) -> None:
        """Copy the shown columns of rows; the last call counts."""
        self._drop_job()
        if len(rows) > MOST_ROWS:
            self.refused.emit(len(rows))
            return
        work = _work(sheet, rows, tuple(columns))
        if len(rows) <= _AT_ONCE:
            QGuiApplication.clipboard().setText(work(lambda _: None, CancelToken()))
            return
        self._count = len(rows)
        job = self._job = self._jobs.start(work, self)
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)

    def _drop_job(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.abandon()

    @Slot(object)
    def _on_done(self, text: str) -> None:
        self._job = None
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(self._count)

    @Slot(object)
    def _on_failed(self, error: AppError) -> None:
        self._job = None
        self.failed.emit(error)


def _work(
    sheet: CallSheet, rows: Sequence[int], columns: Sequence[Column]
) -> Callable[[Report, CancelToken], str]:
    return lambda _report, cancel: copied_text(sheet, rows, columns, cancel)
