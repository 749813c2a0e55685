"""The state of a submission is a function of its parts, and says what may be sent."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.submissions import submission
from yccall_desktop.core.outcomes import End, Outcome, Reason, RefusedNumber
from yccall_desktop.core.submission import (
    SENDABLE,
    SMALLEST_PART,
    Part,
    PartState,
    after,
    cut,
    interrupted,
    next_part,
    recut,
    smaller,
)

STATES = st.lists(st.sampled_from(PartState), min_size=1, max_size=5)


def of(*states):
    parts = tuple(Part(index, 10, state) for index, state in enumerate(states))
    return replace(submission(), parts=parts)


@pytest.mark.parametrize("outcome", Outcome)
def test_an_end_decides_the_state(outcome):
    end = End(outcome, Reason.OK)
    part = after(Part(0, 5, PartState.SENDING, sent_at=7, attempts=2), end)
    assert part.state.value == outcome.value
    assert (part.end, part.count, part.sent_at, part.attempts) == (end, 5, 7, 2)


@pytest.mark.parametrize("state", PartState)
def test_only_what_was_being_sent_was_interrupted(state):
    part = interrupted(Part(0, 5, state))
    if state is PartState.SENDING:
        assert part.state is PartState.UNKNOWN
        assert part.end == End(Outcome.UNKNOWN, Reason.PROGRAM_STOPPED)
    else:
        assert part == Part(0, 5, state)


def test_unknown_and_sending_are_never_sendable():
    assert {PartState.PENDING, PartState.REFUSED, PartState.NOT_SENT} == SENDABLE


@given(STATES)
def test_nothing_is_sent_beside_an_open_part(states):
    part = next_part(of(*states))
    if {PartState.SENDING, PartState.UNKNOWN} & set(states) or not SENDABLE & set(states):
        assert part is None
    else:
        assert part.state in SENDABLE
        assert not SENDABLE & set(states[: part.index])


@given(STATES)
def test_done_only_when_every_part_is(states):
    whole = of(*states)
    closed = {PartState.DONE, PartState.LEFT_OUT}
    assert (whole.state is PartState.DONE) == (PartState.DONE in states and set(states) <= closed)
    assert whole.complete == (set(states) == {PartState.DONE})
    assert whole.state in states


def test_what_was_left_out_is_done_as_far_as_it_is_there():
    part = Part(0, 188, PartState.LEFT_OUT, there=185)
    one = replace(submission(), parts=(part,))
    assert (one.state, one.accepted, one.left_out, one.complete) == (PartState.DONE, 185, 3, False)
    assert replace(one, parts=(replace(part, there=0),)).state is PartState.LEFT_OUT


@given(STATES)
def test_the_worst_part_is_the_state(states):
    for worst in (PartState.SENDING, PartState.UNKNOWN):
        if worst in states:
            assert of(*states).state is worst
            break


def test_the_end_is_that_of_the_first_part_that_is_not_done():
    done, lost = End(Outcome.DONE, Reason.OK), End(Outcome.UNKNOWN, Reason.CONNECTION_LOST)
    parts = (
        Part(0, 1, PartState.DONE, done),
        Part(1, 1, PartState.UNKNOWN, lost),
        Part(2, 1),
    )
    assert replace(submission(), parts=parts).end == lost
    assert replace(submission(), parts=parts[:1]).end == done
    assert replace(submission(), parts=()).end is None


def test_counts():
    done = Part(0, 10, PartState.DONE)
    parts = (
        done,
        replace(done, index=1, refused=2),
        replace(done, index=2, refused=1, there=4, taken=5),
        Part(3, 10, PartState.UNKNOWN, there=3),
        Part(4, 10, PartState.LEFT_OUT, there=1),
    )
    whole = replace(submission(), parts=parts)
    assert (whole.count, whole.accepted, whole.left_out) == (50, 10 + 8 + 9 + 3 + 1, 9)
    assert [part.missing for part in parts] == [0, 0, 0, 7, 9]


def test_what_may_be_called_is_not_left_out():
    parts = (
        Part(0, 10, PartState.DONE, released=True),
        Part(1, 10, PartState.UNKNOWN, there=3),
        Part(2, 10, PartState.LEFT_OUT, there=1, released=True),
        Part(3, 10, PartState.REFUSED, there=2, released=True),
        Part(4, 10, PartState.LEFT_OUT),
        Part(5, 10, PartState.NOT_SENT),
    )
    whole = replace(submission(), parts=parts)
    assert (whole.unsure, whole.left_out) == (7 + 9 + 8, 10)


def test_an_answer_tells_what_was_taken():
    refused = (RefusedNumber("1"), RefusedNumber("2"))
    part = after(Part(0, 10), End(Outcome.DONE, Reason.OK, refused=refused, taken=8))
    assert (part.accepted, part.refused) == (8, 2)


# --- cutting ---------------------------------------------------------------------------------
@given(st.integers(1, 60_000), st.integers(1, 10_000))
def test_parts_follow_each_other_without_a_gap(count, size):
    parts = cut(count, size)
    assert [part.index for part in parts] == list(range(len(parts)))
    assert [part.first for part in parts] == [size * part.index for part in parts]
    assert sum(part.count for part in parts) == count
    assert all(0 < part.count <= size for part in parts)


@given(st.lists(st.integers(1, 500), min_size=1, max_size=6), st.data())
def test_a_new_cut_keeps_the_order_and_leaves_what_was_sent(counts, data):
    index = data.draw(st.integers(0, len(counts) - 1))
    size = data.draw(st.integers(1, 500))
    parts, first = [], 0
    for place, count in enumerate(counts):
        state = PartState.DONE if place < index else PartState.PENDING
        state = PartState.REFUSED if place == index else state
        parts.append(Part(place, count, state, first=first, released=place == index))
        first += count
    made = recut(parts, index, size)
    assert list(made[:index]) == parts[:index]
    assert [part.index for part in made] == list(range(len(made)))
    ends = [part.first + part.count for part in made]
    assert [part.first for part in made] == [0, *ends[:-1]]
    assert ends[-1] == sum(counts)
    assert all(part.count <= size and part.state in SENDABLE for part in made[index:])
    assert made[index].released


def test_a_part_is_halved_down_to_the_smallest():
    sizes, size = [], 10_000
    while (size := smaller(Part(0, size))) is not None:
        sizes.append(size)
    assert sizes == [5000, 2500, 1250, 625, 313, 157, SMALLEST_PART]


@pytest.mark.parametrize("state", PartState)
@pytest.mark.parametrize("looks", [0, 1])
def test_only_unknown_after_a_look_is_releasable(state, looks):
    whole = replace(of(state), absent_looks=looks)
    assert whole.releasable == (state is PartState.UNKNOWN and looks > 0)


def test_one_part_is_replaced():
    whole = of(PartState.DONE, PartState.PENDING)
    changed = whole.with_part(Part(1, 10, PartState.SENDING))
    assert [part.state for part in changed.parts] == [PartState.DONE, PartState.SENDING]
    assert changed.parts[0] is whole.parts[0]


def test_the_name_ends_in_the_id():
    assert submission().task_name == "leads 7f3a91c2"
