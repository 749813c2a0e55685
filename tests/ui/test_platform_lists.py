"""The platform's lists through the window: states, counts, and why there is no list."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from tests.helpers.desk import Desk
from tests.helpers.fake_platform import OFFLINE, OK, FakePlatform
from tests.helpers.platform_lists import LISTS, Lists, open_with
from yccall_desktop.core.targets import Choice, ChoiceKind, Choices
from yccall_desktop.core.task import AssignmentType
from yccall_desktop.services.connection import Connection
from yccall_desktop.services.load_targets import FRESH_SECONDS
from yccall_desktop.store.secrets import MemorySecrets
from yccall_desktop.ui.context import StartupOptions
from yccall_desktop.ui.new_task.submission_flow import Stage

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support raise", "This plugin does not support propagateSizeHints"
)

EXTENSION, QUEUE, GROUP, NUMBER = ChoiceKind
STRANGE = "Not in the platform's list"
UNREGISTERED = "No phone is registered at this extension"


@pytest.fixture
def clock():
    class Clock:
        seconds = 0.0

        def __call__(self) -> float:
            return self.seconds

    return Clock()


@pytest.fixture
def desk(qtbot, context, platform, clock):
    platform.lists = dict(LISTS)
    made = Lists(qtbot, context)
    lists = made.page.settings.help.lists
    lists._cache._clock, clock.seconds = clock, lists._cache._clock()
    yield made
    context.jobs.cancel_all()


def test_nothing_is_asked_before_there_is_a_sheet(qtbot, context, platform):
    desk = Desk(qtbot, context)
    assert platform.asked_lists == []
    desk.press("assignGroup")
    assert platform.asked_lists == []
    desk.open("a")
    assert [kind for _, kind in platform.asked_lists] == [GROUP, NUMBER]


@pytest.mark.parametrize("way", ["tab", "mouse"])
def test_without_a_sheet_they_are_loaded_when_the_user_comes_to_the_field(
    qtbot, context, platform, way
):
    desk = Desk(qtbot, context)
    box = desk.page.settings.target
    if way == "tab":
        desk.page.settings.assignment.button(2).setFocus()
        qtbot.keyClick(desk.window.focusWidget(), Qt.Key.Key_Tab)
    else:
        qtbot.mouseClick(box.line, Qt.MouseButton.LeftButton)
    assert box.hasFocus()
    desk.wait()
    assert [kind for _, kind in platform.asked_lists] == [QUEUE, NUMBER]


def test_the_lists_are_loaded_when_a_sheet_is_opened(desk, platform):
    assert [kind for _, kind in platform.asked_lists] == [QUEUE, NUMBER]
    assert desk.rows() == [("queue-1", "Sales"), ("queue-2", "")]
    assert desk.rows("callerIdsCombo") == [
        ("Random: the platform chooses", ""), ("01065512345", ""), ("4008001234", ""),
    ]  # fmt: skip
    assert desk.target.startswith("2 to choose from")


def test_the_list_of_the_kind_that_was_given_is_loaded(qtbot, context, platform):
    context.startup = StartupOptions(assign_type=AssignmentType.GROUP, target="north")
    desk = open_with(qtbot, context, GROUP, LISTS[GROUP])
    assert [kind for _, kind in platform.asked_lists] == [GROUP, NUMBER]
    assert desk.target == "12 of 20 agents are idle."


def test_another_kind_has_another_list_and_another_name(desk, platform):
    desk.assign("assignQueue", "queue-1")
    desk.assign("assignGroup")
    assert desk.rows() == [
        ("north", "12 of 20 idle"), ("south", "0 of 4 idle"), ("old", "disabled"), ("far", ""),
    ]  # fmt: skip
    desk.press("assignExtension")
    desk.wait()
    assert desk.box("targetCombo").currentText() == ""
    assert desk.rows() == [
        ("1001", "registered"), ("1002", "not registered"), ("1003", "disabled"),
    ]  # fmt: skip
    desk.press("assignQueue")
    assert desk.box("targetCombo").currentText() == "queue-1"
    assert [kind for _, kind in platform.asked_lists] == [QUEUE, NUMBER, GROUP, EXTENSION]


def test_the_ratio_tells_how_many_are_called_at_once(desk):
    desk.assign("assignGroup", "north")
    desk.box("ratioCombo").setEditText("1:3")
    assert desk.ratio.replace("(s)", "s") == "12 idle agents × 1:3 = up to 36 calls at once"
    desk.box("ratioCombo").setEditText("x")
    assert desk.ratio == ""
    desk.box("ratioCombo").setEditText("1:2")
    desk.assign("assignExtension", "1001")
    assert "1 extension" in desk.ratio
    assert " × 1:2 = up to 2 call" in desk.ratio
    desk.assign("assignExtension", "1002")
    assert desk.ratio == ""


@pytest.mark.parametrize(
    ("kind", "target", "note", "warned"),
    [
        ("assignQueue", "queue-1", "Sales", False),
        ("assignQueue", "queue-2", "", False),
        ("assignQueue", "queue-3", f"{STRANGE}. It is sent as typed.", True),
        ("assignQueue", "Queue-1", f"{STRANGE}, where it is written “queue-1”.", True),
        ("assignExtension", "1001", "A phone is registered at this extension.", False),
        ("assignExtension", "1002", f"{UNREGISTERED}: nobody can take its calls.", True),
        ("assignExtension", "1003", "This extension is disabled on the platform.", True),
        ("assignGroup", "north", "12 of 20 agents are idle.", False),
        ("assignGroup", "old", "This group is disabled on the platform.", True),
    ],
)  # fmt: skip
def test_what_is_known_of_the_target(desk, kind, target, note, warned):
    desk.assign(kind, target)
    assert (desk.target, desk.is_warned and bool(note)) == (note, warned)
    assert desk.box("targetCombo").accessibleDescription() == note


def test_a_group_in_which_nobody_is_idle_is_warned_of(desk):
    desk.assign("assignGroup", "south")
    assert desk.is_warned
    assert "is idle" in desk.target
    desk.assign("assignGroup", "far")
    assert (desk.target, desk.ratio) == ("", "")


def test_a_target_that_is_not_listed_can_be_sent(desk):
    desk.box("targetCombo").setEditText("my own")
    assert desk.target.startswith("Not in the platform's list")
    desk.press("createTaskButton")
    desk.qtbot.waitUntil(lambda: desk.page.flow.stage is Stage.ENDED)
    assert desk.page.flow.submission.settings.target == "my own"


def test_calling_numbers_that_are_not_listed_are_named(desk):
    box = desk.box("callerIdsCombo")
    box.setEditText("4008001234, 10086, 10010")
    assert desk.numbers == "Not in the platform's list: 10086, 10010. Sent as typed."
    box.setEditText("4008001234")
    assert desk.numbers == ""


def test_what_is_no_calling_number_is_not_said_to_be_sent(desk):
    desk.box("callerIdsCombo").setEditText("4008001234, hello")
    assert desk.numbers == ""


def test_by_keyboard_alone(desk):
    box = desk.box("targetCombo")
    box.setFocus()
    desk.qtbot.keyClicks(box, "EUE-2")
    assert desk.target.startswith("2 to choose from")
    desk.qtbot.keyClick(box, Qt.Key.Key_Down)
    desk.qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.currentText() == "queue-2"
    desk.qtbot.keyClick(box, Qt.Key.Key_Tab)
    refresh = desk.page.findChild(QToolButton, "refreshListsButton")
    assert refresh.hasFocus()
    assert refresh.accessibleName() == "Load the platform's lists again"


# --- loading ---------------------------------------------------------------------------------
def test_an_old_list_is_loaded_again_and_a_new_one_is_not(desk, platform, clock):
    lists = desk.page.settings.help.lists
    lists.look()
    desk.wait()
    assert len(platform.asked_lists) == 2
    clock.seconds += FRESH_SECONDS
    desk.window.showMinimized()
    lists.look()
    desk.wait()
    assert len(platform.asked_lists) == 2
    desk.window.showNormal()
    lists.look()
    desk.wait()
    assert len(platform.asked_lists) == 4


@pytest.mark.parametrize("way", ["button", "key"])
def test_the_lists_can_be_loaded_again_at_any_time(desk, platform, way):
    platform.lists[QUEUE] = Choices(OK, (Choice("new"),))
    if way == "key":
        desk.qtbot.keyClick(desk.box("targetCombo"), Qt.Key.Key_F5)
    else:
        button = desk.page.findChild(QToolButton, "refreshListsButton")
        desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.wait()
    assert desk.rows() == [("new", "")]


def test_while_they_are_loaded_everything_can_be_typed(qtbot, context, platform):
    platform.lists = dict(LISTS)
    gate = threading.Event()
    platform.during_list = lambda: gate.wait(10)
    desk = Lists(qtbot, context, idle=False)
    qtbot.waitUntil(lambda: desk.target == "Loading the platform's list…")
    assert desk.rows() == [("Loading the platform's list…", "")]
    assert not desk.page.findChild(QToolButton, "refreshListsButton").isEnabled()
    desk.box("targetCombo").setEditText("typed")
    gate.set()
    desk.wait()
    assert desk.box("targetCombo").currentText() == "typed"
    assert desk.target.startswith("Not in the platform's list")
    assert desk.page.findChild(QToolButton, "refreshListsButton").isEnabled()


def test_a_list_that_cannot_be_loaded_again_stays(desk, platform):
    platform.lists[QUEUE] = platform.lists[NUMBER] = Choices(OFFLINE)
    desk.box("targetCombo").setEditText("queue-1")
    desk.page.settings.help.lists.load_again()
    desk.wait()
    assert desk.target.startswith("Sales The list is of ")
    assert desk.target.endswith("loading it again did not work.")
    assert len(desk.rows()) == 2


def test_another_connection_has_lists_of_its_own(desk, context):
    other = FakePlatform("https://other.test")
    other.lists = {QUEUE: Choices(OK, (Choice("theirs"),))}
    context.connection = Connection(other, MemorySecrets(), token="x" * 32)
    context.events.connection_changed.emit()
    assert desk.rows() == [("Loading the platform's list…", "")]
    desk.wait()
    assert desk.rows() == [("theirs", "")]


def test_what_an_old_connection_still_brings_is_not_shown(qtbot, context, platform):
    platform.lists = dict(LISTS)
    gate = threading.Event()
    platform.during_list = lambda: gate.wait(10)
    desk = Lists(qtbot, context, idle=False)
    qtbot.waitUntil(lambda: bool(platform.asked_lists))
    other = FakePlatform("https://other.test")
    context.connection = Connection(other, MemorySecrets(), token="x" * 32)
    context.events.connection_changed.emit()
    gate.set()
    desk.wait()
    assert desk.target.startswith("This platform lists no queues")
