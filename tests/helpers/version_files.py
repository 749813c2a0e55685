"""Version files, signed and spoiled, and a source of them in memory."""

from __future__ import annotations

import base64
import json
import threading

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.version import LookEnd, Release, VersionAddress, VersionLook

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
PAGE = "https://downloads.example.com/yccall/"
NEWER = Release(
    "9.0.0", "2027-01-31", PAGE, {"en": "Any sheet opens.", "zh_CN": "任何表格都能打开。"}
)


def fragment(key: Ed25519PrivateKey = KEY) -> str:
    return "#ed25519=" + base64.b64encode(key.public_key().public_bytes_raw()).decode()


ADDRESS = f"https://downloads.example.com/yccall/version.json{fragment()}"


def told(**changed: object) -> dict[str, object]:
    """What a good version file tells; `changed` replaces parts of it, None takes them out."""
    whole = {
        "product": "yccall-desktop",
        "version": NEWER.version,
        "date": NEWER.day,
        "page": NEWER.page,
        "notes": dict(NEWER.notes),
        **changed,
    }
    return {key: value for key, value in whole.items() if value is not None}


def version_file(signed: str | None = None, key: Ed25519PrivateKey = KEY) -> bytes:
    """A version file with `signed` as its text, signed with `key`."""
    text = json.dumps(told()) if signed is None else signed
    signature = base64.b64encode(key.sign(text.encode())).decode()
    return json.dumps({"signed": text, "signature": signature}).encode()


class MemoryVersionFile:
    """Answers each look with `answer`, after `gate` was opened; remembers where it looked."""

    def __init__(self, answer: VersionLook | None = None) -> None:
        self.answer = answer or VersionLook(LookEnd.READ, NEWER)
        self.looked: list[VersionAddress] = []
        self.gate = threading.Event()
        self.gate.set()

    def look(self, address: VersionAddress, cancel: CancelToken) -> VersionLook:
        self.looked.append(address)
        while not self.gate.wait(0.01):
            cancel.raise_if_cancelled()
        return self.answer
