"""In which form the numbers are sent; apart from the checker, which loads phonenumbers."""

from __future__ import annotations

from enum import Enum


class NumberForm(Enum):
    """Which digits of a number are sent; the value is kept in settings and journal."""

    NATIONAL = "national"
    """What a caller inside the country dials: 18012345678, 01065512345."""
    NO_TRUNK_ZERO = "no-trunk-zero"
    """Without the zero that is dialled inside the country: 81351111451."""
    INTERNATIONAL = "international"
    """With the country code, without plus: 8618012345678."""
    AS_WRITTEN = "as-written"
    """The sheet's own digits, but for a trunk zero behind a country code, which nobody can dial."""
