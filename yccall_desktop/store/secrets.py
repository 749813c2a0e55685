"""Tokens and access keys by server, in the system's keyring; in memory only without a safe one.

Windows' Credential Manager takes about 1,280 characters; a longer token stays in memory.
"""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from yccall_desktop.core.server import normal_server

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "Yccall Desktop"

_log = logging.getLogger(__name__)

_UNSAFE_MODULES = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")


def _is_safe(backend: KeyringBackend) -> bool:
    """Whether it keeps secrets, and not readable for everybody."""
    kind = type(backend)
    return not kind.__module__.startswith(_UNSAFE_MODULES) and "plain" not in kind.__name__.lower()


def find_backend() -> KeyringBackend | None:
    """The system's keyring, or None when there is none that is safe. May block."""
    try:
        import keyring
        from keyring.backends.chainer import ChainerBackend

        chosen = keyring.get_keyring()
        several = list(chosen.backends) if isinstance(chosen, ChainerBackend) else [chosen]
        backend = next((one for one in several if _is_safe(one)), None)
        if backend is not None and type(backend).__name__ == "WinVaultKeyring":
            setattr(backend, "persist", "local machine")  # noqa: B010 - not in the base class
        return backend
    except Exception as error:  # noqa: BLE001 - keyrings raise anything
        _log.warning("no keyring: %s", type(error).__name__)
        return None


class MemorySecrets:
    """The Secrets port without a keyring: for the demo and for tests."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    @property
    def lasting(self) -> bool:
        return False

    def get(self, server: str, slot: str = "") -> str:
        return self._kept.get(_key(server, slot), "")

    def set(self, server: str, secret: str, slot: str = "") -> None:
        self._kept[_key(server, slot)] = secret


def _key(server: str, slot: str) -> str:
    """The name of a secret; an address that can be used holds no blank."""
    return f"{normal_server(server)} {slot}".strip()


class KeyringSecrets:
    """The Secrets port over the keyring; any thread, may block.

    What the keyring does not take is kept in memory until the program ends, and `lasting` says so.
    A stored value names its server, and is given out for exactly that one: Windows compares names
    without regard to case.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._found = False
        self._backend: KeyringBackend | None = None
        self._memory: dict[str, str] = {}
        self._failed = False

    @property
    def lasting(self) -> bool:
        with self._lock:
            return self._keyring() is not None and not self._failed

    def get(self, server: str, slot: str = "") -> str:
        """The secret stored for exactly this server, '' when there is none. Never raises."""
        key = _key(server, slot)
        with self._lock:
            if key in self._memory:
                return self._memory[key]
            backend = self._keyring()
            if backend is None:
                return ""
            try:
                stored = backend.get_password(SERVICE, key)
            except Exception as error:  # noqa: BLE001 - keyrings raise anything
                self._note("read", error)
                return ""
        owner, _, secret = (stored or "").rpartition("\n")
        return secret if owner == key else ""

    def set(self, server: str, secret: str, slot: str = "") -> None:
        """Store, or forget when `secret` is empty; falls back to memory, never raises."""
        key = _key(server, slot)
        with self._lock:
            self._memory[key] = secret
            backend = self._keyring()
            if backend is None:
                return
            try:
                if secret:
                    backend.set_password(SERVICE, key, f"{key}\n{secret}")
                elif backend.get_password(SERVICE, key) is not None:
                    backend.delete_password(SERVICE, key)
            except Exception as error:  # noqa: BLE001 - keyrings raise anything
                self._note("written", error)
                return
            del self._memory[key]
            self._failed = False

    def _keyring(self) -> KeyringBackend | None:
        if not self._found:
            self._backend = find_backend()
            self._found = True
        return self._backend

    def _note(self, what: str, error: Exception) -> None:
        self._failed = True
        _log.warning("keyring not %s: %s", what, type(error).__name__)
