"""The table of what real sheets bring names tests that are there, for every case."""

from __future__ import annotations

import re

from tests.helpers.sources import ROOT

TABLE = (ROOT / "tests/CASES.md").read_text(encoding="utf-8")
CASES = range(1, 34)


def test_every_case_is_told_and_read_through_the_service():
    assert [int(number) for number in re.findall(r"(?m)^\| (\d+) \|", TABLE)] == list(CASES)
    service = (ROOT / "tests/unit/services/test_sheet_cases.py").read_text(encoding="utf-8")
    tested = {int(number) for number in re.findall(r"(?m)^def test_case_(\d\d)_", service)}
    assert tested == set(CASES)


def test_the_tests_that_it_names_are_there():
    named = re.findall(r"`(tests/[\w/.]+\.py)(?:::(\w+))?`", TABLE)
    assert len(named) > 40
    missing = [
        f"{file}::{name}"
        for file, name in named
        if name and not re.search(rf"(?m)^(?:def )?{name}\b", (ROOT / file).read_text("utf-8"))
    ]
    assert not missing
