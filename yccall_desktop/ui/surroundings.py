"""What a start finds around it: a screen, a reader of the console, folders. Imports no Qt."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from yccall_desktop.errors import QT_TRANSLATE_NOOP, Words

_WITH_A_SERVER = ("xcb", "wayland", "wayland-egl")
"""Qt's platforms that a server shows, as they are named in QT_QPA_PLATFORM."""

_ACTIVATIONS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")


def has_screen(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a window can be shown: without an X or Wayland server Qt ends the process.

    The packaged program speaks to an X server alone, on Wayland to XWayland.
    """
    if not sys.platform.startswith("linux"):
        return True
    platform = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform and platform not in _WITH_A_SERVER:
        return True
    names = ("DISPLAY",) if _is_packaged() else ("DISPLAY", "WAYLAND_DISPLAY")
    return any(environment.get(name) for name in names)


def _is_packaged() -> bool:
    return bool(getattr(sys, "frozen", False))


def is_console_read(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether what is printed reaches somebody; not so after a start from a menu or an icon."""
    if sys.stderr is None:
        return False
    if sys.stderr.isatty() or not has_screen(environment):
        return True
    if sys.platform == "darwin":
        return os.getppid() != 1
    # the first is inherited by what a terminal starts, with the terminal's own number
    by_icon = environment.get("GIO_LAUNCHED_DESKTOP_FILE_PID") == str(os.getpid())
    return not (by_icon or activation(environment))


def activation(environment: Mapping[str, str] = os.environ) -> str:
    """The system's permission for this start to take the focus, '' when there is none."""
    return next((environment[name] for name in _ACTIVATIONS if environment.get(name)), "")


def absolute(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The paths so that they mean the same in another folder, and later."""
    try:
        here = Path.cwd()
    except OSError:
        here = Path(os.sep)
    return tuple(here / path for path in paths)


def no_screen(environment: Mapping[str, str] = os.environ) -> Words:
    if environment.get("WAYLAND_DISPLAY"):
        text = QT_TRANSLATE_NOOP(
            "Start",
            "The window needs XWayland, which this session does not have: DISPLAY is not set. "
            "Install or turn on XWayland, then start the program again.",
        )
        return Words("Start", text)
    text = QT_TRANSLATE_NOOP(
        "Start",
        "There is no screen to show a window on: neither DISPLAY nor WAYLAND_DISPLAY is set.",
    )
    return Words("Start", text)


def no_data_folder(error: OSError) -> Words:
    text = QT_TRANSLATE_NOOP(
        "Start",
        "The data folder cannot be used: {reason}. Choose another one with --data-dir.",
    )
    reason = error.strerror or str(error) or type(error).__name__
    if error.filename:
        reason = f"{reason} ({error.filename})"
    return Words("Start", text, {"reason": reason})


def no_start(error: Exception, log: Path) -> Words:
    text = QT_TRANSLATE_NOOP(
        "Start",
        "The program could not start ({kind}). The details are in {log}; please report it.",
    )
    return Words("Start", text, {"kind": type(error).__name__, "log": str(log)})
