"""Saved problem rows, repaired in a workbook and imported again, with the real reader."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.helpers.sheet_files import phone, xlsx
from yccall_desktop.core.calling import call_numbers
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.columns import Role
from yccall_desktop.core.doctor import repair_all
from yccall_desktop.core.number_form import NumberForm
from yccall_desktop.core.ports import ReadRequest
from yccall_desktop.core.problems import Code
from yccall_desktop.services.export_rows import save_problem_rows
from yccall_desktop.services.import_sheet import ImportRequest, ImportState, import_sheet
from yccall_desktop.sheets.reader import ProcessSheetReader

TABLE = [
    ["Leads of November"],
    ["Order ID", "Backup", "Phone", "Kunde"],
    ["1", phone(50), phone(1), "M1"],
    ["2", phone(51), "12", "M2"],
    ["3", phone(52), "1380013800", "M3"],
    ["4", phone(53), phone(1), "M4"],
]


def read(path: Path, *others: Path) -> ImportState:
    request = ImportRequest(
        path, None, "CN", NumberForm.NATIONAL, others=tuple(map(ReadRequest, others))
    )
    return import_sheet(ProcessSheetReader(), request, lambda _: None, CancelToken())


def csv_file(path: Path, table: list[list[str]]) -> Path:
    path.write_text("\n".join(",".join(row) for row in table))
    return path


def save(state: ImportState, path: Path) -> list[list[str]]:
    name, sheet = state.path.name, state.info.sheet
    save_problem_rows(state.sheet, name, sheet, path, added=state.added)
    page = openpyxl.load_workbook(path).active
    return [[cell.value or "" for cell in row] for row in page.iter_rows()]


def repair(path: Path, **cells: str) -> None:
    book = openpyxl.load_workbook(path)
    for place, value in cells.items():
        book.active[place] = value
    book.save(path)


@pytest.fixture
def saved(tmp_path):
    """The problem rows of a list whose member ids no header word names."""
    state = read(xlsx(tmp_path / "leads.xlsx", {"Leads": TABLE}))
    layout = state.sheet.layout
    layout = type(layout)(layout.header_row, {Role.PHONE: 2, Role.MEMBER_ID: 3})
    sheet = state.sheet.with_layout(layout, state.sheet.checker)
    path = tmp_path / "leads problems.xlsx"
    assert save_problem_rows(sheet, "leads.xlsx", "Leads", path) == 3
    return path


def test_a_text_that_looks_like_the_code_of_a_character_stays(tmp_path):
    texts = ["_x0031_2", "_x005F_x0031_", "a_x000D_b", "_x12_", "_xzzzz_"]
    table = [["Phone", "Member ID _x0041_"], *(["12", text] for text in texts)]
    state = read(csv_file(tmp_path / "a.csv", table))
    save_problem_rows(state.sheet, "a.csv", "a", tmp_path / "b.xlsx")
    again = read(tmp_path / "b.xlsx")
    assert [again.sheet.rows.text(row, 1) for row in range(6)] == [table[0][1], *texts]
    assert again.added


def test_a_number_of_a_split_cell_that_was_called_does_not_come_back(tmp_path):
    table = [["Phone"], [f"{phone(1)}/139001390"], [phone(2)]]
    sheet = read(xlsx(tmp_path / "a.xlsx", {"Leads": table})).sheet
    repair_all(sheet, Code.SEVERAL_NUMBERS)
    assert [one.number for one in call_numbers(sheet)] == [phone(1), phone(2)]
    save_problem_rows(sheet, "a.xlsx", "Leads", tmp_path / "b.xlsx")
    again = read(tmp_path / "b.xlsx").sheet
    repair_all(again, Code.SEVERAL_NUMBERS)
    assert list(call_numbers(again)) == []


def test_repaired_rows_are_ready_at_once_with_their_layout(saved):
    repair(saved, C2=phone(2), C3=phone(3), C4=phone(4))
    state = read(saved)
    assert not state.sheet.layout.uncertain
    assert state.sheet.layout.columns == {Role.PHONE: 2, Role.MEMBER_ID: 3}
    assert state.sheet.totals.rows == state.sheet.totals.ready == 3
    assert [(one.number, one.member_id) for one in call_numbers(state.sheet)] == [
        (phone(2), "M2"),
        (phone(3), "M3"),
        (phone(4), "M4"),
    ]


def test_saved_again_the_rows_keep_their_first_place(saved, tmp_path):
    repair(saved, C2=phone(2))
    rows = save(read(saved), tmp_path / "again.xlsx")
    assert rows[0] == ["Order ID", "Backup", "Phone", "Kunde", "File", "Sheet", "Row", "Problem"]
    assert [row[4:7] for row in rows[1:]] == [["leads.xlsx", "Leads", "5"]]
    assert rows[1][7].startswith("Too short")


def test_a_column_that_was_put_in_lets_the_layout_be_found_by_itself(saved, tmp_path):
    book = openpyxl.load_workbook(saved)
    book.active.insert_cols(1)
    book.active["A1"] = "Mine"
    book.save(saved)
    repair(saved, D2=phone(2), D3=phone(3), D4=phone(4))
    state = read(saved)
    assert (state.sheet.layout.columns[Role.PHONE], state.added) == (3, {})
    assert state.sheet.totals.ready == 3


def test_problem_rows_beside_another_file(saved, tmp_path):
    other = xlsx(tmp_path / "more.xlsx", {"Neu": [["Phone", "Kunde"], ["12345", "M9"]]})
    rows = save(read(other, saved), tmp_path / "all.xlsx")
    assert rows[0][:2] == ["Phone", "Kunde"]
    assert rows[0][-4:] == ["File", "Sheet", "Row", "Problem"]
    assert len(rows[0]) == 8
    assert [row[-4:-1] for row in rows[1:]] == [
        ["more.xlsx", "Neu", "2"],
        ["leads.xlsx", "Leads", "4"],
        ["leads.xlsx", "Leads", "5"],
    ]
