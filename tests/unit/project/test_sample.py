"""The sample sheet of the demo is the one that its program makes, and shows what it should."""

from __future__ import annotations

import importlib.util

from openpyxl import load_workbook

from tests.helpers.sources import ROOT

_SPEC = importlib.util.spec_from_file_location("make_sample", ROOT / "packaging/make_sample.py")
tool = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(tool)


def test_the_committed_sample_is_the_made_one():
    assert tool.TARGET.read_bytes() == tool.make(), "run `make sample`"


def test_good_rows_and_problems_are_mixed():
    sheet = load_workbook(tool.TARGET)["Leads"]
    rows = list(sheet.iter_rows(min_row=3, values_only=True))
    assert [cell.value for cell in sheet[2]] == list(tool.HEADER)
    assert sum(not any(row) for row in rows) == len(tool.BLANK_AFTER)
    assert len(rows) == tool.PEOPLE + len(tool.BLANK_AFTER)
    hidden = [row for row in range(1, sheet.max_row + 1) if sheet.row_dimensions[row].hidden]
    assert len(hidden) == len(tool.HIDDEN)
    assert sum(str(row[1]).endswith("0000") for row in rows) == len(tool.REFUSED)
    assert not set(tool.PROBLEMS) & (set(tool.SAME_AS) | set(tool.REFUSED) | set(tool.HIDDEN))
