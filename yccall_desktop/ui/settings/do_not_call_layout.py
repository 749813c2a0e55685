"""Where the parts of the do-not-call dialog stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from yccall_desktop.ui import theme
from yccall_desktop.ui.settings.batches import Column
from yccall_desktop.ui.settings.form import room_for

if TYPE_CHECKING:
    from yccall_desktop.ui.settings.do_not_call import DoNotCallDialog

_WIDTH, _HEIGHT = 720, 620
_LEAST_WIDTH = 640
_LINE = 32
_WIDTHS = {Column.COUNT: 100, Column.ADDED: 110, Column.EXPIRES: 120}


def make_table(model: QAbstractItemModel) -> QTableView:
    """A table of lines; Tab leaves it."""
    table = QTableView()
    table.setObjectName("batchesTable")
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(_LINE)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(Column.SOURCE, QHeaderView.ResizeMode.Stretch)
    for column, width in _WIDTHS.items():
        table.setColumnWidth(column, width)
    table.setMinimumHeight(3 * _LINE + _LINE // 2)
    return table


def _row(*widgets: QWidget, stretch: int) -> QHBoxLayout:
    """Widgets side by side; free room goes before the place `stretch`."""
    row = QHBoxLayout()
    row.setSpacing(theme.SPACE)
    for widget in widgets:
        row.addWidget(widget)
    row.insertStretch(stretch, 1)
    return row


def _card(*parts: QWidget | QHBoxLayout) -> QFrame:
    """Parts below each other on a ground of their own."""
    card = QFrame()
    theme.set_role(card, "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(*[theme.SPACE + 4] * 4)
    column.setSpacing(theme.SPACE)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    return card


def lay_out(dialog: DoNotCallDialog) -> None:
    """Put the parts in their places; the table takes the room that is left."""
    number = QHBoxLayout()
    number.setSpacing(theme.SPACE)
    number.addWidget(dialog.number_label)
    number.addWidget(dialog.number, 1)
    for button in (dialog.check_number, dialog.add_number, dialog.remove_number):
        number.addWidget(button)
    adding = _row(
        dialog.add_sheet,
        dialog.kept_label,
        dialog.kept,
        dialog.remove_batch,
        dialog.remove_all,
        stretch=3,
    )
    column = QVBoxLayout(dialog)
    column.setContentsMargins(*[theme.SPACE * 2 + 4] * 4)
    column.setSpacing(theme.SPACE + 4)
    column.addWidget(dialog.total)
    column.addWidget(dialog.explanation)
    column.addWidget(dialog.problem)
    column.addLayout(_row(dialog.retry, dialog.anew, stretch=2))
    column.addWidget(dialog.notice)
    dialog.content = _card(dialog.table, adding, number)
    column.addWidget(dialog.content, 1)
    column.addWidget(_card(dialog.recent))
    column.addStretch(0)
    bottom = QHBoxLayout()
    bottom.setSpacing(theme.SPACE)
    bottom.addWidget(dialog.progress, 1)
    bottom.addWidget(dialog.close_button)
    column.addLayout(bottom)
    dialog.setMinimumWidth(_LEAST_WIDTH)
    dialog.resize(_WIDTH, min(_HEIGHT, room_for(dialog)))


def fit_height(dialog: DoNotCallDialog) -> None:
    """Let nobody make the dialog lower than its wrapped texts need, where the screen has room."""
    layout = dialog.layout()
    if layout is not None:
        layout.activate()
        least = layout.totalMinimumHeightForWidth(dialog.width())
        dialog.setMinimumHeight(min(least, room_for(dialog)))
