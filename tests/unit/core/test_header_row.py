"""No number above a header is lost, and none of a title block is called (SHEETS 16)."""

from __future__ import annotations

import pytest

from tests.helpers.rows import sheet_rows
from yccall_desktop.core.columns import Layout, Role, detect_layout

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
