"""The short cuts of validation never say anything else than phonenumbers and our rules do."""

from __future__ import annotations

import random
from functools import cache

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from phonenumbers import PhoneMetadata, PhoneNumberFormat, PhoneNumberType

from yccall_desktop.core.cells import CellKind
from yccall_desktop.core.number_form import NumberForm
from yccall_desktop.core.number_kind import NumberKind
from yccall_desktop.core.phone import PhoneChecker, PhoneVerdict
from yccall_desktop.core.phone_region import RegionRules

REGIONS = (
    "CN",
    "IN",
    "ID",
    "PH",
    "MX",
    "CO",
    "TH",
    "ES",
    "US",
    "DE",
    "IT",
    "HK",
    "BR",
    "VN",
    "TR",
    "RU",
    "LT",
    "GG",
    "KZ",
)
FORMS = tuple(NumberForm)
SPELLINGS = (
    PhoneNumberFormat.E164,
    PhoneNumberFormat.INTERNATIONAL,
    PhoneNumberFormat.NATIONAL,
    PhoneNumberFormat.RFC3966,
)
SIGNS = (" ", "-", "", "--", ".", "/", "(", ") ", "  ")


class ThoroughRules(RegionRules):
    """Rules that leave every judgement to phonenumbers."""

    def _patterns_of(self, length: int) -> None:
        return None


@cache
def thorough(region: str, form: NumberForm) -> PhoneChecker:
    checker = PhoneChecker(region, form)
    checker._rules = ThoroughRules(region)
    return checker


@cache
def quick(region: str, form: NumberForm) -> PhoneChecker:
    return PhoneChecker(region, form)


def assert_same_verdict(region: str, form: NumberForm, text: str) -> None:
    kinds = (CellKind.TEXT, CellKind.NUMBER) if text.isdigit() else (CellKind.TEXT,)
    for kind in kinds:
        verdict = thorough(region, form).check(text, kind)
        assert quick(region, form).check(text, kind) == verdict, (region, form, text)
        plain = quick(region, form).plain(text)
        if plain is not None:
            number, key, line = plain
            assert PhoneVerdict(number, key, None, line, region) == verdict
        cut = quick(region, form).short_cut(len(text))
        match = cut.matches(text) if cut is not None else None
        if cut is not None and match is not None:
            value = int(text)
            number, key = str(value + cut.call)[1:], str(value + cut.key)
            line = NumberKind(match.lastindex)
            assert PhoneVerdict(number, key, None, line, region) == verdict


@cache
def examples(region: str) -> tuple[str, ...]:
    """The national significant numbers that phonenumbers gives as examples, of every type."""
    found = [
        phonenumbers.example_number_for_type(region, kind) for kind in PhoneNumberType.values()
    ]
    found.append(phonenumbers.invalid_example_number(region))
    return tuple(phonenumbers.national_significant_number(each) for each in found if each)


@cache
def prefixes(region: str) -> tuple[str, ...]:
    code = str(phonenumbers.country_code_for_region(region))
    trunk = PhoneMetadata.metadata_for_region(region, None).national_prefix or "0"
    other = "1" if code != "1" else "44"
    return ("", "", trunk, "0", "00", f"+{code}", f"+{code}", code, f"00{code}", f"+{code}{trunk}",
            f"{code}{trunk}", f"+{other}", "+", "17951", "9")  # fmt: skip


def changed(digits: str, chance: random.Random) -> str:
    """The digits as they are, or with one more, one less or another one, or another end."""
    place = chance.randrange(len(digits))
    one = chance.choice("0123456789")
    return chance.choice((
        digits, digits,
        digits[:place] + digits[place + 1 :],
        digits[:place] + one + digits[place:],
        digits[:place] + one + digits[place + 1 :],
        digits[:-4] + f"{chance.randrange(10_000):04}",
        digits[0] + "".join(chance.choices("0123456789", k=len(digits) - 1)),
    ))  # fmt: skip


def grouped(text: str, chance: random.Random) -> str:
    """Signs between some of the digits."""
    how_often = chance.choice((0, 0, 0.2, 0.5))
    return "".join(
        character + (chance.choice(SIGNS) if chance.random() < how_often else "")
        for character in text
    )


def spelled(number: str, region: str, chance: random.Random) -> str:
    """As phonenumbers writes the number."""
    parsed = phonenumbers.parse(f"+{phonenumbers.country_code_for_region(region)}{number}", None)
    return phonenumbers.format_number(parsed, chance.choice(SPELLINGS)).removeprefix("tel:")


@pytest.mark.parametrize("form", FORMS)
def test_no_number_cell_holds_sixteen_digits(form: NumberForm) -> None:
    """A German landline may have 15 digits and a zero before them, but Excel loses the last."""
    assert_same_verdict("DE", form, "0515172359705920")


def test_the_quick_checker_has_short_cuts_and_the_thorough_one_has_none() -> None:
    assert quick("CN", NumberForm.NATIONAL).plain("13800138000") is not None
    assert quick("CN", NumberForm.NATIONAL).plain("+86 138-0013-8000") is not None
    assert thorough("CN", NumberForm.NATIONAL).plain("13800138000") is None
    assert thorough("CN", NumberForm.NATIONAL).plain("+86 138-0013-8000") is None


@pytest.mark.parametrize("region", REGIONS)
@settings(deadline=None, max_examples=50)
@given(form=st.sampled_from(FORMS), digits=st.text("0123456789", min_size=4, max_size=16))
def test_random_digits(region: str, form: NumberForm, digits: str) -> None:
    assert_same_verdict(region, form, digits)


@pytest.mark.parametrize("region", REGIONS)
@settings(deadline=None, max_examples=50)
@given(form=st.sampled_from(FORMS), chance=st.randoms(use_true_random=False))
def test_real_numbers_and_what_typing_makes_of_them(
    region: str, form: NumberForm, chance: random.Random
) -> None:
    number = chance.choice(examples(region))
    text = chance.choice(prefixes(region)) + changed(number, chance)
    assert_same_verdict(region, form, grouped(text, chance))
    assert_same_verdict(region, form, changed(text, chance))
    assert_same_verdict(region, form, spelled(number, region, chance))


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("form", FORMS)
def test_every_example_with_every_prefix(region: str, form: NumberForm) -> None:
    for number in examples(region):
        for prefix in prefixes(region):
            assert_same_verdict(region, form, prefix + number)
            assert_same_verdict(region, form, f"{prefix} {number[:3]}-{number[3:]}")
            assert_same_verdict(region, form, f"{prefix}{number[:-4]} {number[-4:]}")
