"""What a phone cell's text is made of, before any country's rules: characters and groups."""

from __future__ import annotations

import re
import unicodedata

from yccall_desktop.core.cells import CellKind
from yccall_desktop.core.header_words import Role, role_of

_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]"
)
BACKWARDS = "\u202e"
"""Shows what follows it from right to left."""

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u30fc\u301c~"), "-")
_FULL_WIDTH: dict[int, int | str] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_TRANSLATION = {**_DASHES, **_FULL_WIDTH, 0x3002: "."}

_APOSTROPHES = "'\u2018\u2019`"
_EXTENSION = re.compile(
    r"(?:extension|extn|ext|ramal|anexo|int|x|#|\u8f6c|\u8f49|\u5206\u673a|\u5206\u6a5f)"
    r"[\s.:\-]{0,4}(?P<extension>\d{1,7})[\s)]{0,4}$",
    re.IGNORECASE,
)
_NO_DIGITS = re.compile("[^0-9]+")
_STRANGE = re.compile("[^0-9 \\-()./]")
_TAIL = re.compile(r"[-/(),](?P<extension>\d{1,6})\)?$")
_LIST = re.compile(r"[;,|\n\r\t\u3001\\]+")
_SEPARATORS = (_LIST.pattern, r"/+", r"\s+", r"-+")
_DECIMAL = re.compile(r"\d{5,}[.,]\d{1,2}|.*[.,]0")
_FRACTION = re.compile(r"((?!0\d)\d+)([./])(\d+)")
_COORDINATE = re.compile(r"(?:1[0-7]\d|180|[1-9]?\d)\.\d{4,}")
_PUNCTUATION = str.maketrans("", "", " +-()/")
_LOOSE_TAIL = re.compile(r"(?<=\d{6})[ .]+(?P<extension>\d{1,5})$")
_SCIENTIFIC = re.compile(r"[+-]?\d+(?:[.,]\d+)?\s*[eE]\s*(?:[+-]\s*)?\d+")
_DATE = re.compile(
    r"(?:(?:19|20)\d\d([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([/.-])\d{1,2}\2(?:19|20)\d\d)"
    r"(?:[T\s]+\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)?"
)
_AROUND_NUMBERS = str.maketrans("", "", ":;,.\u3001\"'=<>()[]\u2018\u2019\u201c\u201d")
_PHONE_LETTERS = frozenset("pmtch")
_LINK_WORDS = ("callto", "ph", "mob", "wa", "telp", "tlp")
MAX_TEXT = 200
"""No phone cell needs more characters, separators and words included."""

MIN_NUMBER_DIGITS = 7
MAX_NUMBER_DIGITS = 15


def clean(text: str) -> str:
    """The text as validation and sending see it.

    Invisible characters and a leading apostrophe go, full-width characters, digits of other
    scripts, odd dashes and spaces become their ASCII twins. Nothing else changes: superscript and
    circled digits stay what they are and become a problem.
    """
    if not text.isascii():
        text = _INVISIBLE.sub("", text).translate(_TRANSLATION)
        if not text.isascii():
            text = "".join(_plain(character) for character in text)
    return text.strip().lstrip(_APOSTROPHES).strip()


def _plain(character: str) -> str:
    if character.isascii():
        return character
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    return " " if unicodedata.category(character) == "Zs" else character


def shown_backwards(text: str) -> str:
    """A text with BACKWARDS in it as one sees it, cleaned."""
    before, _, rest = text.partition(BACKWARDS)
    turned, _, after = rest.partition("\u202c")
    return clean(before + turned[::-1] + after)


def digits_of(text: str) -> str:
    """The ASCII digits of a cleaned text."""
    return _NO_DIGITS.sub("", text)


def is_scientific(text: str) -> bool:
    return _SCIENTIFIC.fullmatch(text) is not None


def is_date(text: str) -> bool:
    return _DATE.fullmatch(text) is not None


def is_decimal(text: str) -> bool:
    """Whether it is a number with decimals, such as 13800138000.0, in whatever grouping."""
    return _DECIMAL.fullmatch(text.translate(_PUNCTUATION)) is not None


def letters_of(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def split_extension(text: str) -> tuple[str, str] | None:
    """(number, extension) when a word or sign such as ext, x, # or 转 stands between them."""
    return _split(_EXTENSION, text)


def split_tail(text: str) -> tuple[str, str] | None:
    """(number, rest) when up to six last digits stand behind - / , or a parenthesis, or up to five
    behind a space or dot that follows a long group of digits."""
    return _split(_TAIL, text.replace(" ", "")) or _split(_LOOSE_TAIL, text)


def _split(pattern: re.Pattern[str], text: str) -> tuple[str, str] | None:
    match = pattern.search(text)
    if match is None:
        return None
    number = text[: match.start()].rstrip(" ,;.-(")
    if len(digits_of(number)) < MIN_NUMBER_DIGITS:
        return None
    return number, match["extension"]


def holds_several(text: str) -> bool:
    """Whether at least two groups are each long enough to be a number of their own."""
    if len(digits_of(text)) < 2 * MIN_NUMBER_DIGITS:
        return False
    for pattern in _SEPARATORS:
        groups = [digits_of(group) for group in re.split(pattern, text)]
        if sum(len(group) >= MIN_NUMBER_DIGITS for group in groups) > 1:
            return True
    return False


def split_numbers(text: str) -> list[str]:
    """The texts of the numbers in a cell that holds several, cut where `holds_several` cuts.

    What has no digit, such as a name, is left out. A piece may hold several again, where a cell
    has two kinds of separators.
    """
    for pattern in _SEPARATORS:
        pieces = [piece.strip(" -/.,") for piece in re.split(pattern, text)]
        pieces = [piece for piece in pieces if digits_of(piece)]
        if sum(len(digits_of(piece)) >= MIN_NUMBER_DIGITS for piece in pieces) > 1:
            return [one for piece in pieces for one in split_numbers(piece) or [piece]]
    return []


def strange_character(text: str) -> str:
    """The first character that no phone number is written with; '' when there is none."""
    body = text.lstrip("( ").removeprefix("+")
    strange = _STRANGE.search(body)
    found = strange.group() if strange else ""
    if not found and text.count("(") != text.count(")"):
        return "(" if text.count("(") > text.count(")") else ")"
    return found


def within(text: str) -> str:
    """The number of a text that has nothing but quotation marks and the like around it, or a word
    that calls it a phone, as in "tel:138..." and "p:+86..."; '' for all others.

    Other words may say that it is not to be called.
    """
    match = _ROUGHLY_PHONE.search(text)
    if match is None or digits_of(match.group()) != digits_of(text):
        return ""
    number, before, after = match.group(), text[: match.start()], text[match.end() :]
    if number.count("(") != number.count(")"):
        number = number.lstrip("(")
    label = f"{before} {after}".translate(_AROUND_NUMBERS).strip().casefold()
    if len(label) == 1:
        named = label in _PHONE_LETTERS and before.rstrip().endswith(":")
    else:
        named = not label or label in _LINK_WORDS or role_of(label) is Role.PHONE
    return number if named and number != text else ""


def shortened(text: str, length: int = 40) -> str:
    """A cell's text for use in a sentence: one line, not endless."""
    line = " ".join(text[: length * 4].split())
    return line if len(line) <= length else line[: length - 1] + "…"


def split_fraction(text: str) -> tuple[str, str, str] | None:
    """(digits, dot or slash, digits) of a text that could be a decimal number or a fraction. A zero
    before the other digits of the first part makes it an area code."""
    match = _FRACTION.fullmatch(text)
    return None if match is None else (match[1], match[2], match[3])


_ROUGHLY_PHONE = re.compile(r"[+(]{0,2}\d[\d\s().\-/]{5,22}\d")
_DATE_WITHIN = re.compile(rf"(?<!\d)(?:{_DATE.pattern})(?!\d)")


def looks_like_phone(text: str, kind: CellKind) -> bool:
    """Whether a cell could be meant as a phone number, in any country; cheap, for guessing."""
    if kind not in (CellKind.TEXT, CellKind.NUMBER):
        return False
    if len(text) > MAX_TEXT:
        return False
    text = clean(text)
    if not _ROUGHLY_PHONE.fullmatch(text) or is_date(text) or is_decimal(text):
        return False
    if _COORDINATE.fullmatch(text):
        return False
    return MIN_NUMBER_DIGITS <= len(digits_of(text)) <= MAX_NUMBER_DIGITS


def holds_number(text: str) -> bool:
    """Whether digits enough for a phone number stand within a text, dates not counted; cheap."""
    pieces = _ROUGHLY_PHONE.findall(_DATE_WITHIN.sub(" , ", clean(text[:MAX_TEXT])))
    return any(len(digits_of(piece)) >= MIN_NUMBER_DIGITS for piece in pieces)
