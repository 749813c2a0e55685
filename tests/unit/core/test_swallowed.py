"""Rows of a text file that became the lines of a cell."""

from __future__ import annotations

import pytest

from tests.helpers.rows import block_of, sheet_rows
from tests.helpers.sheet_files import phone
from yccall_desktop.core import swallowed
from yccall_desktop.core.call_sheet import CallSheet
from yccall_desktop.core.cancel import Cancelled, CancelToken
from yccall_desktop.core.cells import Place, SheetRows
from yccall_desktop.core.columns import Layout, Role
from yccall_desktop.core.phone import PhoneChecker
from yccall_desktop.core.swallowed import Swallowed, swallowed_rows

TEXT = {"": ","}


def found(rows, phone_column=1, delimiters=TEXT, header=None, region="CN", cancel=None):
    sheet = CallSheet(rows, Layout(header, {Role.PHONE: phone_column}), PhoneChecker(region))
    sheet.check_appended()
    return swallowed_rows(sheet, delimiters, cancel)


@pytest.mark.parametrize(
    "cell",
    [
        f"Anna,{phone(1)}\nBob",
        f"Anna\nBob,{phone(1)}\r\nCarl",
        f"{phone(1)},Anna\rBob",
        f"Anna\n{phone(1)}",
        "Anna, +86 (138) 0013-8001 \nBob",
        f"Anna,{phone(1)},x\n{phone(2)},y",
    ],
)
def test_numbers_between_lines(cell):
    rows = sheet_rows([["Name", "Phone"], ["x", phone(0)], ["y", phone(9), cell]])
    assert found(rows, header=0) == {2: Swallowed(1, 2)}


@pytest.mark.parametrize(
    "cell",
    [
        f"Anna,{phone(1)}",
        f"call in the evening\nor {phone(1)}",
        f"Anna;{phone(1)}\nBob",
        "20241126\n客户不接",
        "202411260012\nx",
        "5 Road\nCity, 2000000, X",
        "Floor 3\nRoom 12",
        "2026-11-30\nx",
        "\n",
        "",
    ],
)
def test_other_cells(cell):
    assert found(sheet_rows([[phone(0), cell]]), 0) == {}


def test_the_header_is_no_row():
    rows = sheet_rows([["Name", f"Phone\n{phone(1)}"], ["x", phone(0)]])
    assert found(rows, header=0) == {}


def test_files_with_delimiters_of_their_own():
    rows = SheetRows()
    for name in ("a.csv", "b.csv", "c.xlsx"):
        rows.begin_part(Place(name, "", 1))
        rows.append(block_of([[f"A;{phone(1)}\nB", f"A,{phone(2)}\nB", phone(3)]]))
    delimiters = {"a.csv": ",", "b.csv": ";"}
    assert found(rows, 2, delimiters) == {1: Swallowed(1, 0), 0: Swallowed(1, 1)}


def test_more_than_are_counted(monkeypatch):
    monkeypatch.setattr(swallowed, "MOST", 3)
    rows = sheet_rows([[f"A,{phone(n)}\nB", phone(n)] for n in range(9)])
    assert found(rows) == {0: Swallowed(3, 0)}


def test_a_list_of_another_region_than_the_chosen_one():
    rows = sheet_rows([["Anna,0591 123456\nBob", f"06421 1234{n:02}"] for n in range(9)])
    assert found(rows, region="DE") == found(rows, region="SG") == {0: Swallowed(9, 0)}


def test_it_can_be_stopped():
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        found(sheet_rows([[f"A,{phone(1)}\nB", phone(2)]]), cancel=cancel)
