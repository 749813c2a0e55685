"""What came of an action on the do-not-call list, in words."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QCoreApplication

from yccall_desktop.core.ports import AddedNumbers, NumberBatch
from yccall_desktop.core.problems import label
from yccall_desktop.errors import AppError
from yccall_desktop.services.do_not_call import AddState, SheetAdded
from yccall_desktop.ui.i18n import count, say
from yccall_desktop.ui.settings.batches import day
from yccall_desktop.ui.settings.list_actions import (
    Emptied,
    NumberAdded,
    NumberFound,
    NumberRemoved,
)

translate = QCoreApplication.translate

_MOST_PROBLEMS = 4


def result_words(result: object) -> tuple[str, str]:
    """(kind of the notice, sentence) of what `ListActions.ended` carries."""
    match result:
        case SheetAdded():
            return _sheet_kind(result), _sheet_words(result)
        case NumberAdded():
            return "success", _number_words(result.added)
        case NumberFound():
            return "info", _found_words(result.batches)
        case NumberRemoved(was_there=True):
            return "success", translate("DoNotCallPage", "The number is off the list.")
        case NumberRemoved():
            return "info", translate("DoNotCallPage", "This number was not on the list.")
        case Emptied():
            return "success", translate("DoNotCallPage", "The numbers are off the list.")
        case AppError():
            return "danger", say(result.words)
    return "info", translate("DoNotCallPage", "Cancelled. The list is as it was before.")


def progress_words(state: AddState | None) -> tuple[str, str]:
    """(what is going on, how far it is)."""
    if state is None:
        return translate("DoNotCallPage", "One moment…"), ""
    rows = translate("DoNotCallPage", "%Ln row(s)", "", state.rows)
    if state.saving:
        return translate("DoNotCallPage", "Writing the numbers to the list…"), rows
    return translate("DoNotCallPage", "Reading the sheet…"), rows


def _sheet_kind(result: SheetAdded) -> str:
    if not result.added.new + result.added.already:
        return "danger"
    return "warning" if result.problems else "success"


def _sheet_words(result: SheetAdded) -> str:
    added = result.added
    said = [_sheet_name(result), translate("DoNotCallPage", "%Ln number(s) added.", "", added.new)]
    if added.already:
        said.append(
            translate("DoNotCallPage", "%Ln number(s) were on the list already.", "", added.already)
        )
    if added.extended:
        said.append(translate("DoNotCallPage", "%Ln of them now stay longer.", "", added.extended))
    if result.repaired:
        said.append(
            translate(
                "DoNotCallPage",
                "%Ln row(s) had a number that was taken as it was probably meant.",
                "",
                result.repaired,
            )
        )
    if result.problems:
        said.append(_problem_words(result))
    return " ".join(said)


def _sheet_name(result: SheetAdded) -> str:
    if PurePath(result.file).stem == PurePath(result.sheet).stem:  # a text file is its own sheet
        return translate("DoNotCallPage", "{file}:").format(file=result.file)
    template = translate("DoNotCallPage", "{file}, sheet {sheet}:")
    return template.format(file=result.file, sheet=result.sheet)


def _problem_words(result: SheetAdded) -> str:
    whole = sum(result.problems.values())
    ranked = sorted(result.problems.items(), key=lambda item: -item[1])
    named = [f"{say(label(code))} {count(number)}" for code, number in ranked[:_MOST_PROBLEMS]]
    if len(ranked) > _MOST_PROBLEMS:
        named.append("…")
    sentence = translate(
        "DoNotCallPage",
        "%Ln row(s) have no number that can be read and are NOT on the list ({problems}).",
        "",
        whole,
    )
    return sentence.format(problems=", ".join(named))


def _number_words(added: AddedNumbers) -> str:
    if added.new:
        return translate("DoNotCallPage", "The number is on the list now.")
    if added.extended:
        return translate("DoNotCallPage", "The number was on the list; it stays longer now.")
    return translate("DoNotCallPage", "The number was on the list already.")


def _found_words(batches: list[NumberBatch]) -> str:
    if not batches:
        return translate("DoNotCallPage", "This number is not on the list.")
    newest = batches[0]
    source = newest.source or translate("DoNotCallPage", "typed in")
    values = {"source": source, "day": day(newest.added)}
    if any(one.expires is None for one in batches):
        template = translate("DoNotCallPage", "On the list for ever ({source}, {day}).")
    else:
        template = translate("DoNotCallPage", "On the list until {last} ({source}, {day}).")
        values["last"] = day(max(one.expires for one in batches if one.expires is not None))
    return template.format(**values)
