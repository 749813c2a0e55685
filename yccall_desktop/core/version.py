"""Versions of the program: which one is newer, what is told of one, and where it is told."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from yccall_desktop.errors import QT_TRANSLATE_NOOP, AppError, Words

PRODUCT = "yccall-desktop"
"""The product's name in a version file."""

_KEY_BYTES = 32
_LONGEST_NOTE = 400

# read when they are needed first: the program's start does without
_NUMBER = (
    r"([0-9]{1,6})\.([0-9]{1,6})\.([0-9]{1,6})"
    r"(?:[-._]?(dev|alpha|a|beta|b|rc)[-._]?([0-9]{0,6}))?"
)
_STAGES = {"dev": -4, "a": -3, "alpha": -3, "b": -2, "beta": -2, "rc": -1}
_HOST = r"(?P<host>[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?"
_PAGE = rf"(?i)https://{_HOST}(?:[/?#][\x21-\x5b\x5d-\x7e]*)?"
_ADDRESS = (
    rf"(?i)(?P<url>(?P<scheme>https?)://{_HOST}(?:[/?][\x21\x22\x24-\x5b\x5d-\x7e]*)?)"
    r"#ed25519=(?P<key>[A-Za-z0-9+/_-]{43}=?)"
)
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"


# --- which is newer --------------------------------------------------------------------------
def version_key(version: str) -> tuple[int, ...] | None:
    """What a version is compared by: 0.2.0rc1 comes before 0.2.0. None when it is no X.Y.Z."""
    match = re.fullmatch(_NUMBER, version)
    if match is None:
        return None
    stage = _STAGES[match[4]] if match[4] else 0
    return (int(match[1]), int(match[2]), int(match[3]), stage, int(match[5] or 0))


def is_newer(version: str, than: str) -> bool:
    """Whether `version` comes after `than`; False when either of them is no version."""
    one, other = version_key(version), version_key(than)
    return one is not None and other is not None and one > other


# --- what is told ----------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Release:
    """A version that its makers signed: its day (ISO), its page (https), notes by language."""

    version: str
    day: str
    page: str
    notes: Mapping[str, str] = field(default_factory=dict)

    @property
    def host(self) -> str:
        """Where the page is, to be shown before it is opened."""
        match = re.fullmatch(_PAGE, self.page)
        return match["host"].lower() if match else ""

    def note(self, language: str) -> str:
        """The note in `language` ("zh_CN"), else in English, else ''."""
        return self.notes.get(language) or self.notes.get("en", "")


def release_from(told: object) -> Release | None:
    """The release that a map from outside tells of, None when it is not a whole one."""
    if not isinstance(told, dict) or told.get("product") != PRODUCT:
        return None
    version, day, page = (told.get(name) for name in ("version", "date", "page"))
    if not (isinstance(version, str) and isinstance(day, str) and isinstance(page, str)):
        return None
    if version_key(version) is None or not re.fullmatch(_DAY, day) or not re.fullmatch(_PAGE, page):
        return None
    notes = told.get("notes")
    texts = {
        key: text.strip()[:_LONGEST_NOTE]
        for key, text in (notes.items() if isinstance(notes, dict) else ())
        if isinstance(key, str) and isinstance(text, str)
    }
    return Release(version, day, page, texts)


def release_map(release: Release) -> dict[str, object]:
    """The map that `release_from` reads."""
    return {
        "product": PRODUCT,
        "version": release.version,
        "date": release.day,
        "page": release.page,
        "notes": dict(release.notes),
    }


class LookEnd(Enum):
    """How a look at the version file ended. The value is kept in the settings."""

    READ = "read"
    UNREACHABLE = "unreachable"
    UNREADABLE = "unreadable"
    BAD_SIGNATURE = "bad-signature"


@dataclass(frozen=True, slots=True)
class VersionLook:
    """A look at the version file. `release` only when it was READ."""

    end: LookEnd
    release: Release | None = None


@dataclass(frozen=True, slots=True)
class LastLook:
    """The last look that was made: at which address, on which day (ISO; '' never), and its end.

    `release` is the last one that was READ there, also after a later look failed.
    """

    address: str = ""
    day: str = ""
    end: LookEnd = LookEnd.UNREACHABLE
    release: Release | None = None


# --- where it is told ------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class VersionAddress:
    """Where a version file is, and the public Ed25519 key that it must be signed with."""

    url: str
    host: str
    key: bytes


def version_address(text: str) -> VersionAddress:
    """Read `https://host/path/version.json#ed25519=BASE64`. Raises AppError with a sentence.

    Plain http is for this PC alone. The key behind the # stays here: it is never sent.
    """
    match = re.fullmatch(_ADDRESS, text.strip())
    if match is None:
        raise AppError(_no_address(text.strip()))
    host = match["host"].lower()
    if match["scheme"].lower() == "http" and not _is_this_pc(host):
        raise AppError(_not_secure())
    key = match["key"].rstrip("=").replace("-", "+").replace("_", "/") + "="
    try:
        public = base64.b64decode(key, validate=True)
    except binascii.Error:
        raise AppError(_no_key()) from None
    if len(public) != _KEY_BYTES:
        raise AppError(_no_key())
    return VersionAddress(match["url"], host, public)


def _is_this_pc(host: str) -> bool:
    from ipaddress import ip_address

    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _no_address(text: str) -> Words:
    lower = text.lower()
    if not lower.startswith(("https://", "http://")):
        return _not_secure()
    return _no_key() if "#ed25519=" not in lower else _unusable()


def _not_secure() -> Words:
    return Words(
        "Version",
        QT_TRANSLATE_NOOP("Version", "The address of the version file starts with https://"),
    )


def _no_key() -> Words:
    template = QT_TRANSLATE_NOOP(
        "Version",
        "The address of the version file ends with #ed25519= and a key. Copy all of it from where "
        "the program came from.",
    )
    return Words("Version", template)


def _unusable() -> Words:
    template = QT_TRANSLATE_NOOP(
        "Version",
        "The address of the version file is not complete. Copy all of it from where the program "
        "came from; it holds no user name and no spaces.",
    )
    return Words("Version", template)
