"""Which rows of the list that was sent the platform refused, or did not show when it was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from yccall_desktop.core.call_sheet import CallSheet
from yccall_desktop.core.calling import find_refused
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import RefusedNumber
from yccall_desktop.core.ports import Journal
from yccall_desktop.core.submission import Submission
from yccall_desktop.errors import AppError
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.jobs import Job, Report
from yccall_desktop.ui.new_task.sheet_session import SheetSession
from yccall_desktop.ui.new_task.submission_flow import Stage, SubmissionFlow


@dataclass(frozen=True, slots=True)
class _Sought:
    """What was told of a submission. `part`: the one that a look found in part, or -1."""

    submission_id: str = ""
    refused: Sequence[RefusedNumber] = ()
    part: int = -1
    there: int = 0


@dataclass(frozen=True, slots=True)
class _Found:
    """The refused rows with their reasons, refused numbers without a row, the rows not seen."""

    refused: dict[int, str]
    unmatched: Sequence[RefusedNumber]
    unseen: Sequence[int]


class RefusedRows(QObject):
    """Marks such rows of the shown submission once it has ended, wherever it was sent.

    They are looked for in the background, while the ended submission keeps its sheet locked.
    """

    marked = Signal()
    """Rows were marked or not any more; `unmatched` and `unseen` are known."""

    def __init__(
        self,
        session: SheetSession,
        flow: SubmissionFlow,
        context: Context,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._flow = flow
        self._context = context
        self._job: Job | None = None
        self._shown = _Sought()
        self.unmatched: Sequence[RefusedNumber] | None = None
        """Refused numbers without a row; None: the rows are not known, or not yet."""
        self.unseen = 0
        """How many rows are marked as not seen on the platform."""

    def follow(self) -> None:
        """The flow shows another submission, or shows it otherwise."""
        flow, one, sheet = self._flow, self._flow.submission, self._session.sheet
        mine = flow.stage is Stage.ENDED and one is not None and one.id == flow.draft_id
        shown = _sought(one) if one is not None and mine else _Sought()
        if shown == self._shown:
            return
        self._drop_job()
        self._shown, self.unmatched = shown, None
        if self.unseen and sheet is not None:
            self.unseen = 0
            sheet.told.miss(())
            self.marked.emit()
        if sheet is not None and shown.submission_id:
            self._look(sheet, shown)

    def _look(self, sheet: CallSheet, sought: _Sought) -> None:
        journal = self._context.journal
        if not sought.refused and sought.part < 0:
            self.unmatched = ()
            return

        def work(_report: Report, cancel: CancelToken) -> _Found:
            refused, unmatched = find_refused(sheet, sought.refused, cancel)
            return _Found(refused, unmatched, _unseen(sheet, sought, journal, cancel))

        job = self._job = self._context.jobs.start(work, self)
        job.done.connect(self._on_found)
        job.failed.connect(self._on_failed)

    def _drop_job(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.abandon()

    @Slot(object)
    def _on_found(self, found: _Found) -> None:
        self._job = None
        sheet = self._session.sheet
        self.unmatched = found.unmatched
        if sheet is not None:
            for row, reason in found.refused.items():
                sheet.told.refuse(row, reason)
            sheet.told.miss(found.unseen)
            self.unseen = len(found.unseen)
        self.marked.emit()

    @Slot(object)
    def _on_failed(self, _error: AppError) -> None:
        """A bug, told in the log: all numbers are named, as those without a row are."""
        self._job, self.unmatched = None, self._shown.refused
        self.marked.emit()


def _sought(one: Submission) -> _Sought:
    part = one.open_part
    if part is None or not part.there:
        return _Sought(one.id, one.refused)
    return _Sought(one.id, one.refused, part.index, part.there)


def _unseen(
    sheet: CallSheet, sought: _Sought, journal: Journal | None, cancel: CancelToken
) -> Sequence[int]:
    """The rows of what is missing of the part that is there in part."""
    if sought.part < 0 or journal is None:
        return ()
    missing = journal.numbers(sought.submission_id, sought.part, missing=True)
    rows, _ = find_refused(sheet, [RefusedNumber(one.number) for one in missing], cancel)
    return sorted(rows)
