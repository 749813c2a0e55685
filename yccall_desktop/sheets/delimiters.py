"""What separates the cells of a text's rows."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from itertools import islice

from yccall_desktop.core.phone_text import holds_number

DELIMITERS = ",;\t|"
_SAMPLE_RECORDS = 100
_NONE = (0.0, False, 0, 0.0)
_TAB_WITHIN = re.compile(r"[^\t\r\n]\t+[^\t\r\n]")
_SEPARATOR_LINE = re.compile(r"sep=([^\r\n])(?:\r\n?|\n|$)", re.IGNORECASE)


def stated_delimiter(sample: str) -> str:
    """The delimiter that Excel's own first line `sep=;` names, or ''."""
    stated = _SEPARATOR_LINE.match(sample)
    return stated[1] if stated and stated[1] != '"' else ""


def find_delimiter(sample: str, whole: bool) -> str:
    """The delimiter that cuts the records of the sample into the most alike rows of cells.

    A tab where there is none: it cuts no cell of a single column. `whole`: the sample is all there
    is, its last line is no part of one.
    """
    lines = list(io.StringIO(sample, newline=""))
    if not whole:
        lines = lines[:-1] or lines
    for most in (_SAMPLE_RECORDS, None):
        found = {delimiter: _evenness(lines, delimiter, most) for delimiter in DELIMITERS}
        best = max(DELIMITERS, key=found.__getitem__)
        if found[best] != _NONE:
            return best
    return "\t"


def _evenness(lines: list[str], delimiter: str, most: int | None) -> tuple[float, bool, int, float]:
    """How well a delimiter cuts: share of records with the commonest number of cells, roughly;
    whether it cuts the first record, mostly the header; that number; the exact share. _NONE for
    one cell a row. Looks at so many records that are not blank; None: at all."""
    try:
        records = list(islice(filter(None, csv.reader(lines, delimiter=delimiter)), most))
    except csv.Error:
        return _NONE
    several = Counter(len(record) for record in records if len(record) > 1)
    if not several or _within_cells(records) or (delimiter == "\t" and _beside_another(lines)):
        return _NONE
    width, count = max(several.items(), key=lambda item: (item[1], item[0]))
    share = count / len(records)
    return round(share, 1), len(records[0]) > 1, width, share


def _beside_another(lines: list[str]) -> bool:
    """Whether all tabs stand beside another delimiter or at a line's ends: programs put one at each
    cell, so that Excel takes numbers for text."""
    text = "".join(lines).replace('"', "")
    for other in DELIMITERS.replace("\t", ""):
        sign = re.escape(other)
        rest, beside = re.subn(rf"(?<={sign})\t|\t(?={sign})", "", text)
        if beside and not _TAB_WITHIN.search(rest):
            return True
    return False


def _within_cells(records: list[list[str]]) -> bool:
    """Whether it is a list of one column in which some cells hold several numbers: as columns all
    but the first would not be called. A first record of several titles tells that it is not."""
    if len(records[0]) > 1 and not any(map(holds_number, records[0])):
        return False
    several = [record for record in records if len(record) > 1]
    behind = sum(any(map(holds_number, record[1:])) for record in several)
    if 2 * behind < len(several):
        return False
    return sum(holds_number(record[0]) for record in records if len(record) == 1) >= len(several)
