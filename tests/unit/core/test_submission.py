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
    Part,
    PartState,
    after,
    interrupted,
    next_part,
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
    if {PartState.SENDING, PartState.UNKNOWN} & set(states) or set(states) == {PartState.DONE}:
        assert part is None
    else:
        assert part.state in SENDABLE
        assert all(state is PartState.DONE for state in states[: part.index])


@given(STATES)
def test_done_only_when_every_part_is(states):
    whole = of(*states)
    assert (whole.state is PartState.DONE) == (set(states) == {PartState.DONE})
    assert whole.state in states


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
    whole = of(PartState.DONE, PartState.DONE, PartState.UNKNOWN)
    assert (whole.count, whole.accepted) == (30, 20)
    refused = (RefusedNumber("1"), RefusedNumber("2"))
    assert replace(whole, refused=refused).accepted == 18
    assert replace(of(PartState.REFUSED), refused=refused).accepted == 0


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
