"""The end that everybody wants: the task id large, and what can be done with the task."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QWidget

from yccall_desktop.core.outcomes import Outcome, RefusedNumber
from yccall_desktop.core.submission import Submission
from yccall_desktop.core.task_status import known_status
from yccall_desktop.errors import Words
from yccall_desktop.ui import icons, theme
from yccall_desktop.ui.i18n import count, joined, say, say_all
from yccall_desktop.ui.new_task.side_panel import (
    SidePanel,
    Toast,
    make_button,
    make_label,
    set_button_role,
)
from yccall_desktop.ui.tasks.words import command_words, not_started_words, unsure_words

_UNMATCHED_SHOWN = 20
_COPIED_MS = 2000


class ResultPanel(SidePanel):
    """Shows a submission whose task exists; the buttons only tell that they were pressed."""

    copy = Signal()
    start = Signal()
    pause = Signal()
    end = Signal()
    receipt = Signal()
    new_list = Signal()
    refused_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("resultPanel")
        self._submission: Submission | None = None
        self._unmatched: Sequence[RefusedNumber] | None = None
        self._error: Words | None = None
        self._running = ""
        self._icon, self._title = QLabel(), make_label("heading")
        icons.set_pixmap(self._icon, "check", "success", 22)
        self._id_title = make_label("small")
        self.task_id = make_label("big", "taskIdLabel", selectable=True)
        self.task_id.setWordWrap(False)
        self._name = make_label("muted", "taskNameLabel", selectable=True)
        self.copy_button = make_button("copyTaskIdButton", "copy", self.copy)
        self.start_button = make_button("startCallingButton", "play", self.start, "primary")
        self.pause_button = make_button("pauseTaskButton", "pause", self.pause)
        self.end_button = make_button("endTaskButton", "stop", self.end, "danger")
        self._state = Toast("command")
        self._facts: dict[str, tuple[QLabel, QLabel]] = {}
        self.refused_button = make_button("showRefusedButton", "", self.refused_wanted, "link")
        self._unmatched_label = make_label("danger", "unmatchedRefused", selectable=True)
        self._warning = Toast("resultWarning")
        self.receipt_button = make_button("saveReceiptButton", "save", self.receipt)
        self.new_button = make_button("newListButton", "file", self.new_list)
        self._copied = QTimer(self)
        self._copied.setSingleShot(True)
        self._copied.setInterval(_COPIED_MS)
        self._copied.timeout.connect(self.retranslate)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        self.column.addLayout(head)
        self.column.addWidget(self._warning)
        identity = QHBoxLayout()
        identity.addWidget(self._id_title, 1)
        identity.addWidget(self.copy_button)
        self.column.addLayout(identity)
        self.column.addWidget(self.task_id)
        self.column.addWidget(self._name)
        self.column.addWidget(self.start_button)
        stop = QHBoxLayout()
        stop.setSpacing(theme.SPACE)
        stop.addWidget(self.pause_button, 1)
        stop.addWidget(self.end_button, 1)
        self.column.addLayout(stop)
        self.column.addWidget(self._state)
        line = QFrame()
        theme.set_role(line, "separator")
        self.column.addWidget(line)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE * 2)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for row, key in enumerate(("accepted", "refused", "left")):
            title, value = make_label("muted"), make_label("heading", f"{key}Count")
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(title, row, 0)
            grid.addWidget(value, row, 1)
            self._facts[key] = (title, value)
        self.column.addLayout(grid)
        self.column.addWidget(self.refused_button)
        self.column.addWidget(self._unmatched_label)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE)
        foot.addWidget(self.receipt_button, 1)
        foot.addWidget(self.new_button, 1)
        self.column.addLayout(foot)
        self.column.addStretch(1)

    def show_result(
        self,
        submission: Submission,
        unmatched: Sequence[RefusedNumber] | None,
        running: str,
        error: Words | None,
    ) -> None:
        """`unmatched`: refused numbers without a row, None: the rows of its numbers are not known;
        `running`: start, pause, end ... or ''."""
        self._submission, self._unmatched = submission, unmatched
        self._running, self._error = running, error
        with self.focus.kept(lambda: self.copy_button, busy=bool(running)):
            self.retranslate()

    def tell_copied(self) -> None:
        """Say on the button that the id is in the clipboard."""
        icons.set_icon(self.copy_button, "check", "success", 16)
        self.copy_button.setText(self.tr("Copied"))
        self._copied.start()

    def retranslate(self) -> None:
        one = self._submission
        if one is None:
            return
        icons.set_icon(self.copy_button, "copy", "text", 16)
        self._title.setText(self.tr("Task created"))
        self._id_title.setText(self.tr("Task ID"))
        self.task_id.setText(one.task_id)
        self._name.setText(one.task_name)
        self.copy_button.setText(self.tr("Copy"))
        self.copy_button.setToolTip(self.tr("Copy the task ID"))
        self.start_button.setText(self.tr("Start calling"))
        self.pause_button.setText(self.tr("Pause"))
        self.end_button.setText(self.tr("End…"))
        self.receipt_button.setText(self.tr("Save receipt…"))
        self.new_button.setText(self.tr("New list"))
        self._show_facts(one)
        self._show_command(one)
        warnings = say_all(one.warnings)
        if one.left_out:
            text = self.tr(
                "Ended early: %Ln number(s) of the list were not sent.", "", one.left_out
            )
            warnings = f"{warnings} {text}".strip()
        more = (warnings, unsure_words(one), not_started_words(one))
        warnings = joined(filter(None, more))
        if self._error is not None:
            warnings = joined(filter(None, (warnings, say(self._error))))
        self._warning.setVisible(bool(warnings))
        if warnings:
            self._warning.tell("warning", "warning", self.tr("Please note"), warnings)

    def _show_facts(self, one: Submission) -> None:
        totals = one.source.totals
        left = totals.invalid + totals.duplicate + totals.excluded + one.left_out
        numbers = {
            "accepted": (self.tr("Accepted by the platform"), one.accepted),
            "refused": (self.tr("Refused by the platform"), len(one.refused)),
            "left": (self.tr("Left out here"), left),
        }
        for key, (text, number) in numbers.items():
            title, value = self._facts[key]
            title.setText(text)
            value.setText(count(number))
        theme.set_role(self._facts["refused"][1], "danger-heading" if one.refused else "heading")
        unmatched = one.refused if self._unmatched is None else self._unmatched
        self.refused_button.setVisible(len(one.refused) > len(unmatched))
        self.refused_button.setText(self.tr("Show the refused numbers in the table"))
        self._unmatched_label.setVisible(bool(self._unmatched))
        shown = [
            f"{each.number} – {each.reason}" if each.reason else each.number
            for each in unmatched[:_UNMATCHED_SHOWN]
        ]
        more = len(unmatched) - len(shown)
        if more:
            shown.append(self.tr("and %Ln more", "", more))
        head = self.tr("%Ln refused number(s) that match no row:", "", len(unmatched))
        self._unmatched_label.setText("\n".join([head, *shown]))

    def _show_command(self, one: Submission) -> None:
        end = one.command_end
        done, status = end is not None and end.outcome is Outcome.DONE, known_status(one)
        for button, verb in (
            (self.start_button, "start"),
            (self.pause_button, "pause"),
            (self.end_button, "end"),
        ):
            button.setEnabled(not self._running and status != "ended")
            if self._running == verb:
                button.setText(self.tr("One moment…"))
        set_button_role(self.start_button, "play", "primary" if one.accepted else "")
        if status == "running":
            # it stays in its place: a second click must not hit the button that moved there
            self.start_button.setEnabled(False)
            if self.start_button.hasFocus():
                self.pause_button.setFocus(Qt.FocusReason.OtherFocusReason)
        words = command_words(one)
        self._state.setVisible(bool(words) and not self._running)
        if not words:
            return
        heading = {
            "start": self.tr("Calling"),
            "pause": self.tr("Paused"),
            "end": self.tr("Ended"),
        }.get(one.command, "")
        kinds = {"start": "success", "pause": "warning", "end": "info"}
        if done:
            self._state.tell(kinds.get(one.command, "info"), "info", heading, words)
        else:
            self._state.tell("danger", "warning", self.tr("The command may not have worked"), words)
