from __future__ import annotations

import pytest

from tests.unit.api.conftest import CancelToken, HttpPlatform
from yccall_desktop.api.address import shown, usable_url
from yccall_desktop.core.outcomes import Outcome, Reason


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:8080",
        "https://call.example.com/api/index.php?s=yc&x=1",
        "http://[::1]:8080/",
        "https://呼叫.example.cn",
    ],
)
def test_an_address_is_used_as_typed(address):
    assert usable_url(f" {address} ") == address


UNUSABLE = [
    "",
    "127.0.0.1:8080",
    "localhost:8080",
    "call.example.com/api",
    "ftp://call.example.com",
    "file:///etc/passwd",
    "http://",
    "http:///path",
    "http://host:port",
    "http://host:99999",
    "http://host:0",
    "http://ho st",
    "http://host\\path",
    "http://[::1",
]


@pytest.mark.parametrize("address", UNUSABLE)
def test_anything_else_is_not_sent(address, create):
    end = create(address)
    assert (end.outcome, end.reason) == (Outcome.NOT_SENT, Reason.BAD_ADDRESS)
    assert end.values["server"] == address.strip()


@pytest.mark.parametrize("address", ["http://a..b", "http://" + "x" * 70 + ".example"])
def test_a_host_that_cannot_exist_is_not_sent(address, create):
    end = create(address)
    assert (end.outcome, end.reason) == (Outcome.NOT_SENT, Reason.BAD_ADDRESS)


def test_the_shown_address_has_no_password_and_no_query():
    assert shown("https://u:secret@h.example:8443/p?key=secret") == "https://h.example:8443/p"


def test_the_server_is_told_as_typed():
    assert HttpPlatform(" http://h/ ").server == " http://h/ "


def test_a_look_at_an_unusable_address_is_a_failed_look():
    look = HttpPlatform("h").find_task("t", "id", "name", CancelToken())
    assert (look.end.outcome, look.task) == (Outcome.NOT_SENT, None)
