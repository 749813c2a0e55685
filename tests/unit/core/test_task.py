"""Settings of a task: what is typed becomes a value, or words that say what to type."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yccall_desktop.core.task import (
    MAX_NAME_LENGTH,
    AssignmentType,
    InputError,
    PresetKind,
    PresetTime,
    Ratio,
    TaskSettings,
    parse_calling_numbers,
)

ID = "7f3a91c2-0000-4000-8000-000000000001"
NOW = int(time.mktime((2026, 3, 5, 14, 30, 0, 0, 0, -1)))


@pytest.mark.parametrize(
    ("text", "agents", "calls"),
    [("1:2", 1, 2), (" 3 : 10 ", 3, 10), ("1：2", 1, 2), ("１：２", 1, 2), ("999:999", 999, 999)],
)
def test_a_ratio(text, agents, calls):
    assert Ratio.parse(text) == Ratio(agents, calls)
    assert str(Ratio.parse(text)) == f"{agents}:{calls}"


@pytest.mark.parametrize("text", ["", "1", "1:", ":2", "1:2:3", "a:b", "1.5:2", "-1:2", "1/2"])
def test_what_is_no_ratio(text):
    with pytest.raises(InputError, match="agents:calls"):
        Ratio.parse(text)


@pytest.mark.parametrize("text", ["0:1", "1:0", "1000:1", "1:1000"])
def test_a_ratio_out_of_bounds(text):
    with pytest.raises(InputError, match="between 1 and 999"):
        Ratio.parse(text)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", ()),
        (" , ,", ()),
        ("01065512345", ("01065512345",)),
        ("400，500；600、700 800", ("400", "500", "600", "700", "800")),
        ("500,400,500", ("500", "400")),
        ("+8613800138000", ("+8613800138000",)),
    ],
)
def test_calling_numbers(text, numbers):
    assert parse_calling_numbers(text) == numbers


@pytest.mark.parametrize("text", ["12", "abc", "123,4x5", "1" * 21, "１２３"])
def test_what_is_no_calling_number_is_named(text):
    with pytest.raises(InputError) as caught:
        parse_calling_numbers(text)
    assert caught.value.words.values["entry"] in text


def test_a_brace_in_an_entry_is_only_text():
    with pytest.raises(InputError, match=r"\{server\}"):
        parse_calling_numbers("{server}")


def test_preset_times():
    assert PresetTime().at(NOW) == NOW
    assert PresetTime(PresetKind.MOMENT, 77).at(NOW) == 77
    end = time.localtime(PresetTime(PresetKind.END_OF_TODAY).at(NOW))
    assert end[:6] == (2026, 3, 5, 23, 59, 59)


def settings(name):
    return TaskSettings(AssignmentType.QUEUE, "q", Ratio(1, 1), name=name)


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("leads", "leads 7f3a91c2"),
        ("  leads ", "leads 7f3a91c2"),
        ("", "7f3a91c2"),
        ("x" * 100, "x" * MAX_NAME_LENGTH + " 7f3a91c2"),
    ],
)
def test_the_name_that_is_sent(name, full):
    assert settings(name).full_name(ID) == full


@given(st.text())
def test_every_name_ends_in_eight_digits_of_the_id(name):
    assert settings(name).full_name(ID).endswith("7f3a91c2")
