"""Between the journal's columns and the objects of core."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from yccall_desktop.core.call_totals import Totals
from yccall_desktop.core.outcomes import End, Outcome, Reason, RefusedNumber
from yccall_desktop.core.submission import CallNumber, Part, PartState, Source, Submission
from yccall_desktop.core.task import (
    AssignmentType,
    PresetKind,
    PresetTime,
    Ratio,
    TaskCommand,
    TaskSettings,
)

Row = tuple[Any, ...]

SUBMISSION_COLUMNS = (
    "id, created_at, server, account, path, sheet, totals, settings, task_id, command, "
    "command_end, absent_looks, looked_at, account_id, account_name, forgotten_at"
)
NEW_SUBMISSION_COLUMNS = (
    "id, created_at, server, account, account_id, account_name, path, sheet, totals, settings"
)
PART_COLUMNS = 'position, count, state, "end", sent_at, attempts, released, first, taken'
NUMBER_COLUMNS = "row, number, key, time, user_id, member_id, intent, customer_uuid"


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def settings_text(settings: TaskSettings) -> str:
    return _dumps(
        {
            "assignment": int(settings.assignment),
            "target": settings.target,
            "agents": settings.ratio.agents,
            "calls": settings.ratio.calls,
            "calling_numbers": list(settings.calling_numbers),
            "name": settings.name,
            "preset": settings.preset.kind.value,
            "moment": settings.preset.moment,
            "start_right_away": settings.start_right_away,
        }
    )


def _settings(text: str) -> TaskSettings:
    stored = json.loads(text)
    return TaskSettings(
        assignment=AssignmentType(stored["assignment"]),
        target=stored["target"],
        ratio=Ratio(stored["agents"], stored["calls"]),
        calling_numbers=tuple(stored["calling_numbers"]),
        name=stored["name"],
        preset=PresetTime(PresetKind(stored["preset"]), stored["moment"]),
        start_right_away=stored["start_right_away"],
    )


def end_text(end: End | None) -> str | None:
    """An end without its refused numbers, which have a table of their own."""
    if end is None:
        return None
    return _dumps(
        {
            "outcome": end.outcome.value,
            "reason": end.reason.value,
            "values": dict(end.values),
            "message": end.message,
            "task_id": end.task_id,
            "server_time": end.server_time,
            "taken": end.taken,
        }
    )


def _end(text: str | None) -> End | None:
    if text is None:
        return None
    stored = json.loads(text)
    return End(
        outcome=Outcome(stored["outcome"]),
        reason=Reason(stored["reason"]),
        values=stored["values"],
        message=stored["message"],
        task_id=stored["task_id"],
        server_time=stored["server_time"],
        taken=stored.get("taken"),
    )


def command_text(command: TaskCommand) -> str:
    return command.name.lower()


def submission_values(submission: Submission) -> Row:
    """The values of a new submission (NEW_SUBMISSION_COLUMNS)."""
    return (
        submission.id,
        submission.created_at,
        submission.server,
        submission.account,
        submission.account_id,
        submission.account_name,
        submission.source.path,
        submission.source.sheet,
        _dumps(asdict(submission.source.totals)),
        settings_text(submission.settings),
    )


def submission_of(row: Row, parts: tuple[Part, ...], refused: list[Row]) -> Submission:
    """A submission from its row (SUBMISSION_COLUMNS), its parts and its refused numbers (number,
    reason), both in order.
    """
    return Submission(
        id=row[0],
        created_at=row[1],
        server=row[2],
        account=row[3],
        source=Source(row[4], row[5], Totals(**json.loads(row[6]))),
        settings=_settings(row[7]),
        parts=parts,
        task_id=row[8],
        refused=tuple(RefusedNumber(*entry) for entry in refused),
        command=row[9],
        command_end=_end(row[10]),
        absent_looks=row[11],
        looked_at=row[12],
        account_id=row[13],
        account_name=row[14],
        forgotten_at=row[15],
    )


def part_of(row: Row, there: int, refused: int) -> Part:
    """A part from PART_COLUMNS; `there` and `refused` are counted in other tables."""
    return Part(
        row[0],
        row[1],
        PartState(row[2]),
        _end(row[3]),
        row[4],
        row[5],
        row[6] == 1,
        first=row[7],
        there=there,
        refused=refused,
        taken=row[8],
    )


def number_values(number: CallNumber) -> Row:
    return (
        number.row,
        number.number,
        number.key,
        number.time,
        number.user_id,
        number.member_id,
        number.intent,
        number.customer_uuid,
    )


def number_of(row: Row) -> CallNumber:
    """A number from NUMBER_COLUMNS."""
    return CallNumber(*row)
