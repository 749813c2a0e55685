"""Times the way from a file to checked rows beside those who merely read the file, sending, and the
start.

`--all` measures the slow ones with a million rows, too.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from tests.bench import packaged, sending
from tests.bench.measures import CALAMINE, MEASURES, OURS, PEER, SLOW, WINDOW, Measured, measure
from tests.bench.memory import peak_memory
from tests.bench.sheets import sheet
from tests.helpers.sources import ROOT

PEERS = ROOT / "build" / "bench" / "peers"
"""Where pandas is installed, away from what the program and its tests see."""

RUNS = {10_000: 5, 100_000: 3, 1_048_575: 1}
"""Rows to the number of runs; the middle one is told."""

Results = dict[str, Measured]
Memory = dict[str, float | None]


def _command(name: str, path: Path) -> list[str]:
    return [sys.executable, "-m", "tests.bench", name, str(path)]


def _measured_apart(name: str, path: Path) -> Measured:
    environment = {**os.environ, "PYTHONPATH": str(PEERS)}
    done = subprocess.run(
        _command(name, path), capture_output=True, text=True, env=environment, check=False
    )
    if done.returncode:
        raise SystemExit(f"{name} failed:\n{done.stderr}")
    return Measured(**json.loads(done.stdout.splitlines()[-1]))


def _middle(runs: list[Measured]) -> Measured:
    """The medians of several runs; of the stalls the longest."""
    firsts = [one.first for one in runs if one.first is not None]
    return Measured(
        runs[0].rows,
        statistics.median(firsts) if firsts else None,
        statistics.median(one.whole for one in runs),
        max(one.memory for one in runs),
        {what: max(one.stalls[what] for one in runs) for what in runs[0].stalls},
    )


def _line(name: str, first: str, whole: str, ratio: str, memory: str) -> str:
    return f"  {name:<26}{first:>12}{whole:>12}{ratio:>16}{memory:>12}"


def _table(results: Results, memory: Memory) -> Iterable[str]:
    beside = PEER if PEER in results else CALAMINE
    yield _line("", "first rows", "all rows", f"{beside.split(',')[0]} / it", "peak memory")
    for name, one in results.items():
        peak = memory.get(name) or one.memory
        first = "" if one.first is None else f"{one.first:.2f} s"
        ratio = f"{results[beside].whole / one.whole:.2f} x"
        yield _line(name, first, f"{one.whole:.2f} s", ratio, f"{peak:.0f} MB")
    for what, stall in results[WINDOW].stalls.items():
        yield f"  longest stall while {what:<24}{stall:>6.0f} ms"


def _goals(rows: int, results: Results, memory: Memory) -> Iterable[str]:
    whole = results[WINDOW].whole
    if rows == 100_000:
        yield _goal("all rows in the window", whole, "s", 1.5)
        ratio = results[PEER].whole / whole
        yield f"  goal: 3 x as fast as openpyxl merely reads: {ratio:.1f} x, {_met(ratio >= 3)}"
    if rows > 1_000_000:
        yield _goal("all rows in the window", whole, "s", 12)
        yield _goal("SheetJS merely reading took 21 s", whole, "s", 21)
        peak = memory[WINDOW]
        if peak is not None:
            yield _goal("all processes of the window together", peak, "MB", 1000)
    yield _goal("the window's longest stall", max(results[WINDOW].stalls.values()), "ms", 100)


def _goal(what: str, value: float, unit: str, limit: float) -> str:
    shown = f"{value:.2f}" if unit == "s" else f"{value:.0f}"
    return f"  goal: {what}, at most {limit:g} {unit}: {shown} {unit}, {_met(value <= limit)}"


def _met(reached: bool) -> str:
    return "reached" if reached else "MISSED"


def _measure_size(rows: int, everything: bool) -> None:
    path = sheet(rows)
    left_out = () if everything or rows < 1_000_000 else SLOW
    names = [name for name in MEASURES if name not in left_out]
    runs: dict[str, list[Measured]] = {name: [] for name in names}
    for _ in range(RUNS[rows]):
        for name in names:
            runs[name].append(_measured_apart(name, path))
    results = {name: _middle(done) for name, done in runs.items()}
    for name, one in results.items():
        if one.rows != rows:
            print(f"  {name} found {one.rows:,} rows")
    memory = {name: peak_memory(_command(name, path)) for name in (OURS, WINDOW)}
    size = path.stat().st_size / 1e6
    print(f"{rows:,} rows x 5 in {size:.1f} MB, median of {RUNS[rows]} run(s)")
    for line in (*_table(results, memory), *_goals(rows, results, memory)):
        print(line)
    if left_out:
        print(f"  not measured without BENCH_ARGS=--all: {'; '.join(left_out)}")
    print(flush=True)


def main() -> None:
    """Measure all and print it; with a measure's name and a file, only that, as JSON."""
    if len(sys.argv) == 3:
        print(json.dumps(asdict(measure(sys.argv[1], Path(sys.argv[2])))))
        return
    print("Peak memory: of this program all processes at one moment (PSS), of others the process.")
    for rows in RUNS:
        _measure_size(rows, everything="--all" in sys.argv)
    sending.measure()
    packaged.measure()


if __name__ == "__main__":
    main()
