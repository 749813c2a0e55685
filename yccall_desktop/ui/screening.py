"""Keeps `context.screening` in line with the do-not-call list, the journal and the settings."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.do_not_call import BlockedNumbers
from yccall_desktop.errors import AppError, Words
from yccall_desktop.services.screening import (
    BuiltScreening,
    ScreeningRequest,
    build_screening,
)
from yccall_desktop.ui.banner import Banner, Kind
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.i18n import say
from yccall_desktop.ui.jobs import Report


class ScreeningKeeper(QObject):
    """Builds the screening in the background, one build at a time, and tells what failed.

    A list that cannot be read blocks nothing, but a banner says so until it can.
    """

    def __init__(self, context: Context, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._banner = banner
        self._blocked: BlockedNumbers | None = None
        self._building = self._again = False
        self._server = ""

    def start(self) -> None:
        """Build it for the first time, and from now on whenever something changed."""
        events = self._context.events
        events.do_not_call_changed.connect(self._list_changed)
        events.recent_days_changed.connect(self._build)
        events.submissions_changed.connect(self._journal_changed)
        events.connection_changed.connect(self._connection_changed)
        self._build()

    @Slot()
    def _list_changed(self) -> None:
        self._blocked = None
        self._build()

    @Slot()
    def _journal_changed(self) -> None:
        if self._context.settings.recent_days:
            self._build()

    @Slot()
    def _connection_changed(self) -> None:
        if self._context.connection.server != self._server:
            self._journal_changed()

    @Slot()
    def _build(self) -> None:
        context = self._context
        context.screening_ready = False
        if self._building:
            self._again = True
            return
        self._building, self._again = True, False
        self._server = context.connection.server
        request = ScreeningRequest(
            context.do_not_call,
            context.journal,
            self._server,
            context.settings.recent_days,
            self._blocked,
        )

        def work(_report: Report, cancel: CancelToken) -> BuiltScreening:
            return build_screening(request, cancel)

        job = context.jobs.start(work)
        job.done.connect(self._built)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._stopped)

    @Slot(object)
    def _built(self, built: BuiltScreening) -> None:
        self._building = False
        if self._again:
            self._build()
            return
        self._blocked = built.blocked
        self._context.screening = built.screening
        self._tell(built.list_problem, built.recent_problem)

    @Slot(object)
    def _failed(self, error: AppError) -> None:
        self._building = False
        self._context.screening = None
        self._tell(error.words, None)

    @Slot()
    def _stopped(self) -> None:
        self._building = False

    def _tell(self, list_problem: Words | None, recent_problem: Words | None) -> None:
        context = self._context
        context.list_problem, context.screening_ready = list_problem, True
        self._show(
            "do-not-call",
            list_problem,
            lambda: self.tr(
                "The do-not-call list is not applied: its numbers are NOT left out. {reason}"
            ),
        )
        self._show(
            "recent",
            recent_problem,
            lambda: self.tr(
                "Numbers that were submitted lately are not left out by themselves. {reason}"
            ),
        )
        context.events.screening_changed.emit()

    def _show(self, key: str, problem: Words | None, template: Callable[[], str]) -> None:
        if problem is None:
            self._banner.remove(key)
            return
        self._banner.show_message(
            Kind.ERROR,
            lambda: template().format(reason=say(problem)),
            lambda: self.tr("Do-not-call list"),
            self._open_list,
            key=key,
        )

    def _open_list(self) -> None:
        from yccall_desktop.ui.settings.do_not_call import open_do_not_call

        open_do_not_call(self._context, self._banner.window())
