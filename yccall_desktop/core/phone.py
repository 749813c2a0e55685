"""From a cell to a number that may be dialled, or to the problem that forbids it.

phonenumbers knows which numbers exist; on top of it stand our own rules, because it reads letters
as digits and silently drops carrier prefixes, country codes and extensions. A number is ready only
when every digit of the cell is accounted for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, ValidationResult

from yccall_desktop.core.cells import CellKind
from yccall_desktop.core.countries import country_name, supported_regions
from yccall_desktop.core.number_form import NumberForm
from yccall_desktop.core.number_kind import NumberKind
from yccall_desktop.core.phone_region import ShortCut, kind_of, region_rules
from yccall_desktop.core.phone_text import (
    BACKWARDS,
    MAX_NUMBER_DIGITS,
    MAX_TEXT,
    MIN_NUMBER_DIGITS,
    clean,
    digits_of,
    holds_several,
    is_date,
    is_decimal,
    is_scientific,
    letters_of,
    looks_like_phone,
    shortened,
    shown_backwards,
    split_extension,
    split_numbers,
    split_tail,
    strange_character,
    within,
)
from yccall_desktop.core.problems import BACKWARDS_SIGN, Code, Problem

__all__ = [
    "NumberForm",
    "PhoneChecker",
    "PhoneVerdict",
    "clean",
    "example_number",
    "looks_like_phone",
    "supported_regions",
]

EXCEL_DIGITS = 15
"""Excel keeps 15 significant digits of a number; the rest are zeros of its own."""

MAX_DATE_DIGITS = 8
_GROUPED = re.compile(r"\+?[0-9]+(?:[ -][0-9]+)*")
_NOT_DIGITS = str.maketrans("", "", "+ -")


@dataclass(frozen=True, slots=True)
class PhoneVerdict:
    """What a cell is worth: `number` as it is sent, `key` (E.164 digits without plus), the kind of
    its line and its region ('' for a plan of no country); all empty when there is a `problem`."""

    number: str
    key: str
    problem: Problem | None = None
    kind: NumberKind = NumberKind.NONE
    region: str = ""


def _problem(code: Code, suggestion: str = "", **values: str) -> PhoneVerdict:
    return PhoneVerdict("", "", Problem(code, values, suggestion))


def _country(region: str) -> dict[str, str]:
    return {"country": country_name(region), "region": region}


class PhoneChecker:
    """Judges phone cells for one region and one form of the numbers sent. Thread-safe."""

    def __init__(self, region: str = "CN", form: NumberForm = NumberForm.NATIONAL) -> None:
        """Raises ValueError for a region that phonenumbers does not know."""
        self.region = region
        self.form = form
        self._rules = region_rules(region)

    def check(self, text: str, kind: CellKind) -> PhoneVerdict:
        """The verdict for one cell. `text` is the cell's text as the file has it."""
        if kind is CellKind.TEXT or kind is CellKind.NUMBER:
            fast = self.plain(text)
            if fast is not None:
                return PhoneVerdict(fast[0], fast[1], None, fast[2], self.region)
        if kind is CellKind.TEXT:
            return self._backwards(text) if BACKWARDS in text else self._check_text(clean(text))
        return self._check_kind(text, kind)

    def short_cut(self, length: int) -> ShortCut | None:
        """How cells of this length may be judged in the quickest way; None: there is none."""
        matches = self._rules.undialled(length)
        if matches is None:
            return None
        code, power = int(self._rules.code), 10**length
        prefix = int("1" + self._rules.code) if self.form is NumberForm.INTERNATIONAL else 1
        return ShortCut(matches, prefix * power, code * power)

    def plain(self, text: str) -> tuple[str, str, NumberKind] | None:
        """(number, key, kind) of a cell that is nothing but a ready number, its digits perhaps in
        groups, quickly; None for all others, which `check` judges. Never another verdict than that
        of `check`."""
        # longer digits may come from a number cell, which cannot hold them
        found = self._rules.plain(text) if len(text) <= EXCEL_DIGITS else None
        if found is not None:
            nsn, national, kind = found
            return self._formed(nsn, national, text), self._rules.code + nsn, kind
        return self._grouped(text) if _GROUPED.fullmatch(text) else None

    def _grouped(self, text: str) -> tuple[str, str, NumberKind] | None:
        """The same for digits in groups, when they are too many for a date and too few for two
        numbers."""
        digits = text.translate(_NOT_DIGITS)
        if not MAX_DATE_DIGITS < len(digits) < 2 * MIN_NUMBER_DIGITS:
            return None
        international = text[0] == "+"
        found = self._known(digits, digits, international=international)
        tail = split_tail(text) if found is not None else None
        if tail is None:
            return found
        without = digits_of(tail[0])
        own = without.removeprefix(self._rules.code) if international else without
        return found if self._rules.in_use(own) is False else None

    def _known(
        self, digits: str, written: str, *, international: bool
    ) -> tuple[str, str, NumberKind] | None:
        """(number, key, kind) of digits, behind the plus if `international`, that are one of the
        region's usual numbers; None leaves the judgement to phonenumbers."""
        code = self._rules.code
        if not international:
            plain = self._rules.plain(digits)
            if plain is None or self._rules.international_prefix(digits):
                return None
            nsn, national, kind = plain
            return self._formed(nsn, national, written), code + nsn, kind
        nsn = digits.removeprefix(code)
        if nsn == digits:
            return None
        if nsn[:1] == self._rules.trunk == "0":
            plain = self._rules.plain(nsn)
            nsn = plain[0] if plain is not None else nsn
        significant = self._rules.significant(nsn)
        if significant is None:
            return None
        national, kind = significant
        return self._formed(nsn, national, written), code + nsn, kind

    def _check_kind(self, text: str, kind: CellKind) -> PhoneVerdict:
        if kind is CellKind.EMPTY:
            return _problem(Code.NO_NUMBER)
        if kind is CellKind.NUMBER:
            return self._check_number_cell(text)
        codes = {
            CellKind.ERROR: Code.ERROR_CELL,
            CellKind.UNCALCULATED: Code.UNCALCULATED,
            CellKind.BOOLEAN: Code.TRUTH_VALUE,
            CellKind.DATE: Code.DATE,
        }
        return _problem(codes[kind], value=shortened(text))

    def _backwards(self, text: str) -> PhoneVerdict:
        """A sign in the cell turns round what is shown: the digits are not those that one sees."""
        shown = self._ready(shown_backwards(text))
        return _problem(Code.STRANGE_CHARACTER, shown, character=BACKWARDS_SIGN)

    def _ready(self, text: str) -> str:
        """A text to suggest; '' where it is no ready number."""
        return text if text and self.check(text, CellKind.TEXT).problem is None else ""

    def _check_number_cell(self, text: str) -> PhoneVerdict:
        if text.startswith("-"):
            return _problem(Code.NEGATIVE, value=shortened(text))
        if not (text.isascii() and text.isdigit()):
            return _problem(Code.FRACTION, value=shortened(text))
        if len(text) > EXCEL_DIGITS:
            return _problem(Code.DIGITS_LOST, value=text)
        return self._check_text(text)

    def _check_text(self, text: str) -> PhoneVerdict:
        """The verdict for a cleaned text."""
        if not text:
            return _problem(Code.NO_NUMBER)
        if len(text) > MAX_TEXT:
            several = holds_several(text[:MAX_TEXT])
            code = Code.SEVERAL_NUMBERS if several else Code.NOT_A_NUMBER
            return _problem(code, value=shortened(text))
        shape = self._shape_problem(text)
        if shape is not None:
            return shape
        strange = strange_character(text)
        if strange:
            return _problem(Code.STRANGE_CHARACTER, self._ready(within(text)), character=strange)
        if self._rules.is_fraction(text):
            return _problem(Code.FRACTION, value=shortened(text))
        tail = split_tail(text)
        if tail is not None:
            without = self._check_digits(tail[0])
            if without.problem is None:
                return self._extension(without, *tail)
        return self._check_digits(text)

    def _shape_problem(self, text: str) -> PhoneVerdict | None:
        """Problems that the text's form shows, whatever its digits are."""
        digits = digits_of(text)
        if not digits.strip("0"):
            return _problem(Code.NOT_A_NUMBER, value=shortened(text))
        if is_scientific(text):
            return _problem(Code.SCIENTIFIC)
        if is_date(text):
            return _problem(Code.DATE, value=text)
        if is_decimal(text):
            return _problem(Code.FRACTION, value=shortened(text))
        if re.fullmatch(r"-\s*[\d.,]+", text):
            return _problem(Code.NEGATIVE, value=shortened(text))
        if holds_several(text):
            several = Problem(Code.SEVERAL_NUMBERS, parts=self._parts(text))
            return PhoneVerdict("", "", several)
        extension = split_extension(text)
        if extension is not None:
            return self._extension(self._check_digits(extension[0]), *extension)
        letters = letters_of(text)
        if letters:
            if len(digits) < MIN_NUMBER_DIGITS:
                return _problem(Code.NOT_A_NUMBER, value=shortened(text))
            return _problem(Code.LETTERS, self._ready(within(text)), letters=shortened(letters, 12))
        return None

    def _check_digits(self, text: str) -> PhoneVerdict:
        """The verdict for a text of digits and punctuation."""
        written = digits = digits_of(text)
        international = text.lstrip("( ").startswith("+")
        if not international:
            prefix = self._rules.international_prefix(digits)
            if prefix:
                international, digits = True, digits[len(prefix) :]
        known = self._known(digits, written, international=international)
        if known is not None:
            return PhoneVerdict(known[0], known[1], None, known[2], self.region)
        quick = None if international else self._quick_national(digits, written)
        if quick is not None:
            return quick
        try:
            number = phonenumbers.parse(
                "+" + digits if international else digits, None if international else self.region
            )
        except phonenumbers.NumberParseException:
            if len(digits) > MAX_NUMBER_DIGITS:
                return _problem(Code.TOO_LONG, digits=str(len(digits)))
            if len(digits) < MIN_NUMBER_DIGITS:
                return _problem(Code.TOO_SHORT, digits=str(len(digits)))
            return _problem(Code.NOT_VALID, **_country(self.region))
        if international:
            return self._judge_international(number, digits, written)
        return self._judge_national(number, digits, written)

    def _quick_national(self, digits: str, written: str) -> PhoneVerdict | None:
        """What `_judge_national` says, where the answer is plain; else None."""
        rules = self._rules
        found = rules.significant(digits)
        if found is not None:
            national, kind = found
            if self._lacks_zero(digits, national):
                return self._glued(digits) or _problem(Code.LOST_ZERO, national)
            number = self._formed(digits, national, written)
            return PhoneVerdict(number, rules.code + digits, None, kind, self.region)
        if rules.in_use(digits) is False:
            return self._invalid(PhoneNumber(int(rules.code), int(digits)), digits, self.region)
        return self._glued(digits) if rules.never_written(digits) else None

    def _lacks_zero(self, digits: str, national: str) -> bool:
        """Whether a zero is missing before the digits; other trunk prefixes are seldom written."""
        zero = digits != national and national.startswith("0")
        return zero and self.form is not NumberForm.NO_TRUNK_ZERO

    def _judge_international(self, number: PhoneNumber, digits: str, written: str) -> PhoneVerdict:
        code = str(number.country_code)
        own = code == self._rules.code
        nsn = phonenumbers.national_significant_number(number)
        trunk = self._rules.trunk if own else ""
        region = phonenumbers.region_code_for_number(number)
        if region is None:
            region = self.region if own else phonenumbers.region_code_for_country_code(int(code))
        if not own and self.form is not NumberForm.INTERNATIONAL:
            return _problem(Code.OTHER_COUNTRY, **_country(region))
        valid = phonenumbers.is_valid_number(number)
        if not valid or digits not in (code + nsn, code + trunk + nsn):
            return self._invalid(number, digits.removeprefix(code), region)
        if region != self.region and self.form is not NumberForm.INTERNATIONAL:
            return _problem(Code.OTHER_COUNTRY, **_country(region))
        formed = self._formed(nsn, self._rules.national(nsn), written) if own else code + nsn
        return PhoneVerdict(formed, code + nsn, None, kind_of(number), region or "")

    def _judge_national(self, number: PhoneNumber, digits: str, written: str) -> PhoneVerdict:
        glued = self._glued(digits)
        if not phonenumbers.is_valid_number(number):
            return glued or self._invalid(number, digits, self.region)
        region = phonenumbers.region_code_for_number(number) or self.region
        if region != self.region and self.form is not NumberForm.INTERNATIONAL:
            return _problem(Code.OTHER_COUNTRY, **_country(region))
        nsn = phonenumbers.national_significant_number(number)
        national = self._rules.national(nsn)
        if digits not in (nsn, self._rules.trunk + nsn, national):
            if glued is not None:
                return glued
            if not digits.endswith(nsn):
                return self._invalid(number, digits, self.region)
            prefix = digits[: len(digits) - len(nsn)]
            return _problem(Code.EXTRA_PREFIX, national, prefix=prefix)
        if digits == nsn and self._lacks_zero(digits, national):
            return glued or _problem(Code.LOST_ZERO, national)
        formed = self._formed(nsn, national, written)
        return PhoneVerdict(formed, self._rules.code + nsn, None, kind_of(number), region)

    def _parts(self, text: str) -> tuple[str, ...]:
        """The texts that a cell with several numbers splits into; () where that is not plain.

        No digit may be lost or joined, and at least one of the parts must be a number.
        """
        parts = split_numbers(text)
        if "".join(map(digits_of, parts)) != digits_of(text):
            return ()
        return tuple(parts) if len(parts) > 1 and any(map(self._ready, parts)) else ()

    def _glued(self, digits: str) -> PhoneVerdict | None:
        """The country code stands before a valid number of the region, but without a plus."""
        code = self._rules.code
        if not digits.startswith(code):
            return None
        rest = digits.removeprefix(code)
        found = self._rules.significant(rest)
        if found is not None:
            return _problem(Code.GLUED_COUNTRY_CODE, found[0], prefix=code)
        if self._rules.in_use(rest) is False:
            return None
        try:
            number = phonenumbers.parse("+" + digits, None)
        except phonenumbers.NumberParseException:
            return None
        nsn = phonenumbers.national_significant_number(number)
        if digits not in (code + nsn, code + self._rules.trunk + nsn):
            return None
        if not phonenumbers.is_valid_number_for_region(number, self.region):
            return None
        return _problem(Code.GLUED_COUNTRY_CODE, self._rules.national(nsn), prefix=code)

    def _extension(self, without: PhoneVerdict, number: str, extension: str) -> PhoneVerdict:
        """The problem of `number` with an `extension`, given the verdict on the number alone."""
        # where another group could be an extension too, there is nothing to suggest
        suggestion = self._repaired(without.key) if split_tail(number) is None else ""
        return _problem(Code.EXTENSION, suggestion, extension=extension)

    def _repaired(self, key: str) -> str:
        """A text for the cell that is ready in every form; '' for the key of no number."""
        code = self._rules.code
        if not key.startswith(code) or not phonenumbers.is_valid_number_for_region(
            phonenumbers.parse("+" + key, None), self.region
        ):
            return f"+{key}" if key else ""
        return self._rules.national(key.removeprefix(code))

    def _invalid(self, number: PhoneNumber, digits: str, region: str) -> PhoneVerdict:
        """Which of too short, too long or not in use an invalid number is."""
        count = str(len(digits))
        reason = phonenumbers.is_possible_number_with_reason(number)
        short = (ValidationResult.TOO_SHORT, ValidationResult.IS_POSSIBLE_LOCAL_ONLY)
        if reason in short or self._rules.would_be_valid_longer(digits):
            return _problem(Code.TOO_SHORT, digits=count)
        if reason == ValidationResult.TOO_LONG or self._rules.would_be_valid_shorter(digits):
            return _problem(Code.TOO_LONG, digits=count)
        return _problem(Code.NOT_VALID, **_country(region))

    def _formed(self, nsn: str, national: str, written: str) -> str:
        if self.form is NumberForm.NATIONAL:
            return national
        if self.form is NumberForm.NO_TRUNK_ZERO:
            return nsn
        if self.form is NumberForm.INTERNATIONAL:
            return self._rules.code + nsn
        return self._rules.dialable(written, nsn)


def example_number(region: str, form: NumberForm) -> str:
    """A mobile number of the region as it would be sent, to show what a form means; '' if none."""
    number = phonenumbers.example_number_for_type(region, phonenumbers.PhoneNumberType.MOBILE)
    if number is None:
        return ""
    text = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return PhoneChecker(region, form).check(text, CellKind.TEXT).number
