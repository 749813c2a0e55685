"""A journal that takes long to open is opened beside the window; nothing is sent until then."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.helpers.ui_context import LOST, kept
from yccall_desktop.core.ports import OpenedJournal
from yccall_desktop.errors import Words
from yccall_desktop.store import schema
from yccall_desktop.store.journal import FILE_NAME, SqliteJournal
from yccall_desktop.store.opened import JournalOpener
from yccall_desktop.ui.main_window import TASKS, MainWindow


class SlowOpener(JournalOpener):
    """Opens when `gate` is set; remembers on which thread."""

    def __init__(self, folder):
        super().__init__(folder)
        self.gate = threading.Event()
        self.threads = []
        self.problem = None

    def __call__(self):
        self.threads.append(threading.current_thread())
        self.gate.wait(20)
        return OpenedJournal(None, error=self.problem) if self.problem else super().__call__()


@pytest.fixture
def opener(tmp_path, monkeypatch):
    monkeypatch.setattr(schema, "LARGE", 0)
    with SqliteJournal(tmp_path / FILE_NAME) as journal:
        kept(journal, LOST)
    made = SlowOpener(tmp_path)
    yield made
    made.close()


@pytest.fixture
def window(qtbot, context, opener):
    found = opener.at_start()
    made = MainWindow(context.settings)
    qtbot.addWidget(made)
    made.show()
    made.start(
        replace(
            context,
            journal=found.journal,
            journal_error=found.error,
            journal_late=found.late,
            open_journal=opener,
        )
    )
    yield made
    opener.gate.set()


def told(window):
    return [one.text() for one in window.banner.messages]


def test_the_window_is_there_and_the_list_comes(qtbot, window, opener):
    context = window._context
    qtbot.waitUntil(lambda: bool(opener.threads))
    assert threading.main_thread() not in opener.threads
    assert any("is being opened" in one for one in told(window))
    assert not window.findChild(QPushButton, "bannerButton").isVisibleTo(window)
    assert "is being opened" in window.new_task.findChild(QLabel, "createTaskReason").text()
    window.show_page(TASKS)
    assert window.tasks._empty_title.text() == "One moment…"
    opener.gate.set()
    qtbot.waitUntil(lambda: not context.jobs.active)
    assert context.journal is not None
    assert [one.key for one in window.banner.messages] == ["unknown"]
    assert window.tasks.detail.isVisibleTo(window)
    assert "is being opened" not in window.new_task.findChild(QLabel, "createTaskReason").text()


def test_one_that_cannot_be_opened_is_tried_again(qtbot, window, opener):
    context = window._context
    opener.problem = Words("Test", "The disk is full.")
    opener.gate.set()
    qtbot.waitUntil(lambda: not context.jobs.active)
    assert told(window) == ["The disk is full."]
    opener.problem = None
    window.findChild(QPushButton, "bannerButton").click()
    qtbot.waitUntil(lambda: not context.jobs.active)
    assert context.journal is not None
    assert len(opener.threads) == 2
