"""The test of the connection, from the settings: it tries what they show."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from tests.helpers.fake_platform import SERVER
from yccall_desktop.core.account import Account, first_id
from yccall_desktop.core.network import NetworkSettings, ProxyMode
from yccall_desktop.services.check_connection import Layer
from yccall_desktop.services.check_sign_in import check_sign_in
from yccall_desktop.services.connection import Connection
from yccall_desktop.simulator import Fault, Simulator
from yccall_desktop.ui.settings.connection_test import ConnectionTestDialog
from yccall_desktop.ui.settings.dialog import SettingsDialog

LIST = "App.Sip_Yccall.TaskList"


pytestmark = pytest.mark.usefixtures("no_proxies")


def press(qtbot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def simulator():
    with Simulator(token="t" * 32) as running:
        yield running


@pytest.fixture
def open_test(qtbot, networked, simulator):
    def open_one(server: str = "", token: str = "t" * 32) -> ConnectionTestDialog:
        server = server or simulator.url
        account = Account(first_id(server), "China", server)

        def sign_in(cancel):
            platform = networked.network.platform(server)
            return check_sign_in(platform, networked.secrets, account, token, cancel)

        dialog = ConnectionTestDialog(networked, server, sign_in)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return open_one


def ended(qtbot, dialog: ConnectionTestDialog) -> str:
    qtbot.waitUntil(lambda: not dialog.testing)
    return dialog.as_text()


def shown(dialog: ConnectionTestDialog, layer: Layer) -> str:
    return dialog.findChild(QLabel, f"connectionTest-{layer.value}").text()


def test_all_is_well(qtbot, open_test, simulator):
    text = ended(qtbot, open_test())
    assert "Address: Good. Found at 127.0.0.1" in text
    assert "Answer: Good. A call platform answers there." in text
    assert "Sign-in: Good. Signed in" in text
    assert "Clock: Good." in text
    assert "t" * 32 not in text
    assert not simulator.tasks


def test_the_result_can_be_copied(qtbot, open_test):
    dialog = open_test()
    text = ended(qtbot, dialog)
    press(qtbot, dialog.copy)
    assert QGuiApplication.clipboard().text() == text
    assert text.startswith("Test connection: http://127.0.0.1:")


def test_a_wrong_token(qtbot, open_test):
    dialog = open_test(token="wrong-token")
    text = ended(qtbot, dialog)
    assert "Sign-in: Problem. The token is no longer valid" in text
    assert "The server says:" in shown(dialog, Layer.SIGN_IN)
    assert "wrong-token" not in text


def test_nobody_there(qtbot, open_test, simulator):
    simulator.stop()
    dialog = open_test()
    assert "Address: Problem. No connection to" in ended(qtbot, dialog)
    assert shown(dialog, Layer.CLOCK) == "Not tested: see above."


def test_user_and_query_of_the_address_are_not_shown(qtbot, open_test, simulator):
    server = simulator.url.replace("//", "//lee:secret@") + "/?key=secret"
    assert "secret" not in ended(qtbot, open_test(server))


def test_it_is_stopped_and_begun_again(qtbot, open_test, simulator):
    simulator.fail(Fault.HANG_BEFORE_CREATING, LIST)
    dialog = open_test()
    qtbot.waitUntil(lambda: shown(dialog, Layer.ANSWER) == "Testing…")
    assert not dialog.copy.isEnabled()
    press(qtbot, dialog.again)
    assert "Answer: Not tested." in ended(qtbot, dialog)
    press(qtbot, dialog.again)
    assert "Sign-in: Good." in ended(qtbot, dialog)


def test_closing_it_ends_the_test(qtbot, networked, open_test, simulator):
    simulator.fail(Fault.HANG_BEFORE_CREATING, LIST)
    dialog = open_test()
    qtbot.waitUntil(lambda: shown(dialog, Layer.ANSWER) == "Testing…")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not networked.jobs.active)
    assert not dialog.isVisible()


@pytest.fixture
def settings(qtbot, networked):
    """The settings, with connections over the real network and nothing that was given."""

    def connect(server, account=None):
        return Connection(networked.network.platform(server), networked.secrets, profile=account)

    networked.connect, networked.credentials_given = connect, False
    networked.secrets.set(SERVER, "token-of-another-server")
    made = SettingsDialog(networked)
    qtbot.addWidget(made)
    made.show()
    return made


def said_of_sign_in(qtbot, settings: SettingsDialog) -> str:
    """What the test says of the sign-in, with the settings as they stand."""
    press(qtbot, settings.network.test)
    dialog = settings.findChild(ConnectionTestDialog)
    text = ended(qtbot, dialog)
    dialog.reject()
    qtbot.waitUntil(lambda: settings.findChild(ConnectionTestDialog) is None)
    return next(line for line in text.splitlines() if line.startswith("Sign-in: "))


def test_it_takes_what_stands_in_the_settings(qtbot, settings, simulator):
    """Another server than the one in use gets what is typed or stored for exactly that one."""
    settings.server.setText(f" {simulator.url} ")
    assert "Warning. Nothing to sign in with is stored" in said_of_sign_in(qtbot, settings)
    settings.token.setText("t" * 32)
    assert "Good. Signed in" in said_of_sign_in(qtbot, settings)
    settings.server.clear()
    assert not settings.network.test.isEnabled()


def test_a_new_account_is_tested_with_what_was_typed(qtbot, networked, settings, simulator):
    """On the server in use, whose own token would do: that is another account's."""
    networked.connection = networked.connect(simulator.url)
    networked.secrets.set(simulator.url, "t" * 32)
    press(qtbot, settings.accounts.add)
    settings.server.setText(simulator.url)
    settings.accounts.app_id.setText(Simulator.app_id)
    assert "Warning. Nothing to sign in with is stored" in said_of_sign_in(qtbot, settings)
    settings.accounts.key.setText("wrong-key")
    assert "Problem. The platform does not know this appid" in said_of_sign_in(qtbot, settings)
    settings.accounts.key.setText(Simulator.access_key)
    assert "Good. Signed in as Demo company." in said_of_sign_in(qtbot, settings)


def test_a_token_that_was_typed_before_the_appid_is_not_used(qtbot, settings, simulator):
    settings.server.setText(simulator.url)
    settings.token.setText("t" * 32)
    accounts = settings.accounts
    accounts.way.setCurrentIndex(1)
    accounts.way.activated.emit(1)
    accounts.app_id.setText(Simulator.app_id)
    assert "Warning. Nothing to sign in with is stored" in said_of_sign_in(qtbot, settings)


@pytest.mark.parametrize("typed", ["", "wrong-token"])
def test_what_was_given_for_this_start_is_tested_unless_another_is_typed(
    qtbot, networked, simulator, typed
):
    platform = networked.network.platform(simulator.url)
    networked.connection = Connection(platform, networked.secrets, token="t" * 32)
    networked.connect = lambda server: Connection(
        networked.network.platform(server), networked.secrets
    )
    settings = SettingsDialog(networked)
    qtbot.addWidget(settings)
    settings.show()
    settings.token.setText(typed)
    said = "Problem. The token is no longer valid" if typed else "Good. Signed in"
    assert said in said_of_sign_in(qtbot, settings)


def test_the_check_says_when_a_server_is_too_old_for_it(qtbot, networked, settings, simulator):
    simulator.state.lists.missing.add(LIST)
    settings.server.setText(simulator.url)
    settings.token.setText("t" * 32)
    press(qtbot, settings.accounts.check)
    qtbot.waitUntil(lambda: not networked.jobs.active)
    note = settings.findChild(QLabel, "secretNote")
    assert note.text() == "Not known: this server cannot be asked about a token."


def test_no_sentence_is_cut(qtbot, networked, open_test):
    """Each layer's text wraps to as many lines as it needs, and the dialog grows with it."""
    networked.network.use(NetworkSettings(ProxyMode.MANUAL, "http://127.0.0.1:9"))
    dialog = open_test("http://call.example.com")
    ended(qtbot, dialog)
    label = dialog.findChild(QLabel, "connectionTest-address")
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))
    assert label.heightForWidth(label.width()) > label.minimumHeight()
