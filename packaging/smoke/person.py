"""Somebody at a Linux PC: an account, an empty home, a screen, and the program started there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

from jeepney import DBusAddress, MessageType, Properties
from jeepney.io.blocking import open_dbus_connection

from smoke.processes import running_for
from smoke.records import APP_NAME, Records
from smoke.steps import wait_for
from tests.e2e.harness import Program, Screen

TITLE = APP_NAME
_SECONDS = 60


@dataclass(frozen=True)
class Account:
    """Somebody else's account on this PC."""

    uid: int
    gid: int

    def own(self, folder: Path) -> None:
        """Give a folder to this account."""
        if sys.platform != "win32":
            os.chown(folder, self.uid, self.gid)

    @contextmanager
    def acting(self) -> Iterator[None]:
        """Be this account for a moment; a message bus serves its own user alone."""
        if sys.platform == "win32":
            raise NotImplementedError
        os.setegid(self.gid)
        os.seteuid(self.uid)
        try:
            yield
        finally:
            os.seteuid(0)
            os.setegid(0)


def other_accounts() -> list[Account]:
    """Two accounts that every Linux has; none where we may not start programs for others."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return []
    import pwd

    entries = [one for one in pwd.getpwall() if one.pw_uid != 0]
    entries.sort(key=lambda one: one.pw_name not in ("nobody", "daemon"))
    return [Account(one.pw_uid, one.pw_gid) for one in entries[:2]]


class PersonScreen(Screen):
    """A Screen whose servers run for `account` (None: for whoever runs this), readers switched on.

    Screen readers are announced as a desktop does it, by a property on the session's bus: the
    program gets no variable for it.
    """

    def __init__(self, home: Path, account: Account | None) -> None:
        super().__init__(home)
        self._account = account

    def _start(self) -> None:
        if self._account is not None:
            for folder in (self._home, self._home / "runtime"):
                self._account.own(folder)
        with self._account.acting() if self._account is not None else nullcontext():
            super()._start()
            self._announce_screen_reader()

    def _announce_screen_reader(self) -> None:
        status = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status")
        with open_dbus_connection(self.environment["DBUS_SESSION_BUS_ADDRESS"]) as bus:
            message = Properties(status).set("IsEnabled", "b", True)
            reply = bus.send_and_get_reply(message, timeout=20)
        assert reply.header.message_type is not MessageType.error, reply.body

    def _spawn(self, *command: str, output: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
        if self._account is None:
            return super()._spawn(*command, output=output)
        process = subprocess.Popen(
            command, env=self.environment, stdin=subprocess.DEVNULL, stdout=output,
            stderr=subprocess.DEVNULL, user=self._account.uid, group=self._account.gid,
        )  # fmt: skip
        self._processes.append(process)
        return process


class Person:
    """Use as a context manager. `folder` is made; its path must be plain, the home's is not."""

    def __init__(self, folder: Path, account: Account | None = None) -> None:
        self.folder = folder
        self.home = folder / "home 主管"
        self.account = account
        self.home.mkdir(parents=True)
        if account is not None:
            account.own(self.home)
        self.screen = PersonScreen(folder / "screen", account)
        self.records = Records(self.home / ".local" / "share" / APP_NAME)

    def __enter__(self) -> Person:
        self.screen.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        for process in running_for(self.home):
            with suppress(OSError):
                os.kill(process, signal.SIGTERM)
        self.screen.__exit__()

    def environment(self, *, bus: bool = True) -> dict[str, str]:
        """All that the program gets: no PATH, nothing of Python."""
        names = ["DISPLAY", "XDG_RUNTIME_DIR", *(["DBUS_SESSION_BUS_ADDRESS"] if bus else [])]
        given = {name: self.screen.environment[name] for name in names}
        return {**given, "HOME": str(self.home), "LANG": "C.UTF-8"}

    def popen(
        self, command: Sequence[str], *, output: int, bus: bool = True
    ) -> subprocess.Popen[bytes]:
        """Start a program as this person, in a group of its own."""
        uid = self.account.uid if self.account is not None else None
        gid = self.account.gid if self.account is not None else None
        return subprocess.Popen(
            command, env=self.environment(bus=bus), cwd=self.home, stdin=subprocess.DEVNULL,
            stdout=output, stderr=subprocess.STDOUT, start_new_session=True, user=uid, group=gid,
            extra_groups=[] if self.account is not None else None,
        )  # fmt: skip

    def run(self, command: Sequence[str], seconds: float = _SECONDS) -> tuple[int, str]:
        """Run a program to its end: its exit code, and what it printed."""
        with self.popen(command, output=subprocess.PIPE) as process:
            try:
                output, _ = process.communicate(timeout=seconds)
            except BaseException:
                process.kill()
                raise
            return process.returncode, output.decode("utf-8", errors="replace")

    def check_nothing_runs(self) -> None:
        """Whatever the program started is gone too, after a moment."""
        wait_for(lambda: not running_for(self.home), "the program's processes to end", 10)

    def check_nothing_left(self) -> None:
        """No socket of the program is left, of an earlier run that was killed neither."""
        runtime = Path(self.screen.environment["XDG_RUNTIME_DIR"])
        left = [one.name for one in runtime.iterdir() if one.name.startswith("yccall")]
        assert not left, f"{left} is left in {runtime}"


class Window(Program):
    """The packaged program with its window, started by a person; `bus`: with a message bus.

    Without one nothing can be read from the window: keys go in, the records tell what came of it.
    `before` is a command that the program's command line follows.
    """

    def __init__(
        self, person: Person, program: Path, *arguments: str, label: str, pictures: Path,
        bus: bool = True, before: Sequence[str] = (),
    ) -> None:  # fmt: skip
        command = (*before, str(program))
        super().__init__(person.screen, *arguments, command=command, pictures=pictures, label=label)
        self.person = person
        self._bus = bus

    def __enter__(self) -> Window:
        self.start()
        try:
            wait_for(self._window_is_shown, "the program's window", _SECONDS)
            if self._bus:
                self.find(self._content)
        except BaseException:
            self._give_up()
            raise
        return self

    def start(self) -> None:
        """Start it without waiting for its window."""
        with self._log.open("wb") as log:
            self._process = self.person.popen(self._command, output=log.fileno(), bus=self._bus)

    def _window_is_shown(self) -> bool:
        if self._bus:
            return super()._window_is_shown()
        assert self.running, f"the program ended at once:\n{self.output}"
        return self.screen.active_title() == TITLE

    def _give_up(self) -> None:
        super()._give_up()
        if self._pictures is not None:
            text = self.output + "\n--- the program's log ---\n" + self.person.records.log()
            (self._pictures / f"{self._label}.log").write_text(text, encoding="utf-8")

    def close_well(self) -> None:
        """Close it as its user does; it ends with 0 and leaves no process."""
        code = self.close(30)
        assert code == 0, f"the program ended with {code}:\n{self.output}"
        self.person.check_nothing_runs()
        self.person.check_nothing_left()

    def show(self, picture: str) -> None:
        """Keep a picture of the screen."""
        assert self._pictures is not None
        self.screen.picture(self._pictures / f"{picture}.png")
