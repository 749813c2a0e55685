"""Pasting on the New task page: rows, files, nothing; and what has no file behind it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit

from tests.helpers.new_task import MIXED, User, leads
from yccall_desktop.core.ports import EncodingChoice
from yccall_desktop.ui.tasks.words import sheet_label

CTRL = Qt.KeyboardModifier.ControlModifier
TEXT = "Name\tPhone\r\na\t13800138000\r\nb\t12\r\n"


@pytest.fixture
def user(qtbot, context):
    yield User(qtbot, context)
    QGuiApplication.clipboard().clear()


def copy(text: str = "", *paths: Path) -> None:
    data = QMimeData()
    if text:
        data.setText(text)
    if paths:
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    QGuiApplication.clipboard().setMimeData(data)


def notice(user) -> str:
    return user.page.area.notice.text


def test_ctrl_v_reads_the_rows(user):
    copy(TEXT)
    user.press(Qt.Key.Key_V, CTRL)
    user.wait()
    assert user.text("fileName") == "Pasted rows"
    assert user.rows() == [2, 3]
    assert user.page.settings.name.text() == "Pasted rows"
    assert user.context.settings.recent_files == []


def test_pasted_rows_have_no_encoding_to_choose(user):
    user.reader.encodings["Pasted rows"] = (
        EncodingChoice("utf-8", "Name, Phone"),
        EncodingChoice("cp1252", "Name, Phone"),
    )
    copy(TEXT)
    user.press(Qt.Key.Key_V, CTRL)
    user.wait()
    assert user.page.session.loaded.info.encodings
    assert not user.page.findChild(QComboBox, "encodingCombo").isVisibleTo(user.page)


def test_the_button_does_the_same_in_place_of_the_sheet(user):
    user.open(MIXED)
    copy(TEXT)
    user.click("pasteButton")
    user.wait()
    assert user.rows() == [2, 3]


def test_a_field_takes_what_is_pasted_into_it(user):
    copy("Spring")
    field = user.widget("taskNameEdit", QLineEdit)
    field.setFocus()
    user.press(Qt.Key.Key_V, CTRL)
    assert field.text() == "Spring"
    assert notice(user) == ""


def test_copied_files_are_opened(user):
    user.reader.tables |= {"a.xlsx": leads(2), "b.xlsx": leads(2, 13900139000)}
    copy("", Path("/home/lee/a.xlsx"), Path("/home/lee/b.xlsx"))
    user.press(Qt.Key.Key_V, CTRL)
    user.wait()
    assert user.text("fileName") == "a.xlsx and 1 more"


@pytest.mark.parametrize("text", ["", "Good morning"])
def test_what_is_no_table_is_told_and_the_sheet_stays(user, text):
    user.open(MIXED)
    QGuiApplication.clipboard().clear()
    if text:
        copy(text)
    user.click("pasteButton")
    assert notice(user).startswith("There are no rows to paste.")
    assert len(user.rows()) == 8


def test_problem_rows_go_to_the_documents(user, monkeypatch, tmp_path):
    offered = []

    def ask(_window, _title, name, _kinds):
        offered.append(Path(name))
        return str(tmp_path / "p.xlsx"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    copy(TEXT)
    user.click("pasteButton")
    user.wait()
    user.page.saves.problem_rows()
    user.wait()
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    assert offered == [Path(documents) / "Pasted rows problems.xlsx"]
    assert (tmp_path / "p.xlsx").exists()


def test_the_journal_knows_that_there_was_no_file(user, journal, monkeypatch, tmp_path):
    copy("Name\tPhone\na\t13800138000\nb\t13800138001\n")
    user.click("pasteButton")
    user.wait()
    user.set_target()
    user.create()
    one = user.page.flow.submission
    assert (one.source.path, one.source.files) == ("", ())
    assert sheet_label(one) == one.source.sheet != ""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "r.xlsx"), ""))
    user.page.saves.receipt()
    user.wait()
    assert (tmp_path / "r.xlsx").exists()
