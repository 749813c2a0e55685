"""What the buttons beside a task id do: copy it, start, pause and end the task."""

from __future__ import annotations

import time
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from yccall_desktop.core.task import TaskCommand
from yccall_desktop.ui.ask import confirm
from yccall_desktop.ui.new_task.result_panel import ResultPanel
from yccall_desktop.ui.new_task.submission_flow import SubmissionFlow
from yccall_desktop.ui.tasks.words import past_preset


class ResultActions(QObject):
    """Asks before a task is ended for good, and before it is started after its time has passed."""

    def __init__(self, flow: SubmissionFlow, panel: ResultPanel, window: QWidget) -> None:
        super().__init__(window)
        self._flow = flow
        self._panel = panel
        self._window = window
        panel.copy.connect(self.copy)
        panel.start.connect(self.start)
        panel.pause.connect(self.pause)
        panel.end.connect(self.end)

    @Slot()
    def copy(self) -> None:
        """The task id into the clipboard."""
        if self._flow.submission is not None:
            QGuiApplication.clipboard().setText(self._flow.submission.task_id)
            self._panel.tell_copied()

    @Slot()
    def start(self) -> None:
        """Start calling; asks when the preset call time has passed by the server's clock."""
        one = self._flow.submission
        if one is None:
            return
        begin = partial(self._flow.runner.command, one.id, TaskCommand.START)
        passed = past_preset(one, int(time.time()))
        if not passed:
            begin()
            return
        confirm(
            self._window,
            self.tr("The preset call time has passed"),
            self.tr(
                "It was {moment} by the server's clock. If the server takes it as the latest time "
                "to call, no number will be called."
            ).format(moment=passed),
            self.tr("Start calling"),
            begin,
            no=self.tr("Do not start"),
            danger=False,
        )

    @Slot()
    def pause(self) -> None:
        """Stop calling for a while."""
        if self._flow.submission is not None:
            self._flow.runner.command(self._flow.submission.id, TaskCommand.PAUSE)

    @Slot()
    def end(self) -> None:
        """End the task for good, after asking."""
        one = self._flow.submission
        if one is None:
            return
        confirm(
            self._window,
            self.tr("End this task for good?"),
            self.tr(
                "{name}\nNo further number of it is called. An ended task cannot be started "
                "again; to stop for a while, use Pause."
            ).format(name=one.task_name),
            self.tr("End the task"),
            partial(self._flow.runner.command, one.id, TaskCommand.END),
            no=self.tr("Keep it"),
        )
