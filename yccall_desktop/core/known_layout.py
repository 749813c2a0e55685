"""What is remembered of sheets with the same header: which sheet, which columns, which task."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from yccall_desktop.core.cells import SheetRows
from yccall_desktop.core.columns import HEADER_WITHIN, Role, header_titles, plain_title
from yccall_desktop.core.task import LastTask


@dataclass(frozen=True, slots=True)
class KnownLayout:
    """`sheet`: the one that the user went to from a sheet with this header, '' none. `columns`:
    0-based indexes, empty where they were never chosen. `task`: what was created from it last."""

    sheet: str = ""
    columns: Mapping[Role, int] = field(default_factory=dict)
    task: LastTask | None = None


FindLayout = Callable[[str], KnownLayout | None]
"""What is known of a fingerprint; called on any thread."""


class Layouts(Protocol):
    """Layouts by the fingerprint of the header. `find` may be called on any thread."""

    def find(self, fingerprint: str) -> KnownLayout | None: ...

    def keep(self, fingerprint: str, layout: KnownLayout) -> None:
        """Remember it, in place of what was known. Never raises: it is a convenience."""

    def forget(self, fingerprint: str) -> None: ...


def fingerprint(titles: Sequence[str]) -> str:
    """A header's titles in order as 32 hex digits; '' when there is none."""
    plain = [plain_title(title) for title in titles]
    if not any(plain):
        return ""
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Recognised:
    """A header that is known: its row (0-based), its fingerprint, and what is known."""

    row: int
    fingerprint: str
    layout: KnownLayout


def recognise(rows: SheetRows, find: FindLayout) -> Recognised | None:
    """The first row near the top that is a known header."""
    for row in range(min(len(rows), HEADER_WITHIN)):
        key = fingerprint(header_titles(rows, row))
        known = find(key) if key else None
        if known is not None:
            return Recognised(row, key, known)
    return None
