"""The other ends of a submission on the New task page, and the questions before one is sent."""

from __future__ import annotations

import threading
import time
from datetime import datetime

import pytest
from PySide6.QtCore import QDateTime, Qt

from tests.helpers.fake_platform import LOST, OFFLINE
from tests.helpers.new_task import HEADER
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.phone import NumberForm
from yccall_desktop.core.submission import after
from yccall_desktop.core.task import PresetKind, TaskCommand
from yccall_desktop.errors import AppError, Words
from yccall_desktop.ui.new_task.submission_flow import Stage

CTRL = Qt.KeyboardModifier.ControlModifier
REFUSED = End(Outcome.REFUSED, Reason.BAD_PARAMETER, message="非法请求：参数assignagent")
TASK = "00000000000000000001"


# --- the other ends -----------------------------------------------------------------------------
def test_refused_shows_the_servers_message_beside_ours(user, platform, journal):
    platform.creates.append(REFUSED)
    user.create()
    assert user.text("failureHeading") == "The platform refused it"
    assert user.text("failureText").startswith("The platform did not accept one of the values")
    assert user.text("serverMessage") == "“非法请求：参数assignagent”"
    assert not user.sees("lookButton")
    user.click("sendAgainButton")
    user.wait()
    assert user.text("taskIdLabel") == "00000000000000000002"
    assert len(journal.submissions()) == 1


@pytest.mark.parametrize("reason", [Reason.TOKEN_INVALID, Reason.WRONG_APPID])
def test_what_is_mended_in_the_settings_leads_there(user, platform, journal, reason):
    platform.creates.extend([End(Outcome.REFUSED, reason)] * 2)
    user.create()
    assert "Settings" in user.text("failureText")
    assert user.page.failure.first_button() is user.widget("openSettingsButton")
    with user.qtbot.waitSignal(user.context.events.settings_wanted):
        user.click("openSettingsButton")
    platform.creates.clear()
    user.click("sendAgainButton")
    user.wait()
    assert user.panel == "resultPanel"
    assert len(journal.submissions()) == 1


@pytest.mark.parametrize(
    "reason",
    [Reason.LICENCE_EXPIRED, Reason.MODULE_NOT_LICENSED, Reason.ADDRESS_NOT_AUTHORISED],
)
def test_what_the_operator_mends_is_sent_again_as_it_is(user, platform, reason):
    platform.creates.append(End(Outcome.REFUSED, reason))
    user.create()
    assert "operator" in user.text("failureText")
    assert not user.sees("openSettingsButton")
    assert user.page.failure.first_button() is user.widget("sendAgainButton")


def test_a_question_is_taken_back_when_another_account_is_chosen(user, platform, journal):
    user.create()
    user.open()
    user.create()
    assert user.panel == "questionPanel"
    user.context.connection = user.context.connect("https://other.test")
    user.context.events.connection_changed.emit()
    assert user.panel == "taskSettings"
    assert len(platform.requests) == 1


def test_refused_settings_are_changed_for_a_new_submission(user, platform, journal):
    platform.creates.append(REFUSED)
    user.create()
    first = user.page.flow.draft_id
    user.click("backButton")
    assert user.panel == "taskSettings"
    user.type("targetCombo", "queue-2")
    user.create()
    assert user.panel == "resultPanel"
    assert {one.id for one in journal.submissions()} == {first, user.page.flow.draft_id}


def test_not_sent_is_offered_again(user, platform, journal):
    platform.creates.append(OFFLINE)
    user.create()
    assert user.text("failureHeading") == "Nothing was sent"
    user.click("sendAgainButton")
    user.wait()
    assert user.panel == "resultPanel"
    assert len(journal.submissions()) == 1
    assert len({submission_id for submission_id, _, _ in platform.requests}) == 1


def test_a_list_that_cannot_be_saved_is_not_sent(user, platform, journal, monkeypatch):
    def full(*_):
        raise AppError(Words("Test", "The disk is full."))

    with monkeypatch.context() as patch:
        patch.setattr(journal, "add", full)
        user.create()
    assert user.text("failureHeading") == "Nothing was sent"
    assert user.text("failureText") == "The disk is full."
    assert platform.requests == []
    user.click("sendAgainButton")
    user.wait()
    assert user.text("taskIdLabel") == TASK


def test_unknown_offers_a_look_and_never_a_send(user, platform):
    platform.creates.append(LOST)
    user.create()
    assert user.text("failureHeading") == "Unknown: the task may exist"
    assert "It is never sent again by itself." in user.text("failureText")
    assert not user.sees("sendAgainButton")
    user.click("lookButton")
    user.wait()
    assert user.text("taskIdLabel") == TASK
    assert len(platform.requests) == 1


def test_not_found_is_not_taken_for_proof(user, platform):
    platform.creates.append(LOST)
    platform.hidden = True
    user.create()
    user.click("lookButton")
    user.wait()
    assert user.text("lookHeading") == "Not found so far"
    assert "That is not proof" in user.text("lookText")
    assert not user.sees("sendAgainButton")
    assert len(platform.requests) == 1


def test_the_focus_stays_on_look(user, platform):
    platform.creates.append(LOST)
    platform.hidden = True
    user.create()
    look = user.widget("lookButton")
    for looks in (1, 2):
        assert user.page.window().focusWidget() is look
        user.press(Qt.Key.Key_Return)
        assert not look.isEnabled()
        assert user.page.window().focusWidget() is user.page.failure
        user.press(Qt.Key.Key_Return)
        user.wait()
        assert user.page.flow.submission.absent_looks == looks
    assert user.page.window().focusWidget() is look


def test_the_next_step_is_in_sight_in_a_small_window(user, platform):
    platform.creates.append(LOST)
    platform.hidden = True
    user.page.resize(1024, 543)
    user.create()
    user.click("lookButton")
    user.wait()
    look, panel = user.widget("lookButton"), user.page.failure
    assert look.visibleRegion().boundingRect().height() == look.height()
    assert panel.area.verticalScrollBar().value() == 0


def test_a_look_that_fails_says_so(user, platform):
    platform.creates.append(LOST)
    platform.looks.append(OFFLINE)
    user.create()
    user.click("lookButton")
    user.wait()
    assert user.text("lookHeading") == "The look did not work"
    assert user.text("lookText").endswith("then try again.")


def test_a_bug_while_sending_is_shown_as_unknown(user, platform, expect_log):
    expect_log("job broke", level=40)
    platform.creates.append(RuntimeError("boom"))
    user.create()
    assert user.text("failureHeading") == "Unknown: the task may exist"
    assert not user.sees("sendAgainButton")


# --- questions ----------------------------------------------------------------------------------
def test_numbers_that_were_submitted_before_are_asked_about(user, platform):
    user.create()
    name = user.page.flow.submission.task_name
    user.open([HEADER, ["x", "13800138004", "M1"], ["y", "13900139000", "M2"]], "again.xlsx")
    user.create()
    assert user.panel == "questionPanel"
    words = user.text("questionEarlierText")
    assert words.startswith(f"1 number in task “{name}”")
    assert f"Task ID {TASK}" in words
    assert user.widget("questionNo").hasFocus()
    assert not user.sees("questionLook")
    assert len(platform.requests) == 1


@pytest.mark.parametrize("how", ["click", "escape", "enter"])
def test_the_safe_answer_sends_nothing(user, platform, how):
    user.create()
    user.open()
    user.create()
    if how == "click":
        user.click("questionNo")
    else:
        user.press(Qt.Key.Key_Escape if how == "escape" else Qt.Key.Key_Return)
    user.wait()
    assert user.panel == "taskSettings"
    assert len(platform.requests) == 1
    assert user.widget("createTaskButton").isEnabled()


def test_ctrl_enter_does_not_answer_a_question(user, platform):
    user.create()
    user.open()
    user.create()
    user.press(Qt.Key.Key_Return, CTRL)
    user.wait()
    assert user.panel == "questionPanel"
    assert len(platform.requests) == 1


def test_sent_again_when_the_user_says_so(user, platform):
    user.create()
    user.open()
    user.create()
    user.click("questionYes")
    user.wait()
    assert user.panel == "resultPanel"
    assert len(platform.requests) == 2


def test_an_unknown_earlier_submission_is_looked_for_by_default(user, platform):
    platform.creates.append(LOST)
    user.create()
    user.click("backButton")
    user.create()
    assert "Whether that one was sent is unknown" in user.text("questionEarlierText")
    assert user.widget("questionLook").hasFocus()
    user.press(Qt.Key.Key_Return)
    user.wait()
    assert user.text("taskIdLabel") == TASK
    assert len(platform.requests) == 1


def test_when_more_than_half_drops_out_it_asks(user, platform):
    user.open([HEADER, ["a", "13800138000", ""], ["b", "12", ""], ["c", "13", ""]], "bad.xlsx")
    user.create()
    assert user.text("questionDroppedText").startswith(
        "2 rows are invalid and 0 are duplicates; only 1 of 3 are called."
    )
    assert platform.requests == []
    user.click("questionYes")
    user.wait()
    assert len(platform.requests) == 1


def test_half_is_not_more_than_half(user, platform):
    user.open([HEADER, ["a", "13800138000", ""], ["b", "12", ""]], "half.xlsx")
    user.create()
    assert len(platform.requests) == 1


def test_a_preset_time_in_the_past_is_asked_about(user, platform):
    preset = user.page.settings.preset
    preset.set_kind(PresetKind.MOMENT)
    preset.moment.setDateTime(QDateTime.fromSecsSinceEpoch(int(time.time()) - 7200))
    user.create()
    assert user.text("questionPastHeading") == "The preset call time has passed"
    assert platform.requests == []


def test_starting_after_the_preset_time_asks_by_the_servers_clock(user, platform):
    preset = user.page.settings.preset
    preset.set_kind(PresetKind.MOMENT)
    soon = int(datetime.now().timestamp()) + 1800
    preset.moment.setDateTime(QDateTime.fromSecsSinceEpoch(soon))
    ahead = End(Outcome.DONE, Reason.OK, task_id=TASK, server_time=soon + 3600)
    platform.creates.append(ahead)
    user.create()
    user.click("startCallingButton")
    user.answer("confirmNo")
    assert platform.done_commands == []
    user.click("startCallingButton")
    user.answer("confirmYes")
    assert [command for _, command in platform.done_commands] == [TaskCommand.START]


def test_a_change_elsewhere_in_the_window_is_shown(user, journal, platform):
    platform.creates.append(LOST)
    user.create()
    found = journal.get(user.page.flow.draft_id)
    part = found.parts[0]
    journal.save_part(
        found.id, after(part, End(Outcome.DONE, Reason.OK, task_id=TASK)), task_id=TASK
    )
    user.page.show_changed(journal.get(found.id))
    assert user.text("taskIdLabel") == TASK


def test_send_again_asks_when_the_numbers_were_submitted_meanwhile(user, platform, journal):
    platform.creates.append(OFFLINE)
    user.create()
    first = user.page.flow.submission
    user.click("backButton")
    user.create()
    assert user.panel == "resultPanel"
    user.page.flow.show(journal.get(first.id))
    user.click("sendAgainButton")
    user.wait()
    assert len(platform.tasks) == 1
    user.answer("confirmNo")
    assert len(platform.tasks) == 1
    user.click("sendAgainButton")
    user.wait()
    user.answer("confirmYes")
    assert len(platform.tasks) == 2


def test_a_bug_while_sending_again_is_shown_as_unknown(user, platform, expect_log):
    platform.creates.extend([OFFLINE, RuntimeError("a bug")])
    user.create()
    expect_log("sending broke", level=40)
    user.click("sendAgainButton")
    user.wait()
    assert user.text("failureHeading") == "Unknown: the task may exist"
    assert not user.sees("sendAgainButton")


def test_a_new_form_of_the_numbers_holds_for_what_is_sent_next(user, platform, journal):
    """The settings were changed while the failed list was locked."""
    platform.creates.append(OFFLINE)
    user.create()
    user.context.settings.form = NumberForm.INTERNATIONAL
    user.context.events.numbers_changed.emit()
    user.click("backButton")
    user.wait()
    user.create()
    assert platform.requests[-1][2][0].number == "8613800138000"


@pytest.mark.parametrize("how", ["cancel", "close"])
def test_cancelled_while_looking_for_earlier_lists_nothing_is_sent(
    user, platform, journal, monkeypatch, how
):
    """Also when the cancel comes after the last moment at which the worker would hear of it."""
    entered, gate = threading.Event(), threading.Event()
    earlier = journal.earlier

    def slowly(keys):
        entered.set()
        assert gate.wait(10)
        return earlier(keys)

    monkeypatch.setattr(type(journal), "earlier", lambda self, keys: slowly(keys))
    user.click("createTaskButton")
    user.qtbot.waitUntil(entered.is_set)
    if how == "cancel":
        user.page.flow.cancel()
    else:
        user.context.jobs.cancel_all()
    gate.set()
    user.wait()
    assert platform.requests == []
    assert user.page.flow.stage is Stage.EDITING


def test_enter_presses_the_focused_button_of_an_end(user, platform):
    platform.creates.append(OFFLINE)
    user.create()
    user.widget("sendAgainButton").setFocus()
    user.press(Qt.Key.Key_Return)
    user.wait()
    assert user.panel == "resultPanel"


def test_what_sending_again_cannot_cure_leads_back_to_the_list(user, platform):
    platform.creates.append(REFUSED)
    user.create()
    assert user.page.failure.first_button().objectName() == "backButton"
