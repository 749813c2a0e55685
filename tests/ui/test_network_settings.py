"""Proxy and company certificate, from the settings."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton

from tests.helpers.certificates import Authority
from yccall_desktop.core.network import NetworkSettings, ProxyMode, proxy_key
from yccall_desktop.store.settings import Settings
from yccall_desktop.ui.settings.dialog import SettingsDialog
from yccall_desktop.ui.settings.network_dialog import NetworkDialog

PROXY = "http://proxy.test:3128"


pytestmark = pytest.mark.usefixtures("no_proxies")


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


def test_the_settings_lead_to_proxy_and_certificates(qtbot, networked):
    settings = SettingsDialog(networked)
    qtbot.addWidget(settings)
    settings.show()
    press(qtbot, settings.network.change)
    qtbot.waitUntil(lambda: settings.findChild(NetworkDialog).isVisible())
    qtbot.waitUntil(lambda: not networked.jobs.active)
