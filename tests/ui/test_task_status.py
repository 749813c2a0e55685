"""The Tasks page never says "Created" of a task that may be calling, and tells what a look saw."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.helpers.fake_platform import LOST, OFFLINE, OK
from tests.helpers.ui_context import TASK_ID, kept
from yccall_desktop.core.task import TaskCommand
from yccall_desktop.errors import Words
from yccall_desktop.ui.tasks.model import Column
from yccall_desktop.ui.tasks.page import TasksPage
from yccall_desktop.ui.tasks.words import not_started_words


@pytest.fixture
def page(qtbot, context):
    made = TasksPage(context)
    made.resize(1200, 700)
    qtbot.addWidget(made)
    return made


def settle(qtbot, page):
    qtbot.waitUntil(lambda: page.runner.running is None and not page._context.jobs.active)


@pytest.fixture
def open_page(qtbot, page):
    def opened():
        page.show()
        settle(qtbot, page)

    return opened


@pytest.fixture
def press(qtbot, page):
    def pressed(button):
        assert button.isVisibleTo(page)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        settle(qtbot, page)

    return pressed


def state(page):
    return page._model.index(0, Column.STATE).data()


def text(page, name):
    label = page.findChild(QLabel, name)
    return label.text() if label.isVisibleTo(page) else ""


def test_a_task_that_was_not_paused_is_still_called_calling(
    page, open_page, press, journal, platform
):
    kept(journal, command=(TaskCommand.START, OK))
    open_page()
    platform.commands.append(OFFLINE)
    press(page.detail.pause)
    assert state(page) == "Calling"
    assert "did not work" in text(page, "tasksDetailCommand")
    assert not page.detail.start.isEnabled()


def test_a_look_says_that_the_task_goes_on_calling(page, open_page, press, journal, platform):
    one = kept(journal, command=(TaskCommand.START, OK))
    platform.tasks.append((one.id, TASK_ID))
    open_page()
    platform.commands.append(LOST)
    press(page.detail.pause)
    assert state(page) == "Perhaps calling"
    platform.status = "running"
    press(page.detail.look)
    assert state(page) == "Calling"
    for name in ("tasksNoticeText", "tasksDetailCommand"):
        assert "that it is calling. Send the command again" in text(page, name)
    platform.status = "paused"
    press(page.detail.look)
    assert state(page) == "Paused"
    assert text(page, "tasksNoticeText").startswith("Calling is paused.")


def test_an_ended_task_is_not_commanded_any_more(page, open_page, press, journal, platform):
    one = kept(journal, command=(TaskCommand.PAUSE, LOST))
    platform.tasks.append((one.id, TASK_ID))
    platform.status = "ended"
    open_page()
    press(page.detail.look)
    assert state(page) == "Ended"
    assert "cannot be started again" in text(page, "tasksNoticeText")
    assert not page.detail.pause.isEnabled()


def test_a_task_that_the_list_does_not_show_is_not_called_found(page, open_page, press, journal):
    kept(journal, command=(TaskCommand.PAUSE, LOST))
    open_page()
    press(page.detail.look)
    assert "no such task" in text(page, "tasksNoticeText")
    assert state(page) == "Perhaps calling"


@pytest.mark.parametrize(
    ("status", "words"), [("ended", "shows it as ended"), ("running", "that it is calling")]
)
def test_a_found_task_is_told_with_its_status(
    page, open_page, press, journal, platform, status, words
):
    one = kept(journal, LOST)
    platform.tasks.append((one.id, TASK_ID))
    platform.status = status
    open_page()
    press(page.detail.look)
    assert text(page, "tasksNoticeText").startswith("Found: the platform has the task.")
    assert words in text(page, "tasksNoticeText")


def test_that_it_was_not_started_is_said_once(journal):
    created = kept(journal)
    wanted = replace(created, settings=replace(created.settings, start_right_away=True))
    assert not_started_words(wanted)
    said = replace(wanted, warnings=(Words("Submit", "The task was created but not started."),))
    for one in (created, said, replace(wanted, command="start")):
        assert not_started_words(one) == ""
