"""The garbage collector runs on the main thread alone."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest

from yccall_desktop.ui.garbage import Garbage
from yccall_desktop.ui.jobs import Jobs


class Knot:
    """Garbage that only the collector finds."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def threads():
    """The threads that collected, one for each time."""
    seen: list[threading.Thread] = []

    def note(phase: str, _info: dict[str, int]) -> None:
        if phase == "stop":
            seen.append(threading.current_thread())

    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)


def test_a_job_that_makes_garbage_does_not_collect(qtbot, threads):
    gc.enable()
    jobs = Jobs()
    made: list[weakref.ref[Knot]] = []

    def work(_report, _token):
        made.extend(weakref.ref(Knot()) for _ in range(50_000))

    jobs.start(work)
    assert jobs.shutdown(60)  # joins; in an event loop the clocks of other tests' jobs would tick
    assert len(made) == 50_000
    assert set(threads) <= {threading.main_thread()}
    jobs.findChild(Garbage).collect_due()
    assert not any(knot() for knot in made)


def test_nothing_is_collected_before_it_is_due(qtbot, threads):
    garbage = Garbage()
    gc.collect()
    threads.clear()
    garbage.collect_due()
    assert threads == []


def test_the_clock_collects(qtbot):
    garbage = Garbage()
    knots = [weakref.ref(Knot()) for _ in range(50_000)]
    qtbot.waitUntil(lambda: not any(knot() for knot in knots))
    garbage.deleteLater()
