"""Several files as one list: where their rows, columns and merged cells go, and what fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.rows import block_of
from tests.helpers.sheet_files import phone, xlsx
from yccall_desktop.core.calling import call_numbers
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.cells import MergedCells, Place
from yccall_desktop.core.columns import Role, column_title
from yccall_desktop.core.number_form import NumberForm
from yccall_desktop.core.ports import FileInfo, ReadRequest, SheetInfo
from yccall_desktop.core.problems import Code
from yccall_desktop.errors import AppError, Words
from yccall_desktop.services.import_sheet import ImportFailedError, ImportRequest, import_sheet
from yccall_desktop.services.join_files import file_names
from yccall_desktop.sheets.reader import ProcessSheetReader


class Files:
    """A reader of files made in the test; a name that is not there cannot be read."""

    def __init__(self, **files):
        self.files = files

    def read(self, request, cancel):
        messages = self.files.get(request.path.stem)
        if messages is None:
            raise AppError(Words("Test", "Broken."))
        yield FileInfo((SheetInfo("Leads", 9),), "Leads")
        yield from messages


def imported(reader, *names, report=lambda _: None):
    first, *others = (Path(f"/lists/{name}.xlsx") for name in names)
    request = ImportRequest(
        first, None, "CN", NumberForm.NATIONAL, others=tuple(map(ReadRequest, others))
    )
    return import_sheet(reader, request, report, CancelToken())


def test_rows_of_all_files_follow_each_other_and_know_their_place():
    first = block_of([["Name", "Phone"], ["a", phone(1)]])
    second = block_of([["November"], ["Name", "Phone"], ["b", phone(2)], ["c", phone(3)]])
    state = imported(Files(a=[first], b=[second]), "a", "b")
    rows = state.sheet.rows
    assert [rows.place(row) for row in range(1, 4)] == [
        Place("a.xlsx", "Leads", 2),
        Place("b.xlsx", "Leads", 3),
        Place("b.xlsx", "Leads", 4),
    ]
    assert rows.files == ("a.xlsx", "b.xlsx")
    assert state.sheet.totals.rows == state.sheet.totals.ready == 3
    assert [one.number for one in call_numbers(state.sheet)] == [phone(1), phone(2), phone(3)]
    assert [[sheet.rows for sheet in one.info.sheets] for one in state.files] == [[2], [4]]


def test_columns_are_put_where_the_first_file_has_them():
    first = block_of([["Name", "Phone", "City", "Member ID"], ["a", phone(1), "Rome", "M1"]])
    second = block_of(
        [["会员号", "CITY", "Note", "手机号", "name"], ["M2", "Bonn", "late", phone(2), "b"]]
    )
    sheet = imported(Files(a=[first], b=[second]), "a", "b").sheet
    assert [sheet.text(2, column) for column in range(5)] == ["b", phone(2), "Bonn", "M2", "late"]
    assert column_title(sheet.rows, sheet.layout, 4) == "Note"
    assert [sheet.text(1, column) for column in range(5)] == ["a", phone(1), "Rome", "M1", ""]
    assert [one.member_id for one in call_numbers(sheet)] == ["M1", "M2"]


def test_a_column_that_only_a_later_file_knows_is_used():
    first = block_of([["Phone"], [phone(1)]])
    second = block_of([["Member ID", "Phone"], ["M2", phone(2)]])
    sheet = imported(Files(a=[first], b=[second]), "a", "b").sheet
    assert sheet.layout.columns == {Role.PHONE: 0, Role.MEMBER_ID: 1}
    assert [one.member_id for one in call_numbers(sheet)] == ["", "M2"]


def test_the_phone_column_may_come_with_the_second_file():
    first = block_of([["Name", "City"], ["a", "Rome"]])
    second = block_of([["Phone"], [phone(2)]])
    sheet = imported(Files(a=[first], b=[second]), "a", "b").sheet
    assert sheet.layout.columns[Role.PHONE] == 2
    assert (sheet.totals.ready, sheet.totals.invalid) == (1, 1)


def test_files_without_header_keep_the_order_of_their_columns():
    first = block_of([["a", phone(1)], ["b", phone(2)]])
    second = block_of([["c", phone(3)]])
    sheet = imported(Files(a=[first], b=[second]), "a", "b").sheet
    assert (sheet.totals.rows, sheet.rows.column_count) == (3, 2)
    assert (sheet.text(2, 0), sheet.text(2, 1)) == ("c", phone(3))


def test_a_number_of_two_files_is_called_once():
    table = [["Phone"], [phone(1)], [phone(2)]]
    sheet = imported(Files(a=[block_of(table)], b=[block_of(table)]), "a", "b").sheet
    assert (sheet.totals.ready, sheet.totals.duplicate) == (2, 2)
    assert sheet.rows_with(int(sheet.key(3)))[0] == 1


def test_hidden_rows_and_merged_cells_of_a_later_file():
    table = [["Name", "Phone"], ["a", phone(1)], ["b", None], ["c", phone(3)]]
    merged = MergedCells(((0, 0, 1, 0), (1, 1, 2, 1)))
    first = [block_of([["Phone"], [phone(9)]])]
    sheet = imported(Files(a=first, b=[block_of(table, [3]), merged]), "a", "b").sheet
    assert sheet.code(3) is Code.MERGED
    assert sheet.rows.merged_into(3, 0) == 2
    assert (sheet.hidden_rows, sheet.code(4)) == (1, Code.HIDDEN)


def test_merged_cells_of_a_later_file_cover_numbers():
    table = [["Name", "Phone"], *([f"n{n}", phone(n)] for n in range(1, 7))]
    merged = MergedCells(((2, 0, 3, 1),), ((1, 1, 2, 1),))
    first = [block_of([["Phone"], [phone(9)]])]
    sheet = imported(Files(a=first, b=[block_of(table), merged]), "a", "b").sheet
    assert [sheet.code(row) for row in range(2, 8)] == [Code.MERGED] * 3 + [None] * 3


def test_the_header_of_a_later_file_may_lie_in_the_middle_of_a_block():
    blocks = [block_of([["x"], ["Phone"], [phone(1)]]), block_of([[phone(2)], ["12"]])]
    reports = []
    state = imported(
        Files(a=[block_of([["Phone"], [phone(9)]])], b=blocks), "a", "b",
        report=lambda state: reports.append((state.reading, state.checked)),
    )  # fmt: skip
    assert reports == [("a.xlsx", 2), ("b.xlsx", 2), ("b.xlsx", 3), ("b.xlsx", 5)]
    assert [state.sheet.rows.number(row) for row in (2, 3, 4)] == [3, 4, 5]
    assert (state.sheet.totals.ready, state.sheet.totals.invalid) == (3, 1)


def test_examples_below_the_header_of_each_file_are_left_out():
    header, example = ["Name", "Phone"], ["e.g. Anna", "13800138000"]
    first = block_of([header, example, ["a", phone(1)]])
    second = block_of([["November"], header, example, ["b", phone(2)]])
    third = block_of([["Member ID", *header], ["M1", *example], ["M2", "c", phone(3)]])
    sheet = imported(Files(a=[first], b=[second], c=[third]), "a", "b", "c").sheet
    assert [sheet.code(row) for row in range(1, 7)] == [Code.EXAMPLE, None] * 3
    assert [sheet.number(row) for row in (2, 4, 6)] == [phone(1), phone(2), phone(3)]


def test_it_says_which_file_cannot_be_read():
    with pytest.raises(ImportFailedError, match="Broken") as caught:
        imported(Files(a=[block_of([["Phone"], [phone(9)]])]), "a", "b")
    assert caught.value.path == Path("/lists/b.xlsx")


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["/x/a.csv", "/y/b.csv"], ["a.csv", "b.csv"]),
        (["/x/a.csv", "/y/a.csv", "/y/c.csv"], ["x/a.csv", "y/a.csv", "c.csv"]),
        (["/n/x/a.csv", "/m/x/a.csv"], ["n/x/a.csv", "m/x/a.csv"]),
        (["/a.csv", "/a.csv"], ["/a.csv", "/a.csv"]),
    ],
)
def test_names_tell_files_apart(paths, names):
    assert file_names([Path(path) for path in paths]) == names


def test_real_files_of_two_kinds(tmp_path):
    book = xlsx(tmp_path / "a.xlsx", {"Leads": [["Name", "Phone"], ["a", int(phone(1))]]})
    text = tmp_path / "b.csv"
    text.write_text(f"手机号;姓名\n{phone(2)};李\n", encoding="gb18030")
    request = ImportRequest(book, None, "CN", NumberForm.NATIONAL, others=(ReadRequest(text),))
    state = import_sheet(ProcessSheetReader(), request, lambda _: None, CancelToken())
    assert [one.number for one in call_numbers(state.sheet)] == [phone(1), phone(2)]
    assert column_title(state.sheet.rows, state.sheet.layout, 2) == "姓名"
    assert state.sheet.text(2, 2) == "李"
    assert all(one.stamp is not None for one in state.files)
