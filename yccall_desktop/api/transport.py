"""requests' adapter as this product uses it: system trust, a chosen proxy, one connection, once.

The adapter is used without a Session on purpose. Cookies, .netrc, environment certificates and
redirects are all the Session's doing, so none of them can happen here: a .netrc entry cannot
replace a header, and a 307 cannot carry the token to another host.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Sequence
from socket import socket
from typing import Any

import requests
import truststore
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from yccall_desktop import __version__
from yccall_desktop.api.body import MultipartBody
from yccall_desktop.api.routes import proxy_headers

HoldSocket = Callable[[socket], None]

_HEADERS = {
    "Accept": "application/json",
    "Accept-Encoding": "identity",
    "Connection": "close",
    "User-Agent": f"yccall-desktop/{__version__}",
}


def prepared_post(url: str, body: MultipartBody) -> requests.PreparedRequest:
    """The POST, ready for the adapter. Raises requests' exceptions for a URL that is none."""
    headers = {"Content-Type": body.content_type, **_HEADERS}
    return requests.Request("POST", url, headers=headers, data=body).prepare()


def prepared_get(url: str) -> requests.PreparedRequest:
    """The GET, ready for the adapter. Raises requests' exceptions for a URL that is none."""
    return requests.Request("GET", url, headers=dict(_HEADERS)).prepare()


def trust(more: Sequence[bytes] = ()) -> truststore.SSLContext:
    """Demands a certificate that the system itself trusts, or one of `more` (DER).

    The system checks, not OpenSSL with a copy of its store: Windows then fetches roots that it has
    not used yet, and what the company's administrators distribute counts without further ado.
    """
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    for one in more:
        context.load_verify_locations(cadata=one)
    return context


class OnceAdapter(HTTPAdapter):
    """One request on one fresh connection whose socket is shown to `hold` as soon as it exists.

    `stall` is the longest time in seconds that a single write may wait for the network. Nothing
    is retried. `trusted` are certificates (DER) that count beside the system's own store.
    """

    def __init__(self, hold: HoldSocket, stall: float, trusted: Sequence[bytes] = ()) -> None:
        self._pool_classes = _pool_classes(hold, stall)
        self._trust = trust(trusted)
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs, ssl_context=self._trust)
        self.poolmanager.pool_classes_by_scheme = self._pool_classes

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> urllib3.ProxyManager:
        manager: urllib3.ProxyManager = super().proxy_manager_for(
            proxy, **kwargs, ssl_context=self._trust
        )
        if not proxy.lower().startswith("socks"):
            manager.pool_classes_by_scheme = self._pool_classes
        return manager

    def proxy_headers(self, proxy: str) -> dict[str, str]:
        """The proxy's user and password."""
        return proxy_headers(proxy)

    def cert_verify(self, conn: Any, *_: Any) -> None:
        """Demand a certificate; leaves out requests' own list of CAs, the system's decides."""
        conn.cert_reqs = "CERT_REQUIRED"


def _pool_classes(hold: HoldSocket, stall: float) -> dict[str, type[HTTPConnectionPool]]:
    class Plain(HTTPConnection):
        def _new_conn(self) -> socket:
            sock = super()._new_conn()
            hold(sock)
            return sock

        def connect(self) -> None:
            super().connect()
            self.sock.settimeout(stall)

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket:
            sock = super()._new_conn()
            hold(sock)
            return sock

        def connect(self) -> None:
            super().connect()
            self.sock.settimeout(stall)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}
