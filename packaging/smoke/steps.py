"""One line for each thing that is tried, and waits that end."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")
_INTERVAL = 0.05


@contextmanager
def step(what: str) -> Iterator[None]:
    """Print how the body of the with statement ended, and how long it took."""
    started = time.monotonic()
    try:
        yield
    except BaseException:
        print(f"FAILED {time.monotonic() - started:6.1f} s  {what}", flush=True)
        raise
    print(f"OK     {time.monotonic() - started:6.1f} s  {what}", flush=True)


def left_out(what: str, why: str) -> None:
    """Say that something is not tried on this machine."""
    print(f"LEFT OUT         {what}: {why}", flush=True)


def wait_for(ask: Callable[[], T], what: str, seconds: float = 30) -> T:
    """Ask until the answer is true; return it. AssertionError with `what` after `seconds`."""
    nobody_sets_it = threading.Event()
    end = time.monotonic() + seconds
    while True:
        answer = ask()
        if answer:
            return answer
        assert time.monotonic() < end, f"waited {seconds} s for {what}; last seen: {answer!r}"
        nobody_sets_it.wait(_INTERVAL)
