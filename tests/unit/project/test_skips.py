"""Hardly any test is left out on a system; those that drive a screen from outside do not count."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.helpers.skip_count import is_left_out
from tests.helpers.sources import ROOT

COUNTED = ("tests/unit", "tests/ui", "tests/test_architecture.py")
MOST = 0.05


def test_few_tests_are_left_out():
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", *COUNTED]
    command += ["-p", "tests.helpers.skip_count", "-p", "no:cacheprovider"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=110
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    counts = re.search(r"^left out: (\d+) of (\d+)$", done.stdout, re.MULTILINE)
    left_out, whole = map(int, counts.groups())
    assert whole > 2000
    assert left_out <= MOST * whole


@pytest.mark.skipif(False, reason="never")
def test_a_mark_that_does_not_hold_is_not_counted(request):
    assert not is_left_out(request.node)
    request.node.add_marker(pytest.mark.skipif(True, reason="for the next line"))
    assert is_left_out(request.node)
