"""Colours, spacing and roles: the look of the window in one place, light and dark.

A widget states what it is with `set_role`; the style sheet decides how that looks. Roles:
buttons  primary, danger, quiet, link, tab, filter (a checkable row of filters), segment (one of a
         row that is one choice; property place = first or last)
labels   title, heading, muted, small, big, key, demo, accent, danger, warning, success
frames   header, card, panel, bar, separator, toast-danger, toast-warning, toast-success, toast-info
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from string import Template
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from yccall_desktop.paths import resource
from yccall_desktop.ui.style_sheet import STYLE_SHEET

SPACE = 8
"""The grid, in logical pixels: margins and gaps are multiples of it, or half of it."""

ROW_HEIGHT = 32
"""Height of a table's row."""

SYSTEM, LIGHT, DARK = "system", "light", "dark"
"""The values of the appearance setting."""


class Colours(NamedTuple):
    """The named colours of a theme. `*_soft` are backgrounds for text in the colour itself."""

    window: str
    surface: str
    surface_alt: str
    hover: str
    border: str
    border_strong: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_fill: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    success: str
    success_soft: str


_LIGHT = Colours(
    window="#f5f6f8",
    surface="#ffffff",
    surface_alt="#f8f9fb",
    hover="#eceff3",
    border="#e1e5ea",
    border_strong="#c9d0d8",
    text="#1a1f26",
    muted="#5b6571",
    disabled="#a3abb5",
    accent="#1f5fd6",
    accent_fill="#2563eb",
    accent_hover="#1d4fc4",
    accent_soft="#e8effd",
    on_accent="#ffffff",
    danger="#b42318",
    danger_soft="#fdeceb",
    warning="#8a5300",
    warning_soft="#fff3dc",
    success="#146c3a",
    success_soft="#e5f5eb",
)

_DARK = Colours(
    window="#15171a",
    surface="#1c1f23",
    surface_alt="#212529",
    hover="#2a2f35",
    border="#2e3339",
    border_strong="#454c55",
    text="#e7eaee",
    muted="#9aa4af",
    disabled="#5d666f",
    accent="#7aa8ff",
    accent_fill="#2f6be6",
    accent_hover="#4279ec",
    accent_soft="#1d2c4a",
    on_accent="#ffffff",
    danger="#ff8a80",
    danger_soft="#3b2021",
    warning="#f0b95a",
    warning_soft="#372a14",
    success="#6cd08f",
    success_soft="#17301f",
)

_FONTS = {
    "win32": ["Segoe UI Variable Text", "Segoe UI", "Microsoft YaHei UI"],
    "linux": ["Inter", "Noto Sans", "Cantarell", "Ubuntu", "Noto Sans CJK SC"],
}


class _Current:
    """Which theme is in use: one for the whole program, as Qt's own palette is."""

    colours = _LIGHT


def colours() -> Colours:
    """The colours in use."""
    return _Current.colours


def colour(name: str) -> QColor:
    """One of the colours in use, for painting by hand."""
    return QColor(getattr(_Current.colours, name))


def is_dark() -> bool:
    """Whether the dark colours are in use."""
    return _Current.colours is _DARK


def set_role(widget: QWidget, role: str) -> None:
    """Say what a widget is; see the module's list of roles."""
    widget.setProperty("role", role)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        repolish(widget)


def repolish(widget: QWidget) -> None:
    """Make the style sheet look at the widget's properties again."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def mono_font(size: int = 13) -> QFont:
    """A font with digits of equal width, for numbers and ids."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(size)
    return font


def apply(app: QApplication, appearance: str) -> None:
    """Use the light, the dark or the system's colours, now and for everything that is open."""
    hints = app.styleHints()
    scheme = {LIGHT: Qt.ColorScheme.Light, DARK: Qt.ColorScheme.Dark}.get(appearance)
    if scheme is None:
        hints.unsetColorScheme()
        follow_system(app)
    else:
        hints.setColorScheme(scheme)
        _use(app, _DARK if scheme is Qt.ColorScheme.Dark else _LIGHT)


def follow_system(app: QApplication) -> None:
    """Use what the system uses at this moment; nothing happens when that is in use already."""
    dark = app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    _use(app, _DARK if dark else _LIGHT)


def _use(app: QApplication, used: Colours) -> None:
    if _Current.colours is used and app.styleSheet():
        return
    _Current.colours = used
    app.setPalette(_palette(used))
    app.setStyleSheet(_style_sheet(used))
    from yccall_desktop.ui import icons

    icons.refresh(app)


@contextmanager
def style_sheet_off() -> Iterator[None]:
    """For building many widgets: Qt applies a style sheet anew for each that gets a parent."""
    app = QApplication.instance()
    sheet = app.styleSheet() if isinstance(app, QApplication) else ""
    if not isinstance(app, QApplication) or not sheet:
        yield
        return
    app.setStyleSheet("")
    try:
        yield
    finally:
        app.setStyleSheet(sheet)


def apply_font(app: QApplication) -> None:
    """The system's own interface font at 13 px; named families only where the default is poor."""
    font = app.font()
    families = _FONTS.get(sys.platform, [])
    known = set(QFontDatabase.families()) if families else set()
    usable = [family for family in families if family in known]
    if usable:
        font.setFamilies([*usable, font.family()])
    font.setPixelSize(13)
    app.setFont(font)


def _style_sheet(used: Colours) -> str:
    icons = resource("icons").as_posix()
    suffix = "dark" if used is _DARK else "light"
    return Template(STYLE_SHEET).substitute(used._asdict(), icons=icons, suffix=suffix)


def _palette(used: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for key, value in {
        role.Window: used.window,
        role.WindowText: used.text,
        role.Base: used.surface,
        role.AlternateBase: used.surface_alt,
        role.Text: used.text,
        role.Button: used.surface,
        role.ButtonText: used.text,
        role.BrightText: used.danger,
        role.ToolTipBase: used.surface,
        role.ToolTipText: used.text,
        role.PlaceholderText: used.muted,
        role.Highlight: used.accent_fill,
        role.HighlightedText: used.on_accent,
        role.Link: used.accent,
        role.LinkVisited: used.accent,
        role.Accent: used.accent_fill,
        role.Light: used.surface,
        role.Midlight: used.hover,
        role.Mid: used.border,
        role.Dark: used.border_strong,
        role.Shadow: used.border_strong,
    }.items():
        palette.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(used.disabled))
    return palette
