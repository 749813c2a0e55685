"""How a cell of the rows table is painted and edited."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from yccall_desktop.ui import theme

Index = QModelIndex | QPersistentModelIndex


class CellEditor(QStyledItemDelegate):
    """A line edit over the cell; remembers the open one, so that a shortcut can commit it.

    Cells in which something was found are marked, the current one by a frame.
    """

    closed = Signal()
    """The open editor is gone, whether its text was written or not."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
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

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found = index.data(Qt.ItemDataRole.BackgroundRole)
        if found is not None and not option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, found)
        super().paint(painter, option, index)
        if found is not None and self._view.currentIndex() == index:
            painter.save()
            painter.setPen(QPen(theme.colour("warning"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
            painter.restore()

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        super().destroyEditor(editor, index)
        if editor is self.editor:
            self.editor = None
            self.closed.emit()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        editor.setGeometry(option.rect)
