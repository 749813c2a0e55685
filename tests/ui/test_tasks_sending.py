"""The Tasks page about a list that is being sent elsewhere, or whose end could not be saved."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.helpers.fake_platform import OFFLINE
from tests.helpers.new_task import User, leads
from tests.helpers.submissions import DISK_FULL, WatchedJournal, call_numbers, submission
from yccall_desktop.core.submission import cut
from yccall_desktop.services.patience import Patience
from yccall_desktop.ui.tasks.model import Column
from yccall_desktop.ui.tasks.page import TasksPage


@pytest.fixture
def journal(tmp_path):
    with WatchedJournal(tmp_path / "watched.sqlite3") as made:
        yield made


@pytest.fixture
def page(qtbot, context):
    made = TasksPage(context)
    qtbot.addWidget(made)
    return made


def text(page, name):
    label = page.findChild(QLabel, name)
    return label.text() if label.isVisibleTo(page) else ""


def settle(qtbot, page):
    qtbot.waitUntil(lambda: not page._context.jobs.active)


def press(qtbot, page, button):
    assert button.isVisibleTo(page)
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(qtbot, page)


def test_an_end_that_was_not_saved_is_looked_for_without_a_restart(qtbot, page, journal, platform):
    journal.add(replace(submission(count=6), parts=cut(6, 2)), call_numbers(6))
    page.show()
    settle(qtbot, page)
    saves = []

    def before(name):
        if name == "save_part":
            saves.append(name)
            if len(saves) == 2:
                raise DISK_FULL

    journal.before = before
    press(qtbot, page, page.detail.send)
    assert page._model.index(0, Column.STATE).data() == "Unknown"
    assert "could not be saved on this PC" in text(page, "tasksDetailSentence")
    assert not page.detail.send.isVisibleTo(page)
    press(qtbot, page, page.detail.look)
    press(qtbot, page, page.detail.send)
    assert journal.submissions()[0].complete
    (held,) = platform.held.values()
    assert held == [one.number for one in call_numbers(6)]


def test_what_the_other_page_sends_is_not_decided_here(qtbot, context, page, platform):
    user = User(qtbot, replace(context, patience=Patience((1000,), (), ())))
    user.open(leads(10_005))
    user.set_target()
    platform.adds.append(OFFLINE)
    user.click("createTaskButton")
    qtbot.waitUntil(lambda: "again" in user.page.strip._text.text())
    page.show()
    qtbot.waitUntil(lambda: bool(page._chosen()))
    for button in (page.detail.send, page.detail.end_here):
        assert button.isVisibleTo(page)
        assert not button.isEnabled()
    assert text(page, "tasksDetailBusy") == "This list is being sent on the page “New task”."
    user.page.flow.pause()
    settle(qtbot, page)
    assert not text(page, "tasksDetailBusy")
    press(qtbot, page, page.detail.send)
    assert len(set(platform.held["00000000000000000001"])) == 10_005
