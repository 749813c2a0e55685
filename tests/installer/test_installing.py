"""The setup: what it puts where, and that it is all or nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.installer.conftest import NEW, OLD
from tests.installer.windows import NAME, OPENED, UNINSTALL_KEY, tree

IN_USE = 5
CLASSES = r"HKCU\Software\Classes"
OWN = {"installed-files.txt", "uninstall.exe", "yccall-desktop.exe", "yccall-desktop-console.exe"}


def files_of(folder) -> set[str]:
    return {name for name, content in tree(folder).items() if content is not None}


def test_a_silent_installation_has_all_files_and_a_menu_entry(windows, setups):
    assert windows.code(setups("1.0"), "/S") == 0
    assert files_of(windows.program_folder) == OWN | set(OLD)
    assert (windows.program_folder / "_internal/gone/deep/x.txt").read_text() == "1"
    assert windows.menu_link.is_file()
    assert not windows.desktop_link.exists()
    assert windows.code(windows.program_folder / "yccall-desktop.exe") == 0


def test_windows_lists_it_with_the_way_to_remove_it(windows, setups):
    assert windows.code(setups("1.0"), "/S") == 0
    entry = windows.registry(UNINSTALL_KEY)
    folder = windows.path(windows.program_folder)
    assert entry["DisplayName"] == NAME
    assert entry["DisplayVersion"] == "1.0"
    assert entry["Publisher"] == "Yccall"
    assert entry["DisplayIcon"] == rf"{folder}\yccall-desktop.exe"
    assert entry["InstallLocation"] == folder
    assert entry["UninstallString"] == rf'"{folder}\uninstall.exe"'
    assert entry["QuietUninstallString"] == rf'"{folder}\uninstall.exe" /S'
    assert (entry["NoModify"], entry["NoRepair"]) == ("00000001", "00000001")
    size = sum(len(one) for name, one in tree(windows.program_folder).items() if one and name not in
               ("installed-files.txt", "uninstall.exe"))  # fmt: skip
    assert int(entry["EstimatedSize"], 16) == size // 1024


@pytest.mark.parametrize("kind", OPENED)
def test_sheets_can_be_opened_with_it_and_keep_their_default(windows, setups, kind):
    windows.run("reg", "add", rf"{CLASSES}\{kind}", "/ve", "/d", "Excel.Sheet", "/f")
    assert windows.code(setups("1.0"), "/S") == 0
    opened = rf'"{windows.path(windows.program_folder)}\yccall-desktop.exe" "%1"'
    for owner in ("YccallDesktop.Sheet", r"Applications\yccall-desktop.exe"):
        assert windows.registry(rf"{CLASSES}\{owner}\shell\open\command")[""] == opened
    assert "YccallDesktop.Sheet" in windows.registry(rf"{CLASSES}\{kind}\OpenWithProgids")
    assert kind in windows.registry(rf"{CLASSES}\Applications\yccall-desktop.exe\SupportedTypes")
    assert windows.registry(rf"{CLASSES}\{kind}")[""] == "Excel.Sheet"
    assert windows.uninstall() == 0
    assert windows.registry(rf"{CLASSES}\{kind}")[""] == "Excel.Sheet"


def test_switches_choose_folder_links_and_language(windows, setups):
    folder = windows.drive / "路径 with space" / NAME
    switches = ("/DESKTOP", "/LANG=2052", f"/D={windows.path(folder)}")
    assert windows.code(setups("1.0"), "/S", *switches) == 0
    assert files_of(folder) == OWN | set(OLD)
    assert windows.desktop_link.is_file()
    assert windows.registry(rf"{CLASSES}\YccallDesktop.Sheet")[""] == "号码表"
    assert windows.registry(UNINSTALL_KEY)["InstallLocation"] == windows.path(folder)
    assert windows.code(setups("1.0"), "/S", "/NODESKTOP", "/NOOPENWITH") == 0
    assert files_of(folder) == OWN | set(OLD)
    assert not windows.desktop_link.exists()
    assert not windows.registry(rf"{CLASSES}\YccallDesktop.Sheet")


def test_an_upgrade_keeps_folder_and_choices_and_leaves_no_old_file(windows, setups):
    folder = windows.drive / "路径 with space" / NAME
    switches = ("/DESKTOP", "/NOOPENWITH", f"/D={windows.path(folder)}")
    assert windows.code(setups("1.0"), "/S", *switches) == 0
    assert windows.code(setups("2.0"), "/S") == 0
    assert files_of(folder) == OWN | set(NEW)
    assert not (folder / "_internal/gone").exists()
    assert windows.registry(UNINSTALL_KEY)["DisplayVersion"] == "2.0"
    assert windows.desktop_link.is_file()
    assert not windows.registry(rf"{CLASSES}\YccallDesktop.Sheet")
    assert not windows.program_folder.exists()


def test_files_of_others_stay_where_they_are(windows, setups):
    theirs = {"notes.txt": b"mine", "_internal/mine.txt": b"mine", "_internal/gone/a/b.txt": b"b"}
    assert windows.code(setups("1.0"), "/S") == 0
    for name, text in theirs.items():
        path = windows.program_folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    assert windows.code(setups("2.0"), "/S") == 0
    assert files_of(windows.program_folder) == OWN | set(NEW) | set(theirs)
    assert windows.uninstall() == 0
    left = tree(windows.program_folder)
    assert {name: text for name, text in left.items() if text is not None} == theirs


@pytest.mark.parametrize("name", ["yccall-desktop.exe", "yccall-desktop-console.exe"])
def test_nothing_changes_while_the_program_runs(windows, setups, name):
    assert windows.code(setups("1.0"), "/S") == 0
    before = tree(windows.program_folder)
    elsewhere = windows.drive / "路径 with space" / NAME
    with windows.running(windows.program_folder / name):
        assert windows.code(setups("2.0"), "/S") == IN_USE
        assert windows.code(setups("2.0"), "/S", f"/D={windows.path(elsewhere)}") == IN_USE
        assert windows.uninstall() == IN_USE
        assert tree(windows.program_folder) == before
        assert not elsewhere.exists()
    assert windows.registry(UNINSTALL_KEY)["DisplayVersion"] == "1.0"
    assert windows.code(setups("2.0"), "/S") == 0
    assert files_of(windows.program_folder) == OWN | set(NEW)


def test_installing_elsewhere_moves_the_program(windows, setups):
    assert windows.code(setups("1.0"), "/S") == 0
    elsewhere = windows.drive / "路径 with space" / NAME
    assert windows.code(setups("2.0"), "/S", f"/D={windows.path(elsewhere)}") == 0
    assert files_of(elsewhere) == OWN | set(NEW)
    assert not windows.program_folder.exists()
    assert windows.registry(UNINSTALL_KEY)["InstallLocation"] == windows.path(elsewhere)


@pytest.mark.parametrize("spelling", ["{}\\", "{}\\..\\Yccall Desktop"])
def test_the_same_folder_spelt_differently_is_the_same(windows, setups, spelling):
    assert windows.code(setups("1.0"), "/S") == 0
    folder = spelling.format(windows.path(windows.program_folder))
    assert windows.code(setups("2.0"), "/S", f"/D={folder}") == 0
    assert files_of(windows.program_folder) == OWN | set(NEW)


def test_a_folder_with_a_foreign_entry_of_our_name_is_refused(windows, setups):
    folder = windows.drive / "路径 with space" / "mixed"
    (folder / "_internal").mkdir(parents=True)
    (folder / "_internal/theirs.dll").write_text("theirs")
    before = tree(folder)
    assert windows.code(setups("1.0"), "/S", f"/D={windows.path(folder)}") == 7
    assert tree(folder) == before
    assert not windows.mentions()


def test_a_folder_that_cannot_be_made_is_refused(windows, setups):
    blocker = windows.drive / "路径 with space"
    blocker.write_text("a file")
    try:
        folder = windows.path(blocker / NAME)
        assert windows.code(setups("1.0"), "/S", f"/D={folder}") == 2
    finally:
        blocker.unlink()
    assert not windows.mentions()


def test_an_older_version_needs_a_switch(windows, setups):
    assert windows.code(setups("2.0"), "/S") == 0
    assert windows.code(setups("10.0"), "/S") == 0
    before = tree(windows.program_folder)
    assert windows.code(setups("2.0"), "/S") == 4
    assert tree(windows.program_folder) == before
    assert windows.code(setups("1.0"), "/S", "/FORCE") == 0
    assert files_of(windows.program_folder) == OWN | set(OLD)


def test_two_setups_at_once_and_old_windows_are_refused(windows, setups, trial):
    with windows.running(trial, "mutex", "YccallDesktopSetup"):
        assert windows.code(setups("1.0"), "/S") == 6
    windows.be("win81")
    try:
        assert windows.code(setups("1.0"), "/S") == 3
    finally:
        windows.be("win10")
    assert not windows.program_folder.exists()


def test_a_replaced_version_that_could_not_be_deleted_never_comes_back(windows, setups):
    """Whether its folder could be renamed or not; what others have in it goes to its place.

    The folders are gone through by name, so the renamed one, whose number is smaller, comes first.
    """
    folder = windows.program_folder
    assert windows.code(setups("1.0"), "/S") == 0
    left = Path(shutil.copytree(folder, windows.place / "left", dirs_exist_ok=True))
    (left / "_internal/mine.txt").write_text("mine")
    assert windows.uninstall() == 0
    assert windows.code(setups("2.0"), "/S") == 0
    for name in ("yccall-desktop.old", "yccall-desktop.gone-99999999999"):
        shutil.copytree(left, folder / name)
    (folder / "later").write_text("theirs")
    assert windows.code(setups("3.0"), "/S") == 7
    assert files_of(folder) == OWN | set(NEW) | {"_internal/mine.txt", "later"} | {
        "yccall-desktop.gone-99999999999/_internal/mine.txt"
    }
    assert (folder / "_internal/base.dll").read_text() == "2"
    (folder / "later").unlink()
    assert windows.code(setups("3.0"), "/S") == 0
    assert (folder / "later/x.txt").read_text() == "3"


def test_a_left_folder_of_a_setup_elsewhere_is_no_sign_of_the_same_folder(windows, setups):
    assert windows.code(setups("1.0"), "/S") == 0
    for name in ("yccall-desktop.new", "yccall-desktop.gone-99999999999"):
        (windows.program_folder / name).mkdir()
        (windows.program_folder / name / "left.txt").write_text("left")
    elsewhere = windows.drive / "路径 with space" / NAME
    assert windows.code(setups("2.0"), "/S", f"/D={windows.path(elsewhere)}") == 0
    assert files_of(elsewhere) == OWN | set(NEW)
    assert not windows.program_folder.exists()


def test_a_former_folder_that_cannot_be_deleted_is_told(windows, setups, trial):
    assert windows.code(setups("1.0"), "/S") == 0
    elsewhere = windows.drive / "路径 with space" / NAME
    held = windows.program_folder / "_internal/base.dll"
    shutil.copy(trial, held)
    with windows.running(held):
        assert windows.code(setups("2.0"), "/S", f"/D={windows.path(elsewhere)}") == 8
    assert files_of(elsewhere) == OWN | set(NEW)
    assert windows.registry(UNINSTALL_KEY)["InstallLocation"] == windows.path(elsewhere)


ENTRIES = ("yccall-desktop-console.exe", "yccall-desktop.exe", "_internal", "installed-files.txt",
           "uninstall.exe")  # fmt: skip


@pytest.mark.parametrize("moved", range(2 * len(ENTRIES) + 1))
def test_an_interrupted_upgrade_is_put_back(windows, setups, moved):
    """The old version is out of its folder up to `moved` entries, then the new one is in.

    The next setup puts it back before it does anything else: seen as that one cannot be done.
    """
    folder = windows.program_folder
    assert windows.code(setups("2.0"), "/S") == 0
    shutil.copytree(folder, new := windows.place / "new", dirs_exist_ok=True)
    assert windows.uninstall() == 0
    assert windows.code(setups("1.0"), "/S") == 0
    before = tree(folder)
    old = folder / "yccall-desktop.old"
    old.mkdir()
    staged = new.rename(folder / "yccall-desktop.new")
    shutil.copy(staged / "installed-files.txt", old / "incoming.txt")
    incoming = (staged / "installed-files.txt").read_text().splitlines()
    names = [line[2:] for line in incoming if line.startswith("t ")]
    names.sort(key=lambda name: name.endswith(".exe"))
    steps = [(folder / name, old / name) for name in ENTRIES]
    steps += [(staged / name, folder / name) for name in names]
    for source, target in steps[:moved]:
        source.rename(target)
    (folder / "later").mkdir()
    (folder / "later/theirs.txt").write_text("theirs")
    assert windows.code(setups("3.0"), "/S") == 7
    theirs = {"later": None, "later/theirs.txt": b"theirs"}
    assert tree(folder) == {**before, **theirs}
