"""Reading text: which encoding, which delimiter, then record by record."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice, zip_longest
from pathlib import Path

from yccall_desktop.core.cells import Block
from yccall_desktop.core.ports import FileInfo, SheetInfo
from yccall_desktop.sheets import sentences
from yccall_desktop.sheets.blocks import (
    block_sizes,
    make_block,
    text_kinds,
    without_trailing_blanks,
)
from yccall_desktop.sheets.sentences import SheetError
from yccall_desktop.sheets.source import Source

DELIMITERS = ",;\t|"
_PIECE = 1 << 20
_SAMPLE = 65_536
_SAMPLE_RECORDS = 100
_LONGEST_FIELD = 1_000_000
_END = "\x1f end of file \x1f"
_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEPARATOR_LINE = re.compile(r"sep=([^\r\n])\r?\n?", re.IGNORECASE)
_PAIRS = re.compile(rb"[\x81-\xfe][\xa1-\xfe]")
_SINGLES = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")


def read_text(source: Source, _encoding: str = "") -> Iterator[FileInfo | Block]:
    """FileInfo (its count of rows is that of the lines), then the rows. Raises SheetError."""
    path = source.path
    encoding, lines = find_encoding(path)
    with path.open(encoding=encoding, newline="") as file:
        sample = file.read(_SAMPLE)
    separator = _SEPARATOR_LINE.match(sample)
    delimiter = separator[1] if separator else find_delimiter(sample)
    info = SheetInfo(path.stem, lines)
    shown = encoding.removesuffix("-sig")
    yield FileInfo((info,), info.name, encoding=shown, delimiter=delimiter)
    sent = 0
    with path.open(encoding=encoding, newline="") as file:
        if separator:
            file.readline()
        for block in without_trailing_blanks(_blocks(file, delimiter, path)):
            sent += block.rows
            yield block
    if not sent:
        raise SheetError(sentences.empty(path))


def find_encoding(path: Path) -> tuple[str, int]:
    """The encoding that the whole file is valid in, and its number of lines. Raises SheetError."""
    with path.open("rb") as file:
        head = file.read(_SAMPLE)
    marked = next((name for mark, name in _MARKED if head.startswith(mark)), None)
    candidates = [marked] if marked else ["utf-8", "gb18030", "cp1252"]
    for encoding in candidates:
        if encoding == "gb18030" and not _looks_double_byte(path):
            continue
        lines = _lines_if_valid(path, encoding)
        if lines is not None:
            return encoding, lines
    raise SheetError(sentences.encoding_unknown(path))


def _lines_if_valid(path: Path, encoding: str) -> int | None:
    decoder = codecs.getincrementaldecoder(encoding)()
    lines = 0
    last = ""
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                text = decoder.decode(piece)
                lines += text.count("\n")
                last = text[-1:] or last
            decoder.decode(b"", True)
    except UnicodeDecodeError:
        return None
    return lines + (last not in ("", "\n"))


def _looks_double_byte(path: Path) -> bool:
    """Whether bytes above ASCII come in pairs, as in Chinese text, not alone as in Western text."""
    pairs = singles = 0
    with path.open("rb") as file:
        while (piece := file.read(_PIECE)) and pairs + singles < 10_000:
            pairs += len(_PAIRS.findall(piece))
            singles += len(_SINGLES.findall(piece))
    return pairs > singles


def find_delimiter(sample: str) -> str:
    """The delimiter that cuts the records of the sample into the most alike rows of cells."""
    whole = len(sample) < _SAMPLE
    return max(DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter, whole))


def _evenness(sample: str, delimiter: str, whole: bool) -> tuple[float, int]:
    """(share of records with the commonest number of cells, that number); 0 for one cell a row."""
    lines = sample.splitlines(keepends=True)
    records = csv.reader(lines if whole else lines[:-1] or lines, delimiter=delimiter)
    try:
        widths = [len(record) for record in islice(records, _SAMPLE_RECORDS) if record]
    except csv.Error:
        return 0.0, 0
    several = Counter(width for width in widths if width > 1)
    if not several:
        return 0.0, 0
    width, count = max(several.items(), key=lambda item: (item[1], item[0]))
    return round(count / len(widths), 1), width


def _blocks(lines: Iterable[str], delimiter: str, path: Path) -> Iterator[Block]:
    csv.field_size_limit(_LONGEST_FIELD)
    records = _records(lines, delimiter, path)
    first = next(records, None)
    if first is None:
        return
    records = chain([first], records)
    for size in block_sizes(len(first)):
        chunk = list(islice(records, size))
        if not chunk:
            return
        columns = ((texts, text_kinds(texts)) for texts in zip_longest(*chunk, fillvalue=""))
        yield make_block(columns, len(chunk), bytes(len(chunk)))


def _records(lines: Iterable[str], delimiter: str, path: Path) -> Iterator[list[str]]:
    """The records; an end mark tells whether a quotation mark was left open."""
    # strict: a stray pair of quotation marks must not swallow the rows between them
    records = csv.reader(chain(lines, (_END,)), delimiter=delimiter, strict=True)
    number = 0
    try:
        for record in records:
            number += 1
            if record == [_END]:
                return
            if record and record[-1].endswith(_END):
                raise SheetError(sentences.open_quote(path, number))
            yield record
    except csv.Error as error:
        raise SheetError(sentences.open_quote(path, number + 1), repr(error)) from error
