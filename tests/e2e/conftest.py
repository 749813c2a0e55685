"""A screen for each test of the real window. Missing tools skip locally and fail in `make test`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.harness import PhpServer, Program, Screen, missing_tools
from tests.helpers.sources import ROOT

RESULTS = ROOT / ".test-results"


def _need(missing: list[str]) -> None:
    if not missing:
        return
    reason = f"not installed: {', '.join(missing)} (`make test` installs it)"
    if os.environ.get("YCCALL_TEST_TOOLS") == "required":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.timeout(300))


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    _need(missing_tools())
    with Screen(tmp_path / "home") as shown:
        yield shown


@pytest.fixture
def program(screen: Screen, request: pytest.FixtureRequest) -> Callable[..., Program]:
    """Makes a Program to be used in a with statement; a failure leaves a picture."""

    def make(*arguments: str, environment: dict[str, str] | None = None, **more) -> Program:
        return Program(
            screen, *arguments, environment=environment, pictures=RESULTS,
            label=request.node.name, **more,
        )  # fmt: skip

    return make


@pytest.fixture
def php(tmp_path: Path) -> Iterator[PhpServer]:
    _need(["php"] if PhpServer.missing() else [])
    with PhpServer(tmp_path / "php") as server:
        yield server
