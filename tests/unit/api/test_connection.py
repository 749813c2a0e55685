"""Connections that fail in every way: before the body nothing was sent, after it who knows."""

from __future__ import annotations

import gzip
import socket
import struct
from contextlib import suppress

import pytest

from tests.unit.api.conftest import (
    DONE_JSON,
    MANY,
    QUICK,
    Sender,
    answer,
    read_head,
    read_request,
)
from yccall_desktop.core.outcomes import Outcome, Reason


def ends(end) -> tuple[Outcome, Reason]:
    return end.outcome, end.reason


def test_a_refused_connection(raw_server, create_patiently):
    raw_server.stop()
    end = create_patiently(raw_server.url)
    assert ends(end) == (Outcome.NOT_SENT, Reason.NO_CONNECTION)
    assert end.values["server"] == raw_server.url


def test_an_unknown_name(monkeypatch, create_patiently):
    def unknown(*_args, **_kwargs):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    end = create_patiently("http://no-such-host.example")
    assert ends(end) == (Outcome.NOT_SENT, Reason.NAME_NOT_FOUND)


def test_nobody_takes_the_connection(full_server, create):
    end = create(full_server.url)
    assert ends(end) == (Outcome.NOT_SENT, Reason.CONNECT_TIMEOUT)


def test_a_secure_handshake_that_hangs(raw_server, create):
    raw_server.serve(lambda _connection: None)
    end = create(f"https://{raw_server.address}")
    assert ends(end) == (Outcome.NOT_SENT, Reason.CONNECT_TIMEOUT)


def test_a_secure_address_of_a_plain_server(simulator, create_patiently):
    end = create_patiently(simulator.url.replace("http:", "https:"))
    assert ends(end) == (Outcome.NOT_SENT, Reason.TLS_FAILED)


def test_an_upload_that_nobody_reads(raw_server, create):
    raw_server.serve(read_head)
    end = create(raw_server.url, numbers=MANY)
    assert ends(end) == (Outcome.UNKNOWN, Reason.NO_ANSWER_IN_TIME)
    assert create.progress[-1][0] < create.progress[-1][1]


def test_a_server_that_ends_the_connection_within_the_upload(raw_server, create_patiently):
    def leave(connection):
        read_head(connection)
        connection.close()

    raw_server.serve(leave)
    end = create_patiently(raw_server.url, numbers=MANY)
    assert ends(end) == (Outcome.UNKNOWN, Reason.CONNECTION_LOST)


def test_done_before_all_was_sent_is_not_believed(raw_server, create_patiently):
    def too_early(connection):
        read_head(connection)
        answer(connection)
        connection.close()

    raw_server.serve(too_early)
    end = create_patiently(raw_server.url, numbers=MANY)
    assert ends(end) == (Outcome.UNKNOWN, Reason.CONNECTION_LOST)
    assert not end.task_id


def test_a_packed_answer_is_not_unpacked(raw_server, create_patiently):
    def pack(connection):
        read_request(connection)
        packed = gzip.compress(DONE_JSON)
        head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(packed)}\r\n\r\n"
        connection.sendall(head.encode() + packed)
        connection.shutdown(socket.SHUT_WR)

    raw_server.serve(pack)
    assert ends(create_patiently(raw_server.url)) == (Outcome.UNKNOWN, Reason.ANSWER_UNREADABLE)


def test_a_connection_that_dies_before_the_first_byte_is_read(raw_server, create_patiently):
    def reset(connection):
        linger = struct.pack("ii", 1, 0)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        connection.close()

    raw_server.serve(reset)
    end = create_patiently(raw_server.url)
    assert end.outcome in (Outcome.UNKNOWN, Outcome.NOT_SENT)
    assert end.reason in (Reason.CONNECTION_LOST, Reason.NO_CONNECTION)
    assert (end.outcome is Outcome.UNKNOWN) == (end.reason is Reason.CONNECTION_LOST)


def test_a_refusal_before_the_upload_is_over(raw_server, create_patiently):
    def refuse_and_drain(connection):
        read_head(connection)
        answer(connection, b"<html>too large</html>", "413 Payload Too Large")
        while connection.recv(1 << 20):
            pass

    raw_server.serve(refuse_and_drain)
    end = create_patiently(raw_server.url, numbers=MANY)
    assert ends(end) == (Outcome.REFUSED, Reason.TOO_LARGE)


def test_a_half_open_connection_that_never_answers(raw_server, create):
    def half_close(connection):
        read_request(connection)
        connection.shutdown(socket.SHUT_WR)

    raw_server.serve(half_close)
    assert ends(create(raw_server.url)) == (Outcome.UNKNOWN, Reason.CONNECTION_LOST)


def test_an_answer_whose_head_never_ends(raw_server):
    def drip(connection):
        read_request(connection)
        with suppress(OSError):
            connection.sendall(b"HTTP/1.1 200 OK\r\n")
            connection.settimeout(0.05)
            while True:
                connection.sendall(b"X-More: 1\r\n")
                try:
                    if not connection.recv(1):
                        return
                except TimeoutError:
                    continue

    raw_server.serve(drip)
    end = Sender(QUICK)(raw_server.url)
    assert end.outcome is Outcome.UNKNOWN


def test_a_shorter_body_than_announced(raw_server, create_patiently):
    def cut(connection):
        read_request(connection)
        connection.sendall(b'HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{"ret":200}')
        connection.shutdown(socket.SHUT_WR)

    raw_server.serve(cut)
    assert ends(create_patiently(raw_server.url)) == (Outcome.UNKNOWN, Reason.CONNECTION_LOST)


def test_progress_that_fails_ends_the_request(simulator, create_patiently):
    def broken(_sent, _total):
        raise RuntimeError("window gone")

    with pytest.raises(RuntimeError, match="window gone"):
        create_patiently(simulator.url, progress=broken)
