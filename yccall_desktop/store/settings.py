"""What the program remembers between two starts, as one JSON file.

No secrets and no phone numbers but the calling numbers of the last task. Not for several threads.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import json
import logging
import os
from dataclasses import InitVar, dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from yccall_desktop.core.account import Account
from yccall_desktop.core.network import NetworkSettings
from yccall_desktop.core.number_form import NumberForm
from yccall_desktop.core.server import normal_server, same_server
from yccall_desktop.core.task import AssignmentType, LastTask, PresetKind
from yccall_desktop.core.version import LastLook, LookEnd, release_from, release_map
from yccall_desktop.errors import QT_TRANSLATE_NOOP, Words
from yccall_desktop.paths import replace_patiently
from yccall_desktop.store import network_map
from yccall_desktop.store.accounts import account_map, accounts_from, taken_over, texts_by_text

FILE_NAME = "settings.json"
MOST_RECENT = 10
MOST_RECENT_DAYS = 365
FORGET_DAYS = 90

_log = logging.getLogger(__name__)
_E = TypeVar("_E", bound=Enum)

_NO_LOOK = LastLook()
_NO_TASK = LastTask()


class Appearance(Enum):
    """Light, dark, or as the system has it."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(slots=True)
class Settings:
    """Read from `path` when made; change the fields, then `save()`.

    `language` '' means the system's; `recent_files` newest first, at most 10; `geometry` is Qt's
    bytes; `accounts` are labels by server, see `account()`, for those that are not in
    `account_list`; `account_id` is the one of that list that is in use, '' none, and `server`,
    `region` and `form` are its own; `removed_accounts` were in it. `version_address` is
    where a newer version is told of, '' nowhere; `version_closed` is the version whose banner was
    closed.
    `recent_days`: numbers that were submitted in so many last days are left out of a list; 0: none
    are, since a list that holds such numbers is asked about before it is sent in any case.
    `forget_days`: numbers of what ended so many days ago are forgotten; 0: never.
    `network` is the proxy and the company certificate; the proxy's password is among the secrets.
    `damaged` is set when the file could not be understood: the defaults hold, and it was set aside,
    unless made with `read_only`.
    """

    path: Path
    server: str = ""
    region: str = "CN"
    form: NumberForm = NumberForm.NATIONAL
    language: str = ""
    appearance: Appearance = Appearance.SYSTEM
    last_task: LastTask = _NO_TASK
    recent_files: list[str] = field(default_factory=list)
    geometry: bytes = b""
    accounts: dict[str, str] = field(default_factory=dict)
    account_list: list[Account] = field(default_factory=list)
    removed_accounts: list[Account] = field(default_factory=list)
    account_id: str = ""
    version_address: str = ""
    version_look: LastLook = _NO_LOOK
    version_closed: str = ""
    recent_days: int = 0
    forget_days: int = FORGET_DAYS
    network: NetworkSettings = network_map.DEFAULT
    damaged: Words | None = None
    read_only: InitVar[bool] = False

    def __post_init__(self, read_only: bool) -> None:
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return
        except UnicodeDecodeError:
            self._set_aside(read_only)
            return
        except OSError as error:
            _log.warning("settings not read: %s", type(error).__name__)
            self.damaged = _unreadable(self.path)
            return
        try:
            stored = json.loads(text)
        except (ValueError, RecursionError):
            stored = None
        if isinstance(stored, dict):
            self._take(stored)
        else:
            self._set_aside(read_only)

    def add_recent(self, file: Path) -> None:
        """Put a file on top of the recent ones."""
        name = str(file)
        others = [one for one in self.recent_files if one != name]
        self.recent_files = [name, *others][:MOST_RECENT]

    def account(self, server: str) -> str:
        """The label of the account last used at `server`, '' when none is known."""
        return self.accounts.get(normal_server(server), "")

    def set_account(self, server: str, label: str) -> None:
        """Remember the account's label at `server`; an empty one is forgotten."""
        if label:
            self.accounts[normal_server(server)] = label
        else:
            self.accounts.pop(normal_server(server), None)

    @property
    def current_account(self) -> Account | None:
        """The account of the list that is in use."""
        return next((one for one in self.account_list if one.id == self.account_id), None)

    def account_at(self, server: str) -> Account | None:
        """An account of a server, the one in use before all others."""
        ours = [one for one in self.account_list if same_server(one.server, server)]
        return next((one for one in ours if one.id == self.account_id), ours[0] if ours else None)

    def use(self, account: Account) -> None:
        """Make an account of the list the one in use; its values replace those of its id."""
        self.account_list = [account if one.id == account.id else one for one in self.account_list]
        self.account_id, self.server = account.id, account.server
        self.region, self.form = account.region, account.form

    def company(self, account_id: str) -> str:
        """What the platform called an account, '' when that is not known."""
        return next((one.company for one in self.account_list if one.id == account_id), "")

    def set_company(self, account_id: str, company: str) -> None:
        """Remember what the platform calls an account."""
        self.account_list = [
            one.called(company) if one.id == account_id else one for one in self.account_list
        ]

    def save(self) -> Words | None:
        """Replace the file in one step. Returns the sentence when it cannot; never raises.

        Does not wait for the disk, since the window waits: after a power cut the file may be
        empty, and the defaults hold.
        """
        fresh = self.path.with_name(self.path.name + ".new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps(self._stored(), ensure_ascii=False, indent=2) + "\n"
            fresh.unlink(missing_ok=True)
            with open(fresh, "w", encoding="utf-8", newline="\n", opener=_private) as file:
                file.write(text)
            replace_patiently(fresh, self.path)
        except OSError as error:
            _log.warning("settings not saved: %s", type(error).__name__)
            with contextlib.suppress(OSError):
                fresh.unlink(missing_ok=True)
            template = QT_TRANSLATE_NOOP(
                "Settings",
                "The settings could not be saved in {file}: {reason}. Make sure that the disk has "
                "room and that no other program holds this file, then try again.",
            )
            reason = error.strerror or type(error).__name__
            return Words("Settings", template, {"file": str(self.path), "reason": reason})
        return None

    def _stored(self) -> dict[str, Any]:
        return {
            "server": self.server,
            "region": self.region,
            "form": self.form.value,
            "language": self.language,
            "appearance": self.appearance.value,
            "last_task": last_task_map(self.last_task),
            "recent_files": self.recent_files,
            "geometry": base64.b64encode(self.geometry).decode("ascii"),
            "accounts": self.accounts,
            "account_list": [account_map(one) for one in self.account_list],
            "removed_accounts": [account_map(one) for one in self.removed_accounts],
            "account_id": self.account_id,
            "version_address": self.version_address,
            "version_look": _look_map(self.version_look),
            "version_closed": self.version_closed,
            "recent_days": self.recent_days,
            "forget_days": self.forget_days,
            "network": network_map.network_map(self.network),
        }

    def _take(self, stored: dict[str, Any]) -> None:
        """Take over every value that has the right type; what does not keeps its default."""
        self.server = _text(stored.get("server"), self.server)
        self.region = _text(stored.get("region"), self.region)
        self.form = _enum(NumberForm, stored.get("form"), self.form)
        self.language = _text(stored.get("language"), self.language)
        self.appearance = _enum(Appearance, stored.get("appearance"), self.appearance)
        self.last_task = last_task_from(stored.get("last_task"))
        self.recent_files = list(_texts(stored.get("recent_files")))[:MOST_RECENT]
        self.geometry = _bytes(stored.get("geometry"))
        self._take_accounts(stored)
        self.network = network_map.network_from(stored.get("network"))
        self.version_address = _text(stored.get("version_address"), self.version_address)
        self.version_look = _last_look(stored.get("version_look"))
        self.version_closed = _text(stored.get("version_closed"), self.version_closed)
        self.recent_days = _days(stored.get("recent_days"))
        self.forget_days = _days(stored.get("forget_days"), FORGET_DAYS)

    def _take_accounts(self, stored: dict[str, Any]) -> None:
        self.accounts = texts_by_text(stored.get("accounts"))
        if "account_list" not in stored:
            self.account_list = taken_over(self.server, self.region, self.form, self.accounts)
            ours = [one for one in self.account_list if one.server == normal_server(self.server)]
            self.account_id = ours[0].id if ours else ""
            return
        self.account_list = accounts_from(stored["account_list"])
        self.removed_accounts = accounts_from(stored.get("removed_accounts"))
        self.account_id = _text(stored.get("account_id"), "")
        if self.current_account is not None:
            self.use(self.current_account)

    def _set_aside(self, read_only: bool) -> None:
        if read_only:
            self.damaged = _unreadable(self.path)
            return
        aside = self.path.with_name(self.path.stem + "-damaged" + self.path.suffix)
        try:
            replace_patiently(self.path, aside)
        except OSError:
            self.damaged = _unreadable(self.path)
            return
        template = QT_TRANSLATE_NOOP(
            "Settings",
            "The settings could not be read, so the defaults are used. "
            "The old file was kept as {file}.",
        )
        self.damaged = Words("Settings", template, {"file": str(aside)})


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _unreadable(path: Path) -> Words:
    template = QT_TRANSLATE_NOOP(
        "Settings", "The settings in {file} could not be read, so the defaults are used."
    )
    return Words("Settings", template, {"file": str(path)})


def _text(value: object, default: str) -> str:
    return value if isinstance(value, str) else default


def _texts(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _days(value: object, default: int = 0) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_RECENT_DAYS:
        return value
    return default


def _enum(kind: type[_E], value: object, default: _E) -> _E:
    return next((one for one in kind if one.value == value), default)


def _bytes(value: object) -> bytes:
    try:
        return base64.b64decode(_text(value, ""), validate=True)
    except (binascii.Error, ValueError):
        return b""


def last_task_map(task: LastTask) -> dict[str, Any]:
    """Task settings as they are stored."""
    return {
        "assignment": task.assignment.name.lower(),
        "target": task.target,
        "ratio": task.ratio,
        "calling_numbers": list(task.calling_numbers),
        "preset": task.preset.value,
        "start_right_away": task.start_right_away,
    }


def last_task_from(stored: object) -> LastTask:
    """The opposite; what has another type keeps its default."""
    default = LastTask()
    if not isinstance(stored, dict):
        return default
    names = {one.name.lower(): one for one in AssignmentType}
    return LastTask(
        assignment=names.get(_text(stored.get("assignment"), ""), default.assignment),
        target=_text(stored.get("target"), default.target),
        ratio=_text(stored.get("ratio"), default.ratio),
        calling_numbers=_texts(stored.get("calling_numbers")),
        preset=_enum(PresetKind, stored.get("preset"), default.preset),
        start_right_away=stored.get("start_right_away") is True,
    )


def _look_map(look: LastLook) -> dict[str, Any]:
    release = None if look.release is None else release_map(look.release)
    return {
        "address": look.address,
        "day": look.day,
        "end": look.end.value,
        "release": release,
    }


def _last_look(stored: object) -> LastLook:
    if not isinstance(stored, dict):
        return _NO_LOOK
    return LastLook(
        address=_text(stored.get("address"), _NO_LOOK.address),
        day=_text(stored.get("day"), _NO_LOOK.day),
        end=_enum(LookEnd, stored.get("end"), _NO_LOOK.end),
        release=release_from(stored.get("release")),
    )
