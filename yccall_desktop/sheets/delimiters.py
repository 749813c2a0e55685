"""What separates the cells of a text's rows."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from itertools import islice

DELIMITERS = ",;\t|"
_SAMPLE_RECORDS = 100
_SEPARATOR_LINE = re.compile(r"sep=([^\r\n])(?:\r\n?|\n|$)", re.IGNORECASE)


def stated_delimiter(sample: str) -> str:
    """The delimiter that Excel's own first line `sep=;` names, or ''."""
    stated = _SEPARATOR_LINE.match(sample)
    return stated[1] if stated and stated[1] != '"' else ""


def find_delimiter(sample: str, whole: bool) -> str:
    """The delimiter that cuts the records of the sample into the most alike rows of cells.

    `whole`: the sample is all there is, its last line is no part of one.
    """
    lines = list(io.StringIO(sample, newline=""))
    if not whole:
        lines = lines[:-1] or lines
    return max(DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter))


def _evenness(lines: list[str], delimiter: str) -> tuple[float, int]:
    """(share of records with the commonest number of cells, that number); 0 for one cell a row."""
    records = csv.reader(lines, delimiter=delimiter)
    try:
        widths = [len(record) for record in islice(records, _SAMPLE_RECORDS) if record]
    except csv.Error:
        return 0.0, 0
    several = Counter(width for width in widths if width > 1)
    if not several:
        return 0.0, 0
    width, count = max(several.items(), key=lambda item: (item[1], item[0]))
    return round(count / len(widths), 1), width
