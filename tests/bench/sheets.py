"""The sheets that are measured: as call centers send them, made once and kept in build/."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from tests.helpers.sheet_files import DATE_STYLE, num, phone, raw_xlsx, row
from tests.helpers.sources import ROOT

FOLDER = ROOT / "build" / "bench" / "sheets"
VERSION = 1
"""Counts the changes of what is in the sheets, so that kept ones are not measured for new ones."""

HEADER = ("Name", "Phone", "Member ID", "City", "Last call")
CITIES = ("Beijing", "Shanghai", "Guangzhou", "Shenzhen", "Chengdu", "Hangzhou", "Wuhan", "Xi'an")
PROBLEMS: tuple[Callable[[int], str], ...] = (
    lambda n: phone(n)[:-1],
    lambda n: phone(n) + "0",
    lambda n: "86" + phone(n),
    lambda n: f"10{65_000_000 + n % 999_999}",
    lambda n: f"{phone(n)};{phone(n + 7)}",
    lambda n: "n/a",
    lambda n: "138ABC" + phone(n)[-5:],
)
SPELLINGS: tuple[Callable[[str], str], ...] = (
    lambda p: f"+86 {p[:3]} {p[3:7]} {p[7:]}",
    lambda p: f"{p[:3]}-{p[3:7]}-{p[7:]}",
    lambda p: f"+86{p}",
)


def sheet(rows: int) -> Path:
    """A workbook of `rows` rows and a header: five columns, texts shared, as Excel writes it.

    Half of the phones are numbers, the others texts, one in ten of all with signs between the
    digits; 2 % are problems, 2 % come twice, 1 % are empty. Names and member IDs are all different.
    """
    path = FOLDER / f"{rows}-v{VERSION}.xlsx"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".partial")
        _write(partial, rows)
        partial.replace(path)
    return path


class _Strings:
    """The texts that the cells share, each once."""

    def __init__(self) -> None:
        self._index: dict[str, int] = {}

    def cell(self, column: str, text: str) -> str:
        index = self._index.setdefault(text, len(self._index))
        return f'<c r="{column}@" t="s"><v>{index}</v></c>'

    def xml(self) -> str:
        return "".join(f"<si><t>{text}</t></si>" for text in self._index)


def _write(path: Path, rows: int) -> None:
    chance = random.Random(rows)
    strings = _Strings()
    data = [row(1, *map(strings.cell, "ABCDE", HEADER))]
    for n in range(rows):
        cells = (
            strings.cell("A", f"Customer {n}"),
            _phone_cell(n, chance.random(), strings),
            strings.cell("C", f"M{n:07}"),
            strings.cell("D", CITIES[n % len(CITIES)]),
            num("E", 45_000 + n % 700, DATE_STYLE),
        )
        data.append(row(n + 2, *cells))
    raw_xlsx(path, "".join(data), strings=strings.xml())


def _phone_cell(n: int, lot: float, strings: _Strings) -> str:
    if lot < 0.01:
        return ""
    if lot < 0.03:
        return strings.cell("B", PROBLEMS[n % len(PROBLEMS)](n))
    number = phone(n // 2 if lot < 0.05 else n)
    if lot < 0.15:
        return strings.cell("B", SPELLINGS[n % len(SPELLINGS)](number))
    return num("B", number) if n % 2 else strings.cell("B", number)
