"""The memory that a command and its children hold together, watched from outside."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

EVERY = 0.05
"""Seconds between two looks. A look takes some time of its own, so it is not part of timed runs."""


def group_memory(group: int) -> float:
    """MB of all processes of a group, shared pages counted in parts (PSS)."""
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getpgid(int(folder.name)) == group:
                rollup = (folder / "smaps_rollup").read_text()
                total += int(rollup.partition("\nPss:")[2].split()[0])
        except OSError:
            continue
    return total * 1024 / 1e6


def peak_memory(command: list[str]) -> float | None:
    """Run the command; the most that it and its children held at one moment. Linux alone."""
    if sys.platform != "linux":
        return None
    peak = 0.0
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        while True:
            peak = max(peak, group_memory(process.pid))
            try:
                process.wait(EVERY)
            except subprocess.TimeoutExpired:
                continue
            return peak


def own_peak() -> float:
    """The peak of this process alone in MB; 0 on Windows."""
    try:
        import resource
    except ImportError:
        return 0.0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
