"""Problem rows come out as they went in, as text, with where they stood and what is wrong."""

from __future__ import annotations

import gc
import tempfile
from pathlib import Path

import openpyxl
import pytest

from tests.helpers.rows import sheet_rows
from yccall_desktop.core.call_sheet import CallSheet
from yccall_desktop.core.calling import find_refused
from yccall_desktop.core.cancel import Cancelled, CancelToken
from yccall_desktop.core.columns import Layout, Role
from yccall_desktop.core.doctor import repair
from yccall_desktop.core.outcomes import RefusedNumber
from yccall_desktop.core.phone import PhoneChecker
from yccall_desktop.errors import AppError
from yccall_desktop.services import workbook
from yccall_desktop.services.export_rows import save_problem_rows

NUL_NOTE = "bell\x07 and\x00nul\ud800"


@pytest.fixture
def path(tmp_path):
    folder = tmp_path / "李 exports"
    folder.mkdir()
    return folder / "problem rows.xlsx"


def sheet_of(table, header=0, hidden=()):
    layout = Layout(header, {Role.PHONE: 0})
    sheet = CallSheet(sheet_rows(table, hidden), layout, PhoneChecker("CN"))
    sheet.check_appended()
    return sheet


@pytest.fixture
def sheet():
    return sheet_of(
        [
            ["Phone", "Name", "Note"],
            ["13800138000", "good", ""],
            ["=1+1", "+cmd", "-2"],
            ["@SUM(A1)", "#N/A", "007"],
            ["+86 138 0013 8000", "again", "x"],
            [None, None, None],
            ["12", NUL_NOTE, "x" * 40_000],
            ["13800138001", "hidden", ""],
            ["13800138002", "left out", ""],
        ],
        hidden=[7],
    )


def saved(path):
    page = openpyxl.load_workbook(path).active
    return [list(row) for row in page.iter_rows()]


def test_the_rows_as_they_were(sheet, path):
    sheet.exclude([8])
    assert save_problem_rows(sheet, "leads.xlsx", "Leads", path) == 4
    rows = [[cell.value or "" for cell in row] for row in saved(path)]
    assert rows[0] == ["Phone", "Name", "Note", "File", "Sheet", "Row", "Problem"]
    assert [row[:6] for row in rows[1:4]] == [
        ["=1+1", "+cmd", "-2", "leads.xlsx", "Leads", "3"],
        ["@SUM(A1)", "#N/A", "007", "leads.xlsx", "Leads", "4"],
        ["+86 138 0013 8000", "again", "x", "leads.xlsx", "Leads", "5"],
    ]
    assert rows[3][6] == "Same number as row 2"
    assert rows[4][6] == "Too short: 2 digits"
    assert all(row[6] for row in rows)


def test_every_cell_is_text(sheet, path):
    save_problem_rows(sheet, "=leads.xlsx", "+Leads", path)
    kinds = {cell.data_type for row in saved(path) for cell in row if cell.value is not None}
    assert kinds == {"s"}


def test_what_is_typed_over_a_cell_is_text_too(sheet, path):
    """Or a number typed in Excel would lose its zero."""
    save_problem_rows(sheet, "leads.xlsx", "Leads", path)
    page = openpyxl.load_workbook(path).active
    cells = [cell for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.number_format for cell in cells} == {"@"}
    columns = [page.column_dimensions[letter] for letter in "ABCDEFG"]
    assert {column.number_format for column in columns} == {"@"}
    assert page["A1"].font.bold


def test_what_a_cell_cannot_hold_is_replaced(sheet, path):
    save_problem_rows(sheet, "l\x1b.xlsx", "Leads", path)
    last = saved(path)[-1]
    assert last[1].value == "bell\ufffd and\ufffdnul\ufffd"
    assert len(last[2].value) == 32_767
    assert last[3].value == "l\ufffd.xlsx"


def test_the_file_gives_the_originals_not_the_edits(sheet, path):
    sheet.edit(2, 0, "still bad")
    save_problem_rows(sheet, "leads.xlsx", "Leads", path)
    assert saved(path)[1][0].value == "=1+1"


def test_a_row_of_a_split_cell_has_its_own_number_only(path):
    sheet = sheet_of([["Phone", "Name"], ["13800138000/139001390", "A"], ["12/13", "B"]])
    repair(sheet, [1])
    assert save_problem_rows(sheet, "f", "s", path) == 2
    cells = [[cell.value for cell in row[:2]] for row in saved(path)[1:]]
    assert cells == [["139001390", "A"], ["12/13", "B"]]
    sheet.undo()
    save_problem_rows(sheet, "f", "s", path)
    assert saved(path)[1][0].value == "13800138000/139001390"


def test_a_number_refused_by_the_platform_is_a_problem(sheet, path):
    rows, _ = find_refused(sheet, [RefusedNumber("13800138000", "空号")], CancelToken())
    for row, reason in rows.items():
        sheet.told.refuse(row, reason)
    assert save_problem_rows(sheet, "leads.xlsx", "Leads", path) == 5
    first = saved(path)[1]
    assert (first[0].value, first[5].value) == ("13800138000", "2")
    assert "空号" in first[6].value


def test_without_a_header_columns_have_their_letters(path):
    assert save_problem_rows(sheet_of([["12", "a"]], None), "f", "s", path) == 1
    header = [cell.value for cell in saved(path)[0]]
    assert header == ["A", "B", "File", "Sheet", "Row", "Problem"]


def test_nothing_to_save_is_a_header(path):
    assert save_problem_rows(sheet_of([["Phone"], ["13800138000"]]), "f", "s", path) == 0
    assert len(saved(path)) == 1


def test_it_speaks_the_users_language(sheet, path):
    save_problem_rows(sheet, "f", "s", path, lambda words: "译 " + words.template)
    rows = saved(path)
    assert [cell.value for cell in rows[0]][3:] == ["译 File", "译 Sheet", "译 Row", "译 Problem"]
    assert rows[3][6].value == "译 Same number as row {row}"


def test_it_can_be_imported_again(sheet, path):
    """What comes out is a phone sheet: its first column is the phone column again."""
    from yccall_desktop.core.columns import detect_layout

    save_problem_rows(sheet, "leads.xlsx", "Leads", path)
    table = [[cell.value for cell in row] for row in saved(path)]
    table[1:4] = [[f"1380013800{n}", *row[1:]] for n, row in enumerate(table[1:4])]
    layout = detect_layout(sheet_rows(table))
    assert (layout.header_row, layout.columns[Role.PHONE]) == (0, 0)


def test_the_widest_sheet_leaves_room_for_our_columns(path, monkeypatch):
    monkeypatch.setattr("yccall_desktop.services.export_rows.MAX_COLUMNS", 6)
    save_problem_rows(sheet_of([["12", "a", "b", "c"]], None), "f", "s", path)
    assert [cell.value for cell in saved(path)[0]] == ["A", "B", "File", "Sheet", "Row", "Problem"]


# --- when it cannot be written ---------------------------------------------------------------
@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """A folder of its own for openpyxl's temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def fail_replace(monkeypatch, error):
    def failing(self, target):
        raise error

    monkeypatch.setattr(Path, "replace", failing)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "in use"), "Close it in Excel"),
        (OSError(28, "No space left"), "disk is full"),
        (OSError(5, "I/O error"), "I/O error"),
    ],
)
def test_a_file_that_cannot_be_replaced_stays(sheet, path, monkeypatch, error, words, temporary):
    path.write_bytes(b"old")
    fail_replace(monkeypatch, error)
    with pytest.raises(AppError, match=words):
        save_problem_rows(sheet, "f", "s", path)
    assert path.read_bytes() == b"old"
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert list(temporary.iterdir()) == []


def test_a_folder_that_is_gone_is_told(sheet, tmp_path, temporary):
    with pytest.raises(AppError):
        save_problem_rows(sheet, "f", "s", tmp_path / "gone" / "x.xlsx")
    assert list(temporary.iterdir()) == []


def test_cancel_leaves_the_old_file_and_nothing_else(sheet, path, monkeypatch, temporary):
    path.write_bytes(b"old")
    monkeypatch.setattr(workbook, "_ROWS_PER_CANCEL", 2)
    cancel = CancelToken()

    def say(words):
        if words.context == "Problem":
            cancel.cancel()
        return words.english()

    with pytest.raises(Cancelled):
        save_problem_rows(sheet, "f", "s", path, say, cancel)
    gc.collect()
    assert path.read_bytes() == b"old"
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert list(temporary.iterdir()) == []


def test_saving_over_the_last_export_works(sheet, path, temporary):
    for _ in range(2):
        save_problem_rows(sheet, "f", "s", path)
    assert len(saved(path)) == 5
    assert list(temporary.iterdir()) == []
