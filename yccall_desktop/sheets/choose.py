"""Which sheet of a workbook has the phone numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from yccall_desktop.core.cells import Block, CellKind
from yccall_desktop.core.header_words import names_do_not_call
from yccall_desktop.core.phone_text import looks_like_phone
from yccall_desktop.sheets import sentences
from yccall_desktop.sheets.sentences import SheetError
from yccall_desktop.sheets.workbook import SheetPart

SAMPLE_ROWS = 2_000


def phone_cells(block: Block) -> int:
    """How many cells of the block look like phone numbers."""
    count = 0
    for column in block.columns:
        start = 0
        for end, kind in zip(column.ends, column.kinds, strict=True):
            if end > start:
                count += looks_like_phone(column.text[start:end], CellKind(kind))
            start = end
    return count


def wanted_index(sheets: Sequence[SheetPart], wanted: str, path: Path) -> int:
    """The index of the sheet with this name. Raises SheetError."""
    for index, sheet in enumerate(sheets):
        if sheet.name == wanted:
            return index
    raise SheetError(sentences.no_such_sheet(path, wanted))


def best_index(
    sheets: Sequence[SheetPart], rows: Sequence[int], score: Callable[[int], int]
) -> int:
    """The index of the visible sheet with most phone-like cells.

    Without any, the first with rows. Hidden sheets only when no visible sheet has rows, and those
    that are named a do-not-call list only when no other has.
    """
    indexes: Iterable[int] = range(len(sheets))
    filled = [index for index in indexes if rows[index]]
    candidates = [index for index in filled if not sheets[index].hidden] or filled
    called = [index for index in candidates if not names_do_not_call(sheets[index].name)]
    candidates = called or candidates
    if not candidates:
        return next((index for index, sheet in enumerate(sheets) if not sheet.hidden), 0)
    return candidates[0] if len(candidates) == 1 else max(candidates, key=score)
