"""Joins the platform's lists to the fields of the settings panel."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLabel, QToolButton, QWidget

from yccall_desktop.core.targets import ChoiceKind, find
from yccall_desktop.core.task import AssignmentType, split_calling_numbers
from yccall_desktop.ui import icons, theme
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.new_task.choice_combo import ChoiceCombo, SeveralCombo
from yccall_desktop.ui.new_task.platform_lists import PlatformLists
from yccall_desktop.ui.new_task.side_panel import make_label
from yccall_desktop.ui.new_task.target_words import Note, TargetWords


class TargetHelp(QObject):
    """Fills the lists of `target` and `calling_numbers`, and says below the fields what is known.

    `notes` are the lines to be put below target, ratio and calling numbers; `refresh` loads the
    lists again. What stands in a field is never changed here.
    """

    def __init__(
        self,
        context: Context,
        panel: QWidget,
        assignment: QButtonGroup,
        target: ChoiceCombo,
        ratio: QComboBox,
        calling_numbers: SeveralCombo,
    ) -> None:
        super().__init__(panel)
        self._assignment, self._target = assignment, target
        self._ratio, self._numbers = ratio, calling_numbers
        self._words = TargetWords(self)
        self.lists = PlatformLists(context, panel)
        names = ("targetNote", "ratioNote", "callerIdsNote")
        self.target_note, self.ratio_note, self.numbers_note = (
            make_label("small", name) for name in names
        )
        self.refresh = QToolButton()
        self.refresh.setObjectName("refreshListsButton")
        self.refresh.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.set_role(self.refresh, "quiet")
        icons.set_icon(self.refresh, "refresh", "muted", 16)
        self._connect(panel)

    def _connect(self, panel: QWidget) -> None:
        self.refresh.clicked.connect(self.lists.load_again)
        key = QShortcut(QKeySequence(Qt.Key.Key_F5), panel)
        key.activated.connect(self.lists.load_again)
        self.lists.changed.connect(self.show)
        for combo in (self._target, self._numbers):
            combo.needed.connect(self.lists.load_due)
            combo.list_toggled.connect(self._show_notes)
        for field in (self._target, self._ratio, self._numbers):
            field.editTextChanged.connect(self._show_notes)

    @property
    def _kind(self) -> ChoiceKind:
        return ChoiceKind.of(AssignmentType(self._assignment.checkedId()))

    @Slot()
    def assignment_changed(self) -> None:
        """Another kind of target is chosen, or the first one: another list."""
        self.lists.wanted = (self._kind, ChoiceKind.CALLING_NUMBER)
        self.lists.load_when_needed()
        self.show()

    @Slot()
    def show(self) -> None:
        """Bring lists and notes in line with what is known."""
        words, numbers = self._words, ChoiceKind.CALLING_NUMBER
        for combo, kind in ((self._target, self._kind), (self._numbers, numbers)):
            kept, loading = self.lists.kept(kind), self.lists.loading(kind)
            message = words.in_place_of_list(kept, loading=loading)
            combo.set_choices(kept.choices or (), words.described, message)
        self._numbers.none_text = words.none_chosen()
        loading = self.lists.loading(self._kind, numbers)
        self.refresh.setEnabled(not loading)
        text = self.tr("Load the platform's lists again (F5)")
        kept = self.lists.kept(self._kind)
        if loading:
            text = self.tr("The platform's lists are being loaded…")
        elif kept.choices is not None:
            text = self.tr("Lists of {time}. Load them again (F5)").format(time=words.time(kept))
        self.refresh.setToolTip(text)
        self.refresh.setAccessibleName(self.tr("Load the platform's lists again"))
        self.refresh.setAccessibleDescription(text)
        self._show_notes()

    @Slot()
    def _show_notes(self) -> None:
        words, kind = self._words, self._kind
        name = self._target.currentText().strip()
        kept = self.lists.kept(kind)
        chosen = find(kept.choices or (), name)
        loading, looking = self.lists.loading(kind), self._target.is_open
        note = words.target(kind, name, kept, loading=loading, looking=looking)
        self._tell(self.target_note, note)
        self._tell(self.ratio_note, words.ratio(chosen, self._ratio.currentText()))
        numbers = self.lists.kept(ChoiceKind.CALLING_NUMBER)
        entries = split_calling_numbers(self._numbers.currentText())
        if self._numbers.is_open and self._numbers.fragment() in entries:
            entries.remove(self._numbers.fragment())  # it is still being typed
        self._tell(self.numbers_note, words.calling_numbers(entries, numbers, kept))
        self._target.setAccessibleDescription(self.target_note.text())

    @staticmethod
    def _tell(label: QLabel, note: Note) -> None:
        if label.property("role") != note.role:
            theme.set_role(label, note.role)
        label.setText(note.text)
        label.setVisible(bool(note.text))
