"""Numbers that a list names, on the New task page: left out, told, taken in by the user alone."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from tests.helpers.new_task import HEADER, User
from yccall_desktop.core.problems import Code, Problem, RowStatus
from yccall_desktop.errors import Words

TABLE = [HEADER, ["a", "13800138000", "M1"], ["b", "13800138001", "M2"]]


class Listed:
    """A list of one number."""

    def code(self, key: int) -> Code | None:
        return Code.DO_NOT_CALL if key == 8613800138001 else None

    def problem(self, key: int) -> Problem | None:
        return Problem(Code.DO_NOT_CALL) if self.code(key) else None


@pytest.fixture
def user(qtbot, context) -> User:
    made = User(qtbot, context)
    made.set_target()
    return made


def set_lists(user: User, screening) -> None:
    user.context.screening, user.context.screening_ready = screening, True
    user.context.events.screening_changed.emit()
    user.wait()


def test_a_listed_number_is_left_out_with_its_reason(user):
    set_lists(user, Listed())
    user.open(TABLE)
    assert user.sheet.status(2) is RowStatus.EXCLUDED
    assert user.cell(1, "Problem") == "On the do-not-call list, left out"
    assert user.widget("createTaskButton").text().endswith("1 number")


def test_a_list_that_changes_checks_the_open_sheet_anew(user):
    user.open(TABLE)
    assert user.sheet.totals.ready == 2
    set_lists(user, Listed())
    assert user.sheet.totals.ready == 1
    set_lists(user, None)
    assert user.sheet.totals.ready == 2


def test_what_the_user_took_in_stays_in(user):
    set_lists(user, Listed())
    user.open(TABLE)
    user.page.session.restore([2])
    assert user.sheet.totals.ready == 2
    set_lists(user, Listed())
    assert user.sheet.totals.ready == 2


def test_nothing_is_sent_before_the_lists_are_known(user):
    user.context.screening_ready = False
    user.open(TABLE)
    assert not user.widget("createTaskButton").isEnabled()
    assert user.widget("createTaskReason", QLabel).text() == "The do-not-call list is being read…"
    user.page.create_task()
    user.wait()
    assert user.context.journal.submissions() == []
    set_lists(user, Listed())
    assert user.widget("createTaskButton").isEnabled()


def test_a_list_that_cannot_be_applied_is_asked_about_before_sending(user):
    user.open(TABLE)
    user.context.list_problem = Words("Test", "Its file is damaged.")
    user.create()
    assert user.panel == "questionPanel"
    text = user.text("questionUnlistedText")
    assert text.endswith("would be called. Its file is damaged.")
    user.click("questionNo")
    assert user.context.journal.submissions() == []
    user.create()
    user.click("questionYes")
    user.wait()
    assert len(user.context.journal.submissions()) == 1
