"""Numbers that were sent and never seen again: they may be called, and no page says otherwise."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton

from tests.helpers.fake_platform import LOST, OFFLINE
from tests.helpers.new_task import User, leads
from tests.helpers.submissions import ID, call_numbers, submission
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.ports import EarlierSubmission
from yccall_desktop.core.submission import Part, PartState, after, cut
from yccall_desktop.services import screening
from yccall_desktop.store.journal import SqliteJournal
from yccall_desktop.ui.new_task import draft
from yccall_desktop.ui.new_task.submission_flow import Stage
from yccall_desktop.ui.tasks.actions import TaskActions
from yccall_desktop.ui.tasks.page import TasksPage
from yccall_desktop.ui.tasks.questions import EarlierWords
from yccall_desktop.ui.tasks.words import state_words

DONE = End(Outcome.DONE, Reason.OK, task_id="42")
RELEASED = End(Outcome.NOT_SENT, Reason.RELEASED_BY_USER)


@pytest.fixture
def user(qtbot, context):
    return User(qtbot, context)


def words(*parts, task_id="", shared=3):
    one = replace(submission(ID), parts=parts, task_id=task_id)
    return EarlierWords().text((EarlierSubmission(one, shared),))


def test_the_same_sheet_is_not_sent_again_without_a_question(user, journal, platform):
    """Its answer was lost, it was released, the next look failed: then a new task is made."""
    platform.creates.append(LOST)
    user.open(leads(3))
    user.set_target()
    user.create()
    platform.hidden = True
    user.click("lookButton")
    user.wait()
    user.click("sendMissingButton")
    platform.looks.append(OFFLINE)
    user.answer("confirmYes")
    assert [part.released for part in journal.submissions()[0].parts] == [True]
    assert user.text("failureHeading") == "Not sent again: the task may exist"
    assert "Nothing was sent" not in user.text("failureText")
    assert "Nothing more was sent" in user.text("failureText")
    assert state_words(journal.submissions()[0]) == "Perhaps sent"
    user.click("backButton")
    user.create()
    assert user.panel == "questionPanel"
    assert len(platform.requests) == 1
    assert "were sent and not found there; they may come late" in user.text("questionEarlierText")


def test_what_was_sent_and_not_found_is_not_told_as_in_the_task(qapp):
    text = words(Part(0, 3, PartState.NOT_SENT, RELEASED, released=True))
    assert text.startswith("3 ")
    assert "of task “leads 7f3a91c2”, " in text
    assert "may come late" in text
    assert "looked for once more before" in text


def test_what_is_in_the_task_is_told_apart(qapp):
    done, late = Part(0, 2, PartState.DONE, DONE), Part(1, 2, PartState.REFUSED, released=True)
    text = words(done, replace(late, there=1), task_id="42")
    assert text.startswith("3 ")
    assert "in task “" in text
    text = words(done, late, task_id="42")
    assert text.startswith("2 ")
    assert "in task “" in text
    assert "1 more of it w" in text


# --- two lists at once -----------------------------------------------------------------------
def test_what_waits_in_a_list_that_is_being_sent_is_asked_about(user, journal, platform):
    """It goes on from the Tasks page while a new list is made that holds its numbers."""
    under_way = replace(submission(ID, 4), parts=cut(4, 2))
    journal.add(under_way, call_numbers(4))
    user.open(leads(4)[:1] + leads(4)[3:])
    user.set_target()
    with journal.sending(ID):
        user.create()
    assert user.panel == "questionPanel"
    assert "It is being sent right now" in user.text("questionEarlierText")
    assert not user.sees("questionLook")
    assert platform.requests == []


def test_a_list_counts_as_being_sent_before_it_is_saved(user, journal, monkeypatch):
    sending, add = [], SqliteJournal.add

    def watched(self, submission, numbers):
        sending.append(self.is_sending(submission.id))
        add(self, submission, numbers)

    monkeypatch.setattr(SqliteJournal, "add", watched)
    user.open(leads(3))
    user.set_target()
    user.create()
    assert sending == [True]
    assert not journal.is_sending(journal.submissions()[0].id)


@pytest.fixture
def twins(user, journal, platform):
    """The ids of a list that waits, and its sheet is opened anew: both hold the same numbers."""
    platform.creates.append(OFFLINE)
    user.open(leads(4))
    user.set_target()
    user.create()
    platform.requests.clear()
    user.open(leads(4), "again.xlsx")
    return journal.submissions()[0].id


def test_a_list_counts_as_being_sent_before_it_looks(user, twins, journal, platform, monkeypatch):
    """It goes on from the Tasks page, and has not sent anything while a new list is created."""
    inside, go = threading.Event(), threading.Event()

    def slowly(*_):
        inside.set()
        go.wait(20)
        return 0

    monkeypatch.setattr(screening, "count_listed", slowly)
    tasks = TaskActions(user.context)
    tasks.send(twins)
    user.qtbot.waitUntil(inside.is_set)
    user.click("createTaskButton")
    user.qtbot.waitUntil(lambda: user.page.flow.stage in (Stage.ASKING, Stage.ENDED))
    assert user.panel == "questionPanel"
    assert platform.requests == []
    go.set()
    user.wait()
    assert [sent[0] for sent in platform.requests] == [twins]


def test_a_list_waits_until_another_that_looks_is_saved(
    user, twins, journal, platform, monkeypatch
):
    """The new list found nothing and is saved only after the other one wants to look."""
    found, go = threading.Event(), threading.Event()
    find, earlier_than, entered = draft.find_earlier, SqliteJournal.earlier_than, []
    deciding = journal.deciding

    def find_slowly(journal, sheet, cancel):
        earlier = find(journal, sheet, cancel)
        found.set()
        go.wait(20)
        return earlier

    def looked(self, submission_id):
        earlier = earlier_than(self, submission_id)
        go.set()
        return earlier

    def entering():
        entered.append(1)
        if len(entered) > 1:
            go.set()
        return deciding()

    monkeypatch.setattr(draft, "find_earlier", find_slowly)
    monkeypatch.setattr(SqliteJournal, "earlier_than", looked)
    monkeypatch.setattr(journal, "deciding", entering)
    tasks, asked = TaskActions(user.context), []
    tasks.doubled.connect(asked.append)
    user.click("createTaskButton")
    user.qtbot.waitUntil(found.is_set)
    tasks.send(twins)
    user.wait()
    assert len(platform.requests) == 1
    assert [one.submission_id for one in asked] == [twins]


# --- ended with numbers of unknown end -------------------------------------------------------
@pytest.fixture
def lost_halfway(journal):
    """Part 1 of 3 is there, of part 2 nobody knows, part 3 was never sent."""
    journal.add(replace(submission(ID, 6), parts=cut(6, 2)), call_numbers(6))
    for index, end in enumerate((DONE, LOST)):
        journal.save_part(ID, after(journal.claim_part(ID, index, 5), end), end.task_id)
    return journal.get(ID)


@pytest.fixture
def tasks(qtbot, context):
    page = TasksPage(context)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: not context.jobs.active)
    return page


def shown(page):
    facts = [one.text() for one in page.detail._values]
    return page.detail._sentence.text(), facts


def test_end_here_tells_apart_what_may_be_called(lost_halfway, tasks, qtbot, context):
    tasks.detail.end_here.click()
    box = tasks.findChild(QMessageBox)
    assert "Numbers that stay with the platform: 2. Numbers that are not sent any more: 2;" in (
        box.text() + box.informativeText()
    )
    assert "not known whether the platform has them: 2. They may be called" in (
        box.text() + box.informativeText()
    )
    tasks.findChild(QPushButton, "confirmYes").click()
    qtbot.waitUntil(lambda: not context.jobs.active)
    sentence, facts = shown(tasks)
    assert "sent and not seen with the platform: 2. They may be called" in sentence
    assert "2 accepted, 0 refused, 2 left out, 2 unknown" in facts


def test_nothing_is_called_not_sent_when_all_was(user, journal, lost_halfway):
    journal.leave_out(ID)
    user.page.flow.show(journal.get(ID))
    assert user.panel == "resultPanel"
    warning = user.text("resultWarningText")
    assert "Ended early: 2 number" in warning
    assert "sent and not seen with the platform: 2." in warning


def test_what_was_released_is_not_told_as_never_sent(user, journal):
    """The heading says that nothing was sent, which is true of the last attempt alone."""
    journal.add(submission(ID, 2), call_numbers(2))
    for end in (LOST, OFFLINE):
        journal.save_part(ID, after(journal.claim_part(ID, 0, 5), end))
        journal.save_absence(ID, 6)
        journal.release(ID, RELEASED)
    user.page.flow.show(journal.get(ID))
    assert "sent and not seen with the platform: 2." in user.text("failureText")


# --- a list that no look can find ------------------------------------------------------------
def answer(page, qtbot, context):
    """What the open question says, after it was answered with yes."""
    box = page.window().findChild(QMessageBox)
    text = box.text() + box.informativeText()
    page.window().findChild(QPushButton, "confirmYes").click()
    qtbot.waitUntil(lambda: not context.jobs.active)
    return text


def test_a_list_that_cannot_be_looked_for_can_be_closed(user, qtbot, context, journal, platform):
    platform.creates.append(LOST)
    platform.loses = True
    user.open(leads(3))
    user.set_target()
    user.create()
    platform.looks.append(End(Outcome.UNKNOWN, Reason.WEB_PAGE))
    user.click("lookButton")
    user.wait()
    assert user.widget("endHereButton").text() == "Close this list…"
    user.click("endHereButton")
    asked = answer(user.page, qtbot, context)
    assert "may be with the platform and may be called: 3." in asked
    assert "were not sent" not in asked
    assert user.text("failureHeading") == "Ended by you"
    assert "sent and not seen with the platform: 3." in user.text("failureText")
    assert journal.mark_interrupted() == []
    user.click("backButton")
    user.create()
    assert user.panel == "questionPanel"
    text = user.text("questionEarlierText")
    assert "which you closed: whether they were sent is unknown" in text
    assert "not found" not in text
    assert "looked for once more" not in text
    assert len(platform.requests) == 1


def test_a_list_that_was_never_sent_can_be_closed(journal, qtbot, context):
    journal.add(submission(ID, 2), call_numbers(2))
    page = TasksPage(context)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: not context.jobs.active)
    page.detail.end_here.click()
    asked = answer(page, qtbot, context)
    assert "Numbers that were not sent and are not sent any more: 2;" in asked
    assert "may be with the platform" not in asked
    assert journal.get(ID).state is PartState.LEFT_OUT
    assert journal.mark_interrupted() == []


@pytest.mark.parametrize("end", [OFFLINE, End(Outcome.REFUSED, Reason.BAD_PARAMETER)])
def test_what_ended_without_a_task_needs_no_closing(user, platform, end):
    platform.creates.append(end)
    user.open(leads(3))
    user.set_target()
    user.create()
    assert not user.sees("endHereButton")
