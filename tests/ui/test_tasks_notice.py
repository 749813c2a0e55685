"""The sentence above the tasks: it is about the task that is chosen, or it names the other one."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableView

from tests.helpers.fake_platform import OK
from tests.helpers.ui_context import LOST, TASK_ID, kept
from yccall_desktop.errors import AppError, Words
from yccall_desktop.ui.tasks.page import TasksPage


@pytest.fixture
def page(qtbot, context):
    made = TasksPage(context)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def two(qtbot, page, journal):
    """Two submissions in the table; the first is chosen."""
    made = kept(journal, LOST, number=1), kept(journal, LOST, number=2)
    page.choose(made[0].id)
    ended(qtbot, page)
    return made


def ended(qtbot, page) -> None:
    qtbot.waitUntil(lambda: not page._context.jobs.active)


def select(page, one) -> None:
    page.findChild(QTableView, "tasksTable").selectRow(page._model.row_of(one.id))


def notice(page) -> str:
    label = page.findChild(QLabel, "tasksNoticeText")
    return label.text() if label.isVisibleTo(page) else ""


def press(qtbot, page, button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    ended(qtbot, page)


def test_it_goes_when_another_task_is_chosen(qtbot, page, two, platform):
    platform.tasks.append((two[0].id, TASK_ID))
    press(qtbot, page, page.detail.look)
    assert notice(page).startswith("Found")
    page.refresh()
    ended(qtbot, page)
    assert notice(page).startswith("Found")
    select(page, two[1])
    assert notice(page) == ""


def test_what_ends_while_another_task_is_chosen_is_named(qtbot, page, two, platform):
    gate = threading.Event()
    find = platform.find_task
    platform.find_task = lambda *args: gate.wait(20) and find(*args)
    platform.tasks.append((two[0].id, TASK_ID))
    qtbot.mouseClick(page.detail.look, Qt.MouseButton.LeftButton)
    select(page, two[1])
    gate.set()
    ended(qtbot, page)
    assert notice(page).startswith(f"{two[0].task_name}: Found")
    press(qtbot, page, page.detail.look)
    assert "no such task" in notice(page)
    assert two[0].task_name not in notice(page)


def test_a_start_that_works_takes_the_error_of_the_one_before_away(qtbot, page, journal, platform):
    answers = [AppError(Words("Test", "It broke.")), OK]

    def set_task(*_args):
        answer = answers.pop(0)
        if isinstance(answer, AppError):
            raise answer
        return answer

    platform.set_task = set_task
    one = kept(journal)
    page.choose(one.id)
    ended(qtbot, page)
    press(qtbot, page, page.detail.pause)
    assert notice(page) == "It broke."
    press(qtbot, page, page.detail.pause)
    assert notice(page) == ""
    assert journal.get(one.id).command_end == OK
