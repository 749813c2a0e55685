"""Several files as one list: the columns of a further file are put where the first has theirs."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from yccall_desktop.core.cells import (
    Block,
    CellKind,
    ColumnBlock,
    MergedCells,
    Place,
    Range,
    SheetRows,
)
from yccall_desktop.core.columns import Layout, Role, header_titles, plain_title
from yccall_desktop.core.header_row import example_rows


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where the columns of a further file go.

    `columns`: its column -> the list's. `titles`: of the columns that are new in the list.
    `roles`: what it knows of columns and the list does not, as the list's columns.
    """

    columns: Mapping[int, int]
    titles: Mapping[int, str]
    roles: Mapping[Role, int]


def align(rows: SheetRows, layout: Layout, part: SheetRows, found: Layout) -> Alignment:
    """By role first, then by title; what only the further file has is added at the right.

    A file without header that looks the same otherwise keeps the order of its columns.
    """
    titles = header_titles(part, found.header_row)
    columns = {found.columns[role]: layout.columns[role]
               for role in found.columns if role in layout.columns}  # fmt: skip
    names = {} if titles else _by_order(rows, layout, part, found)
    if titles:
        own = {column: plain_title(title) for column, title in enumerate(titles) if title}
        places = _titles(rows, layout)
        names = {column: places[title] for column, title in own.items() if title in places}
    for column, place in names.items():
        if column not in columns and place not in columns.values():
            columns[column] = place
    free = max(rows.column_count, 1 + max(layout.columns.values(), default=-1))
    added: dict[int, str] = {}
    for column in range(part.column_count):
        title = titles[column] if column < len(titles) else ""
        if column not in columns and (title or _has_cells(part, column, found)):
            columns[column] = free + len(added)
            added[free + len(added)] = title
    roles = {role: columns[column] for role, column in found.columns.items()
             if role not in layout.columns and column in columns}  # fmt: skip
    return Alignment(columns, added, roles)


def _titles(rows: SheetRows, layout: Layout) -> dict[str, int]:
    """Plain title -> column of the list; of equal titles the first one counts."""
    header = header_titles(rows, layout.header_row)
    places: dict[str, int] = {}
    for column in range(rows.column_count):
        title = header[column] if column < len(header) else ""
        title = plain_title(title or rows.column_name(column))
        if title:
            places.setdefault(title, column)
    return places


def _by_order(rows: SheetRows, layout: Layout, part: SheetRows, found: Layout) -> dict[int, int]:
    width = len(header_titles(rows, layout.header_row)) or rows.column_count
    same = found.columns.get(Role.PHONE) == layout.columns.get(Role.PHONE)
    if not same or (layout.header_row is not None and part.column_count != width):
        return {}
    return {column: column for column in range(min(width, part.column_count))}


def _has_cells(part: SheetRows, column: int, found: Layout) -> bool:
    first = 0 if found.header_row is None else found.header_row + 1
    return any(
        column < len(block.columns) and any(block.columns[column].kinds[max(first - start, 0) :])
        for start, block in part.blocks_from(first)
    )


@dataclass(frozen=True, slots=True)
class Part:
    """A further file that was read: its rows, how they are laid out, its merged ranges."""

    rows: SheetRows
    layout: Layout
    merged: MergedCells


def append_part(
    rows: SheetRows, part: Part, alignment: Alignment, file: str, sheet: str
) -> Iterator[None]:
    """Append the rows below the header of `part`, one block for each step of the iterator."""
    header = part.layout.header_row
    first = 0 if header is None else header + 1
    for column, title in alignment.titles.items():
        rows.name_column(column, title)
    places = alignment.columns.items()
    rows.hide_columns((to, to) for column, to in places if part.rows.column_hidden(column))
    rows.begin_part(Place(file, sheet, first + 1))
    rows.add_merged(_moved(part.merged, first, alignment), len(rows) - first)
    rows.examples.update(len(rows) - first + row for row in example_rows(part.rows, header))
    for start, block in part.rows.blocks_from(first):
        rows.append(_block(block, max(first - start, 0), alignment))
        yield


def _moved(merged: MergedCells, first: int, alignment: Alignment) -> MergedCells:
    """The ranges below the header, each in one column of the list."""
    whole = tuple(one for one in merged.ranges if one[0] >= first)
    covered = tuple((max(top, first), *rest) for top, *rest in merged.covered if rest[1] >= first)
    return MergedCells(_placed(whole, alignment), _placed(covered, alignment))


def _placed(ranges: Iterable[Sequence[int]], alignment: Alignment) -> tuple[Range, ...]:
    return tuple(
        (top, place, bottom, place)
        for top, left, bottom, right in ranges
        for column, place in alignment.columns.items()
        if left <= column <= right
    )


def _block(block: Block, offset: int, alignment: Alignment) -> Block:
    """The rows of a block from `offset` on, with the columns of the list."""
    count = block.rows - offset
    placed = {alignment.columns[column]: _below(cells, offset)
              for column, cells in enumerate(block.columns)
              if column in alignment.columns}  # fmt: skip
    empty = ColumnBlock("", array("I", [0]) * count, bytes([CellKind.EMPTY]) * count)
    width = 1 + max(placed, default=-1)
    columns = tuple(placed.get(column, empty) for column in range(width))
    return Block(count, columns, block.hidden[offset:])


def _below(cells: ColumnBlock, offset: int) -> ColumnBlock:
    if not offset:
        return cells
    begin = cells.ends[offset - 1]
    ends = array("I", (end - begin for end in cells.ends[offset:]))
    return ColumnBlock(cells.text[begin:], ends, cells.kinds[offset:])


def file_names(paths: list[Path]) -> list[str]:
    """The names of files, with as many of their folders as tell them apart."""
    names = [path.name for path in paths]
    for depth in range(2, max((len(path.parts) for path in paths), default=0) + 1):
        twice = {name for name in names if names.count(name) > 1}
        if not twice:
            break
        names = [
            Path(*path.parts[-depth:]).as_posix() if name in twice else name
            for path, name in zip(paths, names, strict=True)
        ]
    return names
