"""Messages above the pages: the most worrying first, none lost, in the language of the moment."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton

from yccall_desktop.ui.banner import Banner, Kind


@pytest.fixture
def banner(qtbot):
    made = Banner()
    qtbot.addWidget(made)
    return made


def shown(banner) -> str:
    return banner.findChild(QLabel, "bannerText").text() if not banner.isHidden() else ""


def press(qtbot, banner, kind, name) -> None:
    qtbot.mouseClick(banner.findChild(kind, name), Qt.MouseButton.LeftButton)


def test_it_is_hidden_while_there_is_nothing_to_say(banner):
    assert shown(banner) == ""


def test_the_most_worrying_message_stands_first(qtbot, banner):
    banner.show_message(Kind.INFO, "token in memory")
    banner.show_message(Kind.ERROR, "journal damaged")
    banner.show_message(Kind.WARNING, "unknown end")
    seen = []
    while not banner.isHidden():
        seen.append(shown(banner))
        press(qtbot, banner, QToolButton, "bannerClose")
    assert seen == ["journal damaged", "unknown end", "token in memory"]


def test_the_button_does_what_it_says(qtbot, banner):
    done = []
    banner.show_message(Kind.WARNING, "unknown", "Look", lambda: done.append("looked"))
    assert banner.findChild(QPushButton, "bannerButton").text() == "Look"
    press(qtbot, banner, QPushButton, "bannerButton")
    assert done == ["looked"]


def test_a_message_without_button_has_none(banner):
    banner.show_message(Kind.INFO, "text")
    assert banner.findChild(QPushButton, "bannerButton").isHidden()


def test_the_same_key_replaces_and_can_be_taken_away(banner):
    banner.show_message(Kind.INFO, "old", key="access")
    banner.show_message(Kind.INFO, "new", key="access")
    assert shown(banner) == "new"
    assert len(banner.messages) == 1
    banner.remove("access")
    assert shown(banner) == ""


def test_texts_follow_the_language(banner):
    words = ["English"]
    banner.show_message(Kind.INFO, lambda: words[0])
    words[0] = "中文"
    QApplication.sendEvent(banner, QEvent(QEvent.Type.LanguageChange))
    assert shown(banner) == "中文"


def test_it_can_be_read_aloud(banner):
    banner.show_message(Kind.ERROR, "journal damaged")
    for part in (banner, banner.findChild(QToolButton, "bannerClose")):
        interface = QAccessible.queryAccessibleInterface(part)
        assert interface.text(QAccessible.Text.Name)


def test_text_is_never_markup(banner):
    banner.show_message(Kind.ERROR, "<b>server</b>")
    label: QObject = banner.findChild(QLabel, "bannerText")
    assert label.textFormat() == Qt.TextFormat.PlainText
