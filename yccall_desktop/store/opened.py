"""The journal of a data folder at the start of the program, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from yccall_desktop.core.submission import Submission
from yccall_desktop.errors import AppError, Words
from yccall_desktop.store.journal import FILE_NAME, SqliteJournal


@dataclass(frozen=True, slots=True)
class Opened:
    """`journal` None: nothing can be sent, `error` says why. `unfinished`: left by a run before.

    `warning`: what is wrong with a journal that can be used.
    """

    journal: SqliteJournal | None
    unfinished: tuple[Submission, ...] = ()
    error: Words | None = None
    warning: Words | None = None


def open_in(folder: Path) -> Opened:
    """Open the journal in `folder`; what a dead program left there is marked. Raises nothing."""
    try:
        journal = SqliteJournal(folder / FILE_NAME)
    except AppError as error:
        return Opened(None, error=error.words)
    try:
        return Opened(journal, tuple(journal.mark_interrupted()), warning=journal.key_problem)
    except AppError as error:
        journal.close()
        return Opened(None, error=error.words)
