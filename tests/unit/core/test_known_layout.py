"""Headers are recognised by their titles in order, wherever they stand near the top."""

from __future__ import annotations

import pytest

from tests.helpers.rows import sheet_rows
from yccall_desktop.core.columns import HEADER_WITHIN
from yccall_desktop.core.known_layout import KnownLayout, fingerprint, recognise

KNOWN = KnownLayout("Leads")
KEY = fingerprint(["Name", "Phone no.", "City"])


def find(key):
    return KNOWN if key == KEY else None


@pytest.mark.parametrize(
    "titles",
    [
        ["name", "PHONE NO.", "City"],
        [" Name", "Phone  no.", "City", "", None],
        ["Ｎａｍｅ", "Phone no．", "City"],
    ],
)
def test_case_width_and_spaces_do_not_matter(titles):
    found = recognise(sheet_rows([titles]), find)
    assert found is not None
    assert (found.row, found.fingerprint, found.layout) == (0, KEY, KNOWN)


@pytest.mark.parametrize("titles", [["Phone no.", "Name", "City"], ["Name", "Phone no."], [None]])
def test_other_titles_or_another_order_are_another_header(titles):
    assert recognise(sheet_rows([titles]), find) is None


def test_it_is_found_below_title_lines_but_not_far_down():
    above = [["Leads of November"], [None]]
    header = ["Name", "Phone no.", "City"]
    assert recognise(sheet_rows([*above, header]), find).row == 2
    assert recognise(sheet_rows([["x"]] * HEADER_WITHIN + [header]), find) is None


def test_nothing_has_no_fingerprint():
    assert fingerprint([]) == fingerprint(["", " "]) == ""
