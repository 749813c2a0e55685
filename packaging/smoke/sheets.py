"""The sheets that are given to the program, and what has to come of each."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_HEADER = ("姓名", "电话", "Member ID")


@dataclass(frozen=True)
class Sheet:
    """A file; the numbers that are called from it, in order; `--check`'s record of each row."""

    path: Path
    numbers: tuple[str, ...]
    rows: tuple[dict[str, object], ...]


def untidy_workbook(folder: Path) -> Sheet:
    """Three numbers in three ways of writing, one that is too short, one that comes twice."""
    from openpyxl import Workbook

    cells: Sequence[str | int] = (
        "+86 138 0013 8000", 13900139001, "137-0013-7002", "12345", "13800138000"
    )  # fmt: skip
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(list(_HEADER))
    for place, cell in enumerate(cells, 1):
        sheet.append([f"客户 {place}", cell, f"M{place}"])
    path = folder / "十一月 leads.xlsx"
    book.save(path)
    numbers = ("13800138000", "13900139001", "13700137002")
    ready = [
        {"row": row, "value": str(cell), "number": number}
        for row, (cell, number) in enumerate(zip(cells, numbers, strict=False), 2)
    ]
    wrong = [
        {"row": 5, "value": "12345", "problem": "too-short"},
        {"row": 6, "value": "13800138000", "problem": "duplicate"},
    ]
    return Sheet(path, numbers, (*ready, *wrong))


def clean_text(folder: Path, name: str, first: int, count: int = 3) -> Sheet:
    """A Chinese .csv as Excel writes it, whose numbers start with 138 and count up from `first`."""
    path = folder / f"{name}.csv"
    numbers = [f"138{first + place:08d}" for place in range(count)]
    with path.open("w", encoding="gb18030", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADER)
        writer.writerows((f"客户 {one}", number, f"M{one}") for one, number in enumerate(numbers))
    rows = ({"row": row, "value": one, "number": one} for row, one in enumerate(numbers, 2))
    return Sheet(path, tuple(numbers), tuple(rows))
