"""Reading .xlsx fast: cells by calamine, and what it does not tell from the sheet's XML."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from python_calamine import CalamineSheet, CalamineWorkbook

from yccall_desktop.core.cells import Block
from yccall_desktop.core.ports import FileInfo, SheetInfo
from yccall_desktop.sheets import sentences
from yccall_desktop.sheets.blocks import (
    MAX_COLUMNS,
    MAX_ROWS,
    Cell,
    block_of_rows,
    block_sizes,
    make_block,
    without_trailing_blanks,
)
from yccall_desktop.sheets.choose import SAMPLE_ROWS, best_index, phone_cells, wanted_index
from yccall_desktop.sheets.marks import MarkScanner
from yccall_desktop.sheets.memory import give_back_memory
from yccall_desktop.sheets.sentences import SheetError
from yccall_desktop.sheets.values import column_cells
from yccall_desktop.sheets.workbook import Workbook, read_skeleton

Columns = list[tuple[Sequence[str], bytes]]


def read_workbook(path: Path, sheet: str | None) -> Iterator[FileInfo | Block]:
    """FileInfo, then the rows. Raises SheetError; whatever else it raises before the first
    message means that the careful reader should try."""
    with zipfile.ZipFile(path) as archive:
        skeleton = read_skeleton(archive, path)
        # the workbook is not kept: its texts are copied into the sheet and no longer needed
        index, rows, chosen = _choose(CalamineWorkbook.from_path(str(path)), skeleton, sheet, path)
        give_back_memory()
        infos = tuple(
            SheetInfo(part.name, count, part.hidden)
            for part, count in zip(skeleton.sheets, rows, strict=True)
        )
        yield FileInfo(infos, skeleton.sheets[index].name)
        sent = 0
        for block in without_trailing_blanks(_all_blocks(archive, skeleton, index, chosen, path)):
            sent += block.rows
            yield block
        if not sent:
            raise SheetError(sentences.no_rows(path, skeleton.sheets[index].name))


def _row_count(sheet: CalamineSheet) -> int:
    """Rows up to the last cell. Raises ValueError when a cell lies where no sheet has one."""
    if sheet.end is None:
        return 0
    if sheet.end[0] >= MAX_ROWS or sheet.end[1] >= MAX_COLUMNS:
        raise ValueError(f"a cell at {sheet.end}")
    return sheet.end[0] + 1


def _choose(
    book: CalamineWorkbook, skeleton: Workbook, wanted: str | None, path: Path
) -> tuple[int, list[int], CalamineSheet]:
    """The chosen sheet's index, the row counts of all sheets, the chosen sheet."""
    sheets = skeleton.sheets
    chosen = wanted_index(sheets, wanted, path) if wanted is not None else -1
    rows: list[int] = []
    scores: list[int] = []
    kept: dict[int, CalamineSheet] = {}
    for index, part in enumerate(sheets):
        loaded = book.get_sheet_by_name(part.name)
        rows.append(_row_count(loaded))
        if chosen >= 0:
            if index == chosen:
                kept[index] = loaded
            continue
        scores.append(_score(loaded, rows[-1]) if len(sheets) > 1 and rows[-1] else 0)
        kept[index] = loaded
        best = best_index(sheets[: index + 1], rows, scores.__getitem__)
        kept = {key: value for key, value in kept.items() if key == best or rows[key] == 0}
    if chosen < 0:
        chosen = best_index(sheets, rows, scores.__getitem__)
    return chosen, rows, kept[chosen]


def _score(sheet: CalamineSheet, rows: int) -> int:
    """About how many cells look like phone numbers, from rows spread over the sheet."""
    step = rows // SAMPLE_ROWS + 1
    sample = list(islice(sheet.iter_rows(), 0, None, step))
    return step * phone_cells(
        make_block(map(column_cells, zip(*sample, strict=True)), len(sample), b"")
    )


def _all_blocks(
    archive: zipfile.ZipFile, skeleton: Workbook, index: int, sheet: CalamineSheet, path: Path
) -> Iterator[Block]:
    """All rows; when the fast way meets something that it cannot read, the careful one goes on."""
    sent = 0
    try:
        for block in _fast_blocks(archive, skeleton.sheets[index].part, sheet):
            yield block
            sent += block.rows
        return
    except (GeneratorExit, KeyboardInterrupt, MemoryError):
        raise
    except BaseException as error:  # noqa: BLE001 - a library's panic is no Exception
        reason = error
    from yccall_desktop.sheets.xlsx_careful import blocks_from

    try:
        yield from blocks_from(archive, skeleton, index, sent, path)
    except Exception as error:
        raise error from reason


def _fast_blocks(archive: zipfile.ZipFile, part: str, sheet: CalamineSheet) -> Iterator[Block]:
    left: Columns = []
    first = 0
    with archive.open(part) as file:
        marks = MarkScanner(file)
        if sheet.start is not None and sheet.end is not None:
            rows = sheet.iter_rows()
            for size in block_sizes(sheet.end[1] + 1):
                chunk = list(islice(rows, size))
                if not chunk:
                    break
                special, hidden = marks.take(first, len(chunk))
                left = [((), bytes(len(chunk)))] * sheet.start[1]
                columns = left + [column_cells(values) for values in zip(*chunk, strict=True)]
                _overlay(columns, special, first, len(chunk))
                yield make_block(columns, len(chunk), hidden)
                first += len(chunk)
        rest = marks.take_rest()
        while rest and first <= max(rest):
            size = min(max(rest) + 1 - first, next(block_sizes(1)))
            special, hidden = marks.take(first, size)
            yield block_of_rows([special.get(first + i, {}) for i in range(size)], hidden)
            first += size


def _overlay(columns: Columns, special: dict[int, dict[int, Cell]], first: int, rows: int) -> None:
    """Put the special cells of the rows from `first` into the columns."""
    changed: dict[int, tuple[list[str], bytearray]] = {}
    for row, cells in special.items():
        for column, (text, kind) in cells.items():
            if column not in changed:
                while column >= len(columns):
                    columns.append(((), bytes(rows)))
                texts, kinds = columns[column]
                changed[column] = (list(texts) or [""] * rows, bytearray(kinds))
            changed[column][0][row - first] = text
            changed[column][1][row - first] = kind
    for column, (new_texts, new_kinds) in changed.items():
        columns[column] = (new_texts, bytes(new_kinds))
