"""Who still runs for a person of the smoke test, on Linux."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path


def running_for(home: Path) -> dict[int, str]:
    """Processes (id: command line) whose HOME is exactly `home`."""
    wanted = f"HOME={home}".encode()
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it ended meanwhile, or is somebody else's
            if wanted in (process / "environ").read_bytes().split(b"\0"):
                command = (process / "cmdline").read_bytes().replace(b"\0", b" ")
                found[int(process.name)] = command.decode(errors="replace").strip()
    return found
