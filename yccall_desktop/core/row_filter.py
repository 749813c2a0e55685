"""Which rows to show."""

from __future__ import annotations

from dataclasses import dataclass

from yccall_desktop.core.number_kind import NumberKind
from yccall_desktop.core.problems import Code, RowStatus


@dataclass(frozen=True, slots=True)
class RowFilter:
    """Rows of one status, with one problem, ready ones of one kind or region, or (nothing given)
    all. `problems`: rows that are invalid, duplicates, refused by the platform or not seen
    there."""

    status: RowStatus | None = None
    code: Code | None = None
    kind: NumberKind | None = None
    region: str | None = None
    problems: bool = False
