"""Which reader a file needs: what the file is decides, never its name."""

from __future__ import annotations

from collections.abc import Iterator

from yccall_desktop.core.ports import ReadRequest, SheetMessage
from yccall_desktop.sheets.sniff import FileKind, sniff
from yccall_desktop.sheets.source import Source


def read_rows(source: Source, request: ReadRequest, careful: bool) -> Iterator[SheetMessage]:
    """FileInfo, then the rows of the chosen sheet and its merged ranges.

    `source` is what is read, which may be other bytes than those of the request, such as those of
    a workbook that was decrypted. `careful` reads .xlsx in little memory. Raises SheetError, and
    errors that mean a damaged file.
    """
    kind = sniff(source)
    if kind is FileKind.TEXT:
        from yccall_desktop.sheets.csv_text import read_text

        return read_text(source, request.encoding)
    if careful:
        from yccall_desktop.sheets.xlsx_careful import read_workbook

        return read_workbook(source, request.sheet)
    from yccall_desktop.sheets.xlsx import read_workbook as read_fast

    return read_fast(source, request.sheet)
