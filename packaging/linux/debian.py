"""The .deb: the program's folder, menu entry, icons, "Open with", manual page, dependencies."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import manual

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
NAME = "yccall-desktop"
TOOLS = ("dpkg-deb", "dpkg-query", "dpkg-shlibdeps")
PLACE = f"usr/lib/{NAME}"
ALSO_NEEDED = ("ca-certificates", "xkb-data")
"""What no library links to: trusted authorities for HTTPS, keyboard layouts."""

CONTROL = """\
Package: {name}
Version: {version}
Section: comm
Priority: optional
Architecture: amd64
Maintainer: {maintainer}
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: fonts-noto-cjk | fonts-wqy-microhei, gnome-keyring | kwalletmanager, xdg-utils
Suggests: ibus | fcitx5
Description: from a phone sheet to a call task on the Yccall platform
 Drop an Excel or CSV file on the window, see which numbers are wrong and why,
 choose who takes the calls, press Ctrl+Enter, read the task id.
 .
 No number is changed, lost or invented without being shown, and nothing is
 sent twice: every submission is written down before it is sent.
"""


NOT_WHILE_OPEN = """\
#!/bin/sh
# The program loads parts of itself when they are needed: replaced under it, it would break while it
# reads or sends.
set -e
case "$1" in {steps}) ;; *) exit 0 ;; esac
for program in /proc/[0-9]*/exe; do
    if [ "$(readlink "$program" 2>/dev/null)" = /{place}/{name} ]; then
        echo "Yccall Desktop is open. Close its window, then do this again." >&2
        exit 1
    fi
done
"""
SCRIPTS = {"preinst": "install|upgrade", "prerm": "remove"}
"""The package's scripts that stop dpkg while the program is open -> the steps at which they do."""

COPYRIGHT = """\
Yccall Desktop is under this licence:

{own}

The package contains the work of others too. What it is, and under which terms,
stands with all the texts in
/usr/lib/yccall-desktop/_internal/yccall_desktop/resources/licences.txt
"""


def _maintainer() -> str:
    """Who answers for the package: as Debian's tools are told it."""
    name = os.environ.get("DEBFULLNAME", "The Yccall Desktop authors")
    return f"{name} <{os.environ.get('DEBEMAIL', 'yccall-desktop@localhost')}>"


def make_deb(folder: Path, dist: Path, version: str, moment: int) -> Path:
    """Build the package of `folder` in `dist`; the same files always give the same bytes."""
    tree = ROOT / "build" / "deb" / f"{NAME}_{version}"
    shutil.rmtree(tree.parent, ignore_errors=True)
    shutil.copytree(folder, tree / PLACE, symlinks=True)
    (tree / "DEBIAN").mkdir()
    depends = (*dependencies(tree), *ALSO_NEEDED)
    _add_desktop_files(tree)
    _add_documents(tree, version, moment)
    files = sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    payload = [path for path in files if path.relative_to(tree).parts[0] != "DEBIAN"]
    _write(
        tree / "DEBIAN" / "md5sums",
        "".join(f"{_md5(path)}  {path.relative_to(tree)}\n" for path in payload),
    )
    kilobytes = sum(-(-path.stat().st_size // 1024) for path in payload)
    control = CONTROL.format(
        name=NAME,
        version=version,
        maintainer=_maintainer(),
        kilobytes=kilobytes,
        depends=", ".join(sorted(depends)),
    )
    _write(tree / "DEBIAN" / "control", control)
    for script, steps in SCRIPTS.items():
        text = NOT_WHILE_OPEN.format(steps=steps, place=PLACE, name=NAME)
        _write(tree / "DEBIAN" / script, text)
    _make_plain(tree, moment)
    target = dist / f"{NAME}_{version}_amd64.deb"
    options = ["--root-owner-group", "-Zxz", "-z6", "--threads-max=1"]
    subprocess.run(
        ["dpkg-deb", *options, "--build", str(tree), str(target)],
        env={**os.environ, "SOURCE_DATE_EPOCH": str(moment)},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    shutil.rmtree(tree.parent)
    return target


# --- what the program needs ------------------------------------------------------------------
def dependencies(tree: Path) -> list[str]:
    """Debian packages with the libraries that the program links to and does not bring itself."""
    place = tree / PLACE
    files = [path for path in sorted(place.rglob("*")) if _is_executable_file(path)]
    brought = {path.name for path in files}
    folders = sorted({path.parent for path in files})
    source = tree.parent / "source"
    (source / "debian").mkdir(parents=True)
    _write(
        source / "debian" / "control",
        f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: amd64\n",
    )
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0"]
    command += [f"-l{one}" for one in folders]
    command += [f"-x{name}" for name in sorted(_packages_of(brought))]
    done = subprocess.run(
        [*command, *map(str, files)], cwd=source, capture_output=True, text=True, check=False
    )
    found = re.search(r"^shlibs:Depends=(.+)$", done.stdout, re.MULTILINE)
    if done.returncode != 0 or found is None:
        raise SystemExit(f"dpkg-shlibdeps failed:\n{done.stdout}{done.stderr}")
    return found[1].split(", ")


def _is_executable_file(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as data:
        return data.read(4) == b"\x7fELF"


def _packages_of(libraries: set[str]) -> set[str]:
    """The installed Debian packages whose libraries the program brings itself."""
    patterns = [f"*/{name}" for name in sorted(libraries) if name.startswith("lib")]
    done = subprocess.run(
        ["dpkg-query", "--search", *patterns], capture_output=True, text=True, check=False
    )
    return {line.partition(":")[0] for line in done.stdout.splitlines() if ": /" in line}


# --- what stands beside the program ----------------------------------------------------------
def _add_desktop_files(tree: Path) -> None:
    (tree / "usr/bin").mkdir(parents=True)
    (tree / "usr/bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    _copy(HERE / f"{NAME}.desktop", tree / "usr/share/applications")
    _copy(HERE / "com.yccall.desktop.metainfo.xml", tree / "usr/share/metainfo")
    icons = tree / "usr/share/icons/hicolor"
    _copy(ROOT / "resources/icons/app.svg", icons / "scalable/apps", f"{NAME}.svg")
    drawn = tree.parent / "icons"
    # a process of its own: Qt stays out of this one
    subprocess.run([sys.executable, str(HERE.parent / "icons.py"), str(drawn)], check=True)
    for picture in sorted(drawn.glob("*.png")):
        size = picture.stem.rpartition("-")[2]
        _copy(picture, icons / f"{size}x{size}" / "apps", f"{NAME}.png")


def _add_documents(tree: Path, version: str, moment: int) -> None:
    documents = tree / "usr/share/doc" / NAME
    documents.mkdir(parents=True)
    own = (ROOT / "LICENSE").read_text(encoding="utf-8")
    _write(documents / "copyright", COPYRIGHT.format(own=own.strip()))
    entry = (
        f"{NAME} ({version}) stable; urgency=medium\n\n"
        "  * What changed is told in CHANGELOG.md, installed beside this file.\n\n"
        f" -- {_maintainer()}  "
        f"{format_datetime(datetime.fromtimestamp(moment, UTC))}\n"
    )
    _write_gzip(documents / "changelog.gz", entry)
    _write_gzip(documents / "CHANGELOG.md.gz", (ROOT / "CHANGELOG.md").read_text("utf-8"))
    _write_gzip(tree / f"usr/share/man/man1/{NAME}.1.gz", manual.page(version, moment))


def _copy(source: Path, folder: Path, name: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, folder / (name or source.name))


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")


def _write_gzip(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


def _md5(file: Path) -> str:
    with file.open("rb") as data:
        return hashlib.file_digest(data, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def _make_plain(tree: Path, moment: int) -> None:
    """The same rights and times wherever and whenever this is built."""
    programs = {tree / PLACE / NAME, *(tree / "DEBIAN" / name for name in SCRIPTS)}
    for path in (tree, *sorted(tree.rglob("*"))):
        if not path.is_symlink():
            is_program = path.is_file() and path in programs
            path.chmod(0o755 if path.is_dir() or is_program else 0o644)
    for path in sorted(tree.rglob("*"), reverse=True):
        os.utime(path, (moment, moment), follow_symlinks=False)
    os.utime(tree, (moment, moment))
