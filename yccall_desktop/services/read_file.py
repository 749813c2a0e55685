"""One file on its way into a list: its rows, its layout, the sheet that its layout leads to."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.cells import MergedCells, Place, SheetRows
from yccall_desktop.core.columns import HEADER_WITHIN, Layout, Role, detect_columns, detect_layout
from yccall_desktop.core.known_layout import FindLayout, Recognised, recognise
from yccall_desktop.core.ports import FileInfo, ReadRequest, SheetReader
from yccall_desktop.services.file_stamp import FileStamp, stamp_of
from yccall_desktop.services.own_columns import OwnLayout, own_layout


@dataclass(frozen=True, slots=True)
class HeaderChoice:
    """Which row is the header: found by itself, or `row` (0-based; None: there is no header).

    `columns` are then those that are used; None: they are found.
    """

    automatic: bool = True
    row: int | None = None
    columns: Mapping[Role, int] | None = None


AUTO = HeaderChoice()


class FileReading:
    """Reads one file. `rows` grow while `grow` is iterated; the rest is known after the first step.

    `count` is how many rows the file gave so far, `known` the header that is remembered, `own` what
    a workbook of problem rows says of its columns.
    `led_by` is the fingerprint of the header that led from the sheet with most phone-like cells to
    the one that is read, '' when that is the same.
    """

    def __init__(
        self,
        reader: SheetReader,
        wanted: ReadRequest,
        name: str,
        find_layout: FindLayout | None,
        cancel: CancelToken,
    ) -> None:
        self._reader, self._find_layout, self._cancel = reader, find_layout, cancel
        self.wanted = wanted
        self.name = name
        self.rows = SheetRows()
        self.info = FileInfo((), "")
        self.merged = MergedCells(())
        self.stamp: FileStamp | None = None
        self.known: Recognised | None = None
        self.own: OwnLayout | None = None
        self.led_by = ""
        self.count = 0

    def grow(self) -> Generator[None, None, None]:
        """Read block by block. Close it when it is not read to its end. Raises AppError."""
        self.stamp = None if self.wanted.data is not None else stamp_of(self.wanted.path)
        leads_to = ""
        with closing(self._reader.read(self.wanted, self._cancel)) as messages:
            for message in messages:
                if isinstance(message, FileInfo):
                    self.info = message
                    self.rows.hide_columns(message.hidden_columns)
                    self.rows.begin_part(Place(self.name, message.sheet, 1))
                elif isinstance(message, MergedCells):
                    self.merged = message
                    self.rows.add_merged(message)
                else:
                    self.rows.append(message)
                    if self.count < HEADER_WITHIN:
                        self._recognise()
                        leads_to = self._leads_to()
                    self.count = len(self.rows)
                    if leads_to:
                        break
                    yield
        if leads_to:
            self.rows, self.merged, self.known, self.count = SheetRows(), MergedCells(()), None, 0
            self.wanted = replace(self.wanted, sheet=leads_to)
            yield from self.grow()

    def _leads_to(self) -> str:
        """The sheet that the user went to from one like this, if the file has it."""
        known = self.known
        if known is None or self.wanted.sheet is not None:
            return ""
        sheet = known.layout.sheet
        if sheet == self.info.sheet or sheet not in [one.name for one in self.info.sheets]:
            return ""
        self.led_by = known.fingerprint
        return sheet

    def _recognise(self) -> None:
        """What the first rows tell: that this program wrote them, or that they are remembered."""
        self.own = own_layout(self.rows, self.info.columns)
        if self._find_layout is not None and self.own is None and self.known is None:
            self.known = recognise(self.rows, self._find_layout)

    def layout(self, header: HeaderChoice = AUTO) -> Layout:
        """The layout that the rows so far speak for."""
        if not header.automatic:
            if header.columns is not None:
                return Layout(header.row, header.columns)
            return detect_columns(self.rows, header.row)
        if self.own is not None:
            return self.own.layout
        known = self.known
        if known is None:
            return detect_layout(self.rows)
        if known.layout.columns:
            return Layout(known.row, known.layout.columns)
        return detect_columns(self.rows, known.row)
