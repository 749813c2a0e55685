"""Write SHA256SUMS of this version's files in a folder: `checksums.py dist`."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import source


def write(folder: Path) -> None:
    """As `sha256sum --check` reads it."""
    lines = []
    for path in sorted(folder.iterdir()):
        if path.is_file() and source.version() in path.name:
            with path.open("rb") as data:
                lines.append(f"{hashlib.file_digest(data, 'sha256').hexdigest()}  {path.name}\n")
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="ascii", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
