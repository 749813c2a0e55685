"""A table from the clipboard is read like a file, without any file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yccall_desktop.core.ports import ReadRequest
from yccall_desktop.errors import AppError
from yccall_desktop.sheets.pasted import pasted_records

NAME = Path("Pasted table")


@pytest.fixture
def paste(ask):
    def run(text: str):
        return ask(ReadRequest(NAME, data=text.encode()))

    return run


def test_a_table_from_excel(paste):
    found = paste('姓名\t电话\r\n"张三\n北京"\t13800138000\r\n李四\t+86 139\r\n')
    assert found.texts() == [["姓名", "电话"], ["张三\n北京", "13800138000"], ["李四", "+86 139"]]
    assert found.info.delimiter == "\t"
    assert [sheet.name for sheet in found.info.sheets] == ["Pasted table"]


def test_commas_in_cells_divide_nothing_beside_tabs(paste):
    assert paste("A, B, C\t1\nD, E, F\t2\n").texts() == [["A, B, C", "1"], ["D, E, F", "2"]]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ('5" screen\t138', ['5" screen', "138"]),
        ('"open\t138', ['"open', "138"]),
        ('"a" b\t138', ['"a" b', "138"]),
        ('"say ""hi"""\t138', ['say "hi"', "138"]),
        ('"two\ttabs"\t138', ["two\ttabs", "138"]),
        ("\t138\t", ["", "138"]),
    ],
)
def test_quotation_marks_swallow_no_row(paste, line, cells):
    assert paste(f"{line}\nnext\t139\n").texts()[-1][:2] == ["next", "139"]
    assert paste(f"{line}\nnext\t139\n").texts()[0][: len(cells)] == cells


def test_one_column_and_text_of_other_programs(paste):
    assert paste("13800138000\n13900139000").texts() == [["13800138000"], ["13900139000"]]
    assert paste("a,138\r\nb,139\r\n").texts() == [["a", "138"], ["b", "139"]]


@pytest.mark.parametrize("sign", [",", ";"])
def test_two_numbers_in_a_cell_of_a_single_column(paste, sign):
    lines = ["手机", "13800138000", f"13800138001{sign}13900139001", "13800138002"]
    assert paste("\n".join(lines)).texts() == [[line] for line in lines]


def test_blank_rows_count(paste):
    assert paste("\t\n\nA\t1\n\n").texts() == [["", ""], ["", ""], ["A", "1"]]


@pytest.mark.parametrize("text", ["", "\r\n\r\n", "\t\t\n", "\0"])
def test_nothing_was_copied(paste, text):
    with pytest.raises(AppError, match="is empty"):
        paste(text)


def test_a_large_table_travels_to_the_child(ask):
    data = "".join(f"1380013{n:04}\tname {n}\n" for n in range(10_000)).encode() * 20
    found = ask(ReadRequest(NAME, data=data))
    assert len(found.rows) == 200_000
    assert found.rows.text(199_999, 0) == "13800139999"


def quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if set(cell) & set("\t\r\n") else cell


# Excel writes a cell without line breaks as it is: one that looks quoted cannot be told apart
CELLS = st.text(st.sampled_from('ab1 "\t\n,;')).filter(
    lambda cell: not cell.startswith('"') or set(cell) & set("\t\n")
)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=6))
def test_what_excel_copies_comes_back(table):
    text = "\r\n".join("\t".join(map(quoted, row)) for row in table)
    assert list(pasted_records(text))[: len(table)] == table
