"""Why no task can be created right now, in words; '' when one can."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from yccall_desktop.core.columns import Role
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.i18n import say
from yccall_desktop.ui.new_task.sheet_session import SheetSession
from yccall_desktop.ui.new_task.submission_flow import Stage, SubmissionFlow
from yccall_desktop.ui.new_task.task_form import Checked, Field


def create_reason(
    context: Context, session: SheetSession, flow: SubmissionFlow, checked: Checked
) -> str:
    """The first reason that holds, from what is going on to what is missing."""
    return (
        _going_on(session, flow)
        or _about_lists(context, session)
        or _about_check(session)
        or _about_journal(context)
        or _about_sheet(session)
        or next((say(checked.wrong[field]) for field in Field if field in checked.wrong), "")
    )


def _going_on(session: SheetSession, flow: SubmissionFlow) -> str:
    if flow.stage is Stage.CHECKING:
        return QCoreApplication.translate("CreateTask", "Looking for earlier submissions…")
    if flow.stage is Stage.ASKING:
        return QCoreApplication.translate("CreateTask", "Answer the question first.")
    if flow.stage is Stage.SENDING:
        return QCoreApplication.translate("CreateTask", "A list is being sent.")
    if flow.stage is Stage.ENDED:
        return QCoreApplication.translate("CreateTask", "See at the right what came of this list.")
    if session.loading:
        return QCoreApplication.translate("CreateTask", "Rows are still being read…")
    if session.checking:
        return QCoreApplication.translate("CreateTask", "The rows are being checked…")
    return ""


def _about_lists(context: Context, session: SheetSession) -> str:
    """No number may be sent before it is known whether a list names it."""
    if session.loaded is None or context.screening_ready:
        return ""
    return QCoreApplication.translate("CreateTask", "The do-not-call list is being read…")


def _about_check(session: SheetSession) -> str:
    """What was cancelled or failed: the old numbers may be wrong, or may not be called."""
    if not session.outdated:
        return ""
    return QCoreApplication.translate(
        "CreateTask", "The rows are not checked with the changed settings."
    )


def _about_journal(context: Context) -> str:
    if context.journal is not None:
        return ""
    if context.journal_error is not None:
        return say(context.journal_error)
    return QCoreApplication.translate(
        "CreateTask", "The journal cannot be used, so nothing can be sent."
    )


def _about_sheet(session: SheetSession) -> str:
    sheet, totals = session.sheet, session.totals
    if sheet is None or totals is None:
        return QCoreApplication.translate("CreateTask", "Open a phone sheet first.")
    if Role.PHONE not in sheet.layout.columns:
        return QCoreApplication.translate(
            "CreateTask", "Choose the phone column: click the header of the column above the table."
        )
    if not totals.rows - totals.blank:
        return QCoreApplication.translate("CreateTask", "The sheet has no rows.")
    if not totals.ready:
        return QCoreApplication.translate("CreateTask", "No row has a number that can be called.")
    return ""
