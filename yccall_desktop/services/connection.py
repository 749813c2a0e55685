"""One server, with one account: where the token comes from, and which submissions belong to it."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TypeVar

from yccall_desktop.core.account import (
    Account,
    first_id,
    given_id,
    is_doubtful_given,
    is_given,
    may_be_same_given,
)
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Reason
from yccall_desktop.core.ports import Platform, Secrets
from yccall_desktop.core.server import same_server
from yccall_desktop.core.submission import Submission
from yccall_desktop.errors import QT_TRANSLATE_NOOP, AppError, Words
from yccall_desktop.services.tokens import Tokens

_T = TypeVar("_T")

_EARLIER_DEMO = QT_TRANSLATE_NOOP(
    "Connection",
    "This submission belongs to an earlier demo, whose platform ended with it. Nothing of it can "
    "be looked up or sent any more; make a new task from the sheet.",
)
_OF_A_RUN = QT_TRANSLATE_NOOP(
    "Connection",
    "This submission was made with a token or an access key that the environment gave for one "
    "run of the program, and can be continued with it only. Start the program with it again. If it "
    "is no longer valid, check on the platform's own pages what is there, close the list, and make "
    "a new task for the rest.",
)
_OF_NOBODY_KNOWN = QT_TRANSLATE_NOOP(
    "Connection",
    "It was not noted with which account of {server} this submission was made, so it can be "
    "continued only with the account that was the first of this server. If that one is no longer "
    "in Settings, add it there again under the same name and server address.",
)
_OF_ANOTHER = QT_TRANSLATE_NOOP(
    "Connection",
    "This submission was made with the account “{theirs}” of {server}, and can be "
    "continued with that one only. If it is no longer in Settings, add it there again "
    "under the same name and server address.",
)


class Connection:
    """A platform and the right to use it. Any thread; the methods that take a CancelToken block.

    `token`, `app_id` and `access_key` are what was given for this run; see Tokens. `profile` is the
    account of the settings that is used, None when the credentials or the server were given for
    this run. `account` is the label known from an earlier sign-in, '' if none. `demo`: the platform
    ends with the program.
    """

    def __init__(  # noqa: PLR0913 - all but two have names
        self,
        platform: Platform,
        secrets: Secrets,
        *,
        token: str = "",
        app_id: str = "",
        access_key: str = "",
        account: str = "",
        profile: Account | None = None,
        demo: bool = False,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.platform = platform
        self.profile, self.demo = profile, demo
        self._account = account
        with_key = bool(app_id and access_key)
        given = bool(token or with_key) and not demo and profile is None
        self._given = given_id(app_id if with_key else "", token) if given else ""
        self._tokens = Tokens(
            platform, secrets, profile, token=token, app_id=app_id, access_key=access_key, now=now
        )

    @property
    def server(self) -> str:
        return self.platform.server

    @property
    def account(self) -> str:
        """The company, as far as it is known: from this or an earlier sign-in."""
        return self._tokens.company or self._account

    @property
    def companies(self) -> tuple[str, ...]:
        """The same with the names that it had before; empty when none is known."""
        known = self.profile.companies if self.profile is not None else ()
        return tuple(dict.fromkeys(filter(None, (self.account, *known))))

    @property
    def account_id(self) -> str:
        """The id of the account of the settings, '' when it is none of them."""
        return self.profile.id if self.profile is not None else ""

    @property
    def owner_id(self) -> str:
        """What a submission that is made with it gets as its `account_id`."""
        return self.account_id or self._given

    @property
    def account_name(self) -> str:
        """What the user calls the account, '' when it is none of the settings."""
        return self.profile.name if self.profile is not None else ""

    def token(self, cancel: CancelToken) -> tuple[str, End | None]:
        """The token to use, or '' and the end that forbids sending (NOT_SENT or REFUSED)."""
        return self._tokens.current(cancel)

    def renewed(self, cancel: CancelToken, refused: str = "") -> tuple[str, End | None]:
        """Another token after the platform refused one, or '' and the end that stands."""
        return self._tokens.after_refusal(refused, cancel)

    def retire(self) -> None:
        """Keep no more tokens for the account: it was changed or removed. Does not block."""
        self._tokens.retire()

    def can_sign_in(self) -> bool:
        """Whether there is a token or a key; asks the keyring, and waits for no sign-in."""
        return self._tokens.at_hand()

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
        if submission.account and self.companies and submission.account not in self.companies:
            template = QT_TRANSLATE_NOOP(
                "Connection",
                "This submission belongs to the account {theirs}, and the program is signed in as "
                "{ours}. Sign in as {theirs} first.",
            )
            values = {"theirs": submission.account, "ours": self.account}
            raise AppError(Words("Connection", template, values))
        if not continues(submission, self.server, self.owner_id, self.companies):
            theirs = submission.account_name or submission.account
            template = _OF_ANOTHER if theirs else _OF_NOBODY_KNOWN
            if is_given(submission.account_id):
                template = _OF_A_RUN
            values = {"theirs": theirs, "server": submission.server}
            raise AppError(Words("Connection", template, values))

    def check_may_send(self, submission: Submission) -> None:
        """The same, and when it is not certain whose it is: a new task could be another company's.

        With a task of the submission there is no doubt: no other company has it.
        """
        self.check_belongs(submission)
        if self.doubts(submission) and not submission.task_id:
            raise AppError(of_a_run())

    def doubts(self, submission: Submission) -> bool:
        """Whether what belongs here may as well be of another company: only tokens are known."""
        named = bool(submission.account) and submission.account in self.companies
        return not named and is_doubtful_given(submission.account_id, self.owner_id)

    def authorise(
        self, submission: Submission, cancel: CancelToken, *, refused: str = ""
    ) -> tuple[str, End | None]:
        """A token for a request about `submission`; AppError when it belongs elsewhere.

        `refused` is the token with which the same request was refused just before.
        """
        self.check_belongs(submission)
        token, end = self.renewed(cancel, refused) if refused else self.token(cancel)
        self.check_belongs(submission)
        return token, end


def of_a_run() -> Words:
    """That a submission can be continued only with what it was made with."""
    return Words("Connection", _OF_A_RUN)


def continues(
    submission: Submission, server: str, owner_id: str, companies: Collection[str]
) -> bool:
    """Whether an account, which the platform knows by these names, may go on with a submission.

    Another company's account would not see it there, and what it then sent would be sent twice. So
    where neither id nor company tell, it is only the first account of the server: the one that the
    single token of older versions became.
    """
    theirs, named = submission.account_id, submission.account
    if not same_server(submission.server, server) or (
        named and companies and named not in companies
    ):
        return False
    if theirs == owner_id:
        return True
    if all(one and not is_given(one) for one in (theirs, owner_id)):
        return False
    if named and named in companies:
        return True
    if not theirs:
        return owner_id == first_id(server)
    return may_be_same_given(theirs, owner_id)


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
    token, problem = connection.authorise(submission, cancel, refused=token)
    if problem is not None:
        return None, problem
    answer = request(token)
    return answer, refused_anew(end_of(answer))


def refused_anew(end: End) -> End:
    """The end of the second try: a token that was just given out is no old one."""
    if end.reason is Reason.TOKEN_INVALID:
        return replace(end, reason=Reason.NEW_TOKEN_REFUSED)
    return end
