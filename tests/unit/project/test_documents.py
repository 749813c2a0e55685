"""What README and CONTRIBUTING say can be done, and no file names a place that others lack."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from functools import cache

import pytest

import yccall_desktop
from tests.helpers.sources import ROOT, project_files

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "docs/packaging.md")
LOOPBACK_AND_NAMES = re.compile(
    r"127\.0\.0\.1|localhost|\[::1\]|192\.0\.2\.\d+|198\.51\.100\.\d+|192\.168(\.\d+){2}"
    r"|([\w-]+\.)*(example|invalid|test|localhost)|([\w-]+\.)*example\.\w+"
    r"|schemas\.(openxmlformats|microsoft)\.\w+|www\.w3\.org|purl\.org|www\.apache\.org"
)
"""Hosts that a file may name: this machine, private and reserved ones, names of XML schemas."""


@cache
def texts() -> dict[str, str]:
    """All text files of the project."""
    found = {}
    for path in project_files():
        data = (ROOT / path).read_bytes()
        if b"\0" not in data:
            found[path.as_posix()] = data.decode("utf-8")
    return found


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_make_commands_in_documents_exist(name):
    commands = set(re.findall(r"make ([a-z-]+)", texts()[name]))
    in_code = re.findall(r"(?:`|^    |^)make ([a-z-]+)", texts()[name], re.MULTILINE)
    assert commands & set(in_code)
    assert set(in_code) <= targets()


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
def test_every_target_is_listed_by_help():
    text = (ROOT / "Makefile").read_text()
    assert targets() == set(re.findall(r"^\.PHONY: ([a-z-]+)$", text, re.MULTILINE))
    listed = subprocess.run(
        ["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True, timeout=30
    ).stdout
    for target in targets():
        assert re.search(rf"^  make {target} +\S", listed, re.MULTILINE), target


def test_ci_runs_what_the_documents_name():
    script = ROOT / ".ci/run"
    assert os.access(script, os.X_OK)
    lines = re.findall(r"^make ([a-z -]+)$", script.read_text(), re.MULTILINE)
    ran = [target for line in lines for target in line.split()]
    assert ran == ["lint", "types", "package", "smoke", "test"]
    check = re.search(r"^check: (.*) ##", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert check is not None
    assert check[1].split() == ran


@pytest.mark.parametrize("name", DOCUMENTS)
def test_linked_files_exist(name):
    for link in re.findall(r"\]\(([^)#:]+)\)", texts()[name]):
        assert (ROOT / name).parent.joinpath(link).is_file(), link


def test_the_change_log_knows_this_version():
    assert f"## {yccall_desktop.__version__}" in texts()["CHANGELOG.md"]


def test_the_licence_is_the_one_that_is_declared():
    declared = tomllib.loads(texts()["pyproject.toml"])["project"]["license"]
    assert texts()["LICENSE"].startswith(f"{declared} License")


def test_no_file_names_a_host_on_the_network():
    """Everything comes from where pip and apt are set up to look."""
    wrong = []
    for name, text in texts().items():
        if name.startswith("packaging/licences/"):
            continue  # texts of others, word for word
        for host in re.findall(r"\bhttps?://([^/?#\s\"'`<>()\\,:;]+)", text):
            if "{" not in host and re.search(r"\w\.\w", host):
                bare = host.rpartition("@")[2]
                if not LOOPBACK_AND_NAMES.fullmatch(bare):
                    wrong.append(f"{name}: {host}")
    assert not wrong


def test_no_file_names_a_place_on_somebodys_machine():
    place = re.compile(r"(?<![\w./~-])/(?:root|work)/\w[\w/.-]*")
    found = {name: place.findall(text) for name, text in texts().items()}
    assert not {name: places for name, places in found.items() if places}


def test_text_files_are_plain():
    """UTF-8, line feeds, a newline at the end, no blanks before it."""
    for name, text in texts().items():
        if name.endswith((".ts", ".svg", ".csv")) or not text:
            continue
        assert "\r" not in text, name
        assert text.endswith("\n"), name
        blanks = [
            number for number, line in enumerate(text.split("\n"), 1) if line != line.rstrip(" \t")
        ]
        assert not blanks, (name, blanks)
