"""The window's way to the About box, and to the notice of a newer version."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from tests.helpers.version_files import ADDRESS, MemoryVersionFile
from yccall_desktop.ui import newer_version
from yccall_desktop.ui.about import AboutDialog
from yccall_desktop.ui.keys import KeysDialog
from yccall_desktop.ui.main_window import MainWindow
from yccall_desktop.ui.settings.dialog import SettingsDialog


@pytest.fixture
def window(qtbot, context, monkeypatch):
    monkeypatch.setattr(newer_version, "FIRST_LOOK_MILLISECONDS", 0)
    context.version_file = MemoryVersionFile()
    made = MainWindow(context.settings)
    qtbot.addWidget(made)
    made.show()
    yield made
    context.jobs.cancel_all()


def shown(window) -> str:
    return window.findChild(QLabel, "bannerText").text() if window.banner.isVisible() else ""


def test_f1_leads_to_the_about_box(qtbot, context, window):
    window.start(context)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    keys = window.findChild(KeysDialog)
    qtbot.mouseClick(keys.findChild(QPushButton, "aboutButton"), Qt.MouseButton.LeftButton)
    assert window.findChild(AboutDialog).isVisible()
    window.open_about()
    assert len(window.findChildren(AboutDialog)) == 1


def test_the_start_looks_for_a_newer_version(qtbot, context, window):
    context.settings.version_address = ADDRESS
    window.start(context)
    qtbot.waitUntil(lambda: "9.0.0" in shown(window))


def test_an_address_that_is_saved_is_looked_at_at_once(qtbot, context, window):
    window.start(context)
    qtbot.waitUntil(lambda: not context.jobs.active)
    assert "9.0.0" not in shown(window)
    window.open_settings()
    dialog = window.findChild(SettingsDialog)
    dialog.version.setText(ADDRESS)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "9.0.0" in shown(window))


def test_a_look_that_hangs_does_not_keep_the_window_open(qtbot, context, window):
    context.version_file.gate.clear()
    context.settings.version_address = ADDRESS
    window.start(context)
    qtbot.waitUntil(lambda: bool(context.version_file.looked))
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
