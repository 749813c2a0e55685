"""The sheet on the page: filters and rows, or the empty state; and what has to be said about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from yccall_desktop.core.call_sheet import RowFilter
from yccall_desktop.core.columns import Role
from yccall_desktop.core.sort_rows import Order
from yccall_desktop.errors import AppError
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.i18n import count, say
from yccall_desktop.ui.new_task.empty_state import EmptyState
from yccall_desktop.ui.new_task.filter_actions import FilterActions
from yccall_desktop.ui.new_task.filter_column import FilterColumn
from yccall_desktop.ui.new_task.filter_strip import FilterStrip
from yccall_desktop.ui.new_task.find_bar import FindBar
from yccall_desktop.ui.new_task.load_notices import LoadNotices
from yccall_desktop.ui.new_task.notice import Notice
from yccall_desktop.ui.new_task.password_panel import PasswordPanel
from yccall_desktop.ui.new_task.rows_arranger import RowsArranger
from yccall_desktop.ui.new_task.rows_copy import MOST_ROWS, RowsCopy
from yccall_desktop.ui.new_task.rows_finder import RowsFinder
from yccall_desktop.ui.new_task.rows_model import ALL_ROWS, RowsModel
from yccall_desktop.ui.new_task.rows_view import RowsView
from yccall_desktop.ui.new_task.sheet_session import SheetSession


class SheetArea(QWidget):
    """A view of a SheetSession: what is done in it goes to the session at once."""

    save_wanted = Signal()

    def __init__(
        self, context: Context, session: SheetSession, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.model = RowsModel(self._edit, self)
        self.view = RowsView(self.model)
        self.notice, self.changed = Notice(), Notice(prefix="changed")
        self.password = PasswordPanel()
        self.load_notices = LoadNotices(session, self.notice, self.changed, self.password, self)
        self.filters = FilterColumn()
        self.strip, self.find_bar = FilterStrip(), FindBar()
        self.arranger = RowsArranger(self.model, context.jobs, self)
        self.finder = RowsFinder(self.find_bar, self.view, self.arranger, context.jobs)
        self.filter_actions = FilterActions(
            session, self.arranger, self.strip, self.notice, context.jobs
        )
        self._copy = RowsCopy(context.jobs, self)
        self.empty = EmptyState(demo=context.demo)
        self.pages = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        sheet = QFrame()
        beside = QHBoxLayout(sheet)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.filters)
        table = QVBoxLayout()
        table.setSpacing(0)
        table.addWidget(self.strip)
        table.addWidget(self.find_bar)
        table.addWidget(self.view, 1)
        beside.addLayout(table, 1)
        self.pages.addWidget(self.empty)
        self.pages.addWidget(sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for said in (self.notice, self.changed, self.password):
            column.addWidget(said)
        column.addWidget(self.pages, 1)

    def _connect(self) -> None:
        session = self._session
        session.replaced.connect(self._on_replaced)
        session.grew.connect(self._on_grew)
        session.edited.connect(self._on_edited)
        session.load_ended.connect(self._on_load_ended)
        self.filters.chosen.connect(self._on_filter)
        self.filters.save_wanted.connect(self.save_wanted)
        self.filters.undo_wanted.connect(session.undo)
        self.filters.redo_wanted.connect(session.redo)
        self.view.exclude_wanted.connect(session.exclude)
        self.view.restore_wanted.connect(session.restore)
        self.view.editing_ended.connect(session.catch_up)
        self.view.role_chosen.connect(self._on_role)
        self.view.use_suggestion.connect(self._use_suggestion)
        self.view.split_wanted.connect(session.split)
        self.view.repair_all.connect(self._session.repair)
        self.view.order_wanted.connect(self._on_order)
        self.view.copy_wanted.connect(self._on_copy)
        self.strip.all_wanted.connect(self.show_all)
        self.find_bar.all_wanted.connect(self.show_all)
        self.arranger.failed.connect(self._on_table_failed)
        self._copy.copied.connect(self._on_copied)
        self._copy.refused.connect(self._on_too_many)
        self._copy.failed.connect(self._on_table_failed)
        for keys, action in (
            ("Ctrl+F", self.finder.open),
            ("F3", self.finder.go_on),
            ("Shift+F3", self.finder.go_back),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(action)

    # --- showing -----------------------------------------------------------------------------
    def refresh(self) -> None:
        """Bring counts and what can be done in line with the session."""
        session = self._session
        self.pages.setCurrentIndex(0 if session.loaded is None else 1)
        self.model.editable = session.editable
        counted = session.sheet if session.totals is not None else None
        self.view.can_sort = counted is not None
        self.filters.show_counts(
            session.totals,
            session.problem_counts,
            counted.kind_counts() if counted is not None else None,
            counted.region_counts() if counted is not None else None,
        )
        self.filter_actions.refresh()
        sheet = session.sheet if session.editable else None
        self.filters.show_undo(
            can_undo=sheet is not None and sheet.decisions.can_undo,
            can_redo=sheet is not None and sheet.decisions.can_redo,
        )

    @Slot()
    def numbers_changed(self) -> None:
        """Region or form of the numbers, or what is left out, was changed: the rows are checked
        anew, but not while the user types in one of them."""
        if not self.view.editing:
            self._session.numbers_changed()

    def go_to_problem(self, step: int) -> None:
        """The next (1) or previous (-1) problem; all rows are shown when this filter has none."""
        self.view.commit_open_editor()
        if not self.view.go_to_problem(step) and self.model.filter != ALL_ROWS:
            self.show_all()
            self.view.go_to_problem(step)

    @Slot()
    def show_all(self) -> None:
        """Choose the filter that leaves nothing out."""
        self.filters.select(ALL_ROWS)
        self._on_filter(ALL_ROWS)

    @Slot()
    def show_marks(self) -> None:
        """Rows were marked as refused; those that are shown stay."""
        self.arranger.settle(keep=True)

    # --- what the session tells --------------------------------------------------------------
    @Slot()
    def _on_replaced(self) -> None:
        loaded = self._session.loaded
        self.view.commit_open_editor()
        self.arranger.show_sheet(loaded.sheet if loaded else None, loaded.end if loaded else 0)
        self.filters.select(ALL_ROWS)
        self.filter_actions.forget()
        self.finder.search_again()

    @Slot()
    def _on_grew(self) -> None:
        if self._session.loaded is not None:
            self.model.grow(self._session.loaded.end)

    @Slot()
    def _on_edited(self) -> None:
        """Rows that were just repaired stay; rows that were left out or taken in go."""
        self.arranger.settle(keep=self.filter_actions.tell())
        self.finder.search_again()
        sheet = self._session.sheet
        if sheet is not None and sheet.decisions.include_hidden:
            self.notice.drop("hidden")

    @Slot(bool)
    def _on_load_ended(self, good: bool) -> None:
        if not good:
            return
        self.finder.search_again()
        focus = self.window().focusWidget()
        if focus is None or not focus.isVisible():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what the user wants -----------------------------------------------------------------
    @Slot(object)
    def _on_filter(self, wanted: RowFilter) -> None:
        self.view.commit_open_editor()
        self.arranger.set_filter(wanted)

    @Slot(object)
    def _on_order(self, order: Order | None) -> None:
        self.view.commit_open_editor()
        self.arranger.set_order(order)

    @Slot(object)
    def _on_copy(self, rows: Sequence[int]) -> None:
        if self.model.sheet is not None:
            self._copy.copy(self.model.sheet, rows, self.model.columns)

    @Slot(object)
    def _on_copied(self, rows: int) -> None:
        self.notice.tell("info", lambda: self.tr("%Ln row(s) were copied.", "", rows), key="copy")

    @Slot(object)
    def _on_too_many(self, rows: int) -> None:
        self.notice.tell(
            "warning",
            lambda: self.tr("{rows} rows are too many to copy; choose {most} or fewer.").format(
                rows=count(rows), most=count(MOST_ROWS)
            ),
            key="copy",
        )

    @Slot(object)
    def _on_table_failed(self, error: AppError) -> None:
        self.filters.select(self.arranger.filter)
        self.notice.tell("danger", lambda: say(error.words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the table closes the bar for finding."""
        if event.key() == Qt.Key.Key_Escape and self.find_bar.isVisible():
            self.finder.close()
        else:
            super().keyPressEvent(event)

    @Slot(object)
    def _on_role(self, pair: tuple[int, Role | None]) -> None:
        self.view.commit_open_editor()
        self._session.set_role(*pair)

    @Slot(object)
    def _use_suggestion(self, pair: tuple[int, str]) -> None:
        sheet = self._session.sheet
        if sheet is not None and Role.PHONE in sheet.layout.columns:
            self._edit(pair[0], sheet.layout.columns[Role.PHONE], pair[1])

    def _edit(self, row: int, column: int, text: str) -> bool:
        return self._session.edit(row, column, text)
