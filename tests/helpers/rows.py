"""Sheet rows made of plain Python values, for tests that need no file."""

from collections.abc import Sequence

from yccall_desktop.core.cells import Block, CellKind, SheetRows, pack_column


def _kind(value: object) -> CellKind:
    if value is None or value == "":
        return CellKind.EMPTY
    if isinstance(value, bool):
        return CellKind.BOOLEAN
    return CellKind.NUMBER if isinstance(value, int) else CellKind.TEXT


def block_of(table: Sequence[Sequence[object]], hidden: Sequence[int] = ()) -> Block:
    """A block of rows; `hidden` are positions within it."""
    width = max((len(row) for row in table), default=0)
    columns = []
    for column in range(width):
        values = [row[column] if column < len(row) else None for row in table]
        texts = ["" if value is None else str(value) for value in values]
        columns.append(pack_column(texts, bytes(map(_kind, values))))
    return Block(len(table), tuple(columns), bytes(i in hidden for i in range(len(table))))


def sheet_rows(table: Sequence[Sequence[object]], hidden: Sequence[int] = ()) -> SheetRows:
    rows = SheetRows()
    rows.append(block_of(table, hidden))
    return rows
