"""What stands in a cell of the rows table. Needs no window, so that a worker can ask too."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from yccall_desktop.core.call_sheet import CallSheet
from yccall_desktop.core.doctor import MENDABLE
from yccall_desktop.core.problems import Problem, RowStatus
from yccall_desktop.core.row_filter import RowFilter
from yccall_desktop.errors import QT_TRANSLATE_NOOP
from yccall_desktop.ui.i18n import say
from yccall_desktop.ui.new_task.rows_columns import Column, ColumnKind

MAX_TEXT = 300
"""Characters of a cell that are shown; the rest is in its tooltip."""

_EMPTY_ROW = QT_TRANSLATE_NOOP("RowsText", "Empty row")


def row_number(sheet: CallSheet, row: int) -> str:
    """Excel's own number of a row; of one that a cell was split into: 12 (2)."""
    number = str(sheet.rows.number(row))
    original = sheet.rows.copied_from(row)
    if original == row:
        return number
    absent = sheet.decisions.absent
    place = sum(copy <= row and copy not in absent for copy in sheet.rows.copies_of(original))
    return f"{number} ({place + 1})"


def cell_text(sheet: CallSheet, row: int, column: Column) -> str:
    """The whole text of a cell, as it is shown and copied."""
    if column.kind is ColumnKind.ROW:
        return row_number(sheet, row)
    if column.kind is ColumnKind.FILE:
        return sheet.rows.place(row).file
    if column.kind is ColumnKind.CELL:
        return sheet.text(row, column.source)
    if column.kind is ColumnKind.WILL_CALL:
        return sheet.number(row) if sheet.status(row) is RowStatus.READY else ""
    problem = sheet.problem(row)
    if problem is None:
        blank = sheet.status(row) is RowStatus.BLANK
        return QCoreApplication.translate("RowsText", _EMPTY_ROW) if blank else ""
    return say(problem.words())


def mended(problem: Problem | None) -> str:
    """What a repair would make of a phone cell; '' where there is none."""
    if problem is None:
        return ""
    return "   ".join(problem.parts) if problem.parts else problem.suggestion


def suggestion(sheet: CallSheet, row: int, wanted: RowFilter) -> str:
    """What would be called after a repair, while the rows that can be repaired are shown."""
    if wanted.code not in MENDABLE or sheet.status(row) is not RowStatus.INVALID:
        return ""
    return mended(sheet.problem(row))


def one_line(text: str) -> str:
    """A text as a cell shows it: no line breaks, not endless."""
    short = text if len(text) <= MAX_TEXT else text[:MAX_TEXT] + "…"
    return " ⏎ ".join(short.splitlines()) if "\n" in short or "\r" in short else short
