"""What later starts and the system hand to the window: it comes forward, and says what waits."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QWidget

from yccall_desktop.core.server import same_server
from yccall_desktop.core.task import AssignmentType
from yccall_desktop.ui.banner import Banner, Kind
from yccall_desktop.ui.context import Context, StartupOptions
from yccall_desktop.ui.i18n import chosen_language
from yccall_desktop.ui.instance_message import Handed
from yccall_desktop.ui.new_task.page import NewTaskPage
from yccall_desktop.ui.new_task.waiting_files import Hold

_WAITING, _NOT_USED = "waiting", "not-used"

_OF_A_FILE = ("assign-type", "target", "ratio", "caller-ids", "task-name")
"""Options that fill in the settings for a file; the others are decided when the window opens."""


class HandedFiles(QObject):
    """Between who hands over, the New task page, and the banner."""

    def __init__(
        self,
        context: Context,
        window: QWidget,
        page: NewTaskPage,
        banner: Banner,
        show_page: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._context, self._window, self._page = context, window, page
        self._banner, self._show_page = banner, show_page
        page.waiting.changed.connect(self._show_waiting)
        banner.changed.connect(self._banner_changed)

    def take(self, handed: Handed) -> None:
        """Open the files or let them wait; bring the window forward."""
        if handed.files:
            self._open(handed.files, _options_of(handed.options))
        self._say_not_used(handed)
        bring_forward(self._window, handed.activation)

    @Slot(object)
    def open_file(self, path: Path) -> None:
        """The system wants this file to be opened here."""
        self.take(Handed((path,)))

    def _open(self, files: Sequence[Path], options: StartupOptions) -> None:
        waiting = self._page.waiting
        if waiting.hold is None:
            self._show_page()
        self._page.hand_over(files, options)

    # --- what waits --------------------------------------------------------------------------
    @Slot()
    def _show_waiting(self) -> None:
        waiting = self._page.waiting
        if not waiting.paths:
            self._banner.remove(_WAITING)
            return
        ready = waiting.hold not in (Hold.SENDING, Hold.ASKING_PLATFORM)
        self._banner.show_message(
            Kind.INFO,
            self._sentence,
            (lambda: self.tr("Open now")) if ready else "",
            self._open_next if ready else None,
            key=_WAITING,
            urgent=True,
        )

    def _sentence(self) -> str:
        waiting = self._page.waiting
        if not waiting.paths:
            return ""
        name, others = waiting.paths[0].name, len(waiting.paths) - 1
        why = {
            Hold.SENDING: self.tr("{file} waits until sending has ended."),
            Hold.ASKING_PLATFORM: self.tr("{file} waits until the platform has answered."),
            Hold.CHANGES: self.tr(
                "{file} is waiting: the open sheet has changes that were not sent."
            ),
        }.get(waiting.hold or Hold.OTHER, self.tr("{file} is waiting."))
        sentence = why.format(file=name)
        if others:
            sentence += " " + self.tr("%n more file(s) after it.", "", others)
        return sentence

    def _open_next(self) -> None:
        self._show_page()
        self._page.waiting.open_next()

    @Slot()
    def _banner_changed(self) -> None:
        """Who closes the message does not want the files any more."""
        if _WAITING not in [one.key for one in self._banner.messages]:
            self._page.waiting.forget()

    # --- options -----------------------------------------------------------------------------
    def _say_not_used(self, handed: Handed) -> None:
        names = [name for name in handed.options if not self._is_used(name, handed)]
        if not names:
            return
        options = ", ".join(f"--{name}" for name in names)
        self._banner.show_message(
            Kind.WARNING,
            lambda: self.tr(
                "Not used, because this window was open already: {options}. Close it and start "
                "again to use them."
            ).format(options=options),
            key=_NOT_USED,
        )

    def _is_used(self, name: str, handed: Handed) -> bool:
        context, text = self._context, handed.options[name]
        if name in _OF_A_FILE:
            return bool(handed.files)
        if name == "server":
            return same_server(text, context.connection.server)
        in_use = {"region": context.region, "language": chosen_language(context.language)}
        return name in in_use and text == in_use[name]


def _options_of(given: Mapping[str, str]) -> StartupOptions:
    kinds = {one.name.lower(): one for one in AssignmentType}
    return StartupOptions(
        assign_type=kinds.get(given.get("assign-type", "")),
        target=given.get("target", ""),
        ratio=given.get("ratio", ""),
        caller_ids=given.get("caller-ids", ""),
        task_name=given.get("task-name", ""),
    )


def bring_forward(window: QWidget, activation: str = "") -> None:
    """Show the window in front of all others, whatever it was before.

    `activation` is the permission that came with the start. Where the system does not let a window
    take the focus, its entry in the task bar asks for attention.
    """
    if activation:
        os.environ["XDG_ACTIVATION_TOKEN"] = activation  # Qt reads it on Wayland, once
    if window.isMinimized():
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)
