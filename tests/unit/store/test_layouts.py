"""Remembered layouts survive a restart and a damaged file, and stay few."""

from __future__ import annotations

import json

import pytest

from yccall_desktop.core.columns import Role
from yccall_desktop.core.known_layout import KnownLayout
from yccall_desktop.core.task import AssignmentType, LastTask, PresetKind
from yccall_desktop.store import layouts
from yccall_desktop.store.layouts import LayoutFile

TASK = LastTask(AssignmentType.GROUP, "north", "1:3", ("100200",), PresetKind.NOW, True)
LAYOUT = KnownLayout("Blatt 李", {Role.PHONE: 2, Role.MEMBER_ID: 0}, TASK)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "李 data" / "layouts.json"


def test_what_was_kept_is_there_after_a_restart(path):
    LayoutFile(path).keep("a" * 32, LAYOUT)
    assert LayoutFile(path).find("a" * 32) == LAYOUT
    assert LayoutFile(path).find("b" * 32) is None
    assert [one.name for one in path.parent.iterdir()] == ["layouts.json"]


def test_what_was_forgotten_stays_forgotten(path):
    file = LayoutFile(path)
    file.keep("a", LAYOUT)
    file.forget("a")
    file.forget("b")
    assert LayoutFile(path).find("a") is None


def test_the_oldest_give_way(path, monkeypatch):
    monkeypatch.setattr(layouts, "MOST_LAYOUTS", 3)
    file = LayoutFile(path)
    for name in "abcad":
        file.keep(name, KnownLayout(name))
    again = LayoutFile(path)
    assert [again.find(name) is not None for name in "abcd"] == [True, False, True, True]


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000])
def test_a_damaged_file_counts_as_empty(path, text, expect_log):
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    expect_log("layouts not read")
    file = LayoutFile(path)
    assert file.find("a") is None
    file.keep("a", LAYOUT)
    assert LayoutFile(path).find("a") == LAYOUT


@pytest.mark.parametrize("text", ["[]", '{"layouts": []}', '{"layouts": {"a": 1}}'])
def test_a_file_of_another_shape_counts_as_empty(path, text):
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    assert LayoutFile(path).find("a") is None


def test_values_of_another_type_are_left_away(path):
    LayoutFile(path).keep("a", LAYOUT)
    stored = json.loads(path.read_text(encoding="utf-8"))
    stored["layouts"]["a"] |= {
        "sheet": 7,
        "columns": {"phone": "2", "member-id": True, "intent": -1, "no-role": 1, "user-id": 4},
        "task": [],
    }
    path.write_text(json.dumps(stored), encoding="utf-8")
    assert LayoutFile(path).find("a") == KnownLayout("", {Role.USER_ID: 4})


def test_a_file_that_cannot_be_written_is_no_error(path, monkeypatch, expect_log):
    def refuse(source, target):
        raise OSError("disk full")

    monkeypatch.setattr(layouts, "replace_patiently", refuse)
    expect_log("layouts not saved")
    file = LayoutFile(path)
    file.keep("a", LAYOUT)
    assert file.find("a") == LAYOUT
    assert list(path.parent.iterdir()) == []
