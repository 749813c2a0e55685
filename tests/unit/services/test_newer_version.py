"""Once a day, at the address of the moment, and only what is newer is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.version_files import ADDRESS, NEWER, MemoryVersionFile
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.version import LastLook, LookEnd, VersionLook, version_address
from yccall_desktop.services.newer_version import (
    due,
    look_for_newer,
    newer_release,
    started,
    state_words,
)

TODAY, YESTERDAY = "2026-11-23", "2026-11-22"
OTHER = ADDRESS.replace("downloads", "other")
READ = LastLook(ADDRESS, TODAY, LookEnd.READ, NEWER)
RUNNING = "0.1.0"


@pytest.mark.parametrize(
    ("address", "last", "looks"),
    [
        ("", LastLook(), False),
        ("https://x.test/v.json", LastLook(), False),
        (ADDRESS, LastLook(), True),
        (ADDRESS, READ, False),
        (ADDRESS, replace(READ, end=LookEnd.UNREACHABLE), False),
        (ADDRESS, replace(READ, day=YESTERDAY), True),
        (ADDRESS, replace(READ, day="2099-01-01"), True),
        (OTHER, READ, True),
    ],
)
def test_when_it_looks(address, last, looks):
    assert due(address, last, TODAY) == (version_address(address) if looks else None)


def test_a_look_that_was_cut_off_counts_as_one():
    begun = started(ADDRESS, LastLook(), TODAY)
    assert due(ADDRESS, begun, TODAY) is None
    assert due(ADDRESS, begun, "2026-11-24") is not None


def test_what_was_found_is_remembered():
    file = MemoryVersionFile()
    look = look_for_newer(file, started(ADDRESS, LastLook(), TODAY), CancelToken())
    assert look == READ
    assert file.looked == [version_address(ADDRESS)]


@pytest.mark.parametrize("end", [LookEnd.UNREACHABLE, LookEnd.UNREADABLE, LookEnd.BAD_SIGNATURE])
def test_a_look_that_failed_leaves_what_was_known(end):
    yesterday = replace(READ, day=YESTERDAY)
    file = MemoryVersionFile(VersionLook(end))
    look = look_for_newer(file, started(ADDRESS, yesterday, TODAY), CancelToken())
    assert look == LastLook(ADDRESS, TODAY, end, NEWER)


def test_only_what_is_newer_is_told():
    assert newer_release(ADDRESS, READ, RUNNING) == NEWER
    assert newer_release(ADDRESS, READ, NEWER.version) is None
    assert newer_release(ADDRESS, READ, "10.0.0") is None
    assert newer_release(ADDRESS, LastLook(), RUNNING) is None


def test_what_another_address_told_is_not_told():
    assert newer_release(OTHER, READ, RUNNING) is None
    assert newer_release("", replace(READ, address=""), RUNNING) is None
    assert started(OTHER, READ, TODAY).release is None


@pytest.mark.parametrize(
    ("address", "last", "running", "sentence"),
    [
        ("", LastLook(), RUNNING, "Off"),
        ("https://x.test/v.json", LastLook(), RUNNING, "a key"),
        (ADDRESS, LastLook(), RUNNING, "not looked yet"),
        (OTHER, READ, RUNNING, "not looked yet"),
        (ADDRESS, READ, RUNNING, f"Last looked {TODAY}: version 9.0.0 is there."),
        (ADDRESS, READ, "9.0.0", f"Last looked {TODAY}: this is the newest version."),
        (ADDRESS, replace(READ, end=LookEnd.UNREACHABLE), RUNNING, "could not be reached"),
        (ADDRESS, replace(READ, end=LookEnd.UNREADABLE), RUNNING, "not a version file"),
        (ADDRESS, replace(READ, end=LookEnd.BAD_SIGNATURE), RUNNING, "signature does not fit"),
    ],
)
def test_how_it_stands_in_words(address, last, running, sentence):
    assert sentence in state_words(address, last, running).english()
