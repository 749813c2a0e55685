"""Waits for a program's window on an X screen, as somebody in front of it would see it.

Asks the server through libX11 itself, so that every program is seen in the same way and none is
asked to help.
"""

from __future__ import annotations

import ctypes
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any

BACKDROP = 0x00AA0055
"""The colour of the empty screen. An unpainted window shows it, or black."""

_BLACK = 0x00000000
_SMALLEST = 200
"""Qt's helpers, such as the clipboard's owner, have windows of a few pixels."""

_VIEWABLE = 2
_Z_PIXMAP = 2
_ALL_PLANES = ~0 & 0xFFFFFFFFFFFFFFFF
_PAUSE = 0.001

QUIET = 1.0
"""Seconds without a change after which a window counts as complete."""


class _Image(ctypes.Structure):
    """The first fields of XImage."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("width", "height", "offset", "format")),
        ("data", ctypes.c_void_p),
        *((name, ctypes.c_int) for name in ("order", "unit", "bit_order", "pad", "depth", "line")),
    )


class _Attributes(ctypes.Structure):
    """XWindowAttributes, whose fields after map_state are of no interest here."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("x", "y", "width", "height", "border", "depth")),
        ("visual", ctypes.c_void_p),
        ("root", ctypes.c_ulong),
        *((name, ctypes.c_int) for name in ("kind", "bit_gravity", "win_gravity", "backing")),
        ("planes", ctypes.c_ulong),
        ("pixel", ctypes.c_ulong),
        ("save_under", ctypes.c_int),
        ("colormap", ctypes.c_ulong),
        ("installed", ctypes.c_int),
        ("map_state", ctypes.c_int),
        ("rest", ctypes.c_long * 16),
    )


def _library() -> ctypes.CDLL:
    library = ctypes.CDLL("libX11.so.6")
    pointer, window = ctypes.c_void_p, ctypes.c_ulong
    library.XOpenDisplay.restype = pointer
    library.XDefaultRootWindow.restype = window
    library.XGetImage.restype = ctypes.POINTER(_Image)
    library.XGetPixel.restype = ctypes.c_ulong
    library.XGetPixel.argtypes = [ctypes.POINTER(_Image), ctypes.c_int, ctypes.c_int]
    library.XDestroyImage.argtypes = [ctypes.POINTER(_Image)]
    return library


class Watch:
    """One client of the X server; use as a context manager.

    A window that goes away while it is looked at is an error that Xlib ends the process for:
    it is told to go on.
    """

    def __init__(self, display: str) -> None:
        self._x = _library()
        self._ignore = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(
            lambda *_: 0
        )
        self._x.XSetErrorHandler(self._ignore)
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        if not self._display:
            raise SystemExit(f"the X server {display} does not answer")
        self._root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))
        self._x.XSetWindowBackground(self._display, self._root, ctypes.c_ulong(BACKDROP))
        self._x.XClearWindow(self._display, self._root)
        self._x.XSync(self._display, 0)

    def __enter__(self) -> Watch:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _at: TracebackType | None,
    ) -> None:
        self._x.XCloseDisplay(self._display)

    def window(self, alive: Callable[[], bool], patience: float = 30) -> tuple[float, float]:
        """When a window had been painted, and when its picture changed for the last time.

        Moments of time.perf_counter. The last change is one that nothing follows for QUIET seconds.
        Raises SystemExit when the program, which `alive` tells about, shows no window in time.
        """
        deadline = time.perf_counter() + patience
        window = None
        while (window := window or self._shown()) is None:
            self._pause(alive, deadline)
        while not self._painted(window):
            self._pause(alive, deadline)
        painted = changed = time.perf_counter()
        picture = self._picture(window)
        while time.perf_counter() < changed + QUIET:
            self._pause(alive, deadline, 0.01)
            before, picture = picture, self._picture(window)
            if picture != before:
                changed = time.perf_counter()
        return painted, changed

    def empty(self) -> bool:
        """Whether no window is on the screen."""
        return self._shown() is None

    @staticmethod
    def _pause(alive: Callable[[], bool], deadline: float, seconds: float = _PAUSE) -> None:
        if not alive() or time.perf_counter() > deadline:
            raise SystemExit("the program showed no window, or one that never stood still")
        time.sleep(seconds)

    def _shown(self) -> _Attributes | None:
        root, parent, count = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_uint()
        children = ctypes.POINTER(ctypes.c_ulong)()
        told = (ctypes.byref(one) for one in (root, parent, children, count))
        self._x.XQueryTree(self._display, self._root, *told)
        found = None
        attributes = _Attributes()
        for index in range(count.value):
            self._x.XGetWindowAttributes(
                self._display, ctypes.c_ulong(children[index]), ctypes.byref(attributes)
            )
            if attributes.map_state == _VIEWABLE and attributes.width >= _SMALLEST:
                found = attributes
                break
        if count.value:
            self._x.XFree(children)
        return found

    def _painted(self, window: _Attributes) -> bool:
        """Whether the window's middle, seen on the screen, has a colour of the program's own."""
        x, y = window.x + window.width // 2, window.y + window.height // 2
        image = self._image(x, y, 1, 1)
        if not image:
            return False
        pixel = self._x.XGetPixel(image, 0, 0) & 0x00FFFFFF
        self._x.XDestroyImage(image)
        return pixel not in (BACKDROP, _BLACK)

    def _picture(self, window: _Attributes) -> bytes:
        image = self._image(window.x, window.y, window.width, window.height)
        if not image:
            return b""
        data = ctypes.string_at(image.contents.data, image.contents.line * image.contents.height)
        self._x.XDestroyImage(image)
        return data

    def _image(self, x: int, y: int, width: int, height: int) -> Any:
        planes = ctypes.c_ulong(_ALL_PLANES)
        return self._x.XGetImage(self._display, self._root, x, y, width, height, planes, _Z_PIXMAP)
