"""A cancel ends a request wherever it is. The limits are so long that nothing else could end it."""

from __future__ import annotations

import socket
import threading

import pytest

from tests.unit.api.conftest import MANY, NUMBERS, PATIENT, CancelWhen, Sender, read_head
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import Outcome, Reason
from yccall_desktop.simulator import Fault

pytestmark = pytest.mark.timeout(20)

BEFORE = (Outcome.NOT_SENT, Reason.CANCELLED_BEFORE_SENDING)
WHILE = (Outcome.UNKNOWN, Reason.CANCELLED_WHILE_SENDING)


def ends(end) -> tuple[Outcome, Reason]:
    return end.outcome, end.reason


def after(looks: int) -> CancelWhen:
    """Cancelled once it was asked `looks` times without being so: the request is under way."""
    left = iter(range(looks))
    return CancelWhen(lambda: next(left, None) is None)


def test_cancelled_before_it_began(simulator, create_patiently):
    cancel = CancelToken()
    cancel.cancel()
    assert ends(create_patiently(simulator.url, cancel)) == BEFORE
    assert simulator.state.snapshot()["total_requests"] == 0


def test_cancelled_while_the_name_is_looked_up(monkeypatch, create_patiently):
    looking, go_on = threading.Event(), threading.Event()

    def look_up(*_args, **_kwargs):
        looking.set()
        go_on.wait(30)
        raise socket.gaierror(socket.EAI_AGAIN, "later")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    end = create_patiently("http://slow-name.example", CancelWhen(looking.is_set))
    assert ends(end) == BEFORE
    go_on.set()
    for thread in threading.enumerate():
        if thread.name == "yccall-request":
            thread.join(10)


def test_cancelled_while_connecting(full_server, create_patiently):
    assert ends(create_patiently(full_server.url, after(3))) == BEFORE


def test_cancelled_in_the_secure_handshake(raw_server, create_patiently):
    arrived = threading.Event()

    def handshake(connection):
        connection.recv(1)
        arrived.set()

    raw_server.serve(handshake)
    end = create_patiently(f"https://{raw_server.address}", CancelWhen(arrived.is_set))
    assert ends(end) == BEFORE


def test_cancelled_while_uploading(raw_server):
    raw_server.serve(read_head)
    sender = Sender(PATIENT)
    end = sender(raw_server.url, CancelWhen(lambda: bool(sender.progress)), numbers=MANY)
    assert ends(end) == WHILE
    assert sender.progress[-1][0] < sender.progress[-1][1]


def test_cancelled_while_waiting_for_the_answer(simulator, create_patiently):
    simulator.fail(Fault.HANG_AFTER_CREATING)
    end = create_patiently(simulator.url, CancelWhen(lambda: bool(simulator.tasks)))
    assert ends(end) == WHILE
    assert len(simulator.tasks) == 1


def test_cancelled_within_the_answer(simulator, create_patiently):
    simulator.fail(Fault.DRIP)
    end = create_patiently(simulator.url, CancelWhen(lambda: bool(simulator.tasks)))
    assert ends(end) == WHILE


def test_a_cancel_that_comes_too_late_changes_nothing(simulator, create_patiently):
    cancel = CancelToken()
    end = create_patiently(simulator.url, cancel)
    cancel.cancel()
    assert end.outcome is Outcome.DONE


def test_the_connection_is_gone_after_a_cancel(raw_server, create_patiently):
    closed = threading.Event()

    def wait_for_the_end(connection):
        read_head(connection)
        while connection.recv(1 << 16):
            pass
        closed.set()

    raw_server.serve(wait_for_the_end)
    create_patiently(raw_server.url, after(3), numbers=NUMBERS)
    assert closed.wait(10)
