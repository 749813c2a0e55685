"""Files that need something of the user: a password, or another encoding."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from tests.helpers.new_task import MIXED, User, leads
from yccall_desktop.core.ports import EncodingChoice
from yccall_desktop.ui.new_task.file_bar import encoding_title

HOME = Path("/home/lee")


@pytest.fixture
def user(qtbot, context) -> User:
    made = User(qtbot, context)
    made.reader.tables["safe.xlsx"] = leads(3)
    made.reader.passwords["safe.xlsx"] = "s3cret"
    return made


def open_safe(user) -> QLineEdit:
    user.page.open_files([HOME / "safe.xlsx"])
    user.wait()
    return user.widget("passwordEdit", QLineEdit)


def give(user, password: str) -> None:
    edit = user.widget("passwordEdit", QLineEdit)
    edit.setText(password)
    user.qtbot.keyClick(edit, Qt.Key.Key_Return)
    user.wait()


def test_a_protected_file_asks_for_its_password(user):
    user.open(MIXED)
    edit = open_safe(user)
    assert user.text("passwordText") == "safe.xlsx is protected. Its password:"
    assert edit.echoMode() is QLineEdit.EchoMode.Password
    assert edit.hasFocus()
    assert not user.widget("passwordOpenButton").isEnabled()
    assert (user.text("fileName"), len(user.rows())) == ("leads.xlsx", 8)
    give(user, "s3cret")
    assert (user.text("fileName"), len(user.rows())) == ("safe.xlsx", 3)
    assert not user.page.area.password.isVisible()


def test_a_wrong_password_is_told_and_selected(user):
    user.open(MIXED)
    edit = open_safe(user)
    give(user, "guess")
    assert user.text("passwordText") == "This password does not open safe.xlsx. Try again:"
    assert (edit.selectedText(), edit.hasFocus()) == (edit.text(), True)
    assert user.text("fileName") == "leads.xlsx"


def test_cancel_keeps_the_former_list(user):
    user.open(MIXED)
    open_safe(user)
    user.click("passwordCancelButton")
    assert not user.page.area.password.isVisible()
    assert user.text("fileName") == "leads.xlsx"
    edit = open_safe(user)
    assert edit.text() == ""
    user.press(Qt.Key.Key_Escape)
    assert not user.page.area.password.isVisible()


def test_one_of_several_files_may_be_protected(user):
    user.reader.tables["a.xlsx"] = leads(2, 13900139000)
    user.page.open_files([HOME / "a.xlsx", HOME / "safe.xlsx"])
    user.wait()
    give(user, "s3cret")
    assert user.sheet.totals.ready == 5


def test_the_password_is_kept_nowhere(user, caplog, tmp_path):
    caplog.set_level(logging.DEBUG)
    open_safe(user)
    give(user, "guess")
    give(user, "s3cret")
    loaded = user.page.session.loaded
    assert not any(one.password for one in loaded.request.files)
    assert "s3cret" not in repr(loaded.request) + repr(user.page.session._request) + caplog.text
    kept = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert kept
    assert not any(b"s3cret" in one.read_bytes() for one in kept)


def test_another_encoding_is_read(user):
    user.reader.encodings["a.csv"] = (
        EncodingChoice("gb18030", "姓名, 李雷"),
        EncodingChoice("big5", "壃靡"),
    )
    user.open(MIXED, "a.csv")
    box = user.widget("encodingCombo", QComboBox)
    texts = [box.itemText(place) for place in range(2)]
    assert texts == ["GBK (GB18030) · 姓名, 李雷", "Big5 · 壃靡"]
    assert not user.page.findChild(QComboBox, "sheetCombo").isVisibleTo(user.page)
    box.setCurrentIndex(1)
    box.activated.emit(1)
    user.wait()
    assert user.page.session.loaded.info.encoding == "big5"
    assert box.currentData() == "big5"


def test_workbooks_have_no_encoding(user):
    user.open(MIXED)
    assert not user.page.findChild(QComboBox, "encodingCombo").isVisibleTo(user.page)


@pytest.mark.parametrize(
    ("name", "title"),
    [("utf-8", "UTF-8"), ("cp1252", "Windows-1252"), ("euc_kr", "EUC-KR"), ("cp850", "CP850")],
)
def test_encodings_are_named_as_office_programs_name_them(name, title):
    assert encoding_title(name) == title
