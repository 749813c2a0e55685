"""The command line: fixed names that people script against. Imports no Qt."""

from __future__ import annotations

import argparse
import contextlib
import errno
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from yccall_desktop import __version__
from yccall_desktop.core.countries import supported_regions
from yccall_desktop.core.task import AssignmentType, InputError, Ratio, parse_calling_numbers

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

USAGE_ERROR = 64
LANGUAGE_CODES = ("en", "zh_CN")


@dataclass(frozen=True, slots=True)
class Options:
    """What was given; empty or None: nothing was. `region` is an ISO code in capitals."""

    sheets: tuple[Path, ...] = ()
    demo: bool = False
    server: str = ""
    assign_type: AssignmentType | None = None
    target: str = ""
    ratio: str = ""
    caller_ids: str = ""
    task_name: str = ""
    region: str = ""
    language: str = ""
    data_dir: str | None = None
    check: bool = False
    rows: bool = False

    def texts(self) -> dict[str, str]:
        """What was given for the window, by the option's name without dashes."""
        kind = self.assign_type
        given = {
            "server": self.server,
            "assign-type": kind.name.lower() if kind is not None else "",
            "target": self.target,
            "ratio": self.ratio,
            "caller-ids": self.caller_ids,
            "task-name": self.task_name,
            "region": self.region,
            "language": self.language,
        }
        return {name: text for name, text in given.items() if text}


def credentials() -> tuple[str, str, str] | None:
    """The token, appid and access key of the environment, for this start alone; hidden from the
    log. None unless that is enough: a token, or an appid with its access key.
    """
    from yccall_desktop import logs

    names = ("YCCALL_TOKEN", "YCCALL_APPID", "YCCALL_ACCESSKEY")
    token, app_id, access_key = (os.environ.get(name, "").strip() for name in names)
    for value in (token, app_id, access_key):
        logs.hide(value)
    return (token, app_id, access_key) if token or (app_id and access_key) else None


class _Parser(argparse.ArgumentParser):
    """Ends with 64 on wrong usage. Without a console `unheard` has what was to be printed."""

    unheard = ""

    def error(self, message: str) -> NoReturn:
        self._print_message(self.format_usage(), sys.stderr)
        self.exit(USAGE_ERROR, f"{self.prog}: {message}\n")

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        if file is None and sys.stderr is None:
            self.unheard += message
        else:
            super()._print_message(message, file)


def _parser() -> _Parser:
    parser = _Parser(
        prog="yccall-desktop",
        description="Turns a phone sheet into a call task on the Yccall platform. "
        "The options fill in the window; nothing is sent before you say so there.",
        epilog="Environment: YCCALL_TOKEN, or YCCALL_APPID and YCCALL_ACCESSKEY, to sign in with; "
        "YCCALL_DATA_DIR, the folder for journal, settings and log.",
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("sheets", nargs="*", type=Path, metavar="SHEET", help="phone sheets to open")
    add("--demo", action="store_true", help="use a platform inside the program; nobody is called")
    add("--server", default="", metavar="URL", help="server address of the platform")
    add(
        "--assign-type",
        choices=[one.name.lower() for one in AssignmentType],
        help="who takes the calls",
    )
    add("--target", default="", metavar="NAME", help="the extension, queue or group")
    add("--ratio", default="", metavar="A:C", help="agents:calls, for example 1:2")
    add("--caller-ids", default="", metavar="N,N", help="calling numbers; none means random")
    add("--task-name", default="", metavar="NAME", help="name of the task")
    add("--region", default="", metavar="CN", help="region of the numbers (default: CN)")
    add("--language", default="", choices=LANGUAGE_CODES, help="language of the window")
    add("--data-dir", metavar="DIR", help="folder for journal, settings and log")
    add("--check", action="store_true", help="open no window; check the sheets, print JSON Lines")
    add("--rows", action="store_true", help="with --check: print every row too")
    add("--version", action="version", version=f"Yccall Desktop {__version__}")
    return parser


def parse(
    arguments: Sequence[str] | None = None, show: Callable[[str], None] | None = None
) -> Options:
    """Read the command line; exits with 64 and a sentence when it cannot be used.

    `show` gets what is to be said where there is no console. `--check` is for scripts: nobody
    reads there.
    """
    given = sys.argv[1:] if arguments is None else arguments
    if not given:
        return Options()
    parser = _parser()
    try:
        return _read(parser, given)
    except SystemExit:
        if parser.unheard and show is not None and "--check" not in given:
            show(parser.unheard)
        raise


def _read(parser: _Parser, arguments: Sequence[str] | None) -> Options:
    given = parser.parse_args(arguments)
    region = given.region.upper()
    if given.demo and given.server:
        parser.error("--demo has a platform of its own: leave --server away")
    if given.server and not given.server.lower().startswith(("http://", "https://")):
        parser.error("--server starts with http:// or https://")
    if region and region not in supported_regions():
        parser.error(f"--region {given.region}: not a known country code, such as CN")
    if given.rows and not given.check:
        parser.error("--rows goes with --check")
    if given.check and not given.sheets:
        parser.error("--check needs a sheet")
    try:
        if given.ratio:
            Ratio.parse(given.ratio)
        parse_calling_numbers(given.caller_ids)
    except InputError as error:
        parser.error(error.words.english())
    kinds = {one.name.lower(): one for one in AssignmentType}
    return Options(
        sheets=tuple(given.sheets),
        demo=given.demo,
        server=given.server,
        assign_type=kinds.get(given.assign_type or ""),
        target=given.target,
        ratio=given.ratio,
        caller_ids=given.caller_ids,
        task_name=given.task_name,
        region=region,
        language=given.language,
        data_dir=given.data_dir,
        check=given.check,
        rows=given.rows,
    )


def nobody_reads(error: OSError) -> bool:
    """Whether a write failed since the reader of a pipe is gone; Windows says it by EINVAL."""
    windows = sys.platform == "win32"
    return isinstance(error, BrokenPipeError) or (windows and error.errno == errno.EINVAL)


def drop_output() -> None:
    """Let what is still in the buffer go nowhere, so that Python can flush it at the end."""
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
