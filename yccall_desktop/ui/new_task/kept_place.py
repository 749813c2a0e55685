"""Where the user is in the rows table, kept while other rows are shown or their order changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import ReferenceType, ref

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Slot
from PySide6.QtWidgets import QAbstractItemView

from yccall_desktop.core.call_sheet import CallSheet, RowFilter
from yccall_desktop.core.cells import SheetRows
from yccall_desktop.ui.new_task.rows_model import ALL_ROWS, RowsModel

if TYPE_CHECKING:
    from yccall_desktop.ui.new_task.rows_view import RowsView

_MOST_SELECTED = 2_000
"""So many rows stay selected; of more only the current one stays, unless all of them are."""

_FLAGS = QItemSelectionModel.SelectionFlag
_SELECT_ROWS = _FLAGS.ClearAndSelect | _FLAGS.Rows
_NO_SELECTION = _FLAGS.NoUpdate


@dataclass(frozen=True, slots=True)
class _Kept:
    """Where the user was. Rows are the sheet's; -1: none. `all_of`: so many, and all selected.

    `rows` keeps no list in memory that is shown no more.
    """

    rows: ReferenceType[SheetRows] | None = None
    filter: RowFilter = ALL_ROWS
    row: int = -1
    line: int = -1
    column: int = 0
    first: int = -1
    selected: tuple[int, ...] = ()
    all_of: int = -1

    def within(self, sheet: CallSheet | None) -> bool:
        """Whether it is a place in the sheet's rows."""
        return sheet is not None and self.rows is not None and self.rows() is sheet.rows


class KeptPlace(QObject):
    """Follows the resets of a view's model. Made after the model was set: it comes last."""

    def __init__(self, view: RowsView, model: RowsModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._kept = self._earlier = _Kept()
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._bring_back)

    @Slot()
    def _remember(self) -> None:
        """Which rows are current, selected, and first in sight, before all of it is reset."""
        rows, sheet = self._model, self._model.sheet
        current, first = self._view.currentIndex(), self._view.rowAt(0)
        lines = len(rows.lines)
        selected = self._view.selected_rows()
        self._kept = _Kept(
            ref(sheet.rows) if sheet else None,
            rows.filter,
            rows.row_at(current.row()) if 0 <= current.row() < lines else -1,
            current.row(),
            current.column(),
            rows.row_at(first) if 0 <= first < lines and first else -1,
            tuple(selected) if len(selected) <= _MOST_SELECTED else (),
            lines if len(selected) == lines else -1,
        )

    @Slot()
    def _bring_back(self) -> None:
        """Rows that are still shown are current, in sight and, within a filter, selected again.

        Another list is shown from its first row on; the one before, when it comes back, where it
        was.
        """
        kept, rows, sheet = self._kept, self._model, self._model.sheet
        lines = rows.rowCount()
        if not kept.within(sheet):
            kept, self._earlier = self._earlier, kept
        if not kept.within(sheet):
            self._view.scrollToTop()
            self._view.horizontalScrollBar().setValue(0)
            return
        if not lines:
            return
        line = rows.line_of(kept.row) if kept.row >= 0 else -1
        if rows.filter == kept.filter and kept.all_of == lines:
            self._view.selectAll()
        elif rows.filter == kept.filter and kept.selected:
            self._view.selectionModel().select(self._spans(kept.selected), _SELECT_ROWS)
        if kept.line < 0:
            return
        # the place is kept for the keyboard, but what is there now was not chosen
        place = min(max(kept.column, 0), rows.columnCount() - 1)
        index = rows.index(line if line >= 0 else min(kept.line, lines - 1), place)
        self._view.selectionModel().setCurrentIndex(index, _NO_SELECTION)
        top = rows.line_of(kept.first) if kept.first >= 0 and rows.order is None else -1
        if top >= 0:
            self._view.scrollTo(rows.index(top, 0), QAbstractItemView.ScrollHint.PositionAtTop)
        self._view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def _spans(self, chosen: Sequence[int]) -> QItemSelection:
        """The lines of rows, as few spans as possible."""
        lines = self._model.lines_of(chosen)
        selection, last = QItemSelection(), self._model.columnCount() - 1
        begin = 0
        for place, line in enumerate(lines):
            if place + 1 == len(lines) or lines[place + 1] != line + 1:
                top, bottom = self._model.index(lines[begin], 0), self._model.index(line, last)
                selection.select(top, bottom)
                begin = place + 1
        return selection
