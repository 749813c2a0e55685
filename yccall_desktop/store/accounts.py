"""The accounts in the settings' file, and how the one of older versions is taken over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from yccall_desktop.core.account import Account, first_id, server_name
from yccall_desktop.core.number_form import NumberForm
from yccall_desktop.core.server import normal_server


def account_map(account: Account) -> dict[str, object]:
    """An account as it is stored."""
    return {
        "id": account.id,
        "name": account.name,
        "server": account.server,
        "region": account.region,
        "form": account.form.value,
        "app_id": account.app_id,
        "company": account.company,
        "former": list(account.former),
    }


def accounts_from(stored: object) -> list[Account]:
    """The opposite, for a list; what is no account, or one of the same id, is left out."""
    if not isinstance(stored, list):
        return []
    found = [one for entry in stored if (one := _account(entry)) is not None]
    return list({one.id: one for one in reversed(found)}.values())[::-1]


def _account(stored: object) -> Account | None:
    if not isinstance(stored, dict):
        return None
    texts = {key: value for key, value in stored.items() if isinstance(value, str)}
    if not texts.get("id") or not texts.get("server"):
        return None
    former = stored.get("former")
    forms = {one.value: one for one in NumberForm}
    return Account(
        id=texts["id"],
        name=texts.get("name") or server_name(texts["server"]),
        server=texts["server"],
        region=texts.get("region", "CN"),
        form=forms.get(texts.get("form", ""), NumberForm.NATIONAL),
        app_id=texts.get("app_id", ""),
        company=texts.get("company", ""),
        former=tuple(
            one for one in (former if isinstance(former, list) else ()) if isinstance(one, str)
        ),
    )


def taken_over(
    server: str, region: str, form: NumberForm, companies: Mapping[str, str]
) -> list[Account]:
    """The accounts of a file that knew one server and the companies of those used before.

    Their tokens are stored under the servers, where the first account of a server has its own.
    """
    servers = [normal_server(one) for one in (server, *companies)]
    usable = dict.fromkeys(one for one in servers if one.startswith(("http://", "https://")))
    made: list[Account] = []
    for one in usable:
        company = companies.get(one, "")
        name = company or server_name(one)
        if any(name == other.name for other in made):
            name = f"{name} ({server_name(one)})"
        made.append(Account(first_id(one), name, one, region, form, company=company))
    return made


def texts_by_text(stored: Any) -> dict[str, str]:
    """A map of texts; what has another type is left out."""
    if not isinstance(stored, dict):
        return {}
    return {key: one for key, one in stored.items() if isinstance(one, str)}
