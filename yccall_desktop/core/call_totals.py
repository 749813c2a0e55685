"""How the rows of a sheet add up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts of rows after the header: rows = ready + invalid + duplicate + excluded + blank."""

    rows: int = 0
    ready: int = 0
    invalid: int = 0
    duplicate: int = 0
    excluded: int = 0
    blank: int = 0

    def __post_init__(self) -> None:
        parts = self.ready + self.invalid + self.duplicate + self.excluded + self.blank
        if parts != self.rows:
            raise ValueError(f"totals do not add up: {self}")
