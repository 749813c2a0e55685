"""Saving a workbook from the page: the problem rows, or the receipt of a submission."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Slot
from PySide6.QtWidgets import QWidget

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.errors import AppError
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.i18n import say
from yccall_desktop.ui.jobs import Job, Report
from yccall_desktop.ui.new_task.notice import Notice
from yccall_desktop.ui.new_task.sheet_session import SheetSession
from yccall_desktop.ui.new_task.submission_flow import SubmissionFlow
from yccall_desktop.ui.open_outside import open_folder
from yccall_desktop.ui.save_workbook import ask_workbook


class Saves(QObject):
    """Asks for a file name, writes in the background, tells the notice how it went."""

    def __init__(
        self,
        context: Context,
        session: SheetSession,
        flow: SubmissionFlow,
        notice: Notice,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._context = context
        self._session = session
        self._flow = flow
        self._notice = notice
        self._window = window

    @Slot()
    def problem_rows(self) -> None:
        """Save the invalid, duplicate and refused rows."""
        from yccall_desktop.services.export_rows import save_problem_rows

        loaded, totals = self._session.loaded, self._session.totals
        if loaded is None or totals is None:
            return
        problems = any(
            self._session.problem_counts.get(code)
            for code in self._session.problem_counts
            if code.value not in ("excluded", "hidden")
        )
        if not problems:
            self._notice.tell("info", lambda: self.tr("There are no problem rows to save."))
            return
        name = self.tr("{file} problems.xlsx").format(file=loaded.path.stem)
        folder = _documents() if loaded.pasted else loaded.path.parent
        path = ask_workbook(self._window, self.tr("Save problem rows"), folder / name)
        if path is None:
            return
        target = path

        def work(_report: Report, cancel: CancelToken) -> tuple[int, Path]:
            file, sheet_name = loaded.path.name, loaded.info.sheet
            added = loaded.state.added
            rows = save_problem_rows(loaded.sheet, file, sheet_name, target, say, cancel, added)
            return rows, target

        job = self._context.jobs.start(work, self)
        job.done.connect(self._rows_saved)
        self._follow(job, target)

    @Slot()
    def receipt(self) -> None:
        """Save the receipt of the submission that is shown."""
        from yccall_desktop.services.receipt import save_receipt

        one, journal = self._flow.submission, self._context.journal
        if one is None or journal is None:
            return
        files = one.source.files
        name = self.tr("{name} receipt.xlsx").format(name=one.task_name)
        name = "".join("_" if letter in '<>:"/\\|?*' else letter for letter in name)
        folder = Path(files[0]).parent if files else _documents()
        path = ask_workbook(self._window, self.tr("Save receipt"), folder / name)
        if path is None:
            return
        target = path

        def work(_report: Report, cancel: CancelToken) -> Path:
            save_receipt(journal, one, target, say, cancel)
            return target

        job = self._context.jobs.start(work, self)
        job.done.connect(self._receipt_saved)
        self._follow(job, target)

    def _follow(self, job: Job, target: Path) -> None:
        job.failed.connect(self._failed)
        job.cancelled.connect(self._cancelled)
        self._notice.tell(
            "info",
            lambda: self.tr("Saving {file}…").format(file=target.name),
            lambda: self.tr("Cancel"),
            job.cancel,
            key="saving",
        )

    @Slot()
    def _cancelled(self) -> None:
        self._notice.drop("saving")

    @Slot(object)
    def _rows_saved(self, result: tuple[int, Path]) -> None:
        rows, path = result
        self._notice.tell(
            "success",
            lambda: self.tr("%Ln row(s) saved as {file}.", "", rows).format(file=path.name),
            lambda: self.tr("Show folder"),
            lambda: _show_folder(path),
        )

    @Slot(object)
    def _receipt_saved(self, path: Path) -> None:
        self._notice.tell(
            "success",
            lambda: self.tr("Receipt saved as {file}.").format(file=path.name),
            lambda: self.tr("Show folder"),
            lambda: _show_folder(path),
        )

    @Slot(object)
    def _failed(self, error: AppError) -> None:
        self._notice.tell("danger", lambda: say(error.words))


def _documents() -> Path:
    """Where to save what came from no file."""
    kind = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(kind))


def _show_folder(path: Path) -> None:
    open_folder(path.parent)
