"""What the user decided about the rows of a sheet: data on top of them, undoable, never in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from yccall_desktop.core.problems import Code


class ChangeKind(Enum):
    EDIT = "edit"
    EXCLUDE = "exclude"
    RESTORE = "restore"
    HIDDEN = "hidden"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Change:
    """One undoable step.

    EDIT: for each of `rows` the text of its cell in `column` (None = as in the file).
    EXCLUDE and RESTORE: for each of `rows` what stands in Decisions.left_out (None = nothing).
    HIDDEN: no rows; whether hidden rows are included, before and after.
    SPLIT: rows whose cell in `column` is split and the copies that take the other parts: for each
    the text of the cell (None = as in the file), False for a copy that is not there.
    """

    kind: ChangeKind
    rows: tuple[int, ...]
    before: tuple[str | bool | None, ...]
    after: tuple[str | bool | None, ...]
    column: int = -1


def listing(code: Code, key: int) -> str:
    """That a list names the number with this key."""
    return f"{code.value} {key}"


@dataclass(slots=True)
class Decisions:
    """Edits by (row, column), rows left out (True) or taken in although the file hides them (False)
    or a list names them (the `listing` that the user saw; another one leaves the row out again),
    copies of rows that are not there, history."""

    edits: dict[tuple[int, int], str] = field(default_factory=dict)
    left_out: dict[int, bool | str] = field(default_factory=dict)
    include_hidden: bool = False
    absent: set[int] = field(default_factory=set)
    done: list[Change] = field(default_factory=list)
    undone: list[Change] = field(default_factory=list)

    @property
    def can_undo(self) -> bool:
        return bool(self.done)

    @property
    def can_redo(self) -> bool:
        return bool(self.undone)

    def do(self, change: Change) -> None:
        """Apply a new change; what was undone before can no longer be redone."""
        self.undone.clear()
        self.done.append(change)
        self._apply(change, change.after)

    def undo(self) -> Change | None:
        """Take back the last change and return it; None when there is none."""
        if not self.done:
            return None
        change = self.done.pop()
        self.undone.append(change)
        self._apply(change, change.before)
        return change

    def redo(self) -> Change | None:
        """Apply the last undone change again and return it; None when there is none."""
        if not self.undone:
            return None
        change = self.undone.pop()
        self.done.append(change)
        self._apply(change, change.after)
        return change

    def _apply(self, change: Change, values: tuple[str | bool | None, ...]) -> None:
        if change.kind is ChangeKind.HIDDEN:
            self.include_hidden = bool(values[0])
            return
        for row, value in zip(change.rows, values, strict=True):
            if change.kind in (ChangeKind.EDIT, ChangeKind.SPLIT):
                self._put_text(row, change.column, value)
            elif value is None:
                self.left_out.pop(row, None)
            else:
                self.left_out[row] = value

    def _put_text(self, row: int, column: int, value: str | bool | None) -> None:
        if value is False:
            self.absent.add(row)
        else:
            self.absent.discard(row)
        if isinstance(value, str):
            self.edits[row, column] = value
        else:
            self.edits.pop((row, column), None)
