"""What the packaged program starts with: `python -m yccall_desktop`, in a folder of its own."""

from __future__ import annotations

import os
import sys


def become_child() -> None:
    """Do a child process's work and end, when this is one. The window's start does without
    multiprocessing, and so PyInstaller's hook for it is imported here and not at every start."""
    if "--multiprocessing-fork" in sys.argv or "-c" in sys.argv:
        import multiprocessing

        import pyi_rth_multiprocessing  # type: ignore[import-not-found]  # noqa: F401

        multiprocessing.freeze_support()


def use_bundled_input_method() -> None:
    """Let fcitx's users type Chinese: it answers as ibus does, and that plugin is in the package.

    Before Qt is there. A desktop names its input method in XMODIFIERS too, for programs like this.
    """
    several = os.environ.get("QT_IM_MODULES", "")  # Qt asks it first
    named = several or os.environ.get("QT_IM_MODULE", "")
    named = named or os.environ.get("XMODIFIERS", "").partition("@im=")[2]
    if any(one.startswith(("fcitx", "ibus")) for one in named.split(";")):
        os.environ.pop("QT_IM_MODULES", None)
        os.environ["QT_IM_MODULE"] = "ibus"


def use_bundled_platform() -> None:
    """Let Qt choose among what is in the package: with the name of another one it would abort."""
    named = os.environ.get("QT_QPA_PLATFORM", "")
    if named and named.partition(":")[0] not in ("xcb", "offscreen"):
        del os.environ["QT_QPA_PLATFORM"]


if __name__ == "__main__":
    become_child()  # before anything slow is imported
    if sys.platform == "linux":
        use_bundled_input_method()
        use_bundled_platform()
    from yccall_desktop.app import main

    sys.exit(main())
