"""What the child process sends besides FileInfo, Block and MergedCells."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from yccall_desktop.core.ports import LockFileError, PasswordNeededError, ReadRequest
from yccall_desktop.errors import AppError, Words


@dataclass(frozen=True, slots=True)
class Job:
    """What to read. `careful` reads workbooks in little memory, slower, trusting nothing."""

    request: ReadRequest
    memory_limit: int
    careful: bool = False

    @property
    def path(self) -> Path:
        """The file, or the name of what is read from `request.data`."""
        return self.request.path

    @property
    def sheet(self) -> str | None:
        return self.request.sheet


@dataclass(frozen=True, slots=True)
class Done:
    """Every row was sent."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The file cannot be read; `detail` is for the log. `again` asks for a careful second try.

    `wrong_password` is None unless a password is what is missing; `real` is the workbook beside a
    lock file.
    """

    words: Words
    detail: str = ""
    again: bool = False
    wrong_password: bool | None = None
    real: Path | None = None

    def error(self) -> AppError:
        """What the reader raises for it."""
        if self.wrong_password is not None:
            return PasswordNeededError(self.words, self.detail, wrong=self.wrong_password)
        if self.real is not None:
            return LockFileError(self.words, self.real, self.detail)
        return AppError(self.words, self.detail)
