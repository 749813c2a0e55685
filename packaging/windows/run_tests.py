"""Run pytest and write its exit code down: `run_tests.py FILE PYTEST-ARGUMENT...`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

if __name__ == "__main__":
    sys.path[0] = str(Path.cwd())  # as `python -m pytest` has it
    code = pytest.main(sys.argv[2:])
    Path(sys.argv[1]).write_text(str(int(code)), encoding="ascii")
    sys.exit(code)
