"""The sample sheet of the demo is the one that its program makes, and shows what it should."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections import Counter

from openpyxl import load_workbook

from tests.helpers.sources import ROOT
from yccall_desktop.core.problems import Code

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


def test_it_shows_nearly_every_problem_that_a_file_can_have():
    done = subprocess.run(
        [sys.executable, "-m", "yccall_desktop", "--check", "--rows", str(tool.TARGET)],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "")
    summary, *rows = map(json.loads, done.stdout.splitlines())
    seen = Counter(row["problem"] for row in rows if "problem" in row)
    not_in_files = {Code.REFUSED, Code.UNSEEN, Code.EXCLUDED, Code.BAD_TIME, Code.STRANGE_CHARACTER,
                    Code.DO_NOT_CALL, Code.ALREADY_SUBMITTED, Code.MERGED,
                    Code.EXAMPLE}  # fmt: skip
    assert set(seen) == {code.value for code in set(Code) - not_in_files}
    assert seen["duplicate"] == summary["duplicate"] == len(tool.SAME_AS)
    assert seen["hidden"] == summary["excluded"] == len(tool.HIDDEN)
    assert summary["invalid"] == len(tool.PROBLEMS)
    assert summary["ready"] > 180
