"""Looks for secrets in whatever a program left on the disk, in any spelling they may have there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote_from_bytes

SHORTEST_PART = 7


def spellings(secret: str) -> Iterator[bytes]:
    """The secret's bytes in text files, in JSON, in URLs and in reprs; of digits each part too."""
    parts = {secret}
    if secret.isdigit():
        size = SHORTEST_PART
        parts |= {secret[start : start + size] for start in range(len(secret) - size + 1)}
    for part in sorted(parts):
        yield part.encode()
        for wide in (part.encode("utf-16-le"), part.encode("utf-16-be")):
            yield wide
            yield repr(wide)[2:-1].replace("\\x00", "\\\\x00").encode()  # a repr within JSON
            yield repr(wide)[2:-1].encode()
            yield quote_from_bytes(wide).encode()
        yield quote_from_bytes(part.encode(), safe="").encode()
        yield json.dumps(part)[1:-1].encode()
        yield "".join(f"\\u{ord(one):04x}" for one in part).encode()
        if part.isdigit():
            yield "%20".join((part[:3], part[3:])).encode()
            yield " ".join((part[:3], part[3:])).encode()
            yield "-".join((part[:3], part[3:])).encode()
        yield part.encode().hex().encode()


def leaks(folders: Iterable[Path], secrets: Iterable[str], but: Iterable[Path] = ()) -> list[str]:
    """Where a secret stands: in the name or content of any file, but for the files `but`."""
    wanted = {spelling for secret in secrets for spelling in spellings(secret)}
    left_out = set(but)
    found = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            content = path.read_bytes() if path.is_file() and path not in left_out else b""
            where = str(path.relative_to(folder)).encode() + b"\n" + content
            found += [f"{path}: {spelling!r}" for spelling in wanted if spelling in where]
    return found
