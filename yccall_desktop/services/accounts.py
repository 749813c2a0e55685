"""The connections of the accounts in the settings, and which of them a submission belongs to."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from yccall_desktop.core.account import Account, is_given
from yccall_desktop.core.number_form import NumberForm
from yccall_desktop.core.submission import Submission
from yccall_desktop.services.connection import Connection, continues


class KnownAccounts(Protocol):
    """What of the settings is needed here."""

    @property
    def account_list(self) -> list[Account]: ...


class Accounts:
    """One connection for each account, so that its token is fetched once. Any thread.

    `known` holds the accounts as they are now; `connect` makes a connection to the server of one;
    `first` is the connection that the program starts with.
    """

    def __init__(
        self,
        connect: Callable[[str, Account], Connection],
        known: KnownAccounts,
        first: Connection,
    ) -> None:
        self._connect = connect
        self._known = known
        self._lock = threading.Lock()
        self._given = [first] if is_given(first.owner_id) else []
        self._made = {first.account_id: first} if first.account_id else {}

    def connection(self, account: Account) -> Connection:
        """The connection of an account, made anew when the account was changed."""
        with self._lock:
            made = self._made.get(account.id)
            if made is None or made.profile is None or _way(made.profile) != _way(account):
                if made is not None:
                    made.retire()
                made = self._made[account.id] = self._connect(account.server, account)
            made.profile = account
            return made

    def forget(self, account_id: str) -> None:
        """What is asked for next is a new connection: its secrets are being changed.

        Whoever still has the old one can go on with it, but it stores nothing any more.
        """
        with self._lock:
            made = self._made.pop(account_id, None)
        if made is not None:
            made.retire()

    def of(self, submission: Submission, current: Connection) -> Connection:
        """The connection to look for a submission with, or to go on with it.

        `current` when none fits: what is tried with it says why it cannot be done.
        """
        account_id = submission.account_id
        if account_id and account_id == current.account_id:
            return current
        known = self._known.account_list
        if account_id and not is_given(account_id):
            return next((self.connection(one) for one in known if one.id == account_id), current)
        fitting: list[tuple[str, Connection | Account]] = [
            (one.account, one)
            for one in (current, *self._given)
            if continues(submission, one.server, one.owner_id, one.companies)
        ]
        fitting += [
            (one.company, one)
            for one in known
            if continues(submission, one.server, one.id, one.companies)
        ]
        fitting.sort(key=lambda one: one[0] != submission.account)
        best = fitting[0][1] if fitting else current
        return self.connection(best) if isinstance(best, Account) else best


def _way(account: Account) -> Account:
    """What of an account decides how it is connected to."""
    return replace(account, name="", region="", form=NumberForm.NATIONAL, company="", former=())
