"""Rows of a text file that became the lines of a cell."""

from __future__ import annotations

import pytest

from tests.helpers.rows import block_of, sheet_rows
from tests.helpers.sheet_files import phone
from yccall_desktop.core import swallowed
from yccall_desktop.core.cells import Place, SheetRows
from yccall_desktop.core.swallowed import Swallowed, swallowed_rows

TEXT = {"": ","}


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
    assert swallowed_rows(rows, TEXT, 1) == {2: Swallowed(1, 2)}


@pytest.mark.parametrize(
    "cell",
    [
        f"Anna,{phone(1)}",
        f"call in the evening\nor {phone(1)}",
        f"Anna;{phone(1)}\nBob",
        "Floor 3\nRoom 12",
        "2026-11-30\nx",
        "\n",
        "",
    ],
)
def test_other_cells(cell):
    assert swallowed_rows(sheet_rows([["x", cell]]), TEXT, 0) == {}


def test_the_header_is_no_row():
    rows = sheet_rows([["Name", f"Phone\n{phone(1)}"], ["x", phone(0)]])
    assert swallowed_rows(rows, TEXT, 1) == {}


def test_files_with_delimiters_of_their_own():
    rows = SheetRows()
    for name in ("a.csv", "b.csv", "c.xlsx"):
        rows.begin_part(Place(name, "", 1))
        rows.append(block_of([[f"A;{phone(1)}\nB", f"A,{phone(2)}\nB"]]))
    found = swallowed_rows(rows, {"a.csv": ",", "b.csv": ";"}, 0)
    assert found == {1: Swallowed(1, 0), 0: Swallowed(1, 1)}


def test_more_than_are_counted(monkeypatch):
    monkeypatch.setattr(swallowed, "MOST", 3)
    rows = sheet_rows([[f"A,{phone(n)}\nB", phone(n)] for n in range(9)])
    assert swallowed_rows(rows, TEXT, 0) == {0: Swallowed(3, 0)}
