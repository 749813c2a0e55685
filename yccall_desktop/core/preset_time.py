"""A preset call time out of a sheet's cell."""

from __future__ import annotations

import re
from datetime import datetime

from yccall_desktop.core.cells import CellKind
from yccall_desktop.core.phone_text import MAX_TEXT, clean

_MOMENT = re.compile(
    r"(?P<date>(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2})(?:[T\s]+(?P<time>\d{1,2}:\d\d(?::\d\d)?))?"
    r"(?:\.\d+)?"
)
_UNIX = re.compile(r"[1-3]\d{9}")


def parse_moment(text: str, kind: CellKind) -> int | None:
    """Unix time in seconds of a date (local time; without a time of day: 00:00, as Excel has it) or
    of a Unix time written out. None when it cannot be understood."""
    if kind not in (CellKind.TEXT, CellKind.DATE, CellKind.NUMBER):
        return None
    text = clean(text[:MAX_TEXT])
    if _UNIX.fullmatch(text):
        return int(text)
    match = _MOMENT.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) for part in re.split(r"[-/.]", match["date"]))
    hour, minute, *second = (int(part) for part in (match["time"] or "0:00").split(":"))
    try:
        moment = datetime(year, month, day, hour, minute, second[0] if second else 0)
        return int(moment.timestamp())
    except (ValueError, OverflowError, OSError):
        return None
