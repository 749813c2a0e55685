"""Which way a request goes: through which proxy, and whose certificates count."""

from __future__ import annotations

import base64
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

from yccall_desktop import logs
from yccall_desktop.core.network import NetworkSettings, ProxyMode, proxy_key
from yccall_desktop.core.outcomes import Reason
from yccall_desktop.core.ports import Secrets

_KINDS = ("http", "https")


@dataclass(frozen=True, slots=True)
class Route:
    """`proxies` as requests takes them, empty for none; they may hold a password.

    `shown` is the proxy for a sentence or a log, '' for none; `trusted` are certificates (DER)
    beside the system's own.
    """

    proxies: Mapping[str, str] = field(default_factory=dict, repr=False)
    shown: str = ""
    trusted: tuple[bytes, ...] = ()


class Routes:
    """The settings in use, for all requests of the program. Any thread."""

    def __init__(
        self, settings: NetworkSettings | None = None, secrets: Secrets | None = None
    ) -> None:
        self._lock = threading.Lock()
        self._settings = settings or NetworkSettings()
        self._secrets = secrets

    def use(self, settings: NetworkSettings) -> None:
        """Go this way from now on."""
        with self._lock:
            self._settings = settings

    @property
    def follows_system(self) -> bool:
        """Whether the system's own proxy is used."""
        with self._lock:
            return self._settings.mode is ProxyMode.SYSTEM

    def route(self, url: str) -> Route:
        """The way to `url`, for one request. May block: asks the keyring and reads a file.

        Raises NoRouteError when the settings lead nowhere.
        """
        with self._lock:
            settings = self._settings
        proxies = self._proxies(url, settings)
        return Route(proxies, _shown(url, proxies), _trusted(settings.ca_file))

    def _proxies(self, url: str, settings: NetworkSettings) -> dict[str, str]:
        if settings.mode is ProxyMode.NONE or on_this_pc(url):
            return {}
        if settings.mode is ProxyMode.SYSTEM:
            return system_proxies(url)
        return dict.fromkeys(_KINDS, self._with_user(settings))

    def _with_user(self, settings: NetworkSettings) -> str:
        key = proxy_key(settings)
        if not key:
            return settings.proxy
        password = self._secrets.get(key) if self._secrets is not None else ""
        logs.hide(password)
        user = f"{quote(settings.user, safe='')}:{quote(password, safe='')}"
        return settings.proxy.replace("://", f"://{user}@", 1)


def on_this_pc(url: str) -> bool:
    """Whether an address is this PC's own: no proxy leads there."""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def system_proxies(url: str) -> dict[str, str]:
    """The proxies that the system (environment, Windows or macOS settings) has for this address.

    A company's network is often reachable in no other way, so they are honoured; exceptions
    (no_proxy, Windows' own list) too.
    """
    from requests.utils import get_environ_proxies

    return {} if on_this_pc(url) else get_environ_proxies(url)


def shown_system_proxy(url: str) -> str:
    """The same for a sentence: the one that leads to `url`, without its user."""
    return _shown(url, system_proxies(url))


def names_proxy_script() -> bool:
    """Whether Windows is told its proxy by a script (PAC), which this program cannot run."""
    if sys.platform != "win32":
        return False
    import winreg

    place = r"Software\Microsoft\Windows\CurrentVersion\Internet Settings"
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, place) as key:
            return bool(winreg.QueryValueEx(key, "AutoConfigURL")[0])
    except OSError:
        return False


def proxy_headers(proxy: str) -> dict[str, str]:
    """What signs in to a proxy whose URL holds a user; in UTF-8, so that any password does."""
    from requests.utils import get_auth_from_url

    user, password = get_auth_from_url(proxy)
    if not user:
        return {}
    said = base64.b64encode(f"{user}:{password}".encode()).decode("ascii")
    return {"Proxy-Authorization": f"Basic {said}"}


def _shown(url: str, proxies: dict[str, str]) -> str:
    from requests.utils import select_proxy

    proxy = select_proxy(url, proxies) if proxies else None
    return proxy.rpartition("@")[2].rpartition("//")[2].rstrip("/") if proxy else ""


def _trusted(ca_file: str) -> tuple[bytes, ...]:
    if not ca_file:
        return ()
    from yccall_desktop.api.certificates import read_certificates
    from yccall_desktop.api.failures import NoRouteError
    from yccall_desktop.errors import AppError

    try:
        return tuple(read_certificates(ca_file))
    except AppError as error:
        raise NoRouteError(Reason.CA_FILE_UNUSABLE, {"file": ca_file}) from error
