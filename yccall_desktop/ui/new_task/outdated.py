"""Whether rows were checked with other settings than those that hold now."""

from __future__ import annotations

from yccall_desktop.core.call_sheet import CallSheet
from yccall_desktop.ui.context import Context


def outdated(sheet: CallSheet, context: Context) -> bool:
    """Whether region or form of the numbers, or what is left out, is another by now."""
    checked = (sheet.checker.region, sheet.checker.form)
    wanted = (context.region, context.settings.form)
    return checked != wanted or sheet.screening is not context.screening
