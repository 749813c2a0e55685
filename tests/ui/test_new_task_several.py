"""Several files as one list on the New task page: opened, named, one that fails, saved, sent."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel

from tests.helpers.new_task import HEADER, MIXED, User, leads
from yccall_desktop.core.ports import LockFileError
from yccall_desktop.errors import Words

HOME = Path("/home/lee")


@pytest.fixture
def user(qtbot, context) -> User:
    made = User(qtbot, context)
    made.reader.tables |= {
        "a.xlsx": leads(3),
        "b.xlsx": [["Title"], HEADER, ["x", "13800138001", "M9"], ["y", "13800138900", "M8"]],
        "c.xlsx": [["手机", "Note"], ["12", "short"]],
    }
    return made


def open_all(user, *names: str) -> None:
    user.page.open_files([HOME / f"{name}.xlsx" for name in names])
    user.wait()


def notice(user) -> str:
    return user.page.area.notice.text


def test_long_names_of_files_do_not_push_the_problems_out_of_sight(user):
    names = ("leads of the autumn fair in Wuhan", "leads of the spring fair in Canton")
    for name in names:
        user.reader.tables[f"{name}.xlsx"] = leads(3)
    user.page.resize(1280, 640)
    open_all(user, *names)
    view = user.page.area.view
    wide, narrow = view.columnWidth(1), 1024
    assert view.horizontalHeader().sectionViewportPosition(4) < view.viewport().width()
    user.page.resize(narrow, 640)
    user.qtbot.waitUntil(lambda: view.columnWidth(1) < wide)
    user.page.resize(1280, 640)
    user.qtbot.waitUntil(lambda: view.columnWidth(1) == wide)
    view.setColumnWidth(1, wide + 60)  # as the user drags it
    user.page.resize(narrow, 640)
    user.qtbot.waitUntil(lambda: view.width() < narrow)
    assert view.columnWidth(1) == wide + 60


def test_files_that_are_opened_together_are_one_list(user):
    open_all(user, "a", "b", "c")
    assert user.text("fileName") == "a.xlsx and 2 more"
    label = user.widget("fileName", QLabel)
    assert label.toolTip().splitlines() == [str(HOME / f"{name}.xlsx") for name in "abc"]
    assert user.model.rowCount() == 6
    assert user.text("totalsLabel") == "6 rows = 4 ready + 1 invalid + 1 duplicate"
    assert not user.page.findChild(QComboBox, "sheetCombo").isVisibleTo(user.page)
    assert user.page.settings.name.text() == "a"
    assert [Path(one).name for one in user.context.settings.recent_files] == [
        "a.xlsx", "b.xlsx", "c.xlsx",
    ]  # fmt: skip


def test_the_header_box_offers_rows_of_the_first_file(user):
    open_all(user, "a", "b")
    box = user.widget("headerCombo", QComboBox)
    assert [box.itemData(place) for place in range(box.count())] == [None, 0, 1, 2, 3]


def test_chosen_files_are_one_list(user, monkeypatch):
    chosen = ([str(HOME / "a.xlsx"), str(HOME / "b.xlsx")], "")
    asked = []

    def ask(*given):
        asked.append(given)
        return chosen

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask)
    user.click("openButton")
    user.wait()
    assert user.text("fileName") == "a.xlsx and 1 more"
    for ending in ("xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv", "txt"):
        assert f"*.{ending}" in asked[0][3]


def test_one_that_cannot_be_read_is_told_and_nothing_is_missing_silently(user):
    user.open(MIXED)
    open_all(user, "a", "broken", "b")
    assert notice(user) == "broken.xlsx: The file cannot be read."
    assert user.text("fileName") == "leads.xlsx"
    user.reader.tables["broken.xlsx"] = leads(2, 13900139000)
    user.click("noticeButton")
    user.wait()
    assert user.text("fileName") == "a.xlsx and 2 more"
    assert user.sheet.totals.ready == 6


@pytest.mark.parametrize(
    "names", [("broken", "a", "b"), ("a", "broken", "b"), ("a", "b", "broken")]
)
def test_one_that_cannot_be_read_may_be_left_away(user, names):
    open_all(user, *names)
    user.click("noticeOtherButton")
    user.wait()
    assert user.text("fileName") == "a.xlsx and 1 more"
    assert (notice(user), user.sheet.totals.ready) == ("", 4)


def test_a_single_file_cannot_be_left_away(user):
    open_all(user, "broken")
    assert not user.sees("noticeOtherButton")


def test_cancel_in_the_second_file_brings_the_former_list_back(user):
    user.open(MIXED)
    user.reader.gate.clear()
    user.page.open_files([HOME / "a.xlsx", HOME / "b.xlsx"])
    user.qtbot.waitUntil(lambda: user.sheet is not None and user.model.rowCount() == 3)
    user.page.session.cancel()
    user.reader.gate.set()
    user.wait()
    assert user.text("fileName") == "leads.xlsx"
    assert user.model.rowCount() == 8


def test_it_says_which_file_is_being_read(user):
    user.reader.tables["b.xlsx"] = leads(200, 13900139000)
    user.reader.held = {"b.xlsx"}
    user.reader.gate.clear()
    user.page.open_files([HOME / "a.xlsx", HOME / "b.xlsx"])
    user.qtbot.waitUntil(lambda: user.text("fileName") == "b.xlsx")
    user.reader.gate.set()
    user.wait()
    assert user.model.rowCount() == 203


def test_problem_rows_name_file_and_row(user, monkeypatch, tmp_path):
    target = tmp_path / "problems.xlsx"
    open_all(user, "a", "b", "c")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    user.page.saves.problem_rows()
    user.wait()
    rows = list(openpyxl.load_workbook(target).active.iter_rows(values_only=True))
    assert rows[0][3:] == ("Note", "File", "Sheet", "Row", "Problem")
    assert [row[4:7] for row in rows[1:]] == [("b.xlsx", "Leads", "3"), ("c.xlsx", "Leads", "2")]


def test_the_journal_knows_all_files(user, journal):
    open_all(user, "a", "b")
    user.set_target()
    user.create()
    (one,) = journal.submissions()
    assert one.source.files == (str(HOME / "a.xlsx"), str(HOME / "b.xlsx"))
    assert one.source.sheet == "Leads"


def test_a_lock_file_offers_the_real_one(user):
    user.reader.errors["~$a.xlsx"] = LockFileError(
        Words("Test", "This is a lock file."), HOME / "a.xlsx"
    )
    open_all(user, "~$a")
    assert user.widget("noticeButton").text() == "Open a.xlsx"
    user.click("noticeButton")
    user.wait()
    assert (user.text("fileName"), notice(user)) == ("a.xlsx", "")


def test_a_lock_file_beside_its_workbook_does_not_read_that_twice(user):
    user.reader.errors["~$a.xlsx"] = LockFileError(
        Words("Test", "This is a lock file."), HOME / "a.xlsx"
    )
    open_all(user, "a", "~$a")
    user.click("noticeButton")
    user.wait()
    assert [file.path.name for file in user.page.session.loaded.files] == ["a.xlsx"]
