"""The journal of a data folder, opened, or why there is none."""

from __future__ import annotations

from pathlib import Path

from yccall_desktop.core.ports import OpenedJournal
from yccall_desktop.errors import QT_TRANSLATE_NOOP, AppError, Words
from yccall_desktop.store.journal import FILE_NAME, SqliteJournal
from yccall_desktop.store.schema import takes_long

_OPENING = QT_TRANSLATE_NOOP(
    "Journal",
    "The list of submissions is being opened, which takes a moment. Sheets can be checked "
    "meanwhile; numbers can be sent when it is there.",
)


class JournalOpener:
    """Opens the journal in `folder`, as often as it is asked to; closes the one it opened."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self._journal: SqliteJournal | None = None

    def __call__(self) -> OpenedJournal:
        """Open it; what a dead program left there is marked. Raises nothing; any thread."""
        try:
            journal = SqliteJournal(self._path)
        except AppError as error:
            return OpenedJournal(None, error=error.words)
        try:
            left = tuple(journal.mark_interrupted())
        except AppError as error:
            journal.close()
            return OpenedJournal(None, error=error.words)
        self._journal = journal
        return OpenedJournal(journal, left, warning=journal.key_problem)

    def at_start(self) -> OpenedJournal:
        """The same for a thread that must not wait: `late` when opening may take long."""
        if takes_long(self._path):
            return OpenedJournal(None, error=Words("Journal", _OPENING), late=True)
        return self()

    def close(self) -> None:
        """Let go of the file."""
        if self._journal is not None:
            self._journal.close()
