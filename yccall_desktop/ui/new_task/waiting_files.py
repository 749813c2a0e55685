"""Files that are to be opened, and those of them that wait for what is on the page.

What the user opens in the window is opened at once unless numbers are on their way. What another
start hands over must not sweep away what is not finished or not seen: it waits until the user
wants it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from yccall_desktop.core.submission import PartState
from yccall_desktop.ui.context import StartupOptions
from yccall_desktop.ui.new_task.sheet_session import SheetSession
from yccall_desktop.ui.new_task.submission_flow import Stage, SubmissionFlow

TOGETHER_SECONDS = 5.0
"""Files that come within this time were chosen together: each may come from a start of its own."""

_PLAIN = StartupOptions()


class Hold(Enum):
    """Why a file cannot be opened at once."""

    SENDING = auto()
    """Numbers are on their way; nothing else opens now."""

    ASKING_PLATFORM = auto()
    """The platform is asked about what was sent; nothing else opens now."""

    CHANGES = auto()
    """The open sheet has decisions of the user that were not sent."""

    OTHER = auto()
    """Something else on the page would be swept away."""


@dataclass(frozen=True, slots=True)
class WantedFiles:
    """Files to open as one list; `options` fill in the settings once they are read."""

    paths: tuple[Path, ...]
    options: StartupOptions = _PLAIN

    @property
    def keys(self) -> frozenset[str]:
        """By which the same files are known."""
        return frozenset(map(_key, self.paths))

    def without(self, keys: Collection[str]) -> WantedFiles:
        """The same without files that were opened otherwise."""
        return replace(self, paths=tuple(one for one in self.paths if _key(one) not in keys))


class WaitingFiles(QObject):
    """Opens through `open_now`, in the order in which the files came; each waits at most once.

    What was given together is opened together, as one list.
    """

    changed = Signal()
    """What waits, or why, is another."""

    def __init__(
        self,
        session: SheetSession,
        flow: SubmissionFlow,
        open_now: Callable[[Sequence[Path]], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._flow, self._open_now = session, flow, open_now
        self._queue: list[WantedFiles] = []
        self._last: WantedFiles | None = None
        self._opened: frozenset[str] = frozenset()
        self._opened_at = -TOGETHER_SECONDS
        self._seen = False
        self._busy_elsewhere = False
        flow.changed.connect(self._on_flow)
        session.state_changed.connect(self._tell)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._on_flow)

    # --- what waits --------------------------------------------------------------------------
    @property
    def paths(self) -> tuple[Path, ...]:
        """The files that wait, the next one first."""
        return tuple(path for one in self._queue for path in one.paths)

    @property
    def hold(self) -> Hold | None:
        """Why a file that was handed over cannot be opened now; None: it can."""
        session, flow = self._session, self._flow
        busy = self._busy
        if busy is not None:
            return busy
        if flow.stage is Stage.ASKING or (flow.stage is Stage.ENDED and not self._seen):
            return Hold.OTHER
        sheet = session.sheet
        if flow.stage is Stage.EDITING and sheet is not None and sheet.decisions.can_undo:
            return Hold.CHANGES
        if session.loading or session.checking or QApplication.activeModalWidget() is not None:
            return Hold.OTHER
        return Hold.OTHER if self._together and session.loaded is not None else None

    @property
    def _busy(self) -> Hold | None:
        """What nobody may interrupt by opening a file, the user neither."""
        flow = self._flow
        if flow.stage in (Stage.CHECKING, Stage.SENDING) or self._busy_elsewhere:
            return Hold.SENDING
        if flow.running:
            return Hold.ASKING_PLATFORM
        return Hold.OTHER if self._session.deciding else None

    def options_for(self, path: Path) -> StartupOptions | None:
        """What was given with the file that was just read, once."""
        last, self._last = self._last, None
        if last is None or _key(path) not in last.keys or last.options == _PLAIN:
            return None
        return last.options

    # --- what comes --------------------------------------------------------------------------
    def open(self, paths: Sequence[Path], options: StartupOptions = _PLAIN) -> None:
        """The user opens these in the window: at once, unless that cannot be."""
        self._take(paths, options, wait=self._busy is not None)

    def hand_over(self, paths: Sequence[Path], options: StartupOptions = _PLAIN) -> None:
        """Another start, or the system, wants these to be opened."""
        if options == _PLAIN:
            opened = self._opened if self._together else frozenset()
            paths = [path for path in paths if _key(path) not in opened]
        self._take(paths, options, wait=self.hold is not None)

    @Slot()
    def open_next(self) -> None:
        """The user wants the next ones now."""
        if self._queue and self._busy is None:
            self._open(self._queue.pop(0))
            self.changed.emit()

    @Slot()
    def forget(self) -> None:
        """Nothing waits any more."""
        if self._queue:
            self._queue.clear()
            self.changed.emit()

    def set_busy_elsewhere(self, busy: bool) -> None:
        """Whether another page sends numbers."""
        if busy != self._busy_elsewhere:
            self._busy_elsewhere = busy
            self._tell()

    def _take(self, paths: Sequence[Path], options: StartupOptions, *, wait: bool) -> None:
        wanted = WantedFiles(tuple({_key(path): path for path in paths}.values()), options)
        if wanted.paths and not wait:
            self._open(wanted)
        elif wanted.paths:
            self._add(wanted)
        self.changed.emit()

    def _add(self, wanted: WantedFiles) -> None:
        for place, one in enumerate(self._queue):
            if one.keys == wanted.keys:
                self._queue[place] = wanted
                return
        if self._together:
            wanted = wanted.without(self._opened)
        if wanted.paths:
            self._leave(wanted.keys)
            self._queue.append(wanted)

    def _open(self, wanted: WantedFiles) -> None:
        self._leave(wanted.keys)
        self._last = wanted
        self._opened, self._opened_at = wanted.keys, time.monotonic()
        self._open_now(wanted.paths)

    def _leave(self, keys: Collection[str]) -> None:
        """These wait no more."""
        left = [one.without(keys) for one in self._queue]
        self._queue = [one for one in left if one.paths]

    @property
    def _together(self) -> bool:
        return time.monotonic() - self._opened_at < TOGETHER_SECONDS

    # --- following ---------------------------------------------------------------------------
    @Slot()
    def _on_flow(self) -> None:
        """A result counts as seen when it stood in the window while the window was in front."""
        flow = self._flow
        if flow.stage is not Stage.ENDED:
            self._seen = False
        elif QApplication.activeWindow() is not None:
            done = flow.submission is not None and flow.submission.state is PartState.DONE
            self._seen = done and flow.error is None
        self._tell()

    @Slot()
    def _tell(self) -> None:
        if self._queue:
            self.changed.emit()


def _key(path: Path) -> str:
    return os.path.normcase(path)
