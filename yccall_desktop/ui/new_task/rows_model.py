"""The rows of the sheet as a table model: core's CallSheet through an array of row indexes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from yccall_desktop.core.call_sheet import CallSheet, RowFilter
from yccall_desktop.core.columns import Role
from yccall_desktop.core.find_rows import Needle
from yccall_desktop.core.problems import Code, Problem, RowStatus
from yccall_desktop.core.row_marks import PIECE, nearest, pieces
from yccall_desktop.core.sort_rows import Order, SortBy
from yccall_desktop.ui import icons, theme
from yccall_desktop.ui.new_task.rows_columns import (
    Column,
    ColumnKind,
    role_help,
    role_name,
    source_title,
    table_columns,
)
from yccall_desktop.ui.new_task.rows_text import cell_text, one_line, suggestion
from yccall_desktop.ui.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex
Edit = Callable[[int, int, str], bool]

ALL_ROWS = RowFilter()
_PROBLEMS = RowFilter(problems=True)

_STATUS_ICONS = {
    RowStatus.INVALID: ("error", "danger"),
    RowStatus.DUPLICATE: ("duplicate", "warning"),
    RowStatus.EXCLUDED: ("excluded", "muted"),
}
_TOLD_ICONS = {Code.REFUSED: ("error", "danger"), Code.UNSEEN: ("unknown", "warning")}
_SORTS = {
    ColumnKind.ROW: SortBy.ROW,
    ColumnKind.FILE: SortBy.ROW,
    ColumnKind.CELL: SortBy.CELL,
    ColumnKind.WILL_CALL: SortBy.NUMBER,
    ColumnKind.PROBLEM: SortBy.PROBLEM,
}
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ROLES = Qt.ItemDataRole


class RowsModel(QAbstractTableModel):
    """Shows the rows that match a filter. All row arguments and results named `row` are the
    sheet's own (0-based); `line` is a line of the table.
    """

    def __init__(self, edit: Edit, parent: QObject | None = None) -> None:
        """`edit(row, column, text)` writes a cell and says whether anything changed."""
        super().__init__(parent)
        self._edit = edit
        self._sheet: CallSheet | None = None
        self._columns: Sequence[Column] = ()
        self._lines: Sequence[int] = range(0)
        self._filter = ALL_ROWS
        self._order: Order | None = None
        self.needle = Needle("")
        self.editable = False

    # --- what is shown -----------------------------------------------------------------------
    @property
    def sheet(self) -> CallSheet | None:
        return self._sheet

    @property
    def columns(self) -> Sequence[Column]:
        return self._columns

    @property
    def lines(self) -> Sequence[int]:
        """The sheet's rows that are shown, from top to bottom; never changed in place."""
        return self._lines

    @property
    def filter(self) -> RowFilter:
        return self._filter

    @property
    def order(self) -> Order | None:
        """By what the rows are sorted; None: they stand as in the sheet."""
        return self._order

    def show_sheet(self, sheet: CallSheet | None, end: int) -> None:
        """Show another sheet up to row `end` (exclusive), all rows."""
        self.beginResetModel()
        self._sheet = sheet
        self._columns = table_columns(sheet) if sheet else ()
        self._filter, self._order = ALL_ROWS, None
        self._lines = range(sheet.first_row, max(end, sheet.first_row)) if sheet else range(0)
        if sheet is not None and sheet.rows.copies:
            self._lines = sheet.all_rows()
        self.endResetModel()

    def grow(self, end: int) -> None:
        """More rows of the same sheet may be shown: up to `end`."""
        lines = self._lines
        if not isinstance(lines, range) or end <= lines.stop or self._sheet is None:
            return
        columns = table_columns(self._sheet)
        if columns != self._columns:
            self.beginResetModel()
            self._columns, self._lines = columns, range(lines.start, end)
            self.endResetModel()
            return
        self.beginInsertRows(QModelIndex(), len(lines), end - lines.start - 1)
        self._lines = range(lines.start, end)
        self.endInsertRows()

    def show_lines(self, lines: Sequence[int], wanted: RowFilter, order: Order | None) -> None:
        """Show these rows: those that match a filter, in an order."""
        self.beginResetModel()
        self._lines, self._filter, self._order = lines, wanted, order
        self.endResetModel()

    def refresh(self) -> None:
        """The contents of cells changed; the same rows are shown."""
        if self._lines and self._columns:
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(self._lines) - 1, len(self._columns) - 1)
            )

    # --- finding -----------------------------------------------------------------------------
    def row_at(self, line: int) -> int:
        """The sheet's row of a line."""
        return self._lines[line]

    def line_of(self, row: int) -> int:
        """The line of a row, or -1 when it is not shown."""
        lines = self._lines
        if isinstance(lines, range):
            return row - lines.start if row in lines else -1
        sheet = self._sheet
        if self._order is not None or sheet is None:
            try:
                return lines.index(row)
            except ValueError:
                return -1
        # in the order of the sheet copies stand behind the row that they are copies of
        place = sheet.rows.copied_from
        line = bisect_left(lines, place(row), key=place)
        while line < len(lines) and place(lines[line]) == place(row):
            if lines[line] == row:
                return line
            line += 1
        return -1

    def lines_of(self, rows: Sequence[int]) -> list[int]:
        """The lines of rows that are shown, ascending; quick for many rows too."""
        if len(rows) <= 2 or self._order is None:
            return sorted(line for line in map(self.line_of, rows) if line >= 0)
        wanted, found = set(rows), []
        for place, piece in enumerate(pieces(self._lines)):
            if not wanted.isdisjoint(piece):
                lines = enumerate(piece, place * PIECE)
                found += [line for line, row in lines if row in wanted]
        return found

    def phone_column(self) -> int:
        """The table's column of the phone cells, or -1."""
        places = (place for place, one in enumerate(self._columns) if one.role is Role.PHONE)
        return next(places, -1)

    def next_problem(self, line: int, step: int) -> int:
        """The nearest line after (`step` 1) or before (-1) `line` with a problem; wraps; or -1."""
        if self._sheet is None:
            return -1
        return nearest(self._lines, self._sheet.marks(_PROBLEMS), line, step)

    def problem(self, row: int) -> Problem | None:
        """What is wrong with a row, or why it is left out."""
        return self._sheet.problem(row) if self._sheet else None

    def problem_count(self, code: Code) -> int:
        """How many rows have this problem."""
        return self._sheet.problem_counts().get(code, 0) if self._sheet else 0

    def found_at(self, line: int) -> int:
        """The first column of a line whose text has the needle, or -1."""
        columns = range(len(self._columns))
        return next((place for place in columns if self._found(line, place)), -1)

    def _found(self, line: int, place: int) -> bool:
        column, sheet = self._columns[place], self._sheet
        if not self.needle or sheet is None or column.kind is ColumnKind.FILE:
            return False
        text = cell_text(sheet, self._lines[line], column)
        if column.kind is ColumnKind.ROW:
            return text.partition(" ")[0] == self.needle.text
        return self.needle.within(text)

    # --- Qt's model --------------------------------------------------------------------------
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.editable and index.isValid() and self._columns[index.column()].role is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> Any:
        if not index.isValid() or self._sheet is None:
            return None
        row, column = self._lines[index.row()], self._columns[index.column()]
        if role == _ROLES.DisplayRole:
            text = one_line(cell_text(self._sheet, row, column))
            return text or self._arrow(self._suggestion(row, column))
        if role == _ROLES.EditRole:
            return cell_text(self._sheet, row, column)
        if role in (_ROLES.ToolTipRole, _ROLES.AccessibleDescriptionRole):
            tip = self._tip(row, column)
            return (plain_tip(tip) if role == _ROLES.ToolTipRole else tip) or None
        if role == _ROLES.DecorationRole:
            return self._icon(row) if column.kind is ColumnKind.PROBLEM else None
        if role == _ROLES.TextAlignmentRole:
            return _RIGHT if column.kind is ColumnKind.ROW else None
        if role == _ROLES.ForegroundRole:
            return self._colour(row, column)
        if role == _ROLES.FontRole:
            return _slanted() if self._suggestion(row, column) else None
        if role == _ROLES.BackgroundRole:
            found = self._found(index.row(), index.column())
            return theme.colour("warning_soft") if found else None
        return None

    def _suggestion(self, row: int, column: Column) -> str:
        """What a repair would call, in the column of what is called."""
        if self._sheet is None or column.kind is not ColumnKind.WILL_CALL:
            return ""
        return suggestion(self._sheet, row, self._filter)

    @staticmethod
    def _arrow(text: str) -> str:
        return f"→ {text}" if text else ""

    def _tip(self, row: int, column: Column) -> str:
        sheet = self._sheet
        if sheet is None or column.kind is ColumnKind.ROW:
            return ""
        if suggested := self._suggestion(row, column):
            return self.tr(
                "Suggested: {number}. It is not called before you repair the row."
            ).format(number=suggested)
        text = cell_text(sheet, row, column)
        if column.kind is ColumnKind.CELL:
            if sheet.edited(row, column.source):
                original = sheet.original(row, column.source)
                return self.tr("In the file: {text}").format(text=original or "–")
            return text if len(text) > 24 else ""
        return text

    def _icon(self, row: int) -> Any:
        sheet = self._sheet
        if sheet is None:
            return None
        told = sheet.told.problem(row)
        look = _TOLD_ICONS[told.code] if told else _STATUS_ICONS.get(sheet.status(row))
        return icons.icon(*look) if look else None

    def _colour(self, row: int, column: Column) -> Any:
        sheet = self._sheet
        if sheet is None:
            return None
        status = sheet.status(row)
        if status in (RowStatus.EXCLUDED, RowStatus.BLANK):
            return theme.colour("disabled" if column.kind is not ColumnKind.PROBLEM else "muted")
        if column.kind is ColumnKind.PROBLEM:
            danger = status is RowStatus.INVALID or sheet.code(row) is Code.REFUSED
            return theme.colour("danger" if danger else "warning")
        if column.kind is ColumnKind.CELL and column.role is not None:
            return theme.colour("accent") if sheet.edited(row, column.source) else None
        if column.kind is ColumnKind.WILL_CALL and status is RowStatus.READY:
            return None
        return theme.colour("muted")

    def setData(self, index: Index, value: Any, role: int = _ROLES.EditRole) -> bool:
        if role != _ROLES.EditRole or not index.isValid() or not self.editable:
            return False
        column = self._columns[index.column()]
        return self._edit(self._lines[index.row()], column.source, str(value))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLES.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role == _ROLES.DisplayRole:
            return self.heading(section)
        if role == _ROLES.AccessibleTextRole:
            return self._spoken_heading(section)
        if role == _ROLES.TextAlignmentRole:
            right = column.kind is ColumnKind.ROW
            return _RIGHT if right else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == _ROLES.ToolTipRole:
            return self._heading_tip(column)
        return None

    def _heading_tip(self, column: Column) -> str:
        order = self.tr("Sorting changes only what you see, never the order of sending.")
        if column.kind is not ColumnKind.CELL:
            return self.tr("Click to sort. {order}").format(order=order)
        what = role_help(column.role) if column.role else self.tr("Not sent")
        tip = self.tr("{what}. Click to choose what this column is, or to sort by it. {order}")
        return tip.format(what=what, order=order)

    def _spoken_heading(self, section: int) -> str:
        order = self._order
        if order is None or not self.sorted_by(section):
            return self.heading(section)
        text = (
            self.tr("{column}, sorted descending")
            if order.descending
            else self.tr("{column}, sorted ascending")
        )
        return text.format(column=self.heading(section))

    def order_by(self, section: int, *, descending: bool) -> Order:
        """The order by a column of the table."""
        column = self._columns[section]
        return Order(_SORTS[column.kind], column.source, descending)

    def sorted_by(self, section: int) -> bool:
        """Whether the rows are sorted by a column; that by rows shows at the row's number."""
        order = self._order
        if order is None or self._columns[section].kind is ColumnKind.FILE:
            return False
        return self.order_by(section, descending=order.descending) == order

    def heading(self, section: int) -> str:
        """The first line of a column's header: its role, or what it shows."""
        column = self._columns[section]
        if column.kind is ColumnKind.ROW:
            return self.tr("Row")
        if column.kind is ColumnKind.FILE:
            return self.tr("File")
        if column.kind is ColumnKind.WILL_CALL:
            return self.tr("Will call")
        if column.kind is ColumnKind.PROBLEM:
            return self.tr("Problem")
        if column.role is not None:
            return role_name(column.role)
        return self.subheading(section)

    def subheading(self, section: int) -> str:
        """The second line: how the file calls the column; '' for the table's own columns."""
        column = self._columns[section]
        if column.kind is not ColumnKind.CELL or self._sheet is None:
            return ""
        return source_title(self._sheet, column.source)

    def uncertain(self, section: int) -> bool:
        """Whether the user should check that this column is what it is said to be."""
        column = self._columns[section]
        return (
            column.role is Role.PHONE and self._sheet is not None and self._sheet.layout.uncertain
        )


def _slanted() -> QFont:
    font = QFont()
    font.setItalic(True)
    return font
