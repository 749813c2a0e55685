"""Which columns of a sheet are used, found by content first, then by words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from yccall_desktop.core.cells import CellKind, SheetRows
from yccall_desktop.core.header_row import (
    HEADER_WITHIN,
    MOST_COLUMNS,
    STRONG,
    named_header,
    plain_header,
    sample_rows,
    searched_columns,
)
from yccall_desktop.core.header_words import (
    PhoneWord,
    Role,
    names_count,
    names_do_not_call,
    names_other_person,
    names_papers,
    names_staff,
    phone_word,
    role_of,
)
from yccall_desktop.core.phone_text import (
    MAX_NUMBER_DIGITS,
    MAX_TEXT,
    MIN_NUMBER_DIGITS,
    clean,
    digits_of,
    holds_several,
    is_date,
    looks_like_phone,
)

__all__ = [
    "HEADER_WITHIN",
    "MOST_COLUMNS",
    "Layout",
    "Role",
    "column_letter",
    "column_title",
    "detect_columns",
    "detect_layout",
    "header_titles",
    "phone_columns",
    "plain_title",
    "searched_columns",
    "with_role",
]

_NEARLY_PHONE = (CellKind.ERROR, CellKind.UNCALCULATED)
_SCIENTIFIC = re.compile(r"\s*\d(?:[.,]\d+)?[eE]\+?\d{1,2}\s*")
_WORTH = {PhoneWord.PHONE: 0.6, PhoneWord.MIXED: 0.1, PhoneWord.OTHER: -0.6, PhoneWord.NONE: 0.0}
_LEAST = 0.25
_EQUALLY_GOOD = 0.1
_ABOUT_AS_GOOD = 0.15
_REPEATED = 3
_NEARLY_AS_GOOD = 0.2
"""Columns of account numbers and the like, which do not start as phones do, lose more."""


@dataclass(frozen=True)
class Layout:
    """How a sheet is read.

    `header_row` is the 0-based row index of the header, None when the data starts in the first
    row. `columns` has 0-based column indexes and may lack PHONE. `uncertain`: show "check".
    `rival` is a column that is as good as the phone column: the user is asked.
    """

    header_row: int | None
    columns: Mapping[Role, int]
    uncertain: bool = False
    rival: int | None = None


def column_letter(index: int) -> str:
    """Excel's name of a column: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_title(rows: SheetRows, layout: Layout, column: int) -> str:
    """The text above a column, else the name that a later file gave it, else its letter."""
    title = ""
    if layout.header_row is not None and layout.header_row < len(rows):
        title = " ".join(rows.text(layout.header_row, column).split())
    return title or rows.column_name(column) or column_letter(column)


def header_titles(rows: SheetRows, header_row: int | None) -> list[str]:
    """The texts of a row up to its last one that is not empty; none without a header.

    Of a very wide sheet only the first 400 columns.
    """
    if header_row is None or header_row >= len(rows):
        return []
    titles = [" ".join(rows.text(header_row, column).split()) for column in searched_columns(rows)]
    while titles and not titles[-1]:
        titles.pop()
    return titles


def plain_title(title: str) -> str:
    """A title by which columns of different files are the same: no case, no spaces, no width."""
    return "".join(unicodedata.normalize("NFKC", title).casefold().split())


def with_role(layout: Layout, column: int, role: Role | None) -> Layout:
    """The layout with another role of a column, taken from the one that had it; None: not used."""
    columns = {
        known: place
        for known, place in layout.columns.items()
        if place != column and known is not role
    }
    if role is not None:
        columns[role] = column
    return replace(layout, columns=columns, uncertain=False, rival=None)


def phone_columns(rows: SheetRows, layout: Layout) -> list[int]:
    """The phone column, then all others that hold phone numbers too, by title and content."""
    first = layout.columns.get(Role.PHONE)
    sample = list(sample_rows(rows, 0 if layout.header_row is None else layout.header_row + 1))
    found = [] if first is None else [first]
    for column in searched_columns(rows):
        title = column_title(rows, layout, column)
        word = phone_word(title)
        one = _candidate(rows, sample, column, word)
        named = (word is PhoneWord.PHONE or names_do_not_call(title)) and one.share >= _LEAST
        if column != first and (named or column == layout.rival):
            found.append(column)
    return found


def detect_layout(rows: SheetRows) -> Layout:
    """Find header and columns in a sample of the rows, whatever its length."""
    named = named_header(rows)
    if named is not None:
        return detect_columns(rows, named)
    layout = detect_columns(rows, None)
    header = plain_header(rows, layout.columns.get(Role.PHONE))
    if header is None:
        return layout
    return detect_columns(rows, header)


def detect_columns(rows: SheetRows, header_row: int | None) -> Layout:
    """Find the columns below a header that is already known (None: there is no header)."""
    searched = searched_columns(rows)
    titles = [""] * len(searched)
    if header_row is not None and header_row < len(rows):
        titles = [rows.text(header_row, column) or rows.column_name(column) for column in searched]
    phone, uncertain, rival = _phone_column(rows, header_row, titles)
    columns: dict[Role, int] = {} if phone is None else {Role.PHONE: phone}
    for column, title in enumerate(titles):
        role = role_of(title) if title else None
        if role and role is not Role.PHONE and column != phone:
            columns.setdefault(role, column)
    return Layout(header_row, columns, uncertain, rival)


# --- the phone column --------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Candidate:
    column: int
    word: PhoneWord
    share: float
    """Phone-like cells among the cells that are not empty."""
    score: float
    repeated: bool = False
    """Whether most numbers stand there again and again, as those do that call."""

    @property
    def content(self) -> float:
        """The score of the cells alone."""
        return self.score - _WORTH[self.word]


def _word(title: str) -> PhoneWord:
    """What a title says of the numbers that are called."""
    others = names_other_person(title) or names_do_not_call(title)
    return PhoneWord.OTHER if others else phone_word(title)


def _phone_column(
    rows: SheetRows, header_row: int | None, titles: Sequence[str]
) -> tuple[int | None, bool, int | None]:
    """The column with the phone numbers, whether that should be checked, one as good as it."""
    sample = list(sample_rows(rows, 0 if header_row is None else header_row + 1))
    candidates = [
        _candidate(rows, sample, column, _word(title)) for column, title in enumerate(titles)
    ]
    if any(one.word is PhoneWord.PHONE and one.score > _WORTH[one.word] for one in candidates):
        candidates = [one for one in candidates if one.word is not PhoneWord.OTHER]
    good = [one for one in candidates if one.share >= _LEAST]
    named = [one for one in candidates if one.word is PhoneWord.PHONE]
    if not good:
        return (named[0].column, bool(sample), None) if named else (None, True, None)
    ranked = _shown_first(rows, sorted(good, key=lambda one: (-one.score, one.column)))
    equal = [one for one in ranked if one.score > ranked[0].score - _EQUALLY_GOOD]
    asked = False
    if not any(rows.column_hidden(one.column) for one in ranked):
        equal.sort(key=lambda one: one.repeated or names_staff(titles[one.column]))
        before = [*equal, *ranked[len(equal) :]]
        ranked = _beside_staff(before, titles)
        asked = ranked is not before
    best = ranked[0]
    near = len(ranked) > 1 and (asked or ranked[1] in equal)
    rival = ranked[1].column if near else None
    doubtful = best.word is not PhoneWord.PHONE and best.share < 0.5
    return best.column, near or doubtful or best.word is PhoneWord.OTHER, rival


def _beside_staff(ranked: Sequence[_Candidate], titles: Sequence[str]) -> Sequence[_Candidate]:
    """Where the best column is named as one of staff ("Agent mobile"): right behind it the one that
    may hold the numbers of those who are called, or before it where that is plain."""
    staff, *others = ranked
    if not names_staff(titles[staff.column]):
        return ranked
    good = staff.content - _ABOUT_AS_GOOD
    customers = [
        one
        for one in others
        if (one.word is PhoneWord.PHONE or (one.word is not PhoneWord.OTHER and one.content > good))
        and (staff.repeated or not one.repeated)
        and not names_staff(titles[one.column])
        and not names_papers(titles[one.column])
    ]
    if not customers:
        return ranked
    one = min(customers, key=lambda one: (one.repeated, _counts(one, titles)))
    others.remove(one)
    first = staff.repeated and not one.repeated and not _counts(one, titles)
    return [one, staff, *others] if first else [staff, one, *others]


def _counts(one: _Candidate, titles: Sequence[str]) -> bool:
    """Whether its title may be that of numbers by which something is kept: "Customer no."."""
    return one.word is not PhoneWord.PHONE and names_count(titles[one.column])


def _shown_first(rows: SheetRows, ranked: Sequence[_Candidate]) -> Sequence[_Candidate]:
    """Without the hidden columns where one that is shown holds numbers as good as the best."""
    best = ranked[0]
    shown = [one for one in ranked if not rows.column_hidden(one.column)]
    if len(shown) == len(ranked) or not shown:
        return ranked
    good = best.content - _NEARLY_AS_GOOD
    shown.sort(key=lambda one: (one.content <= good, -one.score, one.column))
    first = shown[0]
    if first is not best and (first.word is PhoneWord.OTHER or first.content <= good):
        return ranked
    return shown


def _holds_digits(text: str) -> bool:
    """Whether it may be a number with something in it: "tel:138...", "138****8000"; no date, and
    no identity card's."""
    text = clean(text[:MAX_TEXT])
    one = MIN_NUMBER_DIGITS <= len(digits_of(text)) <= MAX_NUMBER_DIGITS
    return (one or holds_several(text)) and not is_date(text)


def _candidate(rows: SheetRows, sample: Sequence[int], column: int, word: PhoneWord) -> _Candidate:
    filled = alike = strong = steps = 0
    weak = 0.0
    before = 0
    different: set[str] = set()
    for row in sample:
        text, kind = rows.text(row, column), rows.kind(row, column)
        if kind is CellKind.EMPTY:
            continue
        filled += 1
        if looks_like_phone(text, kind):
            alike += 1
            different.add(text)
            strong += bool(STRONG.match(text))
            number = int(text) if text.isascii() and text.isdigit() else 0
            steps += bool(number) and abs(number - before) == 1
            before = number
        elif kind in _NEARLY_PHONE or _SCIENTIFIC.fullmatch(text) or _holds_digits(text):
            weak += 0.5
    if not filled:
        return _Candidate(column, word, 0.0, _WORTH[word])
    share = (alike + (weak if word is PhoneWord.PHONE else 0.0)) / filled
    score = share * (0.7 + 0.3 * filled / len(sample)) + 0.2 * strong / filled + _WORTH[word]
    if steps > 0.8 * alike:
        score -= 0.3
    return _Candidate(column, word, share, score, alike >= _REPEATED * len(different) > 0)
