"""Which account the window works with: switched in the header, changed in the settings."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from yccall_desktop.core.countries import supported_regions
from yccall_desktop.core.server import same_server
from yccall_desktop.errors import AppError
from yccall_desktop.ui.banner import Banner, Kind
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.i18n import say
from yccall_desktop.ui.settings.tokens import NewTokens, TokenStore


class AccountKeeper(QObject):
    """Replaces `context.connection`; what is being sent goes on with the one that it has."""

    changed = Signal()
    """`context.connection` is another one, or there is something new to sign in with: ask."""

    def __init__(self, context: Context, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._banner = banner
        self._tokens = TokenStore(context, self)
        self._tokens.stored.connect(self._stored)
        self._tokens.failed.connect(self._not_stored)

    @Slot(object)
    def store(self, new: NewTokens) -> None:
        """Keep or forget tokens and keys, in this order.

        A sign-in under way with an old one stores nothing.
        """
        self._forget_connections(new)
        self._tokens.store(new)

    @Slot(object)
    def use(self, account_id: str) -> None:
        """Work with another account of the settings from now on, and at the next start."""
        context, settings = self._context, self._context.settings
        account = next((one for one in settings.account_list if one.id == account_id), None)
        if account is None or account_id == context.connection.account_id:
            return
        before = (context.region, settings.form)
        settings.use(account)
        failure = settings.save()
        if failure is not None:
            self._banner.show_message(Kind.ERROR, lambda: say(failure), key="settings")
        if account.region in supported_regions():
            context.region = account.region
        self.connect_anew()
        if (context.region, settings.form) != before:
            context.events.numbers_changed.emit()

    @Slot(object)
    def connect_anew(self, server: str | None = None) -> None:
        """Use the settings' account at a server, the one in use before all others, or without one
        the server alone; None: the settings' server.
        """
        context = self._context
        server = context.settings.server if server is None else server
        account = context.settings.account_at(server)
        if account is not None and context.accounts is not None:
            context.connection = context.accounts.connection(account)
        elif context.connect is not None:
            context.connection = context.connect(server)
        context.credentials_given = False
        self.changed.emit()
        context.events.connection_changed.emit()

    @Slot()
    def renamed(self) -> None:
        """The settings have the account in use under another name or region."""
        context, settings = self._context, self._context.settings
        account_id = context.connection.account_id
        account = next((one for one in settings.account_list if one.id == account_id), None)
        if account is not None:
            context.connection.profile = account
        context.events.connection_changed.emit()

    @Slot(object)
    def _stored(self, tokens: NewTokens) -> None:
        context, connection = self._context, self._context.connection
        self._forget_connections(tokens)
        names = ("", connection.account_id or context.settings.account_id)
        ours = [
            new
            for new in tokens
            if new.account_id in names and same_server(new.server, connection.server)
        ]
        if context.demo or not ours:
            return
        if any(new.token for new in ours) or not context.credentials_given:
            self.connect_anew(ours[-1].server)
        else:
            self.changed.emit()

    def _forget_connections(self, tokens: NewTokens) -> None:
        for new in tokens:
            if self._context.accounts is not None and new.account_id:
                self._context.accounts.forget(new.account_id)

    @Slot(object)
    def _not_stored(self, error: AppError) -> None:
        self._banner.show_message(Kind.ERROR, lambda: say(error.words), key="token")

    def remember_company(self) -> None:
        """Keep what the platform called the account at the sign-in, for the next start."""
        connection, settings = self._context.connection, self._context.settings
        if self._context.credentials_given or not connection.account:
            return
        account_id = connection.account_id
        known = settings.company(account_id) if account_id else settings.account(connection.server)
        if connection.account == known:
            return
        if account_id:
            settings.set_company(account_id, connection.account)
        else:
            settings.set_account(connection.server, connection.account)
        settings.save()
