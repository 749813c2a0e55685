"""What the settings panel says of the platform's lists: states, counts, and why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QDateTime, QLocale, QObject

from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.targets import Choice, ChoiceKind, State, calls_at_once, find
from yccall_desktop.core.task import InputError, Ratio, is_calling_number
from yccall_desktop.services.load_targets import Kept
from yccall_desktop.ui.i18n import joined

_MOST_NAMED = 3
_LONGEST_MESSAGE = 80


@dataclass(frozen=True, slots=True)
class Note:
    """A line below a field; `role` is a label's role of the theme. No text: no line."""

    text: str = ""
    role: str = "small"


_NONE = Note()


def _with_message(text: str, end: End) -> str:
    """A sentence and what the platform says, in its own language."""
    return joined((text, f"“{end.message[:_LONGEST_MESSAGE]}”")) if end.message else text


class TargetWords(QObject):
    """An object, since only `tr` of one is known to have plural forms."""

    # --- a row of a list -----------------------------------------------------------------------
    def described(self, choice: Choice) -> tuple[str, str]:
        """What is known of a choice, and the theme's colour for it."""
        states = {
            State.READY: (self.tr("registered"), "success"),
            State.UNREGISTERED: (self.tr("not registered"), "warning"),
            State.DISABLED: (self.tr("disabled"), "muted"),
            State.UNKNOWN: (choice.remark, "muted"),
        }
        text, tone = states[choice.state]
        agents = choice.agents
        if agents is not None and choice.state is not State.DISABLED:
            text = self.tr("{idle} of {total} idle").format(idle=agents.idle, total=agents.total)
            tone = "success" if agents.idle else "warning"
        return text, tone

    def none_chosen(self) -> str:
        """The row that stands for no calling number."""
        return self.tr("Random: the platform chooses")

    def in_place_of_list(self, kept: Kept, *, loading: bool) -> str:
        """What an open list says when it has nothing to choose from; '' when it is not opened.

        Why there is no list stands below the field.
        """
        if loading:
            return self.tr("Loading the platform's list…")
        return self.tr("The platform's list is empty.") if kept.choices is not None else ""

    # --- below the target ----------------------------------------------------------------------
    def target(
        self, kind: ChoiceKind, name: str, kept: Kept, *, loading: bool, looking: bool
    ) -> Note:
        """The line below the target; `looking`: the user is choosing from the open list."""
        if kept.choices is None:
            if loading:
                return Note(self.tr("Loading the platform's list…"))
            return self._no_list(kind, kept.problem) if kept.problem is not None else _NONE
        chosen = find(kept.choices, name)
        if not kept.choices:
            note = Note(self.tr("The platform's list is empty. A typed name is sent as it is."))
        elif not name or (looking and chosen is None):
            text = self.tr("%n to choose from: type a part, or press ↓", "", len(kept.choices))
            note = Note(text)
        elif chosen is None:
            note = self._not_listed(kept.choices, name)
        else:
            note = self._chosen(kind, chosen)
        if kept.problem is not None and note.role == "small":
            old = self.tr("The list is of {time}; loading it again did not work.")
            note = Note(joined(filter(None, (note.text, old.format(time=self.time(kept))))))
        return note

    def _not_listed(self, choices: Sequence[Choice], name: str) -> Note:
        alike = next((one for one in choices if one.name.casefold() == name.casefold()), None)
        if alike is not None:
            text = self.tr("Not in the platform's list, where it is written “{name}”.")
            return Note(text.format(name=alike.name), "warning")
        return Note(self.tr("Not in the platform's list. It is sent as typed."), "warning")

    def _chosen(self, kind: ChoiceKind, chosen: Choice) -> Note:
        extension = kind is ChoiceKind.EXTENSION
        if chosen.state is State.DISABLED:
            text = (
                self.tr("This extension is disabled on the platform.")
                if extension
                else self.tr("This group is disabled on the platform.")
            )
            return Note(text, "warning")
        if chosen.state is State.UNREGISTERED:
            text = self.tr("No phone is registered at this extension: nobody can take its calls.")
            return Note(text, "warning")
        if chosen.agents is not None and not chosen.agents.idle:
            text = self.tr("None of the group's %n agent(s) is idle.", "", chosen.agents.total)
            return Note(text, "warning")
        if chosen.agents is not None:
            text = self.tr("{idle} of {total} agents are idle.")
            return Note(text.format(idle=chosen.agents.idle, total=chosen.agents.total))
        if chosen.state is State.READY:
            return Note(self.tr("A phone is registered at this extension."))
        return Note(chosen.remark)

    # --- below the ratio -----------------------------------------------------------------------
    def ratio(self, chosen: Choice | None, ratio: str) -> Note:
        """How many calls the ratio means, where the platform tells of agents."""
        try:
            parsed = Ratio.parse(ratio)
        except InputError:
            return _NONE
        if chosen is None or chosen.state is State.DISABLED:
            return _NONE
        if chosen.agents is not None:
            agents = chosen.agents.idle
            who = self.tr("%n idle agent(s)", "", agents)
        elif chosen.state is State.READY:
            agents, who = 1, self.tr("%n extension(s)", "", 1)
        else:
            return _NONE
        calls = calls_at_once(agents, parsed)
        text = self.tr("{agents} × {ratio} = up to {calls}").format(
            agents=who, ratio=parsed, calls=self.tr("%n call(s) at once", "", calls)
        )
        return Note(text)

    # --- below the calling numbers ---------------------------------------------------------------
    def calling_numbers(self, numbers: Sequence[str], kept: Kept, target: Kept) -> Note:
        """The line below the calling numbers. What the target's line says is not said again."""
        if kept.choices is None:
            told = target.problem if target.choices is None else None
            if kept.problem is None or (told and kept.problem.reason is told.reason):
                return _NONE
            return Note(self._why(kept.problem))
        there = {one.name for one in kept.choices}
        strange = [one for one in numbers if one not in there and is_calling_number(one)]
        if not strange or not there:
            return _NONE
        names = ", ".join(strange[:_MOST_NAMED]) + ("…" if len(strange) > _MOST_NAMED else "")
        text = self.tr("Not in the platform's list: {numbers}. Sent as typed.")
        return Note(text.format(numbers=names), "warning")

    # --- why there is none -----------------------------------------------------------------------
    def _no_list(self, kind: ChoiceKind, end: End) -> Note:
        refused = end.outcome is Outcome.REFUSED and end.reason in (
            Reason.SERVICE_MISSING,
            Reason.REFUSED_BY_PLATFORM,
            Reason.BAD_PARAMETER,
            Reason.MODULE_NOT_LICENSED,
        )
        if kind is ChoiceKind.QUEUE and refused:
            text = self.tr(
                "This platform lists no queues; newer ones do not offer them any more. If yours "
                "does, type the name, else choose an extension or a group."
            )
            missing = end.reason is Reason.SERVICE_MISSING
            return Note(text if missing else _with_message(text, end), "warning")
        return Note(self._why(end))

    def _why(self, end: End) -> str:
        """A sentence and what to do: typing is possible always."""
        server = end.values.get("server", "")
        reasons = {
            Reason.NO_TOKEN: self.tr("No list without a token. Type it, or sign in in Settings."),
            Reason.TOKEN_INVALID: self.tr(
                "No list: the token is no longer valid. Enter a new one in Settings."
            ),
            Reason.SERVICE_MISSING: self.tr("This server gives no such list. Type it."),
        }
        if end.reason is Reason.BAD_ADDRESS and not server:
            return self.tr("No list without a server. Type it, or enter the server in Settings.")
        if end.reason in reasons:
            return reasons[end.reason]
        if end.outcome is Outcome.REFUSED:
            text = self.tr("The platform refused to give its list. Type it.")
            return _with_message(text, end)
        if end.outcome is Outcome.NOT_SENT or end.reason is Reason.NO_ANSWER_IN_TIME:
            return self.tr("No list: the server cannot be reached. Type it, or load again.")
        return self.tr("No list: the server's answer could not be used. Type it.")

    def time(self, kept: Kept) -> str:
        """When the list was loaded, as the window's language writes it."""
        moment = QDateTime.fromSecsSinceEpoch(int(kept.loaded_at)).time()
        return QLocale().toString(moment, QLocale.FormatType.ShortFormat)
