"""Settings survive a restart, a damaged file and a scanner that holds the file."""

from __future__ import annotations

import json
import logging
import os
import stat
from pathlib import Path

import pytest

from tests.helpers.version_files import ADDRESS, NEWER
from yccall_desktop import paths
from yccall_desktop.core.phone import NumberForm
from yccall_desktop.core.task import AssignmentType, LastTask, PresetKind
from yccall_desktop.core.version import LastLook, LookEnd
from yccall_desktop.store.settings import Appearance, Settings


@pytest.fixture
def path(tmp_path):
    return tmp_path / "李 data" / "settings.json"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(paths, "_PAUSE_SECONDS", 0.0001)


def test_defaults(path):
    settings = Settings(path)
    assert (settings.server, settings.region, settings.form) == ("", "CN", NumberForm.NATIONAL)
    assert (settings.language, settings.appearance) == ("", Appearance.SYSTEM)
    assert settings.last_task == LastTask()
    assert settings.recent_days == 0
    assert settings.damaged is None
    assert not path.parent.exists()


def test_everything_comes_back(path):
    settings = Settings(path)
    settings.server = "https://example.test"
    settings.region, settings.form = "ID", NumberForm.NO_TRUNK_ZERO
    settings.language, settings.appearance = "zh_CN", Appearance.DARK
    settings.last_task = LastTask(
        AssignmentType.GROUP, "销售", "1:3", ("01065512345",), PresetKind.END_OF_TODAY, True
    )
    settings.geometry = b"\x00\xff\x01"
    settings.add_recent(Path("a.xlsx"))
    settings.set_account("HTTPS://Example.test:443/", "Company")
    settings.version_address, settings.version_closed = ADDRESS, "8.0.0"
    settings.recent_days = 365
    settings.version_look = LastLook(ADDRESS, "2026-11-23", LookEnd.BAD_SIGNATURE, NEWER)
    assert settings.save() is None
    assert Settings(path) == settings
    assert Settings(path).account("https://example.test") == "Company"
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("days", [-1, 366, True, 1.5, "7", None])
def test_days_that_make_no_sense_are_ignored(path, days):
    path.parent.mkdir()
    path.write_text(json.dumps({"recent_days": days}))
    assert Settings(path).recent_days == 0


def test_an_account_is_of_one_server(path):
    settings = Settings(path)
    settings.set_account("https://one.test", "One")
    assert settings.account("https://two.test") == ""
    settings.set_account("https://one.test", "")
    assert settings.accounts == {}


def test_recent_files_are_ten_newest_first_once_each(path):
    settings = Settings(path)
    for number in [*range(12), 5]:
        settings.add_recent(Path(f"{number}.xlsx"))
    numbers = [int(Path(one).stem) for one in settings.recent_files]
    assert numbers == [5, 11, 10, 9, 8, 7, 6, 4, 3, 2]


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff\xfe\x00", b"null", b"[" * 100_000], ids=range(6)
)
def test_a_damaged_file_is_set_aside_and_told(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    settings = Settings(path)
    aside = path.with_name("settings-damaged.json")
    assert aside.read_bytes() == content
    assert not path.exists()
    assert str(aside) in settings.damaged.english()
    settings.damaged = None
    assert settings == Settings(path)


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe\x00"])
def test_a_damaged_file_that_is_only_read_stays(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    settings = Settings(path, read_only=True)
    assert [(one.name, one.read_bytes()) for one in path.parent.iterdir()] == [(path.name, content)]
    assert settings.damaged is not None
    assert settings.region == "CN"


def test_values_of_a_wrong_type_are_ignored(path):
    path.parent.mkdir()
    path.write_text(
        json.dumps(
            {
                "server": 5,
                "region": "TH",
                "form": ["national"],
                "appearance": "pink",
                "last_task": {"assignment": "boss", "target": "q", "start_right_away": "yes"},
                "recent_files": ["a", 1],
                "geometry": "!!",
                "accounts": {"a": 1, "b": "B"},
                "version_address": ["https://x.test"],
                "version_look": {"day": 5, "end": "?", "release": {"version": "9.0.0"}},
                "version_closed": 1,
                "from_the_future": {},
            }
        )
    )
    settings = Settings(path)
    assert settings.damaged is None
    assert (settings.server, settings.region, settings.form) == ("", "TH", NumberForm.NATIONAL)
    assert settings.appearance is Appearance.SYSTEM
    assert settings.last_task == LastTask(target="q")
    assert (settings.recent_files, settings.geometry) == (["a"], b"")
    assert settings.accounts == {"b": "B"}
    assert (settings.version_address, settings.version_closed) == ("", "")
    assert settings.version_look == LastLook()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_the_file_is_for_the_user_alone(path):
    path.parent.mkdir(mode=0o755)
    for one in (path, path.with_name(path.name + ".new")):
        one.write_text("{}")
        one.chmod(0o644)
    assert Settings(path).save() is None
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_window_does_not_wait_for_the_disk(path, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda _: pytest.fail("waited for the disk"))
    assert Settings(path).save() is None


def refuse(monkeypatch, times):
    """Path.replace is refused so often, as Windows does while a scanner holds the file."""
    replace, left = Path.replace, [times]

    def refusing(self, target):
        if left[0]:
            left[0] -= 1
            raise PermissionError(13, "Access is denied")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refusing)


def test_saving_waits_for_a_scanner(path, monkeypatch):
    refuse(monkeypatch, 3)
    settings = Settings(path)
    settings.language = "th"
    assert settings.save() is None
    assert Settings(path).language == "th"


def test_a_file_that_stays_held_keeps_its_content(path, monkeypatch, expect_log):
    Settings(path).save()
    before = path.read_bytes()
    settings = Settings(path)
    settings.language = "th"
    expect_log("settings not saved", logging.WARNING)
    refuse(monkeypatch, 99)
    said = settings.save().english()
    assert str(path) in said
    assert said.endswith("then try again.")
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_damaged_file_that_is_held_is_told(path, monkeypatch):
    path.parent.mkdir()
    path.write_text("{")
    refuse(monkeypatch, 99)
    assert "defaults are used" in Settings(path).damaged.english()


def test_a_folder_in_its_place_is_told(path, expect_log):
    path.mkdir(parents=True)
    expect_log("settings not")
    settings = Settings(path)
    assert settings.damaged is not None
    assert settings.save() is not None
