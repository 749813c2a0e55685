"""The fast and the careful reader tell the same of the same file."""

from __future__ import annotations

import zipfile

import pytest

from tests.helpers.read_sheets import collect
from tests.helpers.sheet_files import (
    CHINESE_DATE_STYLE,
    DATE_STYLE,
    DURATION_STYLE,
    PADDED_STYLE,
    RawSheet,
    num,
    phone,
    raw_xlsx,
    row,
    text,
)
from yccall_desktop.sheets import xlsx, xlsx_careful
from yccall_desktop.sheets.number_formats import MomentFormat, moment_format
from yccall_desktop.sheets.source import Source
from yccall_desktop.sheets.workbook import read_skeleton

STRINGS = "<si><t>shared &amp; text</t></si><si><t></t></si><si><r><t>r</t></r><r><t>s</t></r></si>"
RICH = (
    row(2, text("B", "Phone"), text("C", "When"))
    + row(3, num("B", "1.8012345678E10"), num("C", 45000, DATE_STYLE), num("D", 0.5, DATE_STYLE))
    + row(4, num("B", phone(1)), num("C", 45000.75, DATE_STYLE), num("D", 1.5, DURATION_STYLE))
    + row(5, num("B", 1065512345, PADDED_STYLE), num("C", 45000, CHINESE_DATE_STYLE))
    + row(6, num("B", 13800138000, DATE_STYLE), num("C", 59, DATE_STYLE), num("D", 61, DATE_STYLE))
    + row(7, *(f'<c r="{letter}@" t="s"><v>{i}</v></c>' for i, letter in enumerate("BCD")))
    + row(8, '<c r="B@" t="b"><v>1</v></c>', '<c r="C@" t="b"><v>0</v></c>')
    + row(9, '<c r="B@" t="e"><v>#N/A</v></c>', '<c r="C@"><f>1</f></c>', '<c r="D@" s="1"/>')
    + row(10, '<c r="B@" t="str"><f>x</f><v>138</v></c>', '<c r="C@" t="str"><f>x</f><v></v></c>')
    + row(
        11,
        '<c r="B@" t="d"><v>2026-11-30</v></c>',
        '<c r="C@" t="d"><v>2026-11-30T18:05:00</v></c>',
    )
    + row(
        12, num("A", -3), num("B", "abc"), num("C", "0.1"), num("D", 1e21), attributes=' hidden="1"'
    )
    + row(700, text("AB", " last _x000D_ "))
    + row(9_000, num("A", 1))
)


def both(path, sheet=None):
    return [
        collect(reader(Source(path), sheet))
        for reader in (xlsx.read_workbook, xlsx_careful.read_workbook)
    ]


def test_the_same_cells(tmp_path):
    path = raw_xlsx(tmp_path / "a.xlsx", RICH, strings=STRINGS)
    fast, careful = both(path)
    places = [(r, c) for r in range(len(fast.rows)) for c in range(fast.rows.column_count)]
    assert len(fast.rows) == len(careful.rows) == 9_000
    assert fast.rows.column_count == careful.rows.column_count
    cells = [
        {(r + 1, c): (found.rows.text(r, c), found.rows.kind(r, c)) for r, c in places}
        for found in (fast, careful)
    ]
    assert cells[0] == cells[1]
    assert fast.hidden() == careful.hidden() == [12]


def test_the_same_choice_of_the_sheet(tmp_path):
    path = raw_xlsx(
        tmp_path / "a.xlsx",
        RawSheet(row(1, text("A", "Notes")), name="Notes"),
        RawSheet("".join(row(n, num("A", phone(n))) for n in range(1, 5_000)), "Leads"),
    )
    fast, careful = both(path)
    assert fast.info == careful.info
    assert both(path, "Notes")[1].texts() == [["Notes"]]


def test_going_on_from_any_row_gives_the_same_rows(tmp_path):
    path = raw_xlsx(tmp_path / "a.xlsx", RICH, strings=STRINGS)
    whole = collect(xlsx_careful.read_workbook(Source(path), None)).rows
    with zipfile.ZipFile(path) as archive:
        skeleton = read_skeleton(archive, path)
        for first in (1, 8, 500, 8_999):
            rest = xlsx_careful.rest_of_sheet(archive, skeleton, 0, first, Source(path))
            blocks = list(rest)
            assert sum(block.rows for block in blocks) == len(whole) - first
            texts = "".join(column.text for block in blocks for column in block.columns[:1])
            expected = (whole.text(r, 0) for r in range(first, len(whole)))
            assert texts == "".join(expected)


@pytest.mark.parametrize(
    ("code", "shows"),
    [
        ("General", None),
        ("0.00", None),
        ("00000000000", None),
        ('#,##0 "days"', None),
        ("[Red]0;[Blue]-0", None),
        ("\\d0", None),
        ("yyyy-mm-dd", MomentFormat.DATE),
        ('yyyy"年"m"月"', MomentFormat.DATE),
        ("[$-804]h:mm AM/PM", MomentFormat.DATE),
        ("[h]:mm:ss", MomentFormat.DURATION),
    ],
)
def test_formats(code, shows):
    assert moment_format(code) is shows
