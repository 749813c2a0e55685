"""The New task page: a sheet at the left, the task's settings or what came of it at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from yccall_desktop.core.submission import PartState, Submission
from yccall_desktop.services.send_state import SendState
from yccall_desktop.ui.context import Context, StartupOptions
from yccall_desktop.ui.new_task.action_bar import ActionBar
from yccall_desktop.ui.new_task.create_reason import create_reason
from yccall_desktop.ui.new_task.dropped_files import local_paths
from yccall_desktop.ui.new_task.failure_panel import FailurePanel
from yccall_desktop.ui.new_task.file_bar import FileBar
from yccall_desktop.ui.new_task.flow_notices import NOT_SENT, FlowNotices
from yccall_desktop.ui.new_task.opening import Opening
from yccall_desktop.ui.new_task.page_saves import Saves
from yccall_desktop.ui.new_task.progress_strip import ProgressStrip
from yccall_desktop.ui.new_task.question_panel import QuestionPanel
from yccall_desktop.ui.new_task.refused_rows import RefusedRows
from yccall_desktop.ui.new_task.result_actions import ResultActions
from yccall_desktop.ui.new_task.result_panel import ResultPanel
from yccall_desktop.ui.new_task.settings_panel import SettingsPanel
from yccall_desktop.ui.new_task.sheet_area import SheetArea
from yccall_desktop.ui.new_task.sheet_session import SheetSession
from yccall_desktop.ui.new_task.submission_flow import Stage, SubmissionFlow
from yccall_desktop.ui.new_task.waiting_files import WaitingFiles


class NewTaskPage(QWidget):
    """Shows the states of a SheetSession and a SubmissionFlow; passes on what the user wants."""

    submission_changed = Signal(object)
    """The Submission that was sent, looked for or commanded here."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("newTaskPage")
        self._context = context
        self._remembered = ""
        self._progress: SendState | None = None
        self.session = SheetSession(context, self)
        self.flow = SubmissionFlow(context, self)
        self.file_bar = FileBar()
        self.area = SheetArea(context, self.session)
        FlowNotices(self.flow, self.area.notice, self)
        self.refused = RefusedRows(self.session, self.flow, context, self)
        self.opening = Opening(
            context, self.session, self.area.notice, self._leave_submission, self
        )
        self.waiting = WaitingFiles(self.session, self.flow, self.opening.open_files, self)
        self.settings = SettingsPanel(context)
        self.question = QuestionPanel()
        self.result = ResultPanel()
        self.failure = FailurePanel()
        self.strip = ProgressStrip(self._refuge)
        self.bar = ActionBar()
        self.side = QStackedWidget()
        self.saves = Saves(context, self.session, self.flow, self.area.notice, self)
        self.result_actions = ResultActions(self.flow, self.result, self)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self._follow_context()
        self._escape = self._add_shortcuts()
        self.settings.set_draft(self.flow.draft_id)
        self._show_recent()
        self._refresh()

    # --- for the window ----------------------------------------------------------------------
    def open_files(self, paths: Sequence[Path]) -> None:
        """Open files as one list; while numbers are sent they wait."""
        if paths:
            self.area.view.commit_open_editor()
            self.waiting.open(paths)
        else:
            self.area.notice.tell(
                "warning", lambda: self.tr("Only files of this PC can be opened.")
            )

    @Slot(object)
    def open_file(self, path: Path) -> None:
        """Read a file in place of the sheet and of what came of it."""
        self.open_files([path])

    def hand_over(self, paths: Sequence[Path], options: StartupOptions) -> None:
        """Another start wants these to be opened: what is not finished here is not swept away."""
        self.area.view.commit_open_editor()
        self.waiting.hand_over(paths, options)

    @property
    def busy_sending(self) -> bool:
        """Whether numbers are on their way."""
        return self.flow.sending

    def show_changed(self, submission: Submission) -> None:
        """A submission changed elsewhere in the window."""
        self.flow.replace(submission)

    def _leave_submission(self) -> bool:
        """Make room on the page; False, with words, while numbers are on their way."""
        if self.flow.stage in (Stage.CHECKING, Stage.SENDING) or self.flow.running:
            self.area.notice.tell(
                "warning", lambda: self.tr("Wait until the list that is being sent has its end.")
            )
            return False
        if self.flow.stage is Stage.ENDED:
            self.settings.forget_typed_name()
        self.flow.back()
        self.area.notice.clear()
        return True

    # --- building ----------------------------------------------------------------------------
    def _lay_out(self) -> None:
        for panel in (self.settings, self.question, self.result, self.failure):
            self.side.addWidget(panel)
        self.side.setFixedWidth(self.settings.width())
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.area, 1)
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
        for signal in (session.replaced, session.state_changed):
            signal.connect(self._show_file)
        for signal in (session.replaced, session.grew, session.edited, session.state_changed):
            signal.connect(self._refresh)
        opening = self.opening
        opening.read.connect(self._on_read)
        opening.files_wanted.connect(self.open_files)
        opening.watched.changed.connect(self.area.load_notices.tell_changed)
        flow.changed.connect(self._on_flow)
        flow.progressed.connect(self._on_progress)
        flow.submission_changed.connect(self._on_submission)
        self.refused.marked.connect(self.area.show_marks)
        self.refused.marked.connect(self._refresh)
        self.area.save_wanted.connect(self.saves.problem_rows)
        self.area.empty.sample_wanted.connect(opening.open_sample)
        for opener in (self.file_bar, self.area.empty):
            opener.open_wanted.connect(opening.choose)
            opener.recent_wanted.connect(self.open_file)
        bar = self.file_bar
        bar.paste_wanted.connect(opening.paste)
        bar.sheet_wanted.connect(opening.read_sheet)
        bar.encoding_wanted.connect(opening.read_encoding)
        bar.header_wanted.connect(session.set_header)
        bar.detect_wanted.connect(opening.detect_again)
        self.settings.changed.connect(self._refresh)
        self.bar.create_wanted.connect(self.create_task)
        self.bar.check_wanted.connect(self.check_again)
        self.strip.cancel_wanted.connect(self.cancel)
        self.question.yes.connect(flow.confirm)
        self.question.no.connect(flow.back)
        self.question.look.connect(flow.look_earlier)
        self.failure.send_again.connect(flow.send_again)
        self.failure.look.connect(flow.look)
        self.failure.settings.connect(self._context.events.settings_wanted)
        self.failure.back.connect(flow.back)
        self.failure.release.connect(self.result_actions.send_missing)
        self.failure.end_here.connect(self.result_actions.end_here)
        for panel in (self.failure, self.result):
            panel.receipt.connect(self.saves.receipt)
        self.result.new_list.connect(self.new_list)
        self.result.refused_wanted.connect(self.area.filters.click_refused)
        self.failure.unseen_wanted.connect(self.area.filters.click_unseen)

    def _follow_context(self) -> None:
        """The rows follow first: a question that is taken back then checks them once."""
        events, flow = self._context.events, self.flow
        for numbers in (events.numbers_changed, events.screening_changed):
            numbers.connect(self.area.numbers_changed)
            numbers.connect(flow.settings_changed)
            numbers.connect(self._refresh)
        events.connection_changed.connect(flow.settings_changed)
        events.connection_changed.connect(self._refresh)

    def _add_shortcuts(self) -> QShortcut:
        wanted: dict[str, Callable[[], object]] = {
            "Ctrl+O": self.opening.choose,
            "Ctrl+V": self.opening.paste,
            "Ctrl+S": self.saves.problem_rows,
            "Ctrl+Return": self.create_task,
            "Ctrl+Enter": self.create_task,
            "F8": self._next_problem,
            "Shift+F8": self._previous_problem,
            "Ctrl+Z": self.session.undo,
            "Ctrl+Y": self.session.redo,
            "Ctrl+Shift+Z": self.session.redo,
        }
        for key, action in wanted.items():
            QShortcut(QKeySequence(key), self).activated.connect(action)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.activated.connect(self.cancel)
        return escape

    # --- the sheet ---------------------------------------------------------------------------
    @Slot()
    def _on_read(self) -> None:
        """A list is there: what came with it, before what is remembered of lists like it."""
        loaded = self.session.loaded
        if loaded is None:
            return
        last = self.opening.memory.take(loaded)
        if last is not None:
            self.settings.use(last)
        options = self.waiting.options_for(loaded.path)
        if options is not None:
            self.settings.fill_in(options)
        self.settings.set_file_name(loaded.path.stem)
        self.settings.help.lists.need()
        self._show_recent()

    @Slot()
    def _next_problem(self) -> None:
        self.area.go_to_problem(1)

    @Slot()
    def _previous_problem(self) -> None:
        self.area.go_to_problem(-1)

    # --- the submission ----------------------------------------------------------------------
    @Slot()
    def create_task(self) -> None:
        """Create the task, if it can be; else go to what is wrong. An open editor commits first."""
        self.area.view.commit_open_editor()
        checked, loaded = self.settings.checked(), self.session.loaded
        reason = create_reason(self._context, self.session, self.flow, checked)
        if not reason and loaded is not None and checked.settings is not None:
            path, name = loaded.source
            self.area.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.flow.create(loaded.sheet, path, name, checked.settings)
        elif self.session.outdated:
            self.bar.check_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.flow.stage is Stage.EDITING and loaded is not None and checked.wrong:
            self.settings.focus_field(next(iter(checked.wrong)))

    @Slot()
    def check_again(self) -> None:
        """Check the rows with what is set now. An open editor commits first."""
        self.area.view.commit_open_editor()
        self.area.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.session.catch_up()

    @Slot()
    def cancel(self) -> None:
        """Stop what is going on, or answer a question with no."""
        if self.session.loading or self.session.checking:
            self.session.cancel()
        elif self.flow.stage is Stage.ASKING:
            self.flow.back()
        else:
            self.flow.stop()

    @Slot()
    def new_list(self) -> None:
        """Make room for the next sheet."""
        if self._leave_submission():
            self.session.close()
            self.settings.set_file_name("")
            self.file_bar.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_progress(self, state: SendState) -> None:
        self._progress = state
        self._show_progress()

    @Slot(object)
    def _on_submission(self, submission: Submission) -> None:
        if submission.id == self.flow.draft_id and self._remembered != submission.id:
            self._remembered = submission.id
            self.settings.remember()
            self._context.settings.save()
            self.opening.memory.keep_task(self._context.settings.last_task)
        self.submission_changed.emit(submission)

    @Slot()
    def _on_flow(self) -> None:
        flow = self.flow
        if flow.stage is not Stage.SENDING:
            self._progress = None
        locked = flow.stage is not Stage.EDITING
        self.session.set_locked(locked)
        self.area.load_notices.hold(locked)
        if locked:
            self.area.notice.drop(NOT_SENT)
        self.settings.set_draft(flow.draft_id)
        self.refused.follow()
        self._refresh()

    # --- showing -----------------------------------------------------------------------------
    @Slot()
    def _refresh(self) -> None:
        """Bring every part of the page in line with the session and the flow."""
        session, flow = self.session, self.flow
        self.area.refresh()
        opening = flow.stage in (Stage.EDITING, Stage.ASKING, Stage.ENDED) and not flow.running
        self.file_bar.set_choices_enabled(session.editable, opening=opening)
        self.settings.setEnabled(flow.stage is Stage.EDITING)
        reason = create_reason(self._context, session, flow, self.settings.checked())
        starts = self.settings.start.isChecked()
        self.bar.show_state(session.totals, reason, starts=starts, outdated=session.outdated)
        self._show_side()
        self._show_progress()
        busy = session.loading or session.checking or flow.running == "look"
        asking = flow.stage in (Stage.CHECKING, Stage.ASKING, Stage.SENDING)
        self._escape.setEnabled(busy or asking)

    def _show_side(self) -> None:
        flow, one = self.flow, self.flow.submission
        if flow.stage is Stage.ASKING and flow.question is not None:
            if self.side.currentWidget() is not self.question:
                self.side.setCurrentWidget(self.question)
                self.question.ask(flow.question)
        elif flow.stage is not Stage.ENDED or one is None:
            self.side.setCurrentWidget(self.settings)
        elif one.state is PartState.DONE:
            self.result.show_result(one, self.refused.unmatched, flow.running, flow.error)
            self._show_end(self.result, self.result.copy_button)
        else:
            unseen = self.refused.unseen
            self.failure.show_failure(one, flow.look_result, flow.running, flow.error, unseen)
            self._show_end(self.failure, self.failure.first_button())

    def _show_end(self, panel: QWidget, focus: QWidget) -> None:
        """Show how it ended; Tab goes on from its first button, but not after a Cancel, whose key
        may be pressed once more."""
        if self.side.currentWidget() is not panel:
            self.side.setCurrentWidget(panel)
            broken_off = self.flow.cancelling or self.flow.pausing
            (self._refuge() if broken_off else focus).setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuge(self) -> QWidget:
        """What no key presses by mistake."""
        return self.area.view if self.session.loaded is not None else self.file_bar.open_button

    def _show_progress(self) -> None:
        session, flow = self.session, self.flow
        if flow.stage in (Stage.CHECKING, Stage.SENDING):
            self.strip.show_sending(
                self._progress, cancelling=flow.cancelling, pausing=flow.pausing
            )
        elif session.loading:
            loaded = session.loaded
            rows = loaded.end - loaded.sheet.first_row if loaded and session.streaming else 0
            self.strip.show_reading(session.loading_name, rows)
        elif session.checking:
            self.strip.show_checking(can_cancel=not session.deciding)
        elif flow.running == "look":
            self.strip.show_looking(cancelling=flow.cancelling)
        else:
            self.strip.clear()

    @Slot()
    def _show_file(self) -> None:
        self.file_bar.show_loaded(self.session.loaded, self.session.loading_name)

    def _show_recent(self) -> None:
        files = self._context.settings.recent_files
        self.file_bar.show_recent(files)
        self.area.empty.show_recent(files)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)

    # --- drag and drop -----------------------------------------------------------------------
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self.area.empty.set_hot(True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.area.empty.set_hot(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.area.empty.set_hot(False)
        event.acceptProposedAction()
        self.open_files(local_paths(event.mimeData().urls()))
