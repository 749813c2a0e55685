"""What came of an action on the do-not-call list, in words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import QObject

from yccall_desktop.core.do_not_call import AddedNumbers, NumberBatch
from yccall_desktop.core.problems import label
from yccall_desktop.errors import AppError
from yccall_desktop.services.do_not_call import SheetAdded
from yccall_desktop.ui.i18n import count, joined, say
from yccall_desktop.ui.settings.batches import day
from yccall_desktop.ui.settings.list_actions import (
    Emptied,
    NumberAdded,
    NumberFound,
    NumberRemoved,
)

_MOST = 4


class ListWords(QObject):
    """Sentences in the language of the moment."""

    def result(self, result: object) -> tuple[str, str]:
        """(kind of the notice, sentence) of what `ListActions.ended` carries."""
        match result:
            case SheetAdded():
                return _sheet_kind(result), self._sheet(result)
            case NumberAdded():
                return "success", self._number(result.added)
            case NumberFound():
                return "info", self._found(result.batches)
            case NumberRemoved(was_there=True):
                return "success", self.tr("The number is off the list.")
            case NumberRemoved():
                return "info", self.tr("This number was not on the list.")
            case Emptied():
                return "success", self.tr("The numbers are off the list.")
            case AppError():
                return "danger", say(result.words)
        return "info", self.tr("Cancelled. The list is as it was before.")

    def _sheet(self, result: SheetAdded) -> str:
        added = result.added
        said = [self._name(result), self.tr("%Ln number(s) added.", "", added.new)]
        if added.already:
            said.append(self.tr("%Ln number(s) were on the list already.", "", added.already))
        if added.extended:
            said.append(self.tr("%Ln of them now stay longer.", "", added.extended))
        if result.repaired:
            text = self.tr(
                "%Ln row(s) had a number that was taken as it was probably meant.",
                "",
                result.repaired,
            )
            said.append(text)
        if result.problems:
            said.append(self._problems(result))
        if result.left:
            sentence = self.tr(
                "Nothing was taken from %Ln other sheet(s) of the file ({sheets}).",
                "",
                len(result.left),
            )
            said.append(sentence.format(sheets=self._some(result.left)))
        return joined(said)

    def _name(self, result: SheetAdded) -> str:
        first, *further = result.sheets
        if further:
            template = self.tr("{file}, sheets {sheets}:")
            return template.format(file=result.file, sheets=self._some(result.sheets))
        if PurePath(result.file).stem == PurePath(first).stem:  # a text file is its sheet
            return self.tr("{file}:").format(file=result.file)
        return self.tr("{file}, sheet {sheet}:").format(file=result.file, sheet=first)

    def _some(self, names: Sequence[str]) -> str:
        """The first few, and whether there are more."""
        return self.tr(", ").join([*names[:_MOST], *["…"] * (len(names) > _MOST)])

    def _problems(self, result: SheetAdded) -> str:
        ranked = sorted(result.problems.items(), key=lambda item: -item[1])
        template = self.tr("{problem}: {count}")
        named = [
            template.format(problem=say(label(code)), count=count(number))
            for code, number in ranked
        ]
        sentence = self.tr(
            "%Ln row(s) have no number that can be read and are NOT on the list ({problems}).",
            "",
            sum(result.problems.values()),
        )
        return sentence.format(problems=self._some(named))

    def _number(self, added: AddedNumbers) -> str:
        if added.new:
            return self.tr("The number is on the list now.")
        if added.extended:
            return self.tr("The number was on the list; it stays longer now.")
        return self.tr("The number was on the list already.")

    def _found(self, batches: list[NumberBatch]) -> str:
        if not batches:
            return self.tr("This number is not on the list.")
        newest = batches[0]
        source = newest.source or self.tr("typed in")
        values = {"source": source, "day": day(newest.added)}
        if any(one.expires is None for one in batches):
            template = self.tr("On the list for ever ({source}, {day}).")
        else:
            template = self.tr("On the list until {last} ({source}, {day}).")
            values["last"] = day(max(one.expires for one in batches if one.expires is not None))
        return template.format(**values)


def _sheet_kind(result: SheetAdded) -> str:
    if not result.added.new + result.added.already:
        return "danger"
    return "warning" if result.problems or result.left else "success"
