"""Numbers that are left out of a list unless the user takes them in: do-not-call, called lately."""

from __future__ import annotations

from typing import Protocol

from yccall_desktop.core.problems import Code, Problem


class Screening(Protocol):
    """What is known of numbers before they are submitted. Immutable, so usable on any thread.

    `key` is a number's E.164 digits without plus, as an int.
    """

    def code(self, key: int) -> Code | None:
        """DO_NOT_CALL, ALREADY_SUBMITTED or None; called for each ready row, so quick."""

    def problem(self, key: int) -> Problem | None:
        """The same with what has to be told: since when, in which task."""
