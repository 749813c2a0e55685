"""The batches of the do-not-call list as a table."""

from __future__ import annotations

from datetime import date
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from yccall_desktop.core.do_not_call import NumberBatch
from yccall_desktop.ui.i18n import count
from yccall_desktop.ui.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class Column(IntEnum):
    """The columns, in the order they are shown."""

    SOURCE = 0
    COUNT = 1
    ADDED = 2
    EXPIRES = 3


class BatchesModel(QAbstractTableModel):
    """Newest first. The tool tip of a cell repeats it for narrow columns."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._batches: list[NumberBatch] = []

    def replace(self, batches: list[NumberBatch]) -> None:
        """Show these."""
        self.beginResetModel()
        self._batches = batches
        self.endResetModel()

    def batch(self, row: int) -> NumberBatch | None:
        """The batch of a row, or None where there is none."""
        return self._batches[row] if 0 <= row < len(self._batches) else None

    def name(self, batch: NumberBatch) -> str:
        """What a batch is called."""
        return batch.source or self.tr("Typed in")

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many batches."""
        return 0 if parent.isValid() else len(self._batches)

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
            return _alignment(Column(section))
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.SOURCE: self.tr("File"),
            Column.COUNT: self.tr("Numbers"),
            Column.ADDED: self.tr("Added"),
            Column.EXPIRES: self.tr("Last day"),
        }[Column(section)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text or alignment."""
        batch = self.batch(index.row())
        if batch is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(batch, Column(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._text(batch, Column(index.column())))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(Column(index.column()))
        return None

    def _text(self, batch: NumberBatch, column: Column) -> str:
        if column is Column.SOURCE:
            return self.name(batch)
        if column is Column.COUNT:
            return count(batch.count)
        if column is Column.ADDED:
            return day(batch.added)
        return self.tr("never ends") if batch.expires is None else day(batch.expires)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column is Column.COUNT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def day_of(seconds: int) -> str:
    """The day of a moment (Unix seconds), by UTC."""
    return day(date.fromordinal(date(1970, 1, 1).toordinal() + seconds // 86_400))


def day(one: date) -> str:
    """A day, written as no country misreads it: 2026-03-04."""
    return one.isoformat()
