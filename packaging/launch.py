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
    named = os.environ.get("QT_IM_MODULE") or os.environ.get("XMODIFIERS", "").partition("@im=")[2]
    if named.startswith(("fcitx", "ibus")):
        os.environ["QT_IM_MODULE"] = "ibus"


if __name__ == "__main__":
    become_child()  # before anything slow is imported
    if sys.platform == "linux":
        use_bundled_input_method()
    from yccall_desktop.app import main

    sys.exit(main())
