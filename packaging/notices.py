"""licences.txt of the package: whose work is in it, and under which terms."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from contents import ROOT, Part

_LINE = "=" * 78
_HEAD = """\
Yccall Desktop and what it is made of
{line}

Yccall Desktop itself is under the MIT licence, the first text below. It contains the work of
others, listed here; their terms follow in the same order. A text that several share stands once.

{parts}
"""


def write(parts: Iterable[Part], file: Path) -> None:
    file.write_text(text(list(parts)), encoding="utf-8", newline="\n")


def text(parts: list[Part]) -> str:
    listed = "\n".join(
        f"  {part.name} {part.version}".rstrip() + (f": {part.licence}" if part.licence else "")
        for part in parts
    )
    own = (ROOT / "LICENSE").read_text(encoding="utf-8")
    pieces = [_HEAD.format(line=_LINE, parts=listed), _section("Yccall Desktop", own)]
    seen: dict[str, str] = {}
    for part in parts:
        for one in part.texts:
            body = "\n".join(line.rstrip() for line in one.replace("\f", "\n").strip().splitlines())
            if body in seen:
                body = f"The same text as that of {seen[body]}."
            else:
                seen[body] = part.name
            pieces.append(_section(f"{part.name} {part.version}".rstrip(), body))
    return "\n".join(pieces)


def _section(title: str, body: str) -> str:
    return f"{_LINE}\n{title}\n{_LINE}\n\n{body.strip()}\n"
