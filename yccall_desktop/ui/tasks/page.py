"""The Tasks page: what was submitted from this PC, and how to stop or find it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QItemSelection, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import Outcome
from yccall_desktop.core.submission import PartState, Submission
from yccall_desktop.core.task import TaskCommand
from yccall_desktop.errors import AppError
from yccall_desktop.services.look_up import LookResult, all_submissions
from yccall_desktop.services.send_state import SendState
from yccall_desktop.ui import icons, theme
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.i18n import count, say, say_all
from yccall_desktop.ui.jobs import Report
from yccall_desktop.ui.save_workbook import ask_workbook
from yccall_desktop.ui.tasks.actions import Doubled, Finished, TaskActions
from yccall_desktop.ui.tasks.detail import PANEL_WIDTH, TaskDetail
from yccall_desktop.ui.tasks.empty import NewTaskButton, lay_out_empty
from yccall_desktop.ui.tasks.model import Column, TasksModel
from yccall_desktop.ui.tasks.notice import Notice
from yccall_desktop.ui.tasks.questions import (
    end_here,
    end_task,
    send_doubled,
    send_missing,
    start_task,
)
from yccall_desktop.ui.tasks.table import WIDTHS, make_table
from yccall_desktop.ui.tasks.words import (
    command_words,
    file_stem,
    found_words,
    look_end_words,
    missing_words,
)

_SHEET_WIDTH = 120
"""What the sheet's name needs; columns that the panel repeats make room for it."""


class TasksPage(QWidget):
    """A table of submissions, newest first, and a panel about the chosen one."""

    submission_changed = Signal(object)
    """The Submission that an action on this page changed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._wanted = self._shown = ""
        self._stale = True
        self._loading = False
        self._model = TasksModel(self)
        self.runner = TaskActions(context, self)
        self._title, self._about = QLabel(), QLabel()
        theme.set_role(self._title, "title")
        theme.set_role(self._about, "muted")
        self._notice = Notice()
        self._table = make_table(self._model)
        self.detail = TaskDetail()
        self._empty_title, self._empty_text, self._empty_icon = QLabel(), QLabel(), QLabel()
        self._empty_button = NewTaskButton(context.events)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def busy_sending(self) -> bool:
        """Whether numbers are on their way from here."""
        return self.runner.running is not None and self.runner.running.verb == "send"

    def choose(self, submission_id: str) -> None:
        """Show this submission as soon as it is loaded."""
        self._wanted = submission_id
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the journal anew, in the background."""
        journal = self._context.journal
        if journal is None:
            self._stack.setCurrentIndex(0)
            self.retranslate()
            return
        self._stale = True
        if self._loading:
            return
        self._loading, self._stale = True, False

        def work(_report: Report, _cancel: CancelToken) -> list[Submission]:
            return all_submissions(journal)

        job = self._context.jobs.start(work, self)
        job.done.connect(self._loaded)
        job.failed.connect(self._not_loaded)
        job.cancelled.connect(self._load_cancelled)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the panel alone tells the server, then the task id."""
        super().resizeEvent(event)
        room = self.width() - PANEL_WIDTH - theme.SPACE * 5 - _SHEET_WIDTH - sum(WIDTHS.values())
        for column in (Column.ACCOUNT, Column.TASK_ID):
            self._table.setColumnHidden(column, room < 0)
            room += WIDTHS[column] if room < 0 else 0

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """All texts in the language of the moment."""
        self._title.setText(self.tr("Tasks"))
        self._about.setText(
            self.tr("What was submitted from this PC, newest first. Kept here, also offline.")
        )
        self._table.setAccessibleName(self.tr("Submissions of this PC"))
        broken = self._context.journal_error
        self._empty_button.setVisible(self._context.journal is not None)
        icons.set_pixmap(self._empty_icon, "tasks", "disabled", 40)
        if self._context.journal is None and broken is not None and self._context.journal_late:
            self._empty_title.setText(self.tr("One moment…"))
            self._empty_text.setText(say(broken))
        elif self._context.journal is None and broken is not None:
            icons.set_pixmap(self._empty_icon, "warning", "warning", 40)
            self._empty_title.setText(self.tr("The journal could not be opened"))
            self._empty_text.setText(say(broken))
        else:
            self._empty_title.setText(self.tr("No tasks yet"))
            self._empty_text.setText(
                self.tr(
                    "Import a phone sheet on the page “New task” and create a task. "
                    "It then stands here, with its task ID and what the platform answered."
                )
            )

    # --- what the panel asks for ----------------------------------------------------------
    @Slot()
    def _start(self) -> None:
        if (one := self._chosen()) is not None:
            start_task(self, self.runner, one)

    @Slot()
    def _pause(self) -> None:
        if (one := self._chosen()) is not None:
            self.runner.command(one.id, TaskCommand.PAUSE)

    @Slot()
    def _end(self) -> None:
        if (one := self._chosen()) is not None:
            end_task(self, self.runner, one)

    @Slot(object)
    def _ask_doubled(self, doubled: Doubled) -> None:
        send_doubled(self, self.runner.send_anyway, doubled)

    @Slot()
    def _look(self) -> None:
        if (one := self._chosen()) is not None:
            self.runner.look(one.id)

    @Slot()
    def _send(self) -> None:
        if (one := self._chosen()) is not None:
            self.runner.send(one.id)

    @Slot()
    def _release(self) -> None:
        if (one := self._chosen()) is None:
            return
        send_missing(self, partial(self.runner.send, one.id, release=True), one)

    @Slot()
    def _end_here(self) -> None:
        if (one := self._chosen()) is not None:
            end_here(self, partial(self.runner.end_here, one.id), one)

    @Slot()
    def _pause_sending(self) -> None:
        self.runner.pause()
        self.detail.show_progress(self.tr("Stops after this part…"))

    @Slot()
    def _escape(self) -> None:
        """Stop between two parts; before the first, or when Esc is pressed again, at once. The end
        of a command is a moment away and waited for."""
        running = self.runner.running
        if running is None or running.verb not in ("look", "send", "receipt"):
            return
        one = self._model.submission(self._model.row_of(running.submission_id))
        many = running.verb == "send" and one is not None and len(one.parts) > 1
        if many and self.runner.begun and not self.runner.pausing:
            self._pause_sending()
        else:
            self.runner.cancel()

    @Slot(object)
    def _progressed(self, state: SendState) -> None:
        if self.runner.pausing:
            return
        self.detail.show_progress(
            self.tr("{sent} of {whole} numbers sent…").format(
                sent=count(state.numbers), whole=count(state.submission.count)
            )
        )

    @Slot()
    def _receipt(self) -> None:
        if (one := self._chosen()) is None:
            return
        name = f"{file_stem(one)} {one.id[:8]}.xlsx"
        path = ask_workbook(self, self.tr("Save receipt"), Path.home() / name)
        if path is not None:
            self.runner.save_receipt(one, path)

    @Slot()
    def _copy(self) -> None:
        if (one := self._chosen()) is not None:
            QGuiApplication.clipboard().setText(one.task_id)
            self._notice.tell("success", self.tr("The task ID is in the clipboard."))

    # --- what comes back --------------------------------------------------------------------
    @Slot(object)
    def _finished(self, finished: Finished) -> None:
        self._show_chosen()
        one = self._model.submission(self._model.row_of(finished.submission_id))
        self._notice.about = one.task_name if one is not None and one.id != self._shown else ""
        if finished.error is not None:
            self._notice.tell("danger", say(finished.error.words))
            if isinstance(finished.result, Submission):
                self.submission_changed.emit(finished.result)
        elif finished.verb == "receipt" and finished.result is not None:
            self._notice.tell(
                "success", self.tr("Receipt saved as {file}").format(file=finished.result)
            )
        elif isinstance(finished.result, LookResult):
            self._tell_look(finished.result)
            self.submission_changed.emit(finished.result.submission)
        elif isinstance(finished.result, Submission):
            if finished.result.warnings:
                self._notice.tell("warning", say_all(finished.result.warnings))
            self.submission_changed.emit(finished.result)
        self._notice.about = ""
        if finished.verb != "receipt":
            self.refresh()

    def _tell_look(self, result: LookResult) -> None:
        look = result.look
        if result.submission.warnings:
            self._notice.tell("warning", say_all(result.submission.warnings))
        elif look.end.outcome is not Outcome.DONE:
            text = self.tr("The look did not work. {sentence}")
            self._notice.tell("danger", text.format(sentence=look_end_words(look.end)))
        elif result.command_only and look.task is not None:
            end = result.submission.command_end
            settled = end is None or end.outcome is Outcome.DONE
            words = command_words(result.submission) or found_words(look.task.status)
            self._notice.tell("success" if settled else "warning", words)
        elif result.command_only:
            self._notice.tell("warning", self.tr("The platform answered and shows no such task."))
        elif result.submission.state is PartState.UNKNOWN:
            facts = missing_words(result.submission)
            self._notice.tell(
                "warning", facts or self.tr("The platform answered and shows no such task.")
            )
        elif result.submission.interrupted:
            self._notice.tell("success", self.tr("Found. The rest of the list can be sent now."))
        elif look.task is not None or result.submission.open_part is None:
            found = self.tr("Found: the platform has the task. Nothing needs to be sent.")
            status = found_words(look.task.status) if look.task is not None else ""
            self._notice.tell("success", f"{found} {status}".strip())
        else:
            self._notice.tell("warning", self.tr("The platform answered and shows no such task."))

    @Slot(object)
    def _loaded(self, submissions: list[Submission]) -> None:
        self._loading = False
        chosen = self._chosen()
        wanted = self._wanted or (chosen.id if chosen else "")
        self._model.replace(submissions)
        self._stack.setCurrentIndex(1 if submissions else 0)
        row = self._model.row_of(wanted)
        if row < 0 and submissions:
            row = 0
        if row >= 0:
            self._wanted = ""
            self._table.selectRow(row)
        self._show_chosen()
        if self._stale:
            self.refresh()

    @Slot(object)
    def _not_loaded(self, error: AppError) -> None:
        self._loading = False
        self._notice.tell("danger", say(error.words))

    @Slot()
    def _load_cancelled(self) -> None:
        self._loading = False

    @Slot(QItemSelection, QItemSelection)
    def _selected(self, _on: QItemSelection, _off: QItemSelection) -> None:
        self._show_chosen()

    @Slot()
    def _running_changed(self) -> None:
        if self.runner.running is not None:
            self._notice.clear()
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        one, running, journal = self._chosen(), self.runner.running, self._context.journal
        if one is not None and one.id != self._shown:
            self._shown = one.id
            self._notice.clear()
        sent_elsewhere = not running and one and journal and journal.is_sending(one.id)
        self.detail.show_submission(
            one, running, blocked=journal is None, sent_elsewhere=bool(sent_elsewhere)
        )

    def _chosen(self) -> Submission | None:
        rows = self._table.selectionModel().selectedRows()
        return self._model.submission(rows[0].row()) if rows else None

    # --- building ---------------------------------------------------------------------------
    def _lay_out(self) -> None:
        labels = self._empty_icon, self._empty_title, self._empty_text
        empty = lay_out_empty(*labels, self._empty_button)
        card = QFrame()
        theme.set_role(card, "card")
        around = QVBoxLayout(card)
        around.setContentsMargins(1, 1, 1, 1)
        around.addWidget(self._table)
        left = QVBoxLayout()
        left.setContentsMargins(*[theme.SPACE * 2 + 4] * 4)
        left.setSpacing(theme.SPACE)
        left.addWidget(self._title)
        left.addWidget(self._about)
        left.addWidget(self._notice)
        left.addSpacing(theme.SPACE)
        left.addWidget(card, 1)
        full = QWidget()
        row = QHBoxLayout(full)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.detail)
        self._stack.addWidget(empty)
        self._stack.addWidget(full)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.setFocusProxy(self._table)

    def _connect(self) -> None:
        self._table.selectionModel().selectionChanged.connect(self._selected)
        self.runner.changed.connect(self._running_changed)
        self.runner.progress.connect(self._progressed)
        self.runner.finished.connect(self._finished)
        self.runner.doubled.connect(self._ask_doubled)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._escape)
        self._context.events.submissions_changed.connect(self._changed_elsewhere)
        wanted = self.detail
        wanted.start_wanted.connect(self._start)
        wanted.pause_wanted.connect(self._pause)
        wanted.end_wanted.connect(self._end)
        wanted.look_wanted.connect(self._look)
        wanted.send_wanted.connect(self._send)
        wanted.release_wanted.connect(self._release)
        wanted.receipt_wanted.connect(self._receipt)
        wanted.copy_wanted.connect(self._copy)
        wanted.cancel_wanted.connect(self.runner.cancel)
        wanted.pause_sending_wanted.connect(self._pause_sending)
        wanted.end_here_wanted.connect(self._end_here)

    @Slot()
    def _changed_elsewhere(self) -> None:
        if self.isVisible():
            self.refresh()
