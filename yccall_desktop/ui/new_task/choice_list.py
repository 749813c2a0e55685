"""The list that opens below a field: names at the left, what is known of each at the right.

It is a child of the window, not a popup of its own: the field keeps the keyboard, with input
methods, shortcuts and screen readers as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from yccall_desktop.core.targets import Choice
from yccall_desktop.ui import icons, theme
from yccall_desktop.ui.plain_tip import plain_tip

ROW_HEIGHT = 28
MOST_ROWS = 9
_FRAME = 4
"""Border and padding of the style sheet, on each side."""

_NARROWEST = 260
_PAD = theme.SPACE
_TICK = 16

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Row:
    """`name` is what is put into the field; None: the row only says something.

    `text` is shown instead of the name where it is not empty. `tone` is a colour of the theme for
    `detail`. `ticked` is None in lists of which one is chosen.
    """

    name: str | None
    detail: str = ""
    tone: str = "muted"
    text: str = ""
    ticked: bool | None = None

    @property
    def shown(self) -> str:
        return self.text or self.name or ""


class Rows:
    """Rows in `head`, then one for each choice, made when it is looked at: there may be many."""

    def __init__(
        self, head: Sequence[Row], choices: Sequence[Choice], make: Callable[[Choice], Row]
    ) -> None:
        self._head, self._choices, self._make = head, choices, make

    def __len__(self) -> int:
        return len(self._head) + len(self._choices)

    def __getitem__(self, line: int) -> Row:
        place = line - len(self._head)
        return self._head[line] if place < 0 else self._make(self._choices[place])

    def line_of(self, name: str) -> int:
        """The line of a name; -1 when it is not there."""
        names = [row.name for row in self._head] + [one.name for one in self._choices]
        return names.index(name) if name in names else -1

    @property
    def has_names(self) -> bool:
        """Whether there is anything to choose."""
        return bool(self._choices) or any(row.name is not None for row in self._head)


class ChoiceModel(QAbstractListModel):
    """The rows that are shown at the moment."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = Rows((), (), lambda one: Row(one.name))
        self._count = 0

    def show(self, rows: Rows) -> None:
        """Show other rows; as many as before keep the place of the cursor."""
        if len(rows) == len(self.rows) > 0:
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows, self._count = rows, len(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return self._count if parent is None or not parent.isValid() else 0

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.rows[index.row()].name is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.shown
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            text = ", ".join(part for part in (row.shown, row.detail) if part)
            return plain_tip(text) if role == Qt.ItemDataRole.ToolTipRole else text
        if role == Qt.ItemDataRole.CheckStateRole and row.ticked is not None:
            return Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked
        return None


class _Delegate(QStyledItemDelegate):
    """Paints a row; a tick, not colour alone, tells what is chosen."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        state, rect = option.state, QRect(option.rect)
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver and row.name is not None:
            painter.fillRect(rect, theme.colour("hover"))
        rect.adjust(_PAD, 0, -_PAD, 0)
        if row.ticked is not None:
            if row.ticked:
                place = QPoint(rect.left(), rect.center().y() - _TICK // 2 + 1)
                painter.drawPixmap(place, icons.pixmap("tick", "accent", _TICK))
            rect.setLeft(rect.left() + _TICK + _PAD)
        metrics = QFontMetrics(painter.font())
        centre = Qt.AlignmentFlag.AlignVCenter
        if row.detail:
            room = max(rect.width() - metrics.horizontalAdvance(row.shown) - 2 * _PAD,
                       rect.width() // 3)  # fmt: skip
            detail = metrics.elidedText(row.detail, Qt.TextElideMode.ElideRight, room)
            painter.setPen(theme.colour(row.tone))
            painter.drawText(rect, centre | Qt.AlignmentFlag.AlignRight, detail)
            rect.setRight(rect.right() - metrics.horizontalAdvance(detail) - 2 * _PAD)
        painter.setPen(theme.colour("muted" if row.name is None else "text"))
        name = metrics.elidedText(row.shown, Qt.TextElideMode.ElideMiddle, rect.width())
        painter.drawText(rect, centre | Qt.AlignmentFlag.AlignLeft, name)
        painter.restore()


class ChoiceList(QListView):
    """Opens below or above a field, as high as its rows need. Never takes the focus."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("choiceList")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.choices = ChoiceModel(self)
        self.setModel(self.choices)
        self.setItemDelegate(_Delegate(self))
        self.hide()

    def open_at(self, field: QWidget) -> None:
        """Show the rows at `field`, where there is room for them."""
        window = self._window
        rows = min(self.choices.rowCount(), MOST_ROWS)
        wanted = rows * ROW_HEIGHT + 2 * _FRAME
        top = field.mapTo(window, QPoint(0, 0))
        below = window.height() - top.y() - field.height() - theme.SPACE
        above = top.y() - theme.SPACE
        upwards = below < min(wanted, 4 * ROW_HEIGHT) and above > below
        height = min(wanted, above if upwards else below)
        y = top.y() - height - 2 if upwards else top.y() + field.height() + 2
        width = max(field.width(), _NARROWEST)
        room = window.width() - theme.SPACE * 2 - width
        x = top.x() if top.x() <= room else top.x() + field.width() - width
        self.setGeometry(x, y, width, height)
        self.raise_()
        self.show()

    def step(self, rows: int) -> None:
        """Move the cursor over rows that can be chosen; from nowhere to the first or the last."""
        count = self.choices.rowCount()
        if not self.choices.rows.has_names:
            return
        here = self.currentIndex().row()
        first = 0 if rows > 0 else count - 1
        self.go_to(first if here < 0 else min(max(here + rows, 0), count - 1))

    def go_to_name(self, name: str) -> None:
        """Put the cursor on the row of a name, on none when there is no such row."""
        self.go_to(self.choices.rows.line_of(name))

    def go_to(self, line: int) -> None:
        """Put the cursor on a row, -1: on none."""
        if line < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
            return
        index = self.choices.index(line)
        self.setCurrentIndex(index)
        self.scrollTo(index)
