"""The preset call time: the platform's default, the end of today, or a moment."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QEvent, QTime, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from yccall_desktop.core.task import PresetKind, PresetTime
from yccall_desktop.ui import theme
from yccall_desktop.ui.steady import SteadyCombo, SteadyMoment

_KINDS = (PresetKind.NOW, PresetKind.END_OF_TODAY, PresetKind.MOMENT)


class PresetTimeField(QWidget):
    """A box with three choices; the third shows a field for the moment."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.combo = SteadyCombo()
        self.combo.setObjectName("presetTimeCombo")
        for kind in _KINDS:
            self.combo.addItem("", kind)
        self.moment = SteadyMoment()
        self.moment.setObjectName("presetMoment")
        self.moment.setCalendarPopup(True)
        self.moment.setDisplayFormat("yyyy-MM-dd HH:mm")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.combo)
        column.addWidget(self.moment)
        self.moment.hide()
        self._suggest()
        self.combo.currentIndexChanged.connect(self._on_kind)
        self.moment.dateTimeChanged.connect(lambda _moment: self.changed.emit())
        self.retranslate()

    def retranslate(self) -> None:
        texts = (
            self.tr("Platform default (now)"),
            self.tr("End of today"),
            self.tr("A moment…"),
        )
        for index, text in enumerate(texts):
            self.combo.setItemText(index, text)
        help_text = self.tr(
            "Servers read this time in two ways: as the earliest moment at which a number is "
            "called, or as the latest, after which it is not called any more. The platform's "
            "default sends the moment of sending."
        )
        self.combo.setToolTip(help_text)
        self.combo.setAccessibleName(self.tr("Preset call time"))
        self.combo.setAccessibleDescription(help_text)
        self.moment.setToolTip(help_text)
        self.moment.setAccessibleName(self.tr("Moment of the preset call time"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _suggest(self) -> None:
        """18:00 today, or an hour from now when that has passed."""
        now = QDateTime.currentDateTime()
        evening = QDateTime(now.date(), QTime(18, 0))
        self.moment.setDateTime(evening if evening > now else now.addSecs(3600))

    def _on_kind(self, index: int) -> None:
        moment = _KINDS[index] is PresetKind.MOMENT
        if moment and self.moment.dateTime() <= QDateTime.currentDateTime():
            self._suggest()
        self.moment.setVisible(moment)
        self.changed.emit()

    def preset(self) -> PresetTime:
        """What is chosen, to the minute."""
        kind = _KINDS[self.combo.currentIndex()]
        if kind is not PresetKind.MOMENT:
            return PresetTime(kind)
        moment = self.moment.dateTime().toSecsSinceEpoch()
        return PresetTime(kind, moment - moment % 60)

    def set_kind(self, kind: PresetKind) -> None:
        """Choose a kind; the moment itself keeps its suggestion."""
        self.combo.setCurrentIndex(_KINDS.index(kind))
