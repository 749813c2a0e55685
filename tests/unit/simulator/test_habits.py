"""Lag, ignored filters, small bodies, slow links, faults at a later request."""

from __future__ import annotations

import io
import json
import threading

import pytest

from tests.unit.simulator.test_server import ask, post
from yccall_desktop.simulator import Fault, Simulator
from yccall_desktop.simulator.spoil import SlowBody

CREATE, ADD = "App.Sip_Yccall.TaskCreat", "App.Sip_Yccall.TaskAdd"
LIST, INFO = "App.Sip_Yccall.TaskList", "App.Sip_Yccall.TaskInfo"


@pytest.fixture
def simulator():
    with Simulator(token="token") as running:
        yield running


def phones(*numbers):
    return json.dumps([{"phone": number, "time": 1} for number in numbers])


def asked(simulator, service, **params):
    return json.loads(post(simulator, service=service, token="token", **params)[1])


def create(simulator, *numbers, name="a 12345678"):
    answer = asked(
        simulator, CREATE, assigntype="2", assignagent="q", telphone=phones(*numbers),
        taskscale="1:2", disnumber="", taskname=name, customtaskid=name,
    )  # fmt: skip
    return answer["data"]["result"]["taskid"]


def names(simulator, **wanted):
    return [one["taskname"] for one in asked(simulator, LIST, **wanted)["data"]["result"]["task"]]


def test_it_counts_how_often_it_received_each_number(simulator):
    task = create(simulator, "13800138000", "13800138001")
    assert simulator.state.doubled() == []
    asked(simulator, ADD, taskid=task, telphone=phones("13800138001", "13800138002"))
    assert simulator.state.doubled() == ["13800138001"]
    assert simulator.state.snapshot()["received"] == 3


def test_an_addition_needs_a_task_that_has_not_ended(simulator):
    task = create(simulator, "13800138000")
    assert asked(simulator, ADD, taskid="1", telphone=phones("138"))["data"]["status"] == 1
    asked(simulator, "App.Sip_Yccall.TaskSet", taskid=task, taskstatus="3")
    assert asked(simulator, ADD, taskid=task, telphone=phones("138"))["data"]["status"] == 1
    assert simulator.state.snapshot()["received"] == 1


def test_a_task_is_listed_only_after_so_many_looks(simulator):
    simulator.state.set_habits({"list_lag": 2})
    create(simulator, "13800138000")
    assert [names(simulator) for _ in range(3)] == [[], [], ["a 12345678"]]


def test_numbers_come_late_once(simulator):
    task = create(simulator, "13800138000", "13800138001", "13800138002")
    simulator.state.set_habits({"number_lag": 2})
    totals = [asked(simulator, INFO, taskid=task)["data"]["result"]["totalitems"] for _ in range(2)]
    assert totals == [1, 3]


def test_filters_can_be_ignored(simulator):
    create(simulator, "13800138000", name="a 12345678")
    create(simulator, "13800138001", name="b 12345678")
    assert names(simulator, customtaskid="a 12345678") == ["a 12345678"]
    simulator.state.set_habits({"ignores_filters": True})
    assert names(simulator, customtaskid="a 12345678") == ["b 12345678", "a 12345678"]


def test_a_body_above_the_limit_is_413_and_does_nothing(simulator):
    simulator.state.set_habits({"largest_body": 500})
    status, _ = post(simulator, service=ADD, token="token", telphone="x" * 600)
    assert status == 413
    assert simulator.requests(ADD) == 0


def test_a_fault_can_wait_for_the_third_request(simulator):
    simulator.fail(Fault.RET_500, LIST, after=2)
    assert [asked(simulator, LIST)["ret"] for _ in range(4)] == [200, 200, 500, 200]


def test_habits_and_later_faults_can_be_set_from_outside(simulator):
    order = json.dumps({"fault": "ret-500", "service": LIST, "after": 1})
    assert ask(simulator.url, "POST", "/__simulator/fault", order)[0] == 200
    assert ask(simulator.url, "POST", "/__simulator/habits", '{"list_lag": 1}')[0] == 200
    assert [asked(simulator, LIST)["ret"] for _ in range(2)] == [200, 500]
    assert simulator.state.list_lag == 1


@pytest.mark.parametrize("order", ['{"lock": 1}', '{"list_lag": "1"}', '{"ignores_filters": 1}'])
def test_an_unknown_habit_is_refused(simulator, order):
    assert ask(simulator.url, "POST", "/__simulator/habits", order)[0] == 400


def test_a_slow_link_takes_its_time():
    waits = []
    released = threading.Event()
    released.wait = waits.append
    body = SlowBody(io.BytesIO(b"x" * 250), 1000, released)
    assert [len(body.read(size)) for size in (-1, 65536, 10, -1, -1)] == [100, 100, 10, 40, 0]
    assert sum(waits) == pytest.approx(0.25)
    with Simulator(token="token", bytes_per_second=1_000_000) as slow:
        assert names(slow) == []
