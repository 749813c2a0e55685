"""Loads the platform's lists to choose from, and keeps each for as long as it can be believed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.targets import Choice, ChoiceKind, Choices
from yccall_desktop.services.connection import Connection

FRESH_SECONDS = 180.0
"""Agents become busy and idle all the time: an older list is loaded again."""

RETRY_SECONDS = 60.0
"""When a list that could not be loaded is tried again by itself."""

_SAME_FOR_ALL = {
    Reason.NO_TOKEN,
    Reason.TOKEN_INVALID,
    Reason.WRONG_APPID,
    Reason.LICENCE_EXPIRED,
    Reason.ADDRESS_NOT_AUTHORISED,
    Reason.NO_ANSWER_IN_TIME,
}


def load_choices(
    connection: Connection, kinds: Iterable[ChoiceKind], cancel: CancelToken
) -> dict[ChoiceKind, Choices]:
    """Ask for each list, one after the other; blocks for a bounded time.

    A token that is refused is renewed once for each. What ends one list before it reached the
    platform ends the others too, without asking.
    """
    loaded: dict[ChoiceKind, Choices] = {}
    hopeless: End | None = None
    for kind in kinds:
        cancel.raise_if_cancelled()
        answer = Choices(hopeless) if hopeless is not None else _load(connection, kind, cancel)
        end = answer.end
        if end.outcome is Outcome.NOT_SENT or end.reason in _SAME_FOR_ALL:
            hopeless = end
        loaded[kind] = answer
    cancel.raise_if_cancelled()
    return loaded


def _load(connection: Connection, kind: ChoiceKind, cancel: CancelToken) -> Choices:
    if not connection.server:
        return Choices(End(Outcome.NOT_SENT, Reason.BAD_ADDRESS, {"server": ""}))
    token, problem = connection.token(cancel)
    if problem is not None:
        return Choices(problem)
    answer = connection.platform.choices(token, kind, cancel)
    if answer.end.reason is not Reason.TOKEN_INVALID:
        return answer
    token, problem = connection.renewed(cancel, token)
    if problem is not None:
        return Choices(problem)
    return connection.platform.choices(token, kind, cancel)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of a list.

    `choices` is None as long as it was never loaded; `loaded_at` (Unix seconds) tells when it was.
    `problem` is how the last try ended when that brought nothing.
    """

    choices: tuple[Choice, ...] | None = None
    loaded_at: float = 0.0
    problem: End | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    kept: Kept
    account: str
    tried: float


NOTHING = Kept()


class ChoiceCache:
    """The lists of every connection, each being one server with one account. Main thread only."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._clock, self._now = clock, now
        self._entries: WeakKeyDictionary[Connection, dict[ChoiceKind, _Entry]] = WeakKeyDictionary()

    def get(self, connection: Connection, kind: ChoiceKind) -> Kept:
        """What is known; nothing when the connection has turned out to be another account's."""
        entry = self._entry(connection, kind)
        return entry.kept if entry is not None else NOTHING

    def is_due(self, connection: Connection, kind: ChoiceKind) -> bool:
        """Whether it is time to load the list.

        One that the server does not have is not asked for again by itself.
        """
        entry = self._entry(connection, kind)
        if entry is None:
            return True
        problem = entry.kept.problem
        if problem is not None and problem.reason is Reason.SERVICE_MISSING:
            return False
        wait = FRESH_SECONDS if problem is None else RETRY_SECONDS
        return self._clock() - entry.tried >= wait

    def retry(self, connection: Connection) -> None:
        """Something about the connection is new: what did not work is due again."""
        entries = self._entries.get(connection, {})
        for kind, entry in list(entries.items()):
            if entry.kept.problem is not None:
                del entries[kind]

    def put(self, connection: Connection, kind: ChoiceKind, loaded: Choices) -> None:
        """Keep what came; a list that could not be loaded again stays as it was."""
        if loaded.end.outcome is Outcome.DONE:
            kept = Kept(loaded.choices, self._now())
        else:
            before = self.get(connection, kind)
            kept = Kept(before.choices, before.loaded_at, loaded.end)
        entry = _Entry(kept, connection.account, self._clock())
        self._entries.setdefault(connection, {})[kind] = entry

    def _entry(self, connection: Connection, kind: ChoiceKind) -> _Entry | None:
        entry = self._entries.get(connection, {}).get(kind)
        if entry is None or entry.account not in ("", connection.account):
            return None
        return entry
