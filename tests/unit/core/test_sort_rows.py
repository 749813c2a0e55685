"""Rows in another order: numbers by size, texts by letters, empty ones last, nothing lost."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.rows import sheet_rows
from yccall_desktop.core.call_sheet import CallSheet, RowFilter
from yccall_desktop.core.cancel import Cancelled, CancelToken
from yccall_desktop.core.columns import Layout, Role
from yccall_desktop.core.doctor import repair, repair_all
from yccall_desktop.core.phone import PhoneChecker
from yccall_desktop.core.problems import Code, RowStatus
from yccall_desktop.core.row_marks import marked_of, nearest
from yccall_desktop.core.sort_rows import Order, SortBy, kept_of, sort_rows


def checked(cells, others=()) -> CallSheet:
    others = [*others, *([""] * (len(cells) - len(others)))]
    table = [["Phone", "Note"], *zip(cells, others, strict=True)]
    sheet = CallSheet(sheet_rows(table), Layout(0, {Role.PHONE: 0}), PhoneChecker("CN"))
    sheet.check_appended()
    return sheet


def notes(sheet: CallSheet, order: Order) -> list[str]:
    return [sheet.text(row, 1) for row in sort_rows(sheet, order).rows]


def sorted_rows(sheet: CallSheet, order: Order) -> list[int]:
    return sort_rows(sheet, order).rows.tolist()


BY_NOTE = Order(SortBy.CELL, 1)
BACK = Order(SortBy.CELL, 1, descending=True)


def test_numbers_come_by_size_then_texts_then_nothing():
    values = ["beta", "10", "", "9", "Alpha", "2.5", "-3", "alpha2", "007"]
    sheet = checked(["13800138000"] * 9, values)
    assert notes(sheet, BY_NOTE) == [
        "-3", "2.5", "007", "9", "10", "Alpha", "alpha2", "beta", "",
    ]  # fmt: skip
    assert notes(sheet, BACK) == ["beta", "alpha2", "Alpha", "10", "9", "007", "2.5", "-3", ""]


def test_accents_and_case_do_not_part_words():
    sheet = checked(["13800138000"] * 4, ["Zürich", "ávila", "Berlin", "Avila"])
    assert notes(sheet, BY_NOTE) == ["ávila", "Avila", "Berlin", "Zürich"]


def test_empty_rows_come_last_both_ways():
    sheet = checked(["13800138000", "", "13800138001"], ["b", "", "a"])
    assert sorted_rows(sheet, BY_NOTE) == [3, 1, 2]
    assert sorted_rows(sheet, BACK) == [1, 3, 2]
    assert sorted_rows(sheet, Order(SortBy.ROW, descending=True)) == [3, 1, 2]


def test_what_will_be_called_and_what_is_wrong():
    sheet = checked(["138ABC", "13900139000", "13800138000", "1380013"])
    assert sorted_rows(sheet, Order(SortBy.NUMBER)) == [3, 2, 1, 4]
    assert sorted_rows(sheet, Order(SortBy.PROBLEM)) == [1, 4, 2, 3]
    assert sorted_rows(sheet, Order(SortBy.PROBLEM, descending=True)) == [4, 1, 2, 3]


def test_an_edit_counts_as_what_the_cell_holds():
    sheet = checked(["13800138000", "13800138001"], ["a", "b"])
    sheet.edit(1, 1, "c")
    assert sorted_rows(sheet, BY_NOTE) == [2, 1]


def test_sorting_can_be_cancelled():
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        sort_rows(checked(["13800138000"]), BY_NOTE, token)


@given(st.lists(st.text("ab 01.", max_size=4), max_size=40), st.booleans())
def test_every_row_is_there_once_and_values_do_not_fall(values, descending):
    sheet = checked(["13800138000"] * len(values), values)
    rows = sorted_rows(sheet, Order(SortBy.CELL, 1, descending))
    assert sorted(rows) == list(sheet.all_rows())
    assert sorted_rows(sheet, Order(SortBy.CELL, 1, descending)) == rows


@pytest.mark.parametrize("descending", [False, True])
def test_many_rows_are_sorted_as_few_are(descending):
    chosen = random.Random(7)
    # 20,000: several buckets; few different values: many rows at a limit
    values = [str(chosen.choice((chosen.randrange(10**6), 5, 6))) for _ in range(20_000)]
    sheet = checked(["x"] * len(values), values)
    rows = sorted_rows(sheet, Order(SortBy.CELL, 1, descending))
    expected = sorted(sheet.all_rows(), key=lambda row: int(sheet.text(row, 1)), reverse=descending)
    assert rows == expected


def test_copies_made_later_stand_behind_their_row():
    sheet = checked(["13900139000", "13800138001;13800138002", "13800138005"])
    ranked = sort_rows(sheet, Order(SortBy.ROW, descending=True))
    assert list(ranked.rows) == [3, 2, 1]
    repair_all(sheet, Code.SEVERAL_NUMBERS)
    assert list(ranked.rows_of(sheet)) == [3, 2, 4, 1]
    assert list(kept_of(sheet, [2])) == [2, 4]
    sheet.undo()
    assert list(ranked.rows_of(sheet)) == [3, 2, 1]
    again = sort_rows(sheet, ranked.order)
    assert list(kept_of(sheet, [2, 4])) == [2]
    sheet.redo()
    assert list(again.rows_of(sheet)) == [3, 2, 4, 1]
    assert list(kept_of(sheet, [1, 2])) == [1, 2, 4]
    assert sheet.rows.copies_of(2) == [4]


def test_rows_of_a_filter_keep_the_order():
    sheet = checked(["13900139000", "x", "13800138000", "13800138000"])
    ranked = sort_rows(sheet, Order(SortBy.NUMBER))
    ready = marked_of(ranked.rows, sheet.marks(RowFilter(RowStatus.READY)))
    assert list(ready) == [3, 1]
    assert list(sheet.matching(RowFilter(problems=True))) == [2, 4]
    sheet.told.refuse(1, "black list")
    assert list(sheet.matching(RowFilter(problems=True))) == [1, 2, 4]


def test_one_repaired_row_leaves_the_others_alone():
    sheet = checked(["1065512345", "1065512346"])
    repair(sheet, [1])
    assert kept_of(sheet, [1, 2]) == [1, 2]


@given(st.lists(st.booleans(), max_size=12), st.integers(-1, 11), st.sampled_from((1, -1)))
def test_the_nearest_mark_goes_round(marks, place, step):
    rows = list(range(len(marks)))
    place = min(place, len(marks) - 1)
    size = len(marks)
    walk = [(place + step * far) % size for far in range(1, size + 1)] if size else []
    if place < 0:
        walk = rows if step > 0 else rows[::-1]
    expected = next((one for one in walk if marks[one]), -1)
    assert nearest(rows, bytes(marks), place, step) == expected
