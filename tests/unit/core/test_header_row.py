"""No number above a header is lost, and none of a title block is called (SHEETS 16)."""

from __future__ import annotations

import pytest

from tests.helpers.rows import sheet_rows
from yccall_desktop.core.call_sheet import CallSheet
from yccall_desktop.core.columns import Layout, Role, detect_layout
from yccall_desktop.core.phone import PhoneChecker
from yccall_desktop.core.problems import Code, Problem

NAMES = ["Zhang", "Li", "Wang", "Zhao", "Chen", "Sun"]
PHONES = [f"1380013{n}7{n}9" for n in range(6)]
OTHERS = [f"1390013{n}5{n}4" for n in range(6)]
LIST = [list(row) for row in zip(NAMES, PHONES, strict=True)]
SECOND = [[f"M{n}", *row] for n, row in enumerate(zip(NAMES, OTHERS, strict=True))]


def layout_of(*rows):
    return detect_layout(sheet_rows(rows))


@pytest.mark.parametrize(
    "second",
    [
        ["Member ID", "Name", "Phone"],
        ["会员号", "姓名", "手机号"],
        ["No.", "Name", "Phone", "Note"],
    ],
)
def test_the_numbers_above_a_second_table_are_no_title_lines(second):
    header = ["Name", "Phone"]
    assert layout_of(header, *LIST, [], second, *SECOND) == Layout(0, {Role.PHONE: 1})
    assert layout_of(header, LIST[0], second, *SECOND).header_row == 0
    assert layout_of(*LIST, [], second, *SECOND).header_row is None


@pytest.mark.parametrize("footer", [["Tel"], ["Made by", "Phone"], ["联系人", "电话", "手机"]])
def test_a_footer_is_no_header_of_the_list_above_it(footer):
    header = ["Name", "Phone"]
    assert layout_of(header, *LIST, [], footer) == Layout(0, {Role.PHONE: 1})
    assert layout_of(["Phone"], *([phone] for phone in PHONES), footer).header_row == 0
    assert layout_of(*LIST, [], footer) == Layout(None, {Role.PHONE: 1})


def test_a_number_below_a_title_does_not_hide_the_header():
    lines = [["Phone list"], ["20261123"], ["Name", "Phone"]]
    assert layout_of(*lines, *LIST) == Layout(2, {Role.PHONE: 1})


@pytest.mark.parametrize("broken", ["1380O138000", "1.38E+10", "138001"])
@pytest.mark.parametrize("value", ["Mobile", "手机", "WhatsApp", "Member"])
def test_values_that_a_list_repeats_are_no_titles(broken, value):
    rows = [[*row, value] for row in LIST]
    assert layout_of(["Li", broken, value], *rows) == Layout(None, {Role.PHONE: 1})


def test_a_header_that_is_printed_on_each_page_is_found():
    first, second = [["Name", "Phone", f"Page {page}"] for page in (1, 2)]
    assert layout_of(first, *LIST, second, *LIST) == Layout(0, {Role.PHONE: 1})


@pytest.mark.parametrize(
    "line",
    [["公司", "某某公司", "电话", "01065512345"], ["Office", "Beijing", "Tel", "13911112222"],
     ["示例", "男", "30", "13800138000"], ["e.g. Anna", "f", "30", "13800138000"]],
)  # fmt: skip
@pytest.mark.parametrize("times", [1, 2])
def test_a_number_that_is_named_above_the_header_is_not_called(line, times):
    rows = [[name, "f", "30", phone] for name, phone in LIST]
    header = ["Name", "Sex", "Age", "Phone"]
    assert layout_of(*[line] * times, header, *rows) == Layout(times, {Role.PHONE: 3})


def test_numbers_that_are_all_named_are_a_list():
    rows = [[name, "Tel", phone] for name, phone in LIST]
    assert layout_of(*rows[:2], ["Name", "", "Phone"], *rows[2:]).header_row is None


@pytest.mark.parametrize("titles", [["20261123"], ["20261123", "20261124"], ["4001234567", ""]])
def test_a_header_with_a_day_above_a_column_is_a_header(titles):
    rows = [[*row, *"x" * len(titles)] for row in LIST]
    assert layout_of(["Name", "Phone", *titles], *rows) == Layout(0, {Role.PHONE: 1})


@pytest.mark.parametrize("phone", ["13911112222", "+86 139 1111 2222", "010-65512345"])
def test_a_title_line_with_a_phone_is_no_header_of_a_column_of_other_numbers(phone):
    rows = [[phone, name, f"2024000{n}234"] for n, (name, phone) in enumerate(LIST)]
    lines = [["Contact", "Wu", "Tel", phone], ["Phone 1", "Name", "Order no."]]
    assert layout_of(*lines, *rows) == Layout(1, {Role.PHONE: 0})


def test_a_row_with_a_value_that_names_phones_is_no_header_of_a_second_table():
    second = [["Phone", "Name"], ["13512345678", "Wu"]]
    rows = ["tel", "Mobile World", "20240001234", "11010519900307123X", "+8613942005798"]
    layout = layout_of(["Source", "Name", "Order no.", "ID", "Phone"], rows, [], *second)
    assert layout == Layout(0, {Role.PHONE: 4})


def test_named_numbers_of_a_list_are_not_lost_above_one_in_words():
    rows = [["A", "手机", "+8615175150847"], ["B", "tel", "13253327769"]]
    assert layout_of(*rows, ["C", "tel", "tel:17589441560"], ["Total", 5]).header_row is None


def test_days_below_a_title_are_no_rival_of_the_numbers():
    rows = [["2024-01-02", "u", *row] for row in LIST]
    layout = layout_of(["Template; the phone is required"], *rows)
    assert layout.columns == {Role.PHONE: 3}
    assert layout.rival is None


def test_identity_cards_below_a_title_are_no_numbers():
    rows = [["11010519900307123X", name, phone] for name, phone in LIST]
    layout = layout_of(["请填写手机号"], *rows)
    assert (layout.columns, layout.rival) == ({Role.PHONE: 2}, None)


def test_a_number_beside_the_word_phone_is_a_row():
    assert layout_of(["Li", "13800138000", "Phone"], *LIST).header_row is None
    assert layout_of(["Phone", "13800138000"], *LIST).header_row is None


@pytest.mark.parametrize(
    "title", ["Phone (13800138000)", "手机号（13800138000）", "Mobile (11 digits, 138 0013 8000)"]
)
@pytest.mark.parametrize("beside", [["Member ID", "Name"], ["会员号", "姓名"]])
def test_a_header_may_hold_a_number_in_parentheses(title, beside):
    layout = layout_of([*beside, title], *SECOND)
    assert layout == Layout(0, {Role.MEMBER_ID: 0, Role.PHONE: 2})


@pytest.mark.parametrize(
    "first",
    [["M1", "Li", "Phone (13800138000)"], ["Member", "Li", "Phone (13800138000)"],
     ["Member", "Name", "Li (13800138000)"]],
)  # fmt: skip
def test_a_row_with_a_number_in_parentheses_is_no_header(first):
    assert layout_of(first, *SECOND).header_row is None


def test_numbers_in_parentheses_below_each_other_are_a_list():
    rows = [["Member", "User", f"Phone ({phone})"] for phone in PHONES]
    assert layout_of(*rows).header_row is None


# --- rows below the header that are examples -----------------------------------------------------
def checked(*rows, hidden=()):
    table = sheet_rows(rows, hidden)
    sheet = CallSheet(table, detect_layout(table), PhoneChecker("CN"))
    sheet.check_appended()
    return sheet


@pytest.mark.parametrize(
    "example",
    [["示例：张三", "13800138000", ""], ["张三", "13800138000", "示例，请删除"],
     ["e.g. Anna", "13800138000", ""], ["Example", "13800138000", "x"], ["", "例：13800138000", ""],
     ["Anna", "13800138000", "(sample row)"], ["Anna", "13800138000", "Contoh"]],
)  # fmt: skip
def test_an_example_below_the_header_is_not_called_unless_it_is_taken_in(example):
    sheet = checked(["Name", "Phone", "Note"], [], example, *([*row, "x"] for row in LIST))
    assert (sheet.totals.ready, sheet.totals.excluded) == (len(LIST), 1)
    assert sheet.code(2) is Code.EXAMPLE
    assert sheet.problem(2) == Problem(Code.EXAMPLE)
    sheet.restore([2])
    assert sheet.code(2) is (Code.LETTERS if "例" in example[1] else None)
    sheet.undo()
    assert sheet.code(2) is Code.EXAMPLE


def test_an_example_below_a_row_that_says_what_to_fill_in_is_not_called():
    guide, example = ["必填", "必填，11位", "选填"], ["示例：张三", "13800138000", ""]
    rows = [[*row, ""] for row in LIST]
    sheet = checked(["姓名", "手机号", "备注"], guide, example, *rows)
    assert (sheet.totals.ready, sheet.code(2)) == (len(LIST), Code.EXAMPLE)
    assert checked(["姓名", "手机号", "备注"], rows[0], example, *rows[1:]).totals.excluded == 0


def test_an_example_that_the_user_took_in_and_left_out_is_restored_at_once():
    sheet = checked(["Name", "Phone"], ["Example", "13800138000"], *LIST)
    sheet.restore([1])
    sheet.exclude([1])
    sheet.restore([1])
    assert sheet.totals.ready == len(LIST) + 1


def test_several_examples_below_the_header():
    examples = [["示例1", "13800138000"], ["示例2", "13800138001"]]
    assert checked(["Name", "Phone"], *examples, *LIST).totals.excluded == 2


@pytest.mark.parametrize("value", ["Sample", "Example", "示例"])
def test_a_value_of_several_rows_is_no_example(value):
    rows = [[*row, value if n in (0, 4) else "order"] for n, row in enumerate(LIST)]
    assert checked(["Name", "Phone", "Type"], *rows).totals.ready == len(LIST)
    assert checked(*rows).totals.ready == len(LIST)


@pytest.mark.parametrize(
    "name", ["Example Ltd", "Samples Inc.", "Sample Anna", "比例", "Egon", "EG", "Sample-1"]
)
def test_a_name_is_no_example(name):
    sheet = checked(["Name", "Phone"], [name, "13800138000"], *LIST)
    assert sheet.totals.excluded == 0


def test_a_hidden_example_is_hidden():
    sheet = checked(["Name", "Phone"], ["Example", "13800138000"], *LIST, hidden=[1])
    assert sheet.code(1) is Code.HIDDEN
