"""Tab-separated text as spreadsheet programs put it on the clipboard."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CELL = re.compile(r'(?:"((?>[^"]+|"")*+)"(?=[\t\r\n]|\Z)|([^\t\r\n]*))(\t|\r\n?|\n|\Z)')


_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")


def pasted_lines(text: str) -> Iterator[str]:
    """The lines with their ends, one by one: a list of all would need several times the memory."""
    for line in _LINE.finditer(text):
        yield line[0]


def pasted_records(text: str) -> Iterator[list[str]]:
    """The rows of cells.

    Cells are quoted only when they hold a line break or a tab; a quotation mark that is not closed
    at the end of a cell is a part of its text, as in `5" screen`.
    """
    if '"' not in text:
        for line in pasted_lines(text):
            yield line.rstrip("\r\n").split("\t")
        return
    record: list[str] = []
    for cell in _CELL.finditer(text):
        quoted, plain, end = cell.groups()
        record.append(plain if quoted is None else quoted.replace('""', '"'))
        if end != "\t":
            yield record
            record = []
