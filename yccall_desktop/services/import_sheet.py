"""From a file to a checked sheet, reported while it grows."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from yccall_desktop.core.call_sheet import CallSheet
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.cells import MergedCells, SheetRows
from yccall_desktop.core.columns import Layout, detect_columns, detect_layout
from yccall_desktop.core.number_form import NumberForm
from yccall_desktop.core.ports import FileInfo, ReadRequest, SheetReader


@dataclass(frozen=True, slots=True)
class HeaderChoice:
    """Which row is the header: found by itself, or `row` (0-based; None: there is no header)."""

    automatic: bool = True
    row: int | None = None


AUTO = HeaderChoice()


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What to read and how. `sheet` None: the one with most phone-like cells; `region` ISO code."""

    path: Path
    sheet: str | None
    region: str
    form: NumberForm
    header: HeaderChoice = AUTO


@dataclass(frozen=True, slots=True)
class ImportState:
    """What is known of a file so far.

    `checked` is one past the last row index that may be read; `sheet` keeps growing behind it
    until `finished`. The row counts of `info` are exact for the chosen sheet once finished.
    """

    path: Path
    info: FileInfo
    sheet: CallSheet
    checked: int
    finished: bool


def import_sheet(
    reader: SheetReader,
    request: ImportRequest,
    report: Callable[[ImportState], None],
    cancel: CancelToken,
) -> ImportState:
    """Read and check every row; blocks, so call it off the main thread.

    Reports as soon as the first rows are checked, then after each block, always with the same
    CallSheet. Header and columns are looked for again when all rows are there: if they then lie
    elsewhere, the returned state has another CallSheet. Raises AppError, Cancelled.
    """
    from yccall_desktop.core.phone import PhoneChecker

    checker = PhoneChecker(request.region, request.form)
    rows = SheetRows()
    info = FileInfo((), "")
    sheet: CallSheet | None = None
    wanted = ReadRequest(request.path, request.sheet)
    with closing(reader.read(wanted, cancel)) as messages:
        for message in messages:
            if isinstance(message, FileInfo):
                info = message
                continue
            if isinstance(message, MergedCells):
                rows.add_merged(message)
                continue
            rows.append(message)
            if sheet is None:
                sheet = CallSheet(rows, _layout(rows, request.header), checker)
            sheet.check_appended(cancel)
            report(ImportState(request.path, info, sheet, sheet.end_row, finished=False))
    cancel.raise_if_cancelled()
    sheet = _settled(sheet or CallSheet(rows, Layout(None, {}), checker), request.header, cancel)
    return ImportState(request.path, _counted(info, len(rows)), sheet, sheet.end_row, finished=True)


def _layout(rows: SheetRows, header: HeaderChoice) -> Layout:
    return detect_layout(rows) if header.automatic else detect_columns(rows, header.row)


def _settled(sheet: CallSheet, header: HeaderChoice, cancel: CancelToken) -> CallSheet:
    """The sheet with the layout that all its rows speak for."""
    layout = _layout(sheet.rows, header)
    if (layout.header_row, layout.columns) != (sheet.layout.header_row, sheet.layout.columns):
        return sheet.with_layout(layout, sheet.checker, cancel)
    sheet.settle_merged()
    sheet.layout = layout
    return sheet


def _counted(info: FileInfo, rows: int) -> FileInfo:
    sheets = tuple(
        replace(sheet, rows=rows) if sheet.name == info.sheet else sheet for sheet in info.sheets
    )
    return replace(info, sheets=sheets)
