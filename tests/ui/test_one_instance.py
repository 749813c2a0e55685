"""A second start finds the first window, hands over and ends, or says why it cannot."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer

from tests.helpers.second_start import HURRIED, PATIENT, First, Second, say
from yccall_desktop.ui import one_instance
from yccall_desktop.ui.hand_over import Patience
from yccall_desktop.ui.instance_message import (
    FILE_NAME,
    MAX_BYTES,
    Answer,
    Handed,
    NotUnderstoodError,
    decode,
    decode_answer,
    encode,
    encode_answer,
    read_place,
    write_place,
)
from yccall_desktop.ui.one_instance import OneInstance

posix = pytest.mark.skipif(os.name == "nt", reason="named pipes have no folder")
SHEET = Path("/home/李 雷/十一月 名单.xlsx").absolute()


@pytest.fixture
def make_first(qapp, tmp_path):
    made = []

    def make(folder: Path = tmp_path) -> First:
        made.append(First(folder))
        return made[-1]

    yield make
    for first in made:
        first.close()


# --- the message ------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "handed",
    [
        Handed(),
        Handed((SHEET, SHEET.with_name("b.csv")), {"target": "队列 1", "ratio": "1:2"}, "token"),
        Handed((SHEET.parent / "no text \udcff.xlsx",)),
    ],
)
def test_a_message_survives(handed):
    assert decode(encode(handed)) == handed


def message(**changes: object) -> bytes:
    whole = {"version": 1, "files": [str(SHEET)], "options": {}, "activation": ""}
    return json.dumps({**whole, **changes}).encode() + b"\n"


WRONG = {
    "no JSON": b"GET / HTTP/1.1\n",
    "no text": b"\xff\xfe\n",
    "nothing": b"\n",
    "no object": b"[1]\n",
    "deep": b"[" * 100_000 + b"\n",
    "another version": message(version=2),
    "files are no list": message(files=str(SHEET)),
    "a file is no text": message(files=[1]),
    "a relative path": message(files=["leads.xlsx"]),
    "a path with a null": message(files=[f"{SHEET}\0"]),
    "options are no object": message(options=[]),
    "an option is no text": message(options={"target": 1}),
    "no activation": message(activation=None),
}


@pytest.mark.parametrize("line", WRONG.values(), ids=WRONG)
def test_what_is_no_message_is_not_understood(line):
    with pytest.raises(NotUnderstoodError):
        decode(line)


@pytest.mark.parametrize("line", [b"{}\n", b'{"version": 1, "answer": "maybe"}\n', b"taken\n"])
def test_what_is_no_answer_is_not_understood(line):
    with pytest.raises(NotUnderstoodError):
        decode_answer(line)


# --- handing over -----------------------------------------------------------------------------
def test_files_and_options_arrive_and_the_second_is_done(qtbot, make_first, tmp_path):
    first = make_first().listen()
    handed = Handed((SHEET,), {"target": "queue-2"}, "token")
    assert Second(tmp_path, handed).wait(qtbot) == "SECOND"
    assert first.handed == [handed]


@pytest.mark.parametrize(
    "name",
    [
        "数据 文件夹",
        "a" * 200 + "/" + "b" * 200,
        'it\'s "100%" {x}'[: 20 if os.name != "nt" else 4],
    ],
)
def test_any_folder_works(qtbot, make_first, tmp_path, name):
    """A socket's path has at most 108 bytes: it does not lie in the data folder."""
    folder = tmp_path / name
    first = make_first(folder).listen()
    assert Second(folder, Handed((SHEET,))).wait(qtbot) == "SECOND"
    assert first.handed == [Handed((SHEET,))]


def test_a_folder_by_another_name_is_the_same(qtbot, make_first, tmp_path):
    first = make_first(tmp_path / "data").listen()
    assert Second(tmp_path / "data" / ".." / "data").wait(qtbot) == "SECOND"
    assert first.handed == [Handed()]


def test_each_folder_has_a_window_of_its_own(qtbot, make_first, tmp_path):
    one, other = make_first(tmp_path / "one").listen(), make_first(tmp_path / "other").listen()
    assert Second(tmp_path / "other").wait(qtbot) == "SECOND"
    assert (len(one.handed), len(other.handed)) == (0, 1)


def test_many_starts_at_once_all_arrive(qtbot, make_first, tmp_path):
    first = make_first().listen()
    files = [SHEET.with_name(f"{number}.xlsx") for number in range(8)]
    seconds = [Second(tmp_path, Handed((file,))) for file in files]
    assert {one.wait(qtbot) for one in seconds} == {"SECOND"}
    assert sorted(handed.files[0] for handed in first.handed) == sorted(files)


def test_a_thousand_files_arrive(qtbot, make_first, tmp_path):
    first = make_first().listen()
    handed = Handed(tuple(SHEET.with_name(f"{'n' * 200}{number}.xlsx") for number in range(1000)))
    assert Second(tmp_path, handed).wait(qtbot) == "SECOND"
    assert first.handed == [handed]


def test_more_than_a_message_may_hold_is_told(qtbot, make_first, tmp_path):
    first = make_first().listen()
    handed = Handed((SHEET.with_name("n" * MAX_BYTES),))
    why = Second(tmp_path, handed).wait(qtbot)
    assert "too many files" in why
    assert first.handed == []


def test_the_second_waits_for_one_that_is_just_starting(qtbot, make_first, tmp_path):
    first = make_first()
    second = Second(tmp_path, Handed((SHEET,)))
    first.listen()
    assert second.wait(qtbot) == "SECOND"
    assert first.handed == [Handed((SHEET,))]


def test_what_comes_before_the_window_is_there_waits_for_it(qtbot, make_first, tmp_path):
    first = make_first()
    assert first.instance.listen()
    second = Second(tmp_path, Handed((SHEET,)))
    with qtbot.waitSignal(first.instance._server.newConnection):
        pass
    assert not second.decided
    first.instance.serve(first.take)
    assert second.wait(qtbot) == "SECOND"
    assert first.handed == [Handed((SHEET,))]


def test_the_second_takes_the_place_of_one_that_is_closing(qtbot, make_first, tmp_path):
    first = make_first().listen()
    first.closing = True
    second = Second(tmp_path, Handed((SHEET,)), Patience(start=0, answer=30, end=30))
    with qtbot.waitSignal(first.instance._server.newConnection):
        pass
    with qtbot.waitSignal(first.instance._server.newConnection):
        pass
    assert not second.decided
    first.close()
    assert second.wait(qtbot) == "FIRST"


# --- when it cannot be ------------------------------------------------------------------------
def why_not(qtbot, folder: Path) -> str:
    result = Second(folder, Handed((SHEET,)), HURRIED).wait(qtbot)
    assert result not in ("FIRST", "SECOND")
    return result


def test_a_window_that_nobody_hears_of_is_told(qtbot, make_first, tmp_path):
    make_first()
    sentence = why_not(qtbot, tmp_path)
    assert str(tmp_path) in sentence
    assert "does not answer" in sentence


def test_a_window_that_hangs_is_told(qtbot, make_first, tmp_path):
    make_first().instance.listen()
    assert "does not answer" in why_not(qtbot, tmp_path)


def test_another_version_is_told(qtbot, make_first, tmp_path, expect_log):
    make_first()
    place = "yccall-other-version" if os.name == "nt" else str(tmp_path / "s")
    with_other_words = QLocalServer()
    assert with_other_words.listen(place)
    write_place(tmp_path, place)

    def answer() -> None:
        with_other_words.nextPendingConnection().write(b'{"version": 99}\n')

    with_other_words.newConnection.connect(answer)
    result = Second(tmp_path).wait(qtbot)
    assert "Another version" in result
    with_other_words.close()


def test_the_pc_that_has_a_shared_folder_is_named(qtbot, tmp_path):
    """Qt cannot tell that such a lock is stale, after a crash and a new name of the PC."""
    file = tmp_path / "lock"
    file.write_text("999999\npython\nanother-pc\n12345678-1234-1234-1234-123456789abc\n\n")
    sentence = Second(tmp_path, patience=PATIENT).wait(qtbot)
    assert "another-pc" in sentence
    assert str(file) in sentence


# --- who speaks wrongly -----------------------------------------------------------------------
@pytest.mark.parametrize("line", [WRONG["no JSON"], WRONG["another version"]])
def test_what_is_not_understood_is_ignored_and_noted(qtbot, make_first, tmp_path, expect_log, line):
    expect_log("not understood")
    first = make_first().listen()
    assert decode_answer(say(qtbot, tmp_path, line)) is Answer.OTHER_VERSION
    assert first.handed == []


def test_too_long_a_message_is_cut_off_and_noted(qtbot, make_first, tmp_path, expect_log):
    expect_log("more than can be")
    first = make_first().listen()
    assert say(qtbot, tmp_path, b"x" * (MAX_BYTES + 1)) == b""
    assert first.handed == []


def test_who_says_nothing_is_sent_away(qtbot, make_first, tmp_path, monkeypatch):
    monkeypatch.setattr(one_instance, "VISIT_MILLISECONDS", 1)
    make_first().listen()
    assert say(qtbot, tmp_path, b"{") == b""


def test_the_log_has_no_path_of_a_sheet(qtbot, make_first, tmp_path, caplog):
    make_first().listen()
    caplog.set_level("INFO")
    assert Second(tmp_path, Handed((Path("/13800138000.xlsx").absolute(),))).wait(qtbot)
    assert "1 file(s)" in caplog.text
    assert "138" not in caplog.text


# --- what it leaves ---------------------------------------------------------------------------
def test_closing_leaves_nothing(make_first, tmp_path):
    first = make_first().listen()
    place = Path(read_place(tmp_path)[0])
    first.instance.close()
    assert not (tmp_path / FILE_NAME).exists()
    assert os.name == "nt" or not place.parent.exists()


@posix
def test_what_a_killed_window_left_is_removed(qtbot, make_first, tmp_path):
    killed = OneInstance(tmp_path)
    assert killed.listen()
    left = Path(read_place(tmp_path)[0])
    first = make_first().listen()
    assert not left.parent.exists()
    assert Second(tmp_path).wait(qtbot) == "SECOND"
    assert first.handed == [Handed()]
    killed._place = ""
    killed.close()


@pytest.mark.parametrize(
    "text", ["", "{", '{"version": 1}', '{"version": 1, "place": 7, "pid": 1}']
)
def test_a_damaged_note_is_none(text, tmp_path):
    (tmp_path / FILE_NAME).write_text(text)
    assert read_place(tmp_path) == ("", 0)


@posix
def test_a_note_that_names_something_else_removes_nothing(make_first, tmp_path):
    (tmp_path / "mine").mkdir()
    precious = tmp_path / "mine" / "s"
    precious.write_text("")
    write_place(tmp_path, str(precious))
    make_first().listen()
    assert precious.exists()


@posix
def test_only_the_user_can_reach_it(make_first, tmp_path):
    make_first().listen()
    folder = Path(read_place(tmp_path)[0]).parent
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600


@posix
@pytest.mark.skipif(os.name != "nt" and os.getuid() != 0, reason="needs a second user")
def test_another_user_cannot_connect(make_first, tmp_path):
    make_first().listen()
    code = (
        "import os, socket, sys\n"
        "os.setuid(65534)\n"
        "try: socket.socket(socket.AF_UNIX).connect(sys.argv[1])\n"
        "except PermissionError: sys.exit(13)\n"
    )
    place = read_place(tmp_path)[0]
    done = subprocess.run([sys.executable, "-c", code, place], check=False, timeout=30)
    assert done.returncode == 13


@posix
@pytest.mark.parametrize("runtime", ["", "/nowhere/at/all", "/tmp/" + "long" * 30])
def test_without_a_runtime_folder_it_listens_elsewhere(
    qtbot, make_first, tmp_path, monkeypatch, runtime
):
    monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)
    make_first().listen()
    assert Second(tmp_path).wait(qtbot) == "SECOND"


def test_a_window_without_an_ear_opens_all_the_same(qapp, tmp_path, expect_log):
    expect_log("later starts cannot be heard")
    instance = OneInstance(tmp_path / "missing")
    assert not instance.listen()


# --- the program ------------------------------------------------------------------------------
def test_a_second_start_imports_no_widgets_and_no_window(qtbot, make_first, tmp_path):
    first = make_first().listen()
    code = (
        "import sys\n"
        "from yccall_desktop.app import main\n"
        "code = main(sys.argv[1:])\n"
        "slow = ('PySide6.QtGui', 'PySide6.QtWidgets', 'phonenumbers', 'requests', 'sqlite3',"
        " 'yccall_desktop.ui.main_window', 'yccall_desktop.ui.context')\n"
        "sys.exit(', '.join(name for name in slow if name in sys.modules) or code)\n"
    )
    command = [sys.executable, "-c", code, "--data-dir", str(tmp_path), "--target", "q", "a.csv"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, cwd=tmp_path, text=True) as process:
        qtbot.waitUntil(lambda: process.poll() is not None)
        assert (process.returncode, process.stderr.read()) == (0, "")
    (handed,) = first.handed
    assert handed.files == (tmp_path / "a.csv",)
    assert handed.options == {"target": "q"}


def test_an_answer_survives():
    assert [decode_answer(encode_answer(one)) for one in Answer] == list(Answer)
