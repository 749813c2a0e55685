"""The platform that the smoke test runs itself, and what it has on record."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from smoke.sheets import Sheet
from yccall_desktop.simulator import Fault, Simulator

CREATE = "App.Sip_Yccall.TaskCreat"
TARGET, RATIO = "queue-1", "1:2"
TASK_OPTIONS = ("--assign-type", "queue", "--target", TARGET, "--ratio", RATIO)


class Platform:
    """Use as a context manager. Knows one token, of 32 hex digits."""

    def __init__(self) -> None:
        self.token = secrets.token_hex(16)
        self._simulator = Simulator(token=self.token)

    def __enter__(self) -> Platform:
        self._simulator.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._simulator.stop()

    @property
    def url(self) -> str:
        return self._simulator.url

    @property
    def created(self) -> int:
        """How many requests to create a task came in so far."""
        return self._simulator.requests(CREATE)

    def never_answer_next(self) -> None:
        """Create the next task and leave the program without an answer."""
        self._simulator.fail(Fault.HANG_AFTER_CREATING)

    def task_ids_of(self, sheet: Sheet) -> list[str]:
        """The ids of the tasks that hold any number of `sheet`."""
        wanted = set(sheet.numbers)
        return [
            task.task_id
            for task in self._simulator.tasks
            if any(str(one["phone"]) in wanted for one in task.numbers)
        ]

    def check(self, sheets: Sequence[Sheet]) -> None:
        """Exactly one request and one task for each of `sheets`, with exactly its numbers."""
        tasks = self._simulator.tasks
        assert self.created == len(tasks) == len(sheets), (
            f"{self.created} requests made {len(tasks)} tasks of {len(sheets)} sheets"
        )
        for task, sheet in zip(tasks, sheets, strict=True):
            numbers = tuple(str(one["phone"]) for one in task.numbers)
            assert numbers == sheet.numbers, f"{sheet.path.name} was sent as {numbers}"
            assert not task.refused
            assert (task.assign_type, task.assigned_to, task.ratio) == ("2", TARGET, RATIO)
            assert task.name.startswith(sheet.path.stem), task.name
