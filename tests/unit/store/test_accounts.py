"""The accounts in the settings' file, and the one server of older versions."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from yccall_desktop.core.account import Account, first_id
from yccall_desktop.core.number_form import NumberForm
from yccall_desktop.services.tokens import Tokens
from yccall_desktop.store.accounts import accounts_from
from yccall_desktop.store.secrets import KeyringSecrets
from yccall_desktop.store.settings import Settings

A, B = "https://a.test", "http://b.test:8080"
ONE = Account("1", "One", A, "ID", NumberForm.NO_TRUNK_ZERO, "app", "Company")
TWO = Account("2", "Two 二", B)


@pytest.fixture
def write(tmp_path):
    path = tmp_path / "settings.json"

    def written(**stored):
        path.write_text(json.dumps(stored), encoding="utf-8")
        return Settings(path)

    return written


def test_accounts_come_back(tmp_path):
    settings = Settings(tmp_path / "settings.json")
    settings.account_list, settings.removed_accounts = [ONE, TWO], [replace(TWO, id="3")]
    settings.use(TWO)
    settings.use(ONE)
    assert (settings.server, settings.region, settings.form) == (A, "ID", NumberForm.NO_TRUNK_ZERO)
    assert settings.save() is None
    again = Settings(settings.path)
    assert again == settings
    assert again.current_account == ONE


def test_the_account_in_use_decides_about_server_region_and_form(tmp_path):
    """An option changes them for one start alone; what it brought may be saved with the rest."""
    settings = Settings(tmp_path / "settings.json")
    settings.account_list = [ONE, TWO]
    settings.use(ONE)
    settings.server, settings.region, settings.form = B, "TH", NumberForm.AS_WRITTEN
    settings.save()
    again = Settings(settings.path)
    assert (again.server, again.region, again.form) == (A, "ID", NumberForm.NO_TRUNK_ZERO)


def test_the_server_of_an_older_version_becomes_an_account(write):
    settings = write(server=A, region="ID", form="no-trunk-zero", accounts={A: "Company"})
    account = settings.current_account
    assert account == Account(
        first_id(A), "Company", A, "ID", NumberForm.NO_TRUNK_ZERO, company="Company"
    )
    assert settings.account_list == [account]


def test_servers_that_were_used_before_are_accounts_too(write):
    settings = write(server=A, accounts={B: "Company", "https://c.test": "Company", "c": "?"})
    names = [(one.name, one.server) for one in settings.account_list]
    assert names == [
        ("a.test", A), ("Company", B), ("Company (c.test)", "https://c.test"),
    ]  # fmt: skip
    assert settings.current_account.server == A


def test_the_token_of_an_older_version_is_still_the_accounts(write):
    KeyringSecrets().set(A, "stored before")
    account = write(server=A).current_account

    class Platform:
        server = A

    tokens = Tokens(Platform(), KeyringSecrets(), account)
    assert tokens.at_hand()
    assert tokens.current(None) == ("stored before", None)


def test_taking_over_gives_the_same_ids_at_every_start(write):
    assert write(server=A).current_account.id == write(server=A).current_account.id


def test_without_a_server_there_is_no_account(write):
    settings = write(region="TH")
    assert (settings.account_list, settings.account_id, settings.region) == ([], "", "TH")


def test_what_is_no_account_is_left_out(write):
    good = {"id": "1", "server": A, "region": 5, "form": "?"}
    bad = [7, {"id": "2"}, {"server": A}, {"id": 3, "server": A}]
    settings = write(account_list=[good, *bad, {**good, "name": "again"}], account_id=5)
    assert settings.account_list == [Account("1", "a.test", A)]
    assert settings.current_account is None
    assert write(account_list="?").account_list == []


def test_an_account_of_a_server_is_the_one_in_use_before_all_others(tmp_path):
    settings = Settings(tmp_path / "settings.json")
    third = replace(ONE, id="3")
    settings.account_list = [ONE, TWO, third]
    assert settings.account_at(A + "/") == ONE
    settings.use(third)
    assert settings.account_at(A) == third
    assert settings.account_at("https://c.test") is None


def test_the_company_of_an_account_is_remembered(tmp_path):
    settings = Settings(tmp_path / "settings.json")
    settings.account_list = [ONE, TWO]
    settings.set_company("2", "New")
    assert [one.company for one in settings.account_list] == ["Company", "New"]


def test_the_names_that_a_company_had_are_remembered_until_it_signs_in_otherwise(tmp_path):
    settings = Settings(tmp_path / "settings.json")
    settings.account_list = [replace(TWO, company="")]
    for name in ("Acme", "c1", "Acme", "Acme Ltd"):
        settings.set_company("2", name)
    assert settings.save() is None
    (again,) = Settings(tmp_path / "settings.json").account_list
    assert again.companies == ("Acme Ltd", "Acme", "c1")
    settings.set_company("2", "")
    assert settings.account_list[0].companies == settings.account_list[0].former == ()


@pytest.mark.parametrize("former", [None, "x", [1, "Acme"]])
def test_former_names_that_make_no_sense_are_left_out(former):
    (account,) = accounts_from([{"id": "1", "server": A, "former": former}])
    assert account.former == (("Acme",) if isinstance(former, list) else ())
