"""The panel beside the table: all about one submission, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from yccall_desktop.core.outcomes import Outcome
from yccall_desktop.core.submission import SENDABLE, PartState, Submission
from yccall_desktop.core.task_status import ENDED, RUNNING, known_status
from yccall_desktop.ui import icons, theme
from yccall_desktop.ui.elided import ElidedLabel
from yccall_desktop.ui.held_focus import HeldFocus
from yccall_desktop.ui.i18n import count, say_all
from yccall_desktop.ui.keys import click_focused
from yccall_desktop.ui.tasks.actions import Running
from yccall_desktop.ui.tasks.words import (
    assignment_words,
    command_words,
    end_here_words,
    end_words,
    forgotten_words,
    missing_and_waiting,
    missing_words,
    moment,
    not_started_words,
    preset_words,
    progress_words,
    sheet_label,
    state_look,
    state_words,
    unsure_words,
)

PANEL_WIDTH = 392
_TOASTS = {
    PartState.DONE: "toast-success",
    PartState.UNKNOWN: "toast-warning",
    PartState.REFUSED: "toast-danger",
    PartState.NOT_SENT: "toast-warning",
}


def _label(role: str = "", name: str = "", *, selectable: bool = True) -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if selectable:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        theme.set_role(label, role)
    if name:
        label.setObjectName(name)
    return label


class TaskDetail(QFrame):
    """Shows a submission; its buttons only tell that they were pressed."""

    start_wanted = Signal()
    pause_wanted = Signal()
    end_wanted = Signal()
    look_wanted = Signal()
    send_wanted = Signal()
    release_wanted = Signal()
    receipt_wanted = Signal()
    copy_wanted = Signal()
    cancel_wanted = Signal()
    pause_sending_wanted = Signal()
    end_here_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "panel")
        self.setFixedWidth(PANEL_WIDTH)
        self._submission: Submission | None = None
        self._running: Running | None = None
        self._blocked = self._sent_elsewhere = False
        self._progress = ""
        self._make_labels()
        self._make_buttons()
        self._lay_out()
        self.retranslate()

    def show_submission(
        self,
        submission: Submission | None,
        running: Running | None,
        *,
        blocked: bool = False,
        sent_elsewhere: bool = False,
    ) -> None:
        """Show this submission (None: nothing is chosen); `blocked` when the journal is closed.

        `sent_elsewhere`: the page New task is sending it, so nothing is decided about it here.
        """
        self._submission, self._running, self._blocked = submission, running, blocked
        self._sent_elsewhere = sent_elsewhere
        if running is None:
            self._progress = ""
        with self._focus.kept(self._first, busy=running is not None):
            self._refresh()

    def _first(self) -> QPushButton | None:
        """The button for what is best done now."""
        buttons = (self.look, self.send, self.start, self.copy)
        free = (one for one in buttons if one.isVisibleTo(self) and one.isEnabled())
        return next(free, None)

    def _make_labels(self) -> None:
        self._name = _label("heading", "tasksDetailName")
        self._state_icon = QLabel()
        self._state = _label()
        self._toast = QFrame()
        self._sentence = _label(name="tasksDetailSentence")
        self._id_title = _label("small")
        self._task_id = _label("big", "tasksDetailId")
        self._command = _label(name="tasksDetailCommand")
        self._absent = _label("muted", "tasksDetailAbsent")
        self._busy = _label("muted", "tasksDetailBusy")
        self._nothing = _label("muted", selectable=False)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._titles: list[QLabel] = []
        self._values: list[QLabel] = []

    def _make_buttons(self) -> None:
        colours = {"primary": "on_accent", "danger": "danger"}

        def button(name: str, icon: str, signal: SignalInstance, role: str = "") -> QPushButton:
            made = QPushButton()
            made.setObjectName(name)
            icons.set_icon(made, icon, colours.get(role, "text"))
            if role:
                theme.set_role(made, role)
            made.clicked.connect(signal)
            return made

        self.copy = button("tasksCopyButton", "copy", self.copy_wanted)
        self.start = button("tasksStartButton", "play", self.start_wanted, "primary")
        self.pause = button("tasksPauseButton", "pause", self.pause_wanted)
        self.end = button("tasksEndButton", "stop", self.end_wanted, "danger")
        self.look = button("tasksLookButton", "search", self.look_wanted, "primary")
        self.send = button("tasksSendButton", "sending", self.send_wanted)
        self.release = button("tasksReleaseButton", "sending", self.release_wanted, "danger")
        self.end_here = button("tasksEndHereButton", "stop", self.end_here_wanted)
        self.pause_sending = button("tasksPauseSendingButton", "pause", self.pause_sending_wanted)
        self._forgotten = _label("muted", "tasksDetailForgotten")
        self.receipt = button("tasksReceiptButton", "save", self.receipt_wanted)
        self.cancel = button("tasksCancelButton", "close", self.cancel_wanted)

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(*[theme.SPACE * 2 + 4] * 4)
        column.setSpacing(theme.SPACE + 4)
        state = QHBoxLayout()
        state.setSpacing(theme.SPACE)
        state.addWidget(self._state_icon)
        state.addWidget(self._state, 1)
        inside = QVBoxLayout(self._toast)
        inside.setContentsMargins(*[theme.SPACE + 4] * 4)
        inside.addWidget(self._sentence)
        identity = QHBoxLayout()
        identity.addWidget(self._task_id, 1)
        identity.addWidget(self.copy)
        commands = QHBoxLayout()
        commands.setSpacing(theme.SPACE)
        for made in (self.start, self.pause, self.end):
            commands.addWidget(made)
        commands.addStretch(1)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(theme.SPACE * 2)
        self._facts.setVerticalSpacing(theme.SPACE - 2)
        self._facts.setColumnStretch(1, 1)
        column.addWidget(self._name)
        column.addLayout(state)
        column.addWidget(self._toast)
        column.addWidget(self._id_title)
        column.addLayout(identity)
        column.addLayout(commands)
        column.addWidget(self._command)
        decisions = (self.look, self._absent, self.send, self.release, self.end_here)
        for part in (*decisions, self._busy, self.pause_sending, self.cancel):
            column.addWidget(part)
        line = QFrame()
        theme.set_role(line, "separator")
        column.addWidget(line)
        column.addLayout(self._facts)
        column.addWidget(self._forgotten)
        column.addWidget(self.receipt, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        self._focus = HeldFocus(self, self._scroll)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        outer.addWidget(self._nothing, 1)

    def retranslate(self) -> None:
        """All texts in the language of the moment."""
        self.copy.setText(self.tr("Copy"))
        self.copy.setAccessibleName(self.tr("Copy the task ID"))
        self.start.setText(self.tr("Start calling"))
        self.pause.setText(self.tr("Pause"))
        self.end.setText(self.tr("End…"))
        self.look.setText(self.tr("Look on the platform"))
        self.send.setText(self.tr("Send again"))
        self.release.setText(self.tr("Send the missing numbers…"))
        self.end_here.setText(end_here_words(self._submission))
        self.pause_sending.setText(self.tr("Pause after this part"))
        self.receipt.setText(self.tr("Save receipt…"))
        self.cancel.setText(self.tr("Cancel"))
        self._id_title.setText(self.tr("Task ID"))
        self._nothing.setText(self.tr("Choose a task in the list to see what happened to it."))
        self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus."""
        if not click_focused(self, event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _refresh(self) -> None:
        one = self._submission
        self._scroll.setVisible(one is not None)
        self._nothing.setVisible(one is None)
        if one is None:
            return
        look = state_look(one)
        self._name.setText(one.task_name)
        icons.set_pixmap(self._state_icon, look.icon, look.colour)
        self._state.setText(state_words(one))
        theme.set_role(self._state, look.colour)
        self._show_sentence(one)
        self._show_actions(one)
        self._show_facts(one)
        self._forgotten.setText(forgotten_words(one))
        self._forgotten.setVisible(one.forgotten_at is not None)

    def _show_sentence(self, one: Submission) -> None:
        lines = []
        if one.state is not PartState.DONE and one.end is not None:
            lines.append(end_words(one.end))
        lines.append(unsure_words(one))
        if one.state is PartState.PENDING and not one.task_id and not one.unsure:
            lines.append(self.tr("Saved on this PC; nothing was sent yet."))
        if not one.complete:
            lines.append(progress_words(one))
        lines.append(not_started_words(one))
        lines = [line for line in lines if line]
        if one.warnings:
            lines.append(say_all(one.warnings))
        self._sentence.setText("\n\n".join(lines))
        self._toast.setVisible(bool(lines))
        theme.set_role(self._toast, _TOASTS.get(one.state, "toast-info"))
        words = command_words(one)
        self._command.setText(words)
        self._command.setVisible(bool(words))
        failed = one.command_end is not None and one.command_end.outcome is not Outcome.DONE
        theme.set_role(self._command, "warning" if failed else "muted")

    def _show_actions(self, one: Submission) -> None:
        known = bool(one.task_id)
        free = self._running is None and not self._blocked
        status = known_status(one)
        finished, calling = status == ENDED, status == RUNNING
        self._id_title.setVisible(known)
        self._task_id.setVisible(known)
        self._task_id.setText(one.task_id)
        self.copy.setVisible(known)
        for button in (self.start, self.pause, self.end):
            button.setVisible(known)
            button.setEnabled(free and not finished)
        self.start.setEnabled(free and not finished and not calling)
        plain = calling or one.open_part is not None or not one.accepted
        theme.set_role(self.start, "" if plain else "primary")
        icons.set_icon(self.start, "play", "text" if plain else "on_accent")
        self._show_decisions(one, free=free and not self._sent_elsewhere)
        mine = self._running if self._running and self._running.submission_id == one.id else None
        self._busy.setVisible(mine is not None or self._sent_elsewhere)
        self.cancel.setVisible(mine is not None and mine.verb in ("look", "send"))
        many = mine is not None and mine.verb == "send" and len(one.parts) > 1
        self.pause_sending.setVisible(many)
        self.cancel.setText(self.tr("Stop now") if many else self.tr("Cancel"))
        if mine is not None:
            self._busy.setText(self._progress or self._busy_words(mine.verb))
        elif self._sent_elsewhere:
            self._busy.setText(self.tr("This list is being sent on the page “New task”."))

    def _show_decisions(self, one: Submission, *, free: bool) -> None:
        """What can be done about numbers that are not certainly there."""
        unknown = one.state is PartState.UNKNOWN
        unclear = one.command_end is not None and one.command_end.outcome is Outcome.UNKNOWN
        self.look.setVisible(unknown or (unclear and one.open_part is None))
        self.look.setEnabled(free)
        self._absent.setVisible(unknown and one.absent_looks > 0)
        self._absent.setText(self._absent_words(one))
        self.release.setVisible(one.releasable)
        self.release.setEnabled(free)
        missing = one.open_part.missing if one.open_part is not None else 0
        only = self.tr("Send the %Ln missing number(s)…", "", missing)
        self.release.setText(missing_and_waiting(one) or only)
        self.end_here.setVisible(one.unfinished)
        self.end_here.setText(end_here_words(one))
        self.end_here.setEnabled(free)
        self.send.setVisible(one.state in SENDABLE and one.forgotten_at is None)
        self.send.setText(self._send_words(one))
        theme.set_role(self.send, "primary" if one.interrupted else "")
        icons.set_icon(self.send, "sending", "on_accent" if one.interrupted else "text")
        self.send.setEnabled(free)

    def show_progress(self, words: str) -> None:
        """What a sending from here is doing."""
        self._progress = words
        self._busy.setText(words)

    def _send_words(self, one: Submission) -> str:
        if one.interrupted:
            rest = sum(part.missing for part in one.parts)
            return self.tr("Go on with the other %Ln number(s)", "", rest)
        first = one.state is PartState.PENDING
        return self.tr("Send now") if first else self.tr("Send again")

    def _absent_words(self, one: Submission) -> str:
        if one.looked_at is None:
            return ""
        warning = self.tr(
            "That is not proof yet: a server may be late. Look again in a few minutes, or check "
            "the platform's own pages, before you send again."
        )
        return f"{missing_words(one)} {warning}"

    def _busy_words(self, verb: str) -> str:
        return {
            "look": self.tr("Looking for the task on the platform…"),
            "send": self.tr("Sending the numbers…"),
            "end-here": self.tr("One moment…"),
            "start": self.tr("Starting the calls…"),
            "pause": self.tr("Pausing the task…"),
            "end": self.tr("Ending the task…"),
            "receipt": self.tr("Saving the receipt…"),
        }.get(verb, "")

    def _show_facts(self, one: Submission) -> None:
        settings = one.settings
        numbers = self.tr("%n number(s)", "", one.count).replace(str(one.count), count(one.count))
        if one.task_id and one.state is PartState.DONE:
            numbers = self.tr("{accepted} accepted, {refused} refused").format(
                accepted=count(one.accepted), refused=count(len(one.refused))
            )
            if one.left_out:
                numbers = self.tr("{numbers}, {left} left out").format(
                    numbers=numbers, left=count(one.left_out)
                )
            if one.unsure:
                numbers = self.tr("{numbers}, {unsure} unknown").format(
                    numbers=numbers, unsure=count(one.unsure)
                )
        facts = [
            (self.tr("Submitted"), moment(one.created_at)),
            (self.tr("Sheet"), sheet_label(one)),
            (self.tr("Numbers"), numbers),
            (self.tr("Assign to"), assignment_words(settings)),
            (self.tr("Ratio"), str(settings.ratio)),
            (self.tr("Calling numbers"), ", ".join(settings.calling_numbers) or self.tr("random")),
            (self.tr("Preset call time"), preset_words(one)),
            (self.tr("Server"), one.server),
            (self.tr("Account"), one.account_label or "–"),
            (self.tr("Submission"), one.id),
        ]
        while len(self._titles) < len(facts):
            row = len(self._titles)
            elide = row in (len(facts) - 1, len(facts) - 3)
            title, value = _label("muted", selectable=False), ElidedLabel() if elide else _label()
            title.setWordWrap(False)
            self._facts.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(value, row, 1)
            self._titles.append(title)
            self._values.append(value)
        for (title_text, text), title, value in zip(facts, self._titles, self._values, strict=True):
            title.setText(title_text)
            value.setText(text)
