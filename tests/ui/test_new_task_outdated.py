"""What changes after the rows were checked: nothing is sent before they are checked with it."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.helpers.new_task import User
from yccall_desktop.core.call_sheet import CallSheet
from yccall_desktop.core.columns import Role
from yccall_desktop.core.number_form import NumberForm
from yccall_desktop.core.submission import PartState
from yccall_desktop.errors import AppError, Words
from yccall_desktop.services.screening import ListScreening
from yccall_desktop.ui.new_task.submission_flow import Stage

LISTED = 8613800138004
NOT_CHECKED = "The rows are not checked with the changed settings."


def choose_international(user: User) -> None:
    """As the settings and the switch of the account do."""
    user.context.settings.form = NumberForm.INTERNATIONAL
    user.context.events.numbers_changed.emit()


def block(user: User) -> None:
    """As the keeper of the do-not-call list does once it has read the changed list."""
    user.context.screening = ListScreening(frozenset({LISTED}))
    user.context.events.screening_changed.emit()


def break_the_list(user: User) -> None:
    user.context.list_problem = Words("Test", "Its file is damaged.")
    user.context.events.screening_changed.emit()


def sent(platform) -> list[str]:
    return [number.number for number in platform.requests[-1][2]]


INTERNATIONAL = ["8613800138000", "8613800138004", "8613800138006", "8613800138007"]
WITHOUT_LISTED = ["13800138000", "13800138006", "13800138007"]
CHANGES = [(choose_international, INTERNATIONAL), (block, WITHOUT_LISTED)]
NAMES = ["form", "list"]


# --- while a number is being typed ----------------------------------------------------------------
def type_over(user: User, line: int, text: str) -> QLineEdit:
    """Open the editor of a line's phone cell and type; it stays open."""
    view = user.page.area.view
    view.go_to_line(line)
    view.edit_current()
    editor = view.findChild(QLineEdit, "cellEditor")
    editor.clear()
    user.qtbot.keyClicks(editor, text)
    return editor


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape], ids=["enter", "esc"])
def test_rows_are_checked_again_once_the_open_editor_is_closed(user, key):
    editor = type_over(user, 1, "1380013")
    block(user)
    user.wait()
    assert user.page.area.view.editing
    assert user.reason == NOT_CHECKED
    user.qtbot.keyClicks(editor, "8009")
    user.qtbot.keyClick(editor, key)
    user.qtbot.waitUntil(lambda: not user.page.area.view.editing)
    user.wait()
    written = key == Qt.Key.Key_Return
    assert user.cell(1, "Phone") == ("13800138009" if written else "1380013800")
    assert user.sheet.decisions.can_undo is written
    assert user.sheet.screening is user.context.screening
    assert user.reason == ""


def test_what_is_being_typed_when_the_list_changes_is_sent(user, platform):
    type_over(user, 1, "13800138009")
    block(user)
    user.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    user.wait()
    assert platform.requests == []
    user.create()
    assert sent(platform) == ["13800138000", "13800138009", "13800138006", "13800138007"]


def test_another_role_of_a_column_leaves_what_is_being_typed(user):
    type_over(user, 1, "13800138009")
    user.page.area.view.role_chosen.emit((0, Role.MEMBER_ID))
    user.wait()
    assert user.cell(1, "Phone") == "13800138009"


# --- a check that did not come to its end ---------------------------------------------------------
@pytest.mark.parametrize(("change", "numbers"), CHANGES, ids=NAMES)
def test_esc_while_rows_are_checked_again_sends_nothing_old(user, platform, change, numbers):
    change(user)
    assert user.page.session.checking
    user.press(Qt.Key.Key_Escape)
    user.wait()
    assert not user.page.session.checking
    assert user.reason == NOT_CHECKED
    assert not user.widget("createTaskButton").isEnabled()
    user.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    user.wait()
    assert platform.requests == []
    assert user.widget("checkRowsButton").hasFocus()
    user.click("checkRowsButton")
    user.wait()
    assert not user.sees("checkRowsButton")
    user.create()
    assert sent(platform) == numbers


def test_a_check_that_fails_leaves_a_way_on(user, platform, monkeypatch):
    def fail(*_):
        raise AppError(Words("Test", "There is not enough memory."))

    with monkeypatch.context() as patch:
        patch.setattr(CallSheet, "check_appended", fail)
        choose_international(user)
        user.wait()
    assert user.text("noticeText") == "There is not enough memory."
    assert user.reason == NOT_CHECKED
    user.click("checkRowsButton")
    user.wait()
    user.create()
    assert sent(platform) == INTERNATIONAL


def test_what_is_set_back_needs_no_check(user):
    choose_international(user)
    user.press(Qt.Key.Key_Escape)
    assert user.sees("checkRowsButton")
    user.context.settings.form = NumberForm.NATIONAL
    user.context.events.numbers_changed.emit()
    user.press(Qt.Key.Key_Escape)
    assert not user.sees("checkRowsButton")
    assert user.reason == ""


# --- a question that waits ------------------------------------------------------------------------
@pytest.fixture
def asked(user) -> User:
    """The same list once more: the question is on the screen."""
    user.create()
    user.open(name="again.xlsx")
    user.create()
    assert user.panel == "questionPanel"
    return user


@pytest.mark.parametrize(("change", "numbers"), CHANGES, ids=NAMES)
def test_a_question_is_taken_back_when_what_it_was_asked_for_changes(
    asked, platform, change, numbers
):
    change(asked)
    asked.wait()
    assert asked.panel == "taskSettings"
    assert asked.text("noticeText").startswith("Nothing was sent: the account, the settings or")
    assert len(platform.requests) == 1
    asked.create()
    assert asked.panel == "questionPanel"
    assert not asked.sees("noticeClose")
    asked.click("questionYes")
    asked.wait()
    assert sent(platform) == numbers


def test_a_list_that_can_no_longer_be_applied_is_asked_about(asked, platform):
    break_the_list(asked)
    asked.wait()
    assert asked.panel == "taskSettings"
    asked.create()
    assert asked.text("questionUnlistedText").endswith("Its file is damaged.")
    assert len(platform.requests) == 1


def test_a_question_stays_when_nothing_changed(asked, platform):
    for event in ("numbers_changed", "screening_changed", "connection_changed"):
        getattr(asked.context.events, event).emit()
    assert asked.panel == "questionPanel"
    asked.click("questionYes")
    asked.wait()
    assert len(platform.requests) == 2


def test_yes_sends_nothing_while_the_do_not_call_list_is_read(asked, platform):
    asked.context.screening_ready = False
    asked.click("questionYes")
    asked.wait()
    assert asked.page.flow.stage is Stage.EDITING
    assert asked.reason == "The do-not-call list is being read…"
    assert len(platform.requests) == 1


# --- between Create and sending -------------------------------------------------------------------
@pytest.mark.parametrize(("change", "numbers"), CHANGES, ids=NAMES)
def test_what_changes_while_earlier_lists_are_looked_for_holds(
    user, platform, journal, monkeypatch, change, numbers
):
    entered, gate = threading.Event(), threading.Event()
    earlier = journal.earlier

    def slowly(_journal, keys):
        entered.set()
        assert gate.wait(10)
        return earlier(keys)

    with monkeypatch.context() as patch:
        patch.setattr(type(journal), "earlier", slowly)
        user.click("createTaskButton")
        user.qtbot.waitUntil(entered.is_set)
        change(user)
        gate.set()
        user.wait()
    assert platform.requests == []
    assert user.text("noticeText").startswith("Nothing was sent")
    user.create()
    assert sent(platform) == numbers


@pytest.mark.parametrize(("change", "numbers"), CHANGES, ids=NAMES)
def test_a_list_that_was_not_saved_is_sent_again_only_as_it_is_now(
    user, platform, journal, monkeypatch, change, numbers
):
    def full(*_):
        raise AppError(Words("Test", "The disk is full."))

    with monkeypatch.context() as patch:
        patch.setattr(journal, "add", full)
        user.create()
    change(user)
    user.click("sendAgainButton")
    user.wait()
    assert platform.requests == []
    assert user.panel == "taskSettings"
    assert user.text("noticeText").startswith("Nothing was sent")
    user.create()
    assert sent(platform) == numbers
    assert [one.state for one in journal.submissions()] == [PartState.DONE]
