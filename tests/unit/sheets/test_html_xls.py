"""HTML tables and XML spreadsheets that are named .xls, through the child process."""

from __future__ import annotations

import pytest

from tests.helpers.sheet_files import phone
from yccall_desktop.core.cells import CellKind


@pytest.fixture
def html(tmp_path, read):
    def run(content: str | bytes, name: str = "leads.xls", sheet: str | None = None):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read(path, sheet)

    return run


def rows(first: int, last: int) -> str:
    return "".join(f"<tr><td>{phone(row)}</td></tr>" for row in range(first, last))


def test_a_page_as_web_programs_export_it(html):
    found = html(
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8">'
        "<style>td{mso-number-format:'@'}</style><!--[if gte mso 9]><xml><x:Name>S</x:Name></xml>"
        "<![endif]--></head><body><table border=1><thead><tr><th>姓名<th>手机号</thead>"
        "<tr><td> A &amp;\n  B&nbsp;</td><td>01065512345<tr>"
        "<td><b>C</b><br>D</td><td style='x'>+86 138-0013-8000</td></table></body></html>"
    )
    assert found.texts() == [
        ["姓名", "手机号"],
        ["A & B", "01065512345"],
        ["C\nD", "+86 138-0013-8000"],
    ]
    assert found.cell("B2")[1] is CellKind.TEXT
    assert [(sheet.name, sheet.rows) for sheet in found.info.sheets] == [("leads", 0)]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', "gb18030"),
        ('<meta charset="big5">', "big5"),
        ("", "gb18030"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ('<meta charset="made-up">', "utf-8"),
    ],
)
def test_encodings(html, head, encoding):
    page = f"<html><head>{head}</head><table><tr><td>電話<td>{phone(1)}</table>"
    assert html(page.encode(encoding)).texts() == [["電話", phone(1)]]


def test_the_encoding_that_the_user_chose(tmp_path):
    from tests.helpers.read_sheets import collect
    from yccall_desktop.core.cancel import CancelToken
    from yccall_desktop.core.ports import ReadRequest
    from yccall_desktop.sheets.reader import ProcessSheetReader

    path = tmp_path / "a.xls"
    path.write_bytes("<table><tr><td>電話<td>1</table>".encode("big5"))
    request = ReadRequest(path, encoding="big5")
    assert collect(ProcessSheetReader().read(request, CancelToken())).cell("A1")[0] == "電話"


def test_cells_over_several_columns_and_rows(html):
    found = html(
        "<table><tr><td colspan=2>a<td>b<tr><td rowspan=3>c<td>d<td rowspan='2'>e"
        "<tr><td>f<tr><td>g<td>h<tr><td>i</table>"
    )
    assert found.texts() == [
        ["a", "", "b"],
        ["c", "d", "e"],
        ["", "f", ""],
        ["", "g", "h"],
        ["i", "", ""],
    ]
    assert [found.rows.merged_into(row, 0) for row in range(5)] == [0, 1, 1, 1, 4]
    assert [found.rows.merged_into(row, 2) for row in range(5)] == [0, 1, 1, 3, 4]


def test_spans_beyond_reason(html):
    found = html("<table><tr><td colspan=99999999 rowspan=9999999>a<td>b<tr><td>c</table>")
    assert found.rows.column_count == 1_001
    assert found.cell("A1") == ("a", CellKind.TEXT)
    assert found.rows.text(1, 1001 - 1) == "c"


def test_every_table_is_a_sheet(html):
    page = (
        f"<table><tr><td>Menu<td><table><tr><td>inner<td>{phone(1)}</table>outer</table>"
        f"<table><caption>Leads  today</caption>{rows(0, 50)}</table><table></table>"
        f"<table><caption>Leads today</caption>{rows(0, 3)}</table>"
    )
    found = html(page)
    assert [(sheet.name, sheet.rows) for sheet in found.info.sheets] == [
        ("leads (1)", 1),
        ("leads (2)", 1),
        ("Leads today", 50),
        ("Leads today (4)", 3),
    ]
    assert found.texts() == [[phone(row)] for row in range(50)]
    assert html(page, sheet="leads (1)").texts() == [["Menu", "outer"]]
    assert html(page, sheet="leads (2)").texts() == [["inner", phone(1)]]


def test_hidden_rows(html):
    found = html(
        "<table><tr><td>1<tr style='height:0;Display: none'><td>2<tr hidden><td>3<tr><td>4</table>"
    )
    assert found.hidden() == [2, 3]


def test_numbers_as_excel_writes_them_beside_what_it_shows(html):
    found = html(
        '<table><tr><td x:num="13800138000">1.38E+10</td><td x:num="1065512345">01065512345</td>'
        "<td x:num>138</td><td x:num='x'>139</td></table>"
    )
    assert [found.cell(f"{letter}1") for letter in "ABCD"] == [
        ("13800138000", CellKind.NUMBER),
        ("01065512345", CellKind.TEXT),
        ("138", CellKind.TEXT),
        ("139", CellKind.TEXT),
    ]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<ul><li>010-6551</li>\n <li>2345</li></ul>", "010-6551\n2345"),
        ("<ol><li>010-6551<li>2345</ol>", "010-6551\n2345"),
        ("13800<h4>138001</h4>", "13800\n138001"),
        ("<h4>13800</h4>138001", "13800\n138001"),
        ("<div>13800</div>138001", "13800\n138001"),
        ("<dl><dt>13800<dd>138001</dl>", "13800\n138001"),
        ("13800<hr>138001", "13800\n138001"),
        ("13800<table><tr><td>x</table>138001", "13800\n138001"),
        ("<select><option>13800<option>138001</select>", "13800\n138001"),
        ("<p>138</p><p>0013<br><br>8001</p>", "138\n0013\n\n8001"),
        ("<b>138</b><span>0013</span><wbr>8001", "13800138001"),
    ],
)
def test_digits_of_two_blocks_are_not_joined(html, cell, text):
    page = f"<table><tr><td>{cell}</td><td>{phone(1)}</td></table>"
    assert html(page).texts() == [[text, phone(1)]]


def test_a_page_without_a_table(tmp_path, refusal):
    path = tmp_path / "a.xls"
    path.write_text("<html><body><script>'<table>'</script>Please sign in</body></html>")
    assert "is a web page without a table" in refusal(path)


def test_text_named_xls_is_read(html):
    assert html("Phone\tName\n01065512345\tA\n").texts() == [
        ["Phone", "Name"],
        ["01065512345", "A"],
    ]


# --- XML Spreadsheet 2003 ----------------------------------------------------------------------
NAMES = (
    'xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
STYLES = (
    '<Styles><Style ss:ID="Default"/><Style ss:ID="pad"><NumberFormat ss:Format="00000000000"/>'
    '</Style><Style ss:ID="kid" ss:Parent="pad"/><Style ss:ID="day"><NumberFormat '
    'ss:Format="Short Date"/></Style><Style ss:ID="two"><NumberFormat ss:Format="Fixed"/></Style>'
    "</Styles>"
)


def data(kind: str, value: str, attributes: str = "") -> str:
    return f'<Cell {attributes}><Data ss:Type="{kind}">{value}</Data></Cell>'


def xml(*sheets: str) -> str:
    return (
        f'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook {NAMES}>'
        f"{STYLES}{''.join(sheets)}</Workbook>"
    )


def worksheet(inner: str, name: str = "Leads", state: str = "SheetVisible") -> str:
    return (
        f'<Worksheet ss:Name="{name}"><Table ss:ExpandedRowCount="1">{inner}</Table>'
        f"<x:WorksheetOptions><x:Visible>{state}</x:Visible></x:WorksheetOptions></Worksheet>"
    )


def test_an_xml_spreadsheet(html):
    cells = [
        (data("Number", "1.8012345678E10"), ("18012345678", CellKind.NUMBER)),
        (data("Number", "1065512345", 'ss:StyleID="pad"'), ("01065512345", CellKind.TEXT)),
        (data("Number", "1065512345", 'ss:StyleID="kid"'), ("01065512345", CellKind.TEXT)),
        (data("Number", "13800138000", 'ss:StyleID="day"'), ("13800138000", CellKind.NUMBER)),
        (data("Number", "45000", 'ss:StyleID="day"'), ("2023-03-15", CellKind.DATE)),
        (data("Number", "12.5", 'ss:StyleID="two"'), ("12.5", CellKind.NUMBER)),
        (data("String", "a &amp; <B>b</B>"), ("a & b", CellKind.TEXT)),
        (data("DateTime", "2026-11-30T00:00:00.000"), ("2026-11-30", CellKind.DATE)),
        (data("DateTime", "1899-12-31T18:05:00.000"), ("18:05:00", CellKind.DATE)),
        (data("Boolean", "1"), ("TRUE", CellKind.BOOLEAN)),
        (data("Error", "#N/A"), ("#N/A", CellKind.ERROR)),
        ('<Cell ss:Formula="=R1C1"/>', ("", CellKind.UNCALCULATED)),
        ("<Cell/>", ("", CellKind.EMPTY)),
    ]
    found = html(xml(worksheet("".join(f"<Row>{cell}</Row>" for cell, _ in cells))))
    names = [f"A{row}" for row in range(1, len(cells))]
    assert [found.cell(name) for name in names] == [cell for _, cell in cells[:-1]]


def test_places_hidden_rows_and_merged_cells_of_an_xml_spreadsheet(html):
    across = data("Number", "1", 'ss:Index="2" ss:MergeAcross="1"')
    down = data("Number", "1065512345", 'ss:MergeDown="2"')
    inner = (
        f'<Row ss:Index="3">{across}{data("Number", "2")}</Row>'
        f'<Row ss:Hidden="1">{data("Number", "3")}</Row><Row ss:Span="1"/>'
        f'<Row ss:StyleID="pad">{down}</Row>'
        f'<Row ss:Height="0.0">{data("Number", "4")}</Row>'
        f'<Row ss:Height="0.5">{data("Number", "5")}</Row>'
    )
    found = html(xml(worksheet(inner)))
    assert found.cell("B3")[0] == "1"
    assert found.cell("D3")[0] == "2"
    assert found.hidden() == [4, 8]
    assert found.cell("A7") == ("01065512345", CellKind.TEXT)
    assert len(found.rows) == 9
    assert found.rows.merged_into(8, 0) == 6
    assert found.rows.merged_in(1) == []


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("GB2312", "电话"),
        ("gbk", "電話"),
        ("GB18030", "电话😀"),
        ("Big5", "電話"),
        ("Shift_JIS", "電話"),
        ("EUC-KR", "전화"),
        ("ISO-8859-1", "Teléfono"),
        ("windows-1251", "Телефон"),
        ("utf-16", "电话"),
    ],
)
def test_the_encoding_of_an_xml_spreadsheet(html, encoding, text):
    """Over several pieces of the file."""
    rows = [[text, phone(row)] for row in range(1_500)]
    cells = (f"<Row>{data('String', one)}{data('Number', other)}</Row>" for one, other in rows)
    page = xml(worksheet("".join(cells))).replace("?>", f' encoding="{encoding}"?>', 1)
    found = html(page.encode(encoding))
    assert found.texts() == rows


@pytest.mark.parametrize("broken", [b"\xb5", b"\xff\xff", b"\xb5\xe7\xbb"])
def test_an_xml_spreadsheet_that_is_not_in_its_encoding(tmp_path, refusal, broken):
    page = xml(worksheet(f"<Row>{data('String', '@')}{data('Number', phone(1))}</Row>"))
    path = tmp_path / "a.xls"
    path.write_bytes(page.replace("?>", ' encoding="GB2312"?>', 1).encode().replace(b"@", broken))
    assert "could not be read" in refusal(path)


def test_the_sheets_of_an_xml_spreadsheet(html):
    phones = "".join(f"<Row>{data('Number', phone(row))}</Row>" for row in range(5))
    found = html(
        xml(
            worksheet("", "Empty"),
            worksheet(phones * 2, "Old", "SheetVeryHidden"),
            worksheet(phones, "Leads"),
        )
    )
    assert [(sheet.name, sheet.rows, sheet.hidden) for sheet in found.info.sheets] == [
        ("Empty", 0, False),
        ("Old", 10, True),
        ("Leads", 5, False),
    ]
    assert found.texts() == [[phone(row)] for row in range(5)]


@pytest.mark.parametrize(
    "inner", ["<Row><Cell>", '<Row ss:Index="1048577"><Cell><Data>1</Data></Cell></Row>']
)
def test_a_broken_xml_spreadsheet(tmp_path, refusal, inner):
    path = tmp_path / "a.xls"
    path.write_text(xml(worksheet(inner)))
    assert "may be damaged" in refusal(path)


def test_a_comment_is_no_part_of_its_cell(tmp_path, read):
    comment = (
        '<Comment ss:Author="Kim"><ss:Data xmlns="http://www.w3.org/TR/REC-html40"><B>Kim:</B>'
        "<Font>13900139000</Font></ss:Data></Comment>"
    )
    number = f'<Data ss:Type="Number">13800138000</Data>{comment}'
    rows = f"<Row><Cell>{number}</Cell></Row><Row><Cell>{comment}</Cell></Row>"
    path = tmp_path / "a.xls"
    path.write_text(xml(worksheet(rows + f"<Row>{data('Number', '13800138001')}</Row>")))
    assert read(path).texts() == [["13800138000"], [""], ["13800138001"]]


def test_two_cells_at_one_place_are_told(tmp_path, refusal):
    cells = data("Number", "13800138000") + data("Number", "13800138001", 'ss:Index="1"')
    path = tmp_path / "a.xls"
    path.write_text(xml(worksheet(f"<Row>{cells}</Row>")))
    assert "could not be read" in refusal(path)
