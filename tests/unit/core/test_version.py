"""Which version is newer, which address and which release can be used."""

from __future__ import annotations

import base64
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.version_files import ADDRESS, KEY, NEWER, fragment, told
from yccall_desktop import __version__
from yccall_desktop.core.version import (
    is_newer,
    release_from,
    release_map,
    version_address,
    version_key,
)
from yccall_desktop.errors import AppError

ORDER = [
    "0.1.0.dev1", "0.1.0a1", "0.1.0-beta.2", "0.1.0rc1", "0.1.0rc2", "0.1.0",
    "0.1.1", "0.2.0", "0.10.0", "1.0.0",
]  # fmt: skip


def test_versions_in_their_order():
    assert sorted(ORDER, key=version_key) == ORDER
    for earlier, later in pairwise(ORDER):
        assert is_newer(later, earlier)
        assert not is_newer(earlier, later)
        assert not is_newer(later, later)


def test_the_programs_own_version_can_be_compared():
    assert version_key(__version__) is not None


@pytest.mark.parametrize(
    "text", ["", "1", "1.0", "1.0.0.0", "v1.0.0", "1.0.x", "1.0.0+a", " 1.0.0", "١.0.0", "1.0.0rcx"]
)
def test_what_is_no_version_is_never_newer(text):
    assert version_key(text) is None
    assert not is_newer(text, "0.0.1")
    assert not is_newer("9.0.0", text)


@given(st.text(max_size=20))
def test_any_text_is_compared_without_an_error(text):
    assert is_newer(text, "0.0.0") in (True, False)


def test_an_address_with_its_key():
    read = version_address(f" {ADDRESS} ")
    assert read.url == ADDRESS.partition("#")[0]
    assert read.host == "downloads.example.com"
    assert read.key == KEY.public_key().public_bytes_raw()


def test_a_key_in_the_alphabet_of_addresses_without_its_end():
    key = bytes([255] * 32)
    text = base64.urlsafe_b64encode(key).decode().rstrip("=")
    assert version_address(f"https://x.test/v.json?a=1#ed25519={text}").key == key


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "[::1]:1", "localhost"])
def test_plain_http_on_this_pc(host):
    assert version_address(f"http://{host}/v.json{fragment()}").url == f"http://{host}/v.json"


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("downloads.example.com/version.json", "starts with https://"),
        ("ftp://x.test/v.json", "starts with https://"),
        (f"http://x.test/v.json{fragment()}", "starts with https://"),
        (f"http://127.0.0.1.x.test/v.json{fragment()}", "starts with https://"),
        ("https://x.test/v.json", "a key"),
        ("https://x.test/v.json#sha256=abc", "a key"),
        ("https://x.test/v.json#ed25519=abc", "not complete"),
        (f"https://x.test/v.json#ed25519={'A' * 44}", "not complete"),
        (f"https://x.test/v.json{fragment()}#more", "not complete"),
        (f"https://lee:secret@x.test/v.json{fragment()}", "no user name"),
        (f"https://x.test\\@y.test/v.json{fragment()}", "not complete"),
        (f"https://x.test/a b.json{fragment()}", "no spaces"),
        (f"https:///v.json{fragment()}", "not complete"),
    ],
)
def test_an_address_that_cannot_be_used_is_told_in_words(address, sentence):
    with pytest.raises(AppError) as error:
        version_address(address)
    assert sentence in error.value.words.english()


def test_a_release_comes_back():
    assert release_from(told()) == NEWER
    assert release_from(release_map(NEWER)) == NEWER


def test_the_note_in_the_language_of_the_window():
    assert NEWER.note("zh_CN") == "任何表格都能打开。"
    assert NEWER.note("th") == "Any sheet opens."
    assert release_from(told(notes=None)).note("en") == ""


def test_the_host_of_the_page_is_shown():
    assert (
        release_from(told(page="https://DOWNLOADS.example.com:8443/a?b#c")).host
        == "downloads.example.com"
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"product": "another-program"},
        {"version": "soon"},
        {"version": 2},
        {"date": "tomorrow"},
        {"date": None},
        {"page": "http://downloads.example.com/"},
        {"page": "file:///etc/passwd"},
        {"page": "javascript:alert(1)"},
        {"page": "https://good.test\\@evil.test/"},
        {"page": "https://good.test@evil.test/"},
        {"page": "https://good.test/ evil"},
        {"page": None},
    ],
    ids=str,
)
def test_a_release_that_is_not_whole_is_none(changed):
    assert release_from(told(**changed)) is None


@pytest.mark.parametrize("notes", [["a"], "text", {"en": 5, "zh_CN": ""}])
def test_notes_of_a_wrong_kind_are_left_out(notes):
    assert release_from(told(notes=notes)).note("en") == ""


@pytest.mark.parametrize("whole", [None, [], "x", 5, {}])
def test_what_is_no_map_is_no_release(whole):
    assert release_from(whole) is None


def test_a_long_note_is_cut():
    assert len(release_from(told(notes={"en": "x" * 60_000})).note("en")) == 400
