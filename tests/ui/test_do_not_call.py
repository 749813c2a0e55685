"""The do-not-call list in the window: what is on it, coming on and off, and when it is broken."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QTableView,
)

from tests.helpers.new_task import FakeReader
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.services.do_not_call import here_today
from yccall_desktop.store.do_not_call import FILE_NAME, KEY_NAME, SqliteDoNotCall
from yccall_desktop.store.settings import Settings
from yccall_desktop.ui.settings.dialog import SettingsDialog
from yccall_desktop.ui.settings.do_not_call import DoNotCallDialog, open_do_not_call

NUMBER = 8613800138000
SHEET = [["Phone"], ["13800138000"], ["13800138001"], ["12"], ["8613800138005"]]


class Reader(FakeReader):
    """Reads `SHEET` until another table is given."""

    def __init__(self) -> None:
        super().__init__()
        self.tables["list.xlsx"] = SHEET


class Supervisor:
    """Acts on the dialog as a user does, and reads what stands there."""

    def __init__(self, qtbot, context, monkeypatch) -> None:
        self.qtbot, self.context = qtbot, context
        self.reader = context.reader = Reader()
        self.numbers = context.do_not_call = SqliteDoNotCall(context.data_dir)
        self.chosen = str(context.data_dir / "list.xlsx")
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (self.chosen, ""))

    def open(self) -> DoNotCallDialog:
        self.dialog = DoNotCallDialog(self.context)
        self.qtbot.addWidget(self.dialog)
        self.dialog.show()
        self.wait()
        return self.dialog

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: not self.context.jobs.active)

    def block(self, *keys: int, source: str = "old.xlsx", days: int | None = None) -> None:
        expires = None if days is None else here_today() + timedelta(days=days)
        self.numbers.add(keys, source, here_today(), expires, CancelToken())

    def click(self, name: str) -> None:
        button = self.dialog.findChild(QPushButton, name)
        assert button.isVisible(), name
        assert button.isEnabled(), name
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def answer(self, name: str) -> None:
        box = self.dialog.findChild(QMessageBox, "confirmBox")
        box.findChild(QPushButton, name).click()
        self.wait()

    def type(self, text: str) -> None:
        self.dialog.findChild(QLineEdit, "listNumberEdit").setText(text)

    def enabled(self, name: str) -> bool:
        return self.dialog.findChild(QPushButton, name).isEnabled()

    @property
    def total(self) -> str:
        return self.dialog.findChild(QLabel, "listTotal").text()

    @property
    def notice(self) -> str:
        return self.dialog.notice.text

    @property
    def lines(self) -> list[list[str]]:
        model = self.dialog.findChild(QTableView, "batchesTable").model()
        columns = range(model.columnCount())
        return [
            [model.index(row, column).data() for column in columns]
            for row in range(model.rowCount())
        ]

    def held(self, *keys: int) -> list[bool]:
        return [bool(self.numbers.holding(key, here_today())) for key in keys]


@pytest.fixture
def user(qtbot, context, monkeypatch):
    return Supervisor(qtbot, context, monkeypatch)


# --- what is on it ---------------------------------------------------------------------------
def test_an_empty_list_says_so(user):
    user.open()
    assert user.total == "The list is empty"
    assert user.enabled("addSheetButton")
    assert not user.enabled("removeBatchButton")
    assert not user.enabled("removeAllButton")
    assert not user.enabled("checkNumberButton")


def test_a_number_can_be_typed_at_once(user):
    dialog = user.open()
    assert dialog.focusWidget() is dialog.number


def test_batches_are_shown_with_file_count_and_days(user):
    user.block(1, 2)
    user.block(2, 3, 4, source="", days=30)
    user.open()
    assert user.total.startswith("4 number")
    assert [line[:2] for line in user.lines] == [["Typed in", "3"], ["old.xlsx", "2"]]
    assert user.lines[1][3] == "never ends"
    assert user.lines[0][3] != user.lines[0][2] == user.lines[1][2]


# --- from a sheet ----------------------------------------------------------------------------
def test_a_sheet_is_added_and_told_in_words(user):
    user.open()
    with user.qtbot.waitSignal(user.context.events.do_not_call_changed):
        user.click("addSheetButton")
    user.wait()
    assert user.held(NUMBER, NUMBER + 1, NUMBER + 5) == [True, True, True]
    assert user.lines[0][:2] == ["list.xlsx", "3"]
    assert "3 numbers added" in user.notice
    assert "probably meant" in user.notice
    assert "NOT on the list (too short: 1)" in user.notice


def test_numbers_stay_as_long_as_was_chosen(user):
    user.open()
    kept = user.dialog.findChild(QComboBox, "keptCombo")
    kept.setCurrentIndex(kept.findData(90))
    user.click("addSheetButton")
    user.wait()
    assert user.numbers.batches()[0].expires == here_today() + timedelta(days=90)


def test_without_a_file_nothing_happens(user):
    user.open()
    user.chosen = ""
    user.click("addSheetButton")
    assert not user.context.jobs.active
    assert user.notice == ""


def test_a_file_that_cannot_be_read_is_told(user):
    user.open()
    user.chosen = str(Path("/gone/other.xlsx"))
    user.click("addSheetButton")
    user.wait()
    assert user.notice == "The file cannot be read."
    assert user.enabled("addSheetButton")


@pytest.mark.parametrize("way", ["button", "escape"])
def test_reading_can_be_cancelled_and_the_dialog_stays(user, way):
    user.reader.block = 2
    user.reader.gate.clear()
    user.open()
    user.click("addSheetButton")
    user.qtbot.waitUntil(user.dialog.progress.isVisible)
    assert not user.enabled("addSheetButton")
    if way == "button":
        user.click("cancelListButton")
    else:
        user.qtbot.keyClick(user.dialog, Qt.Key.Key_Escape)
    user.wait()
    assert "Cancelled" in user.notice
    assert user.dialog.isVisible()
    assert not user.dialog.progress.isVisible()
    assert user.total == "The list is empty"
    user.qtbot.keyClick(user.dialog, Qt.Key.Key_Escape)
    assert not user.dialog.isVisible()


# --- one number ------------------------------------------------------------------------------
def test_a_number_is_added_checked_and_removed(user):
    user.open()
    user.type("+86 138 0013 8000")
    user.click("addNumberButton")
    user.wait()
    assert user.notice == "The number is on the list now."
    assert user.held(NUMBER) == [True]
    user.qtbot.keyClick(user.dialog.number, Qt.Key.Key_Return)
    user.wait()
    assert user.notice.startswith("On the list for ever (typed in")
    user.click("removeNumberButton")
    user.wait()
    assert user.notice == "The number is off the list."
    assert user.held(NUMBER) == [False]
    user.click("checkNumberButton")
    user.wait()
    assert user.notice == "This number is not on the list."
    assert user.total == "The list is empty"


def test_enter_presses_the_button_that_has_the_focus(user):
    user.open()
    user.type("+86 138 0013 8000")
    add = user.dialog.add_number
    add.setFocus()
    user.qtbot.keyClick(add, Qt.Key.Key_Return)
    user.wait()
    assert user.notice == "The number is on the list now."
    assert user.dialog.isVisible()


def test_what_is_no_number_is_told_and_changes_nothing(user):
    user.open()
    user.type("1380013800")
    for button in ("addNumberButton", "checkNumberButton", "removeNumberButton"):
        user.click(button)
        user.wait()
        assert "Too short" in user.notice
    assert user.numbers.batches() == []


def test_the_focus_stays_where_it_was(user):
    user.open()
    user.dialog.activateWindow()
    user.qtbot.waitUntil(user.dialog.isActiveWindow)
    user.type("13800138000")
    user.dialog.add_number.setFocus()
    user.qtbot.keyClick(user.dialog.add_number, Qt.Key.Key_Space)
    user.wait()
    assert user.dialog.focusWidget() is user.dialog.add_number


# --- removing --------------------------------------------------------------------------------
@pytest.mark.parametrize(("answer", "left"), [("confirmNo", 2), ("confirmYes", 1)])
def test_a_batch_is_removed_after_a_question(user, answer, left):
    user.block(1, 2)
    user.block(3, source="new.xlsx")
    user.open()
    user.dialog.table.selectRow(1)
    user.click("removeBatchButton")
    user.answer(answer)
    assert len(user.numbers.batches()) == left
    assert user.held(3) == [True]
    assert len(user.lines) == left


@pytest.mark.parametrize(("answer", "left"), [("confirmNo", 2), ("confirmYes", 0)])
def test_all_is_removed_after_a_question(user, answer, left):
    user.block(1, 2)
    user.open()
    user.click("removeAllButton")
    user.answer(answer)
    assert user.numbers.count(here_today()) == left


# --- broken ----------------------------------------------------------------------------------
def test_a_lost_key_is_told_and_a_new_list_can_be_started(user):
    user.block(1, 2)
    (user.context.data_dir / KEY_NAME).unlink()
    user.open()
    assert user.total == "The list cannot be read"
    assert "NOT left out" in user.dialog.problem.text()
    assert not user.dialog.content.isVisible()
    user.click("newListButton")
    user.answer("confirmYes")
    assert user.total == "The list is empty"
    assert user.dialog.content.isVisible()
    assert (user.context.data_dir / f"{FILE_NAME}.aside-1").exists()


def test_a_list_that_can_be_read_again_is_shown(user):
    user.block(1, 2)
    key = user.context.data_dir / KEY_NAME
    kept = key.read_bytes()
    key.unlink()
    user.open()
    key.write_bytes(kept)
    with user.qtbot.waitSignal(user.context.events.do_not_call_changed):
        user.click("retryListButton")
    user.wait()
    assert user.total.startswith("2 number")
    assert not user.dialog.problem.isVisible()


def test_a_newer_list_is_not_thrown_away(user):
    from yccall_desktop.store.do_not_call import STEPS
    from yccall_desktop.store.failures import DO_NOT_CALL
    from yccall_desktop.store.schema import open_file

    newer = (*STEPS, ("ALTER TABLE batch ADD COLUMN note TEXT",))
    open_file(user.context.data_dir / FILE_NAME, newer, DO_NOT_CALL).close()
    user.open()
    assert "newer version" in user.dialog.problem.text()
    assert not user.dialog.anew.isVisible()
    assert user.dialog.retry.isVisible()


# --- submitted lately ------------------------------------------------------------------------
def test_the_days_are_remembered_and_told_at_once(user):
    days = user.open().recent.days
    assert days.currentText() == "Off"
    with user.qtbot.waitSignal(user.context.events.recent_days_changed):
        days.setCurrentIndex(days.findData(7))
    assert Settings(user.context.settings.path).recent_days == 7


def test_days_that_are_not_offered_stay(user):
    user.context.settings.recent_days = 5
    assert user.open().recent.days.currentData() == 5


def test_days_that_cannot_be_saved_go_back(user, expect_log, monkeypatch):
    expect_log("settings not saved")
    recent = user.open().recent
    monkeypatch.setattr(
        user.context.settings, "path", user.context.data_dir / "journal.sqlite3" / "settings"
    )
    with user.qtbot.assertNotEmitted(user.context.events.recent_days_changed):
        recent.days.setCurrentIndex(recent.days.findData(7))
    assert recent.days.currentData() == user.context.settings.recent_days == 0
    assert "could not be saved" in recent._note.text()


# --- the way there, words, room --------------------------------------------------------------
def test_the_settings_lead_there_once(user):
    settings = SettingsDialog(user.context)
    user.qtbot.addWidget(settings)
    settings.show()
    user.qtbot.mouseClick(settings.do_not_call, Qt.MouseButton.LeftButton)
    open_do_not_call(user.context, settings)
    user.wait()
    (dialog,) = settings.findChildren(DoNotCallDialog)
    dialog.reject()
    user.qtbot.waitUntil(lambda: not settings.findChildren(DoNotCallDialog))
    assert settings.isVisible()


def test_every_control_has_a_name_that_can_be_read(user):
    dialog = user.open()
    kinds = (QPushButton, QComboBox, QLineEdit, QTableView)
    for widget in [one for kind in kinds for one in dialog.findChildren(kind)]:
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name), widget.objectName()


def test_the_language_changes_while_it_is_open(user):
    dialog = user.open()
    for widget in (dialog.close_button, dialog.recent._label, dialog.progress.cancel):
        widget.setText("old")
    QCoreApplication.sendEvent(dialog, QEvent(QEvent.Type.LanguageChange))
    assert dialog.close_button.text() == dialog.tr("Close")
    assert dialog.progress.cancel.text() == "Cancel"
    assert "submitted lately" in dialog.recent._label.text()


def test_nothing_is_squeezed_on_a_low_screen(user):
    user.block(1)
    dialog = user.open()
    user.click("addSheetButton")
    user.wait()
    dialog.resize(dialog.minimumWidth(), 100)
    user.qtbot.waitUntil(lambda: dialog.width() == dialog.minimumWidth())
    assert dialog.height() <= 600
    table, below = dialog.table.geometry(), dialog.add_sheet.geometry()
    assert table.bottom() < below.top()
    assert dialog.notice.height() >= dialog.notice.heightForWidth(dialog.notice.width())
    assert dialog.close_button.geometry().bottom() < dialog.height()
