"""What is typed in the settings panel, checked: the task's settings, or words beside a field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from yccall_desktop.core.task import (
    AssignmentType,
    InputError,
    PresetTime,
    Ratio,
    TaskSettings,
    parse_calling_numbers,
)
from yccall_desktop.errors import QT_TRANSLATE_NOOP, Words

_TARGET_MISSING = {
    AssignmentType.EXTENSION: QT_TRANSLATE_NOOP(
        "TaskForm", "Type the extension that takes the calls."
    ),
    AssignmentType.QUEUE: QT_TRANSLATE_NOOP(
        "TaskForm", "Type the name of the queue that takes the calls."
    ),
    AssignmentType.GROUP: QT_TRANSLATE_NOOP(
        "TaskForm", "Type the name of the group that takes the calls."
    ),
}


class Field(Enum):
    """The fields that may be wrong, from top to bottom."""

    TARGET = auto()
    RATIO = auto()
    CALLING_NUMBERS = auto()


@dataclass(frozen=True, slots=True)
class TaskForm:
    """The texts and choices of the panel as they stand. `calling_numbers` empty: random."""

    assignment: AssignmentType
    target: str
    ratio: str
    calling_numbers: str
    name: str
    preset: PresetTime
    start_right_away: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """`settings` is None as long as `wrong` says something."""

    settings: TaskSettings | None
    wrong: Mapping[Field, Words]


def check(form: TaskForm) -> Checked:
    """Every field of `form` checked."""
    wrong: dict[Field, Words] = {}
    target = form.target.strip()
    if not target:
        wrong[Field.TARGET] = Words("TaskForm", _TARGET_MISSING[form.assignment])
    ratio: Ratio | None = None
    try:
        ratio = Ratio.parse(form.ratio)
    except InputError as error:
        wrong[Field.RATIO] = error.words
    numbers: tuple[str, ...] = ()
    try:
        numbers = parse_calling_numbers(form.calling_numbers)
    except InputError as error:
        wrong[Field.CALLING_NUMBERS] = error.words
    if wrong or ratio is None:
        return Checked(None, wrong)
    settings = TaskSettings(
        assignment=form.assignment,
        target=target,
        ratio=ratio,
        calling_numbers=numbers,
        name=form.name.strip(),
        preset=form.preset,
        start_right_away=form.start_right_away,
    )
    return Checked(settings, {})
