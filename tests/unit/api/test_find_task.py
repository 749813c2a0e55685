"""Looking for a task: only an equal id or name counts, and silence is never proof."""

from __future__ import annotations

import itertools

import pytest

from tests.unit.api.conftest import NOW, QUICK, SETTINGS, SUBMISSION, TOKEN
from yccall_desktop.api.envelope import Envelope
from yccall_desktop.api.limits import Limits
from yccall_desktop.api.platform import HttpPlatform
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.task import TaskCommand
from yccall_desktop.simulator import Fault
from yccall_desktop.simulator.state import SimTask

LIST = "App.Sip_Yccall.TaskList"
NAME = SETTINGS.full_name(SUBMISSION)


@pytest.fixture
def look(simulator):
    platform = HttpPlatform(simulator.url)
    return lambda: platform.find_task(TOKEN, SUBMISSION, NAME, CancelToken())


def add(simulator, name: str, custom_id: str = "", count: int = 1) -> None:
    for _ in range(count):
        task_id = simulator.state.new_task_id()
        simulator.state.add_task(SimTask(task_id, name, custom_id, "2", "q", "1:2", "", NOW))


def test_a_task_whose_answer_was_lost_is_found(simulator, create, look):
    simulator.fail(Fault.RESET_AFTER_CREATING)
    assert create(simulator.url).outcome is Outcome.UNKNOWN
    found = look()
    assert found.end.outcome is Outcome.DONE
    assert found.task.task_id == simulator.tasks[0].task_id
    assert (found.task.name, found.task.status) == (NAME, "not-started")


@pytest.mark.parametrize(
    ("commands", "status"),
    [
        ([TaskCommand.START], "running"),
        ([TaskCommand.START, TaskCommand.PAUSE], "paused"),
        ([TaskCommand.END], "ended"),
    ],
)
def test_its_status_is_told(simulator, create, look, commands, status):
    task_id = create(simulator.url).task_id
    for command in commands:
        end = HttpPlatform(simulator.url).set_task(TOKEN, task_id, command, CancelToken())
        assert end.outcome is Outcome.DONE
    assert look().task.status == status


def test_a_task_that_is_not_there(simulator, look):
    add(simulator, "other 12345678", "other")
    found = look()
    assert (found.end.outcome, found.task) == (Outcome.DONE, None)
    assert simulator.requests(LIST) == 2


def test_an_older_server_is_searched_by_name(simulator, create, look):
    simulator.fail(Fault.OLDER_SERVER)
    created = create(simulator.url)
    add(simulator, "copy of " + NAME, count=250)
    assert look().task.task_id == created.task_id


def test_a_name_that_only_contains_ours_is_not_ours(simulator, look):
    add(simulator, NAME + " copy", count=3)
    assert look().task is None


def test_our_name_under_another_id_proves_nothing(simulator, look):
    add(simulator, NAME, "00000000-0000-4000-8000-000000000000")
    assert look().task is None
    assert look().end.reason is Reason.ANSWER_UNREADABLE


def test_our_id_under_another_name_is_ours(simulator, look):
    add(simulator, "renamed", SUBMISSION)
    assert look().task.name == "renamed"


def test_a_list_that_lags_is_looked_at_again(simulator, create, look):
    task_id = create(simulator.url).task_id
    simulator.fail(Fault.LIST_LAG, LIST, times=2)
    assert look().task is None
    assert look().task.task_id == task_id


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Fault.RET_600, Reason.TOKEN_INVALID),
        (Fault.RET_404, Reason.SERVICE_MISSING),
        (Fault.HTTP_502, Reason.SERVER_ERROR),
        (Fault.RESET_AFTER_READING, Reason.CONNECTION_LOST),
    ],
    ids=lambda value: value.value,
)
def test_a_look_that_fails_says_nothing(simulator, create, look, fault, reason):
    create(simulator.url)
    simulator.fail(fault, LIST)
    failed = look()
    assert (failed.end.reason, failed.task) == (reason, None)
    assert failed.end.outcome is not Outcome.DONE
    assert simulator.requests(LIST) == 1


def test_a_server_that_does_not_take_the_id_is_asked_by_name(simulator, create, look):
    task_id = create(simulator.url).task_id
    simulator.fail(Fault.RET_400, LIST)
    assert look().task.task_id == task_id


def test_a_look_never_creates_anything(simulator, look):
    look()
    assert dict(simulator.state.requests) == {LIST: 2}


def pages(answers, monkeypatch, limits: Limits = QUICK):
    """A platform whose task list is answered by `answers(page, fields)`."""

    def ask(_self, _service, fields, *_rest):
        fields = dict(fields)
        result = answers(int(fields["currentpage"]), fields)
        return Envelope(End(Outcome.DONE, Reason.OK), {}, result)

    monkeypatch.setattr(HttpPlatform, "_ask", ask)
    platform = HttpPlatform("http://127.0.0.1:1", limits)
    return platform.find_task(TOKEN, SUBMISSION, NAME, CancelToken())


def entry(number: int, name: str = "other") -> dict[str, str]:
    return {"taskid": str(number), "taskname": name}


def test_a_server_that_always_gives_the_first_page_proves_nothing(monkeypatch):
    look = pages(lambda *_: {"totalitems": "50", "task": [entry(1), entry(2)]}, monkeypatch)
    assert (look.end.outcome, look.task) == (Outcome.UNKNOWN, None)


def test_a_list_without_a_total_ends_with_an_empty_page(monkeypatch):
    def answers(page, _fields):
        return {"task": [entry(page * 10)] if page < 5 else []}

    look = pages(answers, monkeypatch)
    assert (look.end.outcome, look.task) == (Outcome.DONE, None)


def test_a_task_on_the_last_page_is_found(monkeypatch):
    def answers(page, _fields):
        return {"totalitems": "30", "task": [entry(page, NAME if page == 30 else "other")]}

    assert pages(answers, monkeypatch).task.task_id == "30"


OTHERS = [{"taskid": f"1{number:019d}", "taskname": f"other {number}"} for number in range(350)]
OURS = {"taskid": "20260101000000000001", "taskname": NAME, "customtaskid": SUBMISSION}


def page_of(tasks, page):
    return tasks[(page - 1) * 100 : page * 100]


@pytest.mark.parametrize(
    "total",
    [None, len, lambda _: 100, lambda _: 4, lambda _: 0, lambda _: 351],
    ids=["none", "of the page", "first page", "pages", "zero", "honest"],
)
def test_no_total_ends_a_list_before_its_last_page(total, monkeypatch):
    def answers(page, _fields):
        shown = page_of([*OTHERS, OURS], page)
        return {"task": shown, **({"totalitems": total(shown)} if total else {})}

    assert pages(answers, monkeypatch).task.task_id == OURS["taskid"]


@pytest.mark.parametrize("total", [{}, {"totalitems": 100}, {"totalitems": 351}], ids=str)
def test_a_page_that_comes_again_proves_nothing(total, monkeypatch):
    look = pages(lambda *_: {"task": OTHERS[:100], **total}, monkeypatch)
    assert (look.end.outcome, look.end.reason) == (Outcome.UNKNOWN, Reason.ANSWER_UNREADABLE)


def test_an_order_that_changes_proves_nothing(monkeypatch):
    def answers(page, _fields):
        return {"totalitems": 150, "task": page_of(OTHERS[:150][:: -1 if page % 2 else 1], page)}

    assert pages(answers, monkeypatch).end.reason is Reason.ANSWER_UNREADABLE


def test_a_list_that_is_read_to_its_end_is_an_absence(monkeypatch):
    def answers(page, _fields):
        return {"totalitems": 350, "task": page_of(OTHERS, page)}

    look = pages(answers, monkeypatch)
    assert (look.end.outcome, look.task) == (Outcome.DONE, None)


def test_an_empty_answer_to_the_name_outweighs_no_list_that_could_not_be_read(monkeypatch):
    def answers(_page, fields):
        return {"task": [] if "taskname" in fields else OTHERS[:100]}

    assert pages(answers, monkeypatch).end.reason is Reason.ANSWER_UNREADABLE


@pytest.mark.parametrize("odd", [1, "x", {}, {"status": "1025"}], ids=str)
def test_an_entry_that_says_nothing_makes_no_absence(odd, monkeypatch):
    look = pages(lambda page, _: {"task": [odd] if page == 1 else []}, monkeypatch)
    assert look.end.reason is Reason.ANSWER_UNREADABLE


@pytest.mark.parametrize(
    "changed",
    [
        {"customtaskid": SUBMISSION.upper()},
        {"customtaskid": SUBMISSION.replace("-", ""), "taskname": "renamed"},
        {"customtaskid": "{" + SUBMISSION + "}", "taskname": ""},
        {"customtaskid": SUBMISSION[:32]},
        {"customtaskid": "0"},
        {"customtaskid": None},
        {"customtaskid": "", "taskname": NAME.upper()},
        {"customtaskid": "", "taskname": f"  {NAME} ".replace(" ", "&nbsp;")},
    ],
    ids=str,
)
def test_our_task_is_found_in_a_server_s_own_spelling(changed, monkeypatch):
    look = pages(lambda *_: {"totalitems": 1, "task": [{**OURS, **changed}]}, monkeypatch)
    assert (look.end.outcome, look.task.task_id) == (Outcome.DONE, OURS["taskid"])


@pytest.mark.parametrize(
    "changed",
    [
        {"customtaskid": SUBMISSION[:32], "taskname": "renamed"},
        {"customtaskid": SUBMISSION[:8], "taskname": ""},
        {"customtaskid": "", "taskname": NAME[:10]},
        {"customtaskid": "0", "taskname": NAME[:-1]},
        {"customtaskid": "", "taskname": "???? " + NAME[-8:]},
        {"customtaskid": "00000000-0000-4000-8000-000000000000"},
    ],
    ids=str,
)
def test_a_task_that_may_be_ours_makes_no_absence(changed, monkeypatch):
    def answers(page, _fields):
        return {"totalitems": 1, "task": [{**OURS, **changed}] if page == 1 else []}

    look = pages(answers, monkeypatch)
    assert (look.end.reason, look.task) == (Reason.ANSWER_UNREADABLE, None)


@pytest.mark.parametrize(
    "other",
    [
        {"taskname": "leads"},
        {"taskname": "leads 0000000a"},
        {
            "taskname": NAME[:-8] + "0000000a",
            "customtaskid": "0000000a-0000-4000-8000-000000000000",
        },
        {"taskname": "", "customtaskid": "0000000a-0000-4000-8000-000000000000"},
        {"taskname": "x", "customtaskid": "44445555"[::-1]},
    ],
    ids=str,
)
def test_another_task_is_another_task(other, monkeypatch):
    def answers(page, _fields):
        return {"task": [{"taskid": "7", **other}] if page == 1 else []}

    look = pages(answers, monkeypatch)
    assert (look.end.outcome, look.task) == (Outcome.DONE, None)


def test_an_endless_list_is_given_up(monkeypatch):
    numbers = itertools.count(1)
    look = pages(lambda *_: {"totalitems": "999999", "task": [entry(next(numbers))]}, monkeypatch)
    assert (look.end.outcome, look.task) == (Outcome.UNKNOWN, None)
    assert next(numbers) < 1000


def test_a_look_that_takes_too_long_is_given_up(monkeypatch):
    numbers = itertools.count(1)
    look = pages(
        lambda *_: {"totalitems": "9999", "task": [entry(next(numbers))]},
        monkeypatch,
        Limits(look=-1),
    )
    assert look.end.reason is Reason.NO_ANSWER_IN_TIME
    assert next(numbers) == 2


def test_our_task_without_its_id_is_not_absent(monkeypatch):
    look = pages(lambda *_: {"totalitems": 1, "task": [{"taskname": NAME}]}, monkeypatch)
    assert (look.end.outcome, look.end.reason) == (Outcome.UNKNOWN, Reason.NO_TASK_ID)


def test_further_tasks_of_ours_that_have_not_ended_are_told(monkeypatch):
    tasks = [{**OURS, "taskid": str(number), "status": status}
             for number, status in enumerate(["1028", "1025", "1028", "1026"], 1)]  # fmt: skip
    look = pages(lambda *_: {"totalitems": 4, "task": [*OTHERS[:9], *tasks]}, monkeypatch)
    assert (look.task.task_id, look.also) == ("2", ("4",))
    look = pages(lambda *_: {"totalitems": 1, "task": tasks[:1]}, monkeypatch)
    assert (look.task.task_id, look.also) == ("1", ())
