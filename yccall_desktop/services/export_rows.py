"""Save the rows that will not be called because something is wrong with them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from yccall_desktop.core.call_sheet import RowFilter
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.columns import Role, column_title
from yccall_desktop.core.problems import Code, RowStatus
from yccall_desktop.errors import QT_TRANSLATE_NOOP, Words
from yccall_desktop.services.own_columns import FILE, PROPERTY, ROW, SHEET, described
from yccall_desktop.services.workbook import MAX_COLUMNS, Sheet, safe_text, write_workbook

if TYPE_CHECKING:
    from yccall_desktop.core.call_sheet import CallSheet

_PROBLEMS = (RowStatus.INVALID, RowStatus.DUPLICATE)
_OWN_COLUMNS = (
    Words("Export", QT_TRANSLATE_NOOP("Export", "File")),
    Words("Export", QT_TRANSLATE_NOOP("Export", "Sheet")),
    Words("Export", QT_TRANSLATE_NOOP("Export", "Row")),
    Words("Export", QT_TRANSLATE_NOOP("Export", "Problem")),
)
_OWN_WIDTHS = (24, 16, 8, 60)
_WIDTH = 18


def save_problem_rows(
    sheet: CallSheet,
    file: str,
    sheet_name: str,
    path: Path,
    say: Callable[[Words], str] = Words.english,
    cancel: CancelToken | None = None,
    added: Mapping[str, int] | None = None,
) -> int:
    """Write every invalid, duplicate and refused row with its original columns, file, sheet, row
    and problem in words, ready to be fixed and imported again. A row that came of a split cell has
    its own number only. Returns how many rows.

    Rows that the user left out are not among them. `file` and `sheet_name` are those of rows that
    do not know their own. `added`: where the list has these four columns already, since it was
    saved so itself: they are not added twice, and a row keeps the place where it first stood.
    Raises AppError, Cancelled.
    """
    known = added or {}
    columns = [column for column in range(sheet.rows.column_count) if column not in known.values()]
    del columns[MAX_COLUMNS - len(_OWN_COLUMNS) :]
    chosen = [row for row in sheet.matching(RowFilter()) if _is_problem(sheet, row)]

    def rows() -> Iterator[list[str]]:
        for row in chosen:
            problem = sheet.problem(row)
            sentence = say(problem.words()) if problem is not None else ""
            cells = [_saved(sheet, row, column) for column in columns]
            yield [*cells, *_stood_at(sheet, row, file, sheet_name, known), sentence]

    titles = [column_title(sheet.rows, sheet.layout, column) for column in columns]
    header = [safe_text(title) for title in (*titles, *map(say, _OWN_COLUMNS))]
    widths = (*(_WIDTH for _ in columns), *_OWN_WIDTHS)
    roles = {role: columns.index(column) for role, column in sheet.layout.columns.items()
             if column in columns}  # fmt: skip
    told = json.dumps(described(header, roles, len(columns)), separators=(",", ":"))
    page = Sheet(say(_TITLE), widths, header, rows())
    write_workbook(path, [page], cancel, {PROPERTY: told})
    return len(chosen)


_TITLE = Words("Export", QT_TRANSLATE_NOOP("Export", "Problem rows"))


def _is_problem(sheet: CallSheet, row: int) -> bool:
    return sheet.status(row) in _PROBLEMS or sheet.code(row) is Code.REFUSED


def _saved(sheet: CallSheet, row: int, column: int) -> str:
    """The cell as it is in the file; of a phone cell that was split the row's own number, or those
    of the other rows came back with it and were called again."""
    split = sheet.rows.copied_from(row) != row or sheet.rows.copies_of(row)
    if split and column == sheet.layout.columns.get(Role.PHONE):
        return sheet.text(row, column)
    return sheet.original(row, column)


def _stood_at(
    sheet: CallSheet, row: int, file: str, sheet_name: str, added: Mapping[str, int]
) -> tuple[str, str, str]:
    """File, sheet and row number: those of the workbook that the row first came from."""
    if added and (number := sheet.original(row, added[ROW])):
        return sheet.original(row, added[FILE]), sheet.original(row, added[SHEET]), number
    place = sheet.rows.place(row)
    return place.file or file, place.sheet or sheet_name, str(place.number)
