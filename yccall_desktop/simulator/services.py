"""The simulated services: what the interface demands is checked, PHP's habits are kept."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from yccall_desktop.simulator.lists import BareList
from yccall_desktop.simulator.state import SimState, SimTask

MOST_NUMBERS = 10_000
APP_ID = "demo"
ACCESS_KEY = "demo-access-key"
COMPANY_CODE = "demo"
COMPANY_NAME = "Demo company"
REFUSED_ENDING = "0000"

_RATIO = re.compile(r"[1-9]\d{0,2}:[1-9]\d{0,2}")
_PHONE = re.compile(r"\+?\d{3,20}")
_ANSWERED_STATUS = (1025, 1026, 1027, 1028)
_LARGEST_PAGE = 100
_LARGEST_NUMBER_PAGE = 1000

Params = Mapping[str, str]


class NotRunError(Exception):
    """The framework refused the request before the service ran: `ret` and `msg`."""

    def __init__(self, ret: int, msg: str) -> None:
        super().__init__(msg)
        self.ret = ret
        self.msg = msg


class RefusedError(Exception):
    """The service refused: `data.status` 1 with a code and its words."""

    def __init__(self, code: int, words: str) -> None:
        super().__init__(words)
        self.code = code
        self.words = words


def required(params: Params, name: str, *, may_be_empty: bool = False) -> str:
    """A parameter that the interface demands."""
    value = params.get(name)
    if value is None or not (value or may_be_empty):
        raise NotRunError(400, f"非法请求：缺少必要参数{name}")
    return value


def choice(params: Params, name: str, allowed: Sequence[str]) -> str:
    """A required parameter that must be one of a few values."""
    value = required(params, name)
    if value not in allowed:
        raise NotRunError(
            400, f"非法请求：参数{name}应该为：{'/'.join(allowed)}，但现在{name} = {value}"
        )
    return value


class Services:
    """The services by their names. Each returns `desc` and `result`, or raises."""

    def __init__(self, state: SimState) -> None:
        self._state = state
        self._open: dict[str, Callable[[Params], tuple[str, object]]] = {
            "App.Sip_Auth.Login": self._login
        }
        self._guarded: dict[str, Callable[[Params], tuple[str, object]]] = {
            "App.Sip_Yccall.TaskCreat": self._create,
            "App.Sip_Yccall.TaskAdd": self._add,
            "App.Sip_Yccall.TaskInfo": self._info,
            "App.Sip_Yccall.TaskSet": self._set,
            "App.Sip_Yccall.TaskList": self._list,
            **state.lists.services(),
        }

    def run(self, params: Params) -> dict[str, Any]:
        """Run the service that `params` names; the answer's envelope."""
        started = self._state.now()
        try:
            desc, result = self._dispatch(params)
        except NotRunError as error:
            return not_run(error.ret, error.msg)
        except RefusedError as error:
            return refused(error.code, error.words, started)
        if isinstance(result, BareList):
            return {"ret": 200, "data": result, "msg": ""}
        return done(desc, result, started)

    def _dispatch(self, params: Params) -> tuple[str, object]:
        service = params.get("service", "")
        if service in self._open:
            return self._open[service](params)
        if service not in self._guarded or self._state.lacks(service):
            raise NotRunError(404, f"接口服务{service}不存在")
        if not self._state.use_token(required(params, "token")):
            raise NotRunError(600, "token无效或已过期")
        return self._guarded[service](params)

    def _login(self, params: Params) -> tuple[str, object]:
        app_id, key = required(params, "appid"), required(params, "accesskey")
        if (app_id, key) != (APP_ID, ACCESS_KEY):
            raise NotRunError(601, "appid或accesskey错误")
        return "登录成功", {
            "token": self._state.issue_token(),
            "companycode": COMPANY_CODE,
            "companyname": COMPANY_NAME,
        }

    def _create(self, params: Params) -> tuple[str, object]:
        types = ("1", "3") if self._state.no_queues else ("1", "2", "3")
        assign_type = choice(params, "assigntype", types)
        assigned_to = required(params, "assignagent")
        elements = _phone_elements(required(params, "telphone"))
        ratio = required(params, "taskscale")
        if not _RATIO.fullmatch(ratio):
            raise NotRunError(400, f"非法请求：参数taskscale格式错误，但现在taskscale = {ratio}")
        caller_ids = required(params, "disnumber", may_be_empty=True)
        taken, invalid = _sorted_out(elements)
        state = self._state
        with state.lock:
            task = SimTask(
                task_id=state.new_task_id(),
                name=params.get("taskname", ""),
                custom_id="" if state.older_server else params.get("customtaskid", ""),
                assign_type=assign_type,
                assigned_to=assigned_to,
                ratio=ratio,
                caller_ids=caller_ids,
                created_at=state.now(),
                numbers=list(taken),
                refused=[entry["phone"] for entry in invalid],
            )
            state.add_task(task)
        return "创建成功", {"taskid": task.task_id, "invaliddata": invalid}

    def _add(self, params: Params) -> tuple[str, object]:
        task = self._task(params)
        elements = _phone_elements(required(params, "telphone"))
        taken, invalid = _sorted_out(elements)
        if task.status == 3:
            raise RefusedError(1104, "任务已结束")
        self._state.add_numbers(task, taken)
        return "添加成功", {"success": len(taken), "invaliddata": invalid}

    def _task(self, params: Params) -> SimTask:
        task = self._state.tasks.get(required(params, "taskid"))
        if task is None:
            raise RefusedError(1103, "任务不存在")
        return task

    def _info(self, params: Params) -> tuple[str, object]:
        task = self._task(params)
        page = max(_whole(params.get("currentpage", ""), 1), 1)
        size = min(max(_whole(params.get("itemsperpage", ""), 10), 1), _LARGEST_NUMBER_PAGE)
        numbers = self._state.numbers_shown(task)
        return "查询成功", {
            "totalitems": len(numbers),
            "currentpage": page,
            "itemsperpage": size,
            "result": [_info_entry(task, one) for one in numbers[(page - 1) * size : page * size]],
        }

    def _set(self, params: Params) -> tuple[str, object]:
        required(params, "taskid")
        status = int(choice(params, "taskstatus", ("1", "2", "3")))
        state = self._state
        with state.lock:
            task = self._task(params)
            if task.status == 3:
                raise RefusedError(1104, "任务已结束")
            if status == 2 and task.status != 1:
                raise RefusedError(1105, "任务未启动")
            task.status = status
            task.started_at = task.started_at or (state.now() if status == 1 else None)
        return "操作成功", []

    def _list(self, params: Params) -> tuple[str, object]:
        state = self._state
        page = max(_whole(params.get("currentpage", ""), 1), 1)
        size = min(max(_whole(params.get("itemsperpage", ""), 10), 1), _LARGEST_PAGE)
        every = state.ignores_filters
        tasks = [
            task for task in state.listed() if every or _listed(task, params, state.older_server)
        ]
        shown = tasks[(page - 1) * size : page * size]
        return "查询成功", {
            "totalitems": len(tasks),
            "currentpage": page,
            "itemsperpage": size,
            "task": [_list_entry(task, older=state.older_server) for task in shown],
        }


def _phone_elements(text: str) -> list[dict[str, Any]]:
    try:
        elements = json.loads(text)
    except (ValueError, RecursionError):
        elements = None
    if not isinstance(elements, list) or not elements:
        raise NotRunError(400, "非法请求：参数telphone应该为JSON数组")
    for element in elements:
        if not isinstance(element, dict) or not element.get("phone"):
            raise NotRunError(400, "非法请求：参数telphone缺少phone")
        if not isinstance(element.get("time", 0), int):
            raise NotRunError(400, "非法请求：参数telphone的time应该为时间戳")
    return elements


def _sorted_out(
    elements: list[dict[str, Any]],
) -> tuple[list[dict[str, Any]], list[dict[str, str]]]:
    """What is taken, and what is refused with its reason. RefusedError for too many."""
    if len(elements) > MOST_NUMBERS:
        raise RefusedError(1102, f"号码数量不能超过{MOST_NUMBERS}个")
    invalid = [
        {"phone": str(element["phone"]), "reason": words}
        for element in elements
        if (words := _why_refused(str(element["phone"])))
    ]
    wrong = {entry["phone"] for entry in invalid}
    return [one for one in elements if str(one["phone"]) not in wrong], invalid


def _info_entry(task: SimTask, number: Mapping[str, object]) -> dict[str, object]:
    return {
        "taskid": task.task_id,
        "telphone": number["phone"],
        "userid": number.get("userid", ""),
        "memberid": number.get("memberid", ""),
        "chengshudu": number.get("chengshudu", ""),
        "customuuid": number.get("customuuid", ""),
        "status": "1035",
        "extnumber": "",
        "answered": None,
        "answertype": "",
    }


def _why_refused(phone: str) -> str:
    if not _PHONE.fullmatch(phone):
        return "号码格式错误"
    return "空号" if phone.endswith(REFUSED_ENDING) else ""


def _listed(task: SimTask, params: Params, older: bool) -> bool:
    ids = [one for one in params.get("taskid", "").split(",") if one]
    custom = "" if older else params.get("customtaskid", "")
    status = params.get("status", "")
    return (
        (not ids or task.task_id in ids)
        and (not custom or task.custom_id == custom)
        and params.get("taskname", "") in task.name
        and (not status or str(task.status) == status)
    )


def _list_entry(task: SimTask, *, older: bool) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "taskid": task.task_id,
        "taskname": task.name,
        "taskassign": task.assigned_to,
        "starttime": task.started_at,
        "taskscale": task.ratio,
        "nowscale": task.ratio,
        "disnumber": task.caller_ids,
        "status": str(_ANSWERED_STATUS[task.status]),
        "createtime": task.created_at,
    }
    return entry if older else {**entry, "customtaskid": task.custom_id}


def _whole(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"\d{1,9}", text) else default


def done(desc: str, result: object, started: int) -> dict[str, Any]:
    """The envelope of a service that did its work."""
    data = {
        "status": 0,
        "desc": desc,
        "result": result or [],
        "reqtime": started,
        "rsptime": started,
    }
    return {"ret": 200, "data": data, "msg": ""}


def refused(code: int, words: str, started: int) -> dict[str, Any]:
    """The envelope of a service that refused."""
    data = {
        "status": 1,
        "desc": words,
        "errors": {"code": code, "codemsg": words},
        "result": [],
        "reqtime": started,
        "rsptime": started,
    }
    return {"ret": 200, "data": data, "msg": ""}


def not_run(ret: int, msg: str) -> dict[str, Any]:
    """The envelope of a request that never reached its service."""
    return {"ret": ret, "data": [], "msg": msg}


def php_json(value: object) -> bytes:
    r"""JSON as PHP writes it: ASCII only, compact, slashes as `\/`."""
    return json.dumps(value, separators=(",", ":")).replace("/", "\\/").encode("ascii")
