"""When two server addresses are the same server."""

from __future__ import annotations

import re

_DEFAULT_PORTS = {"http": "80", "https": "443"}

_ADDRESS = re.compile(
    r"""
    (?P<scheme>[a-z][a-z0-9+.-]*)://
    (?P<user>[^/?\#]*@)?
    (?P<host>\[[^\]/?\#@]+\]|[^:/?\#@\[\]]+)
    (?: :(?P<port>\d*) )?
    (?P<path>/[^?\#]*)?
    (?P<query>\?[^\#]*)?
    (?: \#.* )?
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)


def normal_server(address: str) -> str:
    """The one spelling under which a server is remembered.

    Scheme and host in lower case, no default port, no slash at the end, no fragment. Everything
    else counts: another scheme, port, path or user name is another server.
    """
    text = address.strip()
    match = _ADDRESS.fullmatch(text)
    if match is None:
        return text
    scheme, host = match["scheme"].lower(), match["host"].lower()
    port = match["port"] or ""
    if port and port != _DEFAULT_PORTS.get(scheme):
        host = f"{host}:{port}"
    path = (match["path"] or "").rstrip("/")
    return f"{scheme}://{match['user'] or ''}{host}{path}{match['query'] or ''}"


def public_server(address: str) -> str:
    """The address for a sentence: without user name, query and fragment."""
    match = _ADDRESS.fullmatch(address.strip())
    if match is None:
        return address.strip()
    port = f":{match['port']}" if match["port"] else ""
    return f"{match['scheme']}://{match['host']}{port}{match['path'] or ''}"


def same_server(one: str, other: str) -> bool:
    """Whether two addresses, in whatever spelling, are one server."""
    return normal_server(one) == normal_server(other)
