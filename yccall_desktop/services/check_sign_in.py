"""Try whether a token, or an appid with its key, is accepted; changes nothing on the platform."""

from __future__ import annotations

from dataclasses import dataclass

from yccall_desktop.core.account import Account
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.ports import Platform, Secrets

_NO_TASK = "0"

_ACCEPTED = (Reason.REFUSED_BY_PLATFORM, Reason.BAD_PARAMETER)
"""How a platform that takes the token answers a question about a task that is not there."""


@dataclass(frozen=True, slots=True)
class SignInCheck:
    """DONE when it was accepted; `company` if the platform named one."""

    end: End
    company: str = ""


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
    end = platform.task_numbers(token, _NO_TASK, cancel, numbers=False).end
    if end.reason in _ACCEPTED:
        end = End(Outcome.DONE, Reason.OK)
    return SignInCheck(end)
