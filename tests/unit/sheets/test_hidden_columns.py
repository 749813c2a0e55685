"""Columns that the file does not show are told before its rows, in every format."""

from __future__ import annotations

import struct

import pytest

from tests.helpers.binary_sheets import (
    BinarySheet,
    biff,
    record,
    xls,
    xls_number,
    xlsb,
    xlsb_real,
    xlsb_row,
    xlsb_sheet,
)
from tests.helpers.ods_files import line, number, ods, table
from tests.helpers.sheet_files import RawSheet, num, phone, raw_xlsx, row
from yccall_desktop.sheets import xlsx_careful
from yccall_desktop.sheets.source import Source

ROWS = row(1, num("A", phone(1)), num("B", phone(2)))
COLS = (
    '<cols><col min="1" max="1" hidden="1" width="9"/><col min="2" max="2" width="9"/>'
    '<col min="4" max="6" width="0" customWidth="1"/><col min="7" max="7" width="x"/></cols>'
)


def test_xlsx(tmp_path, read):
    path = raw_xlsx(tmp_path / "a.xlsx", RawSheet(ROWS, before=COLS))
    assert read(path).info.hidden_columns == ((0, 0), (3, 5))
    careful = next(iter(xlsx_careful.read_workbook(Source(path), None)))
    assert careful.hidden_columns == ((0, 0), (3, 5))


@pytest.mark.parametrize(
    "before", ["", "<cols><col/><col min='0' max='1' hidden='1'/></cols>",
               "<cols><col min='1' max='99999' hidden='1'/></cols>"],
)  # fmt: skip
def test_columns_that_are_none(tmp_path, read, before):
    path = raw_xlsx(tmp_path / "a.xlsx", RawSheet(ROWS, before=before))
    assert read(path).info.hidden_columns == ()


def test_xls(tmp_path, read):
    columns = biff(0x7D, struct.pack("<HHHHHH", 0, 0, 2000, 0, 1, 0))
    columns += biff(0x7D, struct.pack("<HHHHHH", 1, 1, 2000, 0, 0, 0))
    sheet = BinarySheet(columns + xls_number(0, 0, float(phone(1))))
    assert read(xls(tmp_path / "a.xls", sheet)).info.hidden_columns == ((0, 0),)


def test_xlsb(tmp_path, read):
    columns = record(60, struct.pack("<IIIIH", 1, 2, 2000, 0, 1))
    columns += record(60, struct.pack("<IIIIH", 3, 3, 2000, 0, 0))
    sheet = columns + xlsb_sheet(xlsb_row(0, xlsb_real(0, float(phone(1)))))
    assert read(xlsb(tmp_path / "a.xlsb", BinarySheet(sheet))).info.hidden_columns == ((1, 2),)


def test_ods(tmp_path, read):
    columns = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="3"/>'
    )
    path = ods(
        tmp_path / "a.ods",
        table("", name="'file:///b.ods'#$x"),
        table(columns + line(number(phone(1)))),
    )
    assert read(path).info.hidden_columns == ((2, 4),)


def test_xml_2003(tmp_path, read):
    path = tmp_path / "a.xls"
    path.write_text(
        '<?xml version="1.0"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        '<Worksheet ss:Name="a"><Table><Column/><Column ss:Index="3" ss:Span="1" ss:Hidden="1"/>'
        '<Column ss:Hidden="1"/><Row><Cell><Data ss:Type="Number">13800138000</Data></Cell></Row>'
        "</Table></Worksheet></Workbook>"
    )
    assert read(path).info.hidden_columns == ((2, 3), (4, 4))


HTML = """<style>.gone, td.x {display:none} .low {visibility: collapse}</style><table>
<col><col span=2 style="visibility:collapse"><tr><th>Name<th>Phone</tr>
<tr><td>a</td><td style="display : none">1</td><td>2</td></tr>
<tr><td>b</td><td hidden>1</td><td>3</td></tr>
<tr><td>c</td><td class="y x">1</td><td>4</td></tr>
<tr><td>d</td><td><span style="display:none">1<span>1</span>1</span>5<br hidden>6</td></tr>
<tr class=gone><td>e</tr><tr class="low"><td>f</tr>
<tr style="height:0"><td>g</tr><tr style="height:0.5pt"><td>h</tr></table>"""


def test_html_shows_what_a_browser_shows(tmp_path, read):
    path = tmp_path / "a.xls"
    path.write_text(HTML)
    found = read(path)
    assert found.info.hidden_columns == ((1, 2),)
    assert found.hidden() == [6, 7, 8]
    assert found.texts()[:6] == [
        ["Name", "Phone"], ["a", "2"], ["b", "3"], ["c", "4"], ["d", "5\n6"], ["e", ""],
    ]  # fmt: skip
