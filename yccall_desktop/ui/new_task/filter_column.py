"""The column of filters left of the table: every status with its count, problems by kind below."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from yccall_desktop.core.call_sheet import RowFilter
from yccall_desktop.core.call_totals import Totals
from yccall_desktop.core.problems import Code, RowStatus, label
from yccall_desktop.ui import icons, theme
from yccall_desktop.ui.i18n import count, say

WIDTH = 208
_ICON = 16
_NOT_INVALID = {Code.DUPLICATE, Code.EXCLUDED, Code.HIDDEN, Code.REFUSED}


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a filter looks: its object name, icon, colour of the icon; `sub` is indented."""

    name: str
    wanted: RowFilter
    icon: str
    colour: str
    sub: bool = False


_ALL = _Kind("filterAll", RowFilter(), "sheet", "muted")
_INVALID = _Kind("filterInvalid", RowFilter(RowStatus.INVALID), "error", "danger")
_MAIN = (
    _ALL,
    _Kind("filterReady", RowFilter(RowStatus.READY), "check", "success"),
    _INVALID,
    _Kind("filterDuplicate", RowFilter(RowStatus.DUPLICATE), "duplicate", "warning"),
    _Kind("filterExcluded", RowFilter(RowStatus.EXCLUDED), "excluded", "muted"),
)
_REFUSED = _Kind("filterRefused", RowFilter(code=Code.REFUSED), "error", "danger")


class FilterChip(QPushButton):
    """A row of the column: icon, words, and the count at the right."""

    def __init__(self, kind: _Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._words = ""
        self._count = ""
        self.setObjectName(kind.name)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.set_role(self, "filter")

    def show_count(self, words: str, number: int | None) -> None:
        """`number` None: not known yet."""
        self._words, self._count = words, "–" if number is None else count(number)
        self.setText(f"{words}  {self._count}")
        self.setToolTip("")
        self.update()

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


class FilterColumn(QFrame):
    """Exactly one filter is chosen. Arrow keys walk through them.

    The main ones are always in sight; the reasons of invalid rows scroll below them.
    """

    chosen = Signal(object)
    """A RowFilter."""
    save_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self._totals: Totals | None = None
        self._codes: Mapping[Code, int] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._chips = {kind.name: self._chip(kind) for kind in (*_MAIN, _REFUSED)}
        self._subs: dict[Code, FilterChip] = {}
        self._group.buttonClicked.connect(self._on_clicked)
        self.save_button = QPushButton()
        self.save_button.setObjectName("saveProblemsButton")
        self.save_button.setAutoDefault(False)
        icons.set_icon(self.save_button, "save", "text", 16)
        self.save_button.clicked.connect(lambda _checked=False: self.save_wanted.emit())
        self.undo_button = self._tool("undoButton", "undo", self.undo_wanted)
        self.redo_button = self._tool("redoButton", "redo", self.redo_wanted)
        self._lay_out()
        self.select(RowFilter())
        self.retranslate()

    def _chip(self, kind: _Kind) -> FilterChip:
        chip = FilterChip(kind)
        self._group.addButton(chip)
        return chip

    def _tool(self, name: str, icon: str, wanted: SignalInstance) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.set_role(button, "quiet")
        icons.set_icon(button, icon)
        button.clicked.connect(lambda _checked=False: wanted.emit())
        return button

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        side = theme.SPACE + 4
        top.setContentsMargins(side, side, side, 2)
        top.setSpacing(2)
        for chip in self._chips.values():
            top.addWidget(chip)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(side, 0, side, 0)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(top)
        outer.addWidget(scroll, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(side, side, side, side)
        tools = QHBoxLayout()
        tools.setSpacing(4)
        tools.addWidget(self.undo_button)
        tools.addWidget(self.redo_button)
        tools.addStretch(1)
        foot.setSpacing(theme.SPACE)
        foot.addLayout(tools)
        foot.addWidget(self.save_button)
        outer.addLayout(foot)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Filters"))
        self.save_button.setText(self.tr("Save problem rows"))
        self.save_button.setToolTip(
            self.tr("Save them as a workbook, to be corrected and imported again (Ctrl+S)")
        )
        for button, text in (
            (self.undo_button, self.tr("Undo (Ctrl+Z)")),
            (self.redo_button, self.tr("Redo (Ctrl+Y)")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def show_undo(self, *, can_undo: bool, can_redo: bool) -> None:
        """Whether there is a decision to take back or to do again."""
        self.undo_button.setEnabled(can_undo)
        self.redo_button.setEnabled(can_redo)

    def show_counts(self, totals: Totals | None, codes: Mapping[Code, int]) -> None:
        """`totals` None: the rows are still being checked."""
        self._totals, self._codes = totals, codes
        self._show()

    def _show(self) -> None:
        totals = self._totals
        known = totals is not None
        words = {
            "filterAll": (self.tr("All"), totals.rows if totals else None),
            "filterReady": (self.tr("Ready"), totals.ready if totals else None),
            "filterInvalid": (self.tr("Invalid"), totals.invalid if totals else None),
            "filterDuplicate": (self.tr("Duplicate"), totals.duplicate if totals else None),
            "filterExcluded": (self.tr("Excluded"), totals.excluded if totals else None),
            "filterRefused": (
                self.tr("Refused"),
                self._codes.get(Code.REFUSED, 0),
            ),
        }
        for name, (text, number) in words.items():
            self._chips[name].show_count(text, number)
            self._chips[name].setEnabled(known)
        self._chips["filterRefused"].setVisible(bool(self._codes.get(Code.REFUSED)))
        self._show_codes()
        problems = totals.invalid + totals.duplicate if totals else 0
        self.save_button.setEnabled(bool(problems or self._codes.get(Code.REFUSED)))

    def _show_codes(self) -> None:
        wanted = {code: number for code, number in self._codes.items() if code not in _NOT_INVALID}
        for code in list(self._subs):
            if code not in wanted:
                chip = self._subs.pop(code)
                if chip.isChecked():
                    self._chips["filterInvalid"].setChecked(True)
                self._group.removeButton(chip)
                chip.deleteLater()
        ordered = sorted(wanted.items(), key=lambda item: (-item[1], item[0].value))
        for place, (code, number) in enumerate(ordered):
            if code not in self._subs:
                kind = _Kind(f"filter-{code.value}", RowFilter(code=code), "error", "danger", True)
                self._subs[code] = self._chip(kind)
            chip = self._subs[code]
            if self._column.indexOf(chip) != place:
                self._column.removeWidget(chip)
                self._column.insertWidget(place, chip)
            words = say(label(code))
            chip.show_count(words[:1].upper() + words[1:], number)
            chip.setEnabled(self._totals is not None)

    def select(self, wanted: RowFilter) -> None:
        """Check the chip of a filter, without telling."""
        for chip in (*self._chips.values(), *self._subs.values()):
            if chip.kind.wanted == wanted:
                chip.setChecked(True)

    def click_refused(self) -> None:
        """Choose what the platform refused, as if its chip was clicked."""
        self._chips["filterRefused"].click()

    def _on_clicked(self, chip: FilterChip) -> None:
        self.chosen.emit(chip.kind.wanted)
