"""Remembers how the user laid out a list, and which task came of it, for the next one like it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from yccall_desktop.core.known_layout import KnownLayout
from yccall_desktop.core.task import LastTask
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.new_task.loaded import Loaded
from yccall_desktop.ui.new_task.sheet_session import SheetSession


class LayoutMemory(QObject):
    """Keeps layouts by the fingerprint of the first file's header; a list without is forgotten."""

    def __init__(self, context: Context, session: SheetSession, parent: QObject) -> None:
        super().__init__(parent)
        self._layouts, self._session = context.layouts, session
        self._found_by = ""
        session.arranged.connect(self._on_arranged)

    def take(self, loaded: Loaded) -> LastTask | None:
        """A list was read: which task came of the last one like it."""
        if loaded.request.sheet is None:
            self._found_by = loaded.state.led_by or loaded.header
        known = loaded.state.known
        return known.layout.task if known is not None else None

    def keep_sheet(self, name: str) -> None:
        """The user goes to another sheet than the one that was found."""
        if self._layouts is not None and self._found_by:
            known = self._layouts.find(self._found_by) or KnownLayout()
            self._layouts.keep(self._found_by, replace(known, sheet=name))

    def keep_task(self, task: LastTask) -> None:
        """A task was created from the list."""
        self._keep(task)

    def forget(self) -> None:
        """Nothing is known of lists like this one any more."""
        loaded = self._session.loaded
        if self._layouts is not None and loaded is not None:
            for key in {self._found_by, loaded.header}:
                self._layouts.forget(key)

    @Slot()
    def _on_arranged(self) -> None:
        self._keep()

    def _keep(self, task: LastTask | None = None) -> None:
        loaded = self._session.loaded
        if self._layouts is None or loaded is None or not (key := loaded.header):
            return
        known = self._layouts.find(key) or KnownLayout()
        columns = dict(loaded.sheet.layout.columns)
        self._layouts.keep(key, replace(known, columns=columns, task=task or known.task))
