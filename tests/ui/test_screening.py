"""`context.screening` follows the list, the journal and the setting; what fails is told."""

from __future__ import annotations

import time

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from tests.helpers.fake_platform import SERVER
from tests.helpers.submissions import call_numbers, submission
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.problems import Code, Problem
from yccall_desktop.core.submission import after
from yccall_desktop.services.connection import Connection
from yccall_desktop.services.do_not_call import here_today
from yccall_desktop.store.do_not_call import KEY_NAME, SqliteDoNotCall
from yccall_desktop.ui import i18n
from yccall_desktop.ui.banner import Banner
from yccall_desktop.ui.main_window import MainWindow
from yccall_desktop.ui.screening import ScreeningKeeper
from yccall_desktop.ui.settings.do_not_call import DoNotCallDialog

KEY = int(call_numbers(1)[0].key)


class Kept:
    """A keeper at work."""

    def __init__(self, qtbot, context) -> None:
        self.qtbot, self.context = qtbot, context
        self.numbers = context.do_not_call = SqliteDoNotCall(context.data_dir)
        self.window = QWidget()
        self.banner = Banner(self.window)
        qtbot.addWidget(self.window)
        self.keeper = ScreeningKeeper(context, self.banner, self.window)

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: not self.context.jobs.active)
        assert self.context.screening_ready

    def start(self) -> None:
        self.keeper.start()
        self.wait()

    def block(self, *keys: int) -> None:
        self.numbers.add(keys, "list.xlsx", here_today(), None, CancelToken())
        self.context.events.do_not_call_changed.emit()

    def send(self) -> None:
        made = submission()
        self.context.journal.add(made, call_numbers(1 + 2))
        part = self.context.journal.claim_part(made.id, 0, int(time.time()))
        end = End(Outcome.DONE, Reason.OK, task_id="7")
        self.context.journal.save_part(made.id, after(part, end), "7")
        self.context.events.submissions_changed.emit()

    def set_days(self, days: int) -> None:
        self.context.settings.recent_days = days
        self.context.events.recent_days_changed.emit()

    @property
    def code(self) -> Code | None:
        screening = self.context.screening
        return None if screening is None else screening.code(KEY)

    @property
    def messages(self) -> dict[str, str]:
        return {one.key: one.text() for one in self.banner.messages}


@pytest.fixture
def kept(qtbot, context):
    return Kept(qtbot, context)


def test_it_is_not_ready_before_it_was_built(kept):
    kept.block(KEY)
    kept.keeper.start()
    assert not kept.context.screening_ready
    with kept.qtbot.waitSignal(kept.context.events.screening_changed):
        kept.wait()
    assert kept.code is Code.DO_NOT_CALL


def test_an_empty_list_leaves_nothing_out(kept):
    kept.start()
    assert kept.context.screening is None
    assert kept.messages == {}


def test_it_follows_the_list(kept):
    kept.start()
    kept.block(KEY)
    kept.wait()
    assert kept.code is Code.DO_NOT_CALL
    kept.numbers.clear()
    kept.context.events.do_not_call_changed.emit()
    kept.wait()
    assert kept.context.screening is None


def test_it_follows_the_setting_and_the_journal(kept):
    kept.start()
    kept.send()
    kept.wait()
    assert kept.code is None
    kept.set_days(7)
    kept.wait()
    assert kept.code is Code.ALREADY_SUBMITTED
    kept.set_days(0)
    kept.wait()
    assert kept.code is None
    kept.set_days(1)
    kept.context.events.submissions_changed.emit()
    kept.wait()
    assert kept.code is Code.ALREADY_SUBMITTED


def test_it_follows_the_server(kept):
    kept.context.settings.recent_days = 7
    kept.start()
    kept.send()
    kept.wait()
    kept.context.connection = kept.context.connect("https://other.test")
    kept.context.events.connection_changed.emit()
    kept.wait()
    assert kept.code is None
    kept.context.connection = kept.context.connect(SERVER)
    kept.context.events.connection_changed.emit()
    kept.wait()
    assert kept.code is Code.ALREADY_SUBMITTED
    assert isinstance(kept.context.connection, Connection)


def test_changes_while_it_is_built_are_not_lost(kept):
    kept.start()
    for key in (KEY + 1, KEY + 2, KEY):
        kept.block(key)
    kept.wait()
    assert [kept.context.screening.code(KEY + n) for n in range(3)] == [Code.DO_NOT_CALL] * 3


def test_the_list_is_read_again_only_when_it_changed(kept, monkeypatch):
    kept.block(KEY)
    kept.start()
    monkeypatch.setattr(kept.numbers, "snapshot", lambda _: pytest.fail("read again"))
    kept.set_days(7)
    kept.wait()
    assert kept.code is Code.DO_NOT_CALL


def test_a_list_that_cannot_be_read_is_told_until_it_can(kept):
    kept.block(KEY)
    key = kept.context.data_dir / KEY_NAME
    content = key.read_bytes()
    key.unlink()
    kept.start()
    assert kept.context.screening is None
    assert "NOT left out" in kept.messages["do-not-call"]
    assert str(key) in kept.messages["do-not-call"]
    assert kept.context.list_problem is not None
    key.write_bytes(content)
    kept.context.events.do_not_call_changed.emit()
    kept.wait()
    assert kept.messages == {}
    assert kept.context.list_problem is None
    assert kept.code is Code.DO_NOT_CALL


def test_a_journal_that_cannot_be_read_is_told(kept):
    kept.context.settings.recent_days = 7
    kept.block(KEY)
    kept.context.journal.close()
    kept.start()
    assert "not left out" in kept.messages["recent"]
    assert kept.code is Code.DO_NOT_CALL


def test_a_bug_while_building_is_told(kept, monkeypatch, expect_log):
    expect_log("job broke", level=40)
    monkeypatch.setattr(kept.numbers, "batches", lambda: 1 / 0)
    kept.start()
    assert "NOT left out" in kept.messages["do-not-call"]


def test_the_window_tells_and_leads_to_the_list(qtbot, context):
    context.do_not_call = SqliteDoNotCall(context.data_dir)
    context.do_not_call.add([KEY], "list.xlsx", here_today(), None, CancelToken())
    (context.data_dir / KEY_NAME).unlink()
    window = MainWindow(context.settings)
    qtbot.addWidget(window)
    window.show()
    window.start(context)
    qtbot.waitUntil(lambda: not context.jobs.active)
    assert "do-not-call" in window.banner.findChild(QLabel, "bannerText").text()
    window.banner.findChild(QPushButton, "bannerButton").click()
    qtbot.waitUntil(lambda: not context.jobs.active)
    dialog = window.findChild(DoNotCallDialog)
    assert dialog.anew.isVisible()
    dialog.reject()


@pytest.mark.parametrize(("days", "words"), [(0, "today"), (1, "yesterday"), (2, "2 days ago")])
def test_the_window_says_how_long_ago_in_its_own_words(days, words):
    problem = Problem(
        Code.ALREADY_SUBMITTED, {"task": "leads 7f3a91c2", "day": "?", "days": str(days)}
    )
    assert i18n.say(problem.words()) == f"Submitted in task leads 7f3a91c2 {words}, left out"
