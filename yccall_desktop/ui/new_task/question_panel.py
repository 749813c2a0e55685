"""The question before a list is sent that may call people twice, or hardly anyone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from yccall_desktop.core.call_totals import Totals
from yccall_desktop.ui import theme
from yccall_desktop.ui.i18n import count, say
from yccall_desktop.ui.new_task.question import Question
from yccall_desktop.ui.new_task.side_panel import SidePanel, Toast, make_button
from yccall_desktop.ui.tasks.questions import EarlierWords
from yccall_desktop.ui.tasks.words import moment


class QuestionPanel(SidePanel):
    """Says why it asks; the safe answer has the focus."""

    yes = Signal()
    no = Signal()
    look = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("questionPanel")
        self._question: Question | None = None
        self._toasts = {
            key: Toast(f"question{key.title()}")
            for key in ("earlier", "unlisted", "dropped", "past")
        }
        self.look_button = make_button("questionLook", "search", self.look, "primary")
        self.no_button = make_button("questionNo", "", self.no, "primary")
        self.yes_button = make_button("questionYes", "", self.yes, "danger")
        self.yes_button.installEventFilter(self)
        for toast in self._toasts.values():
            self.column.addWidget(toast)
        self.column.addSpacing(theme.SPACE)
        for button in (self.look_button, self.no_button, self.yes_button):
            self.column.addWidget(button)
        self.column.addStretch(1)

    def ask(self, question: Question) -> None:
        """Show the question and put the focus on its safe answer."""
        self._question = question
        self.retranslate()
        unknown = question.unknown is not None
        self.look_button.setVisible(unknown)
        theme.set_role(self.no_button, "" if unknown else "primary")
        safe = self.look_button if unknown else self.no_button
        safe.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The second half of a double-click says yes to no question that came up in between."""
        again = watched is self.yes_button and event.type() == QEvent.Type.MouseButtonDblClick
        return again or super().eventFilter(watched, event)

    def retranslate(self) -> None:
        question = self._question
        if question is None:
            return
        self.look_button.setText(self.tr("Look on the platform"))
        self.no_button.setText(self.tr("Do not send"))
        again = bool(question.earlier)
        self.yes_button.setText(self.tr("Send again anyway") if again else self.tr("Send anyway"))
        self._toasts["earlier"].setVisible(again)
        self._toasts["unlisted"].setVisible(question.unlisted is not None)
        self._toasts["dropped"].setVisible(question.dropped is not None)
        self._toasts["past"].setVisible(question.past is not None)
        if again:
            self._toasts["earlier"].tell(
                "danger" if question.unknown else "warning",
                "duplicate",
                self.tr("These numbers were submitted before"),
                EarlierWords().text(question.earlier),
            )
        if question.unlisted is not None:
            self._toasts["unlisted"].tell(
                "warning",
                "warning",
                self.tr("The do-not-call list is not applied"),
                self.tr(
                    "Numbers that are on it may be among these and would be called. {reason}"
                ).format(reason=say(question.unlisted)),
            )
        self._tell_dropped(question.dropped)
        self._tell_past(question.past)

    def _tell_dropped(self, totals: Totals | None) -> None:
        if totals is None:
            return
        self._toasts["dropped"].tell(
            "warning",
            "warning",
            self.tr("More than half of the rows drop out"),
            self.tr(
                "{invalid} rows are invalid and {duplicate} are duplicates; only {ready} of "
                "{rows} are called. Is the right column the phone column?"
            ).format(
                invalid=count(totals.invalid),
                duplicate=count(totals.duplicate),
                ready=count(totals.ready),
                rows=count(totals.rows),
            ),
        )

    def _tell_past(self, past: int | None) -> None:
        if past is None:
            return
        self._toasts["past"].tell(
            "warning",
            "clock",
            self.tr("The preset call time has passed"),
            self.tr(
                "It is {moment}. If the server takes it as the latest time to call, no number "
                "will be called."
            ).format(moment=moment(past)),
        )
