"""Proxies: the system's, one that was typed, or none; never for this PC; and how they fail."""

from __future__ import annotations

import base64
import logging
import select
import socket
import sys
from contextlib import contextmanager

import pytest

from tests.helpers.certificates import Authority, server_context
from tests.unit.api.conftest import (
    PATIENT,
    QUICK,
    TOKEN,
    Sender,
    answer,
    read_head,
    read_request,
)
from yccall_desktop.api.network import HttpNetwork
from yccall_desktop.api.routes import (
    Routes,
    names_proxy_script,
    shown_system_proxy,
    system_proxies,
)
from yccall_desktop.core.network import NetworkSettings, ProxyMode, normal_proxy, proxy_key
from yccall_desktop.core.outcomes import Outcome, Reason
from yccall_desktop.simulator import Simulator
from yccall_desktop.store.secrets import MemorySecrets

PLAIN = "http://platform.example/api"
SECURE = "https://platform.example/api"
PASSWORD = "密码:w@rd/1"


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch):
    for name in ("no_proxy", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def manual(proxy: str, user: str = "", password: str = "") -> Routes:
    settings = NetworkSettings(ProxyMode.MANUAL, normal_proxy(proxy), user)
    secrets = MemorySecrets()
    secrets.set(proxy_key(settings), password)
    return Routes(settings, secrets)


def send(url: str, routes: Routes, limits=PATIENT, **changed):
    return Sender(limits, routes=routes)(url, **changed)


def ends(end) -> tuple[Outcome, Reason]:
    return end.outcome, end.reason


# --- which one ---------------------------------------------------------------------------------
@pytest.fixture
def system_proxy(simulator, monkeypatch):
    """The simulator stands in for the system's proxy, too: it takes whole URLs."""
    monkeypatch.setenv("http_proxy", simulator.url)
    monkeypatch.setenv("https_proxy", simulator.url)
    return simulator


def test_the_systems_proxy_is_used(system_proxy, create_patiently):
    assert create_patiently(PLAIN).outcome is Outcome.DONE
    assert len(system_proxy.tasks) == 1


def test_the_systems_exceptions_are_kept(system_proxy, monkeypatch):
    monkeypatch.setenv("no_proxy", "platform.example")
    assert system_proxies("http://platform.example/") == {}
    assert system_proxies("http://other.example/")["http"] == system_proxy.url
    assert shown_system_proxy("http://other.example/") == system_proxy.url.partition("//")[2]


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "127.9.9.9", "[::1]", "localhost"])
def test_this_computer_needs_no_proxy(system_proxy, host):
    assert system_proxies(f"http://{host}/") == {}
    assert manual("proxy.test:3128").route(f"http://{host}/").proxies == {}


def test_a_typed_proxy_comes_before_the_systems(system_proxy):
    with Simulator(token=TOKEN) as typed:
        assert send(PLAIN, manual(typed.url)).outcome is Outcome.DONE
        assert (len(typed.tasks), len(system_proxy.tasks)) == (1, 0)


def test_none_is_none(system_proxy, monkeypatch):
    def unknown(*_args, **_kwargs):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    end = send(PLAIN, Routes(NetworkSettings(ProxyMode.NONE)))
    assert ends(end) == (Outcome.NOT_SENT, Reason.NAME_NOT_FOUND)
    assert not system_proxy.tasks


def test_a_change_counts_from_the_next_request(simulator, raw_server):
    raw_server.stop()
    routes = manual(raw_server.url)
    assert send(PLAIN, routes).reason is Reason.PROXY_UNREACHABLE
    routes.use(NetworkSettings(ProxyMode.MANUAL, simulator.url))
    assert send(PLAIN, routes).outcome is Outcome.DONE


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("proxy.test:3128", "http://proxy.test:3128"),
        (" HTTP://Proxy.Test:0800/ ", "http://proxy.test:800"),
        ("[::1]:8080", "http://[::1]:8080"),
        ("proxy.test", ""),
        ("https://proxy.test:3128", ""),
        ("http://lee:secret@proxy.test:3128", ""),
        ("proxy.test:0", ""),
        ("proxy.test:70000", ""),
        ("proxy .test:80", ""),
        ("", ""),
    ],
)
def test_what_is_typed_as_a_proxy(typed, normal):
    assert normal_proxy(typed) == normal


# --- user and password -------------------------------------------------------------------------
class Asking:
    """A proxy that asks for one user, on a raw socket; it tunnels to `target` then."""

    def __init__(self, target: tuple[str, int] | None = None) -> None:
        self.target = target
        self.heads: list[bytes] = []
        wanted = base64.b64encode(f"lee:{PASSWORD}".encode())
        self._line = b"Proxy-Authorization: Basic " + wanted

    def __call__(self, connection) -> None:
        head = read_head(connection)
        self.heads.append(head)
        if self._line not in head:
            answer(connection, b"<html>Sign in</html>", "407 Proxy Authentication Required")
            while connection.recv(1 << 16):
                pass
        elif self.target is not None:
            connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            tunnel(connection, self.target)
        else:
            answer(connection)


def tunnel(connection, target: tuple[str, int]) -> None:
    """Carry bytes both ways until either side ends."""
    with socket.create_connection(target) as other:
        pairs = {connection: other, other: connection}
        while True:
            for ready in select.select(list(pairs), [], [])[0]:
                if not (data := ready.recv(65536)):
                    return
                pairs[ready].sendall(data)


def test_a_secure_request_through_a_proxy_with_a_password(raw_server, tmp_path, monkeypatch):
    company = Authority(tmp_path)
    context = server_context(company.issue("platform.example"))
    platform = type(raw_server)()
    try:

        def handle(connection):
            with context.wrap_socket(connection.dup(), server_side=True) as secure:
                read_request(secure)
                answer(secure)
                secure.recv(1)

        platform.serve(handle)
        proxy = Asking(("127.0.0.1", platform.port))
        raw_server.serve(proxy)
        routes = manual(raw_server.url, "lee", PASSWORD)
        settings = NetworkSettings(
            ProxyMode.MANUAL, normal_proxy(raw_server.url), "lee", str(company.pem)
        )
        routes.use(settings)
        end = send(SECURE, routes)
    finally:
        platform.stop()
    assert end.outcome is Outcome.DONE
    assert proxy.heads[0].startswith(b"CONNECT platform.example:443 ")
    assert TOKEN.encode() not in proxy.heads[0]


def test_a_plain_request_carries_the_password_at_once(raw_server):
    proxy = Asking()
    raw_server.serve(proxy)
    assert send(PLAIN, manual(raw_server.url, "lee", PASSWORD)).outcome is Outcome.DONE
    assert len(proxy.heads) == 1


@pytest.mark.parametrize("password", ["", "wrong-password"])
def test_a_proxy_that_asks_before_the_tunnel(password, raw_server):
    raw_server.serve(Asking())
    end = send(SECURE, manual(raw_server.url, "lee", password))
    assert ends(end) == (Outcome.NOT_SENT, Reason.PROXY_SIGN_IN)
    assert raw_server.address in end.words().english()


def test_a_proxy_that_asks_after_it_has_the_numbers(raw_server):
    """Plain HTTP: the body left this PC together with the question whether it may."""
    raw_server.serve(Asking())
    end = send(PLAIN, manual(raw_server.url))
    assert ends(end) == (Outcome.UNKNOWN, Reason.PROXY_ASKS)
    assert "(407)" in end.words().english()


def test_no_log_holds_the_password(raw_server, caplog):
    caplog.set_level(logging.DEBUG)
    raw_server.serve(Asking())
    for url in (PLAIN, SECURE):
        end = send(url, manual(raw_server.url, "lee", "wrong-password"))
        assert "wrong-password" not in caplog.text + repr(end)
    assert "lee" not in caplog.text
    assert "wrong" not in repr(manual(raw_server.url, "lee", "wrong-password").route(PLAIN))


# --- how they fail -----------------------------------------------------------------------------
@pytest.mark.parametrize("url", [PLAIN, SECURE])
def test_a_proxy_that_is_not_there(url, raw_server):
    raw_server.stop()
    end = send(url, manual(raw_server.url))
    assert ends(end) == (Outcome.NOT_SENT, Reason.PROXY_UNREACHABLE)
    assert raw_server.address in end.words().english()


def test_a_proxy_whose_name_is_unknown(monkeypatch):
    def unknown(*_args, **_kwargs):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    end = send(PLAIN, manual("no-such-proxy.example:3128"))
    assert ends(end) == (Outcome.NOT_SENT, Reason.PROXY_UNREACHABLE)


def test_a_proxy_that_takes_no_connection(full_server):
    end = send(SECURE, manual(full_server.url), QUICK)
    assert ends(end) == (Outcome.NOT_SENT, Reason.PROXY_UNREACHABLE)


def test_a_proxy_that_never_answers_the_tunnel(raw_server):
    raw_server.serve(lambda _connection: None)
    end = send(SECURE, manual(raw_server.url), QUICK)
    assert ends(end) == (Outcome.NOT_SENT, Reason.PROXY_UNREACHABLE)


@pytest.mark.parametrize("status", ["403 Forbidden", "502 Bad Gateway", "302 Found"])
def test_a_proxy_that_makes_no_tunnel(status, raw_server):
    def forbid(connection):
        read_head(connection)
        answer(connection, b"<html>Not allowed here</html>", status)

    raw_server.serve(forbid)
    end = send(SECURE, manual(raw_server.url))
    assert ends(end) == (Outcome.NOT_SENT, Reason.PROXY_REFUSED)
    assert f"({status[:3]})" in end.words().english()


def test_a_page_instead_of_the_tunnel(raw_server):
    def page(connection):
        read_head(connection)
        answer(connection, b"<html>Welcome</html>")

    raw_server.serve(page)
    end = send(SECURE, manual(raw_server.url))
    assert end.outcome is Outcome.NOT_SENT
    assert end.reason in (Reason.TLS_FAILED, Reason.NO_CONNECTION)


@pytest.mark.parametrize("answered", [b"garbage\r\n\r\n", b""])
def test_a_proxy_that_speaks_something_else(answered, raw_server):
    def babble(connection):
        read_head(connection)
        connection.sendall(answered)
        connection.shutdown(socket.SHUT_RDWR)

    raw_server.serve(babble)
    end = send(SECURE, manual(raw_server.url))
    assert ends(end) == (Outcome.NOT_SENT, Reason.PROXY_UNREACHABLE)


def test_a_page_of_the_proxy_instead_of_the_answer(raw_server):
    def page(connection):
        read_request(connection)
        answer(connection, b"<!DOCTYPE html><html>The host is down</html>", "503 Unavailable")

    raw_server.serve(page)
    end = send(PLAIN, manual(raw_server.url))
    assert ends(end) == (Outcome.UNKNOWN, Reason.SERVER_ERROR)


def test_a_kind_of_proxy_that_is_not_known(monkeypatch, create_patiently):
    monkeypatch.setenv("all_proxy", "socks5://lee:secret@proxy.test:1080")
    end = create_patiently(PLAIN)
    assert ends(end) == (Outcome.NOT_SENT, Reason.PROXY_UNUSABLE)
    assert "proxy.test:1080" in end.words().english()
    assert "secret" not in end.words().english()


# --- scripts -----------------------------------------------------------------------------------
class FakeRegistry:
    """What is used of winreg; `values` are those of the one key."""

    HKEY_CURRENT_USER = object()

    def __init__(self, values: dict[str, str]) -> None:
        self.values = values

    @contextmanager
    def OpenKey(self, _root, path):
        assert path.endswith("\\Internet Settings")
        yield self.values

    @staticmethod
    def QueryValueEx(key, name):
        if name not in key:
            raise FileNotFoundError(name)
        return key[name], 1


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"AutoConfigURL": "http://proxy.test/x.pac"}, True),
        ({"AutoConfigURL": ""}, False),
        ({}, False),
    ],
)
def test_a_proxy_by_script_is_noticed_where_it_matters(values, named, monkeypatch):
    monkeypatch.setitem(sys.modules, "winreg", FakeRegistry(values))
    monkeypatch.setattr(sys, "platform", "win32")
    assert names_proxy_script() is named
    assert HttpNetwork(NetworkSettings()).proxy_script() is named
    assert not HttpNetwork(NetworkSettings(ProxyMode.NONE)).proxy_script()


@pytest.mark.skipif(sys.platform == "win32", reason="other systems tell no script")
def test_no_script_elsewhere():
    assert not HttpNetwork().proxy_script()
