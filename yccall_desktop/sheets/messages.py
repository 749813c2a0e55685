"""What the child process sends besides FileInfo and Block."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from yccall_desktop.core.ports import ReadRequest
from yccall_desktop.errors import Words


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
    """The file cannot be read; `detail` is for the log. `again` asks for a careful second try."""

    words: Words
    detail: str = ""
    again: bool = False
