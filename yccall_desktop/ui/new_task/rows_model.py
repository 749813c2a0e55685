"""The rows of the sheet as a table model: core's CallSheet through an array of row indexes."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from yccall_desktop.core.call_sheet import CallSheet, RowFilter
from yccall_desktop.core.columns import Role
from yccall_desktop.core.problems import Code, Problem, RowStatus
from yccall_desktop.ui import icons, theme
from yccall_desktop.ui.i18n import say
from yccall_desktop.ui.new_task.rows_columns import (
    Column,
    ColumnKind,
    role_help,
    role_name,
    source_title,
    table_columns,
)

Index = QModelIndex | QPersistentModelIndex
Edit = Callable[[int, int, str], bool]

ALL_ROWS = RowFilter()
MAX_TEXT = 300
"""Characters of a cell that are shown; the rest is in its tooltip."""

_STATUS_ICONS = {
    RowStatus.INVALID: ("error", "danger"),
    RowStatus.DUPLICATE: ("duplicate", "warning"),
    RowStatus.EXCLUDED: ("excluded", "muted"),
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
        self._problem_rows: Sequence[int] | None = None
        self.editable = False

    # --- what is shown -----------------------------------------------------------------------
    @property
    def sheet(self) -> CallSheet | None:
        return self._sheet

    @property
    def columns(self) -> Sequence[Column]:
        return self._columns

    @property
    def filter(self) -> RowFilter:
        return self._filter

    def show_sheet(self, sheet: CallSheet | None, end: int) -> None:
        """Show another sheet up to row `end` (exclusive), all rows."""
        self.beginResetModel()
        self._sheet = sheet
        self._columns = table_columns(sheet) if sheet else ()
        self._filter, self._problem_rows = ALL_ROWS, None
        self._lines = range(sheet.first_row, max(end, sheet.first_row)) if sheet else range(0)
        self.endResetModel()

    def grow(self, end: int) -> None:
        """More rows of the same sheet may be shown: up to `end`."""
        self._problem_rows = None
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

    def set_filter(self, wanted: RowFilter) -> None:
        """Show the rows that match; all of them are shown without an array."""
        if self._sheet is None:
            return
        self.beginResetModel()
        self._filter = wanted
        self._lines = self._matching(wanted)
        self.endResetModel()

    def _matching(self, wanted: RowFilter) -> Sequence[int]:
        sheet = self._sheet
        if sheet is None:
            return range(0)
        if wanted == ALL_ROWS:
            return range(sheet.first_row, sheet.end_row)
        return sheet.matching(wanted)

    def contents_changed(self, *, keep_lines: bool) -> None:
        """Decisions changed. `keep_lines`: rows that no longer match stay until the next filter,
        so that a row does not vanish under the hand that repaired it.
        """
        self._problem_rows = None
        if keep_lines or isinstance(self._lines, range):
            self._refresh()
        else:
            self.set_filter(self._filter)

    def _refresh(self) -> None:
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
        line = bisect_left(lines, row)
        return line if line < len(lines) and lines[line] == row else -1

    def phone_column(self) -> int:
        """The table's column of the phone cells, or -1."""
        places = (place for place, one in enumerate(self._columns) if one.role is Role.PHONE)
        return next(places, -1)

    def next_problem(self, line: int, step: int) -> int:
        """The nearest line after (`step` 1) or before (-1) `line` with a problem; wraps; or -1."""
        rows = self._problems_shown()
        if not rows:
            return -1
        if line < 0:
            return self.line_of(rows[0 if step > 0 else -1])
        row = self._lines[line]
        place = bisect_right(rows, row) if step > 0 else bisect_left(rows, row) - 1
        return self.line_of(rows[place % len(rows)])

    def _problems_shown(self) -> Sequence[int]:
        if self._problem_rows is None and self._sheet is not None:
            found = set(self._sheet.matching(RowFilter(RowStatus.INVALID)))
            found.update(self._sheet.matching(RowFilter(RowStatus.DUPLICATE)))
            found.update(self._sheet.matching(RowFilter(code=Code.REFUSED)))
            self._problem_rows = array("I", sorted(found))
        rows = self._problem_rows or ()
        if isinstance(self._lines, range):
            return rows
        known = set(rows)
        return [row for row in self._lines if row in known]

    def problem(self, row: int) -> Problem | None:
        """What is wrong with a row, or why it is left out."""
        return self._sheet.problem(row) if self._sheet else None

    def problem_count(self, code: Code) -> int:
        """How many rows have this problem."""
        return self._sheet.problem_counts().get(code, 0) if self._sheet else 0

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
            return _one_line(self._text(row, column))
        if role == _ROLES.EditRole:
            return self._text(row, column)
        if role in (_ROLES.ToolTipRole, _ROLES.AccessibleDescriptionRole):
            return self._tip(row, column) or None
        if role == _ROLES.DecorationRole:
            return self._icon(row) if column.kind is ColumnKind.PROBLEM else None
        if role == _ROLES.TextAlignmentRole:
            return _RIGHT if column.kind is ColumnKind.ROW else None
        if role == _ROLES.ForegroundRole:
            return self._colour(row, column)
        return None

    def _text(self, row: int, column: Column) -> str:
        sheet = self._sheet
        if sheet is None:
            return ""
        if column.kind is ColumnKind.ROW:
            return str(row + 1)
        if column.kind is ColumnKind.CELL:
            return sheet.text(row, column.source)
        if column.kind is ColumnKind.WILL_CALL:
            return sheet.number(row) if sheet.status(row) is RowStatus.READY else ""
        problem = self.problem(row)
        if problem is None:
            return self.tr("Empty row") if sheet.status(row) is RowStatus.BLANK else ""
        return say(problem.words())

    def _tip(self, row: int, column: Column) -> str:
        sheet = self._sheet
        if sheet is None or column.kind is ColumnKind.ROW:
            return ""
        text = self._text(row, column)
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
        refused = sheet.code(row) is Code.REFUSED
        look = ("error", "danger") if refused else _STATUS_ICONS.get(sheet.status(row))
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
        return None if column.kind is ColumnKind.WILL_CALL else theme.colour("muted")

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
        if role in (_ROLES.DisplayRole, _ROLES.AccessibleTextRole):
            return self.heading(section)
        if role == _ROLES.TextAlignmentRole:
            right = column.kind is ColumnKind.ROW
            return _RIGHT if right else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == _ROLES.ToolTipRole and column.kind is ColumnKind.CELL:
            what = role_help(column.role) if column.role else self.tr("Not sent")
            return self.tr("{what}. Click to choose what this column is.").format(what=what)
        return None

    def heading(self, section: int) -> str:
        """The first line of a column's header: its role, or what it shows."""
        column = self._columns[section]
        if column.kind is ColumnKind.ROW:
            return self.tr("Row")
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


def _one_line(text: str) -> str:
    short = text if len(text) <= MAX_TEXT else text[:MAX_TEXT] + "…"
    return " ⏎ ".join(short.splitlines()) if "\n" in short or "\r" in short else short
