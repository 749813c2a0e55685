"""Submissions, numbers and journals for the tests of store and services."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from tests.helpers.fake_platform import SERVER
from yccall_desktop.core.account import given_id
from yccall_desktop.core.call_totals import Totals
from yccall_desktop.core.submission import CallNumber, Part, Source, Submission
from yccall_desktop.core.task import AssignmentType, PresetKind, PresetTime, Ratio, TaskSettings
from yccall_desktop.errors import AppError, Words
from yccall_desktop.store.journal import FILE_NAME, SqliteJournal

ID = "7f3a91c2-0000-4000-8000-000000000001"
OF_A_RUN = given_id("")
DISK_FULL = AppError(Words("Journal", "The disk is full."))


def call_numbers(count: int, first: int = 13800138000) -> list[CallNumber]:
    """Distinct numbers for rows 2, 3, ... with everything a row can carry."""
    return [
        CallNumber(
            row=index + 2,
            number=str(first + index),
            key=f"86{first + index}",
            time=1_800_000_000 if index % 2 else None,
            user_id=f"U{index}",
            member_id=f"M{index}",
            intent="高",
            customer_uuid=f"C{index}",
        )
        for index in range(count)
    ]


def submission(
    submission_id: str = ID,
    count: int = 3,
    *,
    server: str = SERVER,
    account: str = "",
    account_id: str = OF_A_RUN,
    start: bool = False,
    created_at: int = 1_767_240_000,
) -> Submission:
    """A new submission of `count` numbers, one part PENDING; made with a token of one run."""
    settings = TaskSettings(
        assignment=AssignmentType.GROUP,
        target="sales 销售",
        ratio=Ratio(1, 3),
        calling_numbers=("01065512345", "01065512346"),
        name="leads",
        preset=PresetTime(PresetKind.MOMENT, 4_000_000_000),
        start_right_away=start,
    )
    source = Source("C:\\Users\\李\\leads nov.xlsx", "Leads", Totals(count + 3, count, 1, 1, 1, 0))
    return Submission(
        submission_id, created_at, server, account, source, settings, (Part(0, count),),
        account_id=account_id,
    )  # fmt: skip


def many_ids(count: int) -> list[str]:
    return [f"7f3a91c2-0000-4000-8000-{number:012d}" for number in range(1, count + 1)]


class WatchedJournal(SqliteJournal):
    """Calls `before(name)` ahead of every write and `after(name)` behind it; either may raise."""

    before: Callable[[str], None] = staticmethod(lambda name: None)
    after: Callable[[str], None] = staticmethod(lambda name: None)

    def _around(self, name, *args, **kwargs):
        self.before(name)
        result = getattr(SqliteJournal, name)(self, *args, **kwargs)
        self.after(name)
        return result

    def add(self, *args, **kwargs):
        return self._around("add", *args, **kwargs)

    def claim_part(self, *args, **kwargs):
        return self._around("claim_part", *args, **kwargs)

    def save_part(self, *args, **kwargs):
        return self._around("save_part", *args, **kwargs)

    def save_command(self, *args, **kwargs):
        return self._around("save_command", *args, **kwargs)

    def save_absence(self, *args, **kwargs):
        return self._around("save_absence", *args, **kwargs)

    def fail(self, *names: str) -> None:
        """From now on these writes fail as on a full disk, leaving the file as it is."""

        def before(name: str) -> None:
            if name in names:
                raise DISK_FULL

        self.before = before


def left_behind(folder: Path, target: Path) -> Path:
    """What the journal's folder holds at this moment, as a killed program would leave it."""
    shutil.copytree(folder, target)
    return target / FILE_NAME
