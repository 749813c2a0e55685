"""The tool that signs the version file makes what the program believes, and keeps its key."""

from __future__ import annotations

import importlib.util
import os
import stat

import pytest

from tests.helpers.sources import ROOT
from yccall_desktop.api.version_file import read_version_file
from yccall_desktop.core.version import LookEnd, version_address

PAGE = "https://downloads.example.com/yccall/"


def _load_tool():
    spec = importlib.util.spec_from_file_location(
        "sign_version", ROOT / "packaging/sign_version.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tool = _load_tool()


@pytest.fixture
def key(tmp_path, capsys):
    """A key file; `fragment` is what was printed for it."""
    file = tmp_path / "key"
    assert tool.main(["new-key", str(file)]) == 0
    return file, capsys.readouterr().out.strip()


def test_a_version_file_is_believed_with_the_printed_key(tmp_path, key):
    file, fragment = key
    made = tmp_path / "version.json"
    options = ["--page", PAGE, "--version", "9.1.0", "--day", "2027-02-01", "--note", "zh_CN=新"]
    assert tool.main(["sign", "--key", str(file), "-o", str(made), *options]) == 0
    public = version_address(f"https://x.test/version.json{fragment}").key
    release = read_version_file(made.read_bytes(), public).release
    assert (release.version, release.day, release.page) == ("9.1.0", "2027-02-01", PAGE)
    assert release.note("zh_CN") == "新"
    assert release.note("en")
    assert read_version_file(made.read_bytes(), bytes(32)).end is LookEnd.BAD_SIGNATURE


def test_the_key_from_the_environment_and_the_change_log(tmp_path, key, monkeypatch, capsys):
    monkeypatch.setenv(tool.KEY_VARIABLE, key[0].read_text())
    made = tmp_path / "version.json"
    assert tool.main(["sign", "--page", PAGE, "-o", str(made)]) == 0
    said = capsys.readouterr().out
    newest = tool.newest_entry((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert f"{newest.version} of {newest.day}" in said
    assert key[1] in said
    assert key[0].read_text().strip() not in said + made.read_text()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_the_private_key_is_for_its_owner_alone(key):
    assert stat.S_IMODE(key[0].stat().st_mode) == 0o600


def test_a_key_is_never_replaced(key):
    before = key[0].read_bytes()
    with pytest.raises(SystemExit, match="there already"):
        tool.main(["new-key", str(key[0])])
    assert key[0].read_bytes() == before


def test_the_private_key_for_a_store_of_secrets(capsys, monkeypatch):
    assert tool.main(["new-key", "-"]) == 0
    printed = capsys.readouterr()
    monkeypatch.setenv(tool.KEY_VARIABLE, printed.out)
    assert tool.fragment(tool.read_key(None)) == printed.err.strip()


@pytest.mark.parametrize("text", ["", "abc", "!!!!", "A" * 40])
def test_without_a_key_nothing_is_signed(monkeypatch, text):
    monkeypatch.setenv(tool.KEY_VARIABLE, text)
    with pytest.raises(SystemExit, match="No private key"):
        tool.main(["sign", "--page", PAGE])


@pytest.mark.parametrize(
    "wrong",
    [
        ["--version", "soon"],
        ["--day", "tomorrow"],
        ["--page", "http://downloads.example.com/"],
        ["--note", "en=" + "x" * 401],
    ],
)
def test_what_the_program_would_not_take_is_not_written(tmp_path, key, wrong):
    made = tmp_path / "version.json"
    options = ["--key", str(key[0]), "--page", PAGE, "-o", str(made)]
    with pytest.raises(SystemExit, match="would not take"):
        tool.main(["sign", *options, *wrong])
    assert not made.exists()


def test_the_newest_entry_of_a_change_log():
    entry = tool.newest_entry(
        "# Changes\n\n## 0.2.0 - 2027-01-01\n\nMore\nsheets.\n\n- a\n\n## 0.1"
    )
    assert entry == ("0.2.0", "2027-01-01", "More sheets.")
    with pytest.raises(SystemExit):
        tool.newest_entry("# Changes\n")
