"""What the settings say of an account's secret: where it is kept, and whether it is accepted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from yccall_desktop.core.outcomes import Outcome, Reason
from yccall_desktop.core.server import normal_server
from yccall_desktop.services.check_connection import CANNOT_BE_ASKED
from yccall_desktop.services.check_sign_in import SignInCheck
from yccall_desktop.ui.i18n import joined, say
from yccall_desktop.ui.settings.account_drafts import Draft
from yccall_desktop.ui.settings.tokens import TokenState

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class DraftProblem:
    """Why a draft cannot be saved; `field` is the name of the field to go to."""

    draft: Draft
    field: str
    text: str


def first_problem(drafts: Sequence[Draft]) -> DraftProblem | None:
    """The first draft that cannot be saved."""
    names: set[str] = set()
    for draft in drafts:
        server, name = normal_server(draft.server), draft.title.casefold()
        text, field = "", "server"
        if server and not server.startswith(("http://", "https://")):
            text = translate("AccountFields", "The server address starts with http:// or https://")
        elif draft.remembered and not server:
            text = translate(
                "AccountFields", "Enter the server address of this account, or remove it."
            )
        elif draft.remembered and draft.by_key and not draft.app_id.strip():
            text, field = translate("AccountFields", "Enter the appid of this account."), "app_id"
        elif name in names:
            field = "name"
            text = translate(
                "AccountFields", "Another account has this name already: choose another one."
            )
        if text:
            return DraftProblem(draft, field, text)
        names.add(name)
    return None


def keeping_words(state: TokenState | None, *, by_key: bool) -> str:
    """Where the secret is kept; `state` None: the keyring has not answered yet."""
    if state is None:
        return translate("AccountFields", "Asking the keyring…")
    if state.lasting and by_key:
        return translate(
            "AccountFields",
            "Kept in this system's keyring, for this server only. The token that it brings is "
            "renewed by itself.",
        )
    if state.lasting:
        return translate("AccountFields", "Kept in this system's keyring, for this server only.")
    if by_key:
        return translate(
            "AccountFields",
            "No keyring is available here: the access key is kept in memory only and has to be "
            "entered again after each start.",
        )
    return translate(
        "AccountFields",
        "No keyring is available here: the token is kept in memory only and has to be "
        "entered again after each start.",
    )


def check_words(check: SignInCheck) -> tuple[str, str]:
    """How a check ended, and the role of the label that says it."""
    end = check.end
    if end.reason is Reason.NO_ACCESS_KEY:
        return translate("AccountFields", "Enter the access key first."), "danger"
    if end.reason is Reason.NO_TOKEN:
        return translate("AccountFields", "Enter the token first."), "danger"
    if check.unknown:
        return say(CANNOT_BE_ASKED), "small"
    if end.outcome is not Outcome.DONE:
        sentences = [say(end.repeatable_words())]
        if end.message:
            says = translate("AccountFields", "The platform says: “{message}”")
            sentences.append(says.format(message=end.message))
        return joined(sentences), "danger"
    if check.company:
        text = translate("AccountFields", "Signed in as {company}.")
        return text.format(company=check.company), "success"
    return translate("AccountFields", "The platform accepts it."), "success"
