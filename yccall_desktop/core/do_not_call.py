"""The do-not-call list as services need it: what it can do, never what it holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.errors import AppError


@dataclass(frozen=True, slots=True)
class NumberBatch:
    """Numbers that came onto the list together. `source` is the name of their file, '' for numbers
    that were typed in; `expires` the last day on which they count, None: for ever."""

    id: int
    source: str
    added: date
    expires: date | None
    count: int


@dataclass(frozen=True, slots=True)
class AddedNumbers:
    """What came of adding: `new` ones, those that were there `already`, and of the latter those
    that now stay longer than before."""

    new: int = 0
    already: int = 0
    extended: int = 0


class BlockedNumbers(Protocol):
    """The numbers that were on the list at one moment. Immutable, so usable on any thread."""

    def __len__(self) -> int: ...

    def __contains__(self, key: int, /) -> bool: ...


class ListBrokenError(AppError):
    """What the list holds can no longer be read: only `start_anew` makes it usable again."""


class DoNotCallList(Protocol):
    """Numbers that must not be called, by their E.164 digits as int; they cannot be read back.

    A number is on the list while any batch that has not expired holds it. Every change is durable
    when it returns. Any thread; every method blocks and raises AppError, ListBrokenError when the
    file or its key is damaged or lost.
    """

    def add(
        self,
        keys: Iterable[int],
        source: str,
        today: date,
        expires: date | None,
        cancel: CancelToken,
    ) -> AddedNumbers:
        """Add a batch: all of it or, with an error or Cancelled, nothing."""

    def count(self, today: date) -> int:
        """How many different numbers are on the list."""

    def batches(self) -> list[NumberBatch]:
        """All batches, newest first."""

    def holding(self, key: int, today: date) -> list[NumberBatch]:
        """The batches due to which a number is on the list; empty when it is not."""

    def remove(self, key: int) -> bool:
        """Take a number off the list, whichever batch it came with; False: it was in none."""

    def remove_batch(self, batch_id: int) -> None:
        """Take a batch off; numbers that another batch holds too stay on the list."""

    def clear(self) -> None:
        """Take all numbers off."""

    def purge(self, today: date) -> None:
        """Forget the batches that have expired."""

    def snapshot(self, today: date) -> BlockedNumbers:
        """The numbers that are on the list now."""

    def start_anew(self) -> None:
        """Set the files of a broken list aside under other names; the list is empty then."""
