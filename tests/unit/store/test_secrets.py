"""A token goes to the server it was stored for, and nowhere else; never into a plain file."""

from __future__ import annotations

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null

from tests.helpers.memory_keyring import MemoryKeyring
from yccall_desktop.store.secrets import SERVICE, KeyringSecrets, MemorySecrets, find_backend

A = "https://a.test"


class BrokenKeyring(MemoryKeyring):
    """Its store is locked: everything raises, and not only keyring's own errors."""

    priority = 0

    def get_password(self, *args):
        raise OSError("the vault said token=abc")

    set_password = delete_password = get_password


class PlaintextKeyring(MemoryKeyring):
    priority = 0


class WinVaultKeyring(MemoryKeyring):
    """Like Windows': its default persistence roams, and it holds 1,280 characters."""

    priority = 0
    persist = 3

    def set_password(self, service, username, password):
        if len(password) > 1280:
            raise ValueError("stub received bad data")
        super().set_password(service, username.upper(), password)

    def get_password(self, service, username):
        return super().get_password(service, username.upper())

    def delete_password(self, service, username):
        super().delete_password(service, username.upper())


def use(monkeypatch, backend: KeyringBackend) -> None:
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)


def test_a_token_outlives_the_program():
    secrets = KeyringSecrets()
    secrets.set(A, "token-a")
    assert secrets.lasting
    assert KeyringSecrets().get(A) == "token-a"


@pytest.mark.parametrize("spelling", ["HTTPS://A.test", "https://a.test:443/", " https://a.test "])
def test_the_same_server_in_another_spelling(spelling):
    KeyringSecrets().set(A, "token-a")
    assert KeyringSecrets().get(spelling) == "token-a"


@pytest.mark.parametrize(
    "other",
    [
        "http://a.test",
        "https://a.test:8443",
        "https://a.test.evil.test",
        "https://a.test/x",
        "https://x@a.test",
        "a.test",
        "",
    ],
)
@pytest.mark.parametrize("kind", [KeyringSecrets, MemorySecrets])
def test_another_server_gets_nothing(other, kind):
    secrets = kind()
    secrets.set(A, "token-a")
    assert secrets.get(other) == ""


def test_a_keyring_that_ignores_case_gives_nothing_to_another_path(monkeypatch):
    use(monkeypatch, WinVaultKeyring())
    KeyringSecrets().set(A + "/One", "token-one")
    assert KeyringSecrets().get(A + "/one") == ""
    assert KeyringSecrets().get(A + "/One") == "token-one"


def test_a_value_that_we_did_not_write_is_not_a_token():
    keyring.set_password(SERVICE, A, "somebody's")
    assert KeyringSecrets().get(A) == ""


@pytest.mark.parametrize("kind", [KeyringSecrets, MemorySecrets])
def test_a_token_is_forgotten(kind):
    secrets = kind()
    secrets.set(A, "")
    secrets.set(A, "token-a")
    secrets.set(A, "")
    assert secrets.get(A) == ""
    assert KeyringSecrets().get(A) == ""
    assert MemoryKeyring.passwords == {}


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring, PlaintextKeyring])
def test_no_safe_keyring_means_memory_only(monkeypatch, backend):
    use(monkeypatch, backend())
    secrets = KeyringSecrets()
    secrets.set(A, "token-a")
    assert not secrets.lasting
    assert secrets.get(A) == "token-a"
    assert KeyringSecrets().get(A) == ""


def test_keyrings_alt_is_not_safe(monkeypatch):
    backend = type("EncryptedKeyring", (MemoryKeyring,), {"__module__": "keyrings.alt.file"})()
    monkeypatch.setattr(backend.__class__, "priority", 0)
    use(monkeypatch, backend)
    assert find_backend() is None


def test_of_several_keyrings_the_first_safe_one_is_used(monkeypatch):
    safe = MemoryKeyring()
    several = chainer.ChainerBackend()
    monkeypatch.setattr(
        chainer.ChainerBackend, "backends", [null.Keyring(), PlaintextKeyring(), safe]
    )
    use(monkeypatch, several)
    assert find_backend() is safe


def test_a_keyring_that_cannot_be_asked_for(monkeypatch, expect_log):
    def broken():
        raise RuntimeError("no D-Bus")

    monkeypatch.setattr(keyring, "get_keyring", broken)
    expect_log("^no keyring: RuntimeError$")
    secrets = KeyringSecrets()
    assert not secrets.lasting
    secrets.set(A, "token-a")
    assert secrets.get(A) == "token-a"


def test_a_keyring_that_fails_keeps_the_token_in_memory(monkeypatch, expect_log):
    use(monkeypatch, BrokenKeyring())
    expect_log("^keyring not (read|written): OSError$")
    secrets = KeyringSecrets()
    assert secrets.get(A) == ""
    secrets.set(A, "token-a")
    assert not secrets.lasting
    assert secrets.get(A) == "token-a"


def test_what_could_not_be_removed_is_not_given_out(monkeypatch, expect_log):
    secrets = KeyringSecrets()
    secrets.set(A, "token-a")
    expect_log("keyring not written")
    monkeypatch.setattr(MemoryKeyring, "delete_password", BrokenKeyring.set_password)
    secrets.set(A, "")
    assert secrets.get(A) == ""


def test_windows_keeps_it_on_this_machine(monkeypatch):
    backend = WinVaultKeyring()
    use(monkeypatch, backend)
    assert find_backend() is backend
    assert backend.persist == "local machine"


def test_a_token_too_long_for_windows_stays_in_memory(monkeypatch, expect_log):
    use(monkeypatch, WinVaultKeyring())
    expect_log("^keyring not written: ValueError$")
    secrets = KeyringSecrets()
    secrets.set(A, "x" * 1300)
    assert not secrets.lasting
    assert secrets.get(A) == "x" * 1300
    secrets.set(A, "short")
    assert secrets.lasting


@pytest.mark.parametrize("kind", [KeyringSecrets, MemorySecrets])
def test_the_secrets_of_one_server_are_told_apart(kind):
    secrets = kind()
    slots = {"": "token", "access key": "key", "id-2": "token-2", "id-2 access key": "key-2"}
    for slot, secret in slots.items():
        secrets.set(A + "/", secret, slot)
    assert {slot: secrets.get(A, slot) for slot in slots} == slots
    assert secrets.get("https://b.test", "id-2") == ""
    secrets.set(A, "", "id-2")
    assert (secrets.get(A, "id-2"), secrets.get(A, "id-2 access key")) == ("", "key-2")
