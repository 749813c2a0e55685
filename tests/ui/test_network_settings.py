"""Proxy, company certificate and the test of the connection, from the settings."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton

from tests.helpers.certificates import Authority
from tests.helpers.fake_platform import SERVER
from yccall_desktop.api.network import HttpNetwork
from yccall_desktop.core.account import Account, first_id
from yccall_desktop.core.network import NetworkSettings, ProxyMode, proxy_key
from yccall_desktop.services.check_connection import Layer
from yccall_desktop.services.check_sign_in import check_sign_in
from yccall_desktop.services.connection import Connection
from yccall_desktop.simulator import Fault, Simulator
from yccall_desktop.store.settings import Settings
from yccall_desktop.ui.settings.connection_test import ConnectionTestDialog
from yccall_desktop.ui.settings.dialog import SettingsDialog
from yccall_desktop.ui.settings.network_dialog import NetworkDialog

PROXY = "http://proxy.test:3128"
LIST = "App.Sip_Yccall.TaskList"


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch):
    for name in ("no_proxy", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def networked(context):
    """The context with a real network."""
    context.network = HttpNetwork(context.settings.network, context.secrets)
    return context


def press(qtbot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


# --- proxy and certificate ---------------------------------------------------------------------
@pytest.fixture
def open_network(qtbot, networked):
    def open_one(server: str = "https://call.example.com") -> NetworkDialog:
        dialog = NetworkDialog(networked, server)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: not networked.jobs.active)
        return dialog

    return open_one


def save(qtbot, context, dialog: NetworkDialog) -> None:
    press(qtbot, dialog.save)
    qtbot.waitUntil(lambda: not context.jobs.active)


def by_hand(dialog: NetworkDialog, proxy: str = "proxy.test:3128", user: str = "lee") -> None:
    dialog.mode.setCurrentIndex(list(ProxyMode).index(ProxyMode.MANUAL))
    dialog.proxy.setText(proxy)
    dialog.user.setText(user)


def said(dialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_what_the_system_says_is_shown(open_network, monkeypatch):
    assert "The system has no proxy for https://call.example.com" in said(open_network())
    monkeypatch.setenv("https_proxy", "http://lee:secret@proxy.test:3128")
    assert "the proxy proxy.test:3128 for" in said(open_network())


def test_a_proxy_by_hand(qtbot, networked, open_network):
    dialog = open_network()
    assert not dialog.proxy.isVisible()
    by_hand(dialog)
    assert dialog.proxy.isVisible()
    dialog.password.setText("p-secret-1")
    save(qtbot, networked, dialog)
    assert not dialog.isVisible()
    chosen = NetworkSettings(ProxyMode.MANUAL, PROXY, "lee")
    assert Settings(networked.settings.path).network == chosen
    assert networked.secrets.get(proxy_key(chosen)) == "p-secret-1"
    assert "p-secret-1" not in networked.settings.path.read_text(encoding="utf-8")
    route = networked.network.routes.route("https://call.example.com")
    assert route.proxies["https"] == "http://lee:p-secret-1@proxy.test:3128"


def test_the_password_is_never_shown_and_stays(qtbot, networked, open_network):
    settings = NetworkSettings(ProxyMode.MANUAL, PROXY, "lee")
    networked.settings.network = settings
    networked.secrets.set(proxy_key(settings), "kept")
    dialog = open_network()
    assert dialog.password.echoMode() == QLineEdit.EchoMode.Password
    assert (dialog.password.text(), "Stored" in dialog.password.placeholderText()) == ("", True)
    save(qtbot, networked, dialog)
    assert networked.secrets.get(proxy_key(settings)) == "kept"


@pytest.mark.parametrize("change", ["another user", "no proxy"])
def test_the_password_goes_with_its_proxy(change, qtbot, networked, open_network):
    settings = NetworkSettings(ProxyMode.MANUAL, PROXY, "lee")
    networked.settings.network = settings
    networked.secrets.set(proxy_key(settings), "kept")
    dialog = open_network()
    if change == "another user":
        dialog.user.setText("mia")
    else:
        dialog.mode.setCurrentIndex(list(ProxyMode).index(ProxyMode.NONE))
    save(qtbot, networked, dialog)
    assert networked.secrets.get(proxy_key(settings)) == ""


@pytest.mark.parametrize("typed", ["", "proxy.test", "socks5://proxy.test:1080"])
def test_a_proxy_that_is_none_keeps_the_dialog_open(typed, qtbot, networked, open_network):
    dialog = open_network()
    by_hand(dialog, typed)
    save(qtbot, networked, dialog)
    assert dialog.isVisible()
    assert "http://host:port" in said(dialog)
    assert dialog.focusWidget() is dialog.proxy
    assert networked.settings.network == NetworkSettings()


def test_a_company_certificate(qtbot, networked, open_network, tmp_path, monkeypatch):
    company = Authority(tmp_path)
    dialog = open_network()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(company.pem), ""))
    press(qtbot, dialog.choose)
    qtbot.waitUntil(lambda: "Test company CA (Test company), until" in said(dialog))
    save(qtbot, networked, dialog)
    assert Settings(networked.settings.path).network.ca_file == dialog.file.text()
    assert len(networked.network.routes.route("https://x.test").trusted) == 1


def test_a_file_that_is_no_certificate_is_not_saved(qtbot, networked, open_network, tmp_path):
    wrong = tmp_path / "leads.xlsx"
    wrong.write_bytes(b"PK")
    dialog = open_network()
    dialog.file.setText(str(wrong))
    qtbot.waitUntil(lambda: "is not a certificate that can be read" in said(dialog))
    save(qtbot, networked, dialog)
    assert dialog.isVisible()
    assert networked.settings.network.ca_file == ""
    dialog.file.clear()
    save(qtbot, networked, dialog)
    assert not dialog.isVisible()


def test_a_disk_that_is_full_changes_nothing(qtbot, networked, open_network, expect_log):
    expect_log("settings not saved")
    (networked.data_dir / "settings.json").write_text("{}")
    networked.settings.path = networked.data_dir / "settings.json" / "below-a-file"
    dialog = open_network()
    by_hand(dialog)
    save(qtbot, networked, dialog)
    assert dialog.isVisible()
    assert "could not be saved" in said(dialog)
    assert networked.settings.network == NetworkSettings()
    assert networked.network.routes.route("https://x.test").proxies == {}


def kept_password(context) -> NetworkSettings:
    """A proxy with a password, in use."""
    settings = NetworkSettings(ProxyMode.MANUAL, PROXY, "lee")
    context.settings.network = settings
    context.secrets.set(proxy_key(settings), "kept")
    return settings


def test_a_disk_that_is_full_loses_no_password(
    qtbot, networked, open_network, expect_log, monkeypatch
):
    expect_log("settings not saved")
    settings = kept_password(networked)
    dialog = open_network()
    dialog.user.setText("mia")
    dialog.password.setText("p-secret-2")
    with monkeypatch.context() as full:
        full.setattr(networked.settings, "path", networked.data_dir / "journal.sqlite3" / "s")
        save(qtbot, networked, dialog)
    assert networked.settings.network == settings
    assert networked.secrets.get(proxy_key(settings)) == "kept"
    assert networked.secrets.get(proxy_key(replace(settings, user="mia"))) == ""
    save(qtbot, networked, dialog)
    assert not dialog.isVisible()
    assert networked.secrets.get(proxy_key(settings)) == ""
    assert networked.secrets.get(proxy_key(replace(settings, user="mia"))) == "p-secret-2"


def test_what_is_being_saved_is_not_cancelled(qtbot, networked, open_network, monkeypatch):
    """A slow keyring: until it has answered the dialog stays, and says what it waits for."""
    settings = kept_password(networked)
    answers, forget = threading.Event(), networked.secrets.set

    def slowly(*words):
        assert answers.wait(10)
        forget(*words)

    monkeypatch.setattr(networked.secrets, "set", slowly)
    dialog = open_network()
    dialog.user.setText("mia")
    press(qtbot, dialog.save)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    press(qtbot, dialog.close_button)
    dialog.close()
    assert dialog.isVisible()
    assert dialog.save.text() == "Saving…"
    assert not dialog.user.isEnabled()
    answers.set()
    qtbot.waitUntil(lambda: not networked.jobs.active)
    assert not dialog.isVisible()
    assert networked.settings.network == replace(settings, user="mia")
    assert networked.secrets.get(proxy_key(settings)) == ""


def test_cancel_changes_nothing(qtbot, networked, open_network):
    dialog = open_network()
    by_hand(dialog)
    dialog.reject()
    assert networked.settings.network == NetworkSettings()


def test_every_field_has_a_name_that_can_be_read(open_network):
    dialog = open_network()
    by_hand(dialog)
    for kind in (QComboBox, QLineEdit, QPushButton):
        for field in dialog.findChildren(kind):
            interface = QAccessible.queryAccessibleInterface(field)
            assert interface.text(QAccessible.Text.Name), field.objectName()


# --- the test ----------------------------------------------------------------------------------
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


def test_the_settings_lead_to_proxy_and_certificates(qtbot, networked):
    settings = SettingsDialog(networked)
    qtbot.addWidget(settings)
    settings.show()
    press(qtbot, settings.network.change)
    qtbot.waitUntil(lambda: settings.findChild(NetworkDialog).isVisible())
    qtbot.waitUntil(lambda: not networked.jobs.active)


def test_no_sentence_is_cut(qtbot, networked, open_test):
    """Each layer's text wraps to as many lines as it needs, and the dialog grows with it."""
    networked.network.use(NetworkSettings(ProxyMode.MANUAL, "http://127.0.0.1:9"))
    dialog = open_test("http://call.example.com")
    ended(qtbot, dialog)
    label = dialog.findChild(QLabel, "connectionTest-address")
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))
    assert label.heightForWidth(label.width()) > label.minimumHeight()
