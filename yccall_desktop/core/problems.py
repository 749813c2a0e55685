"""The closed list of what can be wrong with a row, and the words for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, IntEnum

from yccall_desktop.errors import QT_TRANSLATE_NOOP, Words

BACKWARDS_SIGN = "U+202E"
"""How the sentences name the character that turns the digits round."""


class RowStatus(IntEnum):
    """Exactly one holds for each row after the header; GONE are no rows any more: copies that a
    cell was split into, taken back."""

    READY = 0
    INVALID = 1
    DUPLICATE = 2
    EXCLUDED = 3
    BLANK = 4
    GONE = 5


class Code(Enum):
    """What is wrong; the value is the `problem` that `--check --rows` prints: never change one."""

    NO_NUMBER = "no-number"
    NOT_A_NUMBER = "not-a-number"
    LETTERS = "letters"
    STRANGE_CHARACTER = "strange-character"
    SCIENTIFIC = "scientific-notation"
    DIGITS_LOST = "digits-lost"
    LOST_ZERO = "lost-zero"
    GLUED_COUNTRY_CODE = "glued-country-code"
    EXTRA_PREFIX = "extra-prefix"
    EXTENSION = "extension"
    SEVERAL_NUMBERS = "several-numbers"
    OTHER_COUNTRY = "other-country"
    TOO_SHORT = "too-short"
    TOO_LONG = "too-long"
    NOT_VALID = "not-valid"
    NEGATIVE = "negative"
    FRACTION = "fraction"
    TRUTH_VALUE = "truth-value"
    DATE = "date"
    ERROR_CELL = "error-cell"
    UNCALCULATED = "formula-not-calculated"
    BAD_TIME = "bad-preset-time"
    DUPLICATE = "duplicate"
    REFUSED = "refused-by-platform"
    UNSEEN = "not-seen-on-platform"
    EXCLUDED = "excluded"
    HIDDEN = "hidden"
    EXAMPLE = "example-row"
    MERGED = "merged"
    DO_NOT_CALL = "do-not-call"
    ALREADY_SUBMITTED = "already-submitted"


_LABELS: dict[Code, str] = {
    Code.NO_NUMBER: QT_TRANSLATE_NOOP("Problem", "no phone number"),
    Code.NOT_A_NUMBER: QT_TRANSLATE_NOOP("Problem", "not a number"),
    Code.LETTERS: QT_TRANSLATE_NOOP("Problem", "contains letters"),
    Code.STRANGE_CHARACTER: QT_TRANSLATE_NOOP("Problem", "strange character"),
    Code.SCIENTIFIC: QT_TRANSLATE_NOOP("Problem", "scientific notation"),
    Code.DIGITS_LOST: QT_TRANSLATE_NOOP("Problem", "digits lost in Excel"),
    Code.LOST_ZERO: QT_TRANSLATE_NOOP("Problem", "leading zero lost"),
    Code.GLUED_COUNTRY_CODE: QT_TRANSLATE_NOOP("Problem", "country code without +"),
    Code.EXTRA_PREFIX: QT_TRANSLATE_NOOP("Problem", "extra prefix"),
    Code.EXTENSION: QT_TRANSLATE_NOOP("Problem", "has an extension"),
    Code.SEVERAL_NUMBERS: QT_TRANSLATE_NOOP("Problem", "several numbers"),
    Code.OTHER_COUNTRY: QT_TRANSLATE_NOOP("Problem", "another country"),
    Code.TOO_SHORT: QT_TRANSLATE_NOOP("Problem", "too short"),
    Code.TOO_LONG: QT_TRANSLATE_NOOP("Problem", "too long"),
    Code.NOT_VALID: QT_TRANSLATE_NOOP("Problem", "not in use"),
    Code.NEGATIVE: QT_TRANSLATE_NOOP("Problem", "negative number"),
    Code.FRACTION: QT_TRANSLATE_NOOP("Problem", "decimal number"),
    Code.TRUTH_VALUE: QT_TRANSLATE_NOOP("Problem", "TRUE or FALSE"),
    Code.DATE: QT_TRANSLATE_NOOP("Problem", "a date"),
    Code.ERROR_CELL: QT_TRANSLATE_NOOP("Problem", "Excel error"),
    Code.UNCALCULATED: QT_TRANSLATE_NOOP("Problem", "formula not calculated"),
    Code.BAD_TIME: QT_TRANSLATE_NOOP("Problem", "call time unclear"),
    Code.DUPLICATE: QT_TRANSLATE_NOOP("Problem", "duplicate"),
    Code.REFUSED: QT_TRANSLATE_NOOP("Problem", "refused by the platform"),
    Code.UNSEEN: QT_TRANSLATE_NOOP("Problem", "not seen on the platform so far"),
    Code.EXCLUDED: QT_TRANSLATE_NOOP("Problem", "left out by you"),
    Code.HIDDEN: QT_TRANSLATE_NOOP("Problem", "hidden in the file"),
    Code.EXAMPLE: QT_TRANSLATE_NOOP("Problem", "example row"),
    Code.MERGED: QT_TRANSLATE_NOOP("Problem", "under merged cells"),
    Code.DO_NOT_CALL: QT_TRANSLATE_NOOP("Problem", "do not call"),
    Code.ALREADY_SUBMITTED: QT_TRANSLATE_NOOP("Problem", "submitted lately"),
}

_SENTENCES: dict[Code, str] = {
    Code.NO_NUMBER: QT_TRANSLATE_NOOP("Problem", "No phone number in this row"),
    Code.NOT_A_NUMBER: QT_TRANSLATE_NOOP("Problem", "“{value}” is not a phone number"),
    Code.LETTERS: QT_TRANSLATE_NOOP("Problem", "Contains letters ({letters})"),
    Code.STRANGE_CHARACTER: QT_TRANSLATE_NOOP(
        "Problem", "Contains “{character}”, which is not part of a phone number"
    ),
    Code.SCIENTIFIC: QT_TRANSLATE_NOOP(
        "Problem", "Written in scientific notation, digits are lost"
    ),
    Code.DIGITS_LOST: QT_TRANSLATE_NOOP(
        "Problem", "Excel has already lost digits; format the column as Text at the source"
    ),
    Code.LOST_ZERO: QT_TRANSLATE_NOOP(
        "Problem", "The leading zero is missing; probably {suggestion}"
    ),
    Code.GLUED_COUNTRY_CODE: QT_TRANSLATE_NOOP(
        "Problem", "Starts with the country code {prefix} but without +; probably {suggestion}"
    ),
    Code.EXTRA_PREFIX: QT_TRANSLATE_NOOP(
        "Problem", "{prefix} stands before the number; probably {suggestion}"
    ),
    Code.EXTENSION: QT_TRANSLATE_NOOP(
        "Problem", "Has the extension {extension}, which cannot be dialled"
    ),
    Code.SEVERAL_NUMBERS: QT_TRANSLATE_NOOP(
        "Problem", "Several numbers in one cell; keep one, put the others in rows of their own"
    ),
    Code.OTHER_COUNTRY: QT_TRANSLATE_NOOP("Problem", "Number of another country ({country})"),
    Code.TOO_SHORT: QT_TRANSLATE_NOOP("Problem", "Too short: {digits} digits"),
    Code.TOO_LONG: QT_TRANSLATE_NOOP("Problem", "Too long: {digits} digits"),
    Code.NOT_VALID: QT_TRANSLATE_NOOP("Problem", "No such numbers are in use in {country}"),
    Code.NEGATIVE: QT_TRANSLATE_NOOP(
        "Problem", "The negative number {value} is not a phone number"
    ),
    Code.FRACTION: QT_TRANSLATE_NOOP("Problem", "The decimal number {value} is not a phone number"),
    Code.TRUTH_VALUE: QT_TRANSLATE_NOOP("Problem", "The cell holds {value}, not a phone number"),
    Code.DATE: QT_TRANSLATE_NOOP("Problem", "The cell holds the date {value}, not a phone number"),
    Code.ERROR_CELL: QT_TRANSLATE_NOOP("Problem", "The cell holds Excel's error {value}"),
    Code.UNCALCULATED: QT_TRANSLATE_NOOP(
        "Problem", "Formula not calculated: open the file in Excel, save, try again"
    ),
    Code.BAD_TIME: QT_TRANSLATE_NOOP(
        "Problem", "The call time “{value}” is not understood; write it as 2026-12-31 18:00"
    ),
    Code.DUPLICATE: QT_TRANSLATE_NOOP("Problem", "Same number as row {row}"),
    Code.REFUSED: QT_TRANSLATE_NOOP("Problem", "Refused by the platform: {reason}"),
    Code.UNSEEN: QT_TRANSLATE_NOOP("Problem", "Not seen on the platform so far; it may still come"),
    Code.EXCLUDED: QT_TRANSLATE_NOOP("Problem", "Left out by you"),
    Code.HIDDEN: QT_TRANSLATE_NOOP("Problem", "Hidden in the file, left out"),
    Code.EXAMPLE: QT_TRANSLATE_NOOP("Problem", "Says that it is an example, left out"),
    Code.MERGED: QT_TRANSLATE_NOOP("Problem", "Empty (merged with row {row})"),
    Code.DO_NOT_CALL: QT_TRANSLATE_NOOP("Problem", "On the do-not-call list, left out"),
    Code.ALREADY_SUBMITTED: QT_TRANSLATE_NOOP(
        "Problem", "Submitted in task {task} {day}, left out"
    ),
}


_DUPLICATE_ELSEWHERE = QT_TRANSLATE_NOOP("Problem", "Same number as row {row} of {file}")
_BACKWARDS = QT_TRANSLATE_NOOP(
    "Problem", "The sign {character} in it turns the digits round; shown is {suggestion}"
)
_COVERED = QT_TRANSLATE_NOOP(
    "Problem", "Excel does not show {value}: merged cells of row {row} cover it"
)
_SEVERAL_SPLIT = QT_TRANSLATE_NOOP("Problem", "Several numbers in one cell: {parts}")
_EXTENSION_WITHOUT = QT_TRANSLATE_NOOP(
    "Problem", "Has the extension {extension}, which cannot be dialled; without it {suggestion}"
)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one row. `suggestion`: a text for the cell that would mend it, or ''.

    `parts`: the texts of the rows that a cell with several numbers can be split into, or ().
    """

    code: Code
    values: Mapping[str, str] = field(default_factory=dict)
    suggestion: str = ""
    parts: tuple[str, ...] = ()

    @property
    def mendable(self) -> bool:
        """Whether there is a repair that the user may choose."""
        return bool(self.suggestion or self.parts)

    def words(self) -> Words:
        """The sentence for the row's Problem column."""
        template = _SENTENCES[self.code]
        if self.code is Code.DUPLICATE and "file" in self.values:
            template = _DUPLICATE_ELSEWHERE
        elif self.values.get("character") == BACKWARDS_SIGN and self.suggestion:
            template = _BACKWARDS
        elif self.code is Code.MERGED and "value" in self.values:
            template = _COVERED
        elif self.code is Code.SEVERAL_NUMBERS and self.parts:
            template = _SEVERAL_SPLIT
        elif self.code is Code.EXTENSION and self.suggestion:
            template = _EXTENSION_WITHOUT
        values = {"suggestion": self.suggestion, "parts": "   ".join(self.parts)}
        return Words("Problem", template, {**self.values, **values})


def label(code: Code) -> Words:
    """The two or three words for a filter chip."""
    return Words("Problem", _LABELS[code])
