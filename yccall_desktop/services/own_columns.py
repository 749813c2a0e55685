"""What a workbook of problem rows says of its own columns, so that it is imported as it is.

Names to 0-based indexes: a Role's value for the columns that are used, `file`, `sheet`, `row` and
`problem` for those that were added, and under `titles` a check of the header, since a column may
be put in or taken out in Excel.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from yccall_desktop.core.cells import SheetRows
from yccall_desktop.core.columns import Layout, Role, header_titles, plain_title

PROPERTY = "YccallColumns"
"""The workbook's property that holds it, as JSON."""

FILE, SHEET, ROW, PROBLEM = "file", "sheet", "row", "problem"
ADDED = (FILE, SHEET, ROW, PROBLEM)
_TITLES = "titles"
_CHECKS = 16_384
"""The reader takes nothing but what could be the index of a column."""


@dataclass(frozen=True, slots=True)
class OwnLayout:
    """How a workbook of problem rows is laid out, and where its added columns stand."""

    layout: Layout
    added: Mapping[str, int]


def described(titles: Sequence[str], roles: Mapping[Role, int], first_added: int) -> dict[str, int]:
    """What to write into a workbook with this header, whose added columns begin at an index."""
    added = {name: first_added + place for place, name in enumerate(ADDED)}
    used = {role.value: column for role, column in roles.items()}
    return {**used, **added, _TITLES: _check(titles)}


def own_layout(rows: SheetRows, columns: Mapping[str, int]) -> OwnLayout | None:
    """What the first row's columns are by the workbook's own words; None when they do not hold."""
    titles = header_titles(rows, 0)
    if not columns or columns.get(_TITLES) != _check(titles):
        return None
    known = {name: column for name, column in columns.items() if 0 <= column < len(titles)}
    roles = {role: known[role.value] for role in Role if role.value in known}
    added = {name: known[name] for name in ADDED if name in known}
    return OwnLayout(Layout(0, roles), added) if len(added) == len(ADDED) else None


def _check(titles: Sequence[str]) -> int:
    text = "\n".join(map(plain_title, titles))
    return zlib.crc32(text.encode("utf-8", "replace")) % _CHECKS
