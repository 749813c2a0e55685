"""From one file or several to a checked list, reported while it grows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from yccall_desktop.core.call_sheet import CallSheet
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.columns import Layout, Role
from yccall_desktop.core.known_layout import FindLayout, Recognised
from yccall_desktop.core.number_form import NumberForm
from yccall_desktop.core.ports import FileInfo, ReadRequest, SheetReader
from yccall_desktop.core.screening import Screening
from yccall_desktop.core.swallowed import Swallowed, swallowed_rows
from yccall_desktop.core.uncalled import uncalled_numbers
from yccall_desktop.errors import AppError
from yccall_desktop.services.carry_over import CarriedOver, carry_over
from yccall_desktop.services.file_stamp import FileStamp
from yccall_desktop.services.join_files import Part, align, append_part, file_names
from yccall_desktop.services.read_file import AUTO, FileReading, HeaderChoice

__all__ = ["AUTO", "HeaderChoice", "ImportFailedError", "ImportRequest", "ImportState",
           "ImportedFile", "import_sheet"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What to read and how. `sheet` None: the one with most phone-like cells; `region` ISO code.

    `encoding`, `password` and `data` as in ReadRequest. `others` are further files whose rows
    follow in the same list. `find_layout` knows the layouts that are remembered, None knows none.
    `before`: the list as it was read earlier, whose decisions are applied again.
    """

    path: Path
    sheet: str | None
    region: str
    form: NumberForm
    header: HeaderChoice = AUTO
    encoding: str = ""
    password: str = field(default="", repr=False)
    data: bytes | None = field(default=None, repr=False)
    others: tuple[ReadRequest, ...] = ()
    screening: Screening | None = field(default=None, repr=False)
    find_layout: FindLayout | None = field(default=None, repr=False)
    before: CallSheet | None = field(default=None, repr=False)

    @property
    def files(self) -> tuple[ReadRequest, ...]:
        """All files, in the order of the list."""
        first = ReadRequest(self.path, self.sheet, self.encoding, self.password, self.data)
        return (first, *self.others)

    def with_files(self, files: tuple[ReadRequest, ...]) -> ImportRequest:
        """The same of other files, of which there is at least one."""
        first, *others = files
        return replace(
            self,
            path=first.path,
            sheet=first.sheet,
            encoding=first.encoding,
            password=first.password,
            data=first.data,
            others=tuple(others),
        )


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file of a list. `name` tells it from the others; `stamp` None: it cannot be watched."""

    path: Path
    name: str
    info: FileInfo
    stamp: FileStamp | None = None
    pasted: bool = False


@dataclass(frozen=True, slots=True)
class ImportState:
    """What is known of a list so far.

    `checked` is one past the last row index that may be read; `sheet` keeps growing behind it
    until `finished`. `path` and `info` are the first file's; its row counts are exact for the
    chosen sheet once finished. `reading` is the name of the file that is read now.
    `known`: the remembered layout that was applied; `led_by`: see FileReading. `added`: where the
    columns stand that this program added to problem rows. `carried`: see `before`. `swallowed`, by
    column: see core.swallowed, empty until finished.
    """

    path: Path
    info: FileInfo
    sheet: CallSheet
    checked: int
    finished: bool
    files: tuple[ImportedFile, ...] = ()
    reading: str = ""
    known: Recognised | None = None
    led_by: str = ""
    added: Mapping[str, int] = field(default_factory=dict)
    carried: CarriedOver | None = None
    swallowed: Mapping[int, Swallowed] = field(default_factory=dict)


class ImportFailedError(AppError):
    """One of the files cannot be read; `cause` says why in the same words."""

    def __init__(self, path: Path, cause: AppError) -> None:
        super().__init__(cause.words, cause.detail)
        self.path = path
        self.cause = cause


def import_sheet(
    reader: SheetReader,
    request: ImportRequest,
    report: Callable[[ImportState], None],
    cancel: CancelToken,
) -> ImportState:
    """Read and check every row; blocks, so call it off the main thread.

    Reports as soon as the first rows are checked, then after each block, with the same CallSheet
    as long as one file is read. Header and columns are looked for again when all its rows are
    there: if they then lie elsewhere, there is another CallSheet. Raises ImportFailedError,
    Cancelled.
    """
    return _Import(reader, request, report, cancel).run()


class _Import:
    def __init__(
        self,
        reader: SheetReader,
        request: ImportRequest,
        report: Callable[[ImportState], None],
        cancel: CancelToken,
    ) -> None:
        from yccall_desktop.core.phone import PhoneChecker

        self._request, self._report, self._cancel = request, report, cancel
        self._checker = PhoneChecker(request.region, request.form)
        names = file_names([one.path for one in request.files])
        self._readings = [
            FileReading(reader, wanted, name, request.find_layout, cancel)
            for wanted, name in zip(request.files, names, strict=True)
        ]
        self._first = self._readings[0]
        self._extra: dict[Role, int] = {}
        self._added: dict[str, int] = {}
        self._swallowed: Mapping[int, Swallowed] = {}
        self._read = 0

    def run(self) -> ImportState:
        sheet = self._read_first()
        for reading in self._readings[1:]:
            self._join(sheet, reading)
        sheet = self._with_all_columns(sheet)
        delimiters = {one.name: one.info.delimiter for one in self._readings if one.info.delimiter}
        self._swallowed = swallowed_rows(sheet, delimiters, self._cancel)
        before = self._request.before
        carried = carry_over(before, sheet) if before is not None else None
        if carried is not None and carried.decisions.done:
            sheet = self._sheet(sheet.layout, carried)
            sheet.check_appended(self._cancel)
        sheet.uncalled = uncalled_numbers(sheet, self._cancel)
        return replace(self._state(sheet, self._first), finished=True, reading="", carried=carried)

    def _sheet(self, layout: Layout, carried: CarriedOver | None = None) -> CallSheet:
        decisions = None if carried is None else carried.decisions
        rows, screening = self._first.rows, self._request.screening
        return CallSheet(rows, layout, self._checker, decisions, screening)

    def _state(self, sheet: CallSheet, reading: FileReading) -> ImportState:
        files = tuple(_imported(one) for one in self._readings[: self._read + 1])
        return ImportState(
            path=files[0].path,
            info=files[0].info,
            sheet=sheet,
            checked=sheet.end_row,
            finished=False,
            files=files,
            reading=reading.name,
            known=self._first.known if self._request.header.automatic else None,
            led_by=self._first.led_by,
            added=self._added,
            swallowed=self._swallowed,
        )

    # --- the first file ----------------------------------------------------------------------
    def _read_first(self) -> CallSheet:
        sheet: CallSheet | None = None
        with _told_apart(self._first), closing(self._first.grow()) as steps:
            for _ in steps:
                if sheet is None:
                    sheet = self._sheet(self._layout())
                sheet.check_appended(self._cancel)
                self._report(self._state(sheet, self._first))
        self._cancel.raise_if_cancelled()
        if (own := self._first.own) is not None:
            self._added.update(own.added)
        return self._settled(sheet or self._sheet(Layout(None, {})))

    def _layout(self) -> Layout:
        """Of the first file; columns that came with another one are not there yet."""
        layout = self._first.layout(self._request.header)
        width = self._first.rows.column_count
        there = {role: column for role, column in layout.columns.items() if column < width}
        self._extra = dict(layout.columns)
        return replace(layout, columns=there)

    def _settled(self, sheet: CallSheet) -> CallSheet:
        """The sheet with the layout that all its rows speak for."""
        layout = self._layout()
        if (layout.header_row, layout.columns) != (sheet.layout.header_row, sheet.layout.columns):
            return sheet.with_layout(layout, sheet.checker, self._cancel)
        sheet.settle_merged()
        sheet.layout = layout
        return sheet

    # --- further files -----------------------------------------------------------------------
    def _join(self, sheet: CallSheet, reading: FileReading) -> None:
        """Read a further file whole, then append its rows: only all of them tell its layout."""
        self._report(self._state(sheet, reading))
        with _told_apart(reading), closing(reading.grow()) as steps:
            for _ in steps:
                self._cancel.raise_if_cancelled()
        self._cancel.raise_if_cancelled()
        self._read += 1
        found = reading.layout()
        alignment = align(sheet.rows, sheet.layout, reading.rows, found)
        if found.uncertain:
            sheet.layout = replace(sheet.layout, uncertain=True)
        for role, column in alignment.roles.items():
            self._extra.setdefault(role, column)
        if (own := reading.own) is not None:
            for name, column in own.added.items():
                self._added.setdefault(name, alignment.columns[column])
        part = Part(reading.rows, found, reading.merged)
        for _ in append_part(sheet.rows, part, alignment, reading.name, reading.info.sheet):
            sheet.check_appended(self._cancel)
            self._report(self._state(sheet, reading))

    def _with_all_columns(self, sheet: CallSheet) -> CallSheet:
        """What a further file knows of columns that the first does not have."""
        width = sheet.rows.column_count
        columns = {role: column for role, column in self._extra.items() if column < width}
        if len(self._readings) == 1 or columns == sheet.layout.columns:
            return sheet
        layout = replace(sheet.layout, columns=columns)
        return sheet.with_layout(layout, sheet.checker, self._cancel)


@contextmanager
def _told_apart(reading: FileReading) -> Iterator[None]:
    try:
        yield
    except AppError as error:
        raise ImportFailedError(reading.wanted.path, error) from error


def _imported(reading: FileReading) -> ImportedFile:
    wanted, info, rows = reading.wanted, reading.info, reading.count
    sheets = tuple(
        replace(sheet, rows=rows) if sheet.name == info.sheet else sheet for sheet in info.sheets
    )
    counted = replace(info, sheets=sheets)
    pasted = wanted.data is not None
    return ImportedFile(wanted.path, reading.name, counted, reading.stamp, pasted)
