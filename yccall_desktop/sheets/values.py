"""From a cell's value to its text: what a supervisor would type, never what a float looks like."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from yccall_desktop.core.cells import CellKind
from yccall_desktop.sheets.blocks import Cell, text_kinds

Value = int | float | str | bool | time | date | datetime | timedelta
NOT_FINITE = "#NUM!"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def number_text(value: float) -> str:
    """A number as digits: `18012345678`, `0.5`; never with an exponent or a useless `.0`."""
    if value.is_integer():
        return str(int(value))
    return format(Decimal(repr(value)), "f") if math.isfinite(value) else NOT_FINITE


def number_cell(value: float) -> Cell:
    """A number, or Excel's error for what is none."""
    text = number_text(value)
    return text, CellKind.ERROR if text == NOT_FINITE else CellKind.NUMBER


def moment_text(value: time | date | datetime | timedelta) -> str:
    """A date or a time as ISO text, a duration as Excel shows it: `36:00:00`."""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if not isinstance(value, timedelta):
        return value.isoformat()
    seconds = round(value.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def unescape(text: str) -> str:
    """Undo Excel's way of writing control characters, such as _x000D_."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def column_cells(values: Sequence[Value]) -> tuple[Sequence[str], bytes]:
    """The texts and kinds of the cells of one column."""
    types = set(map(type, values))
    if types == {str}:
        texts: Sequence[str] = values  # type: ignore[assignment]
        return texts, text_kinds(texts)
    if types <= {str, float}:
        texts = [v if isinstance(v, str) else number_text(v) for v in values]  # type: ignore[arg-type]
        if NOT_FINITE not in texts:
            kinds = bytes([2 if v.__class__ is float else 1 if v else 0 for v in values])
            return texts, kinds
    cells = [_cell(value) for value in values]
    return [text for text, _ in cells], bytes([kind for _, kind in cells])


def _cell(value: Value) -> Cell:
    if isinstance(value, str):
        return value, CellKind.TEXT if value else CellKind.EMPTY
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE", CellKind.BOOLEAN
    if isinstance(value, float):
        return number_cell(value)
    if isinstance(value, int):
        return str(value), CellKind.NUMBER
    return moment_text(value), CellKind.DATE
