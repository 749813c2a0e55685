"""The simulator as a program and a server: loopback only, silent, countable from outside."""

from __future__ import annotations

import http.client
import json
import signal
import socket
import subprocess
import sys
import threading
from urllib.parse import urlencode

import pytest

from tests.helpers.platforms import is_wine
from yccall_desktop.simulator import Fault, Simulator

LIST = "App.Sip_Yccall.TaskList"


def ask(url: str, method: str, path: str, body: str = "", content_type: str = "application/json"):
    """Status and body of one request, over the standard library's client."""
    connection = http.client.HTTPConnection(url.removeprefix("http://"), timeout=10)
    try:
        connection.request(method, path, body, {"Content-Type": content_type})
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def post(simulator: Simulator, **params: str):
    form = "application/x-www-form-urlencoded"
    return ask(simulator.url, "POST", "/", urlencode(params), form)


@pytest.fixture
def simulator():
    with Simulator(token="token") as running:
        yield running


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::"])
def test_only_this_computer_is_served(host):
    with pytest.raises(ValueError, match="loopback"):
        Simulator(host=host)


def test_a_taken_port_is_told_as_an_error(simulator):
    port = int(simulator.url.rpartition(":")[2])
    with pytest.raises(OSError):
        Simulator().start(port)


def test_it_prints_and_logs_nothing(capfd, caplog):
    caplog.set_level(0)
    with Simulator() as running:
        post(running, service="App.None")
        running.fail(Fault.RESET_AFTER_READING, "*")
        with pytest.raises(OSError):
            post(running, service=LIST)
    assert capfd.readouterr() == ("", "")
    assert not caplog.records


def test_it_stops_while_clients_hang_on():
    running = Simulator(token="token").start()
    running.fail(Fault.HANG_AFTER_CREATING, LIST)
    failed: list[BaseException] = []

    def wait_for_an_answer():
        try:
            post(running, service=LIST, token="token")
        except OSError as error:
            failed.append(error)

    client = threading.Thread(target=wait_for_an_answer)
    idle = socket.create_connection(("127.0.0.1", int(running.url.rpartition(":")[2])), 10)
    with idle:
        client.start()
        while not running.requests(LIST):
            client.join(0.01)
        running.stop()
        running.stop()
        client.join(10)
        assert len(failed) == 1


@pytest.mark.skipif(is_wine(), reason="wine closes a connection in good order instead")
def test_reset_before_reading_is_a_real_reset(simulator):
    simulator.fail(Fault.RESET_BEFORE_READING)
    with socket.create_connection(("127.0.0.1", int(simulator.url.rpartition(":")[2])), 10) as sock:
        sock.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n")
        with pytest.raises(ConnectionResetError):
            sock.recv(1)
    assert simulator.state.snapshot()["unread_requests"] == 1


def test_faults_come_in_order_and_for_their_service_only(simulator):
    simulator.fail(Fault.RET_603, LIST)
    simulator.fail(Fault.RET_604, LIST)
    simulator.fail(Fault.RET_500, "*")
    seen = [json.loads(post(simulator, service=LIST, token="token")[1])["ret"] for _ in range(4)]
    assert seen == [603, 604, 500, 200]


def test_the_state_can_be_read_from_outside(simulator):
    post(simulator, service=LIST, token="token")
    status, body = ask(simulator.url, "GET", "/__simulator/state")
    assert status == 200
    assert json.loads(body) == {
        "tasks": [],
        "doubled": [],
        "received": 0,
        "requests": {LIST: 1},
        "unread_requests": 0,
        "total_requests": 1,
    }


def test_faults_and_tokens_can_be_set_from_outside(simulator):
    order = json.dumps({"fault": "ret-602", "service": LIST, "times": 2})
    assert ask(simulator.url, "POST", "/__simulator/fault", order)[0] == 200
    for _ in range(2):
        assert json.loads(post(simulator, service=LIST, token="token")[1])["ret"] == 602
    assert ask(simulator.url, "POST", "/__simulator/expire-tokens")[0] == 200
    assert json.loads(post(simulator, service=LIST, token="token")[1])["ret"] == 600


@pytest.mark.parametrize("order", ["", "[]", '{"fault":"none"}', "{}"])
def test_a_wrong_order_is_told(simulator, order):
    assert ask(simulator.url, "POST", "/__simulator/fault", order)[0] == 400


def test_an_unknown_order(simulator):
    assert ask(simulator.url, "GET", "/__simulator/other")[0] == 404


def test_it_runs_as_a_program():
    command = [sys.executable, "-m", "yccall_desktop.simulator", "--token", "t"]
    command += ["--fault", "ret-500", "--fault", f"{LIST}=ret-603*2"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        try:
            url = program.stdout.readline().strip()
            form = "application/x-www-form-urlencoded"
            body = urlencode({"service": LIST, "token": "t"})
            seen = [json.loads(ask(url, "POST", "/", body, form)[1])["ret"] for _ in range(3)]
            assert seen == [603, 603, 200]
            program.send_signal(signal.SIGTERM)
            assert program.wait(10) == (1 if sys.platform == "win32" else 0)  # ended from outside
            assert program.stderr.read() == ""
        finally:
            program.kill()


def test_an_unknown_fault_is_a_usage_error():
    command = [sys.executable, "-m", "yccall_desktop.simulator", "--fault", "none"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
    assert done.returncode == 2
    assert "reset-after-creating" in done.stdout + done.stderr or "--fault" in done.stderr
