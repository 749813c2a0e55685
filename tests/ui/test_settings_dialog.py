"""The settings dialog: what is remembered, what applies at once, and where the token goes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
)

from tests.helpers.fake_platform import SERVER
from tests.helpers.version_files import ADDRESS, NEWER
from yccall_desktop.core.phone import NumberForm
from yccall_desktop.core.version import LastLook, LookEnd
from yccall_desktop.store.secrets import MemorySecrets
from yccall_desktop.store.settings import Appearance, Settings
from yccall_desktop.ui.about import AboutDialog
from yccall_desktop.ui.settings.dialog import SettingsDialog
from yccall_desktop.ui.settings.tokens import NewToken, TokenStore

OTHER = "https://call.example.com"


@pytest.fixture
def dialog(qtbot, context):
    made = open_dialog(qtbot, context)
    qtbot.waitUntil(lambda: not context.jobs.active)
    return made


def open_dialog(qtbot, context) -> SettingsDialog:
    made = SettingsDialog(context)
    made.tokens = TokenStore(context, made)
    made.token_typed.connect(made.tokens.store)
    made.tokens.stored.connect(context.events.connection_changed)
    qtbot.addWidget(made)
    made.show()
    return made


def stored(context) -> Settings:
    return Settings(context.settings.path)


def save(qtbot, context, dialog) -> None:
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not context.jobs.active)


def choose(qtbot, combo: QComboBox, value) -> None:
    row = next(row for row in range(combo.count()) if combo.itemData(row) == value)
    combo.setCurrentIndex(row)
    combo.activated.emit(row)


def notes(dialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_saving_unchanged_remembers_no_option(qtbot, context, dialog):
    """The server of the context came from an option or the environment."""
    context.region = "ID"
    dialog.region.choose("ID")
    save(qtbot, context, dialog)
    assert stored(context).server == ""
    assert stored(context).region == "CN"


def test_another_server_is_told_and_remembered(qtbot, context, dialog):
    dialog.server.setText(OTHER + "/")
    with qtbot.waitSignal(dialog.server_changed) as told:
        save(qtbot, context, dialog)
    assert told.args == [OTHER]
    assert stored(context).server == OTHER


def test_an_address_without_scheme_keeps_the_dialog_open(qtbot, context, dialog):
    dialog.server.setText("call.example.com")
    save(qtbot, context, dialog)
    assert dialog.isVisible()
    assert "http://" in dialog.findChild(QLabel, "settingsProblem").text()
    assert stored(context).server == ""


def test_the_token_goes_to_the_keyring_under_its_server_only(qtbot, context, dialog):
    dialog.server.setText(OTHER)
    dialog.token.setText(" abc123 ")
    save(qtbot, context, dialog)
    assert context.secrets.get(OTHER) == "abc123"
    assert context.secrets.get(SERVER) == ""
    assert "abc123" not in context.settings.path.read_text(encoding="utf-8")


def test_the_token_is_never_shown(qtbot, context):
    context.secrets.set(SERVER, "stored-token")
    dialog = open_dialog(qtbot, context)
    qtbot.waitUntil(lambda: "Stored" in dialog.token.placeholderText())
    assert dialog.token.text() == ""
    assert dialog.token.echoMode() == QLineEdit.EchoMode.Password
    save(qtbot, context, dialog)
    assert context.secrets.get(SERVER) == "stored-token"


def test_a_stored_token_can_be_forgotten(qtbot, context):
    context.secrets.set(SERVER, "stored-token")
    dialog = open_dialog(qtbot, context)
    qtbot.waitUntil(dialog.forget.isEnabled)
    qtbot.mouseClick(dialog.forget, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: context.secrets.get(SERVER) == "")
    qtbot.waitUntil(lambda: not dialog.forget.isEnabled())


@pytest.mark.parametrize("typed", ["another-token", ""])
def test_the_label_of_the_account_goes_with_the_old_token(qtbot, context, dialog, typed):
    for server in (SERVER, OTHER):
        context.settings.set_account(server, "Company")
    dialog.tokens.store((NewToken(SERVER, typed),))
    qtbot.waitUntil(lambda: not context.jobs.active)
    assert stored(context).account(SERVER) == ""
    assert stored(context).account(OTHER) == "Company"


def test_without_a_keyring_it_says_so(qtbot, context):
    context.secrets = MemorySecrets()
    dialog = open_dialog(qtbot, context)
    qtbot.waitUntil(lambda: "in memory only" in notes(dialog))


def test_region_and_form_are_told_once(qtbot, context, dialog):
    dialog.region.choose("ID")
    dialog.form.setCurrentIndex(list(NumberForm).index(NumberForm.NO_TRUNK_ZERO))
    with qtbot.waitSignal(dialog.numbers_changed):
        save(qtbot, context, dialog)
    assert (context.region, stored(context).region) == ("ID", "ID")
    assert stored(context).form is NumberForm.NO_TRUNK_ZERO


def test_the_region_is_found_by_typing(qtbot, context, dialog):
    dialog.region.setEditText("Indonesia (ID)")
    assert dialog.region.region == "ID"
    dialog.region.setEditText("th")
    assert dialog.region.region == "TH"
    dialog.region.setEditText("Atlantis")
    save(qtbot, context, dialog)
    assert dialog.isVisible()
    assert stored(context).region == "CN"


def test_an_example_shows_the_form(dialog):
    examples = []
    for row, _ in enumerate(NumberForm):
        dialog.form.setCurrentIndex(row)
        examples.append(dialog._notes["form"].text())
    national, _, international, _ = examples
    assert "1" in national
    assert " 86" in international
    dialog.region.setEditText("Atlantis")
    assert "region" in dialog._notes["form"].text()


def test_language_and_appearance_apply_at_once_and_go_back_on_cancel(qtbot, context, dialog):
    with qtbot.waitSignal(dialog.look_changed):
        choose(qtbot, dialog.appearance, Appearance.DARK)
    with qtbot.waitSignal(dialog.look_changed):
        choose(qtbot, dialog.language, "zh_CN")
    assert context.settings.appearance is Appearance.DARK
    assert (context.language, context.settings.language) == ("zh_CN", "zh_CN")
    with qtbot.waitSignal(dialog.look_changed):
        dialog.reject()
    assert context.settings.appearance is Appearance.SYSTEM
    assert (context.language, context.settings.language) == ("", "")


def test_the_appearance_leaves_the_language_of_the_option(qtbot, context):
    context.language, context.settings.language = "zh_CN", "en"
    dialog = open_dialog(qtbot, context)
    assert dialog.language.currentData() == "zh_CN"
    choose(qtbot, dialog.appearance, Appearance.DARK)
    choose(qtbot, dialog.language, "zh_CN")
    assert (context.language, context.settings.language) == ("zh_CN", "en")
    save(qtbot, context, dialog)
    assert (context.language, stored(context).language) == ("zh_CN", "en")


def test_a_disk_that_is_full_keeps_the_dialog_open(qtbot, context, dialog, expect_log):
    expect_log("settings not saved")
    context.settings.path = context.data_dir / "settings.json" / "below-a-file"
    (context.data_dir / "settings.json").write_text("{}")
    dialog.region.choose("TH")
    save(qtbot, context, dialog)
    assert dialog.isVisible()
    assert "could not be saved" in dialog.findChild(QLabel, "settingsProblem").text()


def answer(qtbot, dialog, name: str) -> None:
    button = dialog.findChild(QMessageBox, "confirmBox").findChild(QPushButton, name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.findChild(QMessageBox, "confirmBox") is None)


def test_escape_closes_what_nobody_touched(qtbot, dialog):
    qtbot.keyClick(dialog.server, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_escape_asks_before_it_drops_what_was_typed(qtbot, context, dialog):
    qtbot.keyClicks(dialog.token, "secret")
    qtbot.keyClick(dialog.token, Qt.Key.Key_Escape)
    answer(qtbot, dialog, "confirmNo")
    assert dialog.isVisible()
    assert dialog.token.text() == "secret"
    qtbot.keyClick(dialog.token, Qt.Key.Key_Escape)
    answer(qtbot, dialog, "confirmYes")
    assert not dialog.isVisible()
    assert context.secrets.get(SERVER) == ""


def test_a_field_that_an_access_key_reached_is_in_sight(qtbot, dialog):
    form = dialog._form
    form.setFixedHeight(160)
    form.verticalScrollBar().setValue(0)
    dialog.activateWindow()
    dialog.appearance.setFocus(Qt.FocusReason.ShortcutFocusReason)
    qtbot.waitUntil(lambda: not dialog.appearance.visibleRegion().isEmpty())
    assert dialog.appearance.hasFocus()


def test_every_access_key_leads_to_a_field(dialog):
    """A label's key does nothing where its field takes no focus."""
    for key, label in dialog._form.labels.items():
        assert label.buddy().focusPolicy() != Qt.FocusPolicy.NoFocus, key


def test_a_field_is_in_sight_after_the_one_left_has_told_of_its_text(qtbot, dialog):
    """What is typed can change the sentences below the fields, and so their heights."""
    dialog._notes["version"].setText("a long sentence " * 400)
    dialog._fit()
    bar = dialog._form.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(100)
    dialog._fit()
    assert bar.value() == 100


def test_a_button_at_the_edge_stays_under_the_mouse_that_presses_it(qtbot, dialog):
    form = dialog._form
    button = dialog.do_not_call
    button.blockSignals(True)
    form.setFixedHeight(160)
    bar = form.verticalScrollBar()
    bar.setValue(0)
    top = button.mapTo(form.widget(), button.rect().topLeft()).y()
    bar.setValue(top - form.viewport().height() + button.height() // 2)
    dialog.activateWindow()
    dialog.server.setFocus(Qt.FocusReason.MouseFocusReason)
    bar.setValue(top - form.viewport().height() + button.height() // 2)
    before = bar.value()
    pressed = {"pos": button.rect().topLeft() + QPoint(20, 3)}
    qtbot.mousePress(button, Qt.MouseButton.LeftButton, **pressed)
    assert (bar.value(), button.hasFocus()) == (before, True)
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton, **pressed)


@pytest.fixture
def failed_save(qtbot, context, dialog, expect_log, monkeypatch):
    """A dialog in which everything was changed and Save failed once; the disk works again."""
    expect_log("settings not saved")
    dialog.server.setText(OTHER)
    dialog.region.choose("TH")
    dialog.form.setCurrentIndex(list(NumberForm).index(NumberForm.INTERNATIONAL))
    with monkeypatch.context() as full:
        full.setattr(context.settings, "path", context.data_dir / "journal.sqlite3" / "settings")
        save(qtbot, context, dialog)
    assert dialog.isVisible()
    return dialog


def test_nothing_is_changed_by_a_save_that_failed(context, failed_save):
    failed_save.reject()
    assert (context.region, context.settings.region) == ("CN", "CN")
    assert context.settings.form is NumberForm.NATIONAL
    assert context.settings.server == ""


def test_a_second_save_tells_everything(qtbot, context, failed_save):
    signals = [failed_save.numbers_changed, failed_save.server_changed]
    with qtbot.waitSignals(signals):
        save(qtbot, context, failed_save)
    assert (context.region, stored(context).region) == ("TH", "TH")
    assert (stored(context).server, stored(context).form) == (OTHER, NumberForm.INTERNATIONAL)


def test_the_demo_cannot_be_pointed_elsewhere(qtbot, context):
    context.demo = True
    dialog = open_dialog(qtbot, context)
    assert dialog.server.isReadOnly()
    assert not dialog.token.isEnabled()


def test_every_field_has_a_name_that_can_be_read(dialog):
    others = [dialog.server, dialog.token, dialog.forget, dialog.version, dialog.about]
    for field in [*dialog.findChildren(QComboBox), *others]:
        interface = QAccessible.queryAccessibleInterface(field)
        assert interface.text(QAccessible.Text.Name), field.objectName()


def test_no_version_file_is_looked_at_unless_asked_for(qtbot, context, dialog):
    assert dialog.version.text() == ""
    assert "Empty: off." in notes(dialog)
    with qtbot.assertNotEmitted(dialog.version_address_changed):
        save(qtbot, context, dialog)
    assert stored(context).version_address == ""


def test_the_address_of_the_version_file_is_remembered_and_told(qtbot, context, dialog):
    dialog.version.setText(f" {ADDRESS}\n")
    with qtbot.waitSignal(dialog.version_address_changed):
        save(qtbot, context, dialog)
    assert stored(context).version_address == ADDRESS


def test_an_address_without_its_key_keeps_the_dialog_open(qtbot, context, dialog):
    dialog.version.setText(ADDRESS.partition("#")[0])
    save(qtbot, context, dialog)
    assert dialog.isVisible()
    assert "#ed25519=" in dialog.findChild(QLabel, "settingsProblem").text()
    assert dialog.focusWidget() is dialog.version
    assert stored(context).version_address == ""


def test_an_address_that_was_set_beforehand_stops_no_other_change(qtbot, context):
    context.settings.version_address = "https://x.test/v.json"
    dialog = open_dialog(qtbot, context)
    assert "a key" in notes(dialog)
    dialog.region.choose("TH")
    save(qtbot, context, dialog)
    assert (stored(context).region, stored(context).version_address) == (
        "TH",
        "https://x.test/v.json",
    )


def test_it_says_how_the_last_look_ended(qtbot, context):
    context.settings.version_address = ADDRESS
    context.settings.version_look = LastLook(ADDRESS, "2026-11-23", LookEnd.BAD_SIGNATURE, NEWER)
    dialog = open_dialog(qtbot, context)
    assert "2026-11-23: the signature does not fit" in notes(dialog)
    dialog.version.setText("")
    assert "Empty: off." in notes(dialog)


def test_the_demo_looks_at_no_version_file(qtbot, context):
    context.demo = True
    dialog = open_dialog(qtbot, context)
    assert not dialog.version.isEnabled()


def test_the_program_is_told_of_from_here(qtbot, dialog):
    qtbot.mouseClick(dialog.about, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.findChild(AboutDialog) is not None)
    qtbot.keyClick(dialog.findChild(AboutDialog), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: dialog.findChild(AboutDialog) is None)
    assert dialog.isVisible()


def test_a_list_to_choose_from_is_no_menu_whose_arrows_cover_its_last_line(dialog):
    for combo in (dialog.form, dialog.language, dialog.appearance):
        option = QStyleOptionComboBox()
        combo.initStyleOption(option)
        assert not combo.style().styleHint(QStyle.StyleHint.SH_ComboBox_Popup, option, combo)


def test_what_the_screen_has_no_room_for_scrolls(qtbot, context, dialog):
    """The dialog is no higher than the screen and its buttons stay in sight; the fields scroll."""
    room = dialog.screen().availableGeometry().height()
    dialog._notes["version"].setText("a long sentence " * 400)
    dialog._fit()
    qtbot.waitUntil(lambda: dialog._form.verticalScrollBar().maximum() > 0)
    assert dialog.height() <= room
    assert dialog.save.geometry().bottom() <= dialog.height()
