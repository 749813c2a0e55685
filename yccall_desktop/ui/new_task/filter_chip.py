"""One filter of the column left of the table: what it shows, and how it looks."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from yccall_desktop.core.call_sheet import RowFilter
from yccall_desktop.ui import icons, theme
from yccall_desktop.ui.i18n import count

WIDTH = 208
"""How wide the column is."""

_ICON = 16


@dataclass(frozen=True, slots=True)
class FilterKind:
    """How a filter looks: its object name, icon, colour of the icon; `sub` is indented."""

    name: str
    wanted: RowFilter
    icon: str
    colour: str
    sub: bool = False


class FilterChip(QPushButton):
    """A row of the column: icon, words, and the count at the right."""

    focused = Signal()
    """It got the focus: it should be in sight."""

    def __init__(self, kind: FilterKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._words = ""
        self._count = ""
        self.setObjectName(kind.name)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.set_role(self, "filter")

    @property
    def words(self) -> str:
        return self._words

    def show_count(self, words: str, number: int | None) -> None:
        """`number` None: not known yet."""
        self._words, self._count = words, "–" if number is None else count(number)
        self.setText(f"{words}  {self._count}")
        self.setToolTip("")
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 24, 26 if self.kind.sub else 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        self._paint_content(painter)

    def _paint_content(self, painter: QPainter) -> None:
        left = 10
        if self.kind.sub:
            left += _ICON + 8
        else:
            picture = icons.pixmap(self.kind.icon, self.kind.colour, _ICON)
            painter.drawPixmap(left, (self.height() - _ICON) // 2, picture)
            left += _ICON + 8
        enabled, checked = self.isEnabled(), self.isChecked()
        font = self.font()
        font.setWeight(font.Weight.DemiBold if checked else font.Weight.Normal)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        number = metrics.horizontalAdvance(self._count)
        inside = QRect(left, 0, self.width() - left - 10, self.height())
        middle = Qt.AlignmentFlag.AlignVCenter
        tone = "accent" if checked else "muted"
        painter.setPen(theme.colour(tone if enabled else "disabled"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | middle, self._count)
        words = inside.adjusted(0, 0, -number - 8, 0)
        shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, words.width())
        if shown != self._words:
            self.setToolTip(self._words)
        tone = "accent" if checked else ("muted" if self.kind.sub else "text")
        painter.setPen(theme.colour(tone if enabled else "disabled"))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | middle, shown)
