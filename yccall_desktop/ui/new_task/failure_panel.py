"""Every end but "done": refused, not sent, unknown, paused. What happened, what to do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from yccall_desktop.core.outcomes import MENDED_ELSEWHERE, MENDED_IN_SETTINGS, Outcome
from yccall_desktop.core.submission import SENDABLE, Part, PartState, Submission
from yccall_desktop.core.targets import queues_refused
from yccall_desktop.errors import Words
from yccall_desktop.services.look_up import LookResult
from yccall_desktop.ui import theme
from yccall_desktop.ui.i18n import count, joined, say, say_all
from yccall_desktop.ui.new_task.side_panel import (
    SidePanel,
    Toast,
    make_button,
    make_label,
    set_button_role,
)
from yccall_desktop.ui.tasks.words import (
    end_here_words,
    missing_and_waiting,
    missing_words,
    moment,
    progress_words,
    unsure_words,
)


class FailurePanel(SidePanel):
    """Shows a submission that is not done. Unknown ones offer a look first of all; what a look did
    not show may be sent after a question."""

    send_again = Signal()
    look = Signal()
    back = Signal()
    receipt = Signal()
    release = Signal()
    end_here = Signal()
    settings = Signal()
    unseen_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("failurePanel")
        self._submission: Submission | None = None
        self._error: Words | None = None
        self._looked: LookResult | None = None
        self._running = ""
        self._unseen = 0
        self._toast = Toast("failure")
        self._message_title = make_label("small")
        self._message = make_label("", "serverMessage", selectable=True)
        self._look_toast = Toast("look")
        self.unseen_button = make_button("showUnseenButton", "", self.unseen_wanted, "link")
        self._facts = make_label("muted", "failureFacts", selectable=True)
        self.look_button = make_button("lookButton", "search", self.look, "primary")
        self.settings_button = make_button(
            "openSettingsButton", "settings", self.settings, "primary"
        )
        self.again_button = make_button("sendAgainButton", "sending", self.send_again, "primary")
        self.release_button = make_button("sendMissingButton", "sending", self.release, "danger")
        self.end_button = make_button("endHereButton", "stop", self.end_here)
        self.back_button = make_button("backButton", "edit", self.back)
        self.receipt_button = make_button("failureReceiptButton", "save", self.receipt)
        for widget in (
            self._toast,
            self.look_button,
            self._message_title,
            self._message,
            self._look_toast,
            self.unseen_button,
            self.settings_button,
            self.again_button,
            self.release_button,
            self.end_button,
            self.back_button,
            self.receipt_button,
            self._facts,
        ):
            self.column.addWidget(widget)
        self.column.setSpacing(theme.SPACE)
        self.column.addStretch(1)

    def show_failure(
        self,
        submission: Submission,
        looked: LookResult | None,
        running: str,
        error: Words | None,
        unseen: int = 0,
    ) -> None:
        """`error`: what went wrong on this PC; `looked`: how the last look ended; `unseen`: how
        many rows of the table are marked as not seen by it."""
        self._submission, self._looked = submission, looked
        self._running, self._error, self._unseen = running, error, unseen
        with self.focus.kept(self.first_button, busy=bool(running)):
            self.retranslate()

    def first_button(self) -> QPushButton:
        """The button for what is best done now."""
        if not self.look_button.isHidden():
            return self.look_button
        if not self.settings_button.isHidden():
            return self.settings_button
        again = not self.again_button.isHidden() and not self._needs_change()
        return self.again_button if again else self.back_button

    def _needs_settings(self) -> bool:
        """Whether what stands in the way is mended in the settings."""
        one = self._submission
        if one is None or one.end is None or one.state not in SENDABLE:
            return False
        return one.end.reason in MENDED_IN_SETTINGS

    def _needs_change(self) -> bool:
        """Whether sending the same once more would end the same."""
        end = self._submission.end if self._submission else None
        if end is None or self._submission is None or self._submission.interrupted:
            return False
        if end.reason in MENDED_IN_SETTINGS | MENDED_ELSEWHERE:
            return False
        return end.outcome is Outcome.REFUSED

    def retranslate(self) -> None:
        one = self._submission
        if one is None:
            return
        state = one.state
        unknown = state in (PartState.UNKNOWN, PartState.SENDING)
        self._tell_state(one, state)
        end = one.end
        message = end.message if end is not None else ""
        self._message_title.setVisible(bool(message))
        self._message_title.setText(self.tr("The platform says"))
        self._message.setVisible(bool(message))
        self._message.setText(f"“{message}”")
        self._tell_look(one)
        self.unseen_button.setVisible(self._unseen > 0)
        self.unseen_button.setText(
            self.tr("Show the %Ln missing number(s) in the table", "", self._unseen)
        )
        self.look_button.setVisible(unknown)
        self.look_button.setEnabled(not self._running)
        looking = self._running == "look"
        self.look_button.setText(
            self.tr("Looking…") if looking else self.tr("Look on the platform")
        )
        self._show_sending(one, unknown=unknown)
        self.receipt_button.setText(self.tr("Save receipt…"))
        self.receipt_button.setVisible(unknown or one.interrupted)
        facts = self.tr("Task name: {name}\nServer: {server}\nAccount: {account}").format(
            name=one.task_name, server=one.server, account=one.account_label or "–"
        )
        if one.task_id:
            task = self.tr("Task ID: {id}").format(id=one.task_id)
            facts = f"{task}\n{facts}"
        self._facts.setText(facts)

    def _show_sending(self, one: Submission, *, unknown: bool) -> None:
        """The buttons that send, leave out or go back."""
        part = one.open_part
        self.again_button.setVisible(one.state in SENDABLE)
        self.again_button.setText(self.tr("Send again"))
        if one.interrupted:
            rest = sum(part.missing for part in one.parts)
            self.again_button.setText(self.tr("Go on with the other %Ln number(s)", "", rest))
        missing = part.missing if part is not None else 0
        self.release_button.setVisible(one.releasable)
        only = self.tr("Send the %Ln missing number(s)…", "", missing)
        self.release_button.setText(missing_and_waiting(one) or only)
        self.end_button.setVisible(one.unfinished and (unknown or bool(one.task_id)))
        self.end_button.setText(end_here_words(one))
        for button in (
            self.again_button,
            self.release_button,
            self.end_button,
            self.back_button,
        ):
            button.setEnabled(not self._running)
        settings = self._needs_settings()
        change = self._needs_change() or one.state is PartState.LEFT_OUT
        self.settings_button.setVisible(settings)
        self.settings_button.setText(self.tr("Open settings"))
        again = "" if change or settings else "primary"
        set_button_role(self.again_button, "sending", again)
        set_button_role(self.back_button, "edit", "primary" if change and not unknown else "")
        self.back_button.setText(
            self.tr("Back to the list")
            if unknown or one.interrupted or one.state is PartState.LEFT_OUT
            else self.tr("Change list or settings")
        )

    def _tell_state(self, one: Submission, state: PartState) -> None:
        heading, kind, icon = self._heading(one, state)
        sentences = [say(one.end.words())] if one.end is not None else []
        if one.end is not None and queues_refused(one.settings.assignment, one.end):
            sentences.append(
                self.tr(
                    "The task was for a queue, and this platform does not seem to offer queues any "
                    "more: choose an extension or a group."
                )
            )
        if one.warnings:
            sentences.append(say_all(one.warnings))
        if self._error is not None:
            sentences.append(say(self._error))
        if progress := progress_words(one):
            sentences.append(progress)
        if unsure := unsure_words(one):
            sentences.append(unsure)
        if state in (PartState.UNKNOWN, PartState.SENDING):
            sentences.append(self.tr("It is never sent again by itself."))
        self._toast.tell(kind, icon, heading, "\n\n".join(sentences))

    def _heading(self, one: Submission, state: PartState) -> tuple[str, str, str]:
        """The heading, its kind and its icon."""
        if state is PartState.LEFT_OUT:
            return self.tr("Ended by you"), "info", "stop"
        rest = one.open_part if one.task_id else None
        if rest is None and one.unsure and state in SENDABLE:
            return self.tr("Not sent again: the task may exist"), "warning", "unknown"
        if state is PartState.REFUSED:
            heading = self.tr("The platform refused it")
            if rest is not None:
                heading = self._of_part(
                    one,
                    rest,
                    self.tr("The platform refused part {part} of {parts}"),
                    self.tr("The platform refused the missing numbers"),
                )
            return heading, "danger", "error"
        if state in (PartState.UNKNOWN, PartState.SENDING):
            heading = self.tr("Unknown: the task may exist")
            if rest is not None:
                heading = self._of_part(
                    one,
                    rest,
                    self.tr("Unknown: part {part} of {parts} may be there"),
                    self.tr("Unknown: the missing numbers may be there"),
                )
            return heading, "warning", "unknown"
        if rest is None:
            return self.tr("Nothing was sent"), "danger", "error"
        if state is PartState.PENDING:
            heading = self._of_part(
                one,
                rest,
                self.tr("Paused before part {part} of {parts}"),
                self.tr("Paused before the missing numbers"),
            )
            return heading, "info", "pause"
        heading = self._of_part(
            one,
            rest,
            self.tr("Part {part} of {parts} was not sent"),
            self.tr("The missing numbers were not sent"),
        )
        return heading, "warning", "warning"

    def _of_part(self, one: Submission, part: Part, several: str, single: str) -> str:
        """`several` with the place of `part`; a list sent in one has none."""
        if len(one.parts) == 1:
            return single
        return several.format(part=count(part.index + 1), parts=count(len(one.parts)))

    def _tell_look(self, one: Submission) -> None:
        looked = self._looked
        open_still = one.open_part is not None
        seen = open_still and (looked is not None or one.absent_looks > 0)
        self._look_toast.setVisible(seen and not self._running)
        if not seen:
            return
        if looked is not None and looked.look.end.outcome is not Outcome.DONE:
            end = looked.look.end
            text = joined(filter(None, (say(end.repeatable_words()), end.message)))
            self._look_toast.tell("danger", "warning", self.tr("The look did not work"), text)
            return
        part = one.open_part
        if one.task_id and part is not None:
            text = self.tr("What is missing may still come: a server can be late.")
            heading = self.tr("Partly found") if part.there else self.tr("Not found so far")
            self._look_toast.tell("info", "search", heading, f"{missing_words(one)} {text}")
            return
        when = moment(one.looked_at) if one.looked_at is not None else ""
        text = self.tr(
            "The platform shows no such task (%Ln look(s), the last at {time}). That is not proof: "
            "a server may be late. Look again in a few minutes before you send the list again.",
            "",
            max(one.absent_looks, 1),
        )
        self._look_toast.tell("info", "search", self.tr("Not found so far"), text.format(time=when))
