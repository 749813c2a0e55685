"""Workbooks in binary records, written byte by byte: .xls (BIFF8) and .xlsb (BIFF12)."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.helpers.sheet_files import DECLARATION, OFFICE, PACKAGE

PADDED, DATE, DURATION, GROUPED = 1, 2, 3, 4
"""Cell styles that both writers know: 00000000000, yyyy-mm-dd, [h]:mm:ss, 000-0000-0000."""

CODES = {170: "00000000000", 14: "", 46: "", 171: "000-0000-0000"}


@dataclass(frozen=True)
class BinarySheet:
    """`records` are what stands between the sheet's begin and end."""

    records: bytes = b""
    name: str = "Leads"
    state: int = 0
    chart: bool = False


# --- .xls ------------------------------------------------------------------------------------
def biff(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def xls_row(row: int, hidden: bool = False, height: int = 255) -> bytes:
    """`height` in twips; 0x8000 more says that it is the usual one."""
    options = 0x100 | (0x20 if hidden else 0)
    return biff(0x208, struct.pack("<HHHHHHI", row, 0, 256, height, 0, 0, options))


def xls_number(row: int, column: int, value: float, style: int = 0) -> bytes:
    return biff(0x203, struct.pack("<HHHd", row, column, style, value))


def xls_rk(row: int, column: int, packed: int, style: int = 0) -> bytes:
    return biff(0x27E, struct.pack("<HHHI", row, column, style, packed))


def xls_text(row: int, column: int, text: str) -> bytes:
    body = struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le")
    return biff(0x204, body)


def xls_error(row: int, column: int, code: int) -> bytes:
    return biff(0x205, struct.pack("<HHHBB", row, column, 0, code, 1))


def xls_boolean(row: int, column: int, value: bool) -> bytes:
    return biff(0x205, struct.pack("<HHHBB", row, column, 0, value, 0))


def xls_blank(row: int, column: int) -> bytes:
    return biff(0x201, struct.pack("<HHH", row, column, PADDED))


def xls_formula(row: int, column: int, result: bytes) -> bytes:
    head = struct.pack("<HHH", row, column, 0)
    return biff(0x006, head + result + struct.pack("<HIH", 0, 0, 3) + b"\x1e\x01\x00")


def xls_merged(*ranges: tuple[int, int, int, int]) -> bytes:
    """Ranges as first row, first column, last row, last column."""
    body = b"".join(struct.pack("<HHHH", a, c, b, d) for a, b, c, d in ranges)
    return biff(0xE5, struct.pack("<H", len(ranges)) + body)


def xls(path: Path, *sheets: BinarySheet) -> Path:
    """A workbook as old export programs write it: the bare records."""
    formats = b"".join(
        biff(0x41E, struct.pack("<HHB", number, len(code), 0) + code.encode())
        for number, code in CODES.items()
        if code
    )
    styles = b"".join(
        biff(0xE0, struct.pack("<HHHHHHII", 0, number, 0, 0, 0, 0, 0, 0)) for number in (0, *CODES)
    )
    font = biff(0x31, struct.pack("<HHHHHBBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0, 0))
    start = biff(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + 5 * font + formats + styles
    bodies = [
        biff(0x809, struct.pack("<HHHHII", 0x600, 0x20 if sheet.chart else 0x10, 0, 0, 0, 0))
        + sheet.records
        + biff(0x0A)
        for sheet in sheets
    ]
    names = [sheet.name.encode("utf-16-le") for sheet in sheets]
    place = len(start) + sum(12 + len(name) for name in names) + 4
    listed = b""
    for sheet, name, body in zip(sheets, names, bodies, strict=True):
        kind = 2 if sheet.chart else 0
        head = struct.pack("<IBBBB", place, sheet.state, kind, len(sheet.name), 1)
        listed += biff(0x85, head + name)
        place += len(body)
    path.write_bytes(start + listed + biff(0x0A) + b"".join(bodies))
    return path


# --- .xlsb -----------------------------------------------------------------------------------
def record(kind: int, content: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length = len(content)
    while True:
        head += bytes([length & 0x7F | (0x80 if length > 0x7F else 0)])
        length >>= 7
        if not length:
            return head + content


def wide(text: str) -> bytes:
    body = text.encode("utf-16-le")
    return struct.pack("<I", len(body) // 2) + body


def xlsb_row(row: int, *cells: bytes, hidden: bool = False, height: int = 300) -> bytes:
    flags = 0x10 if hidden else 0
    head = struct.pack("<IIHBBBI", row, 0, height, 0, flags, 0, 0)
    return record(0, head) + b"".join(cells)


def xlsb_cell(kind: int, column: int, value: bytes = b"", style: int = 0) -> bytes:
    return record(kind, struct.pack("<II", column, style) + value)


def xlsb_real(column: int, value: float, style: int = 0) -> bytes:
    return xlsb_cell(5, column, struct.pack("<d", value), style)


def xlsb_text(column: int, text: str) -> bytes:
    return xlsb_cell(6, column, wide(text))


def xlsb_merged(*ranges: tuple[int, int, int, int]) -> bytes:
    """Ranges as first row, first column, last row, last column; after the rows."""
    return b"".join(record(176, struct.pack("<IIII", a, c, b, d)) for a, b, c, d in ranges)


def xlsb_sheet(rows: bytes, after: bytes = b"") -> bytes:
    dimension = record(148, bytes(16))
    return record(129) + dimension + record(145) + rows + record(146) + after + record(130)


def xlsb(path: Path, *sheets: BinarySheet, strings: Sequence[str] = ()) -> Path:
    """A workbook of sheets whose `records` are made by xlsb_sheet."""
    relations = {"styles": "styles.bin", "sharedStrings": "sharedStrings.bin"}
    listed = b""
    parts: dict[str, bytes] = {}
    links = ""
    for number, sheet in enumerate(sheets, 1):
        kind = "chartsheet" if sheet.chart else "worksheet"
        part = f"{kind}s/sheet{number}.bin"
        parts[f"xl/{part}"] = sheet.records
        links += _relation(f"rId{number}", kind, part)
        ids = struct.pack("<II", sheet.state, number)
        listed += record(156, ids + wide(f"rId{number}") + wide(sheet.name))
    for kind, part in relations.items():
        links += _relation(kind, kind, part)
    parts["xl/workbook.bin"] = (
        record(131) + record(153, bytes(12)) + record(143) + listed + record(144) + record(132)
    )
    parts["xl/sharedStrings.bin"] = (
        record(159, struct.pack("<II", len(strings), len(strings)))
        + b"".join(record(19, b"\0" + wide(text)) for text in strings)
        + record(160)
    )
    parts["xl/styles.bin"] = (
        record(278)
        + record(615, struct.pack("<I", 2))
        + b"".join(
            record(44, struct.pack("<H", number) + wide(code))
            for number, code in CODES.items()
            if code
        )
        + record(616)
        + record(626, struct.pack("<I", 1))
        + record(47, struct.pack("<HH", 0xFFFF, 170) + bytes(12))
        + record(627)
        + record(617, struct.pack("<I", 5))
        + b"".join(record(47, struct.pack("<HH", 0, number) + bytes(12)) for number in (0, *CODES))
        + record(618)
        + record(279)
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels", _relations(_relation("w", "officeDocument", "xl/workbook.bin"))
        )
        archive.writestr("xl/_rels/workbook.bin.rels", _relations(links))
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def _relation(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def _relations(inner: str) -> str:
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}">{inner}</Relationships>'
