"""The QApplication: style, fonts, names, what the system asks for, and exceptions nobody caught."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFileOpenEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

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


class Application(QApplication):
    """Hears which files the system wants to be opened: macOS does not put them on the command line.

    They may come before there is a window: `open_with` gets these too.
    """

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._early: list[Path] = []
        self._open: Callable[[Path], None] = self._early.append

    def open_with(self, open_file: Callable[[Path], None]) -> None:
        """Hand every file to `open_file` from now on."""
        early, self._early = self._early, []
        self._open = open_file
        for path in early:
            open_file(path)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self._open(Path(event.file()))
            return True
        return super().event(event)


def make_application(arguments: list[str]) -> Application:
    """The application with the look that is common to all its windows."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    # not by setStyle, which would make PySide6 load all of QStyle's enums before the first window
    app = Application([*arguments[:1], "-style", "Fusion", *arguments[1:]])
    app.setApplicationName(APP_NAME)
    app.setDesktopFileName("yccall-desktop")
    theme.apply_font(app)
    app.setWindowIcon(icons.app_icon())
    return app
