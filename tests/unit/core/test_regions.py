"""Other countries as easily as China: what phonenumbers calls valid is ready, in any spelling."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from yccall_desktop.core.cells import CellKind
from yccall_desktop.core.number_form import NumberForm
from yccall_desktop.core.number_kind import NumberKind
from yccall_desktop.core.phone import PhoneChecker
from yccall_desktop.core.phone_text import digits_of
from yccall_desktop.core.problems import Code

REGIONS = ("CN", "IN", "ID", "PH", "MX", "CO", "TH", "ES")
TYPES = {
    PhoneNumberType.MOBILE: {NumberKind.MOBILE, NumberKind.MOBILE_OR_LANDLINE},
    PhoneNumberType.FIXED_LINE: {NumberKind.LANDLINE, NumberKind.MOBILE_OR_LANDLINE},
    PhoneNumberType.TOLL_FREE: {NumberKind.OTHER},
    PhoneNumberType.SHARED_COST: {NumberKind.OTHER},
    PhoneNumberType.PREMIUM_RATE: {NumberKind.OTHER},
}
CHECKERS = {(region, form): PhoneChecker(region, form) for region in REGIONS for form in NumberForm}


def examples():
    for region in REGIONS:
        for kind in TYPES:
            number = phonenumbers.example_number_for_type(region, kind)
            if number is not None:
                yield pytest.param(region, kind, number, id=f"{region}-{kind}")


def spellings(region, number):
    """The ways in which people of the country write the number, each with all its digits."""
    national = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    yield national
    yield digits_of(national)
    yield national.replace(" ", "-")
    yield e164
    yield e164.replace("+", "00")
    yield phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    yield "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in national)


@pytest.mark.parametrize(("region", "kind", "number"), list(examples()))
def test_an_example_of_each_type_is_ready_in_every_spelling(region, kind, number):
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    for text in spellings(region, number):
        verdict = CHECKERS[region, NumberForm.NATIONAL].check(text, CellKind.TEXT)
        assert verdict.problem is None, text
        assert "+" + verdict.key == e164
        assert verdict.kind in TYPES[kind]
        dialled = phonenumbers.parse(verdict.number, region)
        assert phonenumbers.format_number(dialled, PhoneNumberFormat.E164) == e164


@pytest.mark.parametrize(("region", "kind", "number"), list(examples()))
def test_every_form_leads_back_to_the_same_number(region, kind, number):
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    for form in NumberForm:
        verdict = CHECKERS[region, form].check(e164, CellKind.TEXT)
        assert verdict.key == e164[1:]
        if form is NumberForm.INTERNATIONAL:
            assert verdict.number == e164[1:]


@given(st.sampled_from(REGIONS), st.sampled_from(NumberForm), st.text("0123456789", max_size=15))
@settings(max_examples=600, deadline=None)
def test_what_is_ready_is_valid_and_keeps_its_digits(region, form, digits):
    verdict = CHECKERS[region, form].check(digits, CellKind.TEXT)
    if verdict.problem is not None:
        assert verdict.number == verdict.key == ""
        return
    number = phonenumbers.parse("+" + verdict.key, None)
    assert phonenumbers.is_valid_number(number)
    nsn = phonenumbers.national_significant_number(number)
    assert digits.endswith(nsn)
    assert verdict.number.endswith(nsn)


@pytest.mark.parametrize(
    ("region", "text", "code", "suggestion"),
    [
        ("IN", "919876543210", Code.GLUED_COUNTRY_CODE, "9876543210"),
        ("ID", "81351111451", Code.LOST_ZERO, "081351111451"),
        ("ID", "6281351111451", Code.GLUED_COUNTRY_CODE, "081351111451"),
        ("PH", "9171234567", Code.LOST_ZERO, "09171234567"),
        ("MX", "525512345678", Code.GLUED_COUNTRY_CODE, "5512345678"),
        ("CO", "573211234567", Code.GLUED_COUNTRY_CODE, "3211234567"),
        ("TH", "812345678", Code.LOST_ZERO, "0812345678"),
        ("ES", "34612345678", Code.GLUED_COUNTRY_CODE, "612345678"),
    ],
)
def test_what_excel_and_exports_do_to_numbers_is_a_problem_with_a_repair(
    region, text, code, suggestion
):
    problem = CHECKERS[region, NumberForm.NATIONAL].check(text, CellKind.NUMBER).problem
    assert problem is not None
    assert (problem.code, problem.suggestion) == (code, suggestion)
    repaired = CHECKERS[region, NumberForm.NATIONAL].check(suggestion, CellKind.TEXT)
    assert repaired.problem is None


@pytest.mark.parametrize("region", ["VN", "TR", "LT", "SY", "GG", "JE", "YT", "RU", "KZ", "AR"])
def test_the_national_form_is_what_phonenumbers_prints(region):
    number = phonenumbers.example_number_for_type(region, PhoneNumberType.MOBILE)
    printed = digits_of(phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL))
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    checker = PhoneChecker(region)
    assert checker.check(e164, CellKind.TEXT).number == printed
    assert checker.check(printed, CellKind.TEXT).number == printed


def test_a_missing_8_is_no_missing_zero():
    assert PhoneChecker("RU").check("9123456789", CellKind.TEXT).number == "89123456789"
    problem = PhoneChecker("VN").check("912345678", CellKind.NUMBER).problem
    assert problem is not None
    assert (problem.code, problem.suggestion) == (Code.LOST_ZERO, "0912345678")
