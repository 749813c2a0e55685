"""The platform's lists for the window: loaded in the background, never waited for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.targets import ChoiceKind, Choices
from yccall_desktop.services.load_targets import ChoiceCache, Kept, load_choices
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.jobs import Report

LOOK_MILLISECONDS = 30_000
"""How often it is looked whether a list has become old."""

_BROKEN = Choices(End(Outcome.UNKNOWN, Reason.ANSWER_UNREADABLE))


class _Load(QObject):
    """One job that loads some lists of one connection."""

    ended = Signal(object)
    """Itself, with `loaded` filled in; empty when it was cancelled."""

    def __init__(self, context: Context, kinds: Sequence[ChoiceKind], parent: QObject) -> None:
        super().__init__(parent)
        self.connection, self.kinds = context.connection, tuple(kinds)
        self.loaded: dict[ChoiceKind, Choices] = {}
        self.job = context.jobs.start(self._work, self)
        self.job.done.connect(self._done)
        self.job.failed.connect(self._broke)
        self.job.cancelled.connect(self._cancelled)

    def _work(self, _report: Report, cancel: CancelToken) -> dict[ChoiceKind, Choices]:
        return load_choices(self.connection, self.kinds, cancel)

    @Slot(object)
    def _done(self, loaded: dict[ChoiceKind, Choices]) -> None:
        self.loaded = loaded
        self.ended.emit(self)

    @Slot(object)
    def _broke(self, _error: object) -> None:
        """A bug, told in the log; the window goes on without the list."""
        self.loaded = dict.fromkeys(self.kinds, _BROKEN)
        self.ended.emit(self)

    @Slot()
    def _cancelled(self) -> None:
        self.ended.emit(self)


class PlatformLists(QObject):
    """Knows the lists of the connection of the moment, and keeps `wanted` ones fresh.

    Nothing is loaded by itself before the connection is known and the lists are `needed`, nor while
    `shown_in` is out of sight: a program that was only opened does not sign in.
    """

    changed = Signal()
    """A list was loaded, began to be loaded, or belongs to another connection now."""

    def __init__(
        self, context: Context, shown_in: QWidget, cache: ChoiceCache | None = None
    ) -> None:
        super().__init__(shown_in)
        self._context, self._shown_in = context, shown_in
        self._cache = cache or ChoiceCache()
        self._loads: list[_Load] = []
        self.wanted: tuple[ChoiceKind, ...] = ()
        self._needed = self._known = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self.look)
        context.events.connection_changed.connect(self._connection_changed)

    def kept(self, kind: ChoiceKind) -> Kept:
        """What is known of a list."""
        return self._cache.get(self._context.connection, kind)

    def loading(self, *kinds: ChoiceKind) -> bool:
        """Whether any of these lists is being loaded."""
        here = self._context.connection
        return any(
            load.connection is here and kind in load.kinds for load in self._loads for kind in kinds
        )

    @Slot()
    def need(self) -> None:
        """There is a sheet to be sent: load what is wanted as soon as it can be."""
        self._needed = True
        self.load_when_needed()

    def load_when_needed(self) -> None:
        """Load what is due if it is time to load anything by itself."""
        if self._needed and self._known:
            self.load_due()

    @Slot()
    def load_due(self) -> None:
        """Load what is wanted, if it is not there or has become old; from now on by itself too."""
        here = self._context.connection
        self._load([kind for kind in self.wanted if self._cache.is_due(here, kind)])
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Load what has become old, if anybody sees it."""
        if self._shown_in.isVisible() and not self._shown_in.window().isMinimized():
            self.load_due()

    @Slot()
    def load_again(self) -> None:
        """Load what is wanted now, however new it is."""
        self._load(self.wanted)

    @Slot()
    def _connection_changed(self) -> None:
        here = self._context.connection
        for load in self._loads:
            if load.connection is not here:
                load.job.cancel()
        self._cache.retry(here)
        self._known = True
        self.changed.emit()
        self.load_when_needed()

    def _load(self, kinds: Sequence[ChoiceKind]) -> None:
        kinds = [kind for kind in kinds if not self.loading(kind)]
        if not kinds:
            return
        load = _Load(self._context, kinds, self)
        load.ended.connect(self._ended)
        self._loads.append(load)
        self.changed.emit()

    @Slot(object)
    def _ended(self, load: _Load) -> None:
        self._loads.remove(load)
        for kind, choices in load.loaded.items():
            self._cache.put(load.connection, kind, choices)
        load.deleteLater()
        self.changed.emit()
