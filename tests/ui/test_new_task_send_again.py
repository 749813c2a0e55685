"""Sending from the New task page in its window: seen, stopped and asked about, also once more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from tests.helpers.fake_platform import OFFLINE
from tests.helpers.new_task import FakeReader, User
from tests.helpers.submissions import call_numbers, submission
from tests.helpers.ui_context import CREATED, kept
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.submission import PartState, after, cut
from yccall_desktop.errors import Words
from yccall_desktop.services.screening import ListScreening
from yccall_desktop.ui.main_window import MainWindow

OTHER = "7f3a91c2-0000-4000-8000-000000000099"


class InWindow(User):
    """A user of the page in the program's window; `told` counts how often the journal changed."""

    def __init__(self, qtbot, context) -> None:
        self.qtbot, self.reader = qtbot, FakeReader()
        self.context = replace(context, reader=self.reader)
        self.window = MainWindow(context.settings)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.start(self.context)
        self.window.activateWindow()
        self.page = self.window.new_task
        self.wait()
        self.told = 0
        context.events.submissions_changed.connect(self._tell)

    def _tell(self) -> None:
        self.told += 1


@pytest.fixture
def user(qtbot, context) -> InWindow:
    return InWindow(qtbot, context)


@pytest.fixture
def asked(user, journal, platform) -> InWindow:
    """A list that was not sent is sent again: another one that was has its numbers."""
    journal.add(submission(OTHER, 3), call_numbers(3, 13800138100))
    part = journal.claim_part(OTHER, 0, 5)
    journal.save_part(OTHER, after(part, CREATED), CREATED.task_id)
    user.page.flow.show(kept(journal, End(Outcome.NOT_SENT, Reason.NO_CONNECTION), number=1))
    user.click("sendAgainButton")
    user.wait()
    assert platform.requests == []
    user.told = 0
    return user


def say_yes(user: InWindow, platform) -> None:
    """Until the numbers are on their way."""
    user.window.findChild(QWidget, "confirmYes").click()
    user.qtbot.waitUntil(lambda: len(platform.requests) == 1)


def state(user: InWindow) -> PartState:
    return user.context.journal.get(user.page.flow.submission.id).state


def test_sending_again_anyway_is_shown_as_sending(asked, platform, held):
    say_yes(asked, platform)
    assert asked.page.busy_sending
    assert asked.reason == "A list is being sent."
    asked.qtbot.waitUntil(lambda: asked.sees("cancelButton"))
    held.set()
    asked.wait()
    assert not asked.page.busy_sending
    assert not asked.sees("cancelButton")
    assert asked.panel == "resultPanel"
    assert state(asked) is PartState.DONE
    assert len(platform.requests) == 1


def test_what_was_sent_while_the_question_was_open_is_asked_about_anew(asked, journal, platform):
    third = "7f3a91c2-0000-4000-8000-000000000077"
    journal.add(submission(third, 3), call_numbers(3, 13800138100))
    part = journal.claim_part(third, 0, 6)
    journal.save_part(third, after(part, CREATED), CREATED.task_id)
    asked.window.findChild(QWidget, "confirmYes").click()
    asked.qtbot.waitUntil(lambda: asked.window.findChild(QWidget, "confirmYes") is not None)
    asked.wait()
    assert platform.requests == []
    say_yes(asked, platform)


def test_sending_again_anyway_can_be_cancelled(asked, platform, held):
    platform.creates.append(End(Outcome.UNKNOWN, Reason.CANCELLED_WHILE_SENDING))
    say_yes(asked, platform)
    asked.window.activateWindow()
    asked.qtbot.waitUntil(asked.window.isActiveWindow)
    asked.press(Qt.Key.Key_Escape)
    assert asked.page.flow.cancelling
    held.set()
    asked.wait()
    assert asked.sees("lookButton")


def test_closing_while_it_is_sent_again_asks(asked, platform, held):
    say_yes(asked, platform)
    asked.window.close()
    assert asked.window.isVisible()
    asked.qtbot.waitUntil(lambda: len(asked.window.findChildren(QWidget, "confirmBox")) == 1)
    assert asked.window.findChild(QWidget, "confirmBox").text() == (
        "Numbers are being sent. Close anyway?"
    )
    asked.window.findChild(QWidget, "confirmNo").click()
    held.set()
    asked.wait()
    assert state(asked) is PartState.DONE


# --- what the other parts of the window hear ------------------------------------------------------
def test_a_sending_again_is_told_once(asked, platform):
    say_yes(asked, platform)
    asked.wait()
    assert asked.told == 1


@pytest.mark.parametrize(
    "answer", [CREATED, OFFLINE, RuntimeError("a bug")], ids=["done", "not sent", "a bug"]
)
def test_a_sending_is_told_once(user, platform, expect_log, answer):
    if isinstance(answer, RuntimeError):
        expect_log("job broke", level=40)
    platform.creates.append(answer)
    user.open()
    user.set_target()
    user.create()
    assert len(platform.requests) == 1
    assert user.told == 1


# --- what must not be called by now ----------------------------------------------------------
@pytest.fixture
def unsent(user, journal) -> InWindow:
    user.page.flow.show(kept(journal, End(Outcome.NOT_SENT, Reason.NO_CONNECTION), number=1))
    user.wait()
    return user


def question(user: InWindow) -> str:
    return user.window.findChild(QMessageBox, "confirmBox").informativeText()


def test_numbers_that_are_on_the_do_not_call_list_by_now_are_asked_about(unsent, journal, platform):
    numbers = journal.numbers(unsent.page.flow.submission.id, 0)
    unsent.context.screening = ListScreening(frozenset({int(numbers[0].key)}))
    unsent.click("sendAgainButton")
    unsent.wait()
    assert question(unsent).startswith("1 number of this list is on the do-not-call list")
    assert platform.requests == []
    unsent.answer("confirmNo")
    assert platform.requests == []
    assert unsent.panel == "failurePanel"
    unsent.click("sendAgainButton")
    unsent.wait()
    unsent.answer("confirmYes")
    assert len(platform.requests) == 1


def test_a_number_on_the_list_that_is_there_already_is_not_asked_about(user, journal, platform):
    numbers = call_numbers(4)
    journal.add(replace(submission(OTHER, 4), parts=cut(4, 2)), numbers)
    journal.save_part(OTHER, after(journal.claim_part(OTHER, 0, 5), CREATED), CREATED.task_id)
    end = End(Outcome.NOT_SENT, Reason.NO_CONNECTION)
    journal.save_part(OTHER, after(journal.claim_part(OTHER, 1, 5), end))
    platform.held[CREATED.task_id] = [one.number for one in numbers[:2]]
    user.page.flow.show(journal.get(OTHER))
    user.context.screening = ListScreening(frozenset({int(numbers[0].key)}))
    user.click("sendAgainButton")
    user.wait()
    assert user.window.findChild(QMessageBox, "confirmBox") is None
    assert platform.added == [(CREATED.task_id, 2)]


def test_a_do_not_call_list_that_cannot_be_read_is_told(unsent, platform):
    unsent.context.list_problem = Words("Test", "The list is damaged.")
    unsent.click("sendAgainButton")
    unsent.wait()
    assert question(unsent).endswith("cannot be told: The list is damaged.")
    assert platform.requests == []


def test_nothing_is_sent_before_the_do_not_call_list_is_read(unsent, platform):
    unsent.context.screening_ready = False
    unsent.click("sendAgainButton")
    unsent.wait()
    assert "The do-not-call list is being read" in unsent.text("failureText")
    assert platform.requests == []
