"""What a submission's state is called, and which icon stands beside the words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication, QDateTime, QObject

from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.submission import SENDABLE, PartState, Submission
from yccall_desktop.core.task import AssignmentType, PresetKind, TaskSettings
from yccall_desktop.core.task_status import (
    ENDED,
    NOT_STARTED,
    PAUSED,
    RUNNING,
    known_status,
    seen_status,
)
from yccall_desktop.ui.i18n import count, say

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class StateLook:
    """A state as it is shown: words, an icon and one of the theme's colours."""

    text: str
    icon: str
    colour: str


def state_look(submission: Submission) -> StateLook:
    """The state of a submission in words, what its task is doing included."""
    state = submission.state
    if state is PartState.DONE:
        return _status_look(known_status(submission))
    if submission.unsure and not submission.task_id and state in SENDABLE:
        return StateLook(translate("Tasks", "Perhaps sent"), "unknown", "warning")
    if submission.interrupted and (state is PartState.PENDING or submission.accepted):
        return StateLook(translate("Tasks", "Partly sent"), "pause", "warning")
    return {
        PartState.PENDING: StateLook(translate("Tasks", "Not sent yet"), "clock", "muted"),
        PartState.SENDING: StateLook(translate("Tasks", "Sending"), "sending", "accent"),
        PartState.REFUSED: StateLook(translate("Tasks", "Refused"), "error", "danger"),
        PartState.NOT_SENT: StateLook(translate("Tasks", "Not sent"), "excluded", "muted"),
        PartState.UNKNOWN: StateLook(translate("Tasks", "Unknown"), "unknown", "warning"),
        PartState.LEFT_OUT: StateLook(translate("Tasks", "Ended early"), "excluded", "muted"),
    }[state]


def state_words(submission: Submission) -> str:
    """The same in words alone, where there is room for how many parts were sent."""
    done, whole = _parts_done(submission), len(submission.parts)
    words = state_look(submission).text
    if whole == 1 or not done or not submission.interrupted:
        return words
    template = translate("Tasks", "Partly sent, {done} of {parts} parts")
    return template.format(done=count(done), parts=count(whole))


def _parts_done(submission: Submission) -> int:
    return sum(part.state is PartState.DONE for part in submission.parts)


def progress_words(submission: Submission) -> str:
    """How much of a list is with the platform; '' when that goes without saying."""
    many, there = len(submission.parts) > 1, submission.accepted
    if not submission.task_id or not (many or there < submission.count):
        return ""
    if submission.state is PartState.UNKNOWN:
        template = translate("Tasks", "{there} of {whole} numbers are certainly with the platform.")
    else:
        template = translate("Tasks", "{there} of {whole} numbers are with the platform.")
    words = template.format(there=count(there), whole=count(submission.count))
    if submission.refused:
        refused = translate("Tasks", "Refused by the platform: {refused}.")
        words = f"{words} {refused.format(refused=count(len(submission.refused)))}"
    if not many:
        return words
    done, whole = _parts_done(submission), len(submission.parts)
    parts = translate("Tasks", "Parts done: {done} of {parts}.")
    return f"{words} {parts.format(done=count(done), parts=count(whole))}"


def forgotten_words(submission: Submission) -> str:
    """That its numbers are not kept any more, and what that means; '' while they are."""
    if submission.forgotten_at is None:
        return ""
    if submission.state is PartState.DONE:
        template = translate(
            "Tasks",
            "Numbers forgotten on {date}: a receipt no longer lists them. A list that holds them "
            "is still recognised when it is sent again.",
        )
    else:
        template = translate(
            "Tasks",
            "Numbers forgotten on {date}: a receipt no longer lists them, and this list cannot be "
            "sent again from here. Open its sheet and make a new task.",
        )
    return template.format(date=moment(submission.forgotten_at).partition(" ")[0])


def missing_words(submission: Submission) -> str:
    """What the looks showed of the part in question; '' when nothing was looked for yet."""
    part, looked_at = submission.open_part, submission.looked_at
    if part is None or looked_at is None or submission.state is not PartState.UNKNOWN:
        return ""
    if not submission.task_id:
        facts = translate("Tasks", "The platform shows no such task.")
    else:
        template = translate(
            "Tasks", "With the platform: {there} of {whole} numbers, missing {missing}."
        )
        if len(submission.parts) > 1:
            template = translate(
                "Tasks",
                "Part {part} of {parts}: with the platform {there} of {whole} numbers, missing "
                "{missing}.",
            )
        facts = template.format(
            part=count(part.index + 1),
            parts=count(len(submission.parts)),
            there=count(part.there),
            whole=count(part.count),
            missing=count(part.missing),
        )
    looks = translate("Tasks", "Looks: {looks}, the last at {time}.")
    return f"{facts} {looks.format(looks=count(submission.absent_looks), time=moment(looked_at))}"


def missing_and_waiting(submission: Submission) -> str:
    """What the button sends when parts wait behind the one in question; '' when none does."""
    part, waiting = submission.open_part, submission.waiting
    if part is None or not waiting:
        return ""
    template = translate("Tasks", "Send {missing} missing and {rest} more…")
    return template.format(missing=count(part.missing), rest=count(waiting))


def end_here_words(submission: Submission | None) -> str:
    """What the button says that leaves out what is not on the platform."""
    if submission is None or submission.task_id:
        return translate("Tasks", "End here, keep what is there…")
    return translate("Tasks", "Close this list…")


def unsure_words(submission: Submission) -> str:
    """That numbers which were sent may be with the platform all the same; '' when none may.

    Of one whose end is unknown other words tell it.
    """
    if not submission.unsure or submission.state in (PartState.UNKNOWN, PartState.SENDING):
        return ""
    template = translate(
        "Tasks",
        "Numbers that were sent and not seen with the platform: {unsure}. They may be called all "
        "the same: check on the platform's own pages before you submit them in a new list.",
    )
    return template.format(unsure=count(submission.unsure))


def _status_look(status: str) -> StateLook:
    return {
        NOT_STARTED: StateLook(translate("Tasks", "Created"), "check", "success"),
        RUNNING: StateLook(translate("Tasks", "Calling"), "play", "success"),
        PAUSED: StateLook(translate("Tasks", "Paused"), "pause", "warning"),
        ENDED: StateLook(translate("Tasks", "Ended"), "stop", "muted"),
    }.get(status, StateLook(translate("Tasks", "Perhaps calling"), "unknown", "warning"))


def found_words(status: str) -> str:
    """What a look showed the task to be doing; '' when the platform did not tell."""
    return {
        NOT_STARTED: translate("Tasks", "The platform shows it as not started."),
        RUNNING: translate("Tasks", "The platform shows that it is calling."),
        PAUSED: translate("Tasks", "The platform shows it as paused."),
        ENDED: translate("Tasks", "The platform shows it as ended."),
    }.get(status, "")


def not_started_words(submission: Submission) -> str:
    """That calls were to begin with the creation and did not; '' while numbers may still follow.

    A warning of the sending itself says the same and comes first.
    """
    wanted = submission.settings.start_right_away and submission.state is PartState.DONE
    told = any(words.context == "Submit" for words in submission.warnings)
    if not wanted or submission.command or told:
        return ""
    return say(End(Outcome.NOT_SENT, Reason.START_NOT_GIVEN).words())


def command_words(submission: Submission) -> str:
    """How the last command ended, what it means, what to do; '' when there was none."""
    if not submission.command:
        return ""
    name = {
        "start": translate("Tasks", "Start calling"),
        "pause": translate("Tasks", "Pause"),
        "end": translate("Tasks", "End"),
    }.get(submission.command, submission.command)
    end = submission.command_end
    if end is None or end.outcome is Outcome.UNKNOWN:
        status = seen_status(end) if end is not None else ""
        if status == ENDED:
            return translate("Tasks", "The task was ended and cannot be started again.")
        if seen := found_words(status):
            return translate(
                "Tasks",
                "“{command}” was sent, but no answer came, and the task does not show that it was "
                "done: {status} Send the command again; that does no harm.",
            ).format(command=name, status=seen)
        return translate(
            "Tasks",
            "“{command}” was sent, but no answer came: it is not known whether the platform did "
            "it. Sending the command again does no harm.",
        ).format(command=name)
    if end.outcome is Outcome.DONE:
        return {
            "start": translate("Tasks", "The platform is calling these numbers now."),
            "pause": translate("Tasks", "Calling is paused. “Start calling” goes on with it."),
            "end": translate("Tasks", "The task was ended and cannot be started again."),
        }.get(submission.command, "")
    if end.reason is Reason.START_NOT_GIVEN:
        return look_end_words(end)
    return translate("Tasks", "“{command}” did not work. {sentence}").format(
        command=name, sentence=look_end_words(end)
    )


def end_words(end: End) -> str:
    """The sentence of an end, with the platform's own message where there is one."""
    return _with_message(end, say(end.words()))


def look_end_words(end: End) -> str:
    """The same for a look or a command: no numbers were sent with it, and it may be repeated."""
    return _with_message(end, say(end.repeatable_words()))


def _with_message(end: End, sentence: str) -> str:
    if not end.message:
        return sentence
    says = translate("Tasks", "The platform says: “{message}”").format(message=end.message)
    return f"{sentence}\n{says}"


def moment(unix_time: int) -> str:
    """A moment in local time, written as no country misreads it: 2026-01-07 16:05."""
    return QDateTime.fromSecsSinceEpoch(unix_time).toString("yyyy-MM-dd HH:mm")


def sheet_label(submission: Submission) -> str:
    """The file's name, with its sheet where that says more; of several files the first."""
    sheet, files = submission.source.sheet, submission.source.files
    file = file_stem(submission, with_ending=True)
    if len(files) > 1:
        return _Files().text(file, len(files) - 1)
    known = ("", file, file_stem(submission))  # a text file's sheet is called like the file
    return file if sheet in known else f"{file} · {sheet}"


class _Files(QObject):
    """Names of several files; an object because only its `tr` knows plural forms."""

    def text(self, file: str, others: int) -> str:
        return self.tr("{file} and %n more", "", others).format(file=file)


def file_stem(submission: Submission, *, with_ending: bool = False) -> str:
    """The name of the first file, or of what was pasted."""
    source = submission.source
    if not source.files:
        return source.sheet
    file = PurePath(source.files[0])
    return file.name if with_ending else file.stem


def assignment_words(settings: TaskSettings) -> str:
    """Who takes the calls: `Queue queue-1`."""
    kind = {
        AssignmentType.EXTENSION: translate("Tasks", "Extension {target}"),
        AssignmentType.QUEUE: translate("Tasks", "Queue {target}"),
        AssignmentType.GROUP: translate("Tasks", "Group {target}"),
    }[settings.assignment]
    return kind.format(target=settings.target)


def preset_words(submission: Submission) -> str:
    """The preset call time that was chosen, as a moment where there is one."""
    preset = submission.settings.preset
    if preset.kind is PresetKind.NOW:
        return translate("Tasks", "Platform default (moment of sending)")
    return moment(_preset_at(submission))


def past_preset(submission: Submission, now: int) -> str:
    """The chosen preset call time if it has passed by the server's clock, else ''.

    Of several days that were sent as "end of today" the first. `now` is this PC's clock; the
    server's is taken from its last answer that tells the time.
    """
    if submission.settings.preset.kind is PresetKind.NOW:
        return ""
    at = _preset_at(submission)
    return moment(at) if at < now + _server_ahead(submission) else ""


def past_at_sending(submission: Submission, now: int) -> str:
    """The same before more of it is sent: "end of today" is then a new one, and only what was sent
    on an earlier day, and is to be started right away, has passed."""
    settings = submission.settings
    again = settings.preset.kind is PresetKind.END_OF_TODAY
    if again and not (settings.start_right_away and _sent_at(submission)):
        return ""
    return past_preset(submission, now)


def _preset_at(submission: Submission) -> int:
    """The earliest preset call time that went out; the one of the creation when none did."""
    sent = _sent_at(submission) or [submission.created_at]
    return min(submission.settings.preset.at(at) for at in sent)


def _sent_at(submission: Submission) -> list[int]:
    """When the parts were sent of which the platform has, or may have, numbers."""
    there = (PartState.DONE, PartState.SENDING, PartState.UNKNOWN)
    return [
        part.sent_at
        for part in submission.parts
        if part.sent_at is not None and (part.state in there or part.there or part.released)
    ]


def _server_ahead(submission: Submission) -> int:
    """How many seconds the server's clock was ahead at its last answer to a part that told it."""
    told = [
        part.end.server_time - part.sent_at
        for part in submission.parts
        if part.end is not None
        and part.end.server_time
        and part.sent_at is not None
        and part.state is not PartState.SENDING
    ]
    return told[-1] if told else 0
