"""Which encoding a text is in: its mark, else strict UTF-8, else what makes the likeliest text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from yccall_desktop.core.ports import EncodingChoice
from yccall_desktop.sheets.letters import weigher

NAMES = (
    "utf-8", "gb18030", "big5", "cp1252", "cp874", "cp1258", "shift_jis", "euc_kr", "cp1251",
    "cp1250", "cp1254", "cp1256", "cp1253", "cp1255", "cp850", "mac_roman", "koi8_r", "euc_jp",
    "big5hkscs",
)  # fmt: skip
"""The encodings that are told apart, the more usual ones of our users first."""

_WITH_NUL = ("utf-16", "utf-16-le", "utf-16-be")
_CODECS = {"big5": "cp950", "shift_jis": "cp932", "euc_kr": "cp949"}
_MARKED = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26, 27}) + b"\x7f"
_WRITTEN = b"\0\t\r\n" + bytes(range(32, 127))
_PIECE = 1 << 20
_HEAD = 65_536
_SAMPLE = 16_384
_LONGEST_LINE = 4_096
_TELLING = re.compile(rb"[\x80-\xff][^\r\n]{0,%d}" % _LONGEST_LINE)
_BEFORE = 16
_PREVIEW = 40
_BROKEN = 0.02
"""The share of characters that may be broken in a text that is still believed to be one."""

_LEAST = -0.6


@dataclass(frozen=True, slots=True)
class Encoding:
    """The encoding of a text. `choices` is empty for plain ASCII, which is the same in all."""

    name: str
    lines: int
    choices: tuple[EncodingChoice, ...] = ()
    marked: bool = False

    @property
    def codec(self) -> str:
        """What Python calls it; a mark at the start is no part of the text."""
        return "utf-8-sig" if self.name == "utf-8" else _codec(self.name)


def _codec(name: str) -> str:
    return _CODECS.get(name, name)


def known_name(wanted: str) -> str | None:
    """Our name of an encoding however it is spelt, such as GBK or UTF8; None when not known."""
    plain = wanted.strip().lower()
    try:
        asked = codecs.lookup(plain).name
    except (LookupError, UnicodeError, ValueError):
        return None
    if asked in ("gbk", "gb2312"):
        return "gb18030"
    names = {codecs.lookup(one).name: one for one in (*NAMES, *_WITH_NUL)}
    names |= {codecs.lookup(_codec(one)).name: one for one in NAMES}
    names |= {"utf-8-sig": "utf-8", "ascii": "utf-8", "iso8859-1": "cp1252", "tis-620": "cp874"}
    return names.get(asked)


def unmarked_utf16(head: bytes) -> str | None:
    """ "utf-16-le" or "utf-16-be" for the start of such a text without a mark.

    Digits, delimiters and line ends have a zero byte each, always on the same side.
    """
    units = len(head) // 2
    sides = head[1 : 2 * units : 2].count(0), head[0 : 2 * units : 2].count(0)
    if 2 * sum(sides) < units and not head.translate(None, _WRITTEN):
        return None  # the others would all be pairs of letters and digits
    for zeros, others, name in ((*sides, "utf-16-le"), (*sides[::-1], "utf-16-be")):
        if zeros > units // 10 and others * 20 <= zeros:
            text = head[: 2 * units].decode(name, "replace")
            odd = sum(char < " " and char not in "\t\r\n\x0b\x0c\0" for char in text)
            if (odd + text.count("\ufffd")) * 50 <= units:
                return name
    return None


def is_text(head: bytes) -> bool:
    """Whether a file that starts so may be text; a zero byte here and there is forgiven."""
    if any(head.startswith(mark) for mark, _ in _MARKED) or unmarked_utf16(head):
        return True
    content = head.rstrip(b"\0")
    if content.count(0) * 10 <= len(content) and not content.translate(None, _WRITTEN):
        return True
    controls = len(content) - len(content.translate(None, _CONTROLS))
    return controls <= 1 + len(content) // 100


def detect(file: IO[bytes], forced: str = "") -> Encoding | None:
    """The encoding of the whole file, or the one of our NAMES that is forced upon it.

    None when nothing sensible comes of any. Reads the file twice at most.
    """
    head = file.read(_HEAD)
    name = next((name for mark, name in _MARKED if head.startswith(mark)), None)
    marked = name is not None
    name = name or unmarked_utf16(head)
    if name in _WITH_NUL:
        lines = _count_lines(file, forced or name)
        names = [name] if not forced or forced == name else [name, forced]
        shown = tuple(EncodingChoice(one, _piece(head[: 4 * _PREVIEW], one)) for one in names)
        return Encoding(forced or name, lines, shown, marked and not forced)
    ascii_only, valid, lines = _survey(file)
    if ascii_only:
        return Encoding(forced or "utf-8", lines)
    sample = list(_telling_lines(file))
    ranked = _ranked(sample, first="utf-8" if valid else "")
    best = forced or name or (ranked[0] if ranked else "")
    if not best:
        return None
    names = ranked if best in ranked else [*ranked, best]
    if name:
        names = list(dict.fromkeys([name, best]))
    choices = tuple(EncodingChoice(one, _piece(sample[0], one)) for one in names)
    return Encoding(best, lines, choices, marked and not forced)


def _survey(file: IO[bytes]) -> tuple[bool, bool, int]:
    """Whether all bytes are ASCII, whether all are valid UTF-8, and the number of lines."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    ascii_only = valid = True
    feeds = returns = pairs = 0
    last = b""
    file.seek(0)
    while piece := file.read(_PIECE):
        feeds += piece.count(b"\n")
        returns += piece.count(b"\r")
        pairs += piece.count(b"\r\n") + (last == b"\r" and piece[:1] == b"\n")
        last = piece[-1:]
        ascii_only = ascii_only and piece.isascii()
        if valid and not ascii_only:
            try:
                decoder.decode(piece)
            except UnicodeDecodeError:
                valid = False
    if valid:
        try:
            decoder.decode(b"", True)
        except UnicodeDecodeError:
            valid = False
    return ascii_only, valid, feeds + returns - pairs + (last not in (b"", b"\n", b"\r"))


def _count_lines(file: IO[bytes], name: str) -> int:
    decoder = codecs.getincrementaldecoder(_codec(name))("replace")
    lines = 0
    last = ""
    file.seek(0)
    while piece := file.read(_PIECE):
        text = decoder.decode(piece)
        lines += text.count("\n")
        last = text[-1:] or last
    return lines + (last not in ("", "\n"))


def _telling_lines(file: IO[bytes]) -> Iterator[bytes]:
    """Pieces of lines around their first byte above ASCII, some kilobytes in all.

    None begins within a character: before the first such byte of a line all is ASCII.
    """
    found = 0
    file.seek(0)
    while piece := file.read(_PIECE) + file.readline(_LONGEST_LINE):
        end = 0
        for telling in _TELLING.finditer(piece):
            at = telling.start()
            begun = 1 + max(piece.rfind(b"\n", end, at), piece.rfind(b"\r", end, at))
            if end and not begun:
                continue
            end = telling.end()
            line = piece[max(begun, at - _BEFORE) : end]
            found += len(line)
            yield line
            if found >= _SAMPLE:
                return


def _ranked(sample: list[bytes], first: str) -> list[str]:
    """The encodings that the sample may be in, the likeliest first; `first` is before all."""
    scores: dict[str, float] = {}
    seen: dict[str, str] = {}
    for place, name in enumerate(NAMES):
        text = "\n".join(_decoded(line, name) for line in sample)
        score = _score(text, name)
        if score is None or score < _LEAST:
            continue
        if text not in seen:
            seen[text] = name
            scores[name] = score - place / 100
        elif first == name:
            scores.pop(seen[text])
    return sorted(scores, key=lambda name: (name != first, -scores[name]))


def _decoded(line: bytes, name: str) -> str:
    """The line, but for a character that is cut off at its end."""
    return codecs.getincrementaldecoder(_codec(name))("replace").decode(line)


def _score(text: str, name: str) -> float | None:
    """How likely the characters above ASCII are on average; None when too many are broken."""
    weigh = weigher(name)
    places = [at for at, char in enumerate(text) if char > "\x7f" or char < "\t"]
    broken = sum(text[at] == "\ufffd" for at in places)
    if not places or broken > max(_BROKEN * len(places), min(1, len(places) // 12)):
        return None
    return sum(-2.0 if text[at] == "\ufffd" else weigh(text, at) for at in places) / len(places)


def _piece(line: bytes, name: str) -> str:
    """A short piece of the line as this encoding shows it."""
    text = _decoded(line[: 4 * _PREVIEW], name).lstrip("\ufeff")
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:_PREVIEW]
