"""Every fault of the simulator, over real sockets: the right end, and never a second task."""

from __future__ import annotations

import pytest

from tests.unit.api.conftest import NUMBERS, PATIENT, QUICK, TOKEN, Sender
from yccall_desktop.api.limits import Limits
from yccall_desktop.core.outcomes import Outcome, Reason
from yccall_desktop.simulator import Fault, Simulator

UNREADABLE = (Outcome.UNKNOWN, Reason.ANSWER_UNREADABLE)
SERVER_ERROR = (Outcome.UNKNOWN, Reason.SERVER_ERROR)
REDIRECTED = (Outcome.UNKNOWN, Reason.REDIRECTED)
LOST = (Outcome.UNKNOWN, Reason.CONNECTION_LOST)
LATE = (Outcome.UNKNOWN, Reason.NO_ANSWER_IN_TIME)
DONE = (Outcome.DONE, Reason.OK)

ENDS = {
    Fault.HTTP_201: (*UNREADABLE, 0),
    Fault.HTTP_204: (*UNREADABLE, 0),
    Fault.HTTP_400: (*SERVER_ERROR, 0),
    Fault.HTTP_401: (*SERVER_ERROR, 0),
    Fault.HTTP_403: (*SERVER_ERROR, 0),
    Fault.HTTP_404: (*SERVER_ERROR, 0),
    Fault.HTTP_405: (*SERVER_ERROR, 0),
    Fault.HTTP_408: (*SERVER_ERROR, 0),
    Fault.HTTP_413: (Outcome.REFUSED, Reason.TOO_LARGE, 0),
    Fault.HTTP_429: (*SERVER_ERROR, 0),
    Fault.HTTP_500: (*SERVER_ERROR, 0),
    Fault.HTTP_502: (*SERVER_ERROR, 0),
    Fault.HTTP_503: (*SERVER_ERROR, 0),
    Fault.HTTP_504: (*SERVER_ERROR, 0),
    Fault.REDIRECT_301: (*REDIRECTED, 0),
    Fault.REDIRECT_302: (*REDIRECTED, 0),
    Fault.REDIRECT_303: (*REDIRECTED, 0),
    Fault.REDIRECT_307: (*REDIRECTED, 0),
    Fault.REDIRECT_308: (*REDIRECTED, 0),
    Fault.HTML: (*UNREADABLE, 1),
    Fault.BOM: (*DONE, 1),
    Fault.PHP_WARNING: (*UNREADABLE, 1),
    Fault.CUT_BODY: (*LOST, 1),
    Fault.CUT_JSON: (*UNREADABLE, 1),
    Fault.EMPTY_BODY: (*UNREADABLE, 1),
    Fault.ENDLESS: (*UNREADABLE, 1),
    Fault.SLOW: (*DONE, 1),
    Fault.DRIP: (*LATE, 1),
    Fault.NO_STATUS: (*UNREADABLE, 1),
    Fault.NO_TASK_ID: (Outcome.UNKNOWN, Reason.NO_TASK_ID, 1),
    Fault.INTEGER_ID: (*DONE, 1),
    Fault.REFUSED_AS_TEXT: (*DONE, 1),
    Fault.REFUSED_AS_INTEGERS: (*DONE, 1),
    Fault.REFUSED_WITH_HOLES: (*DONE, 1),
    Fault.RESET_BEFORE_READING: (*LOST, 0),
    Fault.RESET_AFTER_READING: (*LOST, 0),
    Fault.RESET_AFTER_CREATING: (*LOST, 1),
    Fault.CLOSE_AFTER_CREATING: (*LOST, 1),
    Fault.HANG_BEFORE_CREATING: (*LATE, 0),
    Fault.HANG_AFTER_CREATING: (*LATE, 1),
    Fault.NOT_HTTP: (*UNREADABLE, 0),
    Fault.RET_400: (Outcome.REFUSED, Reason.BAD_PARAMETER, 0),
    Fault.RET_404: (Outcome.REFUSED, Reason.SERVICE_MISSING, 0),
    Fault.RET_406: (*SERVER_ERROR, 0),
    Fault.RET_500: (*SERVER_ERROR, 0),
    Fault.RET_600: (Outcome.REFUSED, Reason.TOKEN_INVALID, 0),
    Fault.RET_601: (Outcome.REFUSED, Reason.WRONG_APPID, 0),
    Fault.RET_602: (Outcome.REFUSED, Reason.LICENCE_EXPIRED, 0),
    Fault.RET_603: (Outcome.REFUSED, Reason.MODULE_NOT_LICENSED, 0),
    Fault.RET_604: (Outcome.REFUSED, Reason.ADDRESS_NOT_AUTHORISED, 0),
    Fault.STATUS_1: (Outcome.REFUSED, Reason.REFUSED_BY_PLATFORM, 0),
    Fault.LIST_LAG: (*DONE, 1),
    Fault.OLDER_SERVER: (*DONE, 1),
}

NEVER_END = {Fault.DRIP, Fault.ENDLESS, Fault.HANG_BEFORE_CREATING, Fault.HANG_AFTER_CREATING}


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
