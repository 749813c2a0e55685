"""The pruning list of the package, held against what the program imports."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.packaging_scripts import script
from tests.helpers.sources import ROOT, imports, python_files
from yccall_desktop.cli import LANGUAGE_CODES

prune = script("prune")

QT = "PySide6/Qt/lib/libQt6Core.so.6"
SOURCES = python_files("yccall_desktop")


def qt_folder() -> Path:
    found = importlib.util.find_spec("PySide6")
    assert found is not None
    assert found.submodule_search_locations
    folder = Path(found.submodule_search_locations[0])
    return folder / "Qt" if (folder / "Qt").is_dir() else folder


def all_imports() -> set[str]:
    """Full names of what the program imports, wherever the import stands."""
    return {name for path in SOURCES for _line, name in imports(path)}


def pruned(
    *places: str, system: str = "linux", links: dict[str, list[str]] | None = None
) -> set[str]:
    """What is kept of these files, each of which has the same name here and in the package."""
    entries = [(place, place, "EXTENSION" if ".abi3" in place else "BINARY") for place in places]
    linked = links or {}
    kept, files = prune.prune(
        entries, [], system, LANGUAGE_CODES, lambda path: linked.get(path, [])
    )
    assert not files
    return {place for place, _source, _kind in kept}


# --- modules of Qt ---------------------------------------------------------------------------
def test_the_modules_of_qt_that_are_kept_are_those_that_are_imported():
    parts = [name.split(".") for name in all_imports() if name.startswith("PySide6.")]
    assert {part[1] for part in parts} == set(prune.QT_MODULES)


def test_other_modules_of_qt_are_left_out():
    assert pruned("PySide6/QtCore.abi3.so", "PySide6/QtQml.abi3.so") == {"PySide6/QtCore.abi3.so"}


# --- plugins ---------------------------------------------------------------------------------
@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_every_plugin_has_a_reason_and_a_window_has_its_platform(system):
    plugins = prune.PLUGINS[system]
    assert all(plugins.values())
    assert {"linux": "platforms/qxcb", "win32": "platforms/qwindows"}.get(
        system, "platforms/qcocoa"
    ) in plugins


def test_every_plugin_that_is_kept_is_in_qts_package():
    there = {
        prune.plugin_of(f"PySide6/plugins/{path.parent.name}/{path.name}")
        for path in (qt_folder() / "plugins").glob("*/*")
    }
    assert set(prune.PLUGINS[sys.platform]) <= there


@pytest.mark.parametrize(
    ("place", "plugin"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "platforms/qxcb"),
        ("PySide6\\plugins\\platforms\\qwindows.dll", "platforms/qwindows"),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", "platforms/qcocoa"),
        (QT, None),
        ("other/plugins/platforms/libqxcb.so", None),
    ],
)
def test_a_plugin_is_known_by_its_place(place, plugin):
    assert prune.plugin_of(place) == plugin


def test_a_plugin_without_a_reason_is_left_out_with_what_it_alone_links_to():
    xcb, gtk = (
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
    )
    links = {xcb: [QT], gtk: [QT, "libgtk-3.so.0"]}
    assert pruned(xcb, gtk, QT, "libgtk-3.so.0", links=links) == {xcb, QT}


# --- libraries -------------------------------------------------------------------------------
def test_libraries_are_kept_when_something_links_to_them_over_others_too():
    module = "PySide6/QtCore.abi3.so"
    links = {module: [QT], QT: ["libicudata.so.73"]}
    kept = pruned(module, QT, "libicudata.so.73", "libunused.so.1", links=links)
    assert kept == {module, QT, "libicudata.so.73"}


def test_windows_libraries_are_found_by_name_in_any_case():
    module, library = "_ssl.pyd", "libssl-3.dll"
    entries = [(module, module, "EXTENSION"), (library, library, "BINARY")]
    kept, _files = prune.prune(
        entries,
        [],
        "win32",
        LANGUAGE_CODES,
        lambda path: ["LIBSSL-3.dll"] if path == module else [],
    )
    assert len(kept) == 2


def test_python_itself_is_kept_though_nothing_links_to_it():
    python = {"libpython3.11.so.1.0"}
    assert pruned(*python) == python
    windows = {"python313.dll", "python3.dll", "VCRUNTIME140.dll"}
    assert pruned(*windows, system="win32") == windows


def test_libraries_of_the_system_stay_with_the_system():
    module = "PySide6/QtGui.abi3.so"
    links = {module: ["libX11.so.6", "libssl.so.3", "libxcb-cursor.so.0"]}
    kept = pruned(module, "libX11.so.6", "libssl.so.3", "libxcb-cursor.so.0", links=links)
    assert kept == {module, "libxcb-cursor.so.0"}


@pytest.mark.parametrize(
    ("source", "is_system"),
    [
        (r"C:\windows\system32\icuuc.dll", True),
        (r"C:\windows\system32\bcryptprimitives.dll", True),
        (r"C:\windows\system32\python3.dll", True),
        (r"C:\hostedtoolcache\Python\3.13\python3.dll", False),
        (r"C:\Python313\python313.dll", False),
        (r"C:\Python313\api-ms-win-crt-heap-l1-1-0.dll", True),
        (r"C:\windows\system32\ucrtbase.dll", True),
        (r"C:\windows\system32\VCRUNTIME140.dll", False),
        (r"Z:\site-packages\PySide6\MSVCP140.dll", False),
    ],
)
def test_parts_of_windows_and_their_stand_ins_are_left_out(source, is_system):
    assert prune.is_part_of_system(source, "win32") is is_system


def test_a_link_goes_with_its_target():
    link = ("libQt6Qml.so.6", "PySide6/Qt/lib/libQt6Qml.so.6", "SYMLINK")
    good = ("libQt6Core.so.6", QT, "SYMLINK")
    module = ("PySide6/QtCore.abi3.so", "module", "EXTENSION")
    libraries = [(QT, "core", "BINARY"), (link[1], "qml", "BINARY")]
    kept, _files = prune.prune(
        [module, *libraries, link, good],
        [],
        "linux",
        LANGUAGE_CODES,
        lambda path: ["core"] if path == "module" else [],
    )
    assert kept == [module, libraries[0], good]


FRAMEWORKS = "PySide6/Qt/lib"


def framework(name: str) -> list[tuple[str, str, str]]:
    """What PyInstaller collects of a framework of macOS: its library, and what makes it one."""
    top = f"{FRAMEWORKS}/{name}.framework"
    return [
        (f"{top}/Versions/A/{name}", name, "BINARY"),
        (f"{top}/Versions/A/Resources/Info.plist", f"{name}.plist", "DATA"),
        (f"{top}/Versions/Current", "A", "SYMLINK"),
        (f"{top}/{name}", f"Versions/Current/{name}", "SYMLINK"),
        (f"{top}/Resources", "Versions/Current/Resources", "SYMLINK"),
    ]


def test_frameworks_stay_whole_or_go_whole():
    module = ("PySide6/QtCore.abi3.so", "module", "EXTENSION")
    core, qml = framework("QtCore"), framework("QtQml")
    binaries = [module, core[0], qml[0]]
    kept, files = prune.prune(
        binaries,
        [*core[1:], *qml[1:]],
        "darwin",
        LANGUAGE_CODES,
        lambda path: ["QtCore"] if path == "module" else [],
    )
    assert kept == [module, core[0]]
    assert files == core[1:]


def test_links_in_a_circle_lead_nowhere():
    circle = [("a", "b", "SYMLINK"), ("b", "a", "SYMLINK")]
    assert prune.prune([], circle, "linux", LANGUAGE_CODES) == ([], [])


# --- data ------------------------------------------------------------------------------------
def test_of_qts_translations_those_of_the_windows_languages_are_kept():
    folder = "PySide6/Qt/translations"
    names = ["qtbase_zh_CN.qm", "qtbase_en.qm", "qtbase_de.qm", "qt_zh_CN.qm"]
    entries = [(f"{folder}/{name}", name, "DATA") for name in names]
    _binaries, kept = prune.prune([], entries, "linux", LANGUAGE_CODES)
    assert {source for _place, source, _kind in kept} == {"qtbase_zh_CN.qm", "qtbase_en.qm"}


def test_of_a_packages_own_data_what_the_installer_notes_is_left_out():
    names = ["METADATA", "RECORD", "REQUESTED", "entry_points.txt", "licenses/LICENSE"]
    entries = [(f"keyring-25.dist-info/{name}", name, "DATA") for name in names]
    _binaries, kept = prune.prune([], entries, "linux", LANGUAGE_CODES)
    assert [name for _place, name, _kind in kept] == [names[0], *names[3:]]


def test_qt_has_the_translation_of_every_language():
    there = {path.name for path in (qt_folder() / "translations").glob("*.qm")}
    assert prune.languages_of_qt(LANGUAGE_CODES) <= there


# --- Python modules --------------------------------------------------------------------------
def is_excluded(name: str) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in prune.EXCLUDED_MODULES)


def test_the_program_imports_nothing_that_is_excluded():
    assert not [name for name in all_imports() if is_excluded(name)]


IMPORT_ALL = """
import importlib, json, sys
for name in json.load(sys.stdin):
    while name:
        try:
            importlib.import_module(name)
            break
        except ImportError:  # a name within a module, or of another system
            name = name.rpartition(".")[0]
print(json.dumps(sorted(sys.modules)))
"""


def test_what_the_program_imports_needs_nothing_that_is_excluded():
    """Everything is imported that any line of the program asks for, inside functions too."""
    modules = {".".join(path.with_suffix("").parts) for path in SOURCES}
    wanted = sorted(all_imports() | {name for name in modules if not name.endswith("__main__")})
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL],
        input=json.dumps(wanted),  # too long for an argument on Windows
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    loaded = json.loads(done.stdout)
    assert "phonenumbers" in loaded
    assert not [name for name in loaded if is_excluded(name)]
