"""Where a workbook is saved: under the ending of Excel, over no file that was not asked about."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel

from tests.helpers.new_task import User
from tests.helpers.ui_context import kept
from yccall_desktop.ui.save_workbook import ask_workbook
from yccall_desktop.ui.tasks.page import TasksPage


@pytest.fixture
def dialog(monkeypatch):
    """Gives the names that are put into it, in turn; keeps the titles and what was proposed."""

    made = SimpleNamespace(names=[], asked=[])

    def ask(_window, title, proposed, _kinds):
        made.asked.append((title, Path(proposed)))
        return str(made.names.pop(0)), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return made


@pytest.mark.parametrize("name", ["a.xlsx", "A.XLSX"])
def test_a_name_with_the_ending_is_taken_as_it_is(qapp, dialog, tmp_path, name):
    (tmp_path / name).write_bytes(b"asked about by the dialog")
    dialog.names = [tmp_path / name]
    assert ask_workbook(None, "Save", tmp_path / "p.xlsx") == tmp_path / name
    assert dialog.asked == [("Save", tmp_path / "p.xlsx")]


@pytest.mark.parametrize("name", ["a", "a v1.2", "a.xls"])
def test_the_ending_is_added(qapp, dialog, tmp_path, name):
    dialog.names = [tmp_path / name]
    assert ask_workbook(None, "Save", tmp_path / "p.xlsx") == tmp_path / f"{name}.xlsx"


@pytest.mark.parametrize("answer", ["a.xlsx", "b", ""])
def test_a_file_that_the_ending_hits_is_asked_about(qapp, dialog, tmp_path, answer):
    (tmp_path / "a.xlsx").write_bytes(b"kept")
    dialog.names = [tmp_path / "a", tmp_path / answer if answer else ""]
    chosen = ask_workbook(None, "Save", tmp_path / "p.xlsx")
    assert chosen == {"a.xlsx": tmp_path / "a.xlsx", "b": tmp_path / "b.xlsx", "": None}[answer]
    assert dialog.asked[1][1] == tmp_path / "a.xlsx"
    assert dialog.asked[1][0].startswith("a.xlsx is there already")


def test_problem_rows_replace_nothing_that_was_not_asked_about(qtbot, context, dialog, tmp_path):
    user = User(qtbot, context)
    user.open()
    (tmp_path / "problems.xlsx").write_bytes(b"kept")
    dialog.names = [tmp_path / "problems", ""]
    user.page.saves.problem_rows()
    user.wait()
    assert (tmp_path / "problems.xlsx").read_bytes() == b"kept"


def test_a_receipt_of_the_tasks_page_has_the_ending(qtbot, context, journal, dialog, tmp_path):
    kept(journal)
    page = TasksPage(context)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: not context.jobs.active)
    dialog.names = [tmp_path / "foo"]
    page.detail.receipt.click()
    qtbot.waitUntil(lambda: not context.jobs.active)
    assert (tmp_path / "foo.xlsx").stat().st_size > 0
    assert page.findChild(QLabel, "tasksNoticeText").text().endswith("foo.xlsx")
