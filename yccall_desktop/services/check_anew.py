"""The rows of a list checked again: for another layout, region or form, other numbers left out."""

from __future__ import annotations

from yccall_desktop.core.call_sheet import CallSheet
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.columns import Layout
from yccall_desktop.core.number_form import NumberForm
from yccall_desktop.core.screening import Screening
from yccall_desktop.core.uncalled import uncalled_numbers


def check_anew(
    sheet: CallSheet,
    layout: Layout,
    region: str,
    form: NumberForm,
    screening: Screening | None,
    cancel: CancelToken,
) -> CallSheet:
    """The same rows and decisions, checked; checks every row, so not on the main thread. Raises
    Cancelled."""
    from yccall_desktop.core.phone import PhoneChecker

    other = CallSheet(sheet.rows, layout, PhoneChecker(region, form), sheet.decisions, screening)
    other.check_appended(cancel)
    other.uncalled = uncalled_numbers(other, cancel)
    return other
