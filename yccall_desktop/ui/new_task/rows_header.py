"""The table's header: what a column is, as a chip to click, above its title in the file; by which
column the rows are sorted."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPolygon
from PySide6.QtWidgets import QHeaderView, QWidget

from yccall_desktop.ui import icons, theme
from yccall_desktop.ui.new_task.rows_columns import ColumnKind
from yccall_desktop.ui.new_task.rows_model import RowsModel

_HEIGHT = 48
_PAD = 10
_CHEVRON = 14
_ARROW = 9


class RowsHeader(QHeaderView):
    """Two lines a section. A click on a column of the file opens its menu, on another one sorts."""

    menu_wanted = Signal(int)
    """The table's column whose menu is to be opened."""

    sort_wanted = Signal(int)
    """The table's own column that was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(48)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setFixedHeight(_HEIGHT)
        self.setMouseTracking(True)
        self._hovered = -1
        self._pressed_at = QPoint()

    def _model(self) -> RowsModel:
        return cast(RowsModel, self.model())

    def menu_position(self, section: int) -> QPoint:
        """Where the menu of a section opens, on the screen."""
        return self.mapToGlobal(QPoint(self.sectionViewportPosition(section), _HEIGHT))

    def can_choose(self, section: int) -> bool:
        """Whether the section is a column of the file."""
        columns = self._model().columns
        return 0 <= section < len(columns) and columns[section].kind is ColumnKind.CELL

    # --- painting ----------------------------------------------------------------------------
    def sectionSizeFromContents(self, section: int) -> QSize:
        model = self._model()
        font = self.font() if self._unused(section) else self._bold()
        top = QFontMetrics(font).horizontalAdvance(self._top(section))
        below = self.fontMetrics().horizontalAdvance(model.subheading(section))
        extra = _CHEVRON + 6 if self.can_choose(section) else 0
        extra += self._check_width() + 8 if model.uncertain(section) else 0
        return QSize(max(top + extra, below) + 2 * _PAD + 4, _HEIGHT)

    def _unused(self, section: int) -> bool:
        """Whether the section is a column of the file that the task does without."""
        return self.can_choose(section) and self._model().columns[section].role is None

    def _top(self, section: int) -> str:
        """The first line: what the column is for."""
        return self.tr("Not used") if self._unused(section) else self._model().heading(section)

    def _bold(self) -> QFont:
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        return font

    def _check_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.tr("check")) + 12

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self._model()
        if not 0 <= section < len(model.columns):
            return
        painter.save()
        chosen = self.can_choose(section)
        hovered = section == self._hovered
        painter.fillRect(rect, theme.colour("hover" if hovered else "surface_alt"))
        painter.setPen(theme.colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        role = model.columns[section].role
        box = rect.adjusted(_PAD, 6, -_PAD, -6)
        if model.sorted_by(section):
            self._arrow(painter, box)
            box.setRight(box.right() - _ARROW - 4)
        below = model.subheading(section)
        unused, top = self._unused(section), self._top(section)
        if below:
            first = QRect(box.left(), box.top(), box.width(), box.height() // 2)
            second = QRect(box.left(), box.center().y() + 1, box.width(), box.height() // 2)
            self._line(painter, second, below, "muted", bold=False)
        else:
            first = box
        right = model.columns[section].kind is ColumnKind.ROW
        width = self._line(
            painter, first, top, "muted" if unused or not chosen else "accent",
            bold=not unused, right=right, room=_CHEVRON + 6 if chosen else 0,
        )  # fmt: skip
        if chosen:
            self._chip(painter, first, width, model.uncertain(section), role is not None)
        painter.restore()

    def _line(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        colour: str,
        *,
        bold: bool,
        right: bool = False,
        room: int = 0,
    ) -> int:
        """Paint one line, cut where it does not fit; returns its width."""
        font = self.font()
        if bold:
            font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(rect.width() - room, 8))
        painter.setPen(theme.colour(colour))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, shown)
        return metrics.horizontalAdvance(shown)

    def _chip(self, painter: QPainter, rect: QRect, width: int, check: bool, used: bool) -> None:
        """The chevron after the text, and "check" where the program is not sure."""
        x = rect.left() + width + 4
        middle = rect.center().y()
        picture = icons.pixmap("chevron", "accent" if used else "muted", _CHEVRON)
        painter.drawPixmap(x, middle - _CHEVRON // 2 + 1, picture)
        if not check:
            return
        pill = QRect(x + _CHEVRON + 4, middle - 8, self._check_width(), 17)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("warning_soft"))
        painter.drawRoundedRect(pill, 8, 8)
        painter.setFont(self.font())
        painter.setPen(theme.colour("warning"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self.tr("check"))

    def _arrow(self, painter: QPainter, box: QRect) -> None:
        """At the right end: up where values rise from top to bottom."""
        order = self._model().order
        down = order is not None and order.descending
        middle, half = QPoint(box.right() - _ARROW // 2, box.center().y()), _ARROW // 2
        tip = QPoint(middle.x(), middle.y() + (half // 2 if down else -half // 2 - 1))
        base = middle.y() - half // 2 - 1 if down else middle.y() + half // 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        corners = [tip, QPoint(middle.x() - half, base), QPoint(middle.x() + half, base)]
        painter.drawPolygon(QPolygon(corners))

    # --- the mouse ---------------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        resized = self.cursor().shape() is Qt.CursorShape.SplitHCursor
        if event.button() is not Qt.MouseButton.LeftButton or resized:
            return
        section = self.logicalIndexAt(place)
        still = (place - self._pressed_at).manhattanLength() < 6
        if still and self.can_choose(section):
            self.menu_wanted.emit(section)
        elif still and section >= 0:
            self.sort_wanted.emit(section)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.logicalIndexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, section: int) -> None:
        if section != self._hovered:
            self._hovered = section
            self.viewport().update()
