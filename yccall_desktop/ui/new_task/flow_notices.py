"""What is said above the table of a list that was to be sent, and was not."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Slot

from yccall_desktop.errors import Words
from yccall_desktop.ui.i18n import say
from yccall_desktop.ui.new_task.notice import Notice
from yccall_desktop.ui.new_task.submission_flow import SubmissionFlow

NOT_SENT = "not-sent"
"""The key of these messages: the next list that is on its way takes them away."""


class FlowNotices(QObject):
    """Says why a list is back in the user's hands although nothing of it is shown as sent."""

    def __init__(self, flow: SubmissionFlow, notice: Notice, parent: QObject) -> None:
        super().__init__(parent)
        self._notice = notice
        flow.taken_back.connect(self._on_taken_back)
        flow.check_failed.connect(self._on_check_failed)

    @Slot()
    def _on_taken_back(self) -> None:
        self._notice.tell(
            "warning",
            lambda: QCoreApplication.translate(
                "NewTaskPage",
                "Nothing was sent: the account, the settings or the do-not-call list changed "
                "meanwhile. Look at the rows, then create the task again.",
            ),
            key=NOT_SENT,
        )

    @Slot(object)
    def _on_check_failed(self, words: Words) -> None:
        self._notice.tell(
            "danger",
            lambda: QCoreApplication.translate(
                "NewTaskPage",
                "Nothing was sent: whether these numbers were submitted before could not be looked "
                "up. {reason}",
            ).format(reason=say(words)),
            key=NOT_SENT,
        )
