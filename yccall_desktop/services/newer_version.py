"""Looks whether there is a newer version, at most once a day; downloads nothing."""

from __future__ import annotations

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.ports import VersionFile
from yccall_desktop.core.version import (
    LastLook,
    LookEnd,
    Release,
    VersionAddress,
    is_newer,
    version_address,
)
from yccall_desktop.errors import QT_TRANSLATE_NOOP, AppError, Words


def due(address: str, last: LastLook, today: str) -> VersionAddress | None:
    """Where to look now; None when there is nothing to look at or it was done today (ISO)."""
    if not address or (last.address, last.day) == (address, today):
        return None
    try:
        return version_address(address)
    except AppError:
        return None


def started(address: str, last: LastLook, today: str) -> LastLook:
    """To be remembered when a look begins, so that one that is cut off counts as one, too."""
    return LastLook(address, today, release=_known(address, last))


def look_for_newer(file: VersionFile, begun: LastLook, cancel: CancelToken) -> LastLook:
    """Look once; returns what is to be remembered. Raises nothing but Cancelled."""
    look = file.look(version_address(begun.address), cancel)
    return LastLook(begun.address, begun.day, look.end, look.release or begun.release)


def newer_release(address: str, last: LastLook, running: str) -> Release | None:
    """The release to tell of: from this very address, and newer than the `running` version."""
    release = _known(address, last) if address else None
    return release if release is not None and is_newer(release.version, running) else None


def _known(address: str, last: LastLook) -> Release | None:
    return last.release if last.address == address else None


def state_words(address: str, last: LastLook, running: str) -> Words:
    """How the looking stands, in one sentence."""
    if not address:
        template = QT_TRANSLATE_NOOP("Version", "Off: an address in the settings switches it on.")
        return Words("Version", template)
    try:
        version_address(address)
    except AppError as error:
        return error.words
    if last.address != address or not last.day:
        template = QT_TRANSLATE_NOOP("Version", "On, once a day; not looked yet.")
        return Words("Version", template)
    return _end_words(last, running)


def _end_words(last: LastLook, running: str) -> Words:
    values = {"day": last.day}
    if last.end is LookEnd.UNREACHABLE:
        template = QT_TRANSLATE_NOOP(
            "Version", "Last looked {day}: the version file could not be reached."
        )
    elif last.end is LookEnd.UNREADABLE:
        template = QT_TRANSLATE_NOOP(
            "Version", "Last looked {day}: what is at the address is not a version file."
        )
    elif last.end is LookEnd.BAD_SIGNATURE:
        template = QT_TRANSLATE_NOOP(
            "Version",
            "Last looked {day}: the signature does not fit the key in the address, so the version "
            "file was ignored. Check the address with whoever gave you the program.",
        )
    elif last.release is not None and is_newer(last.release.version, running):
        values["version"] = last.release.version
        template = QT_TRANSLATE_NOOP("Version", "Last looked {day}: version {version} is there.")
    else:
        template = QT_TRANSLATE_NOOP("Version", "Last looked {day}: this is the newest version.")
    return Words("Version", template, values)
