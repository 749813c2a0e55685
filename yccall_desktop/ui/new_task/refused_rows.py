"""Which rows of the list that was sent the platform refused."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from yccall_desktop.core.call_sheet import CallSheet
from yccall_desktop.core.calling import find_refused
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import RefusedNumber
from yccall_desktop.core.submission import PartState
from yccall_desktop.errors import AppError
from yccall_desktop.ui.jobs import Job, Jobs, Report
from yccall_desktop.ui.new_task.sheet_session import SheetSession
from yccall_desktop.ui.new_task.submission_flow import Stage, SubmissionFlow

_Found = tuple[dict[int, str], list[RefusedNumber]]


class RefusedRows(QObject):
    """Marks the refused rows of the shown submission once it is done, wherever it was sent.

    They are looked for in the background, while the ended submission keeps its sheet locked.
    """

    marked = Signal()
    """Rows were marked, `unmatched` is known."""

    def __init__(
        self,
        session: SheetSession,
        flow: SubmissionFlow,
        jobs: Jobs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._flow = flow
        self._jobs = jobs
        self._job: Job | None = None
        self._shown = ""
        self._refused: Sequence[RefusedNumber] = ()
        self.unmatched: Sequence[RefusedNumber] | None = None
        """Refused numbers without a row; None: the rows are not known, or not yet."""

    def follow(self) -> None:
        """The flow shows another submission, or shows it otherwise."""
        flow, one, sheet = self._flow, self._flow.submission, self._session.sheet
        ended = flow.stage is Stage.ENDED and one is not None and one.state is PartState.DONE
        shown = one.id if one is not None and ended else ""
        if shown == self._shown:
            return
        self._drop_job()
        self._shown, self.unmatched = shown, None
        if one is not None and sheet is not None and shown == flow.draft_id:
            self._refused = one.refused
            self._look(sheet)

    def _look(self, sheet: CallSheet) -> None:
        refused = self._refused
        if not refused:
            self.unmatched = ()
            return

        def work(_report: Report, cancel: CancelToken) -> _Found:
            return find_refused(sheet, refused, cancel)

        job = self._job = self._jobs.start(work, self)
        job.done.connect(self._on_found)
        job.failed.connect(self._on_failed)

    def _drop_job(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.done.disconnect(self._on_found)
            job.failed.disconnect(self._on_failed)
            job.cancel()

    @Slot(object)
    def _on_found(self, found: _Found) -> None:
        self._job = None
        rows, self.unmatched = found
        sheet = self._session.sheet
        if sheet is not None:
            for row, reason in rows.items():
                sheet.mark_refused(row, reason)
        self.marked.emit()

    @Slot(object)
    def _on_failed(self, _error: AppError) -> None:
        """A bug, told in the log: all numbers are named, as those without a row are."""
        self._job, self.unmatched = None, self._refused
        self.marked.emit()
