"""What lies at a path, before anything is opened: a pipe would never answer."""

from __future__ import annotations

from pathlib import Path

from yccall_desktop.core.ports import LockFileError
from yccall_desktop.sheets import sentences
from yccall_desktop.sheets.sentences import SheetError

_LOCK = "~$"


def refuse_place(path: Path) -> None:
    """Raises SheetError for what is no file, LockFileError when the workbook lies beside it."""
    if path.is_dir():
        raise SheetError(sentences.folder(path))
    if path.exists() and not path.is_file():
        raise SheetError(sentences.not_a_file(path))
    if path.name.startswith(_LOCK):
        real = path.with_name(path.name.removeprefix(_LOCK)) if path.name != _LOCK else path
        if real != path and real.is_file():
            raise LockFileError(sentences.lock_file(path), real)
        raise SheetError(sentences.lock_file_alone(path))
