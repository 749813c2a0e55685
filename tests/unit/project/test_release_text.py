"""What stands on a release's page, and when there must be no release."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys

import pytest

import yccall_desktop
from tests.helpers.sources import ROOT

sys.path.insert(0, str(ROOT / "packaging"))
_spec = importlib.util.spec_from_file_location("release_text", ROOT / "packaging/release_text.py")
release_text = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(release_text)
sys.path.remove(str(ROOT / "packaging"))

CHANGELOG = """\
# Changes

## 0.2.0 - 2027-01-31

The second.

- A long line that
  goes on here.
- Another.

## 0.1.0 - 2026-11-23, unreleased

The first.
"""


FILES = [
    ("yccall-desktop-0.2.0-linux-x86_64.tar.xz", 10_400_000),
    ("yccall-desktop_0.2.0_amd64.deb", 11_000_000),
    ("yccall-desktop-0.2.0-windows-x64.zip", 12_000_000),
    ("yccall-desktop-0.2.0-setup.exe", 13_000_000),
    ("yccall-desktop-0.2.0-macos.dmg", 14_000_000),
    ("yccall-desktop-0.2.0-macos.cdx.json", 15_000_000),
]


def test_the_entry_of_a_version_ends_where_the_next_one_starts():
    heading, changes = release_text.entry(CHANGELOG, "0.2.0")
    assert heading == " - 2027-01-31"
    assert changes.startswith("The second.")
    assert changes.endswith("- Another.")
    assert release_text.entry(CHANGELOG, "0.1.0")[1] == "The first."


@pytest.mark.parametrize("version", ["0.3.0", "0.2", "0.2.00", "0x1.0"])
def test_a_version_without_an_entry_is_not_released(version):
    with pytest.raises(SystemExit, match="says nothing"):
        release_text.entry(CHANGELOG, version)


def test_an_empty_entry_is_none():
    with pytest.raises(SystemExit, match="says nothing"):
        release_text.entry("## 0.3.0 - 2027-02-01\n\n## 0.2.0 - 2027-01-31\n\nText.\n", "0.3.0")


def test_the_tag_is_the_versions_own():
    release_text.check_tag("v0.2.0", "0.2.0", " - 2027-01-31")
    for tag in ("0.2.0", "v0.2.1", "v0.2.0-1"):
        with pytest.raises(SystemExit, match="The tag is"):
            release_text.check_tag(tag, "0.2.0", " - 2027-01-31")


@pytest.mark.parametrize("heading", ["", " - 2026-11-23, unreleased", " - soon"])
def test_what_has_no_day_is_not_released(heading):
    with pytest.raises(SystemExit, match="heading"):
        release_text.check_tag("v0.1.0", "0.1.0", heading)


def test_the_page_has_no_breaks_within_sentences():
    page = release_text.page(release_text.entry(CHANGELOG, "0.2.0")[1], FILES, [])
    assert page.startswith(
        "The second.\n\n- A long line that goes on here.\n- Another.\n\n## Files\n\n| file |"
    )
    assert re.search(r'^The Windows .* "More info", then "Run anyway"\.$', page, re.MULTILINE)


def test_every_download_stands_in_the_table_once():
    lines = release_text.table(FILES).splitlines()[2:]
    assert sorted(line.split("`")[1] for line in lines) == sorted(name for name, _ in FILES[:-1])
    assert any(re.fullmatch(r"\| `.*tar\.xz` \| .+ \| 10 MB \|", line) for line in lines)


@pytest.mark.parametrize("files", [FILES[1:], [*FILES, ("another_0.1.0_amd64.deb", 1)]])
def test_a_download_that_is_missing_or_double_stops_the_release(files):
    with pytest.raises(SystemExit, match="files end in"):
        release_text.table(files)


@pytest.mark.parametrize("signed", [[], ["windows"], ["macos"], ["macos", "windows"]])
def test_what_is_not_signed_is_said(signed):
    page = release_text.page("Text.", FILES, signed)
    for system, words in (
        ("windows", "The Windows programs of"),
        ("macos", "The macOS program of"),
    ):
        assert (f"\n{words} this release " in page) is (system not in signed)


def test_an_attestation_is_spoken_of_only_where_there_is_one():
    assert "gh attestation verify" not in release_text.page("Text.", FILES, [])
    assert "gh attestation verify" in release_text.page("Text.", FILES, [], attested=True)


@pytest.mark.parametrize("version", ["1.0", "1", "1.0.0.1", "1.0.0b1"])
def test_a_version_that_programs_could_not_compare_is_not_released(version):
    with pytest.raises(SystemExit, match="three numbers"):
        release_text.check_tag(f"v{version}", version, " - 2027-01-31")


def test_it_runs_on_a_bare_python_and_tells_of_this_version():
    """The workflow starts it before anything is installed."""
    script = ROOT / "packaging/release_text.py"
    command = [sys.executable, "-S", "-E", str(script)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=30)
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    _, changes = release_text.entry(changelog, yccall_desktop.__version__)
    assert done.stdout.split() == changes.split()
    wrong = subprocess.run([*command, "--tag", "v0"], capture_output=True, check=False, timeout=30)
    assert wrong.returncode == 1
