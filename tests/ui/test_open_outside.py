"""Folders and pages are opened by the system's programs, with the system's libraries."""

from __future__ import annotations

import os
import shutil
import sys

import pytest

from yccall_desktop.ui.open_outside import open_folder, open_page, outside_environment

PACKAGE = "/opt/yccall-desktop/_internal"


def test_the_libraries_of_the_package_stay_inside():
    inside = {
        "PATH": "/usr/bin",
        "LD_LIBRARY_PATH": f"{PACKAGE}:/opt/own",
        "LD_LIBRARY_PATH_ORIG": "/opt/own",
        "_PYI_APPLICATION_HOME_DIR": PACKAGE,
        "QT_PLUGIN_PATH": f"{PACKAGE}/PySide6/Qt/plugins",
    }
    assert outside_environment(inside, PACKAGE) == {
        "PATH": "/usr/bin",
        "LD_LIBRARY_PATH": "/opt/own",
    }


def test_a_path_of_libraries_that_was_not_there_before_goes():
    inside = {"LD_LIBRARY_PATH": PACKAGE, "HOME": "/home/lee"}
    assert outside_environment(inside, PACKAGE) == {"HOME": "/home/lee"}


@pytest.fixture
def opener(tmp_path, monkeypatch):
    """A packaged program, and an xdg-open that writes down how it was started."""
    folder, record = tmp_path / "bin", tmp_path / "record"
    folder.mkdir()
    script = folder / "xdg-open"
    script.write_text(
        f'#!/bin/sh\nprintf "%s|%s" "$1" "${{LD_LIBRARY_PATH-none}}" > "{record}.new"\n'
        f'{shutil.which("mv")} "{record}.new" "{record}"\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("LD_LIBRARY_PATH", PACKAGE)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", PACKAGE, raising=False)
    return record


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has xdg-open")
def test_the_packaged_program_opens_a_folder(qtbot, tmp_path, opener):
    folder = tmp_path / "李 data"
    folder.mkdir()
    assert open_folder(folder)
    qtbot.waitUntil(opener.exists)
    url, libraries = opener.read_text().split("|")
    assert url == folder.as_uri()
    assert libraries == "none"
    assert os.environ["LD_LIBRARY_PATH"] == PACKAGE


@pytest.mark.parametrize(
    "address", ["http://x.test/", "file:///etc", "javascript:1", "", "https", "https://x y"]
)
def test_only_secure_pages_are_opened(qapp, address):
    assert not open_page(address)
