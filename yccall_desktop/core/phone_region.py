"""How one region writes and dials its numbers, read from the metadata of phonenumbers."""

from __future__ import annotations

import re

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumber, PhoneNumberDesc, PhoneNumberType
from phonenumbers.phonemetadata import NumberFormat

from yccall_desktop.core.number_kind import NumberKind

_INTERNATIONAL_PREFIXES = ("0011", "009", "008", "007", "005", "001", "011", "010", "810", "00")


class _Format:
    """One way to group a national number, and whether the trunk prefix is dialled before it."""

    def __init__(self, source: NumberFormat, trunk: str) -> None:
        leading = source.leading_digits_pattern
        pattern = f"(?={leading[-1]})" if leading else ""
        self.pattern = re.sub(r"\((?!\?)", "(?:", pattern + (source.pattern or "(?!)"))
        rule = source.national_prefix_formatting_rule or ""
        prefix = re.sub(r"\\\d|\D", "", rule)
        self.dialled = bool(trunk) and prefix == trunk
        self.optional = bool(source.national_prefix_optional_when_formatting)
        own_digits = re.sub(r"\\\d", "", source.format or "")
        self.adds_digits = prefix not in ("", trunk) or any(c.isdigit() for c in own_digits)


_KINDS: dict[str | None, NumberKind] = {
    "other": NumberKind.OTHER,
    "both": NumberKind.MOBILE_OR_LANDLINE,
    "landline": NumberKind.LANDLINE,
    "mobile": NumberKind.MOBILE,
}
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
    return (description and description.national_number_pattern) or "(?!)"


def _plain_pattern(metadata: PhoneMetadata) -> re.Pattern[str]:
    """Mobile and landline numbers, in named groups that tell the kind as phonenumbers does: numbers
    that are also of another type are of that one, and both is said where both fit."""
    others = (
        metadata.premium_rate, metadata.toll_free, metadata.shared_cost, metadata.voip,
        metadata.personal_number, metadata.pager, metadata.uan, metadata.voicemail,
    )  # fmt: skip
    other = "|".join(f"(?:{_pattern(each)})" for each in others if each) or "(?!)"
    mobile, landline = _pattern(metadata.mobile), _pattern(metadata.fixed_line)
    either = f"(?:{mobile})|(?:{landline})"
    return re.compile(
        rf"(?P<other>(?=(?:{either})\Z)(?:{other}))|(?P<both>(?=(?:{landline})\Z)(?:{mobile}))"
        rf"|(?P<landline>{landline})|(?P<mobile>{mobile})"
    )


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
        alone = len(phonenumbers.region_codes_for_country_code(int(self.code))) == 1
        self._plain = _plain_pattern(metadata) if alone else None
        self._mobile = re.compile(_pattern(metadata.mobile))
        self._general = re.compile(_pattern(metadata.general_desc))
        stripped = metadata.national_prefix_for_parsing
        self._stripped = re.compile(stripped) if stripped else None
        self._formats = [_Format(each, self.trunk) for each in metadata.number_format]
        # one pattern for all formats: the first that fits is the group that matched
        self._format = re.compile("|".join(f"({each.pattern})" for each in self._formats) or "(?!)")
        self._international = re.compile(metadata.international_prefix or "(?!)")

    def plain(self, text: str) -> tuple[str, str, NumberKind] | None:
        """(national significant number, national form, kind) of a text that is nothing but the
        digits of a valid number of this region; None leaves the judgement to phonenumbers."""
        if self._plain is None or not (text.isascii() and text.isdigit()):
            return None
        match = self._plain.fullmatch(text)
        if match is not None:
            kind = _KINDS[match.lastgroup]
            stripped = self._stripped.match(text) if self._stripped else None
            known = stripped is None and self._general.fullmatch(text) is not None
            usual = known and kind is not NumberKind.OTHER and self._dials_trunk(text) is False
            return (text, text, kind) if usual else None
        if self.trunk != "0" or not text.startswith("0") or self._stripped is None:
            return None
        nsn = text[1:]
        match = self._plain.fullmatch(nsn)
        if match is None or nsn.startswith("0") or not self._dials_trunk(nsn):
            return None
        kind = _KINDS[match.lastgroup]
        stripped = self._stripped.match(text)
        known = stripped is not None and stripped.group() == "0" and kind is not NumberKind.OTHER
        known = known and self._general.fullmatch(text) is None
        return (nsn, text, kind) if known and self._general.fullmatch(nsn) else None

    def _dials_trunk(self, nsn: str) -> bool | None:
        """Whether the trunk prefix is dialled before `nsn`; None when phonenumbers must say."""
        match = self._format.fullmatch(nsn)
        if match is None or match.lastindex is None:
            return False
        fitting = self._formats[match.lastindex - 1]
        if fitting.adds_digits:
            return None
        # where the metadata calls it optional, only mobile numbers are dialled without it
        return fitting.dialled and not (fitting.optional and self._mobile.fullmatch(nsn))

    def national(self, nsn: str) -> str:
        """What a caller inside the country dials for a national significant number."""
        dialled = self._dials_trunk(nsn)
        if dialled is not None:
            return self.trunk + nsn if dialled else nsn
        number = phonenumbers.parse(f"+{self.code}{nsn}", None)
        formatted = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
        return re.sub(r"\D", "", formatted)

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
        try:
            number = phonenumbers.parse(digits, self.region)
        except phonenumbers.NumberParseException:
            return False
        nsn = phonenumbers.national_significant_number(number)
        if digits not in (nsn, self.trunk + nsn):
            return False
        return bool(phonenumbers.is_valid_number_for_region(number, self.region))
