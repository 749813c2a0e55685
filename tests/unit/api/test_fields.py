"""What really goes over the wire, read by another parser than the simulator's."""

from __future__ import annotations

import email
import email.policy
import json
from dataclasses import replace

import pytest

from tests.unit.api.conftest import NOW, SETTINGS, SUBMISSION, TOKEN, answer, read_request
from yccall_desktop.api.platform import HttpPlatform
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import Outcome
from yccall_desktop.core.submission import CallNumber
from yccall_desktop.core.task import (
    AssignmentType,
    PresetKind,
    PresetTime,
    Ratio,
    TaskCommand,
    TaskSettings,
)


@pytest.fixture
def wire(raw_server):
    """A server that keeps each request and answers that it is done."""
    kept: list[tuple[bytes, bytes]] = []

    def handle(connection):
        kept.append(read_request(connection))
        answer(connection)

    raw_server.serve(handle)
    raw_server.kept = kept
    return raw_server


def head_and_fields(request: tuple[bytes, bytes]):
    head, body = request
    lines = head.decode().split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines[1:])
    message = email.message_from_bytes(
        f"Content-Type: {headers['Content-Type']}\r\n\r\n".encode() + body,
        policy=email.policy.HTTP,
    )
    fields = [
        (part.get_param("name", header="content-disposition"), part.get_payload(decode=True))
        for part in message.iter_parts()
    ]
    return lines[0], headers, [(name, value.decode()) for name, value in fields]


def test_task_creat_has_exactly_the_fields_of_the_interface(wire, create_patiently):
    settings = TaskSettings(
        AssignmentType.GROUP, '组 "A" & B', Ratio(1, 3), ("02112345", "4008"), "十一月 leads"
    )
    numbers = [
        CallNumber(2, "18012345678", "1", None, "U1", "张三", "hot", "C-1"),
        CallNumber(3, "01065512345", "2", time=1_600_000_000),
    ]
    end = create_patiently(wire.url, settings=settings, numbers=numbers)
    assert end.outcome is Outcome.DONE
    _, _, fields = head_and_fields(wire.kept[0])
    telphone = dict(fields)["telphone"]
    assert fields == [
        ("service", "App.Sip_Yccall.TaskCreat"),
        ("token", TOKEN),
        ("assigntype", "3"),
        ("assignagent", '组 "A" & B'),
        ("telphone", telphone),
        ("taskscale", "1:3"),
        ("disnumber", "02112345,4008"),
        ("taskname", "十一月 leads 7f3a91c2"),
        ("customtaskid", SUBMISSION),
    ]
    assert telphone == (
        '[{"phone":"18012345678","time":1700000000,"userid":"U1","memberid":"张三",'
        '"chengshudu":"hot","customuuid":"C-1"},'
        '{"phone":"01065512345","time":1600000000,"userid":"","memberid":"",'
        '"chengshudu":"","customuuid":""}]'
    )


def test_empty_calling_numbers_are_sent_too(wire, create_patiently):
    create_patiently(wire.url)
    assert dict(head_and_fields(wire.kept[0])[2])["disnumber"] == ""


@pytest.mark.parametrize(
    ("preset", "expected"),
    [
        (PresetTime(), NOW),
        (PresetTime(PresetKind.MOMENT, 1_650_000_000), 1_650_000_000),
        (PresetTime(PresetKind.END_OF_TODAY), PresetTime(PresetKind.END_OF_TODAY).at(NOW)),
    ],
)
def test_the_time_is_sent_always(wire, create_patiently, preset, expected):
    create_patiently(wire.url, settings=replace(SETTINGS, preset=preset))
    elements = json.loads(dict(head_and_fields(wire.kept[0])[2])["telphone"])
    assert [element["time"] for element in elements] == [expected, expected]


def test_the_request_line_and_headers(wire, create_patiently):
    create_patiently(wire.url + "/api/index.php?s=yc")
    line, headers, _ = head_and_fields(wire.kept[0])
    assert line == "POST /api/index.php?s=yc HTTP/1.1"
    assert headers["Accept-Encoding"] == "identity"
    assert headers["Content-Type"].startswith("multipart/form-data; boundary=")
    assert int(headers["Content-Length"]) == len(wire.kept[0][1])
    assert not {"Authorization", "Cookie", "Transfer-Encoding", "Expect"} & set(headers)


def test_ten_thousand_numbers_are_about_a_megabyte(wire, create_patiently):
    numbers = [CallNumber(row, f"180{row:08d}", str(row)) for row in range(10_000)]
    create_patiently(wire.url, numbers=numbers)
    assert 990_000 < len(wire.kept[0][1]) < 1_010_000
    assert create_patiently.progress[-1] == (len(wire.kept[0][1]),) * 2
    sent = [done for done, _ in create_patiently.progress]
    assert sent == sorted(sent)


def test_every_request_has_a_connection_of_its_own(wire, create_patiently):
    for _ in range(3):
        create_patiently(wire.url)
    assert len(wire.kept) == 3


def test_the_other_services(wire):
    platform, cancel = HttpPlatform(wire.url), CancelToken()
    platform.sign_in("app", "key", cancel)
    platform.set_task(TOKEN, "20200101010101000001", TaskCommand.PAUSE, cancel)
    assert [head_and_fields(request)[2] for request in wire.kept] == [
        [("service", "App.Sip_Auth.Login"), ("appid", "app"), ("accesskey", "key")],
        [
            ("service", "App.Sip_Yccall.TaskSet"),
            ("token", TOKEN),
            ("taskid", "20200101010101000001"),
            ("taskstatus", "2"),
        ],
    ]


def test_netrc_adds_nothing(wire, create_patiently, tmp_path, monkeypatch):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password secret\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    create_patiently(wire.url)
    assert b"authorization" not in wire.kept[0][0].lower()
