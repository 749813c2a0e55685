"""The banner about a journal that cannot be opened, with the button that tries again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.ports import OpenedJournal
from yccall_desktop.errors import AppError
from yccall_desktop.ui.banner import Banner, Kind
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.i18n import say
from yccall_desktop.ui.jobs import Report

_KEY = "journal"


class JournalBanner(QObject):
    """Without a journal nothing can be sent: says why until it could be opened."""

    opened = Signal()
    """The context has a journal now; its `unfinished` are those of it."""

    def __init__(self, context: Context, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._banner = context, banner
        self._trying = False

    def show(self) -> None:
        """Say why there is no journal, if there is none; begin to open one that is late."""
        broken = self._context.journal_error
        if self._context.journal is not None or broken is None:
            self._banner.remove(_KEY)
        elif self._context.journal_late:
            self._banner.show_message(Kind.INFO, lambda: say(broken), key=_KEY)
            self._try()
        elif self._context.open_journal is None:
            self._banner.show_message(Kind.ERROR, lambda: say(broken), key=_KEY)
        else:
            self._banner.show_message(
                Kind.ERROR, lambda: say(broken), lambda: self.tr("Try again"), self._try, key=_KEY
            )

    def _try(self) -> None:
        open_journal = self._context.open_journal
        if open_journal is None or self._trying:
            return
        self._trying = True

        def work(_report: Report, _cancel: CancelToken) -> OpenedJournal:
            return open_journal()

        job = self._context.jobs.start(work, self)
        job.done.connect(self._tried)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._stopped)

    @Slot(object)
    def _tried(self, found: OpenedJournal) -> None:
        self._trying = False
        context = self._context
        context.journal, context.journal_error = found.journal, found.error
        context.unfinished, context.journal_warning = found.unfinished, found.warning
        context.journal_late = found.late
        self.show()
        if found.journal is not None:
            self.opened.emit()
            context.events.submissions_changed.emit()
            context.events.connection_changed.emit()

    @Slot(object)
    def _failed(self, error: AppError) -> None:
        self._tried(OpenedJournal(None, error=error.words))

    @Slot()
    def _stopped(self) -> None:
        self._trying = False
