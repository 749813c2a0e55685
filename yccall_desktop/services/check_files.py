"""`--check`: sheets are read and checked as the window would, and told as JSON-able dicts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import IntEnum
from pathlib import Path

from yccall_desktop.core.call_sheet import CallSheet
from yccall_desktop.core.call_totals import Totals
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.columns import Role, column_letter
from yccall_desktop.core.number_form import NumberForm
from yccall_desktop.core.ports import SheetReader
from yccall_desktop.core.problems import RowStatus
from yccall_desktop.errors import AppError
from yccall_desktop.services.import_sheet import ImportRequest, ImportState, import_sheet

Record = dict[str, object]


class CheckExit(IntEnum):
    """The exit code of `--check`; 64 for wrong usage is the command line's own."""

    ALL_READY = 0
    """Every row that is not blank or left out is ready."""
    PROBLEMS = 1
    """Some rows are invalid or duplicate."""
    UNREADABLE = 2
    """Some file could not be read; comes before PROBLEMS."""


def check_files(
    reader: SheetReader,
    paths: Iterable[Path],
    region: str,
    form: NumberForm,
    *,
    with_rows: bool,
    write: Callable[[Record], None],
) -> CheckExit:
    """Check each file and hand its records to `write` in order; never raises AppError.

    A file's first record has the keys file (the path as given), sheet, header_row (Excel's row
    number, None: no header), phone_column (its letter, None: not found), rows, ready, invalid,
    duplicate, excluded, blank, other_columns (by their letters, how many numbers they hold that are
    not called, counted up to 1000), joined_cells (how many cells of other columns of a text file
    have several lines with a number, as stray quotation marks make them), error (None or a
    sentence; then the others are None, empty or 0). With `with_rows` its rows follow, see
    row_records.
    """
    worst = CheckExit.ALL_READY
    for path in paths:
        try:
            state = _read(reader, ImportRequest(path, None, region, form))
        except AppError as error:
            write(_summary(path, None, error.words.english()))
            worst = CheckExit.UNREADABLE
            continue
        write(_summary(path, state, None))
        totals = state.sheet.totals
        if totals.invalid or totals.duplicate:
            worst = max(worst, CheckExit.PROBLEMS)
        if with_rows:
            for record in row_records(state.sheet):
                write(record)
    return worst


def _read(reader: SheetReader, request: ImportRequest) -> ImportState:
    return import_sheet(reader, request, lambda _: None, CancelToken())


def _summary(path: Path, state: ImportState | None, error: str | None) -> Record:
    totals = state.sheet.totals if state else Totals()
    layout = state.sheet.layout if state else None
    header = layout.header_row if layout else None
    phone = layout.columns.get(Role.PHONE) if layout else None
    uncalled = state.sheet.uncalled if state else None
    others = uncalled.columns if uncalled else {}
    joined = state.swallowed if state else {}
    return {
        "file": str(path),
        "sheet": state.info.sheet if state else None,
        "header_row": None if header is None or state is None else state.sheet.rows.number(header),
        "phone_column": None if phone is None else column_letter(phone),
        "rows": totals.rows,
        "ready": totals.ready,
        "invalid": totals.invalid,
        "duplicate": totals.duplicate,
        "excluded": totals.excluded,
        "blank": totals.blank,
        "other_columns": {column_letter(column): numbers for column, numbers in others.items()},
        "joined_cells": sum(one.cells for column, one in joined.items() if column != phone),
        "error": error,
    }


def row_records(sheet: CallSheet) -> Iterator[Record]:
    """A record for each row after the header that is not blank, in order.

    Ready: row (Excel's number), value (the phone cell as in the file), number. Else: row, value,
    problem (a Code's value), text (the sentence). Rows that are hidden in the file have the
    problem "hidden".
    """
    phone = sheet.layout.columns.get(Role.PHONE)
    for row in range(sheet.first_row, sheet.end_row):
        status = sheet.status(row)
        if status is RowStatus.BLANK:
            continue
        value = "" if phone is None else sheet.original(row, phone)
        record: Record = {"row": sheet.rows.number(row), "value": value}
        problem = sheet.problem(row)
        if problem is None:
            record["number"] = sheet.number(row)
        else:
            record |= {"problem": problem.code.value, "text": problem.words().english()}
        yield record
