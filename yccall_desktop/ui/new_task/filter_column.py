"""The column of filters left of the table: every status with its count, problems by kind below."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QLocale, Qt, Signal, SignalInstance, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from yccall_desktop.core.call_sheet import RowFilter
from yccall_desktop.core.call_totals import Totals
from yccall_desktop.core.countries import country_name
from yccall_desktop.core.number_kind import NumberKind, kind_label
from yccall_desktop.core.problems import Code, RowStatus, label
from yccall_desktop.ui import icons, theme
from yccall_desktop.ui.i18n import say
from yccall_desktop.ui.new_task.filter_chip import WIDTH, FilterChip, FilterKind
from yccall_desktop.ui.new_task.filter_strip import LEFT_OUT

_NOT_INVALID = {Code.DUPLICATE, Code.REFUSED, Code.UNSEEN, *LEFT_OUT}


_MAIN = (
    FilterKind("filterAll", RowFilter(), "sheet", "muted"),
    FilterKind("filterReady", RowFilter(RowStatus.READY), "check", "success"),
    FilterKind("filterInvalid", RowFilter(RowStatus.INVALID), "error", "danger"),
    FilterKind("filterDuplicate", RowFilter(RowStatus.DUPLICATE), "duplicate", "warning"),
    FilterKind("filterExcluded", RowFilter(RowStatus.EXCLUDED), "excluded", "muted"),
)
_REFUSED = FilterKind("filterRefused", RowFilter(code=Code.REFUSED), "error", "danger")
_UNSEEN = FilterKind("filterUnseen", RowFilter(code=Code.UNSEEN), "unknown", "warning")


class _Group:
    """Filters below a heading, in the part that scrolls."""

    def __init__(self) -> None:
        self.heading = QLabel()
        theme.set_role(self.heading, "small")
        self.heading.setContentsMargins(10, theme.SPACE, 0, 2)
        self.box = QVBoxLayout()
        self.box.setSpacing(2)
        self.box.addWidget(self.heading)
        self.chips: dict[RowFilter, FilterChip] = {}


class FilterColumn(QFrame):
    """Exactly one filter is chosen. Arrow keys walk through them.

    The main ones are always in sight; below them scroll why rows are invalid or left out, and
    kinds and countries of the numbers that are ready, where there are several.
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
        self._chips = {kind.name: self._chip(kind) for kind in (*_MAIN, _REFUSED, _UNSEEN)}
        self._kinds: Mapping[NumberKind, int] = {}
        self._regions: Mapping[str, int] = {}
        self._groups = {name: _Group() for name in ("invalid", "out", "kinds", "countries")}
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

    def _chip(self, kind: FilterKind) -> FilterChip:
        chip = FilterChip(kind)
        chip.focused.connect(self._show_focused)
        self._group.addButton(chip)
        return chip

    @Slot()
    def _show_focused(self) -> None:
        chip = self.focusWidget()
        if chip is not None and self._scroll.isAncestorOf(chip):
            self._scroll.ensureWidgetVisible(chip, 0, theme.SPACE)

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
        column = QVBoxLayout(content)
        column.setContentsMargins(side, 0, side, 0)
        column.setSpacing(2)
        for group in self._groups.values():
            column.addLayout(group.box)
        column.addStretch(1)
        scroll = self._scroll = QScrollArea()
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

    def show_counts(
        self,
        totals: Totals | None,
        codes: Mapping[Code, int],
        kinds: Mapping[NumberKind, int] | None = None,
        regions: Mapping[str, int] | None = None,
    ) -> None:
        """`totals` None: the rows are still being checked. `kinds` and `regions`: of what is
        ready."""
        self._totals, self._codes = totals, codes
        self._kinds, self._regions = kinds or {}, regions or {}
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
            "filterRefused": (self.tr("Refused"), self._codes.get(Code.REFUSED, 0)),
            "filterUnseen": (self.tr("Not seen"), self._codes.get(Code.UNSEEN, 0)),
        }
        for name, (text, number) in words.items():
            self._chips[name].show_count(text, number)
            self._chips[name].setEnabled(known)
        for kind in (_REFUSED, _UNSEEN):
            chip = self._chips[kind.name]
            chip.setVisible(chip.isChecked() or bool(words[kind.name][1]))
        self._show_groups()
        problems = totals.invalid + totals.duplicate if totals else 0
        self.save_button.setEnabled(bool(problems or self._codes.get(Code.REFUSED)))

    def _show_groups(self) -> None:
        groups, codes = self._groups, self._codes
        groups["invalid"].heading.setText(self.tr("Why invalid"))
        groups["out"].heading.setText(self.tr("Why left out"))
        groups["kinds"].heading.setText(self.tr("Kinds"))
        groups["countries"].heading.setText(self.tr("Countries"))
        reasons = {
            FilterKind(f"filter-{code.value}", RowFilter(code=code), "error", "danger", sub=True): (
                say(label(code)),
                number,
            )
            for code, number in sorted(codes.items(), key=lambda item: (-item[1], item[0].value))
        }
        invalid, left_out = {}, {}
        for kind, shown in reasons.items():
            if kind.wanted.code in LEFT_OUT:
                left_out[kind] = shown
            elif kind.wanted.code not in _NOT_INVALID:
                invalid[kind] = shown
        self._fill(groups["invalid"], invalid)
        self._fill(groups["out"], left_out)
        self._fill(groups["kinds"], self._kind_filters())
        self._fill(groups["countries"], self._region_filters())
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes through the filters as they are seen: a new chip is else the window's last."""
        before: FilterChip = self._chips["filterUnseen"]
        for group in self._groups.values():
            for chip in sorted(group.chips.values(), key=group.box.indexOf):
                self.setTabOrder(before, chip)
                before = chip

    def _kind_filters(self) -> dict[FilterKind, tuple[str, int]]:
        if len(self._kinds) < 2:
            return {}
        return {
            FilterKind(
                f"filterKind-{kind.name.lower().replace('_', '-')}",
                RowFilter(kind=kind),
                "phone",
                "muted",
                sub=True,
            ): (say(kind_label(kind)), number)
            for kind, number in self._kinds.items()
        }

    def _region_filters(self) -> dict[FilterKind, tuple[str, int]]:
        if len(self._regions) < 2:
            return {}
        language = QLocale().name()
        ordered = sorted(self._regions.items(), key=lambda item: (-item[1], item[0]))
        return {
            FilterKind(
                f"filterCountry-{region or 'none'}", RowFilter(region=region), "phone", "muted",
                sub=True,
            ): (country_name(region, language) if region else self.tr("no country"), number)
            for region, number in ordered
        }  # fmt: skip

    def _fill(self, group: _Group, wanted: Mapping[FilterKind, tuple[str, int]]) -> None:
        """Show these filters with their words and counts, in this order.

        A chosen filter stays even without rows: what it showed was just repaired, for example.
        While rows are counted anew nothing is known of any filter: all stay.
        """
        if self._totals is None:
            for chip in group.chips.values():
                chip.show_count(chip.words, None)
                chip.setEnabled(False)
            group.heading.setVisible(bool(group.chips))
            return
        filters = {kind.wanted for kind in wanted}
        for known, chip in list(group.chips.items()):
            if known not in filters and chip.isChecked():
                chip.show_count(chip.words, 0)
            elif known not in filters:
                del group.chips[known]
                self._group.removeButton(chip)
                # first, since Python may keep the dead item: it would be taken for the next chip
                group.box.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
        for place, (kind, (words, number)) in enumerate(wanted.items(), 1):
            chip = group.chips.get(kind.wanted) or self._chip(kind)
            group.chips[kind.wanted] = chip
            if group.box.indexOf(chip) != place:
                group.box.removeWidget(chip)
                group.box.insertWidget(place, chip)
                chip.show()
            chip.show_count(words[:1].upper() + words[1:], number)
            chip.setEnabled(True)
        group.heading.setVisible(bool(group.chips))

    def _all_chips(self) -> list[FilterChip]:
        subs = (chip for group in self._groups.values() for chip in group.chips.values())
        return [*self._chips.values(), *subs]

    def select(self, wanted: RowFilter) -> None:
        """Check the chip of a filter, without telling."""
        for chip in self._all_chips():
            if chip.kind.wanted == wanted:
                chip.setChecked(True)
        self._show_groups()

    def click_refused(self) -> None:
        """Choose what the platform refused, as if its chip was clicked."""
        self._chips["filterRefused"].click()

    def click_unseen(self) -> None:
        """Choose what a look on the platform did not show, as if its chip was clicked."""
        self._chips["filterUnseen"].click()

    def _on_clicked(self, chip: FilterChip) -> None:
        self.chosen.emit(chip.kind.wanted)
        self._show_groups()
