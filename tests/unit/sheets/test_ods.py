"""Workbooks of LibreOffice (.ods): cells, rows and sheets, through the child process."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.ods_files import blank, line, number, ods, table, words
from tests.helpers.sheet_files import phone
from yccall_desktop.core.cells import CellKind

FIXTURES = Path(__file__).parents[2] / "fixtures"
PHONES = "".join(line(number(phone(row))) for row in range(5))


def cell(attributes: str, inner: str = "") -> str:
    return f"<table:table-cell {attributes}>{inner}</table:table-cell>"


CELLS = [
    (number("18012345678"), ("18012345678", CellKind.NUMBER)),
    (number("1.8012345678E10", "1.80E+10"), ("18012345678", CellKind.NUMBER)),
    (number("1065512345", "01065512345"), ("01065512345", CellKind.TEXT)),
    (number("13800138000", "138-0013-8000"), ("138-0013-8000", CellKind.TEXT)),
    (number("13800138000", "+86 13800138000"), ("+86 13800138000", CellKind.TEXT)),
    (number("13800138000", "13,800,138,000"), ("13800138000", CellKind.NUMBER)),
    (number("13800138000", "13 800 138 000"), ("13800138000", CellKind.NUMBER)),
    (number("13800138000", "13800138000.00"), ("13800138000", CellKind.NUMBER)),
    (number("13800138000", "###"), ("13800138000", CellKind.NUMBER)),
    (number("0.5", "50"), ("0.5", CellKind.NUMBER)),
    (number("0"), ("0", CellKind.NUMBER)),
    (words("a &amp; b<text:s text:c='2'/>c</text:p><text:p>d"), ("a & b  c\nd", CellKind.TEXT)),
    (
        words("<text:span>138</text:span>0<text:line-break/>x<text:tab/>y"),
        ("1380\nx\ty", CellKind.TEXT),
    ),
    (
        cell(
            'office:value-type="string"',
            "<office:annotation><text:p>a comment</text:p></office:annotation><text:p>138</text:p>",
        ),
        ("138", CellKind.TEXT),
    ),
    (
        cell('office:value-type="date" office:date-value="2026-11-30"', "<text:p>x</text:p>"),
        ("2026-11-30", CellKind.DATE),
    ),
    (
        cell('office:value-type="date" office:date-value="2026-11-30T18:05:00.5"'),
        ("2026-11-30 18:05:00", CellKind.DATE),
    ),
    (
        cell(
            'office:value-type="date" office:date-value="-000-32768-01-01"', "<text:p>#FMT</text:p>"
        ),
        ("#FMT", CellKind.ERROR),
    ),
    (
        cell('office:value-type="time" office:time-value="PT18H05M00S"'),
        ("18:05:00", CellKind.DATE),
    ),
    (
        cell('office:value-type="time" office:time-value="PT36H00M00.25S"'),
        ("36:00:00", CellKind.DATE),
    ),
    (
        cell('office:value-type="boolean" office:boolean-value="true"'),
        ("TRUE", CellKind.BOOLEAN),
    ),
    (
        cell(
            'table:formula="of:=NA()" office:value-type="string" office:string-value="" '
            'calcext:value-type="error"',
            "<text:p>#N/A</text:p>",
        ),
        ("#N/A", CellKind.ERROR),
    ),
    (cell('table:formula="of:=[.A1]*2"'), ("", CellKind.UNCALCULATED)),
    (
        cell('table:formula="of:=T(1)" office:value-type="string"', "<text:p></text:p>"),
        ("", CellKind.EMPTY),
    ),
    (
        cell('office:value-type="percentage" office:value="0.5"', "<text:p>50%</text:p>"),
        ("0.5", CellKind.NUMBER),
    ),
]


def test_cells(tmp_path, read):
    rows = "".join(line(xml, words("x")) for xml, _ in CELLS)
    found = read(ods(tmp_path / "a.ods", table(rows)))
    names = [f"A{row}" for row in range(1, len(CELLS) + 1)]
    assert [found.cell(name) for name in names] == [expected for _, expected in CELLS]


def test_repeated_rows_and_cells(tmp_path, read):
    repeated = 'table:number-rows-repeated="3"'
    columns = 'table:number-columns-repeated="2"'
    rows = (
        line(blank(2), number(7, attributes=columns), blank(1000))
        + line(blank(16_384), attributes='table:number-rows-repeated="5"')
        + line(number(8), attributes=repeated)
        + line(blank(16_384), attributes='table:number-rows-repeated="1048567"')
    )
    found = read(ods(tmp_path / "a.ods", table(rows)))
    assert found.texts()[0] == ["", "", "7", "7"]
    assert [row[0] for row in found.texts()] == ["", "", "", "", "", "", "8", "8", "8"]


def test_a_lone_cell_in_the_last_corner(tmp_path, read):
    far = line(blank(16_383), number(8))
    empty = line(blank(), attributes='table:number-rows-repeated="1048574"')
    found = read(ods(tmp_path / "a.ods", table(line(number(7)) + empty + far)))
    assert len(found.rows) == 1_048_576
    assert found.cell("XFD1048576") == ("8", CellKind.NUMBER)


def test_more_repeated_cells_than_any_sheet_needs(tmp_path, refusal):
    full = number(7, attributes='table:number-columns-repeated="16384"')
    rows = line(full, attributes='table:number-rows-repeated="1048576"')
    assert "may be damaged" in refusal(ods(tmp_path / "a.ods", table(rows)))


def test_hidden_and_filtered_rows(tmp_path, read):
    rows = (
        line(number(1))
        + line(number(2), attributes='table:visibility="filter"')
        + "<table:table-row-group>"
        + line(number(3), attributes='table:visibility="collapse"')
        + "</table:table-row-group>"
        + line(number(4), attributes='table:visibility="visible"')
    )
    found = read(ods(tmp_path / "a.ods", table(rows)))
    assert found.hidden() == [2, 3]
    assert len(found.rows) == 4


def test_rows_without_height_and_of_folded_groups_are_hidden(tmp_path, read):
    style = 'table:style-name="{}"'.format
    group = '<table:table-row-group table:display="{}">'.format
    end = "</table:table-row-group>"
    rows = (
        line(number(1), attributes=style("tall"))
        + line(number(2), attributes=style("flat"))
        + line(number(3), attributes=style("fitted"))
        + group("false")
        + line(number(4))
        + group("true")
        + line(number(5))
        + end
        + line(number(6))
        + end
        + group("true")
        + line(number(7))
        + end
        + line(number(8))
    )
    assert read(ods(tmp_path / "a.ods", table(rows))).hidden() == [2, 4, 5, 6]


def test_merged_cells(tmp_path, read):
    down = 'table:number-rows-spanned="3" table:number-columns-spanned="2"'
    across = 'table:number-rows-spanned="1" table:number-columns-spanned="2"'
    covered = "<table:covered-table-cell table:number-columns-repeated='2'><text:p>9</text:p>"
    covered += "</table:covered-table-cell>"
    rows = (
        line(words("x"), number(1, attributes=down), covered, number(5))
        + line(words("x"), covered)
        + line(words("x"), covered)
        + line(number(1, attributes=across))
    )
    found = read(ods(tmp_path / "a.ods", table(rows)))
    assert found.texts()[:2] == [["x", "1", "9", "9", "5"], ["x", "9", "9", "", ""]]
    assert [found.rows.is_covered(0, column) for column in range(4)] == [False, False, True, False]
    assert [found.rows.is_covered(3, column) for column in range(3)] == [False, True, False]
    assert [found.rows.merged_into(row, 2) for row in range(4)] == [0, 0, 0, 3]
    assert found.rows.merged_in(0) == []


def test_the_sheet_with_most_phone_numbers_is_chosen(tmp_path, read, refusal):
    book = ods(
        tmp_path / "a.ods",
        table("", "Empty"),
        table(line(words("n")) + line(number(phone(1))), "Notes &amp; more"),
        table(PHONES, "名单"),
        table(PHONES * 2, "Old", hidden=True),
        table(PHONES * 3, "'file:///tmp/other.ods'#$Sheet1"),
        before="<table:tracked-changes><table:cell-content-change/></table:tracked-changes>",
    )
    found = read(book)
    assert [(sheet.name, sheet.rows, sheet.hidden) for sheet in found.info.sheets] == [
        ("Empty", 0, False),
        ("Notes & more", 2, False),
        ("名单", 5, False),
        ("Old", 10, True),
    ]
    assert found.texts() == [[phone(row)] for row in range(5)]
    assert read(book, "Notes & more").texts() == [["n"], [phone(1)]]
    assert "no sheet named" in refusal(book, "Gone")


def test_a_workbook_as_libreoffice_writes_it(read):
    found = read(FIXTURES / "libreoffice.ods")
    assert found.info.sheet == "Leads 名单"
    assert found.cell("A3") == ("01065512345", CellKind.TEXT)
    assert found.cell("A5") == ("+86 13800138002", CellKind.TEXT)
    assert found.cell("B2") == ("a\nb <&> 中文 😀", CellKind.TEXT)
    assert found.cell("B6") == ("#DIV/0!", CellKind.ERROR)
    assert found.cell("B8") == ("2026-11-30 18:05:00", CellKind.DATE)
    assert found.cell("AB300") == ("far", CellKind.TEXT)
    assert [(sheet.name, sheet.hidden) for sheet in found.info.sheets][-1] == ("Hidden", True)
    assert found.hidden() == [14]
    assert found.rows.merged_into(11, 0) == 9


def test_a_protected_workbook(tmp_path, refusal):
    manifest = "<manifest:encryption-data/>"
    sentence = refusal(ods(tmp_path / "a.ods", table(PHONES), manifest=manifest))
    assert "protected with a password" in sentence


@pytest.mark.parametrize("rows", ["<table:table-row>", '<!DOCTYPE x [<!ENTITY e "1">]>'])
def test_broken_xml(tmp_path, refusal, rows):
    assert "may be damaged" in refusal(ods(tmp_path / "a.ods", table(rows)))


def test_many_rows_arrive_in_order(tmp_path, read):
    rows = "".join(line(number(n), words(f"x{n}")) for n in range(9_000))
    assert read(ods(tmp_path / "a.ods", table(rows))).texts() == [
        [str(n), f"x{n}"] for n in range(9_000)
    ]


@pytest.mark.parametrize(
    ("shown", "cell"),
    [("STOP", ("STOP", CellKind.TEXT)),
     ("13800138000 ext 12", ("13800138000 ext 12", CellKind.TEXT)),
     ("1.38E+10", ("13800138000", CellKind.NUMBER)), ("一三八", ("13800138000", CellKind.NUMBER))],
)  # fmt: skip
def test_words_that_a_format_shows(tmp_path, read, shown, cell):
    found = read(ods(tmp_path / "a.ods", table(line(number(13800138000, shown)))))
    assert found.cell("A1") == cell


def test_a_heading_in_a_cell_is_its_text(tmp_path, read):
    heading = words("x").replace("text:p>", "text:h>")
    assert read(ods(tmp_path / "a.ods", table(line(heading)))).texts() == [["x"]]
