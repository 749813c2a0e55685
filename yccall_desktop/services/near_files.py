"""Whether a file lies on a drive of this PC; one elsewhere may keep waiting who asks about it."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path, PurePosixPath

_LOCAL_DRIVES = {2, 3, 5, 6}
"""What GetDriveTypeW calls removable, fixed, CD and RAM disk."""

_FAR_KINDS = {
    "9p", "afs", "ceph", "cifs", "coda", "fuse", "lustre", "ncpfs", "nfs", "nfs4", "smb3", "smbfs",
}  # fmt: skip
"""File systems of other machines; those of FUSE are counted among them."""


def is_near(path: Path) -> bool:
    """Whether an absolute path is known to lie on this PC. May wait long for a network share."""
    if sys.platform == "win32":
        import ctypes

        share = path.drive.startswith("\\\\")
        return not share and ctypes.windll.kernel32.GetDriveTypeW(path.anchor) in _LOCAL_DRIVES
    try:
        real = PurePosixPath(os.path.realpath(path))
        if sys.platform == "darwin":
            return real.parts[1:2] != ("Volumes",)
        mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="surrogateescape")
    except (OSError, ValueError):
        return False
    return is_near_kind(kind_of_mount(real, mounts))


def is_near_kind(kind: str) -> bool:
    """Whether a Linux file system of this name keeps its files on this PC; '' is not known."""
    return bool(kind) and kind not in _FAR_KINDS and not kind.startswith("fuse.")


def kind_of_mount(path: PurePosixPath, mounts: str) -> str:
    """The file system that a path lies on, by the text of /proc/mounts; '' where none does."""
    kinds: dict[PurePosixPath, str] = {}
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) > 2:  # what is mounted over another place comes later and covers it
            kinds[PurePosixPath(re.sub(r"\\([0-7]{3})", _letter, fields[1]))] = fields[2]
    return next((kinds[place] for place in (path, *path.parents) if place in kinds), "")


def _letter(octal: re.Match[str]) -> str:
    return chr(int(octal[1], 8))
