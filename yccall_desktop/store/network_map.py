"""The network settings as they are stored; a password is never among them."""

from __future__ import annotations

from collections.abc import Mapping

from yccall_desktop.core.network import NetworkSettings, ProxyMode, normal_proxy

DEFAULT = NetworkSettings()


def network_map(network: NetworkSettings) -> dict[str, str]:
    """The settings as a JSON map of texts."""
    return {
        "proxy_mode": network.mode.value,
        "proxy": network.proxy,
        "proxy_user": network.user,
        "ca_file": network.ca_file,
    }


def network_from(stored: object) -> NetworkSettings:
    """The opposite; what has another type or cannot be used keeps its default."""
    if not isinstance(stored, Mapping):
        return DEFAULT

    def text(name: str) -> str:
        value = stored.get(name)
        return value if isinstance(value, str) else ""

    proxy = normal_proxy(text("proxy"))
    mode = next((one for one in ProxyMode if one.value == text("proxy_mode")), DEFAULT.mode)
    if mode is ProxyMode.MANUAL and not proxy:
        mode = DEFAULT.mode
    return NetworkSettings(mode, proxy, text("proxy_user"), text("ca_file"))
