"""The server address as the user typed it: whether it can be used, and how it is shown."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

_UNUSABLE = re.compile(r"[\s\x00-\x1f\x7f\\]")
_SHOWN = 200


def _split(server: str) -> SplitResult | None:
    address = server.strip()
    if _UNUSABLE.search(address):
        return None
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return parts if usable else None


def usable_url(server: str) -> str | None:
    """The URL to post to: the address as typed, path and query included; None if it is not one.

    Only http:// and https:// with a host are addresses; a scheme is never guessed, since a guess
    could send the token in clear text.
    """
    parts = _split(server)
    return parts._replace(fragment="").geturl() if parts else None


def shown(server: str) -> str:
    """The address for a sentence or a log: without user name, password and query."""
    parts = _split(server)
    if parts is None:
        return server.strip()[:_SHOWN]
    host = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{host}{parts.path}"[:_SHOWN]
