"""The simulated services, asked directly."""

from __future__ import annotations

import json
import re

import pytest

from yccall_desktop.simulator.services import ACCESS_KEY, APP_ID, Services, php_json
from yccall_desktop.simulator.state import TOKEN_SECONDS, SimState

CREATE = "App.Sip_Yccall.TaskCreat"


class Clock:
    def __init__(self):
        self.seconds = 1_700_000_000.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def state(clock):
    return SimState(clock)


@pytest.fixture
def ask(state):
    """Ask a service with a valid token; parameters given as None are left out."""
    services, token = Services(state), state.issue_token()

    def asked(service, **params):
        given = {"service": service, "token": token, **params}
        return services.run({name: value for name, value in given.items() if value is not None})

    return asked


def phones(*numbers: str) -> str:
    return json.dumps([{"phone": number, "time": 1_700_000_000} for number in numbers])


def create(ask, **changed):
    return ask(
        CREATE,
        **{
            "assigntype": "2",
            "assignagent": "queue-1",
            "telphone": phones("18012345678"),
            "taskscale": "1:2",
            "disnumber": "",
            "taskname": "leads 7f3a91c2",
            "customtaskid": "u-1",
            **changed,
        },
    )


def test_a_task_is_created(ask, state):
    answer = create(ask)
    assert answer == {
        "ret": 200,
        "data": {
            "status": 0,
            "desc": "创建成功",
            "result": {"taskid": next(iter(state.tasks)), "invaliddata": []},
            "reqtime": 1_700_000_000,
            "rsptime": 1_700_000_000,
        },
        "msg": "",
    }
    assert re.fullmatch(r"\d{20}", answer["data"]["result"]["taskid"])


@pytest.mark.parametrize(
    "name", ["token", "assigntype", "assignagent", "telphone", "taskscale", "disnumber"]
)
def test_a_missing_parameter_is_named_in_chinese(ask, state, name):
    answer = create(ask, **{name: None})
    assert (answer["ret"], answer["data"]) == (400, [])
    assert "缺少必要参数" + name in answer["msg"]
    assert not state.tasks


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("assigntype", "4"),
        ("assigntype", "queue"),
        ("taskscale", "2"),
        ("taskscale", "1:0"),
        ("taskscale", "1：2"),
        ("telphone", "18012345678"),
        ("telphone", "[]"),
        ("telphone", "{}"),
        ("telphone", '[{"time":1}]'),
        ("telphone", '["18012345678"]'),
        ("telphone", '[{"phone":"18012345678","time":"soon"}]'),
        ("assignagent", ""),
    ],
)
def test_a_wrong_parameter_is_refused(ask, state, name, value):
    answer = create(ask, **{name: value})
    assert answer["ret"] == 400
    assert name in answer["msg"]
    assert not state.tasks


def test_ten_thousand_numbers_are_the_most(ask, state):
    numbers = [f"180{row:08d}1" for row in range(10_001)]
    answer = create(ask, telphone=phones(*numbers))
    assert (answer["ret"], answer["data"]["status"]) == (200, 1)
    assert "10000" in answer["data"]["errors"]["codemsg"]
    assert not state.tasks
    assert create(ask, telphone=phones(*numbers[:-1]))["data"]["status"] == 0


def test_some_numbers_are_refused(ask, state):
    answer = create(ask, telphone=phones("18012340000", "18012345678", "12a", "+8618012345678"))
    invalid = answer["data"]["result"]["invaliddata"]
    assert [one["phone"] for one in invalid] == ["18012340000", "12a"]
    task = next(iter(state.tasks.values()))
    assert [one["phone"] for one in task.numbers] == ["18012345678", "+8618012345678"]


def test_the_same_task_twice_is_two_tasks(ask, state):
    create(ask)
    create(ask)
    assert len(state.tasks) == 2


def test_an_unknown_service(ask):
    assert ask("App.Sip_Yccall.TaskCreate")["ret"] == 404


def test_a_token_is_good_for_twelve_hours(ask, state, clock):
    clock.seconds += TOKEN_SECONDS - 1
    assert create(ask)["ret"] == 200
    clock.seconds += 1
    assert create(ask)["ret"] == 600
    assert len(state.tasks) == 1


def test_a_token_can_be_made_to_expire(ask, state):
    state.expire_tokens()
    assert create(ask)["ret"] == 600


def test_a_token_can_end_after_so_many_requests(ask, state):
    state.set_habits({"token_requests": 2})
    assert [create(ask)["ret"] for _ in range(4)] == [200, 200, 600, 600]
    state.set_habits({"token_requests": 0})
    assert create(ask)["ret"] == 600


def test_a_sign_in_gives_a_new_token(state):
    services = Services(state)
    login = {"service": "App.Sip_Auth.Login", "appid": APP_ID, "accesskey": ACCESS_KEY}
    result = services.run(login)["data"]["result"]
    assert re.fullmatch(r"[0-9a-f]{32}", result["token"])
    assert state.use_token(result["token"])
    assert result["companyname"] == "Demo company"
    assert services.run({**login, "accesskey": "x"})["ret"] == 601
    assert services.run({"service": "App.Sip_Auth.Login", "appid": "x"})["ret"] == 400


def test_the_life_of_a_task(ask):
    task_id = create(ask)["data"]["result"]["taskid"]

    def after(command):
        answer = ask("App.Sip_Yccall.TaskSet", taskid=task_id, taskstatus=command)
        listed = ask("App.Sip_Yccall.TaskList", taskid=task_id)["data"]["result"]["task"]
        return answer["data"]["status"], listed[0]["status"]

    assert after("2") == (1, "1025")
    assert after("1") == (0, "1026")
    assert after("2") == (0, "1027")
    assert after("3") == (0, "1028")
    assert after("1") == (1, "1028")
    assert ask("App.Sip_Yccall.TaskSet", taskid="1", taskstatus="1")["data"]["status"] == 1
    assert ask("App.Sip_Yccall.TaskSet", taskid=task_id, taskstatus="4")["ret"] == 400


def listed(ask, **filters):
    return ask("App.Sip_Yccall.TaskList", **filters)["data"]["result"]


def test_the_list_is_newest_first_and_in_pages(ask):
    ids = [create(ask)["data"]["result"]["taskid"] for _ in range(5)]
    page = listed(ask, currentpage="2", itemsperpage="2")
    assert (page["totalitems"], page["currentpage"], page["itemsperpage"]) == (5, 2, 2)
    assert [task["taskid"] for task in page["task"]] == ids[::-1][2:4]


def test_the_lists_filters(ask):
    create(ask, taskname="north 1", customtaskid="a")
    create(ask, taskname="south 1", customtaskid="b")
    assert [one["taskname"] for one in listed(ask, taskname="sou")["task"]] == ["south 1"]
    assert [one["taskname"] for one in listed(ask, customtaskid="a")["task"]] == ["north 1"]
    assert listed(ask, status="1")["task"] == []
    assert listed(ask, status="0")["totalitems"] == 2


def test_an_older_server_knows_no_id_of_the_client(ask, state):
    state.older_server = True
    create(ask, customtaskid="a")
    listing = listed(ask, customtaskid="b")
    assert listing["totalitems"] == 1
    assert "customtaskid" not in listing["task"][0]


def test_json_as_php_writes_it():
    assert php_json({"a": "非/x"}) == b'{"a":"\\u975e\\/x"}'
