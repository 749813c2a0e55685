"""Which row of a sheet is the header, found by content first, then by words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from yccall_desktop.core.cells import CellKind, SheetRows
from yccall_desktop.core.header_words import (
    PhoneWord,
    Role,
    gives_example,
    is_example,
    phone_word,
    role_of,
)
from yccall_desktop.core.phone_text import clean, digits_of, holds_number, looks_like_phone

HEADER_WITHIN = 30
"""A header is looked for in so many rows from the top."""

_MOST_EXAMPLES = 3
_DAY_DIGITS = 8
_AS_FULL = 0.75
"""A row with fewer filled cells than this share of the usual ones is no row of the list."""

_FIRST_SAMPLE = 300
_SPREAD_SAMPLE = 200
_LOOK_AT_MOST = 2_000
MOST_COLUMNS = 400
"""Columns from the left in which titles and numbers are looked for."""

STRONG = re.compile(r"[^0-9]*(?:\+|00|0|1[3-9])")
"""What phone numbers start with, and account numbers and the like mostly do not."""

_TITLED_NUMBER = re.compile(r"([^0-9()（）]+)[(（][^()（）]*[0-9][^()（）]*[)）]\s*")
_PLACEHOLDERS = {"", "-", "--", "n/a", "na", "none", "null", "nil", "无", "暂无", "没有", "空"}


def searched_columns(rows: SheetRows) -> range:
    """The columns in which titles and numbers are looked for."""
    return range(min(rows.column_count, MOST_COLUMNS))


def _below(rows: SheetRows, row: int) -> range:
    """The rows below one that tell whether it heads them."""
    return range(row + 1, min(len(rows), row + 1 + HEADER_WITHIN))


def _texts(rows: SheetRows, row: int) -> list[tuple[str, CellKind]]:
    cells = ((rows.text(row, column), rows.kind(row, column)) for column in searched_columns(rows))
    return [cell for cell in cells if cell[1] is not CellKind.EMPTY]


def named_header(rows: SheetRows) -> int | None:
    """The row with the most header words among the first rows that can be a header."""
    best: tuple[int, int] = (0, 0)
    found: int | None = None
    above: list[_NumberRow] = []
    for row in range(min(len(rows), HEADER_WITHIN)):
        cells = _texts(rows, row)
        lengths = _number_lengths(rows, row)
        if lengths and not _are_titles(rows, row, lengths):
            above.append(_NumberRow(row, lengths, len(cells)))
            continue
        numbers = [rows.text(row, column) for column in _numbers_in_words(rows, row)]
        words = [text for text, kind in cells if kind is CellKind.TEXT and text not in numbers]
        exact = sum(role_of(text) is not None for text in words)
        loose = sum(phone_word(text) is PhoneWord.PHONE for text in words)
        score = (2 * exact + loose, len(words))
        if not score[0] or score <= best or (numbers and not loose):
            continue
        if found is not None and _heads_list(rows, found, above):
            break
        if not _amid_numbers(rows, row, above) and not _repeated_below(rows, row):
            best, found = score, row
    return found


@dataclass(frozen=True, slots=True)
class _NumberRow:
    """A row with phone-like cells: by column, the digits of each; and how many cells it fills."""

    row: int
    lengths: Mapping[int, int]
    filled: int


def _heads_list(rows: SheetRows, header: int, number_rows: Sequence[_NumberRow]) -> bool:
    """Whether numbers stand below the titles of a row: what follows them, such as a second table
    or a footer, is no header of theirs. A number below a single title may be a date's."""
    titled = [
        column
        for one in number_rows
        if one.row > header
        for column in one.lengths
        if rows.kind(header, column) is not CellKind.EMPTY
    ]
    phones = [one for one in titled if phone_word(rows.text(header, one)) is PhoneWord.PHONE]
    return len(titled) > 1 or (bool(phones) and len(_texts(rows, header)) > 1)


def _repeated_below(rows: SheetRows, row: int) -> bool:
    """Whether the words that make a row a header are a list's values: they stand in the same
    columns beside numbers below."""
    below = _below(rows, row)
    lists = [one for one in below if _number_lengths(rows, one)]
    cells = [(one, rows.text(row, one)) for one in searched_columns(rows)]
    return all(
        any(rows.text(one, column) == text for one in lists)
        for column, text in cells
        if role_of(text) is not None or phone_word(text) is PhoneWord.PHONE
    )


def _number_lengths(rows: SheetRows, row: int) -> dict[int, int]:
    """By column, the digits of each phone-like cell of a row."""
    cells = {
        column: rows.text(row, column)
        for column in searched_columns(rows)
        if looks_like_phone(rows.text(row, column), rows.kind(row, column))
    }
    return {column: len(digits_of(clean(text))) for column, text in cells.items()}


def _are_titles(rows: SheetRows, row: int, numbers: Collection[int]) -> bool:
    """Whether a row's numbers are titles, such as days: a cell beside them names the phones below
    it, and below themselves are none. What starts as phones do and is longer than a day is a phone:
    of the office in a title line, or of a list with a value such as "tel"."""
    texts = [rows.text(row, one) for one in numbers]
    if any(STRONG.match(one) and len(digits_of(clean(one))) > _DAY_DIGITS for one in texts):
        return False
    phones = {one for one in searched_columns(rows) if role_of(rows.text(row, one)) is Role.PHONE}
    if not phones:
        return False
    below = _below(rows, row)
    lower = {column for one in below for column in _number_lengths(rows, one)}
    return bool(phones & lower) and lower.isdisjoint(numbers)


def _numbers_in_words(rows: SheetRows, row: int) -> list[int]:
    """The columns of cells such as "Tel 138...", which no header has: all above it were lost."""
    found = []
    for column in searched_columns(rows):
        text = rows.text(row, column)
        if rows.kind(row, column) is not CellKind.TEXT or not holds_number(text):
            continue
        if not gives_example(text) and not _is_number_in_title(rows, row, column):
            found.append(column)
    return found


def _is_number_in_title(rows: SheetRows, row: int, column: int) -> bool:
    """Whether a cell is a title such as "Phone (13800138000)": nothing but titles stand beside it,
    mostly of words that we know, and plain cells below it."""
    named = _TITLED_NUMBER.fullmatch(rows.text(row, column))
    if named is None or phone_word(named[1]) is not PhoneWord.PHONE:
        return False
    around = [one for one in range(min(len(rows), row + 1 + HEADER_WITHIN)) if one != row]
    if any(_TITLED_NUMBER.fullmatch(rows.text(one, column)) for one in around):
        return False
    filled = [one for one in searched_columns(rows) if rows.kind(row, one) is not CellKind.EMPTY]
    others = [(one, rows.text(row, one), rows.kind(row, one)) for one in filled if one != column]
    known = sum(phone_word(text) is not PhoneWord.NONE for _, text, _ in others)
    return 2 * known > len(others) and not any(
        not _is_title(text, kind) or any(rows.text(other, one) == text for other in around)
        for one, text, kind in others
    )


def _amid_numbers(rows: SheetRows, row: int, above: Sequence[_NumberRow]) -> bool:
    """Whether a row stands within a list: below numbers and above others of the same column, or
    itself with a number in words below or above such.

    Rows above one that names phones are title lines where they fill fewer cells than those below.
    So is a single number of another length, above a cell that says "phone", and a row that says
    itself that its number is a phone or an example, unless those below do so too.
    """
    below = _below(rows, row)
    in_words = _numbers_in_words(rows, row)
    if not above and not in_words:
        return False
    usual = 0.0
    lengths = [_number_lengths(rows, one) for one in below]
    unlabelled = [one for one in above if not _is_labelled(rows, one.row, one.lengths)]
    if _is_list(rows, unlabelled, any(lengths)):
        return True
    names_phones = any(phone_word(text) is PhoneWord.PHONE for text, _ in _texts(rows, row))
    if names_phones:
        usual = median([len(_texts(rows, one)) for one in below if not rows.is_blank(one)] or [0])
    above = [one for one in above if one.filled >= _AS_FULL * usual]
    if in_words and (above or any(column in one for one in lengths for column in in_words)):
        return True
    labelled = any(_is_labelled(rows, *one) for one in zip(below, lengths, strict=True))
    full = [one.lengths for one in above if labelled or not names_phones or one in unlabelled]
    for column in {column for one in full for column in one}:
        higher = [one[column] for one in full if column in one]
        lower = {one[column] for one in lengths if column in one}
        title = len(higher) == 1 and higher[0] not in lower
        if lower and not (title and phone_word(rows.text(row, column)) is PhoneWord.PHONE):
            return True
    return False


def _is_labelled(rows: SheetRows, row: int, numbers: Iterable[int]) -> bool:
    """Whether a row is an example, or the cell before one of its numbers names it a phone."""
    if any(is_example(text) for text, _ in _texts(rows, row)):
        return True
    before = ([text for at in range(one) if (text := rows.text(row, at))] for one in numbers)
    return any(texts and phone_word(texts[-1]) is PhoneWord.PHONE for texts in before)


def _is_list(rows: SheetRows, number_rows: Sequence[_NumberRow], followed: bool) -> bool:
    """Whether rows are a list of their own, whatever follows: two numbers in a column where no
    others are below, else three that start as phones do."""
    columns = [column for one in number_rows for column in one.lengths]
    if not followed:
        return len(columns) > len(set(columns))
    columns = [
        column
        for one in number_rows
        for column in one.lengths
        if STRONG.match(rows.text(one.row, column))
    ]
    return any(columns.count(column) > 2 for column in set(columns))


def plain_header(rows: SheetRows, phone: int | None) -> int | None:
    """A header without any word that we know: text above the first phone number."""
    samples = list(sample_rows(rows, 0))
    usual = median([len(_texts(rows, row)) for row in samples]) if samples else 0
    for row in range(min(len(rows), HEADER_WITHIN)):
        cells = _texts(rows, row)
        if any(looks_like_phone(text, kind) for text, kind in cells):
            return None
        if not cells or len(cells) < 0.6 * usual:
            continue
        if phone is not None:
            cells.append((rows.text(row, phone), rows.kind(row, phone)))
        return row if all(_is_title(text, kind) for text, kind in cells) else None
    return None


def _is_title(text: str, kind: CellKind) -> bool:
    return (
        kind is CellKind.TEXT
        and not any(c.isdigit() for c in text)
        and text.strip().lower() not in _PLACEHOLDERS
    )


def example_rows(rows: SheetRows, header: int | None) -> range:
    """The rows right below the header that say that they are examples, up to three of its file;
    rows without a number, which say what to fill in, may stand above them.

    Empty where further rows say so too: then it is one of the list's values.
    """
    if header is None:
        return range(0)
    below = _below(rows, header)
    file = rows.place(header).file
    filled = [row for row in below if rows.place(row).file == file and not rows.is_blank(row)]
    examples = [row for row in filled if any(is_example(text) for text, _ in _texts(rows, row))]
    while examples and filled[0] != examples[0] and not _number_lengths(rows, filled[0]):
        del filled[0]
    if not examples or len(examples) > _MOST_EXAMPLES or examples != filled[: len(examples)]:
        return range(0)
    return range(examples[0], examples[-1] + 1)


def sample_rows(rows: SheetRows, first: int) -> Iterator[int]:
    """Rows that are not blank: the first ones, and some spread over the rest."""
    taken = 0
    end = min(len(rows), first + _LOOK_AT_MOST)
    for row in range(first, end):
        if taken == _FIRST_SAMPLE:
            end = row
            break
        if not rows.is_blank(row):
            taken += 1
            yield row
    for row in range(end, len(rows), max((len(rows) - end) // _SPREAD_SAMPLE, 1)):
        if not rows.is_blank(row):
            yield row
