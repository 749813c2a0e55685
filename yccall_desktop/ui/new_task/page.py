"""The New task page: a sheet at the left, the task's settings or what came of it at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from yccall_desktop.core.call_sheet import RowFilter
from yccall_desktop.core.columns import Role
from yccall_desktop.core.outcomes import RefusedNumber
from yccall_desktop.core.submission import PartState, Submission
from yccall_desktop.errors import Words
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.i18n import say
from yccall_desktop.ui.new_task.action_bar import ActionBar
from yccall_desktop.ui.new_task.create_reason import create_reason
from yccall_desktop.ui.new_task.dropped_files import local_paths, one_file
from yccall_desktop.ui.new_task.empty_state import EmptyState
from yccall_desktop.ui.new_task.failure_panel import FailurePanel
from yccall_desktop.ui.new_task.file_bar import FileBar
from yccall_desktop.ui.new_task.filter_column import FilterColumn
from yccall_desktop.ui.new_task.notice import Notice
from yccall_desktop.ui.new_task.page_saves import Saves
from yccall_desktop.ui.new_task.progress_strip import ProgressStrip
from yccall_desktop.ui.new_task.question_panel import QuestionPanel
from yccall_desktop.ui.new_task.result_actions import ResultActions
from yccall_desktop.ui.new_task.result_panel import ResultPanel
from yccall_desktop.ui.new_task.rows_model import RowsModel
from yccall_desktop.ui.new_task.rows_view import RowsView
from yccall_desktop.ui.new_task.settings_panel import SettingsPanel
from yccall_desktop.ui.new_task.sheet_session import LoadFailure, SheetSession
from yccall_desktop.ui.new_task.submission_flow import SendState, Stage, SubmissionFlow


class NewTaskPage(QWidget):
    """Shows the states of a SheetSession and a SubmissionFlow, and passes on what the user wants."""

    submission_changed = Signal(object)
    """The Submission that was sent, looked for or commanded here."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._unmatched: Sequence[RefusedNumber] = ()
        self._joined = ""
        self._last_progress: SendState | None = None
        self.session = SheetSession(context, self)
        self.flow = SubmissionFlow(context, self)
        self.model = RowsModel(self.session.edit, self)
        self.view = RowsView(self.model)
        self.file_bar = FileBar()
        self.notice = Notice()
        self.filters = FilterColumn()
        self.empty = EmptyState(demo=context.demo)
        self.settings = SettingsPanel(context)
        self.question = QuestionPanel()
        self.result = ResultPanel()
        self.failure = FailurePanel()
        self.strip = ProgressStrip()
        self.bar = ActionBar()
        self.body, self.side = QStackedWidget(), QStackedWidget()
        self.saves = Saves(context, self.session, self.flow, self.notice, self)
        self.actions = ResultActions(self.flow, self.result, self)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self._add_shortcuts()
        self.settings.set_draft(self.flow.draft_id)
        self._show_recent()
        self._refresh()

    # --- for the window ----------------------------------------------------------------------
    def open_files(self, paths: Sequence[Path]) -> None:
        """Open the one file, or say in words why these cannot be opened."""
        path, sentence = one_file(paths)
        if path is None:
            self.notice.tell("warning", lambda: sentence)
        else:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Read a file in place of the sheet and of what came of it."""
        if not self._leave_submission():
            return
        self.notice.clear()
        self.session.open(path)

    @property
    def busy_sending(self) -> bool:
        """Whether numbers are on their way."""
        return self.flow.sending

    def show_changed(self, submission: Submission) -> None:
        """A submission changed elsewhere in the window."""
        shown = self.flow.submission
        if shown is not None and shown.id == submission.id and self.flow.stage is Stage.ENDED:
            self.flow.submission = submission
            self._refresh()

    def _leave_submission(self) -> bool:
        """Close question or result; False, with words, while numbers are on their way."""
        if self.flow.stage in (Stage.CHECKING, Stage.SENDING) or self.flow.running:
            self.notice.tell(
                "warning", lambda: self.tr("Wait until the list that is being sent has its end.")
            )
            return False
        if self.flow.stage is Stage.ENDED:
            self.settings.forget_typed_name()
        self.flow.back()
        return True

    # --- building ----------------------------------------------------------------------------
    def _lay_out(self) -> None:
        sheet = QFrame()
        beside = QHBoxLayout(sheet)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.filters)
        beside.addWidget(self.view, 1)
        self.body.addWidget(self.empty)
        self.body.addWidget(sheet)
        for panel in (self.settings, self.question, self.result, self.failure):
            self.side.addWidget(panel)
        self.side.setFixedWidth(self.settings.width())
        middle = QVBoxLayout()
        middle.setSpacing(0)
        around = QVBoxLayout()
        around.setContentsMargins(8, 8, 8, 0)
        around.addWidget(self.notice)
        middle.addLayout(around)
        middle.addWidget(self.body, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(middle, 1)
        row.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.file_bar)
        column.addLayout(row, 1)
        column.addWidget(self.strip)
        column.addWidget(self.bar)

    def _connect(self) -> None:
        session, flow = self.session, self.flow
        session.replaced.connect(self._on_replaced)
        session.grew.connect(self._on_grew)
        session.edited.connect(self._on_edited)
        session.state_changed.connect(self._refresh)
        session.load_ended.connect(self._on_load_ended)
        session.failed.connect(self._on_failed)
        flow.changed.connect(self._on_flow)
        flow.progressed.connect(self._on_progress)
        flow.submission_changed.connect(self._on_submission)
        self._context.events.numbers_changed.connect(session.numbers_changed)
        self._context.events.connection_changed.connect(self._refresh)
        for widget in (self.file_bar, self.empty):
            widget.open_wanted.connect(self._choose_file)
            widget.recent_wanted.connect(self.open_file)
        self.empty.sample_wanted.connect(self._open_sample)
        self.file_bar.sheet_wanted.connect(self._on_sheet_wanted)
        self.file_bar.header_wanted.connect(session.set_header)
        self.filters.chosen.connect(self._on_filter)
        self.filters.save_wanted.connect(self.saves.problem_rows)
        self.filters.undo_wanted.connect(session.undo)
        self.filters.redo_wanted.connect(session.redo)
        self.view.exclude_wanted.connect(session.exclude)
        self.view.restore_wanted.connect(session.restore)
        self.view.role_chosen.connect(lambda pair: session.set_role(*pair))
        self.view.use_suggestion.connect(self._use_suggestion)
        self.settings.changed.connect(self._refresh)
        self.bar.create_wanted.connect(self.create_task)
        self.strip.cancel_wanted.connect(self.cancel)
        self.question.yes.connect(flow.confirm)
        self.question.no.connect(flow.back)
        self.question.look.connect(flow.look_earlier)
        self.failure.send_again.connect(flow.send_again)
        self.failure.look.connect(flow.look)
        self.failure.back.connect(flow.back)
        self.failure.receipt.connect(self.saves.receipt)
        self.result.receipt.connect(self.saves.receipt)
        self.result.new_list.connect(self.new_list)
        self.result.refused_wanted.connect(self._show_refused)

    def _add_shortcuts(self) -> None:
        wanted: dict[str, Callable[[], object]] = {
            "Ctrl+O": self._choose_file,
            "Ctrl+S": self.saves.problem_rows,
            "Ctrl+Return": self.create_task,
            "Ctrl+Enter": self.create_task,
            "F8": lambda: self._to_problem(1),
            "Shift+F8": lambda: self._to_problem(-1),
            "Ctrl+Z": self.session.undo,
            "Ctrl+Y": self.session.redo,
            "Ctrl+Shift+Z": self.session.redo,
        }
        for key, action in wanted.items():
            QShortcut(QKeySequence(key), self).activated.connect(action)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._escape.activated.connect(self.cancel)

    # --- the sheet ---------------------------------------------------------------------------
    @Slot()
    def _choose_file(self) -> None:
        last = self._context.settings.recent_files
        folder = str(Path(last[0]).parent) if last else str(Path.home())
        kinds = self.tr("Phone sheets (*.xlsx *.csv);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open a phone sheet"), folder, kinds)
        if name:
            self.open_file(Path(name))

    @Slot()
    def _open_sample(self) -> None:
        self.open_file(self._context.sample)

    @Slot(object)
    def _on_sheet_wanted(self, name: str) -> None:
        if self.session.loaded is not None and self._leave_submission():
            self.session.open(self.session.loaded.path, name)

    @Slot()
    def _on_replaced(self) -> None:
        loaded = self.session.loaded
        self.view.commit_open_editor()
        self.model.show_sheet(loaded.sheet if loaded else None, loaded.end if loaded else 0)
        self.filters.select(RowFilter())
        self._show_file()
        self._refresh()

    @Slot()
    def _on_grew(self) -> None:
        if self.session.loaded is not None:
            self.model.grow(self.session.loaded.end)
        self._refresh()

    @Slot()
    def _on_edited(self) -> None:
        """A row that was just repaired stays; rows that were left out or taken in go."""
        self.model.contents_changed(keep_lines=self.view.editing)
        self._refresh()

    @Slot(bool)
    def _on_load_ended(self, good: bool) -> None:
        self._show_file()
        self._refresh()
        loaded = self.session.loaded
        if loaded is None or not good:
            return
        self.settings.set_file_name(loaded.path.stem)
        if loaded.path != self._context.sample:
            self._context.settings.add_recent(loaded.path)
            self._context.settings.save()
            self._show_recent()
        self._tell_about_sheet()
        if self.focusWidget() is None or not self.focusWidget().isVisible():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_about_sheet(self) -> None:
        sheet = self.session.sheet
        if sheet is None:
            return
        hidden = sheet.hidden_rows
        if Role.PHONE not in sheet.layout.columns:
            self.notice.tell(
                "warning",
                lambda: self.tr(
                    "No phone column was found. Click the header of the column that holds the "
                    "numbers and choose “Phone”."
                ),
                key="columns",
            )
        elif hidden and not sheet.decisions.include_hidden:
            self.notice.tell(
                "info",
                lambda: self.tr("%Ln row(s) hidden in the file were left out.", "", hidden),
                lambda: self.tr("Include them"),
                self.session.include_hidden,
                key="hidden",
            )

    @Slot(object)
    def _on_failed(self, failure: LoadFailure | Words) -> None:
        if isinstance(failure, Words):
            self.notice.tell("danger", lambda: say(failure))
        else:
            words, name = failure.words, failure.request.path.name
            self.notice.tell(
                "danger",
                lambda: self.tr("{file}: {sentence}").format(file=name, sentence=say(words)),
                lambda: self.tr("Retry"),
                lambda: self.session.retry(failure),
                key="load",
            )

    @Slot(object)
    def _on_filter(self, wanted: RowFilter) -> None:
        self.view.commit_open_editor()
        self.model.set_filter(wanted)

    @Slot()
    def _show_refused(self) -> None:
        self.filters.click_refused()

    def _to_problem(self, step: int) -> None:
        self.view.commit_open_editor()
        if not self.view.go_to_problem(step) and self.model.filter != RowFilter():
            self.filters.select(RowFilter())
            self.model.set_filter(RowFilter())
            self.view.go_to_problem(step)

    @Slot(object)
    def _use_suggestion(self, pair: tuple[int, str]) -> None:
        sheet = self.session.sheet
        if sheet is not None and Role.PHONE in sheet.layout.columns:
            self.session.edit(pair[0], sheet.layout.columns[Role.PHONE], pair[1])

    # --- the submission ----------------------------------------------------------------------
    @Slot()
    def create_task(self) -> None:
        """Create the task, if it can be; else go to what is wrong. An open editor commits first."""
        self.view.commit_open_editor()
        checked = self.settings.checked()
        loaded = self.session.loaded
        reason = create_reason(self._context, self.session, self.flow, checked)
        if not reason and loaded is not None and checked.settings is not None:
            self.flow.create(loaded.sheet, str(loaded.path), loaded.info.sheet, checked.settings)
        elif self.flow.stage is Stage.EDITING and loaded is not None:
            for field in checked.wrong:
                self.settings.focus_field(field)
                break
        self._refresh()

    @Slot()
    def cancel(self) -> None:
        """Stop what is going on, or answer a question with no."""
        if self.session.loading or self.session.checking:
            self.session.cancel()
        elif self.flow.stage is Stage.ASKING:
            self.flow.back()
        else:
            self.flow.cancel()

    @Slot()
    def new_list(self) -> None:
        """Make room for the next sheet."""
        if self._leave_submission():
            self.notice.clear()
            self.session.close()
            self.settings.set_file_name("")
            self.empty.setFocus()

    @Slot(object)
    def _on_progress(self, state: SendState) -> None:
        self._last_progress = state
        self._show_progress()

    @Slot(object)
    def _on_submission(self, submission: Submission) -> None:
        if submission.id == self.flow.draft_id and self._joined != submission.id:
            self.settings.remember()
            self._context.settings.save()
        self._join_refused(submission)
        self.submission_changed.emit(submission)

    def _join_refused(self, submission: Submission) -> None:
        """Mark the rows that the platform refused, once."""
        sheet = self.session.sheet
        if submission.state is not PartState.DONE or self._joined == submission.id:
            return
        self._joined, self._unmatched = submission.id, ()
        if submission.id == self.flow.draft_id and sheet is not None and submission.refused:
            self._unmatched = sheet.mark_refused(submission.refused)
            self.model.contents_changed(keep_lines=True)

    @Slot()
    def _on_flow(self) -> None:
        flow = self.flow
        if flow.stage is not Stage.SENDING:
            self._last_progress = None
        self.session.set_locked(flow.stage is not Stage.EDITING)
        self.settings.set_draft(flow.draft_id)
        asked = self.side.currentWidget() is self.question
        if flow.stage is Stage.ASKING and flow.question is not None and not asked:
            self.side.setCurrentWidget(self.question)
            self.question.ask(flow.question)
        self._refresh()

    # --- showing -----------------------------------------------------------------------------
    @Slot()
    def _refresh(self) -> None:
        """Bring every part of the page in line with the session and the flow."""
        session, flow, totals = self.session, self.flow, self.session.totals
        self.body.setCurrentIndex(0 if session.loaded is None else 1)
        self.model.editable = session.editable
        idle = flow.stage is Stage.EDITING and not session.loading
        opening = flow.stage in (Stage.EDITING, Stage.ASKING, Stage.ENDED) and not flow.running
        self.file_bar.set_choices_enabled(idle and session.editable, opening=opening)
        self.settings.setEnabled(flow.stage is Stage.EDITING)
        self.filters.show_counts(totals, session.problem_counts)
        sheet = session.sheet if session.editable else None
        self.filters.show_undo(
            can_undo=sheet is not None and sheet.can_undo,
            can_redo=sheet is not None and sheet.can_redo,
        )
        checked = self.settings.checked()
        reason = create_reason(self._context, session, flow, checked)
        starts = self.settings.start.isChecked()
        self.bar.show_state(totals, reason, starts=starts)
        self._show_side()
        self._show_progress()
        self._escape.setEnabled(self._can_cancel())

    def _can_cancel(self) -> bool:
        flow = self.flow
        busy = self.session.loading or self.session.checking or flow.running == "look"
        return busy or flow.stage in (Stage.CHECKING, Stage.ASKING, Stage.SENDING)

    def _show_side(self) -> None:
        flow, one = self.flow, self.flow.submission
        if flow.stage is not Stage.ENDED or one is None:
            if flow.stage is not Stage.ASKING:
                self.side.setCurrentWidget(self.settings)
            return
        if one.state is PartState.DONE:
            self.result.show_result(one, self._unmatched, flow.running, flow.error)
            self.side.setCurrentWidget(self.result)
        else:
            self.failure.show_failure(one, flow.look_result, flow.running, flow.error)
            self.side.setCurrentWidget(self.failure)

    def _show_progress(self) -> None:
        session, flow = self.session, self.flow
        if flow.stage in (Stage.CHECKING, Stage.SENDING):
            self.strip.show_sending(self._last_progress, cancelling=flow.cancelling)
        elif session.loading:
            loaded = session.loaded
            rows = loaded.end - loaded.sheet.first_row if loaded and session.streaming else 0
            self.strip.show_reading(session.loading_name, rows)
        elif session.checking:
            self.strip.show_checking(can_cancel=not session.deciding)
        else:
            self.strip.clear()

    def _show_file(self) -> None:
        self.file_bar.show_loaded(self.session.loaded, self.session.loading_name)

    def _show_recent(self) -> None:
        files = self._context.settings.recent_files
        self.file_bar.show_recent(files)
        self.empty.show_recent(files)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)

    # --- drag and drop -----------------------------------------------------------------------
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self.empty.set_hot(True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.empty.set_hot(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.empty.set_hot(False)
        event.acceptProposedAction()
        self.open_files(local_paths(event.mimeData().urls()))
