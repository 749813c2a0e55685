"""Where things are, and how a file is put in its place. A leaf."""

from __future__ import annotations

import os
import threading
from pathlib import Path

APP_NAME = "Yccall Desktop"
_PACKAGE = Path(__file__).resolve().parent
_TRIES = 6
_PAUSE_SECONDS = 0.05


def resource(name: str) -> Path:
    """A file of the resources by its relative name; works installed, from a checkout and frozen."""
    installed = _PACKAGE / "resources"
    return (installed if installed.is_dir() else _PACKAGE.parent / "resources") / name


def data_dir(chosen: str | None, *, demo: bool = False, make: bool = True) -> Path:
    """The folder for journal, settings and log; made if missing, unless `make` is False.

    `chosen` (the command line) comes before YCCALL_DATA_DIR and the system's local, not roaming,
    application data. A demo keeps its data in a folder of its own. Raises OSError.
    """
    given = chosen or os.environ.get("YCCALL_DATA_DIR")
    if given:
        try:
            base = Path(given).expanduser().absolute()
        except RuntimeError as error:
            raise OSError(str(error)) from error
    else:
        import platformdirs

        base = Path(platformdirs.user_data_dir(APP_NAME, appauthor=False, roaming=False))
        if not base.is_absolute():
            raise OSError("there is no home folder")
    folder = base / "demo" if demo else base
    if make:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def replace_patiently(source: Path, target: Path) -> None:
    """os.replace, tried for 0.3 s: on Windows a virus scanner may hold either file for a moment.

    Raises OSError.
    """
    pause = threading.Event()
    for tries_left in reversed(range(_TRIES)):
        try:
            source.replace(target)
            return
        except PermissionError:
            if not tries_left:
                raise
            pause.wait(_PAUSE_SECONDS)
