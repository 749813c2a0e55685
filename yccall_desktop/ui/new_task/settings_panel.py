"""The settings of the task: who takes the calls, how many at once, under which name, until when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from yccall_desktop.core.task import (
    MAX_NAME_LENGTH,
    MAX_TARGET_LENGTH,
    SUFFIX_LENGTH,
    AssignmentType,
    LastTask,
)
from yccall_desktop.errors import Words
from yccall_desktop.ui import theme
from yccall_desktop.ui.context import Context, StartupOptions
from yccall_desktop.ui.i18n import say
from yccall_desktop.ui.new_task.choice_combo import ChoiceCombo, SeveralCombo
from yccall_desktop.ui.new_task.preset_time_field import PresetTimeField
from yccall_desktop.ui.new_task.ratio_combo import RatioCombo
from yccall_desktop.ui.new_task.side_panel import SidePanel, make_label
from yccall_desktop.ui.new_task.target_help import TargetHelp
from yccall_desktop.ui.new_task.task_form import Checked, Field, TaskForm, check

_DEMO_TARGET = "queue-1"


class SettingsPanel(SidePanel):
    """Reads and checks itself at every key; `checked` is what it would send."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("taskSettings")
        self._context = context
        self._typed_name = bool(context.startup.task_name)
        self._labels: dict[str, QLabel] = {}
        self._wrong: dict[Field, QLabel] = {}
        self._title = make_label("heading")
        self.column.addWidget(self._title)
        self.assignment = self._make_assignment()
        self._targets: dict[AssignmentType, str] = {}
        self.target = ChoiceCombo("targetCombo", MAX_TARGET_LENGTH)
        self.ratio = RatioCombo()
        self.calling_numbers = SeveralCombo("callerIdsCombo", 2000)
        self.name = QLineEdit()
        self.name.setObjectName("taskNameEdit")
        self.name.setMaxLength(MAX_NAME_LENGTH)
        self.suffix = QLabel()
        self.suffix.setObjectName("taskNameSuffix")
        theme.set_role(self.suffix, "muted")
        self.suffix.setFont(theme.mono_font())
        self.preset = PresetTimeField()
        self.start = QCheckBox()
        self.start.setObjectName("startRightAway")
        self.help = TargetHelp(
            context, self, self.assignment, self.target, self.ratio, self.calling_numbers
        )
        self._lay_out()
        self._take_initial()
        self.help.assignment_changed()
        self._connect()
        self.retranslate()

    # --- building ----------------------------------------------------------------------------
    def _make_assignment(self) -> QButtonGroup:
        group = QButtonGroup(self)
        names = {
            AssignmentType.EXTENSION: ("assignExtension", "first"),
            AssignmentType.QUEUE: ("assignQueue", "middle"),
            AssignmentType.GROUP: ("assignGroup", "last"),
        }
        for kind, (name, place) in names.items():
            button = QPushButton()
            button.setObjectName(name)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setProperty("place", place)
            theme.set_role(button, "segment")
            group.addButton(button, int(kind))
        return group

    def _tab_to_checked(self) -> None:
        """Tab goes to the chosen one, arrow keys to the others: Space must not choose another."""
        for button in self.assignment.buttons():
            checked = button.isChecked()
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if checked else Qt.FocusPolicy.ClickFocus
            )

    def _lay_out(self) -> None:
        segments = QWidget()
        row = QHBoxLayout(segments)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in self.assignment.buttons():
            row.addWidget(button, 1)
        self._add("assign", segments, self.assignment.buttons()[0])
        chosen = QWidget()
        choice = QHBoxLayout(chosen)
        choice.setContentsMargins(0, 0, 0, 0)
        choice.setSpacing(4)
        choice.addWidget(self.target, 1)
        choice.addWidget(self.help.refresh)
        self._add("target", chosen, self.target, Field.TARGET, self.help.target_note)
        pair = QHBoxLayout()
        pair.setSpacing(theme.SPACE + 4)
        pair.addLayout(self._field("ratio", self.ratio, self.ratio), 2)
        pair.addLayout(self._field("callers", self.calling_numbers, self.calling_numbers), 3)
        below = self._with_note(pair, self.help.ratio_note)
        below.addWidget(self.help.numbers_note)
        self.column.addLayout(below)
        for field in (Field.RATIO, Field.CALLING_NUMBERS):
            self._add_wrong(field)
        named = QWidget()
        line = QHBoxLayout(named)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.SPACE)
        line.addWidget(self.name, 1)
        line.addWidget(self.suffix)
        self._add("name", named, self.name)
        self._add("preset", self.preset, self.preset.combo)
        self.column.addWidget(self.start)
        self.column.addStretch(1)

    def _field(self, key: str, widget: QWidget, buddy: QWidget) -> QVBoxLayout:
        label = QLabel()
        theme.set_role(label, "small")
        label.setBuddy(buddy)
        self._labels[key] = label
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(widget)
        return column

    @staticmethod
    def _with_note(fields: QVBoxLayout | QHBoxLayout, note: QLabel) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(fields)
        column.addWidget(note)
        return column

    def _add(
        self,
        key: str,
        widget: QWidget,
        buddy: QWidget,
        field: Field | None = None,
        note: QLabel | None = None,
    ) -> None:
        column = self._field(key, widget, buddy)
        self.column.addLayout(column if note is None else self._with_note(column, note))
        if field is not None:
            self._add_wrong(field)

    def _add_wrong(self, field: Field) -> None:
        label = make_label("danger", f"wrong{field.name.title().replace('_', '')}")
        label.hide()
        self._wrong[field] = label
        self.column.addWidget(label)

    def _take_initial(self) -> None:
        """The command line before what is remembered before the defaults."""
        given, last = self._context.startup, self._context.settings.last_task
        assignment = given.assign_type or last.assignment
        target = given.target or (last.target if assignment is last.assignment else "")
        if not target and self._context.demo and assignment is AssignmentType.QUEUE:
            target = _DEMO_TARGET
        self.assignment.button(int(assignment)).setChecked(True)
        self.target.setEditText(target)
        self._pre_filled = (assignment, self.target.currentText().strip())
        self.ratio.setEditText(given.ratio or last.ratio)
        self.calling_numbers.setEditText(given.caller_ids or ", ".join(last.calling_numbers))
        self.name.setText(given.task_name)
        self.preset.set_kind(last.preset)
        self.start.setChecked(last.start_right_away)

    def _connect(self) -> None:
        self._tab_to_checked()
        self.assignment.idToggled.connect(self._tab_to_checked)
        self.assignment.idToggled.connect(self._on_kind)
        for combo in (self.target, self.ratio, self.calling_numbers):
            combo.editTextChanged.connect(self._on_change)
        self.name.textChanged.connect(self._on_change)
        self.name.textEdited.connect(self._on_name_typed)
        self.preset.changed.connect(self._on_change)
        self.start.toggled.connect(self._on_change)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Task settings"))
        kinds = {
            AssignmentType.EXTENSION: self.tr("Extension"),
            AssignmentType.QUEUE: self.tr("Queue"),
            AssignmentType.GROUP: self.tr("Group"),
        }
        for kind, text in kinds.items():
            button = self.assignment.button(int(kind))
            button.setText(text)
            button.setAccessibleName(self.tr("Assign to: {kind}").format(kind=text))
        self._name_field("assign", self.tr("Assign to"), None)
        self._name_field("ratio", self.tr("Ratio"), self.ratio)
        self._name_field("callers", self.tr("Caller IDs"), self.calling_numbers)
        self._name_field("name", self.tr("Task name"), self.name)
        self._name_field("preset", self.tr("Preset call time"), None)
        ratio_help = self.tr("Idle agents : calls. 1:2 places two calls for each idle agent.")
        self.ratio.setToolTip(ratio_help)
        self.ratio.setAccessibleDescription(ratio_help)
        self._labels["ratio"].setToolTip(ratio_help)
        callers_help = self.tr(
            "The calling numbers that customers see, separated by commas. Empty: random."
        )
        self.calling_numbers.setToolTip(callers_help)
        self.calling_numbers.setAccessibleDescription(callers_help)
        self.calling_numbers.line.setPlaceholderText(self.tr("random"))
        self.suffix.setToolTip(
            self.tr("Every task name ends in eight digits of its own, so that it can be found.")
        )
        self.start.setText(self.tr("Start right away"))
        self.start.setToolTip(self.tr("Calls begin as soon as the task is created"))
        self.help.show()
        self._show_checks()

    def _name_field(self, key: str, text: str, widget: QWidget | None) -> None:
        self._labels[key].setText(text)
        if widget is not None:
            widget.setAccessibleName(text)

    # --- reading -----------------------------------------------------------------------------
    def form(self) -> TaskForm:
        """What stands in the fields."""
        callers = self.calling_numbers.currentText().strip()
        return TaskForm(
            assignment=AssignmentType(self.assignment.checkedId()),
            target=self.target.currentText(),
            ratio=self.ratio.currentText(),
            calling_numbers="" if callers in (self.tr("random"), "random") else callers,
            name=self.name.text(),
            preset=self.preset.preset(),
            start_right_away=self.start.isChecked(),
        )

    def checked(self) -> Checked:
        """The settings, or what is wrong with them."""
        return check(self.form())

    def set_file_name(self, stem: str) -> None:
        """Name the task after the file, unless the user named it."""
        if not self._typed_name:
            self.name.setText(stem[:MAX_NAME_LENGTH])
            self.name.setCursorPosition(0)

    def fill_in(self, given: StartupOptions) -> None:
        """Options that came with a file: as if the program had been started with them."""
        known = self._context.startup
        kind, target = given.assign_type or known.assign_type, given.target or known.target
        if given.assign_type and int(given.assign_type) != self.assignment.checkedId():
            target = given.target
            self.assignment.button(int(given.assign_type)).setChecked(True)
            self.target.setEditText("")
        self._context.startup = replace(
            known,
            assign_type=kind,
            target=target,
            ratio=given.ratio or known.ratio,
            caller_ids=given.caller_ids or known.caller_ids,
            task_name=given.task_name or known.task_name,
        )
        if given.target:
            self.target.setEditText(given.target)
        if given.assign_type is not None or given.target:
            chosen = AssignmentType(self.assignment.checkedId())
            self._pre_filled = (chosen, self.target.currentText().strip())
        if given.ratio:
            self.ratio.setEditText(given.ratio)
        if given.caller_ids:
            self.calling_numbers.setEditText(given.caller_ids)
        if given.task_name:
            self.name.setText(given.task_name)
            self._typed_name = True

    def use(self, last: LastTask) -> None:
        """What the last task from the same layout had; options of the command line stay."""
        given = self._context.startup
        if not (given.assign_type or given.target):
            self.assignment.button(int(last.assignment)).setChecked(True)
            self.target.setEditText(last.target)
        if not given.ratio:
            self.ratio.setEditText(last.ratio)
        if not given.caller_ids:
            self.calling_numbers.setEditText(", ".join(last.calling_numbers))
        self.preset.set_kind(last.preset)
        self.start.setChecked(last.start_right_away)

    def set_draft(self, submission_id: str) -> None:
        """Show the suffix that the name will end in."""
        self.suffix.setText(submission_id.replace("-", "")[:SUFFIX_LENGTH])

    def forget_typed_name(self) -> None:
        """The next file names the task again."""
        self._typed_name = False

    def remember(self) -> None:
        """Keep what was submitted for the next start. Options of the command line are not kept."""
        form, checked = self.form(), self.checked()
        given, last = self._context.startup, self._context.settings.last_task
        if checked.settings is None:
            return
        numbers = checked.settings.calling_numbers
        assigned = (form.assignment, form.target.strip())
        if (given.assign_type or given.target) and assigned == self._pre_filled:
            assigned = (last.assignment, last.target)
        self._context.settings.last_task = LastTask(
            *assigned,
            ratio=last.ratio if form.ratio == given.ratio else str(checked.settings.ratio),
            calling_numbers=last.calling_numbers
            if form.calling_numbers and form.calling_numbers == given.caller_ids
            else numbers,
            preset=form.preset.kind,
            start_right_away=form.start_right_away,
        )

    # --- checking ----------------------------------------------------------------------------
    def _on_name_typed(self) -> None:
        self._typed_name = bool(self.name.text())

    def _on_kind(self, kind: int, checked: bool) -> None:
        """A queue's name is no group's: each kind has a target of its own."""
        if not checked:
            self._targets[AssignmentType(kind)] = self.target.currentText()
            return
        self.target.setEditText(self._targets.get(AssignmentType(kind), ""))
        self.help.assignment_changed()
        self._on_change()

    def _on_change(self) -> None:
        self._show_checks()
        self.changed.emit()

    def _show_checks(self) -> None:
        kind = AssignmentType(self.assignment.checkedId())
        names = {
            AssignmentType.EXTENSION: self.tr("Extension"),
            AssignmentType.QUEUE: self.tr("Queue name"),
            AssignmentType.GROUP: self.tr("Group name"),
        }
        self._name_field("target", names[kind], self.target)
        wrong: Mapping[Field, Words] = self.checked().wrong
        fields = {
            Field.TARGET: self.target,
            Field.RATIO: self.ratio,
            Field.CALLING_NUMBERS: self.calling_numbers,
        }
        for field, widget in fields.items():
            words = wrong.get(field)
            quiet = field is Field.TARGET and not self.target.currentText()
            self._wrong[field].setVisible(words is not None and not quiet)
            self._wrong[field].setText(say(words) if words else "")
            marked = words is not None and not quiet
            if widget.property("invalid") != marked:
                widget.setProperty("invalid", marked)
                theme.repolish(widget)
        self.target.line.setPlaceholderText(
            say(wrong[Field.TARGET]) if Field.TARGET in wrong else ""
        )

    def focus_field(self, field: Field) -> None:
        """Put the cursor where something is wrong."""
        widgets = {
            Field.TARGET: self.target,
            Field.RATIO: self.ratio,
            Field.CALLING_NUMBERS: self.calling_numbers,
        }
        widgets[field].setFocus(Qt.FocusReason.OtherFocusReason)
