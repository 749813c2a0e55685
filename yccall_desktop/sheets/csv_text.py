"""Reading text, a file or a pasted table: which encoding, which delimiter, then every record."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest

from yccall_desktop.core.cells import Block
from yccall_desktop.core.ports import FileInfo, SheetInfo
from yccall_desktop.sheets import sentences
from yccall_desktop.sheets.blocks import (
    FIRST_ROWS,
    MAX_COLUMNS,
    MOST_CELLS,
    NEXT_ROWS,
    make_block,
    text_kinds,
    without_trailing_blanks,
)
from yccall_desktop.sheets.delimiters import find_delimiter, stated_delimiter
from yccall_desktop.sheets.encodings import Encoding, detect, known_name
from yccall_desktop.sheets.pasted import pasted_lines, pasted_records
from yccall_desktop.sheets.sentences import SheetError
from yccall_desktop.sheets.source import Source

LONGEST_LINE = 1 << 24
"""Characters between two line ends: more is no table."""

_SAMPLE = 65_536
_LONGEST_FIELD = 1_000_000
_TEXT_FORMULA = re.compile('="([^"]*)"')
_END = "\x1f end of file \x1f"

Record = list[str]


def read_text(source: Source, forced: str = "") -> Iterator[FileInfo | Block]:
    """FileInfo (its count of rows is that of the lines), then the rows. Raises SheetError.

    `forced` is the encoding that the user chose; what does not fit it is replaced by U+FFFD. Bytes
    in memory are a pasted table.
    """
    if source.data is not None:
        yield from _pasted(source)
        return
    encoding = _encoding(source, forced)
    with _opened(source, encoding) as file:
        sample = file.read(_SAMPLE)
    stated = stated_delimiter(sample)
    delimiter = stated or find_delimiter(sample, len(sample) < _SAMPLE)
    yield _info(source, encoding, delimiter)
    with _opened(source, encoding) as file:
        if stated:
            file.readline()
        yield from _sent(source, _records(_lines(file, source), delimiter, source))


def _pasted(source: Source) -> Iterator[FileInfo | Block]:
    """Text from the clipboard: a tab is its delimiter whenever it holds any."""
    encoding = _encoding(source, "")
    with _opened(source, encoding) as file:
        text = file.read().rstrip("\0")
    if "\t" in text:
        delimiter, records = "\t", pasted_records(text)
    else:
        delimiter = find_delimiter(text[:_SAMPLE], len(text) < _SAMPLE)
        records = _records(pasted_lines(text), delimiter, source)
    yield _info(source, encoding, delimiter)
    yield from _sent(source, records)


def _encoding(source: Source, forced: str) -> Encoding:
    name = known_name(forced) if forced else ""
    if name is None:
        raise SheetError(sentences.no_such_encoding(source.path, forced))
    with source.open() as file:
        encoding = detect(file, name)
    if encoding is None:
        raise SheetError(sentences.encoding_unknown(source.path))
    return encoding


def _opened(source: Source, encoding: Encoding) -> io.TextIOWrapper:
    return io.TextIOWrapper(source.open(), encoding.codec, errors="replace", newline="")


def _info(source: Source, encoding: Encoding, delimiter: str) -> FileInfo:
    sheet = SheetInfo(source.path.stem, encoding.lines)
    return FileInfo(
        (sheet,),
        sheet.name,
        encoding=encoding.name,
        delimiter=delimiter,
        encodings=encoding.choices,
    )


def _sent(source: Source, records: Iterable[Record]) -> Iterator[Block]:
    sent = 0
    for block in without_trailing_blanks(_blocks(records, source)):
        sent += block.rows
        yield block
    if not sent:
        raise SheetError(sentences.empty(source.path))


def _blocks(records: Iterable[Record], source: Source) -> Iterator[Block]:
    chunk: list[Record] = []
    width = 0
    limit = FIRST_ROWS
    for number, record in enumerate(records, 1):
        if len(record) > width:
            width = len(record)
            if width > MAX_COLUMNS:
                raise SheetError(sentences.too_wide(source.path, number))
        chunk.append(record)
        if len(chunk) >= limit or len(chunk) * width > MOST_CELLS:
            yield _block(chunk)
            chunk, width, limit = [], 0, NEXT_ROWS
    if chunk:
        yield _block(chunk)


def _block(chunk: list[Record]) -> Block:
    shown = map(_as_shown, zip_longest(*chunk, fillvalue=""))
    columns = ((texts, text_kinds(texts)) for texts in shown)
    return make_block(columns, len(chunk), bytes(len(chunk)))


def _as_shown(texts: Sequence[str]) -> Sequence[str]:
    """Programs write ="13800138000" so that Excel shows all digits of a number: the formula's text
    is what the cell holds."""
    if '="' not in "".join(texts):
        return texts
    return [match[1] if (match := _TEXT_FORMULA.fullmatch(text)) else text for text in texts]


def _lines(file: io.TextIOBase, source: Source) -> Iterator[str]:
    while line := file.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise SheetError(sentences.damaged(source.path), "a line without end")
        if "\0" in line and not line.strip("\0\r\n"):
            line = line.strip("\0")  # a disk's own filling, at the end of a file that was cut off
        yield line


def _records(lines: Iterable[str], delimiter: str, source: Source) -> Iterator[Record]:
    """The records; an end mark tells whether a quotation mark was left open."""
    csv.field_size_limit(_LONGEST_FIELD)
    # strict: a stray pair of quotation marks must not swallow the rows between them
    records = csv.reader(chain(lines, (_END,)), delimiter=delimiter, strict=True)
    number = 0
    try:
        for record in records:
            number += 1
            if record and record[-1].endswith(_END):
                if record == [_END]:
                    return
                raise SheetError(sentences.open_quote(source.path, number))
            yield record
    except csv.Error as error:
        stray = "expected after" in str(error)
        sentence = sentences.stray_quote if stray else sentences.open_quote
        raise SheetError(sentence(source.path, number + 1), repr(error)) from error
