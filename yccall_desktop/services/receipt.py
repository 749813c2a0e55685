"""A receipt: what was sent where, when, and with which numbers, as a workbook to keep."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.ports import Journal
from yccall_desktop.core.submission import CallNumber, PartState, Submission
from yccall_desktop.core.task import AssignmentType
from yccall_desktop.errors import QT_TRANSLATE_NOOP, AppError, Words
from yccall_desktop.services.workbook import Sheet, write_workbook

Say = Callable[[Words], str]


def _w(text: str) -> Words:
    return Words("Receipt", text)


_FACTS = _w(QT_TRANSLATE_NOOP("Receipt", "Receipt"))
_REFUSED = _w(QT_TRANSLATE_NOOP("Receipt", "Refused numbers"))
_NUMBERS = _w(QT_TRANSLATE_NOOP("Receipt", "Numbers"))
_FACT = _w(QT_TRANSLATE_NOOP("Receipt", "Fact"))
_VALUE = _w(QT_TRANSLATE_NOOP("Receipt", "Value"))
_ROW = _w(QT_TRANSLATE_NOOP("Receipt", "Row"))
_NUMBER = _w(QT_TRANSLATE_NOOP("Receipt", "Number"))
_REASON = _w(QT_TRANSLATE_NOOP("Receipt", "Reason"))
_RANDOM = _w(QT_TRANSLATE_NOOP("Receipt", "random"))

_COLUMNS = (
    _ROW,
    _NUMBER,
    _w(QT_TRANSLATE_NOOP("Receipt", "Member ID")),
    _w(QT_TRANSLATE_NOOP("Receipt", "User ID")),
    _w(QT_TRANSLATE_NOOP("Receipt", "Customer intent")),
    _w(QT_TRANSLATE_NOOP("Receipt", "Customer UUID")),
    _w(QT_TRANSLATE_NOOP("Receipt", "Preset call time")),
)

_STATES = {
    PartState.PENDING: _w(QT_TRANSLATE_NOOP("Receipt", "not sent yet")),
    PartState.SENDING: _w(QT_TRANSLATE_NOOP("Receipt", "being sent")),
    PartState.DONE: _w(QT_TRANSLATE_NOOP("Receipt", "task created")),
    PartState.REFUSED: _w(QT_TRANSLATE_NOOP("Receipt", "refused by the platform")),
    PartState.NOT_SENT: _w(QT_TRANSLATE_NOOP("Receipt", "not sent")),
    PartState.UNKNOWN: _w(QT_TRANSLATE_NOOP("Receipt", "unknown: the task may exist")),
    PartState.LEFT_OUT: _w(QT_TRANSLATE_NOOP("Receipt", "ended by the user before it was sent")),
}
_PERHAPS = _w(QT_TRANSLATE_NOOP("Receipt", "ended by the user; the task may exist"))
_PARTLY = _w(QT_TRANSLATE_NOOP("Receipt", "partly sent"))

_ASSIGNMENTS = {
    AssignmentType.EXTENSION: _w(QT_TRANSLATE_NOOP("Receipt", "extension")),
    AssignmentType.QUEUE: _w(QT_TRANSLATE_NOOP("Receipt", "queue")),
    AssignmentType.GROUP: _w(QT_TRANSLATE_NOOP("Receipt", "group")),
}

_COMMANDS = {
    "start": _w(QT_TRANSLATE_NOOP("Receipt", "start calling")),
    "pause": _w(QT_TRANSLATE_NOOP("Receipt", "pause")),
    "end": _w(QT_TRANSLATE_NOOP("Receipt", "end")),
}


def save_receipt(
    journal: Journal,
    submission: Submission,
    path: Path,
    say: Say = Words.english,
    cancel: CancelToken | None = None,
) -> None:
    """Write the facts, the refused numbers and all numbers with their rows in the sheet.

    Of a submission whose numbers were forgotten the facts alone. Times are local, with their
    offset from UTC. Raises AppError, Cancelled.
    """

    def numbers() -> Iterator[CallNumber]:
        for part in submission.parts:
            yield from journal.numbers(submission.id, part.index)
        if journal.get(submission.id).forgotten_at is not None:
            raise _forgotten_meanwhile()

    pages = [Sheet(say(_FACTS), (30, 70), (say(_FACT), say(_VALUE)), list(_facts(submission, say)))]
    if submission.forgotten_at is None:
        pages += _number_pages(submission, numbers, say)
    write_workbook(path, pages, cancel)


def _forgotten_meanwhile() -> AppError:
    template = QT_TRANSLATE_NOOP(
        "Receipt",
        "No receipt was saved: the numbers of this list were forgotten on this PC at this moment, "
        "as the settings want it. Save it once more for one with the facts alone.",
    )
    return AppError(_w(template))


def _number_pages(
    submission: Submission, numbers: Callable[[], Iterator[CallNumber]], say: Say
) -> list[Sheet]:
    pages = [
        Sheet(say(_NUMBERS), (8, 20, 18, 18, 18, 38, 26), [say(one) for one in _COLUMNS],
              map(_number_row, numbers())),
    ]  # fmt: skip
    if submission.refused:
        header = (say(_ROW), say(_NUMBER), say(_REASON))
        pages.insert(
            0, Sheet(say(_REFUSED), (8, 20, 60), header, _refused_rows(submission, numbers()))
        )
    return pages


def _facts(submission: Submission, say: Say) -> Iterator[tuple[str, str]]:
    settings, totals = submission.settings, submission.source.totals
    end, command = submission.end, submission.command
    sent_at = max((part.sent_at or 0 for part in submission.parts), default=0)

    def fact(name: str, value: object) -> tuple[str, str]:
        return say(_w(name)), str(value)

    yield fact(QT_TRANSLATE_NOOP("Receipt", "State"), say(_state(submission)))
    if end is not None:
        yield fact(QT_TRANSLATE_NOOP("Receipt", "What happened"), say(end.words()))
        yield fact(QT_TRANSLATE_NOOP("Receipt", "Message of the platform"), end.message)
    yield fact(QT_TRANSLATE_NOOP("Receipt", "Task id"), submission.task_id)
    yield fact(QT_TRANSLATE_NOOP("Receipt", "Task name"), submission.task_name)
    yield fact(QT_TRANSLATE_NOOP("Receipt", "Submission id"), submission.id)
    yield fact(QT_TRANSLATE_NOOP("Receipt", "Prepared at"), _local(submission.created_at))
    yield fact(QT_TRANSLATE_NOOP("Receipt", "Sent at"), _local(sent_at))
    yield fact(QT_TRANSLATE_NOOP("Receipt", "Server"), submission.server)
    yield fact(QT_TRANSLATE_NOOP("Receipt", "Account"), submission.account_label)
    yield fact(QT_TRANSLATE_NOOP("Receipt", "File"), submission.source.path)
    yield fact(QT_TRANSLATE_NOOP("Receipt", "Sheet"), submission.source.sheet)
    yield fact(QT_TRANSLATE_NOOP("Receipt", "Assigned to"), say(_ASSIGNMENTS[settings.assignment]))
    yield fact(QT_TRANSLATE_NOOP("Receipt", "Target"), settings.target)
    yield fact(QT_TRANSLATE_NOOP("Receipt", "Calls per idle agent"), settings.ratio)
    yield fact(
        QT_TRANSLATE_NOOP("Receipt", "Calling numbers"),
        ", ".join(settings.calling_numbers) or say(_RANDOM),
    )
    if command:
        told = submission.command_end
        yield fact(QT_TRANSLATE_NOOP("Receipt", "Last command"), say(_COMMANDS[command]))
        if told is not None:
            yield fact(QT_TRANSLATE_NOOP("Receipt", "Its end"), say(told.repeatable_words()))
    yield fact(QT_TRANSLATE_NOOP("Receipt", "Rows in the sheet"), totals.rows)
    yield fact(QT_TRANSLATE_NOOP("Receipt", "Ready"), totals.ready)
    yield fact(QT_TRANSLATE_NOOP("Receipt", "Invalid"), totals.invalid)
    yield fact(QT_TRANSLATE_NOOP("Receipt", "Duplicate"), totals.duplicate)
    yield fact(QT_TRANSLATE_NOOP("Receipt", "Excluded"), totals.excluded)
    yield fact(QT_TRANSLATE_NOOP("Receipt", "Blank"), totals.blank)
    yield from _arrived(submission, fact)


def _arrived(
    submission: Submission, fact: Callable[[str, object], tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """How many of its numbers are where."""
    yield fact(QT_TRANSLATE_NOOP("Receipt", "Numbers in the submission"), submission.count)
    yield fact(QT_TRANSLATE_NOOP("Receipt", "Accepted by the platform"), submission.accepted)
    yield fact(QT_TRANSLATE_NOOP("Receipt", "Refused by the platform"), len(submission.refused))
    if submission.left_out:
        yield fact(QT_TRANSLATE_NOOP("Receipt", "Not sent, ended by the user"), submission.left_out)
    if submission.unsure:
        unsure = QT_TRANSLATE_NOOP("Receipt", "Unknown, may be called by the platform")
        yield fact(unsure, submission.unsure)
    if submission.forgotten_at is not None:
        forgotten = QT_TRANSLATE_NOOP("Receipt", "Numbers forgotten on this PC at")
        yield fact(forgotten, _local(submission.forgotten_at))
    if len(submission.parts) > 1:
        done = sum(part.state is PartState.DONE for part in submission.parts)
        yield fact(QT_TRANSLATE_NOOP("Receipt", "Parts done"), f"{done} / {len(submission.parts)}")


def _state(submission: Submission) -> Words:
    if submission.state is PartState.LEFT_OUT and submission.unsure:
        return _PERHAPS
    partly = submission.interrupted and submission.accepted
    return _PARTLY if partly else _STATES[submission.state]


def _local(moment: int | None) -> str:
    if not moment:
        return ""
    return datetime.fromtimestamp(moment).astimezone().strftime("%Y-%m-%d %H:%M:%S %z")


def _number_row(number: CallNumber) -> tuple[str, ...]:
    return (
        str(number.row),
        number.number,
        number.member_id,
        number.user_id,
        number.intent,
        number.customer_uuid,
        _local(number.time),
    )


def _refused_rows(
    submission: Submission, numbers: Iterable[CallNumber]
) -> Iterator[tuple[str, str, str]]:
    """Joined to the sheet's rows by the number as it was sent, else by its E.164 digits."""
    rows: dict[str, int] = {}
    by_key: dict[str, int] = {}
    for number in numbers:
        rows[number.number] = by_key[number.key] = number.row
    for entry in submission.refused:
        digits = "".join(character for character in entry.number if character.isdigit())
        row = rows.get(entry.number, by_key.get(entry.number, by_key.get(digits, rows.get(digits))))
        yield ("" if row is None else str(row), entry.number, entry.reason)
