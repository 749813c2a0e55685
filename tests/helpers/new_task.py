"""A New task page on fakes: a reader that gives rows made in the test, and what a user would do."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from yccall_desktop.core.ports import FileInfo, SheetInfo
from yccall_desktop.errors import AppError, Words

from tests.helpers.rows import block_of

HEADER = ["Name", "Phone", "Member ID"]


def leads(count: int, first: int = 13800138000) -> list[list[object]]:
    """A header and `count` distinct good numbers."""
    return [HEADER, *([f"N{i}", str(first + i), f"M{i}"] for i in range(count))]


MIXED = [
    HEADER,
    ["a", "13800138000", "M1"],
    ["b", "1380013800", "M2"],
    ["c", "138ABC38000", "M3"],
    ["d", "+86 138 0013 8000", "M4"],
    ["e", "13800138004", "M5"],
    [None, None, None],
    ["f", "13800138006", "M6"],
]
"""Rows 2 to 8: ready, invalid, invalid, duplicate of row 2, ready, blank, ready."""


class FakeReader:
    """Gives `tables` by file name, or raises; waits for `gate` after the first block."""

    def __init__(self) -> None:
        self.tables: dict[str, Sequence[Sequence[object]]] = {}
        self.hidden: dict[str, Sequence[int]] = {}
        self.sheets: tuple[str, ...] = ("Leads",)
        self.block = 5000
        self.gate = threading.Event()
        self.gate.set()
        self.asked: list[tuple[str, str | None]] = []

    def read(self, path: Path, sheet, cancel):
        self.asked.append((path.name, sheet))
        table = self.tables.get(path.name)
        if table is None:
            raise AppError(Words("Test", "The file cannot be read."))
        chosen = sheet or self.sheets[0]
        yield FileInfo(tuple(SheetInfo(name, len(table)) for name in self.sheets), chosen)
        hidden = self.hidden.get(path.name, ())
        for start in range(0, len(table), self.block):
            part = table[start : start + self.block]
            yield block_of(part, [row - start for row in hidden if start <= row < start + self.block])
            while not self.gate.is_set() and not cancel.wait(0.005):
                pass
            cancel.raise_if_cancelled()
