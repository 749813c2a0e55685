"""Between a checked list and what is submitted: the numbers to call, and which were refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.columns import Role
from yccall_desktop.core.outcomes import RefusedNumber
from yccall_desktop.core.phone_text import digits_of
from yccall_desktop.core.problems import RowStatus
from yccall_desktop.core.row_filter import RowFilter
from yccall_desktop.core.submission import CallNumber

if TYPE_CHECKING:
    from yccall_desktop.core.call_sheet import CallSheet

_READY = RowFilter(RowStatus.READY)


def call_numbers(sheet: CallSheet) -> list[CallNumber]:
    """The ready rows in the list's order, as they are submitted."""
    return list(iter_call_numbers(sheet))


def iter_call_numbers(sheet: CallSheet) -> Iterator[CallNumber]:
    """The same, one at a time. The sheet must not change meanwhile."""
    return (_call_number(sheet, row) for row in sheet.matching(_READY))


def ready_keys(sheet: CallSheet) -> Iterator[str]:
    """The E.164 keys of the ready rows."""
    return (sheet.key(row) for row in sheet.matching(_READY))


def _call_number(sheet: CallSheet, row: int) -> CallNumber:
    columns = sheet.layout.columns

    def text(role: Role) -> str:
        return sheet.text(row, columns[role]).strip() if role in columns else ""

    return CallNumber(
        row=sheet.rows.number(row),
        number=sheet.number(row),
        key=sheet.key(row),
        time=sheet.moment(row),
        user_id=text(Role.USER_ID),
        member_id=text(Role.MEMBER_ID),
        intent=text(Role.INTENT),
        customer_uuid=text(Role.CUSTOMER_UUID),
    )


def find_refused(
    sheet: CallSheet, refused: Sequence[RefusedNumber], cancel: CancelToken
) -> tuple[dict[int, str], list[RefusedNumber]]:
    """The rows whose numbers the platform refused, each with its reason, and what matches no row.

    Reads every ready row, so not on the main thread. Raises Cancelled.
    """
    spellings = {text for one in refused for text in (one.number, digits_of(one.number))}
    numbers: dict[str, int] = {}
    keys: dict[str, int] = {}
    for row in sheet.matching(_READY):
        cancel.raise_if_cancelled()
        if (number := sheet.number(row)) in spellings:
            numbers[number] = row
        if (key := sheet.key(row)) in spellings:
            keys[key] = row
    rows = numbers | keys
    found, unmatched = {}, []
    for each in refused:
        row = rows.get(each.number, rows.get(digits_of(each.number), -1))
        if row < 0:
            unmatched.append(each)
        else:
            found[row] = each.reason
    return found, unmatched
