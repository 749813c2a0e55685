"""The way to a platform, layer by layer: what "Test connection" asks; see core/network.py."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from yccall_desktop.api.address import shown, usable_url
from yccall_desktop.api.limits import Limits
from yccall_desktop.api.platform import HttpPlatform
from yccall_desktop.api.routes import (
    Route,
    Routes,
    names_proxy_script,
    on_this_pc,
    shown_system_proxy,
)
from yccall_desktop.core.cancel import Cancelled, CancelToken
from yccall_desktop.core.network import CertificateFile, NetworkSettings, ServerCertificate, Way
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.ports import Secrets

if TYPE_CHECKING:
    import ssl

    from urllib3.connection import HTTPSConnection

_LOG = logging.getLogger(__name__)
_T = TypeVar("_T")

_PORTS = {"http": 80, "https": 443}


class HttpNetwork:
    """The Network port over real sockets. Any thread; what is slow to import comes when asked."""

    def __init__(
        self,
        settings: NetworkSettings | None = None,
        secrets: Secrets | None = None,
        limits: Limits | None = None,
    ) -> None:
        self.routes = Routes(settings, secrets)
        self._limits = limits or Limits()

    def use(self, settings: NetworkSettings) -> None:
        """See the port."""
        self.routes.use(settings)

    def platform(self, server: str) -> HttpPlatform:
        """The platform at `server`, reached by the settings in use."""
        return HttpPlatform(server, self._limits, self.routes)

    def certificate_file(self, path: str) -> CertificateFile:
        """See the port."""
        from yccall_desktop.api.certificates import describe_file

        return describe_file(path)

    def system_proxy(self, server: str) -> str:
        """See the port."""
        url = usable_url(server)
        return shown_system_proxy(url) if url else ""

    def proxy_script(self) -> bool:
        """See the port."""
        return self.routes.follows_system and names_proxy_script()

    def greet(self, server: str, token: str, cancel: CancelToken) -> End:
        """See the port."""
        return self.platform(server).greet(token, cancel)

    def way(self, server: str, cancel: CancelToken) -> Way:
        """See the port."""
        url = usable_url(server)
        if url is None:
            return Way(_not_sent(Reason.BAD_ADDRESS, server))
        import socket

        host, port = _target(url)
        route = Route()

        def look() -> tuple[str, ...]:
            nonlocal route
            route = self.routes.route(url)
            place = (host, port)
            if route.shown:
                place = _proxy_place(route, url)
            found = socket.getaddrinfo(*place, type=socket.SOCK_STREAM)
            with socket.create_connection(place, self._limits.connect):
                return tuple(dict.fromkeys(str(one[4][0]) for one in found))

        found, end = self._tried(look, server, lambda: route, cancel)
        local = on_this_pc(url)
        script = not (route.shown or local) and self.proxy_script()
        return Way(end, found or (), route.shown, port, local, script)

    def certificate(self, server: str, cancel: CancelToken) -> ServerCertificate:
        """See the port."""
        url = usable_url(server)
        if url is None:
            return ServerCertificate(_not_sent(Reason.BAD_ADDRESS, server))
        from yccall_desktop.api.certificates import describe
        from yccall_desktop.api.transport import trust

        route = Route()

        def shake_hands() -> bytes:
            nonlocal route
            route = self.routes.route(url)
            return self._shown(url, route, trust(route.trusted))

        der, end = self._tried(shake_hands, server, lambda: route, cancel)
        if end is not None and end.reason.value.startswith("tls-"):
            der, _ = self._tried(
                lambda: self._shown(url, route, _anything()), server, lambda: route, cancel
            )
        issuer, expires = describe(der) if der else ("", 0)
        return ServerCertificate(end, issuer, expires)

    def _shown(self, url: str, route: Route, context: ssl.SSLContext) -> bytes:
        """The certificate (DER) that the server shows in a handshake that `context` accepts."""
        import ssl

        with closing(_connection(url, route, context, self._limits.connect)) as connection:
            connection.connect()
            secure = connection.sock
            shown = secure.getpeercert(True) if isinstance(secure, ssl.SSLSocket) else None
            return shown or b""

    def _tried(
        self,
        work: Callable[[], _T],
        server: str,
        route: Callable[[], Route],
        cancel: CancelToken,
    ) -> tuple[_T | None, End | None]:
        """The result of `work`, or the end that says why there is none."""
        from yccall_desktop.api.failures import reason_unsent
        from yccall_desktop.api.wire import watched

        try:
            return watched(work, self._limits.connect_in_all, cancel), None
        except Cancelled:
            return None, _not_sent(Reason.CANCELLED_BEFORE_SENDING, server)
        except Exception as error:  # noqa: BLE001 - whatever it is, nothing was sent
            proxy = route().shown
            reason, values = reason_unsent(error, proxied=bool(proxy))
            _LOG.info("test of %s: %s, %s", shown(server), reason.value, type(error).__name__)
            return None, _not_sent(reason, server, {"proxy": proxy, **values})


def _not_sent(reason: Reason, server: str, values: dict[str, str] | None = None) -> End:
    return End(Outcome.NOT_SENT, reason, {"server": shown(server), **(values or {})})


def _target(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    return parts.hostname or "", parts.port or _PORTS[parts.scheme]


def _proxy_url(route: Route, url: str) -> str:
    """The proxy of the route that leads to `url`, with a scheme; http:// where it has none."""
    from requests.utils import select_proxy

    proxy = select_proxy(url, dict(route.proxies)) or ""
    return proxy if "://" in proxy else f"http://{proxy}"


def _proxy_place(route: Route, url: str) -> tuple[str, int]:
    """Host and port of the proxy. Raises NoRouteError for a kind that cannot be used."""
    from yccall_desktop.api.failures import NoRouteError

    parts = urlsplit(_proxy_url(route, url))
    if parts.scheme not in _PORTS or not parts.hostname:
        raise NoRouteError(Reason.PROXY_UNUSABLE, {})
    return parts.hostname, parts.port or _PORTS[parts.scheme]


def _connection(url: str, route: Route, context: ssl.SSLContext, seconds: float) -> HTTPSConnection:
    """Not open yet; the same code that carries a request."""
    from urllib3.connection import HTTPSConnection, ProxyConfig
    from urllib3.util import parse_url

    from yccall_desktop.api.routes import proxy_headers

    host, port = _target(url)
    if not route.shown:
        return HTTPSConnection(host, port, timeout=seconds, ssl_context=context)
    proxy, place = _proxy_url(route, url), _proxy_place(route, url)
    connection = HTTPSConnection(
        *place,
        timeout=seconds,
        ssl_context=context,
        proxy=parse_url(proxy),
        proxy_config=ProxyConfig(context, False, None, None),
    )
    connection.set_tunnel(host, port, proxy_headers(proxy), urlsplit(proxy).scheme)
    return connection


def _anything() -> ssl.SSLContext:
    """For a handshake that only reads whose certificate is refused; nothing is sent over it."""
    import ssl

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
