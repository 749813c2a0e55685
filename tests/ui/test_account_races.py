"""What comes late: answers, sign-ins and lists of an account that is no longer the one in use."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from tests.helpers.fake_platform import SERVER, FakePlatform
from tests.helpers.new_task import User
from tests.helpers.office import KEY, Office
from tests.helpers.submissions import WatchedJournal
from yccall_desktop.core.account import Account
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.services.accounts import Accounts
from yccall_desktop.services.connection import Connection
from yccall_desktop.simulator import Simulator

PATIENCE = 20


@pytest.fixture
def office(qtbot, qapp, tmp_path, journal):
    with Simulator() as near, Simulator() as far:
        made = Office(qtbot, tmp_path, journal, near, far)
        yield made
        assert made.context.jobs.shutdown(5.0)


def test_a_late_answer_of_the_keyring_is_not_shown_for_another_account(office, monkeypatch):
    far = office.add_far()
    office.use(office.china)
    secrets, gate, asked = office.context.secrets, threading.Event(), threading.Event()
    secrets.set(far.server, "", far.key_slot)
    office.context.accounts.forget(far.id)
    get = secrets.get

    def slowly(server, slot=""):
        if server == far.server:
            asked.set()
            assert gate.wait(PATIENCE)
        return get(server, slot)

    monkeypatch.setattr(secrets, "get", slowly)
    try:
        office.start_to_use(far)
        office.qtbot.waitUntil(asked.is_set)
        office.start_to_use(office.china)
        office.qtbot.waitUntil(lambda: "token ready" in office.header)
    finally:
        gate.set()
    office.wait()
    assert office.context.connection.profile == office.china
    assert "token ready" in office.header
    banner = office.window.banner.findChild(QLabel, "bannerText")
    assert banner is None or "access key" not in banner.text()


def test_a_sign_in_under_way_does_not_overwrite_what_was_typed(office, monkeypatch):
    slot, old = office.china.token_slot, office.context.connection
    sign_in, gate, began = old.platform.sign_in, threading.Event(), threading.Event()

    def slowly(*args):
        began.set()
        assert gate.wait(PATIENCE)
        return sign_in(*args)

    monkeypatch.setattr(old.platform, "sign_in", slowly)
    job = threading.Thread(target=old.token, args=[CancelToken()])
    job.start()
    try:
        assert began.wait(PATIENCE)
        office.open_settings()
        office.choose("signInCombo", "A token")
        office.fill(tokenEdit="typed" * 6)
        office.save()
    finally:
        gate.set()
        job.join(PATIENCE)
    assert office.near.requests("App.Sip_Auth.Login") == 1
    assert office.context.secrets.get(office.near.url, slot) == "typed" * 6
    assert office.context.secrets.get(office.near.url, office.china.key_slot) != KEY


def test_a_list_that_could_not_be_saved_goes_out_with_no_other_account(
    qtbot, context, platform, tmp_path
):
    """A token of the environment, a full disk, another account chosen: then "Send again"."""
    other, mine = FakePlatform(SERVER), Account("mine", "Mine", SERVER)
    context.secrets.set(SERVER, "u" * 32, mine.token_slot)
    context.settings.account_list = [mine]

    def connect(_server, account):
        return Connection(other, context.secrets, profile=account)

    accounts = Accounts(connect, context.settings, context.connection)
    with WatchedJournal(tmp_path / "watched.sqlite3") as journal:
        journal.fail("add")
        user = User(qtbot, replace(context, journal=journal, accounts=accounts))
        user.open()
        user.set_target()
        user.create()
        user.wait()
        assert "disk is full" in user.page.flow.error.english()
        journal.before = lambda _name: None
        user.context.connection = accounts.connection(mine)
        user.context.events.connection_changed.emit()
        user.page.flow.send_again()
        user.wait()
        assert user.text("noticeText").startswith("Nothing was sent: the account")
        assert user.panel == "taskSettings"
        assert not journal.submissions()
    assert (platform.requests, other.requests) == ([], [])
