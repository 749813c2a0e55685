"""What is on the do-not-call list: batches, days, and numbers that come twice."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yccall_desktop.core.cancel import Cancelled, CancelToken
from yccall_desktop.core.do_not_call import AddedNumbers
from yccall_desktop.store.do_not_call import SqliteDoNotCall

TODAY = date(2026, 11, 25)
FIRST = 8613800138000


def later(days):
    return TODAY + timedelta(days=days)


@pytest.fixture
def numbers(tmp_path):
    return SqliteDoNotCall(tmp_path)


def add(numbers, keys, source="leads.xlsx", today=TODAY, expires=None, cancel=None):
    return numbers.add(keys, source, today, expires, cancel or CancelToken())


def on_list(numbers, keys, today=TODAY):
    snapshot = numbers.snapshot(today)
    held = {key for key in keys if key in snapshot}
    assert held == {key for key in keys if numbers.holding(key, today)}
    return held


def test_an_unused_list_is_empty_and_makes_no_file(numbers, tmp_path):
    assert numbers.count(TODAY) == 0
    assert numbers.batches() == []
    assert len(numbers.snapshot(TODAY)) == 0
    assert FIRST not in numbers.snapshot(TODAY)
    assert numbers.holding(FIRST, TODAY) == []
    assert not numbers.remove(FIRST)
    numbers.clear()
    numbers.purge(TODAY)
    numbers.remove_batch(1)
    assert list(tmp_path.iterdir()) == []


def test_what_was_added_is_on_the_list_for_another_process_too(numbers, tmp_path):
    assert add(numbers, [FIRST, FIRST + 1, FIRST]) == AddedNumbers(2, 0, 0)
    again = SqliteDoNotCall(tmp_path)
    assert on_list(again, range(FIRST, FIRST + 5)) == {FIRST, FIRST + 1}
    assert again.count(TODAY) == 2


def test_adding_tells_new_from_known_and_extended(numbers):
    add(numbers, [1, 2, 3], expires=later(5))
    add(numbers, [3, 4])
    assert add(numbers, [1, 3, 5], expires=later(9)) == AddedNumbers(new=1, already=2, extended=1)
    assert add(numbers, [1, 2], expires=later(9)) == AddedNumbers(new=0, already=2, extended=1)
    assert add(numbers, []) == AddedNumbers()
    assert numbers.count(TODAY) == 5


def test_an_expired_number_is_new_again(numbers):
    add(numbers, [1], expires=later(5))
    assert add(numbers, [1], today=later(6)) == AddedNumbers(new=1)


def test_the_last_day_counts_and_the_day_after_does_not(numbers):
    add(numbers, [1], expires=later(5))
    assert on_list(numbers, [1], later(5)) == {1}
    assert on_list(numbers, [1], later(6)) == set()
    assert numbers.count(later(6)) == 0


def test_batches_are_told_newest_first(numbers):
    add(numbers, [1, 2], "first.xlsx", expires=later(30))
    add(numbers, [2, 3, 4], "第二.csv", today=later(1))
    told = [(one.source, one.added, one.expires, one.count) for one in numbers.batches()]
    assert told == [
        ("第二.csv", later(1), None, 3),
        ("first.xlsx", TODAY, later(30), 2),
    ]


def test_removing_a_batch_keeps_what_another_one_holds(numbers):
    add(numbers, [1, 2], "first.xlsx")
    add(numbers, [2, 3], "second.xlsx")
    numbers.remove_batch(numbers.batches()[1].id)
    assert on_list(numbers, [1, 2, 3]) == {2, 3}
    assert [one.source for one in numbers.batches()] == ["second.xlsx"]


def test_removing_a_number_takes_it_out_of_every_batch(numbers):
    add(numbers, [1, 2], "first.xlsx")
    add(numbers, [2], "second.xlsx")
    assert numbers.remove(2)
    assert not numbers.remove(2)
    assert on_list(numbers, [1, 2]) == {1}
    assert [(one.source, one.count) for one in numbers.batches()] == [("first.xlsx", 1)]


def test_typed_numbers_of_a_day_are_one_batch(numbers):
    for key in (1, 2, 1):
        add(numbers, [key], "")
    add(numbers, [3], "", expires=later(30))
    add(numbers, [4], "", today=later(1))
    assert [one.count for one in numbers.batches()] == [1, 1, 2]
    assert on_list(numbers, range(6)) == {1, 2, 3, 4}


def test_a_typed_number_that_is_known_is_told(numbers):
    add(numbers, [1], "")
    assert add(numbers, [1], "") == AddedNumbers(already=1)


def test_clearing_takes_all_off_and_the_list_can_be_filled_again(numbers):
    add(numbers, [1, 2])
    numbers.clear()
    assert numbers.batches() == []
    assert on_list(numbers, [1, 2]) == set()
    add(numbers, [2])
    assert on_list(numbers, [1, 2]) == {2}


def test_purging_forgets_what_has_expired_only(numbers):
    add(numbers, [1], "short", expires=later(5))
    add(numbers, [1, 2], "long", expires=later(6))
    add(numbers, [3], "ever")
    numbers.purge(later(6))
    assert [one.source for one in numbers.batches()] == ["ever", "long"]
    assert on_list(numbers, [1, 2, 3], later(6)) == {1, 2, 3}


def test_a_snapshot_stays_as_it_was(numbers):
    add(numbers, [1])
    before = numbers.snapshot(TODAY)
    add(numbers, [2])
    numbers.remove(1)
    assert (1 in before, 2 in before) == (True, False)


@pytest.mark.parametrize("after", [0, 10_000, 25_000])
def test_a_cancelled_addition_adds_nothing(numbers, after):
    cancel = CancelToken()

    def keys():
        for key in range(30_000):
            if key == after:
                cancel.cancel()
            yield key

    add(numbers, [1], "before.xlsx")
    with pytest.raises(Cancelled):
        add(numbers, keys(), cancel=cancel)
    assert [one.source for one in numbers.batches()] == ["before.xlsx"]
    assert numbers.count(TODAY) == 1


def test_a_big_list_is_whole(numbers):
    keys = range(FIRST, FIRST + 200_000, 2)
    assert add(numbers, keys).new == len(keys)
    snapshot = numbers.snapshot(TODAY)
    assert len(snapshot) == len(keys)
    assert all(key in snapshot for key in keys)
    assert not any(key + 1 in snapshot for key in keys)
    assert len(snapshot._digests) + len(snapshot._sieve) <= 24 * len(keys)


KEYS = st.integers(1, 8)
BATCH = st.tuples(
    st.lists(KEYS, max_size=6),
    st.integers(0, 3),
    st.one_of(st.none(), st.integers(0, 4)),
    st.sampled_from(["", "a.xlsx"]),
)


@given(st.lists(BATCH, max_size=5), st.integers(0, 8), KEYS)
def test_a_number_is_on_the_list_while_any_batch_holds_it(batches, day, removed):
    """Against sets: what is added, when it expires, a number taken off, and the counts."""
    with tempfile.TemporaryDirectory() as folder:
        numbers = SqliteDoNotCall(Path(folder))
        model = []
        for keys, start, length, source in sorted(batches, key=lambda one: one[1]):
            today, last = later(start), None if length is None else later(start + length)
            lives = {key: [end for held, end in model if key in held and end >= today]
                     for key in set(keys)}  # fmt: skip
            end = last or date.max
            known = [key for key, ends in lives.items() if ends]
            extended = [key for key in known if max(lives[key]) < end]
            told = add(numbers, keys, source, today, last)
            assert told == AddedNumbers(len(lives) - len(known), len(known), len(extended))
            model.append((set(keys), end))
        today = later(day)
        live = {key for held, end in model if end >= today for key in held}
        assert on_list(numbers, range(10), today) == live
        assert numbers.count(today) == len(numbers.snapshot(today)) == len(live)
        assert numbers.remove(removed) == any(removed in held for held, _ in model)
        assert on_list(numbers, range(10), today) == live - {removed}
        numbers.purge(today)
        assert on_list(numbers, range(10), today) == live - {removed}
