"""A preset call time that has passed is asked about before any sending, by the server's clock."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import datetime
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from tests.helpers.fake_platform import LOST, OFFLINE
from tests.helpers.new_task import HEADER, User, leads
from tests.helpers.submissions import DISK_FULL, call_numbers, submission
from tests.helpers.ui_context import CREATED, TASK_ID, kept
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.submission import Part, PartState, after, cut
from yccall_desktop.core.task import PresetKind, PresetTime, TaskCommand
from yccall_desktop.ui.new_task import submission_flow
from yccall_desktop.ui.tasks.page import TasksPage
from yccall_desktop.ui.tasks.words import moment, past_at_sending, past_preset, preset_words

PASSED = PresetTime(PresetKind.MOMENT, 1_767_300_000)
NOON = int(datetime(2026, 3, 10, 12).timestamp())
HOUR, DAY = 3600, 24 * 3600


def told(server_time):
    return End(Outcome.DONE, Reason.OK, server_time=server_time)


def made(preset, *parts, start=False):
    """A list of two parts, created a week before the noon at which it is looked at."""
    one = submission(start=start, created_at=NOON - 7 * DAY)
    return replace(one, settings=replace(one.settings, preset=preset), parts=parts, task_id=TASK_ID)


END_OF_TODAY = PresetTime(PresetKind.END_OF_TODAY)


# --- the server's clock ------------------------------------------------------------------------
def test_idle_time_between_two_parts_is_not_the_servers_clock():
    soon = PresetTime(PresetKind.MOMENT, NOON + HOUR)
    ended_here = made(
        soon,
        Part(0, 2, PartState.DONE, told(NOON), NOON),
        Part(1, 2, PartState.LEFT_OUT),
    )
    assert past_preset(ended_here, NOON) == ""
    went_on = made(
        soon,
        Part(0, 2, PartState.DONE, told(NOON - 3 * HOUR), NOON - 3 * HOUR),
        Part(1, 2, PartState.DONE, End(Outcome.DONE, Reason.OK), NOON),
    )
    assert past_preset(went_on, NOON) == ""


def test_the_clock_of_the_server_counts():
    soon = PresetTime(PresetKind.MOMENT, NOON + HOUR)
    one = made(soon, Part(0, 2, PartState.DONE, told(NOON + 2 * HOUR), NOON))
    assert past_preset(one, NOON) == past_at_sending(one, NOON) == moment(NOON + HOUR)


# --- the end of several days -------------------------------------------------------------------
def test_the_first_day_that_ended_counts():
    one = made(
        END_OF_TODAY,
        Part(0, 2, PartState.DONE, told(NOON - DAY), NOON - DAY),
        Part(1, 2, PartState.DONE, told(NOON), NOON),
    )
    yesterday = moment(END_OF_TODAY.at(NOON - DAY))
    assert past_preset(one, NOON) == preset_words(one) == yesterday


def test_a_part_that_is_not_on_the_platform_has_no_end_of_day():
    one = made(
        END_OF_TODAY,
        Part(0, 2, PartState.DONE, told(NOON), NOON),
        Part(1, 2, PartState.NOT_SENT, OFFLINE, NOON - DAY),
    )
    assert past_preset(one, NOON) == ""


@pytest.mark.parametrize(("start", "asked"), [(True, True), (False, False)])
def test_what_is_sent_today_has_a_new_end_of_day(start, asked):
    parts = (
        Part(0, 2, PartState.DONE, told(NOON - DAY), NOON - DAY),
        Part(1, 2, PartState.NOT_SENT, OFFLINE, NOON - DAY),
    )
    assert bool(past_at_sending(made(END_OF_TODAY, *parts, start=start), NOON)) is asked
    assert past_at_sending(made(END_OF_TODAY, Part(0, 4), start=start), NOON) == ""


# --- the question ------------------------------------------------------------------------------
@pytest.fixture
def page(qtbot, context):
    page = TasksPage(context)
    qtbot.addWidget(page)
    return page


def settle(qtbot, page):
    qtbot.waitUntil(lambda: page.runner.running is None and not page._context.jobs.active)


def answer(qtbot, page, name):
    page.window().findChild(QPushButton, name).click()
    settle(qtbot, page)


def press(qtbot, page, button):
    qtbot.waitUntil(lambda: button.isVisibleTo(page) and button.isEnabled())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(qtbot, page)


def question(page):
    return " ".join(label.text() for label in page.window().findChildren(QLabel))


def test_sending_again_asks_on_the_tasks_page(qtbot, page, journal, platform):
    one = kept(journal, OFFLINE, preset=PASSED)
    page.show()
    settle(qtbot, page)
    press(qtbot, page, page.detail.send)
    assert platform.requests == []
    assert f"It was {moment(PASSED.moment)} by the server's clock" in question(page)
    answer(qtbot, page, "confirmNo")
    assert platform.requests == []
    press(qtbot, page, page.detail.send)
    answer(qtbot, page, "confirmYes")
    assert [sent[0] for sent in platform.requests] == [one.id]


def test_sending_the_missing_asks_on_the_tasks_page(qtbot, page, journal, platform):
    one = kept(journal, LOST, preset=PASSED, absent_looks=1)
    page.show()
    settle(qtbot, page)
    press(qtbot, page, page.detail.release)
    answer(qtbot, page, "confirmYes")
    assert platform.requests == []
    assert journal.get(one.id).state is PartState.UNKNOWN
    assert "by the server's clock" in question(page)


def test_going_on_asks_before_it_starts_on_the_page_new_task(qtbot, context, journal, platform):
    user = User(qtbot, context)
    one = submission(count=4, start=True, created_at=NOON - DAY)
    one = replace(one, settings=replace(one.settings, preset=PASSED), parts=cut(4, 2))
    journal.add(one, call_numbers(4))
    part = journal.claim_part(one.id, 0, int(time.time()) - DAY)
    journal.save_part(one.id, after(part, CREATED), TASK_ID)
    platform.held[TASK_ID] = []
    user.page.flow.show(journal.get(one.id))
    user.click("sendAgainButton")
    user.wait()
    assert (platform.added, platform.done_commands) == ([], [])
    user.answer("confirmYes")
    assert platform.added == [(TASK_ID, 2)]
    assert [command for _, command in platform.done_commands] == [TaskCommand.START]


# --- it passes meanwhile -----------------------------------------------------------------------
@pytest.fixture
def late(qtbot, context, monkeypatch):
    """A sheet of which most is dropped, with a preset time in an hour; `late.pass_by()` lets it
    pass."""
    now, make = [NOON], submission_flow.new_submission

    def with_preset(*values):
        one = make(*values)
        preset = PresetTime(PresetKind.MOMENT, NOON + HOUR)
        return replace(one, settings=replace(one.settings, preset=preset))

    monkeypatch.setattr(submission_flow, "new_submission", with_preset)
    monkeypatch.setattr(submission_flow, "time", SimpleNamespace(time=lambda: now[0]))
    made = User(qtbot, context)
    made.pass_by = lambda: now.append(now.pop() + 2 * HOUR)
    made.open([HEADER, *([f"n{i}", "12", ""] for i in range(5)), *leads(4)[1:]])
    made.set_target()
    made.create()
    assert made.page.flow.question.past is None
    return made


def test_a_time_that_passes_while_a_question_is_open_is_asked_about(late, platform):
    late.pass_by()
    late.click("questionYes")
    late.wait()
    assert platform.requests == []
    assert late.panel == "questionPanel"
    assert late.page.flow.question.past == NOON + HOUR
    late.click("questionYes")
    late.wait()
    assert len(platform.requests) == 1


def test_a_time_that_passes_before_an_unsaved_list_is_sent_again_is_asked_about(
    late, journal, platform, monkeypatch
):
    def full(*_):
        raise DISK_FULL

    with monkeypatch.context() as broken:
        broken.setattr(journal, "add", full)
        late.click("questionYes")
        late.wait()
    assert late.panel == "failurePanel"
    late.pass_by()
    late.click("sendAgainButton")
    late.wait()
    assert platform.requests == []
    assert late.page.flow.question.past == NOON + HOUR
    assert late.panel == "questionPanel"
    late.click("questionYes")
    late.wait()
    assert len(platform.requests) == 1
