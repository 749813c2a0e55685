"""What is handed out to Linux users, made of the folder that PyInstaller built: .tar.xz and .deb.

    python packaging/linux/make_archives.py FOLDER [--out dist]

SOURCE_DATE_EPOCH is the time that all files carry. The .deb needs Debian's dpkg-dev, and is left
out where it is missing.
"""

from __future__ import annotations

import argparse
import lzma
import shutil
import sys
import tarfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import debian
import source

ROOT = Path(__file__).resolve().parents[2]


def make_tar(folder: Path, target: Path, top: str, moment: int) -> None:
    """Write `folder` as `top` into a .tar.xz; the same files always give the same bytes."""

    def plain(one: tarfile.TarInfo) -> tarfile.TarInfo:
        one.mtime, one.uid, one.gid, one.uname, one.gname = moment, 0, 0, "root", "root"
        one.mode = 0o755 if one.isdir() or one.mode & 0o100 else 0o644
        return one

    with (
        lzma.open(target, "wb", preset=6) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive,
    ):
        archive.add(folder, top, recursive=False, filter=plain)
        for path in sorted(folder.rglob("*")):
            name = f"{top}/{path.relative_to(folder).as_posix()}"
            archive.add(path, name, recursive=False, filter=plain)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    options = parser.parse_args()
    version, moment = source.version(), source.moment()
    name = f"yccall-desktop-{version}"
    options.out.mkdir(parents=True, exist_ok=True)
    make_tar(options.folder, options.out / f"{name}-linux-x86_64.tar.xz", name, moment)
    missing = [tool for tool in debian.TOOLS if shutil.which(tool) is None]
    if missing:
        print(f"No .deb was made: {', '.join(missing)} is missing (Debian: dpkg-dev).")
        return
    debian.make_deb(options.folder.resolve(), options.out.resolve(), version, moment)


if __name__ == "__main__":
    main()
