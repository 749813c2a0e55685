"""Which rows the table shows and in which order; in the background where that takes long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from yccall_desktop.core.call_sheet import CallSheet, RowFilter
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.row_marks import Marks, both, marked, marked_of
from yccall_desktop.core.sort_rows import Order, Sorted, kept_of, sort_rows
from yccall_desktop.errors import AppError
from yccall_desktop.ui.jobs import Job, Jobs, Report
from yccall_desktop.ui.new_task.rows_model import ALL_ROWS, RowsModel

_AT_ONCE = 5_000
"""So many rows are sorted on the main thread; more than these in the background."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the user wants to see: `only` marks rows, the others are not shown."""

    wanted: RowFilter = ALL_ROWS
    order: Order | None = None
    only: Marks | None = None


@dataclass(frozen=True, slots=True)
class _Arranged:
    lines: Sequence[int]
    sorted: Sorted | None


class RowsArranger(QObject):
    """The only one who tells a RowsModel which rows of its sheet to show."""

    changed = Signal()
    """Other rows may be shown, or sorting began or ended."""

    failed = Signal(object)
    """An AppError: the rows could not be sorted."""

    def __init__(self, model: RowsModel, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._jobs = jobs
        self._job: Job | None = None
        self._wish = _Wish()
        self._sorted: Sorted | None = None
        self._structure = (0, 0)

    @property
    def busy(self) -> bool:
        """Whether rows are being sorted in the background."""
        return self._job is not None

    @property
    def filter(self) -> RowFilter:
        """The filter that is wanted, shown already or not."""
        return self._wish.wanted

    def show_sheet(self, sheet: CallSheet | None, end: int) -> None:
        """Another sheet: all its rows up to `end`, in its order."""
        self._drop_job()
        self._wish, self._sorted = _Wish(), None
        self._structure = _structure(sheet)
        self._model.show_sheet(sheet, end)
        self.changed.emit()

    def set_filter(self, wanted: RowFilter) -> None:
        """Show the rows that match, sorted as before."""
        self._arrange(replace(self._wish, wanted=wanted))

    def set_order(self, order: Order | None) -> None:
        """Sort the rows, anew if they are sorted so already; None: the order of the sheet."""
        self._sorted = None
        self._arrange(replace(self._wish, order=order))

    def set_only(self, only: Marks | None) -> bool:
        """Show only rows that are marked besides; None: all that match. False: as it is."""
        if only is None and self._wish.only is None:
            return False
        self._arrange(replace(self._wish, only=only))
        return True

    def settle(self, *, keep: bool) -> None:
        """Decisions changed. `keep`: rows that no longer match stay until the next filter, so that
        a row does not vanish under the hand that repaired it.
        """
        sheet = self._model.sheet
        structure = _structure(sheet)
        other, self._structure = structure != self._structure, structure
        if self._job is not None or (not keep and self._wish != _Wish(order=self._wish.order)):
            self._arrange(self._wish)
        elif other and sheet is not None:
            self._arrange(self._wish, keep=keep and self._wish.wanted != ALL_ROWS)
        else:
            self._model.refresh()
            self.changed.emit()

    # --- doing it ----------------------------------------------------------------------------
    def _arrange(self, wish: _Wish, *, keep: bool = False) -> None:
        sheet = self._model.sheet
        self._drop_job()
        self._wish = wish
        if sheet is None:
            return
        known, shown = self._sorted, self._model.lines if keep else None

        def work(_report: Report, cancel: CancelToken) -> _Arranged:
            return _arranged(sheet, wish, known, shown, cancel)

        quick = wish.order is None and wish.only is None and shown is None
        if quick or sheet.end_row - sheet.first_row <= _AT_ONCE:
            self._show(_arranged(sheet, wish, known, shown, CancelToken()))
            return
        job = self._job = self._jobs.start(work, self)
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        self.changed.emit()

    def _show(self, arranged: _Arranged) -> None:
        self._sorted = arranged.sorted
        self._model.show_lines(arranged.lines, self._wish.wanted, self._wish.order)
        self.changed.emit()

    def _drop_job(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.abandon()

    @Slot(object)
    def _on_done(self, arranged: _Arranged) -> None:
        self._job = None
        self._show(arranged)

    @Slot(object)
    def _on_failed(self, error: AppError) -> None:
        self._job = None
        self._wish = _Wish(self._model.filter, self._model.order)
        self.changed.emit()
        self.failed.emit(error)


def _structure(sheet: CallSheet | None) -> tuple[int, int]:
    """Changes when rows come or go: copies that a cell is split into."""
    return (sheet.end_row, len(sheet.decisions.absent)) if sheet is not None else (0, 0)


def _arranged(
    sheet: CallSheet,
    wish: _Wish,
    known: Sorted | None,
    shown: Sequence[int] | None,
    cancel: CancelToken,
) -> _Arranged:
    """The rows to show; `known`: how they were sorted before; `shown`: rows that stay."""
    if shown is not None:
        return _Arranged(kept_of(sheet, shown), known)
    if wish.order is None:
        if wish.only is None:
            return _Arranged(sheet.matching(wish.wanted), None)
        found = marked(both(sheet.marks(wish.wanted), wish.only))
        return _Arranged(sheet.rows.in_order(found), None)
    if known is None or known.order != wish.order:
        known = sort_rows(sheet, wish.order, cancel)
    rows: Sequence[int] = known.rows_of(sheet)
    if wish.wanted != ALL_ROWS or wish.only is not None:
        marks: Marks = sheet.marks(wish.wanted)
        rows = marked_of(rows, both(marks, wish.only) if wish.only is not None else marks)
    return _Arranged(rows, known)
