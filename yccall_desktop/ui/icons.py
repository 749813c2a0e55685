"""Icons from resources/icons, drawn in the theme's colours at any scale."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolButton, QWidget

from yccall_desktop.paths import resource
from yccall_desktop.ui import theme

_SIZES = (16, 18, 20, 27, 36, 40, 64)
_GAP = 3
"""Pixels between icon and text, beyond the four that Qt's style leaves."""

_NAME, _COLOUR, _SIZE = "iconName", "iconColour", "iconSizePx"


@lru_cache(maxsize=64)
def _svg(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=32)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_svg(name).replace("currentColor", colour).encode()))


@lru_cache(maxsize=512)
def _draw(name: str, colour: str, size: int, gap: int = 0) -> QPixmap:
    image = QImage(size + gap, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    _renderer(name, colour).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return QPixmap.fromImage(image)


@lru_cache(maxsize=256)
def _icon(name: str, colour: str, disabled: str, sizes: tuple[int, ...], gap: float = 0) -> QIcon:
    """`gap`: what is left empty behind the icon, in parts of its size."""
    result = QIcon()
    for size in sizes:
        empty = round(gap * size)
        result.addPixmap(_draw(name, colour, size, empty), QIcon.Mode.Normal)
        result.addPixmap(_draw(name, disabled, size, empty), QIcon.Mode.Disabled)
    return result


def icon(name: str, colour: str = "text") -> QIcon:
    """The icon in one of the theme's named colours. Cheap: drawn once per theme."""
    colours = theme.colours()
    return _icon(name, getattr(colours, colour), colours.disabled, _SIZES)


def app_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    result = QIcon()
    for size in _SIZES:
        result.addPixmap(_draw("app", "#000000", size))
    return result


def pixmap(name: str, colour: str = "text", size: int = 20) -> QPixmap:
    """The icon as a picture of `size` logical pixels, sharp on the screen at hand."""
    ratio = _screen_ratio()
    result = QPixmap(_draw(name, getattr(theme.colours(), colour), round(size * ratio)))
    result.setDevicePixelRatio(ratio)
    return result


def set_app_mark(label: QLabel, size: int) -> None:
    """Show the program's own mark, which is the same in every theme."""
    ratio = label.devicePixelRatioF()
    mark = QPixmap(_draw("app", "#000000", round(size * ratio)))
    mark.setDevicePixelRatio(ratio)
    label.setPixmap(mark)


def set_icon(button: QAbstractButton, name: str, colour: str = "text", size: int = 18) -> None:
    """Give a button an icon that follows the theme, sharp on the screen at hand and at 200 %."""
    _remember(button, name, colour, size)
    colours = theme.colours()
    sizes = tuple(sorted({round(size * _screen_ratio()), size * 2}))
    gap = _GAP if _has_text(button) else 0
    chosen = getattr(colours, colour)
    button.setIcon(_icon(name, chosen, colours.disabled, sizes, gap / size))
    button.setIconSize(QSize(size + gap, size))


def _has_text(button: QAbstractButton) -> bool:
    """Whether the icon stands before a text, which may come after it."""
    if isinstance(button, QToolButton):
        return button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    return True


def set_pixmap(label: QLabel, name: str, colour: str = "text", size: int = 20) -> None:
    """Give a label a picture that follows the theme."""
    _remember(label, name, colour, size)
    label.setPixmap(pixmap(name, colour, size))


def _screen_ratio() -> float:
    app = QApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QApplication) else 1.0


def _remember(widget: QWidget, name: str, colour: str, size: int) -> None:
    widget.setProperty(_NAME, name)
    widget.setProperty(_COLOUR, colour)
    widget.setProperty(_SIZE, size)


def refresh(app: QApplication) -> None:
    """Draw every remembered icon again; called when the theme changed."""
    for widget in app.allWidgets():
        name = widget.property(_NAME)
        if not isinstance(name, str):
            continue
        colour, size = str(widget.property(_COLOUR)), int(widget.property(_SIZE))
        if isinstance(widget, QAbstractButton):
            set_icon(widget, name, colour, size)
        elif isinstance(widget, QLabel):
            set_pixmap(widget, name, colour, size)
