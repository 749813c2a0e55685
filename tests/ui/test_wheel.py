"""The wheel scrolls; it changes no field that it happens to turn over."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDateTimeEdit, QWidget

import yccall_desktop
from tests.helpers.new_task import User
from yccall_desktop.core.task import PresetKind
from yccall_desktop.ui.settings.dialog import SettingsDialog


def turn(widget: QWidget) -> None:
    where = QPointF(widget.rect().center())
    event = QWheelEvent(
        where, widget.mapToGlobal(where), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def test_nothing_of_a_task_changes(qtbot, context):
    user = User(qtbot, context)
    user.open()
    preset = user.page.settings.preset
    turn(preset.combo)
    assert preset.preset().kind is PresetKind.NOW
    preset.set_kind(PresetKind.MOMENT)
    moment = user.widget("presetMoment", QDateTimeEdit)
    before = moment.dateTime()
    moment.setFocus()
    turn(moment)
    assert moment.dateTime() == before
    header = user.widget("headerCombo", QComboBox)
    chosen = header.currentIndex()
    turn(header)
    user.wait()
    assert header.currentIndex() == chosen


def test_nothing_of_the_settings_changes(qtbot, context):
    dialog = SettingsDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    boxes = [one for one in dialog.findChildren(QComboBox) if one.count() > 1]
    assert len(boxes) >= 5
    for box in boxes:
        box.setCurrentIndex(0)
        turn(box)
        assert box.currentIndex() == 0, box.objectName()


def test_every_field_is_a_steady_one():
    root = Path(yccall_desktop.__file__).parent
    field = r"Q(ComboBox|\w*SpinBox|\w*(Date|Time)Edit)"
    plain = re.compile(rf"\b{field}\(|^class \w+\({field}", re.MULTILINE)
    found = [
        path.name
        for path in root.rglob("*.py")
        if path.name != "steady.py" and plain.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
