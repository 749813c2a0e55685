"""The numbers of a sheet on the do-not-call list: which ones, which not, and what is told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.helpers.new_task import FakeReader
from tests.helpers.sheet_files import phone, xlsx
from yccall_desktop.core.cancel import Cancelled, CancelToken
from yccall_desktop.core.do_not_call import AddedNumbers
from yccall_desktop.core.problems import Code
from yccall_desktop.errors import AppError
from yccall_desktop.services.do_not_call import AddSheetRequest, add_sheet, read_number
from yccall_desktop.sheets.reader import ProcessSheetReader
from yccall_desktop.store.do_not_call import SqliteDoNotCall

TODAY = date(2026, 11, 25)


@pytest.fixture
def numbers(folder):
    return SqliteDoNotCall(folder)


@pytest.fixture
def reader():
    return FakeReader()


def add(reader, numbers, folder, table, *, days=0, region="CN", report=lambda _: None, cancel=None):
    reader.tables["list.xlsx"] = table
    request = AddSheetRequest(folder / "list.xlsx", region, days)
    return add_sheet(reader, numbers, request, TODAY, report, cancel or CancelToken())


def on_list(numbers, *texts):
    return [bool(numbers.holding(read_number(text, "CN"), TODAY)) for text in texts]


def test_every_number_is_added_in_any_spelling_and_of_any_country(reader, numbers, folder):
    result = add(
        reader,
        numbers,
        folder,
        [["Phone"], ["138 0013 8000"], ["+62 812 3456 789"], ["0086-13800138001"], ["13800138000"]],
    )
    assert result.added == AddedNumbers(new=3)
    assert (result.file, result.sheets, result.rows) == ("list.xlsx", ("Leads",), 4)
    assert on_list(numbers, "13800138000", "+62 812 3456 789", "13800138001") == [True] * 3
    assert result.problems == {}


def add_book(numbers, path, report=lambda _: None):
    request = AddSheetRequest(path, "CN")
    return add_sheet(ProcessSheetReader(), numbers, request, TODAY, report, CancelToken())


def test_the_sheet_that_is_named_so_is_read(numbers, folder):
    leads, own = [[phone(n)] for n in range(20)], [["13900139000"], ["13900139001"]]
    result = add_book(numbers, xlsx(folder / "book.xlsx", {"Leads": leads, "Do not call": own}))
    assert (result.sheets, result.left) == (("Do not call",), ("Leads",))
    assert result.added == AddedNumbers(new=2)
    assert on_list(numbers, phone(3), "13900139001") == [False, True]


def test_all_sheets_that_are_named_so_are_read(numbers, folder):
    sheets = {
        "DNC May": [["Phone"], ["13900139000"], ["13900139001"]],
        "Leads": [[phone(n)] for n in range(20)],
        "DNC June": [["Who", "Phone"], ["Lee", "13900139001"], ["Kim", "13900139002"]],
        "DNC notes": [["Kept by"], ["Lee"]],
        "Empty": [],
    }
    seen = []
    result = add_book(numbers, xlsx(folder / "book.xlsx", sheets), seen.append)
    assert (result.sheets, result.rows) == (("DNC May", "DNC June"), 4)
    assert result.left == ("Leads", "DNC notes")
    assert result.added == AddedNumbers(new=3)
    assert on_list(numbers, "13900139000", "13900139001", "13900139002", phone(3)) == [
        *[True] * 3, False
    ]  # fmt: skip
    assert len(numbers.batches()) == 1
    assert seen[-1].rows == 4
    assert [one.rows for one in seen[:-1]] == sorted(one.rows for one in seen[:-1])


def test_a_column_that_is_named_so_is_read_too(reader, numbers, folder):
    table = [["Phone", "DNC"], ["13800138000", "13900139001"], ["13800138001", ""]]
    assert add(reader, numbers, folder, table).added == AddedNumbers(new=3)
    assert on_list(numbers, "13800138001", "13900139001") == [True, True]


def test_without_a_sheet_of_such_a_name_the_others_are_told(numbers, folder):
    sheets = {"May": [[phone(n)] for n in range(3)], "June": [[phone(n)] for n in range(3, 5)]}
    result = add_book(numbers, xlsx(folder / "book.xlsx", sheets))
    assert (result.sheets, result.left) == (("May",), ("June",))


def test_rows_without_a_number_are_counted_by_their_problem(reader, numbers, folder):
    table = [["Phone"], ["13800138000"], ["138001"], ["138002"], ["n/a"], [None]]
    result = add(reader, numbers, folder, [[*row, "x"] for row in table])
    assert result.added == AddedNumbers(new=1)
    assert result.problems == {Code.TOO_SHORT: 2, Code.NOT_A_NUMBER: 1, Code.NO_NUMBER: 1}


def test_what_was_probably_meant_is_added_too(reader, numbers, folder):
    table = [["Phone"], ["13800138000"], ["8613800138001"], ["13800138002 ext 5"]]
    result = add(reader, numbers, folder, table)
    assert (result.added, result.repaired, result.problems) == (AddedNumbers(new=3), 2, {})
    assert on_list(numbers, "13800138001", "13800138002") == [True, True]


def test_every_number_of_a_cell_with_several_is_added(reader, numbers, folder):
    table = [["Phone"], ["13800138000; 13800138001"], ["13800138002"], ["13800138003/1065512345"]]
    result = add(reader, numbers, folder, table)
    assert (result.added, result.repaired, result.problems) == (AddedNumbers(new=5), 2, {})
    assert on_list(numbers, "13800138001", "13800138003", "01065512345") == [True] * 3


def test_a_call_time_that_is_not_understood_keeps_no_number_off(reader, numbers, folder):
    table = [["Phone", "Preset time"], *([f"1380013800{n}", "soon"] for n in range(5))]
    result = add(reader, numbers, folder, table)
    assert result.added == AddedNumbers(new=5)
    assert (result.repaired, result.problems) == (0, {})


@pytest.mark.parametrize("titles", [("Mobile", "Telephone"), ("Phone", "Mobile")])
def test_the_numbers_of_all_phone_columns_are_added(reader, numbers, folder, titles):
    table = [["Name", *titles], *(["x", phone(n), phone(n + 50)] for n in range(3)),
             ["x", phone(3), None], ["x", phone(4), "n/a"]]  # fmt: skip
    result = add(reader, numbers, folder, table)
    assert result.added == AddedNumbers(new=8)
    assert on_list(numbers, phone(2), phone(52), phone(3)) == [True] * 3
    assert result.problems == {Code.NOT_A_NUMBER: 1}


def test_hidden_rows_count_too(reader, numbers, folder):
    reader.hidden["list.xlsx"] = {2}
    add(reader, numbers, folder, [["Phone"], ["13800138000"], ["13800138001"]])
    assert on_list(numbers, "13800138001") == [True]


def test_adding_again_tells_what_was_there_and_what_stays_longer(reader, numbers, folder):
    table = [["Phone"], ["13800138000"], ["13800138001"]]
    add(reader, numbers, folder, table[:2], days=30)
    assert add(reader, numbers, folder, table, days=90).added == AddedNumbers(1, 1, 1)
    expires = [one.expires for one in numbers.batches()]
    assert expires == [TODAY + timedelta(days=90), TODAY + timedelta(days=30)]


def test_a_sheet_without_phone_numbers_is_told(reader, numbers, folder):
    with pytest.raises(AppError, match=r"No column with phone numbers .* list\.xlsx"):
        add(reader, numbers, folder, [["Name"], ["Lee"], ["Kim"]])
    assert numbers.batches() == []


def test_a_sheet_of_unreadable_numbers_adds_no_batch(reader, numbers, folder):
    result = add(reader, numbers, folder, [["Phone"], ["12"], ["13"]])
    assert result.added == AddedNumbers()
    assert numbers.batches() == []


def test_a_file_that_cannot_be_read_is_told(reader, numbers, folder):
    request = AddSheetRequest(folder / "other.xlsx", "CN")
    with pytest.raises(AppError, match="cannot be read"):
        add_sheet(reader, numbers, request, TODAY, lambda _: None, CancelToken())


@pytest.mark.parametrize("saving", [False, True])
def test_cancelling_adds_nothing(reader, numbers, folder, saving):
    cancel, seen = CancelToken(), []

    def report(state):
        seen.append(state)
        if state.saving == saving:
            cancel.cancel()

    reader.block = 3
    table = [["Phone"], *([str(13800138000 + n)] for n in range(10))]
    with pytest.raises(Cancelled):
        add(reader, numbers, folder, table, report=report, cancel=cancel)
    assert numbers.batches() == []
    assert seen[-1].saving == saving


def test_progress_counts_the_rows(reader, numbers, folder):
    seen = []
    reader.block = 4
    table = [["Phone"], *([str(13800138000 + n)] for n in range(10))]
    add(reader, numbers, folder, table, report=seen.append)
    assert [(one.rows, one.saving) for one in seen] == [
        (4, False), (8, False), (11, False), (10, True)
    ]  # fmt: skip


def test_a_real_file_in_a_child_process(numbers, folder):
    book = xlsx(folder / "名单.xlsx", {"Leads": [["手机"], ["13800138000"], [13800138001]]})
    request = AddSheetRequest(book, "CN", 30)
    report = lambda _: None  # noqa: E731
    result = add_sheet(ProcessSheetReader(), numbers, request, TODAY, report, CancelToken())
    assert result.added.new == 2
    assert on_list(numbers, "13800138000", "13800138001") == [True, True]


def test_a_typed_number_is_read_in_any_spelling():
    assert read_number(" +86 138-0013-8000", "CN") == 8613800138000
    assert read_number("0812 3456 789", "ID") == 628123456789
    with pytest.raises(AppError, match="Too short"):
        read_number("1380013800", "CN")
