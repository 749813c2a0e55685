"""When two server addresses are the same server."""

from __future__ import annotations

from urllib.parse import urlsplit

_DEFAULT_PORTS = {"http": 80, "https": 443}


def normal_server(address: str) -> str:
    """The one spelling under which a server is remembered.

    Scheme and host in lower case, no default port, no slash at the end, no fragment. Everything
    else counts: another scheme, port, path or user name is another server.
    """
    text = address.strip()
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        return text
    if not parts.scheme or not host:
        return text
    if ":" in host:
        host = f"[{host}]"
    if port is not None and port != _DEFAULT_PORTS.get(parts.scheme):
        host = f"{host}:{port}"
    user, at, _ = parts.netloc.rpartition("@")
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.scheme}://{user}{at}{host}{parts.path.rstrip('/')}{query}"


def same_server(one: str, other: str) -> bool:
    """Whether two addresses, in whatever spelling, are one server."""
    return normal_server(one) == normal_server(other)
