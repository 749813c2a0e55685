"""The composition root: reads the command line, builds every part, starts Qt.

The only file that sees all rooms. Qt and what is slow to import come only where they are needed:
`--check` and the child processes that read sheets do without.
"""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QLockFile

    from yccall_desktop.api.network import HttpNetwork
    from yccall_desktop.cli import Options
    from yccall_desktop.core.account import Account
    from yccall_desktop.core.ports import Secrets
    from yccall_desktop.errors import Words
    from yccall_desktop.services.connection import Connection
    from yccall_desktop.simulator import ByHand, Simulator
    from yccall_desktop.store.opened import JournalOpener
    from yccall_desktop.store.settings import Settings
    from yccall_desktop.ui.application import Application
    from yccall_desktop.ui.context import Context, StartupOptions
    from yccall_desktop.ui.instance_message import Handed
    from yccall_desktop.ui.main_window import MainWindow
    from yccall_desktop.ui.one_instance import OneInstance

SHUTDOWN_SECONDS = 3.0
DEFAULT_REGION = "CN"
SAMPLE = "leads-november.xlsx"
_FAILED, _NOT_FINISHED = 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code."""
    from yccall_desktop import cli

    options = cli.parse(arguments, _show)
    return _check(options) if options.check else _window(options)


def _say(text: str) -> None:
    """To the console, where there is one."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            sys.stderr.write(f"yccall-desktop: {text}\n")


def _show(text: str) -> None:
    """In a box, for a program without a console."""
    from yccall_desktop.ui import give_up

    give_up.show_text(text)


# --- without a window ------------------------------------------------------------------------
def _check(options: Options) -> int:
    import json

    from yccall_desktop import cli
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
    except OSError as error:
        cli.drop_output()
        if cli.nobody_reads(error):
            return _FAILED
        _say(f"the check could not be finished: {error.strerror or type(error).__name__}")
        return _NOT_FINISHED
    return code


# --- with a window ---------------------------------------------------------------------------
@dataclass
class _Parts:
    """What is built before the window, and has to be put away after it."""

    context: Context
    journal: JournalOpener
    simulator: Simulator | None


def _window(options: Options) -> int:
    """The second start on a data folder ends before anything slow is imported."""
    gc.disable()  # ui/garbage.py collects, once the window is complete
    from PySide6.QtCore import QLockFile

    from yccall_desktop import paths
    from yccall_desktop.ui import surroundings

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        folder = paths.data_dir(options.data_dir, demo=options.demo)
    except OSError as error:
        return _give_up(surroundings.no_data_folder(error), options.language)
    lock = QLockFile(str(folder / "lock"))
    lock.setStaleLockTime(0)
    why = surroundings.no_screen()
    if not lock.tryLock(0):
        from yccall_desktop.ui.hand_over import Role, find_role

        role = find_role(lock, folder, _handed(options))
        if role is Role.SECOND:
            return 0
        why = why if isinstance(role, Role) else role
    if lock.isLocked() and surroundings.has_screen():
        return _first(options, folder, lock)
    lock.unlock()
    return _give_up(why, options.language or _language(folder))


def _first(options: Options, folder: Path, lock: QLockFile) -> int:
    start = _Start(options, folder)
    try:
        code = start.run()
    except Exception as error:
        from yccall_desktop import logs
        from yccall_desktop.ui import surroundings

        start.keep_log()
        logging.getLogger(__name__).critical("the program could not start", exc_info=error)
        code = _give_up(surroundings.no_start(error, folder / logs.FILE_NAME), options.language)
    if start.parts is not None and not _put_away(start.parts):
        os._exit(code)
    lock.unlock()
    start.drop_log()
    return code


def _handed(options: Options) -> Handed:
    """What the window that is open already has to know of this start."""
    from yccall_desktop.ui.instance_message import Handed
    from yccall_desktop.ui.surroundings import absolute, activation

    return Handed(absolute(options.sheets), options.texts(), activation())


def _language(folder: Path) -> str:
    """The language that is remembered, '' for the system's."""
    from yccall_desktop.store.settings import FILE_NAME, Settings

    return Settings(folder / FILE_NAME, read_only=True).language


def _give_up(words: Words, language: str) -> int:
    """Say why there is no window: on the console, and in a box where nobody reads that."""
    from yccall_desktop.ui.surroundings import is_console_read

    _say(words.english())
    if not is_console_read():
        from yccall_desktop.ui import give_up

        give_up.show_words(words, language)
    return _FAILED


class _Start:
    """Shows the window first, and builds the rest when it is in sight."""

    def __init__(self, options: Options, folder: Path) -> None:
        self._options, self._folder = options, folder
        self._instance: OneInstance | None = None
        self._error: Exception | None = None
        self.parts: _Parts | None = None
        self.drop_log: Callable[[], None] = lambda: None

    def run(self) -> int:
        """Until the window is closed; returns the exit code, raises what forbids a start."""
        from yccall_desktop.store.settings import FILE_NAME, Settings
        from yccall_desktop.ui import i18n, theme
        from yccall_desktop.ui.application import make_application
        from yccall_desktop.ui.main_window import MainWindow

        app, settings = make_application(sys.argv[:1]), Settings(self._folder / FILE_NAME)
        i18n.install(app, self._options.language or settings.language)
        window = MainWindow(settings, demo=self._options.demo)
        theme.apply(app, settings.appearance.value)
        window.seen.connect(lambda: self._complete(app, window, settings))
        window.show()
        code = app.exec()
        if self._instance is not None:
            self._instance.close()
        if self._error is not None:
            window.hide()
            raise self._error
        return code

    def _complete(self, app: Application, window: MainWindow, settings: Settings) -> None:
        from yccall_desktop.ui.one_instance import OneInstance

        try:
            self.keep_log(window)
            self.parts = _build(self._options, self._folder, settings)
            window.start(self.parts.context)
            app.open_with(window.handed.open_file)
            self._instance = OneInstance(self._folder)
            self._instance.listen()
            self._instance.serve(window.take)
        except Exception as error:  # noqa: BLE001 - without its parts the window is of no use
            self._error = error
            app.exit(_FAILED)
        gc.freeze()

    def keep_log(self, window: MainWindow | None = None) -> None:
        """Write the log from now on, and tell `window` what nobody caught."""
        from yccall_desktop import logs
        from yccall_desktop.ui.application import CrashReporter

        self.drop_log()
        crashes = CrashReporter()
        if window is not None:
            crashes.crashed.connect(window.tell_crash)
        self.drop_log = logs.install(self._folder, crashes.tell)


def _put_away(parts: _Parts) -> bool:
    """Stop and close everything; False when a thread still runs, so that only the process ends."""
    stopped = parts.context.jobs.shutdown(SHUTDOWN_SECONDS)
    if parts.simulator is not None:
        parts.simulator.stop()
    if stopped:
        parts.journal.close()
    return stopped


def _build(options: Options, folder: Path, settings: Settings) -> _Parts:
    from yccall_desktop import cli
    from yccall_desktop.api.network import HttpNetwork
    from yccall_desktop.api.version_file import HttpVersionFile
    from yccall_desktop.paths import resource
    from yccall_desktop.services.accounts import Accounts
    from yccall_desktop.sheets.reader import ProcessSheetReader
    from yccall_desktop.store import layouts
    from yccall_desktop.store.do_not_call import SqliteDoNotCall
    from yccall_desktop.store.opened import JournalOpener
    from yccall_desktop.store.secrets import KeyringSecrets, MemorySecrets
    from yccall_desktop.ui.context import Context
    from yccall_desktop.ui.jobs import Jobs

    secrets = MemorySecrets() if options.demo else KeyringSecrets()
    network, opener = HttpNetwork(settings.network, secrets), JournalOpener(folder)
    simulator, by_hand = _demo_platform() if options.demo else (None, None)
    opened = opener.at_start()
    connection = _connection(options, settings, secrets, network, simulator)
    connect = _connector(settings, secrets, network)
    account = settings.account_at(connection.server)
    settings.form = account.form if account else settings.form
    context = Context(
        jobs=Jobs(),
        settings=settings,
        secrets=secrets,
        journal=opened.journal,
        connection=connection,
        accounts=None if options.demo else Accounts(connect, settings, connection),
        reader=ProcessSheetReader(),
        sample=resource(SAMPLE),
        data_dir=folder,
        demo=options.demo,
        journal_error=opened.error,
        journal_warning=opened.warning,
        journal_late=opened.late,
        open_journal=opener,
        startup=_startup(options),
        region=_region(options, account or settings),
        language=options.language or settings.language,
        credentials_given=not options.demo and bool(cli.credentials()),
        unfinished=opened.unfinished,
        connect=connect,
        version_file=None if options.demo else HttpVersionFile(routes=network.routes),
        network=network,
        layouts=layouts.LayoutFile(folder / layouts.FILE_NAME),
        do_not_call=SqliteDoNotCall(folder),
        demo_platform=by_hand,
    )
    return _Parts(context, opener, simulator)


def _demo_platform() -> tuple[Simulator, ByHand]:
    from yccall_desktop.simulator import ByHand, Simulator

    simulator = Simulator().start()
    return simulator, ByHand(simulator)


def _startup(options: Options) -> StartupOptions:
    from yccall_desktop.ui.context import StartupOptions
    from yccall_desktop.ui.surroundings import absolute

    return StartupOptions(
        sheets=absolute(options.sheets),
        assign_type=options.assign_type,
        target=options.target,
        ratio=options.ratio,
        caller_ids=options.caller_ids,
        task_name=options.task_name,
    )


def _region(options: Options, remembered: Settings | Account) -> str:
    from yccall_desktop.core.countries import supported_regions

    region = options.region or remembered.region
    return region if region in supported_regions() else DEFAULT_REGION


# --- the platform ----------------------------------------------------------------------------
def _connection(
    options: Options,
    settings: Settings,
    secrets: Secrets,
    network: HttpNetwork,
    simulator: Simulator | None,
) -> Connection:
    from yccall_desktop import cli
    from yccall_desktop.core.server import normal_server
    from yccall_desktop.services.connection import Connection

    if simulator is not None:
        return Connection(
            network.platform(simulator.url),
            secrets,
            app_id=simulator.app_id,
            access_key=simulator.access_key,
            demo=True,
        )
    server, given = normal_server(options.server or settings.server), cli.credentials()
    if given:
        token, app_id, access_key = given
        return Connection(
            network.platform(server), secrets, token=token, app_id=app_id, access_key=access_key
        )
    return _connector(settings, secrets, network)(server, settings.account_at(server))


def _connector(
    settings: Settings, secrets: Secrets, network: HttpNetwork
) -> Callable[[str, Account | None], Connection]:
    """Makes a connection to a server, with an account of the settings or with the token stored."""
    from yccall_desktop.services.connection import Connection

    def connect(server: str, account: Account | None = None) -> Connection:
        label = "" if account else settings.account(server)
        return Connection(network.platform(server), secrets, account=label, profile=account)

    return connect
