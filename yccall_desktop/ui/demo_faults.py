"""The demo's own menu: what can go wrong, switched on by hand, to go through every end."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.demo import DemoFault, DemoLine, DemoPlatform
from yccall_desktop.errors import QT_TRANSLATE_NOOP, AppError, Words
from yccall_desktop.ui import icons, theme
from yccall_desktop.ui.ask import tell
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.i18n import say
from yccall_desktop.ui.jobs import Report

MENU_KEYS = "Ctrl+Shift+F"
BREAK_KEYS = "Ctrl+Shift+B"
_LOOK_MILLISECONDS = 250
"""How soon the button shows that a waiting fault was used up."""

_PORT_TAKEN = QT_TRANSLATE_NOOP(
    "DemoFaultsButton",
    "Another program has taken the demo platform's port meanwhile, so the platform cannot be "
    "reached any more. Close the program and start the demo again.",
)

_Choice = TypeVar("_Choice", DemoFault, DemoLine)


class DemoFaultsButton(QPushButton):
    """A button with a menu; its text tells which fault waits or stays on."""

    def __init__(self, context: Context, demo: DemoPlatform, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("demoFaultsButton")
        theme.set_role(self, "quiet")
        self._context, self._demo = context, demo
        self._now = ("", DemoLine.GOOD.value)
        self._menu = QMenu(self)
        self._menu.setObjectName("demoFaultsMenu")
        self._menu.setToolTipsVisible(True)
        self._break = self._add("demoBreakNow", self._break_now)
        self.addAction(self._break)  # so that its keys work while the menu is closed
        self._menu.addSeparator()
        self._next = self._choices(DemoFault, "demoNext", self._next_chosen)
        self._token = self._add("demoExpireTokens", self._expire_tokens)
        self._menu.addSeparator()
        lines = [line for line in DemoLine if line is not DemoLine.GOOD]
        self._lines = self._choices(lines, "demoLine", self._line_chosen)
        self._menu.addSeparator()
        self._mend = self._add("demoWorksAgain", self._works_again)
        self.setMenu(self._menu)
        self._menu.aboutToShow.connect(self.refresh)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MILLISECONDS)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()
        QShortcut(QKeySequence(MENU_KEYS), self).activated.connect(self.showMenu)
        self._mend.setEnabled(False)
        self.retranslate()
        self.refresh()

    def _add(self, name: str, slot: Callable[..., None] | None = None) -> QAction:
        action = self._menu.addAction("")
        action.setObjectName(name)
        if slot is not None:
            action.triggered.connect(slot)
        return action

    def _choices(
        self, which: Iterable[_Choice], name: str, slot: Callable[[QAction], None]
    ) -> dict[_Choice, QAction]:
        """Entries of which one at most is on; `slot` is a slot of this object."""
        group = QActionGroup(self)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        made = {}
        for choice in which:
            action = made[choice] = self._add(f"{name}_{choice.value}")
            action.setCheckable(True)
            action.setData(choice)
            group.addAction(action)
        group.triggered.connect(slot)
        return made

    # --- what is chosen ---------------------------------------------------------------------
    @Slot()
    def _break_now(self, _checked: bool = False) -> None:
        self._demo.break_now()
        self.refresh()

    @Slot(QAction)
    def _next_chosen(self, action: QAction) -> None:
        if action.isChecked():
            self._demo.fail_next(action.data().value)
        else:
            self._demo.forget_next()
        self.refresh()

    @Slot(QAction)
    def _line_chosen(self, action: QAction) -> None:
        chosen = action.data() if action.isChecked() else DemoLine.GOOD
        self._change(lambda: self._demo.set_line(chosen.value))

    @Slot()
    def _expire_tokens(self, _checked: bool = False) -> None:
        self._demo.expire_tokens()

    @Slot()
    def _works_again(self, _checked: bool = False) -> None:
        self._demo.forget_next()
        self._change(lambda: self._demo.set_line(DemoLine.GOOD.value))

    def _change(self, change: Callable[[], None]) -> None:
        """In the background: to stop listening takes a moment."""

        def work(_report: Report, _cancel: CancelToken) -> None:
            try:
                change()
            except OSError as error:
                raise AppError(Words("DemoFaultsButton", _PORT_TAKEN), repr(error)) from error

        job = self._context.jobs.start(work, self)
        job.done.connect(self.refresh)
        job.failed.connect(self._not_changed)

    @Slot(object)
    def _not_changed(self, error: AppError) -> None:
        self._show_checks()  # the menu has checked what was wanted
        tell(self.window(), self.tr("The demo's line stays as it is"), say(error.words))

    # --- what is shown ----------------------------------------------------------------------
    @Slot()
    @Slot(object)
    def refresh(self, _result: object = None) -> None:
        """Show what waits and what the line is like now."""
        waiting, line = self._demo.waiting, self._demo.line
        if (waiting, line) == self._now:
            return
        self._now = (waiting, line)
        self._show_checks()
        self._mend.setEnabled(bool(waiting) or line != DemoLine.GOOD.value)
        self._retitle()

    def _show_checks(self) -> None:
        waiting, line = self._now
        for fault, action in self._next.items():
            action.setChecked(fault.value == waiting)
        for one, action in self._lines.items():
            action.setChecked(one.value == line)

    def retranslate(self) -> None:
        """All texts in the language of the moment."""
        self._break.setText(self.tr("&Break the connection now"))
        self._break.setShortcut(QKeySequence(BREAK_KEYS))
        self._break.setToolTip(
            self.tr("What is being sent breaks off; when nothing is, the next request does.")
        )
        next_texts = {
            DemoFault.LOSE_ANSWER: self.tr("&Lose the next answer"),
            DemoFault.REFUSE: self.tr("&Refuse the next request"),
            DemoFault.TOO_LARGE: self.tr("Refuse the next as too large (&413)"),
            DemoFault.SERVER_ERROR: self.tr("Server &error at the next (500)"),
        }
        next_tips = {
            DemoFault.LOSE_ANSWER: self.tr(
                "The platform does what it is asked, but its answer never arrives: unknown."
            ),
            DemoFault.REFUSE: self.tr("The platform says no and does nothing: refused."),
            DemoFault.TOO_LARGE: self.tr("Nothing is done; the list goes on in smaller parts."),
            DemoFault.SERVER_ERROR: self.tr("Nothing tells whether it was done: unknown."),
        }
        for fault, action in self._next.items():
            action.setText(next_texts[fault])
            action.setToolTip(next_tips[fault])
        self._token.setText(self.tr("&Token expired"))
        self._token.setToolTip(self.tr("The next request signs in anew, then goes on by itself."))
        slow, unplugged = self._lines[DemoLine.SLOW], self._lines[DemoLine.UNPLUGGED]
        slow.setText(self.tr("&Slow line, late answers"))
        slow.setToolTip(self.tr("Leaves the time to break the connection in the middle of a list."))
        unplugged.setText(self.tr("&Unplugged"))
        unplugged.setToolTip(self.tr("No connection comes about: not sent."))
        self._mend.setText(self.tr("Everything &works again"))
        self.setToolTip(
            self.tr("Let the demo platform fail ({keys})").format(
                keys=QKeySequence(MENU_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
            )
        )
        self._retitle()

    def _retitle(self) -> None:
        """The button's text: the fault that comes next, before the line's, before none."""
        waiting, line = self._now
        titles = {
            DemoFault.LOSE_ANSWER.value: self.tr("Next answer gets lost"),
            DemoFault.REFUSE.value: self.tr("Next is refused"),
            DemoFault.TOO_LARGE.value: self.tr("Next is too large"),
            DemoFault.SERVER_ERROR.value: self.tr("Next is an error"),
            DemoLine.SLOW.value: self.tr("Slow line"),
            DemoLine.UNPLUGGED.value: self.tr("Unplugged"),
            DemoLine.GOOD.value: self.tr("Faults"),
        }
        title = titles.get(waiting or line, self.tr("Next breaks off"))
        faulty = bool(waiting) or line != DemoLine.GOOD.value
        self.setText(title)
        self.setAccessibleName(self.tr("Faults of the demo: {state}").format(state=title))
        icons.set_icon(self, "warning" if faulty else "chevron", "warning" if faulty else "muted")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
