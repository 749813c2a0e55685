"""The version file: a small signed JSON file on the web that tells which version is the newest.

    {"signed": "<JSON text>", "signature": "<base64 Ed25519 over the UTF-8 bytes of signed>"}

Nothing in the signed text is read before the signature was found to fit.
"""

from __future__ import annotations

import base64
import binascii
import json
import logging

from yccall_desktop.api.limits import Limits
from yccall_desktop.api.routes import Routes
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import Reason
from yccall_desktop.core.version import LookEnd, VersionAddress, VersionLook, release_from

_LOG = logging.getLogger(__name__)

_LIMITS = Limits(connect=10.0, connect_in_all=20.0, answer=20.0, answer_bytes=64 * 1024)
_SIGNATURE_BYTES = 64


class HttpVersionFile:
    """The VersionFile port over HTTP. Any thread; what is slow to import comes with the look."""

    def __init__(self, limits: Limits = _LIMITS, routes: Routes | None = None) -> None:
        self._limits = limits
        self._routes = routes or Routes()

    def look(self, address: VersionAddress, cancel: CancelToken) -> VersionLook:
        """Read and verify the file once; see the port."""
        from yccall_desktop.api.wire import Failure, fetch

        cancel.raise_if_cancelled()
        answer = fetch(address.url, self._limits, cancel, self._routes)
        cancel.raise_if_cancelled()
        if isinstance(answer, Failure):
            unreadable = answer.reason is Reason.ANSWER_UNREADABLE
            look = VersionLook(LookEnd.UNREADABLE if unreadable else LookEnd.UNREACHABLE)
            why: object = answer.detail or answer.reason.value
        else:
            why = answer.status
            if answer.status == 200:
                look = read_version_file(answer.content, address.key)
            else:
                look = VersionLook(LookEnd.UNREACHABLE)
        level = logging.WARNING if look.end is LookEnd.BAD_SIGNATURE else logging.INFO
        _LOG.log(level, "version file at %s: %s, %s", address.host, look.end.value, why)
        return look


def read_version_file(content: bytes, key: bytes) -> VersionLook:
    """The release that `content` tells of, when its signature fits the public key `key`."""
    envelope = _json_map(content)
    signed, signature = envelope.get("signed"), envelope.get("signature")
    if not isinstance(signed, str) or not isinstance(signature, str):
        return VersionLook(LookEnd.UNREADABLE)
    try:
        text = signed.encode("utf-8")
    except UnicodeEncodeError:
        return VersionLook(LookEnd.UNREADABLE)
    if not _fits(text, signature, key):
        return VersionLook(LookEnd.BAD_SIGNATURE)
    release = release_from(_json_map(text))
    return VersionLook(LookEnd.UNREADABLE if release is None else LookEnd.READ, release)


def _fits(text: bytes, signature: str, key: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        raw = base64.b64decode(signature, validate=True)
        if len(raw) != _SIGNATURE_BYTES:
            return False
        Ed25519PublicKey.from_public_bytes(key).verify(raw, text)
    except (binascii.Error, ValueError, InvalidSignature):
        return False
    return True


def _json_map(content: bytes) -> dict[str, object]:
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
