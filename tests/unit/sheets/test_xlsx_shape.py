"""Rows, blank rows, hidden rows, far cells and several sheets (SHEETS: sheets)."""

from __future__ import annotations

import pytest

from tests.helpers.sheet_files import MAIN, RawSheet, num, phone, raw_xlsx, row, text, xlsx
from yccall_desktop.core.cells import CellKind

PHONES = "".join(row(n, num("A", phone(n))) for n in range(1, 6))


def test_data_that_does_not_begin_at_a1_keeps_its_place(tmp_path, read):
    data = row(3, text("C", "Phone")) + row(7, num("C", phone(1)), num("E", 2))
    found = read(raw_xlsx(tmp_path / "a.xlsx", data))
    assert len(found.rows) == 7
    assert found.cell("C3") == ("Phone", CellKind.TEXT)
    assert found.cell("C7") == (phone(1), CellKind.NUMBER)
    assert found.cell("E7") == ("2", CellKind.NUMBER)
    assert [r + 1 for r in range(7) if found.rows.is_blank(r)] == [1, 2, 4, 5, 6]


def test_blank_rows_at_the_end_are_not_sent(tmp_path, read):
    blank = '<c r="A@" t="s"><v>0</v></c>', '<c r="B@" t="str"><f>""</f><v></v></c>'
    data = row(1, num("A", 1)) + row(3, num("A", 3))
    data += "".join(row(number, *blank) for number in range(4, 900))
    found = read(raw_xlsx(tmp_path / "a.xlsx", data, strings="<si><t></t></si>"))
    assert found.texts() == [["1"], [""], ["3"]]


def test_hidden_rows(tmp_path, read):
    data = (
        row(1, text("A", "Phone"))
        + row(2, num("A", phone(1)), attributes=' hidden="1" ht="0"')
        + row(3, num("A", phone(2)), attributes=' hidden="0"')
        + row(4, num("A", phone(3)), attributes=' spans="1:2" hidden="true"')
        + '<row r="5" hidden="1"/>'
        + row(6, num("A", phone(4)))
    )
    columns = '<cols><col min="2" max="2" hidden="1"/></cols>'
    found = read(raw_xlsx(tmp_path / "a.xlsx", RawSheet(data, before=columns)))
    assert found.hidden() == [2, 4, 5]


def test_rows_hidden_far_down(tmp_path, read):
    data = "".join(
        row(n, num("A", phone(n)), attributes=' hidden="1"' if n % 1000 == 0 else "")
        for n in range(1, 12_001)
    )
    found = read(raw_xlsx(tmp_path / "a.xlsx", data))
    assert found.hidden() == list(range(1000, 12_001, 1000))


def test_used_range_of_all_rows_with_two_filled(tmp_path, read):
    data = (
        row(1, num("A", 1)) + row(2, num("A", 2)) + '<row r="1048576"><c r="A1048576" s="1"/></row>'
    )
    found = read(raw_xlsx(tmp_path / "a.xlsx", data))
    assert found.texts() == [["1"], ["2"]]


def test_a_lone_cell_in_the_last_corner(tmp_path, read):
    data = row(1, num("A", phone(1))) + row(1_048_576, num("XFD", 7))
    found = read(raw_xlsx(tmp_path / "a.xlsx", data))
    assert len(found.rows) == 1_048_576
    assert found.cell("A1") == (phone(1), CellKind.NUMBER)
    assert found.cell("XFD1048576") == ("7", CellKind.NUMBER)


def test_a_very_wide_sheet(tmp_path, read):
    data = row(1, text("A", "Phone"), text("XFD", "last")) + "".join(
        row(n, num("A", phone(n))) for n in range(2, 400)
    )
    found = read(raw_xlsx(tmp_path / "a.xlsx", data))
    assert len(found.rows) == 399
    assert found.cell("XFD1") == ("last", CellKind.TEXT)
    assert found.cell("A399") == (phone(399), CellKind.NUMBER)


def test_a_wrong_dimension_is_ignored(tmp_path, read):
    sheet = RawSheet(PHONES, before='<dimension ref="A1:A1"/>')
    assert len(read(raw_xlsx(tmp_path / "a.xlsx", sheet)).rows) == 5


UNUSUAL = {
    "prefix": (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="2" hidden="1"><x:c r="A2" t="e">'
        '<x:v>#N/A</x:v></x:c><x:c r="B2"><x:f>1+1</x:f></x:c></x:row></x:sheetData></x:worksheet>'
    ),
    "single quotes": (
        f"<worksheet xmlns='{MAIN}'><sheetData><row r='2' hidden='1'><c r='A2' t='e'><v>#N/A</v>"
        "</c><c r='B2'><f>1+1</f></c></row></sheetData></worksheet>"
    ),
    "spaces": (
        f'<worksheet xmlns="{MAIN}"><sheetData><row r ="2" hidden ="1" ><c r ="A2" t ="e" ><v>#N/A'
        "</v></c><c r='B2'><f>1+1</f></c></row></sheetData></worksheet>"
    ),
    "cdata": (
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="2" hidden="1"><c r="A2" t="e"><v>'
        '<![CDATA[#N/A]]></v></c><!-- c --><c r="B2"><f>1+1</f></c></row></sheetData></worksheet>'
    ),
    "no places": (
        f'<worksheet xmlns="{MAIN}"><sheetData><row/><row hidden="1"><c t="e"><v>#N/A</v></c>'
        "<c><f>1+1</f></c></row></sheetData></worksheet>"
    ),
    "utf-16": (
        f'<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="{MAIN}"><sheetData><row r="2" '
        'hidden="1"><c r="A2" t="e"><v>#N/A</v></c><c r="B2"><f>1+1</f></c></row></sheetData>'
        "</worksheet>"
    ).encode("utf-16"),
}
UNUSUAL |= {
    "spaces behind the equals sign": UNUSUAL["spaces"].replace(' ="', '= "').replace("'", '"'),
    "rows of another prefix": (
        f'<worksheet xmlns="{MAIN}" xmlns:x="{MAIN}"><sheetData><x:row r="2" hidden="1">'
        '<x:c r="A2" t="e"><x:v>#N/A</x:v></x:c><x:c r="B2"><x:f>1+1</x:f></x:c></x:row>'
        "</sheetData></worksheet>"
    ),
    "cells of another prefix": (
        f'<worksheet xmlns="{MAIN}" xmlns:x="{MAIN}"><sheetData><row r="2" hidden="1">'
        '<x:c r="A2" t="e"><x:v>#N/A</x:v></x:c><x:c r="B2"><x:f>1+1</x:f></x:c></row>'
        "</sheetData></worksheet>"
    ),
}


@pytest.mark.parametrize("name", UNUSUAL)
def test_xml_written_in_unusual_ways(tmp_path, read, name):
    found = read(raw_xlsx(tmp_path / "a.xlsx", RawSheet(whole=UNUSUAL[name])))
    assert found.cell("A2") == ("#N/A", CellKind.ERROR)
    assert found.cell("B2") == ("", CellKind.UNCALCULATED)
    assert found.hidden() == [2]
    assert len(found.rows) == 2


def test_the_careful_reader_goes_on_where_the_fast_one_stops(tmp_path, read):
    data = "".join(row(n, num("A", phone(n)), num("B", n)) for n in range(1, 30_001))
    data += row(30_001, '<c r="A@" t="str"><v><![CDATA[13900139000]]></v></c>', num("B", 30_001))
    found = read(raw_xlsx(tmp_path / "a.xlsx", data))
    assert [found.rows.text(r, 1) for r in range(len(found.rows))] == [
        str(n) for n in range(1, 30_002)
    ]
    assert found.cell("A30001") == ("13900139000", CellKind.TEXT)


def test_the_sheet_with_most_phone_numbers_is_chosen(tmp_path, read):
    book = raw_xlsx(
        tmp_path / "a.xlsx",
        RawSheet(name="Empty"),
        RawSheet(name="Chart", chart=True),
        RawSheet(row(1, text("A", "Notes")) + row(4, num("A", 13800138000)), name="Notes"),
        RawSheet("".join(row(n, num("B", phone(n))) for n in range(2, 9)), name="Leads"),
        RawSheet("".join(row(n, num("A", phone(n))) for n in range(1, 99)), "Old", "hidden"),
    )
    found = read(book)
    listed = [(sheet.name, sheet.rows, sheet.hidden) for sheet in found.info.sheets]
    assert listed == [
        ("Empty", 0, False),
        ("Notes", 4, False),
        ("Leads", 8, False),
        ("Old", 98, True),
    ]
    assert found.info.sheet == "Leads"
    assert len(found.rows) == 8


@pytest.mark.parametrize(
    "name", ["黑名单", "退订", "Do not call", "DNC_2026", "Blacklist", "Opt-outs"]
)
def test_a_do_not_call_list_is_chosen_last(tmp_path, read, name):
    many = [[phone(n)] for n in range(100, 150)]
    few = [[phone(n)] for n in range(9)]
    for tables in ({name: many, "Leads": few}, {"Leads": few, name: many}):
        assert read(xlsx(tmp_path / "a.xlsx", tables)).info.sheet == "Leads"
    book = xlsx(tmp_path / "b.xlsx", {"Notes": [], name: many, "DNC": few})
    assert read(book).info.sheet == name


@pytest.mark.parametrize(
    "name", ["去除黑名单", "空号检测后", "Leads not on DNC", "Non-DNC", "No DNC", "DNC cleaned"]
)
def test_what_is_left_without_such_a_list_is_none(tmp_path, read, name):
    many = [[phone(n)] for n in range(100, 150)]
    book = xlsx(tmp_path / "a.xlsx", {"Notes": [["Read me"]], name: many, "DNC": many})
    assert read(book).info.sheet == name


@pytest.mark.parametrize(
    "name", ["剔除的黑名单", "黑名单（以后勿拨）", "Removed, DNC", "Phone no. DNC", "No llamar"]
)
def test_a_list_of_what_was_removed_is_not_called(tmp_path, read, name):
    many = [[phone(n)] for n in range(100, 150)]
    book = xlsx(tmp_path / "a.xlsx", {name: many, "Leads": many[:9]})
    assert read(book).info.sheet == "Leads"


def test_another_sheet_by_its_name(tmp_path, read, refusal):
    book = xlsx(tmp_path / "a.xlsx", {"One": [[phone(1)]], "Two & 3": [["x"], [phone(2)]]})
    found = read(book, "Two & 3")
    assert (found.info.sheet, found.texts()) == ("Two & 3", [["x"], [phone(2)]])
    assert len(found.info.sheets) == 2
    assert "no sheet named “Three”" in refusal(book, "Three")


def test_the_far_cell_beside_a_good_sheet(tmp_path, read):
    far = RawSheet(row(1_048_576, num("XFD", 7)), name="Far")
    book = raw_xlsx(tmp_path / "a.xlsx", far, RawSheet(PHONES))
    found = read(book)
    assert (found.info.sheet, len(found.rows)) == ("Leads", 5)
    assert [sheet.rows for sheet in found.info.sheets] == [1_048_576, 5]


def test_two_sheets_of_one_name(tmp_path, read):
    sheets = [RawSheet(row(1, num("A", phone(n))), name="A") for n in (1, 2)]
    path = raw_xlsx(tmp_path / "a.xlsx", *sheets)
    assert [one.name for one in read(path).info.sheets] == ["A", "A (2)"]
    assert read(path, "A (2)").texts() == [[phone(2)]]
    assert read(path, "A").texts() == [[phone(1)]]


def test_rows_in_two_places(tmp_path, read):
    second = f"<sheetData>{row(2, num('A', phone(2)))}</sheetData>"
    path = raw_xlsx(tmp_path / "a.xlsx", RawSheet(row(1, num("A", phone(1))), after=second))
    assert read(path).texts() == [[phone(1)], [phone(2)]]
