"""Try whether a token, or an appid with its key, is accepted; changes nothing on the platform."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from yccall_desktop.core.account import Account
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.ports import Platform, Secrets
from yccall_desktop.services.connection import Connection


@dataclass(frozen=True, slots=True)
class SignInCheck:
    """DONE when it was accepted; `company` if the platform named one.

    `unknown`: it was not refused either, since the server is too old to be asked.
    """

    end: End
    company: str = ""
    unknown: bool = False


SignIn = Callable[[CancelToken], SignInCheck]
"""Tries it; blocks for a bounded time."""


def check_sign_in(
    platform: Platform, secrets: Secrets, account: Account, typed: str, cancel: CancelToken
) -> SignInCheck:
    """Sign in with the account's appid, or ask something with its token; blocks.

    `typed` is the key or token that is not stored yet; '' takes the stored one.
    """
    values = {"server": platform.server}
    if account.app_id:
        key = typed or secrets.get(account.server, account.key_slot)
        if not key:
            return SignInCheck(End(Outcome.NOT_SENT, Reason.NO_ACCESS_KEY, values))
        signed_in = platform.sign_in(account.app_id, key, cancel)
        return SignInCheck(signed_in.end, signed_in.company_name or signed_in.company_code)
    token = typed or secrets.get(account.server, account.token_slot)
    if not token:
        return SignInCheck(End(Outcome.NOT_SENT, Reason.NO_TOKEN, values))
    return _asked(platform, token, cancel)


def check_given(connection: Connection, cancel: CancelToken) -> SignInCheck:
    """The same with what was given for this start: a token that has ended is renewed."""
    token, problem = connection.token(cancel)
    if problem is not None:
        return SignInCheck(problem)
    found = _asked(connection.platform, token, cancel)
    if found.end.reason is Reason.TOKEN_INVALID:
        token, problem = connection.renewed(cancel, token)
        if problem is None:
            found = _asked(connection.platform, token, cancel)
    return replace(found, company=connection.account)


def _asked(platform: Platform, token: str, cancel: CancelToken) -> SignInCheck:
    end = platform.greet(token, cancel)
    return SignInCheck(end, unknown=end.reason is Reason.SERVICE_MISSING)
