"""Files that change after they were read are told and reloaded; a child that dies is told."""

from __future__ import annotations

import multiprocessing
import os
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QToolButton, QWidget

from tests.helpers.new_task import User
from tests.helpers.sheet_files import phone, xlsx
from yccall_desktop.core.cells import Block
from yccall_desktop.core.columns import Role
from yccall_desktop.core.problems import Code
from yccall_desktop.sheets.reader import ProcessSheetReader
from yccall_desktop.ui.new_task.submission_flow import Stage

ROWS = [["Name", "Phone"], ["a", "12"], ["b", phone(2)], ["c", phone(3)]]


@pytest.fixture
def user(qtbot, context) -> User:
    made = User(qtbot, context)
    made.page.session._context.reader = ProcessSheetReader()
    return made


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "李 leads.xlsx"


def write(path: Path, rows, name: str = "Leads") -> None:
    """As Excel does: a new file takes the old one's place."""
    fresh = path.with_name("fresh.tmp")
    xlsx(fresh, {name: rows})
    os.utime(fresh, ns=(1, 1_000_000_000 * (len(rows) + 1)))
    fresh.replace(path)


def open_file(user, path: Path, rows=ROWS) -> None:
    write(path, rows)
    user.page.open_files([path])
    user.wait()


def told(user) -> str:
    return user.page.area.changed.text


def wait_told(user) -> None:
    user.qtbot.waitUntil(lambda: bool(told(user)))
    user.wait()


def test_a_file_that_excel_saved_is_told_and_reloaded(user, path):
    open_file(user, path)
    user.page.session.edit(1, 1, phone(1))
    user.page.session.exclude([2])
    write(path, [*ROWS, ["d", phone(4)]])
    wait_told(user)
    assert told(user) == "李 leads.xlsx was changed on disk."
    assert len(user.rows()) == 3
    user.click("changedButton")
    user.wait()
    assert len(user.rows()) == 4
    assert user.sheet.text(1, 1) == phone(1)
    assert user.sheet.code(2) is Code.EXCLUDED
    assert user.page.area.notice.text.startswith("Your changes of 2 row")
    assert told(user) == ""


def test_what_could_not_be_applied_again_is_told(user, path):
    open_file(user, path)
    user.page.session.exclude([2])
    write(path, [ROWS[0], ["a", "12"], ["B", phone(9)], ["c", phone(3)], ["d", phone(4)]])
    wait_told(user)
    user.click("changedButton")
    user.wait()
    assert user.page.area.notice.text.startswith("Changes of 1 row")
    assert user.sheet.totals.excluded == 0


def test_reload_keeps_sheet_header_and_columns(user, path):
    rows = [["Name", "Home", "Work"], ["a", phone(1), phone(11)], ["b", phone(2), phone(12)]]
    open_file(user, path, rows)
    user.page.session.set_role(2, Role.PHONE)
    user.wait()
    write(path, [["Title"], *rows, ["c", phone(3), phone(13)]])
    wait_told(user)
    user.click("changedButton")
    user.wait()
    layout = user.sheet.layout
    assert (layout.header_row, layout.columns[Role.PHONE]) == (1, 2)
    assert user.cell(2, "Will call") == phone(13)


def test_it_is_looked_at_when_the_window_comes_to_the_front(user, path):
    """Shares do not tell of changes."""
    open_file(user, path)
    watched = user.page.opening.watched
    watched._watcher.blockSignals(True)
    watched._timer.stop()
    other = QWidget()
    user.qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    user.qtbot.waitUntil(other.isActiveWindow)
    user.wait()
    write(path, [*ROWS, ["d", phone(4)]])
    user.page.window().activateWindow()
    wait_told(user)


def test_a_file_that_is_not_near_is_only_looked_at(user, path, monkeypatch):
    """A mapped drive that is gone keeps waiting whoever watches it."""
    asked = []

    def is_near(one: Path) -> bool:
        asked.append((one, threading.current_thread() is threading.main_thread()))
        return False

    monkeypatch.setattr("yccall_desktop.ui.new_task.watched_files.is_near", is_near)
    open_file(user, path)
    watched = user.page.opening.watched
    assert watched._watcher.files() + watched._watcher.directories() == []
    assert set(asked) == {(path, False)}
    write(path, [*ROWS, ["d", phone(4)]])
    watched.look()
    wait_told(user)
    assert watched._watcher.files() + watched._watcher.directories() == []


def test_what_changed_before_it_was_watched_is_told(user, path, monkeypatch):
    """The first look says what can be watched; meanwhile the file may become another one."""
    near = []

    def is_near(one: Path) -> bool:
        if not near:
            write(path, [*ROWS, ["d", phone(4)]])
        near.append(one)
        return True

    monkeypatch.setattr("yccall_desktop.ui.new_task.watched_files.is_near", is_near)
    open_file(user, path)
    assert told(user) == "李 leads.xlsx was changed on disk."
    assert len(near) > 1


def test_who_closes_the_message_is_not_told_again(user, path):
    open_file(user, path)
    write(path, [*ROWS, ["d", phone(4)]])
    wait_told(user)
    user.page.area.changed.findChild(QToolButton, "changedClose").click()
    user.page.session.set_header(None)
    user.wait()
    assert told(user) == ""


def test_nothing_is_told_of_a_file_that_stays(user, path):
    open_file(user, path)
    user.page.opening.watched.look()
    user.wait()
    path.unlink()
    user.page.opening.watched.look()
    user.wait()
    assert told(user) == ""


def test_nothing_is_reloaded_while_a_result_is_shown(user, path):
    open_file(user, path, [["Name", "Phone"], ["a", phone(1)]])
    user.set_target()
    user.create()
    assert user.page.flow.stage is Stage.ENDED
    write(path, ROWS)
    with user.qtbot.waitSignal(user.page.opening.watched.changed):
        user.page.opening.watched.look()
    assert told(user) == ""
    user.page.flow.back()
    assert told(user) == "李 leads.xlsx was changed on disk."


def test_another_list_is_watched_in_its_place(user, path, tmp_path):
    open_file(user, path)
    open_file(user, tmp_path / "other.xlsx")
    write(path, [*ROWS, ["d", phone(4)]])
    user.page.opening.watched.look()
    user.wait()
    assert told(user) == ""
    user.page.new_list()
    assert user.page.opening.watched._watcher.files() == []


class Deadly(ProcessSheetReader):
    """Kills the child once, after its first rows."""

    killed = False

    def read(self, request, cancel):
        for message in super().read(request, cancel):
            yield message
            if isinstance(message, Block) and not self.killed:
                self.killed = True
                (child,) = multiprocessing.active_children()
                child.kill()


def test_a_child_that_is_killed_in_the_middle_has_a_sentence_and_retry(user, path):
    open_file(user, path)
    more = path.with_name("more.xlsx")
    user.page.session._context.reader = Deadly()
    open_file(user, more, [["Name", "Phone"], *(["x", phone(n)] for n in range(30_000))])
    assert "more.xlsx" in user.page.area.notice.text
    assert (user.text("fileName"), len(user.rows())) == ("李 leads.xlsx", 3)
    user.click("noticeButton")
    user.wait()
    assert (user.sheet.totals.ready, user.page.area.notice.text) == (30_000, "")
