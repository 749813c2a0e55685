"""The banner of a newer version: when it looks, what it tells, and how it is closed for good."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from tests.helpers.version_files import ADDRESS, NEWER, PAGE, MemoryVersionFile, version_file
from tests.unit.api.conftest import RawServer, answer, read_head
from yccall_desktop.api.version_file import HttpVersionFile
from yccall_desktop.core.version import LastLook, LookEnd, VersionLook
from yccall_desktop.store.settings import Settings
from yccall_desktop.ui import i18n, newer_version
from yccall_desktop.ui.banner import Banner
from yccall_desktop.ui.newer_version import NewerVersionNotice

OTHER = ADDRESS.replace("downloads", "other")


class Opened(QObject):
    """Takes the web pages that would be opened."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.pages.append(url.toString())


@pytest.fixture
def opened():
    made = Opened()
    QDesktopServices.setUrlHandler("https", made, "take")
    yield made
    QDesktopServices.unsetUrlHandler("https")


@pytest.fixture
def file(context):
    """What the context's version file answers; it is switched on."""
    made = context.version_file = MemoryVersionFile()
    context.settings.version_address = ADDRESS
    return made


@pytest.fixture
def banner(qtbot):
    made = Banner()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def start(context, banner, monkeypatch):
    """Start the program with a version, as often as wanted; it looks at once."""
    monkeypatch.setattr(newer_version, "FIRST_LOOK_MILLISECONDS", 0)

    def made(running: str = "0.1.0") -> NewerVersionNotice:
        banner.clear()
        notice = NewerVersionNotice(context, banner, banner, running)
        notice.start()
        return notice

    return made


def shown(banner) -> str:
    return banner.findChild(QLabel, "bannerText").text() if not banner.isHidden() else ""


def looked(qtbot, context, file, times: int = 1) -> None:
    qtbot.waitUntil(lambda: len(file.looked) == times and not context.jobs.active)


def stored(context) -> Settings:
    return Settings(context.settings.path)


def test_a_newer_version_is_told_with_its_page(qtbot, context, banner, file, start, opened):
    start()
    looked(qtbot, context, file)
    assert shown(banner) == (
        "Yccall Desktop 9.0.0 is there (you have 0.1.0). See what is new at downloads.example.com."
    )
    qtbot.mouseClick(banner.findChild(QPushButton, "bannerButton"), Qt.MouseButton.LeftButton)
    assert opened.pages == [PAGE]


def test_it_looks_once_a_day(qtbot, context, banner, file, start):
    start()
    looked(qtbot, context, file)
    today = datetime.now().date().isoformat()
    assert stored(context).version_look == LastLook(ADDRESS, today, LookEnd.READ, NEWER)
    notice = start()
    assert "9.0.0" in shown(banner)
    notice.look()
    assert not context.jobs.active
    context.settings.version_look = replace(context.settings.version_look, day="2026-01-01")
    notice.look()
    looked(qtbot, context, file, 2)


def test_a_look_that_the_end_of_the_program_cuts_off_is_not_made_again(context, file, start):
    file.gate.clear()
    notice = start()
    notice.look()
    assert context.jobs.active
    assert context.jobs.shutdown(5)
    assert stored(context).version_look.day == datetime.now().date().isoformat()


def test_closed_is_closed_for_that_version(qtbot, context, banner, file, start):
    start()
    looked(qtbot, context, file)
    qtbot.mouseClick(banner.findChild(QToolButton, "bannerClose"), Qt.MouseButton.LeftButton)
    assert stored(context).version_closed == "9.0.0"
    notice = start()
    assert shown(banner) == ""
    file.answer = VersionLook(LookEnd.READ, replace(NEWER, version="9.0.1"))
    context.settings.version_look = replace(context.settings.version_look, day="")
    notice.look()
    qtbot.waitUntil(lambda: "9.0.1" in shown(banner))


def test_the_end_of_the_window_closes_nothing_for_good(qtbot, context, banner, file, start):
    start()
    looked(qtbot, context, file)
    banner.clear()
    assert stored(context).version_closed == ""


@pytest.mark.parametrize("running", ["9.0.0", "9.1.0"])
def test_an_older_file_that_is_sent_again_is_not_told(qtbot, context, banner, file, start, running):
    start(running)
    looked(qtbot, context, file)
    assert shown(banner) == ""


@pytest.mark.parametrize("end", [LookEnd.UNREACHABLE, LookEnd.UNREADABLE, LookEnd.BAD_SIGNATURE])
def test_a_failure_is_remembered_and_disturbs_nobody(qtbot, context, banner, file, start, end):
    file.answer = VersionLook(end)
    start()
    looked(qtbot, context, file)
    assert shown(banner) == ""
    assert stored(context).version_look.end is end


def test_it_is_off_without_an_address(context, banner, file, start):
    context.settings.version_address = ""
    start().look()
    assert not context.jobs.active
    assert shown(banner) == ""


def test_the_demo_never_looks(context, banner, file, start):
    context.demo = True
    context.settings.version_look = LastLook(ADDRESS, "2026-01-01", LookEnd.READ, NEWER)
    start().look()
    assert not context.jobs.active
    assert shown(banner) == ""


def test_another_address_is_looked_at_at_once(qtbot, context, banner, file, start):
    notice = start()
    looked(qtbot, context, file)
    assert shown(banner) != ""
    file.gate.clear()
    context.settings.version_address = OTHER
    notice.address_changed()
    assert shown(banner) == ""
    file.gate.set()
    looked(qtbot, context, file, 2)
    assert shown(banner) != ""
    context.settings.version_address = ""
    notice.address_changed()
    assert shown(banner) == ""


def test_an_answer_from_an_address_that_was_left_is_dropped(qtbot, context, banner, file, start):
    file.gate.clear()
    start().look()
    context.settings.version_address = OTHER
    file.gate.set()
    looked(qtbot, context, file)
    assert shown(banner) == ""


def test_it_speaks_the_language_of_the_window(qtbot, qapp, context, banner, file, start):
    start()
    looked(qtbot, context, file)
    english = shown(banner)
    i18n.install(qapp, "zh_CN")
    qtbot.waitUntil(lambda: shown(banner) != english)
    assert "9.0.0" in shown(banner)


def test_over_a_real_connection(qtbot, context, banner, start):
    server = RawServer()

    def give(connection):
        read_head(connection)
        answer(connection, version_file())

    server.serve(give)
    context.version_file = HttpVersionFile()
    context.settings.version_address = f"{server.url}/v.json#{ADDRESS.partition('#')[2]}"
    start()
    qtbot.waitUntil(lambda: "9.0.0" in shown(banner))
    server.stop()
