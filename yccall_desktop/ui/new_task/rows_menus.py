"""The menus of the rows table: what can be done with rows, and with a column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from yccall_desktop.core.columns import Role
from yccall_desktop.core.doctor import MENDABLE
from yccall_desktop.core.problems import Problem, RowStatus
from yccall_desktop.core.sort_rows import Order
from yccall_desktop.ui import icons
from yccall_desktop.ui.new_task.rows_columns import ColumnKind, role_help, role_name
from yccall_desktop.ui.new_task.rows_model import RowsModel
from yccall_desktop.ui.plain_tip import plain_tip

if TYPE_CHECKING:
    from yccall_desktop.ui.new_task.rows_view import RowsView

_MOST_LOOKED_AT = 1_000


class RowsMenus(QObject):
    """Builds the menus of a RowsView; what is chosen goes out by the view's signals."""

    def __init__(self, view: RowsView, model: RowsModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model

    def rows(self, rows: Sequence[int]) -> QMenu:
        """What can be done with the selected rows."""
        view = self._view
        menu = QMenu(view)
        can = self._model.editable and bool(rows)
        problem = self._model.problem(rows[0]) if len(rows) == 1 else None
        if problem is not None and can and problem.mendable:
            self._add_repairs(menu, rows[0], problem)
            menu.addSeparator()
        edit = menu.addAction(icons.icon("edit"), self.tr("Edit") + "\tF2")
        edit.setEnabled(can)
        edit.triggered.connect(view.edit_current)
        leave = menu.addAction(
            icons.icon("excluded"), self.tr("Leave %Ln row(s) out", "", len(rows)) + "\tDel"
        )
        some_in, some_out = self._in_and_out(rows)
        leave.setEnabled(can and some_in)
        leave.triggered.connect(lambda: view.exclude_wanted.emit(rows))
        back = menu.addAction(
            icons.icon("restore"), self.tr("Restore %Ln row(s)", "", len(rows)) + "\tIns"
        )
        back.setEnabled(can and some_out)
        back.triggered.connect(lambda: view.restore_wanted.emit(rows))
        menu.addSeparator()
        copy = menu.addAction(icons.icon("copy"), self.tr("Copy") + "\tCtrl+C")
        copy.triggered.connect(view.copy_selected)
        return menu

    def _in_and_out(self, rows: Sequence[int]) -> tuple[bool, bool]:
        """Whether some of the rows can be left out, and whether some are; both may be so where the
        rows are too many to look at each."""
        sheet = self._model.sheet
        if sheet is None or len(rows) > _MOST_LOOKED_AT:
            return True, True
        states = {sheet.status(row) for row in rows}
        out = RowStatus.EXCLUDED
        return bool(states - {out, RowStatus.BLANK, RowStatus.GONE}), out in states

    def _add_repairs(self, menu: QMenu, row: int, problem: Problem) -> None:
        view = self._view
        if problem.parts:
            text = self.tr("Split into %Ln row(s)", "", len(problem.parts))
            split = menu.addAction(icons.icon("check"), text)
            split.setToolTip(plain_tip("   ".join(problem.parts)))
            split.triggered.connect(lambda: view.split_wanted.emit(row))
        else:
            text = self.tr("Use {number}").format(number=problem.suggestion)
            use = menu.addAction(icons.icon("check"), text)
            pair = (row, problem.suggestion)
            use.triggered.connect(lambda: view.use_suggestion.emit(pair))
        code, alike = problem.code, self._model.problem_count(problem.code)
        if alike > 1 and code in MENDABLE:
            text = (
                self.tr("Split all %Ln into rows", "", alike)
                if problem.parts
                else self.tr("Fix all %Ln like this", "", alike)
            )
            every = menu.addAction(text)
            every.triggered.connect(lambda: view.repair_all.emit(code))

    def column(self, section: int) -> QMenu:
        """Sorting by a column, and what it is when it is one of the file."""
        menu = QMenu(self._view)
        menu.setToolTipsVisible(True)
        self._add_orders(menu, section)
        if self._model.columns[section].kind is ColumnKind.CELL:
            menu.addSeparator()
            self._add_roles(menu, section)
        return menu

    def _add_orders(self, menu: QMenu, section: int) -> None:
        model = self._model
        shown: Order | None = model.order
        choices: list[tuple[str, Order | None]] = [
            (self.tr("Sort ascending"), model.order_by(section, descending=False)),
            (self.tr("Sort descending"), model.order_by(section, descending=True)),
            (self.tr("Order of the sheet"), None),
        ]
        for text, order in choices:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(order == shown)
            action.setEnabled(self._view.can_sort)
            action.setToolTip(self.tr("Changes only what you see, never the order of sending"))
            action.triggered.connect(
                lambda _checked, order=order: self._view.order_wanted.emit(order)
            )

    def roles(self, section: int, parent: QWidget) -> QMenu:
        """What a column of the file can be."""
        menu = QMenu(parent)
        menu.setToolTipsVisible(True)
        self._add_roles(menu, section)
        return menu

    def _add_roles(self, menu: QMenu, section: int) -> None:
        column = self._model.columns[section]
        for role in (*Role, None):
            action = menu.addAction(role_name(role) if role else self.tr("Not used"))
            action.setCheckable(True)
            action.setChecked(column.role is role)
            action.setEnabled(self._model.editable)
            action.setToolTip(role_help(role) if role else "")
            pair = (column.source, role)
            action.triggered.connect(lambda _checked, pair=pair: self._view.role_chosen.emit(pair))
