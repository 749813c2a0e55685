"""What the platform told of rows: refused ones, and those that a look did not show."""

from __future__ import annotations

from yccall_desktop.core.problems import Code, RowStatus
from yccall_desktop.core.row_filter import RowFilter
from yccall_desktop.core.told_rows import ToldRows


def marks(told: ToldRows, wanted: RowFilter) -> list[int]:
    found = bytearray(10)
    told.add_to(found, wanted)
    return [row for row, mark in enumerate(found) if mark]


def test_each_filter_finds_its_own():
    told = ToldRows()
    told.refuse(2, "blacklist")
    told.miss([4, 6])
    assert told.counts() == {Code.REFUSED: 1, Code.UNSEEN: 2}
    assert marks(told, RowFilter(code=Code.REFUSED)) == [2]
    assert marks(told, RowFilter(code=Code.UNSEEN)) == [4, 6]
    assert marks(told, RowFilter(problems=True)) == [2, 4, 6]
    assert marks(told, RowFilter(RowStatus.READY)) == []


def test_a_look_takes_the_place_of_the_one_before_and_of_no_refusal():
    told = ToldRows()
    told.refuse(2, "blacklist")
    told.miss([2, 4])
    told.miss([5])
    assert told.counts() == {Code.REFUSED: 1, Code.UNSEEN: 1}
    problem = told.problem(2)
    assert problem is not None
    assert problem.values == {"reason": "blacklist"}
    told.drop(2)
    told.miss([])
    assert told.problem(2) is None
    assert not told.counts()


def test_rows_without_a_code_are_not_found_by_a_filter_without_one():
    told = ToldRows()
    told.miss([1])
    assert marks(told, RowFilter()) == []
