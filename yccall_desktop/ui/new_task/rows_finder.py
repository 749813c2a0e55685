"""Finding in the table: searches in the background, walks through what is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Slot

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.find_rows import Needle, find_rows
from yccall_desktop.core.problems import Code, Problem
from yccall_desktop.core.row_marks import Marks, marks_of, pieces
from yccall_desktop.ui.jobs import Job, Jobs, Report
from yccall_desktop.ui.new_task.find_bar import FindBar
from yccall_desktop.ui.new_task.rows_arranger import RowsArranger
from yccall_desktop.ui.new_task.rows_view import RowsView

_PLACES = re.compile(r"\{\w*\}")


@dataclass(frozen=True, slots=True)
class _Found:
    """The rows that have it, and which of the `lines` that were shown when it was looked for."""

    marks: Marks = b""
    lines: Sequence[int] = ()
    shown: Marks = b""


def _shown(lines: Sequence[int], marks: Marks) -> Marks:
    return b"".join(marks_of(piece, marks) for piece in pieces(lines)) if marks else b""


class RowsFinder(QObject):
    """Connects a FindBar with the table."""

    def __init__(self, bar: FindBar, view: RowsView, arranger: RowsArranger, jobs: Jobs) -> None:
        super().__init__(bar)
        self._bar = bar
        self._view = view
        self._model = view.rows_model
        self._arranger = arranger
        self._jobs = jobs
        self._job: Job | None = None
        self._known = _Found()
        self._jump = False
        self._found = self._matches = 0
        bar.text_changed.connect(self._on_text)
        bar.step_wanted.connect(self.step)
        bar.only_changed.connect(self._on_only)
        bar.closed.connect(self.close)
        arranger.changed.connect(self._recount)
        view.selectionModel().currentRowChanged.connect(self._show)

    # --- for the window ----------------------------------------------------------------------
    @Slot()
    def open(self) -> None:
        """Let the user type what to find."""
        if self._model.sheet is not None:
            self._bar.open()

    @Slot()
    def close(self) -> None:
        """Find nothing any more."""
        if self._bar.isHidden():
            return
        self._bar.hide()
        self._bar.edit.clear()
        self._bar.only.setChecked(False)
        self._view.setFocus()

    @Slot()
    def go_on(self) -> None:
        """To the next match; what to find is asked first."""
        self._go(1)

    @Slot()
    def go_back(self) -> None:
        """To the match before."""
        self._go(-1)

    def _go(self, step: int) -> None:
        if self._bar.isHidden() or not self._model.needle:
            self.open()
        else:
            self.step(step)

    def search_again(self) -> None:
        """Rows or cells changed."""
        if self._model.needle:
            self._search(jump=False)

    # --- searching ---------------------------------------------------------------------------
    @Slot(str)
    def _on_text(self, text: str) -> None:
        self._model.needle = Needle(text)
        self._view.viewport().update()
        if self._model.needle:
            self._search(jump=True)
        else:
            self._drop_job()
            self._take(_Found())

    def _search(self, *, jump: bool) -> None:
        sheet, needle = self._model.sheet, self._model.needle
        self._drop_job()
        if sheet is None:
            self._take(_Found())
            return
        self._jump, self._found = jump, 0
        columns = [one.source for one in self._model.columns if one.source >= 0]
        words, lines = _problem_words(), self._model.lines

        def work(report: Report, cancel: CancelToken) -> _Found:
            marks = find_rows(sheet, needle, columns, words, cancel, report)
            return _Found(marks, lines, _shown(lines, marks))

        job = self._job = self._jobs.start(work, self)
        job.progress.connect(self._on_progress)
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        self._show()

    def _drop_job(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.abandon()

    @Slot(object)
    def _on_progress(self, found: int) -> None:
        self._found = found
        self._show()

    @Slot(object)
    def _on_done(self, found: _Found) -> None:
        self._job = None
        self._take(found)
        current, shown = self._view.currentIndex().row(), self._known.shown
        if self._jump and not (0 <= current < len(shown) and shown[current]):
            self.step(1)

    @Slot(object)
    def _on_failed(self, _error: object) -> None:
        self._job = None
        self._take(_Found())

    def _take(self, found: _Found) -> None:
        self._known = found
        self._found = found.marks.count(1)
        if not self._on_only(self._bar.only.isChecked()):
            self._recount()

    @Slot(bool)
    def _on_only(self, only: bool) -> bool:
        """Whether other rows are shown now, or soon."""
        return self._arranger.set_only(self._known.marks if only and self._model.needle else None)

    # --- walking -----------------------------------------------------------------------------
    @Slot()
    def _recount(self) -> None:
        """Which of the shown lines have it."""
        known, lines = self._known, self._model.lines
        if known.lines is not lines:
            self._known = _Found(known.marks, lines, _shown(lines, known.marks))
        self._matches = self._known.shown.count(1)
        self._show()

    @Slot()
    def _show(self) -> None:
        line = self._view.currentIndex().row()
        shown = self._known.shown
        at = 0 <= line < len(shown) and shown[line]
        place = shown.count(1, 0, line + 1) if at else 0
        self._bar.show_found(place, self._matches, self._found, searching=self._job is not None)

    @Slot(object)
    def step(self, step: int) -> None:
        """To the next (1) match or the one before (-1), round at the ends; the focus stays."""
        line, shown = max(self._view.currentIndex().row(), -1), self._known.shown
        if step > 0:
            place = shown.find(1, line + 1)
            place = place if place >= 0 else shown.find(1)
        else:
            place = shown.rfind(1, 0, max(line, 0))
            place = place if place >= 0 else shown.rfind(1)
        if place >= 0:
            self._view.show_cell(place, max(self._model.found_at(place), 0))
            self._show()


def _problem_words() -> dict[Code, str]:
    """What the sentences of the problems have in common, in the window's language."""
    words = {}
    for code in Code:
        sentence = Problem(code).words()
        text = QCoreApplication.translate(sentence.context, sentence.template)
        words[code] = _PLACES.sub("\n", text)
    return words
