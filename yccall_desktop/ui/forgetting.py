"""Lets the numbers of old submissions be forgotten, in the background, once the window is there."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Slot

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.ui.banner import Banner, Kind
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.i18n import say
from yccall_desktop.ui.jobs import Report


class Forgetting(QObject):
    """Forgets by the setting; says when what was forgotten is not recognised any more."""

    def __init__(self, context: Context, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._banner = context, banner

    def start(self) -> None:
        """Tell of a lost key, else forget. A failure is in the log; the next start tries again."""
        context, journal = self._context, self._context.journal
        if journal is None:
            return
        lost = context.journal_warning
        if lost is not None:
            self._banner.show_message(Kind.WARNING, lambda: say(lost), key="journal-key")
            return
        days, recent = context.settings.forget_days, context.settings.recent_days

        def work(_report: Report, cancel: CancelToken) -> int:
            from yccall_desktop.services.forget import forget_old

            return forget_old(journal, days, recent, int(time.time()), cancel)

        context.jobs.start(work, self).done.connect(self._forgotten)

    @Slot(object)
    def _forgotten(self, many: int) -> None:
        if many:
            self._context.events.submissions_changed.emit()
