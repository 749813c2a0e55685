"""The strip above the table: what the chosen filter shows, and what can be done with all of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QWidget

from yccall_desktop.core.call_sheet import RowFilter
from yccall_desktop.core.countries import country_name
from yccall_desktop.core.doctor import MENDABLE, Remedy
from yccall_desktop.core.number_kind import kind_label
from yccall_desktop.core.problems import Code, RowStatus, label
from yccall_desktop.ui import theme
from yccall_desktop.ui.i18n import say
from yccall_desktop.ui.new_task.rows_model import ALL_ROWS
from yccall_desktop.ui.new_task.side_panel import make_button

LEFT_OUT = (
    Code.EXCLUDED, Code.HIDDEN, Code.EXAMPLE, Code.DO_NOT_CALL, Code.ALREADY_SUBMITTED,
)  # fmt: skip
"""Why rows are excluded, one filter each."""

_WIDE = 680
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Shown:
    """What the strip is about: a filter, its rows, and the remedy for them if one is known."""

    wanted: RowFilter = ALL_ROWS
    count: int = 0
    remedy: Remedy | None = None
    looking: bool = False
    """Whether a remedy is still being looked for."""
    editable: bool = False

    @property
    def left_out(self) -> bool:
        return self.wanted.status is RowStatus.EXCLUDED or self.wanted.code in LEFT_OUT

    @property
    def can_leave_out(self) -> bool:
        sent = self.wanted.code in (Code.REFUSED, Code.UNSEEN)
        spared = self.wanted.status is RowStatus.READY or sent
        return not self.left_out and not spared


class FilterStrip(QFrame):
    """Hidden while all rows are shown. Says what is wanted; does nothing by itself."""

    fix_wanted = Signal()
    leave_wanted = Signal()
    take_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterStrip")
        self._shown = Shown()
        self._text, self._preview = QLabel(), QLabel()
        self._text.setObjectName("filterStripText")
        self._preview.setObjectName("filterStripPreview")
        for one in (self._text, self._preview):
            one.setTextFormat(Qt.TextFormat.PlainText)
            one.setWordWrap(True)
        theme.set_role(self._preview, "muted")
        self.fix = make_button("fixAllButton", "check", self.fix_wanted, "primary")
        self.leave = make_button("leaveAllButton", "excluded", self.leave_wanted)
        self.take = make_button("takeAllButton", "restore", self.take_wanted)
        self.all = make_button("showAllButton", "", self.all_wanted, "quiet")
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        words = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        words.setSpacing(2)
        words.addWidget(self._text)
        words.addWidget(self._preview)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE)
        for button in (self.fix, self.leave, self.take, self.all):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        gap = theme.SPACE
        self._box.setContentsMargins(gap + 4, gap, gap, gap)
        self._box.setSpacing(gap)
        self._box.addLayout(words, 1)
        self._box.addLayout(buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_direction()

    def _choose_direction(self) -> None:
        """The buttons stand below the words where the window is narrow, one alone beside them."""
        alone = all(one.isHidden() for one in (self.fix, self.leave, self.take))
        wide = alone or self.width() >= _WIDE
        way = QBoxLayout.Direction
        self._box.setDirection(way.LeftToRight if wide else way.TopToBottom)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @property
    def shown(self) -> Shown:
        return self._shown

    def show_filter(self, shown: Shown) -> None:
        """Say what is shown; nothing is said about all rows."""
        self._shown = shown
        self.retranslate()

    def retranslate(self) -> None:
        shown = self._shown
        self.setVisible(shown.wanted != ALL_ROWS)
        if shown.wanted == ALL_ROWS:
            return
        self._text.setText(self._sentence())
        preview = self._preview_text()
        self._preview.setText(preview)
        self._preview.setVisible(bool(preview))
        self.setAccessibleName(f"{self._text.text()} {preview}".strip())
        self._show_fix()
        can = shown.editable and shown.count > 0
        one = shown.count == 1
        self.leave.setText(
            self.tr("Leave it out") if one else self.tr("Leave all %Ln out", "", shown.count)
        )
        self.leave.setVisible(shown.can_leave_out and shown.count > 0)
        self.take.setText(
            self.tr("Take it in") if one else self.tr("Take all %Ln in", "", shown.count)
        )
        self.take.setVisible(shown.left_out and shown.count > 0)
        self.all.setText(self.tr("Show all rows"))
        for button in (self.leave, self.take):
            button.setEnabled(can)
        self._choose_direction()

    def _show_fix(self) -> None:
        shown, remedy = self._shown, self._shown.remedy
        self.fix.setVisible(bool(shown.count) and (remedy is not None or shown.looking))
        self.fix.setEnabled(shown.editable and remedy is not None)
        if remedy is None:
            self.fix.setText(self.tr("Looking for repairs…"))
        elif len(remedy.after) > 1:
            self.fix.setText(self.tr("Split all %Ln into rows", "", remedy.rows))
        elif remedy.rows < remedy.alike:
            locale = QLocale()
            text = self.tr("Fix {rows} of {alike}")
            rows, alike = locale.toString(remedy.rows), locale.toString(remedy.alike)
            self.fix.setText(text.format(rows=rows, alike=alike))
        elif remedy.rows == 1:
            self.fix.setText(self.tr("Fix it like this"))
        else:
            self.fix.setText(self.tr("Fix all %Ln like this", "", remedy.rows))

    def _sentence(self) -> str:
        what = self._what()
        if not self._shown.count:
            return self.tr("No rows: {what}").format(what=what)
        rows = self.tr("%Ln row(s)", "", self._shown.count)
        return self.tr("{rows}: {what}").format(rows=rows, what=what)

    def _what(self) -> str:
        wanted = self._shown.wanted
        if wanted.code is not None:
            return say(label(wanted.code))
        if wanted.kind is not None:
            return say(kind_label(wanted.kind))
        if wanted.region is not None:
            return country_name(wanted.region, QLocale().name())
        return {
            RowStatus.READY: self.tr("ready to be called"),
            RowStatus.INVALID: self.tr("invalid, for several reasons"),
            RowStatus.DUPLICATE: self.tr("the same number as a row above"),
            RowStatus.EXCLUDED: self.tr("left out"),
        }.get(wanted.status or RowStatus.READY, "")

    def _preview_text(self) -> str:
        """Before and after of the first row that can be repaired."""
        remedy = self._shown.remedy
        if remedy is None or self._shown.wanted.code not in MENDABLE or not self._shown.count:
            return ""
        *first, last = (_shortened(text) for text in remedy.after)
        after = last
        if first:
            after = self.tr("{first} and {last}").format(first=", ".join(first), last=last)
        text = self.tr("{before} → {after}")
        return text.format(before=_shortened(remedy.before), after=after)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"
