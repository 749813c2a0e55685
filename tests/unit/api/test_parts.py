"""TaskAdd and TaskInfo: an addition is done only when every number is accounted for."""

from __future__ import annotations

import json

import pytest

from tests.unit.api.conftest import NOW, SETTINGS, SUBMISSION, TOKEN
from yccall_desktop.api.answers import numbers_added, numbers_page
from yccall_desktop.api.envelope import read_envelope
from yccall_desktop.api.platform import HttpPlatform
from yccall_desktop.api.task_pages import PAGE_SIZE, read_numbers
from yccall_desktop.api.wire import Answer
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason, RefusedNumber
from yccall_desktop.core.ports import TaskNumbers
from yccall_desktop.core.submission import CallNumber
from yccall_desktop.simulator import Fault

ADD = "App.Sip_Yccall.TaskAdd"
INFO = "App.Sip_Yccall.TaskInfo"
OK = End(Outcome.DONE, Reason.OK)
UNREADABLE = TaskNumbers(End(Outcome.UNKNOWN, Reason.ANSWER_UNREADABLE))


def envelope(result):
    data = {"ret": 200, "data": {"status": 0, "desc": "", "result": result}, "msg": ""}
    return read_envelope(Answer(200, json.dumps(data).encode()), ADD)


@pytest.fixture
def task(simulator, create):
    """The id of a task with one number in it."""
    return create(simulator.url).task_id


@pytest.fixture
def platform(simulator):
    return HttpPlatform(simulator.url)


def more(count, first=13900001001):
    return [CallNumber(row, str(first + row), f"86{first + row}") for row in range(count)]


THREE = more(3)
A, B, C = (one.number for one in THREE)


def add(platform, task, numbers):
    return platform.add_numbers(
        TOKEN, task, SUBMISSION, SETTINGS, numbers, NOW, lambda sent, total: None, CancelToken()
    )


# --- TaskAdd ---------------------------------------------------------------------------------
def test_what_was_taken_and_what_was_refused_is_told(simulator, platform, task):
    end = add(platform, task, [*more(3), CallNumber(9, "18012340000", "8618012340000")])
    assert (end.outcome, end.taken) == (Outcome.DONE, 3)
    assert end.refused == (RefusedNumber("18012340000", "空号"),)
    assert len(simulator.tasks[0].numbers) == 1 + 3
    assert list(simulator.state.last(ADD)) == [
        "service", "token", "taskid", "telphone", "customtaskid",
    ]  # fmt: skip
    assert simulator.state.last(ADD)["customtaskid"] == SUBMISSION


@pytest.mark.parametrize(
    ("result", "taken"),
    [
        ({"success": 3, "invaliddata": []}, 3),
        ({"success": " 2 ", "invaliddata": [A]}, 2),
        ({"success": "2", "invaliddata": ["+86 " + A]}, 2),
        ({"success": "2", "invaliddata": [{"telphone": "0086" + A}]}, 2),
        ({"success": 0, "invaliddata": {"3": A, "5": B, "6": C}}, 0),
        ([], None),
        ({"invaliddata": [A]}, None),
    ],
)
def test_every_number_is_accounted_for(result, taken):
    end = numbers_added(envelope(result), THREE)
    assert (end.outcome, end.taken) == (Outcome.DONE, taken)


@pytest.mark.parametrize(
    "result",
    [{"success": 2, "invaliddata": []}, {"success": 0}, {"success": 4},
     {"success": 3, "invaliddata": [A]},
     {"success": 1, "invaliddata": ["13912345678", "13912345679"]},
     {"success": 1, "invaliddata": [A, "+86 " + A]}, {"success": 2, "invaliddata": [A, "86" + A]},
     {"success": 2, "invaliddata": ["18012345678"]}, {"success": 2, "invaliddata": ["a"]},
     {"success": 3, "invaliddata": ["a"]}, {"invaliddata": ["a"]}],
)  # fmt: skip
def test_a_number_that_is_neither_makes_it_unknown(result):
    end = numbers_added(envelope(result), THREE)
    assert (end.outcome, end.reason) == (Outcome.UNKNOWN, Reason.COUNT_MISMATCH)


@pytest.mark.parametrize(
    "success",
    [0.0, False, True, None, -1, "-1", "0/5", "", "none", [], {}, {"count": 3}, 3.0, "3.0", "٣"],
)
def test_a_count_that_is_none_makes_it_unknown(success):
    end = numbers_added(envelope({"success": success, "invaliddata": []}), THREE)
    assert (end.outcome, end.reason) == (Outcome.UNKNOWN, Reason.COUNT_MISMATCH)


@pytest.mark.parametrize("result", ["ok", ["ok"], True, 3])
def test_a_result_that_is_no_map_makes_it_unknown(result):
    end = numbers_added(envelope(result), THREE)
    assert (end.outcome, end.reason) == (Outcome.UNKNOWN, Reason.ANSWER_UNREADABLE)


@pytest.mark.parametrize(
    ("fault", "outcome", "arrived"),
    [
        (Fault.RESET_AFTER_READING, Outcome.UNKNOWN, 0),
        (Fault.RESET_AFTER_CREATING, Outcome.UNKNOWN, 3),
        (Fault.CUT_JSON, Outcome.UNKNOWN, 3),
        (Fault.HTTP_413, Outcome.REFUSED, 0),
        (Fault.RET_600, Outcome.REFUSED, 0),
        (Fault.STATUS_1, Outcome.REFUSED, 0),
    ],
)
def test_the_ends_are_those_of_a_creation(simulator, platform, task, fault, outcome, arrived):
    simulator.fail(fault, ADD)
    assert add(platform, task, more(3)).outcome is outcome
    assert len(simulator.tasks[0].numbers) == 1 + arrived


# --- TaskInfo --------------------------------------------------------------------------------
def test_all_pages_are_read(simulator, platform, task):
    add(platform, task, more(2 * PAGE_SIZE))
    answer = platform.task_numbers(TOKEN, task, CancelToken(), numbers=True)
    assert (answer.end.outcome, answer.total) == (Outcome.DONE, 2 * PAGE_SIZE + 1)
    assert list(answer.numbers) == [one["phone"] for one in simulator.tasks[0].numbers]
    assert simulator.requests(INFO) == 3 + 1


def test_the_total_takes_one_request(simulator, platform, task):
    answer = platform.task_numbers(TOKEN, task, CancelToken(), numbers=False)
    assert (answer.end.outcome, answer.total) == (Outcome.DONE, 1)
    assert simulator.requests(INFO) == 1


@pytest.mark.parametrize("fault", [Fault.RET_404, Fault.HTTP_502, Fault.CUT_JSON])
def test_a_page_that_fails_gives_no_numbers(simulator, platform, task, fault):
    add(platform, task, more(2 * PAGE_SIZE))
    simulator.fail(fault, INFO, after=1)
    answer = platform.task_numbers(TOKEN, task, CancelToken(), numbers=True)
    assert answer.end.outcome is not Outcome.DONE
    assert answer.numbers == ()


def pages(*given, total):
    """Gives these pages in turn, the last one for ever."""

    def page(number, size):
        return TaskNumbers(OK, total, tuple(given[min(number, len(given)) - 1][:size]))

    return page


def test_small_pages_are_read_to_the_end():
    assert read_numbers(pages("ab", "cd", "e", "", total=5), 10).numbers == tuple("abcde")


@pytest.mark.parametrize(
    "given", [("ab", "ab"), ("ab", ""), ("ab", "cd", "")], ids=["repeated", "empty", "too short"]
)
def test_half_a_list_proves_nothing(given):
    assert read_numbers(pages(*given, total=9), 10) == UNREADABLE


def served(numbers, page_of, total=len, takes_size=True, most=4):
    """A server with these numbers; `page_of(numbers, page, size)` are those of a page, `total` what
    it says of them, the page and the size, `most` its longest page."""

    def page(number, size):
        size = min(size, most) if takes_size else most
        shown = page_of(numbers, number, size)
        count = total(numbers) if total is len else total(shown, size)
        return numbers_page(
            envelope({"totalitems": count, "result": [{"telphone": one} for one in shown]})
        )

    return page


def slices(numbers, page, size):
    return numbers[(page - 1) * size : page * size]


TEN = "0123456789"
BROKEN_PAGES = {
    "the page is ignored": lambda numbers, page, size: numbers[:size],
    "counted from 0": lambda numbers, page, size: slices(numbers, page + 1, size),
    "1 and 2 are alike": lambda numbers, page, size: slices(numbers, max(page - 1, 1), size),
    "the order changes": lambda numbers, page, size: slices(
        numbers[:: -1 if page % 2 else 1], page, size
    ),
    "A, B, A, B": lambda numbers, page, size: slices(numbers, 2 - page % 2, size),
    "a number twice": lambda numbers, page, size: slices("0" + numbers[:-1], page, size),
}


@pytest.mark.parametrize("takes_size", [True, False])
@pytest.mark.parametrize("page_of", BROKEN_PAGES.values(), ids=BROKEN_PAGES)
def test_pages_that_repeat_prove_nothing(page_of, takes_size):
    assert read_numbers(served(TEN, page_of, takes_size=takes_size), 10) == UNREADABLE


MASKED = [f"138****{digit}000" for digit in "0123404321"]
UNSEEN = {"the order changes", "a number twice"}
"""Where no number can be told from another, only the total can be wrong."""


@pytest.mark.parametrize(
    "page_of", [BROKEN_PAGES[name] for name in sorted(BROKEN_PAGES.keys() - UNSEEN)]
)
def test_pages_of_masked_numbers_that_repeat_prove_nothing(page_of):
    assert read_numbers(served(MASKED, page_of), 10) == UNREADABLE


@pytest.mark.parametrize("most", [1, 4, 5, 10, 99])
def test_masked_numbers_may_be_alike(most):
    answer = read_numbers(served(MASKED, slices, most=most), 10)
    assert (answer.end.outcome, answer.total, answer.numbers) == (Outcome.DONE, 10, tuple(MASKED))


@pytest.mark.parametrize("total", [9, 11])
def test_masked_numbers_have_to_be_as_many_as_the_total(total):
    assert read_numbers(served(MASKED, slices, lambda *_: total), 10) == UNREADABLE


def test_a_whole_number_among_masked_ones_comes_once():
    assert read_numbers(pages([*MASKED, "1", "1"], (), total=12), 10) == UNREADABLE
    assert read_numbers(pages([*MASKED, "1", "2"], (), total=12), 10).total == 12


@pytest.mark.parametrize(
    "total",
    [lambda shown, _: len(shown), lambda _, size: -(-10 // size), lambda *_: 1, lambda *_: 0,
     lambda *_: 9, lambda *_: 4],
    ids=["of the page", "pages", "one", "none", "too few", "first page"],
)  # fmt: skip
@pytest.mark.parametrize("takes_size", [True, False])
def test_a_total_that_is_none_proves_nothing(total, takes_size):
    assert read_numbers(served(TEN, slices, total, takes_size=takes_size), 10).numbers == ()


@pytest.mark.parametrize("takes_size", [True, False])
def test_what_is_there_is_read_whatever_the_size_of_a_page(takes_size):
    for most in (1, 4, 5, 10, 99):
        answer = read_numbers(served(TEN, slices, takes_size=takes_size, most=most), 10)
        assert (answer.end.outcome, answer.total, answer.numbers) == (Outcome.DONE, 10, tuple(TEN))


def test_a_server_that_repeats_its_last_page_has_no_more():
    def clamped(numbers, page, size):
        return slices(numbers, min(page, -(-len(numbers) // size)), size)

    for most in (4, 5, 10, 99):
        assert read_numbers(served(TEN, clamped, most=most), 10).numbers == tuple(TEN)
        assert read_numbers(served(TEN, clamped, takes_size=False, most=most), 10).numbers == ()


def test_an_empty_task_is_an_answer():
    answer = read_numbers(served("", slices), 10)
    assert (answer.end.outcome, answer.total, answer.numbers) == (Outcome.DONE, 0, ())


def test_reading_is_bounded_in_time():
    def endless(number, _size):
        return TaskNumbers(OK, 10**6, (str(number),))

    assert read_numbers(endless, 0).end.reason is Reason.NO_ANSWER_IN_TIME


@pytest.mark.parametrize(
    "result",
    [[], {}, {"totalitems": "x", "result": []}, {"totalitems": 1, "result": "x"},
     {"totalitems": 1, "result": [{"phone": "1"}]}, {"totalitems": 1, "result": ["1"]},
     {"totalitems": 1.5, "result": []}, {"totalitems": 0, "result": [{"telphone": "1"}]}],
)  # fmt: skip
def test_a_page_that_makes_no_sense_is_unreadable(result):
    assert numbers_page(envelope(result)).end.reason is Reason.ANSWER_UNREADABLE


def test_a_page_in_php_s_other_forms():
    result = {"totalitems": "2", "result": {"0": {"telphone": 13800138000}, "4": {"telphone": "x"}}}
    answer = numbers_page(envelope(result))
    assert (answer.total, answer.numbers) == (2, ("13800138000", "x"))
