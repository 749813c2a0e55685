"""What the program leaves in its data folder: journal, settings, log."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from smoke.sheets import Sheet

APP_NAME = "Yccall Desktop"
_TROUBLE = re.compile(r"Traceback|\b(ERROR|CRITICAL)\b")


class Records:
    """Reads only. A folder or file that is not there yet counts as empty."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def listening(self) -> str:
        """Where the open window listens to later starts, the last thing that a start does."""
        try:
            return (self.data / "instance.json").read_text(encoding="utf-8")
        except OSError:
            return ""

    def submissions(self) -> list[tuple[str, str]]:
        """(state, task id) of every part that was submitted, oldest first."""
        file = self.data / "journal.sqlite3"
        if not file.exists():
            return []
        query = (
            "SELECT part.state, submission.task_id FROM part"
            " JOIN submission ON submission.seq = part.submission ORDER BY submission.seq"
        )
        try:
            with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as journal:
                return [(str(state), str(task)) for state, task in journal.execute(query)]
        except sqlite3.Error:  # in the middle of a change: asked again by whoever waits
            return []

    def last(self) -> tuple[str, str]:
        """State and task id of the newest submission, empty when there is none."""
        submissions = self.submissions()
        return submissions[-1] if submissions else ("", "")

    def settings(self) -> dict[str, Any]:
        """What settings.json holds."""
        try:
            text = (self.data / "settings.json").read_text(encoding="utf-8")
            return dict(json.loads(text))
        except (OSError, ValueError):  # not there, or being written
            return {}

    def opened(self, sheet: Sheet) -> bool:
        """Whether `sheet` is the last file that was read to its end."""
        recent = self.settings().get("recent_files") or [""]
        return str(recent[0]).replace("\\", "/").endswith(f"/{sheet.path.name}")

    def log(self) -> str:
        """The log, the older files of it first."""
        files = sorted(self.data.glob("yccall-desktop.log*"), reverse=True)
        return "".join(file.read_text(encoding="utf-8", errors="replace") for file in files)

    def check_log(self, token: str, sheets: Iterable[Sheet]) -> None:
        """It tells of submissions and of no trouble; it holds no token and no number."""
        log = self.log()
        assert "submission" in log, f"the log tells nothing: {log!r}"
        trouble = _TROUBLE.search(log)
        assert trouble is None, f"the log has {trouble[0] if trouble else ''}:\n{log}"
        for secret in (token, *(str(row["value"]) for sheet in sheets for row in sheet.rows)):
            assert secret not in log, f"the log holds {secret}"

    def check_no_token(self, token: str) -> None:
        """The token is in no file of the data folder."""
        for file in self.data.rglob("*"):
            if file.is_file():
                assert token.encode() not in file.read_bytes(), f"{file.name} holds the token"
