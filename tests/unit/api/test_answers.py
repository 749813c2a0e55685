from __future__ import annotations

import pytest

from tests.helpers.submissions import call_numbers
from yccall_desktop.api.answers import signed_in, task_created
from yccall_desktop.api.envelope import Envelope
from yccall_desktop.api.refused_numbers import refused_numbers
from yccall_desktop.api.task_list import task_page
from yccall_desktop.core.outcomes import End, Outcome, Reason, RefusedNumber

ID = "20200101010101000001"
PART = call_numbers(5)
A, B, C = (one.number for one in PART[:3])


def done(result: object) -> Envelope:
    return Envelope(End(Outcome.DONE, Reason.OK), {}, result)


def test_a_task_with_its_id_is_done():
    number = PART[1].number
    end = task_created(done({"taskid": ID, "invaliddata": [number]}), PART)
    assert (end.outcome, end.task_id, end.taken) == (Outcome.DONE, ID, None)
    assert end.refused == (RefusedNumber(number),)


@pytest.mark.parametrize(
    ("invalid", "taken"),
    [
        ([f"1390000{digit:04d}" for digit in range(9)], 5),
        (["13800138001", "+86 13800138001"], 4),
        (["13800138001", "a"], 4),
        ([one.number for one in PART] + ["8613800138001"], 0),
    ],
)
def test_strangers_among_the_refused_are_shown_and_not_counted(invalid, taken):
    end = task_created(done({"taskid": ID, "invaliddata": invalid}), PART)
    assert (end.outcome, end.task_id, end.taken) == (Outcome.DONE, ID, taken)
    assert [one.number for one in end.refused] == invalid


@pytest.mark.parametrize(
    "result",
    [
        [],
        None,
        "text",
        {},
        {"taskid": ""},
        {"taskid": None},
        {"taskid": "0"},
        {"taskid": []},
        {"taskid": "1.2345678901234567e+19"},
        {"taskid": "<b>x</b>"},
        {"taskid": "-1"},
        {"taskid": "-"},
        {"taskid": "_"},
        {"taskid": False},
        {"taskid": "Array"},
        {"taskid": "undefined"},
        {"taskid": "NaN"},
        {"taskid": "2e19"},
        {"taskid": "٣"},
    ],
)
def test_without_a_usable_id_it_is_unknown(result):
    end = task_created(done(result), PART)
    assert (end.outcome, end.reason, end.task_id) == (Outcome.UNKNOWN, Reason.NO_TASK_ID, "")


@pytest.mark.parametrize("task_id", [ID, "1", "T-7_a", "5e1c3a9fbd0142f1", "12e45678"])
def test_an_id_may_be_of_many_forms(task_id):
    assert task_created(done({"taskid": task_id}), PART).task_id == task_id


@pytest.mark.parametrize(
    ("invalid", "expected"),
    [
        ([], []),
        (None, []),
        ("", []),
        ({}, []),
        (["138", "139"], [("138", ""), ("139", "")]),
        ({"3": "138", "7": "139"}, [("138", ""), ("139", "")]),
        ([{"phone": "138"}, {"telphone": "139"}], [("138", ""), ("139", "")]),
        ({"3": {"telphone": "138", "reason": "空号"}}, [("138", "空号")]),
        ([{"phone": "138", "msg": "black list"}], [("138", "black list")]),
        ("138,139; 140", [("138", ""), ("139", ""), ("140", "")]),
        ([" 138 ", None, "", True, [], {}, {"count": "0", "list": []}], [("138", "")]),
        (["138", {"phone": "138", "reason": "空号"}], [("138", "空号")]),
        ({"phone": "138", "reason": "空号"}, [("138", "空号")]),
        ([{"number": A, "reason": "空号"}, {"mobile": B}], [(A, "空号"), (B, "")]),
        ({"空号": [A, B], "黑名单": [C]}, [(A, "空号"), (B, "空号"), (C, "黑名单")]),
        ({"空号": f"{A},{B}"}, [(A, ""), (B, "")]),
        ([[A, "空号"], [B]], [(A, "空号"), (B, "")]),
        ({A: "空号", B: {"msg": "停机"}, C: []}, [(A, "空号"), (B, "停机"), (C, "")]),
        (
            {"total": "2", "list": [{"tel": f"+86 {A}"}, {"tel": B}]},
            [(f"+86 {A}", ""), (B, "")],
        ),
        ([{"number": A, "time": "1500000000", "date": "2026-01-07"}], [(A, "")]),
        (f'["{A}", {B}]', [(A, ""), (B, "")]),
        ([f'{{"phone": "{A}", "msg": "空号"}}'], [(A, "空号")]),
        ([{"phone": f'["{A}"]'}], [(A, "")]),
        ("[138,139", [("[138", ""), ("139", "")]),
        ([{"reason": "x"}, {"phone": ""}], [('{"reason": "x"}', "")]),
        ([["空号"]], [('["空号"]', "")]),
    ],
)
def test_refused_numbers_in_every_form(invalid, expected):
    assert [(one.number, one.reason) for one in refused_numbers(invalid)] == expected


@pytest.mark.parametrize(
    "invalid",
    [
        [{"number": A}, {"number": B}],
        {"空号": [A, B]},
        [[A, "空号"], [B, "空号"]],
        f'["{A}","{B}"]',
    ],
)
def test_refused_numbers_in_an_unexpected_form_are_not_counted_as_accepted(invalid):
    end = task_created(done({"taskid": ID, "invaliddata": invalid}), PART)
    assert [one.number for one in end.refused] == [A, B]
    assert len(PART) - len(end.refused) == 3


def test_what_names_no_number_is_shown_and_not_counted():
    end = task_created(done({"taskid": ID, "invaliddata": [A, {"why": "空号"}]}), PART)
    assert [one.number for one in end.refused] == [A, '{"why": "空号"}']
    assert end.taken == 4


def test_a_very_deep_answer_is_told_as_it_came():
    deep: object = A
    for _ in range(50):
        deep = [deep]
    (told,) = refused_numbers([deep])
    assert told.number.startswith("[[[[[[[[")


def test_a_sign_in_needs_a_token():
    whole = signed_in(done({"token": "t", "companycode": "1", "companyname": "甲公司"}))
    assert (whole.token, whole.company_code, whole.company_name) == ("t", "1", "甲公司")
    empty = signed_in(done([]))
    assert (empty.end.outcome, empty.token) == (Outcome.UNKNOWN, "")


def test_a_refused_sign_in_gives_nothing():
    refused = End(Outcome.REFUSED, Reason.WRONG_APPID)
    assert signed_in(Envelope(refused)).end is refused


def test_a_page_of_the_task_list():
    entry = {"taskid": ID, "taskname": "a 7f3a91c2", "customtaskid": "u", "status": "1026"}
    page = task_page(done({"totalitems": "12", "task": {"4": entry, "9": "?"}}))
    assert page.total == 12
    assert [(task.task_id, task.name, task.custom_id, task.status) for task in page.tasks] == [
        (ID, "a 7f3a91c2", "u", "running")
    ]


def test_an_empty_list_is_an_answer():
    assert task_page(done([])).end.outcome is Outcome.DONE
    assert task_page(done({"totalitems": "0", "task": []})).total == 0


@pytest.mark.parametrize("result", [None, "", {"totalitems": "3"}, {"task": None}, {"task": "x"}])
def test_no_list_is_not_an_empty_list(result):
    page = task_page(done(result))
    assert (page.end.outcome, page.end.reason) == (Outcome.UNKNOWN, Reason.ANSWER_UNREADABLE)
