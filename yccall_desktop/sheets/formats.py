"""Which reader a file needs: what the file is decides, never its name."""

from __future__ import annotations

from collections.abc import Iterator

from yccall_desktop.core.ports import ReadRequest, SheetMessage
from yccall_desktop.sheets import sentences
from yccall_desktop.sheets.sentences import SheetError
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
    if kind is not FileKind.XLSX:
        return _surely(_read_other(kind, source, request), source)
    if careful:
        from yccall_desktop.sheets.xlsx_careful import read_workbook

        return read_workbook(source, request.sheet)
    from yccall_desktop.sheets.xlsx import read_workbook as read_fast

    return read_fast(source, request.sheet)


def _read_other(kind: FileKind, source: Source, request: ReadRequest) -> Iterator[SheetMessage]:
    """Read a format that has only one reader, which is loaded only then."""
    sheet = request.sheet
    if kind is FileKind.XLSB:
        from yccall_desktop.sheets import xlsb

        yield from xlsb.read_workbook(source, sheet)
    elif kind is FileKind.XLS:
        from yccall_desktop.sheets import xls

        yield from xls.read_workbook(source, sheet)
    elif kind is FileKind.ODS:
        from yccall_desktop.sheets import ods

        yield from ods.read_workbook(source, sheet)
    elif kind is FileKind.XML_2003:
        from yccall_desktop.sheets import xml_2003

        yield from xml_2003.read_workbook(source, sheet)
    else:
        from yccall_desktop.sheets import html_table

        yield from html_table.read_workbook(source, sheet, request.encoding)


def _surely(messages: Iterator[SheetMessage], source: Source) -> Iterator[SheetMessage]:
    """Say it in words when there is no other way of reading that could be tried."""
    try:
        yield from messages
    except (SheetError, OSError, MemoryError):
        raise
    except Exception as error:
        raise SheetError(sentences.damaged(source.path), repr(error)[:2000]) from error
