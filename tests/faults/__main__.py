"""Tries every fault with a real process against a real server, and counts on the server's side.

The last line is `faults tried=N survived=N doubled=0 lost=0`; anything else is an exit code of 1.
A trial has survived when the list is wholly on the platform in the end, each number once, and the
program never sent anything of unknown end without the user.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.faults.child import numbers
from tests.faults.trials import Trial, all_trials
from yccall_desktop.core.submission import PartState, Submission
from yccall_desktop.simulator import Fault, Simulator
from yccall_desktop.store.journal import FILE_NAME, SqliteJournal

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 60.0
_ROUNDS = 8


@dataclass(frozen=True)
class Result:
    """What came of a trial, counted where the numbers arrived."""

    steps: str
    doubled: int
    lost: int
    survived: bool


@contextmanager
def _child(folder: Path, url: str, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "tests.faults.child", str(folder), url, *arguments]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as child:
        try:
            yield child
        finally:
            child.kill()


def _run(folder: Path, url: str, *arguments: str) -> int:
    with _child(folder, url, *arguments) as child:
        return child.wait(LONGEST)


def _begin(trial: Trial, folder: Path, simulator: Simulator) -> None:
    """The first start of the program, which sends the list and may be killed in it."""
    for order in trial.faults:
        simulator.fail(
            Fault(order["fault"]),
            str(order["service"]),
            times=int(str(order["times"])),
            after=int(str(order["after"])),
        )
    simulator.state.set_habits(trial.habits)
    if trial.kill_at is None:
        code = _run(folder, simulator.url, "send", *filter(None, [trial.point]))
        if trial.point and code == 0:
            raise RuntimeError(f"{trial.name}: nothing was killed")
        return
    service, number, fault = trial.kill_at
    simulator.fail(Fault(fault), service, after=number - 1)
    with _child(folder, simulator.url, "send") as child:
        deadline = time.monotonic() + LONGEST
        while simulator.requests(service) < number and time.monotonic() < deadline:
            if child.poll() is not None:
                break
            threading.Event().wait(0.005)
        if fault == "hang-after-creating":
            threading.Event().wait(0.05)
        child.kill()


def _stands(folder: Path) -> Submission | None:
    with closing(SqliteJournal(folder / FILE_NAME)) as journal:
        found = journal.mark_interrupted() or journal.submissions()
        return found[0] if found else None


def _received(simulator: Simulator) -> Counter[str]:
    with simulator.state.lock:
        return Counter(simulator.state.received)


def _finish(folder: Path, simulator: Simulator) -> tuple[str, bool]:
    """The user comes back, looks and decides, until all is done; False when a rule was broken."""
    steps = []
    for _ in range(_ROUNDS):
        stands = _stands(folder)
        if stands is None:
            _run(folder, simulator.url, "send")
            steps.append("send")
            continue
        if stands.open_part is None:
            return " ".join(steps), True
        if stands.state is not PartState.UNKNOWN:
            steps.append("go-on")
            _run(folder, simulator.url, "go-on")
            continue
        before = _received(simulator)
        _run(folder, simulator.url, "go-on")
        if _received(simulator) != before:
            return "sent an unknown part", False
        looks = 0
        while stands.state is PartState.UNKNOWN and looks < 4:
            _run(folder, simulator.url, "look")
            looks += 1
            stands = _stands(folder) or stands
        steps.append(f"look*{looks}")
        if stands.state is PartState.UNKNOWN:
            _run(folder, simulator.url, "release")
            steps.append("decide")
    return " ".join(steps), False


def _try(trial: Trial) -> Result:
    with tempfile.TemporaryDirectory(prefix="yccall-faults-") as name, Simulator() as simulator:
        folder = Path(name)
        _begin(trial, folder, simulator)
        steps, clean = _finish(folder, simulator)
        received = _received(simulator)
        wanted = [one.number for one in numbers()]
        refused = {one for task in simulator.tasks for one in task.refused}
        doubled = sum(times - 1 for times in received.values())
        lost = sum(one not in received and one not in refused for one in wanted)
        survived = clean and not doubled and not lost and len(simulator.tasks) == 1
        return Result(steps or "-", doubled, lost, survived)


def main() -> int:
    """Print a line for each trial as it ends, then the sum."""
    trials = all_trials()
    wide = max(len(trial.name) for trial in trials)
    sys.stdout.write(f"{'fault':<{wide}}  doubled  lost  then\n")
    results = []
    for trial in trials:
        result = _try(trial)
        results.append(result)
        mark = "" if result.survived else "  FAILED"
        sys.stdout.write(
            f"{trial.name:<{wide}}  {result.doubled:>7}  {result.lost:>4}  {result.steps}{mark}\n"
        )
        sys.stdout.flush()
    tried, survived = len(results), sum(one.survived for one in results)
    doubled, lost = sum(one.doubled for one in results), sum(one.lost for one in results)
    sys.stdout.write(f"faults tried={tried} survived={survived} doubled={doubled} lost={lost}\n")
    return 0 if (survived, doubled, lost) == (tried, 0, 0) else 1


if __name__ == "__main__":
    sys.exit(main())
