"""How one region writes and dials its numbers, read from the metadata of phonenumbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumber, PhoneNumberDesc, PhoneNumberType
from phonenumbers.phonemetadata import NumberFormat

from yccall_desktop.core.number_kind import NumberKind
from yccall_desktop.core.phone_text import MAX_NUMBER_DIGITS, split_fraction

_MOBILE_WITHOUT_TRUNK = ("CN", "IN")
"""Where mobile numbers are dialled without the trunk prefix that the metadata calls optional;
elsewhere what is optional is dialled."""

_LARGEST_DEGREE = 180
"""A longitude is no larger."""

Match = Callable[[str], re.Match[str] | None]


class ShortCut(NamedTuple):
    """For cells that are nothing but the digits of a ready number, all of one length.

    `matches` says whether a cell is such a number, the number of the group that matched being the
    value of its kind. The value of the digits and `call` make the number with a 1 before it, the
    value and `key` its key. Never another verdict than that of `PhoneChecker.check`.
    """

    matches: Match
    call: int
    key: int


_INTERNATIONAL_PREFIXES = ("0011", "009", "008", "007", "005", "001", "011", "010", "810", "00")


class _Format:
    """One way to group a national number, and whether the trunk prefix is dialled before it."""

    def __init__(self, source: NumberFormat, trunk: str, *, often_without: bool) -> None:
        """`often_without`: mobile numbers are dialled without the prefix where it is optional."""
        leading = source.leading_digits_pattern
        pattern = f"(?={leading[-1]})" if leading else ""
        self.pattern = _without_groups(pattern + (source.pattern or "(?!)"))
        rule = source.national_prefix_formatting_rule or ""
        prefix = re.sub(r"\\\d|\D", "", rule)
        self.dialled = bool(trunk) and prefix == trunk
        self.optional = often_without and bool(source.national_prefix_optional_when_formatting)
        self.lengths = _digit_counts(source.pattern or "")
        own_digits = re.sub(r"\\\d", "", source.format or "")
        self.adds_digits = prefix not in ("", trunk) or any(c.isdigit() for c in own_digits)


_GROUP_KINDS = (
    NumberKind.NONE, NumberKind.MOBILE, NumberKind.LANDLINE, NumberKind.MOBILE_OR_LANDLINE,
)  # fmt: skip
"""What the groups of `_kinds_pattern` mean; their numbers are the values of the kinds."""
_TYPES = {
    PhoneNumberType.MOBILE: NumberKind.MOBILE,
    PhoneNumberType.FIXED_LINE: NumberKind.LANDLINE,
    PhoneNumberType.FIXED_LINE_OR_MOBILE: NumberKind.MOBILE_OR_LANDLINE,
}


def kind_of(number: PhoneNumber) -> NumberKind:
    """What kind of line a valid number belongs to."""
    return _TYPES.get(phonenumbers.number_type(number), NumberKind.OTHER)


def _pattern(description: PhoneNumberDesc | None) -> str:
    """The pattern of the national numbers of one type; without one, what nothing matches."""
    pattern = description.national_number_pattern if description else None
    return f"(?:{pattern})" if pattern else "(?!)"


def _digit_counts(pattern: str) -> range:
    """How many digits (\\d{3})(\\d{4,5}) and the like match; empty for other patterns."""
    counts = re.findall(r"\\d(?:\{(\d+)(?:,(\d+))?\})?", pattern)
    if re.sub(r"\\d(?:\{\d+(?:,\d+)?\})?|[()]", "", pattern):
        return range(0)
    least = sum(int(low or 1) for low, _ in counts)
    return range(least, sum(int(high or low or 1) for low, high in counts) + 1)


class _Patterns:
    """The patterns that answer for phonenumbers where its answer is plain: for national significant
    numbers of one length, in a region that has its country code for itself."""

    def __init__(self, metadata: PhoneMetadata, formats: list[_Format], length: int) -> None:
        trunk, abroad = metadata.national_prefix_for_parsing, metadata.international_prefix
        uncut = "".join(f"(?!{_without_groups(prefix)})" for prefix in (trunk, abroad) if prefix)
        general = metadata.general_desc
        usable = rf"(?={_type_pattern(general, length)}\Z)"
        kinds = _kinds_pattern(metadata, length)
        formats = [each for each in formats if not each.lengths or length in each.lengths]
        # phonenumbers cuts nothing off these, and calls them valid
        self.significant = _compiled(uncut + usable + kinds)
        self.undialled = _compiled(uncut + usable + _dialling(metadata, formats, False) + kinds)
        self.trunked = _compiled(
            f"(?!{_without_groups(abroad or '(?!)')})(?!{_pattern(general)}\\Z)0(?!0)"
            + uncut + usable + _dialling(metadata, formats, True) + kinds
        )  # fmt: skip
        self.uncut = re.compile(f"(?!0|{metadata.country_code}){uncut}")
        valid = "|".join(_type_pattern(each, length) for each in _types(metadata))
        self.valid = _compiled(f"{usable}(?:{valid})")


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


def _without_groups(pattern: str) -> str:
    return re.sub(r"\((?!\?)", "(?:", pattern)


def _types(metadata: PhoneMetadata) -> tuple[PhoneNumberDesc | None, ...]:
    """Mobile and landline first."""
    return (
        metadata.mobile, metadata.fixed_line, metadata.premium_rate, metadata.toll_free,
        metadata.shared_cost, metadata.voip, metadata.personal_number, metadata.pager,
        metadata.uan, metadata.voicemail,
    )  # fmt: skip


def _type_pattern(description: PhoneNumberDesc | None, length: int) -> str:
    """The pattern of the numbers of one type that have this many digits."""
    lengths = description.possible_length if description else ()
    return _pattern(description) if not lengths or length in lengths else "(?!)"


def _kinds_pattern(metadata: PhoneMetadata, length: int) -> str:
    """Mobile and landline numbers, in groups that tell the kind, see `_GROUP_KINDS`. Numbers that
    are also of another type are left out: phonenumbers says that they are of that one."""
    mobile, landline, *others = (_type_pattern(each, length) for each in _types(metadata))
    other = "".join(rf"(?!{each}\Z)" for each in others if each != "(?!)")
    return rf"{other}(?:((?!{landline}\Z){mobile})|((?!{mobile}\Z){landline})|({mobile}))"


def _dialling(metadata: PhoneMetadata, formats: list[_Format], dialled: bool) -> str:
    """Before numbers whose first fitting format says that the trunk prefix is dialled, or not."""
    yes, no = ("", "(?!)") if dialled else ("(?!)", "")
    mobile = rf"{_pattern(metadata.mobile)}\Z"
    pattern = no
    for one in reversed(formats):
        if one.adds_digits:
            answer = "(?!)"
        elif one.dialled and one.optional:
            answer = f"(?!{mobile})" if dialled else f"(?={mobile})"
        else:
            answer = yes if one.dialled else no
        if answer != pattern:
            fits = rf"(?:{one.pattern})\Z"
            pattern = f"(?:(?={fits}){answer}|(?!{fits}){pattern})"
    return pattern


@lru_cache(maxsize=8)
def region_rules(region: str) -> RegionRules:
    """The rules of a region, kept: reading them from the metadata takes a while.

    Raises ValueError for a region without metadata.
    """
    return RegionRules(region)


class RegionRules:
    """The dialling rules of one region.

    `code` is the country code as digits; `trunk` the digits that may stand before a national
    number inside the country, '' where there are none.
    """

    def __init__(self, region: str) -> None:
        """Raises ValueError for a region without metadata."""
        metadata = PhoneMetadata.metadata_for_region(region, None)
        if metadata is None:
            raise ValueError(f"unknown region: {region!r}")
        self.region = region
        self.code = str(metadata.country_code)
        self.trunk: str = metadata.national_prefix or ""
        self._mobile = re.compile(_pattern(metadata.mobile))
        stripped = metadata.national_prefix_for_parsing
        self._stripped = re.compile(stripped) if stripped else None
        # regions of one country code write their numbers as the main one of them does
        main = phonenumbers.region_code_for_country_code(int(self.code))
        formats = (PhoneMetadata.metadata_for_region(main, None) or metadata).number_format
        often_without = region in _MOBILE_WITHOUT_TRUNK
        self._formats = [_Format(each, self.trunk, often_without=often_without) for each in formats]
        # one pattern for all formats: the first that fits is the group that matched
        self._format = re.compile("|".join(f"({each.pattern})" for each in self._formats) or "(?!)")
        self._international = re.compile(metadata.international_prefix or "(?!)")
        alone = len(phonenumbers.region_codes_for_country_code(int(self.code))) == 1
        self._described = metadata if alone else None
        self._patterns: dict[int, _Patterns | None] = {}

    def _patterns_of(self, length: int) -> _Patterns | None:
        """Made when numbers of this length turn up; None where only phonenumbers can answer."""
        if length in self._patterns:
            return self._patterns[length]
        metadata = self._described
        made = None
        if metadata is not None and 3 <= length <= MAX_NUMBER_DIGITS:
            made = _Patterns(metadata, self._formats, length)
        self._patterns[length] = made
        return made

    def undialled(self, length: int) -> Match | None:
        """What matches texts of this length that are nothing but the digits of a valid number of
        this region, no trunk prefix being dialled before it; the number of the group that matched
        is the value of its kind. None where only phonenumbers can answer; it answers the rest."""
        patterns = self._patterns_of(length)
        return patterns.undialled.fullmatch if patterns else None

    def plain(self, text: str) -> tuple[str, str, NumberKind] | None:
        """(national significant number, national form, kind) of a text that is nothing but the
        digits of a valid number of this region; None leaves the judgement to phonenumbers."""
        matches = self.undialled(len(text))
        match = matches(text) if matches else None
        if match is not None:
            return text, text, _GROUP_KINDS[match.lastindex or 0]
        if self.trunk != "0" or text[:1] != "0" or self._stripped is None:
            return None
        patterns = self._patterns_of(len(text) - 1)
        match = patterns.trunked.fullmatch(text) if patterns else None
        stripped = self._stripped.match(text)
        if match is None or stripped is None or stripped.group() != "0":
            return None
        return text[1:], text, _GROUP_KINDS[match.lastindex or 0]

    def significant(self, digits: str) -> tuple[str, NumberKind] | None:
        """(national form, kind) of digits that stand behind the own country code and are a whole
        valid number; None leaves the judgement to phonenumbers."""
        patterns = self._patterns_of(len(digits))
        match = patterns.significant.fullmatch(digits) if patterns else None
        if match is None:
            return None
        return self.national(digits), _GROUP_KINDS[match.lastindex or 0]

    def in_use(self, digits: str) -> bool | None:
        """Whether phonenumbers, which takes these digits as they are, calls them a valid number;
        None where it might cut something off them."""
        patterns = self._patterns_of(len(digits))
        if patterns is None or patterns.uncut.match(digits) is None:
            return None
        return patterns.valid.fullmatch(digits) is not None

    def never_written(self, digits: str) -> bool:
        """Whether no valid number of the region is written with these digits inside the country,
        certainly."""
        patterns = self._patterns_of(len(digits))
        if patterns is None or any(each.adds_digits for each in self._formats):
            return False
        trunked = bool(self.trunk) and digits.startswith(self.trunk)
        return not trunked and patterns.valid.fullmatch(digits) is None

    def _dials_trunk(self, nsn: str) -> bool | None:
        """Whether the trunk prefix is dialled before `nsn`; None when phonenumbers must say."""
        match = self._format.fullmatch(nsn)
        if match is None or match.lastindex is None:
            return False
        fitting = self._formats[match.lastindex - 1]
        if fitting.adds_digits:
            return None
        return fitting.dialled and not (fitting.optional and self._mobile.fullmatch(nsn))

    def national(self, nsn: str) -> str:
        """What a caller inside the country dials for a national significant number."""
        dialled = self._dials_trunk(nsn)
        if dialled is not None:
            return self.trunk + nsn if dialled else nsn
        number = phonenumbers.parse(f"+{self.code}{nsn}", None)
        formatted = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
        return re.sub(r"\D", "", formatted)

    def is_fraction(self, text: str) -> bool:
        """Whether digits around one dot or slash are no way to group a number of the region."""
        parts = split_fraction(text)
        if parts is None:
            return False
        first, sign, rest = parts
        ends = self._group_ends(first + rest)
        if sign == "/":
            return bool(ends) and (len(first) < 2 or len(first) not in ends)
        return int(first) <= _LARGEST_DEGREE or ends != [len(first)]

    def _group_ends(self, digits: str) -> list[int]:
        """After how many digits of a valid number each of its groups ends, but for the last, as it
        is written inside the country; none for what is no number of the region."""
        if not self._valid(digits):
            return []
        number = phonenumbers.parse(digits, self.region)
        formatted = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
        ends = list(accumulate(map(len, re.findall(r"\d+", formatted))))
        return [end - ends[-1] + len(digits) for end in ends[:-1] if end > ends[-1] - len(digits)]

    def dialable(self, written: str, nsn: str) -> str:
        """A cell's digits without a trunk prefix behind the country code, where none can be
        dialled: +86 (0)21 ..."""
        trunked = self.code + self.trunk + nsn
        if not written.endswith(trunked):
            return written
        return written.removesuffix(trunked) + self.code + nsn

    def international_prefix(self, digits: str) -> str:
        """The digits before a country code when `digits` is dialled abroad that way; else ''."""
        # 00 before the own country code is written everywhere, whatever is dialled there: 0057 of
        # a Colombian list is not 005, a carrier's prefix, before Russia's 7
        if digits.startswith("00" + self.code):
            return "00"
        for prefix in _INTERNATIONAL_PREFIXES:
            if digits.startswith(prefix) and self._international.fullmatch(prefix):
                return prefix
        return ""

    def would_be_valid_longer(self, digits: str) -> bool:
        """Whether one to three more digits could make a number of the region of it."""
        return any(self._valid(digits + "0" * count) for count in (1, 2, 3))

    def would_be_valid_shorter(self, digits: str) -> bool:
        """Whether it is a number of the region with one to three digits too many."""
        return any(self._valid(digits[:-count]) for count in (1, 2, 3) if len(digits) > count)

    def _valid(self, digits: str) -> bool:
        known = self.in_use(digits)
        if known is not None:
            return known
        try:
            number = phonenumbers.parse(digits, self.region)
        except phonenumbers.NumberParseException:
            return False
        nsn = phonenumbers.national_significant_number(number)
        if digits not in (nsn, self.trunk + nsn):
            return False
        return bool(phonenumbers.is_valid_number_for_region(number, self.region))
