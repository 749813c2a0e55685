"""Times sending to the simulator beside a bare loop of requests that sends the same bytes.

Server, program and loop are processes of their own. `measure` is what the bench calls.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SIZES = (100_000, 250_000)
TOKEN = "0123456789abcdef0123456789abcdef"
PART = 10_000
ID = "7f3a91c2-0000-4000-8000-000000000001"


@contextmanager
def _server() -> Iterator[str]:
    command = [sys.executable, "-m", "yccall_desktop.simulator", "--token", TOKEN]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def _memory() -> float:
    """The peak of this process in MB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if "VmHWM" in line)


def _number(index: int) -> str:
    return str(13_000_000_000 + index * 3 + 1)


def program(url: str, count: int) -> dict[str, float]:
    """Save and send through the services, as the window does."""
    from yccall_desktop.api.platform import HttpPlatform
    from yccall_desktop.core.call_totals import Totals
    from yccall_desktop.core.cancel import CancelToken
    from yccall_desktop.core.submission import CallNumber, Source
    from yccall_desktop.core.task import AssignmentType, Ratio, TaskSettings
    from yccall_desktop.services.connection import Connection
    from yccall_desktop.services.submit_task import new_submission, prepare, send
    from yccall_desktop.store.journal import FILE_NAME, SqliteJournal
    from yccall_desktop.store.secrets import MemorySecrets

    connection = Connection(HttpPlatform(url), MemorySecrets(), token=TOKEN)
    settings = TaskSettings(AssignmentType.QUEUE, "queue-1", Ratio(1, 2), name="leads")
    source = Source("leads.xlsx", "Leads", Totals(count, count))
    with (
        tempfile.TemporaryDirectory() as folder,
        SqliteJournal(Path(folder) / FILE_NAME) as journal,
    ):
        before = _memory()
        start = time.perf_counter()
        journal.earlier("86" + _number(index) for index in range(count))
        asked = time.perf_counter()
        made = new_submission(ID, connection, source, settings, count, 1)
        prepare(
            journal,
            made,
            (
                CallNumber(index + 2, _number(index), "86" + _number(index), 1_800_000_000)
                for index in range(count)
            ),
        )
        saved = time.perf_counter()
        result = send(
            journal, connection, ID, lambda state: None, CancelToken(), lambda: 1_800_000_000
        )
        sent = time.perf_counter()
        assert result.complete
        journal.earlier("86" + _number(index) for index in range(count))
        again = time.perf_counter()
        return {
            "ask": asked - start,
            "save": saved - asked,
            "send": sent - saved,
            "ask again": again - sent,
            "whole": sent - start,
            "memory": _memory() - before,
        }


def loop(url: str, count: int) -> dict[str, float]:
    """What a script would do: the same fields, part after part, nothing kept."""
    import requests

    session = requests.Session()
    before = _memory()
    start = time.perf_counter()
    task = ""
    for first in range(0, count, PART):
        elements = [
            {"phone": _number(index), "time": 1_800_000_000, "userid": "", "memberid": "",
             "chengshudu": "", "customuuid": ""}
            for index in range(first, min(first + PART, count))
        ]  # fmt: skip
        fields = {"token": TOKEN, "telphone": json.dumps(elements, separators=(",", ":"))}
        if task:
            fields |= {"service": "App.Sip_Yccall.TaskAdd", "taskid": task, "customtaskid": ID}
        else:
            fields |= {"service": "App.Sip_Yccall.TaskCreat", "assigntype": "2",
                       "assignagent": "queue-1", "taskscale": "1:2", "disnumber": "",
                       "taskname": "leads 7f3a91c2", "customtaskid": ID}  # fmt: skip
        answer = session.post(url, files={name: (None, value) for name, value in fields.items()})
        result = answer.json()["data"]["result"]
        task = task or result["taskid"]
    return {"whole": time.perf_counter() - start, "memory": _memory() - before}


def _measured(what: str, count: int) -> dict[str, float]:
    with _server() as url:
        command = [sys.executable, "-m", "tests.bench.sending", what, url, str(count)]
        output = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    measured: dict[str, float] = json.loads(output.stdout)
    return measured


def measure(sizes: tuple[int, ...] = SIZES) -> None:
    """Print how long sending takes, beside the bare loop, and what memory each grows by."""
    print("sending to the simulator, seconds (memory: MB above the start)")
    for count in sizes:
        ours, peer = _measured("program", count), _measured("loop", count)
        print(
            f"  {count:>7,}  program {ours['whole']:.2f} (sent before? {ours['ask']:.2f}, "
            f"save {ours['save']:.2f}, send {ours['send']:.2f}), memory {ours['memory']:.0f}; "
            f"bare loop {peer['whole']:.2f}, memory {peer['memory']:.0f}; "
            f"overhead {ours['whole'] - peer['whole']:.2f}; "
            f"sent before? with all of them there {ours['ask again']:.2f}"
        )


if __name__ == "__main__":
    if len(sys.argv) == 1:
        measure()
    else:
        act = {"program": program, "loop": loop}[sys.argv[1]]
        print(json.dumps(act(sys.argv[2], int(sys.argv[3]))))
