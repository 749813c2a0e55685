"""What the filter strip offers and does: repairs of a kind, leaving out and taking in."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from yccall_desktop.core.call_sheet import CallSheet, RowFilter
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.decisions import Change, ChangeKind
from yccall_desktop.core.doctor import MENDABLE, Remedy, remedy
from yccall_desktop.ui.jobs import Job, Jobs, Report
from yccall_desktop.ui.new_task.filter_strip import FilterStrip, Shown
from yccall_desktop.ui.new_task.notice import Notice
from yccall_desktop.ui.new_task.rows_arranger import RowsArranger
from yccall_desktop.ui.new_task.sheet_session import SheetSession

_AT_ONCE = 100
"""So many rows are looked through for a remedy at once; more of them in the background."""

_KEY = "decided"


class FilterActions(QObject):
    """Keeps a FilterStrip in line with the session; tells in a Notice what was done to rows."""

    def __init__(
        self,
        session: SheetSession,
        arranger: RowsArranger,
        strip: FilterStrip,
        notice: Notice,
        jobs: Jobs,
    ) -> None:
        super().__init__(strip)
        self._session = session
        self._arranger = arranger
        self._strip = strip
        self._notice = notice
        self._jobs = jobs
        self._job: Job | None = None
        self._done = 0
        self._fresh = True
        strip.fix_wanted.connect(self._fix)
        strip.leave_wanted.connect(self._leave_out)
        strip.take_wanted.connect(self._take_in)
        arranger.changed.connect(self.refresh)

    # --- the strip ---------------------------------------------------------------------------
    @Slot()
    def refresh(self) -> None:
        """Show what holds for the filter now; a remedy is looked for anew when other rows match, or
        when any of a few rows changed."""
        wanted, sheet = self._arranger.filter, self._session.sheet
        count = _count(sheet, wanted) if sheet is not None and self._session.totals else 0
        before, editable = self._strip.shown, self._session.editable
        few = not self._fresh and count <= _AT_ONCE
        self._fresh = True
        if before.wanted == wanted and before.count == count and not few:
            self._strip.show_filter(Shown(wanted, count, before.remedy, before.looking, editable))
            return
        self._drop_job()
        if sheet is None or not count or wanted.code not in MENDABLE:
            self._strip.show_filter(Shown(wanted, count, editable=editable))
        elif count <= _AT_ONCE:
            found = remedy(sheet, wanted.code)
            self._strip.show_filter(Shown(wanted, count, found, editable=editable))
        else:
            self._strip.show_filter(Shown(wanted, count, looking=True, editable=editable))
            self._look(sheet, wanted)

    def _look(self, sheet: CallSheet, wanted: RowFilter) -> None:
        def work(_report: Report, cancel: CancelToken) -> Remedy | None:
            return remedy(sheet, wanted.code, cancel) if wanted.code is not None else None

        job = self._job = self._jobs.start(work, self)
        job.done.connect(self._on_remedy)
        job.failed.connect(self._on_no_remedy)

    def _drop_job(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.abandon()

    @Slot(object)
    def _on_remedy(self, found: Remedy | None) -> None:
        self._job = None
        shown = self._strip.shown
        self._strip.show_filter(
            Shown(shown.wanted, shown.count, found, editable=self._session.editable)
        )

    @Slot(object)
    def _on_no_remedy(self, _error: object) -> None:
        self._on_remedy(None)

    # --- what the user wants -----------------------------------------------------------------
    @Slot()
    def _fix(self) -> None:
        code = self._strip.shown.wanted.code
        if code is not None:
            self._session.repair(code)

    @Slot()
    def _leave_out(self) -> None:
        sheet = self._session.sheet
        if sheet is not None:
            self._session.exclude(sheet.matching(self._strip.shown.wanted))

    @Slot()
    def _take_in(self) -> None:
        sheet = self._session.sheet
        if sheet is not None:
            self._session.restore(sheet.matching(self._strip.shown.wanted))

    # --- what was done -----------------------------------------------------------------------
    def forget(self) -> None:
        """Another sheet is shown: what is said about the one before is no longer true."""
        self._done = len(self._changes())
        self._drop_job()
        self._strip.show_filter(Shown())
        self._notice.drop(_KEY)

    def tell(self) -> bool:
        """Decisions changed: say what was done to several rows, with Undo.

        Returns whether rows should stay where they are: their cells were written.
        """
        changes = self._changes()
        made, self._done = len(changes) > self._done, len(changes)
        self._fresh = False
        self._notice.drop(_KEY)
        if not made:
            return False
        change = changes[-1]
        if len(change.rows) > 1:
            self._notice.tell(
                "success",
                lambda: self._words(change),
                lambda: self.tr("Undo"),
                self._session.undo,
                key=_KEY,
            )
        return change.kind in (ChangeKind.EDIT, ChangeKind.SPLIT)

    def _changes(self) -> list[Change]:
        sheet = self._session.sheet
        return sheet.decisions.done if sheet is not None else []

    def _words(self, change: Change) -> str:
        count = len(change.rows)
        if change.kind is ChangeKind.EXCLUDE:
            return self.tr("%Ln row(s) were left out.", "", count)
        if change.kind is ChangeKind.RESTORE:
            return self.tr("%Ln row(s) were taken in.", "", count)
        if change.kind is ChangeKind.SPLIT:
            made = sum(before is False for before in change.before)
            return self.tr("%Ln row(s) were added for the numbers that shared a cell.", "", made)
        return self.tr("%Ln row(s) were repaired.", "", count)


def _count(sheet: CallSheet, wanted: RowFilter) -> int:
    """How many rows match a filter, without looking at them."""
    if wanted.code is not None:
        return sheet.problem_counts().get(wanted.code, 0)
    if wanted.kind is not None:
        return sheet.kind_counts().get(wanted.kind, 0)
    if wanted.region is not None:
        return sheet.region_counts().get(wanted.region, 0)
    if wanted.status is not None:
        return int(getattr(sheet.totals, wanted.status.name.lower()))
    return sheet.totals.rows
