"""How a list comes onto the page: chosen, recent, pasted, another sheet, another encoding."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QDir, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from yccall_desktop.core.ports import ReadRequest
from yccall_desktop.services.pasted import pasted_table
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.new_task.dropped_files import local_paths
from yccall_desktop.ui.new_task.layout_memory import LayoutMemory
from yccall_desktop.ui.new_task.notice import Notice
from yccall_desktop.ui.new_task.sheet_session import SheetSession
from yccall_desktop.ui.new_task.watched_files import WatchedFiles

PATTERNS = "*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt"


class Opening(QObject):
    """Asks and reads; `make_room` closes what is on the page, or says why it cannot."""

    files_wanted = Signal(object)
    """Paths that the user chose, to be opened as one list."""

    read = Signal()
    """A list was read to its end."""

    def __init__(
        self,
        context: Context,
        session: SheetSession,
        notice: Notice,
        make_room: Callable[[], bool],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._context, self._session, self._notice = context, session, notice
        self._make_room, self._window = make_room, window
        self.memory = LayoutMemory(context, session, self)
        self.watched = WatchedFiles(context.jobs, self)
        session.load_ended.connect(self._on_load_ended)
        session.replaced.connect(self._on_replaced)

    # --- from where --------------------------------------------------------------------------
    @Slot()
    def choose(self) -> None:
        """Let the user choose files."""
        last = self._context.settings.recent_files
        folder = str(Path(last[0]).parent) if last else QDir.homePath()
        kinds = self.tr("Phone sheets ({patterns})").format(patterns=PATTERNS)
        kinds += ";;" + self.tr("All files (*)")
        names, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("Open phone sheets"), folder, kinds
        )
        if names:
            self.files_wanted.emit([Path(name) for name in names])

    @Slot()
    def open_sample(self) -> None:
        """Open the sheet of the demo."""
        self.files_wanted.emit([self._context.sample])

    @Slot()
    def paste(self) -> None:
        """Open the files on the clipboard, else read its text as a sheet."""
        data = QGuiApplication.clipboard().mimeData()
        paths = local_paths(data.urls()) if data is not None and data.hasUrls() else []
        if paths:
            self.files_wanted.emit(paths)
            return
        table = pasted_table(data.text()) if data is not None and data.hasText() else None
        if table is None:
            self._notice.tell(
                "warning",
                lambda: self.tr(
                    "There are no rows to paste. Copy them in Excel together with their header, "
                    "then paste here."
                ),
            )
        elif self._make_room():
            name = Path(self.tr("Pasted rows"))
            self._session.open([ReadRequest(name, data=table)])

    def open_files(self, paths: Sequence[Path]) -> None:
        """Read files as one list, in place of what is on the page."""
        if self._make_room():
            self._session.open([ReadRequest(path) for path in paths])

    # --- the same otherwise ------------------------------------------------------------------
    @Slot(object)
    def read_sheet(self, name: str) -> None:
        """Another sheet of the file."""
        loaded = self._session.loaded
        if loaded is not None and self._make_room():
            self.memory.keep_sheet(name)
            self._session.read(replace(loaded.request, sheet=name))

    @Slot(object)
    def read_encoding(self, name: str) -> None:
        """The text file in another encoding."""
        loaded = self._session.loaded
        if loaded is not None and self._make_room():
            self._session.read(replace(loaded.request, encoding=name))

    @Slot()
    def detect_again(self) -> None:
        """Forget what is remembered of lists like this one."""
        self.memory.forget()
        self._session.detect_again()

    # --- it was read -------------------------------------------------------------------------
    @Slot(bool)
    def _on_load_ended(self, good: bool) -> None:
        loaded = self._session.loaded
        if loaded is None or not good:
            return
        self.watched.watch(loaded.files)
        sample = self._context.sample
        chosen = [one.path for one in loaded.files if not one.pasted and one.path != sample]
        for path in reversed(chosen):
            self._context.settings.add_recent(path)
        if chosen:
            self._context.settings.save()
        self.read.emit()

    @Slot()
    def _on_replaced(self) -> None:
        if self._session.loaded is None:
            self.watched.watch([])
