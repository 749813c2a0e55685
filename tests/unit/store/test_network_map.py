"""The network settings in the file: they come back as they were, and damage costs no start."""

from __future__ import annotations

import json

import pytest

from yccall_desktop.core.network import NetworkSettings, ProxyMode
from yccall_desktop.store.network_map import network_from
from yccall_desktop.store.settings import Settings

CHOSEN = NetworkSettings(ProxyMode.MANUAL, "http://proxy.test:3128", "lee", "C:\\certs\\ca.pem")


def test_they_are_remembered(tmp_path):
    path = tmp_path / "settings.json"
    settings = Settings(path)
    assert settings.network == NetworkSettings()
    settings.network = CHOSEN
    assert settings.save() is None
    assert Settings(path).network == CHOSEN


def test_a_file_of_before_the_accounts_keeps_them(tmp_path):
    path = tmp_path / "settings.json"
    settings = Settings(path)
    settings.network = CHOSEN
    assert settings.save() is None
    stored = json.loads(path.read_text(encoding="utf-8"))
    del stored["account_list"]
    path.write_text(json.dumps(stored), encoding="utf-8")
    assert Settings(path).network == CHOSEN


@pytest.mark.parametrize(
    "stored",
    [
        None,
        [],
        "system",
        {"proxy_mode": 3},
        {"proxy_mode": "manual"},
        {"proxy_mode": "manual", "proxy": "https://lee:secret@proxy.test"},
        {"proxy_mode": "other", "ca_file": None, "proxy_user": {}},
    ],
)
def test_what_cannot_be_used_is_the_systems(stored, tmp_path):
    assert network_from(stored) == NetworkSettings()
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"network": stored, "region": "TH"}), encoding="utf-8")
    settings = Settings(path)
    assert (settings.network, settings.region, settings.damaged) == (NetworkSettings(), "TH", None)
