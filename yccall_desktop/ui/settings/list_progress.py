"""How far an action on the do-not-call list is, and the button that stops it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from yccall_desktop.services.do_not_call import AddState
from yccall_desktop.ui import theme

_AFTER_MILLISECONDS = 300
"""What ends sooner shows no progress: it would only flicker."""


class ListProgress(QWidget):
    """A bar without an end, since nobody knows how many rows come; keeps its place while hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: AddState | None = None
        self._text, self._rows = QLabel(), QLabel()
        theme.set_role(self._rows, "muted")
        self.bar = QProgressBar()
        self.bar.setObjectName("listProgressBar")
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.cancel = QPushButton()
        self.cancel.setObjectName("cancelListButton")
        self.cancel.setAutoDefault(False)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MILLISECONDS)
        self._timer.timeout.connect(self._appear)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE)
        row.addWidget(self._text)
        row.addWidget(self.bar, 1)
        row.addWidget(self._rows)
        row.addWidget(self.cancel)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()
        self.retranslate()

    def show_busy(self, *, busy: bool) -> None:
        """Something is being done, or nothing is any more."""
        if not busy:
            self._timer.stop()
            self._state = None
            self.hide()
        elif self.isHidden() and not self._timer.isActive():
            self.retranslate()
            self._timer.start()

    def show_state(self, state: AddState) -> None:
        """How far it is."""
        self._state = state
        self.retranslate()

    @Slot()
    def _appear(self) -> None:
        self.show()

    def retranslate(self) -> None:
        """All texts in the language of the moment."""
        state, text, rows = self._state, self.tr("One moment…"), ""
        if state is not None:
            rows = self.tr("%Ln row(s)", "", state.rows)
            saving = self.tr("Writing the numbers to the list…")
            text = saving if state.saving else self.tr("Reading the sheet…")
        self._text.setText(text)
        self._rows.setText(rows)
        self.cancel.setText(self.tr("Cancel"))
        self.bar.setAccessibleName(text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
