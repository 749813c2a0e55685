"""What a stopped program left open of its commands is known at the next start, once."""

from __future__ import annotations

import pytest

from tests.helpers.submissions import ID, call_numbers, submission
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.submission import after
from yccall_desktop.core.task import TaskCommand
from yccall_desktop.core.task_status import known_status
from yccall_desktop.store.journal import FILE_NAME, SqliteJournal

DONE = End(Outcome.DONE, Reason.OK, task_id="20260101")


@pytest.fixture
def journal(tmp_path):
    with SqliteJournal(tmp_path / FILE_NAME) as opened:
        yield opened


@pytest.fixture
def created(journal):
    def create(**values):
        journal.add(submission(**values), call_numbers(3))
        journal.save_part(ID, after(journal.claim_part(ID, 0, 1), DONE), DONE.task_id)

    return create


def test_a_promised_start_that_was_never_given_is_told_once(journal, created):
    created(start=True)
    (told,) = journal.mark_interrupted()
    assert told.command == "start"
    assert told.command_end == End(Outcome.NOT_SENT, Reason.START_NOT_GIVEN)
    assert known_status(told) == "not-started"
    assert told.ended
    assert journal.mark_interrupted() == []


@pytest.mark.parametrize("command", TaskCommand)
def test_a_command_on_its_way_is_told_once(journal, created, command):
    created()
    journal.save_command(ID, command, None)
    (told,) = journal.mark_interrupted()
    assert (told.command, told.command_end.outcome) == (command.name.lower(), Outcome.UNKNOWN)
    assert known_status(told) == ""
    assert journal.mark_interrupted() == []


def test_what_was_started_or_was_not_to_be_is_not_told(journal, created):
    created()
    assert journal.mark_interrupted() == []
    journal.save_command(ID, TaskCommand.START, End(Outcome.DONE, Reason.OK))
    assert journal.mark_interrupted() == []


def test_a_list_that_is_not_whole_yet_keeps_its_promise(journal):
    journal.add(submission(start=True), call_numbers(3))
    (told,) = journal.mark_interrupted()
    assert (told.command, told.unfinished) == ("", True)
