"""Fields to type into, with a list to choose from that finds the typed text anywhere in a name.

What is typed is never changed by the list: only a row that was chosen is put into the field.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMoveEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from yccall_desktop.core.targets import Choice, matching
from yccall_desktop.core.task import split_calling_numbers
from yccall_desktop.ui.new_task.choice_list import MOST_ROWS, ChoiceList, Row, Rows
from yccall_desktop.ui.steady import SteadyCombo

Describe = Callable[[Choice], tuple[str, str]]
"""What is known of a choice in words, and the colour for it."""

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: MOST_ROWS - 1,
    Qt.Key.Key_PageUp: 1 - MOST_ROWS,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMES = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_CLOSES = {QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize}


class ChoiceCombo(SteadyCombo):
    """One of the list, or what is typed.

    Down, Alt+Down, F4 and the arrow open the whole list; typing opens what matches. Enter takes
    the row of the cursor, Esc closes the list, Tab goes on.
    """

    needed = Signal()
    """The user came to the field, or wants the whole list: it is time to load it."""
    list_toggled = Signal()
    """The list was opened or closed."""

    def __init__(self, name: str, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: Sequence[Choice] = ()
        self._describe: Describe = _nothing_known
        self._message = self._filter = ""
        self._list: ChoiceList | None = None
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(0)
        self._follow.timeout.connect(self._stay_at_field)
        self.setObjectName(name)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setCompleter(None)  # type: ignore[arg-type]
        self.line.setMaxLength(longest)
        self.line.textEdited.connect(self._on_typed)

    @property
    def line(self) -> QLineEdit:
        """Where it is typed."""
        line = self.lineEdit()
        assert line is not None
        return line

    @property
    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self._list is not None and self._list.isVisible()

    def set_choices(self, choices: Sequence[Choice], describe: Describe, message: str) -> None:
        """What there is to choose from; `message` is shown in its place when that is nothing."""
        self._choices, self._describe, self._message = choices, describe, message
        if self.is_open:
            self._show_rows()

    # --- what one and several differ in ------------------------------------------------------
    def fragment(self) -> str:
        """The text that is looked for while it is typed."""
        return self.currentText().strip()

    def take(self, name: str) -> bool:
        """Put a name into the field; returns whether the list stays open."""
        self.setEditText(name)
        return False

    def chosen(self) -> Sequence[str]:
        """The names in the field."""
        return [self.currentText().strip()]

    def row_maker(self) -> Callable[[Choice], Row]:
        """What makes the row of a choice."""
        return lambda one: Row(one.name, *self._describe(one))

    def head(self) -> list[Row]:
        """The rows above the choices of the whole list."""
        return []

    # --- opening and closing -----------------------------------------------------------------
    def showPopup(self) -> None:
        """Open the whole list, the cursor on what is chosen; close it when it is open."""
        if self.is_open:
            self.hidePopup()
            return
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.needed.emit()
        self._open("")
        chosen = [one for one in self.chosen() if one]
        if self.is_open:
            self._shown_list().go_to_name(chosen[-1] if chosen else "")

    def hidePopup(self) -> None:
        app = QApplication.instance()
        if self._list is not None and app is not None and self._list.isVisible():
            app.removeEventFilter(self)
            self._list.hide()
            self.list_toggled.emit()
        super().hidePopup()

    def _open(self, wanted: str) -> None:
        self._filter = wanted
        self._show_rows()
        app = QApplication.instance()
        if self.is_open and app is not None:
            app.installEventFilter(self)
            self.list_toggled.emit()

    def _shown_list(self) -> ChoiceList:
        if self._list is None:
            self._list = ChoiceList(self.window())
            self._list.setAccessibleName(self.accessibleName())
            self._list.clicked.connect(self._on_clicked)
        return self._list

    def _rows(self) -> Rows:
        """What matches, or the whole list; the message stands in place of an empty one."""
        if self._filter:
            return Rows((), matching(self._choices, self._filter), self.row_maker())
        head = self.head()
        if not self._choices and self._message:
            head.append(Row(None, text=self._message))
        return Rows(head, self._choices, self.row_maker())

    def _show_rows(self) -> None:
        """Show what matches; a list without a row is closed."""
        shown, rows = self._shown_list(), self._rows()
        if not rows:
            self.hidePopup()
            return
        shown.choices.show(rows)
        shown.open_at(self)

    # --- typing, keys and mouse --------------------------------------------------------------
    @Slot()
    def _on_typed(self) -> None:
        wanted = self.fragment()
        if not wanted and not self.is_open:
            return
        self._open(wanted)
        shown = self._shown_list()
        if len(shown.choices.rows) == 1 and shown.choices.rows[0].name == wanted:
            self.hidePopup()
        shown.go_to(-1)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._pick(index.row())

    def _pick(self, line: int) -> bool:
        """Choose a row; False when there is none to choose."""
        rows = self._shown_list().choices.rows
        name = rows[line].name if 0 <= line < len(rows) else None
        if name is None:
            return False
        if self.take(name):
            self._filter = ""
            self._show_rows()
            self._shown_list().go_to_name(name)
        else:
            self.hidePopup()
        return True

    def event(self, event: QEvent) -> bool:
        """Esc belongs to the open list before it belongs to the window."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.is_open
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        opens = key in (Qt.Key.Key_Down, Qt.Key.Key_F4) or (alt and key == Qt.Key.Key_Up)
        if not self.is_open and opens:
            self.showPopup()
            if not alt and key == Qt.Key.Key_Down and self._shown_list().currentIndex().row() < 0:
                self._shown_list().step(1)
        elif not self.is_open or not self._key_of_list(key, alt=alt):
            super().keyPressEvent(event)

    def _key_of_list(self, key: Qt.Key, *, alt: bool) -> bool:
        """Handle a key while the list is open; False: it belongs to the text."""
        shown = self._shown_list()
        line = shown.currentIndex().row()
        if key == Qt.Key.Key_Escape or (alt and key == Qt.Key.Key_Up) or key == Qt.Key.Key_F4:
            self.hidePopup()
        elif key in _STEPS:
            shown.step(_STEPS[key])
        elif key in _ENTER:
            self._pick(line)
            self.hidePopup()
        else:
            return self.key_on_row(key, line)
        return True

    def key_on_row(self, _key: Qt.Key, _line: int) -> bool:
        """A key for the row of the cursor; False: it belongs to the text."""
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While the list is open: a click or a turn of the wheel elsewhere closes it.

        When what is around the field moves, as below a line of words that comes or goes, the list
        follows it.
        """
        kind = event.type()
        if kind in (_CLOSES | _MOVES) and isinstance(watched, QWidget):
            if kind in _MOVES and watched.isAncestorOf(self):
                self._follow.start()
            elif kind in _CLOSES and not self._is_ours(watched):
                self.hidePopup()
        return super().eventFilter(watched, event)

    def _is_ours(self, widget: QWidget) -> bool:
        shown = self._list
        inside = shown is not None and (widget is shown or shown.isAncestorOf(widget))
        return inside or widget is self or self.isAncestorOf(widget)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._follow.start()

    @Slot()
    def _stay_at_field(self) -> None:
        if self._list is None or not self.is_open:
            return
        if self.visibleRegion().isEmpty():
            self.hidePopup()
        else:
            self._list.open_at(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _COMES:
            self.needed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hidePopup()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.hidePopup()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.EnabledChange and not self.isEnabled():
            self.hidePopup()
        super().changeEvent(event)


class SeveralCombo(ChoiceCombo):
    """Several of the list, separated by commas; none is the choice that `none_text` names.

    Space ticks the row of the cursor and stays, Enter ticks it and closes the list.
    """

    def __init__(self, name: str, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(name, longest, parent)
        self.none_text = ""

    def fragment(self) -> str:
        before = self.currentText()[: self.line.cursorPosition()]
        return re.split(r"[,;\s\uff0c\uff1b\u3001]", before)[-1]

    def chosen(self) -> Sequence[str]:
        return split_calling_numbers(self.currentText())

    def take(self, name: str) -> bool:
        if not name:
            self.setEditText("")
            return False
        entries = list(self.chosen())
        if self._filter and self._filter in entries and self._filter != name:
            entries.remove(self._filter)
        if name in entries:
            entries.remove(name)
        else:
            entries.append(name)
        self.setEditText(", ".join(entries))
        return True

    def row_maker(self) -> Callable[[Choice], Row]:
        there = set(self.chosen())
        return lambda one: Row(one.name, *self._describe(one), ticked=one.name in there)

    def head(self) -> list[Row]:
        return [Row("", text=self.none_text, ticked=not self.chosen())]

    def key_on_row(self, key: Qt.Key, line: int) -> bool:
        return key == Qt.Key.Key_Space and line >= 0 and self._pick(line)


def _nothing_known(_choice: Choice) -> tuple[str, str]:
    return "", "muted"
