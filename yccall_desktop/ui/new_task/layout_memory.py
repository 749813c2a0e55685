"""Remembers how the user laid out a list, and which task came of it, for the next one like it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from yccall_desktop.core.columns import Role, header_titles
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
        """A list was read: which task came of the last one like it. None for the same list in
        another sheet or encoding: its task is being set up already."""
        if loaded.request.sheet is None:
            self._found_by = loaded.state.led_by or loaded.header
        if loaded.request.sheet is not None or loaded.request.encoding:
            return None
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
        columns = _own_columns(loaded) or known.columns
        self._layouts.keep(key, replace(known, columns=columns, task=task or known.task))


def _own_columns(loaded: Loaded) -> dict[Role, int]:
    """The columns in use as far as the first file has them; none if the phone column came with
    another file."""
    layout = loaded.sheet.layout
    if len(loaded.files) == 1:
        return dict(layout.columns)
    width = len(header_titles(loaded.sheet.rows, layout.header_row))
    columns = {role: column for role, column in layout.columns.items() if column < width}
    return columns if Role.PHONE in columns else {}
