"""What packages are made with: dates, lists, archives, what Windows and Debian are told."""

from __future__ import annotations

import configparser
import hashlib
import io
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

import yccall_desktop
from tests.helpers.packaging_scripts import script
from tests.helpers.sources import ROOT

source = script("source")
package = script("package")
checksums = script("checksums")
contents = script("contents")
notices = script("notices")
compare_builds = script("compare_builds")
slim = script("slim")
version_resource = script("version_resource")
manual = script("manual")
make_archives = script("make_archives")

MOMENT = 1_790_000_000
needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
PART = contents.Part("part", "1.2", "MIT", "pkg:pypi/part@1.2", ("Its terms.",))


# --- what is pinned --------------------------------------------------------------------------
def pins(name: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / name).read_text(), re.MULTILINE))


def test_packages_are_built_of_what_is_tested():
    run, dev, build = (pins(f"requirements{name}.txt") for name in ("", "-dev", "-package"))
    assert run.items() <= build.items()
    assert all(dev.get(name, version) == version for name, version in build.items())


def test_all_that_packaging_needs_is_pinned_with_hashes_for_windows_too():
    text = (ROOT / "requirements-package.txt").read_text()
    blocks = re.split(r"\n(?=\S)", text.split("make lock\n")[1].strip())
    assert all("--hash=sha256:" in block for block in blocks)
    group = tomllib.loads((ROOT / "pyproject.toml").read_text())["dependency-groups"]["package"]
    named = {re.split(r"[<>=]", one)[0] for one in group if isinstance(one, str)}
    assert named | {"pefile", "pywin32-ctypes", "macholib"} <= set(pins("requirements-package.txt"))


# --- the build's own date --------------------------------------------------------------------
def test_the_version_is_the_programs():
    assert source.version() == yccall_desktop.__version__


def test_the_moment_is_what_the_environment_says(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert source.moment() == 86_400


def test_the_build_file_tells_commit_and_day(monkeypatch, tmp_path):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    monkeypatch.setenv("SOURCE_COMMIT", "0123456789abcdef0123")
    source.write_build(tmp_path / "build.json")
    told = json.loads((tmp_path / "build.json").read_text())
    assert told == {"commit": "0123456789ab", "date": "1970-01-02"}


# --- what is in the package ------------------------------------------------------------------
def test_the_packages_of_python_are_found_by_their_files():
    import openpyxl
    import phonenumbers

    entries = [
        (name, module.__file__, "PYMODULE")
        for name, module in (("openpyxl", openpyxl), ("phonenumbers", phonenumbers))
    ]
    found = {contents._owners()[str(Path(file).resolve())] for _name, file, _kind in entries}
    assert found == {"openpyxl", "phonenumbers"}


@pytest.mark.parametrize("name", ["openpyxl", "phonenumbers", "requests", "werkzeug"])
def test_a_package_has_version_licence_and_text(name):
    part = contents._package(name)
    assert part.purl == f"pkg:pypi/{name}@{pins('requirements.txt')[name]}"
    assert part.licence
    assert any(len(text) > 500 for text in part.texts)


def test_qt_comes_with_the_lgpl_and_where_its_sources_are():
    part = contents._package("pyside6-essentials")
    assert part.licence == "LGPL-3.0-only"
    whole = "\n".join(part.texts)
    assert "download.qt.io" in whole
    assert "You may replace them" in whole
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in whole
    assert "GNU GENERAL PUBLIC LICENSE" in whole


def test_libraries_of_no_package_are_known_by_their_names():
    assert contents._by_name("C:\\Python\\DLLs\\libffi-8.dll".rpartition("\\")[2]).name == "libffi"
    assert contents._by_name("libcrypto-3.dll").licence == "Apache-2.0"
    assert contents._by_name("VCRUNTIME140.dll").purl.startswith("pkg:generic/microsoft")
    assert contents._by_name("libother.so.1") is None


def test_a_library_that_nobody_knows_stops_the_build(tmp_path):
    with pytest.raises(SystemExit, match=r"Whose is .*libother\.so\.1\?"):
        contents._libraries([str(tmp_path / "libother.so.1")])
    of_python = [str(Path(os.__file__).parent / "lib-dynload" / "_own.so"), "/x/libpython3.11.so.1"]
    assert contents._libraries(of_python) == []


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("diversion by dash from: /bin/sh\ndash: /bin/sh", "dash"),
        ("diversion by dash from: /bin/sh\ndiversion by dash to: /bin/sh", None),
        ("", None),
    ],
)
def test_a_diverted_library_is_its_owners(monkeypatch, told, name):
    answers = {"--search": told, "-W": "dash|0.5|amd64"}
    monkeypatch.setattr(contents, "_output", lambda *command: answers[command[1]])
    monkeypatch.setattr(
        contents.platform, "freedesktop_os_release", lambda: {"ID": "debian"}, raising=False
    )
    part = contents._debian_package("/bin/sh")
    assert (part.name if part else None) == name


def test_setups_are_compared_by_their_bytes(tmp_path):
    for side, text in (("a", b"MZ1"), ("b", b"MZ1"), ("c", b"MZ2")):
        (tmp_path / side).mkdir()
        file = tmp_path / side / f"yccall-desktop-{side}-setup.exe"
        file.write_bytes(text)
        compare_builds.unpacked(file, tmp_path / side / "unpacked")
    folders = {side: tmp_path / side / "unpacked" for side in "abc"}
    assert list(compare_builds.differences(folders["a"], folders["b"])) == []
    assert list(compare_builds.differences(folders["a"], folders["c"])) == ["differs: build.exe"]


def test_parts_are_kept_between_two_steps(tmp_path):
    contents.save([PART], tmp_path / "contents.json")
    assert contents.load(tmp_path / "contents.json") == [PART]


def test_licences_list_every_part_and_show_a_shared_text_once():
    other = contents.Part("other", "3", "", "pkg:pypi/other@3", ("Its terms. \f",))
    text = notices.text([PART, other])
    assert "  part 1.2: MIT\n  other 3\n" in text
    assert text.count("Its terms.") == 1
    assert "The same text as that of part." in text
    assert (ROOT / "LICENSE").read_text().strip() in text


def test_the_bill_of_materials_is_valid_and_always_the_same(tmp_path):
    pytest.importorskip("cyclonedx", reason="comes with `packaging/setup.sh package`")
    sbom = script("sbom")
    parts = [PART, contents.Part("Python", "3.13.5", "PSF-2.0", "pkg:generic/python@3.13.5", ())]
    files = [tmp_path / name for name in ("1.json", "2.json")]
    for file in files:
        sbom.write(parts, "0.1.0", "linux-x86_64", MOMENT, file)
    first, second = (file.read_bytes() for file in files)
    assert first == second
    bill = json.loads(first)
    assert bill["specVersion"] == "1.6"
    assert [one["name"] for one in bill["components"]] == ["part", "Python"]
    assert bill["metadata"]["component"]["version"] == "0.1.0"


# --- results ---------------------------------------------------------------------------------
@pytest.fixture
def folder(tmp_path) -> Path:
    """A small program's folder."""
    made = tmp_path / "yccall-desktop"
    (made / "_internal").mkdir(parents=True)
    (made / "yccall-desktop").write_bytes(b"program")
    (made / "yccall-desktop").chmod(0o755)
    (made / "_internal" / "data").write_bytes(b"data")
    (made / "_internal" / "link").symlink_to("data")
    return made


def test_a_size_counts_files_and_no_links(folder):
    assert package.size_of(folder) == len(b"program" + b"data")


def test_sums_are_of_this_versions_files(monkeypatch, tmp_path):
    monkeypatch.setattr(source, "version", lambda: "1.2.3")
    (tmp_path / "a-1.2.3.deb").write_bytes(b"new")
    (tmp_path / "a-1.2.2.deb").write_bytes(b"old")
    checksums.write(tmp_path)
    expected = f"{hashlib.sha256(b'new').hexdigest()}  a-1.2.3.deb\n"
    assert (tmp_path / "SHA256SUMS").read_text() == expected


@needs_links
def test_the_archive_has_one_folder_plain_rights_and_the_commits_date(folder, tmp_path):
    target = tmp_path / "made.tar.xz"
    make_archives.make_tar(folder, target, "top-1", MOMENT)
    with tarfile.open(target) as archive:
        members = {one.name: one for one in archive.getmembers()}
    assert list(members) == [
        "top-1", "top-1/_internal", "top-1/_internal/data", "top-1/_internal/link",
        "top-1/yccall-desktop",
    ]  # fmt: skip
    assert {(one.mtime, one.uid, one.gname) for one in members.values()} == {(MOMENT, 0, "root")}
    assert members["top-1/yccall-desktop"].mode == 0o755
    assert members["top-1/_internal/data"].mode == 0o644
    assert members["top-1/_internal/link"].linkname == "data"


def test_the_same_folder_gives_the_same_archive(folder, tmp_path):
    made = [tmp_path / name for name in ("1.tar.xz", "2.tar.xz")]
    make_archives.make_tar(folder, made[0], "top", MOMENT)
    (folder / "_internal" / "data").touch()
    make_archives.make_tar(folder, made[1], "top", MOMENT)
    assert made[0].read_bytes() == made[1].read_bytes()


def test_two_builds_that_are_the_same_have_no_differences(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "other", symlinks=True)
    assert not list(compare_builds.differences(folder, tmp_path / "other"))


@needs_links
def test_differing_files_are_named_and_what_differs_in_zip_files(folder, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(folder, other, symlinks=True)
    for place, text in ((folder, "1"), (other, "2")):
        with zipfile.ZipFile(place / "library.zip", "w") as packed:
            packed.writestr(zipfile.ZipInfo("same.pyc"), "same")
            packed.writestr(zipfile.ZipInfo("changed.pyc"), text)
    (other / "yccall-desktop").chmod(0o644)
    (other / "_internal" / "link").unlink()
    (other / "new").touch()
    assert list(compare_builds.differences(folder, other)) == [
        "only in the first: _internal/link",
        "differs: library.zip (changed.pyc)",
        "only in the second: new",
        "differs: yccall-desktop",
    ]


# --- Linux -----------------------------------------------------------------------------------
def library_with_entries(*tags: int) -> bytes:
    """The bytes of an ELF file that matter: its header, one segment, its dynamic entries."""
    header = bytearray(64)
    header[:4] = b"\x7fELF"
    struct.pack_into("<Q", header, 32, 64)
    struct.pack_into("<HH", header, 54, 56, 1)
    entries = b"".join(struct.pack("<qQ", tag, 7) for tag in tags)
    segment = struct.pack("<IIQQQQQQ", 2, 0, 120, 0, 0, len(entries), len(entries), 8)
    return bytes(header) + segment + entries


def test_a_library_forgets_where_it_looked_for_others():
    stripped = slim.without_search_path(library_with_entries(1, 29, 15, 5, 0))
    tags = [tag for tag, _value in struct.iter_unpack("<qQ", stripped[120:])]
    assert tags == [1, 5, 0, 0, 0]
    assert len(stripped) == len(library_with_entries(1, 29, 15, 5, 0))


def test_the_menu_entry_opens_sheets_and_speaks_chinese():
    entry = configparser.RawConfigParser(strict=True)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(ROOT / "packaging/linux/yccall-desktop.desktop", encoding="utf-8")
    told = entry["Desktop Entry"]
    assert told["Exec"] == "yccall-desktop %F"
    assert told["MimeType"].split(";") == [
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.ms-excel.sheet.macroEnabled.12",
        "application/vnd.ms-excel.sheet.binary.macroEnabled.12",
        "application/vnd.ms-excel",
        "application/vnd.oasis.opendocument.spreadsheet",
        "text/csv",
        "text/tab-separated-values",
        "",
    ]
    assert told["Comment[zh_CN]"]
    assert f'setDesktopFileName("{told["StartupWMClass"]}")' in (
        ROOT / "yccall_desktop/ui/application.py"
    ).read_text(encoding="utf-8")


def test_the_manual_page_tells_every_option():
    text = manual.page("0.1.0", MOMENT).replace("\\-", "-")
    for option in ("--check", "--data-dir", "--demo", "--language", "--server", "--version"):
        assert f"\\fB{option}\\fR" in text
    assert "YCCALL_TOKEN" in text


@pytest.mark.skipif(sys.platform != "linux", reason="input methods of Linux desktops")
@pytest.mark.parametrize(
    ("given", "used"),
    [
        ({"QT_IM_MODULE": "fcitx"}, "ibus"),
        ({"QT_IM_MODULE": "fcitx5"}, "ibus"),
        ({"XMODIFIERS": "@im=fcitx"}, "ibus"),
        ({"QT_IM_MODULE": "compose", "XMODIFIERS": "@im=fcitx"}, "compose"),
        ({"QT_IM_MODULES": "wayland;fcitx"}, "ibus"),
        ({"QT_IM_MODULES": "compose", "QT_IM_MODULE": "fcitx"}, "fcitx"),
        ({}, None),
    ],
)
def test_fcitx_is_spoken_to_as_ibus(monkeypatch, given, used):
    for name in ("QT_IM_MODULES", "QT_IM_MODULE", "XMODIFIERS"):
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    script("launch").use_bundled_input_method()
    assert os.environ.get("QT_IM_MODULE") == used
    assert "QT_IM_MODULES" not in os.environ or used != "ibus"


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("wayland", None),
        ("wayland;xcb", None),
        ("xcb", "xcb"),
        ("offscreen:fontdb=x", "offscreen:fontdb=x"),
    ],
)
def test_a_platform_of_qt_that_is_not_in_the_package_is_not_asked_for(monkeypatch, given, used):
    monkeypatch.setenv("QT_QPA_PLATFORM", given)
    script("launch").use_bundled_platform()
    assert os.environ.get("QT_QPA_PLATFORM") == used


def test_the_smoke_test_prints_any_name_where_pipes_take_one_code_page():
    code = "import smoke_test; smoke_test.print_any_name(); print('名单')"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT / "packaging",
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=True,
        timeout=30,
    )
    assert done.stdout.decode("utf-8").strip() == "名单"


# --- Windows and macOS -----------------------------------------------------------------------
def test_windows_is_told_version_product_and_copyright():
    texts = version_resource.texts("yccall-desktop-console", "1.2")
    assert version_resource.four_numbers("1.2") == (1, 2, 0, 0)
    assert texts["FileDescription"] == "Yccall Desktop (console)"
    assert texts["LegalCopyright"] in (ROOT / "LICENSE").read_text()
    assert texts["ProductVersion"] == "1.2"


def test_the_icon_of_macos_has_all_its_pictures():
    from PySide6.QtGui import QImage

    data = io.BytesIO(script("icons").icns())
    assert data.read(4) == b"icns"
    assert struct.unpack(">I", data.read(4))[0] == len(data.getvalue())
    widths = {}
    while kind := data.read(4):
        (size,) = struct.unpack(">I", data.read(4))
        widths[kind] = QImage.fromData(data.read(size - 8)).width()
    assert widths == script("icons").ICNS_SIZES


def test_what_the_spec_needs_to_know_of_the_program_imports_no_qt():
    code = "import sys, yccall_desktop.cli; sys.exit('PySide6' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=30)
