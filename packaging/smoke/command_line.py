"""`--version` and `--check`, which open no window: on every system the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from smoke.sheets import Sheet
from smoke.steps import step
from yccall_desktop import __version__

Run = Callable[[Sequence[str]], tuple[int, str]]
"""Runs the program with these arguments; gives its exit code and what it printed."""

READY, PROBLEMS, UNREADABLE, USAGE = 0, 1, 2, 64


def try_version(run: Run) -> None:
    """The version of the checkout that the program was built from."""
    with step("--version"):
        code, output = run(["--version"])
        assert (code, output.strip()) == (0, f"Yccall Desktop {__version__}"), (code, output)


def try_check(
    run: Run, untidy: Sheet, clean: Sheet, as_argument: Callable[[Path], str] = str
) -> None:
    """Every row of two sheets, and all four exit codes."""
    with step("--check --rows: each row of an untidy workbook and of a Chinese text file"):
        both = [as_argument(untidy.path), as_argument(clean.path)]
        code, output = run(["--check", "--rows", *both])
        assert code == PROBLEMS, (code, output)
        records = [json.loads(line) for line in output.splitlines()]
        for sheet, name in zip((untidy, clean), both, strict=True):
            summary, *rows = records[: len(sheet.rows) + 1]
            del records[: len(sheet.rows) + 1]
            assert summary["file"] == name, summary
            assert (summary["ready"], summary["error"]) == (len(sheet.numbers), None), summary
            for row in rows:
                row.pop("text", None)
            assert rows == list(sheet.rows), rows
        assert not records, records
    with step("--check: exit codes of a clean sheet, a missing one and a wrong option"):
        code, output = run(["--check", as_argument(clean.path)])
        assert code == READY, (code, output)
        code, output = run(["--check", as_argument(clean.path.with_name("missing.xlsx"))])
        assert code == UNREADABLE, (code, output)
        assert json.loads(output)["error"], output
        code, output = run(["--rows", "--no-such-option"])
        assert code == USAGE, (code, output)
