"""The accounts as they stand in the settings dialog, until Save or Cancel."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from yccall_desktop.core.account import Account, id_for, server_name
from yccall_desktop.core.number_form import NumberForm
from yccall_desktop.core.server import normal_server, same_server
from yccall_desktop.services.connection import Connection
from yccall_desktop.store.settings import Settings
from yccall_desktop.ui.settings.tokens import NewToken


@dataclass(slots=True)
class Draft:
    """One account. `before` is the stored one; None: a new one, or a server that was `given` for
    this start, which is remembered only when it is changed.

    `token` and `key` are what was typed; `shown_region` is the region that was shown at first: an
    option may have given it, so it is remembered only when it is changed.
    """

    name: str
    server: str
    region: str
    form: NumberForm
    app_id: str = ""
    by_key: bool = False
    token: str = field(default="", repr=False)
    key: str = field(default="", repr=False)
    before: Account | None = None
    given: str | None = None
    shown_region: str = ""

    @property
    def title(self) -> str:
        """How it is called; '' while nothing was typed."""
        return self.name.strip() or server_name(normal_server(self.server))

    @property
    def remembered(self) -> bool:
        """Whether it is one of the settings' accounts after Save."""
        if self.before is not None or self.given is None:
            return True
        server = normal_server(self.server)
        changed = not same_server(server, self.given) or bool(self.name.strip())
        return bool(server) and (changed or (self.by_key and bool(self.app_id)))

    def account(self, account_id: str) -> Account:
        """It as an account."""
        before = self.before
        region = self.region
        if before is not None and region == self.shown_region:
            region = before.region
        server = normal_server(self.server)
        app_id = self.app_id.strip() if self.by_key else ""
        same = before is not None and (before.server, before.app_id) == (server, app_id)
        made = Account(account_id, self.title, server, region, self.form, app_id)
        if before is None or not same:
            return made
        return replace(made, company=before.company, former=before.former)

    def changed(self, account: Account) -> bool:
        """Whether anything of the account that it became was entered here."""
        return account != self.before or bool(self.token.strip() or self.key.strip())

    def leads_elsewhere(self, account: Account) -> bool:
        """Whether the account that it became is another server or another way to sign in."""
        before = self.before
        ways = (account.server, account.app_id)
        return before is None or (before.server, before.app_id) != ways

    def secrets(self, account: Account) -> list[NewToken]:
        """What is to be stored, and to be forgotten since it belongs to another way to sign in."""
        before = self.before
        token, key = self.token.strip(), self.key.strip()
        made: list[NewToken] = []

        def put(secret: str, slot: str) -> None:
            made.append(NewToken(account.server, secret, slot, account.id))

        was_key = before is not None and bool(before.app_id)
        if account.app_id:
            other = before is None or before.app_id != account.app_id
            if key or other:
                put("", account.token_slot)
            if key:
                put(key, account.key_slot)
        elif was_key:
            put("", account.key_slot)
            put(token, account.token_slot)
        elif token:
            put(token, account.token_slot)
        return made


def drafts_of(settings: Settings, connection: Connection, region: str) -> tuple[list[Draft], Draft]:
    """A draft for every account, and the one in use; `region` is the one in use."""
    in_use = connection.profile or settings.account_at(connection.server)
    drafts: list[Draft] = []
    shown = None
    for one in settings.account_list:
        now = in_use is not None and one.id == in_use.id
        made = Draft(
            one.name,
            one.server,
            region if now else one.region,
            one.form,
            one.app_id,
            by_key=bool(one.app_id),
            before=one,
            shown_region=region if now else one.region,
        )
        drafts.append(made)
        shown = made if now else shown
    if shown is None:
        server = connection.server
        shown = Draft("", server, region, settings.form, given=server, shown_region=region)
        drafts.append(shown)
    return drafts, shown


@dataclass(frozen=True, slots=True)
class Written:
    """What `write` made of the drafts: `chosen` is the account in use, None: a server that was
    given for this start. `secrets` are to be stored, in this order, once the settings are saved."""

    chosen: Account | None
    secrets: tuple[NewToken, ...]


def write(
    settings: Settings,
    drafts: list[Draft],
    removed: list[Account],
    chosen: Draft,
    *,
    given: bool = False,
) -> Written:
    """Make the drafts the settings' accounts, and `chosen` the one in use.

    `given`: it was in use before, perhaps by an option of this start; then the next start has it
    only if it was changed, or if the one that the settings had in use was removed.
    """
    taken = [one.before.id for one in drafts if one.before is not None]
    gone = [*settings.removed_accounts, *removed]
    secrets = [NewToken(one.server, "", one.token_slot, one.id) for one in removed]
    secrets += [NewToken(one.server, "", one.key_slot, one.id) for one in removed]
    made: list[Account] = []
    in_use = None
    for draft in drafts:
        if not draft.remembered:
            if draft.token.strip():
                secrets.append(NewToken(normal_server(draft.server), draft.token.strip()))
            continue
        server = normal_server(draft.server)
        kept = draft.before.id if draft.before else id_for(server, draft.title, taken, gone)
        account = draft.account(kept)
        taken.append(kept)
        made.append(account)
        secrets += draft.secrets(account)
        in_use = account if draft is chosen else in_use
    ids = {one.id for one in made}
    settings.removed_accounts = list({one.id: one for one in gone if one.id not in ids}.values())
    settings.account_list = made
    current = settings.current_account
    stays = given and (current is not None or not settings.account_id)
    if in_use is not None and (in_use == current or not stays or chosen.changed(in_use)):
        settings.use(in_use)
    elif current is not None:
        settings.server = current.server
    else:
        settings.account_id = ""
    return Written(in_use, tuple(secrets))
