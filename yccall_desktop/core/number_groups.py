"""Which rows have the same number: the first of them is called, the others are duplicates of it."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence


class NumberGroups:
    """Rows by the key of their number. A single row costs no list."""

    def __init__(self) -> None:
        self._groups: dict[int, int | list[int]] = {}

    def join_last(self, row: int, key: int) -> bool:
        """Add a row behind all others of its number; whether it is the first one."""
        group = self._groups.setdefault(key, row)
        if group is row:
            return True
        if isinstance(group, int):
            if group == row:
                return True
            self._groups[key] = [group, row]
        else:
            group.append(row)
        return False

    def join_block(self, first: int, keys: Sequence[int]) -> list[int]:
        """`join_last` for consecutive rows from `first` on, those with the key 0 left out; the
        places in `keys` of the rows that are not the first one of their number."""
        later = []
        take = self._groups.setdefault
        for row, key in enumerate(keys, first):
            if key and take(key, row) is not row:
                self.join_last(row, key)
                later.append(row - first)
        return later

    def join(self, row: int, key: int) -> Sequence[int]:
        """Add a row at its place; all rows of its number, from first to last."""
        members = list(self.members(key))
        insort(members, row)
        self._groups[key] = members[0] if len(members) == 1 else members
        return members

    def leave(self, row: int, key: int) -> Sequence[int]:
        """Take a row out, if it is there; the rows that are left of its number."""
        members = list(self.members(key))
        place = bisect_left(members, row)
        if place == len(members) or members[place] != row:
            return ()
        del members[place]
        if members:
            self._groups[key] = members[0] if len(members) == 1 else members
        else:
            del self._groups[key]
        return members

    def members(self, key: int) -> Sequence[int]:
        """The rows of a number, from first to last."""
        group = self._groups.get(key)
        return () if group is None else (group,) if isinstance(group, int) else group
