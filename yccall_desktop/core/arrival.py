"""Which numbers of a part a task already holds, whatever order and spelling the platform uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from yccall_desktop.core.phone_text import digits_of
from yccall_desktop.core.submission import CallNumber

Others = Callable[[], Iterable[Sequence[CallNumber]]]
"""Gives the numbers of the submission's other parts, a part at a time; may be called twice."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """`keys`: E.164 keys of the part's numbers that are there. `strange`: how many listed numbers
    are of no part; with any, a number that seems to be missing may be there in disguise.
    """

    keys: frozenset[str]
    strange: int


def arrival(part: Sequence[CallNumber], listed: Iterable[str], others: Others) -> Arrival:
    """Find the part's numbers among those the platform lists.

    A number counts as it was sent; only what is left over is compared by its other spellings, so
    that no number is taken for its neighbour. A number counts once, however often it is listed; a
    text that hides digits may be several numbers and counts as often as it is listed.
    """
    often = Counter(text.strip() for text in listed)
    left = set(often)
    found = {one.key for one in part if one.number in left}
    left.difference_update(one.number for one in part)
    for numbers in others():
        left.difference_update(one.number for one in numbers)
    if left:
        plain = {text: _plain(text) for text in left}
        spellings = _spellings(one for one in part if one.key not in found)
        for text, digits in plain.items():
            key = spellings.get(digits)
            if key:
                found.add(key)
                left.discard(text)
    if left:
        rest = {plain[text] for text in left}
        known = _spellings(part).keys() & rest
        for numbers in others():
            known |= _spellings(numbers).keys() & rest
        left = {text for text in left if plain[text] not in known}
    strange = sum(1 if is_whole_number(text) else often[text] for text in left)
    return Arrival(frozenset(found), strange)


class Listing:
    """What a task lists, to count the numbers of one part after the other in it."""

    def __init__(self, listed: Iterable[str]) -> None:
        self._texts = {text.strip() for text in listed}

    @cached_property
    def _plain(self) -> frozenset[str]:
        return frozenset(_plain(text) for text in self._texts)

    def holds(self, part: Sequence[CallNumber]) -> int:
        """How many of the numbers are there, in any spelling; never too few."""
        found = sum(one.number in self._texts for one in part)
        if found == len(part) or not self._texts:
            return found
        return sum(
            one.number in self._texts or not self._plain.isdisjoint(_forms(one)) for one in part
        )


def keys_of(part: Sequence[CallNumber], texts: Iterable[str]) -> dict[str, str]:
    """Each text to the key of the part's number that it means in any spelling; '' for none."""
    exact = {one.number: one.key for one in part}
    meant = {text: exact.get(text.strip(), "") for text in texts}
    if not all(meant.values()):
        spellings = _spellings(part)
        for text, key in meant.items():
            meant[text] = key or spellings.get(_plain(text.strip()), "")
    return meant


def is_whole_number(text: str) -> bool:
    """Whether it is written with digits and what may stand between them; not `138****8000`."""
    return all(letter.isdigit() or letter in "+ -()." for letter in text)


def _plain(text: str) -> str:
    """Digits without an international prefix; the text itself when it is not a whole number."""
    return digits_of(text).removeprefix("00") if is_whole_number(text) else text


def _spellings(numbers: Iterable[CallNumber]) -> dict[str, str]:
    """Digits to the key of the one number that they can mean; '' when they can mean several."""
    meant: dict[str, str] = {}
    for one in numbers:
        for digits in set(_forms(one)):
            meant[digits] = one.key if meant.get(digits, one.key) == one.key else ""
    return meant


def _forms(one: CallNumber) -> Iterator[str]:
    """As sent, without the trunk zero, with the country code."""
    digits = _plain(one.number)
    yield digits
    yield digits.lstrip("0")
    yield one.key
