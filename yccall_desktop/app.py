"""The composition root: reads the command line, builds every part, starts Qt.

The only file that sees all rooms. Qt and what is slow to import come only where they are needed:
`--check` and the child processes that read sheets do without.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QLockFile
    from PySide6.QtWidgets import QApplication

    from yccall_desktop.cli import Options
    from yccall_desktop.core.ports import Secrets
    from yccall_desktop.core.submission import Submission
    from yccall_desktop.errors import Words
    from yccall_desktop.services.connection import Connection
    from yccall_desktop.simulator import Simulator
    from yccall_desktop.store.journal import SqliteJournal
    from yccall_desktop.store.settings import Settings
    from yccall_desktop.ui.application import CrashReporter
    from yccall_desktop.ui.context import Context, StartupOptions

SHUTDOWN_SECONDS = 3.0
DEFAULT_REGION = "CN"
SAMPLE = "leads-november.xlsx"
_FAILED, _NOT_FINISHED = 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code."""
    multiprocessing.freeze_support()
    from yccall_desktop import cli

    options = cli.parse(arguments)
    return _check(options) if options.check else _window(options)


def _say(text: str) -> None:
    """To the console, where there is one."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            sys.stderr.write(f"yccall-desktop: {text}\n")


# --- without a window ------------------------------------------------------------------------
def _check(options: Options) -> int:
    import json

    from yccall_desktop.paths import data_dir
    from yccall_desktop.services.check_files import check_files
    from yccall_desktop.sheets.reader import ProcessSheetReader
    from yccall_desktop.store.settings import FILE_NAME, Settings

    folder = data_dir(options.data_dir, demo=options.demo, make=False)
    settings = Settings(folder / FILE_NAME, read_only=True)
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")

    def write(record: dict[str, object]) -> None:
        if sys.stdout is not None:
            sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")

    try:
        code = check_files(
            ProcessSheetReader(),
            options.sheets,
            _region(options, settings),
            settings.form,
            with_rows=options.rows,
            write=write,
        )
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        return _FAILED
    except OSError as error:
        _drop_output()
        _say(f"the check could not be finished: {error.strerror or type(error).__name__}")
        return _NOT_FINISHED
    return code


def _drop_output() -> None:
    """Let what is still in the buffer go nowhere, so that Python can flush it at the end."""
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


# --- with a window ---------------------------------------------------------------------------
@dataclass
class _Parts:
    """What is built before the window, and has to be put away after it."""

    context: Context
    journal: SqliteJournal | None
    simulator: Simulator | None


def _window(options: Options) -> int:
    import signal

    from PySide6.QtCore import QLockFile

    from yccall_desktop import logs, paths
    from yccall_desktop.ui.application import CrashReporter, make_application

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app = make_application(sys.argv[:1])
    try:
        folder = paths.data_dir(options.data_dir, demo=options.demo)
    except OSError as error:
        return _give_up(f"the data folder cannot be used: {error}")
    lock = QLockFile(str(folder / "lock"))
    lock.setStaleLockTime(0)
    if not lock.tryLock(100):
        if lock.error() is QLockFile.LockError.LockFailedError:
            return _give_up(_in_use(lock, folder))
        return _give_up(f"the data folder {folder} cannot be written")
    crashes = CrashReporter()
    uninstall = logs.install(folder, crashes.tell)
    parts = _build(options, folder)
    code = _run(app, parts, crashes)
    if not _put_away(parts):
        os._exit(code)
    lock.unlock()
    uninstall()
    return code


def _in_use(lock: QLockFile, folder: Path) -> str:
    """Who holds the data folder; a lock of another host cannot be seen to be stale."""
    from PySide6.QtCore import QSysInfo

    _pid, host, _program = lock.getLockInfo()
    if host in ("", QSysInfo.machineHostName()):
        return f"the program is already running with the data folder {folder}"
    return (
        f"the data folder {folder} is in use by the PC {host}. If the program does not run there, "
        f"delete the file {lock.fileName()} and start again"
    )


def _give_up(text: str) -> int:
    """Say why there is no window: on the console, or in a box where there is none."""
    _say(text)
    if sys.stderr is None:
        from PySide6.QtWidgets import QMessageBox

        from yccall_desktop.paths import APP_NAME

        QMessageBox.critical(None, APP_NAME, text)
    return _FAILED


def _run(app: QApplication, parts: _Parts, crashes: CrashReporter) -> int:
    from yccall_desktop.ui import i18n, theme
    from yccall_desktop.ui.main_window import MainWindow

    context = parts.context
    i18n.install(app, context.language)
    theme.apply(app, context.settings.appearance.value)
    window = MainWindow(context)
    crashes.crashed.connect(window.tell_crash)
    window.show()
    window.start()
    return app.exec()


def _put_away(parts: _Parts) -> bool:
    """Stop and close everything; False when a thread still runs, so that only the process ends."""
    stopped = parts.context.jobs.shutdown(SHUTDOWN_SECONDS)
    if parts.simulator is not None:
        parts.simulator.stop()
    if stopped and parts.journal is not None:
        parts.journal.close()
    return stopped


def _build(options: Options, folder: Path) -> _Parts:
    from yccall_desktop.paths import resource
    from yccall_desktop.sheets.reader import ProcessSheetReader
    from yccall_desktop.store.secrets import KeyringSecrets, MemorySecrets
    from yccall_desktop.store.settings import FILE_NAME, Settings
    from yccall_desktop.ui.context import Context
    from yccall_desktop.ui.jobs import Jobs

    settings = Settings(folder / FILE_NAME)
    secrets = MemorySecrets() if options.demo else KeyringSecrets()
    simulator = _simulator() if options.demo else None
    journal, unfinished, journal_error = _open_journal(folder)
    context = Context(
        jobs=Jobs(),
        settings=settings,
        secrets=secrets,
        journal=journal,
        connection=_connection(options, settings, secrets, simulator),
        reader=ProcessSheetReader(),
        sample=resource(SAMPLE),
        data_dir=folder,
        demo=options.demo,
        journal_error=journal_error,
        startup=_startup(options),
        region=_region(options, settings),
        language=options.language or settings.language,
        credentials_given=not options.demo and _can_sign_in(_credentials()),
        unfinished=unfinished,
        connect=_connector(settings, secrets),
    )
    return _Parts(context, journal, simulator)


def _startup(options: Options) -> StartupOptions:
    from yccall_desktop.ui.context import StartupOptions

    return StartupOptions(
        sheets=options.sheets,
        assign_type=options.assign_type,
        target=options.target,
        ratio=options.ratio,
        caller_ids=options.caller_ids,
        task_name=options.task_name,
    )


def _open_journal(
    folder: Path,
) -> tuple[SqliteJournal | None, tuple[Submission, ...], Words | None]:
    """The journal, what was left unfinished in it, and why there is none."""
    from yccall_desktop.errors import AppError
    from yccall_desktop.store.journal import FILE_NAME, SqliteJournal

    try:
        journal = SqliteJournal(folder / FILE_NAME)
    except AppError as error:
        return None, (), error.words
    try:
        return journal, tuple(journal.mark_interrupted()), None
    except AppError as error:
        journal.close()
        return None, (), error.words


def _region(options: Options, settings: Settings) -> str:
    from yccall_desktop.core.countries import supported_regions

    region = options.region or settings.region
    return region if region in supported_regions() else DEFAULT_REGION


# --- the platform ----------------------------------------------------------------------------
def _credentials() -> dict[str, str]:
    """What the environment gives to sign in with, for this start only; hidden from the log."""
    from yccall_desktop import logs

    names = {"token": "YCCALL_TOKEN", "app_id": "YCCALL_APPID", "access_key": "YCCALL_ACCESSKEY"}
    given = {key: os.environ.get(name, "").strip() for key, name in names.items()}
    for value in given.values():
        logs.hide(value)
    return given


def _can_sign_in(given: dict[str, str]) -> bool:
    return bool(given["token"] or (given["app_id"] and given["access_key"]))


def _simulator() -> Simulator:
    from yccall_desktop.simulator import Simulator

    return Simulator().start()


def _connection(
    options: Options, settings: Settings, secrets: Secrets, simulator: Simulator | None
) -> Connection:
    from yccall_desktop.api.platform import HttpPlatform
    from yccall_desktop.core.server import normal_server
    from yccall_desktop.services.connection import Connection

    if simulator is not None:
        return Connection(
            HttpPlatform(simulator.url),
            secrets,
            app_id=simulator.app_id,
            access_key=simulator.access_key,
            demo=True,
        )
    server = normal_server(options.server or settings.server)
    given = _credentials()
    return Connection(
        HttpPlatform(server),
        secrets,
        token=given["token"],
        app_id=given["app_id"],
        access_key=given["access_key"],
        account="" if _can_sign_in(given) else settings.account(server),
    )


def _connector(settings: Settings, secrets: Secrets) -> Callable[[str], Connection]:
    """Makes a connection to a server with the token that is stored for exactly that one."""

    def connect(server: str) -> Connection:
        from yccall_desktop.api.platform import HttpPlatform
        from yccall_desktop.services.connection import Connection

        return Connection(HttpPlatform(server), secrets, account=settings.account(server))

    return connect
