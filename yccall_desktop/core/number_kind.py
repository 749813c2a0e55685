"""What kind of line a number belongs to, as far as its digits tell."""

from __future__ import annotations

from enum import IntEnum

from yccall_desktop.errors import QT_TRANSLATE_NOOP, Words


class NumberKind(IntEnum):
    """The value is what is kept for each row."""

    NONE = 0
    """No number, or none that may be called."""
    MOBILE = 1
    LANDLINE = 2
    MOBILE_OR_LANDLINE = 3
    """In some countries, such as the United States, the digits do not tell."""
    OTHER = 4
    """Toll-free, premium rate, internet telephony and the like."""


_LABELS = {
    NumberKind.NONE: QT_TRANSLATE_NOOP("NumberKind", "no number"),
    NumberKind.MOBILE: QT_TRANSLATE_NOOP("NumberKind", "mobile"),
    NumberKind.LANDLINE: QT_TRANSLATE_NOOP("NumberKind", "landline"),
    NumberKind.MOBILE_OR_LANDLINE: QT_TRANSLATE_NOOP("NumberKind", "mobile or landline"),
    NumberKind.OTHER: QT_TRANSLATE_NOOP("NumberKind", "other kind"),
}


def kind_label(kind: NumberKind) -> Words:
    """The two or three words for a filter chip."""
    return Words("NumberKind", _LABELS[kind])
