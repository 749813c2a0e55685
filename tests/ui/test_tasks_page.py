"""The Tasks page: what it shows of the journal, and that nothing is sent or ended by accident."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QTableView

from tests.helpers.ui_context import CREATED, LOST, OK, TASK_ID, kept
from yccall_desktop.core.outcomes import End, Outcome, Reason, RefusedNumber
from yccall_desktop.core.submission import Part, PartState, after
from yccall_desktop.core.task import PresetKind, PresetTime, TaskCommand
from yccall_desktop.errors import Words
from yccall_desktop.ui.tasks.model import Column
from yccall_desktop.ui.tasks.page import TasksPage
from yccall_desktop.ui.tasks.words import sheet_label

REFUSED = End(Outcome.REFUSED, Reason.BAD_PARAMETER, message="非法请求：参数assignagent")
OFFLINE = End(Outcome.NOT_SENT, Reason.NO_CONNECTION, {"server": "http://127.0.0.1:8080"})


@pytest.fixture
def page(qtbot, context):
    made = TasksPage(context)
    made.resize(1200, 700)
    qtbot.addWidget(made)
    return made


def open_page(qtbot, page) -> None:
    page.show()
    qtbot.waitUntil(lambda: not page._context.jobs.active)


def cell(page, row: int, column: Column) -> str:
    model = page.findChild(QTableView, "tasksTable").model()
    return model.index(row, column).data()


def text(page, name: str) -> str:
    label = page.findChild(QLabel, name)
    return label.text() if label.isVisibleTo(page) else ""


def button(page, name: str) -> QPushButton:
    return page.window().findChild(QPushButton, name)


def press(qtbot, page, name: str) -> None:
    qtbot.mouseClick(button(page, name), Qt.MouseButton.LeftButton)


def wait(qtbot, page) -> None:
    qtbot.waitUntil(lambda: page.runner.running is None and not page._context.jobs.active)


def test_an_empty_journal_says_what_comes_here(qtbot, page):
    open_page(qtbot, page)
    assert not page.findChild(QTableView, "tasksTable").isVisibleTo(page)
    with qtbot.waitSignal(page._context.events.new_task_wanted):
        press(qtbot, page, "emptyNewTaskButton")


def test_submissions_are_listed_newest_first(qtbot, page, journal):
    kept(journal, number=1, refused=(RefusedNumber("13800138101"),), count=1200)
    kept(journal, LOST, number=2)
    open_page(qtbot, page)
    assert [cell(page, row, Column.STATE) for row in (0, 1)] == ["Unknown", "Created"]
    assert cell(page, 1, Column.NUMBERS) == "1,200"
    assert cell(page, 1, Column.REFUSED) == "1"
    assert cell(page, 1, Column.TASK_ID) == TASK_ID
    assert cell(page, 1, Column.SHEET) == "leads.xlsx · Leads"
    assert cell(page, 0, Column.TASK_ID) == "–"


def test_a_text_file_is_named_once(journal):
    made = kept(journal)
    text_file = replace(made.source, path="/home/lee/leads.csv", sheet="leads")
    assert sheet_label(replace(made, source=text_file)) == "leads.csv"


@pytest.mark.parametrize(
    ("end", "command", "word"),
    [
        (None, None, "Not sent yet"),
        (REFUSED, None, "Refused"),
        (OFFLINE, None, "Not sent"),
        (LOST, None, "Unknown"),
        (End(Outcome.DONE, Reason.OK, task_id=TASK_ID), (TaskCommand.START, OK), "Calling"),
        (End(Outcome.DONE, Reason.OK, task_id=TASK_ID), (TaskCommand.PAUSE, OK), "Paused"),
        (End(Outcome.DONE, Reason.OK, task_id=TASK_ID), (TaskCommand.END, OK), "Ended"),
        (
            End(Outcome.DONE, Reason.OK, task_id=TASK_ID),
            (TaskCommand.START, LOST),
            "Perhaps calling",
        ),
    ],
)
def test_every_state_has_a_word(qtbot, page, journal, end, command, word):
    kept(journal, end, command=command)
    open_page(qtbot, page)
    assert cell(page, 0, Column.STATE) == word


def test_the_end_stands_in_words_with_the_platforms_message(qtbot, page, journal):
    kept(journal, REFUSED)
    open_page(qtbot, page)
    sentence = text(page, "tasksDetailSentence")
    assert "nothing was done" in sentence
    assert "非法请求：参数assignagent" in sentence


def test_the_task_id_is_copied(qtbot, page, journal):
    kept(journal)
    open_page(qtbot, page)
    press(qtbot, page, "tasksCopyButton")
    assert QGuiApplication.clipboard().text() == TASK_ID


def test_start_and_pause_are_sent_at_once(qtbot, page, journal, platform):
    one = kept(journal)
    open_page(qtbot, page)
    for name in ("tasksStartButton", "tasksPauseButton"):
        press(qtbot, page, name)
        wait(qtbot, page)
    assert [command for _, command in platform.done_commands] == [
        TaskCommand.START,
        TaskCommand.PAUSE,
    ]
    assert journal.get(one.id).command == "pause"
    assert cell(page, 0, Column.STATE) == "Paused"


def test_what_is_called_is_not_started_again(qtbot, page, journal, platform):
    kept(journal)
    open_page(qtbot, page)
    page.activateWindow()
    start = button(page, "tasksStartButton")
    start.setFocus()
    qtbot.keyClick(start, Qt.Key.Key_Return)
    wait(qtbot, page)
    assert not start.isEnabled()
    assert page.window().focusWidget() is button(page, "tasksCopyButton")


def test_a_task_without_numbers_is_not_what_to_start(qtbot, page, journal):
    created = End(Outcome.DONE, Reason.OK, task_id=TASK_ID)
    kept(journal, created, refused=tuple(RefusedNumber(str(one)) for one in range(3)))
    open_page(qtbot, page)
    assert button(page, "tasksStartButton").property("role") != "primary"


def test_end_asks_first(qtbot, page, journal, platform):
    kept(journal)
    open_page(qtbot, page)
    press(qtbot, page, "tasksEndButton")
    press(qtbot, page, "confirmNo")
    assert platform.done_commands == []
    press(qtbot, page, "tasksEndButton")
    qtbot.waitUntil(lambda: button(page, "confirmYes") is not None)
    press(qtbot, page, "confirmYes")
    wait(qtbot, page)
    assert [command for _, command in platform.done_commands] == [TaskCommand.END]
    assert not button(page, "tasksStartButton").isEnabled()


def test_enter_in_the_question_means_no(qtbot, page, journal, platform):
    kept(journal)
    open_page(qtbot, page)
    press(qtbot, page, "tasksEndButton")
    qtbot.keyClick(button(page, "confirmNo").window(), Qt.Key.Key_Return)
    assert page.runner.running is None
    assert platform.done_commands == []


def test_a_past_preset_time_is_warned_of_at_start(qtbot, page, journal, platform):
    kept(journal, preset=PresetTime(PresetKind.MOMENT, 1_767_300_000))
    open_page(qtbot, page)
    press(qtbot, page, "tasksStartButton")
    assert platform.done_commands == []
    press(qtbot, page, "confirmYes")
    wait(qtbot, page)
    assert [command for _, command in platform.done_commands] == [TaskCommand.START]


def test_a_command_that_failed_says_so(qtbot, page, journal, platform):
    kept(journal)
    platform.commands.append(OFFLINE)
    open_page(qtbot, page)
    press(qtbot, page, "tasksStartButton")
    wait(qtbot, page)
    words = text(page, "tasksDetailCommand")
    assert words.endswith("server address in Settings, then try again.")
    assert "nothing was sent" not in words
    assert cell(page, 0, Column.STATE) == "Created"


def test_looking_finds_the_task(qtbot, page, journal, platform):
    one = kept(journal, LOST)
    platform.tasks.append((one.id, TASK_ID))
    open_page(qtbot, page)
    with qtbot.waitSignal(page.submission_changed) as told:
        press(qtbot, page, "tasksLookButton")
    wait(qtbot, page)
    assert told.args[0].state is PartState.DONE
    assert text(page, "tasksDetailId") == TASK_ID
    assert "Found" in text(page, "tasksNoticeText")


def test_nothing_can_be_sent_again_before_a_look(qtbot, page, journal):
    kept(journal, LOST)
    open_page(qtbot, page)
    assert button(page, "tasksReleaseButton").isHidden()
    assert button(page, "tasksSendButton").isHidden()


def test_sending_again_after_an_empty_look_needs_a_yes(qtbot, page, journal, platform):
    one = kept(journal, LOST)
    open_page(qtbot, page)
    press(qtbot, page, "tasksLookButton")
    wait(qtbot, page)
    assert "no such task" in text(page, "tasksDetailAbsent")
    press(qtbot, page, "tasksReleaseButton")
    press(qtbot, page, "confirmNo")
    assert platform.requests == []
    assert journal.get(one.id).state is PartState.UNKNOWN
    press(qtbot, page, "tasksReleaseButton")
    qtbot.waitUntil(lambda: button(page, "confirmYes") is not None)
    press(qtbot, page, "confirmYes")
    wait(qtbot, page)
    assert len(platform.requests) == 1
    assert journal.get(one.id).state is PartState.DONE


def test_a_look_without_connection_changes_nothing(qtbot, page, journal, platform):
    one = kept(journal, LOST)
    platform.looks.append(OFFLINE)
    open_page(qtbot, page)
    press(qtbot, page, "tasksLookButton")
    wait(qtbot, page)
    notice = text(page, "tasksNoticeText")
    assert notice.startswith("The look did not work. No connection to ")
    assert notice.endswith("then try again.")
    assert "sent" not in notice
    assert journal.get(one.id).absent_looks == 0


def test_the_focus_stays_on_look(qtbot, page, journal, platform):
    one = kept(journal, LOST)
    open_page(qtbot, page)
    page.activateWindow()
    look = button(page, "tasksLookButton")
    look.setFocus()
    qtbot.keyClick(look, Qt.Key.Key_Return)
    assert page.window().focusWidget() is page.detail
    wait(qtbot, page)
    assert journal.get(one.id).absent_looks == 1
    assert page.window().focusWidget() is look


def test_the_focus_goes_to_what_is_best_done_next(qtbot, page, journal, platform):
    one = kept(journal, LOST)
    platform.tasks.append((one.id, TASK_ID))
    open_page(qtbot, page)
    page.activateWindow()
    look = button(page, "tasksLookButton")
    look.setFocus()
    qtbot.keyClick(look, Qt.Key.Key_Return)
    wait(qtbot, page)
    assert page.window().focusWidget() is button(page, "tasksStartButton")


def test_what_was_not_sent_is_offered_again(qtbot, page, journal, platform):
    one = kept(journal, OFFLINE)
    open_page(qtbot, page)
    press(qtbot, page, "tasksSendButton")
    wait(qtbot, page)
    assert [sent[0] for sent in platform.requests] == [one.id]
    assert text(page, "tasksDetailId") == journal.get(one.id).task_id


def test_only_one_thing_at_a_time(qtbot, page, journal, platform):
    kept(journal, OFFLINE)
    gate, entered = threading.Event(), threading.Event()

    def wait_at_the_gate() -> None:
        entered.set()
        gate.wait(5)

    platform.during_create = wait_at_the_gate
    open_page(qtbot, page)
    press(qtbot, page, "tasksSendButton")
    assert page.busy_sending
    qtbot.waitUntil(entered.is_set)
    assert not button(page, "tasksSendButton").isEnabled()
    gate.set()
    wait(qtbot, page)
    assert not page.busy_sending
    assert len(platform.requests) == 1


def test_a_submission_of_another_server_is_refused_in_words(qtbot, page, journal, platform):
    kept(journal, server="http://127.0.0.1:9999")
    open_page(qtbot, page)
    press(qtbot, page, "tasksStartButton")
    wait(qtbot, page)
    assert "http://127.0.0.1:9999" in text(page, "tasksNoticeText")
    assert platform.done_commands == []


def test_the_receipt_is_saved(qtbot, page, journal, tmp_path, monkeypatch):
    kept(journal)
    target = tmp_path / "receipt.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    open_page(qtbot, page)
    press(qtbot, page, "tasksReceiptButton")
    wait(qtbot, page)
    assert target.stat().st_size > 0
    assert "receipt.xlsx" in text(page, "tasksNoticeText")


def test_the_chosen_row_stays_chosen(qtbot, page, journal):
    first = kept(journal, number=1)
    kept(journal, LOST, number=2)
    open_page(qtbot, page)
    page.choose(first.id)
    wait(qtbot, page)
    kept(journal, number=3)
    page.refresh()
    wait(qtbot, page)
    assert page._chosen().id == first.id


def test_without_a_journal_it_says_why(qtbot, context):
    context.journal, context.journal_error = None, Words("Journal", "The journal is damaged.")
    page = TasksPage(context)
    qtbot.addWidget(page)
    open_page(qtbot, page)
    assert any(label.text() == "The journal is damaged." for label in page.findChildren(QLabel))


def test_every_button_has_a_name_that_can_be_read(page):
    for one in page.findChildren(QPushButton):
        assert one.accessibleName() or one.text(), one.objectName()


def test_sending_again_asks_when_the_numbers_are_in_another_task(qtbot, page, journal, platform):
    made = kept(journal, OFFLINE)
    numbers = journal.numbers(made.id, 0)
    other = replace(made, id="0" * 8 + made.id[8:], parts=(Part(0, len(numbers)),))
    journal.add(other, numbers)
    part = journal.claim_part(other.id, 0, 5)
    journal.save_part(other.id, after(part, CREATED), TASK_ID)
    open_page(qtbot, page)
    page.choose(made.id)
    wait(qtbot, page)
    press(qtbot, page, "tasksSendButton")
    wait(qtbot, page)
    assert platform.requests == []
    press(qtbot, page, "confirmNo")
    assert platform.requests == []
    press(qtbot, page, "tasksSendButton")
    wait(qtbot, page)
    press(qtbot, page, "confirmYes")
    wait(qtbot, page)
    assert [sent[0] for sent in platform.requests] == [made.id]


def test_a_bug_while_sending_again_is_told_to_the_other_page(
    qtbot, page, journal, platform, expect_log
):
    kept(journal, OFFLINE)
    open_page(qtbot, page)
    platform.creates.append(RuntimeError("a bug"))
    expect_log("sending broke", level=40)
    with qtbot.waitSignal(page.submission_changed) as told:
        press(qtbot, page, "tasksSendButton")
    wait(qtbot, page)
    assert told.args[0].state is PartState.UNKNOWN
