"""What tests must know of the system that they run on."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def is_wine() -> bool:
    """Whether this Windows is wine, which lacks some of it."""
    return sys.platform == "win32" and hasattr(ctypes.WinDLL("ntdll"), "wine_get_version")


@contextmanager
def held_by_another_program(path: Path) -> Iterator[None]:
    """Open the file, on Windows, so that nobody else can until the end, as some programs do."""
    assert sys.platform == "win32"
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateFileW.restype = ctypes.c_void_p
    read, shared_with_nobody, existing = 0x80000000, 0, 3
    handle = kernel.CreateFileW(str(path), read, shared_with_nobody, None, existing, 0, None)
    if handle == ctypes.c_void_p(-1).value:
        raise ctypes.WinError(ctypes.get_last_error())
    try:
        yield
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))
