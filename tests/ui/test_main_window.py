"""The window: pages, keys, banners of the start, live language and look, and how it closes."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from tests.helpers.fake_platform import SERVER, FakePlatform
from tests.helpers.ui_context import LOST, TASK_ID, kept
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.submission import PartState
from yccall_desktop.core.task import TaskCommand
from yccall_desktop.core.task_status import known_status
from yccall_desktop.errors import Words
from yccall_desktop.services.connection import Connection
from yccall_desktop.store.secrets import MemorySecrets
from yccall_desktop.store.settings import Appearance, Settings
from yccall_desktop.ui import theme
from yccall_desktop.ui.keys import KeysDialog
from yccall_desktop.ui.main_window import MainWindow
from yccall_desktop.ui.settings.dialog import SettingsDialog
from yccall_desktop.ui.tasks.words import command_words

OFFLINE = End(Outcome.NOT_SENT, Reason.NO_CONNECTION, {"server": SERVER})


@pytest.fixture
def open_window(qtbot, context):
    def open_it() -> MainWindow:
        window = MainWindow(context.settings, demo=context.demo)
        qtbot.addWidget(window)
        window.show()
        window.start(context)
        idle(qtbot, context)
        return window

    yield open_it
    context.jobs.cancel_all()


def idle(qtbot, context) -> None:
    qtbot.waitUntil(lambda: not context.jobs.active)


def banner_texts(window) -> list[str]:
    return [one.text if isinstance(one.text, str) else one.text() for one in window.banner.messages]


def press(qtbot, window, name: str) -> None:
    qtbot.mouseClick(window.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def header(window) -> str:
    return window.findChild(QLabel, "connectionLabel").text()


def test_it_fits_the_smallest_screen(open_window):
    window = open_window()
    assert (window.minimumWidth(), window.minimumHeight()) == (1008, 600)
    window.resize(1024, 640)
    assert (window.width(), window.height()) == (1024, 640)


def test_the_keys_of_the_window(qtbot, open_window):
    window = open_window()
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.tasks.isVisible()
    assert window.findChild(QPushButton, "tasksTab").isChecked()
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.new_task.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert window.findChild(SettingsDialog).isVisible()
    window.findChild(SettingsDialog).reject()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.findChild(KeysDialog).isVisible()


def test_a_quiet_start_has_no_banner(open_window):
    window = open_window()
    assert window.banner.isHidden()
    assert "token ready" in header(window)


def test_unfinished_submissions_are_told_first_and_looked_for(
    qtbot, context, journal, platform, open_window
):
    one = kept(journal, LOST)
    platform.tasks.append((one.id, TASK_ID))
    context.unfinished = (one,)
    window = open_window()
    assert "unknown end" in window.findChild(QLabel, "bannerText").text()
    press(qtbot, window, "bannerButton")
    idle(qtbot, context)
    assert window.tasks.isVisible()
    assert journal.get(one.id).state is PartState.DONE
    assert platform.requests == []
    qtbot.waitUntil(window.banner.isHidden)


def test_a_look_that_finds_nothing_keeps_the_banner(qtbot, context, journal, open_window):
    context.unfinished = (kept(journal, LOST),)
    window = open_window()
    press(qtbot, window, "bannerButton")
    idle(qtbot, context)
    assert not window.banner.isHidden()


def test_what_was_saved_and_never_sent_is_told_and_shown(
    qtbot, context, journal, platform, open_window
):
    """The program was killed while it signed in: the user believes that the list is out."""
    one = kept(journal, None)
    context.unfinished = tuple(journal.mark_interrupted())
    window = open_window()
    (told,) = banner_texts(window)
    assert "was saved, but not sent. It is not sent by itself." in told
    press(qtbot, window, "bannerButton")
    idle(qtbot, context)
    assert window.tasks.isVisible()
    assert window.tasks.detail.send.isVisible()
    assert journal.get(one.id) == one
    window.tasks.detail.send.click()
    idle(qtbot, context)
    assert len(platform.requests) == 1
    assert banner_texts(window) == []


@pytest.fixture
def all_kinds(context, journal):
    """An unknown submission, one that is partly sent, and one that was never sent."""
    made = (
        kept(journal, LOST, number=3),
        kept(journal, End(Outcome.NOT_SENT, Reason.NO_CONNECTION, task_id=TASK_ID)),
        kept(journal, None, number=2),
    )
    context.unfinished = tuple(journal.mark_interrupted())
    return made


def test_every_kind_of_unfinished_submission_is_told(all_kinds, open_window):
    unknown, partly, never = banner_texts(open_window())
    assert "unknown end" in unknown
    assert f"0 of {all_kinds[1].count} numbers are with the platform" in partly
    assert "was saved, but not sent" in never


def test_the_end_of_one_kind_leaves_the_others(qtbot, context, all_kinds, platform, open_window):
    platform.tasks.append((all_kinds[0].id, "20260102"))
    window = open_window()
    press(qtbot, window, "bannerButton")
    idle(qtbot, context)
    assert [one.key for one in window.banner.messages] == ["partly-sent", "never-sent"]


def test_a_closed_banner_comes_back_only_with_something_new(
    qtbot, context, all_kinds, journal, open_window
):
    window = open_window()
    window.findChild(QToolButton, "bannerClose").click()
    window.tasks.submission_changed.emit(journal.get(all_kinds[1].id))
    assert [one.key for one in window.banner.messages] == ["partly-sent", "never-sent"]
    window.tasks.choose(all_kinds[0].id)
    window.tasks.runner.look(all_kinds[0].id)
    idle(qtbot, context)
    assert "unknown" in [one.key for one in window.banner.messages]


def test_calls_that_may_not_have_been_started_are_told(qtbot, context, journal, open_window):
    """The program was killed while it started the task: the user believes that it calls."""
    one = kept(journal, command=(TaskCommand.START, None))
    context.unfinished = tuple(journal.mark_interrupted())
    window = open_window()
    (told,) = banner_texts(window)
    assert "It is not certain whether the calls of leads.xlsx" in told
    press(qtbot, window, "bannerButton")
    idle(qtbot, context)
    window.tasks.detail.start.click()
    idle(qtbot, context)
    assert known_status(journal.get(one.id)) == "running"
    assert banner_texts(window) == []


def test_a_promised_start_that_was_never_given_is_told(qtbot, context, journal, open_window):
    """That the calls did not begin is certain: nobody gave the command."""
    one = kept(journal, start=True)
    context.unfinished = tuple(journal.mark_interrupted())
    window = open_window()
    (told,) = banner_texts(window)
    assert "The calls of leads.xlsx" in told
    assert "were to be started right away, but were not started yet" in told
    assert command_words(journal.get(one.id)).startswith("It was to be started right away")
    press(qtbot, window, "bannerButton")
    idle(qtbot, context)
    window.tasks.detail.start.click()
    idle(qtbot, context)
    assert banner_texts(window) == []


def test_a_journal_that_cannot_be_opened_is_told(context, open_window):
    context.journal, context.journal_error = None, Words("Journal", "The journal is damaged.")
    assert banner_texts(open_window()) == ["The journal is damaged."]


def test_damaged_settings_are_told(context, open_window):
    context.settings.damaged = Words("Settings", "The defaults are used.")
    assert banner_texts(open_window()) == ["The defaults are used."]


def test_the_first_start_leads_to_the_settings(qtbot, context, open_window):
    context.credentials_given = False
    context.connection = Connection(FakePlatform(""), context.secrets)
    window = open_window()
    assert "Welcome" in banner_texts(window)[0]
    press(qtbot, window, "bannerButton")
    assert window.findChild(SettingsDialog).isVisible()


def test_a_token_that_is_missing_is_told_and_entered(qtbot, context, open_window):
    context.credentials_given = False
    context.connection = Connection(FakePlatform(), context.secrets)
    window = open_window()
    assert "no token" in header(window)
    press(qtbot, window, "bannerButton")
    dialog = window.findChild(SettingsDialog)
    dialog.token.setText("new-token")
    dialog.accept()
    idle(qtbot, context)
    qtbot.waitUntil(window.banner.isHidden)
    assert "token ready" in header(window)


def test_no_keyring_is_told(context, open_window):
    context.credentials_given = False
    context.secrets = MemorySecrets()
    context.secrets.set(SERVER, "token")
    assert "no keyring" in banner_texts(open_window())[0]


def test_a_new_server_never_sees_the_old_token(qtbot, context, open_window):
    window = open_window()
    window.open_settings()
    dialog = window.findChild(SettingsDialog)
    dialog.server.setText("http://127.0.0.1:9999")
    dialog.accept()
    idle(qtbot, context)
    assert context.connection.server == "http://127.0.0.1:9999"
    assert "no token" in header(window)


def test_forgetting_a_token_leaves_that_of_the_environment(qtbot, context, open_window):
    context.secrets.set(SERVER, "stored")
    window, given = open_window(), context.connection
    window.open_settings()
    dialog = window.findChild(SettingsDialog)
    qtbot.waitUntil(dialog.forget.isEnabled)
    qtbot.mouseClick(dialog.forget, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.forget.isEnabled())
    idle(qtbot, context)
    assert context.secrets.get(SERVER) == ""
    assert context.connection is given
    assert context.credentials_given
    assert "token ready" in header(window)


def test_a_typed_token_comes_before_that_of_the_environment(qtbot, context, open_window):
    window = open_window()
    window.open_settings()
    dialog = window.findChild(SettingsDialog)
    dialog.token.setText("typed")
    dialog.accept()
    idle(qtbot, context)
    assert context.connection.token(CancelToken()) == ("typed", None)
    assert not context.credentials_given


def test_the_account_of_the_environment_is_not_remembered(qtbot, context, platform, open_window):
    context.connection = Connection(platform, context.secrets, app_id="a", access_key="k")
    window = open_window()
    context.connection.token(CancelToken())
    window._startup.ask_access()
    idle(qtbot, context)
    assert "Demo Company · signed in" in header(window)
    assert context.settings.account(SERVER) == ""


def test_the_demo_says_that_nobody_is_called(context, platform, open_window):
    context.demo = True
    context.credentials_given = False
    context.connection = Connection(platform, context.secrets, app_id="demo", access_key="demo")
    window = open_window()
    badge = window.findChild(QLabel, "demoBadge")
    assert badge.isVisible()
    assert badge.text() == "Demo platform, nobody is called"
    assert "Demo Company · signed in" in header(window)
    assert context.settings.account(SERVER) == "Demo Company"


def test_appearance_changes_while_running(context, open_window):
    window = open_window()
    context.settings.appearance = Appearance.DARK
    window._apply_look()
    assert theme.is_dark()
    context.settings.appearance = Appearance.LIGHT
    window._apply_look()
    assert not theme.is_dark()


def test_language_changes_while_running(qtbot, context, open_window, monkeypatch):
    window = open_window()
    tab = window.findChild(QPushButton, "tasksTab")
    monkeypatch.setattr(window.header, "tr", lambda text, *_: f"<{text}>")
    context.language = "zh_CN"
    window._apply_look()
    qtbot.waitUntil(lambda: tab.text() == "<Tasks>")


def test_it_closes_at_once_and_remembers_its_place(context, open_window):
    window = open_window()
    window.resize(1024, 700)
    assert window.close()
    again = MainWindow(context.settings)
    assert again.height() == 700
    assert Settings(context.settings.path).geometry == context.settings.geometry
    again.deleteLater()


class Gate:
    """Holds a create until it is opened, or the test ends."""

    def __init__(self, platform: FakePlatform) -> None:
        self.entered, self.open = threading.Event(), threading.Event()
        platform.during_create = self.hold

    def hold(self) -> None:
        self.entered.set()
        self.open.wait(10)


def send(qtbot, window, journal, platform) -> Gate:
    kept(journal, OFFLINE)
    gate = Gate(platform)
    window.show_page(1)
    qtbot.waitUntil(lambda: not window._context.jobs.active)
    press(qtbot, window, "tasksSendButton")
    qtbot.waitUntil(gate.entered.is_set)
    return gate


def test_closing_while_sending_asks_and_can_be_taken_back(
    qtbot, context, journal, platform, open_window
):
    window = open_window()
    gate = send(qtbot, window, journal, platform)
    assert not window.close()
    assert (
        "never sent again by itself"
        in window.findChild(QLabel, "qt_msgbox_informativelabel").text()
    )
    press(qtbot, window, "confirmNo")
    assert window.isVisible()
    gate.open.set()
    idle(qtbot, context)
    assert journal.submissions()[0].state is PartState.DONE


def test_closing_anyway_waits_for_the_end_and_keeps_it(
    qtbot, context, journal, platform, open_window
):
    window = open_window()
    gate = send(qtbot, window, journal, platform)
    window.close()
    press(qtbot, window, "confirmYes")
    assert window.isVisible()
    assert "Finishing" in banner_texts(window)[0]
    gate.open.set()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert journal.submissions()[0].state in (PartState.DONE, PartState.UNKNOWN)
    assert len(platform.requests) == 1


def test_closing_does_not_wait_for_ever(qtbot, context, journal, platform, open_window):
    window = open_window()
    window._deadline.setInterval(1)
    gate = send(qtbot, window, journal, platform)
    window.close()
    press(qtbot, window, "confirmYes")
    qtbot.waitUntil(lambda: not window.isVisible())
    assert journal.submissions()[0].state is PartState.SENDING
    gate.open.set()


def test_a_crash_is_told(open_window):
    window = open_window()
    window.tell_crash("ZeroDivisionError")
    assert "ZeroDivisionError" in banner_texts(window)[0]
