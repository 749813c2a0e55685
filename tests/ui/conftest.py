"""A context of fakes for tests of the window: no network, no keyring, a journal in memory."""

from __future__ import annotations

import pytest
from tests.helpers.ui_context import FakeJournal, FakePlatform, make_context

from yccall_desktop.ui import theme
from yccall_desktop.ui.context import Context


@pytest.fixture
def platform() -> FakePlatform:
    """The fake platform of `context`: set its `ends`, read its `calls`."""
    return FakePlatform()


@pytest.fixture
def journal() -> FakeJournal:
    """The journal of `context`, in memory."""
    return FakeJournal()


@pytest.fixture
def context(qapp, tmp_path, platform, journal):
    """A Context whose jobs are stopped at the end of the test."""
    theme.apply(qapp, theme.LIGHT)
    made: Context = make_context(tmp_path, platform, journal)
    yield made
    assert made.jobs.shutdown(5.0)
