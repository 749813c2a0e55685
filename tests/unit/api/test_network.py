"""Each layer of the way to a platform, over real sockets; nothing of it sends a number."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress

import pytest

from tests.helpers.certificates import Authority, server_context
from tests.unit.api.conftest import PATIENT, QUICK, TOKEN, CancelWhen, answer, read_head
from tests.unit.api.test_proxies import PASSWORD, Asking
from yccall_desktop.api.network import HttpNetwork
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.network import NetworkSettings, ProxyMode, normal_proxy, proxy_key
from yccall_desktop.core.outcomes import Outcome, Reason
from yccall_desktop.simulator import Simulator
from yccall_desktop.store.secrets import MemorySecrets


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch):
    for name in ("no_proxy", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def network(ca_file="", proxy="", user="", limits=PATIENT) -> HttpNetwork:
    mode = ProxyMode.MANUAL if proxy else ProxyMode.NONE
    settings = NetworkSettings(mode, normal_proxy(proxy), user, str(ca_file))
    secrets = MemorySecrets()
    secrets.set(proxy_key(settings), PASSWORD)
    return HttpNetwork(settings, secrets, limits)


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("company"))


@pytest.fixture
def secure(raw_server):
    """Shows a certificate and remembers whatever is sent after the handshake."""
    raw_server.sent = []

    def show(certificate):
        context = server_context(certificate)

        def handle(connection):
            with suppress(OSError), context.wrap_socket(connection.dup(), server_side=True) as one:
                raw_server.sent.append(one.recv(65536))

        raw_server.serve(handle)
        raw_server.url = f"https://{raw_server.address}"
        return raw_server

    return show


# --- the address -------------------------------------------------------------------------------
def test_the_way_to_a_server(simulator):
    way = network().way(simulator.url, CancelToken())
    assert (way.end, way.addresses, way.proxy, way.local) == (None, ("127.0.0.1",), "", True)
    assert simulator.url.endswith(f":{way.port}")


def test_the_way_through_a_proxy(simulator):
    way = network(proxy=simulator.url).way("https://platform.example", CancelToken())
    assert (way.end, way.proxy, way.local) == (None, simulator.url.partition("//")[2], False)


@pytest.mark.parametrize(
    ("proxied", "reason"), [(False, Reason.NO_CONNECTION), (True, Reason.PROXY_UNREACHABLE)]
)
def test_nobody_is_there(proxied, reason, raw_server):
    raw_server.stop()
    tested = network(proxy=raw_server.url if proxied else "")
    server = "https://platform.example" if proxied else raw_server.url
    end = tested.way(server, CancelToken()).end
    assert (end.outcome, end.reason) == (Outcome.NOT_SENT, reason)
    assert raw_server.address in end.words().english()


def test_a_connection_that_is_never_taken(full_server):
    end = network(limits=QUICK).way(full_server.url, CancelToken()).end
    assert end.reason is Reason.CONNECT_TIMEOUT


@pytest.mark.parametrize("server", ["", "call.example.com", "ftp://x.test", "http://a b"])
def test_an_address_that_is_none(server):
    tested = network()
    assert tested.way(server, CancelToken()).end.reason is Reason.BAD_ADDRESS
    assert tested.certificate(server, CancelToken()).end.reason is Reason.BAD_ADDRESS
    assert tested.greet(server, "", CancelToken()).reason is Reason.BAD_ADDRESS
    assert tested.system_proxy(server) == ""


def test_a_kind_of_proxy_that_is_not_known(monkeypatch):
    monkeypatch.setenv("all_proxy", "socks5://lee:secret@proxy.test:1080")
    end = HttpNetwork().way("http://platform.example", CancelToken()).end
    assert end.reason is Reason.PROXY_UNUSABLE
    assert "secret" not in end.words().english()


def test_a_cancel_ends_the_look_for_a_name(monkeypatch):
    looking, go_on = threading.Event(), threading.Event()

    def look_up(*_args, **_kwargs):
        looking.set()
        go_on.wait(30)
        raise socket.gaierror(socket.EAI_AGAIN, "later")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    way = network().way("http://slow-name.example", CancelWhen(looking.is_set))
    assert way.end.reason is Reason.CANCELLED_BEFORE_SENDING
    go_on.set()
    for thread in threading.enumerate():
        if thread.name == "yccall-look":
            thread.join(10)


# --- the certificate ---------------------------------------------------------------------------
def test_a_trusted_certificate_tells_issuer_and_end(secure, company):
    server = secure(company.issue(ends=30))
    shown = network(company.pem).certificate(server.url, CancelToken())
    assert (shown.end, shown.issuer) == (None, "Test company CA (Test company)")
    assert shown.expires > 0


@pytest.mark.parametrize(
    ("host", "days", "chosen", "reason"),
    [
        ("127.0.0.1", (-1, 30), False, Reason.TLS_UNTRUSTED),
        ("127.0.0.1", (-60, -2), True, Reason.TLS_EXPIRED),
        ("call.example.com", (-1, 30), True, Reason.TLS_WRONG_NAME),
    ],
    ids=["untrusted", "expired", "another name"],
)
def test_a_certificate_that_is_refused_is_told_of_too(host, days, chosen, reason, secure, company):
    server = secure(company.issue(host, begins=days[0], ends=days[1], chain=not chosen))
    shown = network(company.pem if chosen else "").certificate(server.url, CancelToken())
    assert (shown.end.outcome, shown.end.reason) == (Outcome.NOT_SENT, reason)
    assert shown.issuer == "Test company CA (Test company)"
    server.stop()
    assert not [sent for sent in server.sent if sent], "nothing may be sent over it"


def test_a_server_without_tls(simulator):
    shown = network().certificate(simulator.url.replace("http:", "https:"), CancelToken())
    assert shown.end.reason is Reason.TLS_FAILED
    assert (shown.issuer, shown.expires) == ("", 0)


def test_a_certificate_through_a_proxy_that_asks(secure, company):
    server = secure(company.issue("platform.example"))
    between = type(server)()
    proxy = Asking(("127.0.0.1", server.port))
    between.serve(proxy)
    try:
        tested = network(company.pem, between.url, "lee")
        shown = tested.certificate("https://platform.example", CancelToken())
    finally:
        between.stop()
    assert (shown.end, len(proxy.heads)) == (None, 1)


@pytest.mark.parametrize(
    ("status", "reason"), [("407 Sign in", Reason.PROXY_SIGN_IN), ("403 No", Reason.PROXY_REFUSED)]
)
def test_a_proxy_in_the_way(status, reason, raw_server):
    def refuse(connection):
        read_head(connection)
        answer(connection, b"<html>No</html>", status)

    raw_server.serve(refuse)
    shown = network(proxy=raw_server.url).certificate("https://platform.example", CancelToken())
    assert shown.end.reason is reason
    assert raw_server.address in shown.end.words().english()


# --- the answer --------------------------------------------------------------------------------
def test_a_greeting_changes_nothing(simulator):
    tested = network()
    assert tested.greet(simulator.url, "", CancelToken()).reason is Reason.BAD_PARAMETER
    assert tested.greet(simulator.url, "wrong", CancelToken()).reason is Reason.TOKEN_INVALID
    assert tested.greet(simulator.url, TOKEN, CancelToken()).outcome is Outcome.DONE
    assert not simulator.tasks


def test_the_servers_time_comes_with_the_answer():
    with Simulator(token=TOKEN, clock=lambda: 1_700_000_000) as running:
        end = network().greet(running.url, TOKEN, CancelToken())
        assert end.server_time == 1_700_000_000


def test_the_systems_proxy_is_shown_without_its_user(monkeypatch):
    monkeypatch.setenv("https_proxy", "http://lee:secret@proxy.test:3128/")
    assert HttpNetwork().system_proxy("https://platform.example") == "proxy.test:3128"
    assert HttpNetwork().system_proxy("http://platform.example") == ""
