"""Where things are: the program's own resources and the user's data. A leaf."""

from __future__ import annotations

import os
from pathlib import Path

APP_NAME = "Yccall Desktop"
_PACKAGE = Path(__file__).resolve().parent


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
        base = Path(given).expanduser().absolute()
    else:
        import platformdirs

        base = Path(platformdirs.user_data_dir(APP_NAME, appauthor=False, roaming=False))
    folder = base / "demo" if demo else base
    if make:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder
