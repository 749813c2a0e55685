"""The demo's fault menu: there in the demo alone, and it breaks what is being sent."""

from __future__ import annotations

import socket

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from tests.helpers.new_task import User, leads
from yccall_desktop.api.platform import HttpPlatform
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.submission import PartState
from yccall_desktop.services.connection import Connection
from yccall_desktop.simulator import ByHand, Simulator
from yccall_desktop.ui.demo_faults import DemoFaultsButton
from yccall_desktop.ui.main_window import MainWindow


@pytest.fixture
def simulator():
    with Simulator() as running:
        yield running


@pytest.fixture
def demo(context, simulator):
    """The context as --demo builds it."""
    context.demo, context.credentials_given = True, False
    context.demo_platform = ByHand(simulator)
    context.connection = Connection(
        HttpPlatform(simulator.url),
        context.secrets,
        app_id=simulator.app_id,
        access_key=simulator.access_key,
        demo=True,
    )
    return context


@pytest.fixture
def button(qtbot, demo):
    made = DemoFaultsButton(demo, demo.demo_platform)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def user(qtbot, demo):
    made = User(qtbot, demo)
    made.open(leads(10_005))
    made.set_target()
    return made


def choose(button: QWidget, name: str) -> None:
    found = button.findChild(QAction, name)
    assert isinstance(found, QAction), name
    found.trigger()


@pytest.mark.parametrize("in_demo", [True, False])
def test_only_the_demo_has_the_menu(qtbot, context, request, in_demo):
    if in_demo:
        request.getfixturevalue("demo")
    window = MainWindow(context.settings, demo=in_demo)
    qtbot.addWidget(window)
    window.start(context)
    qtbot.waitUntil(lambda: not context.jobs.active)
    found = window.findChild(QPushButton, "demoFaultsButton")
    assert (found is not None) is in_demo
    if in_demo:
        assert found.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_its_text_and_name_tell_what_waits(qtbot, button, simulator):
    assert button.text() == "Faults"
    choose(button, "demoNext_lose-answer")
    assert button.text() == "Next answer gets lost"
    name = QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name)
    assert name == "Faults of the demo: Next answer gets lost"
    choose(button, "demoNext_lose-answer")
    assert button.text() == "Faults"
    choose(button, "demoLine_unplugged")
    qtbot.waitUntil(lambda: button.text() == "Unplugged")
    choose(button, "demoWorksAgain")
    qtbot.waitUntil(lambda: button.text() == "Faults")
    assert not button.findChild(QAction, "demoWorksAgain").isEnabled()


def test_a_port_that_was_taken_meanwhile_is_told(qtbot, button, simulator):
    choose(button, "demoLine_unplugged")
    qtbot.waitUntil(lambda: button.text() == "Unplugged")
    port = int(simulator.url.rpartition(":")[2])
    with socket.create_server(("127.0.0.1", port)):
        choose(button, "demoLine_unplugged")
        qtbot.waitUntil(lambda: button.findChild(QMessageBox, "tellBox") is not None)
    box = button.findChild(QMessageBox, "tellBox")
    assert "start the demo again" in box.informativeText()
    assert button.text() == "Unplugged"
    assert button.findChild(QAction, "demoLine_unplugged").isChecked()
    qtbot.mouseClick(box.findChild(QPushButton, "tellClose"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: button.findChild(QMessageBox, "tellBox") is None)


def test_every_entry_says_what_comes_of_it(button):
    actions = [one for one in button.menu().actions() if not one.isSeparator()]
    assert len(actions) == 9
    for action in actions[:-1]:
        assert action.toolTip().endswith(".")
    letters = [one.text()[one.text().index("&") + 1].lower() for one in actions]
    assert len(set(letters)) == len(letters)


def test_the_text_follows_when_the_fault_was_used_up(qtbot, user, demo):
    button = DemoFaultsButton(demo, demo.demo_platform)
    qtbot.addWidget(button)
    choose(button, "demoNext_refuse")
    user.create()
    assert user.text("failureHeading")
    qtbot.waitUntil(lambda: button.text() == "Faults")


def test_break_now_breaks_what_is_being_sent(qtbot, user, demo, simulator, monkeypatch):
    demo.connection.token(CancelToken())
    monkeypatch.setattr("yccall_desktop.simulator.by_hand.SLOW_BYTES", 4_000_000)
    monkeypatch.setattr("yccall_desktop.simulator.by_hand.SLOW_ANSWER_SECONDS", 20.0)
    button = DemoFaultsButton(demo, demo.demo_platform)
    qtbot.addWidget(button)
    choose(button, "demoLine_slow")
    qtbot.waitUntil(lambda: button.text() == "Slow line")
    user.click("createTaskButton")
    qtbot.waitUntil(lambda: len(simulator.tasks) == 1)
    choose(button, "demoBreakNow")
    user.wait()
    made = demo.journal.submissions()[0]
    assert made.state is PartState.UNKNOWN
    choose(button, "demoWorksAgain")
    qtbot.waitUntil(lambda: button.text() == "Faults")
    assert simulator.state.doubled() == []


def test_an_expired_token_is_renewed_and_nothing_is_lost(button, user, simulator):
    choose(button, "demoExpireTokens")
    user.create()
    assert user.text("taskIdLabel") == simulator.tasks[0].task_id
    assert len(simulator.tasks[0].numbers) + len(simulator.tasks[0].refused) == 10_005
    assert simulator.requests("App.Sip_Auth.Login") == 1
