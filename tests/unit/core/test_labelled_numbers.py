"""A number with a label or quotation marks around it: a problem, but one that can be repaired."""

from __future__ import annotations

import pytest

from tests.helpers.rows import sheet_rows
from yccall_desktop.core.call_sheet import CallSheet
from yccall_desktop.core.cells import CellKind
from yccall_desktop.core.columns import detect_layout
from yccall_desktop.core.doctor import repair_all
from yccall_desktop.core.phone import PhoneChecker
from yccall_desktop.core.problems import Code

CHINA = PhoneChecker("CN")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("p:+8613800138000", Code.LETTERS),  # as leads are exported from advertisements
        ("tel:+86-138-0013-8000", Code.LETTERS),
        ("Tel. 138 0013 8000", Code.LETTERS),
        ("手机：13800138000", Code.LETTERS),
        ("手机号码13800138000；", Code.LETTERS),
        ("callto:13800138000", Code.LETTERS),
        ("13800138000 (mobile)", Code.LETTERS),
        ("M: 13800138000", Code.LETTERS),
        ('"13800138000"', Code.STRANGE_CHARACTER),
        ("“13800138000”", Code.STRANGE_CHARACTER),
        ("13800138000,", Code.STRANGE_CHARACTER),
        ("、13800138000", Code.STRANGE_CHARACTER),
        ("=13800138000", Code.STRANGE_CHARACTER),
        ("(13800138000", Code.STRANGE_CHARACTER),
    ],
)
def test_the_number_alone_is_suggested(text, code):
    problem = CHINA.check(text, CellKind.TEXT).problem
    assert problem is not None
    assert problem.code is code
    assert CHINA.check(problem.suggestion, CellKind.TEXT).number == "13800138000"
    assert "turns" not in problem.words().english()


@pytest.mark.parametrize(
    "text",
    ["DO NOT CALL 13800138000", "13800138000 (空号)", "王先生 13800138000", "138ABC38000",
     "1380O138000", "1380013800O", "p13800138000", "13800138000 x", "tel:1380013800",
     "T3 13800138000", "13800138000²", "13800138000*", "138****8000", "https://example.com/13800138000",
     "13800138000@qq.com", "(" * 199 + "13800138000", "Tel 13800138000 2"],
)  # fmt: skip
def test_nothing_is_suggested_where_something_else_is_said(text):
    problem = CHINA.check(text, CellKind.TEXT).problem
    assert problem is not None
    assert problem.suggestion == "" or problem.code is Code.EXTENSION


def test_a_letter_may_be_a_digit_of_a_number_of_any_length():
    for text in ("0812374435O", "0812374435 o", "l0812374435", "0812374435 XX"):
        problem = PhoneChecker("ID").check(text, CellKind.TEXT).problem
        assert problem is not None
        assert problem.suggestion == ""


def test_all_are_repaired_in_one_step():
    rows = sheet_rows([["Phone"], ["p:+8613800138000"], ["p:+8613800138001"], ["call me 138"]])
    sheet = CallSheet(rows, detect_layout(rows), CHINA)
    sheet.check_appended()
    assert repair_all(sheet, Code.LETTERS) is not None
    assert [sheet.number(row) for row in (1, 2, 3)] == ["13800138000", "13800138001", ""]
