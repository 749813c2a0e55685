"""What arrived is told by the numbers, in any order and spelling, never by a neighbour's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.submissions import call_numbers
from yccall_desktop.core.arrival import Listing, arrival, keys_of
from yccall_desktop.core.submission import CallNumber

PART = call_numbers(4)
OTHER = call_numbers(4, 13900000000)
BEIJING = CallNumber(9, "01065512345", "861065512345")


def found(part, listed, others=()):
    made = arrival(part, listed, lambda: others)
    return sorted(made.keys), made.strange


@given(st.data())
def test_every_number_that_is_there_is_found_in_any_order(data):
    there = data.draw(st.lists(st.sampled_from(PART), unique=True))
    listed = data.draw(st.permutations([one.number for one in there + OTHER]))
    assert found(PART, listed, [OTHER]) == (sorted(one.key for one in there), 0)


@pytest.mark.parametrize(
    "listed",
    ["01065512345", "1065512345", "861065512345", "+861065512345", "00861065512345",
     "+86 10 6551 2345", " 01065512345 "],
)  # fmt: skip
def test_a_number_is_known_in_every_spelling(listed):
    assert found([BEIJING], [listed]) == ([BEIJING.key], 0)
    assert found(PART, [listed], [[BEIJING]]) == ([], 0)


def test_a_number_is_not_taken_for_its_neighbour():
    """Without its zero the one is spelled as the other was sent."""
    neighbour = CallNumber(3, "1065512345", "11065512345")
    assert found([BEIJING], ["1065512345"], [[neighbour]]) == ([], 0)
    assert found([BEIJING, neighbour], ["1065512345"]) == ([neighbour.key], 0)


def test_a_spelling_of_two_numbers_is_of_none():
    other = CallNumber(3, "001065512345", "991065512345")
    keys, _ = found([BEIJING, other], ["1065512345"])
    assert keys == []


@pytest.mark.parametrize("listed", ["138****8000", "99999", "abc"])
def test_what_is_of_no_part_is_strange(listed):
    assert found(PART, [PART[0].number, listed], [OTHER]) == ([PART[0].key], 1)


def test_masked_texts_that_are_alike_may_be_several_numbers():
    assert found(PART, ["138****8000", " 138****8000 ", "138****8001"], [OTHER]) == ([], 3)


def test_listed_twice_counts_once():
    assert found(PART, [PART[0].number] * 3) == ([PART[0].key], 0)


def test_texts_are_joined_to_the_numbers_they_mean():
    listed = ["+86 10 6551 2345", "01065512345", PART[0].number, "13900000000", "a", ""]
    assert keys_of([BEIJING, *PART], listed) == {
        "+86 10 6551 2345": BEIJING.key,
        "01065512345": BEIJING.key,
        PART[0].number: PART[0].key,
        "13900000000": "",
        "a": "",
        "": "",
    }


def test_the_numbers_of_a_part_are_counted_in_any_spelling():
    listing = Listing([" 13800138000", "+86 13800138001", "138****8002", "1065512345"])
    assert listing.holds(PART) == 2
    assert listing.holds([BEIJING]) == 1
    assert listing.holds(OTHER) == 0
    assert Listing([]).holds(PART) == 0
