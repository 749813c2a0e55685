"""A New task page on fakes: a reader that gives rows made in the test, and what a user does."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QPushButton

from tests.helpers.rows import block_of
from yccall_desktop.core.ports import (
    EncodingChoice,
    FileInfo,
    PasswordNeededError,
    SheetInfo,
    Spans,
)
from yccall_desktop.errors import AppError, Words
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.new_task.page import NewTaskPage
from yccall_desktop.ui.new_task.submission_flow import Stage

HEADER = ["Name", "Phone", "Member ID"]

MIXED = [
    HEADER,
    ["a", "13800138000", "M1"],
    ["b", "1380013800", "M2"],
    ["c", "138ABC38000", "M3"],
    ["d", "+86 138 0013 8000", "M4"],
    ["e", "13800138004", "M5"],
    [None, None, None],
    ["f", "13800138006", "M6"],
    ["g", "13800138007", "M7"],
]
"""Excel rows 2 to 9: ready, too short, letters, same as row 2, ready, blank, ready, ready."""


def leads(count: int, first: int = 13800138000) -> list[list[object]]:
    """A header and `count` distinct good numbers."""
    return [HEADER, *([f"N{i}", str(first + i), f"M{i}"] for i in range(count))]


class FakeReader:
    """Gives `tables` by file name; a file without a table cannot be read, pasted text is one.

    `errors` are raised instead of reading a file, `passwords` are wanted by it, `encodings` what
    it could be read in.

    `hidden` has the 0-based hidden rows of a file, `hidden_columns` its columns. `delimiter` is
    that of text files, '' for workbooks. While `gate` is clear the reader waits after the first
    block of `block` rows, in files that are `held` (None: in all).
    """

    def __init__(self) -> None:
        self.tables: dict[str, Sequence[Sequence[object]]] = {}
        self.hidden: dict[str, set[int]] = {}
        self.hidden_columns: dict[str, Spans] = {}
        self.errors: dict[str, AppError] = {}
        self.passwords: dict[str, str] = {}
        self.encodings: dict[str, tuple[EncodingChoice, ...]] = {}
        self.sheets: tuple[str, ...] = ("Leads",)
        self.delimiter = ""
        self.block = 5000
        self.held: set[str] | None = None
        self.gate = threading.Event()
        self.gate.set()
        self.asked: list[tuple[str, str | None]] = []

    def read(self, request, cancel):
        path, sheet = request.path, request.sheet
        self.asked.append((path.name, sheet))
        password = self.passwords.get(path.name)
        if password is not None and request.password != password:
            words = Words("Test", "The file is protected.")
            raise PasswordNeededError(words, wrong=bool(request.password))
        if path.name in self.errors:
            raise self.errors[path.name]
        table = self.tables.get(path.name)
        if request.data is not None:
            table = [line.split("\t") for line in request.data.decode().splitlines()]
        if table is None:
            raise AppError(Words("Test", "The file cannot be read."))
        infos = tuple(SheetInfo(name, len(table)) for name in self.sheets)
        choices = self.encodings.get(path.name, ())
        encoding = request.encoding or (choices[0].name if choices else "")
        unseen = self.hidden_columns.get(path.name, ())
        chosen = sheet or self.sheets[0]
        yield FileInfo(infos, chosen, encoding, self.delimiter, choices, hidden_columns=unseen)
        hidden = self.hidden.get(path.name, set())
        for start in range(0, len(table), self.block):
            part = table[start : start + self.block]
            yield block_of(part, [row - start for row in hidden])
            held = self.held is None or path.name in self.held
            while held and not self.gate.is_set() and not cancel.wait(0.005):
                pass
            cancel.raise_if_cancelled()


class User:
    """Acts on a page as a user does, and reads what stands there."""

    def __init__(self, qtbot, context: Context) -> None:
        self.qtbot = qtbot
        self.reader = FakeReader()
        self.context = replace(context, reader=self.reader)
        self.page = NewTaskPage(self.context)
        self.page.resize(1280, 760)
        qtbot.addWidget(self.page)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    @property
    def sheet(self):
        return self.page.session.sheet

    @property
    def model(self):
        return self.page.area.model

    def open(self, table: Sequence[Sequence[object]] = MIXED, name: str = "leads.xlsx") -> None:
        self.reader.tables[name] = table
        self.page.open_files([Path("/home/lee") / name])
        self.wait()

    def wait(self) -> None:
        """Until nothing runs in the background."""
        self.qtbot.waitUntil(lambda: not self.context.jobs.active)

    def widget(self, name: str, kind: type = QAbstractButton):
        found = [one for one in self.page.findChildren(kind, name) if one.isVisibleTo(self.page)]
        assert len(found) == 1, f"{len(found)} widgets are called {name}"
        return found[0]

    def sees(self, name: str) -> bool:
        return any(
            one.isVisibleTo(self.page) for one in self.page.findChildren(QAbstractButton, name)
        )

    def text(self, name: str) -> str:
        return self.widget(name, QLabel).text()

    def click(self, name: str) -> None:
        button = self.widget(name)
        assert button.isEnabled(), f"{name} is disabled"
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def type(self, name: str, text: str) -> None:
        self.widget(name, QComboBox).setEditText(text)

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.page.window().focusWidget() or self.page, key, modifier)

    def answer(self, name: str) -> None:
        """Press a button of the open message box."""
        found = self.page.window().findChildren(QPushButton, name)
        (button,) = [one for one in found if one.isVisible()]
        button.click()
        self.wait()

    def set_target(self) -> None:
        self.type("targetCombo", "queue-1")

    def create(self) -> None:
        """Press the button and wait for the question or the end."""
        self.click("createTaskButton")
        ends = (Stage.ASKING, Stage.ENDED, Stage.EDITING)
        self.qtbot.waitUntil(lambda: self.page.flow.stage in ends)
        self.wait()

    @property
    def panel(self) -> str:
        """The object name of the panel at the right."""
        return self.page.side.currentWidget().objectName()

    @property
    def reason(self) -> str:
        return self.text("createTaskReason")

    def cell(self, line: int, heading: str) -> str:
        titles = [self.model.heading(place) for place in range(self.model.columnCount())]
        return self.model.index(line, titles.index(heading)).data()

    def rows(self) -> list[int]:
        """Excel's row numbers of the lines."""
        return [self.model.row_at(line) + 1 for line in range(self.model.rowCount())]
