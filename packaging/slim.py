"""Copies of Python's libraries without their symbols for debuggers: a third of their size (Linux).

Only of files that nobody has rewritten since they were linked. Those of Qt were, by patchelf:
`strip` would break them, and they have no such symbols anyway.
"""

from __future__ import annotations

import shutil
import struct
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

Entry = tuple[str, str, str]

_PLACES = ("cryptography", "python_calamine", f"python{sys.version_info[0]}.{sys.version_info[1]}")
_DYNAMIC_SEGMENT = 2
_END, _RPATH, _RUNPATH = 0, 15, 29


def _is_strippable(entry: Entry) -> bool:
    place, _source, kind = entry
    first = PurePosixPath(place).parts[0]
    return kind in ("BINARY", "EXTENSION") and (first in _PLACES or first.startswith("libpython"))


def slim(entries: Iterable[Entry], folder: Path) -> list[Entry]:
    """The entries with stripped copies, made in `folder`, in place of what can be stripped."""
    result = []
    for entry in entries:
        place, source, kind = entry
        if _is_strippable(entry):
            copy = folder / place
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copy)
            copy.chmod(0o755)
            subprocess.run(["strip", "--strip-unneeded", copy], check=True)
            copy.write_bytes(without_search_path(copy.read_bytes()))
            result.append((place, str(copy), kind))
        else:
            result.append(entry)
    return result


def without_search_path(library: bytes) -> bytes:
    """An ELF file (64 bit, little endian) that looks for libraries in no folder of its own.

    Python built by hand looks in the folder where it was installed. On another machine that folder
    is nobody's, and who can make it could slip libraries in.
    """
    data = bytearray(library)
    start, size = _dynamic(data)
    entries = [struct.unpack_from("<qQ", data, at) for at in range(start, start + size, 16)]
    kept = [entry for entry in entries if entry[0] not in (_RPATH, _RUNPATH)]
    kept += [(_END, 0)] * (len(entries) - len(kept))
    for index, entry in enumerate(kept):
        struct.pack_into("<qQ", data, start + 16 * index, *entry)
    return bytes(data)


def _dynamic(data: bytearray) -> tuple[int, int]:
    """Place and size of the dynamic section; (0, 0) without one."""
    (headers,) = struct.unpack_from("<Q", data, 32)
    size, count = struct.unpack_from("<HH", data, 54)
    for index in range(count):
        at = headers + index * size
        kind, _flags, place, _v, _p, length = struct.unpack_from("<IIQQQQ", data, at)
        if kind == _DYNAMIC_SEGMENT:
            return place, length
    return 0, 0
