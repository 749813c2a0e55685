"""What a sheet reader sends, collected for looking at."""

from __future__ import annotations

from dataclasses import dataclass

from yccall_desktop.core.cells import CellKind, MergedCells, SheetRows
from yccall_desktop.core.ports import FileInfo


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
    rows.hide_columns(info.hidden_columns)
    for message in messages:
        if isinstance(message, MergedCells):
            rows.add_merged(message)
        else:
            rows.append(message)
    return Read(info, rows)
