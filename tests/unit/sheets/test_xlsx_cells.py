"""What the cells of a workbook become, through the child process (SHEETS: numbers)."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.helpers.sheet_files import DATE_STYLE, num, phone, raw_xlsx, row, text, xlsx
from yccall_desktop.core.cells import CellKind


def test_cells_as_openpyxl_writes_them(tmp_path, read):
    cells = [
        ["Phone", 18012345678, 18012345679.0, 0, -5, 0.5, True, "1.38E+10", " a\nb ", None],
        [date(2026, 11, 30), datetime(2026, 11, 30, 18, 5), 10**17],
    ]
    found = read(xlsx(tmp_path / "a.xlsx", {"Leads": cells}))
    kinds = CellKind
    expected = {
        "A1": ("Phone", kinds.TEXT),
        "B1": ("18012345678", kinds.NUMBER),
        "C1": ("18012345679", kinds.NUMBER),
        "D1": ("0", kinds.NUMBER),
        "E1": ("-5", kinds.NUMBER),
        "F1": ("0.5", kinds.NUMBER),
        "G1": ("TRUE", kinds.BOOLEAN),
        "H1": ("1.38E+10", kinds.TEXT),
        "I1": (" a\nb ", kinds.TEXT),
        "A2": ("2026-11-30", kinds.DATE),
        "B2": ("2026-11-30 18:05:00", kinds.DATE),
        "C2": ("100000000000000000", kinds.NUMBER),
    }
    assert {name: found.cell(name) for name in expected} == expected
    assert found.info.sheet == "Leads"


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("18012345678.0", "18012345678"),
        ("1.8012345678E10", "18012345678"),
        ("1E+20", "100000000000000000000"),
        ("0.0000001", "0.0000001"),
        ("-13800138000", "-13800138000"),
        ("1380013800&#48;", "13800138000"),
    ],
)
def test_number_cells_keep_their_digits(tmp_path, read, stored, shown):
    found = read(raw_xlsx(tmp_path / "a.xlsx", row(1, num("A", stored), num("B", 7))))
    assert found.cell("A1") == (shown, CellKind.NUMBER)
    assert found.cell("B1") == ("7", CellKind.NUMBER)


@pytest.mark.parametrize("stored", ["NaN", "1E999"])
def test_a_number_that_is_none_is_an_error(tmp_path, read, stored):
    found = read(raw_xlsx(tmp_path / "a.xlsx", row(1, num("A", stored))))
    assert found.cell("A1") == ("#NUM!", CellKind.ERROR)


def test_a_phone_number_in_a_cell_formatted_as_date(tmp_path, read):
    data = row(1, num("A", 13800138000, DATE_STYLE), num("B", 45000, DATE_STYLE))
    found = read(raw_xlsx(tmp_path / "a.xlsx", data))
    assert found.cell("A1") == ("13800138000", CellKind.NUMBER)
    assert found.cell("B1") == ("2023-03-15", CellKind.DATE)


def test_error_cells_and_formulas_without_result(tmp_path, read):
    data = (
        row(1, text("A", "Phone"), text("B", "Note"))
        + row(2, '<c r="A@" t="e"><v>#N/A</v></c>', num("B", 1))
        + row(3, '<c t="e" s="1" r="A@"><f>VLOOKUP(1,B:C,2)</f><v>#REF!</v></c>')
        + row(4, '<c r="A@"><f>B2*2</f></c>')
        + row(5, '<c r="A@"><f>B2*2</f><v></v></c>')
        + row(6, '<c r="A@"><f t="shared" si="0"/><v/></c>')
        + row(7, '<c r="A@"><f>B2*2</f><v>13800138000</v></c>')
        + row(8, '<c r="A@" t="str"><f>IF(B2,"","")</f><v></v></c>', num("B", 2))
        + row(9, '<c r="D@"><f>1+1</f></c>')
    )
    found = read(raw_xlsx(tmp_path / "a.xlsx", data))
    assert [found.cell(f"A{number}") for number in range(1, 9)] == [
        ("Phone", CellKind.TEXT),
        ("#N/A", CellKind.ERROR),
        ("#REF!", CellKind.ERROR),
        ("", CellKind.UNCALCULATED),
        ("", CellKind.UNCALCULATED),
        ("", CellKind.UNCALCULATED),
        ("13800138000", CellKind.NUMBER),
        ("", CellKind.EMPTY),
    ]
    assert found.cell("D9") == ("", CellKind.UNCALCULATED)
    assert len(found.rows) == 9


def test_formulas_as_openpyxl_writes_them(tmp_path, read):
    rows = [["Phone"], *([f'="138"&"{number:08}"'] for number in range(300))]
    found = read(xlsx(tmp_path / "a.xlsx", {"Leads": rows}))
    assert len(found.rows) == 301
    assert found.cell("A1") == ("Phone", CellKind.TEXT)
    assert {found.cell(f"A{row}")[1] for row in range(2, 302)} == {CellKind.UNCALCULATED}


def test_what_only_looks_like_a_mark_in_a_text_is_a_text(tmp_path, read):
    data = row(1, text("A", 't="e"'), text("B", 'hidden="1"'), text("C", "r='1'"), text("D", "&#"))
    found = read(raw_xlsx(tmp_path / "a.xlsx", data + row(2, num("A", 1))))
    assert found.texts()[0] == ['t="e"', 'hidden="1"', "r='1'", "&#"]
    assert {found.cell(f"{letter}1")[1] for letter in "ABCD"} == {CellKind.TEXT}
    assert found.hidden() == []


def test_entities_rich_text_and_phonetic_guides(tmp_path, read):
    strings = (
        "<si><t>a &amp; b</t></si><si><r><t>138</t></r><r><t>00138000</t></r>"
        '<rPh sb="0" eb="1"><t>GUIDE</t></rPh></si><si><t>x_x000D_y</t></si>'
    )
    cells = [f'<c r="{letter}@" t="s"><v>{i}</v></c>' for i, letter in enumerate("ABC")]
    data = row(1, *cells, text("D", "<&>"))
    found = read(raw_xlsx(tmp_path / "a.xlsx", data, strings=strings))
    assert found.texts() == [["a & b", "13800138000", "x\ry", "<&>"]]


def test_many_rows_arrive_in_order_over_many_blocks(tmp_path, read):
    rows = [["Phone"], *([int(phone(i)), f"M{i}"] for i in range(9_000))]
    found = read(xlsx(tmp_path / "a.xlsx", {"Leads": rows}))
    assert found.texts() == [["Phone", ""], *([phone(i), f"M{i}"] for i in range(9_000))]


def test_errors_deep_in_the_sheet_are_in_their_rows(tmp_path, read):
    error = '<c r="A@" t="e"><v>#N/A</v></c>'
    wrong = {5_000, 9_001, 20_000}
    data = "".join(
        row(number, error if number in wrong else num("A", phone(number)), num("B", number))
        for number in range(1, 20_001)
    )
    found = read(raw_xlsx(tmp_path / "a.xlsx", data))
    errors = {r + 1 for r in range(len(found.rows)) if found.rows.kind(r, 0) is CellKind.ERROR}
    assert errors == wrong
    assert all(found.rows.text(r, 1) == str(r + 1) for r in range(len(found.rows)))
