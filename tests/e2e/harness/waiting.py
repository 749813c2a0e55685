"""Waiting for what another process does. Nothing tells us, so it is asked until it is so."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
_INTERVAL = 0.05


def wait_for(ask: Callable[[], T], what: str, seconds: float = 20) -> T:
    """Ask until the answer is true; return it. AssertionError with `what` after `seconds`."""
    nobody_sets_it = threading.Event()
    end = time.monotonic() + seconds
    while True:
        answer = ask()
        if answer:
            return answer
        assert time.monotonic() < end, f"waited {seconds} s for {what}; last seen: {answer!r}"
        nobody_sets_it.wait(_INTERVAL)
