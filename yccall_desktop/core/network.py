"""The way to the platform through an office's network: proxy, company certificate, and its test."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End


class ProxyMode(Enum):
    """Which proxy is used; an address on this PC is reached without one in every case."""

    SYSTEM = "system"
    MANUAL = "manual"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class NetworkSettings:
    """What the user chose. `proxy` (as normal_proxy() spells it) and `user` are for MANUAL.

    The password that belongs to them is among the secrets, under proxy_key(). `ca_file` is a file
    with certificates that are trusted beside the system's own, '' for none.
    """

    mode: ProxyMode = ProxyMode.SYSTEM
    proxy: str = ""
    user: str = ""
    ca_file: str = ""


_PROXY = re.compile(
    r"(?:http://)?(?P<host>\[[0-9a-f:.]+\]|[^\s\[\]:/?\#@\\]+):(?P<port>[0-9]{1,5})/?",
    re.IGNORECASE,
)


def normal_proxy(typed: str) -> str:
    """`http://host:port`, from that or from `host:port`; '' when it is neither."""
    match = _PROXY.fullmatch(typed.strip())
    if match is None or not 0 < int(match["port"]) < 65536:
        return ""
    return f"http://{match['host'].lower()}:{int(match['port'])}"


def proxy_key(settings: NetworkSettings) -> str:
    """The name of the manual proxy's password among the secrets; '' when it has no user."""
    if settings.mode is not ProxyMode.MANUAL or not settings.user:
        return ""
    return f"proxy+{settings.proxy}/{settings.user}"


@dataclass(frozen=True, slots=True)
class CertificateFile:
    """What is in a file of certificates: the first one's name and its last day (Unix seconds)."""

    name: str
    expires: int
    count: int = 1


@dataclass(frozen=True, slots=True)
class Way:
    """A way to the server was found: through `proxy`, or else to `addresses` directly.

    `local`: the server is on this PC; `script`: the system names a proxy by a script, not run here.
    `end` is None, or NOT_SENT with what stands in the way.
    """

    end: End | None
    addresses: tuple[str, ...] = ()
    proxy: str = ""
    port: int = 0
    local: bool = False
    script: bool = False


@dataclass(frozen=True, slots=True)
class ServerCertificate:
    """What the server shows for itself. `end` is None when it is trusted, else NOT_SENT.

    `issuer` and `expires` (Unix seconds, 0 when unknown) are told for one that is not trusted, too,
    where it could be read.
    """

    end: End | None
    issuer: str = ""
    expires: int = 0


class Network(Protocol):
    """The settings in use, and each layer between this PC and a platform for itself.

    All but `use` block for a bounded time and are called off the main thread only; none raises for
    what a network does. When `cancel` is set they return soon, with an end that says so.
    """

    def use(self, settings: NetworkSettings) -> None:
        """Every request that begins from now on goes this way. Any thread, returns at once."""

    def certificate_file(self, path: str) -> CertificateFile:
        """Read a file of certificates. Raises AppError when it is none."""

    def system_proxy(self, server: str) -> str:
        """The proxy that the system has for this server, without its user; '' for none."""

    def proxy_script(self) -> bool:
        """Whether the system names a proxy by a script, which is not run, and that matters now."""

    def way(self, server: str, cancel: CancelToken) -> Way:
        """Look up the name and open a connection to the server, or to the proxy before it."""

    def certificate(self, server: str, cancel: CancelToken) -> ServerCertificate:
        """Make a secure connection to an https:// address, and send nothing over it."""

    def greet(self, server: str, token: str, cancel: CancelToken) -> End:
        """Ask for one entry of the task list, which changes nothing; with or without a token."""
