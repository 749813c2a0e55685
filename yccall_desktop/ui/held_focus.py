"""The keyboard's place in a panel whose buttons are disabled while something runs.

Qt moves the focus from a button that is disabled or hidden to the next one, and scrolls there: a
second Enter would then press what nobody chose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

_REASON = Qt.FocusReason.OtherFocusReason


class HeldFocus:
    """Keeps the focus of a `panel` whose buttons lie in `area`."""

    def __init__(self, panel: QWidget, area: QScrollArea) -> None:
        self._panel = panel
        self._area = area
        self._place: QAbstractButton | None = None

    @contextmanager
    def kept(self, first: Callable[[], QAbstractButton | None], *, busy: bool) -> Iterator[None]:
        """Around a change of the buttons.

        While `busy` the panel itself has the focus that one of its buttons had. Then the button
        has it again, or else the `first` one to press now.
        """
        at = self._focused()
        if at is not None:
            self._place = at
            if busy:
                self._panel.setFocus(_REASON)
        yield
        now = QApplication.focusWidget()
        lost = now is self._panel or (at is not None and now is not at)
        if busy or not lost or self._place is None:
            return
        place, self._place = self._place, None
        there = place.isVisibleTo(self._panel) and place.isEnabled()
        target = place if there else first()
        if target is not None:
            target.setFocus(_REASON)
            self._area.ensureWidgetVisible(target)

    def _focused(self) -> QAbstractButton | None:
        at = QApplication.focusWidget()
        if isinstance(at, QAbstractButton) and self._panel.isAncestorOf(at):
            return at
        return None
