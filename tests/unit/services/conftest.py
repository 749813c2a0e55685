"""A journal on disk, a platform in memory, and a connection between them."""

from __future__ import annotations

import pytest

from tests.helpers.fake_platform import FakePlatform
from tests.helpers.submissions import WatchedJournal
from yccall_desktop.services.connection import Connection
from yccall_desktop.store.journal import FILE_NAME
from yccall_desktop.store.secrets import MemorySecrets


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "李 data"
    made.mkdir()
    return made


@pytest.fixture
def journal(folder):
    with WatchedJournal(folder / FILE_NAME) as opened:
        yield opened


@pytest.fixture
def platform():
    return FakePlatform()


@pytest.fixture
def connection(platform):
    return Connection(platform, MemorySecrets(), token="t0")
