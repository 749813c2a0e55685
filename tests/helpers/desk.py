"""A window, and what another start does to it. Files are made up, the platform is in memory."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from tests.helpers.new_task import FakeReader, leads
from yccall_desktop.ui.instance_message import Handed
from yccall_desktop.ui.main_window import MainWindow
from yccall_desktop.ui.new_task import waiting_files
from yccall_desktop.ui.new_task.submission_flow import Stage

HOME = Path("/home/李 雷").absolute()


class Desk:
    """A window and what another start does to it; files are `a.xlsx` to `d.xlsx`."""

    def __init__(self, qtbot, context, *, idle: bool = True) -> None:
        self.qtbot, self.context = qtbot, context
        self.reader = context.reader = FakeReader()
        for number, name in enumerate("abcd"):
            self.reader.tables[f"{name}.xlsx"] = leads(3, 13800138000 + 10 * number)
        self.window = MainWindow(context.settings)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        self.window.start(context)
        self.page = self.window.new_task
        qtbot.waitUntil(self.window.isActiveWindow)
        if idle:
            self.wait()

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: not self.context.jobs.active)

    def hand(self, *names: str, **options: str) -> bool:
        """Another start brings files; names of options with _ for -."""
        given = {name.replace("_", "-"): text for name, text in options.items()}
        return self.window.take(Handed(tuple(HOME / f"{name}.xlsx" for name in names), given))

    def open(self, *names: str, **options: str) -> None:
        """Hand files over some time after the ones before, and wait until they are read."""
        self.page.waiting._opened_at = -waiting_files.TOGETHER_SECONDS
        self.hand(*names, **options)
        self.wait()

    @property
    def shown(self) -> str:
        """The file that is open."""
        return self.page.findChild(QLabel, "fileName").text()

    @property
    def banner(self) -> str:
        banner = self.window.banner
        return "" if banner.isHidden() else banner.findChild(QLabel, "bannerText").text()

    @property
    def button(self) -> str:
        button = self.window.findChild(QPushButton, "bannerButton")
        return button.text() if button.isVisible() else ""

    def press(self, name: str) -> None:
        button = self.window.findChild(QPushButton, name)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def open_now(self) -> None:
        self.press("bannerButton")
        self.wait()

    def create(self) -> None:
        self.page.settings.target.setEditText("queue-1")
        self.press("createTaskButton")

    def send(self) -> None:
        """Create the task and wait for its end."""
        self.create()
        self.qtbot.waitUntil(lambda: self.page.flow.stage in (Stage.ENDED, Stage.ASKING))
        self.wait()
