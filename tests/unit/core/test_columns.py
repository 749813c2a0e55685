"""Which row is the header, which columns are used (SHEETS 16 to 18)."""

from __future__ import annotations

import pytest

from tests.helpers.rows import block_of, sheet_rows
from yccall_desktop.core.cells import SheetRows
from yccall_desktop.core.columns import (
    Layout,
    Role,
    column_letter,
    column_title,
    detect_columns,
    detect_layout,
)

PHONES = ["138 0013 8000", "13800138001", "+8613900139002", "010-65512345", "13700137004"]
NAMES = ["Zhang", "Li", "Wang", "Zhao", "Chen"]


def table(*columns, header=None):
    rows = [list(cells) for cells in zip(*columns, strict=True)]
    return [list(header), *rows] if header else rows


@pytest.mark.parametrize(
    "word",
    ["Phone", "MOBILE", " Tel. ", "手机", "手机号", "电话", "联系电话", "号码", "Teléfono",
     "Celular", "Nomor HP", "เบอร์โทร", "Phone number (required)", "客户手机号码"],
)  # fmt: skip
def test_header_words(word):
    layout = detect_layout(sheet_rows(table(NAMES, PHONES, header=["Name", word])))
    assert layout == Layout(0, {Role.PHONE: 1})


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("Member ID", Role.MEMBER_ID),
        ("会员编号", Role.MEMBER_ID),
        ("User ID", Role.USER_ID),
        ("工号", Role.USER_ID),
        ("Customer UUID", Role.CUSTOMER_UUID),
        ("intent", Role.INTENT),
        ("chengshudu", Role.INTENT),
        ("成熟度", Role.INTENT),
        ("客户意向", Role.INTENT),
        ("Preset call time", Role.PRESET_TIME),
        ("预设呼叫时间", Role.PRESET_TIME),
        ("เวลาโทรที่กำหนด", Role.PRESET_TIME),
    ],
)
def test_words_of_the_other_columns(word, role):
    layout = detect_layout(sheet_rows(table(NAMES, PHONES, header=[word, "Phone"])))
    assert layout == Layout(0, {Role.PHONE: 1, role: 0})


def test_an_id_column_does_not_beat_the_phone_column():
    ids = ["13900000001", "13900000002", "13900000003", "13900000004", "13900000005"]
    for word in ("Order ID", "身份证号码", "Member ID", "Ref"):
        layout = detect_layout(sheet_rows(table(ids, PHONES, header=[word, "Phone"])))
        assert layout.columns[Role.PHONE] == 1


def test_content_decides_against_the_word():
    layout = detect_layout(sheet_rows(table(NAMES, PHONES, header=["Phone", "Contact"])))
    assert layout.columns[Role.PHONE] == 1


def test_a_damaged_phone_column_is_still_the_phone_column():
    damaged = ["1.38E+10", "1.39E+10", "n/a", "1.38001E+10", "-"]
    ids = ["20261100001", "20261100007", "20261100003", "20261100004", "20261100002"]
    layout = detect_layout(sheet_rows(table(ids, damaged, header=["Order ID", "Phone"])))
    assert layout.columns[Role.PHONE] == 1


@pytest.mark.parametrize("form", ["p:+86{}", "tel:{}", "{} (mobile)", "{} / {}", "138****1234"])
@pytest.mark.parametrize("title", ["Order ID", "Ref", "Batch"])
def test_a_phone_column_with_words_is_not_left_for_one_of_other_numbers(form, title):
    cells = [form.format(phone, phone) for phone in PHONES]
    others = ["13900000011", "13900000412", "13900007013", "13900000914", "13900020015"]
    for place in (0, 1):
        columns = [others, cells] if place else [cells, others]
        header = [title, "Phone"] if place else ["Phone", title]
        layout = detect_layout(sheet_rows(table(*columns, header=header)))
        assert place in (layout.columns[Role.PHONE], layout.rival)


def test_two_equally_good_columns_are_uncertain():
    header = ["Phone 1", "Phone 2"]
    layout = detect_layout(sheet_rows(table(PHONES, PHONES[::-1], header=header)))
    assert layout == Layout(0, {Role.PHONE: 0}, uncertain=True, rival=1)


def test_the_fuller_of_two_columns_is_chosen():
    few = ["", "", "", "13500135000", ""]
    layout = detect_layout(sheet_rows(table(few, PHONES, header=["Phone 2", "Phone"])))
    assert layout == Layout(0, {Role.PHONE: 1})


def test_title_lines_and_blank_rows_above_the_header():
    rows = [["Phone list November"], [], ["Export of 2026-11-01 08:00"], ["Name", "Phone"]]
    layout = detect_layout(sheet_rows(rows + table(NAMES, PHONES)))
    assert layout == Layout(3, {Role.PHONE: 1})


def test_two_header_lines():
    rows = [["Customer", "Contact", "", ""], ["Name", "Phone", "Member ID", "Note"]]
    cells = table(NAMES, PHONES, NAMES, NAMES)
    assert detect_layout(sheet_rows(rows + cells)).header_row == 1


def test_no_header():
    assert detect_layout(sheet_rows(table(NAMES, PHONES))) == Layout(None, {Role.PHONE: 1})
    assert detect_layout(sheet_rows([[p] for p in PHONES])) == Layout(None, {Role.PHONE: 0})


@pytest.mark.parametrize("first", ["n/a", "无", "138ABC38000", "1.38E+10", ""])
def test_a_bad_first_row_is_no_header(first):
    rows = [["Sun", first], *table(NAMES, PHONES)]
    assert detect_layout(sheet_rows(rows)).header_row is None


def test_a_header_in_words_that_nobody_knows():
    rows = table(NAMES, PHONES, header=["Nimi", "Puhelin"])
    assert detect_layout(sheet_rows(rows)) == Layout(0, {Role.PHONE: 1})


def test_the_first_data_rows_are_bad():
    rows = [["Name", "Phone"], ["A", "n/a"], ["B", "-"], *table(NAMES, PHONES)]
    assert detect_layout(sheet_rows(rows)) == Layout(0, {Role.PHONE: 1})


def test_no_phone_numbers_at_all():
    layout = detect_layout(sheet_rows([["Name", "City"], ["Zhang", "Beijing"]]))
    assert Role.PHONE not in layout.columns
    assert layout.uncertain
    assert detect_layout(SheetRows()) == Layout(None, {}, uncertain=True)


# --- rows of the list that look like a header ----------------------------------------------------
LIST = [[f"c{n}", f"138001380{n:02}", ""] for n in range(12)]


def among_numbers(row, at=5, header=()):
    return detect_layout(sheet_rows([*header, *LIST[:at], row, *LIST[at:]]))


@pytest.mark.parametrize(
    "row",
    [["李娜", "", "会员"], ["Li", "n/a", "Member"], ["姓名", "手机号", "备注"],
     ["Li", "13800138050 (mobile)", ""], ["Li", "手机13800138050", ""],
     ["Li", "Tel 13800138050", "Member"], ["Mobile", "13800138050 ::: 13900139050", ""]],
)  # fmt: skip
@pytest.mark.parametrize("at", [1, 2, 5])
def test_a_row_below_numbers_is_no_header(row, at):
    assert among_numbers(row, at) == Layout(None, {Role.PHONE: 1})


@pytest.mark.parametrize("cell", ["13800138050 (mobile)", "手机13800138050", "Tel. 13800138050"])
def test_a_first_row_with_a_number_in_words_is_no_header(cell):
    assert among_numbers(["Li", cell, "Member"], 0).header_row is None
    assert detect_layout(sheet_rows([[cell], *([one[1]] for one in LIST)])).header_row is None


def test_short_first_rows_of_a_list_are_no_title_lines():
    full = [[name, phone, "Anna", "x"] for name, phone, _ in LIST[2:]]
    rows = [*LIST[:2], ["Li", "n/a", "Member", "x"], *full]
    assert detect_layout(sheet_rows(rows)) == Layout(None, {Role.PHONE: 1})


def test_a_header_of_unknown_words_is_kept_above_a_row_with_a_known_one():
    header = [["客户名称", "客户的电话", "类型"]]
    assert among_numbers(["李娜", "无", "会员"], header=header).header_row == 0
    assert among_numbers(["C", "Tel 13800138050", ""], header=[["Client", "Contact"]]) == Layout(
        0, {Role.PHONE: 1}
    )


@pytest.mark.parametrize(
    "line",
    [["Hotline", "4008001234"], ["Date", "20261101"], ["Export 13800138000", ""],
     ["", "例如13800138000"], ["", "", "20261101001"]],
)  # fmt: skip
def test_a_number_in_a_title_line_does_not_hide_the_header(line):
    rows = [line, ["Name", "Phone", "Member ID"], *LIST]
    assert detect_layout(sheet_rows(rows)).header_row == 1


@pytest.mark.parametrize(
    "lines",
    [[["Contact:", "13911112222"]], [["Hotline", "4008001234"], ["Mobile", "13911112222"]],
     [["Batch", "20241126"], ["Task ID", "", "1234567"]]],
)  # fmt: skip
def test_a_title_block_of_fewer_cells_than_the_rows_does_not_hide_the_header(lines):
    full = [[name, phone, f"{n:08}", "a"] for n, (name, phone, _) in enumerate(LIST)]
    layout = detect_layout(sheet_rows([*lines, ["Name", "Phone", "Member ID", "X"], *full]))
    assert layout == Layout(len(lines), {Role.PHONE: 1, Role.MEMBER_ID: 2})


@pytest.mark.parametrize("title", ["学费 2023-2024", "Overdue (0-30/31-60)", "Calls 20241126"])
@pytest.mark.parametrize("lines", [[], [["Hotline", "4008001234"]]])
def test_digits_in_a_title_above_other_cells_do_not_hide_the_header(title, lines):
    full = [[name, phone, "M1", "10"] for name, phone, _ in LIST]
    layout = detect_layout(sheet_rows([*lines, ["Name", "Phone", "Member ID", title], *full]))
    assert layout == Layout(len(lines), {Role.PHONE: 1, Role.MEMBER_ID: 2})


@pytest.mark.parametrize(
    "row", [["", "Member", "Tel 13800138050"], ["Li", "会员", "13800138050 x"]]
)
@pytest.mark.parametrize("at", [0, 5, len(LIST)])
def test_a_row_with_its_number_in_another_column_is_no_header(row, at):
    assert among_numbers(row, at).header_row is None


@pytest.mark.parametrize(
    "title", ["手机号(如13800138000)", "Phone (e.g. 13800138000)", "手机号（2026-11-01更新）"]
)
def test_a_header_may_show_how_a_number_is_written(title):
    layout = detect_layout(sheet_rows([["x", title, "Member ID"], *LIST]))
    assert layout == Layout(0, {Role.PHONE: 1, Role.MEMBER_ID: 2})


def test_only_a_header():
    assert detect_layout(sheet_rows([["Name", "Phone"]])) == Layout(0, {Role.PHONE: 1})


def test_a_header_that_the_user_chose():
    rows = sheet_rows([["x", "Member ID"], ["Phone", "y"], *table(PHONES, NAMES)])
    assert detect_columns(rows, 0) == Layout(0, {Role.PHONE: 0, Role.MEMBER_ID: 1})
    assert detect_columns(rows, 1) == Layout(1, {Role.PHONE: 0})
    assert detect_columns(rows, None) == Layout(None, {Role.PHONE: 0})


def test_numbers_that_come_late_are_seen():
    rows = sheet_rows([["", "Name"], *([["", "x"]] * 250)])
    rows.append(block_of([["13800138000", "x"]] * 3_000))
    assert detect_layout(rows).columns[Role.PHONE] == 0


def test_a_long_sheet_is_only_sampled(monkeypatch):
    rows = sheet_rows([["Name", "Phone"], *([["x", "13800138000"]] * 50_000)])
    asked = 0
    text = SheetRows.text

    def counted(self, row, column):
        nonlocal asked
        asked += 1
        return text(self, row, column)

    monkeypatch.setattr(SheetRows, "text", counted)
    detect_layout(rows)
    assert asked < 3_000


def test_letters_and_titles():
    letters = [column_letter(index) for index in (0, 25, 26, 701, 702, 16_383)]
    assert letters == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    rows = sheet_rows([["Name", " Phone \n number "], ["x", "13800138000"]])
    assert column_title(rows, Layout(0, {}), 1) == "Phone number"
    assert column_title(rows, Layout(0, {}), 2) == "C"
    assert column_title(rows, Layout(None, {}), 0) == "A"


# --- numbers of others than the customers ------------------------------------------------------
@pytest.mark.parametrize(
    ("other", "own"),
    [("Referrer phone", "Phone"), ("推荐人手机", "手机"), ("紧急联系电话", "联系电话"),
     ("担保人电话", "客户电话"), ("Emergency contact phone", "Mobile"),
     ("Teléfono de emergencia", "Teléfono"), ("Do not call numbers", "Phone"),
     ("退订号码", "手机号")],
)  # fmt: skip
def test_the_number_of_another_person_is_not_asked_about(other, own):
    layout = detect_layout(sheet_rows(table(PHONES, PHONES[::-1], header=[other, own])))
    assert layout == Layout(0, {Role.PHONE: 1})
    alone = detect_layout(sheet_rows(table(PHONES, NAMES, header=[other, "Name"])))
    assert alone == Layout(0, {Role.PHONE: 0}, uncertain=True)


@pytest.mark.parametrize(
    ("caller", "callee"),
    [("From", "To"), ("主叫号码", "被叫号码"), ("Company phone", "Mobile phone")],
)
def test_a_number_that_repeats_is_proposed_last(caller, callee):
    layout = detect_layout(sheet_rows(table(PHONES[:1] * 5, PHONES, header=[caller, callee])))
    assert layout == Layout(0, {Role.PHONE: 1}, uncertain=True, rival=0)
    layout = detect_layout(sheet_rows(table(PHONES[:1] * 5, NAMES, header=[caller, callee])))
    assert layout.columns == {Role.PHONE: 0}


@pytest.mark.parametrize("header", [["业务员电话", "客户电话"], ["Agent phone", "Customer phone"]])
def test_an_agents_number_is_proposed_last(header):
    layout = detect_layout(sheet_rows(table(PHONES[::-1], PHONES, header=header)))
    assert layout == Layout(0, {Role.PHONE: 1}, uncertain=True, rival=0)


AGENTS = PHONES[:1] * len(PHONES)


@pytest.mark.parametrize("header", [["Agent mobile", "Customer"], ["业务员电话", "客户"]])
def test_an_agents_number_is_proposed_last_where_only_its_title_speaks_of_phones(header):
    rows = sheet_rows(table(AGENTS, PHONES, header=header))
    assert detect_layout(rows) == Layout(0, {Role.PHONE: 1}, uncertain=True, rival=0)


def test_the_user_is_asked_where_an_agents_numbers_are_all_different():
    rows = sheet_rows(table(PHONES[::-1], PHONES, header=["Agent mobile", "Customer"]))
    assert detect_layout(rows) == Layout(0, {Role.PHONE: 0}, uncertain=True, rival=1)


def test_an_agents_number_is_proposed_last_beside_a_dirty_column_of_phones():
    dirty = [*PHONES[:2], *["none"] * (len(PHONES) - 2)]
    rows = sheet_rows(table(AGENTS, dirty, header=["Agent phone", "Customer phone"]))
    assert detect_layout(rows) == Layout(0, {Role.PHONE: 1}, uncertain=True, rival=0)


def test_the_best_other_column_is_asked_about_beside_one_of_staff():
    columns = AGENTS, [phone[:-1] + "9" for phone in AGENTS], PHONES
    rows = sheet_rows(table(*columns, header=["Agent phone", "Branch phone", "Customer"]))
    assert detect_layout(rows) == Layout(0, {Role.PHONE: 2}, uncertain=True, rival=0)


@pytest.mark.parametrize("title", ["Customer no.", "Client #", "客户号", "No. cliente", "เลขที่ลูกค้า"])
def test_numbers_by_which_something_is_kept_are_never_called_instead_of_staff(title):
    kept = [phone[:-1] + "9" for phone in PHONES]
    rows = sheet_rows(table(AGENTS, kept, header=["Sales phone", title]))
    assert detect_layout(rows).columns == {Role.PHONE: 0}
    rows = sheet_rows(table(AGENTS, kept, PHONES, header=["Sales phone", title, "Customer"]))
    assert detect_layout(rows) == Layout(0, {Role.PHONE: 2}, uncertain=True, rival=0)


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("Customer", NAMES),
        ("Order ID", PHONES),
        ("Contract no.", PHONES),
        ("Line", AGENTS),
        ("Deal", ["4000001", "5000041", "6000092", "7000003", "8000014"]),
        ("Created", ["20260115", "20260312", "20260401", "20260722", "20260930"]),
    ],
)
def test_numbers_of_staff_are_called_where_no_others_can_be_meant(title, cells):
    rows = sheet_rows(table(PHONES[::-1], cells, header=["Agent mobile", title]))
    assert detect_layout(rows) == Layout(0, {Role.PHONE: 0})


# --- hidden columns ------------------------------------------------------------------------------
def with_hidden(rows, *columns):
    rows.hide_columns((column, column) for column in columns)
    return detect_layout(rows)


def test_a_column_that_is_shown_beats_a_hidden_one_of_a_better_title():
    others = [phone[:-1] + "9" for phone in PHONES]
    rows = sheet_rows(table(PHONES, others, header=["Phone", "New contact"]))
    assert detect_layout(rows).columns == {Role.PHONE: 0}
    assert with_hidden(rows, 0).columns == {Role.PHONE: 1}


def test_equal_columns_are_not_asked_about_when_one_is_hidden():
    rows = sheet_rows(table(PHONES, PHONES, header=["Phone", "Phone"]))
    assert detect_layout(rows).rival == 1
    assert with_hidden(rows, 0) == Layout(0, {Role.PHONE: 1})


@pytest.mark.parametrize(
    ("title", "cells"),
    [("Name", NAMES), ("Ref", ["40000011", "50000417", "60000922", "70000033", "80000144"]),
     ("Order ID", [phone[:-1] + "9" for phone in PHONES])],
)  # fmt: skip
def test_a_hidden_column_is_used_when_what_is_shown_holds_no_phones(title, cells):
    rows = sheet_rows(table(PHONES, cells, header=["Phone", title]))
    assert with_hidden(rows, 0).columns == {Role.PHONE: 0}


def test_hidden_columns_all_count_alike():
    rows = sheet_rows(table(PHONES, PHONES, header=["Phone", "Phone"]))
    assert with_hidden(rows, 0, 1) == detect_layout(rows)
