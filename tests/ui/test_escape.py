"""Esc while something is under way: it stops what the user means, and no more than that."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from tests.helpers.fake_platform import OK
from tests.helpers.new_task import User, leads
from tests.helpers.submissions import call_numbers, submission
from tests.helpers.ui_context import kept
from yccall_desktop.core.submission import PartState, cut
from yccall_desktop.core.task import TaskCommand
from yccall_desktop.services.connection import Connection
from yccall_desktop.ui.new_task.submission_flow import Stage
from yccall_desktop.ui.tasks.page import TasksPage

PATIENCE = 20


@pytest.fixture
def gate():
    """The platform answers only when this is set."""
    event = threading.Event()
    yield event
    event.set()


@pytest.fixture
def page(qtbot, context):
    made = TasksPage(context)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def press_escape(qtbot, page) -> None:
    qtbot.keyClick(page.window().focusWidget() or page, Qt.Key.Key_Escape)


def ended(qtbot, page) -> None:
    qtbot.waitUntil(lambda: not page._context.jobs.active)


def test_esc_in_the_find_bar_closes_it_and_the_list_is_sent(qtbot, context, platform, gate):
    platform.during_create = lambda: gate.wait(PATIENCE)
    user = User(qtbot, context)
    user.open()
    user.set_target()
    user.page.create_task()
    qtbot.waitUntil(lambda: user.page.flow.stage is Stage.SENDING and bool(platform.requests))
    user.page.area.finder.open()
    QTest.keyClicks(user.widget("findEdit", QLineEdit), "138")
    user.press(Qt.Key.Key_Escape)
    assert user.page.area.find_bar.isHidden()
    assert not user.page.flow.cancelling
    user.press(Qt.Key.Key_Escape)
    assert user.page.flow.cancelling


@pytest.mark.parametrize("place", ["add", "sign_in"])
def test_before_a_number_has_left_a_long_list_is_not_sent(
    qtbot, context, journal, platform, gate, monkeypatch, place
):
    secrets = context.secrets
    keyed = Connection(platform, secrets, app_id="a", access_key="k")
    user = User(qtbot, replace(context, connection=keyed))
    user.open(leads(10_005))
    user.set_target()
    owner = journal if place == "add" else platform
    real, asked = getattr(owner, place), []

    def held(*args):
        asked.append(place)
        gate.wait(PATIENCE)
        return real(*args)

    monkeypatch.setattr(owner, place, held)
    user.page.create_task()
    qtbot.waitUntil(lambda: bool(asked) and user.page._progress is not None)
    assert user.page.strip.cancel.text() == "Cancel"
    user.press(Qt.Key.Key_Escape)
    gate.set()
    qtbot.waitUntil(lambda: not context.jobs.active)
    assert platform.requests == []
    assert not user.page.flow.sending


@pytest.fixture
def in_parts(qtbot, page, journal, platform, held):
    """A list of three parts whose first is on its way until `held` is set."""
    one = replace(submission(count=6), parts=cut(6, 2))
    journal.add(one, call_numbers(6))
    page.refresh()
    ended(qtbot, page)
    page.runner.send(one.id)
    qtbot.waitUntil(lambda: bool(platform.requests))
    return one


def test_a_list_in_parts_ends_between_two_of_them(qtbot, page, journal, in_parts, held):
    press_escape(qtbot, page)
    assert page.runner.pausing
    assert not page.runner._job.token.cancelled
    assert page.findChild(QLabel, "tasksDetailBusy").text() == "Stops after this part…"
    held.set()
    ended(qtbot, page)
    states = [part.state for part in journal.get(in_parts.id).parts]
    assert states == [PartState.DONE, PartState.PENDING, PartState.PENDING]


def test_before_the_first_part_nothing_is_sent_any_more(
    qtbot, page, journal, platform, gate, monkeypatch
):
    one = replace(submission(count=6), parts=cut(6, 2))
    journal.add(one, call_numbers(6))
    page.refresh()
    ended(qtbot, page)
    real, asked = journal.earlier_than, []

    def earlier_than(submission_id):
        asked.append(submission_id)
        gate.wait(PATIENCE)
        return real(submission_id)

    monkeypatch.setattr(journal, "earlier_than", earlier_than)
    page.runner.send(one.id)
    qtbot.waitUntil(lambda: bool(asked))
    press_escape(qtbot, page)
    gate.set()
    ended(qtbot, page)
    assert platform.requests == []
    assert {part.state for part in journal.get(one.id).parts} == {PartState.PENDING}


def test_esc_pressed_again_breaks_the_part_off(qtbot, page, in_parts):
    press_escape(qtbot, page)
    press_escape(qtbot, page)
    assert page.runner._job.token.cancelled


def test_a_command_that_is_on_its_way_is_waited_for(qtbot, page, journal, platform, gate):
    one = kept(journal)
    asked = []

    def set_task(_token, _task_id, command, cancel):
        asked.append(command)
        gate.wait(PATIENCE)
        cancel.raise_if_cancelled()
        return OK

    platform.set_task = set_task
    page.refresh()
    ended(qtbot, page)
    page.runner.command(one.id, TaskCommand.PAUSE)
    qtbot.waitUntil(lambda: bool(asked))
    press_escape(qtbot, page)
    gate.set()
    ended(qtbot, page)
    assert journal.get(one.id).command_end == OK
