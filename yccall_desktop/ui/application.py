"""The QApplication: style, fonts, names, and what happens to exceptions that nobody caught."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyleFactory

from yccall_desktop.paths import APP_NAME
from yccall_desktop.ui import icons, theme

_log = logging.getLogger(__name__)


class CrashReporter(QObject):
    """Logs exceptions that nobody caught, on whichever thread, and says so by a signal.

    Python calls the hooks on the thread of the exception, so they build no widget.
    """

    crashed = Signal(object)

    def install(self) -> None:
        """Take over sys.excepthook and threading.excepthook."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def _caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        _log.error("unexpected error", exc_info=(kind, error, trace))
        try:
            self.crashed.emit(kind.__name__)
        except RuntimeError:
            _log.info("the window is gone already")

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._caught(args.exc_type, args.exc_value, args.exc_traceback)


def make_application(arguments: list[str]) -> QApplication:
    """The application with the look that is common to all its windows."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication(arguments)
    app.setApplicationName(APP_NAME)
    app.setApplicationDisplayName(APP_NAME)
    app.setDesktopFileName("yccall-desktop")
    app.setStyle(QStyleFactory.create("Fusion"))
    theme.apply_font(app)
    app.setWindowIcon(icons.app_icon())
    return app
