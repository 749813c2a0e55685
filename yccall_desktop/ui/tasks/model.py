"""The submissions of this PC as a table."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from yccall_desktop.core.account import server_name
from yccall_desktop.core.submission import Submission
from yccall_desktop.ui import icons, theme
from yccall_desktop.ui.i18n import count
from yccall_desktop.ui.plain_tip import plain_tip
from yccall_desktop.ui.tasks.words import moment, sheet_label, state_look

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class Column(IntEnum):
    """The columns, in the order they are shown."""

    TIME = 0
    SHEET = 1
    STATE = 2
    NUMBERS = 3
    REFUSED = 4
    TASK_ID = 5
    ACCOUNT = 6


_RIGHT = {Column.NUMBERS, Column.REFUSED}


class TasksModel(QAbstractTableModel):
    """Newest first. The text of a cell is complete; its tool tip repeats it for narrow columns."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._submissions: list[Submission] = []

    def replace(self, submissions: list[Submission]) -> None:
        """Show these, newest first; rows that stayed where they were are kept selected."""
        same = [one.id for one in submissions] == [one.id for one in self._submissions]
        if same and submissions:
            self._submissions = submissions
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(submissions) - 1, len(Column) - 1)
            )
            return
        self.beginResetModel()
        self._submissions = submissions
        self.endResetModel()

    def submission(self, row: int) -> Submission | None:
        """The submission of a row, or None past the end."""
        return self._submissions[row] if 0 <= row < len(self._submissions) else None

    def row_of(self, submission_id: str) -> int:
        """The row of a submission, or -1."""
        ids = [one.id for one in self._submissions]
        return ids.index(submission_id) if submission_id in ids else -1

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many submissions."""
        return 0 if parent.isValid() else len(self._submissions)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' titles."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(Column(section))
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.TIME: self.tr("Time"),
            Column.SHEET: self.tr("Sheet"),
            Column.STATE: self.tr("State"),
            Column.NUMBERS: self.tr("Numbers"),
            Column.REFUSED: self.tr("Refused"),
            Column.TASK_ID: self.tr("Task ID"),
            Column.ACCOUNT: self.tr("Account"),
        }[Column(section)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text, icon, colour or alignment."""
        submission = self.submission(index.row())
        if submission is None:
            return None
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(submission, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._text(submission, column))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        if column is Column.STATE and role == Qt.ItemDataRole.DecorationRole:
            look = state_look(submission)
            return icons.icon(look.icon, look.colour)
        if column is Column.STATE and role == Qt.ItemDataRole.ForegroundRole:
            return theme.colour(state_look(submission).colour)
        return None

    @staticmethod
    def _alignment(column: Column) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column in _RIGHT else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    @staticmethod
    def _text(submission: Submission, column: Column) -> str:
        known = bool(submission.task_id)
        match column:
            case Column.TIME:
                return moment(submission.created_at)
            case Column.SHEET:
                return sheet_label(submission)
            case Column.STATE:
                return state_look(submission).text
            case Column.NUMBERS:
                return count(submission.count)
            case Column.REFUSED:
                return count(len(submission.refused)) if known else "–"
            case Column.TASK_ID:
                return submission.task_id or "–"
            case Column.ACCOUNT:
                return submission.account_label or server_name(submission.server)
