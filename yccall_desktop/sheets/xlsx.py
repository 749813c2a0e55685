"""Reading .xlsx fast: cells by calamine, and what it does not tell from the sheet's XML."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from python_calamine import CalamineSheet, CalamineWorkbook

from yccall_desktop.core.cells import Block, CellKind, MergedCells
from yccall_desktop.core.ports import FileInfo, SheetInfo, SheetMessage
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
from yccall_desktop.sheets.cell_places import BrokenCellsError, check_places
from yccall_desktop.sheets.choose import SAMPLE_ROWS, best_index, phone_cells, wanted_index
from yccall_desktop.sheets.hidden_columns import hidden_columns
from yccall_desktop.sheets.marks import MarkScanner, NotPlainError
from yccall_desktop.sheets.memory import give_back_memory
from yccall_desktop.sheets.number_formats import DigitFormat
from yccall_desktop.sheets.sentences import SheetError
from yccall_desktop.sheets.source import Source
from yccall_desktop.sheets.values import column_cells
from yccall_desktop.sheets.workbook import Workbook, read_skeleton
from yccall_desktop.sheets.xml_cells import read_formats

Columns = list[tuple[Sequence[str], bytes]]


def read_workbook(source: Source, sheet: str | None) -> Iterator[SheetMessage]:
    """FileInfo, then the rows. Raises SheetError; whatever else it raises before the first
    message means that the careful reader should try."""
    path = source.path
    with source.open() as file, zipfile.ZipFile(file) as archive:
        skeleton = read_skeleton(archive, path)
        # the workbook is not kept: its texts are copied into the sheet and no longer needed
        index, rows, chosen = _choose(_open_book(source), skeleton, sheet, path)
        give_back_memory()
        infos = tuple(
            SheetInfo(part.name, count, part.hidden)
            for part, count in zip(skeleton.sheets, rows, strict=True)
        )
        columns = skeleton.columns if index == 0 else {}
        chosen_part = skeleton.sheets[index]
        hidden = hidden_columns(archive, chosen_part.part)
        yield FileInfo(infos, chosen_part.name, columns=columns, hidden_columns=hidden)
        merged: list[MergedCells] = []
        blocks = _all_blocks(_Chosen(archive, skeleton, index, source), chosen, merged)
        sent = 0
        for block in without_trailing_blanks(blocks):
            sent += block.rows
            yield block
        if not sent:
            raise SheetError(sentences.no_rows(path, chosen_part.name))
        yield from merged


def _open_book(source: Source) -> CalamineWorkbook:
    if source.data is None:
        return CalamineWorkbook.from_path(str(source.path))
    return CalamineWorkbook.from_filelike(source.open())


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


@dataclass(frozen=True, slots=True)
class _Chosen:
    """A sheet in the archive."""

    archive: zipfile.ZipFile
    skeleton: Workbook
    index: int
    source: Source


def _all_blocks(
    chosen: _Chosen, sheet: CalamineSheet, merged: list[MergedCells]
) -> Iterator[Block]:
    """All rows; when the fast way meets something that it cannot read, the careful one goes on.

    Afterwards `merged` holds the merged ranges.
    """
    sent = 0
    try:
        for block in _fast_blocks(chosen, sheet, merged):
            yield block
            sent += block.rows
        return
    except (GeneratorExit, KeyboardInterrupt, MemoryError, SheetError):
        raise
    except BaseException as error:  # noqa: BLE001 - a library's panic is no Exception
        reason = error
    from yccall_desktop.sheets.xlsx_careful import rest_of_sheet

    try:
        for message in rest_of_sheet(
            chosen.archive, chosen.skeleton, chosen.index, sent, chosen.source
        ):
            if isinstance(message, Block):
                yield message
            elif isinstance(message, MergedCells):
                merged.append(message)
    except Exception as error:
        raise error from reason


def _fast_blocks(
    chosen: _Chosen, sheet: CalamineSheet, merged: list[MergedCells]
) -> Iterator[Block]:
    left: Columns = []
    first = found = 0
    formats = read_formats(chosen.archive, chosen.skeleton.styles)
    shown = {style: one for style, one in enumerate(formats) if isinstance(one, DigitFormat)}
    if any(one.text_section is not None for one in shown.values()):
        raise NotPlainError("a format that shows words around texts")
    with chosen.archive.open(chosen.skeleton.sheets[chosen.index].part) as file:
        marks = MarkScanner(file, shown)
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
                found += sum(_values(kinds) for _, kinds in columns)
                yield make_block(columns, len(chunk), hidden)
                first += len(chunk)
        rest = marks.take_rest()
        while rest and first <= max(rest):
            size = min(max(rest) + 1 - first, next(block_sizes(1)))
            special, hidden = marks.take(first, size)
            block = block_of_rows([special.get(first + i, {}) for i in range(size)], hidden)
            found += sum(_values(one.kinds) for one in block.columns)
            yield block
            first += size
        merged.extend(marks.merged())
    if marks.values > found:
        _refuse_lost_cells(chosen)


def _values(kinds: bytes) -> int:
    """How many cells have a value in the file."""
    return len(kinds) - kinds.count(CellKind.EMPTY) - kinds.count(CellKind.UNCALCULATED)


def _refuse_lost_cells(chosen: _Chosen) -> None:
    """The XML has more values than there are cells: some are empty texts, or two claim the same
    place, of which only one was read. Raises SheetError for the latter."""
    with chosen.archive.open(chosen.skeleton.sheets[chosen.index].part) as file:
        try:
            check_places(file)
        except BrokenCellsError as error:
            raise SheetError(sentences.damaged(chosen.source.path), str(error)) from error


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
