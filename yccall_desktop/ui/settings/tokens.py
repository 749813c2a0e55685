"""Puts typed tokens and keys into the keyring, in the background; outlives the dialog."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal, Slot

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.errors import AppError
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


NewTokens = tuple[NewToken, ...]
"""To be stored and forgotten in this order."""


class TokenStore(QObject):
    """Stores tokens one after another, in the order in which they came.

    The label of their account is forgotten: it was another token's.
    """

    stored = Signal(object)
    """The NewTokens that were stored or forgotten."""
    failed = Signal(object)
    """An AppError."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._waiting: deque[NewTokens] = deque()
        self._busy = False

    @Slot(object)
    def store(self, new: NewTokens) -> None:
        """Store or forget; the keyring may block, so this returns at once."""
        self._forget_labels(new)
        self._waiting.append(new)
        if not self._busy:
            self._start_next()

    def _forget_labels(self, tokens: NewTokens) -> None:
        settings, changed = self._context.settings, False
        for new in tokens:
            known = settings.company(new.account_id) or settings.account(new.server)
            if known and (new.account_id or not new.slot):
                settings.set_company(new.account_id, "")
                settings.set_account(new.server, "")
                changed = True
        if changed:
            settings.save()

    def _start_next(self) -> None:
        """One job for all that came together, and never two jobs at once: they may name one slot
        twice.
        """
        self._busy = bool(self._waiting)
        if not self._waiting:
            return
        secrets, tokens = self._context.secrets, self._waiting.popleft()

        def work(_report: Report, _cancel: CancelToken) -> NewTokens:
            for new in tokens:
                secrets.set(new.server, new.token, new.slot)
            return tokens

        job = self._context.jobs.start(work)
        job.done.connect(self._done)
        job.failed.connect(self._failed)

    @Slot(object)
    def _done(self, tokens: NewTokens) -> None:
        self._start_next()
        self.stored.emit(tokens)

    @Slot(object)
    def _failed(self, error: AppError) -> None:
        self._start_next()
        self.failed.emit(error)
