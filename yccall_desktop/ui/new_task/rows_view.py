"""The table of rows: fixed heights, widths from a sample, editing in place, keys and menus."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QMenu,
    QTableView,
    QWidget,
)

from yccall_desktop.core.columns import Role
from yccall_desktop.core.sort_rows import SortBy
from yccall_desktop.ui import theme
from yccall_desktop.ui.new_task.cell_editor import CellEditor
from yccall_desktop.ui.new_task.kept_place import KeptPlace
from yccall_desktop.ui.new_task.rows_columns import ColumnKind
from yccall_desktop.ui.new_task.rows_header import RowsHeader
from yccall_desktop.ui.new_task.rows_menus import RowsMenus
from yccall_desktop.ui.new_task.rows_model import RowsModel

_SAMPLE = 60
_WIDEST = 280
_FILE_LEAST = 96
_LONG_NUMBER = "+86 (0) 138-0013-8000"
_PROBLEM_LEAST = 184
_PROBLEM_MOST = 340
_CELL_PADDING = 24
_STYLE = """
QTableView::item { padding: 0 7px; }
QAbstractScrollArea::corner { background: transparent; border: none; }
"""


class RowsView(QTableView):
    """Shows a RowsModel. Says what the user wants; changes nothing by itself but a cell's text."""

    exclude_wanted = Signal(object)
    """Rows (0-based) to leave out."""

    restore_wanted = Signal(object)
    """Rows (0-based) to take in again."""

    role_chosen = Signal(object)
    """(sheet column, Role or None)."""

    use_suggestion = Signal(object)
    """(row, suggested text)."""

    split_wanted = Signal(object)
    """The row whose cell with several numbers becomes several rows."""

    copy_wanted = Signal(object)
    """Rows to put on the clipboard."""

    order_wanted = Signal(object)
    """The Order to sort by, or None: the order of the sheet."""

    repair_all = Signal(object)
    """The Code of the problem whose rows are all mended as they suggest."""

    editing_ended = Signal()
    """The open editor was closed."""

    def __init__(self, model: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rowsTable")
        self._rows = model
        self.setModel(model)
        self._header = RowsHeader(self)
        self._header.menu_wanted.connect(self.open_column_menu)
        self._header.sort_wanted.connect(self._sort_by)
        self.menus = RowsMenus(self, model)
        self.can_sort = False
        self.setHorizontalHeader(self._header)
        self._editor = CellEditor(self)
        self._editor.closed.connect(self.editing_ended)
        self.setItemDelegate(self._editor)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(self.verticalHeader().ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.ROW_HEIGHT)
        self.setShowGrid(False)
        self.setStyleSheet(_STYLE)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        model.modelReset.connect(self.fit_columns)
        model.rowsInserted.connect(self._fit_row_numbers)
        self._place = KeptPlace(self, model)
        self._shown: object = None
        self._filled = False
        self._file_width = self._file_shown = 0
        self.retranslate()

    @property
    def rows_model(self) -> RowsModel:
        return self._rows

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Rows of the sheet"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # --- widths ------------------------------------------------------------------------------
    def fit_columns(self) -> None:
        """Widths from the first rows; only when the columns are others than before.

        A filter that shows no row leaves them as they are.
        """
        sheet = self._rows.sheet
        copies = sheet is not None and sheet.rows.copies
        files = sheet.rows.files if sheet is not None else ()
        shown, filled = (id(sheet), tuple(self._rows.columns), copies, files), bool(self._sample())
        if shown == self._shown and (self._filled or not filled):
            return
        self._shown, self._filled = shown, filled
        metrics = QFontMetrics(self.font())
        for section, column in enumerate(self._rows.columns):
            width = self._header.sectionSizeFromContents(section).width()
            if column.kind is ColumnKind.PROBLEM:
                continue
            texts = [str(self._rows.index(line, section).data() or "") for line in self._sample()]
            least = ""
            if column.kind is ColumnKind.WILL_CALL:
                least = "→ 00000000000"
            elif column.kind is ColumnKind.ROW:
                least = max(texts, key=len, default="") + (" (2)" if copies else "")
            elif column.kind is ColumnKind.FILE:
                least = max(files, key=len, default="")
            advances = sorted(metrics.horizontalAdvance(text[:60]) for text in texts)
            # one long cell in ten must not push the other columns out of sight
            most = advances[len(advances) * 9 // 10] if advances else 0
            most = max(most, metrics.horizontalAdvance(least))
            if column.role is Role.PHONE:  # but a number as people write it is never cut
                usual = metrics.horizontalAdvance(_LONG_NUMBER)
                most = max([most, *(one for one in advances if one <= usual)])
            width = min(max(width, most + _CELL_PADDING), _WIDEST)
            self.setColumnWidth(section, width)
            if column.kind is ColumnKind.FILE:
                self._file_width = self._file_shown = width
        self._fit_problem()

    @Slot()
    def _fit_row_numbers(self) -> None:
        """They grow longer while rows come in."""
        kinds = [column.kind for column in self._rows.columns]
        if ColumnKind.ROW not in kinds or not self._rows.rowCount():
            return
        section = kinds.index(ColumnKind.ROW)
        text = str(self._rows.index(self._rows.rowCount() - 1, section).data() or "")
        needed = QFontMetrics(self.font()).horizontalAdvance(text) + _CELL_PADDING
        if needed > self.columnWidth(section):
            self.setColumnWidth(section, needed)
            self._fit_problem()

    def _fit_problem(self) -> None:
        """The problem column takes what room is left of the columns before it; rather than be out
        of sight it lets names of files be cut, which tips tell."""
        kinds = [column.kind for column in self._rows.columns]
        if ColumnKind.PROBLEM in kinds:
            section = kinds.index(ColumnKind.PROBLEM)
            # the first call of viewport() makes dozens of classes, too slow while rows come in
            bar = self.verticalScrollBar()
            room = self.maximumViewportSize().width() - (bar.width() if bar.isVisible() else 0)
            if ColumnKind.FILE in kinds:
                self._fit_file(kinds.index(ColumnKind.FILE), section, room)
            room -= sum(map(self.columnWidth, range(section)))
            self.setColumnWidth(section, max(_PROBLEM_LEAST, min(room, _PROBLEM_MOST)))

    def _fit_file(self, file: int, problem: int, room: int) -> None:
        """Leave room for the problem column, unless the user made the files' as wide as it is."""
        if self.columnWidth(file) == self._file_shown:
            others = sum(self.columnWidth(one) for one in range(problem) if one != file)
            left = room - others - _PROBLEM_LEAST
            self._file_shown = max(_FILE_LEAST, min(self._file_width, left))
            self.setColumnWidth(file, self._file_shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_problem()

    def _sample(self) -> list[int]:
        """The first lines and the last one, which has the longest row number."""
        end = self._rows.rowCount()
        return [*range(min(_SAMPLE, end)), end - 1] if end else []

    # --- editing and moving ------------------------------------------------------------------
    def commit_open_editor(self) -> None:
        """Write an open editor's text into its cell and close it."""
        editor = self._editor.editor
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    @property
    def editing(self) -> bool:
        """Whether an editor is open."""
        return self._editor.editor is not None

    def selected_rows(self) -> Sequence[int]:
        """The sheet's rows that are selected, from top to bottom."""
        spans = sorted(
            (span.top(), span.bottom() + 1) for span in self.selectionModel().selection().toList()
        )
        lines = self._rows.lines
        if len(spans) == 1:
            return lines[spans[0][0] : spans[0][1]]
        chosen, done = array("I"), 0
        for top, end in spans:
            chosen.extend(lines[max(top, done) : end])
            done = max(done, end)
        return chosen

    def go_to_problem(self, step: int) -> bool:
        """Select the next (1) or previous (-1) problem; False when none is shown."""
        current = self.currentIndex()
        line = self._rows.next_problem(current.row() if current.isValid() else -1, step)
        if line < 0:
            return False
        self.go_to_line(line)
        return True

    def go_to_line(self, line: int) -> None:
        """Make the phone cell of a line the current one and show it."""
        self.show_cell(line, max(self._rows.phone_column(), 0))
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_cell(self, line: int, column: int) -> None:
        """Make a cell the current one and show it, among its neighbours where it was out of sight;
        the focus stays where it is."""
        index, across = self._rows.index(line, column), self.horizontalScrollBar()
        place, high = self.visualRect(index), self.viewport().height()
        seen = place.isValid() and place.top() >= 0 and place.bottom() < high
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        if not seen:
            sideways = across.value()
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            across.setValue(sideways)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.editing:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not event.modifiers():
            self.exclude_wanted.emit(self.selected_rows())
        elif key == Qt.Key.Key_Insert:
            self.restore_wanted.emit(self.selected_rows())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selected()
        elif key == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.open_column_menu(self.currentIndex().column())
        elif key == Qt.Key.Key_F2 or (
            key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        ):
            self.edit_current()
        else:
            super().keyPressEvent(event)

    def _editable(self, index: QModelIndex) -> QModelIndex:
        """The cell itself where it can be edited, else the row's phone cell."""
        if not index.isValid() or index.flags() & Qt.ItemFlag.ItemIsEditable:
            return index
        column = self._rows.phone_column()
        return index.siblingAtColumn(column) if column >= 0 else index

    # --- menus -------------------------------------------------------------------------------
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._rows.rowCount() == 0:
            return
        place = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            rect = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(rect.bottomLeft())
        menu = self.row_menu(self.selected_rows(), self.currentIndex().column())
        menu.popup(place)

    def row_menu(self, rows: Sequence[int], section: int) -> QMenu:
        """What can be done with the selected rows; deletes itself when it closes."""
        menu = self.menus.rows(rows)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._header.can_choose(section) and self._rows.editable:
            menu.addSeparator()
            chosen = self.menus.roles(section, menu)
            chosen.setTitle(self.tr("This column is"))
            menu.addMenu(chosen)
        return menu

    def edit_current(self) -> None:
        """Open an editor over the current cell, or over its row's phone cell."""
        self.edit(self._editable(self.currentIndex()))

    def copy_selected(self) -> None:
        """Put the selected rows on the clipboard."""
        rows = self.selected_rows()
        if rows:
            self.copy_wanted.emit(rows)

    @Slot(int)
    def open_column_menu(self, section: int) -> None:
        """What a column of the file is, and sorting by any column."""
        if not 0 <= section < len(self._rows.columns):
            return
        menu = self.menus.column(section)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._header.menu_position(section) + QPoint(4, 0))

    @Slot(int)
    def _sort_by(self, section: int) -> None:
        """Ascending, descending, as in the sheet, and again; rows as in the sheet rise already."""
        if not self.can_sort:
            return
        rows, order = self._rows, self._rows.order
        own = rows.order_by(section, descending=False).by is SortBy.ROW
        if order is not None and rows.sorted_by(section):
            again = None if order.descending else rows.order_by(section, descending=True)
        else:
            again = rows.order_by(section, descending=own)
        self.order_wanted.emit(again)
