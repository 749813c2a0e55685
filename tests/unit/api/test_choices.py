"""The lists to choose from: every form that PHP gives them, and no password anywhere."""

from __future__ import annotations

import json
import logging

import pytest

from tests.unit.api.conftest import TOKEN, answer, read_request
from yccall_desktop.api.choices import read_choices
from yccall_desktop.api.envelope import read_envelope
from yccall_desktop.api.platform import HttpPlatform
from yccall_desktop.api.wire import Answer
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.targets import Agents, Choice, ChoiceKind, Choices, State
from yccall_desktop.simulator import Fault

SECRET = "Sip-pass-4711"
EXTENSION, QUEUE, GROUP, NUMBER = ChoiceKind


def body(data: object, ret: int = 200) -> Answer:
    return Answer(200, json.dumps({"ret": ret, "data": data, "msg": ""}).encode())


def ran(result: object) -> Answer:
    return body({"status": 0, "desc": "", "result": result, "rsptime": 1})


class Server:
    """Answers each service in turn, the last one for ever, and remembers what it was asked."""

    def __init__(self, **answers: list[Answer]) -> None:
        self.answers = answers
        self.asked: list[tuple[str, dict[str, str]]] = []

    def __call__(self, service, fields):
        name = service.rpartition(".")[2]
        self.asked.append((name, dict(fields)))
        waiting = self.answers[name]
        given = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        return read_envelope(given, service, bare_list=True)


def read(kind: ChoiceKind, **answers: list[Answer]) -> Choices:
    return read_choices(kind, Server(**answers))


def queues(result: object) -> Choices:
    return read(QUEUE, GetQueueList=[ran(result)])


@pytest.mark.parametrize(
    "result",
    [
        [{"queuename": "a"}, {"queuename": "b"}],
        {"1": {"queuename": "a"}, "3": {"queuename": "b"}},
        [{"queuename": "b", "strategy": None}, {"queuename": " a "}, {"queuename": "a"}],
        ["b", "a"],
        [{"queuename": "a"}, {"queuename": ""}, {"id": 7}, {"queuename": "b"}],
        [{"queuename": "a"}, {"queuename": "x\ny"}, {"queuename": "z" * 201}, {"queuename": "b"}],
    ],
)
def test_a_list_in_every_form(result):
    assert [one.name for one in queues(result).choices] == ["a", "b"]


def test_a_lone_entry_is_a_list():
    assert queues({"queuename": "a", "remark": "r"}).choices == (Choice("a", remark="r"),)


def test_numbers_are_names_too():
    assert [one.name for one in queues([{"queuename": 10}, {"queuename": 9}]).choices] == [
        "9",
        "10",
    ]


@pytest.mark.parametrize("result", [[], {}])
def test_an_empty_list_is_an_answer(result):
    assert (queues(result).end.outcome, queues(result).choices) == (Outcome.DONE, ())


@pytest.mark.parametrize("result", [None, "text", 5, [{"id": 1}], {"a": {"id": 1}}])
def test_what_names_nothing_is_not_an_empty_list(result):
    read = queues(result)
    assert (read.end.outcome, read.end.reason) == (Outcome.UNKNOWN, Reason.ANSWER_UNREADABLE)


def test_a_remark_is_one_short_line():
    (one,) = queues([{"queuename": "a", "remark": " x\n\ty" + "z" * 200}]).choices
    assert one.remark.startswith("x yzz")
    assert len(one.remark) == 100


@pytest.mark.parametrize(
    ("entry", "state"),
    [
        ({"status": "1016", "register": "reg"}, State.READY),
        ({"status": 1016, "register": "nreg"}, State.UNREGISTERED),
        ({"status": 1013, "register": "reg"}, State.DISABLED),
        ({"status": "1016"}, State.UNKNOWN),
        ({}, State.UNKNOWN),
    ],
)
def test_the_state_of_an_extension(entry, state):
    given = [{"extnumber": 1001, "password": SECRET, **entry}]
    assert read(EXTENSION, GetSipnumberInfo=[ran(given)]).choices == (Choice("1001", state),)


def test_calling_numbers_that_cannot_be_sent_are_not_offered():
    given = [{"disnumber": "01065512345"}, {"disnumber": "010-6551"}, {"disnumber": 4008001234}]
    found = read(NUMBER, GetDisnumberInfo=[ran(given)]).choices
    assert [one.name for one in found] == ["01065512345", "4008001234"]


def test_what_is_asked_for():
    empty = [ran([])]
    server = Server(GetSipnumberInfo=empty, GetQueueList=empty, GetDisnumberInfo=empty,
                    GetExtgroupInfo=empty)  # fmt: skip
    for kind in ChoiceKind:
        read_choices(kind, server)
    assert server.asked == [
        ("GetSipnumberInfo", {"status": "3"}),
        ("GetQueueList", {}),
        ("GetExtgroupInfo", {}),
        ("GetDisnumberInfo", {"autocall": "2"}),
    ]


# --- groups ----------------------------------------------------------------------------------
GROUPS = [ran([{"id": 1, "name": "a", "status": "1016"}, {"id": 2, "name": "b", "status": "1013"}])]


def member(group: str, state: str, status: str = "1016") -> dict[str, object]:
    return {"name": group, "extnumber": 1001, "status": status, "state": state}


MEMBERS = [
    member("a", "idle"), member("a", "busy"), member("a", "offline"), member("other", "idle"),
    member("a", "idle", "1013"),
]  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        MEMBERS,
        {str(2 * place): one for place, one in enumerate(MEMBERS)},
        {"status": 0, "result": MEMBERS},
        {"status": "0", "result": {"7": MEMBERS[0], "9": MEMBERS[1], "11": MEMBERS[2]}},
    ],
)
def test_idle_agents_are_counted_in_every_form(data):
    found = read(GROUP, GetExtgroupInfo=GROUPS, GetGroupExt=[body(data)]).choices
    assert found == (Choice("a", agents=Agents(1, 3)), Choice("b", State.DISABLED))


def test_groups_stand_without_their_agents():
    missing = body([], 404)
    found = read(GROUP, GetExtgroupInfo=GROUPS, GetGroupExt=[missing])
    assert found.end.outcome is Outcome.DONE
    assert [one.agents for one in found.choices] == [None, None]


@pytest.mark.parametrize("first", [body([], 400), body([])])
def test_a_server_that_wants_a_group_is_asked_for_each(first):
    server = Server(
        GetExtgroupInfo=GROUPS,
        GetGroupExt=[first, body([member("a", "idle")]), body([member("b", "busy")])],
    )
    found = read_choices(GROUP, server).choices
    assert [one.agents for one in found] == [Agents(1, 1), Agents(0, 1)]
    assert server.asked[1:] == [
        ("GetGroupExt", {}), ("GetGroupExt", {"name": "a"}), ("GetGroupExt", {"name": "b"}),
    ]  # fmt: skip


def test_agents_whose_state_is_not_told_are_not_counted():
    untold = body([{"name": "a", "extnumber": 1001}])
    found = read(GROUP, GetExtgroupInfo=GROUPS, GetGroupExt=[untold]).choices
    assert found[0].agents is None


def test_a_bare_list_is_no_answer_to_what_changes_something(raw_server):
    def serve(connection):
        read_request(connection)
        answer(connection, body([{"taskid": "1"}]).content)

    raw_server.serve(serve)
    end = HttpPlatform(raw_server.url).find_task(TOKEN, "id", "name", CancelToken()).end
    assert (end.outcome, end.reason) == (Outcome.UNKNOWN, Reason.ANSWER_UNREADABLE)


# --- over HTTP -------------------------------------------------------------------------------
def over_http(server: str, kind: ChoiceKind) -> Choices:
    return HttpPlatform(server).choices(TOKEN, kind, CancelToken())


def test_the_lists_of_the_simulator(simulator):
    found = {kind: over_http(simulator.url, kind) for kind in ChoiceKind}
    assert {one.end.outcome for one in found.values()} == {Outcome.DONE}
    assert [one.name for one in found[QUEUE].choices] == [
        "queue-1", "queue-2", "queue-10", "回访队列",
    ]  # fmt: skip
    north = next(one for one in found[GROUP].choices if one.name == "sales-north")
    assert north.agents == Agents(12, 20)
    states = {one.name: one.state for one in found[EXTENSION].choices}
    assert (states["1001"], states["1008"], states["1013"]) == (
        State.READY, State.UNREGISTERED, State.DISABLED,
    )  # fmt: skip
    assert "4008001234" in [one.name for one in found[NUMBER].choices]


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Fault.RET_404, Reason.SERVICE_MISSING),
        (Fault.RET_600, Reason.TOKEN_INVALID),
        (Fault.HTTP_500, Reason.SERVER_ERROR),
        (Fault.CUT_JSON, Reason.ANSWER_UNREADABLE),
    ],
    ids=str,
)
def test_a_list_that_does_not_come_says_why(simulator, fault, reason):
    simulator.fail(fault, "*")
    found = over_http(simulator.url, EXTENSION)
    assert (found.end.reason, found.choices) == (reason, ())


def test_a_server_without_queues(simulator):
    simulator.state.set_habits({"no_queues": True})
    end = over_http(simulator.url, QUEUE).end
    assert end.reason is Reason.SERVICE_MISSING
    assert over_http(simulator.url, GROUP).choices


def test_passwords_are_dropped_while_reading():
    entry = {"extnumber": 1, "password": SECRET, "Passwd": SECRET, "sip_pwd": SECRET,
             "more": {"secret": SECRET}}  # fmt: skip
    given = ran({"3": entry})
    envelope = read_envelope(given, "s")
    assert SECRET not in str(envelope.result) + str(envelope.data)
    assert envelope.result == {"3": {"extnumber": "1", "more": {}}}
    assert SECRET not in repr(given) + repr(envelope)


def test_no_password_is_shown_or_logged(simulator, caplog):
    caplog.set_level(logging.DEBUG)
    secrets = [one.password for one in simulator.state.lists.extensions.values()]
    found = over_http(simulator.url, EXTENSION)
    simulator.fail(Fault.CUT_JSON, "*", runs_first=True)
    broken = over_http(simulator.url, EXTENSION)
    assert any("GetSipnumberInfo" in one.getMessage() for one in caplog.records)
    told = caplog.text + repr(found) + repr(broken)
    assert len(found.choices) == len(secrets)
    assert not [one for one in secrets if one in told]
    assert TOKEN not in told


def test_a_refused_list_has_no_choices():
    refused = End(Outcome.REFUSED, Reason.REFUSED_BY_PLATFORM, message="no")
    data = {"status": 1, "errors": {"codemsg": "no"}, "result": []}
    found = read(QUEUE, GetQueueList=[body(data)])
    assert (found.end.reason, found.end.message) == (refused.reason, "no")
