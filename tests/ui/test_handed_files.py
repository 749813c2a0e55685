"""What another start hands to the window: opened at once, or waiting behind the banner."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFileOpenEvent

from tests.helpers.desk import HOME, Desk
from tests.helpers.new_task import MIXED
from tests.helpers.ui_context import kept
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.ui.new_task import waiting_files
from yccall_desktop.ui.new_task.submission_flow import Stage
from yccall_desktop.ui.settings.dialog import SettingsDialog

LOST = End(Outcome.UNKNOWN, Reason.CONNECTION_LOST)
OFFLINE = End(Outcome.NOT_SENT, Reason.NO_CONNECTION, {"server": "http://127.0.0.1:8080"})

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support raise", "This plugin does not support propagateSizeHints"
)


@pytest.fixture
def desk(qtbot, context):
    yield Desk(qtbot, context)
    context.jobs.cancel_all()


@pytest.fixture
def sending(desk, held):
    """a.xlsx is on its way."""
    desk.open("a")
    desk.create()
    desk.qtbot.waitUntil(lambda: desk.page.flow.stage is Stage.SENDING)
    return desk


# --- at once ----------------------------------------------------------------------------------
def test_a_file_is_opened_at_once(desk):
    desk.window.show_page(1)
    assert desk.hand("a")
    desk.wait()
    assert desk.shown == "a.xlsx"
    assert desk.page.isVisible()
    assert desk.banner == ""


def test_the_window_comes_forward(desk):
    desk.window.showMinimized()
    assert desk.window.isMinimized()
    desk.hand()
    assert not desk.window.isMinimized()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)


def test_without_files_nothing_else_changes(desk):
    desk.open("a")
    desk.window.show_page(1)
    desk.open()
    assert desk.shown == "a.xlsx"
    assert desk.window.tasks.isVisible()


def test_a_sheet_that_nobody_changed_gives_way(desk):
    desk.open("a")
    desk.open("b")
    assert (desk.shown, desk.banner) == ("b.xlsx", "")


def test_a_file_that_is_not_there_has_the_usual_sentence(desk):
    desk.open("a")
    desk.open("missing", target="queue-9")
    assert desk.page.area.notice.text == "missing.xlsx: The file cannot be read."
    assert desk.shown == "a.xlsx"
    assert desk.page.settings.target.currentText() == ""


# --- several ----------------------------------------------------------------------------------
def test_what_was_handed_over_together_is_one_list(desk):
    desk.open("a", "b", "c", "b")
    assert (desk.shown, desk.banner) == ("a.xlsx and 2 more", "")
    assert desk.page.session.sheet.totals.ready == 9


def test_what_comes_in_several_starts_waits_one_by_one(desk):
    desk.open("a")
    for name in "bc":
        desk.hand(name)
    assert desk.banner.startswith("b.xlsx is waiting. 1 more file")
    desk.open_now()
    assert (desk.shown, desk.banner) == ("b.xlsx", "c.xlsx is waiting.")
    desk.open_now()
    assert (desk.shown, desk.banner) == ("c.xlsx", "")


def test_several_starts_together_lose_nothing(desk):
    """The system starts the program once for each of the files that were chosen."""
    for name in "abcab":
        desk.hand(name)
    desk.wait()
    desk.hand("d")
    assert desk.shown == "a.xlsx"
    assert [path.stem for path in desk.page.waiting.paths] == ["b", "c", "d"]


def test_the_files_of_the_command_line_are_one_list(qtbot, context):
    from yccall_desktop.ui.context import StartupOptions

    context.startup = StartupOptions(sheets=(HOME / "a.xlsx", HOME / "b.xlsx"))
    desk = Desk(qtbot, context)
    assert (desk.shown, desk.banner) == ("a.xlsx and 1 more", "")


def test_who_closes_the_message_does_not_want_the_files(desk):
    desk.open("a")
    desk.hand("b")
    desk.window.banner.findChild(type(desk.window.banner._close), "bannerClose").click()
    assert desk.banner == ""
    desk.open("c")
    assert (desk.shown, desk.banner) == ("c.xlsx", "")


def test_a_file_that_is_opened_otherwise_waits_no_more(desk):
    desk.open("a")
    desk.hand("b")
    desk.page.open_file(HOME / "b.xlsx")
    desk.wait()
    assert (desk.shown, desk.banner) == ("b.xlsx", "")


def test_what_waits_stands_before_other_messages(desk, context, journal):
    from yccall_desktop.ui.banner import Kind

    desk.window.banner.show_message(Kind.ERROR, "The journal is damaged.", key="journal")
    desk.open("a")
    desk.hand("b")
    assert desk.banner == "b.xlsx is waiting."


# --- while something is not finished ----------------------------------------------------------
def test_while_sending_it_waits_and_the_task_id_stays(sending, held):
    desk = sending
    desk.hand("b")
    assert desk.shown == "a.xlsx"
    assert (desk.banner, desk.button) == ("b.xlsx waits until sending has ended.", "")
    held.set()
    desk.wait()
    assert desk.page.side.currentWidget() is desk.page.result
    assert (desk.banner, desk.button) == ("b.xlsx is waiting.", "Open now")
    desk.open_now()
    assert (desk.shown, desk.banner) == ("b.xlsx", "")
    assert desk.page.flow.stage is Stage.EDITING


def test_what_the_user_opens_while_sending_waits_too(sending, held):
    desk = sending
    desk.page.open_files([HOME / "b.xlsx", HOME / "c.xlsx"])
    assert desk.banner.startswith("b.xlsx waits until sending has ended. 1 more file")
    held.set()
    desk.wait()
    desk.open_now()
    assert (desk.shown, desk.banner) == ("b.xlsx and 1 more", "")


def test_while_the_tasks_page_sends_it_waits(desk, journal, held):
    kept(journal, OFFLINE)
    desk.window.show_page(1)
    desk.wait()
    desk.press("tasksSendButton")
    desk.qtbot.waitUntil(lambda: desk.window.tasks.busy_sending)
    desk.hand("a")
    assert desk.banner == "a.xlsx waits until sending has ended."
    assert desk.window.tasks.isVisible()
    held.set()
    desk.wait()
    assert desk.banner == "a.xlsx is waiting."
    desk.open_now()
    assert desk.shown == "a.xlsx"
    assert desk.page.isVisible()


def test_a_result_that_was_seen_gives_way(desk):
    desk.open("a")
    desk.send()
    desk.open("b")
    assert (desk.shown, desk.banner) == ("b.xlsx", "")


def test_a_result_that_nobody_saw_stays(desk, held):
    desk.open("a")
    desk.create()
    desk.window.hide()
    desk.qtbot.waitUntil(lambda: not desk.window.isActiveWindow())
    held.set()
    desk.wait()
    desk.open("b")
    assert desk.banner == "b.xlsx is waiting."
    assert desk.page.side.currentWidget() is desk.page.result


def test_an_unknown_end_stays(desk, platform):
    platform.creates.append(LOST)
    desk.open("a")
    desk.send()
    desk.open("b")
    assert desk.banner == "b.xlsx is waiting."
    assert desk.page.side.currentWidget() is desk.page.failure


def test_a_question_stays(desk):
    desk.open("a")
    desk.send()
    desk.open("a")
    desk.send()
    assert desk.page.flow.stage is Stage.ASKING
    desk.open("b")
    assert desk.banner == "b.xlsx is waiting."
    assert desk.page.flow.stage is Stage.ASKING


def test_changes_that_were_not_sent_stay_until_the_user_wants(desk):
    desk.open("a")
    desk.page.session.exclude([2])
    desk.open("b")
    assert desk.shown == "a.xlsx"
    assert desk.page.session.sheet.totals.excluded == 1
    assert desk.banner == "b.xlsx is waiting: the open sheet has changes that were not sent."
    desk.open_now()
    assert desk.shown == "b.xlsx"


def test_an_open_editor_is_a_change(desk):
    desk.reader.tables["a.xlsx"] = MIXED
    desk.open("a")
    view = desk.page.area.view
    view.setCurrentIndex(view.model().index(1, 1))
    desk.qtbot.keyClick(view, Qt.Key.Key_F2)
    desk.qtbot.keyClicks(view.focusWidget(), "1")
    desk.open("b")
    assert desk.shown == "a.xlsx"
    assert "changes that were not sent" in desk.banner


def test_a_file_that_is_being_read_stays(desk):
    desk.reader.gate.clear()
    desk.hand("a")
    desk.page.waiting._opened_at = -waiting_files.TOGETHER_SECONDS
    desk.hand("b")
    desk.reader.gate.set()
    desk.wait()
    assert (desk.shown, desk.banner) == ("a.xlsx", "b.xlsx is waiting.")


def test_nothing_is_opened_below_a_dialog(desk):
    desk.window.open_settings()
    desk.open("a")
    assert desk.banner == "a.xlsx is waiting."
    assert desk.shown != "a.xlsx"
    desk.window.findChild(SettingsDialog).reject()
    desk.wait()
    desk.open_now()
    assert desk.shown == "a.xlsx"


def test_a_window_that_is_closing_takes_nothing(sending, held):
    desk = sending
    desk.window.close()
    desk.press("confirmYes")
    assert not desk.hand("b")
    held.set()
    desk.qtbot.waitUntil(lambda: not desk.window.isVisible())
    assert not desk.hand("b")
    assert not desk.window.isVisible()


# --- from the system --------------------------------------------------------------------------
def test_files_of_the_system_are_opened_even_when_they_come_first(qapp, desk):
    early, late = HOME / "a.xlsx", HOME / "b.xlsx"
    QCoreApplication.sendEvent(qapp, QFileOpenEvent(str(early)))
    qapp.open_with(desk.window.handed.open_file)
    QCoreApplication.sendEvent(qapp, QFileOpenEvent(str(late)))
    desk.wait()
    assert desk.shown == "a.xlsx"
    assert desk.page.waiting.paths == (late,)
