"""Make the sample sheet that the demo offers: `make sample`. Always the same bytes.

Its people and numbers are invented; between good rows it has one of each thing that goes wrong in
real sheets. Numbers that end in 0000 are refused by the demo platform.
"""

from __future__ import annotations

import io
import random
import re
import sys
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

TARGET = Path(__file__).resolve().parent.parent / "resources" / "leads-november.xlsx"
HEADER = ("Name", "Phone", "Member ID", "Customer intent", "City")
PEOPLE = 232
BLANK_AFTER = (60, 61, 142)
HIDDEN = (35, 36, 37, 118, 201)
"""Places of the people after whom a blank row comes, and of those whose rows are hidden."""

FAMILY = (
    "Wang", "Li", "Zhang", "Liu", "Chen", "Yang", "Zhao", "Huang", "Zhou", "Wu", "Xu", "Sun", "Hu",
    "Zhu", "Gao", "Lin", "He", "Guo", "Ma", "Luo",
)  # fmt: skip
GIVEN = (
    "Wei", "Fang", "Na", "Min", "Jing", "Xin", "Qiang", "Lei", "Jun", "Yu", "Yong", "Yan", "Jie",
    "Juan", "Tao", "Ming", "Chao", "Xia", "Ping", "Gang",
)  # fmt: skip
INTENTS = ("A", "A", "B", "B", "B", "C", "C", "D")
CITIES = {
    "Beijing": "010", "Shanghai": "021", "Guangzhou": "020", "Chengdu": "028", "Nanjing": "025",
    "Hangzhou": "0571", "Shenzhen": "0755", "Suzhou": "0512",
}  # fmt: skip

Cell = str | int | float | bool | datetime | None

PROBLEMS: dict[int, Cell] = {
    8: "1380013800",
    14: "138001",
    21: "TBA",
    27: "1.38E+10",
    33: 1065510123,
    44: "010-6551 0170 ext 12",
    51: 2165510151,
    52: "13900130052；13900130053",
    58: "+852 5123 4567",
    66: datetime(2026, 11, 12),
    73: True,
    79: "#N/A",
    86: "=B3&\"\"",
    93: "8613800130093",
    99: "021-5551 0199 转8",
    104: "138OO130104",
    112: -13800130112,
    121: "无",
    127: 13800130127.5,
    133: "17951 13800130133",
    139: "138001301399",
    145: 2865510145,
    148: "1380013014",
    155: "n/a",
    163: 1.38001301630012e17,
    169: "#REF!",
    177: None,
    183: "+1 202 555 0183",
    191: "13800130191/13800130192",
    195: 75565510195,
    206: "138-0013-020",
    213: "12345678901",
}  # fmt: skip
"""Place of a person -> what stands in the phone column instead of a number."""

SAME_AS = {41: 12, 76: 12, 97: 30, 131: 90, 160: 5, 188: 150, 220: 17}
"""Place of a person -> place of an earlier person with the same number, written differently."""

REFUSED = {24: "13800130000", 109: "13900130000", 172: "13700130000"}


def mobile(place: int) -> str:
    prefix = ("138", "139", "137", "136", "150", "186")[place % 6]
    return f"{prefix}0013{1000 + place * 37 % 8999:04d}"


def spelled(digits: str, way: int) -> Cell:
    """A mobile number as people write it."""
    grouped = f"{digits[:3]} {digits[3:7]} {digits[7:]}"
    full_width = digits.translate({48 + digit: 0xFF10 + digit for digit in range(10)})
    ways: tuple[Cell, ...] = (
        digits, int(digits), int(digits), digits, grouped, grouped.replace(" ", "-"), int(digits),
        f"+86 {grouped}", digits, f"0086{digits}", int(digits), f"+86{digits}", grouped, digits,
        int(digits), f"{digits}\u200b", digits, f"\u00a0{grouped}", int(digits), full_width,
    )  # fmt: skip
    return ways[way % len(ways)]


def landline(area: str, place: int) -> str:
    local = (
        f"65510{place % 900 + 100:03d}" if len(area) == 3 else f"8551{place * 7 % 9000 + 1000:04d}"
    )
    return f"{area}-{local}" if place % 2 else f"({area}) {local[:4]} {local[4:]}"


def phone(place: int, city: str) -> Cell:
    """The phone cell of the person at `place`, counted from 1."""
    if place in PROBLEMS:
        return PROBLEMS[place]
    if place in REFUSED:
        return REFUSED[place]
    if place in SAME_AS:
        return spelled(mobile(SAME_AS[place]), (4, 5, 7)[place % 3])
    if place % 9 == 0 and place not in SAME_AS.values():
        return landline(CITIES[city], place)
    return spelled(mobile(place), 0 if place in SAME_AS.values() else place)


def people() -> Iterator[tuple[Cell, ...]]:
    dice = random.Random(20261101)
    for place in range(1, PEOPLE + 1):
        city = dice.choice(list(CITIES))
        name = f"{dice.choice(GIVEN)} {dice.choice(FAMILY)}"
        member = f"M{260000 + place * 7}"
        yield name, phone(place, city), member, dice.choice(INTENTS), city


def write_row(sheet: Worksheet, row: int, values: tuple[Cell, ...]) -> None:
    for column, value in enumerate(values, 1):
        cell = sheet.cell(row, column)
        cell.value = value
        if column == HEADER.index("Phone") + 1:
            if isinstance(value, str) and not value.startswith(("#", "=")):
                cell.number_format = "@"
            elif isinstance(value, datetime):
                cell.number_format = "yyyy-mm-dd"
            elif isinstance(value, int | float) and not isinstance(value, bool):
                cell.number_format = "0"
            cell.alignment = Alignment(horizontal="left")


def fill(sheet: Worksheet) -> None:
    sheet.title = "Leads"
    sheet["A1"] = "November leads: customers who asked to be called back"
    sheet["A1"].font = Font(bold=True, size=14)
    for column, word in enumerate(HEADER, 1):
        cell = sheet.cell(2, column, word)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="2F5D8A")
    row = 2
    for place, values in enumerate(people(), 1):
        row += 1
        write_row(sheet, row, values)
        sheet.row_dimensions[row].hidden = place in HIDDEN
        row += place in BLANK_AFTER
    for letter, width in zip("ABCDE", (20, 26, 12, 16, 14), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A3"


def same_bytes(data: bytes) -> bytes:
    """The workbook without the moment at which it was written."""
    target = io.BytesIO()
    moment = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in sorted(old.namelist()):
            info = zipfile.ZipInfo(name, (2026, 11, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            new.writestr(info, moment.sub(rb"\g<1>2026-11-01T08:00:00Z", old.read(name)), None, 9)
    return target.getvalue()


def make() -> bytes:
    """The bytes of the sample workbook."""
    book = Workbook()
    book.properties.creator = "Yccall Desktop"
    book.properties.created = datetime(2026, 11, 1, 8)
    fill(book.worksheets[0])
    data = io.BytesIO()
    book.save(data)
    return same_bytes(data.getvalue())


def main() -> int:
    TARGET.write_bytes(make())
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
