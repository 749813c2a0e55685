"""Reading through the real child process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.cells import CellKind, SheetRows
from yccall_desktop.core.ports import FileInfo
from yccall_desktop.errors import AppError
from yccall_desktop.sheets.reader import ProcessSheetReader


@dataclass
class Read:
    """What came of a file."""

    info: FileInfo
    rows: SheetRows

    def texts(self) -> list[list[str]]:
        width = self.rows.column_count
        return [[self.rows.text(r, c) for c in range(width)] for r in range(len(self.rows))]

    def cell(self, name: str) -> tuple[str, CellKind]:
        """The cell by its name in Excel, such as B3."""
        letters = name.rstrip("0123456789")
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - 64
        place = int(name[len(letters) :]) - 1, column - 1
        return self.rows.text(*place), self.rows.kind(*place)

    def hidden(self) -> list[int]:
        """Excel's numbers of the hidden rows."""
        return [r + 1 for r in range(len(self.rows)) if self.rows.hidden(r)]


def collect(messages) -> Read:
    rows = SheetRows()
    info = next(messages)
    assert isinstance(info, FileInfo)
    for block in messages:
        rows.append(block)
    return Read(info, rows)


@pytest.fixture
def read() -> Callable[..., Read]:
    def run(path: Path, sheet: str | None = None, **options: float) -> Read:
        return collect(ProcessSheetReader(**options).read(path, sheet, CancelToken()))

    return run


@pytest.fixture
def refusal(read) -> Callable[..., str]:
    """The sentence that a file is refused with."""

    def run(path: Path, sheet: str | None = None, **options: float) -> str:
        with pytest.raises(AppError) as caught:
            read(path, sheet, **options)
        return str(caught.value)

    return run
