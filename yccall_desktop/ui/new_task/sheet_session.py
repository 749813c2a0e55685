"""The sheet in the window: loading, checking, the user's decisions. Widgets are views of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from yccall_desktop.core.call_sheet import CallSheet
from yccall_desktop.core.call_totals import Totals
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.columns import Layout, Role, detect_columns, detect_layout, with_role
from yccall_desktop.core.decisions import Change
from yccall_desktop.core.doctor import repair, repair_all
from yccall_desktop.core.ports import ReadRequest
from yccall_desktop.core.problems import Code
from yccall_desktop.errors import AppError
from yccall_desktop.services.check_anew import check_anew
from yccall_desktop.services.import_sheet import (
    ImportFailedError,
    ImportRequest,
    ImportState,
    import_sheet,
)
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.jobs import Job, Report
from yccall_desktop.ui.new_task.loaded import Loaded, LoadFailure, shown
from yccall_desktop.ui.new_task.outdated import outdated

_AT_ONCE = 500
"""So many rows are changed on the main thread; more than these in the background."""


class SheetSession(QObject):
    """Owns the sheet, its jobs and its undo history.

    Rows may be changed only while `editable`: a worker reads or grows the sheet otherwise.
    """

    replaced = Signal()
    """`loaded` is another sheet, or another check of the same, or None."""

    grew = Signal()
    """More rows of the same sheet may be shown."""

    edited = Signal()
    """A decision of the user changed: contents, totals, undo."""

    state_changed = Signal()
    """Loading, checking anew or the lock began or ended."""

    load_ended = Signal(bool)
    """A list was read to its end (True), or not (False)."""

    arranged = Signal()
    """The user chose another header or gave a column another role, and the rows were checked."""

    failed = Signal(object)
    """A LoadFailure, or Words when checking anew failed."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._loading: Job | None = None
        self._checking: Job | None = None
        self._request: ImportRequest | None = None
        self._before: Loaded | None = None
        self._reading = ""
        self._by_hand = False
        self._locked = False
        self.deciding = False
        """Whether many rows are being changed in the background; that cannot be cancelled."""
        self.loaded: Loaded | None = None

    # --- state -------------------------------------------------------------------------------
    @property
    def sheet(self) -> CallSheet | None:
        return self.loaded.sheet if self.loaded else None

    @property
    def totals(self) -> Totals | None:
        """How the rows add up; None while a worker counts them."""
        sheet = self.sheet
        return None if sheet is None or self.loading or self.checking else sheet.totals

    @property
    def problem_counts(self) -> Mapping[Code, int]:
        """Rows by problem; empty while a worker counts them."""
        sheet = self.sheet
        return sheet.problem_counts() if sheet is not None and self.totals is not None else {}

    @property
    def loading(self) -> bool:
        return self._loading is not None

    @property
    def checking(self) -> bool:
        """Whether every row is being checked anew for another layout or region."""
        return self._checking is not None

    @property
    def loading_name(self) -> str:
        """The name of the file that is being read, '' when none is."""
        return self._reading if self.loading else ""

    @property
    def streaming(self) -> bool:
        """Whether what is shown is the file that is being read, not the one before it."""
        return self.loading and self.loaded is not self._before

    @property
    def editable(self) -> bool:
        return not (self.loaded is None or self.loading or self.checking or self._locked)

    @property
    def outdated(self) -> bool:
        """Whether the rows wait to be checked with what is set now: nothing else checks them."""
        return self.editable and self.sheet is not None and outdated(self.sheet, self._context)

    @property
    def locked(self) -> bool:
        return self._locked

    def set_locked(self, locked: bool) -> None:
        """While locked (a list is being sent) neither the sheet nor its rows can be changed."""
        if locked != self._locked:
            self._locked = locked
            self.state_changed.emit()
            self.catch_up()

    # --- loading -----------------------------------------------------------------------------
    def open(self, files: Sequence[ReadRequest]) -> None:
        """Read files as one list, in place of the present one."""
        region, form = self._context.region, self._context.settings.form
        self.read(ImportRequest(files[0].path, None, region, form).with_files(tuple(files)))

    def read(self, request: ImportRequest) -> None:
        """Read a list in place of the present one, with what is set now."""
        if self._locked or self.deciding:
            return
        if not self.loading:
            self._before = self.loaded
        self._drop_jobs()
        context, layouts = self._context, self._context.layouts
        request = self._request = replace(
            request,
            region=context.region,
            form=context.settings.form,
            screening=context.screening,
            find_layout=request.find_layout or (layouts.find if layouts is not None else None),
        )
        self._reading = request.path.name
        reader = context.reader

        def work(report: Report, cancel: CancelToken) -> ImportState:
            return import_sheet(reader, request, report, cancel)

        job = self._loading = self._context.jobs.start(work, self)
        job.progress.connect(self._on_rows)
        job.done.connect(self._on_read)
        job.failed.connect(self._on_read_failed)
        job.cancelled.connect(self._on_read_cancelled)
        self.state_changed.emit()

    @Slot()
    def cancel(self) -> None:
        """Stop reading or checking; what was there before stays or comes back."""
        if self.loading:
            self._drop_jobs()
            self._bring_back()
        elif self.checking and not self.deciding:
            self._drop_jobs()
            self.replaced.emit()
            self.state_changed.emit()

    def close(self) -> None:
        """Show no sheet."""
        self._drop_jobs()
        self.loaded = self._before = None
        self.replaced.emit()
        self.state_changed.emit()

    def _drop_jobs(self) -> None:
        """Cancel what runs and hear nothing of it any more."""
        job = self._loading or self._checking
        if job is not None:
            job.abandon()
        self._loading = self._checking = None
        self.deciding = False

    def _show(self, state: ImportState) -> None:
        before = self.loaded
        if self._request is not None:
            self.loaded = shown(state, self._request)
        if before is None or before.sheet is not state.sheet:
            self.replaced.emit()
        else:
            self.grew.emit()

    @Slot(object)
    def _on_rows(self, state: ImportState) -> None:
        another = state.reading != self._reading
        self._reading = state.reading
        self._show(state)
        if another:
            self.state_changed.emit()

    @Slot(object)
    def _on_read(self, state: ImportState) -> None:
        self._loading = self._before = None
        self._show(state)
        self.state_changed.emit()
        self.load_ended.emit(True)

    @Slot(object)
    def _on_read_failed(self, error: AppError) -> None:
        request = self._request
        self._loading = None
        self._bring_back()
        if request is not None:
            if isinstance(error, ImportFailedError):
                self.failed.emit(LoadFailure(request, error.path, error.cause))
            else:
                self.failed.emit(LoadFailure(request, request.path, error))

    @Slot()
    def _on_read_cancelled(self) -> None:
        self._loading = None
        self._bring_back()

    def _bring_back(self) -> None:
        changed = self.loaded is not self._before
        self.loaded, self._before = self._before, None
        if changed:
            self.replaced.emit()
        self.state_changed.emit()
        self.load_ended.emit(False)
        self.catch_up()

    # --- checking anew -----------------------------------------------------------------------
    def set_header(self, row: int | None) -> None:
        """Another header row (0-based), or none: columns are found and rows checked anew."""
        self._check_anew(lambda sheet: detect_columns(sheet.rows, row), by_hand=True)

    def detect_again(self) -> None:
        """Find header and columns anew, whatever is remembered."""
        if self.loaded is not None:
            self.loaded = replace(self.loaded, state=replace(self.loaded.state, known=None))
        self._check_anew(lambda sheet: detect_layout(sheet.rows))

    def set_role(self, column: int, role: Role | None) -> None:
        """Give a column (0-based) a role, taking it from another one; None: not used."""
        self._check_anew(lambda sheet: with_role(sheet.layout, column, role), by_hand=True)

    @Slot()
    def numbers_changed(self) -> None:
        """Region or form of the numbers, or what is left out, was changed."""
        if self.loading and self._request is not None:
            request = self._request
            self.cancel()
            self.read(request)
        elif self.loaded is not None:
            self._check_anew(lambda sheet: sheet.layout)

    @Slot()
    def catch_up(self) -> None:
        """Check the rows with what is set now, if they are not."""
        if self.outdated:
            self._check_anew(lambda sheet: sheet.layout)

    def _check_anew(self, layout: Callable[[CallSheet], Layout], *, by_hand: bool = False) -> None:
        sheet = self.sheet
        if sheet is None or self.loading or self.deciding or self._locked:
            return
        self._drop_jobs()
        self._by_hand = by_hand
        region, form = self._context.region, self._context.settings.form
        screening = self._context.screening

        def work(_report: Report, cancel: CancelToken) -> CallSheet:
            return check_anew(sheet, layout(sheet), region, form, screening, cancel)

        job = self._checking = self._context.jobs.start(work, self)
        job.done.connect(self._on_checked)
        job.failed.connect(self._on_check_failed)
        job.cancelled.connect(self.cancel)
        self.state_changed.emit()

    def _end_checking(self) -> None:
        self._checking, self.deciding = None, False

    @Slot(object)
    def _on_checked(self, sheet: CallSheet) -> None:
        self._end_checking()
        if self.loaded is not None:
            known = None if self._by_hand else self.loaded.state.known
            state = replace(self.loaded.state, known=known)
            self.loaded = replace(self.loaded, sheet=sheet, end=sheet.end_row, state=state)
        self.replaced.emit()
        self.state_changed.emit()
        if self._by_hand:
            self.arranged.emit()

    @Slot(object)
    def _on_check_failed(self, error: AppError) -> None:
        self._end_checking()
        self.replaced.emit()
        self.state_changed.emit()
        self.failed.emit(error.words)

    # --- decisions ---------------------------------------------------------------------------
    def edit(self, row: int, column: int, text: str) -> bool:
        """Write `text` into a cell (0-based); False when it cannot be or changes nothing."""
        sheet = self.sheet
        if sheet is None or not self.editable or sheet.edit(row, column, text) is None:
            return False
        self.edited.emit()
        return True

    def repair(self, code: Code) -> None:
        """Mend all rows with this problem as they suggest."""
        checks = 4 * self.problem_counts.get(code, 0)
        self._decide(lambda sheet: repair_all(sheet, code), checks)

    def split(self, row: int) -> None:
        """Put the numbers that share the row's cell into rows of their own."""
        self._decide(lambda sheet: repair(sheet, [row]), 1)

    def exclude(self, rows: Sequence[int]) -> None:
        """Leave rows out."""
        self._decide(lambda sheet: sheet.exclude(rows), len(rows))

    def restore(self, rows: Sequence[int]) -> None:
        """Take excluded rows in again, hidden ones too."""
        self._decide(lambda sheet: sheet.restore(rows), len(rows))

    def include_hidden(self) -> None:
        """Take in the rows that are hidden in the file."""
        size = self.sheet.hidden_rows if self.sheet else 0
        self._decide(lambda sheet: sheet.include_hidden(True), size)

    @Slot()
    def undo(self) -> None:
        """Take the last decision back."""
        done = self.sheet.decisions.done if self.sheet else []
        self._decide(lambda sheet: sheet.undo(), _size(done))

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back."""
        undone = self.sheet.decisions.undone if self.sheet else []
        self._decide(lambda sheet: sheet.redo(), _size(undone))

    def _decide(self, decide: Callable[[CallSheet], Change | None], size: int) -> None:
        """Few rows at once here, many in the background."""
        sheet = self.sheet
        if sheet is None or not self.editable or not size:
            return
        if size <= _AT_ONCE:
            if decide(sheet) is not None:
                self.edited.emit()
            return

        def work(_report: Report, _cancel: CancelToken) -> object:
            return decide(sheet)

        job = self._checking = self._context.jobs.start(work, self)
        self.deciding = True
        job.done.connect(self._on_decided)
        job.failed.connect(self._on_check_failed)
        self.state_changed.emit()

    @Slot(object)
    def _on_decided(self, _change: Change | None) -> None:
        self._end_checking()
        self.edited.emit()
        self.state_changed.emit()
        self.catch_up()


def _size(changes: Sequence[Change]) -> int:
    """How many rows the last of the changes touches; hidden rows are always many."""
    if not changes:
        return 0
    return len(changes[-1].rows) or _AT_ONCE + 1
