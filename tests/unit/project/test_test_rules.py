"""The rules of tests/conftest.py hold: a test that broke one would be heard."""

from __future__ import annotations

import logging
import os
import socket
import stat
import sys
from pathlib import Path

import keyring
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_socket import SocketConnectBlockedError

from tests.helpers.log_guard import LogGuard


def test_other_machines_cannot_be_reached():
    with (
        socket.socket() as sock,
        pytest.warns(UserWarning, match="192.0.2.1"),
        pytest.raises(SocketConnectBlockedError),
    ):
        sock.connect(("192.0.2.1", 80))


def test_loopback_can_be_reached():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        with socket.create_connection(server.getsockname(), timeout=5) as client:
            assert client.getpeername() == server.getsockname()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_the_runtime_folder_is_private():
    assert stat.S_IMODE(Path(os.environ["XDG_RUNTIME_DIR"]).stat().st_mode) == 0o700


def test_the_keyring_is_in_memory():
    assert type(keyring.get_keyring()).__name__ == "MemoryKeyring"
    keyring.set_password("service", "name", "secret")
    assert keyring.get_password("service", "name") == "secret"


def test_the_keyring_is_empty_at_the_start():
    assert keyring.get_password("service", "name") is None


def test_an_unannounced_log_record_is_a_complaint():
    guard = LogGuard()
    guard.emit(logging.makeLogRecord({"name": "x", "levelno": 30, "levelname": "W", "msg": "boo"}))
    assert guard.complaints() == ["unexpected log record: W x: boo"]


def test_an_announced_log_record_that_does_not_come_is_a_complaint():
    guard = LogGuard()
    guard("boo")
    assert guard.complaints() == ["expected a WARNING that matches 'boo'; none came"]


def test_an_announced_log_record_passes(expect_log):
    expect_log("row 3$", level=logging.ERROR, logger="yccall_desktop.core")
    logging.getLogger("yccall_desktop.core.phone").error("stopped at row %d", 3)


@given(st.text())
def test_hypothesis_works_beside_the_fixtures(text):
    assert text == text.strip() or text
