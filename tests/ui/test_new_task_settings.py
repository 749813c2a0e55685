"""The settings of a task on the New task page: where they come from, and what is wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit

from tests.helpers.new_task import User, leads
from yccall_desktop.core.task import AssignmentType, LastTask, PresetKind, PresetTime, Ratio
from yccall_desktop.ui.context import StartupOptions
from yccall_desktop.ui.new_task.settings_panel import SettingsPanel


@pytest.fixture
def user(qtbot, context) -> User:
    made = User(qtbot, context)
    made.open(leads(3))
    return made


def panel_of(qtbot, context, **changes) -> SettingsPanel:
    made = SettingsPanel(replace(context, **changes))
    qtbot.addWidget(made)
    return made


def wrong(user, name: str) -> str:
    label = user.page.findChild(QLabel, name)
    return label.text() if label.isVisibleTo(user.page) else ""


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ("assignExtension", "Type the extension that takes the calls."),
        ("assignQueue", "Type the name of the queue that takes the calls."),
        ("assignGroup", "Type the name of the group that takes the calls."),
    ],
)
def test_without_a_target_it_says_what_to_type(user, button, reason):
    user.click(button)
    assert user.reason == reason
    assert not user.widget("createTaskButton").isEnabled()


@pytest.mark.parametrize("ratio", ["", "1", "1:", "2:x", "1-2", "0:1", "1:1000"])
def test_a_bad_ratio_is_told_beside_its_field(user, ratio):
    user.set_target()
    user.type("ratioCombo", ratio)
    assert "ratio" in wrong(user, "wrongRatio")
    assert user.reason == wrong(user, "wrongRatio")
    user.type("ratioCombo", "1：3")
    assert wrong(user, "wrongRatio") == ""
    assert user.reason == ""


def test_bad_calling_numbers_are_told_beside_their_field(user):
    user.set_target()
    user.type("callerIdsCombo", "01065512345, abc")
    assert wrong(user, "wrongCallingNumbers").startswith("“abc” is not a calling number")
    assert user.reason == wrong(user, "wrongCallingNumbers")


def test_random_is_an_empty_list_of_calling_numbers(user):
    user.set_target()
    user.type("callerIdsCombo", "10086")
    user.widget("callerIdsCombo", QComboBox).setFocus()
    user.press(Qt.Key.Key_Down)
    user.press(Qt.Key.Key_Return)
    assert user.page.settings.checked().settings.calling_numbers == ()
    user.type("callerIdsCombo", "random")
    assert user.page.settings.checked().settings.calling_numbers == ()


def test_ctrl_enter_goes_to_what_is_missing(user):
    user.page.area.view.setFocus()
    user.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert user.widget("targetCombo", QComboBox).lineEdit().hasFocus()


def test_the_suffix_of_the_name_is_the_submissions(user):
    suffix = user.text("taskNameSuffix")
    assert suffix == user.page.flow.draft_id[:8]
    assert len(suffix) == 8


def test_a_typed_name_stays_when_another_file_comes(user):
    name = user.widget("taskNameEdit", QLineEdit)
    name.selectAll()
    user.qtbot.keyClicks(name, "Black Friday")
    user.open(leads(4), "other.xlsx")
    assert name.text() == "Black Friday"


def test_a_preset_moment_is_sent_to_the_minute(user):
    user.set_target()
    user.widget("presetTimeCombo", QComboBox).setCurrentIndex(2)
    field = user.page.settings.preset
    assert field.moment.isVisibleTo(user.page)
    field.moment.setDateTime(QDateTime.fromSecsSinceEpoch(1_900_000_042))
    assert user.page.settings.checked().settings.preset == PresetTime(
        PresetKind.MOMENT, 1_900_000_020
    )


def test_end_of_today_is_a_choice(user):
    user.set_target()
    user.widget("presetTimeCombo", QComboBox).setCurrentIndex(1)
    assert user.page.settings.checked().settings.preset == PresetTime(PresetKind.END_OF_TODAY)


def test_the_button_says_that_calls_begin_at_once(user):
    user.widget("startRightAway").click()
    assert user.widget("createTaskButton").text() == "Create and start task with 3 numbers"


def test_options_come_before_what_is_remembered(qtbot, context):
    context.settings.last_task = LastTask(target="old", ratio="1:9", calling_numbers=("100200",))
    given = StartupOptions(assign_type=AssignmentType.GROUP, target="sales", ratio="2:5")
    settings = panel_of(qtbot, context, startup=given).checked().settings
    assert settings.assignment is AssignmentType.GROUP
    assert settings.target == "sales"
    assert settings.ratio == Ratio(2, 5)
    assert settings.calling_numbers == ("100200",)


def test_options_are_not_remembered(qtbot, context):
    context.settings.last_task = LastTask(target="old", ratio="1:9")
    panel = panel_of(qtbot, context, startup=StartupOptions(target="given", ratio="2:5"))
    panel.ratio.setEditText("1:3")
    panel.remember()
    assert context.settings.last_task.target == "old"
    assert context.settings.last_task.ratio == "1:3"


@pytest.mark.parametrize("demo", [False, True])
def test_a_target_of_another_kind_is_not_filled_in(qtbot, context, demo):
    context.settings.last_task = LastTask(AssignmentType.QUEUE, "queue-1")
    given = StartupOptions(assign_type=AssignmentType.EXTENSION)
    assert panel_of(qtbot, context, startup=given, demo=demo).target.currentText() == ""


def test_who_takes_the_calls_is_remembered_together(qtbot, context):
    context.settings.last_task = LastTask(AssignmentType.QUEUE, "queue-1")
    given = StartupOptions(assign_type=AssignmentType.EXTENSION)
    panel = panel_of(qtbot, context, startup=given)
    panel.target.setEditText("1001")
    panel.remember()
    last = context.settings.last_task
    assert (last.assignment, last.target) == (AssignmentType.EXTENSION, "1001")


def test_who_takes_the_calls_by_option_is_not_remembered(qtbot, context):
    context.settings.last_task = LastTask(AssignmentType.QUEUE, "queue-1")
    given = StartupOptions(assign_type=AssignmentType.EXTENSION, target="1001")
    panel = panel_of(qtbot, context, startup=given)
    panel.remember()
    last = context.settings.last_task
    assert (last.assignment, last.target) == (AssignmentType.QUEUE, "queue-1")


def test_what_was_chosen_is_remembered(qtbot, context):
    panel = panel_of(qtbot, context)
    panel.assignment.button(3).click()
    panel.target.setEditText(" sales ")
    panel.calling_numbers.setEditText("100200;100300")
    panel.start.setChecked(True)
    panel.remember()
    assert context.settings.last_task == LastTask(
        AssignmentType.GROUP, "sales", "1:1", ("100200", "100300"), PresetKind.NOW, True
    )


def test_the_demo_has_a_target_to_begin_with(qtbot, context):
    assert panel_of(qtbot, context, demo=True).checked().settings is not None


def test_every_field_has_a_name_for_screen_readers(user):
    names = {
        "targetCombo": "Queue name",
        "ratioCombo": "Ratio",
        "callerIdsCombo": "Caller IDs",
        "presetTimeCombo": "Preset call time",
    }
    for name, expected in names.items():
        assert user.widget(name, QComboBox).accessibleName() == expected


def test_tab_reaches_the_chosen_kind_and_arrows_the_others(user):
    """Space on a kind that is not chosen would change who is called."""
    queue, group = user.widget("assignQueue"), user.widget("assignGroup")
    queue.click()
    tabbed = [
        name
        for name in ("assignExtension", "assignQueue", "assignGroup")
        if user.widget(name).focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert tabbed == ["assignQueue"]
    queue.setFocus()
    user.press(Qt.Key.Key_Right)
    assert group.isChecked()
    assert group.hasFocus()
