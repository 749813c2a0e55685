"""The About box: version, build, licences, log folder, and what support is given."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QAccessible, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from tests.helpers.version_files import ADDRESS, NEWER, PAGE
from yccall_desktop import __version__
from yccall_desktop.core.version import LastLook, LookEnd
from yccall_desktop.ui import about, i18n
from yccall_desktop.ui.about import AboutDialog, Build, read_build, support_details
from yccall_desktop.ui.keys import KeysDialog
from yccall_desktop.ui.licences import LicencesDialog

COMMIT = "0123456789ab"


class Opened(QObject):
    """Takes what would be opened outside."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url)


@pytest.fixture
def opened():
    made = Opened()
    for scheme in ("file", "https"):
        QDesktopServices.setUrlHandler(scheme, made, "take")
    yield made
    for scheme in ("file", "https"):
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package's resources: a build and licences."""
    folder = tmp_path / "resources"
    folder.mkdir()
    (folder / "build.json").write_text(json.dumps({"commit": COMMIT, "date": "2026-11-23"}))
    (folder / "licences.txt").write_text("Qt\nLGPL\n\nOpenSSL\nApache\nqt again\n")
    monkeypatch.setattr(about, "resource", lambda name: folder / name)
    return folder


@pytest.fixture
def open_about(qtbot, context):
    def made() -> AboutDialog:
        dialog = AboutDialog(context)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return made


def texts(dialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def press(qtbot, dialog, name: str) -> None:
    qtbot.mouseClick(dialog.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def test_from_source(open_about):
    dialog = open_about()
    assert f"Version {__version__}, built from source" in texts(dialog)
    assert dialog.findChild(QPushButton, "licencesButton").isHidden()


def test_in_a_package(open_about, package):
    dialog = open_about()
    assert f"Version {__version__}, build {COMMIT} of 2026-11-23" in texts(dialog)
    assert dialog.findChild(QPushButton, "licencesButton").isVisible()


@pytest.mark.parametrize(
    "content", ["", "[]", "null", '{"commit": "x"}', '{"commit": "<b>", "date": "2026-11-23"}']
)
def test_a_build_that_cannot_be_understood(tmp_path, content):
    (tmp_path / "build.json").write_text(content)
    assert read_build(tmp_path / "build.json") is None


def test_the_folder_of_the_log_is_opened(qtbot, context, open_about, opened):
    dialog = open_about()
    assert dialog.findChild(QLineEdit, "logFolderEdit").text() == str(context.data_dir)
    press(qtbot, dialog, "openLogFolderButton")
    assert [Path(url.toLocalFile()) for url in opened.urls] == [context.data_dir]


def test_the_details_for_support(qtbot, context, open_about, monkeypatch, tmp_path):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    context.data_dir = tmp_path / "data"
    context.secrets.set(context.connection.server, "a-secret-token")
    dialog = open_about()
    press(qtbot, dialog, "copyDetailsButton")
    copied = QGuiApplication.clipboard().text()
    for part in (__version__, "from source", "Python 3.", "Qt 6.", "PySide6 6.", "~"):
        assert part in copied
    assert str(tmp_path) not in copied
    assert "token" not in copied
    assert dialog.findChild(QPushButton, "copyDetailsButton").text() == "Copied"


def test_the_details_name_the_build(context):
    assert f"Build: {COMMIT} of 2026-11-23" in support_details(context, Build(COMMIT, "2026-11-23"))


def test_the_log_can_be_copied_for_support(qtbot, context, open_about):
    lines = [f"line {number} of 13800138000" for number in range(1_000)]
    (context.data_dir / "yccall-desktop.log").write_text("\n".join(lines) + "\n", encoding="utf-8")
    dialog = open_about()
    press(qtbot, dialog, "copyLogButton")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Yccall Desktop")
    assert copied.endswith("line 998 of [number]\nline 999 of [number]\n")
    assert "13800138000" not in copied
    assert len(copied) < 15_000
    assert dialog.findChild(QPushButton, "copyLogButton").text() == "Copied"


def test_a_newer_version_with_its_note_and_page(qtbot, context, open_about, opened):
    settings = context.settings
    settings.version_address = ADDRESS
    settings.version_look = LastLook(ADDRESS, "2026-11-23", LookEnd.READ, NEWER)
    dialog = open_about()
    assert "Version 9.0.0 of 2027-01-31 is there." in texts(dialog)
    assert "Any sheet opens." in texts(dialog)
    page = dialog.findChild(QPushButton, "aboutPageButton")
    assert "downloads.example.com" in page.toolTip()
    press(qtbot, dialog, "aboutPageButton")
    assert [url.toString() for url in opened.urls] == [PAGE]


def test_a_look_that_failed_is_said(context, open_about):
    settings = context.settings
    settings.version_address = ADDRESS
    settings.version_look = LastLook(ADDRESS, "2026-11-23", LookEnd.UNREACHABLE)
    assert "2026-11-23: the version file could not be reached" in texts(open_about())
    settings.version_look = replace(settings.version_look, end=LookEnd.BAD_SIGNATURE)
    assert "signature does not fit" in texts(open_about())


def test_text_of_the_version_file_is_never_markup(context, open_about):
    settings = context.settings
    settings.version_address = ADDRESS
    release = replace(NEWER, notes={"en": "<a href='https://evil.test'>click</a>"})
    settings.version_look = LastLook(ADDRESS, "2026-11-23", LookEnd.READ, release)
    dialog = open_about()
    note = next(one for one in dialog.findChildren(QLabel) if "evil" in one.text())
    assert note.textFormat() is Qt.TextFormat.PlainText


def test_esc_closes_and_enter_too(qtbot, open_about):
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        dialog = open_about()
        qtbot.keyClick(dialog, key)
        assert not dialog.isVisible()


def test_everything_can_be_reached_and_read_aloud(context, open_about, package):
    dialog = open_about()
    for one in [*dialog.findChildren(QPushButton), dialog.findChild(QLineEdit, "logFolderEdit")]:
        interface = QAccessible.queryAccessibleInterface(one)
        assert interface.text(QAccessible.Text.Name), one.objectName()
        assert one.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_it_follows_the_language_and_stays_as_high_as_needed(qtbot, qapp, open_about):
    dialog = open_about()
    i18n.install(qapp, "zh_CN")
    qtbot.waitUntil(lambda: "Version" not in dialog.findChild(QLabel, "aboutVersion").text())
    assert dialog.height() == dialog.layout().totalHeightForWidth(dialog.width())


def test_the_help_on_the_keyboard_leads_here(qtbot, context):
    keys = KeysDialog()
    keys.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(keys)
    keys.show()
    with qtbot.waitSignal(keys.about_wanted):
        press(qtbot, keys, "aboutButton")
    assert not keys.isVisible()


# --- the licences ----------------------------------------------------------------------------
def test_the_licences_are_shown(qtbot, open_about, package):
    dialog = open_about()
    press(qtbot, dialog, "licencesButton")
    licences = dialog.findChild(LicencesDialog)
    assert "LGPL" in licences.text.toPlainText()
    assert licences.text.isReadOnly()
    qtbot.keyClick(licences, Qt.Key.Key_Escape)
    assert not licences.isVisible()
    assert dialog.isVisible()


@pytest.fixture
def licences(qtbot, context, package):
    made = LicencesDialog(package / "licences.txt")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def found(licences) -> tuple[str, int]:
    cursor = licences.text.textCursor()
    return cursor.selectedText(), cursor.blockNumber()


def test_the_licences_are_searched(qtbot, licences):
    qtbot.keyClicks(licences.search, "qt")
    assert found(licences) == ("Qt", 0)
    qtbot.keyClick(licences.search, Qt.Key.Key_Return)
    assert found(licences) == ("qt", 5)
    qtbot.keyClick(licences.search, Qt.Key.Key_Return)
    assert found(licences) == ("Qt", 0)
    qtbot.keyClick(licences.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert found(licences) == ("qt", 5)


def test_what_is_not_in_the_licences_is_said(qtbot, licences):
    qtbot.keyClicks(licences.search, "qtx")
    assert licences.findChild(QLabel, "licencesFound").text() == "Not found"
    qtbot.keyClick(licences.search, Qt.Key.Key_Backspace)
    assert licences.findChild(QLabel, "licencesFound").text() == ""
    assert found(licences)[0].lower() == "qt"


def test_licences_that_cannot_be_read_are_told(qtbot, context, tmp_path):
    dialog = LicencesDialog(tmp_path / "gone.txt")
    qtbot.addWidget(dialog)
    assert "gone.txt could not be read" in dialog.text.toPlainText()
