"""Which cells are numbers, which are problems, and that no digit is changed on the way."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yccall_desktop.core.cells import CellKind
from yccall_desktop.core.phone import NumberForm, PhoneChecker, example_number, looks_like_phone
from yccall_desktop.core.problems import Code

CHINA = PhoneChecker("CN")
TEXT, NUMBER = CellKind.TEXT, CellKind.NUMBER


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("13800138000", "13800138000"),
        ("+86 138 0013 8000", "13800138000"),
        ("0086-138-0013-8000", "13800138000"),
        ("（010）6551－2345", "01065512345"),
        ("+86 (0)10 6551 2345", "01065512345"),
        ("+86 10 6551 2345", "01065512345"),
        ("010/65512345", "01065512345"),
        ("138.0013.8000", "13800138000"),
        ("１３８００１３８０００", "13800138000"),
        ("'13800138000", "13800138000"),
        ("138\u00a00013\u20098000", "13800138000"),
        ("\u202a138\u200b0013\ufeff8000\u202c", "13800138000"),
        ("138‐0013–8000", "13800138000"),
        ("013800138000", "13800138000"),
        ("4001234567", "4001234567"),
    ],
)
def test_spellings_of_one_number_are_normalised(text: str, number: str) -> None:
    verdict = CHINA.check(text, TEXT)
    assert (verdict.number, verdict.problem) == (number, None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", Code.NO_NUMBER),
        (" \u200b ", Code.NO_NUMBER),
        ("n/a", Code.NOT_A_NUMBER),
        ("-", Code.NOT_A_NUMBER),
        ("无", Code.NOT_A_NUMBER),
        ("#N/A", Code.NOT_A_NUMBER),
        ("0", Code.NOT_A_NUMBER),
        ("000", Code.NOT_A_NUMBER),
        ("138ABC38000", Code.LETTERS),
        ("1.38E+10", Code.SCIENTIFIC),
        ("1,38001e+10", Code.SCIENTIFIC),
        ("13800138000.0", Code.FRACTION),
        ("-13800138000", Code.NEGATIVE),
        ("2026-11-23", Code.DATE),
        ("23/11/2026 10:00", Code.DATE),
        ("1065512345", Code.LOST_ZERO),
        ("8613800138000", Code.GLUED_COUNTRY_CODE),
        ("86 010 65512345", Code.GLUED_COUNTRY_CODE),
        ("17951 13800138000", Code.EXTRA_PREFIX),
        ("1795113800138000", Code.EXTRA_PREFIX),
        ("13800138000 ext 12", Code.EXTENSION),
        ("13800138000x12", Code.EXTENSION),
        ("010-65512345转12", Code.EXTENSION),
        ("010-65512345-801", Code.EXTENSION),
        ("010-65512345(801)", Code.EXTENSION),
        ("13800138000;13900139000", Code.SEVERAL_NUMBERS),
        ("13800138000/13900139000", Code.SEVERAL_NUMBERS),
        ("13800138000、13900139000", Code.SEVERAL_NUMBERS),
        ("13800138000\n13900139000", Code.SEVERAL_NUMBERS),
        ("13800138000 13900139000", Code.SEVERAL_NUMBERS),
        ("+852 5123 4567", Code.OTHER_COUNTRY),
        ("00852 5123 4567", Code.OTHER_COUNTRY),
        ("1380013800", Code.TOO_SHORT),
        ("95588", Code.TOO_SHORT),
        ("138001380001", Code.TOO_LONG),
        ("12800138000", Code.NOT_VALID),
        ("+86+13800138000", Code.STRANGE_CHARACTER),
        ("138²00138000", Code.STRANGE_CHARACTER),
        ("138*0013*8000", Code.STRANGE_CHARACTER),
    ],
)
def test_every_problem_is_found_and_has_words(text: str, code: Code) -> None:
    verdict = CHINA.check(text, TEXT)
    assert verdict.problem is not None
    assert verdict.problem.code is code
    assert (verdict.number, verdict.key) == ("", "")
    assert "{" not in verdict.problem.words().english()


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("123456789012345678", NUMBER, Code.DIGITS_LOST),
        ("-5", NUMBER, Code.NEGATIVE),
        ("13800138000.5", NUMBER, Code.FRACTION),
        ("1.5e+300", NUMBER, Code.FRACTION),
        ("0", NUMBER, Code.NOT_A_NUMBER),
        ("TRUE", CellKind.BOOLEAN, Code.TRUTH_VALUE),
        ("2026-11-23", CellKind.DATE, Code.DATE),
        ("#N/A", CellKind.ERROR, Code.ERROR_CELL),
        ("", CellKind.UNCALCULATED, Code.UNCALCULATED),
        ("", CellKind.EMPTY, Code.NO_NUMBER),
    ],
)
def test_what_the_cell_holds_decides(text: str, kind: CellKind, code: Code) -> None:
    problem = CHINA.check(text, kind).problem
    assert problem is not None
    assert problem.code is code


def test_country_code_and_lost_zero_suggest_the_whole_number() -> None:
    for text in ("1065512345", "861065512345", "8601065512345"):
        problem = CHINA.check(text, TEXT).problem
        assert problem is not None
        assert problem.suggestion == "01065512345"


@pytest.mark.parametrize(
    ("form", "mobile", "landline"),
    [
        (NumberForm.NATIONAL, "13800138000", "01065512345"),
        (NumberForm.NO_TRUNK_ZERO, "13800138000", "1065512345"),
        (NumberForm.INTERNATIONAL, "8613800138000", "861065512345"),
        (NumberForm.AS_WRITTEN, "8613800138000", "01065512345"),
    ],
)
def test_the_form_decides_the_digits_and_not_the_key(
    form: NumberForm, mobile: str, landline: str
) -> None:
    checker = PhoneChecker("CN", form)
    first = checker.check("+86 138-0013-8000", TEXT)
    second = checker.check("010 6551 2345", TEXT)
    assert (first.number, first.key) == (mobile, "8613800138000")
    assert (second.number, second.key) == (landline, "861065512345")


@pytest.mark.parametrize(
    ("region", "text", "number"),
    [
        ("CN", "(+86)--0216551--2345", "862165512345"),
        ("CN", "+86 (0)10 6551 2345", "861065512345"),
        ("CN", "0086 010 6551 2345", "00861065512345"),
        ("DE", "+4903012345678", "493012345678"),
        ("DE", "+49 (0) 30 / 12345678", "493012345678"),
        ("IN", "+91(0)98--76543210", "919876543210"),
        ("DE", "030 12345678", "03012345678"),
        ("DE", "+49 30 12345678", "493012345678"),
        ("IT", "+39 02 1234 5678", "390212345678"),
        ("RU", "8 912 345-67-89", "89123456789"),
    ],
)
def test_no_trunk_zero_is_sent_behind_a_country_code(region: str, text: str, number: str) -> None:
    assert PhoneChecker(region, NumberForm.AS_WRITTEN).check(text, TEXT).number == number


def test_numbers_of_other_countries_are_ready_only_with_their_country_code() -> None:
    assert PhoneChecker("CN", NumberForm.INTERNATIONAL).check("+852 5123 4567", TEXT).number == (
        "85251234567"
    )
    problem = PhoneChecker("CN", NumberForm.AS_WRITTEN).check("+852 5123 4567", TEXT).problem
    assert problem is not None
    assert problem.values["country"] == "Hong Kong"


@pytest.mark.parametrize(
    ("region", "text", "number"),
    [
        ("ID", "081351111451", "081351111451"),
        ("ID", "81351111451", ""),
        ("IN", "9812345678", "9812345678"),
        ("TH", "0812345678", "0812345678"),
        ("TH", "812345678", ""),
        ("PH", "09171234567", "09171234567"),
        ("MX", "5512345678", "5512345678"),
        ("CO", "3211234567", "3211234567"),
        ("ES", "612345678", "612345678"),
        ("US", "2015550123", "2015550123"),
        ("US", "+1 416 555 0123", ""),
        ("AR", "+54 9 11 2345 6789", "0111523456789"),
    ],
)
def test_other_regions(region: str, text: str, number: str) -> None:
    assert PhoneChecker(region).check(text, TEXT).number == number


def test_unknown_region_is_an_error() -> None:
    with pytest.raises(ValueError, match="XX"):
        PhoneChecker("XX")


REGIONS = ("CN", "IN", "ID", "PH", "MX", "CO", "TH", "ES", "DE", "BR")


@given(st.sampled_from(REGIONS), st.text("0123456789", min_size=5, max_size=13))
def test_short_cut_never_disagrees_with_phonenumbers(region: str, digits: str) -> None:
    verdict = PhoneChecker(region).check(digits, TEXT)
    if verdict.problem is None:
        number = phonenumbers.parse(digits, region)
        assert phonenumbers.is_valid_number_for_region(number, region)
        assert verdict.key == phonenumbers.format_number(
            number, phonenumbers.PhoneNumberFormat.E164
        ).lstrip("+")


@given(
    st.sampled_from(("CN", "ID", "TH", "PH", "DE")),
    st.sampled_from(list(phonenumbers.PhoneNumberType.values())),
    st.text("0123456789", min_size=4, max_size=4),
)
def test_numbers_that_can_be_dialled_are_ready_in_every_spelling(
    region: str, kind: int, tail: str
) -> None:
    example = phonenumbers.example_number_for_type(region, kind)
    if example is None:
        return
    nsn = phonenumbers.national_significant_number(example)
    number = phonenumbers.parse(f"+{example.country_code}{nsn[:-4]}{tail}", None)
    if not phonenumbers.is_valid_number_for_region(number, region):
        return
    checker = PhoneChecker(region)
    forms = (
        phonenumbers.PhoneNumberFormat.E164,
        phonenumbers.PhoneNumberFormat.INTERNATIONAL,
        phonenumbers.PhoneNumberFormat.RFC3966,
    )
    verdicts = {
        checker.check(phonenumbers.format_number(number, form).removeprefix("tel:"), TEXT)
        for form in forms
    }
    assert len(verdicts) == 1
    verdict = verdicts.pop()
    again = checker.check(verdict.number, TEXT)
    assert again.key in (verdict.key, "")


def test_guessing_knows_phones_from_other_cells() -> None:
    assert looks_like_phone("+86 (138) 0013-8000", TEXT)
    assert looks_like_phone("13800138000", NUMBER)
    for text in ("2026-11-23", "Zhang Wei", "12", "", "13800138000.5", "1234567890123456"):
        assert not looks_like_phone(text, TEXT)
    assert not looks_like_phone("TRUE", CellKind.BOOLEAN)


def test_example_of_a_form_is_what_would_be_sent() -> None:
    assert example_number("ID", NumberForm.NATIONAL).startswith("0")
    assert example_number("ID", NumberForm.INTERNATIONAL).startswith("62")


@pytest.mark.parametrize("form", list(NumberForm))
@pytest.mark.parametrize(
    "text",
    ["1065512345", "8613800138000", "861065512345", "17951 13800138000", "010-65512345转12",
     "13800138000-801"],
)  # fmt: skip
def test_a_suggestion_typed_into_the_cell_is_ready(form: NumberForm, text: str) -> None:
    checker = PhoneChecker("CN", form)
    problem = checker.check(text, TEXT).problem
    if problem is None:
        assert form is NumberForm.NO_TRUNK_ZERO
        assert text == "1065512345"
        return
    assert checker.check(problem.suggestion, TEXT).problem is None


@pytest.mark.parametrize(
    ("region", "text", "code"),
    [
        ("ID", "+628123744353.0", Code.FRACTION),
        ("ID", "+628123744353.00", Code.FRACTION),
        ("ID", "0812-3744-353.0", Code.FRACTION),
        ("ID", "0812 3744 353.0", Code.FRACTION),
        ("ID", "08123744353 .0", Code.FRACTION),
        ("DE", "030/660792.0", Code.FRACTION),
        ("DE", "030 660792.10", Code.FRACTION),
        ("ID", "08123744353 12", Code.EXTENSION),
        ("ID", "08123744353)4", Code.STRANGE_CHARACTER),
        ("ID", "(0812) 3744353)4", Code.STRANGE_CHARACTER),
        ("DE", "030 660792 15", Code.EXTENSION),
        ("CN", "010-6551234.5", Code.FRACTION),
    ],
)
def test_nothing_behind_a_number_is_joined_to_it(region: str, text: str, code: Code) -> None:
    """Where numbers may have any length, one digit more is another subscriber."""
    problem = PhoneChecker(region).check(text, TEXT).problem
    assert problem is not None
    assert problem.code is code


def test_two_possible_extensions_suggest_nothing() -> None:
    problem = PhoneChecker("ID").check("0812374435-12-13", TEXT).problem
    assert problem is not None
    assert problem.suggestion == ""


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "text",
    ["1" + " " * 200_000 + "1", "2020-01-01" + " " * 200_000 + "z", "1e" + " " * 200_000 + "z",
     "1" + "\n" * 200_000 + "1", "1" * 200_000, "-" * 200_000 + "1", "(" * 200_000],
)  # fmt: skip
def test_an_endless_cell_costs_nothing(text: str) -> None:
    assert CHINA.check(text, TEXT).problem is not None
    assert not looks_like_phone(text, TEXT)


@pytest.mark.parametrize(
    ("region", "text"),
    [
        ("CN", "0.13800138006"),
        ("CN", "130.12345678"),
        ("CN", "1380013.8007"),
        ("CN", "13800138.008"),
        ("CN", "139.00139000"),
        ("CN", "1/3800138000"),
        ("CN", "13800/138000"),
        ("IN", "77.20902120"),
        ("IN", "28.61393910"),
        ("US", "212.5551234"),
        ("US", "40.7127837000"),
        ("ES", "6.12345678"),
        ("ES", "612345.678"),
    ],
)
def test_texts_that_are_decimal_numbers(region: str, text: str) -> None:
    problem = PhoneChecker(region).check(text, TEXT).problem
    assert problem is not None
    assert problem.code is Code.FRACTION


@pytest.mark.parametrize(
    ("region", "text", "number"),
    [
        ("CN", "0755.12345678", "075512345678"),
        ("CN", "010.65512345", "01065512345"),
        ("CN", "138/0013/8000", "13800138000"),
        ("CN", "138/00138000", "13800138000"),
        ("CN", "138.0013.8000", "13800138000"),
        ("DE", "030/1234567", "0301234567"),
        ("DE", "0171.1234567", "01711234567"),
        ("FR", "01.23456789", "0123456789"),
        ("IN", "98765.43210", "9876543210"),
        ("IN", "98765/43210", "9876543210"),
        ("CO", "300.1234567", "3001234567"),
        ("US", "212.555.1234", "2125551234"),
        ("US", "212/5551234", "2125551234"),
        ("IT", "347/1234567", "3471234567"),
        ("ID", "0812.3456789", "08123456789"),
        ("CN", "+86.13800138000", "13800138000"),
    ],
)
def test_a_dot_or_slash_behind_an_area_code_groups_a_number(
    region: str, text: str, number: str
) -> None:
    assert PhoneChecker(region).check(text, TEXT).number == number


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("\u202e00083100831", "13800138000"),
        ("\u202e00083100831\u202c", "13800138000"),
        ("138\u202e0008310\u202c0", "13801380000"),
        ("\u202e13800138\u202c", ""),
    ],
)
def test_digits_that_are_shown_backwards(text: str, suggestion: str) -> None:
    problem = CHINA.check(text, TEXT).problem
    assert problem is not None
    assert (problem.code, problem.suggestion) == (Code.STRANGE_CHARACTER, suggestion)
    assert "\u202e" not in problem.words().english()


def test_coordinates_are_no_phone_column() -> None:
    assert not looks_like_phone("130.12345678", TEXT)
    assert looks_like_phone("0755.12345678", TEXT)
