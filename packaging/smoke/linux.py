"""What is tried with the folder that is handed out for Linux."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from smoke import command_line
from smoke.person import TITLE, Account, Person, Window, other_accounts
from smoke.platform_side import TASK_OPTIONS, Platform
from smoke.processes import running_for
from smoke.sheets import Sheet, clean_text, untidy_workbook
from smoke.steps import left_out, step, wait_for
from smoke.windows import TABS_TO_BANNER

_ROWS_TO_READ_LONG = 300_000


@dataclass
class Trial:
    """What the parts have in common. `sheets` are those that became tasks so far, in order."""

    program: Path
    folder: Path
    pictures: Path
    platform: Platform
    sheets: list[Sheet] = field(default_factory=list)

    def sheet(self, name: str) -> Sheet:
        """A clean sheet with numbers that no other one has."""
        folder = self.folder / "sheets"
        folder.mkdir(exist_ok=True)
        return clean_text(folder, name, 1001 + 1000 * len(list(folder.iterdir())))

    def window(self, person: Person, *arguments: str, label: str, **more: object) -> Window:
        """The program with the settings of a task given on the command line."""
        return Window(
            person, self.program, *TASK_OPTIONS, *arguments, label=label, pictures=self.pictures,
            **more,  # type: ignore[arg-type]
        )  # fmt: skip


def unpacked(handed_out: Path, folder: Path) -> Path:
    """The program's folder in a place whose name has spaces and Chinese letters."""
    target = folder / "程序 Yccall Desktop"
    if handed_out.is_dir():
        shutil.copytree(handed_out, target / handed_out.name, symlinks=True)
    else:
        shutil.unpack_archive(handed_out, target)
    (inside,) = target.iterdir()
    set_writable(inside, writable=False)
    return inside


def set_writable(folder: Path, *, writable: bool) -> None:
    """Let the owner write into a folder and all its files, or nobody."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | 0o200 if writable else mode & ~0o222)


def fingerprint(folder: Path) -> dict[str, tuple[int, int]]:
    """Size and time of change of every file: whether anything was written there."""
    files = (path for path in folder.rglob("*") if not path.is_symlink())
    return {str(one): (one.stat().st_size, one.stat().st_mtime_ns) for one in files}


# --- a window --------------------------------------------------------------------------------
def enter_access(window: Window, platform: Platform) -> None:
    """Type server and token into the settings, by the keyboard alone."""
    window.key("ctrl+comma")
    wait_for(lambda: window.screen.active_title() == "Settings", "the settings")
    window.key("ctrl+a")
    window.type(platform.url)
    window.key("alt+t")
    window.type(platform.token)
    window.key("Return")
    wait_for(lambda: window.screen.active_title() == TITLE, "the settings to close")
    wait_for(
        lambda: window.person.records.settings().get("server") == platform.url,
        "the server's address to be remembered",
    )


def create_task(trial: Trial, window: Window, sheet: Sheet) -> None:
    """Ctrl+Enter; the task id that the window and the clipboard show is the platform's."""
    label = f"with {len(sheet.numbers)} number"
    wait_for(lambda: label in window.wait_enabled("createTaskButton").name, f"a task {label}s")
    window.key("ctrl+Return")
    trial.sheets.append(sheet)
    (task_id,) = wait_for(lambda: trial.platform.task_ids_of(sheet), "the task on the platform")
    window.wait_text("taskIdLabel", f"^{task_id}$")
    wait_for(lambda: window.find("copyTaskIdButton").has("focused"), "Copy to have the focus")
    window.key("Return")
    wait_for(lambda: window.screen.clipboard() == task_id, "the task id in the clipboard")
    trial.platform.check(trial.sheets)
    assert window.person.records.last() == ("done", task_id)


def hand_over(trial: Trial, window: Window, sheet: Sheet) -> None:
    """Open a sheet with the program once more: the window that is there takes it.

    A sheet that comes right after another one waits behind a banner.
    """
    command = [str(trial.program), str(sheet.path)]
    code, output = window.person.run(command)
    assert (code, output) == (0, ""), f"the second start ended with {code}: {output}"
    opened = window.person.records.opened
    waiting = f"{sheet.path.name} is waiting"
    wait_for(lambda: opened(sheet) or waiting in window.text("bannerText"), waiting)
    if not opened(sheet):
        window.click("bannerButton")
    wait_for(lambda: opened(sheet), "the first window to open the sheet")


# --- what is tried ---------------------------------------------------------------------------
def try_first_run(trial: Trial, person: Person) -> None:
    """From an empty home to two tasks."""
    first = untidy_workbook(trial.folder)
    second = trial.sheet("second 名单")
    with ExitStack() as stack:
        with step("first start on an empty profile: it says what to do, nothing is modal"):
            window = trial.window(person, str(first.path), label="linux-first-run")
            stack.enter_context(window)
            window.wait_text("bannerText", "Welcome")
        with step(f"the sheet of the command line is read: {first.path.name}"):
            window.wait_text("totalsLabel", f"{len(first.numbers)} ready")
            window.show("linux-1-first-start")
        with step("server and token typed in the settings; without a keyring it says so"):
            enter_access(window, trial.platform)
            window.wait_text("bannerText", "no keyring")
        with step("a task is created: task id in window, clipboard and platform are the same"):
            create_task(trial, window, first)
            window.show("linux-2-task-created")
        with step("a second start hands its sheet to the window and ends with 0"):
            hand_over(trial, window, second)
        with step("a task is created from it too"):
            create_task(trial, window, second)
        with step("it closes with 0 and leaves no process"):
            window.close_well()
    with step("the log has no trouble, no token and no number; the token is in no file"):
        person.records.check_log(trial.platform.token, trial.sheets)
        person.records.check_no_token(trial.platform.token)


def try_kill(trial: Trial, person: Person) -> None:
    """kill -9 while it reads, and while it sends."""
    with step("kill -9 while a sheet is being read: the process that reads it ends too"):
        long = clean_text(trial.folder, "long", 50_000_000, _ROWS_TO_READ_LONG)
        window = trial.window(person, str(long.path), label="linux-killed-reading")
        window.start()
        wait_for(lambda: len(running_for(person.home)) > 1, "a sheet to be read")
        window.kill()
        person.check_nothing_runs()
    sheet = trial.sheet("killed 中断")
    with (
        step("kill -9 while it sends"),
        trial.window(person, str(sheet.path), label="linux-killed-sending") as window,
    ):
        enter_access(window, trial.platform)
        window.wait_enabled("createTaskButton")
        trial.platform.never_answer_next()
        window.key("ctrl+Return")
        trial.sheets.append(sheet)
        wait_for(lambda: trial.platform.task_ids_of(sheet), "the task on the platform")
        assert person.records.last() == ("sending", "")
        window.kill()
        person.check_nothing_runs()
    with trial.window(person, label="linux-after-kill") as window:
        with step("started again it says that the end is unknown; the keyboard reaches the look"):
            assert person.records.last() == ("unknown", "")
            window.wait_text("bannerText", "unknown end")
            window.key(*["Tab"] * TABS_TO_BANNER)
            wait_for(lambda: window.find("bannerButton").has("focused"), "the banner's button")
            window.show("linux-3-unknown")
        with step("looking finds it: one request, one task, exactly its numbers"):
            enter_access(window, trial.platform)
            window.click("bannerButton")
            (task_id,) = trial.platform.task_ids_of(sheet)
            wait_for(lambda: person.records.last() == ("done", task_id), "the task", 60)
            trial.platform.check(trial.sheets)
            window.close_well()
            person.records.check_log(trial.platform.token, trial.sheets)


def try_two_people(trial: Trial, accounts: Sequence[Account]) -> None:
    """Two users on one PC at once, who may only read the program's folder."""
    before = fingerprint(trial.program.parent)
    with ExitStack() as stack:
        windows = []
        with step("two other users start it at once from a folder that nobody may write"):
            for place, account in enumerate(accounts, 1):
                person = stack.enter_context(Person(trial.folder / f"user-{place}", account))
                window = trial.window(person, label=f"linux-user-{place}")
                windows.append(stack.enter_context(window))
                window.wait_text("bannerText", "Welcome")
        for place, window in enumerate(windows, 1):
            sheet = trial.sheet(f"user {place}")
            with step(f"user {place}: a sheet is handed to the own window, a task is created"):
                hand_over(trial, window, sheet)
                enter_access(window, trial.platform)
                window.wait_text("bannerText", "no keyring")
                create_task(trial, window, sheet)
        with step("both close with 0; nothing was written into the program's folder"):
            for window in windows:
                window.close_well()
                window.person.records.check_log(trial.platform.token, trial.sheets)
            assert fingerprint(trial.program.parent) == before


def try_without_anything(trial: Trial) -> None:
    """No message bus, no keyring, no network: the list is not sent, and the journal says so."""
    sheet = trial.sheet("alone 独自")
    before: list[str] = []
    unshare = shutil.which("unshare")
    if unshare and subprocess.run([unshare, "--net", "true"], check=False).returncode == 0:
        before = [unshare, "--net"]
        what = "no network"
    else:
        left_out("no network at all", "this needs the right to make a network namespace")
        what = "a platform that is not there"
    with (
        step(f"empty profile without message bus, with {what}: a list is kept, not sent"),
        Person(trial.folder / "alone") as person,
        Platform() as gone,
    ):
        with trial.window(
            person, str(sheet.path), label="linux-alone", bus=False, before=before
        ) as window:
            wait_for(lambda: person.records.opened(sheet), "the sheet to be read")
            if not before:
                gone.__exit__()
            enter_access(window, gone)
            window.key("ctrl+Return")
            wait_for(lambda: person.records.last()[0] == "not-sent", "the end in the journal")
            window.show("linux-4-no-network")
            window.close_well()
        assert gone.created == 0
        person.records.check_log(gone.token, [sheet])


def try_linux(handed_out: Path, pictures: Path) -> None:
    """The whole smoke test of a folder or .tar.xz for Linux."""
    for old in pictures.glob("linux-*"):
        old.unlink()
    with tempfile.TemporaryDirectory(prefix="smoke-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        with step("put into a folder with spaces and Chinese letters that nobody may write"):
            place = unpacked(handed_out, folder)
            program = place / "yccall-desktop"
            assert os.access(program, os.X_OK), f"{program} cannot be started"
        try:
            with Platform() as platform:
                try_program(Trial(program, folder, pictures, platform))
        finally:
            set_writable(place, writable=True)


def try_program(trial: Trial) -> None:
    """All that is tried, one after the other."""
    with Person(trial.folder / "person") as person:
        try_command_line(trial, person)
        try_first_run(trial, person)
        try_kill(trial, person)
    accounts = other_accounts()
    if accounts:
        try_two_people(trial, accounts)
    else:
        left_out("two users at once", "only root can start programs for others")
    try_without_anything(trial)
    trial.platform.check(trial.sheets)


def try_command_line(trial: Trial, person: Person) -> None:
    """`--version` and `--check`."""

    def run(arguments: Sequence[str]) -> tuple[int, str]:
        return person.run([str(trial.program), *arguments])

    folder = trial.folder / "to check"
    folder.mkdir()
    command_line.try_version(run)
    command_line.try_check(run, untidy_workbook(folder), clean_text(folder, "名单", 1))
