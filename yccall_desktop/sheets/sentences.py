"""What is said when a file cannot be read: what is wrong with it and what to do."""

from __future__ import annotations

from pathlib import Path

from yccall_desktop.errors import QT_TRANSLATE_NOOP, AppError, Words


class SheetError(AppError):
    """The file cannot be read for a reason that another way of reading would not change."""


def _words(template: str, path: Path, **values: str) -> Words:
    return Words("Sheet", template, {"file": path.name or str(path), **values})


def missing(path: Path) -> Words:
    return _words(
        QT_TRANSLATE_NOOP(
            "Sheet",
            "The file {file} was not found. Check whether it was moved, renamed or deleted, "
            "then open it again.",
        ),
        path,
    )


def folder(path: Path) -> Words:
    return _words(
        QT_TRANSLATE_NOOP("Sheet", "{file} is a folder. Open the file in it that has the numbers."),
        path,
    )


def not_a_file(path: Path) -> Words:
    return _words(
        QT_TRANSLATE_NOOP(
            "Sheet",
            "{file} is not a file. Open a sheet: .xlsx, .xls, .xlsb, .ods, .csv or text.",
        ),
        path,
    )


def lock_file(path: Path) -> Words:
    return _words(
        QT_TRANSLATE_NOOP(
            "Sheet",
            "{file} is only Excel's lock file, it holds no rows. Open {real} in the same folder.",
        ),
        path,
        real=path.name.removeprefix("~$"),
    )


def lock_file_alone(path: Path) -> Words:
    return _words(
        QT_TRANSLATE_NOOP(
            "Sheet",
            "{file} is only Excel's lock file, it holds no rows, and the workbook is not beside "
            "it. Open the workbook where it lies.",
        ),
        path,
    )


def bomb(path: Path) -> Words:
    return _words(
        QT_TRANSLATE_NOOP(
            "Sheet",
            "The file {file} unpacks to far more than a sheet holds, so it was not opened: it is "
            "damaged or made to do harm. Ask who sent it for a new one, as .csv.",
        ),
        path,
    )


def locked(path: Path) -> Words:
    return _words(
        QT_TRANSLATE_NOOP(
            "Sheet",
            "{file} cannot be opened: another program uses it, or you may not read it. "
            "Close it in Excel, then press Retry.",
        ),
        path,
    )


def unreadable(path: Path) -> Words:
    return _words(
        QT_TRANSLATE_NOOP(
            "Sheet",
            "{file} cannot be read from its disk or network folder. "
            "Copy it to this PC, then open the copy.",
        ),
        path,
    )


def empty(path: Path) -> Words:
    return _words(
        QT_TRANSLATE_NOOP(
            "Sheet",
            "The file {file} is empty. Save the sheet again where it was made, then open it again.",
        ),
        path,
    )


def damaged(path: Path) -> Words:
    return _words(
        QT_TRANSLATE_NOOP(
            "Sheet",
            "The file {file} could not be read; it may be damaged or not completely downloaded. "
            "Open it in Excel, save it again as .xlsx, then try again.",
        ),
        path,
    )


def password(path: Path) -> Words:
    return _words(
        QT_TRANSLATE_NOOP(
            "Sheet", "The file {file} is protected with a password. Type its password to read it."
        ),
        path,
    )


def wrong_password(path: Path) -> Words:
    return _words(
        QT_TRANSLATE_NOOP(
            "Sheet",
            "This password does not open {file}. Capital and small letters differ; type it again.",
        ),
        path,
    )


def no_reader(path: Path) -> Words:
    return _words(
        QT_TRANSLATE_NOOP(
            "Sheet",
            "The system did not start the program's part that reads {file}. Close other programs, "
            "check that no virus scanner stops this one, and press Retry.",
        ),
        path,
    )


def interrupted(path: Path) -> Words:
    return _words(
        QT_TRANSLATE_NOOP(
            "Sheet",
            "Reading {file} was interrupted before its last row; something stopped the program's "
            "part that reads files. Press Retry to read it again.",
        ),
        path,
    )


def other_format(path: Path, kind: str) -> Words:
    """`kind` is the format as people call it, such as "PDF"."""
    return _words(
        QT_TRANSLATE_NOOP(
            "Sheet",
            "The file {file} is in the format {kind}, which is not read here. Save its rows as "
            ".xlsx, .xls, .xlsb, .ods or .csv in the program that made it, then open that file.",
        ),
        path,
        kind=kind,
    )


def not_a_sheet(path: Path) -> Words:
    return _words(
        QT_TRANSLATE_NOOP(
            "Sheet",
            "The file {file} is not a spreadsheet. Open a sheet: .xlsx, .xls, .xlsb, .ods, .csv "
            "or text.",
        ),
        path,
    )


def no_tables(path: Path) -> Words:
    return _words(
        QT_TRANSLATE_NOOP(
            "Sheet",
            "The file {file} is a web page without a table. Export the rows again where it was "
            "made, as .xlsx or .csv if that is offered, then open that file.",
        ),
        path,
    )


def protected_elsewhere(path: Path) -> Words:
    return _words(
        QT_TRANSLATE_NOOP(
            "Sheet",
            "The file {file} is protected with a password. Open it in the program that made it, "
            "save it without a password or as .xlsx, then open that file.",
        ),
        path,
    )


def no_sheets(path: Path) -> Words:
    return _words(
        QT_TRANSLATE_NOOP(
            "Sheet", "The workbook {file} has no sheet with cells. Open another file."
        ),
        path,
    )


def no_rows(path: Path, sheet: str) -> Words:
    return _words(
        QT_TRANSLATE_NOOP(
            "Sheet",
            "The sheet “{sheet}” in {file} is empty. Choose another sheet or open another file.",
        ),
        path,
        sheet=sheet,
    )


def no_such_sheet(path: Path, sheet: str) -> Words:
    return _words(
        QT_TRANSLATE_NOOP(
            "Sheet",
            "The file {file} has no sheet named “{sheet}” any more. Open the file again.",
        ),
        path,
        sheet=sheet,
    )


def too_large(path: Path) -> Words:
    return _words(
        QT_TRANSLATE_NOOP(
            "Sheet",
            "The file {file} needs too much memory. Copy only the columns with numbers and "
            "names to a new workbook, save it, then open that file.",
        ),
        path,
    )


def too_slow(path: Path) -> Words:
    return _words(
        QT_TRANSLATE_NOOP(
            "Sheet",
            "Reading {file} took too long and was stopped. Copy the file to this PC, "
            "save it again as .xlsx in Excel, then open it.",
        ),
        path,
    )


def too_wide(path: Path, row: int) -> Words:
    """`row` is the record number, as Excel counts rows."""
    return _words(
        QT_TRANSLATE_NOOP(
            "Sheet",
            "In {file} row {row} has more cells than any sheet can have. Open the file in Excel, "
            "save it as .xlsx, then open that file.",
        ),
        path,
        row=str(row),
    )


def no_such_encoding(path: Path, encoding: str) -> Words:
    return _words(
        QT_TRANSLATE_NOOP(
            "Sheet",
            "The text encoding “{encoding}” is not known, so {file} was not read in it. "
            "Choose another encoding.",
        ),
        path,
        encoding=encoding[:40],
    )


def encoding_unknown(path: Path) -> Words:
    return _words(
        QT_TRANSLATE_NOOP(
            "Sheet",
            "The text encoding of {file} was not recognised. Open it in Excel and save it as "
            "“CSV UTF-8” or .xlsx, then open that file.",
        ),
        path,
    )


def open_quote(path: Path, row: int) -> Words:
    """`row` is the record number, as Excel counts rows."""
    return _words(
        QT_TRANSLATE_NOOP(
            "Sheet",
            "In {file} a quotation mark that opens in row {row} is never closed, so the rows "
            "after it cannot be told apart. Correct that row, then open the file again.",
        ),
        path,
        row=str(row),
    )


def stray_quote(path: Path, row: int) -> Words:
    """`row` is the record number, as Excel counts rows."""
    return _words(
        QT_TRANSLATE_NOOP(
            "Sheet",
            "In {file} the quotation marks in row {row} do not fit together: one of them is "
            "missing, or text follows one that ends a cell. Correct that row, then open the file "
            "again.",
        ),
        path,
        row=str(row),
    )
