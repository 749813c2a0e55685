"""Uninstalling: nothing stays but the user's data, which goes only when that is said."""

from __future__ import annotations

import shutil

import pytest

from tests.installer.windows import CREDENTIALS, FOREIGN_CREDENTIALS, tree

IN_USE = 5


@pytest.fixture
def installed(windows, setups):
    """A program that was installed and used."""
    assert windows.code(setups("1.0"), "/S", "/DESKTOP") == 0
    (windows.data / "demo").mkdir(parents=True)
    for name in ("journal.sqlite", "lock", "demo/lock"):
        (windows.data / name).write_text("data")
    return windows


def test_nothing_stays_but_the_data(installed):
    data = tree(installed.data)
    assert installed.uninstall() == 0
    assert not (installed.local / "Programs").exists()
    assert not installed.menu_link.exists()
    assert not installed.desktop_link.exists()
    assert not installed.mentions()
    assert tree(installed.data) == data


def test_the_entry_of_windows_list_removes_it(installed):
    """Without waiting: a copy of the uninstaller does the work, and its end is waited for."""
    assert installed.code(installed.program_folder / "uninstall.exe", "/S") == 0
    assert not installed.program_folder.exists()
    assert not installed.mentions()
    assert installed.data.exists()


def test_a_switch_deletes_the_data_and_the_tokens_too(installed, trial):
    for name in (*CREDENTIALS, *FOREIGN_CREDENTIALS):
        assert installed.run(trial, "store-credential", name)[0] == 0
    shutil.copytree(installed.data, kept := installed.local / "Yccall Desktop 2")
    assert installed.uninstall("/DELETEDATA") == 0
    assert not installed.data.exists()
    assert kept.exists()
    assert [installed.run(trial, "has-credential", name)[0] for name in CREDENTIALS] == [1, 1]
    assert [installed.run(trial, "has-credential", name)[0] for name in FOREIGN_CREDENTIALS] == [
        0,
        0,
    ]


def test_tokens_stay_with_the_data(installed, trial):
    assert installed.run(trial, "store-credential", "Yccall Desktop")[0] == 0
    assert installed.uninstall() == 0
    assert installed.run(trial, "has-credential", "Yccall Desktop")[0] == 0


@pytest.mark.parametrize("lock", ["lock", "demo/lock"])
def test_data_that_a_program_elsewhere_works_with_is_not_deleted(installed, trial, lock):
    program, data = tree(installed.program_folder), tree(installed.data)
    with installed.running(trial, "hold", installed.path(installed.data / lock)):
        assert installed.uninstall("/DELETEDATA") == IN_USE
        assert tree(installed.program_folder) == program
        assert tree(installed.data) == data
        assert installed.uninstall() == 0
    assert tree(installed.data) == data


def test_a_file_that_is_held_keeps_the_entry_to_try_again(installed, trial):
    held = installed.program_folder / "_internal/base.dll"
    with installed.running(trial, "hold", installed.path(held)):
        assert installed.uninstall() == 8
        assert held.exists()
    assert installed.mentions()
    assert installed.uninstall() == 0
    assert not installed.program_folder.exists()


def test_an_uninstaller_that_stayed_does_not_hinder_the_next_setup(installed, setups):
    folder = installed.program_folder
    place = f"_?={installed.path(folder)}"
    assert installed.code(folder / "uninstall.exe", "/S", place) == 0
    assert set(tree(folder)) == {"uninstall.exe", "installed-files.txt"}
    assert installed.code(setups("2.0"), "/S") == 0
    assert (folder / "yccall-desktop.exe").exists()
