"""The token of one account: given, stored, or from a sign-in; renewed before it ends."""

from __future__ import annotations

import hashlib
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from yccall_desktop import logs
from yccall_desktop.core.account import Account
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.ports import Platform, Secrets

LIFETIME = 12 * 3600
"""Seconds that the platform takes a token of the sign-in."""

MARGIN = 600
"""So many seconds before its end a token is renewed."""

_SHORTEST_HIDDEN = 8

_OF_A_SIGN_IN = re.compile(r"\d+ ")

_LOOK_AT_CANCEL = 0.2
"""Seconds between two looks whether who waits for another's sign-in was cancelled."""

Answer = tuple[str, End | None]
"""A token, or '' and the end that forbids sending (NOT_SENT or REFUSED)."""


class Tokens:
    """Any thread; whoever needs a token waits, until cancelled, while another one signs in.

    `token`, `app_id` and `access_key` are what was given for this run; they come before all others,
    and neither they nor the tokens that they bring are stored. Else the access key and the token
    are those stored for the account, or without one for the server. Never signs out: other
    programs of the company may share the token.
    """

    def __init__(
        self,
        platform: Platform,
        secrets: Secrets,
        account: Account | None,
        *,
        token: str = "",
        app_id: str = "",
        access_key: str = "",
        now: Callable[[], float] = time.time,
    ) -> None:
        self._platform = platform
        self._secrets = secrets
        self._account = account
        self._token = token
        self._given = (app_id, access_key) if app_id and access_key else None
        self._any_given = bool(token or self._given)
        self._ends_at: float | None = None
        self._refused = ""
        self._now = now
        self._lock = threading.Lock()
        self._retired = False
        self.company = account.company if account is not None else ""

    def retire(self) -> None:
        """Keep no token from now on: the account was changed or removed. Does not block."""
        self._retired = True

    def current(self, cancel: CancelToken) -> Answer:
        """The token to use; signs in when there is none or when it ends soon."""
        with self._turn(cancel) as ours:
            if not ours:
                return _cancelled()
            if not self._token and not self._any_given:
                self._take_stored()
            left = None if self._ends_at is None else self._ends_at - self._now()
            if self._token and (left is None or left > MARGIN):
                return self._token, None
            answer = self._sign_in(cancel)
            if answer[1] is not None and left is not None and left > 0:
                return self._token, None
            return answer

    def after_refusal(self, refused: str, cancel: CancelToken) -> Answer:
        """Another token than `refused`, which the platform takes no more ('': whichever it was).

        When somebody else has renewed it meanwhile, that one: of many requests one signs in.
        """
        with self._turn(cancel) as ours:
            if not ours:
                return _cancelled()
            if refused and self._token and self._token != refused:
                return self._token, None
            self._refused = refused or self._token
            self._token, self._ends_at = "", None
            if not self._any_given and not self._app_id:
                self._take_stored()  # a new one may have been entered meanwhile
            if self._token:
                return self._token, None
            if not self._given and not self._app_id:
                self._token = self._refused  # the platform may think better of it next time
                return "", self._end(Outcome.REFUSED, Reason.TOKEN_INVALID)
            return self._sign_in(cancel)

    def at_hand(self) -> bool:
        """Whether there is anything to get in with; asks the keyring, and waits for nobody."""
        return self._any_given or bool(self._stored("key") if self._app_id else self._typed())

    @contextmanager
    def _turn(self, cancel: CancelToken) -> Iterator[bool]:
        """The lock, or False when `cancel` came while another one had it."""
        while not self._lock.acquire(timeout=_LOOK_AT_CANCEL):
            if cancel.cancelled:
                yield False
                return
        try:
            yield True
        finally:
            self._lock.release()

    @property
    def _app_id(self) -> str:
        return self._account.app_id if self._account is not None else ""

    def _stored(self, what: str = "token") -> str:
        account, server = self._account, self._platform.server
        if account is None:
            return self._secrets.get(server)
        return self._secrets.get(server, account.key_slot if what == "key" else account.token_slot)

    def _typed(self) -> str:
        """The token that was typed; one of a sign-in, left by an account as it was before, is none.

        It may be another company's.
        """
        stored = self._stored()
        return "" if _OF_A_SIGN_IN.match(stored) else stored

    def _take_stored(self) -> None:
        """A typed token is stored as it is, one of the sign-in with its end and whose it is.

        Older versions did not note whose it is: then there is a new sign-in.
        """
        if not self._app_id:
            ends_at, token = "", self._typed()
        else:
            ends_at, whose, token = (*self._stored().split(" "), "", "")[:3]
            token = token if whose == self._whose and ends_at.isdigit() else ""
        if token and token != self._refused:
            _hide(token)
            self._token, self._ends_at = token, float(ends_at) if ends_at else None

    def _sign_in(self, cancel: CancelToken) -> Answer:
        if self._given is None and not self._app_id:
            return "", self._end(Outcome.NOT_SENT, Reason.NO_TOKEN)
        app_id, access_key = self._given or (self._app_id, self._stored("key"))
        if not access_key:
            return "", self._end(Outcome.NOT_SENT, Reason.NO_ACCESS_KEY)
        if cancel.cancelled:
            return _cancelled()
        _hide(access_key)
        asked_at = self._now()
        signed_in = self._platform.sign_in(app_id, access_key, cancel)
        end = signed_in.end
        if end.outcome is Outcome.DONE and signed_in.token:
            _hide(signed_in.token)
            self._token, self._ends_at = signed_in.token, asked_at + LIFETIME
            self.company = signed_in.company_name or signed_in.company_code or self.company
            self._keep()
            return self._token, None
        if end.outcome in (Outcome.REFUSED, Outcome.NOT_SENT):
            return "", end
        if end.reason is Reason.CANCELLED_WHILE_SENDING:
            return _cancelled()
        return "", self._end(Outcome.NOT_SENT, Reason.SIGN_IN_FAILED, end.message)

    @property
    def _whose(self) -> str:
        """What tells the tokens of one appid from those of another, and not the appid."""
        return hashlib.sha256(self._app_id.encode()).hexdigest()[:16]

    def _keep(self) -> None:
        if self._account is None or self._given is not None or self._ends_at is None:
            return
        if not self._retired:
            text = f"{int(self._ends_at)} {self._whose} {self._token}"
            self._secrets.set(self._platform.server, text, self._account.token_slot)

    def _end(self, outcome: Outcome, reason: Reason, message: str = "") -> End:
        return End(outcome, reason, {"server": self._platform.server}, message)


def _cancelled() -> Answer:
    return "", End(Outcome.NOT_SENT, Reason.CANCELLED_BEFORE_SENDING)


def _hide(secret: str) -> None:
    """Keep it out of the log; not a short word, which would be missing from every sentence."""
    if len(secret) >= _SHORTEST_HIDDEN:
        logs.hide(secret)
