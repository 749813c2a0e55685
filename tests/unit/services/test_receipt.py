"""A receipt says what was sent where, and every number with its row."""

from __future__ import annotations

import time
from dataclasses import replace

import openpyxl
import pytest

from tests.helpers.fake_platform import OK
from tests.helpers.submissions import ID, call_numbers, submission
from yccall_desktop.core.outcomes import End, Outcome, Reason, RefusedNumber
from yccall_desktop.core.submission import PartState, after, cut
from yccall_desktop.core.task import TaskCommand
from yccall_desktop.errors import AppError
from yccall_desktop.services.receipt import save_receipt

DONE = End(Outcome.DONE, Reason.OK, message="成功", task_id="20260101120000123456")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "收据 1.xlsx"


@pytest.fixture
def sent(journal):
    journal.add(submission(account="Company"), call_numbers(3))
    refused = [RefusedNumber("+86 138-0013-8001", "空号"), RefusedNumber("=1+1", "")]
    journal.save_part(
        ID, after(journal.claim_part(ID, 0, 1_767_240_001), DONE), DONE.task_id, refused
    )
    journal.save_command(ID, TaskCommand.START, OK)
    return journal.get(ID)


def table(page):
    return [[cell.value or "" for cell in row] for row in page.iter_rows()]


def test_the_facts(journal, sent, path):
    save_receipt(journal, sent, path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Receipt", "Refused numbers", "Numbers"]
    facts = dict(table(book["Receipt"]))
    assert facts["State"] == "task created"
    assert facts["Message of the platform"] == "成功"
    assert facts["Task id"] == "20260101120000123456"
    assert facts["Task name"] == "leads 7f3a91c2"
    assert facts["Submission id"] == ID
    local = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(1_767_240_001))
    assert facts["Sent at"].startswith(local)
    assert facts["Server"] == sent.server
    assert facts["Account"] == "Company"
    assert facts["File"] == "C:\\Users\\李\\leads nov.xlsx"
    assert (facts["Sheet"], facts["Assigned to"], facts["Target"]) == (
        "Leads",
        "group",
        "sales 销售",
    )
    assert facts["Calls per idle agent"] == "1:3"
    assert facts["Calling numbers"] == "01065512345, 01065512346"
    assert (facts["Last command"], facts["Its end"]) == ("start calling", "Done.")
    counts = ["Rows in the sheet", "Ready", "Invalid", "Duplicate", "Excluded", "Blank"]
    assert [facts[name] for name in counts] == ["6", "3", "1", "1", "1", "0"]
    assert facts["Numbers in the submission"] == "3"
    assert facts["Accepted by the platform"] == "1"
    assert facts["Refused by the platform"] == "2"


def test_all_numbers_with_their_rows(journal, sent, path):
    save_receipt(journal, sent, path)
    rows = table(openpyxl.load_workbook(path)["Numbers"])
    assert rows[0][:3] == ["Row", "Number", "Member ID"]
    assert rows[1] == ["2", "13800138000", "M0", "U0", "高", "C0", ""]
    assert [row[:2] for row in rows[1:]] == [
        [str(number.row), number.number] for number in call_numbers(3)
    ]
    assert rows[2][6].startswith(time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(1_800_000_000)))


def test_refused_numbers_are_joined_to_their_rows(journal, sent, path):
    save_receipt(journal, sent, path)
    page = openpyxl.load_workbook(path)["Refused numbers"]
    assert table(page)[1:] == [["3", "+86 138-0013-8001", "空号"], ["", "=1+1", ""]]
    assert {cell.data_type for row in page.iter_rows() for cell in row if cell.value} == {"s"}


@pytest.mark.parametrize("state", PartState)
def test_every_state_has_a_receipt(journal, sent, path, state):
    plain = replace(sent, parts=(replace(sent.parts[0], state=state, end=None),), refused=())
    save_receipt(journal, plain, path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Receipt", "Numbers"]
    assert table(book["Receipt"])[1][1]


def test_what_may_be_called_is_not_told_as_not_sent(journal, path):
    lost = End(Outcome.UNKNOWN, Reason.CONNECTION_LOST)
    journal.add(replace(submission(count=6), parts=cut(6, 2)), call_numbers(6))
    for index, end in enumerate((DONE, lost)):
        claimed = journal.claim_part(ID, index, 1_767_240_005)
        journal.save_part(ID, after(claimed, end), end.task_id)
    journal.leave_out(ID)
    save_receipt(journal, journal.get(ID), path)
    facts = dict(table(openpyxl.load_workbook(path)["Receipt"]))
    assert facts["Not sent, ended by the user"] == "2"
    assert facts["Unknown, may be called by the platform"] == "2"


def test_it_speaks_the_users_language(journal, sent, path):
    save_receipt(journal, sent, path, lambda words: "译 " + words.english()[:20])
    book = openpyxl.load_workbook(path)
    assert all(name.startswith("译 ") for name in book.sheetnames)
    assert all(str(row[0]).startswith("译 ") for row in table(book.worksheets[0]))


def test_no_receipt_lacks_the_numbers_that_are_forgotten_meanwhile(journal, path, monkeypatch):
    journal.add(replace(submission(count=4), parts=cut(4, 2)), call_numbers(4))
    for index in (0, 1):
        journal.save_part(
            ID, after(journal.claim_part(ID, index, 1_767_240_005), DONE), DONE.task_id
        )
    sent, read = journal.get(ID), journal.numbers

    def numbers(submission_id, part, **options):
        if part == 1:
            journal.forget(2_000_000_000, 2_000_000_000)
        return read(submission_id, part, **options)

    monkeypatch.setattr(journal, "numbers", numbers)
    with pytest.raises(AppError, match="No receipt was saved"):
        save_receipt(journal, sent, path)
    assert not list(path.parent.glob("*.xlsx*"))
    save_receipt(journal, journal.get(ID), path)
    assert openpyxl.load_workbook(path).sheetnames == ["Receipt"]
