"""The QApplication: style, fonts, names, and what happens to exceptions that nobody caught."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyleFactory

from yccall_desktop.paths import APP_NAME
from yccall_desktop.ui import icons, theme

_log = logging.getLogger(__name__)


class CrashReporter(QObject):
    """Tells the main thread of an exception that nobody caught, on whichever thread it was."""

    crashed = Signal(object)

    def tell(self, error: BaseException) -> None:
        """For logs.install. Any thread; builds no widget."""
        try:
            self.crashed.emit(type(error).__name__)
        except RuntimeError:
            _log.info("the window is gone already")


def make_application(arguments: list[str]) -> QApplication:
    """The application with the look that is common to all its windows."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication(arguments)
    app.setApplicationName(APP_NAME)
    app.setDesktopFileName("yccall-desktop")
    app.setStyle(QStyleFactory.create("Fusion"))
    theme.apply_font(app)
    app.setWindowIcon(icons.app_icon())
    return app
