from __future__ import annotations

import json

import pytest

from yccall_desktop.api.envelope import read_envelope
from yccall_desktop.api.wire import Answer
from yccall_desktop.core.outcomes import Outcome, Reason

SERVICE = "App.Sip_Yccall.TaskCreat"


def read(body: object, status: int = 200, hidden: tuple[str, ...] = ()):
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return read_envelope(Answer(status, content), SERVICE, hidden)


def ran(status: object = 0, **more: object) -> dict[str, object]:
    return {"ret": 200, "data": {"status": status, "rsptime": 1581496504, **more}, "msg": ""}


def ret(number: object, data: object = (), msg: str = "消息") -> dict[str, object]:
    return {"ret": number, "data": data, "msg": msg}


DONE = (Outcome.DONE, Reason.OK)
REFUSED = Outcome.REFUSED
UNREADABLE = (Outcome.UNKNOWN, Reason.ANSWER_UNREADABLE)
SERVER_ERROR = (Outcome.UNKNOWN, Reason.SERVER_ERROR)
BY_PLATFORM = (REFUSED, Reason.REFUSED_BY_PLATFORM)

TABLE = [
    ("status 0", ran(), DONE),
    ("numbers as text", {**ran("0"), "ret": "200"}, DONE),
    ("unknown keys", {**ran(new={"a": 1}), "debug": []}, DONE),
    ("byte order mark", b"\xef\xbb\xbf" + json.dumps(ran()).encode(), DONE),
    ("two byte order marks", b"\xef\xbb\xbf\xef\xbb\xbf" + json.dumps(ran()).encode(), DONE),
    ("white space around", b"\r\n " + json.dumps(ran()).encode() + b"\n", DONE),
    ("status 1", ran(1, errors={"code": 1, "codemsg": "no"}), BY_PLATFORM),
    ("status 1 as text", ran("1", errors={"code": "1", "codemsg": "no"}), BY_PLATFORM),
    ("status 1 without errors", ran(1, errors=[]), BY_PLATFORM),
    ("status 1 with a task id", ran(1, result={"taskid": "20200101010101000001"}), UNREADABLE),
    ("ret 400, list", ret(400, []), (REFUSED, Reason.BAD_PARAMETER)),
    ("ret 400, map", ret(400, {}), (REFUSED, Reason.BAD_PARAMETER)),
    ("ret 400 as text", ret("400", {}), (REFUSED, Reason.BAD_PARAMETER)),
    ("ret 404", ret(404), (REFUSED, Reason.SERVICE_MISSING)),
    ("ret 500", ret(500), SERVER_ERROR),
    ("ret 406", ret(406), SERVER_ERROR),
    ("ret 600", ret(600), (REFUSED, Reason.TOKEN_INVALID)),
    ("ret 601", ret(601), (REFUSED, Reason.WRONG_APPID)),
    ("ret 602", ret(602), (REFUSED, Reason.LICENCE_EXPIRED)),
    ("ret 603", ret(603), (REFUSED, Reason.MODULE_NOT_LICENSED)),
    ("ret 604", ret(604), (REFUSED, Reason.ADDRESS_NOT_AUTHORISED)),
    ("status 1 with numbers taken", ran(1, result={"success": 3}), UNREADABLE),
    ("status 1 with a count that is none", ran(1, result={"success": "0/5"}), UNREADABLE),
    ("status 1 with none taken", ran(1, result={"success": 0, "taskid": ""}), BY_PLATFORM),
    ("status 1, an error about the id", ran(1, errors={"taskid": "empty"}), BY_PLATFORM),
    ("ret 400 with numbers taken", ret(400, {"success": 5}), UNREADABLE),
    ("ret 400 with a task id", ret(400, [{"taskid": "20200101010101000001"}]), UNREADABLE),
    ("ret 600 with status 0", ret(600, {"status": 0}), UNREADABLE),
    ("ret 600 with a task", ret(600, {"result": {"taskid": "2020"}}), UNREADABLE),
    ("ret twice", b'{"ret":200,"data":{"status":0},"msg":"","ret":600}', UNREADABLE),
    ("ret twice, turned", b'{"ret":600,"data":{"status":0},"msg":"","ret":200}', UNREADABLE),
    ("status twice", b'{"ret":200,"data":{"status":0,"status":1}}', UNREADABLE),
    ("a task id twice", b'{"ret":600,"data":{"taskid":"7","taskid":""}}', UNREADABLE),
    ("NaN", b'{"ret":200,"data":{"status":0,"result":{"taskid":NaN}}}', UNREADABLE),
    ("Infinity", b'{"ret":200,"data":{"status":0,"result":{"taskid":-Infinity}}}', UNREADABLE),
    ("ret -1", ret(-1), UNREADABLE),
    ("ret true", ret(True), UNREADABLE),
    ("ret 200.0", {**ran(), "ret": 200.0}, UNREADABLE),
    ("no ret", {"data": {"status": 0}}, UNREADABLE),
    ("no status", {"ret": 200, "data": {"result": {"taskid": "1"}}, "msg": ""}, UNREADABLE),
    ("status null", ran(None), UNREADABLE),
    ("status false", ran(False), UNREADABLE),
    ("status 2", ran(2), UNREADABLE),
    ("data a list", {"ret": 200, "data": [], "msg": ""}, UNREADABLE),
    ("data null", {"ret": 200, "data": None, "msg": ""}, UNREADABLE),
    ("data text", {"ret": 200, "data": "ok", "msg": ""}, UNREADABLE),
    ("HTML", b"<html><body>login</body></html>", (Outcome.UNKNOWN, Reason.WEB_PAGE)),
    ("a warning before", b"<b>Warning</b>: x\n" + json.dumps(ran()).encode(), UNREADABLE),
    ("something behind", json.dumps(ran()).encode() + b"<br>", UNREADABLE),
    ("cut", json.dumps(ran()).encode()[:-2], UNREADABLE),
    ("empty", b"", UNREADABLE),
    ("only a mark", b"\xef\xbb\xbf", UNREADABLE),
    ("a list", [ran()], UNREADABLE),
    ("null", b"null", UNREADABLE),
    ("not UTF-8", json.dumps(ran(), ensure_ascii=False).encode() + b"\xff", UNREADABLE),
    ("endless depth", b"[" * 200_000, UNREADABLE),
    ("endless number", b'{"ret":' + b"9" * 10_000 + b"}", SERVER_ERROR),
]


@pytest.mark.parametrize(("body", "end"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_what_an_answer_means(body, end):
    read_end = read(body).end
    assert (read_end.outcome, read_end.reason) == end


@pytest.mark.parametrize(
    ("status", "end"),
    [
        (201, UNREADABLE),
        (204, UNREADABLE),
        (301, (Outcome.UNKNOWN, Reason.REDIRECTED)),
        (308, (Outcome.UNKNOWN, Reason.REDIRECTED)),
        (400, SERVER_ERROR),
        (401, SERVER_ERROR),
        (404, SERVER_ERROR),
        (500, SERVER_ERROR),
        (504, SERVER_ERROR),
    ],
)
@pytest.mark.parametrize("body", [b"", b"<html></html>", ran(), ret(400)], ids=str)
def test_another_status_counts_more_than_the_body(status, body, end):
    read_end = read(body, status).end
    assert (read_end.outcome, read_end.reason) == end
    assert read_end.values["status"] == str(status)


@pytest.mark.parametrize("body", [b"", b"<html></html>", ret(400), ran(1)], ids=str)
def test_too_large_is_refused(body):
    end = read(body, 413).end
    assert (end.outcome, end.reason, end.values) == (REFUSED, Reason.TOO_LARGE, {"status": "413"})


@pytest.mark.parametrize(
    "body", [ran(), ret(200, []), ret(400, {"taskid": "7"}), b' {"ret":200,"ret":400}'], ids=str
)
def test_too_large_and_done_is_unknown(body):
    end = read(body, 413).end
    assert (end.outcome, end.reason) == UNREADABLE


def test_the_servers_words_are_kept_as_they_are():
    assert read(ret(400, msg="非法请求：缺少必要参数taskscale")).end.message == (
        "非法请求：缺少必要参数taskscale"
    )
    assert read(ran(1, errors={"code": 7, "codemsg": "坐席不存在"})).end.message == "坐席不存在 (7)"
    assert read(ran(1, errors="no queue")).end.message == "no queue"
    assert read(ran(1, errors=[], desc="失败")).end.message == "失败"


def test_the_words_repeat_no_secret_and_no_control_character():
    end = read(ret(400, msg="bad token abcdef123\r\n\x1b[31mx"), hidden=("abcdef123", "")).end
    assert end.message == "bad token *** [31mx"


def test_the_words_are_bounded():
    assert len(read(ret(400, msg="x" * 10_000)).end.message) == 500


def test_a_missing_service_is_named():
    assert read(ret(404)).end.values == {"service": SERVICE}


def test_the_servers_clock_is_kept():
    assert read(ran()).end.server_time == 1581496504
    assert read({"ret": 200, "data": {"status": 0, "rsptime": "77"}}).end.server_time == 77
    assert read({"ret": 200, "data": {"status": 0, "rsptime": "soon"}}).end.server_time is None


def test_numbers_keep_every_digit():
    envelope = read(b'{"ret":200,"data":{"status":0,"result":{"taskid":12345678901234567890}}}')
    assert envelope.result == {"taskid": "12345678901234567890"}
