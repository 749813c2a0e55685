"""The columns of the rows table: what each shows, and the words of its role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QCoreApplication

from yccall_desktop.core.call_sheet import CallSheet
from yccall_desktop.core.columns import Role, column_letter, column_title
from yccall_desktop.errors import QT_TRANSLATE_NOOP

MAX_OTHER_COLUMNS = 60
"""How many columns without a role are shown; a sheet may have 16,384."""


class ColumnKind(IntEnum):
    """What a column of the table shows."""

    ROW = 0
    CELL = 1
    WILL_CALL = 2
    PROBLEM = 3
    FILE = 4


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `source` is the sheet's column (0-based) of a CELL, else -1."""

    kind: ColumnKind
    source: int = -1
    role: Role | None = None


_ROLE_NAMES = {
    Role.PHONE: QT_TRANSLATE_NOOP("Columns", "Phone"),
    Role.MEMBER_ID: QT_TRANSLATE_NOOP("Columns", "Member ID"),
    Role.USER_ID: QT_TRANSLATE_NOOP("Columns", "User ID"),
    Role.CUSTOMER_UUID: QT_TRANSLATE_NOOP("Columns", "Customer UUID"),
    Role.INTENT: QT_TRANSLATE_NOOP("Columns", "Customer intent"),
    Role.PRESET_TIME: QT_TRANSLATE_NOOP("Columns", "Preset call time"),
}

_ROLE_HELP = {
    Role.PHONE: QT_TRANSLATE_NOOP("Columns", "The numbers that will be called"),
    Role.MEMBER_ID: QT_TRANSLATE_NOOP("Columns", "Comes back with the call records"),
    Role.USER_ID: QT_TRANSLATE_NOOP("Columns", "The employee; comes back with the call records"),
    Role.CUSTOMER_UUID: QT_TRANSLATE_NOOP(
        "Columns", "The customer's own id; comes back with the call records"
    ),
    Role.INTENT: QT_TRANSLATE_NOOP("Columns", "Comes back with the call records"),
    Role.PRESET_TIME: QT_TRANSLATE_NOOP("Columns", "A time for each number, before the task's own"),
}


def role_name(role: Role) -> str:
    """The role in the window's language."""
    return QCoreApplication.translate("Columns", _ROLE_NAMES[role])


def role_help(role: Role) -> str:
    """What the role is for, in the window's language."""
    return QCoreApplication.translate("Columns", _ROLE_HELP[role])


def table_columns(sheet: CallSheet) -> Sequence[Column]:
    """Row, file (where there are several), phone, will call and problem, always in sight; the
    mapped columns; the rest."""
    mapped = sheet.layout.columns
    columns = [Column(ColumnKind.ROW)]
    if len(sheet.rows.files) > 1:
        columns.append(Column(ColumnKind.FILE))
    if Role.PHONE in mapped:
        columns.append(Column(ColumnKind.CELL, mapped[Role.PHONE], Role.PHONE))
    columns += [Column(ColumnKind.WILL_CALL), Column(ColumnKind.PROBLEM)]
    columns += [
        Column(ColumnKind.CELL, mapped[role], role)
        for role in Role
        if role in mapped and role is not Role.PHONE
    ]
    used = set(mapped.values())
    rest = (index for index in range(sheet.rows.column_count) if index not in used)
    columns += [
        Column(ColumnKind.CELL, index)
        for index, _ in zip(rest, range(MAX_OTHER_COLUMNS), strict=False)
    ]
    return columns


def source_title(sheet: CallSheet, column: int) -> str:
    """How a column of the sheet is called: its letter, and its header when it has one."""
    title = " ".join(column_title(sheet.rows, sheet.layout, column).split())
    letter = column_letter(column)
    return letter if title in ("", letter) else f"{title[:40]} · {letter}"
