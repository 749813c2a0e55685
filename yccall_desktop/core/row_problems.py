"""What is wrong with a row, in full: made when it is shown, from the code that is kept for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from yccall_desktop.core.columns import Role
from yccall_desktop.core.phone_text import shortened
from yccall_desktop.core.problems import Code, Problem

if TYPE_CHECKING:
    from yccall_desktop.core.call_sheet import CallSheet


def problem_of(sheet: CallSheet, row: int, code: Code) -> Problem | None:
    """The problem of a row whose code is known."""
    columns = sheet.layout.columns
    if code is Code.REFUSED:
        return Problem(code, {"reason": sheet.refusal(row)})
    if code is Code.DUPLICATE:
        return Problem(code, _whereabouts(sheet, sheet.first_alike(row), row))
    if code is Code.BAD_TIME:
        return Problem(code, {"value": shortened(sheet.text(row, columns[Role.PRESET_TIME]))})
    if code is Code.MERGED:
        top = sheet.rows.merged_into(row, columns[Role.PHONE])
        return Problem(code, {"row": str(sheet.rows.number(top))})
    if code in (Code.EXCLUDED, Code.HIDDEN) or Role.PHONE not in columns:
        return Problem(code)
    verdict = sheet.checker.check(*sheet.phone_cell(row))
    if code in (Code.DO_NOT_CALL, Code.ALREADY_SUBMITTED):
        known = sheet.screening.problem(int(verdict.key)) if sheet.screening else None
        return known or Problem(code)
    return verdict.problem


def _whereabouts(sheet: CallSheet, first: int, row: int) -> Mapping[str, str]:
    """Where `first` stands, as told at `row`: its file only when that is another one."""
    place = sheet.rows.place(first)
    values = {"row": str(place.number)}
    if place.file != sheet.rows.place(row).file:
        values["file"] = place.file
    return values
