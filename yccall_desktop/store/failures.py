"""SQLite's errors in words a user can act on; never what is stored, only where and what kind."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from yccall_desktop.errors import QT_TRANSLATE_NOOP, AppError, Words

_PRIMARY_CODE = 0xFF

_FULL = QT_TRANSLATE_NOOP("Journal", "The disk is full: {folder}. Make room there, then try again.")
_LOCKED = QT_TRANSLATE_NOOP(
    "Journal",
    "Another program holds the journal {file}. Close other windows of this program, "
    "and backup or sync programs, then try again.",
)
_READ_ONLY = QT_TRANSLATE_NOOP(
    "Journal", "The journal {file} cannot be written. Allow writing in {folder}, then try again."
)
_DAMAGED = QT_TRANSLATE_NOOP(
    "Journal",
    "The journal {file} is damaged. It holds what was sent already, so nothing can be sent without "
    "it. Keep the file and ask for help; to start with an empty journal, which no longer knows "
    "what was sent, rename the file and start the program again.",
)
_NEWER = QT_TRANSLATE_NOOP(
    "Journal",
    "The journal {file} was written by a newer version of this program. It holds what was sent "
    "already, so nothing can be sent without it. Install the newer version again.",
)
_UNREACHABLE = QT_TRANSLATE_NOOP(
    "Journal", "The journal {file} cannot be opened. Check that {folder} can be reached."
)
_OTHER = QT_TRANSLATE_NOOP(
    "Journal", "The journal {file} could not be read or written ({kind}). Try again."
)

_BY_CODE = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_FORMAT: _DAMAGED,
    sqlite3.SQLITE_CANTOPEN: _UNREACHABLE,
}


def _error(template: str, path: Path, kind: str) -> AppError:
    values = {"file": str(path), "folder": str(path.parent), "kind": kind}
    return AppError(Words("Journal", template, values), kind)


def sqlite_failure(error: sqlite3.Error, path: Path) -> AppError:
    """The sentence for an error of SQLite at the journal `path`."""
    code = getattr(error, "sqlite_errorcode", None)
    kind = getattr(error, "sqlite_errorname", type(error).__name__)
    template = _BY_CODE.get(code & _PRIMARY_CODE, _OTHER) if code is not None else _OTHER
    return _error(template, path, kind)


def file_failure(error: OSError, path: Path) -> AppError:
    """The sentence for an error of the file system at the journal `path`."""
    import errno

    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return _error(_FULL, path, type(error).__name__)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _error(_READ_ONLY, path, type(error).__name__)
    return _error(_UNREACHABLE, path, type(error).__name__)


def damaged(path: Path, kind: str) -> AppError:
    """The file is there and is not a whole journal; `kind` says what was seen, for the log."""
    return _error(_DAMAGED, path, kind)


def newer(path: Path, version: int) -> AppError:
    """The file's layout is of a later version of the program."""
    return _error(_NEWER, path, f"version {version}")
