"""How the table of submissions looks."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from yccall_desktop.ui import theme
from yccall_desktop.ui.tasks.model import Column, TasksModel

WIDTHS = {
    Column.TIME: 136,
    Column.STATE: 124,
    Column.NUMBERS: 80,
    Column.REFUSED: 76,
    Column.TASK_ID: 172,
    Column.ACCOUNT: 120,
}


def make_table(model: TasksModel) -> QTableView:
    """The table with its columns in their widths; the sheet's name takes what is left."""
    table = QTableView()
    table.setObjectName("tasksTable")
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.setIconSize(QSize(18, 18))
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(theme.ROW_HEIGHT + 4)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setMinimumSectionSize(theme.SPACE * 10)
    header.setSectionResizeMode(Column.SHEET, QHeaderView.ResizeMode.Stretch)
    for column, width in WIDTHS.items():
        table.setColumnWidth(column, width)
    return table
