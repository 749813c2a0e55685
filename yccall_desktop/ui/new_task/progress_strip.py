"""What is going on, how far it is, and Cancel: for reading a file and for sending alike."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QLocale, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from yccall_desktop.core.pace import Pace, Speed
from yccall_desktop.services.send_state import SendState
from yccall_desktop.ui import icons, theme
from yccall_desktop.ui.i18n import count

_PATIENCE_MS = 150
"""What takes no longer than this is not worth a strip that flashes."""

_WAITS = ("looking", "retrying")

_BEAT_MS = 500
"""How often speed and time left are told anew while nothing else is heard."""


class ProgressStrip(QFrame):
    """One line above the action bar; hidden when nothing is going on.

    `refuge` has the focus after Cancel: Qt would move it on to a button, perhaps to one that sends,
    and a second Space would press that.
    """

    cancel_wanted = Signal()

    def __init__(self, refuge: Callable[[], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._refuge = refuge
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
        self._pace: Pace | None = None
        self._state: SendState | None = None
        self._beat = QTimer(self)
        self._beat.setInterval(_BEAT_MS)
        self._beat.timeout.connect(self._show_pace)
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
        self._beat.stop()
        self._pace = self._state = None
        self.retranslate()
        self._leave_cancel()
        self.hide()

    def _leave_cancel(self) -> None:
        if self.window().focusWidget() is self.cancel:
            self._refuge().setFocus(Qt.FocusReason.OtherFocusReason)

    def _appear(self, text: str, detail: str, *, can_cancel: bool) -> None:
        self._text.setText(text)
        self._detail.setText(detail)
        if not can_cancel:
            self._leave_cancel()
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

    def show_looking(self, *, cancelling: bool) -> None:
        """The platform is asked what it has of a list that was sent; nothing is sent."""
        self.bar.setRange(0, 0)
        text = self.tr("Cancelling…") if cancelling else self.tr("Looking on the platform…")
        self._appear(text, "", can_cancel=not cancelling)

    def show_sending(
        self, state: SendState | None, *, cancelling: bool, pausing: bool = False
    ) -> None:
        """A list is on its way; `state` None: earlier submissions are being looked for."""
        text = self._stage_words(state)
        if cancelling:
            text = self.tr("Cancelling… an answer that is on its way is still waited for.")
        elif pausing and state is not None:
            text = self.tr(
                "Stops after this part; %Ln number(s) are already with the platform.",
                "",
                state.done,
            )
        self._state = state
        many = state is not None and state.begun and len(state.submission.parts) > 1
        if pausing and many:
            self.cancel.setText(self.tr("Stop now"))
            self.cancel.setToolTip(
                self.tr("Breaks off the part under way; it has to be looked for then.")
            )
        elif many and state is not None and state.stage in _WAITS:
            self.cancel.setText(self.tr("Stop waiting"))
            self.cancel.setToolTip(self.tr("Esc"))
        elif many:
            self.cancel.setText(self.tr("Pause after this part"))
            self.cancel.setToolTip(self.tr("Esc"))
        else:
            self.retranslate()
        known = state is not None and (state.total or state.done)
        self.bar.setRange(0, 1000 if known else 0)
        if state is not None and known:
            self.bar.setValue(state.numbers * 1000 // max(state.submission.count, 1))
            if not self._beat.isActive():
                self._beat.start()
        self._appear(text, "", can_cancel=not cancelling)
        self._show_pace()

    def _stage_words(self, state: SendState | None) -> str:
        if state is None:
            return self.tr("Looking for earlier submissions of these numbers…")
        one = state.submission
        where = ""
        if len(one.parts) > 1:
            where = self.tr("Part {part} of {parts}: ").format(
                part=count(state.part + 1), parts=count(len(one.parts))
            )
        number = one.parts[state.part].missing if state.part < len(one.parts) else one.count
        attempt = {"attempt": count(state.attempt), "attempts": count(state.attempts)}
        return {
            "saving": self.tr("Saving the list on this PC…"),
            "signing-in": where + self.tr("Signing in…"),
            "sending": where + self.tr("Sending %Ln number(s)…", "", number),
            "waiting": where + self.tr("Sent. Waiting for the platform's answer…"),
            "retrying": where
            + self.tr("No connection; trying again soon ({attempt} of {attempts})…").format(
                **attempt
            ),
            "looking": where
            + self.tr("No clear answer; looking on the platform ({attempt} of {attempts})…").format(
                **attempt
            ),
            "starting": self.tr("Task created. Starting the calls…"),
        }[state.stage]

    @Slot()
    def _show_pace(self) -> None:
        """How many numbers have left, how fast, and how long the rest takes."""
        state = self._state
        if state is None or not (state.total or state.done):
            return
        whole = state.submission.count
        words = [self.tr("{sent} of {whole}").format(sent=count(state.numbers), whole=count(whole))]
        now = time.monotonic()
        if self._pace is None:
            # a quick line takes the first part before anything is heard of it
            self._pace = Pace()
            self._pace.at(now, state.done, whole)
        speed = self._pace.at(now, state.numbers, whole)
        if speed is not None and state.stage in ("sending", "waiting"):
            words += self._speed_words(speed, stalls=state.stage == "sending")
        self._detail.setText(" · ".join(words))

    def _speed_words(self, speed: Speed, *, stalls: bool) -> list[str]:
        if speed.left is None:
            return [self.tr("nothing moves right now")] if stalls else []
        rate = QLocale().toString(round(speed.per_second))
        words = [self.tr("{rate} numbers/s").format(rate=rate)]
        if speed.left >= 60:
            words.append(self.tr("%Ln minute(s) left", "", (speed.left + 59) // 60))
        elif speed.left > 0:
            words.append(self.tr("%Ln second(s) left", "", speed.left))
        return words
