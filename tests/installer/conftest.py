"""One Windows under wine for all tests of the setup, as before a first setup for each of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.installer.windows import Windows, load_make_setup, make_folder, make_trial

OLD = {"_internal/base.dll": "1", "_internal/gone/old.pyd": "1", "_internal/gone/deep/x.txt": "1"}
NEW = {"_internal/base.dll": "2", "_internal/new/new.pyd": "2", "extra/more.txt": "2"}
LATER = {**NEW, "later/x.txt": "3"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    asked = os.environ.get("YCCALL_TEST_SETUP") == "required"
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.timeout(300))
            if not asked:
                item.add_marker(pytest.mark.skip(reason="`make windows` runs it"))


@pytest.fixture(scope="session")
def make_setup():
    return load_make_setup()


@pytest.fixture(scope="session")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_trial(tmp_path_factory.mktemp("trial") / "trial.exe")


@pytest.fixture(scope="session")
def setups(make_setup, trial: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable:
    """Makes (once) the setup of a version; 1.0 has the files OLD, 2.0 and 10.0 NEW, 3.0 LATER."""
    place = tmp_path_factory.mktemp("setups")
    made: dict[str, Path] = {}

    def get(number: str) -> Path:
        if number not in made:
            files = {"1.0": OLD, "3.0": LATER}.get(number, NEW)
            folder = make_folder(place / number, trial, files)
            made[number] = make_setup.make_setup(
                folder, place, number=number, work=place / f"work-{number}"
            )
        return made[number]

    return get


@pytest.fixture(scope="session")
def only_windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    windows = Windows(tmp_path_factory.mktemp("wine"))
    yield windows
    windows.end()


@pytest.fixture
def windows(only_windows: Windows) -> Windows:
    only_windows.wipe()
    return only_windows
