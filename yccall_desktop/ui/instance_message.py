"""What a second start and the first window say to each other, and how they find each other.

The first window listens at a place with a random name and writes that name into the data folder:
who may read the folder can find it, nobody else can guess it or be there first. Imports no Qt.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

FILE_NAME = "instance.json"
"""Lies in the data folder while a window is open: where it listens."""

MAX_BYTES = 4_000_000
"""No message is longer; a command line is not either."""

_VERSION = 1
_PREFIX = "yccall-"
_SOCKET = "s"
_LONGEST_PATH = 80
"""Bytes of a socket's path: systems take 104 or 108, and Qt adds some while it makes one."""


class NotUnderstoodError(Exception):
    """Not a message of this program, or of a version of it that speaks otherwise."""


@dataclass(frozen=True, slots=True)
class Handed:
    """What a second start wants: files by their absolute paths, and the options given with them.

    `options` maps an option's name without dashes to what was given. `activation` is the system's
    permission to take the focus, '' when there is none.
    """

    files: tuple[Path, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    activation: str = ""


class Answer(Enum):
    """What the first window says to it."""

    TAKEN = "taken"
    ENDS = "ends"
    """The window is closing: what was handed is the second start's own again."""

    OTHER_VERSION = "other version"


def encode(handed: Handed) -> bytes:
    """One line; paths that are no text survive."""
    wanted = {
        "version": _VERSION,
        "files": [str(path) for path in handed.files],
        "options": dict(handed.options),
        "activation": handed.activation,
    }
    return json.dumps(wanted).encode("ascii") + b"\n"


def decode(line: bytes) -> Handed:
    """The opposite of `encode`. Raises NotUnderstoodError."""
    got = _parse(line)
    files, options = got.get("files"), got.get("options")
    if not isinstance(files, list) or not isinstance(options, dict):
        raise NotUnderstoodError
    texts = [*files, *options.values(), got.get("activation")]
    if not all(isinstance(text, str) and "\0" not in text for text in texts):
        raise NotUnderstoodError
    paths = tuple(Path(text) for text in files)
    if not all(path.is_absolute() for path in paths):
        raise NotUnderstoodError
    return Handed(paths, options, str(got["activation"]))


def encode_answer(answer: Answer) -> bytes:
    return json.dumps({"version": _VERSION, "answer": answer.value}).encode("ascii") + b"\n"


def decode_answer(line: bytes) -> Answer:
    """The opposite of `encode_answer`. Raises NotUnderstoodError."""
    try:
        return Answer(_parse(line).get("answer"))
    except ValueError:
        raise NotUnderstoodError from None


def _parse(line: bytes) -> dict[str, object]:
    try:
        got = json.loads(line)
    except (ValueError, RecursionError):
        raise NotUnderstoodError from None
    if not isinstance(got, dict) or got.get("version") != _VERSION:
        raise NotUnderstoodError
    return got


# --- the place -------------------------------------------------------------------------------
def make_place() -> str:
    """A new name to listen at: a pipe's, or the path of a socket in a folder of the user's own.

    Raises OSError.
    """
    if sys.platform == "win32":
        return f"{_PREFIX}{secrets.token_hex(16)}"
    error: OSError | None = None
    for parent in (os.environ.get("XDG_RUNTIME_DIR"), tempfile.gettempdir(), "/tmp"):  # noqa: S108
        if not parent or len(os.fsencode(parent)) > _LONGEST_PATH - 20:
            continue
        try:
            return str(Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent)) / _SOCKET)
        except OSError as problem:
            error = problem
    raise error or OSError("no folder for a socket")


def remove_place(place: str) -> None:
    """Remove what `make_place` made, also that of a program that was killed."""
    if sys.platform == "win32":
        return
    folder = Path(place).parent
    with contextlib.suppress(OSError):
        if folder.name.startswith(_PREFIX) and folder.lstat().st_uid == os.getuid():
            (folder / _SOCKET).unlink(missing_ok=True)
            folder.rmdir()


def write_place(data_dir: Path, place: str) -> None:
    """Tell where the window listens. Raises OSError."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    with os.fdopen(os.open(data_dir / FILE_NAME, flags, 0o600), "w", encoding="ascii") as file:
        json.dump({"version": _VERSION, "pid": os.getpid(), "place": place}, file)


def read_place(data_dir: Path) -> tuple[str, int]:
    """(where a window listens, its process id); ('', 0) when it does not say so (yet)."""
    try:
        got = _parse((data_dir / FILE_NAME).read_bytes()[:MAX_BYTES])
    except (OSError, NotUnderstoodError):
        return "", 0
    place, pid = got.get("place"), got.get("pid")
    if not isinstance(place, str) or not isinstance(pid, int) or "\0" in place:
        return "", 0
    return place, pid


def forget_place(data_dir: Path) -> None:
    """Remove what is written in the data folder, and the place that it names."""
    place, _pid = read_place(data_dir)
    if place:
        remove_place(place)
    with contextlib.suppress(OSError):
        (data_dir / FILE_NAME).unlink(missing_ok=True)
