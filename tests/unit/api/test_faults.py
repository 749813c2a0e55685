"""Every fault of the simulator, over real sockets: the right end, and never a second task."""

from __future__ import annotations

import pytest

from tests.helpers.fault_ends import ENDS, LOST, NEVER_END, UNREADABLE
from tests.unit.api.conftest import NUMBERS, PATIENT, QUICK, TOKEN, Sender
from yccall_desktop.api.limits import Limits
from yccall_desktop.core.outcomes import Outcome, Reason
from yccall_desktop.simulator import Fault, Simulator


def test_the_table_has_every_fault():
    assert set(ENDS) == set(Fault)


@pytest.mark.parametrize("fault", Fault, ids=lambda fault: fault.value)
def test_the_end_of_every_fault(fault, simulator):
    limits = QUICK if fault in NEVER_END else PATIENT
    simulator.fail(fault)
    end = Sender(limits)(simulator.url)
    assert (end.outcome, end.reason, len(simulator.tasks)) == ENDS[fault]
    assert simulator.state.snapshot()["total_requests"] == 1


@pytest.mark.parametrize("fault", [Fault.RESET_AFTER_READING, Fault.RESET_BEFORE_READING])
def test_a_reset_within_a_large_upload_is_unknown(fault, simulator, create_patiently):
    simulator.fail(fault)
    end = create_patiently(simulator.url, numbers=NUMBERS * 2500)
    assert (end.outcome, end.reason) == LOST
    assert simulator.state.snapshot()["total_requests"] == 1


@pytest.mark.parametrize(
    "fault",
    [
        Fault.INTEGER_ID,
        Fault.REFUSED_AS_TEXT,
        Fault.REFUSED_AS_INTEGERS,
        Fault.REFUSED_WITH_HOLES,
        Fault.BOM,
    ],
    ids=lambda fault: fault.value,
)
def test_odd_answers_are_read_in_full(fault, simulator, create_patiently):
    simulator.fail(fault)
    end = create_patiently(simulator.url)
    assert end.task_id == simulator.tasks[0].task_id
    assert len(end.task_id) == 20
    assert [one.number for one in end.refused] == ["18012340000"]


def test_a_redirect_is_never_followed(create_patiently):
    with Simulator(token=TOKEN) as other, Simulator(token=TOKEN, redirect_to=other.url) as first:
        for fault in (fault for fault in Fault if fault.value.startswith("redirect-")):
            first.fail(fault)
            end = create_patiently(first.url)
            assert end.values["status"] == str(fault.number)
        assert other.state.snapshot()["total_requests"] == 0
        assert first.state.snapshot()["total_requests"] == 5


def test_a_proxy_error_after_creating_is_unknown_too(simulator, create_patiently):
    simulator.fail(Fault.HTTP_504, runs_first=True)
    assert create_patiently(simulator.url).outcome is Outcome.UNKNOWN
    assert len(simulator.tasks) == 1


def test_a_body_that_php_does_not_take(simulator, create_patiently):
    many = NUMBERS[:1] * 90_000
    end = create_patiently(simulator.url, numbers=many)
    assert (end.outcome, end.reason) == (Outcome.REFUSED, Reason.TOO_LARGE)


def test_the_longest_answer_is_bounded(simulator):
    simulator.fail(Fault.ENDLESS)
    limits = Limits(answer=60, answer_bytes=1_000_000)
    end = Sender(limits)(simulator.url)
    assert (end.outcome, end.reason) == UNREADABLE
