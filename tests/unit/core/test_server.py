"""Two spellings of one server are one; anything that may be another server is another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yccall_desktop.core.server import normal_server, same_server

SERVER = "https://Call.example.test:8443/Api"


@pytest.mark.parametrize(
    ("one", "normal"),
    [
        (" HTTPS://Call.Example.test:443/ ", "https://call.example.test"),
        ("http://x.test:80/a/", "http://x.test/a"),
        ("http://x.test:/a#top", "http://x.test/a"),
        ("http://[::1]:8080/", "http://[::1]:8080"),
        ("http://x.test/?s=A", "http://x.test?s=A"),
        ("http://User:Pw@x.test", "http://User:Pw@x.test"),
        ("not a url", "not a url"),
        ("", ""),
    ],
)
def test_one_spelling(one, normal):
    assert normal_server(one) == normal


@pytest.mark.parametrize(
    "other",
    [
        "http://call.example.test:8443/Api",
        "https://call.example.test/Api",
        "https://call.example.test:8443/api",
        "https://call.example.test:8443",
        "https://call.example.test.evil.test:8443/Api",
        "https://call.example.test:8443@evil.test/Api",
        "https://evil.test#@call.example.test:8443/Api",
        "https://evil.test/?@call.example.test:8443/Api",
        "https://evil.test\\@call.example.test:8443/Api",
        "https://a@call.example.test:8443/Api",
        "call.example.test:8443/Api",
    ],
)
def test_another_server(other):
    assert not same_server(SERVER, other)


@given(st.text())
def test_the_normal_spelling_is_normal(text):
    assert normal_server(normal_server(text)) == normal_server(text)
