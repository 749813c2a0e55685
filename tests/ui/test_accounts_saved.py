"""What Save makes of the accounts: which one the next start has, and in which order secrets go."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.helpers.office import KEY, Office
from yccall_desktop.core.account import Account
from yccall_desktop.core.number_form import NumberForm
from yccall_desktop.simulator import Simulator
from yccall_desktop.ui.settings.account_drafts import Draft


@pytest.fixture
def office(qtbot, qapp, tmp_path, journal):
    with Simulator() as near, Simulator() as far:
        made = Office(qtbot, tmp_path, journal, near, far)
        yield made
        assert made.context.jobs.shutdown(5.0)


# --- region and form -----------------------------------------------------------------------------
def test_looking_at_an_account_changes_neither_its_region_nor_its_form(office):
    dialog = office.open_settings()
    office.press("addAccountButton")
    office.fill(
        accountNameEdit="Jakarta", serverEdit=office.far.url, appIdEdit="demo", accessKeyEdit=KEY
    )
    dialog.region.choose("ID")
    dialog.form.setCurrentIndex(list(NumberForm).index(NumberForm.INTERNATIONAL))
    office.choose("accountCombo", "China (in use)")
    assert (dialog.region.region, dialog.form.currentData()) == ("CN", NumberForm.NATIONAL)
    china = dialog._notes["form"].text()
    office.choose("accountCombo", "Jakarta")
    assert (dialog.region.region, dialog.form.currentData()) == ("ID", NumberForm.INTERNATIONAL)
    assert dialog._notes["form"].text() != china
    office.save()
    stored = {one.name: (one.region, one.form) for one in office.stored.account_list}
    assert stored["China"] == (office.china.region, office.china.form)
    assert stored["Jakarta"] == ("ID", NumberForm.INTERNATIONAL)


# --- what an option of this start gave ---------------------------------------------------------
@pytest.fixture
def far(office):
    """The far account, in use as by --server, while the settings have China."""
    made = office.add_far()
    office.use(office.china)
    context = office.context
    context.connection = context.accounts.connection(made)
    context.events.connection_changed.emit()
    office.wait()
    return made


def test_saving_unchanged_leaves_the_account_of_the_next_start(office, far):
    office.open_settings()
    office.save()
    assert office.stored.current_account == office.china
    assert office.context.connection.profile == far


def test_another_account_that_is_changed_leaves_it_too(office, far):
    office.open_settings()
    office.choose("accountCombo", "China")
    office.fill(accountNameEdit="Shanghai")
    office.save()
    assert office.stored.current_account == replace(office.china, name="Shanghai")
    assert office.context.connection.profile == far


def test_what_an_option_gave_and_was_changed_is_remembered(office, far):
    office.open_settings()
    office.fill(accountNameEdit="Farther")
    office.save()
    assert office.stored.current_account == replace(far, name="Farther")


def test_what_an_option_gave_takes_the_place_of_one_that_was_removed(office, far):
    office.open_settings()
    office.choose("accountCombo", "China")
    office.press("removeAccountButton")
    box = office.dialog.findChild(QPushButton, "confirmYes")
    office.qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    office.save()
    assert office.stored.current_account == far


def test_a_key_that_is_forgotten_leaves_the_account_of_an_option(office, far):
    office.open_settings()
    office.press("forgetTokenButton")
    assert office.context.connection.profile == far
    assert office.stored.current_account == office.china


@pytest.mark.parametrize(("app_id", "kept"), [("a", ("Acme Ltd", "Acme")), ("b", ())])
def test_the_names_of_a_company_stay_with_the_way_to_sign_in(app_id, kept):
    before = Account("1", "One", "https://a.test", app_id="a", company="Acme Ltd", former=("Acme",))
    draft = Draft("New name", before.server, "CN", before.form, app_id, by_key=True, before=before)
    assert draft.account("1").companies == kept


# --- the order of the secrets --------------------------------------------------------------------
@pytest.fixture
def slow_secrets(office, monkeypatch):
    """Each secret is stored only when it is let through; `begun` has those that were begun."""
    secrets, begun, let = office.context.secrets, [], threading.Semaphore(0)
    store = secrets.set

    def slowly(server, secret, slot=""):
        begun.append((secret, slot))
        assert let.acquire(timeout=10)
        store(server, secret, slot)

    monkeypatch.setattr(secrets, "set", slowly)
    return begun, let


def test_an_account_that_is_removed_and_added_again_keeps_its_new_key(office, slow_secrets):
    begun, let = slow_secrets
    office.open_settings()
    office.press("addAccountButton")
    office.fill(
        accountNameEdit="Again", serverEdit=office.near.url, appIdEdit="demo", accessKeyEdit=KEY
    )
    office.choose("accountCombo", "China (in use)")
    office.press("removeAccountButton")
    box = office.dialog.findChild(QPushButton, "confirmYes")
    office.qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    office.fill(accountNameEdit="China")
    office.dialog.save.click()
    office.qtbot.waitUntil(lambda: bool(begun))
    assert begun == [("", office.china.token_slot)]
    let.release(9)
    office.closed()
    assert begun[-1] == (KEY, office.china.key_slot)
    assert office.stored.account_list == [office.china]
    assert office.context.secrets.get(office.near.url, office.china.key_slot) == KEY


def test_what_is_typed_after_forgetting_is_stored_after_it(office, slow_secrets):
    begun, let = slow_secrets
    dialog = office.open_settings()
    dialog.forget.click()
    office.qtbot.waitUntil(lambda: bool(begun))
    office.fill(accessKeyEdit="typed-anew")
    dialog.save.click()
    office.qtbot.waitUntil(lambda: office.window.findChild(type(dialog)) is None)
    assert len(begun) == 1
    let.release(9)
    office.wait()
    assert office.context.secrets.get(office.near.url, office.china.key_slot) == "typed-anew"
