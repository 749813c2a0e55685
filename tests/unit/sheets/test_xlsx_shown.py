"""What Excel shows is what is read: number formats, merged cells, our own workbooks' columns."""

from __future__ import annotations

import openpyxl
import pytest
from openpyxl.packaging.custom import IntProperty, StringProperty

from tests.helpers.read_sheets import collect
from tests.helpers.sheet_files import (
    PADDED_STYLE,
    RawSheet,
    num,
    phone,
    raw_xlsx,
    row,
    styles,
    text,
)
from yccall_desktop.core.cells import CellKind, MergedCells
from yccall_desktop.sheets import merged, xlsx, xlsx_careful
from yccall_desktop.sheets.number_formats import number_shown, shown_by
from yccall_desktop.sheets.source import Source

READERS = {"fast": xlsx.read_workbook, "careful": xlsx_careful.read_workbook}

SHOWN = [
    ("00000000000", 1065512345, "01065512345"),
    ("0##########", 1065512345, "01065512345"),
    ("000-0000-0000", 13800138000, "138-0013-8000"),
    ("0##-#######", 105551234, "010-5551234"),
    ("000\\-0000\\-0000", 13800138000, "138-0013-8000"),
    ('"+86 "0', 13800138000, "+86 13800138000"),
    ('"+86"General', 13800138000, "+8613800138000"),
    ("[$+86-804] 0", 13800138000, "+86 13800138000"),
    ("[$+86-zh-CN]0", 13800138000, "+8613800138000"),
    ("[$-409]000-0000", 5551234, "555-1234"),
    ("[$-en-US]000-0000", 5551234, "555-1234"),
    ("[<=9999999][$-409]###-####;(###) ###-####", 5551234, "555-1234"),
    ("[$-1]00000000000", 1065512345, "01065512345"),
    ("[<=9999999]###-####;(###) ###-####", 5551234, "555-1234"),
    ("[<=9999999]###-####;(###) ###-####", 2125551234, "(212) 555-1234"),
    ("[Red]00000000000;-0", 1065512345, "01065512345"),
    ("000 0000", 13800138000, "1380013 8000"),
    ('"86"00000000000', 1065512345, "8601065512345"),
    ("_-00000000000_-", 1065512345, "01065512345"),
    ("*-00000000000", 1065512345, "01065512345"),
    ('00000"人"', 42, "00042人"),
    ("??0000", 12, "0012"),
    ('0"元"', 13800138000, "13800138000元"),
    ('"STOP"', 13800138000, "STOP"),
    ('[>13000000000]"STOP";0', 13800138000, "STOP"),
    ('"DO NOT CALL "0', 13800138000, "DO NOT CALL 13800138000"),
    ("0;-0;000", 0, "000"),
]
"""(format, number in the file, what Excel shows)."""

PLAIN = [
    ("General", 13800138000),
    ("0", 13800138000),
    ("00000000000", 13800138000),
    ("[$-804]0", 13800138000),
    ("[$-en-US]0", 13800138000),
    ("[$-x-sysdate]0", 13800138000),
    ("[$-,100]0", 13800138000),
    ("[DBNum1][$-804]General", 13800138000),
    ("#,##0", 13800138000),
    ("0.00", 13800138000),
    ("00.00", 7),
    ("0.00E+00", 13800138000),
    ("0%", 13800138000),
    ("# ?/?", 7),
    ("@", 13800138000),
    ('"¥"0', 13800138000),
    ("@", 13800138000),
    ("[DBNum2][$-804]0", 13800138000),
    (";;;", 13800138000),
    ("0;-0;", 0),
    ("00000", -5),
    ("00000", 0.5),
    ("0000000000000000000", 10**16),
    ("yyyy-mm-dd", 13800138000),
    ("[h]:mm", 13800138000),
    ("0" * 2_000, 5),
]
"""Formats that show the number itself, or what is rounded, grouped or more than a number."""


@pytest.mark.parametrize("reader", READERS)
def test_what_excel_shows(tmp_path, reader):
    codes = [code for code, _, _ in SHOWN]
    data = "".join(
        row(
            number,
            num("A", value, number),
            f'<c s="{number}" r="B@"><f>A@</f><v>{value}</v></c>',
            f'<c r="C@" s="{number}" t="str"><f>"x"</f><v>{value}</v></c>',
            f'<c r="D@" s="{number}"/>',
            num("E", number),
        )
        for number, (_, value, _) in enumerate(SHOWN, 1)
    )
    path = raw_xlsx(tmp_path / "a.xlsx", data, style_part=styles(*codes))
    found = collect(READERS[reader](Source(path), None))
    assert found.texts() == [
        [shown, shown, str(value), "", str(number)]
        for number, (_, value, shown) in enumerate(SHOWN, 1)
    ]
    assert {found.rows.kind(r, c) for r in range(len(SHOWN)) for c in range(3)} == {CellKind.TEXT}


TEXTS = [
    ('"DO NOT CALL "@', "DO NOT CALL 13800138000"),
    ('0;0;0;"1"@', "113800138000"),
    ('0;0;0;"gone"', "gone"),
    ('0;"+"@', "+13800138000"),
    ("0;0;0;_(@_)", "13800138000"),
    ("@", "13800138000"),
    (";;;", "13800138000"),
]
"""(format, what Excel shows of the text 13800138000)."""


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("code", "shown"), TEXTS)
def test_words_that_a_format_puts_around_texts(tmp_path, reader, code, shown):
    value = "<is><t>13800138000</t></is>"
    data = row(1, f'<c r="A@" s="1" t="inlineStr">{value}</c>', text("B", "x"))
    path = raw_xlsx(tmp_path / "a.xlsx", data, style_part=styles(code))
    assert collect(READERS[reader](Source(path), None)).texts() == [[shown, "x"]]


def test_words_around_a_number_in_a_format_for_texts():
    shown = "DO NOT CALL 13800138000", CellKind.TEXT
    assert number_shown(13800138000.0, shown_by('"DO NOT CALL "@'), False) == shown


@pytest.mark.parametrize("reader", READERS)
def test_formats_that_change_no_digit_leave_numbers(tmp_path, reader):
    data = "".join(row(n, num("A", value, n)) for n, (_, value) in enumerate(PLAIN, 1))
    path = raw_xlsx(tmp_path / "a.xlsx", data, style_part=styles(*(code for code, _ in PLAIN)))
    found = collect(READERS[reader](Source(path), None))
    assert found.texts() == [[str(value)] for _, value in PLAIN]
    assert {found.rows.kind(r, 0) for r in range(len(PLAIN))} == {CellKind.NUMBER}


@pytest.mark.parametrize("value", [0, 7, 13800138000, 999999999999999])
@pytest.mark.parametrize("code", ["00000000000", "0-0", '"+"#', "(00)#", "???0-0?"])
def test_no_digit_gets_lost_in_a_format(code, value):
    shown, _ = number_shown(float(value), shown_by(code), False)
    digits = "".join(sign for sign in shown if sign.isdigit())
    assert digits.lstrip("0") == str(value).lstrip("0")


def test_shown_digits_deep_in_the_sheet_are_in_their_rows(tmp_path, read):
    data = "".join(
        row(n, num("A", 1_000_000 + n, PADDED_STYLE if n % 3 else 0), num("B", n))
        for n in range(1, 12_001)
    )
    found = read(raw_xlsx(tmp_path / "a.xlsx", data))
    assert found.texts() == [
        [f"{1_000_000 + n:011}" if n % 3 else str(1_000_000 + n), str(n)] for n in range(1, 12_001)
    ]


def test_a_padded_cell_in_xml_of_another_kind(tmp_path, read):
    data = f"<row r='1'><c r='A1' s='{PADDED_STYLE}'><v>1065512345</v></c></row>"
    assert read(raw_xlsx(tmp_path / "a.xlsx", data)).texts() == [["01065512345"]]


@pytest.mark.parametrize("reader", READERS)
def test_merged_cells(tmp_path, reader):
    ranges = '<mergeCells count="3"><mergeCell ref="A2:A4"/><mergeCell ref="B2:D2"/>'
    ranges += '<mergeCell ref="C5:D6"/></mergeCells>'
    data = "".join(row(n, num("A", phone(n)), num("D", n)) for n in range(1, 9_000))
    path = raw_xlsx(tmp_path / "a.xlsx", RawSheet(data, after=ranges))
    messages = list(READERS[reader](Source(path), None))
    assert messages[-1] == MergedCells(((1, 0, 3, 0), (4, 2, 5, 3)), ((1, 2, 1, 3), (4, 3, 4, 3)))
    assert not any(isinstance(message, MergedCells) for message in messages[:-1])


def test_merged_cells_of_a_sheet_that_the_careful_reader_finishes(tmp_path, read):
    data = "".join(row(n, num("A", phone(n))) for n in range(1, 9_000))
    data += row(9_000, '<c r="A@" t="str"><v><![CDATA[13900139000]]></v></c>')
    ranges = '<mergeCells><mergeCell ref="A2:A4"/></mergeCells>'
    found = read(raw_xlsx(tmp_path / "a.xlsx", RawSheet(data, after=ranges)))
    assert len(found.rows) == 9_000
    assert found.rows.merged_into(3, 0) == 1


def test_a_merged_range_that_is_none_costs_nothing(tmp_path, read):
    ranges = '<mergeCells><mergeCell ref="nonsense"/><mergeCell ref="A1:A2"/></mergeCells>'
    data = row(1, num("A", phone(1))) + row(2, num("B", 2))
    found = read(raw_xlsx(tmp_path / "a.xlsx", RawSheet(data, after=ranges)))
    assert found.texts() == [[phone(1), ""], ["", "2"]]
    assert found.rows.merged_into(1, 0) == 0


def test_more_merged_ranges_than_any_list_has(monkeypatch):
    monkeypatch.setattr(merged, "MOST_RANGES", 3)
    found = merged.references(f"A{n}:A{n + 1}" for n in range(1, 20, 2))
    assert [len(message.ranges) for message in found.messages()] == [3]


def test_cells_that_are_merged_in_many_rows_are_few_ranges():
    found = merged.references(f"{'A' if n % 10 else 'B'}{n}:C{n}" for n in range(30, 0, -1))
    assert list(found.messages()) == [
        MergedCells(
            (), ((0, 1, 8, 2), (10, 1, 18, 2), (20, 1, 28, 2), *((n, 2, n, 2) for n in (9, 19, 29)))
        )
    ]


@pytest.mark.parametrize(
    "reference", ["A1:A1", "A2:A1", "B1:A2", "A1", "A0:A2", "A1:A1048577", "A1:XFE2", ""]
)
def test_ranges_that_are_none(reference):
    assert list(merged.references([reference]).messages()) == []


def our_workbook(path, value, name="YccallColumns"):
    book = openpyxl.Workbook()
    book.active.append(["Problem", "Phone"])
    book.create_sheet("Second").append(["x"])
    book.custom_doc_props.append(IntProperty(name="Other", value=7))
    book.custom_doc_props.append(StringProperty(name=name, value=value))
    book.save(path)
    return path


@pytest.mark.parametrize("reader", READERS)
def test_a_workbook_of_our_own_names_its_columns(tmp_path, reader):
    path = our_workbook(tmp_path / "a.xlsx", '{"phone": 1, "member": 16383}')
    info = collect(READERS[reader](Source(path), None)).info
    assert info.columns == {"phone": 1, "member": 16383}
    assert collect(READERS[reader](Source(path), "Second")).info.columns == {}


@pytest.mark.parametrize(
    "value",
    [
        "",
        "{",
        "[1]",
        "7",
        '{"phone": "1"}',
        '{"phone": -1}',
        '{"phone": 16384}',
        '{"a": true}',
        "[" * 50_000,
    ],
)
def test_columns_that_make_no_sense_are_none(tmp_path, read, value):
    assert read(our_workbook(tmp_path / "a.xlsx", value)).info.columns == {}


def test_a_property_of_another_name_is_not_ours(tmp_path, read):
    book = our_workbook(tmp_path / "a.xlsx", '{"phone": 1}', name="Columns")
    assert read(book).info.columns == {}


def test_bytes_in_memory_are_read_like_a_file(tmp_path):
    path = raw_xlsx(tmp_path / "a.xlsx", row(1, text("A", "Phone"), num("B", 1065512345, 3)))
    source = Source(tmp_path / "gone.xlsx", path.read_bytes())
    for reader in READERS.values():
        assert collect(reader(source, None)).texts() == [["Phone", "01065512345"]]


@pytest.mark.parametrize("suffix", [".xlsm", ".xltx", ".xltm"])
def test_workbooks_with_macros_and_templates(tmp_path, read, suffix):
    path = raw_xlsx(tmp_path / f"a{suffix}", row(1, num("A", phone(1))))
    assert read(path).texts() == [[phone(1)]]


def test_a_sheet_from_right_to_left_with_a_very_long_text(tmp_path, read):
    view = '<sheetViews><sheetView rightToLeft="1" workbookViewId="0"/></sheetViews>'
    long = "هاتف " * 6_500
    data = row(1, text("A", long), num("B", phone(1)))
    found = read(raw_xlsx(tmp_path / "a.xlsx", RawSheet(data, before=view)))
    assert found.texts() == [[long, phone(1)]]
