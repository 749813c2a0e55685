"""Puts typed tokens and keys into the keyring, in the background; outlives the dialog."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal, Slot

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.jobs import Report


@dataclass(frozen=True, slots=True)
class NewToken:
    """A token or access key for a server; an empty one is to be forgotten.

    `slot` and `account_id` are those of an account, '' without one.
    """

    server: str
    token: str = field(repr=False)
    slot: str = ""
    account_id: str = ""


@dataclass(frozen=True, slots=True)
class TokenState:
    """Whether a secret is stored for a server, and whether it outlives the program."""

    server: str
    slot: str
    stored: bool
    lasting: bool


class TokenStore(QObject):
    """Stores tokens one by one. The label of the account is forgotten: it was another token's."""

    stored = Signal(object)
    """The NewToken that was stored or forgotten."""
    failed = Signal(object)
    """An AppError."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    @Slot(object)
    def store(self, new: NewToken) -> None:
        """Store or forget; the keyring may block, so this returns at once."""
        secrets, settings = self._context.secrets, self._context.settings
        known = settings.company(new.account_id) or settings.account(new.server)
        if known and (new.account_id or not new.slot):
            settings.set_company(new.account_id, "")
            settings.set_account(new.server, "")
            settings.save()

        def work(_report: Report, _cancel: CancelToken) -> NewToken:
            secrets.set(new.server, new.token, new.slot)
            return new

        job = self._context.jobs.start(work)
        job.done.connect(self.stored)
        job.failed.connect(self.failed)
