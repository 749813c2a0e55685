"""An account of a call platform: where it is, how it signs in, and how its numbers are read."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from yccall_desktop.core.number_form import NumberForm
from yccall_desktop.core.server import normal_server, same_server

_GIVEN = "given"
_GIVEN_TOKEN = "given token"  # noqa: S105


@dataclass(frozen=True, slots=True)
class Account:
    """An account as the settings keep it, without its secrets.

    `id` never changes and stands on every submission. `app_id` '': it signs in with a token.
    `company` is what the platform called it at its last sign-in, '' if that is not known, `former`
    what it called it before with the same way to sign in: a company may change its name. `region`
    and `form` say how its sheets are read and which digits it is sent.
    """

    id: str
    name: str
    server: str
    region: str = "CN"
    form: NumberForm = NumberForm.NATIONAL
    app_id: str = ""
    company: str = ""
    former: tuple[str, ...] = ()

    @property
    def companies(self) -> tuple[str, ...]:
        """All names by which the platform knows it, as far as they are known."""
        return (self.company, *self.former) if self.company else ()

    def called(self, company: str) -> Account:
        """It after a sign-in that told its name; '': nothing is known of it any more."""
        former = tuple(one for one in self.companies if company and one != company)
        return replace(self, company=company, former=former)

    @property
    def token_slot(self) -> str:
        """Under which name its token is kept beside the server's address; see Secrets."""
        return "" if self.id == first_id(self.server) else self.id

    @property
    def key_slot(self) -> str:
        """The same for its access key."""
        return f"{self.token_slot} access key".strip()


def first_id(server: str) -> str:
    """The id of the first account of a server: the same on every PC, after every loss."""
    return _id_of(normal_server(server))


def _id_of(text: str) -> str:
    """The id that always belongs to a text."""
    import uuid  # not needed at the start

    return str(uuid.uuid5(uuid.NAMESPACE_URL, text))


def id_for(server: str, name: str, taken: Collection[str], removed: Iterable[Account]) -> str:
    """The id of a new account.

    One that was removed gets its old id back under its old name and server, so that what was sent
    with it can be continued.
    """
    gone = list(removed)
    for one in gone:
        if one.name == name and same_server(one.server, server) and one.id not in taken:
            return one.id
    import uuid

    used = {*taken, *(one.id for one in gone)}
    named = _id_of(f"{normal_server(server)} {name}")
    return next((one for one in (first_id(server), named) if one not in used), str(uuid.uuid4()))


def given_id(app_id: str, token: str = "") -> str:
    """What stands for the account's id on what is sent with credentials given for one run.

    Of a token without an appid only a hash is told, by which the same token is known again; older
    versions told nothing of it.
    """
    if app_id:
        return f"{_GIVEN} {_id_of(app_id)}"
    return f"{_GIVEN_TOKEN} {_id_of(token)}" if token else _GIVEN


def is_given(account_id: str) -> bool:
    """Whether it is one of `given_id`."""
    return account_id.partition(" ")[0] == _GIVEN


def may_be_same_given(one: str, other: str) -> bool:
    """Whether two of `given_id` may be one account: a token alone tells nothing about it."""
    if not (is_given(one) and is_given(other)):
        return False
    return one == other or any(
        id_ == _GIVEN or id_.startswith(_GIVEN_TOKEN) for id_ in (one, other)
    )


def is_doubtful_given(theirs: str, ours: str) -> bool:
    """Whether two that may be one account may as well be two: `theirs` is what was noted."""
    return theirs not in (ours, _GIVEN) and may_be_same_given(theirs, ours)


def server_name(server: str) -> str:
    """A server's address as it is named to people: without the scheme."""
    return server.partition("://")[2] or server
