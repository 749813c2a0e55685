"""Fields that the mouse wheel does not change."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDateTimeEdit


class SteadyCombo(QComboBox):
    """The wheel scrolls what is around the box; what it chooses, nobody would notice."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class SteadyMoment(QDateTimeEdit):
    """A day and a time, the same."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
