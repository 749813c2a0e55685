"""The setting after which time the numbers of ended submissions are forgotten."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from yccall_desktop.ui.steady import SteadyCombo

_CHOICES = (30, 60, 90, 180, 365, 0)


class ForgetDaysCombo(SteadyCombo):
    """A number of days; 0 is never."""

    def __init__(self, days: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("forgetDaysCombo")
        for one in sorted({*_CHOICES, days}, key=lambda day: day or 10**6):
            self.addItem("", one)
        self.setCurrentIndex(self.findData(days))
        self.retranslate()

    @property
    def days(self) -> int:
        """What is chosen."""
        return int(self.currentData())

    def explanation(self) -> str:
        """What it means for the user."""
        if not self.days:
            return self.tr("All numbers that were ever sent stay on this PC.")
        return self.tr(
            "Then only a fingerprint of each number is kept, so that one that is sent again is "
            "still noticed. Receipts that were saved stay as they are."
        )

    def retranslate(self) -> None:
        """All texts in the language of the moment."""
        for row in range(self.count()):
            days = int(self.itemData(row))
            self.setItemText(
                row, self.tr("After %Ln day(s)", "", days) if days else self.tr("Never")
            )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
