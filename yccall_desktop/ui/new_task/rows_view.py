"""The table of rows: fixed heights, widths from a sample, editing in place, keys and menus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from yccall_desktop.core.columns import Role
from yccall_desktop.ui import icons, theme
from yccall_desktop.ui.new_task.rows_columns import ColumnKind, role_help, role_name
from yccall_desktop.ui.new_task.rows_header import RowsHeader
from yccall_desktop.ui.new_task.rows_model import RowsModel

_SAMPLE = 60
_WIDEST = 280
_PROBLEM_LEAST = 184
_PROBLEM_MOST = 340
_CELL_PADDING = 24
_STYLE = """
QTableView::item { padding: 0 7px; }
QAbstractScrollArea::corner { background: transparent; border: none; }
"""

Index = QModelIndex | QPersistentModelIndex


class _CellEditor(QStyledItemDelegate):
    """A line edit over the cell; remembers the open one, so that a shortcut can commit it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.editor: QLineEdit | None = None

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setObjectName("cellEditor")
        editor.setAccessibleName(
            self.tr("{column}, row {row}").format(
                column=index.model().headerData(index.column(), Qt.Orientation.Horizontal),
                row=index.model().index(index.row(), 0).data(),
            )
        )
        self.editor = editor
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if editor is self.editor:
            self.editor = None
        super().destroyEditor(editor, index)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        editor.setGeometry(option.rect)


class RowsView(QTableView):
    """Shows a RowsModel. Says what the user wants; changes nothing by itself but a cell's text."""

    exclude_wanted = Signal(object)
    """Rows (0-based, a list) to leave out."""

    restore_wanted = Signal(object)
    """Rows (0-based, a list) to take in again."""

    role_chosen = Signal(object)
    """(sheet column, Role or None)."""

    use_suggestion = Signal(object)
    """(row, suggested text)."""

    repair_all = Signal(object)
    """The Code of the problem whose rows are all mended as they suggest."""

    def __init__(self, model: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rowsTable")
        self._rows = model
        self.setModel(model)
        self._header = RowsHeader(self)
        self._header.role_wanted.connect(self._choose_role)
        self.setHorizontalHeader(self._header)
        self._editor = _CellEditor(self)
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
        self._shown: object = None
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Rows of the sheet"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # --- widths ------------------------------------------------------------------------------
    def fit_columns(self) -> None:
        """Widths from the first rows; only when the columns are others than before."""
        shown = (id(self._rows.sheet), tuple(self._rows.columns), self._rows.rowCount() > 0)
        if shown == self._shown:
            return
        self._shown = shown
        metrics = QFontMetrics(self.font())
        for section, column in enumerate(self._rows.columns):
            width = self._header.sectionSizeFromContents(section).width()
            if column.kind is ColumnKind.PROBLEM:
                continue
            texts = [str(self._rows.index(line, section).data() or "") for line in self._sample()]
            if column.kind is ColumnKind.WILL_CALL:
                texts.append("0" * 11)
            advances = sorted(metrics.horizontalAdvance(text[:60]) for text in texts)
            # one long cell in ten must not push the other columns out of sight
            most = advances[len(advances) * 9 // 10] if advances else 0
            self.setColumnWidth(section, min(max(width, most + _CELL_PADDING), _WIDEST))
        self._fit_problem()

    def _fit_problem(self) -> None:
        """The problem column takes what room is left of the columns before it."""
        kinds = [column.kind for column in self._rows.columns]
        if ColumnKind.PROBLEM in kinds:
            section = kinds.index(ColumnKind.PROBLEM)
            room = self.viewport().width() - sum(map(self.columnWidth, range(section)))
            self.setColumnWidth(section, max(_PROBLEM_LEAST, min(room, _PROBLEM_MOST)))

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

    def selected_rows(self) -> list[int]:
        """The sheet's rows that are selected, from top to bottom."""
        lines: set[int] = set()
        for span in self.selectionModel().selection().toList():
            lines.update(range(span.top(), span.bottom() + 1))
        return [self._rows.row_at(line) for line in sorted(lines)]

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
        column = max(self._rows.phone_column(), 0)
        self.setCurrentIndex(self._rows.index(line, column))
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.editing:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not event.modifiers():
            self.exclude_wanted.emit(self.selected_rows())
        elif key == Qt.Key.Key_Insert:
            self.restore_wanted.emit(self.selected_rows())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif key == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self._choose_role(self.currentIndex().column())
        elif key == Qt.Key.Key_F2 or (
            key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        ):
            self.edit(self._editable(self.currentIndex()))
        else:
            super().keyPressEvent(event)

    def _editable(self, index: QModelIndex) -> QModelIndex:
        """The cell itself where it can be edited, else the row's phone cell."""
        if not index.isValid() or index.flags() & Qt.ItemFlag.ItemIsEditable:
            return index
        column = self._rows.phone_column()
        return index.siblingAtColumn(column) if column >= 0 else index

    def _copy(self) -> None:
        lines = [self._rows.line_of(row) for row in self.selected_rows()]
        columns = range(self._rows.columnCount())
        texts = (
            "\t".join(str(self._rows.index(line, column).data() or "") for column in columns)
            for line in lines
        )
        QGuiApplication.clipboard().setText("\n".join(texts))

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
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        can = self._rows.editable and bool(rows)
        problem = self._rows.problem(rows[0]) if len(rows) == 1 else None
        if problem is not None and problem.suggestion and can:
            use = menu.addAction(
                icons.icon("check"), self.tr("Use {number}").format(number=problem.suggestion)
            )
            pair = (rows[0], problem.suggestion)
            use.triggered.connect(lambda: self.use_suggestion.emit(pair))
            code, alike = problem.code, self._rows.problem_count(problem.code)
            if alike > 1:
                every = menu.addAction(self.tr("Fix all %Ln like this", "", alike))
                every.triggered.connect(lambda: self.repair_all.emit(code))
            menu.addSeparator()
        edit = menu.addAction(icons.icon("edit"), self.tr("Edit") + "\tF2")
        edit.setEnabled(can)
        edit.triggered.connect(lambda: self.edit(self._editable(self.currentIndex())))
        leave = menu.addAction(
            icons.icon("excluded"), self.tr("Leave %Ln row(s) out", "", len(rows)) + "\tDel"
        )
        leave.setEnabled(can)
        leave.triggered.connect(lambda: self.exclude_wanted.emit(list(rows)))
        back = menu.addAction(
            icons.icon("restore"), self.tr("Restore %Ln row(s)", "", len(rows)) + "\tIns"
        )
        back.setEnabled(can)
        back.triggered.connect(lambda: self.restore_wanted.emit(list(rows)))
        menu.addSeparator()
        copy = menu.addAction(icons.icon("copy"), self.tr("Copy") + "\tCtrl+C")
        copy.triggered.connect(self._copy)
        if self._header.can_choose(section) and self._rows.editable:
            menu.addSeparator()
            chosen = self.role_menu(section, menu)
            chosen.setTitle(self.tr("This column is"))
            menu.addMenu(chosen)
        return menu

    def role_menu(self, section: int, parent: QWidget) -> QMenu:
        """What a column of the file can be."""
        menu = QMenu(parent)
        menu.setToolTipsVisible(True)
        column = self._rows.columns[section]
        for role in (*Role, None):
            action = menu.addAction(role_name(role) if role else self.tr("Not used"))
            action.setCheckable(True)
            action.setChecked(column.role is role)
            action.setToolTip(role_help(role) if role else "")
            pair = (column.source, role)
            action.triggered.connect(lambda _checked, pair=pair: self.role_chosen.emit(pair))
        return menu

    def _choose_role(self, section: int) -> None:
        if not self._header.can_choose(section) or not self._rows.editable:
            return
        menu = self.role_menu(section, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._header.menu_position(section) + QPoint(4, 0))
