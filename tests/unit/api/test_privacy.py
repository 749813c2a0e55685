"""Secrets stay in the body; proxies are the system's, and never for this computer."""

from __future__ import annotations

import logging

import pytest

from tests.unit.api.conftest import NUMBERS, TOKEN, answer, read_head
from yccall_desktop import logs
from yccall_desktop.api.platform import HttpPlatform
from yccall_desktop.api.transport import system_proxies
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import Outcome, Reason
from yccall_desktop.simulator import Fault, Simulator


@pytest.mark.parametrize(
    "fault",
    [
        None,
        Fault.RET_600,
        Fault.RESET_AFTER_READING,
        Fault.HTTP_500,
        Fault.NOT_HTTP,
        Fault.REDIRECT_307,
    ],
    ids=str,
)
def test_no_log_record_holds_the_token_or_a_number(fault, simulator, create_patiently, caplog):
    caplog.set_level(logging.DEBUG)
    if fault is not None:
        simulator.fail(fault)
    end = create_patiently(simulator.url)
    said = [record.getMessage() + str(record.exc_text) for record in caplog.records]
    assert any("TaskCreat" in line for line in said)
    for secret in (TOKEN, NUMBERS[0].number):
        assert not [line for line in said if secret in line]
    assert TOKEN not in repr(end)


def test_the_access_key_is_not_repeated(simulator, caplog):
    caplog.set_level(logging.DEBUG)
    signed_in = HttpPlatform(simulator.url).sign_in("demo", "a-wrong-key-123", CancelToken())
    assert signed_in.end.reason is Reason.WRONG_APPID
    assert "a-wrong-key-123" not in caplog.text + repr(signed_in)


def test_what_was_sent_as_a_secret_is_kept_out_of_the_log_whatever_it_looks_like(
    simulator, monkeypatch
):
    monkeypatch.setattr(logs, "_secrets", set())
    platform = HttpPlatform(simulator.url)
    assert "Zebra" in logs.redact("my Zebra token and the Okapi key")
    platform.sign_in("demo", "Okapi key", CancelToken())
    platform.find_task("Zebra token", "id", "n", CancelToken())
    assert logs.redact("my Zebra token and the Okapi key") == "my [secret] and the [secret]"


def test_a_sign_in(simulator):
    platform = HttpPlatform(simulator.url)
    signed_in = platform.sign_in(Simulator.app_id, Simulator.access_key, CancelToken())
    assert signed_in.end.outcome is Outcome.DONE
    assert signed_in.company_name == "Demo company"
    assert len(signed_in.token) == 32
    assert platform.find_task(signed_in.token, "id", "n", CancelToken()).end.outcome is Outcome.DONE


@pytest.fixture
def proxy(simulator, monkeypatch):
    """The simulator stands in for the system's proxy, too: it takes whole URLs."""
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", simulator.url)
    monkeypatch.setenv("https_proxy", simulator.url)
    return simulator


def test_the_systems_proxy_is_used(proxy, create_patiently):
    assert create_patiently("http://platform.example/api").outcome is Outcome.DONE
    assert len(proxy.tasks) == 1


def test_the_systems_exceptions_are_kept(proxy, monkeypatch):
    monkeypatch.setenv("no_proxy", "platform.example")
    assert system_proxies("http://platform.example/") == {}
    assert system_proxies("http://other.example/")["http"] == proxy.url


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "127.9.9.9", "[::1]", "localhost"])
def test_this_computer_needs_no_proxy(proxy, host):
    assert system_proxies(f"http://{host}/") == {}


def test_a_proxy_that_is_not_there(raw_server, proxy, monkeypatch, create_patiently):
    raw_server.stop()
    monkeypatch.setenv("http_proxy", raw_server.url)
    end = create_patiently("http://platform.example/")
    assert (end.outcome, end.reason) == (Outcome.NOT_SENT, Reason.NO_CONNECTION)


def test_a_proxy_that_makes_no_tunnel(raw_server, proxy, monkeypatch, create_patiently):
    def forbid(connection):
        read_head(connection)
        answer(connection, b"", "403 Forbidden")

    raw_server.serve(forbid)
    monkeypatch.setenv("https_proxy", raw_server.url)
    end = create_patiently("https://platform.example/")
    assert (end.outcome, end.reason) == (Outcome.NOT_SENT, Reason.NO_CONNECTION)
