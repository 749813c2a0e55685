"""How fast numbers leave this PC, and how long the rest will take, from what was seen so far."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

WINDOW = 20.0
"""Seconds that are looked back on: waits for answers and stalls count, old luck does not."""

_SHORTEST = 1.5


@dataclass(frozen=True, slots=True)
class Speed:
    """Numbers a second, and whole seconds until all are sent; None: nothing moves."""

    per_second: float
    left: int | None


class Pace:
    """Fed with the time and how many numbers have left; any clock that only goes forward."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque()

    def at(self, now: float, sent: int, whole: int) -> Speed | None:
        """The speed at `now`; None until there is enough to tell.

        Called also while nothing moves, so that a stalled line shows as slow.
        """
        seen = self._seen
        if seen and sent < seen[-1][1]:
            seen.clear()
        seen.append((now, sent))
        while len(seen) > 2 and now - seen[1][0] >= WINDOW:
            seen.popleft()
        seconds, moved = now - seen[0][0], sent - seen[0][1]
        if seconds < _SHORTEST:
            return None
        per_second = moved / seconds
        left = None if moved == 0 else max(round((whole - sent) / per_second), 0)
        return Speed(per_second, left)
