"""One server, with one account: where the token comes from, and which submissions belong to it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.ports import Platform, Secrets
from yccall_desktop.core.server import same_server
from yccall_desktop.core.submission import Submission
from yccall_desktop.errors import QT_TRANSLATE_NOOP, AppError, Words

_T = TypeVar("_T")

_EARLIER_DEMO = QT_TRANSLATE_NOOP(
    "Connection",
    "This submission belongs to an earlier demo, whose platform ended with it. Nothing of it can "
    "be looked up or sent any more; make a new task from the sheet.",
)


class Connection:
    """A platform and the right to use it. Any thread; the methods that take a CancelToken block.

    `token`, `app_id` and `access_key` are what was given for this run; they are never stored, and
    come before the stored token.
    `account` is the label known from an earlier sign-in, '' if none.
    """

    def __init__(
        self,
        platform: Platform,
        secrets: Secrets,
        *,
        token: str = "",
        app_id: str = "",
        access_key: str = "",
        demo: bool = False,
        account: str = "",
    ) -> None:
        self.platform = platform
        self.demo = demo
        self._secrets = secrets
        self._token = token
        self._app_id = app_id
        self._access_key = access_key
        self._account = account
        self._lock = threading.Lock()

    @property
    def server(self) -> str:
        return self.platform.server

    @property
    def account(self) -> str:
        """The company, as far as it is known: from this or an earlier sign-in."""
        return self._account

    def token(self, cancel: CancelToken) -> tuple[str, End | None]:
        """The token to use, or '' and the end that forbids sending (NOT_SENT or REFUSED)."""
        with self._lock:
            if self._token:
                return self._token, None
            if self._app_id and self._access_key:
                return self._sign_in(cancel)
            self._token = self._secrets.get(self.server)
            if self._token:
                return self._token, None
            return "", End(Outcome.NOT_SENT, Reason.NO_TOKEN, {"server": self.server})

    def renewed(self, cancel: CancelToken) -> tuple[str, End | None]:
        """Another token after the platform refused the last one, or '' and the end that stands."""
        with self._lock:
            if self._app_id and self._access_key:
                return self._sign_in(cancel)
            return "", End(Outcome.REFUSED, Reason.TOKEN_INVALID, {"server": self.server})

    def _sign_in(self, cancel: CancelToken) -> tuple[str, End | None]:
        if cancel.cancelled:
            return "", End(Outcome.NOT_SENT, Reason.CANCELLED_BEFORE_SENDING)
        signed_in = self.platform.sign_in(self._app_id, self._access_key, cancel)
        end = signed_in.end
        if end.outcome is Outcome.DONE and signed_in.token:
            self._token = signed_in.token
            self._account = signed_in.company_name or signed_in.company_code or self._account
            return self._token, None
        if end.outcome in (Outcome.REFUSED, Outcome.NOT_SENT):
            return "", end
        if end.reason is Reason.CANCELLED_WHILE_SENDING:
            return "", End(Outcome.NOT_SENT, Reason.CANCELLED_BEFORE_SENDING)
        values = {"server": self.server}
        return "", End(Outcome.NOT_SENT, Reason.SIGN_IN_FAILED, values, end.message)

    def check_belongs(self, submission: Submission) -> None:
        """Raise AppError when the submission was made for another server or another account."""
        if not same_server(submission.server, self.server):
            if self.demo:
                raise AppError(Words("Connection", _EARLIER_DEMO))
            template = QT_TRANSLATE_NOOP(
                "Connection",
                "This submission belongs to {theirs}, and the program is connected to {ours}. "
                "Enter its server address in Settings first.",
            )
            values = {"theirs": submission.server, "ours": self.server}
            raise AppError(Words("Connection", template, values))
        if submission.account and self.account and submission.account != self.account:
            template = QT_TRANSLATE_NOOP(
                "Connection",
                "This submission belongs to the account {theirs}, and the program is signed in as "
                "{ours}. Sign in as {theirs} first.",
            )
            values = {"theirs": submission.account, "ours": self.account}
            raise AppError(Words("Connection", template, values))

    def authorise(
        self, submission: Submission, cancel: CancelToken, *, renew: bool = False
    ) -> tuple[str, End | None]:
        """A token for a request about `submission`; AppError when it belongs elsewhere."""
        self.check_belongs(submission)
        token, end = self.renewed(cancel) if renew else self.token(cancel)
        self.check_belongs(submission)
        return token, end


def ask(
    connection: Connection,
    submission: Submission,
    cancel: CancelToken,
    request: Callable[[str], _T],
    end_of: Callable[[_T], End],
) -> tuple[_T, End] | tuple[None, End]:
    """Send a request that may be repeated; when the token is refused, once more with a new one.

    Returns the answer (None when there was no token to ask with) and its end. Raises AppError when
    the submission belongs to another server or account.
    """
    token, problem = connection.authorise(submission, cancel)
    if problem is not None:
        return None, problem
    answer = request(token)
    end = end_of(answer)
    if end.reason is not Reason.TOKEN_INVALID:
        return answer, end
    token, problem = connection.authorise(submission, cancel, renew=True)
    if problem is not None:
        return None, problem
    answer = request(token)
    return answer, end_of(answer)
