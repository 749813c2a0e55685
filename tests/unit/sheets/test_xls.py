"""Old workbooks (.xls): cells, rows and sheets, through the child process."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from tests.helpers.binary_sheets import (
    DATE,
    DURATION,
    GROUPED,
    PADDED,
    BinarySheet,
    xls,
    xls_blank,
    xls_boolean,
    xls_error,
    xls_formula,
    xls_merged,
    xls_number,
    xls_rk,
    xls_row,
    xls_text,
)
from tests.helpers.sheet_files import phone
from yccall_desktop.core.cells import CellKind

FIXTURES = Path(__file__).parents[2] / "fixtures"
PHONES = b"".join(xls_number(row, 0, float(phone(row))) for row in range(5))


def test_cells(tmp_path, read):
    cells = [
        (xls_number(0, 0, 18012345678.0), ("18012345678", CellKind.NUMBER)),
        (xls_rk(1, 0, 13800138 << 2 | 2), ("13800138", CellKind.NUMBER)),
        (xls_rk(2, 0, 12345 << 2 | 3), ("123.45", CellKind.NUMBER)),
        (xls_number(3, 0, 1065512345, PADDED), ("01065512345", CellKind.TEXT)),
        (xls_number(4, 0, 13800138000, GROUPED), ("138-0013-8000", CellKind.TEXT)),
        (xls_number(5, 0, 13800138000, DATE), ("13800138000", CellKind.NUMBER)),
        (xls_number(6, 0, 45000, DATE), ("2023-03-15", CellKind.DATE)),
        (xls_number(7, 0, 1.5, DURATION), ("36:00:00", CellKind.DATE)),
        (xls_text(8, 0, "+86 138 0013 8000"), ("+86 138 0013 8000", CellKind.TEXT)),
        (xls_text(9, 0, "手机 1.38E+10"), ("手机 1.38E+10", CellKind.TEXT)),
        (xls_error(10, 0, 0x2A), ("#N/A", CellKind.ERROR)),
        (xls_boolean(11, 0, True), ("TRUE", CellKind.BOOLEAN)),
        (xls_blank(12, 0), ("", CellKind.EMPTY)),
        (xls_formula(13, 0, struct.pack("<d", 13800138000.0)), ("13800138000", CellKind.NUMBER)),
        (xls_formula(14, 0, b"\x02\0\x2a\0\0\0\xff\xff"), ("#N/A", CellKind.ERROR)),
        (xls_number(15, 0, 0), ("0", CellKind.NUMBER)),
    ]
    sheet = BinarySheet(b"".join(record for record, _ in cells))
    found = read(xls(tmp_path / "a.xls", sheet))
    assert [found.cell(f"A{row}") for row in range(1, 17)] == [cell for _, cell in cells]
    assert found.info.sheet == "Leads"


def test_hidden_rows_merged_cells_and_blank_rows(tmp_path, read):
    records = (
        xls_row(1, hidden=True)
        + xls_row(2)
        + xls_number(1, 0, float(phone(1)))
        + xls_number(2, 0, float(phone(2)))
        + xls_number(9, 3, 7)
        + xls_merged((2, 0, 4, 0), (9, 0, 9, 2))
    )
    found = read(xls(tmp_path / "a.xls", BinarySheet(records)))
    assert found.hidden() == [2]
    assert len(found.rows) == 10
    assert found.cell("D10") == ("7", CellKind.NUMBER)
    assert [found.rows.merged_into(row, 0) for row in (1, 2, 3, 4, 5)] == [1, 2, 2, 2, 5]
    assert found.rows.merged_in(1) == []


@pytest.mark.parametrize(
    "second", [xls_number(0, 0, float(phone(2))), xls_text(0, 0, phone(2)), xls_error(0, 0, 0x2A)]
)
def test_two_cells_at_one_place_are_told(tmp_path, refusal, second):
    records = xls_number(0, 0, float(phone(1))) + xls_text(0, 1, "x") + second
    assert "could not be read" in refusal(xls(tmp_path / "a.xls", BinarySheet(records)))


@pytest.mark.parametrize(
    ("heights", "hidden"),
    [([255, 0, 0x8000, 300], [2]), ([0, 0, 0, 0], []), ([0x8000, 0x8000, 0x80FF, 0], [4])],
)
def test_rows_without_height_are_hidden(tmp_path, read, heights, hidden):
    """Unless that is written for all of them, by programs that do not care."""
    rows = b"".join(xls_row(row, height=height) for row, height in enumerate(heights))
    assert read(xls(tmp_path / "a.xls", BinarySheet(rows + PHONES))).hidden() == hidden


def test_an_empty_cell_takes_no_place_of_another(tmp_path, read):
    one = xls_number(0, 1, float(phone(1)))
    records = xls_blank(0, 0) + xls_text(0, 0, "x") + one + xls_blank(0, 1) + one
    assert read(xls(tmp_path / "a.xls", BinarySheet(records))).texts() == [["x", phone(1)]]


def test_the_last_cell_of_the_sheet(tmp_path, read):
    records = xls_number(0, 0, float(phone(1))) + xls_number(65_535, 255, 7)
    found = read(xls(tmp_path / "a.xls", BinarySheet(records)))
    assert len(found.rows) == 65_536
    assert found.cell("IV65536") == ("7", CellKind.NUMBER)


def test_the_sheet_with_most_phone_numbers_is_chosen(tmp_path, read, refusal):
    book = xls(
        tmp_path / "a.xls",
        BinarySheet(name="Empty"),
        BinarySheet(name="Chart", chart=True),
        BinarySheet(xls_number(3, 0, float(phone(1))), "Notes"),
        BinarySheet(PHONES, "名单"),
        BinarySheet(PHONES * 2, "Old", state=1),
    )
    found = read(book)
    assert [(sheet.name, sheet.rows, sheet.hidden) for sheet in found.info.sheets] == [
        ("Empty", 0, False),
        ("Notes", 4, False),
        ("名单", 5, False),
        ("Old", 5, True),
    ]
    assert (found.info.sheet, len(found.rows)) == ("名单", 5)
    assert read(book, "Notes").cell("A4") == (phone(1), CellKind.NUMBER)
    assert "no sheet named" in refusal(book, "Gone")


def test_a_workbook_as_libreoffice_writes_it(read):
    found = read(FIXTURES / "libreoffice.xls")
    assert found.info.sheet == "Leads 名单"
    assert found.cell("A3") == ("01065512345", CellKind.TEXT)
    assert found.cell("A8") == ("13800138000", CellKind.NUMBER)
    assert found.cell("B2") == ("a\nb <&> 中文 😀", CellKind.TEXT)
    assert found.cell("B6") == ("#DIV/0!", CellKind.ERROR)
    assert found.cell("B7") == ("13800138000", CellKind.TEXT)
    assert found.hidden() == [14]
    assert found.rows.merged_into(11, 0) == 9


@pytest.mark.parametrize("share", [0.3, 0.7, 0.97])
def test_a_truncated_workbook(tmp_path, refusal, share):
    content = (FIXTURES / "libreoffice.xls").read_bytes()
    path = tmp_path / "a.xls"
    path.write_bytes(content[: int(len(content) * share)])
    sentence = refusal(path)
    assert "may be damaged" in sentence or "is not a spreadsheet" in sentence


def test_sectors_that_form_a_circle(refusal):
    """Found by fuzzing: xlrd followed them until the memory was full."""
    assert "may be damaged" in refusal(FIXTURES / "circle.xls", patience=20)


def test_an_old_workbook_named_xlsx_is_read(tmp_path, read):
    assert len(read(xls(tmp_path / "a.xlsx", BinarySheet(PHONES))).rows) == 5
