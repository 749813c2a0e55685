"""What is going on, how far it is, and Cancel: for reading a file and for sending alike."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from yccall_desktop.services.submit_task import SendState
from yccall_desktop.ui import icons, theme

_PATIENCE_MS = 150
"""What takes no longer than this is not worth a strip that flashes."""


class ProgressStrip(QFrame):
    """One line above the action bar; hidden when nothing is going on."""

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "bar")
        self._text = QLabel()
        self._text.setObjectName("progressText")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._detail = QLabel()
        self._detail.setObjectName("progressDetail")
        theme.set_role(self._detail, "muted")
        self.bar = QProgressBar()
        self.bar.setObjectName("progressBar")
        self.bar.setTextVisible(False)
        self.bar.setMinimumWidth(160)
        self.cancel = QPushButton()
        self.cancel.setObjectName("cancelButton")
        self.cancel.setAutoDefault(False)
        icons.set_icon(self.cancel, "close", "text", 16)
        self.cancel.clicked.connect(lambda _checked=False: self.cancel_wanted.emit())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PATIENCE_MS)
        self._timer.timeout.connect(self.show)
        self._speed = _Speed()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE * 2, theme.SPACE, theme.SPACE * 2, theme.SPACE)
        row.setSpacing(theme.SPACE + 4)
        row.addWidget(self._text)
        row.addWidget(self.bar, 1)
        row.addWidget(self._detail)
        row.addWidget(self.cancel)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Esc"))
        self.bar.setAccessibleName(self.tr("Progress"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def clear(self) -> None:
        """Nothing is going on."""
        self._timer.stop()
        self._speed = _Speed()
        self.hide()

    def _appear(self, text: str, detail: str, *, can_cancel: bool) -> None:
        self._text.setText(text)
        self._detail.setText(detail)
        self.cancel.setEnabled(can_cancel)
        if self.isHidden() and not self._timer.isActive():
            self._timer.start()

    def show_reading(self, name: str, rows: int) -> None:
        """A file is being read; `rows` so far."""
        detail = self.tr("%Ln row(s)", "", rows) if rows else ""
        self.bar.setRange(0, 0)
        self._appear(self.tr("Reading {file}…").format(file=name), detail, can_cancel=True)

    def show_checking(self, *, can_cancel: bool) -> None:
        """Every row is being checked anew; or many are changed, which cannot be cancelled."""
        self.bar.setRange(0, 0)
        changing = self.tr("Changing many rows… You can undo it afterwards.")
        text = self.tr("Checking the rows…") if can_cancel else changing
        self._appear(text, "", can_cancel=can_cancel)

    def show_sending(self, state: SendState | None, *, cancelling: bool) -> None:
        """A list is on its way; `state` None: earlier submissions are being looked for."""
        text = self._stage_words(state)
        if cancelling:
            text = self.tr("Cancelling… an answer that is on its way is still waited for.")
        detail = ""
        if state is not None and state.total:
            self.bar.setRange(0, 1000)
            self.bar.setValue(state.sent * 1000 // state.total)
            detail = self._sent_words(state)
        else:
            self.bar.setRange(0, 0)
        self._appear(text, detail, can_cancel=not cancelling)

    def _stage_words(self, state: SendState | None) -> str:
        if state is None:
            return self.tr("Looking for earlier submissions of these numbers…")
        number = state.submission.count
        return {
            "saving": self.tr("Saving the list on this PC…"),
            "signing-in": self.tr("Signing in…"),
            "sending": self.tr("Sending %Ln number(s)…", "", number),
            "waiting": self.tr("Sent. Waiting for the platform's answer…"),
            "starting": self.tr("Task created. Starting the calls…"),
        }[state.stage]

    def _sent_words(self, state: SendState) -> str:
        locale = QLocale()
        percent = self.tr("{percent} %").format(percent=state.sent * 100 // state.total)
        sent = self.tr("{percent} of {size}").format(
            percent=percent, size=locale.formattedDataSize(state.total)
        )
        speed = self._speed.after(state.sent)
        if not speed:
            return sent
        per_second = self.tr("{size}/s").format(size=locale.formattedDataSize(speed))
        return f"{sent} · {per_second}"


class _Speed:
    """Bytes a second since the first byte; 0 until half a second has passed."""

    def __init__(self) -> None:
        self._began: float | None = None

    def after(self, sent: int) -> int:
        now = time.monotonic()
        if self._began is None:
            self._began = now
        seconds = now - self._began
        return int(sent / seconds) if seconds >= 0.5 else 0
