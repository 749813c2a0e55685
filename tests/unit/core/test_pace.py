"""Speed and time left follow what happens on the line, a stall included."""

from __future__ import annotations

import pytest

from yccall_desktop.core.pace import WINDOW, Pace


def test_nothing_is_said_before_there_is_enough_to_tell():
    pace = Pace()
    assert pace.at(0, 0, 1000) is None
    assert pace.at(1, 900, 1000) is None


def test_a_steady_line():
    pace = Pace()
    for second in range(10):
        speed = pace.at(second, second * 100, 10_000)
    assert (speed.per_second, speed.left) == (100, 91)


def test_a_stalled_line_gets_slower_and_then_has_no_end():
    pace = Pace()
    speeds = [pace.at(second, min(second, 5) * 100, 1000) for second in range(60)]
    told = [one.per_second for one in speeds[6:30]]
    assert told == sorted(told, reverse=True)
    assert (speeds[-1].per_second, speeds[-1].left) == (0, None)


def test_old_luck_is_forgotten():
    pace = Pace()
    for second in range(60):
        speed = pace.at(second, 10_000 + second, 100_000)
    assert speed.per_second == pytest.approx(1)
    assert WINDOW < 60


def test_numbers_that_were_not_taken_start_it_anew():
    pace = Pace()
    pace.at(0, 0, 100)
    assert pace.at(5, 50, 100) is not None
    assert pace.at(6, 10, 100) is None
