"""The command line: fixed names, usage errors with 64, and no Qt for `--check`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from yccall_desktop import __version__, app, cli
from yccall_desktop.core.task import AssignmentType
from yccall_desktop.paths import resource


def test_every_option_arrives():
    options = cli.parse(
        [
            "leads.xlsx",
            "more.csv",
            *("--server", "http://127.0.0.1:8080", "--assign-type", "queue"),
            *("--target", "queue-1", "--ratio", "1:2", "--caller-ids", "01065512345,01065512346"),
            *("--task-name", "leads", "--region", "id", "--language", "zh_CN"),
            *("--data-dir", "here"),
        ]
    )
    assert options == cli.Options(
        sheets=(Path("leads.xlsx"), Path("more.csv")),
        server="http://127.0.0.1:8080",
        assign_type=AssignmentType.QUEUE,
        target="queue-1",
        ratio="1:2",
        caller_ids="01065512345,01065512346",
        task_name="leads",
        region="ID",
        language="zh_CN",
        data_dir="here",
    )


def test_nothing_given_is_nothing_chosen():
    assert cli.parse([]) == cli.Options()


@pytest.mark.parametrize(
    "wrong",
    [
        ["--demo", "--server", "http://127.0.0.1:1"],
        ["--server", "call.example.com"],
        ["--assign-type", "team"],
        ["--ratio", "0:2"],
        ["--ratio", "often"],
        ["--caller-ids", "12a"],
        ["--region", "Atlantis"],
        ["--language", "xx"],
        ["--rows", "leads.xlsx"],
        ["--check"],
        ["--serv", "http://127.0.0.1:1"],
        ["--unheard-of"],
    ],
)
def test_wrong_usage_ends_with_64_and_a_sentence(wrong, capsys):
    with pytest.raises(SystemExit) as left:
        cli.parse(wrong)
    assert left.value.code == 64
    assert "yccall-desktop: " in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--unheard-of"], ["--version"], ["--help"]])
def test_a_windowed_program_has_no_console(arguments, monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    with pytest.raises(SystemExit):
        cli.parse(arguments)


def test_the_version_is_told(capsys):
    with pytest.raises(SystemExit) as left:
        cli.parse(["--version"])
    assert left.value.code == 0
    assert __version__ in capsys.readouterr().out


def test_the_languages_are_those_of_the_window():
    from yccall_desktop.ui.i18n import LANGUAGES

    assert tuple(one.code for one in LANGUAGES) == cli.LANGUAGE_CODES


@pytest.fixture
def sheet(tmp_path) -> Path:
    file = tmp_path / "名单.csv"
    file.write_text("phone\n13800138000\n13800138000\nabc\n", encoding="utf-8")
    return file


def test_check_prints_json_lines(sheet, capsys):
    assert app.main(["--check", "--rows", str(sheet)]) == 1
    summary, *rows = map(json.loads, capsys.readouterr().out.splitlines())
    assert (summary["file"], summary["error"]) == (str(sheet), None)
    assert [summary[key] for key in ("rows", "ready", "duplicate", "invalid")] == [3, 1, 1, 1]
    assert [row["row"] for row in rows] == [2, 3, 4]


def test_check_uses_the_region_of_option_before_what_is_remembered(tmp_path, data_folder, capsys):
    sheet = tmp_path / "a.csv"
    sheet.write_text("phone\n081234567890\n", encoding="utf-8")
    data_folder.mkdir()
    (data_folder / "settings.json").write_text('{"region": "ID"}', encoding="utf-8")
    assert app.main(["--check", str(sheet)]) == 0
    assert app.main(["--check", "--region", "CN", str(sheet)]) == 1


def test_check_says_what_cannot_be_read(tmp_path, capsys):
    assert app.main(["--check", str(tmp_path / "none.xlsx")]) == 2
    assert json.loads(capsys.readouterr().out)["error"]


def test_check_makes_no_data_folder(sheet, data_folder):
    app.main(["--check", str(sheet)])
    assert not data_folder.exists()


def test_check_leaves_damaged_settings_as_they_are(sheet, data_folder):
    data_folder.mkdir()
    (data_folder / "settings.json").write_text("{", encoding="utf-8")
    assert app.main(["--check", str(sheet)]) == 1
    assert [one.name for one in data_folder.iterdir()] == ["settings.json"]


@pytest.fixture(params=["", "1"], ids=["buffered", "unbuffered"])
def check_into(request, sheet, monkeypatch):
    """Checks the sheet with this standard output."""
    monkeypatch.setenv("PYTHONUNBUFFERED", request.param)

    def check(stdout) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "yccall_desktop", "--check", str(sheet)]
        return subprocess.run(
            command, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False, timeout=60
        )

    return check


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_check_says_that_the_disk_is_full(check_into):
    with Path("/dev/full").open("w") as full:
        done = check_into(full)
    assert done.returncode == 2
    assert done.stderr == (
        "yccall-desktop: the check could not be finished: No space left on device\n"
    )


def test_check_is_quiet_when_nobody_reads(check_into):
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = check_into(writing)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (1, "")


def test_check_runs_without_a_console(sheet, monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    assert app.main(["--check", str(sheet)]) == 1


def test_check_imports_no_qt(sheet):
    code = (
        "import sys\n"
        "from yccall_desktop.app import main\n"
        f"main(['--check', '--rows', {str(sheet)!r}])\n"
        "slow = {'PySide6', 'shiboken6', 'requests', 'openpyxl', 'werkzeug', 'keyring'}\n"
        "sys.exit(', '.join(sorted(slow & set(sys.modules))) or 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_sample_of_the_demo_is_there():
    assert resource(app.SAMPLE).is_file()
