"""Binary workbooks (.xlsb): cells, rows and sheets, through the child process."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.helpers.binary_sheets import (
    DATE,
    DURATION,
    GROUPED,
    PADDED,
    BinarySheet,
    record,
    wide,
    xlsb,
    xlsb_cell,
    xlsb_merged,
    xlsb_real,
    xlsb_row,
    xlsb_sheet,
    xlsb_text,
)
from tests.helpers.sheet_files import phone
from yccall_desktop.core.cells import CellKind

FIXTURES = Path(__file__).parents[2] / "fixtures"
FORMULA = struct.pack("<HI", 0, 0)


def phones(first: int, last: int) -> bytes:
    return xlsb_sheet(
        b"".join(xlsb_row(r, xlsb_real(0, float(phone(r)))) for r in range(first, last))
    )


def short(kind: int, value: bytes, style: int = 0) -> bytes:
    return record(kind, struct.pack("<I", style) + value)


def test_cells(tmp_path, read):
    real = struct.pack("<d", 13800138000.0)
    cells = [
        (xlsb_real(0, 18012345678.0), ("18012345678", CellKind.NUMBER)),
        (xlsb_cell(2, 0, struct.pack("<I", 13800138 << 2 | 2)), ("13800138", CellKind.NUMBER)),
        (xlsb_cell(2, 0, struct.pack("<i", -5 << 2 | 3)), ("-0.05", CellKind.NUMBER)),
        (xlsb_cell(2, 0, struct.pack("<d", 0.5)[4:]), ("0.5", CellKind.NUMBER)),
        (xlsb_real(0, 1065512345, PADDED), ("01065512345", CellKind.TEXT)),
        (xlsb_real(0, 13800138000, GROUPED), ("138-0013-8000", CellKind.TEXT)),
        (xlsb_real(0, 13800138000, DATE), ("13800138000", CellKind.NUMBER)),
        (xlsb_real(0, 45000, DATE), ("2023-03-15", CellKind.DATE)),
        (xlsb_real(0, 1.5, DURATION), ("36:00:00", CellKind.DATE)),
        (xlsb_text(0, "+86 138 0013 8000"), ("+86 138 0013 8000", CellKind.TEXT)),
        (xlsb_cell(7, 0, struct.pack("<I", 1)), ("手机 😀", CellKind.TEXT)),
        (xlsb_cell(62, 0, b"\0" + wide("rich")), ("rich", CellKind.TEXT)),
        (xlsb_cell(3, 0, b"\x2a"), ("#N/A", CellKind.ERROR)),
        (xlsb_cell(4, 0, b"\1"), ("TRUE", CellKind.BOOLEAN)),
        (xlsb_cell(1, 0, style=PADDED), ("", CellKind.EMPTY)),
        (xlsb_cell(8, 0, wide("138") + FORMULA), ("138", CellKind.TEXT)),
        (xlsb_cell(9, 0, real + FORMULA), ("13800138000", CellKind.NUMBER)),
        (xlsb_cell(10, 0, b"\0" + FORMULA), ("FALSE", CellKind.BOOLEAN)),
        (xlsb_cell(11, 0, b"\x17" + FORMULA), ("#REF!", CellKind.ERROR)),
        (xlsb_real(0, 0.0), ("0", CellKind.NUMBER)),
    ]
    rows = b"".join(xlsb_row(row, cell) for row, (cell, _) in enumerate(cells))
    book = xlsb(tmp_path / "a.xlsb", BinarySheet(xlsb_sheet(rows)), strings=["", "手机 😀"])
    found = read(book)
    assert [found.cell(f"A{row}") for row in range(1, 21)] == [cell for _, cell in cells]


def test_cells_that_stand_beside_the_one_before(tmp_path, read):
    row = xlsb_row(
        0,
        xlsb_real(1, 7),
        short(16, struct.pack("<d", 1065512345), PADDED),
        short(12, b""),
        short(17, wide("x")),
        short(18, struct.pack("<I", 0)),
        short(13, struct.pack("<I", 3 << 2 | 2)),
        short(14, b"\x07"),
        short(15, b"\1"),
    )
    found = read(xlsb(tmp_path / "a.xlsb", BinarySheet(xlsb_sheet(row)), strings=["shared"]))
    assert found.texts() == [["", "7", "01065512345", "", "x", "shared", "3", "#DIV/0!", "TRUE"]]


def test_hidden_rows_merged_cells_and_blank_rows(tmp_path, read):
    rows = (
        xlsb_row(1, xlsb_real(0, float(phone(1))), hidden=True)
        + xlsb_row(2, xlsb_real(0, float(phone(2))))
        + xlsb_row(3, xlsb_real(0, float(phone(3))), height=0)
        + xlsb_row(9, xlsb_real(3, 7))
    )
    merged = xlsb_merged((2, 0, 4, 0), (9, 0, 9, 2))
    found = read(xlsb(tmp_path / "a.xlsb", BinarySheet(xlsb_sheet(rows, merged))))
    assert found.hidden() == [2, 4]
    assert len(found.rows) == 10
    assert found.cell("D10") == ("7", CellKind.NUMBER)
    assert [found.rows.merged_into(row, 0) for row in (1, 2, 3, 4, 5)] == [1, 2, 2, 2, 5]
    assert found.rows.merged_in(1) == []


@pytest.mark.parametrize("column", [0, 1])
def test_two_cells_at_one_place_are_told(tmp_path, refusal, column):
    cells = xlsb_real(0, float(phone(1))), xlsb_text(1, "x"), xlsb_text(column, phone(2))
    sheet = BinarySheet(xlsb_sheet(xlsb_row(0, *cells)))
    assert "could not be read" in refusal(xlsb(tmp_path / "a.xlsb", sheet))


def test_a_lone_cell_in_the_last_corner(tmp_path, read):
    rows = xlsb_row(0, xlsb_real(0, 7)) + xlsb_row(1_048_575, xlsb_real(16_383, 8))
    found = read(xlsb(tmp_path / "a.xlsb", BinarySheet(xlsb_sheet(rows))))
    assert len(found.rows) == 1_048_576
    assert found.cell("XFD1048576") == ("8", CellKind.NUMBER)


@pytest.mark.parametrize(("row", "column"), [(1_048_576, 0), (0, 16_384), (2**32 - 1, 0)])
def test_cells_where_no_sheet_has_any(tmp_path, refusal, row, column):
    sheet = BinarySheet(xlsb_sheet(xlsb_row(row, xlsb_real(column, 1))))
    assert "may be damaged" in refusal(xlsb(tmp_path / "a.xlsb", sheet))


def test_the_sheet_with_most_phone_numbers_is_chosen(tmp_path, read, refusal):
    book = xlsb(
        tmp_path / "a.xlsb",
        BinarySheet(xlsb_sheet(b""), "Empty"),
        BinarySheet(name="Chart", chart=True),
        BinarySheet(phones(3, 4), "Notes"),
        BinarySheet(phones(0, 5_000), "名单"),
        BinarySheet(phones(0, 9_000), "Old", state=1),
    )
    found = read(book)
    assert [(sheet.name, sheet.rows, sheet.hidden) for sheet in found.info.sheets] == [
        ("Empty", 0, False),
        ("Notes", 4, False),
        ("名单", 5_000, False),
        ("Old", 9_000, True),
    ]
    assert found.texts() == [[phone(row)] for row in range(5_000)]
    assert read(book, "Notes").cell("A4") == (phone(3), CellKind.NUMBER)
    assert "no sheet named" in refusal(book, "Gone")
    assert "is empty" in refusal(book, "Empty")


def test_the_same_as_calamine_reads(tmp_path, read):
    """calamine is another reader of the format; it does not know how numbers are shown."""
    rows = b"".join(
        xlsb_row(
            3 * number,
            xlsb_real(0, float(phone(number))),
            xlsb_cell(7, 2, struct.pack("<I", number % 3)),
            xlsb_cell(2, 4, struct.pack("<i", (number - 500) << 2 | 3)),
            xlsb_cell(4, 5, bytes([number % 2])),
            xlsb_cell(8, 300, wide(f"x{number}") + FORMULA),
        )
        for number in range(1_000)
    )
    strings = ["one", "zwei 😀", "三"]
    book = xlsb(tmp_path / "a.xlsb", BinarySheet(xlsb_sheet(rows)), strings=strings)
    theirs = CalamineWorkbook.from_path(str(book)).get_sheet_by_name("Leads").to_python()

    def shown(value: object) -> object:
        if isinstance(value, bool):
            return str(value).upper()
        return f"{value:.12g}" if isinstance(value, float) else value

    expected = [[shown(value) for value in row] for row in theirs]
    assert read(book).texts() == expected


def test_a_workbook_as_sheetjs_writes_it(read):
    """With cells that do not tell their column, which calamine leaves out."""
    found = read(FIXTURES / "sheetjs.xlsb")
    assert found.info.sheet == "Leads 名单"
    assert found.cell("A3") == ("01065512345", CellKind.TEXT)
    assert found.cell("A5") == ("+86 13800138002", CellKind.TEXT)
    assert found.cell("A8") == ("13800138000", CellKind.NUMBER)
    assert found.cell("B2") == ("a\nb <&> 中文 😀", CellKind.TEXT)
    assert found.cell("B8") == ("2026-11-30 18:05:00", CellKind.DATE)
    assert found.cell("AB300") == ("far", CellKind.TEXT)
    assert found.hidden() == [14]
    assert found.rows.merged_into(11, 0) == 9


@pytest.mark.parametrize(
    "part", ["xl/workbook.bin", "xl/sharedStrings.bin", "xl/worksheets/sheet1.bin"]
)
def test_a_part_that_ends_too_early(tmp_path, refusal, part):
    rows = b"".join(xlsb_row(r, xlsb_cell(7, 0, struct.pack("<I", 0))) for r in range(9))
    whole = xlsb(tmp_path / "a.xlsb", BinarySheet(xlsb_sheet(rows)), strings=["x" * 90])
    broken = tmp_path / "b.xlsb"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content[: len(content) // 2] if name == part else content)
    assert "may be damaged" in refusal(broken)
