"""Whatever is wrong with the journal: the window says it and sends nothing until it is mended."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import ExitStack
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.helpers.new_task import User
from tests.helpers.ui_context import LOST, kept
from yccall_desktop.store import schema
from yccall_desktop.store.journal import FILE_NAME, SqliteJournal
from yccall_desktop.store.opened import JournalOpener
from yccall_desktop.ui.banner import Kind
from yccall_desktop.ui.main_window import MainWindow
from yccall_desktop.ui.new_task.submission_flow import Stage
from yccall_desktop.ui.tasks.page import TasksPage


def damage(path, mended):
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xa5" * (len(whole) - 100))
    mended.callback(path.write_bytes, whole)


def no_database(path, mended):
    whole = path.read_bytes()
    path.write_bytes(b"lorem ipsum " * 100)
    mended.callback(path.write_bytes, whole)


def newer(path, mended):
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version=99")
    db.close()

    def older():
        with sqlite3.connect(path) as db:
            db.execute(f"PRAGMA user_version={len(schema.STEPS)}")
        db.close()

    mended.callback(older)


def locked(path, mended):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    mended.callback(other.close)


def gone(path, mended):
    away = path.parent.with_name("unplugged")
    path.parent.rename(away)
    mended.callback(away.rename, path.parent)


def read_only(path, mended):
    """As root chmod stops nobody, so SQLite is told to refuse."""
    patch = pytest.MonkeyPatch()
    connect = schema._connect

    def refuse(path):
        connection = connect(path)
        connection.execute("PRAGMA query_only=ON")
        return connection

    patch.setattr(schema, "_connect", refuse)
    mended.callback(patch.undo)


def full(path, mended):
    """The disk has no room for the file of a first start."""
    kept_aside = path.with_name("kept")
    path.rename(kept_aside)
    patch = pytest.MonkeyPatch()

    def no_room(path):
        raise OSError(28, "No space left on device")

    patch.setattr(schema, "private", no_room)

    def make_room():
        patch.undo()
        kept_aside.rename(path)

    mended.callback(make_room)


TROUBLES = {
    damage: "is damaged. It holds what was sent already, so nothing can be sent without it.",
    no_database: "is damaged. It holds what was sent already",
    newer: "was written by a newer version of this program.",
    locked: "Another program holds the journal",
    gone: "cannot be opened. Check that",
    read_only: "cannot be written. Allow writing in",
    full: "The disk is full:",
}


@pytest.fixture
def path(tmp_path, monkeypatch):
    """A journal with a list of unknown end, not opened by anybody."""
    monkeypatch.setattr(schema, "BUSY_SECONDS", 0.01)
    folder = tmp_path / "data"
    folder.mkdir()
    with SqliteJournal(folder / FILE_NAME) as journal:
        kept(journal, LOST)
    return folder / FILE_NAME


@pytest.fixture
def trouble(path, request):
    """The journal's trouble; called, it is over."""
    with ExitStack() as mended:
        request.param(path, mended)
        yield mended.close


@pytest.fixture
def broken(context, path, trouble):
    """The context as a start with that journal makes it."""
    opener = JournalOpener(path.parent)
    found = opener()
    assert found.journal is None
    yield replace(context, journal=None, journal_error=found.error, open_journal=opener)
    opener.close()


@pytest.mark.parametrize(
    ("trouble", "sentence"),
    TROUBLES.items(),
    ids=lambda value: getattr(value, "__name__", ""),
    indirect=["trouble"],
)
def test_it_is_told_and_nothing_is_sent_until_it_is_mended(
    qtbot, broken, platform, path, trouble, sentence
):
    window = MainWindow(broken.settings)
    qtbot.addWidget(window)
    window.start(broken)
    qtbot.waitUntil(lambda: not broken.jobs.active)
    user = User(qtbot, broken)
    user.open()
    user.set_target()
    (message,) = window.banner.messages
    assert message.kind is Kind.ERROR
    assert sentence in message.text()
    assert str(path.parent) in message.text()
    assert sentence in user.reason
    user.page.create_task()
    assert user.page.flow.stage is Stage.EDITING
    page = TasksPage(broken)
    qtbot.addWidget(page)
    page.refresh()
    assert any(sentence in label.text() for label in page.findChildren(QLabel))

    window.banner.findChild(QPushButton, "bannerButton").click()
    qtbot.waitUntil(lambda: not broken.jobs.active)
    assert broken.journal is None
    assert sentence in window.banner.messages[0].text()

    trouble()
    window.banner.findChild(QPushButton, "bannerButton").click()
    qtbot.waitUntil(lambda: not broken.jobs.active)
    assert broken.journal is not None
    assert [one.key for one in window.banner.messages] == ["unknown"]
    assert platform.requests == []
    window.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let go of an open file")
@pytest.mark.parametrize("how", ["moved", "deleted", "replaced"])
def test_a_journal_that_is_taken_away_while_it_is_open_sends_nothing(
    qtbot, context, platform, tmp_path, journal, how
):
    file, aside = tmp_path / FILE_NAME, tmp_path / "elsewhere"
    user = User(qtbot, context)
    user.open()
    user.set_target()
    if how == "replaced":
        shutil.copy(file, aside)
        aside.replace(file)
    elif how == "deleted":
        file.unlink()
    else:
        file.rename(aside)
    user.create()
    assert user.text("failureHeading") == "Nothing was sent"
    assert str(tmp_path) in user.text("failureText")
    assert platform.requests == []
