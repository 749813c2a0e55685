"""Options that another start hands over with its files, or without any."""

from __future__ import annotations

import pytest

from tests.helpers.desk import Desk
from yccall_desktop.core.task import AssignmentType
from yccall_desktop.ui.new_task.submission_flow import Stage

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support raise", "This plugin does not support propagateSizeHints"
)


@pytest.fixture
def desk(qtbot, context):
    yield Desk(qtbot, context)
    context.jobs.cancel_all()


def fields(desk) -> tuple[AssignmentType, str, str, str, str]:
    form = desk.page.settings.form()
    return (form.assignment, form.target, form.ratio, form.calling_numbers, form.name)


def test_options_fill_in_the_settings_of_their_file(desk):
    options = {"assign_type": "group", "target": "g1", "ratio": "1:3", "caller_ids": "10086"}
    desk.open("a", **options, task_name="VIP")
    assert fields(desk) == (AssignmentType.GROUP, "g1", "1:3", "10086", "VIP")
    assert desk.banner == ""


def test_options_wait_with_their_file(desk):
    desk.open("a", target="queue-1")
    desk.page.session.exclude([2])
    desk.open("b", target="queue-2")
    assert desk.page.settings.form().target == "queue-1"
    desk.open_now()
    assert desk.page.settings.form().target == "queue-2"


def test_another_kind_of_target_forgets_the_name(desk):
    desk.open("a", target="queue-1")
    desk.open("b", assign_type="extension")
    assert fields(desk)[:2] == (AssignmentType.EXTENSION, "")


def test_options_of_a_file_are_not_remembered(desk, context):
    desk.open("a", target="queue-9", ratio="1:7")
    desk.press("createTaskButton")
    desk.qtbot.waitUntil(lambda: desk.page.flow.stage is Stage.ENDED)
    desk.wait()
    assert context.settings.last_task.target == ""
    assert context.settings.last_task.ratio != "1:7"


def test_options_that_cannot_be_used_are_told(desk):
    desk.open("a", server="http://127.0.0.1:1", region="ID", language="zh_CN", target="q")
    assert desk.banner.startswith(
        "Not used, because this window was open already: --server, --region, --language."
    )


def test_options_that_say_what_is_so_are_not_told(desk, context):
    desk.open("a", server=context.connection.server + "/", region="CN", language="en")
    assert desk.banner == ""


def test_options_without_a_file_are_told(desk):
    desk.open(target="queue-2")
    assert "--target" in desk.banner
    assert desk.page.settings.form().target == ""
