"""The program without its window, in a process of its own that is killed at a given point.

`python -m tests.faults.child FOLDER URL ACTION [POINT]`. At its point the process kills itself (no
handler, no buffer, no lock survives): WRITE:TIMES:SIDE is before or after that write to the
journal, upload:PART:SHARE when that percentage of the part's request has left this PC.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from yccall_desktop.api.body import MultipartBody
from yccall_desktop.api.limits import Limits
from yccall_desktop.api.platform import HttpPlatform
from yccall_desktop.core.call_totals import Totals
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.submission import CallNumber, Source, Submission, cut
from yccall_desktop.core.task import AssignmentType, Ratio, TaskSettings
from yccall_desktop.errors import AppError
from yccall_desktop.services.connection import Connection
from yccall_desktop.services.look_up import look, release
from yccall_desktop.services.patience import Patience
from yccall_desktop.services.submit_task import prepare, send
from yccall_desktop.simulator import Simulator
from yccall_desktop.store.journal import FILE_NAME, SqliteJournal
from yccall_desktop.store.secrets import MemorySecrets

ID = "7f3a91c2-0000-4000-8000-000000000001"
COUNT, PART = 700, 250
"""So many numbers in parts of so many: a first, a middle and a last part, each may be cut."""

_SMALL = 5_000
"""Bytes; a request without numbers is smaller."""

LIMITS = Limits(connect=2, connect_in_all=3, stall=1, upload=5, answer=0.7, look=10)
PATIENCE = Patience((0, 0, 0), (0, 0), ())


def die() -> None:
    """As the plug is pulled."""
    os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    while True:
        time.sleep(1)


class DoomedJournal(SqliteJournal):
    """Dies at the write that was named on the command line."""

    point: tuple[str, int, str] = ("", 0, "")
    seen = 0

    def _doomed(self, name: str, *args: object, **kwargs: object) -> object:
        write, times, side = self.point
        hit = False
        if name == write:
            self.seen += 1
            hit = self.seen == times
        if hit and side == "before":
            die()
        result = getattr(SqliteJournal, name)(self, *args, **kwargs)
        if hit and side == "after":
            die()
        return result


def doom_upload(part: int, share: int) -> None:
    """Die in the request of a part (1, 2, ...) once `share` percent of it went to the network."""
    read, seen = MultipartBody.read, 0

    def doomed(body: MultipartBody, size: int = -1) -> bytes:
        nonlocal seen
        if len(body) > _SMALL and not body.sent:
            seen += 1
        if seen == part and 0 < body.sent < len(body) and 100 * body.sent >= share * len(body):
            die()
        return read(body, size)

    MultipartBody.read = doomed  # type: ignore[method-assign]


def _doomed(name: str) -> object:
    def method(self: DoomedJournal, *args: object, **kwargs: object) -> object:
        return self._doomed(name, *args, **kwargs)

    return method


for _name in ("add", "claim_part", "save_part", "recut", "save_seen", "save_absence",
              "save_command"):  # fmt: skip
    setattr(DoomedJournal, _name, _doomed(_name))


def numbers() -> list[CallNumber]:
    """The list that every trial sends."""
    return [
        CallNumber(row + 2, str(13800138000 + row), f"86{13800138000 + row}")
        for row in range(COUNT)
    ]


def main() -> None:
    """Do one action, as the window would, and leave."""
    folder, url, action = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    journal = DoomedJournal(folder / FILE_NAME)
    if len(sys.argv) > 4:
        write, times, side = sys.argv[4].split(":")
        if write == "upload":
            doom_upload(int(times), int(side))
        else:
            journal.point = (write, int(times), side)
    platform = HttpPlatform(url, LIMITS)
    connection = Connection(
        platform, MemorySecrets(), app_id=Simulator.app_id, access_key=Simulator.access_key
    )
    journal.mark_interrupted()
    cancel = CancelToken()
    if action == "send":
        settings = TaskSettings(
            AssignmentType.QUEUE, "queue-1", Ratio(1, 2), name="leads", start_right_away=True
        )
        source = Source("leads.xlsx", "Leads", Totals(COUNT, COUNT))
        made = Submission(
            ID, 1, url, "", source, settings, cut(COUNT, PART), account_id=connection.owner_id
        )
        prepare(journal, made, numbers())
    submissions = journal.submissions()
    if not submissions:
        return
    try:
        if action in ("send", "go-on"):
            send(
                journal, connection, ID, lambda state: None, cancel, lambda: int(time.time()),
                patience=PATIENCE,
            )  # fmt: skip
        elif action == "look":
            look(journal, connection, ID, cancel)
        elif action == "release":
            release(journal, ID)
    except AppError as error:
        sys.stderr.write(f"{error}\n")


if __name__ == "__main__":
    main()
