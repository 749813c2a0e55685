"""No cell of a workbook is lost, moved or joined with another one: rather none is read."""

from __future__ import annotations

import pytest

from tests.helpers.sheet_files import num, phone, raw_xlsx, row, text
from yccall_desktop.core.cells import CellKind

STRINGS = "<si><t>13800138000</t></si><si><t>13800138001</t></si>"


def cell(place: str, value: object) -> str:
    return f'<c r="{place}"><v>{value}</v></c>'


BROKEN = {
    "two cells at one place": row(1, cell("A1", phone(1)), cell("A1", phone(2))),
    "one of them a text": row(1, text("A", phone(1)), cell("A1", phone(2))),
    "two rows claim one cell": row(1, cell("A1", phone(1))) + row(2, cell("A1", phone(2))),
    "a cell above the first row": row(1, cell("A0", phone(1)), cell("B1", phone(2))),
    "a row above the first": row(0, cell("A0", phone(1))) + row(1, cell("B1", phone(2))),
    "a cell without a column": row(1, cell("1", phone(1))),
    "two values in a cell": row(1, '<c r="A1"><v>138</v><v>00138000</v></c>'),
    "a value of each kind": row(
        1, f'<c r="A1" t="inlineStr"><v>138</v><is><t>{phone(1)}</t></is></c>'
    ),
    "a shared text before the first": row(1, '<c r="A1" t="s"><v>-1</v></c>'),
    "a shared text behind the last": row(1, '<c r="A1" t="s"><v>9</v></c>'),
    "a shared text that is no number": row(1, '<c r="A1" t="s"><v>1.0</v></c>'),
}


@pytest.mark.parametrize("name", BROKEN)
def test_cells_that_cannot_all_be_read_are_told(tmp_path, refusal, name):
    book = raw_xlsx(tmp_path / "a.xlsx", BROKEN[name], strings=STRINGS)
    assert "could not be read" in refusal(book)


def test_two_cells_at_one_place_far_down_are_told(tmp_path, refusal):
    data = "".join(row(n, num("A", phone(n)), text("B", "")) for n in range(1, 9_001))
    data += row(9_001, num("A", phone(1)), num("A", phone(2))) + row(9_002, num("A", phone(3)))
    assert "could not be read" in refusal(raw_xlsx(tmp_path / "a.xlsx", data))


def test_empty_texts_are_no_lost_cells(tmp_path, read):
    formula = '<c r="D@" t="str"><f>IF(1,"","")</f><v></v></c>'
    shared = '<c r="C@" t="s"><v>0</v></c>'
    data = "".join(
        row(n, num("A", phone(n)), text("B", ""), shared, formula) for n in range(1, 301)
    )
    found = read(raw_xlsx(tmp_path / "a.xlsx", data, strings="<si><t/></si>"))
    assert [one[0] for one in found.texts()] == [phone(n) for n in range(1, 301)]


def test_cells_of_a_row_in_any_order(tmp_path, read):
    book = raw_xlsx(tmp_path / "a.xlsx", row(1, num("C", 3), num("A", 1), num("B", 2)))
    assert read(book).texts() == [["1", "2", "3"]]


def test_rows_without_numbers_stand_where_their_cells_say(tmp_path, read):
    data = f"<row>{cell('A5', phone(1))}</row><row>{cell('A9', phone(2))}</row>"
    found = read(raw_xlsx(tmp_path / "a.xlsx", data))
    assert [found.cell(name)[0] for name in ("A5", "A9")] == [phone(1), phone(2)]


@pytest.mark.parametrize("index", ["\n  1\n", " 1 ", "+1"])
def test_the_place_of_a_shared_text_in_any_spelling(tmp_path, read, index):
    data = row(1, f'<c r="A1" t="s"><v>{index}</v></c>', num("B", 5))
    found = read(raw_xlsx(tmp_path / "a.xlsx", data, strings=STRINGS))
    assert found.texts() == [["13800138001", "5"]]


def test_what_stands_beside_the_value_is_not_joined_to_it(tmp_path, read):
    more = '<extLst><y:v xmlns:y="other">999</y:v></extLst>'
    data = row(1, f'<c r="A1"><v>{phone(1)}</v>{more}</c>')
    found = read(raw_xlsx(tmp_path / "a.xlsx", data))
    assert found.cell("A1") == (phone(1), CellKind.NUMBER)


def test_an_inline_text_that_stands_in_the_value(tmp_path, read):
    data = row(1, f'<c r="A1" t="inlineStr"><v>{phone(1)}</v></c>', num("B", 5))
    found = read(raw_xlsx(tmp_path / "a.xlsx", data))
    assert found.texts() == [[phone(1), "5"]]
