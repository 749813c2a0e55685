"""Marks: one byte a row, 1 or 0. Whole columns are handled at once, so a million rows are quick.

What takes longer than a few milliseconds is done in pieces: other threads run in between.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import compress

Marks = bytes | bytearray

PIECE = 50_000
"""So many rows are handled in one go: a few milliseconds."""


NOT = bytes([1, *([0] * 255)])
"""For `translate`: marks what is not marked."""


def marked(marks: Marks) -> array[int]:
    """The marked rows, ascending."""
    return array("I", compress(range(len(marks)), marks))


def both(first: Marks, second: Marks) -> bytes:
    """What is marked in both; as long as the shorter one."""
    common = int.from_bytes(first, "little") & int.from_bytes(second, "little")
    return common.to_bytes(min(len(first), len(second)), "little")


def pieces(rows: Sequence[int]) -> Iterator[Sequence[int]]:
    """The rows, piece by piece."""
    return (rows[start : start + PIECE] for start in range(0, len(rows), PIECE))


def marked_of(rows: Sequence[int], marks: Marks) -> array[int]:
    """Those of `rows` that are marked, in their order; rows beyond the marks are not."""
    found = array("I")
    for piece in pieces(rows):
        found.extend(compress(piece, marks_of(piece, marks)))
    return found


def marks_of(rows: Sequence[int], marks: Marks) -> Marks:
    """The marks of `rows`, in their order."""
    if isinstance(rows, range) and rows.step == 1 and rows.stop <= len(marks):
        return marks[rows.start : rows.stop]
    try:
        return bytes(map(marks.__getitem__, rows))
    except IndexError:
        return bytes(row < len(marks) and marks[row] for row in rows)


def nearest(rows: Sequence[int], marks: Marks, place: int, step: int) -> int:
    """The place in `rows` of the nearest marked one after (`step` 1) or before (-1) `place`.

    Goes round at the ends, `place` itself comes last; -1 when none is marked.
    """
    size = len(rows)
    if step > 0:
        spans = [(place + 1, size), (0, min(place + 1, size))]
    else:
        spans = [(0, max(place, 0)), (max(place, 0), size)]
    for first, last in spans:
        starts = range(first, last, PIECE)
        for start in starts if step > 0 else reversed(starts):
            here = marks_of(rows[start : min(start + PIECE, last)], marks)
            found = here.find(1) if step > 0 else here.rfind(1)
            if found >= 0:
                return start + found
    return -1
