"""Old numbers are forgotten when the window opens; the Tasks page and the settings tell of it."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from tests.helpers.ui_context import CREATED, LOST, kept
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.errors import Words
from yccall_desktop.store.settings import Settings
from yccall_desktop.ui.main_window import TASKS, MainWindow
from yccall_desktop.ui.settings.dialog import SettingsDialog

REFUSED = End(Outcome.REFUSED, Reason.REFUSED_BY_PLATFORM)


@pytest.fixture
def open_window(qtbot, context):
    def opened(**changes) -> MainWindow:
        window = MainWindow(context.settings)
        qtbot.addWidget(window)
        window.start(replace(context, **changes))
        qtbot.waitUntil(lambda: not context.jobs.active)
        return window

    return opened


def detail(qtbot, window, submission_id):
    window.show_page(TASKS)
    window.tasks.choose(submission_id)
    qtbot.waitUntil(lambda: not window._context.jobs.active)
    return window.tasks.detail


def shown(panel, kind, name):
    return panel.findChild(kind, name).isVisibleTo(panel)


def test_old_lists_are_forgotten_at_the_start_and_the_page_says_so(
    qtbot, context, journal, open_window
):
    context.settings.forget_days = 30
    done, unknown = kept(journal, CREATED, number=1), kept(journal, LOST, number=2)
    refused = kept(journal, REFUSED, number=3)
    window = open_window()
    assert journal.numbers(done.id, 0) == []
    assert len(journal.numbers(unknown.id, 0)) == 3
    panel = detail(qtbot, window, done.id)
    text = panel.findChild(QLabel, "tasksDetailForgotten")
    assert text.isVisibleTo(panel)
    assert text.text().startswith(f"Numbers forgotten on {time.strftime('%Y-%m-%d')}: a receipt")
    assert shown(panel, QPushButton, "tasksReceiptButton")
    panel = detail(qtbot, window, refused.id)
    assert "cannot be sent again from here" in text.text()
    assert not shown(panel, QPushButton, "tasksSendButton")
    panel = detail(qtbot, window, unknown.id)
    assert not text.isVisibleTo(panel)


def test_never_is_never(context, journal, open_window):
    context.settings.forget_days = 0
    done = kept(journal, CREATED)
    open_window()
    assert len(journal.numbers(done.id, 0)) == 3


def test_a_lost_key_is_a_banner_and_nothing_is_forgotten(context, journal, open_window):
    context.settings.forget_days = 30
    done = kept(journal, CREATED)
    window = open_window(journal_warning=Words("Test", "The key is missing."))
    assert [one.key for one in window.banner.messages] == ["journal-key"]
    assert window.banner.messages[0].text() == "The key is missing."
    assert len(journal.numbers(done.id, 0)) == 3


@pytest.mark.parametrize(("days", "text"), [(30, "After 30 day"), (0, "Never")])
def test_the_time_is_a_setting(qtbot, context, days, text):
    context.settings.forget_days = 90
    dialog = SettingsDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    combo = dialog.findChild(QComboBox, "forgetDaysCombo")
    assert combo.currentText().startswith("After 90 day")
    assert combo.accessibleName() == "Forget sent numbers"
    combo.setCurrentIndex(combo.findData(days))
    assert combo.currentText().startswith(text)
    dialog.accept()
    assert context.settings.forget_days == days
    assert Settings(context.settings.path).forget_days == days
    qtbot.waitUntil(lambda: not context.jobs.active)
