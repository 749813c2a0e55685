"""Finding: any case, digits whatever stands between them, never across two cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.rows import sheet_rows
from yccall_desktop.core.call_sheet import CallSheet
from yccall_desktop.core.cancel import Cancelled, CancelToken
from yccall_desktop.core.columns import Layout, Role
from yccall_desktop.core.doctor import repair_all
from yccall_desktop.core.find_rows import Needle, find_rows
from yccall_desktop.core.phone import PhoneChecker
from yccall_desktop.core.problems import Code, label
from yccall_desktop.core.row_marks import marked

WORDS = {code: label(code).template for code in Code}


def checked(*rows) -> CallSheet:
    table = [["Phone", "Note"], *rows]
    sheet = CallSheet(sheet_rows(table), Layout(0, {Role.PHONE: 0}), PhoneChecker("CN"))
    sheet.check_appended()
    return sheet


def found(sheet: CallSheet, text: str, columns=(0, 1)) -> list[int]:
    return marked(find_rows(sheet, Needle(text), columns, WORDS, CancelToken())).tolist()


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("13800138000", [1, 2]),
        ("138-0013-8000", [1, 2]),
        ("0013", [1, 2, 3]),
        ("lee", [1, 3]),
        ("LEE", [1, 3]),
        ("李", [2]),
        ("１３９", [3]),
        ("1390013", [3]),
        ("letters", [4]),
        ("note", []),
        ("", []),
        ("  ", []),
        ("3", [1, 2, 3, 4]),
        ("5", [4]),
        ("straße", [4]),
    ],
)
def test_what_is_found(text, rows):
    sheet = checked(
        ["138-0013-8000", "Lee"],
        ["+86 (138) 0013 8000", "李"],
        ["139 0013 9000", "kleE"],
        ["138ABC38000", "STRASSE Straße"],
    )
    assert found(sheet, text) == rows


def test_nothing_is_found_across_two_cells():
    sheet = checked(["13800138001", "ab"], ["13900139002", "ba"])
    assert found(sheet, "00113900") == []
    assert found(sheet, "abba") == []


def test_a_number_that_will_be_called_is_found_as_it_is_called():
    sheet = checked(["（010）6551-2345", "x"], ["13800138000", "y"])
    assert sheet.number(1) == "01065512345"
    assert found(sheet, "01065512345", columns=(1,)) == [1]


def test_edits_are_searched_in_place_of_the_file():
    sheet = checked(["13800138000", "old"], ["13800138001", "old"])
    sheet.edit(1, 1, "new")
    assert found(sheet, "old") == [2]
    assert found(sheet, "NEW") == [1]


def test_only_the_shown_columns_are_searched():
    assert found(checked(["13800138000", "old"]), "old", columns=(0,)) == []


def test_rows_that_are_gone_are_not_found():
    sheet = checked(["13800138001;13800138002", "x"])
    repair_all(sheet, Code.SEVERAL_NUMBERS)
    assert found(sheet, "13800138002") == [2]
    assert found(sheet, "2") == [1, 2]
    sheet.undo()
    assert found(sheet, "x") == [1]


def test_the_search_can_be_cancelled():
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        find_rows(checked(["1", "2"]), Needle("1"), (0,), WORDS, token)


@given(
    st.lists(st.text("aAß1２-İ ", max_size=5), min_size=1, max_size=12),
    st.text("aAß12-İ ", min_size=1, max_size=4),
)
def test_a_block_is_searched_as_its_cells_are(cells, text):
    needle = Needle(text)
    sheet = checked(*(["", cell] for cell in cells))
    cells_found = {row for row, cell in enumerate(cells, 1) if needle and needle.within(cell)}
    own_number = {int(text.strip()) - 1} if text.strip().isdecimal() else set()
    assert set(found(sheet, text, columns=(1,))) - own_number == cells_found - own_number
