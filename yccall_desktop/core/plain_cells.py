"""Judging a column of phone cells quickly, when nothing else of their rows has a say."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from yccall_desktop.core.cells import CellKind, ColumnBlock
from yccall_desktop.core.problems import RowStatus
from yccall_desktop.core.row_states import CODE_INDEX, State, StateBlock
from yccall_desktop.core.screening import Screening

if TYPE_CHECKING:
    from yccall_desktop.core.phone import PhoneChecker
    from yccall_desktop.core.phone_region import ShortCut

_DIRECT = (int(CellKind.TEXT), int(CellKind.NUMBER))


def judge_cells(
    cells: ColumnBlock,
    first: int,
    checker: PhoneChecker,
    region: int,
    judge: Callable[[int, str, int], State],
) -> StateBlock:
    """The states of the rows of a block from `first` on, duplicates not yet considered.

    `region` is the index of the checker's region. `judge(offset, text, kind)` judges the rows whose
    cells are more than a number's digits.
    """
    ends, kinds = cells.ends[first:], cells.kinds[first:]
    states = StateBlock(len(ends))
    calls, keys, lines = states.calls, states.keys, states.kinds
    states.regions[:] = bytes([region]) * len(ends)
    cuts: dict[int, ShortCut | None] = {}
    begin = cells.ends[first - 1] if first else 0
    for index, end in enumerate(ends):
        text = cells.text[begin:end]
        begin, length = end, end - begin
        if length not in cuts:
            cuts[length] = checker.short_cut(length)
        cut = cuts[length]
        if cut is not None and kinds[index] in _DIRECT:
            match = cut.matches(text)
            if match is not None:
                value = int(text)
                calls[index], keys[index] = value + cut.call, value + cut.key
                lines[index] = match.lastindex or 0
                continue
        grouped = checker.plain(text) if kinds[index] in _DIRECT else None
        if grouped is None:
            states.put(index, judge(first + index, text, kinds[index]))
        else:
            # a leading 1 keeps the leading zeros of the number
            number, key, line = grouped
            state = State(RowStatus.READY, 0, int("1" + number), int(key), line, region)
            states.put(index, state)
    return states


def leave_listed_out(states: StateBlock, screening: Screening) -> None:
    """Ready rows whose number a list names are left out."""
    for index, (status, key) in enumerate(zip(states.status, states.keys, strict=True)):
        if status == RowStatus.READY:
            listed = screening.code(key)
            if listed is not None:
                states.put(index, State(RowStatus.EXCLUDED, CODE_INDEX[listed]))
