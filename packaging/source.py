"""What is built: the version, the commit and its time, by which all that is made is dated.

python packaging/source.py version|moment|commit
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_WITHOUT_GIT = 1_767_225_600  # 2026-01-01, for an unpacked source archive


def version() -> str:
    text = (ROOT / "yccall_desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    if found is None:
        raise SystemExit("yccall_desktop/__init__.py has no version")
    return found[1]


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def moment() -> int:
    """Seconds since 1970: SOURCE_DATE_EPOCH, else when the last commit was made."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    return int(given or _git("log", "-1", "--format=%ct") or _WITHOUT_GIT)


def commit() -> str:
    """12 digits of the last commit; "" without git. SOURCE_COMMIT names it where git cannot."""
    return (os.environ.get("SOURCE_COMMIT") or _git("rev-parse", "HEAD"))[:12]


def write_build(file: Path) -> None:
    """What the About box shows; a package made without git tells only its date."""
    day = datetime.fromtimestamp(moment(), UTC).date().isoformat()
    file.write_text(json.dumps({"commit": commit(), "date": day}) + "\n", encoding="utf-8")


if __name__ == "__main__":
    print({"version": version, "moment": moment, "commit": commit}[sys.argv[1]]())
