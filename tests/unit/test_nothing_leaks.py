"""Numbers are in the journal's database alone, tokens and keys nowhere, whatever goes wrong.

Every fault of the simulator, at every service, with all that libraries say logged; then every file
of the data folder and the temporary folder is searched.
"""

from __future__ import annotations

import gc
import logging
import os
import stat
import sys
import tempfile
import threading
import urllib.parse
from dataclasses import replace

import pytest

from tests.helpers.fault_ends import NEVER_END
from tests.helpers.leaks import leaks, spellings
from yccall_desktop import logs
from yccall_desktop.api.limits import Limits
from yccall_desktop.api.platform import HttpPlatform
from yccall_desktop.core.call_totals import Totals
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.ports import ReadRequest
from yccall_desktop.core.submission import CallNumber, Source
from yccall_desktop.core.task import AssignmentType, Ratio, TaskCommand, TaskSettings
from yccall_desktop.errors import AppError
from yccall_desktop.services.connection import Connection
from yccall_desktop.services.control_task import set_task
from yccall_desktop.services.look_up import look, release
from yccall_desktop.services.submit_task import new_submission, prepare, send
from yccall_desktop.sheets.reader import ProcessSheetReader
from yccall_desktop.simulator import Fault, Simulator
from yccall_desktop.store.journal import FILE_NAME, SqliteJournal
from yccall_desktop.store.secrets import MemorySecrets

TOKEN, KEY = "tok.Quagga!Zebra-77", "key.Okapi?Tapir-55"
PHONES = ("13951728643", "13951728654", "13951720000")
SECRETS = (TOKEN, KEY, *PHONES)
CREATE = "App.Sip_Yccall.TaskCreat"
SERVICES = {
    CREATE, "App.Sip_Yccall.TaskAdd", "App.Sip_Yccall.TaskSet",
    "App.Sip_Yccall.TaskList", "App.Sip_Yccall.TaskInfo", "App.Sip_Auth.Login",
}  # fmt: skip
ONE_OF_EACH = (
    Fault.HTTP_500, Fault.HTTP_413, Fault.REDIRECT_307, Fault.PHP_WARNING, Fault.CUT_BODY,
    Fault.CUT_JSON, Fault.NO_STATUS, Fault.RESET_AFTER_READING, Fault.RESET_AFTER_CREATING,
    Fault.NOT_HTTP, Fault.RET_400, Fault.RET_600, Fault.STATUS_1,
)  # fmt: skip
"""For the other services: every fault of TaskCreat is one of these kinds."""
SETTINGS = TaskSettings(AssignmentType.QUEUE, "queue-1", Ratio(1, 2), name="leads")


def never(_state: object) -> None:
    """Nobody looks at the progress."""


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """The data folder and the temporary folder of a run, with the log at its most talkative."""
    data, temporary = tmp_path / "data", tmp_path / "temporary"
    data.mkdir()
    temporary.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(logs, "_secrets", set())
    undo = logs.install(data)
    logging.getLogger().setLevel(logging.DEBUG)
    yield data, temporary
    undo()


@pytest.fixture
def log(folders):
    return lambda: (folders[0] / logs.FILE_NAME).read_text(encoding="utf-8")


@pytest.fixture
def journal(folders):
    with SqliteJournal(folders[0] / FILE_NAME) as made:
        yield made


@pytest.fixture
def simulator():
    with Simulator(token=TOKEN, slow_seconds=0.05) as running:
        yield running


def submission_of(journal, connection, number: int):
    made = new_submission(
        f"7f3a91c2-0000-4000-8000-{number:012x}",
        connection,
        Source("/home/lee/leads.xlsx", "Leads", Totals(3, 3)),
        SETTINGS,
        len(PHONES),
        1_767_240_000,
    )
    made = replace(made, parts=tuple(replace(made.parts[0], index=n, count=c, first=f)
                                     for n, c, f in ((0, 2, 0), (1, 1, 2))))  # fmt: skip
    rows = (
        CallNumber(row + 2, phone, f"86{phone}", member_id=phone)
        for row, phone in enumerate(PHONES)
    )
    prepare(journal, made, rows)
    return made


def go_through(journal, connection, number: int) -> None:
    """Send a list, look for it, send what is missing, start it: as far as the fault allows."""
    cancel = CancelToken()
    made = submission_of(journal, connection, number)
    steps = (
        lambda: send(journal, connection, made.id, never, cancel, lambda: 1_767_240_000),
        lambda: look(journal, connection, made.id, cancel),
        lambda: release(journal, made.id),
        lambda: send(journal, connection, made.id, never, cancel, lambda: 1_767_240_000),
        lambda: set_task(journal, connection, made.id, TaskCommand.START, cancel),
    )
    for step in steps:
        try:
            step()
        except AppError as error:
            logging.getLogger("yccall_desktop").info("step failed: %s %s", error, error.detail)


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_no_fault_of_the_platform_leaks(folders, journal, simulator, log, service):
    signs_in = service == "App.Sip_Auth.Login"
    for number, fault in enumerate(Fault if service == CREATE else ONE_OF_EACH, start=1):
        simulator.state.older_server = False
        simulator.fail(fault, service)
        if service == "App.Sip_Yccall.TaskInfo":
            simulator.fail(Fault.RESET_AFTER_CREATING, "App.Sip_Yccall.TaskAdd")
        limits = Limits(answer=0.2) if fault in NEVER_END else Limits(answer=5)
        given = {"app_id": "demo", "access_key": KEY} if signs_in else {"token": TOKEN}
        connection = Connection(HttpPlatform(simulator.url, limits), MemorySecrets(), **given)
        go_through(journal, connection, number)
        simulator.forget_faults()
    assert service in log()
    assert "127.0.0.1" in log()
    database = folders[0] / FILE_NAME
    assert leaks(folders, SECRETS, but=[database]) == []
    assert leaks(folders, [TOKEN, KEY]) == []
    assert PHONES[0].encode() in database.read_bytes()


def test_what_nobody_caught_leaks_nothing(folders, log, expect_log):
    expect_log("unexpected error", logging.CRITICAL)
    expect_log("while an object was destroyed", logging.ERROR)
    logs.hide(TOKEN)
    logs.hide(KEY)
    wide = PHONES[0].encode("utf-16-le")
    said = [
        ValueError(f"bad number {PHONES[0]} with token={TOKEN}"),
        KeyError((PHONES[1], {"accesskey": KEY})),
        UnicodeDecodeError("utf-8", wide, 0, 1, f"of {PHONES[2]}"),
        OSError(22, urllib.parse.quote(f"+86 {PHONES[0]} 8{PHONES[1]}"), f"/tmp/{PHONES[2]}.csv"),
        RuntimeError(repr(wide), PHONES[1].encode("utf-16-be")),
        SystemError({"telphone": [{"phone": one} for one in PHONES], "token": TOKEN}),
    ]
    for error in said:
        try:
            raise error from LookupError(f"{PHONES[2]}: {KEY}")
        except Exception as caught:  # noqa: BLE001 - that is what the hook is for
            sys.excepthook(type(caught), caught, caught.__traceback__)

    def die() -> None:
        raise ArithmeticError(PHONES[1])

    thread = threading.Thread(target=die, name=f"call-{PHONES[0]}")
    thread.start()
    thread.join()

    class Fragile:
        def __del__(self) -> None:
            raise BufferError(PHONES[2])

    Fragile()
    gc.collect()
    for kind in ("ValueError", "UnicodeDecodeError", "ArithmeticError", "BufferError"):
        assert kind in log()
    assert leaks(folders, SECRETS) == []


BROKEN = {
    "wide.csv": "\ufeffPhone\n".encode("utf-16-le") + "\n".join(PHONES).encode("utf-16-le") + b"\0",
    "half.xlsx": b"PK\x03\x04" + "\n".join(PHONES).encode(),
    "odd.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "\n".join(PHONES).encode() * 40,
    "bad.xml": b"<?xml version='1.0'?><Workbook><Cell>" + PHONES[0].encode() + b"</Row>",
}


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_a_sheet_that_breaks_the_child_process_leaks_nothing(folders, tmp_path, name):
    sheet = tmp_path / name
    sheet.write_bytes(BROKEN[name])
    log = logging.getLogger("yccall_desktop")
    try:
        for _ in ProcessSheetReader().read(ReadRequest(sheet), CancelToken()):
            pass
        log.info("read %s", name)
    except AppError as error:
        log.info("job failed: %s %s", error, error.detail)
    assert leaks(folders, SECRETS) == []


def test_the_helper_finds_what_is_there(tmp_path):
    for number, spelling in enumerate(spellings(PHONES[0])):
        file = tmp_path / f"{number}.bin"
        file.write_bytes(b"before " + spelling + b" after")
        assert leaks([tmp_path], [PHONES[0]])
        file.unlink()
    assert leaks([tmp_path], [PHONES[0]]) == []


@pytest.mark.skipif(os.name == "nt", reason="the user's profile protects the files there")
def test_the_journal_and_what_stands_beside_it_are_for_the_user_alone(folders, journal):
    folder = folders[0]
    connection = Connection(HttpPlatform("http://127.0.0.1:9"), MemorySecrets(), token=TOKEN)
    before = os.umask(0)
    try:
        with journal._writing() as db:
            db.execute("CREATE TABLE something (x)")
            beside = {path.name for path in folder.glob(f"{FILE_NAME}*")}
            modes = [stat.S_IMODE(path.stat().st_mode) for path in folder.glob(f"{FILE_NAME}*")]
        submission_of(journal, connection, 1)
    finally:
        os.umask(before)
    assert beside == {FILE_NAME, f"{FILE_NAME}-journal"}
    assert modes == [0o600, 0o600]
    assert [path.name for path in folder.glob(f"{FILE_NAME}*")] == [FILE_NAME]
