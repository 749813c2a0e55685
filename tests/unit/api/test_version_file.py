"""The version file over real sockets: only what is signed with the right key is believed."""

from __future__ import annotations

import json
import logging
import re
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.version_files import KEY, NEWER, OTHER_KEY, fragment, told, version_file
from tests.unit.api.conftest import CancelWhen, read_head
from yccall_desktop import __version__
from yccall_desktop.api.limits import Limits
from yccall_desktop.api.version_file import HttpVersionFile, read_version_file
from yccall_desktop.core.cancel import Cancelled, CancelToken
from yccall_desktop.core.version import LookEnd, VersionLook, version_address

PUBLIC = KEY.public_key().public_bytes_raw()
QUICK = Limits(connect=1, connect_in_all=0.5, answer=0.5, answer_bytes=64 * 1024)
PATIENT = Limits(connect=60, connect_in_all=60, answer=60, answer_bytes=64 * 1024)


def look_at(url: str, limits: Limits = PATIENT, cancel: CancelToken | None = None) -> VersionLook:
    address = version_address(f"{url}/yccall/version.json{fragment()}")
    return HttpVersionFile(limits).look(address, cancel or CancelToken())


def serve(raw_server, content: bytes, status: str = "200 OK", more: str = "") -> list[bytes]:
    """Answer every request so; returns the heads that come."""
    heads: list[bytes] = []

    def handle(connection):
        heads.append(read_head(connection))
        length = f"Content-Length: {len(content)}\r\n"
        head = f"HTTP/1.1 {status}\r\n{length}{more}Connection: close\r\n\r\n"
        connection.sendall(head.encode() + content)

    raw_server.serve(handle)
    return heads


def test_a_file_that_is_well_signed(raw_server):
    serve(raw_server, version_file())
    assert look_at(raw_server.url) == VersionLook(LookEnd.READ, NEWER)


def test_the_request_tells_nothing_but_the_program(raw_server):
    heads = serve(raw_server, version_file())
    look_at(raw_server.url)
    first, *fields = heads[0].decode().strip().split("\r\n")
    assert first == "GET /yccall/version.json HTTP/1.1"
    assert dict(field.split(": ", 1) for field in fields) == {
        "Host": raw_server.address,
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "Connection": "close",
        "User-Agent": f"yccall-desktop/{__version__}",
    }


def test_a_netrc_gives_nothing_away(raw_server, tmp_path, monkeypatch):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login lee password secret\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    heads = serve(raw_server, version_file())
    look_at(raw_server.url)
    assert b"authorization" not in heads[0].lower()


def test_another_key(raw_server, expect_log):
    expect_log("version file at 127.0.0.1: bad-signature", logging.WARNING)
    serve(raw_server, version_file(key=OTHER_KEY))
    assert look_at(raw_server.url) == VersionLook(LookEnd.BAD_SIGNATURE)


def test_a_redirect_is_not_followed(raw_server):
    more = "Location: https://downloads.example.com/version.json\r\n"
    heads = serve(raw_server, version_file(), "302 Found", more)
    assert look_at(raw_server.url) == VersionLook(LookEnd.UNREACHABLE)
    assert len(heads) == 1


@pytest.mark.parametrize("status", ["404 Not Found", "500 Oops", "204 No Content"])
def test_another_status(raw_server, status):
    serve(raw_server, b"" if status.startswith("204") else version_file(), status)
    assert look_at(raw_server.url) == VersionLook(LookEnd.UNREACHABLE)


def test_the_page_of_a_captive_portal(raw_server):
    serve(raw_server, b"<html>Please sign in</html>")
    assert look_at(raw_server.url) == VersionLook(LookEnd.UNREADABLE)


def test_a_file_that_is_too_long(raw_server):
    serve(raw_server, version_file() + b" " * 64 * 1024)
    assert look_at(raw_server.url) == VersionLook(LookEnd.UNREADABLE)


def test_an_answer_without_an_end(raw_server):
    def pour(connection):
        read_head(connection)
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        try:
            while True:
                connection.sendall(b" " * 65536)
        except OSError:
            return

    raw_server.serve(pour)
    assert look_at(raw_server.url) == VersionLook(LookEnd.UNREADABLE)


def test_a_server_that_hangs(raw_server):
    raw_server.serve(read_head)
    assert look_at(raw_server.url, QUICK) == VersionLook(LookEnd.UNREACHABLE)


def test_a_secure_handshake_that_hangs(raw_server):
    raw_server.serve(lambda _connection: None)
    look = look_at(f"https://{raw_server.address}", QUICK)
    assert look == VersionLook(LookEnd.UNREACHABLE)


def test_a_file_that_drips(raw_server):
    closed = threading.Event()

    def drip(connection):
        read_head(connection)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n")
        try:
            while not closed.wait(0.02):
                connection.sendall(b" ")
        except OSError:
            return

    raw_server.serve(drip)
    assert look_at(raw_server.url, QUICK) == VersionLook(LookEnd.UNREACHABLE)
    closed.set()


def test_nobody_is_there(raw_server):
    raw_server.stop()
    assert look_at(raw_server.url) == VersionLook(LookEnd.UNREACHABLE)


def test_a_cancel_ends_a_look_that_hangs(raw_server):
    asked = threading.Event()

    def hang(connection):
        read_head(connection)
        asked.set()

    raw_server.serve(hang)
    with pytest.raises(Cancelled):
        look_at(raw_server.url, cancel=_cancelled_when(asked))


def _cancelled_when(event: threading.Event) -> CancelToken:
    class When(CancelWhen):
        def raise_if_cancelled(self) -> None:
            if self.cancelled:
                raise Cancelled

    return When(event.is_set)


def test_a_cancel_before_the_look_asks_nobody(raw_server):
    heads = serve(raw_server, version_file())
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        look_at(raw_server.url, cancel=cancel)
    assert heads == []


# --- the file alone --------------------------------------------------------------------------
def test_a_byte_changed_after_signing():
    content = version_file().replace(b"9.0.0", b"9.0.1")
    assert read_version_file(content, PUBLIC).end is LookEnd.BAD_SIGNATURE


@pytest.mark.parametrize("signature", ["", "%%%", "AAAA", "A" * 88, "é"])
def test_a_signature_that_is_none(signature):
    content = json.dumps({"signed": json.dumps(told()), "signature": signature}).encode()
    assert read_version_file(content, PUBLIC) == VersionLook(LookEnd.BAD_SIGNATURE)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 60_000, b"{}",
        b'{"signed": {}, "signature": ""}', b'{"signed": "\\ud800", "signature": ""}',
        b'{"signed": "{}"}',
    ],
    ids=range(10),
)  # fmt: skip
def test_garbage(content):
    assert read_version_file(content, PUBLIC) == VersionLook(LookEnd.UNREADABLE)


@pytest.mark.parametrize(
    "signed", ["", "[]", "{}", json.dumps(told(product="another")), json.dumps(told(page="x"))]
)
def test_well_signed_garbage(signed):
    assert read_version_file(version_file(signed), PUBLIC) == VersionLook(LookEnd.UNREADABLE)


def test_a_file_that_a_text_editor_saved():
    assert read_version_file(b"\xef\xbb\xbf" + version_file(), PUBLIC).release == NEWER


@given(st.binary(max_size=300))
def test_any_bytes_are_read_without_an_error(content):
    assert read_version_file(content, PUBLIC).release is None


def test_the_log_names_the_host_alone(raw_server, caplog):
    caplog.set_level(logging.INFO)
    serve(raw_server, version_file())
    look_at(raw_server.url)
    assert re.search(r"version file at 127\.0\.0\.1: read, 200", caplog.text)
    assert fragment() not in caplog.text
