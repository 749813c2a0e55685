"""Finding a target in a list, and what a ratio means for the agents that are idle."""

from __future__ import annotations

import pytest

from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.targets import (
    Choice,
    ChoiceKind,
    calls_at_once,
    find,
    matching,
    natural_key,
    queues_refused,
)
from yccall_desktop.core.task import AssignmentType, Ratio

QUEUES = tuple(
    Choice(name, remark=remark)
    for name, remark in [("Sales", ""), ("north-sales", ""), ("support", "for Sales"), ("回访", "")]
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["Sales", "north-sales", "support", "回访"]),
        ("  ", ["Sales", "north-sales", "support", "回访"]),
        ("SAL", ["Sales", "north-sales", "support"]),
        ("th-s", ["north-sales"]),
        ("访", ["回访"]),
        ("x", []),
    ],
)
def test_what_is_typed_is_found_anywhere(typed, found):
    assert [one.name for one in matching(QUEUES, typed)] == found


def test_names_that_differ_in_case_are_different():
    assert find(QUEUES, "Sales") is QUEUES[0]
    assert find(QUEUES, "sales") is None


def test_the_natural_order():
    names = ["queue-10", "Queue-2", "1010", "999", "queue-1", "回访"]
    assert sorted(names, key=natural_key) == [
        "999", "1010", "queue-1", "Queue-2", "queue-10", "回访",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("agents", "ratio", "calls"),
    [(12, "1:3", 36), (12, "1:1", 12), (5, "2:5", 12), (1, "2:1", 0), (0, "1:9", 0)],
)
def test_calls_at_once(agents, ratio, calls):
    assert calls_at_once(agents, Ratio.parse(ratio)) == calls


def test_every_assignment_has_its_list():
    assert [ChoiceKind.of(one) for one in AssignmentType] == [
        ChoiceKind.EXTENSION, ChoiceKind.QUEUE, ChoiceKind.GROUP,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("reason", "message", "refused"),
    [
        (Reason.BAD_PARAMETER, "参数assigntype应该为：1/3", True),
        (Reason.REFUSED_BY_PLATFORM, "队列不存在", True),
        (Reason.BAD_PARAMETER, "参数telphone", False),
        (Reason.TOKEN_INVALID, "queue", False),
    ],
)
def test_a_refused_queue_is_known_by_what_the_platform_says(reason, message, refused):
    end = End(Outcome.REFUSED, reason, message=message)
    assert queues_refused(AssignmentType.QUEUE, end) is refused
    assert not queues_refused(AssignmentType.GROUP, end)
    assert not queues_refused(AssignmentType.QUEUE, End(Outcome.UNKNOWN, reason, message=message))
