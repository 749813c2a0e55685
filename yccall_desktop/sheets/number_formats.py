"""What a number format makes of a number: a date, a duration, or digits with zeros and signs."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from functools import cache

from yccall_desktop.core.cells import CellKind
from yccall_desktop.sheets.blocks import Cell
from yccall_desktop.sheets.values import moment_text, number_cell

_BUILT_IN_DATES = {*range(14, 23), *range(27, 37), *range(50, 59), 45, 47}
_BUILT_IN_DURATION = 46
_LAST_DAY = 2_958_466
_LONGEST_CODE = 1_000
_EXACT = 10**15
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.')
_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|(_.)|(\*.)|\[([^\]]*)\]|(General)|(.)', re.IGNORECASE | re.DOTALL
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)")
_SCIENTIFIC = re.compile(r"\s*-?[\d.,]+\s*[eE]\s*[+-]?\d+\s*")
_COMPARE: Mapping[str, Callable[[float, float], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "<>": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "=": operator.eq,
}
_PHONE_SIGNS = frozenset("0123456789+-() ./\u00a0")
_GENERAL = "G"
_TEXT = "@"


class MomentFormat(Enum):
    """What a number format shows that shows no number."""

    DATE = auto()
    DURATION = auto()


class _Section:
    """A part of a format: places for digits (0 # ? or G for all of them) and literals, in order."""

    def __init__(
        self, tokens: Sequence[tuple[bool, str]], condition: tuple[str, float] | None, usable: bool
    ) -> None:
        """`tokens`: (whether it is a place, what it is)."""
        self._tokens = tuple(tokens)
        self.condition = condition
        self._places = "".join(text for is_place, text in tokens if is_place)
        signs = "".join(text for is_place, text in tokens if not is_place)
        mixed = len(self._places) > 1 and bool({_GENERAL, _TEXT} & set(self._places))
        # behind a 0 every place shows a digit
        self._forced = len(self._places.partition("0")[2]) + 1 if "0" in self._places else 0
        self._only_zeros = not signs and self._forced == len(self._places)
        signs = signs.strip()
        digits_told = self._places != "" and (
            self._forced > 1
            or any(sign.isdigit() for sign in signs)
            or (signs != "" and _PHONE_SIGNS.issuperset(signs))
        )
        self.telling = usable and not mixed and (digits_told or has_words(signs))
        """Whether what it shows may differ from the bare digits in a way that matters."""
        self.for_text = _TEXT in self._places
        self.telling_text = signs != ""
        """The same for a text."""

    def meets(self, value: float) -> bool:
        return self.condition is None or _COMPARE[self.condition[0]](value, self.condition[1])

    def text(self, digits: str) -> str:
        """The digits in their places; they never get lost when there are too few places."""
        if self._only_zeros:
            return digits.zfill(len(self._places))
        missing = len(self._places) - len(digits)
        first_zero = len(self._places) - self._forced
        shown: list[str] = []
        index = 0
        for is_place, text in self._tokens:
            if not is_place:
                shown.append(text)
                continue
            if text in (_GENERAL, _TEXT):
                shown.append(digits or "0")
            elif index < missing:
                shown.append("0" if index >= first_zero else "" if text == "#" else " ")
            elif index == 0:
                shown.append(digits[: 1 - missing])
            else:
                shown.append(digits[index - missing])
            index += 1
        return "".join(shown).strip()

    def around(self, text: str) -> str:
        """A text, with what stands around it."""
        tokens = (text if is_place else literal for is_place, literal in self._tokens)
        return "".join(tokens).strip()


@dataclass(frozen=True, slots=True)
class DigitFormat:
    """A format such as `00000000000`, `000-0000-0000` or `"+86 "0`."""

    sections: tuple[_Section, ...]
    text_section: _Section | None = None
    """What shows more of a text than the text."""

    def text(self, value: float) -> str | None:
        """What Excel shows; None when that is the number itself, or nothing that can be trusted."""
        if not 0 <= value < _EXACT or not float(value).is_integer():
            return None
        section = self._section(value)
        if section is None or not section.telling:
            return None
        plain = str(int(value))
        shown = section.text(plain if value else "")
        if shown == plain or not (value or any(map(str.isdigit, shown))):
            return None
        return shown

    def _section(self, value: float) -> _Section | None:
        first = self.sections[:3]
        if len(first) == 1 and not first[0].condition:
            return first[0]
        if any(section.condition for section in first):
            return next((section for section in first if section.meets(value)), None)
        return first[2] if value == 0 and len(first) > 2 else first[0]


Shown = MomentFormat | DigitFormat | None
"""None: the number itself."""


def moment_format(code: str) -> MomentFormat | None:
    """What a number format such as `yyyy-mm-dd` shows; None when it shows a number."""
    plain = _QUOTED.sub("", code).partition(";")[0].lower()
    if re.search(r"\[(h+|m+|s+)\]", plain):
        return MomentFormat.DURATION
    plain = re.sub(r"\[[^\]]*\]", "", plain).replace("general", "")
    return MomentFormat.DATE if re.search("[ymdhs]", plain) else None


@cache
def shown_by(code: str) -> Shown:
    """What the format with this code shows."""
    if len(code) > _LONGEST_CODE:
        return None
    moment = moment_format(code)
    if moment:
        return moment
    sections = tuple(_sections(code))
    last = sections[3] if len(sections) > 3 else sections[-1]
    for_text = last if last.for_text or len(sections) > 3 else None
    if for_text is not None and len(sections) > 1:
        sections = tuple(one for one in sections[:3] if one is not last)
    if for_text is not None and not for_text.telling_text:
        for_text = None
    telling = for_text is not None or any(section.telling for section in sections)
    return DigitFormat(sections, for_text) if telling else None


def shown_by_id(number: int, codes: Mapping[int, str]) -> Shown:
    """What the format with this number shows; `codes` are those that the workbook defines."""
    if number in codes:
        return shown_by(codes[number])
    if number in _BUILT_IN_DATES:
        return MomentFormat.DATE
    return MomentFormat.DURATION if number == _BUILT_IN_DURATION else None


def _sections(code: str) -> list[_Section]:
    found: list[_Section] = []
    tokens: list[tuple[bool, str]] = []
    condition: tuple[str, float] | None = None
    usable = True
    for match in _TOKEN.finditer(code + ";"):
        quoted, escaped, space, fill, bracket, general, sign = match.groups()
        if sign == ";":
            found.append(_Section(tokens, condition, usable))
            tokens, condition, usable = [], None, True
        elif bracket is not None:
            compared = _CONDITION.fullmatch(bracket)
            if compared:
                condition = compared[1], float(compared[2])
            elif bracket.startswith("$"):
                # a currency, then a locale behind a dash: often only that, which shows nothing
                tokens.append((False, bracket[1:].partition("-")[0]))
        elif general or (sign and sign in "0#?"):
            tokens.append((True, _GENERAL if general else sign))
        elif sign == _TEXT:
            tokens.append((True, _TEXT))
        elif sign and sign in ".,%/eE":
            usable = False
        elif not fill:
            tokens.append((False, " " if space else quoted or escaped or sign or ""))
    return found


def has_words(text: str) -> bool:
    """Whether there are letters, digits of any script not counted."""
    return any(sign.isalpha() and not sign.isnumeric() for sign in text)


def text_shown(text: str, shown: Shown) -> Cell:
    """The cell of a text in a format, which may put words before or behind it."""
    if text and isinstance(shown, DigitFormat) and shown.text_section is not None:
        text = shown.text_section.around(text)
    return text, CellKind.TEXT if text else CellKind.EMPTY


def number_shown(value: float, shown: Shown, date_1904: bool) -> Cell:
    """The cell of a number in a format: a date or duration, digits as Excel shows them, a number.

    A number too large for a date, such as a phone number formatted as one, stays a number.
    """
    if shown is None:
        return number_cell(value)
    if isinstance(shown, DigitFormat):
        text = shown.text(value)
        return number_cell(value) if text is None else (text, CellKind.TEXT)
    if not 0 <= value < _LAST_DAY:
        return number_cell(value)
    if shown is MomentFormat.DURATION:
        return moment_text(timedelta(days=value)), CellKind.DATE
    early = 1 if value < 60 and not date_1904 else 0
    origin = datetime(1904, 1, 1) if date_1904 else datetime(1899, 12, 30 + early)
    seconds = round(value * 86_400)
    try:
        moment = origin + timedelta(seconds=seconds)
    except OverflowError:
        return number_cell(value)
    if value < 1:
        return moment_text(moment.time()), CellKind.DATE
    return moment_text(moment if seconds % 86_400 else moment.date()), CellKind.DATE


def shown_or_number(value: float, shown: str) -> Cell:
    """The cell of a number of which the file tells how it is shown.

    What is shown counts where it has more digits than the number, in front, or the signs that
    phone numbers are written with, or words; not where it is rounded, grouped or scientific.
    """
    number = number_cell(value)
    if number[1] is CellKind.NUMBER and has_words(shown) and not _SCIENTIFIC.fullmatch(shown):
        return shown.strip(), CellKind.TEXT
    signs = "".join(shown.split())
    digits = "".join(sign for sign in signs if "0" <= sign <= "9")
    if (
        number[1] is CellKind.NUMBER
        and signs not in ("", number[0])
        and _PHONE_SIGNS.issuperset(signs)
        and not set(signs) & set("./")
        and digits.endswith(number[0])
        and (digits != number[0] or set(signs) & set("+()-"))
    ):
        return shown.strip(), CellKind.TEXT
    return number
