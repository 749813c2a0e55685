"""Save the rows that will not be called because something is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.columns import column_title
from yccall_desktop.core.problems import Code, RowStatus
from yccall_desktop.errors import QT_TRANSLATE_NOOP, Words
from yccall_desktop.services.workbook import MAX_COLUMNS, Sheet, write_workbook

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
) -> int:
    """Write every invalid, duplicate and refused row with its original columns, file, sheet, row
    and problem in words, ready to be fixed and imported again. Returns how many rows.

    Rows that the user left out are not among them. Raises AppError, Cancelled.
    """
    columns = min(sheet.rows.column_count, MAX_COLUMNS - len(_OWN_COLUMNS))
    chosen = [row for row in range(sheet.first_row, sheet.end_row) if _is_problem(sheet, row)]

    def rows() -> Iterator[list[str]]:
        for row in chosen:
            problem = sheet.problem(row)
            sentence = say(problem.words()) if problem is not None else ""
            cells = [sheet.original(row, column) for column in range(columns)]
            yield [*cells, file, sheet_name, str(row + 1), sentence]

    titles = [column_title(sheet.rows, sheet.layout, column) for column in range(columns)]
    header = [*titles, *(say(words) for words in _OWN_COLUMNS)]
    widths = (*(_WIDTH for _ in range(columns)), *_OWN_WIDTHS)
    write_workbook(path, [Sheet(say(_TITLE), widths, header, rows())], cancel)
    return len(chosen)


_TITLE = Words("Export", QT_TRANSLATE_NOOP("Export", "Problem rows"))


def _is_problem(sheet: CallSheet, row: int) -> bool:
    return sheet.status(row) in _PROBLEMS or sheet.code(row) is Code.REFUSED
