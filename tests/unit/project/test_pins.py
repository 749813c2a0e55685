"""What `make run` and `make test` install is pinned, hashed, and the same everywhere."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.helpers.sources import ROOT

FILES = ("requirements.txt", "requirements-dev.txt")
PINNED = {**dict.fromkeys(FILES, 20), "requirements-bench.txt": 4}
"""Requirements file -> how many packages it has at least."""


def pins(name: str) -> dict[str, str]:
    """Package -> version of a requirements file."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / name).read_text(), re.MULTILINE))


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def names(requirements: list) -> set[str]:
    return {
        re.split(r"[<>=!~; \[]", one)[0].lower() for one in requirements if isinstance(one, str)
    }


@pytest.mark.parametrize("name", PINNED)
def test_every_package_is_pinned_with_hashes(name):
    packages = re.split(r"\n(?=\S)", (ROOT / name).read_text().split("make lock\n")[1].strip())
    assert len(packages) >= PINNED[name]
    for package in packages:
        assert re.match(r"[a-z0-9-]+==[0-9][\w.]*( ; .+)? \\\n", package), package.splitlines()[0]
        assert "--hash=sha256:" in package, package.splitlines()[0]


@pytest.mark.parametrize("name", PINNED)
def test_no_address_is_pinned(name):
    text = (ROOT / name).read_text()
    assert not re.search(r"://|--(extra-)?index|--find-links|--trusted-host|file:", text)


def test_the_program_runs_with_what_it_is_tested_with():
    run, dev = (pins(name) for name in FILES)
    assert run.items() <= dev.items()


def test_all_that_the_project_names_is_pinned():
    groups = project()["dependency-groups"]
    run = names(project()["project"]["dependencies"]) | names(groups["build"])
    assert run <= set(pins("requirements.txt"))
    assert run | names(groups["dev"]) <= set(pins("requirements-dev.txt"))


def test_what_the_program_needs_is_pinned_for_every_system():
    """Not only where another package happens to bring it, as keyring does cryptography on Linux."""
    markers = dict(
        re.findall(
            r"^([a-z0-9-]+)==\S+( ;.*)?", (ROOT / "requirements.txt").read_text(), re.MULTILINE
        )
    )
    for name in names(project()["project"]["dependencies"]):
        assert markers[name] == "", name


def test_what_is_measured_beside_is_pinned_apart():
    assert names(project()["dependency-groups"]["bench"]) <= set(pins("requirements-bench.txt"))
    assert "pandas" not in pins("requirements-dev.txt")


def test_test_tools_are_not_installed_to_run():
    assert not {"pytest", "mypy", "ruff", "hypothesis"} & set(pins("requirements.txt"))


def test_the_whole_of_qt_is_not_installed():
    assert "pyside6" not in pins("requirements-dev.txt")
    assert "pyside6-addons" not in pins("requirements-dev.txt")


def test_the_release_of_qt_that_aborts_is_not_used():
    """PySide6 6.12.0 on CPython 3.11 aborts after about 500 emitted signals."""
    assert pins("requirements.txt")["pyside6-essentials"] != "6.12.0"
    assert "PySide6-Essentials>=6.8,!=6.12.0" in project()["project"]["dependencies"]
