"""Opens a folder or a web page in the system's own programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QProcess, QProcessEnvironment, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

_LIBRARIES = "LD_LIBRARY_PATH"


def open_folder(folder: Path) -> bool:
    """Show a folder in the file manager; False when that could not be started."""
    return _open(QUrl.fromLocalFile(str(folder)))


def open_page(address: str) -> bool:
    """Show a web page in the browser; False for anything but https, and when there is none."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    return url.scheme() == "https" and _open(url)


def _open(url: QUrl) -> bool:
    opener = QStandardPaths.findExecutable("xdg-open") if _packaged_for_linux() else ""
    if not opener:
        return QDesktopServices.openUrl(url)
    environment = QProcessEnvironment()
    for name, value in outside_environment(os.environ, getattr(sys, "_MEIPASS", "")).items():
        environment.insert(name, value)
    process = QProcess()
    process.setProgram(opener)
    process.setArguments([url.toString(QUrl.ComponentFormattingOption.FullyEncoded)])
    process.setProcessEnvironment(environment)
    started = process.startDetached()
    return bool(started[0] if isinstance(started, tuple) else started)


def _packaged_for_linux() -> bool:
    return sys.platform.startswith("linux") and bool(getattr(sys, "frozen", False))


def outside_environment(environment: Mapping[str, str], package: str) -> dict[str, str]:
    """The environment for a program of the system, started from the packaged one on Linux.

    The package's start puts its own folder of libraries, `package`, in front of the system's and
    keeps what was there before as LD_LIBRARY_PATH_ORIG; with the package's libraries the system's
    programs break. What else points into the package goes, too.
    """
    before = environment.get(f"{_LIBRARIES}_ORIG", "")
    outside = {
        name: value
        for name, value in environment.items()
        if not name.startswith(("_PYI_", _LIBRARIES))
        and not (package and value.startswith(package))
    }
    return {**outside, _LIBRARIES: before} if before else outside
