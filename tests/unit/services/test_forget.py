"""Forgetting by the setting, and what can no longer be done with a forgotten list."""

from __future__ import annotations

import openpyxl
import pytest

from tests.helpers.fake_platform import OK
from tests.helpers.submissions import ID, call_numbers, submission
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason, RefusedNumber
from yccall_desktop.core.submission import after
from yccall_desktop.errors import AppError
from yccall_desktop.services.forget import DAY_SECONDS, forget_old
from yccall_desktop.services.receipt import save_receipt
from yccall_desktop.services.submit_task import send

SENT = 1_767_240_000
REFUSED = End(Outcome.REFUSED, Reason.REFUSED_BY_PLATFORM)


def days_later(days: float) -> int:
    return SENT + int(days * DAY_SECONDS)


def ended(journal, end):
    journal.add(submission(), call_numbers(3))
    part = journal.claim_part(ID, 0, SENT)
    refused = [RefusedNumber("13800138000", "空号")]
    journal.save_part(ID, after(part, end), end.task_id, refused)


@pytest.mark.parametrize(
    ("days", "recent", "age", "forgotten"),
    [
        (90, 0, 89.9, 0),
        (90, 0, 90.1, 1),
        (0, 0, 4_000, 0),
        (30, 180, 180.9, 0),
        (30, 180, 181.1, 1),
    ],
)
def test_the_setting_decides_and_submitted_lately_keeps_what_it_needs(
    journal, days, recent, age, forgotten
):
    ended(journal, OK)
    assert forget_old(journal, days, recent, days_later(age)) == forgotten
    assert bool(journal.numbers(ID, 0)) is not bool(forgotten)


def test_a_forgotten_list_is_not_sent_again(journal, connection, platform):
    ended(journal, REFUSED)
    forget_old(journal, 90, 0, days_later(91))
    with pytest.raises(AppError, match="not kept any more"):
        send(journal, connection, ID, lambda _: None, CancelToken(), lambda: SENT)
    assert platform.requests == []


def test_a_receipt_afterwards_has_the_facts_alone(journal, tmp_path):
    ended(journal, OK)
    before, later = tmp_path / "before.xlsx", tmp_path / "later.xlsx"
    save_receipt(journal, journal.get(ID), before)
    kept = before.read_bytes()
    forget_old(journal, 90, 0, days_later(91))
    save_receipt(journal, journal.get(ID), later)
    assert before.read_bytes() == kept
    assert openpyxl.load_workbook(before).sheetnames == ["Receipt", "Refused numbers", "Numbers"]
    book = openpyxl.load_workbook(later)
    assert book.sheetnames == ["Receipt"]
    facts = {row[0].value: row[1].value for row in book["Receipt"].iter_rows()}
    assert facts["Numbers forgotten on this PC at"].startswith("2026-")
    assert facts["Numbers in the submission"] in (3, "3")
