"""A Context for tests of the window: a platform in memory, a real journal, no keyring."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.helpers.fake_platform import OK, SERVER, FakePlatform
from tests.helpers.submissions import OF_A_RUN, call_numbers
from yccall_desktop.core.call_totals import Totals
from yccall_desktop.core.outcomes import End, Outcome, Reason, RefusedNumber
from yccall_desktop.core.submission import Part, Source, Submission, after
from yccall_desktop.core.task import AssignmentType, PresetTime, Ratio, TaskCommand, TaskSettings
from yccall_desktop.services.connection import Connection
from yccall_desktop.services.patience import ONCE
from yccall_desktop.sheets.reader import ProcessSheetReader
from yccall_desktop.store.journal import SqliteJournal
from yccall_desktop.store.layouts import LayoutFile
from yccall_desktop.store.secrets import MemorySecrets
from yccall_desktop.store.settings import Settings
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.jobs import Jobs

TASK_ID = "20260101120000123456"
CREATED = End(Outcome.DONE, Reason.OK, task_id=TASK_ID)
LOST = End(Outcome.UNKNOWN, Reason.CONNECTION_LOST)
DEFAULT_TIME = PresetTime()
MORNING = 1_767_240_000
"""Unix time of the first submission of `kept`."""


class KeptSecrets(MemorySecrets):
    """As with a keyring: `lasting`."""

    @property
    def lasting(self) -> bool:
        return True


def kept(
    journal: SqliteJournal,
    end: End | None = CREATED,
    *,
    number: int = 1,
    count: int = 3,
    preset: PresetTime = DEFAULT_TIME,
    server: str = SERVER,
    refused: tuple[RefusedNumber, ...] = (),
    command: tuple[TaskCommand, End | None] | None = None,
    absent_looks: int = 0,
    start: bool = False,
) -> Submission:
    """Put the `number`th submission into the journal, ended as `end` says; None: never sent."""
    settings = TaskSettings(
        AssignmentType.QUEUE,
        "queue-1",
        Ratio(1, 2),
        name="leads",
        preset=preset,
        start_right_away=start,
    )
    source = Source("/home/lee/leads.xlsx", "Leads", Totals(count + 1, count, 1))
    made = Submission(
        f"7f3a91c{number}-0000-4000-8000-{number:012d}",
        MORNING + number,
        server,
        "",
        source,
        settings,
        (Part(0, count),),
        account_id=OF_A_RUN,
    )
    journal.add(made, call_numbers(count, 13800138000 + 100 * number))
    if end is not None:
        part = journal.claim_part(made.id, 0, MORNING + number)
        journal.save_part(made.id, after(part, end), end.task_id, refused)
    if command is not None:
        journal.save_command(made.id, *command)
    for look in range(absent_looks):
        journal.save_absence(made.id, MORNING + 60 * (look + 1))
    return journal.get(made.id)


def make_context(
    folder: Path, platform: FakePlatform, journal: SqliteJournal | None, **changes: object
) -> Context:
    """A Context whose settings live in `folder`; `changes` replace its fields."""
    secrets = KeptSecrets()

    def connect(server: str) -> Connection:
        return Connection(FakePlatform(server), secrets)

    made = Context(
        jobs=Jobs(),
        settings=Settings(folder / "settings.json", forget_days=0),
        secrets=secrets,
        journal=journal,
        connection=Connection(platform, secrets, token="t" * 32),
        reader=ProcessSheetReader(),
        sample=folder / "sample.xlsx",
        data_dir=folder,
        credentials_given=True,
        connect=connect,
        layouts=LayoutFile(folder / "layouts.json"),
        patience=ONCE,
    )
    return replace(made, **changes)


__all__ = ["OK", "SERVER", "TASK_ID", "FakePlatform", "call_numbers", "kept", "make_context"]
