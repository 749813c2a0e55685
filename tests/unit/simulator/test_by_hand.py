"""The demo's faults by hand: one for the next request, a bad line, a connection broken now."""

from __future__ import annotations

import http.client
import json
import socket
from urllib.parse import urlencode

import pytest

from yccall_desktop.core.demo import DemoFault, DemoLine, DemoPlatform
from yccall_desktop.simulator import ByHand, Simulator

CREATE, LIST = "App.Sip_Yccall.TaskCreat", "App.Sip_Yccall.TaskList"
NUMBER = {"phone": "13800138001", "time": 1, "userid": "", "memberid": "", "chengshudu": ""}
TASK = {
    "service": CREATE, "token": "token", "assigntype": "2", "assignagent": "queue-1",
    "taskscale": "1:1", "disnumber": "", "telphone": json.dumps([NUMBER]),
}  # fmt: skip


def post(simulator: Simulator, **params: str):
    """HTTP status and the answer; an OSError or HTTPException when the line broke."""
    connection = http.client.HTTPConnection(simulator.url.removeprefix("http://"), timeout=10)
    try:
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", "/", urlencode(params), form)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


@pytest.fixture
def simulator():
    with Simulator(token="token") as running:
        yield running


@pytest.fixture
def hand(simulator):
    return ByHand(simulator)


def test_it_is_what_the_window_asks_for(hand: DemoPlatform):
    assert set(ByHand.faults) == {one.value for one in DemoFault}
    assert set(ByHand.lines) == {one.value for one in DemoLine}
    with pytest.raises(ValueError, match="no such fault"):
        hand.fail_next("fire")
    with pytest.raises(ValueError, match="no such line"):
        hand.set_line("wet")


@pytest.mark.parametrize(
    ("fault", "status", "tasks"),
    [("refuse", 200, 0), ("too-large", 413, 0), ("server-error", 200, 0)],
)
def test_the_next_request_fails_and_the_one_after_it_works(simulator, hand, fault, status, tasks):
    hand.fail_next(fault)
    assert hand.waiting == fault
    got, answer = post(simulator, **TASK)
    assert got == status
    assert b'"status":0' not in answer
    assert len(simulator.tasks) == tasks
    assert hand.waiting == ""
    assert b'"status":0' in post(simulator, **TASK)[1]


def test_a_lost_answer_leaves_the_task_there(simulator, hand):
    hand.fail_next("lose-answer")
    with pytest.raises((OSError, http.client.HTTPException)):
        post(simulator, **TASK)
    assert len(simulator.tasks) == 1


def test_looking_does_not_use_a_fault_up(simulator, hand):
    hand.fail_next("refuse")
    assert b'"status":0' in post(simulator, service=LIST, token="token")[1]
    assert hand.waiting == "refuse"
    hand.fail_next("too-large")
    assert post(simulator, **TASK)[0] == 413
    hand.fail_next("refuse")
    hand.forget_next()
    assert hand.waiting == ""
    assert b'"status":0' in post(simulator, **TASK)[1]


def test_an_expired_token_is_told_as_600(simulator, hand):
    hand.expire_tokens()
    assert b'"ret":600' in post(simulator, **TASK)[1]


def test_unplugged_means_that_no_connection_comes_about(simulator, hand):
    hand.set_line("unplugged")
    assert hand.line == "unplugged"
    with pytest.raises(ConnectionRefusedError):
        post(simulator, **TASK)
    assert hand.break_now() is False
    hand.forget_next()
    hand.set_line("good")
    assert hand.line == "good"
    assert b'"status":0' in post(simulator, **TASK)[1]


def test_break_now_breaks_what_is_open(simulator, hand):
    port = int(simulator.url.rpartition(":")[2])
    head = b"POST / HTTP/1.1\r\nHost: demo\r\nContent-Length: 1000000\r\n"
    head += b"Content-Type: application/x-www-form-urlencoded\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=10) as half:
        half.sendall(head + b"token=to")
        while not hand.break_now():
            hand.forget_next()  # until the simulator has taken the connection
        assert half.recv(1) == b""
    assert simulator.tasks == []


def test_break_now_with_nothing_open_breaks_the_next_request(simulator, hand):
    assert hand.break_now() is False
    assert hand.waiting == "break"
    with pytest.raises((OSError, http.client.HTTPException)):
        post(simulator, **TASK)
    assert simulator.tasks == []
    assert b'"status":0' in post(simulator, **TASK)[1]


def test_a_slow_line_can_be_broken_in_the_middle_of_a_list(simulator, hand, monkeypatch):
    monkeypatch.setattr("yccall_desktop.simulator.by_hand.SLOW_BYTES", 20_000)
    hand.set_line("slow")
    port = int(simulator.url.rpartition(":")[2])
    body = urlencode({**TASK, "padding": "x" * 2_000_000}).encode()
    head = b"POST / HTTP/1.1\r\nHost: demo\r\nContent-Length: %d\r\n" % len(body)
    kind = b"Content-Type: application/x-www-form-urlencoded\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=10) as half:
        half.sendall(head + kind + body[:4_000])
        while not simulator.break_connections():
            pass
        with pytest.raises(OSError):  # noqa: PT012 - the first write may still be taken
            while True:
                half.sendall(body[:1_000])
    assert simulator.tasks == []
