"""Name the files in which two builds differ: `compare_builds.py A B`.

A and B are folders, .tar.xz, .zip or .deb; of other files only the bytes are compared. Within
PyInstaller's program and zip files the differing members are named too. Exits with 1 when anything
differs.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path


def unpacked(build: Path, into: Path) -> Path:
    """The folder with a build's files: itself, or `into` after unpacking it there.

    What cannot be unpacked lies there as it is, under a name that is the same for every version.
    """
    if build.is_dir():
        return build
    into.mkdir()
    if build.suffix == ".deb":
        subprocess.run(["dpkg-deb", "--raw-extract", str(build), str(into)], check=True)
    elif build.suffix == ".zip":
        with zipfile.ZipFile(build) as packed:
            packed.extractall(into)
    elif tarfile.is_tarfile(build):
        with tarfile.open(build) as archive:
            archive.extractall(into, filter="tar")
    else:
        shutil.copyfile(build, into / f"build{build.suffix}")
    return into


def described(folder: Path) -> dict[str, str]:
    """Relative name -> what must be the same: target of a link, rights and digest of a file."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"-> {os.readlink(path)}"  # noqa: PTH115
        elif path.is_file():
            found[name] = f"{path.stat().st_mode & 0o777:o} {_digest(path.read_bytes())}"
    return found


def differences(first: Path, second: Path) -> Iterator[str]:
    """A line for each file that is not the same in two folders."""
    one, other = described(first), described(second)
    for name in sorted(one.keys() | other.keys()):
        if name not in other:
            yield f"only in the first: {name}"
        elif name not in one:
            yield f"only in the second: {name}"
        elif one[name] != other[name]:
            inside = sorted(_inside(first / name, second / name))
            yield f"differs: {name}" + (f" ({', '.join(inside)})" if inside else "")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _inside(first: Path, second: Path) -> set[str]:
    """The members in which two archives differ; empty for files that are none."""
    one, other = _members(first), _members(second)
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


def _members(file: Path) -> dict[str, str]:
    if file.is_symlink():
        return {}
    if file.suffix == ".zip" and zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as packed:
            return {
                one.filename: f"{one.date_time} {_digest(packed.read(one))}"
                for one in packed.infolist()
            }
    return _members_of_program(file)


def _members_of_program(file: Path) -> dict[str, str]:
    """What PyInstaller has put into a program, its modules too; needs PyInstaller."""
    try:
        from PyInstaller.archive.readers import ArchiveReadError, CArchiveReader
    except ImportError:
        return {}
    try:
        archive = CArchiveReader(str(file))
    except ArchiveReadError:
        return {}
    found = {}
    for name in archive.toc:
        if name.endswith(".pyz"):
            modules = archive.open_embedded_archive(name)
            for module in modules.toc:
                found[module] = _digest(modules.extract(module, raw=True) or b"")
        else:
            found[name] = _digest(archive.extract(name))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folders = [
            unpacked(build, Path(place) / side)
            for build, side in ((options.first, "1"), (options.second, "2"))
        ]
        found = list(differences(*folders))
        count = len(described(folders[0]))
    files = [path.read_bytes() for path in (options.first, options.second) if path.is_file()]
    if not found and len(files) == 2 and files[0] != files[1]:
        found = ["the archives differ in order, times or compression; their files are the same"]
    for line in found:
        print(line)
    print(f"{len(found)} differences in {count} files")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
