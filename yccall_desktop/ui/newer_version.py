"""Tells of a newer version in the banner; looks for it in the background, once a day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, QTimer, Slot

from yccall_desktop import __version__
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.version import LastLook, Release
from yccall_desktop.paths import APP_NAME
from yccall_desktop.services.newer_version import due, look_for_newer, newer_release, started
from yccall_desktop.ui.banner import Banner, Kind
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.jobs import Report
from yccall_desktop.ui.open_outside import open_page

KEY = "newer-version"
"""The name of the message in the banner."""

FIRST_LOOK_MILLISECONDS = 5_000
"""After the start, which has enough to do."""

NEXT_LOOK_MILLISECONDS = 3_600_000
"""How often a program that runs for days sees whether another day has begun."""


class NewerVersionNotice(QObject):
    """Off without an address in the settings and in the demo. Failures are not the user's matter:
    they stand in the log, in the settings and in the About box.
    """

    def __init__(
        self, context: Context, banner: Banner, parent: QObject, running: str = __version__
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._banner = banner
        self._running = running
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        banner.closed.connect(self._closed)

    def start(self) -> None:
        """Tell what is known from an earlier look, and look some seconds later."""
        if not self._context.demo:
            self._show()
            self._timer.start(FIRST_LOOK_MILLISECONDS)

    @Slot()
    def address_changed(self) -> None:
        """Another address was saved in the settings: look there now."""
        self._show()
        self.look()

    @Slot()
    def look(self) -> None:
        """Look, unless it was done today or is switched off."""
        context, settings = self._context, self._context.settings
        self._timer.start(NEXT_LOOK_MILLISECONDS)
        file, address = context.version_file, settings.version_address
        today = date.today().isoformat()  # noqa: DTZ011 - the user's own day
        if file is None or context.demo or due(address, settings.version_look, today) is None:
            return
        begun = started(address, settings.version_look, today)
        settings.version_look = begun
        settings.save()

        def work(_report: Report, cancel: CancelToken) -> LastLook:
            return look_for_newer(file, begun, cancel)

        context.jobs.start(work, self).done.connect(self._looked)

    @Slot(object)
    def _looked(self, look: LastLook) -> None:
        settings = self._context.settings
        if look.address == settings.version_address:
            settings.version_look = look
            settings.save()
            self._show()

    def _newer(self) -> Release | None:
        settings = self._context.settings
        return newer_release(settings.version_address, settings.version_look, self._running)

    def _show(self) -> None:
        release = self._newer()
        if release is None or release.version == self._context.settings.version_closed:
            self._banner.remove(KEY)
            return
        version, host = release.version, release.host

        def text() -> str:
            return self.tr(
                "{product} {version} is there (you have {running}). See what is new at {host}."
            ).format(product=APP_NAME, version=version, running=self._running, host=host)

        self._banner.show_message(
            Kind.INFO, text, lambda: self.tr("Show what is new"), self._open_page, key=KEY
        )

    def _open_page(self) -> None:
        release = self._newer()
        if release is not None and not open_page(release.page):
            self._banner.show_message(
                Kind.WARNING,
                lambda: self.tr("No browser could be started. The page is {page}").format(
                    page=release.page
                ),
                key="browser",
            )

    @Slot(object)
    def _closed(self, key: str) -> None:
        release = self._newer()
        if key == KEY and release is not None:
            self._context.settings.version_closed = release.version
            self._context.settings.save()
