"""The same layout needs no touch: sheet, header, columns and task settings come back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox

from tests.helpers.new_task import User
from tests.helpers.sheet_files import phone, xlsx
from yccall_desktop.core.columns import Role
from yccall_desktop.core.task import AssignmentType
from yccall_desktop.sheets.reader import ProcessSheetReader
from yccall_desktop.store.layouts import LayoutFile
from yccall_desktop.ui.context import StartupOptions

HEADER = ["Name", "Home", "Work"]


def table(first: int):
    return [HEADER, *(["x", phone(first + n), phone(first + n + 50)] for n in range(3))]


@pytest.fixture
def start(qtbot, context):
    """Starts the page once more on the same folder."""

    def again(**changes) -> User:
        layouts = LayoutFile(context.data_dir / "layouts.json")
        return User(qtbot, replace(context, layouts=layouts, **changes))

    return again


def choose(user, name: str, index: int) -> None:
    box = user.widget(name, QComboBox)
    box.setCurrentIndex(index)
    box.activated.emit(index)
    user.wait()


def test_a_column_that_was_chosen_is_chosen_again(start):
    user = start()
    user.open(table(0), "november.xlsx")
    assert user.sheet.layout.columns[Role.PHONE] == 1
    user.page.session.set_role(2, Role.PHONE)
    user.wait()
    user = start()
    user.open([["Leads of December"], *table(200)], "december.xlsx")
    assert (user.sheet.layout.header_row, user.sheet.layout.columns[Role.PHONE]) == (1, 2)
    assert "Layout as last time" in user.widget("headerCombo", QComboBox).toolTip()


def test_detect_again_forgets_it(start):
    user = start()
    user.open(table(0))
    user.page.session.set_role(2, Role.PHONE)
    user.wait()
    user = start()
    user.open(table(0))
    box = user.widget("headerCombo", QComboBox)
    assert box.itemText(box.count() - 1) == "Detect again"
    choose(user, "headerCombo", box.count() - 1)
    assert user.sheet.layout.columns[Role.PHONE] == 1
    assert "last time" not in box.toolTip()
    user = start()
    user.open(table(0))
    assert user.sheet.layout.columns[Role.PHONE] == 1


def test_another_header_is_another_layout(start):
    user = start()
    user.open(table(0))
    user.page.session.set_role(2, Role.PHONE)
    user.wait()
    user.open([["Name", "Home", "Office"], *table(0)[1:]], "other.xlsx")
    assert user.sheet.layout.columns[Role.PHONE] == 1
    assert "last time" not in user.widget("headerCombo", QComboBox).toolTip()


def test_the_settings_of_the_last_task_come_back(start):
    user = start()
    user.open(table(0))
    user.page.settings.assignment.button(int(AssignmentType.GROUP)).click()
    user.type("targetCombo", "north")
    user.type("ratioCombo", "1:3")
    user.create()
    user.context.settings.last_task = type(user.context.settings.last_task)(target="other")
    user = start()
    user.open(table(300), "next.xlsx")
    form = user.page.settings.form()
    assert (form.assignment, form.target, form.ratio) == (AssignmentType.GROUP, "north", "1:3")


def test_options_of_the_command_line_come_first(start):
    user = start()
    user.open(table(0))
    user.type("targetCombo", "north")
    user.type("ratioCombo", "1:3")
    user.create()
    user = start(startup=StartupOptions(target="south"))
    user.open(table(300), "next.xlsx")
    form = user.page.settings.form()
    assert (form.target, form.ratio) == ("south", "1:3")


def test_the_sheet_that_the_user_went_to_is_opened_again(start, tmp_path):
    sheets = {
        "Raw": [["Name", "Phone"], *(["x", phone(n)] for n in range(30))],
        "Clean": [["Kunde", "Mobile"], *(["x", phone(n)] for n in range(5))],
    }
    user = start()
    user.page.session._context.reader = ProcessSheetReader()
    user.page.open_files([xlsx(tmp_path / "a.xlsx", sheets)])
    user.wait()
    assert user.page.session.loaded.info.sheet == "Raw"
    choose(user, "sheetCombo", 1)
    assert user.page.session.loaded.info.sheet == "Clean"
    user = start()
    user.page.session._context.reader = ProcessSheetReader()
    user.page.open_files([xlsx(tmp_path / "b.xlsx", sheets)])
    user.wait()
    assert user.page.session.loaded.info.sheet == "Clean"
    assert user.sheet.totals.ready == 5
    choose(user, "sheetCombo", 0)
    user.page.open_files([Path(tmp_path / "a.xlsx")])
    user.wait()
    assert user.page.session.loaded.info.sheet == "Raw"


def test_of_several_files_the_first_ones_columns_are_remembered(start):
    user = start()
    user.reader.tables |= {"a.xlsx": [["Name"], ["x"]], "b.xlsx": [["Phone"], [phone(1)]]}
    user.page.open_files([Path("/a.xlsx"), Path("/b.xlsx")])
    user.wait()
    user.set_target()
    user.create()
    user = start()
    user.open([["Name"], [phone(5)]], "c.xlsx")
    assert user.sheet.layout.columns == {Role.PHONE: 0}
    assert user.page.settings.form().target == "queue-1"


def test_settings_that_are_being_made_stay_when_another_sheet_is_read(start):
    user = start()
    user.reader.sheets = ("Leads", "Notes")
    user.open(table(0))
    user.type("targetCombo", "north")
    user.create()
    user.page.new_list()
    user.open(table(200), "next.xlsx")
    user.type("targetCombo", "south")
    choose(user, "sheetCombo", 1)
    assert user.page.settings.form().target == "south"


def test_the_file_holds_no_number_and_no_title(start, context):
    user = start()
    user.open(table(0))
    user.page.session.set_role(2, Role.PHONE)
    user.wait()
    text = (context.data_dir / "layouts.json").read_text(encoding="utf-8")
    assert phone(0) not in text
    assert "Home" not in text
