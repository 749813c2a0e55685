"""What is tried with the setup that is handed out for Windows, by the keyboard alone.

Nothing can be read from the window here. What came of the keys is seen in the program's records, in
the clipboard, in the title of the window in front, and at the platform.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager, ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from smoke import command_line
from smoke.pc import PC
from smoke.platform_side import TASK_OPTIONS, Platform
from smoke.records import APP_NAME, Records
from smoke.sheets import Sheet, clean_text, untidy_workbook
from smoke.steps import step, wait_for

PROGRAM, CONSOLE = "yccall-desktop.exe", "yccall-desktop-console.exe"
START_SECONDS = 90
TOGETHER_SECONDS = 6.0
"""A file that is handed over sooner after another one would wait behind a banner."""

TABS_TO_BANNER = 2
"""From where the focus is at the start to the banner's button."""

_EMPTY_PICTURE = 20_000
"""Bytes of a picture that shows more than an empty window."""

_UNINSTALL_KEY = rf"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\{APP_NAME}"
_SETUPS_OWN = {"installed-files.txt", "uninstall.exe"}

_CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass
class Trial:
    """What the parts have in common. `sheets` are those that became tasks so far, in order."""

    pc: PC
    setup: Path
    folder: Path
    pictures: Path
    platform: Platform
    sheets: list[Sheet] = field(default_factory=list)

    @property
    def records(self) -> Records:
        return Records(self.pc.local_data / APP_NAME)

    @property
    def link(self) -> Path:
        return self.pc.start_menu / f"{APP_NAME}.lnk"

    @property
    def usual_place(self) -> Path:
        return self.pc.local_data / "Programs" / APP_NAME

    def check_nobody_uses_it(self) -> None:
        """Nothing is tried on a PC where somebody has the program."""
        data = self.records.data
        assert not data.exists(), f"{data} is somebody's: not touched"
        code, _ = self.pc.run(["reg", "query", _UNINSTALL_KEY])
        assert code != 0, f"{APP_NAME} is installed by somebody: not touched"

    def remove_what_is_left(self) -> None:
        """After a failure: what this test installed, and its data."""
        for place in (self.pc.odd_place, self.usual_place):
            if (place / "uninstall.exe").exists():
                with suppress(AssertionError, OSError, subprocess.SubprocessError):
                    uninstall(self, place, "/DELETEDATA")

    def show(self, name: str) -> None:
        """Keep a picture of the screen, once the window is painted."""
        self.picture(self.pictures / f"windows-{name}.png")

    def picture(self, path: Path) -> None:
        """Wait for a window that is painted, and that stands still if it ever does."""

        def still() -> bool:
            before = path.read_bytes() if path.exists() else b""
            self.pc.screen.picture(path)
            return len(before) > _EMPTY_PICTURE and path.read_bytes() == before

        try:
            wait_for(still, "a picture", 15)
        except AssertionError:
            assert path.stat().st_size > _EMPTY_PICTURE, "the window is not painted"


# --- installing ------------------------------------------------------------------------------
def install(trial: Trial, place: Path, *switches: str) -> None:
    """Install silently; `place` is where the program has to be then."""
    code, output = trial.pc.run([trial.setup, "/S", *_words(switches)], 300)
    assert code == 0, f"the setup ended with {code}: {output}"
    for name in (PROGRAM, CONSOLE, "uninstall.exe"):
        assert (place / name).is_file(), f"{name} was not installed in {place}"
    assert trial.link.is_file(), "there is no entry in the start menu"
    lent = {library.read_bytes(): library.name for library in trial.pc.lent}
    packed = [lent.get(library.read_bytes()) for library in place.rglob("*.dll")]
    assert not any(packed), f"{[name for name in packed if name]} stands in for Windows' own"


def _words(switches: Sequence[str]) -> list[str]:
    """NSIS wants paths with blanks unquoted: they are given as several words."""
    return [word for switch in switches for word in switch.split(" ")]


def check_only_listed(place: Path) -> None:
    """All files that the setup names are there, and no other one."""
    lines = (place / "installed-files.txt").read_text(encoding="utf-8").splitlines()
    listed = {line[2:].replace("\\", "/") for line in lines if line.startswith("f ")}
    there = {path.relative_to(place).as_posix() for path in place.rglob("*") if not path.is_dir()}
    wrong = sorted(there ^ (listed | _SETUPS_OWN))
    assert not wrong, f"{len(wrong)} files too many or too few in {place}: {wrong[:5]}"


def uninstall(trial: Trial, place: Path, *switches: str) -> None:
    """Uninstall silently; nothing of the program stays.

    By a copy of the uninstaller: where it lies it starts a copy of its own, which nobody waits for.
    """
    copy = shutil.copy(place / "uninstall.exe", trial.folder / "uninstall-copy.exe")
    where = f"_?={trial.pc.argument(place)}"
    code, output = trial.pc.run([copy, "/S", *_words([*switches, where])], 300)
    assert code == 0, f"the uninstaller ended with {code}: {output}"
    assert not place.exists(), sorted(place.rglob("*"))
    assert not trial.link.exists(), "the entry in the start menu is still there"


# --- a window --------------------------------------------------------------------------------
class Window:
    """The installed program with its window. Use as a context manager.

    Keys go in once the window is in front and complete: what comes earlier may be lost.
    """

    def __init__(self, trial: Trial, program: Path, *sheets: Path) -> None:
        self._trial = trial
        self._program = program
        self._command: list[str | Path] = [program, *TASK_OPTIONS]
        self._command += [trial.pc.argument(sheet) for sheet in sheets]
        self._opened_at = time.monotonic()
        self._process: subprocess.Popen[bytes]

    def __enter__(self) -> Window:
        records = self._trial.records
        earlier = records.listening()
        self._process = self._trial.pc.start(self._command)
        try:
            self._wait_title(APP_NAME, START_SECONDS)
            wait_for(lambda: records.listening() not in ("", earlier), "the whole window")
        except BaseException:
            self._give_up()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            self._give_up()
        assert kind is not None or self._process.poll() is not None, "the window was left open"

    def _give_up(self) -> None:
        trial = self._trial
        trial.pc.screen.picture(trial.pictures / "windows-failed.png")
        log = trial.pictures / "windows-failed.log"
        log.write_text(trial.records.log(), encoding="utf-8")
        if self._process.poll() is None:
            trial.pc.kill(self._process)

    def _wait_title(self, title: str, seconds: float = 30) -> None:
        def shown() -> bool:
            code = self._process.poll()
            assert code is None, f"the program ended with {code}"
            return self._trial.pc.screen.active_title() == title

        wait_for(shown, f"a window with the title {title!r} in front", seconds)

    def enter_access(self) -> None:
        """Type server and token into the settings."""
        screen, platform = self._trial.pc.screen, self._trial.platform
        screen.key("ctrl+comma")
        self._wait_title("Settings")
        screen.key("ctrl+a")
        screen.type(platform.url)
        screen.key("alt+t")
        screen.type(platform.token)
        screen.key("Return")
        self._wait_title(APP_NAME)
        remembered = self._trial.records.settings
        wait_for(lambda: remembered().get("server") == platform.url, "the server in the settings")

    def wait_opened(self, sheet: Sheet) -> None:
        """Until `sheet` was read to its end."""
        records = self._trial.records
        wait_for(lambda: records.opened(sheet), f"{sheet.path.name} to be read", START_SECONDS)
        self._opened_at = time.monotonic()

    def hand_over(self, sheet: Sheet) -> None:
        """Open a sheet with the program once more: this window takes it."""
        over = self._opened_at + TOGETHER_SECONDS
        wait_for(lambda: time.monotonic() > over, "the file not to count as one of several")
        pc = self._trial.pc
        code, output = pc.run([self._program, pc.argument(sheet.path)], START_SECONDS)
        assert (code, output) == (0, ""), f"the second start ended with {code}: {output}"
        self.wait_opened(sheet)

    def send(self, sheet: Sheet) -> str:
        """Ctrl+Enter until the platform has the task: what is pressed too often does nothing."""
        trial = self._trial

        def sent() -> list[str]:
            if not trial.platform.task_ids_of(sheet):
                trial.pc.screen.key("ctrl+Return")
            return trial.platform.task_ids_of(sheet)

        trial.sheets.append(sheet)
        (task_id,) = wait_for(sent, "the task on the platform", 60)
        return task_id

    def create_task(self, sheet: Sheet) -> None:
        """Send, copy the task id by Enter on the button that has the focus then, compare."""
        trial = self._trial
        task_id = self.send(sheet)
        wait_for(lambda: trial.records.last() == ("done", task_id), "the end in the journal", 60)

        def copied() -> bool:
            trial.pc.screen.key("Return")
            return trial.pc.screen.clipboard() == task_id

        wait_for(copied, f"the task id {task_id} in the clipboard", 30)
        trial.platform.check(trial.sheets)

    def kill(self) -> None:
        """No chance to save anything."""
        self._trial.pc.kill(self._process)
        self._trial.pc.check_nothing_runs("yccall-desktop")

    def close(self) -> None:
        """Close it as its user does; it ends with 0 and leaves no process."""
        screen = self._trial.pc.screen
        screen.key("alt+F4")
        try:
            code = self._process.wait(15)
        except subprocess.TimeoutExpired:  # a key may be lost while the focus moves
            if screen.active_title():
                screen.key("alt+F4")
            code = self._process.wait(60)
        assert code == 0, f"the program ended with {code}"
        self._trial.pc.check_nothing_runs("yccall-desktop")


# --- what is tried ---------------------------------------------------------------------------
def try_command_line(trial: Trial, place: Path) -> None:
    """`--version` and `--check` by the program with a console."""

    def run(arguments: Sequence[str]) -> tuple[int, str]:
        code, output = trial.pc.run([place / CONSOLE, *arguments])
        return code, output.replace("\r\n", "\n")

    folder = trial.folder / "to check 检查"
    folder.mkdir()
    command_line.try_version(run)
    command_line.try_check(
        run, untidy_workbook(folder), clean_text(folder, "名单", 1), trial.pc.argument
    )


def try_tasks(trial: Trial, program: Path) -> None:
    """The token is typed once; a sheet from the command line and one that is handed over."""
    first = untidy_workbook(trial.folder)
    second = clean_text(trial.folder, "second 名单", 1001)
    with step("first start: server and token typed in the settings, closed with 0"):
        with Window(trial, program) as window:
            trial.show("1-first-start")
            window.enter_access()
            window.close()
        trial.records.check_no_token(trial.platform.token)
    with ExitStack() as stack:
        with step(f"started with {first.path.name}: it is read"):
            window = stack.enter_context(Window(trial, program, first.path))
            window.wait_opened(first)
        with step("a task is created with the stored token; its id is copied"):
            window.create_task(first)
            trial.show("2-task-created")
        with step("a second start hands its sheet to the window and ends with 0"):
            window.hand_over(second)
        with step("a task is created from it too"):
            window.create_task(second)
        with step("it closes with 0 and leaves no process"):
            window.close()


def try_kill(trial: Trial, program: Path) -> None:
    """Ended while it sends; started again it finds the task and sends nothing."""
    sheet = clean_text(trial.folder, "killed 中断", 2001)
    with step("ended by force while it sends"), Window(trial, program, sheet.path) as window:
        window.wait_opened(sheet)
        trial.platform.never_answer_next()
        task_id = window.send(sheet)
        assert trial.records.last() == ("sending", ""), trial.records.last()
        window.kill()
    with (
        step("started again the end is unknown; looking finds it: exactly one task"),
        Window(trial, program) as window,
    ):
        wait_for(lambda: trial.records.last() == ("unknown", ""), "the end to be unknown", 60)
        trial.show("3-unknown")
        trial.pc.screen.key(*["Tab"] * TABS_TO_BANNER, "space")
        wait_for(lambda: trial.records.last() == ("done", task_id), "the task to be found", 60)
        trial.platform.check(trial.sheets)
        trial.show("4-found")
        window.close()


def try_removal(trial: Trial, place: Path) -> None:
    """Uninstalled: the journal stays. Installed in its usual place, and uninstalled for good."""
    data = trial.records.data
    with step("silently uninstalled: the program is gone, the journal is kept"):
        kept = trial.records.submissions()
        uninstall(trial, place)
        assert trial.records.submissions() == kept
        assert len(kept) == len(trial.sheets)
    usual = trial.usual_place
    with step("silently installed in the usual place: it starts, and closes with 0"):
        install(trial, usual)
        check_only_listed(usual)
        with Window(trial, usual / PROGRAM) as window:
            assert trial.records.submissions() == kept
            window.close()
    with step("silently uninstalled with the data: nothing is left"):
        uninstall(trial, usual, "/DELETEDATA")
        assert not data.exists(), sorted(data.iterdir())


def this_pc(folder: Path) -> AbstractContextManager[PC]:
    """This Windows PC, or one made with wine."""
    if sys.platform == "win32":
        from smoke.windows_screen import ThisPC

        return ThisPC(folder)
    from smoke.wine_pc import WinePC

    return WinePC(folder / "pc", _CHECKOUT)


def try_windows(setup: Path, pictures: Path) -> None:
    """The whole smoke test of a setup: on Windows, or under wine."""
    for old in pictures.glob("windows-*"):
        old.unlink()
    with (
        tempfile.TemporaryDirectory(prefix="smoke-", ignore_cleanup_errors=True) as name,
        Platform() as platform,
        ExitStack() as stack,
    ):
        folder = Path(name)
        with step("a PC where nothing was installed"):
            pc = stack.enter_context(this_pc(folder))
        trial = Trial(pc, setup, folder, pictures, platform)
        trial.check_nobody_uses_it()
        stack.callback(trial.remove_what_is_left)
        place = pc.odd_place
        with step(f"silently installed to {pc.argument(place)}"):
            install(trial, place, f"/D={pc.argument(place)}")
        with step("installed over itself twice: exactly the files that it lists"):
            for _ in range(2):
                install(trial, place)
                check_only_listed(place)
        try_command_line(trial, place)
        try_tasks(trial, place / PROGRAM)
        try_kill(trial, place / PROGRAM)
        with step("the log has no trouble, no token and no number; the token is in no file"):
            trial.records.check_log(platform.token, trial.sheets)
            trial.records.check_no_token(platform.token)
        try_removal(trial, place)
