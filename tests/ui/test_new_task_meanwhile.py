"""The New task page while other submissions, or its own, change on the Tasks page."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.helpers.fake_platform import LOST, OFFLINE
from tests.helpers.new_task import HEADER, User, leads
from tests.helpers.ui_context import kept
from yccall_desktop.core.calling import find_refused
from yccall_desktop.core.outcomes import End, Outcome, Reason, RefusedNumber
from yccall_desktop.core.submission import PartState
from yccall_desktop.errors import AppError, Words
from yccall_desktop.ui.new_task import refused_rows
from yccall_desktop.ui.new_task.submission_flow import Stage
from yccall_desktop.ui.tasks.page import TasksPage

MOSTLY_BAD = [HEADER, *([f"n{i}", "12", ""] for i in range(5)), *leads(4)[1:]]
"""The numbers of `leads(4)`, and more rows that are not called."""


def done_but(*numbers: str) -> End:
    """A task that was made without these."""
    refused = tuple(RefusedNumber(one, "blacklist") for one in numbers)
    return End(Outcome.DONE, Reason.OK, task_id="1", refused=refused)


@pytest.fixture
def user(qtbot, context) -> User:
    made = User(qtbot, context)
    made.open(leads(4))
    made.set_target()
    return made


@pytest.fixture
def tasks(qtbot, user) -> TasksPage:
    """The window's other page."""
    page = TasksPage(user.context)
    qtbot.addWidget(page)
    page.submission_changed.connect(user.page.show_changed)
    return page


def send_there(tasks: TasksPage, user: User, journal, *, release: bool = False) -> None:
    """Send the oldest submission on the Tasks page."""
    tasks.runner.send(journal.submissions()[-1].id, release=release)
    user.wait()
    assert journal.submissions()[-1].state is PartState.DONE


def ask_about_dropped_rows(user: User, platform) -> None:
    """A list that was not sent is opened once more, where a question is asked about bad rows."""
    platform.creates.append(OFFLINE)
    user.create()
    user.open(MOSTLY_BAD, "again.xlsx")
    user.create()
    assert user.sees("questionYes")
    assert user.page.flow.question.earlier == ()


# --- asked for what is so now ---------------------------------------------------------------------
def test_numbers_that_were_sent_while_a_question_stood_open_are_asked_about(
    user, tasks, platform, journal
):
    ask_about_dropped_rows(user, platform)
    send_there(tasks, user, journal)
    platform.requests.clear()
    user.click("questionYes")
    user.wait()
    assert platform.requests == []
    assert user.panel == "questionPanel"
    assert user.text("questionEarlierText").startswith("4 number")
    assert user.widget("questionNo").hasFocus()
    assert len(journal.submissions()) == 1
    user.click("questionYes")
    user.wait()
    assert len(platform.requests) == 1
    assert user.panel == "resultPanel"


def test_what_was_asked_about_is_not_asked_again(user, platform):
    user.create()
    user.open(leads(4), "again.xlsx")
    user.create()
    user.click("questionYes")
    user.wait()
    assert len(platform.requests) == 2


def test_an_earlier_list_that_is_found_meanwhile_is_asked_about_anew(
    user, tasks, platform, journal
):
    platform.creates.append(LOST)
    user.create()
    user.click("backButton")
    user.create()
    assert "is unknown" in user.text("questionEarlierText")
    tasks.runner.look(journal.submissions()[0].id)
    user.wait()
    user.click("questionYes")
    user.wait()
    assert len(platform.requests) == 1
    assert user.panel == "questionPanel"
    assert "Task ID" in user.text("questionEarlierText")


def test_no_is_still_no(user, tasks, platform, journal):
    ask_about_dropped_rows(user, platform)
    send_there(tasks, user, journal)
    user.click("questionYes")
    user.wait()
    platform.requests.clear()
    user.click("questionNo")
    user.wait()
    assert user.page.flow.stage is Stage.EDITING
    assert user.widget("createTaskButton").isEnabled()
    assert platform.requests == []
    assert len(journal.submissions()) == 1


def test_a_double_click_does_not_answer_the_next_question_too(user, tasks, platform, journal):
    ask_about_dropped_rows(user, platform)
    send_there(tasks, user, journal)
    platform.requests.clear()
    yes = user.widget("questionYes")
    user.click("questionYes")
    user.wait()
    user.qtbot.mouseDClick(yes, Qt.MouseButton.LeftButton)
    user.qtbot.mouseRelease(yes, Qt.MouseButton.LeftButton)
    user.wait()
    assert user.panel == "questionPanel"
    assert platform.requests == []


def test_a_list_that_could_not_be_saved_is_asked_about_when_it_is_sent_again(
    user, tasks, platform, journal, monkeypatch
):
    platform.creates.append(OFFLINE)
    user.create()
    user.open(leads(2), "again.xlsx")

    def full(*_):
        raise AppError(Words("Test", "The disk is full."))

    with monkeypatch.context() as patch:
        patch.setattr(journal, "add", full)
        user.create()
    assert user.text("failureText") == "The disk is full."
    send_there(tasks, user, journal)
    platform.requests.clear()
    user.click("sendAgainButton")
    user.wait()
    assert platform.requests == []
    assert user.text("questionEarlierText").startswith("2 number")


def test_nothing_is_sent_when_the_last_look_for_earlier_lists_fails(
    user, platform, journal, monkeypatch
):
    looks = [journal.earlier]

    def locked(keys):
        if looks:
            return looks.pop()(keys)
        raise AppError(Words("Test", "Another program holds the journal."))

    with monkeypatch.context() as patch:
        patch.setattr(journal, "earlier", locked)
        user.create()
    assert platform.requests == []
    assert user.text("failureHeading") == "Nothing was sent"
    assert user.text("failureText") == "Another program holds the journal."
    user.click("sendAgainButton")
    user.wait()
    assert user.panel == "resultPanel"


# --- what is shown of a list that went on elsewhere -----------------------------------------------
def test_an_error_does_not_outlive_the_failure_it_told_of(user, tasks, platform, journal):
    platform.creates.append(LOST)
    platform.loses = True
    user.create()
    user.click("lookButton")
    user.wait()
    platform.looks.append(OFFLINE)
    user.click("sendMissingButton")
    user.answer("confirmYes")
    assert "could not be asked once more" in user.text("failureText")
    platform.loses = False
    send_there(tasks, user, journal)
    assert user.panel == "resultPanel"
    assert not user.page.result.findChild(QLabel, "resultWarningText").isVisible()
    assert user.page.flow.look_result is None


def test_the_error_of_a_command_does_not_outlive_the_next_that_works(user, journal, monkeypatch):
    def locked(*_):
        raise AppError(Words("Test", "The journal is locked."))

    user.create()
    with monkeypatch.context() as patch:
        patch.setattr(journal, "save_command", locked)
        user.click("startCallingButton")
        user.wait()
    assert user.text("resultWarningText") == "The journal is locked."
    user.click("startCallingButton")
    user.wait()
    assert user.text("commandHeading") == "Calling"
    assert not user.page.result.findChild(QLabel, "resultWarningText").isVisible()


def test_refused_numbers_are_those_of_the_list_that_is_shown(user, tasks, platform, journal):
    platform.creates.append(done_but("13900000000"))
    user.create()
    assert "13900000000" in user.text("unmatchedRefused")
    user.open(leads(2, 13900139000), "next.xlsx")
    platform.creates.append(OFFLINE)
    user.create()
    platform.creates.append(done_but("13900139001", "999"))
    tasks.runner.send(user.page.flow.submission.id)
    user.wait()
    assert user.text("unmatchedRefused").endswith(":\n999 – blacklist")
    user.click("showRefusedButton")
    assert user.rows() == [3]
    assert user.widget("filterRefused").text() == "Refused  1"


def test_refused_numbers_of_an_earlier_list_are_not_sought_in_the_rows(user, journal):
    kept(journal, refused=(RefusedNumber("13800138000", "blacklist"),))
    user.page.flow.show(journal.submissions()[0])
    user.wait()
    assert user.panel == "resultPanel"
    assert user.text("refusedCount") == "1"
    assert not user.sees("showRefusedButton")
    assert user.sheet.problem_counts() == {}


# --- finding the refused rows in the background ---------------------------------------------------
@pytest.fixture
def seeking(monkeypatch):
    """The refused rows are found only once this is set."""
    gate = threading.Event()

    def held(*what):
        assert threading.current_thread() is not threading.main_thread()
        assert gate.wait(30)
        return find_refused(*what)

    monkeypatch.setattr(refused_rows, "find_refused", held)
    yield gate
    gate.set()


@pytest.fixture
def refused(user, platform, seeking) -> User:
    """A list of which a number was refused, whose row is not found yet."""
    platform.creates.append(done_but("13800138001"))
    user.click("createTaskButton")
    user.qtbot.waitUntil(lambda: user.page.flow.stage is Stage.ENDED)
    return user


def test_the_task_is_shown_before_the_refused_rows_are_found(refused, seeking):
    assert refused.text("taskIdLabel") == "1"
    assert refused.text("refusedCount") == "1"
    assert not refused.sees("showRefusedButton")
    seeking.set()
    refused.wait()
    refused.click("showRefusedButton")
    assert refused.rows() == [3]


def test_refused_rows_that_are_found_too_late_are_not_marked_in_the_next_list(refused, seeking):
    refused.click("newListButton")
    refused.page.open_files([Path("/home/lee/leads.xlsx")])
    seeking.set()
    refused.wait()
    assert refused.sheet.problem_counts() == {}
    assert refused.page.refused.unmatched is None


def test_refused_numbers_whose_rows_cannot_be_found_are_named(
    user, platform, monkeypatch, expect_log
):
    expect_log("job broke", level=40)
    monkeypatch.setattr(refused_rows, "find_refused", lambda *_: 1 / 0)
    platform.creates.append(done_but("13800138001"))
    user.create()
    assert "13800138001 – blacklist" in user.text("unmatchedRefused")
    assert not user.sees("showRefusedButton")
