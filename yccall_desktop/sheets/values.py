"""From a cell's value to its text: what a supervisor would type, never what a float looks like."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

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
        texts = [  # number_text for whole numbers without calling it: phones are mostly that
            v if v.__class__ is str else str(int(v)) if v.is_integer() else number_text(v)  # type: ignore[union-attr,arg-type]
            for v in values
        ]
        if NOT_FINITE not in texts:
            kinds = bytes([2 if v.__class__ is float else 1 if v else 0 for v in values])
            return texts, kinds
    cells = [_CELLS[value.__class__](value) for value in values]
    return [text for text, _ in cells], bytes([kind for _, kind in cells])


def _text_cell(value: str) -> Cell:
    return value, CellKind.TEXT if value else CellKind.EMPTY


def _boolean_cell(value: bool) -> Cell:
    return "TRUE" if value else "FALSE", CellKind.BOOLEAN


def _whole_cell(value: int) -> Cell:
    return str(value), CellKind.NUMBER


@lru_cache(maxsize=8192)
def _moment_cell(value: time | date | datetime | timedelta) -> Cell:
    """Kept, because a column of dates holds the same few days again and again."""
    return moment_text(value), CellKind.DATE


_CELLS: dict[type, Callable[[Any], Cell]] = {
    str: _text_cell,
    bool: _boolean_cell,
    float: number_cell,
    int: _whole_cell,
    time: _moment_cell,
    date: _moment_cell,
    datetime: _moment_cell,
    timedelta: _moment_cell,
}
