"""Puts the phone numbers of a sheet file, or a typed one, on the do-not-call list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from yccall_desktop.core.call_sheet import CallSheet, RowFilter
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.cells import CellKind
from yccall_desktop.core.columns import Role, phone_columns, with_role
from yccall_desktop.core.do_not_call import AddedNumbers, DoNotCallList
from yccall_desktop.core.header_words import names_do_not_call
from yccall_desktop.core.number_form import NumberForm
from yccall_desktop.core.ports import SheetReader
from yccall_desktop.core.problems import Code, RowStatus
from yccall_desktop.errors import QT_TRANSLATE_NOOP, AppError, Words
from yccall_desktop.services.import_sheet import ImportRequest, ImportState, import_sheet

if TYPE_CHECKING:
    from yccall_desktop.core.phone import PhoneChecker

KEPT_DAYS = (0, 30, 90, 365)
"""How long numbers may stay on the list; 0 is for ever."""

_CANCEL_EVERY = 1_000


@dataclass(frozen=True, slots=True)
class AddSheetRequest:
    """Which file; `region` is the country of the numbers that are written without a country code;
    `days` one of KEPT_DAYS."""

    path: Path
    region: str
    days: int = 0


@dataclass(frozen=True, slots=True)
class AddState:
    """How far it is: rows that were read; `saving`: they are being written to the list."""

    rows: int
    saving: bool = False


@dataclass(frozen=True, slots=True)
class SheetAdded:
    """What came of a file: `problems` counts the rows without a usable number by their problem,
    `repaired` those whose number was taken as it was probably meant. `left`: the sheets with
    rows of which nothing was taken."""

    file: str
    sheets: tuple[str, ...]
    rows: int
    added: AddedNumbers
    repaired: int = 0
    problems: Mapping[Code, int] = field(default_factory=dict)
    left: tuple[str, ...] = ()


@dataclass(slots=True)
class _Found:
    """The numbers of a sheet, as they are met."""

    repaired: int = 0
    problems: Counter[Code] = field(default_factory=Counter)


def here_today() -> date:
    """The day that the clock here shows."""
    return datetime.now().astimezone().date()


def last_day(today: date, days: int) -> date | None:
    """The last day of numbers that stay for `days` days; None for 0, which is for ever."""
    return today + timedelta(days=days) if days else None


def add_sheet(
    reader: SheetReader,
    numbers: DoNotCallList,
    request: AddSheetRequest,
    today: date,
    report: Callable[[AddState], None],
    cancel: CancelToken,
) -> SheetAdded:
    """Add every number of a file's do-not-call sheets; blocks, so call it off the main thread.

    Without a sheet of such a name the one with most numbers is taken. Hidden rows count too. Of a
    cell with a likely repair the repaired number is taken, of a cell with several numbers each, of
    several phone columns all: a number too many on this list is a smaller harm than one too few.
    Cancelled: nothing was added. Raises AppError, Cancelled.
    """
    states = _read(reader, request, report, cancel)
    read = {one.info.sheet: one.sheet for one in states if Role.PHONE in one.sheet.layout.columns}
    if not read:
        raise _no_phone_column(request.path)
    rows, found = 0, _Found()
    for sheet in read.values():
        sheet.include_hidden(True)
        rows += sheet.totals.rows - sheet.totals.blank
    report(AddState(rows, saving=True))
    keys = chain.from_iterable(_sheet_keys(sheet, found, cancel) for sheet in read.values())
    expires = last_day(today, request.days)
    added = numbers.add(keys, request.path.name, today, expires, cancel)
    left = (one.name for one in states[-1].info.sheets if one.rows and one.name not in read)
    return SheetAdded(
        request.path.name,
        tuple(read),
        rows,
        added,
        found.repaired,
        dict(found.problems),
        tuple(left),
    )


def _read(
    reader: SheetReader,
    request: AddSheetRequest,
    report: Callable[[AddState], None],
    cancel: CancelToken,
) -> list[ImportState]:
    """All sheets that are named do-not-call lists, else the one with most numbers."""
    before = 0

    def reading(state: ImportState) -> None:
        report(AddState(before + state.checked))

    # in this form numbers of every country are ready, and `number` is the key itself
    wanted = ImportRequest(request.path, None, request.region, NumberForm.INTERNATIONAL)
    first = import_sheet(reader, wanted, reading, cancel)
    named = [one.name for one in first.info.sheets if one.rows and names_do_not_call(one.name)]
    if not named:
        return [first]
    states = []
    before = first.checked
    for name in named:
        state = first
        if name != first.info.sheet:
            state = import_sheet(reader, replace(wanted, sheet=name), reading, cancel)
            before += state.checked
        states.append(state)
    return states


def _sheet_keys(sheet: CallSheet, found: _Found, cancel: CancelToken) -> Iterator[int]:
    """The numbers of all phone columns of a sheet."""
    yield from _keys(sheet, found, cancel)
    for column in phone_columns(sheet.rows, sheet.layout)[1:]:
        layout = with_role(sheet.layout, column, Role.PHONE)
        further = sheet.with_layout(layout, sheet.checker, cancel)
        yield from _keys(further, found, cancel, seldom=True)


def _keys(
    sheet: CallSheet, found: _Found, cancel: CancelToken, *, seldom: bool = False
) -> Iterator[int]:
    """The number of every row that has one; the others are counted in `found`.

    `seldom`: a row may have none.
    """
    for status in (RowStatus.READY, RowStatus.DUPLICATE):
        for row in sheet.matching(RowFilter(status)):
            yield int(sheet.number(row))
    for position, row in enumerate(sheet.matching(RowFilter(RowStatus.INVALID))):
        if position % _CANCEL_EVERY == 0:
            cancel.raise_if_cancelled()
        numbers, code = _read_again(sheet, row)
        if code is not None and numbers:
            found.repaired += 1
        elif code is not None and not (seldom and code in (Code.NO_NUMBER, Code.MERGED)):
            found.problems[code] += 1
        yield from map(int, numbers)


def _read_again(sheet: CallSheet, row: int) -> tuple[list[str], Code | None]:
    """The numbers of the phone cell alone, and its problem where they are repaired ones or none.

    So a call time that is not understood keeps no number off the list.
    """
    phone = sheet.layout.columns[Role.PHONE]
    verdict = sheet.checker.check(sheet.text(row, phone), sheet.rows.kind(row, phone))
    if verdict.problem is None:
        return [verdict.number], None
    numbers = [
        number
        for text in verdict.problem.parts or (verdict.problem.suggestion,)
        if (number := _meant(sheet.checker, text))
    ]
    return numbers, verdict.problem.code


def _meant(checker: PhoneChecker, text: str) -> str:
    """The number of a text, the one that it was probably meant as, or ''."""
    verdict = checker.check(text, CellKind.TEXT)
    if verdict.problem is not None and verdict.problem.suggestion:
        return checker.check(verdict.problem.suggestion, CellKind.TEXT).number
    return verdict.number


def _no_phone_column(path: Path) -> AppError:
    template = QT_TRANSLATE_NOOP(
        "DoNotCall",
        "No column with phone numbers was found in {file}. Nothing was added; open the file in "
        "Excel and give the column the title Phone.",
    )
    return AppError(Words("DoNotCall", template, {"file": path.name}))


def read_number(text: str, region: str) -> int:
    """The key of a number that was typed in; AppError with the reason when it is none."""
    from yccall_desktop.core.phone import PhoneChecker

    verdict = PhoneChecker(region, NumberForm.INTERNATIONAL).check(text, CellKind.TEXT)
    if verdict.problem is not None:
        raise AppError(verdict.problem.words())
    return int(verdict.key)
