"""Remembered layouts, as one JSON file: by a header's fingerprint, bounded by last use.

Titles are kept as fingerprints alone. No phone numbers but the calling numbers of a layout's last
task.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from yccall_desktop.core.columns import Role
from yccall_desktop.core.known_layout import KnownLayout
from yccall_desktop.paths import replace_patiently
from yccall_desktop.store.settings import last_task_from, last_task_map

FILE_NAME = "layouts.json"
MOST_LAYOUTS = 200
_MOST_COLUMNS = 16_384

_log = logging.getLogger(__name__)


class LayoutFile:
    """Read from `path` at the first use, saved at every change. A file that cannot be understood
    counts as empty: what it held comes back by itself as lists are imported.

    `find` may be called on any thread; what changes belongs to one.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._layouts: dict[str, KnownLayout] | None = None

    def find(self, fingerprint: str) -> KnownLayout | None:
        with self._lock:
            return self._known().get(fingerprint)

    def keep(self, fingerprint: str, layout: KnownLayout) -> None:
        with self._lock:
            known = self._known()
            if known.get(fingerprint) == layout and next(reversed(known)) == fingerprint:
                return
            known.pop(fingerprint, None)
            known[fingerprint] = layout
            for oldest in list(known)[:-MOST_LAYOUTS]:
                del known[oldest]
            self._save(known)

    def forget(self, fingerprint: str) -> None:
        with self._lock:
            known = self._known()
            if known.pop(fingerprint, None) is not None:
                self._save(known)

    def _known(self) -> dict[str, KnownLayout]:
        """By fingerprint, the one that was used last at the end."""
        if self._layouts is None:
            self._layouts = self._read()
        return self._layouts

    def _read(self) -> dict[str, KnownLayout]:
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError) as error:
            _log.warning("layouts not read: %s", type(error).__name__)
            return {}
        entries = stored.get("layouts") if isinstance(stored, dict) else None
        if not isinstance(entries, dict):
            return {}
        taken = {key: _layout(entry) for key, entry in entries.items() if isinstance(entry, dict)}
        return dict(list(taken.items())[-MOST_LAYOUTS:])

    def _save(self, known: Mapping[str, KnownLayout]) -> None:
        fresh = self._path.with_name(self._path.name + ".new")
        text = json.dumps(
            {"layouts": {key: _stored(layout) for key, layout in known.items()}},
            ensure_ascii=False,
            indent=1,
        )
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh.unlink(missing_ok=True)
            with open(fresh, "w", encoding="utf-8", newline="\n", opener=_private) as file:
                file.write(text + "\n")
            replace_patiently(fresh, self._path)
        except OSError as error:
            _log.warning("layouts not saved: %s", type(error).__name__)
            with contextlib.suppress(OSError):
                fresh.unlink(missing_ok=True)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _stored(layout: KnownLayout) -> dict[str, Any]:
    return {
        "sheet": layout.sheet,
        "columns": {role.value: column for role, column in layout.columns.items()},
        "task": None if layout.task is None else last_task_map(layout.task),
    }


def _layout(stored: dict[str, Any]) -> KnownLayout:
    """Every value that has the right type."""
    sheet, columns, task = stored.get("sheet"), stored.get("columns"), stored.get("task")
    roles = {role.value: role for role in Role}
    return KnownLayout(
        sheet if isinstance(sheet, str) else "",
        {
            roles[name]: column
            for name, column in (columns.items() if isinstance(columns, dict) else ())
            if name in roles and type(column) is int and 0 <= column < _MOST_COLUMNS
        },
        last_task_from(task) if isinstance(task, dict) else None,
    )
