"""Two columns that hold numbers alike: the user is asked which of them is called."""

from __future__ import annotations

import pytest

from tests.helpers.new_task import User
from tests.helpers.sheet_files import phone
from yccall_desktop.core.columns import Role

TABLE = [["Name", "Home", "Work"], *(["x", phone(n), phone(n + 50)] for n in range(3))]


@pytest.fixture
def user(qtbot, context):
    return User(qtbot, context)


def test_the_other_column_is_called_with_one_click(user):
    user.open(TABLE)
    assert user.text("noticeText") == (
        "Two columns look like the phone number, “Home” and “Work”. “Home” is called."
    )
    assert user.widget("noticeButton").text() == "Call “Work” instead"
    user.click("noticeButton")
    user.wait()
    assert user.sheet.layout.columns[Role.PHONE] == 2
    assert not user.sees("noticeFrame")


def test_the_column_is_kept_with_one_click(user):
    user.open(TABLE)
    assert user.widget("noticeOtherButton").text() == "Keep “Home”"
    user.click("noticeOtherButton")
    user.wait()
    assert user.sheet.layout.columns[Role.PHONE] == 1
    assert not user.sheet.layout.uncertain
    assert not user.sees("noticeFrame")


def test_columns_of_one_title_are_told_apart_by_their_letters(user):
    user.open([["Name", "Phone", "Phone"], *TABLE[1:]])
    assert "“B” and “C”" in user.text("noticeText")


def test_hidden_rows_are_told_after_the_answer(user):
    user.reader.hidden["leads.xlsx"] = {2}
    user.open(TABLE)
    user.click("noticeOtherButton")
    user.wait()
    assert user.widget("noticeButton").text() == "Include it"


def test_the_question_stays_when_the_rows_are_checked_anew(user):
    user.open(TABLE)
    asked = user.text("noticeText")
    user.context.region = "DE"
    user.context.events.numbers_changed.emit()
    user.wait()
    assert user.text("noticeText") == asked


def test_a_question_that_was_closed_does_not_come_back(user):
    user.open(TABLE)
    user.click("noticeClose")
    user.context.region = "DE"
    user.context.events.numbers_changed.emit()
    user.wait()
    assert not user.sees("noticeFrame")


def test_a_column_that_the_file_hides_is_told(user):
    user.reader.hidden_columns["leads.xlsx"] = ((2, 2),)
    user.open([["Name", "Note", "Phone"], *(["x", "y", phone(n)] for n in range(3))])
    sentence = "The numbers come from column C, “Phone”, which is hidden in the file."
    assert user.text("noticeText") == sentence
    user.click("noticeClose")
    assert not user.sees("noticeFrame")


def test_a_hidden_column_is_told_with_hidden_rows(user):
    user.reader.hidden["leads.xlsx"] = {2}
    user.reader.hidden_columns["leads.xlsx"] = ((0, 0),)
    user.open([["Phone"], *([phone(n)] for n in range(3))])
    assert user.text("noticeText") == (
        "1 row hidden in the file was left out. "
        "The numbers come from column A, “Phone”, which is hidden in the file."
    )


def test_a_column_that_is_shown_is_called_without_asking(user):
    user.reader.hidden_columns["leads.xlsx"] = ((1, 1),)
    user.open(TABLE)
    assert user.sheet.layout.columns[Role.PHONE] == 2
    assert not user.sees("noticeFrame")


def test_a_column_that_is_fuller_is_not_asked_about(user):
    user.open([["Name", "Home", "Work"], *([f"a{n}", phone(n), ""] for n in range(9)),
               ["x", phone(9), phone(59)]])  # fmt: skip
    assert not user.sees("noticeFrame")


def test_a_phone_column_beyond_those_that_are_searched(user):
    user.open([["x"] * 450 + ["Phone"], ["x"] * 450 + [phone(1)]])
    assert user.text("noticeText").endswith(" It was looked for up to column OJ.")


# --- numbers in a column that is not called -------------------------------------------------------
STRAY = [["Name", "Phone"], *([f"c{n}", phone(n)] for n in range(20))]
STRAY[4] = [*STRAY[4], "13912345678"]
STRAY[9] = [*STRAY[9], "13987654321"]
SENTENCE = (
    " in other columns (C) will not be called; the first is in C5. To call them too, submit this "
    "list first, then click the header of such a column and choose “Phone”."
)


def test_numbers_in_other_columns_are_told(user):
    user.open(STRAY)
    assert user.text("noticeText").startswith("2 more number")
    assert user.text("noticeText").endswith(SENTENCE)


def test_numbers_in_other_columns_are_told_beside_hidden_rows(user):
    user.reader.hidden["leads.xlsx"] = {2}
    user.open(STRAY)
    assert user.text("noticeText").startswith("1 row hidden in the file was left out. 2 more")
    assert user.text("noticeText").endswith(SENTENCE)


def test_numbers_in_other_columns_are_told_once_the_country_is_right(user):
    user.context.region = "DE"
    user.open(STRAY)
    assert not user.sees("noticeFrame")
    user.context.region = "CN"
    user.context.events.numbers_changed.emit()
    user.wait()
    assert user.text("noticeText").startswith("2 more number")
    assert user.text("noticeText").endswith(SENTENCE)


def test_numbers_in_other_columns_that_were_read_about_are_not_told_again(user):
    user.open(STRAY)
    user.click("noticeClose")
    user.context.events.numbers_changed.emit()
    user.wait()
    assert not user.sees("noticeFrame")


def test_nothing_is_said_once_that_column_is_called(user):
    user.open(STRAY)
    user.page.session.set_role(2, Role.PHONE)
    user.wait()
    assert not user.sees("noticeFrame")


# --- rows that became the lines of a cell --------------------------------------------------------
JOINED = [["Name", "Phone"], *(["x", phone(n)] for n in range(3))]
JOINED[2] = [f"Anna,{phone(8)}\nBob", phone(9)]


def test_numbers_between_the_lines_of_a_cell_are_told(user):
    user.reader.delimiter = ","
    user.open(JOINED)
    told = user.text("noticeText")
    assert told.startswith("1 cell")
    assert "the first is A3. If these are rows of the list" in told


def test_they_are_told_beside_hidden_rows(user):
    user.reader.delimiter = ","
    user.reader.hidden["leads.xlsx"] = {1}
    user.open(JOINED)
    told = user.text("noticeText")
    assert told.startswith("1 row hidden in the file was left out. 1 cell")
    assert user.widget("noticeButton").text() == "Include it"


def test_a_workbook_may_have_lines_in_a_cell(user):
    user.open(JOINED)
    assert not user.sees("noticeFrame")


def test_lines_of_the_column_that_is_called_are_its_rows_problem(user):
    user.reader.delimiter = ","
    user.open(JOINED)
    user.page.session.set_role(0, Role.PHONE)
    user.wait()
    assert not user.sees("noticeFrame")
