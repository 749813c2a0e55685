"""A list as the window shows it, and what can be asked of it anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from yccall_desktop.core.call_sheet import CallSheet
from yccall_desktop.core.columns import header_titles
from yccall_desktop.core.known_layout import KnownLayout, fingerprint
from yccall_desktop.core.ports import FileInfo, LockFileError, PasswordNeededError, ReadRequest
from yccall_desktop.errors import AppError, Words
from yccall_desktop.services.import_sheet import (
    AUTO,
    HeaderChoice,
    ImportedFile,
    ImportRequest,
    ImportState,
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A sheet as the window shows it. `end` is one past the last row that may be shown.

    `path` and `info` are those of the first file; `request` is how to read all of it again,
    without passwords.
    """

    path: Path
    info: FileInfo
    sheet: CallSheet
    end: int
    request: ImportRequest
    state: ImportState

    @property
    def files(self) -> tuple[ImportedFile, ...]:
        return self.state.files

    @property
    def pasted(self) -> bool:
        """Whether it came from the clipboard."""
        return self.files[0].pasted

    @property
    def header(self) -> str:
        """The fingerprint of its header; '' when there is none."""
        return fingerprint(header_titles(self.sheet.rows, self.sheet.layout.header_row))

    @property
    def source(self) -> tuple[str, str]:
        """The paths, one a line, and the sheets, as the journal keeps them."""
        paths = [str(file.path) for file in self.files if not file.pasted]
        sheets = dict.fromkeys(file.info.sheet for file in self.files)
        return "\n".join(paths), ", ".join(sheets)


@dataclass(frozen=True, slots=True)
class LoadFailure:
    """Why a list could not be shown; `request` is what Retry asks for again, `path` the file."""

    request: ImportRequest
    path: Path
    error: AppError

    @property
    def words(self) -> Words:
        return self.error.words

    @property
    def password_needed(self) -> bool:
        return isinstance(self.error, PasswordNeededError)

    @property
    def password_wrong(self) -> bool:
        return isinstance(self.error, PasswordNeededError) and self.error.wrong

    @property
    def real_file(self) -> Path | None:
        """The workbook whose lock file was opened in its place."""
        return self.error.real if isinstance(self.error, LockFileError) else None

    def with_real_file(self, real: Path) -> ImportRequest:
        """The same with that workbook, once if it is among the files already."""
        others = [one for one in self.request.files if one.path != self.path]
        if any(one.path == real for one in others):
            return self._each(others)
        return self._each(
            [replace(one, path=real) if one.path == self.path else one
             for one in self.request.files]
        )  # fmt: skip

    def with_password(self, password: str) -> ImportRequest:
        """The same with a password for the file that needs it."""
        return self._each(
            [replace(one, password=password) if one.path == self.path else one
             for one in self.request.files]
        )  # fmt: skip

    def without_file(self) -> ImportRequest | None:
        """The same without the file that cannot be read; None when no other is there."""
        others = [one for one in self.request.files if one.path != self.path]
        return self._each(others) if others else None

    def _each(self, files: Sequence[ReadRequest]) -> ImportRequest:
        return self.request.with_files(tuple(files))


def shown(state: ImportState, request: ImportRequest) -> Loaded:
    """What a state of an import shows."""
    files = tuple(replace(one, password="") for one in request.files)
    kept = replace(request.with_files(files), before=None, find_layout=None, header=AUTO)
    if request.before is not None:
        state = replace(state, known=None)
    return Loaded(state.path, state.info, state.sheet, state.checked, kept, state)


def reading_anew(loaded: Loaded) -> ImportRequest:
    """The same files, sheets, header, columns and decisions, for files that changed."""
    infos = {file.path: file.info for file in loaded.files}
    files = tuple(
        replace(one, sheet=infos[one.path].sheet) if one.path in infos else one
        for one in loaded.request.files
    )
    layout = loaded.sheet.layout
    request = replace(loaded.request.with_files(files), before=loaded.sheet)
    key = loaded.header
    if not key:
        return replace(request, header=HeaderChoice(False, layout.header_row, layout.columns))
    known = {key: KnownLayout(columns=layout.columns)}
    return replace(request, find_layout=known.get)
