"""What is wrong with a row, in full: made when it is shown, from the code that is kept for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from yccall_desktop.core.cells import CellKind
from yccall_desktop.core.columns import Role
from yccall_desktop.core.phone_text import shortened
from yccall_desktop.core.problems import Code, Problem

if TYPE_CHECKING:
    from yccall_desktop.core.call_sheet import CallSheet


def problem_of(sheet: CallSheet, row: int, code: Code) -> Problem | None:
    """The problem of a row whose code is known."""
    columns = sheet.layout.columns
    if code in (Code.REFUSED, Code.UNSEEN):
        return sheet.told.problem(row)
    if code is Code.DUPLICATE:
        return Problem(code, _whereabouts(sheet, sheet.rows_with(int(sheet.key(row)))[0], row))
    if code is Code.BAD_TIME:
        return Problem(code, {"value": shortened(sheet.text(row, columns[Role.PRESET_TIME]))})
    if code is Code.MERGED:
        top = sheet.rows.merged_into(row, columns[Role.PHONE])
        values = {"row": str(sheet.rows.number(top))}
        if covered_phone(sheet, row):
            values["value"] = shortened(sheet.original(row, columns[Role.PHONE]))
        return Problem(code, values)
    if code in (Code.EXCLUDED, Code.HIDDEN, Code.EXAMPLE) or Role.PHONE not in columns:
        return Problem(code)
    verdict = sheet.checker.check(*sheet.phone_cell(row))
    if code in (Code.DO_NOT_CALL, Code.ALREADY_SUBMITTED):
        known = sheet.screening.problem(int(verdict.key)) if sheet.screening else None
        return known or Problem(code)
    return verdict.problem


def covered_phone(sheet: CallSheet, row: int) -> bool:
    """Whether the file has a phone cell for the row that Excel does not show: it lies under merged
    ones. What the user writes there counts."""
    phone = sheet.layout.columns.get(Role.PHONE, -1)
    return (
        phone >= 0
        and not sheet.edited(row, phone)
        and sheet.rows.is_covered(row, phone)
        and sheet.rows.kind(row, phone) is not CellKind.EMPTY
    )


def merged_rows(sheet: CallSheet) -> Iterator[int]:
    """The checked rows that merged cells leave without a phone or cover the phone of."""
    rows, phone = sheet.rows, sheet.layout.columns.get(Role.PHONE, -1)
    below = [(top + 1, bottom) for top, bottom in rows.merged_in(phone)]
    for top, bottom in (*below, *rows.covered_in(phone)):
        for row in range(max(top, sheet.first_row), min(bottom + 1, sheet.end_row)):
            if sheet.code(row) is Code.NO_NUMBER or covered_phone(sheet, row):
                yield row


def _whereabouts(sheet: CallSheet, first: int, row: int) -> Mapping[str, str]:
    """Where `first` stands, as told at `row`: its file only when that is another one."""
    place = sheet.rows.place(first)
    values = {"row": str(place.number)}
    if place.file != sheet.rows.place(row).file:
        values["file"] = place.file
    return values
