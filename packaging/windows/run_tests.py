"""Run pytest and write its exit code down: `run_tests.py FILE SHARE PYTEST-ARGUMENT...`.

SHARE is `1/1`, or `1/2` and `2/2` for two runs side by side, which take the test files in turn.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest


class Share:
    """A plugin that leaves out the test files of the other shares."""

    def __init__(self, share: str) -> None:
        self.number, self.shares = map(int, share.split("/"))

    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        """Called by pytest; `items` is changed in place."""
        files = sorted({item.path for item in items})
        ours = set(files[self.number - 1 :: self.shares])
        config.hook.pytest_deselected(items=[one for one in items if one.path not in ours])
        items[:] = [one for one in items if one.path in ours]


if __name__ == "__main__":
    sys.path[0] = str(Path.cwd())  # as `python -m pytest` has it
    code = pytest.main(sys.argv[3:], plugins=[Share(sys.argv[2])])
    Path(sys.argv[1]).write_text(str(int(code)), encoding="ascii")
    sys.exit(code)
