"""Cancel pressed with the keyboard: what a second press of the same key does."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.helpers.fake_platform import OFFLINE
from tests.helpers.new_task import User, leads
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.ui.new_task.submission_flow import Stage

CANCELLED = End(Outcome.NOT_SENT, Reason.CANCELLED_BEFORE_SENDING)


@pytest.fixture
def user(qtbot, context) -> User:
    return User(qtbot, context)


@pytest.fixture
def reading(user) -> User:
    """A file is being read that ends only when `user.reader.gate` is set."""
    user.reader.held, user.reader.block = {"big.xlsx"}, 3
    user.reader.gate.clear()
    user.reader.tables["big.xlsx"] = leads(10)
    yield user
    user.reader.gate.set()


def press_cancel(user: User) -> None:
    user.qtbot.waitUntil(lambda: user.sees("cancelButton"))
    user.widget("cancelButton").setFocus(Qt.FocusReason.TabFocusReason)
    user.press(Qt.Key.Key_Space)


def focused(user: User) -> object:
    return user.page.window().focusWidget()


def test_space_twice_on_cancel_of_reading_does_not_send_the_list_before(reading, platform):
    reading.open(leads(3))
    reading.set_target()
    reading.page.open_files([Path("/home/lee/big.xlsx")])
    press_cancel(reading)
    assert reading.widget("createTaskButton").isEnabled()
    assert focused(reading) is reading.page.area.view
    reading.press(Qt.Key.Key_Space)
    reading.reader.gate.set()
    reading.wait()
    assert platform.requests == []
    assert reading.page.flow.stage is Stage.EDITING


def test_cancel_of_the_first_file_leaves_the_focus_on_open(reading):
    reading.page.open_files([Path("/home/lee/big.xlsx")])
    press_cancel(reading)
    assert focused(reading) is reading.page.file_bar.open_button


def test_space_twice_on_cancel_of_sending_does_not_send_again(user, platform, held):
    user.open(leads(3))
    user.set_target()
    platform.creates.append(CANCELLED)
    user.click("createTaskButton")
    user.qtbot.waitUntil(lambda: len(platform.requests) == 1)
    press_cancel(user)
    assert focused(user) is user.page.area.view
    held.set()
    user.wait()
    assert user.sees("sendAgainButton")
    assert focused(user) is user.page.area.view
    user.press(Qt.Key.Key_Space)
    user.wait()
    assert len(platform.requests) == 1


def test_space_twice_on_cancel_of_sending_again_does_not_send_it_once_more(user, platform):
    gate = threading.Event()
    user.open(leads(3))
    user.set_target()
    platform.creates.extend((OFFLINE, CANCELLED))
    user.create()
    platform.during_create = lambda: gate.wait(30)
    user.click("sendAgainButton")
    user.qtbot.waitUntil(lambda: len(platform.requests) == 2)
    press_cancel(user)
    gate.set()
    user.wait()
    assert focused(user) is user.page.area.view
    user.press(Qt.Key.Key_Space)
    user.wait()
    assert len(platform.requests) == 2
