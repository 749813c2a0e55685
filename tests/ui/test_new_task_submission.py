"""Creating a task on the New task page: sent once, asked where it must be, each end shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QStackedWidget

from tests.helpers.new_task import User, leads
from tests.helpers.submissions import submission
from yccall_desktop.core.outcomes import End, Outcome, Reason, RefusedNumber
from yccall_desktop.core.submission import PartState
from yccall_desktop.core.task import AssignmentType, TaskCommand
from yccall_desktop.errors import AppError, Words
from yccall_desktop.ui.new_task.result_panel import ResultPanel
from yccall_desktop.ui.new_task.side_panel import PANEL_WIDTH
from yccall_desktop.ui.new_task.submission_flow import Stage

CTRL = Qt.KeyboardModifier.ControlModifier
REFUSED = End(Outcome.REFUSED, Reason.BAD_PARAMETER, message="非法请求：参数assignagent")
TASK = "00000000000000000001"


def states(journal) -> list[PartState]:
    return [one.state for one in journal.submissions()]


# --- sending ------------------------------------------------------------------------------------
def test_the_task_id_is_shown(user, platform, journal):
    user.create()
    assert user.panel == "resultPanel"
    assert user.text("taskIdLabel") == TASK
    (_, _, numbers) = platform.requests[0]
    assert [number.number for number in numbers] == [
        "13800138000",
        "13800138004",
        "13800138006",
        "13800138007",
    ]
    assert states(journal) == [PartState.DONE]


def test_the_submission_carries_settings_source_and_the_shown_suffix(user, journal):
    suffix = user.text("taskNameSuffix")
    user.create()
    (one,) = journal.submissions()
    assert one.settings.assignment is AssignmentType.QUEUE
    assert one.settings.target == "queue-1"
    assert one.task_name == f"leads {suffix}"
    assert Path(one.source.path) == Path("/home/lee/leads.xlsx")
    assert one.source.sheet == "Leads"
    assert one.source.totals.duplicate == 1


def test_a_double_click_makes_one_submission(user, platform, journal):
    button = user.widget("createTaskButton")
    user.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    user.qtbot.mouseDClick(button, Qt.MouseButton.LeftButton)
    user.page.create_task()
    user.wait()
    user.page.create_task()
    user.wait()
    assert len(platform.requests) == 1
    assert len(journal.submissions()) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_creates_from_the_table_and_from_a_field(user, platform, key):
    user.page.settings.name.setFocus()
    user.press(key, CTRL)
    user.qtbot.waitUntil(lambda: user.page.flow.stage is Stage.ENDED)
    assert len(platform.requests) == 1


def test_ctrl_enter_commits_an_open_editor_first(user, platform):
    user.page.area.view.go_to_line(1)
    user.press(Qt.Key.Key_F2)
    editor = user.page.findChild(QLineEdit, "cellEditor")
    editor.setText("13800138003")
    user.qtbot.keyClick(editor, Qt.Key.Key_Return, CTRL)
    user.qtbot.waitUntil(lambda: user.page.flow.stage is Stage.ENDED)
    assert "13800138003" in [number.number for number in platform.requests[0][2]]
    assert len(platform.requests[0][2]) == 5


def test_exactly_ten_thousand_are_sent(user, platform):
    user.open(leads(10_000), "many.xlsx")
    user.create()
    assert len(platform.requests[0][2]) == 10_000


def test_without_a_journal_nothing_can_be_sent(qtbot, context):
    context.journal = None
    context.journal_error = Words("Test", "The journal is damaged.")
    user = User(qtbot, context)
    user.open()
    user.set_target()
    assert user.reason == "The journal is damaged."
    user.page.create_task()
    assert user.page.flow.stage is Stage.EDITING


def test_while_sending_the_table_stays_readable_and_nothing_changes(user, held):
    user.click("createTaskButton")
    user.qtbot.waitUntil(lambda: user.page.busy_sending)
    assert user.reason == "A list is being sent."
    assert user.cell(0, "Will call") == "13800138000"
    assert not user.page.settings.isEnabled()
    assert not user.widget("openButton").isEnabled()
    user.page.area.view.go_to_line(0)
    user.press(Qt.Key.Key_Delete)
    assert user.sheet.totals.excluded == 0
    held.set()
    user.wait()
    assert not user.page.busy_sending


def test_when_earlier_lists_cannot_be_looked_for_it_says_so(user, platform, journal, monkeypatch):
    def locked(_keys):
        raise AppError(Words("Test", "Another program holds the journal."))

    with monkeypatch.context() as patch:
        patch.setattr(journal, "earlier", locked)
        user.create()
    assert user.page.flow.stage is Stage.EDITING
    assert platform.requests == []
    said = user.page.area.notice.text
    assert said.startswith("Nothing was sent: ")
    assert said.endswith("Another program holds the journal.")
    user.create()
    assert user.page.area.notice.text == ""
    assert len(platform.requests) == 1


def test_progress_says_how_much_is_sent(user, held):
    user.click("createTaskButton")
    user.qtbot.waitUntil(lambda: user.sees("cancelButton"))
    user.qtbot.waitUntil(lambda: user.text("progressText").startswith("Sent. Waiting"))
    assert user.text("progressDetail").startswith("4 of 4")
    held.set()
    user.wait()
    assert not user.sees("cancelButton")


def test_cancel_is_passed_on_and_the_end_is_shown(user, platform, held):
    platform.creates.append(End(Outcome.UNKNOWN, Reason.CANCELLED_WHILE_SENDING))
    user.click("createTaskButton")
    user.qtbot.waitUntil(lambda: user.sees("cancelButton"))
    user.press(Qt.Key.Key_Escape)
    assert user.page.flow.cancelling
    assert not user.widget("cancelButton").isEnabled()
    held.set()
    user.wait()
    assert user.panel == "failurePanel"
    assert user.text("failureHeading") == "Unknown: the task may exist"


def test_what_was_chosen_is_remembered_after_sending(user):
    user.create()
    assert user.context.settings.last_task.target == "queue-1"


def test_right_away_starts_the_task(user, platform):
    user.widget("startRightAway").click()
    user.create()
    assert [command for _, command in platform.done_commands] == [TaskCommand.START]
    assert user.text("commandHeading") == "Calling"
    assert not user.widget("startCallingButton").isEnabled()


# --- the result ---------------------------------------------------------------------------------
def test_the_id_is_copied(user):
    user.create()
    user.click("copyTaskIdButton")
    assert QGuiApplication.clipboard().text() == TASK
    assert user.widget("copyTaskIdButton").text() == "Copied"


def test_start_and_pause_are_sent(user, platform):
    user.create()
    user.click("startCallingButton")
    user.wait()
    user.click("pauseTaskButton")
    user.wait()
    assert [command for _, command in platform.done_commands] == [
        TaskCommand.START,
        TaskCommand.PAUSE,
    ]
    assert user.text("commandHeading") == "Paused"


def test_a_task_is_ended_only_after_asking(user, platform):
    user.create()
    user.click("endTaskButton")
    user.answer("confirmNo")
    assert platform.done_commands == []
    user.click("endTaskButton")
    user.answer("confirmYes")
    assert [command for _, command in platform.done_commands] == [TaskCommand.END]
    assert not user.widget("startCallingButton").isEnabled()


def test_counts_say_what_was_accepted_refused_and_left_out(user, platform):
    refused = (RefusedNumber("13800138004", "blacklist"),)
    platform.creates.append(End(Outcome.DONE, Reason.OK, task_id=TASK, refused=refused))
    user.create()
    assert user.text("acceptedCount") == "3"
    assert user.text("refusedCount") == "1"
    assert user.text("leftCount") == "3"


def test_nothing_in_the_result_is_squashed_in_a_small_window(qtbot, context):
    stack, panel = QStackedWidget(), ResultPanel()
    qtbot.addWidget(stack)
    stack.addWidget(QLabel())
    stack.addWidget(panel)
    stack.resize(PANEL_WIDTH, 360)
    stack.show()
    refused = (RefusedNumber("13800138004"),)
    panel.show_result(replace(submission(), task_id=TASK, refused=refused), (), "", None)
    stack.setCurrentWidget(panel)
    assert panel.area.verticalScrollBar().maximum() > 0

    def squashed():
        for one in (*panel.findChildren(QPushButton), *panel.findChildren(QLabel)):
            wraps = one.hasHeightForWidth()
            natural = one.heightForWidth(one.width()) if wraps else one.sizeHint().height()
            if one.isVisible() and one.height() < natural:
                yield one

    qtbot.waitUntil(lambda: not any(squashed()))
    link = panel.refused_button
    assert link.minimumHeight() >= link.fontMetrics().height()


def test_refused_numbers_become_a_filter_with_the_platforms_reason(user, platform):
    refused = (RefusedNumber("8613800138004", "blacklist"), RefusedNumber("999", "what is it"))
    platform.creates.append(End(Outcome.DONE, Reason.OK, task_id=TASK, refused=refused))
    user.create()
    user.click("showRefusedButton")
    assert user.rows() == [6]
    assert user.cell(0, "Problem") == "Refused by the platform: blacklist"
    assert user.widget("filterRefused").text() == "Refused  1"
    assert "999 – what is it" in user.text("unmatchedRefused")


def test_the_receipt_is_saved(user, monkeypatch, tmp_path):
    target = tmp_path / "receipt"
    user.create()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    user.click("saveReceiptButton")
    user.wait()
    assert target.with_name("receipt.xlsx").exists()


def test_new_list_makes_room_for_the_next(user):
    first = user.page.flow.draft_id
    user.create()
    user.click("newListButton")
    assert user.sees("emptyOpenButton")
    assert user.panel == "taskSettings"
    assert user.page.flow.draft_id != first
    user.open(leads(2, 13900139000), "next.xlsx")
    assert user.page.settings.name.text() == "next"
    assert user.widget("createTaskButton").isEnabled()


def test_opening_another_file_leaves_the_result(user):
    user.create()
    user.open(leads(2, 13900139000), "next.xlsx")
    assert user.panel == "taskSettings"
    user.create()
    assert user.text("taskIdLabel") == "00000000000000000002"
