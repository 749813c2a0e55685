"""What others wrote is never HTML in a tool tip: no image is loaded, nothing is hidden by tags."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel

from tests.helpers.new_task import HEADER, User
from tests.helpers.submissions import submission
from yccall_desktop.core.do_not_call import NumberBatch
from yccall_desktop.core.targets import Choice
from yccall_desktop.ui.elided import ElidedLabel
from yccall_desktop.ui.new_task.choice_list import ChoiceModel, Row, Rows
from yccall_desktop.ui.plain_tip import plain_tip
from yccall_desktop.ui.settings.batches import BatchesModel
from yccall_desktop.ui.tasks.model import Column, TasksModel

EVIL = '<img src="file://server/share/x.png"><b>call</b> after five & before  six'
TIP = Qt.ItemDataRole.ToolTipRole


def shown(tip: str) -> str:
    """What Qt shows of a tool tip, in one line; no image may be in it."""
    if "<" not in tip:
        return tip
    document = QTextDocument()
    document.setHtml(tip)
    text = document.toPlainText()
    assert "\ufffc" not in text
    return text.replace("\xa0", " ")


@pytest.mark.parametrize("text", ["13800138000", "a < b", "Tom & Sons", "two\nlines", ""])
def test_a_text_without_tags_stays_as_it_is(qapp, text):
    assert plain_tip(text) == text


def test_tags_are_shown(qapp):
    assert "<img" not in plain_tip(EVIL)
    assert shown(plain_tip("<b>1</b>\n<i>2</i>")) == "<b>1</b>\n<i>2</i>"


def test_a_cell_of_the_sheet(qtbot, context):
    user = User(qtbot, context)
    user.open([HEADER, [EVIL, "13800138000", "M1"], ["b", "<b>1380013800</b>", "M2"]])
    titles = [user.model.subheading(place) for place in range(user.model.columnCount())]
    column = next(place for place, title in enumerate(titles) if title.startswith("Name"))
    name = user.model.index(0, column)
    assert shown(name.data(TIP)).split() == EVIL.split()
    assert name.data(Qt.ItemDataRole.AccessibleDescriptionRole) == EVIL
    user.page.session.edit(2, 1, "13800138001")
    assert shown(user.model.index(1, user.model.phone_column()).data(TIP)) == (
        "In the file: <b>1380013800</b>"
    )


def test_what_lists_show(qapp):
    tasks, choices, batches = TasksModel(), ChoiceModel(), BatchesModel()
    tasks.replace([replace(submission(), account_name=EVIL)])
    choices.show(Rows((), [Choice(EVIL)], lambda choice: Row(choice.name)))
    batches.replace([NumberBatch(1, EVIL, date(2026, 1, 1), None, 3)])
    for tip in (
        tasks.index(0, Column.ACCOUNT).data(TIP),
        choices.index(0).data(TIP),
        batches.index(0, 0).data(TIP),
    ):
        assert "<b>call</b>" in shown(tip)


def test_a_label_that_is_cut(qtbot):
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.setText(EVIL)
    assert "<b>call</b>" in shown(label.toolTip())
    plain = QLabel(EVIL)
    qtbot.addWidget(plain)
    plain.setTextFormat(Qt.TextFormat.PlainText)
    assert label.sizeHint() == plain.sizeHint()
