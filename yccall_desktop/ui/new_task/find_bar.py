"""The bar for finding text in the rows (Ctrl+F)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from yccall_desktop.ui import icons, theme
from yccall_desktop.ui.new_task.side_panel import make_button

_WIDE = 700


class FindBar(QFrame):
    """A field with what was found beside it. Enter and Shift+Enter go on and back, Esc closes."""

    text_changed = Signal(str)
    step_wanted = Signal(object)
    """1: the next match; -1: the one before."""
    only_changed = Signal(bool)
    all_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.edit = QLineEdit()
        self.edit.setObjectName("findEdit")
        self.edit.setMinimumWidth(120)
        self.next, self.previous = QToolButton(), QToolButton()
        self.count = QLabel()
        self.count.setObjectName("findCount")
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.all = make_button("findAllButton", "", self.all_wanted, "link")
        self.only = QCheckBox()
        self.only.setObjectName("findOnly")
        self.close_button = QToolButton()
        self._found: tuple[int, int, int, bool] = (0, 0, 0, False)
        self._build_buttons()
        self._lay_out()
        self.edit.textChanged.connect(self.text_changed)
        self.only.toggled.connect(self.only_changed)
        self.next.clicked.connect(lambda _checked=False: self.step_wanted.emit(1))
        self.previous.clicked.connect(lambda _checked=False: self.step_wanted.emit(-1))
        self.close_button.clicked.connect(lambda _checked=False: self.closed.emit())
        self.retranslate()
        self.hide()

    def _build_buttons(self) -> None:
        for button, name, icon in (
            (self.previous, "findPreviousButton", "chevron-up"),
            (self.next, "findNextButton", "chevron"),
            (self.close_button, "findCloseButton", "close"),
        ):
            button.setObjectName(name)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            theme.set_role(button, "quiet")
            icons.set_icon(button, icon, "muted", 16)

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(theme.SPACE // 2)
        first.addWidget(self.edit, 1)
        first.addWidget(self.previous)
        first.addWidget(self.next)
        second.addWidget(self.count)
        second.addWidget(self.all)
        second.addStretch(1)
        second.addWidget(self.only)
        second.addWidget(self.close_button)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        gap = theme.SPACE
        self._box.setContentsMargins(gap, gap, gap, gap)
        self._box.setSpacing(gap)
        self._box.addLayout(first, 1)
        self._box.addLayout(second, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        wide = self.width() >= _WIDE
        self._box.setDirection(way.LeftToRight if wide else way.TopToBottom)

    def event(self, event: QEvent) -> bool:
        """Esc in the bar closes it; nothing else is cancelled by it."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.edit.hasFocus():
            self.step_wanted.emit(-1 if back else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            button := self.focusWidget(), QPushButton | QToolButton
        ):
            button.click()
        else:
            super().keyPressEvent(event)

    def open(self) -> None:
        """Show the bar, ready for typing."""
        self.show()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def show_found(self, place: int, shown: int, everywhere: int, *, searching: bool) -> None:
        """The current match is number `place` of `shown` (0: none is), `everywhere` in all rows."""
        self._found = (place, shown, everywhere, searching)
        self._show()

    def _show(self) -> None:
        place, shown, everywhere, searching = self._found
        locale = QLocale()
        elsewhere = False
        if not self.edit.text().strip():
            text = ""
        elif searching:
            text = self.tr("Searching… %Ln found", "", everywhere)
        elif not everywhere:
            text = self.tr("Not found")
        elif not shown:
            text, elsewhere = self.tr("Not in this filter"), True
        elif place:
            text = self.tr("{place} of {count}").format(
                place=locale.toString(place), count=locale.toString(shown)
            )
        else:
            text = self.tr("%Ln row(s)", "", shown)
        self.count.setText(text)
        self.all.setText(self.tr("%Ln in all rows", "", everywhere))
        self.all.setAccessibleName(
            self.tr("No match in this filter; show the %Ln in all rows", "", everywhere)
        )
        self.all.setVisible(elsewhere)
        for button in (self.next, self.previous):
            button.setEnabled(bool(shown) and not searching)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Find in the rows"))
        self.edit.setPlaceholderText(self.tr("Find a number or text"))
        self.edit.setAccessibleName(self.tr("Find a number or text"))
        self.only.setText(self.tr("Only matching rows"))
        for button, text in (
            (self.next, self.tr("Next match (F3)")),
            (self.previous, self.tr("Previous match (Shift+F3)")),
            (self.close_button, self.tr("Close (Esc)")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
