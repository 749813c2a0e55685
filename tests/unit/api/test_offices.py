"""Networks of real offices: slow lines, half-dead connections, pages that come in between."""

from __future__ import annotations

import threading

import pytest

from tests.unit.api.conftest import (
    DONE_JSON,
    MANY,
    NUMBERS,
    PATIENT,
    TOKEN,
    Sender,
    answer,
    read_head,
    read_request,
)
from yccall_desktop.api.limits import Limits
from yccall_desktop.core.outcomes import Outcome, Reason
from yccall_desktop.simulator import Simulator

LATE = (Outcome.UNKNOWN, Reason.NO_ANSWER_IN_TIME)
PORTAL = b"""\xef\xbb\xbf
<!-- Hotel -->
<!DOCTYPE html>
<HTML><body>Welcome! Please sign in to use our Wi-Fi. {"ret": 200}</body></HTML>
"""


def ends(end) -> tuple[Outcome, Reason]:
    return end.outcome, end.reason


# --- half-open ---------------------------------------------------------------------------------
def test_a_server_that_takes_the_connection_and_reads_nothing(raw_server, create):
    raw_server.serve(lambda _connection: None)
    assert ends(create(raw_server.url)) == LATE


def test_a_server_that_reads_everything_and_never_answers(raw_server, create):
    raw_server.serve(read_request)
    end = create(raw_server.url)
    assert ends(end) == LATE
    assert create.progress[-1][0] == create.progress[-1][1]
    assert "The numbers were sent, but no answer came" in end.words().english()


@pytest.mark.parametrize("cut", [len(b"HTTP/1.1 200"), 60, 100])
def test_a_server_that_answers_half_and_stays(cut, raw_server, create):
    whole = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(DONE_JSON), DONE_JSON)

    def half(connection):
        read_request(connection)
        connection.sendall(whole[:cut])

    raw_server.serve(half)
    assert ends(create(raw_server.url)) == LATE


# --- slow --------------------------------------------------------------------------------------
def test_an_upload_over_a_slow_line_succeeds(raw_server):
    """It takes longer than connecting and answering may, and twice what one write may."""
    limits = Limits(connect=0.2, connect_in_all=0.3, stall=0.3, upload=60, answer=0.3)
    sender = Sender(limits)
    pause = threading.Event()

    def throttled(connection):
        head = read_head(connection)
        length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
        while length > 0:
            length -= len(connection.recv(400_000))
            pause.wait(0.01)
        answer(connection)

    raw_server.serve(throttled)
    end = sender(raw_server.url, numbers=MANY)
    assert end.outcome is Outcome.DONE
    assert sender.progress[-1][0] == sender.progress[-1][1]


def test_a_slow_platform_is_waited_for():
    with Simulator(token=TOKEN, bytes_per_second=400_000) as slow:
        end = Sender(PATIENT)(slow.url, numbers=NUMBERS * 500)
        assert (end.outcome, len(slow.tasks)) == (Outcome.DONE, 1)


def test_an_answer_in_drops_is_read_to_its_end(raw_server):
    """Each drop comes in time, and so does the last one."""
    pause = threading.Event()

    def drops(connection):
        read_request(connection)
        head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(DONE_JSON)
        for byte in range(0, len(head + DONE_JSON), 20):
            connection.sendall((head + DONE_JSON)[byte : byte + 20])
            pause.wait(0.005)

    raw_server.serve(drops)
    assert Sender(PATIENT)(raw_server.url).task_id == "20200101010101000001"


# --- captive portals ---------------------------------------------------------------------------
def test_a_portals_page_is_no_answer(raw_server, create_patiently):
    def page(connection):
        read_request(connection)
        answer(connection, PORTAL)

    raw_server.serve(page)
    end = create_patiently(raw_server.url)
    assert ends(end) == (Outcome.UNKNOWN, Reason.WEB_PAGE)
    assert "network that wants a sign-in first" in end.words().english()
    assert "browser" in end.repeatable_words().english()


def test_a_portal_that_points_to_its_page_gets_no_token(raw_server, create_patiently):
    portal = type(raw_server)()
    asked: list[bytes] = []
    portal.serve(lambda connection: asked.append(read_head(connection)))
    try:

        def send_there(connection):
            read_request(connection)
            head = f"HTTP/1.1 302 Found\r\nLocation: {portal.url}/login?x=1\r\n"
            connection.sendall(f"{head}Content-Length: 0\r\n\r\n".encode())

        raw_server.serve(send_there)
        end = create_patiently(raw_server.url)
    finally:
        portal.stop()
    assert ends(end) == (Outcome.UNKNOWN, Reason.REDIRECTED)
    assert not asked


def test_warnings_of_php_are_not_taken_for_a_portal(raw_server, create_patiently):
    def warn(connection):
        read_request(connection)
        answer(connection, b"<br />\n<b>Warning</b>: html in <html> line 1<br />\n" + DONE_JSON)

    raw_server.serve(warn)
    assert create_patiently(raw_server.url).reason is Reason.ANSWER_UNREADABLE
