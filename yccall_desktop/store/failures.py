"""SQLite's errors in words a user can act on; never what is stored, only where and what kind."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from yccall_desktop.core.do_not_call import ListBrokenError
from yccall_desktop.errors import QT_TRANSLATE_NOOP, AppError, Words

_PRIMARY_CODE = 0xFF


@dataclass(frozen=True, slots=True)
class Sentences:
    """What is said of one file. The templates may use {file}, {folder} and {kind}.

    `broken` is the class of the error of a damaged file.
    """

    context: str
    full: str
    locked: str
    read_only: str
    damaged: str
    newer: str
    unreachable: str
    other: str
    broken: type[AppError] = AppError


JOURNAL = Sentences(
    context="Journal",
    full=QT_TRANSLATE_NOOP(
        "Journal", "The disk is full: {folder}. Make room there, then try again."
    ),
    locked=QT_TRANSLATE_NOOP(
        "Journal",
        "Another program holds the journal {file}. Close other windows of this program, "
        "and backup or sync programs, then try again.",
    ),
    read_only=QT_TRANSLATE_NOOP(
        "Journal",
        "The journal {file} cannot be written. Allow writing in {folder}, then try again.",
    ),
    damaged=QT_TRANSLATE_NOOP(
        "Journal",
        "The journal {file} is damaged. It holds what was sent already, so nothing can be sent "
        "without it. Keep the file and ask for help; to start with an empty journal, which no "
        "longer knows what was sent, rename the file and start the program again.",
    ),
    newer=QT_TRANSLATE_NOOP(
        "Journal",
        "The journal {file} was written by a newer version of this program. It holds what was "
        "sent already, so nothing can be sent without it. Install the newer version again.",
    ),
    unreachable=QT_TRANSLATE_NOOP(
        "Journal", "The journal {file} cannot be opened. Check that {folder} can be reached."
    ),
    other=QT_TRANSLATE_NOOP(
        "Journal", "The journal {file} could not be read or written ({kind}). Try again."
    ),
)

DO_NOT_CALL = Sentences(
    context="DoNotCall",
    full=QT_TRANSLATE_NOOP(
        "DoNotCall", "The disk is full: {folder}. Make room there, then try again."
    ),
    locked=QT_TRANSLATE_NOOP(
        "DoNotCall",
        "Another program holds the do-not-call list {file}. Close other windows of this program, "
        "and backup or sync programs, then try again.",
    ),
    read_only=QT_TRANSLATE_NOOP(
        "DoNotCall",
        "The do-not-call list {file} cannot be written. Allow writing in {folder}, then try again.",
    ),
    damaged=QT_TRANSLATE_NOOP(
        "DoNotCall",
        "The do-not-call list {file} is damaged. Put a copy of the file in its place, or start "
        "with an empty list and add your sheets again.",
    ),
    newer=QT_TRANSLATE_NOOP(
        "DoNotCall",
        "The do-not-call list {file} was written by a newer version of this program. Install the "
        "newer version again.",
    ),
    unreachable=QT_TRANSLATE_NOOP(
        "DoNotCall",
        "The do-not-call list {file} cannot be opened. Check that {folder} can be reached.",
    ),
    other=QT_TRANSLATE_NOOP(
        "DoNotCall",
        "The do-not-call list {file} could not be read or written ({kind}). Try again.",
    ),
    broken=ListBrokenError,
)

_BY_CODE = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_FORMAT: "damaged",
    sqlite3.SQLITE_CANTOPEN: "unreachable",
}


def _error(name: str, path: Path, kind: str, sentences: Sentences) -> AppError:
    values = {"file": str(path), "folder": str(path.parent), "kind": kind}
    made = sentences.broken if name == "damaged" else AppError
    return made(Words(sentences.context, getattr(sentences, name), values), kind)


def sqlite_failure(error: sqlite3.Error, path: Path, sentences: Sentences = JOURNAL) -> AppError:
    """The sentence for an error of SQLite at the file `path`."""
    code = getattr(error, "sqlite_errorcode", None)
    kind = getattr(error, "sqlite_errorname", type(error).__name__)
    name = _BY_CODE.get(code & _PRIMARY_CODE, "other") if code is not None else "other"
    return _error(name, path, kind, sentences)


def file_failure(error: OSError, path: Path, sentences: Sentences = JOURNAL) -> AppError:
    """The sentence for an error of the file system at the file `path`."""
    import errno

    kind = type(error).__name__
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return _error("full", path, kind, sentences)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _error("read_only", path, kind, sentences)
    return _error("unreachable", path, kind, sentences)


def damaged(path: Path, kind: str, sentences: Sentences = JOURNAL) -> AppError:
    """The file is there and is not whole; `kind` says what was seen, for the log."""
    return _error("damaged", path, kind, sentences)


def newer(path: Path, version: int, sentences: Sentences = JOURNAL) -> AppError:
    """The file's layout is of a later version of the program."""
    return _error("newer", path, f"version {version}", sentences)
