"""What real phone sheets bring, file by file through the import service and the real reader.

The table of all cases, with the tests of their parts, is tests/CASES.md.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.binary_sheets import PADDED, BinarySheet, xls, xls_number, xls_text
from tests.helpers.compound_files import encrypted_package
from tests.helpers.sheet_files import RawSheet, num, phone, raw_xlsx, row, styles, text, xlsx
from yccall_desktop.core.call_sheet import CallSheet
from yccall_desktop.core.calling import call_numbers
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.columns import Layout, Role
from yccall_desktop.core.doctor import repair_all
from yccall_desktop.core.number_form import NumberForm
from yccall_desktop.core.number_kind import NumberKind
from yccall_desktop.core.ports import ReadRequest
from yccall_desktop.core.problems import Code
from yccall_desktop.errors import AppError
from yccall_desktop.services.import_sheet import ImportRequest, ImportState, import_sheet
from yccall_desktop.sheets.reader import ProcessSheetReader

READER = ProcessSheetReader()


def load(path: Path, sheet: str | None = None, **choices) -> ImportState:
    request = ImportRequest(path, sheet, "CN", NumberForm.NATIONAL, **choices)
    return import_sheet(READER, request, lambda _: None, CancelToken())


def refused(path: Path, **choices) -> str:
    with pytest.raises(AppError) as caught:
        load(path, **choices)
    return str(caught.value)


def called(sheet: CallSheet) -> dict[int, str]:
    """Excel's row number -> number that will be called."""
    return {one.row: one.number for one in call_numbers(sheet)}


def codes(sheet: CallSheet) -> dict[int, Code | None]:
    return {sheet.rows.number(line): sheet.code(line) for line in sheet.all_rows()}


@pytest.fixture
def one_column(tmp_path):
    """Reads a sheet whose phone column holds these values, below a header."""

    def read(*values: object) -> CallSheet:
        table = [["Phone", "Name"], *([value, f"n{n}"] for n, value in enumerate(values))]
        return load(xlsx(tmp_path / "leads.xlsx", {"Leads": table})).sheet

    return read


@pytest.fixture
def xml(tmp_path):
    """Reads a sheet written as XML, its header in row 1."""

    def read(*rows: str, style_part: str = "", after: str = "", before: str = "") -> CallSheet:
        raw = RawSheet(row(1, text("A", "Phone")) + "".join(rows), before=before, after=after)
        path = raw_xlsx(tmp_path / "raw.xlsx", raw, style_part=style_part or styles("0"))
        return load(path).sheet

    return read


# --- numbers -------------------------------------------------------------------------------------
def test_case_01_number_cells(one_column):
    assert called(one_column(18012345678, 18012345679.0)) == {2: "18012345678", 3: "18012345679"}


def test_case_02_scientific_notation(one_column):
    sheet = one_column("1.38E+10", "1.38001E+10", "13800138000")
    assert codes(sheet) == {2: Code.SCIENTIFIC, 3: Code.SCIENTIFIC, 4: None}


def test_case_03_more_than_15_digits(one_column):
    sheet = one_column(13800138000138001, "13800138000")
    assert codes(sheet)[2] is Code.DIGITS_LOST


def test_case_04_zeros_kept_by_a_format(xml, tmp_path):
    sheet = xml(row(2, num("A", 1065512345, 1)), style_part=styles("00000000000"))
    assert called(sheet) == {2: "01065512345"}
    old = BinarySheet(xls_text(0, 0, "Phone") + xls_number(1, 0, 1065512345, PADDED))
    assert called(load(xls(tmp_path / "old.xls", old)).sheet) == {2: "01065512345"}


def test_case_05_a_lost_zero_is_mended_only_when_asked(one_column):
    sheet = one_column(1065512345, 2165512345, 13800138000)
    assert called(sheet) == {4: "13800138000"}
    repair_all(sheet, Code.LOST_ZERO)
    assert called(sheet) == {2: "01065512345", 3: "02165512345", 4: "13800138000"}
    sheet.undo()
    assert called(sheet) == {4: "13800138000"}


def test_case_06_formatted_as_a_date(xml):
    sheet = xml(row(2, num("A", 13800138000, 1)), style_part=styles("yyyy-mm-dd"))
    assert called(sheet) == {2: "13800138000"}


def test_case_07_punctuation_and_prefixes(one_column):
    spellings = ["138 0013 8000", "138\u00a00013\u00a08001", "138-0013-8002", "(138) 0013/8003",
                 "138.0013.8004", "１３８００１３８００５", "'13800138006", "+8613800138007",
                 "008613800138008"]  # fmt: skip
    sheet = one_column(*spellings)
    assert list(called(sheet).values()) == [str(13800138000 + n) for n in range(9)]
    assert sheet.original(1, 0) == spellings[0]


def test_case_08_invisible_characters(one_column):
    sheet = one_column("\u202a13800138000\u202c", "138\u200b00138001", "\ufeff13800138002\ufe0f")
    assert list(called(sheet).values()) == ["13800138000", "13800138001", "13800138002"]


def test_case_09_several_numbers_in_a_cell(one_column):
    cells = ["13800138000;13900139000", "13800138001/13900139001", "13800138002,13900139002",
             "13800138003\n13900139003", "13800138004、13900139004"]  # fmt: skip
    sheet = one_column(*cells)
    assert called(sheet) == {}
    repair_all(sheet, Code.SEVERAL_NUMBERS)
    numbers = [one.number for one in call_numbers(sheet)]
    assert numbers == [f"{start}{n}" for n in range(5) for start in ("1380013800", "1390013900")]


def test_case_10_extensions(one_column):
    sheet = one_column("010-65512345 ext 12", "010-65512346转12", "13800138000")
    assert codes(sheet) == {2: Code.EXTENSION, 3: Code.EXTENSION, 4: None}


def test_case_11_words_and_zeros(one_column):
    sheet = one_column("n/a", "-", "无", "#N/A", 0, "13800138000")
    assert set(codes(sheet)) == {2, 3, 4, 5, 6, 7}
    assert all(code is not None for line, code in codes(sheet).items() if line != 7)


def test_case_12_formula_without_result(xml):
    formula = '<c r="A2"><f>B2&amp;C2</f></c>'
    sheet = xml(row(2, formula), row(3, num("A", phone(1))))
    assert codes(sheet) == {2: Code.UNCALCULATED, 3: None}


def test_case_13_what_is_no_number_at_all(one_column):
    from datetime import date

    sheet = one_column(-13800138000, 13800138000.5, True, date(2026, 3, 4), "13800138000")
    expected = [Code.NEGATIVE, Code.FRACTION, Code.TRUTH_VALUE, Code.DATE, None]
    assert list(codes(sheet).values()) == expected


def test_case_14_the_same_number_twice(one_column):
    sheet = one_column("13800138000", 13800138000, "+86 138-0013-8000")
    assert called(sheet) == {2: "13800138000"}
    assert sheet.problem(3).words().english() == "Same number as row 2"


# --- sheets --------------------------------------------------------------------------------------
def test_case_15_the_sheet_with_the_numbers_is_chosen(tmp_path):
    rows = "".join(row(n, num("A", phone(n))) for n in range(1, 6))
    path = raw_xlsx(tmp_path / "a.xlsx", RawSheet(name="Empty"), RawSheet(name="Chart", chart=True),
                    RawSheet(rows * 1, name="Secret", state="hidden"),
                    RawSheet(rows, name="Leads"))  # fmt: skip
    info = load(path).info
    assert info.sheet == "Leads"
    assert [(one.name, one.rows, one.hidden) for one in info.sheets] == [
        ("Empty", 0, False), ("Secret", 5, True), ("Leads", 5, False),
    ]  # fmt: skip


def test_case_16_titles_and_two_header_lines(tmp_path):
    table = [["Leads of November"], [], ["Contact", None], ["Name", "Phone"],
             ["a", "13800138000"], ["b", "13800138001"]]  # fmt: skip
    state = load(xlsx(tmp_path / "a.xlsx", {"S": table}))
    assert state.sheet.layout.header_row == 3
    assert called(state.sheet) == {5: "13800138000", 6: "13800138001"}
    bare = [["a", "13800138000"], ["b", "13800138001"]]
    assert called(load(xlsx(tmp_path / "b.xlsx", {"S": bare})).sheet) == {
        1: "13800138000", 2: "13800138001",
    }  # fmt: skip


HEADERS = ["Phone", "Mobile", "Tel", "手机", "手机号", "电话", "联系电话", "号码", "Teléfono",
           "Celular", "Nomor HP", "เบอร์โทร"]  # fmt: skip


def test_case_17_header_words_are_known_but_content_decides(tmp_path):
    for place, word in enumerate(HEADERS):
        table = [["Name", word, "Order"], ["a", "13800138000", 1], ["b", "13800138001", 2]]
        path = tmp_path / f"{place}.csv"
        path.write_text("\n".join(",".join(map(str, line)) for line in table), encoding="utf-8")
        assert len(called(load(path).sheet)) == 2
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("Phone,Kontakt\nno,13800138000\nno,13800138001\n", encoding="utf-8")
    assert len(called(load(wrong).sheet)) == 2


def test_case_18_two_phone_columns(tmp_path):
    table = [["Phone", "Mobile"], ["13800138000", "13900139000"], ["13800138001", "13900139001"]]
    state = load(xlsx(tmp_path / "a.xlsx", {"S": table}))
    assert state.sheet.layout.uncertain
    assert list(called(state.sheet).values()) == ["13800138000", "13800138001"]


def test_case_19_hidden_and_filtered_rows(xml):
    sheet = xml(row(2, num("A", phone(1)), attributes=' hidden="1"'), row(3, num("A", phone(2))))
    assert codes(sheet) == {2: Code.HIDDEN, 3: None}
    sheet.include_hidden(True)
    assert len(called(sheet)) == 2


@pytest.mark.parametrize("height", ["0", "0.0"])
@pytest.mark.parametrize("unusual", ["", "<c r='B@'/>"])
def test_case_19_rows_without_height(xml, height, unusual):
    flat = row(2, num("A", phone(2)), unusual, attributes=f' ht="{height}" customHeight="1"')
    low = row(3, num("A", phone(3)), attributes=' ht="0.75" customHeight="1"')
    assert codes(xml(flat, low)) == {2: Code.HIDDEN, 3: None}


def test_case_20_merged_cells(xml):
    rows = [row(n, *([num("A", phone(1))] if n == 2 else []), text("B", "x")) for n in (2, 3, 4)]
    merged = '<mergeCells count="1"><mergeCell ref="A2:A4"/></mergeCells>'
    sheet = xml(*rows, after=merged)
    assert codes(sheet) == {2: None, 3: Code.MERGED, 4: Code.MERGED}
    assert sheet.problem(2).words().english() == "Empty (merged with row 2)"


def test_case_20_values_under_merged_cells(xml):
    rows = [row(n, num("A", phone(n)), num("B", phone(n + 50))) for n in range(2, 12)]
    merged = '<mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="A6:C6"/></mergeCells>'
    sheet = xml(*rows, after=merged)
    covered = {3: Code.MERGED, 4: Code.MERGED}
    assert codes(sheet) == {**dict.fromkeys(range(2, 12)), **covered}
    text = "Excel does not show 13800000003: merged cells of row 2 cover it"
    assert sheet.problem(2).words().english() == text
    assert called(sheet) == {n: phone(n) for n in (2, *range(5, 12))}
    other = sheet.with_layout(Layout(0, {Role.PHONE: 1}), sheet.checker)
    assert [row for row, code in codes(other).items() if code is Code.MERGED] == [6]


@pytest.mark.parametrize("count", [20, 2_000])
def test_case_20_one_number_under_many_merged_cells(xml, count):
    rows = [row(n, num("A", phone(1))) for n in range(2, count + 2)]
    merged = f'<mergeCells><mergeCell ref="A2:A{count}"/></mergeCells>'
    sheet = xml(*rows, after=merged)
    assert called(sheet) == {2: phone(1)}
    assert sheet.problem_counts() == {Code.MERGED: count - 2, Code.DUPLICATE: 1}
    sheet.edit(3, 0, phone(7))
    assert called(sheet) == {2: phone(1), 4: phone(7)}


def test_case_21_blank_rows_shift_nothing(xml):
    sheet = xml(row(3, num("A", phone(3))), row(7, num("A", phone(7))), row(9))
    assert called(sheet) == {3: phone(3), 7: phone(7)}
    assert (sheet.totals.blank, sheet.totals.invalid) == (4, 0)


def test_case_22_a_used_range_of_a_million_rows(xml):
    sheet = xml(row(2, num("A", phone(2))), row(1_048_576, num("A", phone(3))))
    assert list(called(sheet)) == [2, 1_048_576]
    far = xml(row(2, num("A", phone(2))), row(1_048_576, num("XFD", 1)))
    assert list(called(far)) == [2]


def test_case_23_a_wrong_dimension(xml):
    sheet = xml(row(2, num("A", phone(2))), before='<dimension ref="A1:A1"/>')
    assert called(sheet) == {2: phone(2)}


def test_case_24_right_to_left_wide_and_long(xml):
    long = text("XFD", "长" * 32_000)
    view = '<sheetViews><sheetView rightToLeft="1" workbookViewId="0"/></sheetViews>'
    sheet = xml(row(2, num("A", phone(2)), long), before=view)
    assert called(sheet) == {2: phone(2)}
    assert len(sheet.text(1, 16_383)) == 32_000


# --- files ---------------------------------------------------------------------------------------
def test_case_25_what_a_file_is_decides_not_its_name(tmp_path):
    page = "<table><tr><td>Phone</td></tr><tr><td>13800138000</td></tr></table>"
    (tmp_path / "page.xls").write_text(page)
    (tmp_path / "text.xls").write_text("Phone\tName\n13800138000\ta\n")
    book = xlsx(tmp_path / "book.xlsx", {"S": [["Phone"], ["13800138000"]]})
    (tmp_path / "book.csv").write_bytes(book.read_bytes())
    for name in ("page.xls", "text.xls", "book.csv", "book.xlsx"):
        assert list(called(load(tmp_path / name).sheet).values()) == ["13800138000"]
    fixtures = Path(__file__).parents[2] / "fixtures"
    for name in ("libreoffice.xls", "libreoffice.ods", "sheetjs.xlsb"):
        assert call_numbers(load(fixtures / name).sheet)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_case_26_encodings_and_delimiters(tmp_path, encoding, delimiter):
    lines = [
        "姓名{0}手機號碼{0}地址",
        '張偉{0}13800138000{0}"臺北市\n信義區"',
        "李娜{0}13800138001{0}高雄市",
    ]
    path = tmp_path / "名單.csv"
    path.write_bytes("\n".join(lines).format(delimiter).encode(encoding))
    state = load(path)
    assert list(called(state.sheet).values()) == ["13800138000", "13800138001"]
    assert state.sheet.text(1, 0) == "張偉"
    chosen = load(path, encoding=state.info.encoding)
    assert chosen.sheet.text(1, 0) == "張偉"


def test_case_27_protected_with_a_password(tmp_path):
    plain = xlsx(tmp_path / "plain.xlsx", {"S": [["Phone"], ["13800138000"]]})
    path = tmp_path / "protected.xlsx"
    path.write_bytes(encrypted_package(plain.read_bytes(), "geheim"))
    assert "Type its password" in refused(path)
    assert "does not open" in refused(path, password="wrong")
    assert called(load(path, password="geheim").sheet) == {2: "13800138000"}


def test_case_28_a_file_that_is_gone(tmp_path):
    assert "was not found" in refused(tmp_path / "gone.xlsx")


def test_case_29_excels_lock_file(tmp_path):
    xlsx(tmp_path / "leads.xlsx", {"S": [["Phone"], ["13800138000"]]})
    (tmp_path / "~$leads.xlsx").write_bytes(b"\x05admin" + bytes(159))
    assert "Excel's lock file" in refused(tmp_path / "~$leads.xlsx")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut", bytes(range(256)) * 40])
def test_case_30_no_sheet_at_all(tmp_path, content):
    path = tmp_path / "leads.xlsx"
    path.write_bytes(content)
    assert "leads.xlsx" in refused(path)


def test_case_31_several_files_are_one_list(tmp_path):
    a = xlsx(tmp_path / "a.xlsx", {"S": [["Phone"], ["13800138000"]]})
    b = xlsx(tmp_path / "b.xlsx", {"S": [["Name", "Mobile"], ["x", "13800138001"]]})
    state = load(a, others=(ReadRequest(b),))
    assert [one.number for one in call_numbers(state.sheet)] == ["13800138000", "13800138001"]
    assert [state.sheet.rows.place(line).file for line in state.sheet.all_rows()] == [
        "a.xlsx", "b.xlsx",
    ]  # fmt: skip
    assert "folder" in refused(tmp_path)


def test_case_32_changed_after_the_import(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", {"S": [["Phone"], ["1380013800"], ["13800138001"]]})
    before = load(path).sheet
    before.edit(1, 0, "13800138009")
    before.exclude([2])
    xlsx(path, {"S": [["Phone"], ["13700137000"], ["1380013800"], ["13800138001"]]})
    state = load(path, before=before)
    assert state.carried is not None
    assert (state.carried.applied, state.carried.lost) == (2, 0)
    assert called(state.sheet) == {2: "13700137000", 3: "13800138009"}


def test_case_33_pasted_rows():
    data = b"Phone\tName\r\n13800138000\ta\r\n01065512345\tb\r\n"
    state = load(Path("Pasted rows"), data=data)
    assert called(state.sheet) == {2: "13800138000", 3: "01065512345"}
    assert state.sheet.kind_counts() == {NumberKind.MOBILE: 1, NumberKind.LANDLINE: 1}
