"""The setting that leaves out numbers that were submitted lately."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from yccall_desktop.ui import theme
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.i18n import say
from yccall_desktop.ui.settings.form import make_note
from yccall_desktop.ui.steady import SteadyCombo

_CHOICES = (0, 1, 2, 3, 7, 14, 30, 60, 90, 180, 365)


class RecentDaysField(QWidget):
    """A number of days, 0 being off; each change is remembered and told at once."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._label, self._note = QLabel(), make_note()
        self.days = SteadyCombo()
        self.days.setObjectName("recentDaysCombo")
        for days in sorted({*_CHOICES, context.settings.recent_days}):
            self.days.addItem("", days)
        self.days.setMaxVisibleItems(self.days.count())
        self._choose(context.settings.recent_days)
        self._label.setBuddy(self.days)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE)
        row.addWidget(self._label)
        row.addWidget(self.days)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE // 2)
        column.addLayout(row)
        column.addWidget(self._note)
        self.days.currentIndexChanged.connect(self._changed)
        self.retranslate()

    @Slot()
    def _changed(self) -> None:
        settings, before = self._context.settings, self._context.settings.recent_days
        settings.recent_days = self.days.currentData()
        failure = settings.save()
        if failure is None:
            theme.set_role(self._note, "small")
            self.retranslate()
            self._context.events.recent_days_changed.emit()
            return
        settings.recent_days = before
        self._choose(before)
        theme.set_role(self._note, "danger")
        self._note.setText(say(failure))

    def _choose(self, days: int) -> None:
        self.days.blockSignals(True)
        self.days.setCurrentIndex(self.days.findData(days))
        self.days.blockSignals(False)

    def retranslate(self) -> None:
        """All texts in the language of the moment."""
        days = int(self.days.currentData())
        self._label.setText(self.tr("&Leave out numbers submitted lately"))
        self.days.setAccessibleName(self.tr("Leave out numbers submitted lately"))
        for row in range(self.days.count()):
            one = int(self.days.itemData(row))
            text = self.tr("today and %Ln day(s) before", "", one) if one else self.tr("Off")
            self.days.setItemText(row, text)
        if days:
            text = self.tr(
                "Numbers that went to this server today or in the %Ln day(s) before are left out "
                "of every list, with the task's name beside them; they can be taken in again.",
                "",
                days,
            )
        else:
            text = self.tr(
                "Off: numbers may be called again on any day. Before a list is sent that holds "
                "numbers of an earlier one, you are asked in any case."
            )
        self._note.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
