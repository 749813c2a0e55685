"""Opening a sheet on the New task page: streaming, Cancel, failures, other sheets and headers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QStyleOptionComboBox

from tests.helpers.fake_platform import OFFLINE
from tests.helpers.new_task import HEADER, MIXED, User, leads
from yccall_desktop.core.columns import Role
from yccall_desktop.core.phone import NumberForm
from yccall_desktop.sheets.reader import ProcessSheetReader

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def user(qtbot, context) -> User:
    return User(qtbot, context)


def start_loading(user, name: str = "slow.xlsx", count: int = 200) -> None:
    """Read until the first 100 rows are shown, no further."""
    user.reader.tables[name] = leads(count)
    user.reader.block = 101
    user.reader.gate.clear()
    user.page.open_files([Path("/home/lee") / name])
    user.qtbot.waitUntil(lambda: user.sheet is not None and user.model.rowCount() == 100)


def notice(user) -> str:
    return user.page.area.notice.text


def drop(user, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    actions, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    user.page.dropEvent(QDropEvent(QPointF(5, 5), actions, data, Qt.MouseButton.LeftButton, none))


def test_without_a_sheet_it_says_where_to_begin(user):
    assert user.sees("emptyOpenButton")
    assert not user.sees("sampleButton")
    assert user.reason == "Open a phone sheet first."
    assert not user.widget("createTaskButton").isEnabled()


def test_ctrl_o_opens_the_chosen_file(user, monkeypatch):
    user.reader.tables["leads.xlsx"] = MIXED
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (["/home/lee/leads.xlsx"], ""))
    user.press(Qt.Key.Key_O, CTRL)
    user.wait()
    assert user.text("fileName") == "leads.xlsx"
    assert len(user.rows()) == 8


def test_rows_are_shown_while_they_stream(user):
    start_loading(user)
    assert user.cell(0, "Phone") == "13800138000"
    assert user.reason == "Rows are still being read…"
    assert user.widget("filterReady").text() == "Ready  –"
    assert user.widget("sheetCombo", QComboBox).currentText() == "Leads"
    user.reader.gate.set()
    user.wait()
    assert user.model.rowCount() == 200
    assert user.widget("sheetCombo", QComboBox).currentText() == "Leads, 200 rows"
    assert user.widget("filterReady").text() == "Ready  200"


def test_rows_cannot_be_changed_while_they_stream(user):
    start_loading(user)
    user.page.area.view.selectAll()
    user.page.area.view.setFocus()
    user.press(Qt.Key.Key_Delete)
    user.reader.gate.set()
    user.wait()
    assert user.sheet.totals.excluded == 0


def test_a_slow_file_shows_progress_and_cancel(user):
    start_loading(user)
    user.qtbot.waitUntil(lambda: user.sees("cancelButton"))
    assert user.text("progressText") == "Reading slow.xlsx…"
    user.reader.gate.set()
    user.wait()
    assert not user.sees("cancelButton")


def test_cancel_brings_the_previous_sheet_back(user):
    user.open()
    start_loading(user)
    user.qtbot.waitUntil(lambda: user.sees("cancelButton"))
    user.click("cancelButton")
    user.wait()
    assert user.text("fileName") == "leads.xlsx"
    assert user.rows() == [2, 3, 4, 5, 6, 7, 8, 9]
    assert "4 ready" in user.text("totalsLabel")


def test_cancel_brings_back_the_place_in_the_previous_sheet(user):
    user.open(leads(500))
    view = user.page.area.view
    view.go_to_line(300)
    top = view.rowAt(0)
    start_loading(user)
    user.qtbot.waitUntil(lambda: user.sees("cancelButton"))
    user.qtbot.waitUntil(lambda: view.currentIndex().row() != 300)
    user.click("cancelButton")
    user.wait()
    assert (view.currentIndex().row(), view.rowAt(0)) == (300, top)


def test_another_list_is_shown_from_its_first_row(user):
    user.open(leads(500), "first.xlsx")
    user.page.area.view.scrollToBottom()
    user.open(leads(400), "second.xlsx")
    assert user.page.area.view.rowAt(0) == 0


def test_escape_cancels_the_first_file(user):
    start_loading(user)
    user.press(Qt.Key.Key_Escape)
    user.wait()
    assert user.sheet is None
    assert user.sees("emptyOpenButton")


def test_another_file_while_one_is_read_takes_its_place(user):
    user.open()
    start_loading(user)
    user.reader.gate.set()
    user.open(leads(3), "other.xlsx")
    assert user.text("fileName") == "other.xlsx"
    assert user.rows() == [2, 3, 4]


def test_a_file_that_cannot_be_read_is_told_and_the_sheet_stays(user):
    user.open()
    user.page.open_files([Path("/home/lee/broken.xlsx")])
    user.wait()
    assert notice(user) == "broken.xlsx: The file cannot be read."
    assert user.text("fileName") == "leads.xlsx"
    assert len(user.rows()) == 8


def test_retry_reads_the_file_again(user):
    user.page.open_files([Path("/home/lee/broken.xlsx")])
    user.wait()
    user.reader.tables["broken.xlsx"] = MIXED
    user.click("noticeButton")
    user.wait()
    assert len(user.rows()) == 8
    assert notice(user) == ""


def test_a_dropped_file_is_opened(user):
    user.reader.tables["leads.xlsx"] = MIXED
    drop(user, Path("/home/lee/leads.xlsx"))
    user.wait()
    assert len(user.rows()) == 8


def test_what_is_no_file_is_refused_in_words(user):
    drop(user)
    assert notice(user) == "Only files of this PC can be opened."


def test_a_folder_is_refused_in_words(user, tmp_path):
    """By the reader's process: a look at a dead network share would freeze the window."""
    user.page.session._context.reader = ProcessSheetReader()
    drop(user, tmp_path)
    user.wait()
    assert "is a folder" in notice(user)


def test_the_sheet_box_names_sheets_and_rows(user):
    user.reader.sheets = ("Leads", "Notes")
    user.open(leads(1234))
    box = user.widget("sheetCombo", QComboBox)
    assert box.currentText() == "Leads, 1,234 rows"
    assert box.count() == 2


def test_a_long_sheet_name_is_seen_to_be_cut(user):
    user.reader.sheets = ("The leads of the autumn fair in Wuhan", "Notes")
    user.open(leads(1234))
    box, option = user.widget("sheetCombo", QComboBox), QStyleOptionComboBox()
    box.initStyleOption(option)
    assert option.currentText.startswith("The leads")
    assert option.currentText.endswith("…")
    assert option.fontMetrics.horizontalAdvance(option.currentText) < box.width()


def test_another_sheet_is_read(user):
    user.reader.sheets = ("Leads", "Notes")
    user.open()
    box = user.widget("sheetCombo", QComboBox)
    box.setCurrentIndex(1)
    box.activated.emit(1)
    user.wait()
    assert user.reader.asked[-1] == ("leads.xlsx", "Notes")
    assert user.page.session.loaded.info.sheet == "Notes"


def test_another_header_row_moves_the_rows(user):
    user.open([["Leads of November"], *MIXED])
    box = user.widget("headerCombo", QComboBox)
    assert box.currentData() == 1
    box.setCurrentIndex(0)
    box.activated.emit(0)
    user.wait()
    assert user.sheet.layout.header_row is None
    assert user.rows()[0] == 1


def test_a_sheet_without_phone_column_says_what_to_do(user):
    user.open([["Name", "City"], ["a", "Rome"], ["b", "Bonn"]])
    assert "No phone column was found" in notice(user)
    assert user.reason.startswith("Choose the phone column")
    user.page.session.set_role(1, Role.PHONE)
    user.wait()
    assert notice(user) == ""
    assert user.reason == "No row has a number that can be called."


def test_hidden_rows_are_left_out_until_they_are_wanted(user):
    user.reader.hidden["leads.xlsx"] = {4, 7}
    user.open(leads(8))
    assert notice(user) == "2 rows hidden in the file were left out."
    assert "2 excluded" in user.text("totalsLabel")
    user.click("noticeButton")
    assert user.text("totalsLabel") == "8 rows = 8 ready"


def test_hidden_rows_are_told_again_once_another_message_is_closed(user):
    user.reader.hidden["leads.xlsx"] = {4, 7}
    user.open(leads(8))
    user.page.area.notice.tell("success", lambda: "4 rows were repaired.")
    user.click("noticeClose")
    assert notice(user) == "2 rows hidden in the file were left out."
    user.click("noticeClose")
    assert notice(user) == ""
    user.page.area.notice.tell("success", lambda: "4 rows were repaired.")
    user.click("noticeClose")
    assert notice(user) == ""


def test_hidden_rows_are_told_again_when_the_list_can_be_changed_again(user, platform):
    user.reader.hidden["leads.xlsx"] = {4, 7}
    user.open(leads(8))
    user.set_target()
    platform.creates.append(OFFLINE)
    user.create()
    assert notice(user) == ""
    user.click("backButton")
    assert notice(user) == "2 rows hidden in the file were left out."


def test_hidden_rows_of_the_sheet_before_are_not_told_again(user):
    user.reader.hidden["leads.xlsx"] = {4, 7}
    user.open(leads(8))
    user.page.area.notice.tell("success", lambda: "4 rows were repaired.")
    user.reader.hidden["leads.xlsx"] = set()
    user.open(leads(8))
    assert notice(user) == ""


def test_another_region_checks_the_rows_anew(user):
    user.open()
    user.context.region = "DE"
    user.context.events.numbers_changed.emit()
    user.wait()
    assert user.sheet.checker is not None
    assert user.sheet.totals.ready == 0


def test_another_form_changes_what_will_be_called(user):
    user.open()
    user.context.settings.form = NumberForm.INTERNATIONAL
    user.context.events.numbers_changed.emit()
    user.wait()
    assert user.cell(0, "Will call").endswith("8613800138000")


def test_files_that_were_opened_are_offered_again(user):
    user.open()
    user.page.session.close()
    assert user.context.settings.recent_files == [str(Path("/home/lee/leads.xlsx"))]
    empty = user.page.area.empty
    link = next(
        b for b in empty.findChildren(type(user.page.bar.create_button)) if b.text() == "leads.xlsx"
    )
    user.qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    user.wait()
    assert len(user.rows()) == 8


def test_the_task_is_named_after_the_file(user):
    user.open(MIXED, "leads-nov.xlsx")
    assert user.page.settings.name.text() == "leads-nov"


def test_a_long_name_is_seen_from_its_beginning(user):
    user.open(MIXED, "leads that a customer has sent by mail, the final version.xlsx")
    assert user.widget("taskNameEdit", QLineEdit).cursorPosition() == 0


def test_that_there_is_no_header_is_not_cut(user):
    user.open([["13800138001", "Li"], ["13800138002", "Wang"]])
    box = user.widget("headerCombo", QComboBox)
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    assert (box.currentText(), option.currentText) == ("no header", "no header")


def test_a_hundred_thousand_rows_are_filtered_at_once(user):
    user.open(leads(100_000, 13000000000))
    user.click("filterReady")
    assert user.model.rowCount() == 100_000


def test_an_empty_sheet_has_nothing_to_send(user):
    user.open([HEADER])
    assert user.text("totalsLabel") == "0 rows = 0 ready"
    assert not user.widget("createTaskButton").isEnabled()


def test_problem_rows_are_saved(user, monkeypatch, tmp_path):
    target = tmp_path / "problems.xlsx"
    user.open()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    user.press(Qt.Key.Key_S, CTRL)
    user.wait()
    assert target.exists()
    assert notice(user) == "3 rows saved as problems.xlsx."


def test_saving_is_told_and_can_be_cancelled(user, monkeypatch, tmp_path):
    def slow(*arguments):
        cancel = arguments[5]
        while not cancel.wait(5):
            pass
        cancel.raise_if_cancelled()

    user.open()
    monkeypatch.setattr("yccall_desktop.services.export_rows.save_problem_rows", slow)
    target = str(tmp_path / "problems.xlsx")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (target, ""))
    user.press(Qt.Key.Key_S, CTRL)
    assert notice(user) == "Saving problems.xlsx…"
    user.click("noticeButton")
    user.wait()
    assert notice(user) == ""


def test_there_is_nothing_to_save_in_a_clean_sheet(user):
    user.open(leads(3))
    user.press(Qt.Key.Key_S, CTRL)
    assert notice(user) == "There are no problem rows to save."
    assert user.page.findChild(QLabel, "noticeText").isVisibleTo(user.page)
