"""What the buttons of an ended submission do: with its task, and with what is still missing."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from yccall_desktop.core.task import TaskCommand
from yccall_desktop.ui.new_task.result_panel import ResultPanel
from yccall_desktop.ui.new_task.submission_flow import SubmissionFlow
from yccall_desktop.ui.tasks.actions import Doubled
from yccall_desktop.ui.tasks.questions import (
    end_here,
    end_task,
    send_doubled,
    send_missing,
    start_task,
)


class ResultActions(QObject):
    """Passes the buttons on, with a question first where one is due."""

    def __init__(self, flow: SubmissionFlow, panel: ResultPanel, window: QWidget) -> None:
        super().__init__(window)
        self._flow = flow
        self._panel = panel
        self._window = window
        panel.copy.connect(self.copy)
        panel.start.connect(self.start)
        panel.pause.connect(self.pause)
        panel.end.connect(self.end)
        flow.runner.doubled.connect(self.ask_doubled)

    @Slot()
    def copy(self) -> None:
        """The task id into the clipboard."""
        if self._flow.submission is not None:
            QGuiApplication.clipboard().setText(self._flow.submission.task_id)
            self._panel.tell_copied()

    @Slot()
    def start(self) -> None:
        """Start calling."""
        if self._flow.submission is not None:
            start_task(self._window, self._flow.runner, self._flow.submission)

    @Slot()
    def pause(self) -> None:
        """Stop calling for a while."""
        if self._flow.submission is not None:
            self._flow.runner.command(self._flow.submission.id, TaskCommand.PAUSE)

    @Slot()
    def end(self) -> None:
        """End the task for good, after asking."""
        if self._flow.submission is not None:
            end_task(self._window, self._flow.runner, self._flow.submission)

    @Slot()
    def send_missing(self) -> None:
        """Send what a look did not show, after asking."""
        if self._flow.submission is not None:
            send_missing(self._window, self._flow.send_missing, self._flow.submission)

    @Slot()
    def end_here(self) -> None:
        """Leave out what is not on the platform, after asking."""
        if self._flow.submission is not None:
            end_here(self._window, self._flow.end_here, self._flow.submission)

    @Slot(object)
    def ask_doubled(self, doubled: Doubled) -> None:
        """Numbers of the list were submitted since: send only after asking."""
        send_doubled(self._window, self._flow.send_anyway, doubled)
