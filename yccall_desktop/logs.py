"""The log file, without tokens, keys and phone numbers, and the hooks for what nobody caught.

A leaf. Nothing here raises: a program that cannot write its log goes on without.
"""

from __future__ import annotations

import contextlib
import logging
import logging.handlers
import os
import re
import sys
import threading
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    ExcInfo = (
        tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    )

FILE_NAME = "yccall-desktop.log"
MAX_BYTES = 1_000_000
OLD_FILES = 3

OnCrash = Callable[[BaseException], None]

_log = logging.getLogger(__name__)

_GAP = (
    r"(?:[ \t()\[\].\-/+_\0\u00a0\u00ad\u00b7\u2000-\u200f\u2010-\u2015"
    r"\u202a-\u202f\u2060-\u2069\u3000\ufeff\uff08\uff09\uff0d]"
    r"|\\{1,4}x(?:00|a0)|\\{1,4}u[023f][0-9a-f]{3}|%[0-9a-f]{2}|,(?=\d{3}))"
)
"""What may stand between two digits of a number: in UTF-16, in JSON and in a URL, too."""
_SENSITIVE = re.compile(
    rf"""
      (?P<uuid>\b[0-9a-f]{{8}}-(?:[0-9a-f]{{4}}-){{3}}[0-9a-f]{{12}}\b)
    | (?P<address>(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){{3}}(?:25[0-5]|2[0-4]\d|1?\d?\d)
        (?::\d{{1,5}})?(?![\d.]))
    | (?P<field>["']?\b(?:token|access_?key|app_?id|password|secret|authorization)["']?
        \s*[:=]\s*)(?P<value>"[^"]*"|'[^']*'|(?:bearer\s+|basic\s+)?[^\s,;&)}}\]]+)
    | (?P<userinfo>(?<=://)[^/\s@]+@)
    | (?P<hex>\b[0-9a-f]{{24,}}\b)
    | (?P<digits>\+?\(?\d(?:{_GAP}{{0,3}}\d){{6,}})
    """,
    re.IGNORECASE | re.VERBOSE,
)

_secrets: set[str] = set()


def hide(secret: str) -> None:
    """Keep this exact text out of the log from now on, whatever it looks like."""
    if len(secret) >= 4:
        _secrets.add(secret)


def redact(text: str) -> str:
    """`text` without secrets and without anything that may be a phone number.

    Ids of submissions and network addresses stay, since support needs them.
    """
    for secret in sorted(_secrets.copy(), key=len, reverse=True):
        text = text.replace(secret, "[secret]")
    return _SENSITIVE.sub(_replacement, text)


def _replacement(match: re.Match[str]) -> str:
    if match["uuid"] or match["address"]:
        return match[0]
    if match["field"]:
        return match["field"] + "[secret]"
    return "[number]" if match["digits"] else "[secret]"


def recent(data_dir: Path, most: int = 12_000) -> str:
    """The newest whole lines of the log, at most `most` characters; '' when there are none."""
    text = ""
    for name in (FILE_NAME, f"{FILE_NAME}.1"):
        if len(text) < most:
            text = _end_of(data_dir / name, most * 4) + text
    if len(text) > most:
        text = text[-most:].partition("\n")[2]
    return redact(text)


def _end_of(path: Path, most: int) -> str:
    with contextlib.suppress(OSError), path.open("rb") as file:
        file.seek(max(file.seek(0, os.SEEK_END) - most, 0))
        return file.read().decode("utf-8", "replace").replace("\r\n", "\n")
    return ""


class RedactingFormatter(logging.Formatter):
    """Formats a record so that message, arguments, exception and stack are redacted."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        try:
            message = record.getMessage()
        except Exception as error:  # noqa: BLE001 - a wrong log call must not hurt
            message = f"{record.msg} (arguments not shown: {type(error).__name__})"
        copy = logging.makeLogRecord(record.__dict__)
        copy.msg, copy.args, copy.exc_text = redact(message), None, None
        copy.threadName, copy.name = redact(record.threadName or ""), redact(record.name)
        return super().format(copy)

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 - logging's name
        return redact(super().formatException(ei))

    def formatStack(self, stack_info: str) -> str:  # noqa: N802 - logging's name
        return redact(super().formatStack(stack_info))


class _LogFile(logging.handlers.RotatingFileHandler):
    """Readable for the user alone, on POSIX.

    Keeps writing to the old file when it cannot be renamed, as when another program reads it.
    """

    def _open(self) -> TextIOWrapper:
        with contextlib.suppress(OSError):
            os.close(os.open(self.baseFilename, os.O_CREAT | os.O_WRONLY, 0o600))
            Path(self.baseFilename).chmod(0o600)
        return super()._open()

    def rotate(self, source: str, dest: str) -> None:
        with contextlib.suppress(OSError):
            super().rotate(source, dest)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Drop a record that cannot be written: sys.stderr may be None, the disk may be full."""


def _handlers(data_dir: Path) -> list[logging.Handler]:
    handlers: list[logging.Handler] = []
    with contextlib.suppress(OSError):
        handlers.append(_LogFile(data_dir / FILE_NAME, "a", MAX_BYTES, OLD_FILES, encoding="utf-8"))
    if sys.stderr is not None:
        console = logging.StreamHandler(sys.stderr)
        console.setLevel(logging.ERROR)
        handlers.append(console)
    if not handlers:
        handlers.append(logging.NullHandler())
    for handler in handlers:
        handler.setFormatter(RedactingFormatter())
    return handlers


def install(data_dir: Path, on_crash: OnCrash | None = None) -> Callable[[], None]:
    """Write the log to `data_dir` and catch what nobody caught, on every thread.

    `on_crash` gets the exception on the thread where it happened; it must not touch a widget.
    What happens while an object is destroyed is only logged. Returns a function that undoes it all
    and lets go of the file.
    """
    root = logging.getLogger()
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook, root.level)
    handlers = _handlers(data_dir)
    for handler in handlers:
        root.addHandler(handler)
    root.setLevel(logging.INFO)
    hooks = _Hooks(on_crash)
    sys.excepthook = hooks.main
    threading.excepthook = hooks.thread
    sys.unraisablehook = hooks.unraisable

    def uninstall() -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before[:3]
        root.setLevel(before[3])
        for handler in handlers:
            root.removeHandler(handler)
            handler.close()

    return uninstall


class _Hooks:
    """The three hooks of Python, one behaviour: log, tell, go on."""

    def __init__(self, on_crash: OnCrash | None) -> None:
        self._on_crash = on_crash

    def main(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._crashed("unexpected error", error, trace)

    def thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            self._crashed("unexpected error in a thread", args.exc_value, args.exc_traceback)

    def unraisable(self, args: sys.UnraisableHookArgs) -> None:
        error = args.exc_value
        with contextlib.suppress(Exception):
            trace = args.exc_traceback
            info = (type(error), error, trace) if error is not None else None
            _log.error("error while an object was destroyed", exc_info=info)

    def _crashed(self, what: str, error: BaseException, trace: TracebackType | None) -> None:
        with contextlib.suppress(Exception):
            _log.critical(what, exc_info=(type(error), error, trace))
        if self._on_crash is not None:
            with contextlib.suppress(Exception):
                self._on_crash(error)
