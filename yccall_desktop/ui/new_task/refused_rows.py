"""Which rows of the list that was sent the platform refused."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from yccall_desktop.core.outcomes import RefusedNumber
from yccall_desktop.core.submission import PartState
from yccall_desktop.ui.new_task.sheet_area import SheetArea
from yccall_desktop.ui.new_task.submission_flow import Stage, SubmissionFlow


class RefusedRows(QObject):
    """Marks the refused rows of the shown submission once it is done, wherever it was sent."""

    def __init__(
        self, flow: SubmissionFlow, area: SheetArea, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._flow = flow
        self._area = area
        self._shown = ""
        self.unmatched: Sequence[RefusedNumber] | None = None
        """Refused numbers without a row; None: the rows are not those of the submission."""

    def follow(self) -> None:
        """The flow shows another submission, or shows it otherwise."""
        flow, one = self._flow, self._flow.submission
        ended = flow.stage is Stage.ENDED and one is not None and one.state is PartState.DONE
        shown = one.id if one is not None and ended else ""
        if shown == self._shown:
            return
        self._shown, self.unmatched = shown, None
        if one is not None and shown == flow.draft_id:
            self.unmatched = self._area.join_refused(one)
