"""Accounts in the window: signing in, several of them, the switch in the header; real sockets."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QMenu, QPushButton

from tests.helpers.office import KEY, Office
from yccall_desktop.core.number_form import NumberForm
from yccall_desktop.core.submission import PartState
from yccall_desktop.simulator import Fault, Simulator
from yccall_desktop.ui.tasks.model import Column

CREATE, ADD, INFO = (f"App.Sip_Yccall.{name}" for name in ("TaskCreat", "TaskAdd", "TaskInfo"))
LOGIN = "App.Sip_Auth.Login"


@pytest.fixture
def office(qtbot, qapp, tmp_path, journal):
    with Simulator() as near, Simulator() as far:
        made = Office(qtbot, tmp_path, journal, near, far)
        yield made
        assert made.context.jobs.shutdown(5.0)


# --- adding and signing in -------------------------------------------------------------------
def test_an_account_is_added_with_appid_and_key_and_signed_in_to(office):
    made = office.add_far()
    context = office.context
    assert office.stored.account_list == [office.china, made]
    assert (made.name, made.server, made.app_id) == ("Far office", office.far.url, "demo")
    assert context.secrets.get(office.far.url, made.key_slot) == KEY
    assert KEY not in context.settings.path.read_text(encoding="utf-8")
    assert context.connection.profile == made
    assert context.secrets.get(office.near.url, office.china.key_slot) == KEY
    assert "token ready" in office.header


def test_a_key_is_never_shown_and_can_be_forgotten(office):
    dialog = office.open_settings()
    key = dialog.findChild(QLineEdit, "accessKeyEdit")
    assert (key.text(), key.echoMode()) == ("", QLineEdit.EchoMode.Password)
    assert "Stored" in key.placeholderText()
    office.press("forgetTokenButton")
    assert office.context.secrets.get(office.near.url, office.china.key_slot) == ""
    assert "Not stored" in key.placeholderText()
    assert "no access key" in office.header
    assert "access key" in office.window.banner.findChild(QLabel, "bannerText").text()


def test_signing_in_with_a_token_instead_forgets_the_key(office):
    office.open_settings()
    office.choose("signInCombo", "A token")
    office.fill(tokenEdit=office.near.issue_token())
    office.save()
    assert office.stored.current_account.app_id == ""
    assert office.context.secrets.get(office.near.url, office.china.key_slot) == ""
    office.open_settings()
    office.press("checkSignInButton")
    assert "accepts it" in office.text("secretNote")


# --- the check -------------------------------------------------------------------------------
def test_the_check_names_the_company(office):
    office.open_settings()
    office.press("checkSignInButton")
    assert office.text("secretNote") == "Signed in as Demo company."
    office.fill(accessKeyEdit="wrong")
    assert "Signed in" not in office.text("secretNote")
    office.press("checkSignInButton")
    assert "does not know this appid or access key (601)" in office.text("secretNote")


def test_the_check_asks_for_what_is_not_there(office):
    office.open_settings()
    office.press("forgetTokenButton")
    office.press("checkSignInButton")
    assert office.text("secretNote") == "Enter the access key first."
    office.choose("signInCombo", "A token")
    office.press("checkSignInButton")
    assert office.text("secretNote") == "Enter the token first."


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Fault.RET_601, "enter them in Settings"),
        (Fault.RET_602, "renew it"),
        (Fault.RET_603, "add that module"),
        (Fault.RET_604, "authorise it"),
        (Fault.HTTP_502, "Try again"),
    ],
)
def test_the_check_says_what_to_do(office, fault, words):
    office.near.fail(fault, LOGIN)
    office.open_settings()
    office.press("checkSignInButton")
    assert words in office.text("secretNote")
    assert office.dialog.focusWidget().objectName() == "checkSignInButton"


def test_the_check_tells_a_token_that_has_ended(office):
    office.open_settings()
    office.choose("signInCombo", "A token")
    office.fill(tokenEdit="0" * 32)
    office.press("checkSignInButton")
    assert "no longer valid" in office.text("secretNote")
    office.choose("signInCombo", "Appid and access key")
    assert "renewed by itself" in office.text("secretNote")


# --- what cannot be saved --------------------------------------------------------------------
@pytest.mark.parametrize(
    ("texts", "problem", "field"),
    [
        ({}, "Enter the server address", "serverEdit"),
        ({"serverEdit": "call.example.com"}, "starts with http", "serverEdit"),
        ({"serverEdit": "https://call.example.com"}, "Enter the appid", "appIdEdit"),
        (
            {
                "serverEdit": "https://call.example.com",
                "appIdEdit": "a",
                "accountNameEdit": "china",
            },
            "has this name already",
            "accountNameEdit",
        ),
    ],
)
def test_what_is_missing_is_told_and_shown(office, texts, problem, field):
    office.open_settings()
    office.press("addAccountButton")
    office.fill(**texts)
    office.choose("accountCombo", "China (in use)")
    office.press("saveSettingsButton")
    assert problem in office.text("settingsProblem")
    assert office.dialog.focusWidget().objectName() == field
    assert office.stored.account_list == [office.china]


def test_cancel_keeps_nothing(office):
    office.open_settings()
    office.press("addAccountButton")
    office.fill(serverEdit=office.far.url, appIdEdit="demo", accessKeyEdit=KEY)
    office.cancel()
    assert office.stored.account_list == [office.china]
    assert office.context.secrets.get(office.far.url, "access key") == ""


# --- rename and remove -----------------------------------------------------------------------
def test_an_account_is_renamed_without_signing_in_again(office):
    connection = office.context.connection
    office.open_settings()
    office.fill(accountNameEdit="Shanghai & Co")
    office.save()
    assert office.stored.current_account == replace(office.china, name="Shanghai & Co")
    assert office.context.connection is connection
    assert connection.account_name == "Shanghai & Co"


def test_an_account_is_removed_after_asking_and_comes_back_under_its_name(office):
    far = office.add_far()
    made = office.list_of(far, office.far)
    office.open_settings()
    office.press("removeAccountButton")
    box = office.dialog.findChild(QPushButton, "confirmYes")
    office.qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    office.save()
    assert office.stored.account_list == [office.china]
    assert [one.id for one in office.stored.removed_accounts] == [far.id]
    assert office.context.secrets.get(office.far.url, far.key_slot) == ""
    assert office.context.connection.account_name == "China"
    office.window.tasks.runner.send(made.id)
    office.wait()
    assert office.far.requests(CREATE) + office.near.requests(CREATE) == 0
    assert office.add_far("Other").id != far.id
    assert office.add_far().id == far.id
    office.window.tasks.runner.send(made.id)
    office.wait()
    assert office.journal.get(made.id).complete


def test_the_only_account_is_not_removed(office):
    office.open_settings()
    assert not office.dialog.findChild(QPushButton, "removeAccountButton").isEnabled()


# --- the switch in the header ----------------------------------------------------------------
def test_with_one_account_there_is_nothing_to_switch(office):
    assert office.switch.isHidden()


def test_the_switch_is_used_by_keyboard(office, monkeypatch):
    office.add_far()
    assert office.switch.isVisible()
    assert "Far office" in office.switch.text()
    opened = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _place: opened.append(menu))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Space):
        office.qtbot.keyClick(office.switch, key)
    assert len(opened) == 3
    assert [one.isChecked() for one in opened[0].actions()] == [False, True, False, False]
    assert opened[0].activeAction() is opened[0].actions()[1]
    opened[0].actions()[0].trigger()
    office.wait()
    assert office.context.connection.profile == office.china
    assert office.stored.account_id == office.china.id
    assert "China" in office.switch.text()


def test_region_and_form_go_with_the_account(office):
    office.open_settings()
    office.press("addAccountButton")
    office.fill(serverEdit=office.far.url, appIdEdit="demo", accessKeyEdit=KEY)
    office.dialog.region.choose("ID")
    office.dialog.form.setCurrentIndex(list(NumberForm).index(NumberForm.NO_TRUNK_ZERO))
    office.save()
    context = office.context
    assert (context.region, context.settings.form) == ("CN", NumberForm.NATIONAL)
    office.use(context.settings.account_list[1])
    assert (context.region, context.settings.form) == ("ID", NumberForm.NO_TRUNK_ZERO)
    with office.qtbot.waitSignal(context.events.numbers_changed):
        office.use(office.china)
    assert (context.region, context.settings.form) == ("CN", NumberForm.NATIONAL)
    assert office.stored.account_list[1].region == "ID"
    assert office.stored.region == "CN"


def test_another_account_is_edited_without_being_used(office):
    far = office.add_far()
    office.open_settings()
    combo = office.dialog.findChild(QComboBox, "accountCombo")
    assert combo.itemText(0) == "China"
    assert re.fullmatch(r"Far off(ice|\S*…) \(in use\)", combo.itemText(1))  # cut by its width
    office.choose("accountCombo", "China")
    assert office.dialog.server.text() == office.near.url
    office.dialog.region.choose("TH")
    office.save()
    assert office.context.connection.profile == far
    assert office.context.region == far.region == "CN"
    assert [one.region for one in office.stored.account_list] == ["TH", "CN"]


def test_an_account_that_is_added_waits_to_be_chosen(office):
    office.open_settings()
    office.press("addAccountButton")
    office.fill(serverEdit=office.far.url, appIdEdit="demo", accessKeyEdit=KEY)
    office.save()
    assert office.context.connection.profile == office.china
    assert office.switch.isVisible()


# --- submissions -----------------------------------------------------------------------------
def test_a_list_goes_on_with_its_account_while_another_is_in_use(office):
    made = office.list_of(office.china, office.near)
    far = office.add_far()
    office.near.fail(Fault.RET_602, ADD)
    office.window.tasks.runner.send(made.id)
    office.wait()
    stopped = office.journal.get(made.id)
    assert (stopped.state, stopped.accepted) == (PartState.REFUSED, 5)
    assert office.context.connection.profile == far
    office.window.tasks.runner.look(made.id)
    office.wait()
    office.window.tasks.runner.send(made.id)
    office.wait()
    assert office.journal.get(made.id).complete
    assert office.near.state.received.total() == 12
    assert office.near.state.doubled() == []
    assert office.far.requests(CREATE) + office.far.requests(ADD) == 0


def test_a_token_that_ended_in_the_middle_is_entered_anew_and_the_rest_sent(office):
    office.open_settings()
    office.choose("signInCombo", "A token")
    office.fill(tokenEdit=office.near.issue_token())
    office.save()
    made = office.list_of(office.context.connection.profile, office.near)
    office.window.show_page(1)
    office.near.fail(Fault.RET_600, ADD)
    office.window.tasks.runner.send(made.id)
    office.wait()
    stopped = office.journal.get(made.id)
    assert [part.state for part in stopped.parts] == [
        PartState.DONE, PartState.REFUSED, PartState.PENDING,
    ]  # fmt: skip
    sentence = office.window.findChild(QLabel, "tasksDetailSentence").text()
    assert "Enter a new token in Settings" in sentence
    office.near.expire_tokens()
    office.open_settings()
    office.fill(tokenEdit=office.near.issue_token())
    office.save()
    office.window.tasks.runner.send(made.id)
    office.wait()
    assert office.journal.get(made.id).complete
    assert office.near.state.received.total() == 12
    assert office.near.state.doubled() == []


def test_the_tasks_page_names_the_account(office):
    office.list_of(office.china, office.near)
    office.window.show_page(1)
    office.wait()
    model = office.window.tasks._model
    assert model.index(0, Column.ACCOUNT).data() == "China"
    facts = [label.text() for label in office.window.tasks.detail.findChildren(QLabel)]
    assert "China" in facts


def test_every_field_has_a_name_that_can_be_read(office):
    office.open_settings()
    fields = office.dialog.findChildren(QLineEdit) + office.dialog.findChildren(QPushButton)
    for field in [*fields, *office.dialog.findChildren(QComboBox), office.switch]:
        if field.objectName() and not field.objectName().startswith("qt_"):
            interface = QAccessible.queryAccessibleInterface(field)
            assert interface.text(QAccessible.Text.Name), field.objectName()
