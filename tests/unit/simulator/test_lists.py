"""What the simulated platform has to choose from, as PHP writes it."""

from __future__ import annotations

import json

import pytest

from yccall_desktop.simulator.services import Services
from yccall_desktop.simulator.state import SimState

EXTENSIONS, QUEUES = "App.Sip_Sipnum.GetSipnumberInfo", "App.Sip_Queue.GetQueueList"
GROUPS, MEMBERS = "App.Sip_Extgroup.GetExtgroupInfo", "App.Sip_Extgroup.GetGroupExt"
NUMBERS = "App.Sip_Disnum.GetDisnumberInfo"


@pytest.fixture
def state():
    return SimState()


@pytest.fixture
def ask(state):
    services, token = Services(state), state.issue_token()
    return lambda service, **params: services.run({"service": service, "token": token, **params})


def result(answer):
    return answer["data"]["result"]


@pytest.mark.parametrize(("status", "count"), [("1", 38), ("2", 2), ("3", 40)])
def test_extensions_by_status(ask, status, count):
    found = result(ask(EXTENSIONS, status=status))
    assert len(found) == count
    assert set(found[0]) == {"extnumber", "password", "status", "register"}


def test_one_extension(ask):
    (one,) = result(ask(EXTENSIONS, status="3", extnumber="1008"))
    assert (one["extnumber"], one["register"]) == (1008, "nreg")


def test_queues_by_a_part_of_the_name(ask):
    assert [one["queuename"] for one in result(ask(QUEUES, queuename="queue-1"))] == [
        "queue-1", "queue-10",
    ]  # fmt: skip


def test_groups_are_a_list_with_holes(ask):
    assert list(result(ask(GROUPS))) == ["1", "3", "5", "7"]


def test_the_members_of_a_group_are_the_data_itself(ask):
    answer = ask(MEMBERS, name="sales-south")
    assert {one["name"] for one in answer["data"]} == {"sales-south"}
    assert {one["state"] for one in answer["data"]} == {"idle", "busy", "offline"}
    assert json.loads(json.dumps(answer))["ret"] == 200


def test_calling_numbers(ask, state):
    found = result(ask(NUMBERS, autocall="2"))
    assert [one["disnumber"] for one in found] == state.lists.calling_numbers


@pytest.mark.parametrize("service", [EXTENSIONS, QUEUES, GROUPS, MEMBERS, NUMBERS])
def test_every_list_wants_a_token_and_can_be_missing(ask, state, service):
    assert ask(service, token="wrong")["ret"] == 600
    state.lists.missing.add(service)
    assert ask(service)["ret"] == 404


def test_a_platform_without_queues_refuses_tasks_for_them(ask, state):
    state.set_habits({"no_queues": True})
    assert ask(QUEUES)["ret"] == 404
    task = {"assignagent": "q", "telphone": '[{"phone": "13800138000"}]', "taskscale": "1:1",
            "disnumber": ""}  # fmt: skip
    refused = ask("App.Sip_Yccall.TaskCreat", assigntype="2", **task)
    assert refused["ret"] == 400
    assert "assigntype" in refused["msg"]
    assert ask("App.Sip_Yccall.TaskCreat", assigntype="3", **task)["ret"] == 200
