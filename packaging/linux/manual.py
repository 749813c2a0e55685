"""The manual page, made of what `--help` knows."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from yccall_desktop import cli


def page(version: str, moment: int) -> str:
    """The text of yccall-desktop(1), in roff."""
    parser = cli._parser()
    day = datetime.fromtimestamp(moment, UTC).date().isoformat()
    lines = [
        f'.TH YCCALL-DESKTOP 1 "{day}" "Yccall Desktop {version}"',
        ".SH NAME",
        r"yccall-desktop \- from a phone sheet to a call task on the Yccall platform",
        ".SH SYNOPSIS",
        r".B yccall-desktop",
        r"[\fIoption\fR]... [\fISHEET\fR]...",
        ".SH DESCRIPTION",
        _escaped(parser.description or ""),
        ".SH OPTIONS",
    ]
    for action in parser._actions:
        lines += [".TP", _names(action), _escaped(action.help or "")]
    lines += [".SH ENVIRONMENT", _escaped((parser.epilog or "").removeprefix("Environment: "))]
    return "\n".join(lines) + "\n"


def _names(action: argparse.Action) -> str:
    """How an option is written."""
    names = ", ".join(rf"\fB{_escaped(one)}\fR" for one in action.option_strings)
    metavar = action.metavar if isinstance(action.metavar, str) else ""
    value = metavar or "|".join(str(one) for one in action.choices or ())
    return f"{names} \\fI{_escaped(value)}\\fR".strip() if value else names


def _escaped(text: str) -> str:
    return text.replace("\\", r"\e").replace("-", r"\-")
