"""The platform's lists to choose from, in every form that PHP gives them.

Extensions come with their passwords. Those are dropped while the answer is read (api/envelope.py),
and only the fields that are named here are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from yccall_desktop.api.envelope import Envelope, elements_of, text_of
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.targets import Agents, Choice, ChoiceKind, Choices, State, natural_key
from yccall_desktop.core.task import MAX_TARGET_LENGTH, is_calling_number

EXTENSIONS = "App.Sip_Sipnum.GetSipnumberInfo"
QUEUES = "App.Sip_Queue.GetQueueList"
GROUPS = "App.Sip_Extgroup.GetExtgroupInfo"
MEMBERS = "App.Sip_Extgroup.GetGroupExt"
CALLING_NUMBERS = "App.Sip_Disnum.GetDisnumberInfo"

_MOST_ASKED_GROUPS = 30
"""Where members are only told by group, of so many groups."""

_LONGEST_REMARK = 100
_DISABLED = "1013"

Fields = Sequence[tuple[str, str]]
Ask = Callable[[str, Fields], Envelope]
"""Asks a service with fields beside the token; a bare list is an answer too."""

Entry = Mapping[str, Any]


def read_choices(kind: ChoiceKind, ask: Ask) -> Choices:
    """Ask for a list: one request, for groups some more that tell of their agents."""
    if kind is ChoiceKind.EXTENSION:
        return _listed(ask(EXTENSIONS, [("status", "3")]), "extnumber", _extension)
    if kind is ChoiceKind.QUEUE:
        return _listed(ask(QUEUES, []), "queuename", _named)
    if kind is ChoiceKind.CALLING_NUMBER:
        return _listed(ask(CALLING_NUMBERS, [("autocall", "2")]), "disnumber", _calling_number)
    groups = _listed(ask(GROUPS, []), "name", _group)
    return _with_agents(groups, ask) if groups.choices else groups


def _listed(envelope: Envelope, key: str, choice: Callable[[str, Entry], Choice | None]) -> Choices:
    """The answer's list; what is not a list, or names nothing at all, is unreadable."""
    if envelope.end.outcome is not Outcome.DONE:
        return Choices(envelope.end)
    entries = _entries(envelope.result, key)
    found: dict[str, Choice] = {}
    for entry in entries or ():
        name = text_of(entry.get(key))
        if name and name.isprintable() and len(name) <= MAX_TARGET_LENGTH and name not in found:
            one = choice(name, entry)
            if one is not None:
                found[name] = one
    if entries is None or (entries and not any(text_of(one.get(key)) for one in entries)):
        unreadable = replace(envelope.end, outcome=Outcome.UNKNOWN, reason=Reason.ANSWER_UNREADABLE)
        return Choices(unreadable)
    ordered = sorted(found.values(), key=lambda one: natural_key(one.name))
    return Choices(envelope.end, tuple(ordered))


def _entries(result: object, key: str) -> list[Entry] | None:
    """The entries of a list, of a map (a list with holes), or the only one; None: no such thing."""
    if isinstance(result, dict) and key in result:
        result = [result]
    if not isinstance(result, list | dict):
        return None
    entries: list[Entry] = []
    for element in elements_of(result):
        entry = element if isinstance(element, dict) else {key: element}
        entries.append(entry)
    return entries


def _remark(entry: Entry) -> str:
    remark = text_of(entry.get("remark"))
    return " ".join("".join(c if c.isprintable() else " " for c in remark).split())[
        :_LONGEST_REMARK
    ]


def _named(name: str, entry: Entry) -> Choice:
    return Choice(name, remark=_remark(entry))


def _extension(name: str, entry: Entry) -> Choice:
    register = text_of(entry.get("register"))
    if text_of(entry.get("status")) == _DISABLED:
        state = State.DISABLED
    else:
        known = {"reg": State.READY, "nreg": State.UNREGISTERED}
        state = known.get(register, State.UNKNOWN)
    return Choice(name, state, _remark(entry))


def _group(name: str, entry: Entry) -> Choice:
    disabled = text_of(entry.get("status")) == _DISABLED
    return Choice(name, State.DISABLED if disabled else State.UNKNOWN, _remark(entry))


def _calling_number(name: str, entry: Entry) -> Choice | None:
    return Choice(name, remark=_remark(entry)) if is_calling_number(name) else None


# --- the agents of groups --------------------------------------------------------------------
def _with_agents(groups: Choices, ask: Ask) -> Choices:
    """The groups with their agents, as far as the platform tells of them.

    Asked for all groups at once; a server that wants a name, or tells nothing without one, is
    asked by group. The list of groups stands whatever comes of it.
    """
    names = [one.name for one in groups.choices]
    answer = ask(MEMBERS, [])
    members = _members(answer, names)
    wants_name = answer.end.reason in (Reason.BAD_PARAMETER, Reason.REFUSED_BY_PLATFORM)
    if wants_name or (answer.end.outcome is Outcome.DONE and not members):
        for name in names[:_MOST_ASKED_GROUPS]:
            answer = ask(MEMBERS, [("name", name)])
            if not _may_go_on(answer.end):
                break
            members.update(_members(answer, [name]))
    return replace(
        groups,
        choices=tuple(replace(one, agents=members.get(one.name)) for one in groups.choices),
    )


def _may_go_on(end: End) -> bool:
    refused = (Reason.BAD_PARAMETER, Reason.REFUSED_BY_PLATFORM)
    return end.outcome is Outcome.DONE or end.reason in refused


def _members(answer: Envelope, names: Iterable[str]) -> dict[str, Agents]:
    """Agents by group, for `names` alone: a server may ignore a filter.

    A group of which no member's state is told has none: "0 idle" would be a guess.
    """
    if answer.end.outcome is not Outcome.DONE:
        return {}
    states: dict[str, list[str]] = {name: [] for name in names}
    for entry in _entries(answer.result, "extnumber") or ():
        group = text_of(entry.get("name"))
        if group in states and text_of(entry.get("status")) != _DISABLED:
            states[group].append(text_of(entry.get("state")).casefold())
    return {
        group: Agents(found.count("idle"), len(found))
        for group, found in states.items()
        if "idle" in found or "busy" in found
    }
