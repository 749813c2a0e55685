"""A plugin for `pytest --collect-only`: how many tests there are, and how many are left out."""

from __future__ import annotations

import pytest


def is_left_out(item: pytest.Item) -> bool:
    """Whether a mark skips the test on this system."""
    conditions = [mark.args[0] for mark in item.iter_markers("skipif")]
    return any(conditions) or item.get_closest_marker("skip") is not None


def pytest_collection_finish(session: pytest.Session) -> None:
    left_out = sum(map(is_left_out, session.items))
    print(f"left out: {left_out} of {len(session.items)}")
