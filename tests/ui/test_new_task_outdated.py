"""What changes after the rows were checked: nothing is sent before they are checked with it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.helpers.new_task import User
from yccall_desktop.core.call_sheet import CallSheet
from yccall_desktop.core.number_form import NumberForm
from yccall_desktop.errors import AppError, Words
from yccall_desktop.services.screening import ListScreening

LISTED = 8613800138004
NOT_CHECKED = "The rows are not checked with the changed settings."


@pytest.fixture
def user(qtbot, context) -> User:
    made = User(qtbot, context)
    made.open()
    made.set_target()
    return made


def choose_international(user: User) -> None:
    """As the settings and the switch of the account do."""
    user.context.settings.form = NumberForm.INTERNATIONAL
    user.context.events.numbers_changed.emit()


def block(user: User) -> None:
    """As the keeper of the do-not-call list does once it has read the changed list."""
    user.context.screening = ListScreening(frozenset({LISTED}))
    user.context.events.screening_changed.emit()


def sent(platform) -> list[str]:
    return [number.number for number in platform.requests[-1][2]]


INTERNATIONAL = ["8613800138000", "8613800138004", "8613800138006", "8613800138007"]
WITHOUT_LISTED = ["13800138000", "13800138006", "13800138007"]
CHANGES = [(choose_international, INTERNATIONAL), (block, WITHOUT_LISTED)]
NAMES = ["form", "list"]


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
