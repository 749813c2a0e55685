"""Tells when a file of the list in the window was changed on disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.services.file_stamp import FileStamp, stamp_of
from yccall_desktop.services.import_sheet import ImportedFile
from yccall_desktop.services.near_files import is_near
from yccall_desktop.ui.jobs import Job, Jobs, Report

_QUIET_MS = 300
"""A program that saves writes, renames and deletes; it is looked at once it is done."""

Stamps = dict[Path, FileStamp | None]


@dataclass(frozen=True, slots=True)
class _Look:
    """What a look found: `near` are the files on drives of this PC."""

    stamps: Stamps
    near: tuple[Path, ...]


class WatchedFiles(QObject):
    """Looks when the system tells of a change, and when the program comes to the front: shares do
    not tell. Excel replaces a file by another one, so its folder is watched too. A look may wait
    for a dead share, so it is a job; it also says what the system can watch without waiting.
    """

    changed = Signal(object)
    """The names of the files that are others now; told once for each state of a file."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._stamps: Stamps = {}
        self._names: dict[Path, str] = {}
        self._looking: Job | None = None
        self._again = False
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET_MS)
        self._timer.timeout.connect(self.look)
        self._watcher.fileChanged.connect(self._on_told)
        self._watcher.directoryChanged.connect(self._on_told)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._on_focus)

    def watch(self, files: Sequence[ImportedFile]) -> None:
        """Watch these, as they were read, and no others."""
        old = self._watcher.files() + self._watcher.directories()
        if old:
            self._watcher.removePaths(old)
        self._stamps = {file.path: file.stamp for file in files if file.stamp is not None}
        self._names = {file.path: file.name for file in files}
        self.look()

    def _add(self, near: Sequence[Path]) -> bool:
        """To the system's watch; returns whether it watches more than before."""
        near = [path for path in near if path in self._stamps]
        wanted = {str(path) for path in near} | {str(path.parent) for path in near}
        missing = wanted - self._watched()
        if missing:
            self._watcher.addPaths(sorted(missing))
        return bool(missing & self._watched())

    def _watched(self) -> set[str]:
        return {*self._watcher.files(), *self._watcher.directories()}

    @Slot(str)
    def _on_told(self, _path: str) -> None:
        self._timer.start()

    @Slot()
    def _on_focus(self) -> None:
        if QApplication.activeWindow() is not None:
            self.look()

    @Slot()
    def look(self) -> None:
        """Compare the files with what was read."""
        if not self._stamps:
            return
        if self._looking is not None:
            self._again = True
            return
        paths = tuple(self._stamps)

        def work(_report: Report, _cancel: CancelToken) -> _Look:
            return _Look({path: stamp_of(path) for path in paths}, tuple(filter(is_near, paths)))

        self._looking = self._jobs.start(work, self)
        self._looking.done.connect(self._on_looked)
        self._looking.failed.connect(self._on_not_looked)
        self._looking.cancelled.connect(self._on_not_looked)

    @Slot()
    def _on_not_looked(self) -> None:
        self._looking = None

    @Slot(object)
    def _on_looked(self, look: _Look) -> None:
        self._looking, found = None, look.stamps
        others = [path for path, stamp in found.items()
                  if stamp is not None and self._stamps.get(path, stamp) != stamp]  # fmt: skip
        for path in others:
            self._stamps[path] = found[path]
        more = self._add(look.near)
        if others:
            self.changed.emit(tuple(self._names[path] for path in others))
        if self._again or more:  # it may have changed before it was watched
            self._again = False
            self.look()
