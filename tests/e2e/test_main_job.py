"""The main job through the real window: a sheet becomes one task, whatever happens on the way."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.e2e.harness import wait_for
from yccall_desktop.simulator import Fault, Simulator

CREATE = "App.Sip_Yccall.TaskCreat"
LISTS = ("App.Sip_Queue.GetQueueList", "App.Sip_Disnum.GetDisnumberInfo")
TASK_ID = r"\d{20}"
NUMBERS = ("13800138000", "13900139001", "13700137002")
TASK_OPTIONS = ("--assign-type", "queue", "--target", "queue-1", "--ratio", "1:2")


@pytest.fixture
def leads(tmp_path: Path) -> Path:
    """Three numbers with a member id and an intent each."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Name", "Phone", "Member ID", "Customer intent"])
    for place, number in enumerate(NUMBERS, 1):
        sheet.append([f"Name {place}", number, f"M{place}", "A"])
    path = tmp_path / "leads.xlsx"
    book.save(path)
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def journal(data: Path, query: str) -> list[Sequence]:
    """What the journal in `data` holds, read while the program may be running."""
    (file,) = data.rglob("journal.sqlite3") if data.is_dir() else (None,)
    if file is None:
        return []
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=10)) as connection:
        return connection.execute(query).fetchall()


def ends(data: Path) -> list[tuple[str, str]]:
    """(state, task id) of all submissions of the journal."""
    return journal(
        data,
        "SELECT part.state, submission.task_id FROM part"
        " JOIN submission ON submission.seq = part.submission",
    )


def sent(php) -> list[dict]:
    """The requests that send numbers, among those that only ask."""
    return [one for one in php.requests if one["post"]["service"] == CREATE]


def test_three_actions_give_a_task_id(program, screen, data):
    """Open the sample, Ctrl+Enter, read the id: on the demo, where nobody is called."""
    with program("--demo", "--language", "en", "--data-dir", str(data)) as window:
        window.click("sampleButton")
        window.wait_enabled("createTaskButton")
        counted = window.find("createTaskButton").name
        window.key("ctrl+Return")
        task_id = window.wait_text("taskIdLabel", TASK_ID, 30)
        window.click("copyTaskIdButton")
        wait_for(screen.clipboard, "the clipboard")
        assert screen.clipboard() == task_id
        assert ends(data) == [("done", task_id)]
        ready = int("".join(character for character in counted if character.isdigit()))
        assert 150 < ready < 230
        assert journal(data, "SELECT count(*) FROM number") == [(ready,)]


def test_the_request_is_exactly_as_described(program, php, leads, data):
    """A PHP server that only prints $_POST gets each field once, as multipart."""
    with program(
        "--server", php.url, *TASK_OPTIONS, "--language", "en", "--data-dir", str(data), str(leads),
        environment={"YCCALL_TOKEN": "0123456789abcdef0123456789abcdef"},
    ) as window:  # fmt: skip
        window.wait_enabled("createTaskButton")
        window.key("ctrl+Return")
        wait_for(lambda: sent(php), "the request", 30)
        wait_for(lambda: ends(data)[0][0] == "unknown", "the end in the journal")
        window.key("Escape")  # it would look several times
        window.wait_enabled("lookButton")
        (seen,) = sent(php)
        asked = {one["post"]["service"] for one in php.requests}
    assert asked <= {CREATE, "App.Sip_Yccall.TaskList", *LISTS}
    assert seen["method"] == "POST"
    assert seen["type"].startswith("multipart/form-data; boundary=")
    assert seen["files"] == seen["get"] == []
    assert seen["authorization"] == ""
    ((submission,),) = journal(data, "SELECT id FROM submission")
    numbers = json.loads(seen["post"].pop("telphone"))
    assert seen["post"] == {
        "service": CREATE,
        "token": "0123456789abcdef0123456789abcdef",
        "assigntype": "2",
        "assignagent": "queue-1",
        "taskscale": "1:2",
        "disnumber": "",
        "taskname": f"leads {submission.replace('-', '')[:8]}",
        "customtaskid": submission,
    }
    moments = {number.pop("time") for number in numbers}
    assert len(moments) == 1
    assert all(isinstance(moment, int) for moment in moments)
    assert numbers == [
        {
            "phone": number,
            "userid": "",
            "memberid": f"M{place}",
            "chengshudu": "A",
            "customuuid": "",
        }
        for place, number in enumerate(NUMBERS, 1)
    ]


def test_killed_while_sending_it_is_unknown_and_found_by_looking(program, leads, data):
    """kill -9 after the platform made the task: the next start says so, looks, sends nothing."""
    token = "fedcba9876543210fedcba9876543210"
    with Simulator(token=token) as platform:
        platform.fail(Fault.HANG_AFTER_CREATING)
        options = ("--server", platform.url, *TASK_OPTIONS, "--language", "en")
        options = (*options, "--data-dir", str(data))
        token_given = {"YCCALL_TOKEN": token}
        with program(*options, str(leads), environment=token_given) as window:
            window.wait_enabled("createTaskButton")
            window.key("ctrl+Return")
            wait_for(lambda: platform.tasks, "the task on the platform", 30)
            assert ends(data) == [("sending", "")]
            window.kill()

        with program(*options, environment=token_given) as window:
            assert ends(data) == [("unknown", "")]
            window.wait_text("bannerText", "(?i)unknown|may exist|not known")
            window.click("bannerButton")
            wait_for(lambda: ends(data)[0][0] == "done", "the task to be found", 60)

        (task,) = platform.tasks
        assert ends(data) == [("done", task.task_id)]
        assert platform.requests(CREATE) == 1
        assert [number["phone"] for number in task.numbers] == list(NUMBERS)
