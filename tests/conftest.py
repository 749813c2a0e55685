"""What holds for every test: no real data, keyring, network or screen, and no unheard warning."""

from __future__ import annotations

import gc
import itertools
import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.helpers.log_guard import LogGuard

ROOT = Path(__file__).resolve().parent.parent

_GUARD = pytest.StashKey[LogGuard]()
_TESTS = itertools.count(1)
_HOME = tempfile.TemporaryDirectory(prefix="yccall-tests-", ignore_cleanup_errors=True)

settings.register_profile("project", deadline=None, database=None, print_blob=True)
settings.load_profile("project")


def _isolate(home: Path) -> None:
    """Before Qt or keyring is imported: point everything away from the user's own things."""
    for variable, folder in {
        "XDG_RUNTIME_DIR": "runtime",
        "XDG_DATA_HOME": "data",
        "XDG_CONFIG_HOME": "config",
        "XDG_CACHE_HOME": "cache",
    }.items():
        (home / folder).mkdir(mode=0o700)
        os.environ[variable] = str(home / folder)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if sys.platform == "win32":  # where this platform of Qt knows no fonts of the system
        os.environ["QT_QPA_FONTDIR"] = str(Path(os.environ["WINDIR"]) / "Fonts")
    os.environ["PYTHON_KEYRING_BACKEND"] = "tests.helpers.memory_keyring.MemoryKeyring"
    os.environ.update(LANG="C.UTF-8", LC_ALL="C.UTF-8", LANGUAGE="en")
    for variable in [name for name in os.environ if name.startswith("YCCALL_")]:
        if not variable.startswith("YCCALL_TEST_"):
            del os.environ[variable]
    for variable in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy"):
        os.environ.pop(variable, None)


_isolate(Path(_HOME.name))


gc.disable()  # as in the program, whose ui/garbage.py tells why


def pytest_unconfigure() -> None:
    _HOME.cleanup()


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder of the test's own (not made yet), and an empty keyring."""
    folder = tmp_path / "yccall-data"
    monkeypatch.setenv("YCCALL_DATA_DIR", str(folder))
    yield folder
    if keyring := sys.modules.get("tests.helpers.memory_keyring"):
        keyring.MemoryKeyring.clear()


@pytest.fixture
def expect_log(request: pytest.FixtureRequest) -> LogGuard:
    """Call it with a pattern (and level, logger) to announce a log record that must come."""
    return request.node.stash[_GUARD]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    guard = item.stash[_GUARD] = LogGuard()
    logging.getLogger().addHandler(guard)
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """After all fixtures were torn down: a record of a late thread or a closing window counts."""
    try:
        result = yield
    finally:
        guard = item.stash[_GUARD]
        logging.getLogger().removeHandler(guard)
        gc.collect(1 if next(_TESTS) % 50 else 2)
    if complaints := guard.complaints():
        pytest.fail("\n".join(complaints), pytrace=False)
    return result
