"""Write a workbook whose every cell is text, so that nothing becomes a formula or loses a zero."""

from __future__ import annotations

import contextlib
import errno
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.errors import QT_TRANSLATE_NOOP, AppError, Words
from yccall_desktop.paths import replace_patiently

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.workbook import Workbook

MAX_COLUMNS = 16_384
_MAX_CHARACTERS = 32_767
_MAX_TITLE = 31
_ROWS_PER_CANCEL = 500
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE = re.compile("_x(?=[0-9A-Fa-f]{4}_)")
"""What a workbook's readers take for a character's code, unless its underscore is one itself."""

_NOT_IN_TITLE = re.compile(r"[\\*?:/\[\]]")
_TEXT = "@"
"""The format of every cell and column, or Excel makes a number of what is typed over a text."""

_REPLACEMENT = "\ufffd"


@dataclass(frozen=True)
class Sheet:
    """One sheet to write: its title, column widths in characters, header and rows of texts."""

    title: str
    widths: Sequence[int]
    header: Sequence[str]
    rows: Iterable[Sequence[str]]


def safe_text(text: str) -> str:
    """What a cell can hold of `text`: control characters replaced, cut at Excel's limit."""
    return _UNWRITABLE.sub(_REPLACEMENT, text)[:_MAX_CHARACTERS]


def write_workbook(
    path: Path,
    sheets: Sequence[Sheet],
    cancel: CancelToken | None = None,
    properties: Mapping[str, str] | None = None,
) -> None:
    """Write the sheets to `path`, replacing it in one step when all is written.

    `properties` are kept in the file and shown by Excel only among its advanced properties.
    Raises AppError in words, Cancelled; in both cases a file that was there stays.
    """
    from openpyxl import Workbook
    from openpyxl.packaging.custom import StringProperty

    fresh = path.with_name(path.name + ".new")
    book = Workbook(write_only=True)
    for name, text in (properties or {}).items():
        book.custom_doc_props.append(  # type: ignore[attr-defined]
            StringProperty(name=name, value=text)
        )
    try:
        for sheet in sheets:
            _fill(book, sheet, cancel)
        book.save(fresh)
        replace_patiently(fresh, path)
    except OSError as error:
        raise _failure(error, path) from error
    finally:
        _let_go(book)
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)


def _fill(book: Workbook, sheet: Sheet, cancel: CancelToken | None) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    page = book.create_sheet(_NOT_IN_TITLE.sub(" ", safe_text(sheet.title))[:_MAX_TITLE])
    page.freeze_panes = "A2"
    for column, width in enumerate(sheet.widths, 1):
        dimension = page.column_dimensions[get_column_letter(column)]
        dimension.width, dimension.number_format = width, _TEXT
    bold = Font(bold=True)

    def cell(text: str, font: Font | None = None) -> Cell | None:
        if not text:
            return None
        escaped = _ESCAPE_LIKE.sub("_x005F_x", safe_text(text))
        made: Cell = WriteOnlyCell(page, value=escaped)
        made.data_type, made.number_format = "s", _TEXT
        if font is not None:
            made.font = font
        return made

    page.append([cell(text, bold) for text in sheet.header])
    for count, row in enumerate(sheet.rows):
        if cancel is not None and count % _ROWS_PER_CANCEL == 0:
            cancel.raise_if_cancelled()
        page.append([cell(text) for text in row])


def _let_go(book: Workbook) -> None:
    """Close the temporary files of sheets that were begun, or Windows would keep them."""
    for page in book.worksheets:
        with contextlib.suppress(Exception):
            page.close()
        with contextlib.suppress(Exception):
            Path(page._writer.out).unlink(missing_ok=True)  # type: ignore[attr-defined]


def _failure(error: OSError, path: Path) -> AppError:
    values = {"file": str(path), "reason": error.strerror or type(error).__name__}
    if isinstance(error, PermissionError):
        template = QT_TRANSLATE_NOOP(
            "Export",
            "{file} cannot be replaced. Close it in Excel and try again, or choose another name.",
        )
    elif error.errno == errno.ENOSPC:
        template = QT_TRANSLATE_NOOP(
            "Export", "The disk is full, so {file} was not written. Make room and try again."
        )
    else:
        template = QT_TRANSLATE_NOOP(
            "Export", "{file} could not be written: {reason}. Choose another folder and try again."
        )
    return AppError(Words("Export", template, values), type(error).__name__)
