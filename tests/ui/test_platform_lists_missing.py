"""Why the platform gives no list, told through the window; typing is possible always."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.helpers.fake_platform import OFFLINE, TOKEN_INVALID, FakePlatform
from tests.helpers.platform_lists import LISTS, Lists, open_with
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.targets import ChoiceKind, Choices
from yccall_desktop.services.connection import Connection
from yccall_desktop.services.load_targets import ChoiceCache
from yccall_desktop.store.secrets import MemorySecrets

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support raise", "This plugin does not support propagateSizeHints"
)

EXTENSION, QUEUE, GROUP, NUMBER = ChoiceKind


@pytest.mark.parametrize(
    ("end", "words"),
    [
        (OFFLINE, "No list: the server cannot be reached. Type it, or load again."),
        (TOKEN_INVALID, "No list: the token is no longer valid. Enter a new one in Settings."),
        (End(Outcome.REFUSED, Reason.SERVICE_MISSING), "This server gives no such list. Type it."),
        (
            End(Outcome.REFUSED, Reason.MODULE_NOT_LICENSED, message="模块未授权"),
            "The platform refused to give its list. Type it. “模块未授权”",
        ),
        (
            End(Outcome.UNKNOWN, Reason.ANSWER_UNREADABLE),
            "No list: the server's answer could not be used. Type it.",
        ),
    ],
)
def test_why_there_is_no_list(qtbot, context, end, words):
    desk = open_with(qtbot, context, GROUP, Choices(end))
    desk.press("assignGroup")
    desk.wait()
    assert desk.target == words
    desk.box("targetCombo").showPopup()
    assert not desk.box("targetCombo").is_open
    desk.box("targetCombo").setEditText("north")
    assert desk.page.settings.checked().settings.target == "north"


def test_why_there_are_no_calling_numbers_is_said_once(qtbot, context):
    missing = Choices(End(Outcome.REFUSED, Reason.SERVICE_MISSING))
    desk = open_with(qtbot, context, NUMBER, missing)
    assert desk.numbers == "This server gives no such list. Type it."
    context.connection.platform.lists = {QUEUE: Choices(OFFLINE)}
    desk.page.settings.help.lists._cache = ChoiceCache()
    desk.page.settings.help.lists.load_again()
    desk.wait()
    assert (desk.target.startswith("No list: the server"), desk.numbers) == (True, "")


@pytest.mark.parametrize("reason", [Reason.SERVICE_MISSING, Reason.REFUSED_BY_PLATFORM])
def test_a_platform_without_queues_is_told_plainly(qtbot, context, reason):
    end = End(Outcome.REFUSED, reason, message="无队列")
    desk = open_with(qtbot, context, QUEUE, Choices(end))
    assert desk.target.startswith("This platform lists no queues; newer ones do not offer them")
    assert desk.target.endswith("“无队列”") is (reason is Reason.REFUSED_BY_PLATFORM)
    assert desk.is_warned
    desk.press("assignGroup")
    desk.wait()
    assert not desk.is_warned


def test_a_task_that_is_refused_for_its_queue_says_what_to_choose(qtbot, context, platform):
    desk = Lists(qtbot, context)
    message = "非法请求：参数assigntype应该为：1/3，但现在assigntype = 2"
    platform.creates.append(End(Outcome.REFUSED, Reason.BAD_PARAMETER, message=message))
    desk.send()
    assert "does not seem to offer queues" in desk.page.findChild(QLabel, "failureText").text()


def test_without_a_token_typing_is_possible(qtbot, context, platform):
    context.connection = Connection(platform, MemorySecrets())
    context.credentials_given = False
    desk = Lists(qtbot, context)
    assert desk.target == "No list without a token. Type it, or sign in in Settings."
    assert platform.asked_lists == []
    context.connection = Connection(platform, MemorySecrets(), token="t" * 32)
    platform.lists = dict(LISTS)
    context.events.connection_changed.emit()
    desk.wait()
    assert desk.target.startswith("2 to choose from")


def test_without_a_server_nothing_is_asked(qtbot, context):
    context.connection = Connection(FakePlatform(""), MemorySecrets())
    desk = Lists(qtbot, context)
    assert desk.target.startswith("No list without a server.")


def test_a_bug_in_loading_leaves_the_window_as_it_is(qtbot, context, platform, expect_log):
    def break_it() -> None:
        raise ZeroDivisionError

    platform.during_list = break_it
    expect_log("job broke", level=40)
    desk = Lists(qtbot, context)
    assert desk.target == "No list: the server's answer could not be used. Type it."
    assert desk.page.findChild(QPushButton, "assignQueue").isEnabled()
