"""A list of several parts through the window: progress, pause, go on, what is missing, the end."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton

from tests.helpers.fake_platform import LOST, OFFLINE, OK
from tests.helpers.new_task import User, leads
from yccall_desktop.core.outcomes import End, Outcome, Reason, RefusedNumber
from yccall_desktop.core.submission import PartState
from yccall_desktop.services.patience import Patience
from yccall_desktop.store.journal import SqliteJournal
from yccall_desktop.ui.main_window import MainWindow
from yccall_desktop.ui.new_task import draft, submission_flow
from yccall_desktop.ui.tasks.model import Column
from yccall_desktop.ui.tasks.page import TasksPage

TASK = "00000000000000000001"
NOT_STARTED = "It was to be started right away, but was not started yet."
REFUSED = End(Outcome.REFUSED, Reason.REFUSED_BY_PLATFORM, message="任务已结束")


@pytest.fixture
def user(qtbot, context):
    made = User(qtbot, context)
    made.open(leads(20_005))
    made.set_target()
    return made


@pytest.fixture
def held(platform):
    """The platform answers an addition only when this is set."""
    event = threading.Event()
    platform.during_add = lambda: event.wait(20)
    yield event
    event.set()


def test_any_number_of_numbers_goes_in_parts(user, platform, journal):
    assert user.widget("createTaskButton").text() == "Create task with 20,005 numbers"
    user.create()
    assert user.text("taskIdLabel") == TASK
    assert user.text("acceptedCount") == "20,005"
    assert platform.added == [(TASK, 10_000), (TASK, 5)]
    assert len(set(platform.held[TASK])) == len(platform.held[TASK]) == 20_005
    assert journal.submissions()[0].complete


def test_progress_tells_the_part_and_the_numbers(user, held):
    user.click("createTaskButton")
    waiting = "Part 2 of 3: Sent. Waiting for the platform's answer…"
    user.qtbot.waitUntil(lambda: user.page.strip._text.text() == waiting)
    assert user.text("progressDetail").startswith("20,000 of 20,005")
    assert user.widget("cancelButton").text() == "Pause after this part"
    held.set()
    user.wait()


def test_pause_tells_the_truth_and_go_on_sends_the_rest(user, held, platform, journal):
    user.click("createTaskButton")
    user.qtbot.waitUntil(lambda: "Part 2 of 3" in user.page.strip._text.text())
    user.press(Qt.Key.Key_Escape)
    assert user.text("progressText").startswith("Stops after this part; 10,000 number")
    assert user.widget("cancelButton").text() == "Stop now"
    held.set()
    user.wait()
    assert user.text("failureHeading") == "Paused before part 3 of 3"
    assert "20,000 of 20,005 numbers are with the platform" in user.text("failureText")
    assert journal.submissions()[0].state is PartState.PENDING
    assert user.widget("sendAgainButton").text().startswith("Go on with the other 5 number")
    user.click("sendAgainButton")
    user.wait()
    assert user.text("acceptedCount") == "20,005"
    assert len(set(platform.held[TASK])) == len(platform.held[TASK])


@pytest.fixture
def searching(monkeypatch):
    """The look for earlier submissions just before the sending, and a saved list's own one, wait
    until `go` is set; `begun` is set when they begin."""
    begun, go = threading.Event(), threading.Event()
    first, (find, earlier_than) = [], (draft.find_earlier, SqliteJournal.earlier_than)

    def find_slowly(journal, sheet, cancel):
        if first:
            begun.set()
            go.wait(20)
        first.append(sheet)
        return find(journal, sheet, cancel)

    def slowly(self, submission_id):
        begun.set()
        go.wait(20)
        return earlier_than(self, submission_id)

    monkeypatch.setattr(submission_flow, "find_earlier", find_slowly)
    monkeypatch.setattr(draft, "find_earlier", find_slowly)
    monkeypatch.setattr(SqliteJournal, "earlier_than", slowly)
    yield begun, go
    go.set()


def cancel_a_search(user, searching):
    begun, go = searching
    user.qtbot.waitUntil(begun.is_set)
    user.qtbot.waitUntil(lambda: user.sees("cancelButton"))
    assert user.text("progressText").startswith("Looking for earlier submissions")
    assert user.widget("cancelButton").text() == "Cancel"
    user.click("cancelButton")
    assert user.text("progressText").startswith("Cancelling")
    go.set()
    user.wait()


def test_cancel_before_any_part_sends_none(user, searching, platform, journal):
    user.click("createTaskButton")
    cancel_a_search(user, searching)
    assert (platform.requests, journal.submissions()) == ([], [])
    assert user.sees("createTaskButton")


def test_cancel_before_a_saved_list_is_sent_again_sends_nothing(user, searching, platform, journal):
    begun, go = searching
    go.set()
    platform.creates.append(OFFLINE)
    user.create()
    platform.requests.clear()
    begun.clear()
    go.clear()
    user.click("sendAgainButton")
    cancel_a_search(user, searching)
    assert platform.requests == []
    assert journal.submissions()[0].state is PartState.NOT_SENT


def test_what_was_refused_is_named_and_the_task_too(user, platform):
    refused = (RefusedNumber("13800138004"), RefusedNumber("13800138005"))
    platform.creates.append(End(Outcome.DONE, Reason.OK, task_id=TASK, refused=refused))
    platform.adds.append(REFUSED)
    user.create()
    told = "9,998 of 20,005 numbers are with the platform. Refused by the platform: 2. Parts done:"
    assert told in user.text("failureText")
    assert user.text("failureFacts").startswith(f"Task ID: {TASK}\n")


def test_end_here_keeps_what_is_there(user, platform, journal):
    platform.adds.append(REFUSED)
    user.create()
    assert user.text("failureHeading") == "The platform refused part 2 of 3"
    assert user.text("serverMessage") == "“任务已结束”"
    user.click("endHereButton")
    user.answer("confirmYes")
    assert user.text("acceptedCount") == "10,000"
    assert user.text("resultWarningText").startswith("Ended early: 10,005 number")
    assert len(platform.held[TASK]) == 10_000
    assert journal.submissions()[0].left_out == 10_005


@pytest.fixture
def small(user, platform):
    """One part of 188 numbers whose answer was lost; `arrives` tells how many came there."""

    def send(arrives):
        platform.creates.append(LOST)
        platform.arrives = arrives
        user.open(leads(188), "small.xlsx")
        user.set_target()
        user.create()
        user.click("lookButton")
        user.wait()
        return user

    return send


def test_end_here_keeps_the_task_of_one_part(small, qtbot, context, journal):
    user = small(185)
    user.click("endHereButton")
    user.answer("confirmYes")
    assert (user.panel, user.text("taskIdLabel")) == ("resultPanel", TASK)
    assert (user.text("acceptedCount"), user.text("leftCount")) == ("185", "0")
    warning = user.text("resultWarningText")
    assert warning.startswith("Numbers that were sent and not seen with the platform: 3.")
    assert user.widget("startCallingButton").isEnabled()
    page = TasksPage(context)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: not context.jobs.active)
    assert page.detail._state.text() == "Created"
    assert "185 accepted, 0 refused, 3 unknown" in [one.text() for one in page.detail._values]
    assert "185 of 188 numbers are with the platform." in page.detail._sentence.text()
    user.click("newListButton")
    user.open(leads(188), "small.xlsx")
    user.create()
    assert user.text("questionEarlierText").startswith("185 number")
    assert "3 more of it" in user.text("questionEarlierText")


def test_a_list_sent_in_one_knows_no_parts(small, platform):
    user = small(185)
    assert user.text("failureHeading") == "Unknown: the missing numbers may be there"
    assert user.text("lookText").startswith(
        "With the platform: 185 of 188 numbers, missing 3. Looks: 1, the last at "
    )
    platform.adds.append(REFUSED)
    user.click("sendMissingButton")
    user.answer("confirmYes")
    user.wait()
    assert user.text("failureHeading") == "The platform refused the missing numbers"
    assert platform.added == [(TASK, 3)]


def test_a_task_that_a_look_finds_says_that_it_was_to_be_started(user, small, platform):
    user.widget("startRightAway").click()
    small(None)
    assert user.text("taskIdLabel") == TASK
    assert user.text("resultWarningText") == NOT_STARTED
    user.click("startCallingButton")
    user.wait()
    assert not user.page.result._warning.isVisibleTo(user.page)


def test_a_task_that_was_ended_early_says_so_on_both_pages(user, small, qtbot, context):
    user.widget("startRightAway").click()
    small(185)
    user.click("endHereButton")
    user.answer("confirmYes")
    assert user.text("resultWarningText").endswith(NOT_STARTED)
    page = TasksPage(context)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: not context.jobs.active)
    assert page.detail._sentence.text().endswith(NOT_STARTED)


def test_end_here_with_nothing_there_offers_nothing_that_does_not_work(small):
    user = small(0)
    user.click("endHereButton")
    user.answer("confirmYes")
    assert (user.panel, user.text("failureHeading")) == ("failurePanel", "Ended by you")
    assert "Nothing was sent" not in user.text("failureText")
    assert not user.sees("sendAgainButton")
    assert not user.sees("endHereButton")
    assert not user.sees("lookButton")
    user.click("backButton")


def test_what_is_missing_is_told_and_sent_only_after_a_question(user, platform, journal):
    platform.adds.append(LOST)
    platform.arrives = 4_000
    user.create()
    assert user.text("failureHeading") == "Unknown: part 2 of 3 may be there"
    assert not user.sees("sendMissingButton")
    user.click("lookButton")
    user.wait()
    assert user.text("lookHeading") == "Partly found"
    assert user.text("lookText").startswith(
        "Part 2 of 3: with the platform 4,000 of 10,000 numbers, missing 6,000. "
        "Looks: 1, the last at "
    )
    assert user.widget("sendMissingButton").text() == "Send 6,000 missing and 5 more…"
    user.click("sendMissingButton")
    box = user.page.window().findChild(QMessageBox, "confirmBox")
    assert box.text() == "Send the missing numbers (6,000) and go on with the other 5?"
    assert "Then the other 5 numbers of the list" in box.informativeText()
    user.answer("confirmNo")
    assert platform.added == [(TASK, 10_000)]
    user.click("sendMissingButton")
    user.answer("confirmYes")
    assert user.text("acceptedCount") == "20,005"
    assert platform.added == [(TASK, 10_000), (TASK, 6_000), (TASK, 5)]
    assert len(set(platform.held[TASK])) == len(platform.held[TASK]) == 20_005


def test_what_a_look_did_not_show_is_seen_in_the_table_until_it_is_sent(user, platform):
    platform.adds.append(LOST)
    platform.arrives = 9_998
    user.create()
    assert not user.sees("showUnseenButton")
    user.click("lookButton")
    user.wait()
    assert user.widget("showUnseenButton").text().startswith("Show the 2 missing number")
    user.click("showUnseenButton")
    user.wait()
    assert user.rows() == [20_000, 20_001]
    assert user.cell(0, "Problem") == "Not seen on the platform so far; it may still come"
    assert user.widget("filterUnseen").text() == "Not seen  2"
    assert not user.sees("leaveAllButton")
    user.click("sendMissingButton")
    user.answer("confirmYes")
    assert user.panel == "resultPanel"
    assert user.sheet.problem_counts() == {}


def test_refused_rows_of_a_list_that_is_there_in_part_are_seen_in_the_table(user, platform):
    refused = (RefusedNumber("13800138004", "blacklist"),)
    platform.creates.append(End(Outcome.DONE, Reason.OK, task_id=TASK, refused=refused))
    platform.adds.append(REFUSED)
    user.create()
    assert user.widget("filterRefused").text() == "Refused  1"


def test_what_heals_by_itself_asks_nobody(qtbot, context, platform):
    user = User(qtbot, replace(context, patience=Patience((0,), (0,), ())))
    user.open(leads(20_005))
    user.set_target()
    platform.adds.extend([OFFLINE, LOST, OFFLINE])
    user.create()
    assert user.text("acceptedCount") == "20,005"
    assert len(set(platform.held[TASK])) == len(platform.held[TASK]) == 20_005


def test_of_the_last_part_only_the_missing_are_spoken_of(user, platform):
    platform.adds.extend([OK, LOST])
    platform.arrives = 2
    user.create()
    user.click("lookButton")
    user.wait()
    assert user.widget("sendMissingButton").text().startswith("Send the 3 missing number")
    user.click("sendMissingButton")
    box = user.page.window().findChild(QMessageBox, "confirmBox")
    assert box.text() == "Send the missing numbers (3)?"
    user.answer("confirmNo")


@pytest.mark.parametrize("looks", [[OK, OFFLINE], [OFFLINE, OK]])
def test_a_last_look_of_its_own_that_failed_is_told(qtbot, context, platform, looks):
    user = User(qtbot, replace(context, patience=Patience((), (0, 0))))
    user.open(leads(3))
    user.set_target()
    platform.creates.append(LOST)
    platform.hidden = True
    platform.looks.extend(looks)
    user.create()
    assert user.text("lookHeading") == "Not found so far"
    told = "The last look on the platform did not work. No connection to "
    assert (told in user.text("failureText").replace("\n", " ")) == (looks[-1] is OFFLINE)


# --- the Tasks page and the next start --------------------------------------------------------
def test_the_rest_is_sent_from_the_tasks_page(user, qtbot, platform, context, journal):
    platform.adds.append(REFUSED)
    user.create()
    page = TasksPage(context)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: not context.jobs.active)
    assert page.detail.send.text().startswith("Go on with the other 10,005 number")
    assert "10,000 of 20,005 numbers are with the platform" in page.detail._sentence.text()
    qtbot.mouseClick(page.detail.send, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not context.jobs.active)
    assert journal.submissions()[0].complete
    assert len(set(platform.held[TASK])) == len(platform.held[TASK]) == 20_005


def test_what_was_partly_sent_is_not_called_not_sent(user, qtbot, platform, context, journal):
    platform.adds.extend([OK, LOST])
    platform.during_add = lambda: setattr(platform, "loses", len(platform.added) == 2)
    user.create()
    user.click("lookButton")
    user.wait()
    platform.infos.append(OFFLINE)
    user.click("sendMissingButton")
    user.answer("confirmYes")
    assert journal.submissions()[0].state is PartState.NOT_SENT
    page = TasksPage(context)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: not context.jobs.active)
    assert page._model.index(0, Column.STATE).data() == "Partly sent"
    assert page.detail._state.text() == "Partly sent, 2 of 3 parts"
    sentence = page.detail._sentence.text()
    assert sentence.startswith("The platform did not show the missing numbers when")
    assert "20,000 of 20,005 numbers are with the platform" in sentence


def test_the_next_start_tells_what_was_only_partly_sent(user, qtbot, platform, context, journal):
    platform.adds.append(REFUSED)
    user.create()
    context.unfinished = tuple(journal.mark_interrupted())
    window = MainWindow(context.settings)
    qtbot.addWidget(window)
    window.show()
    window.start(context)
    qtbot.waitUntil(lambda: not context.jobs.active)
    told = window.findChild(QLabel, "bannerText").text()
    assert "10,000 of 20,005 numbers are with the platform" in told
    qtbot.mouseClick(window.findChild(QPushButton, "bannerButton"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not context.jobs.active)
    assert window.tasks.isVisible()
    assert platform.added == [(TASK, 10_000)]
