"""Why a request failed, read from the exception; what it means is decided by the body alone."""

from __future__ import annotations

import http.client
import re
import socket
import ssl
from collections.abc import Iterator, Mapping

import requests
import urllib3.exceptions

from yccall_desktop.core.outcomes import Reason

_TIMEOUTS = (
    TimeoutError,
    requests.exceptions.Timeout,
    urllib3.exceptions.TimeoutError,
)
_BAD_URLS = (
    requests.exceptions.InvalidURL,
    requests.exceptions.MissingSchema,
    requests.exceptions.InvalidSchema,
    urllib3.exceptions.LocationValueError,
    UnicodeError,
)
_BAD_PROXIES = (requests.exceptions.InvalidProxyURL, urllib3.exceptions.ProxySchemeUnknown)
_NO_TUNNEL = re.compile(r"Tunnel connection failed: (\d{3})")

_TOO_OLD, _TOO_YOUNG, _OTHER_NAME = range(3)
_CODES = {
    10: _TOO_OLD,  # OpenSSL's
    9: _TOO_YOUNG,
    62: _OTHER_NAME,
    64: _OTHER_NAME,
    0x800B0101: _TOO_OLD,  # Windows': also when it is not valid yet
    0x800B010F: _OTHER_NAME,
    -67818: _TOO_OLD,  # macOS'
    -67602: _OTHER_NAME,
}
_CERTIFICATE_REASONS = {
    _TOO_OLD: Reason.TLS_EXPIRED,
    _TOO_YOUNG: Reason.TLS_NOT_YET_VALID,
    _OTHER_NAME: Reason.TLS_WRONG_NAME,
}


_ON_THE_WAY = {Reason.NAME_NOT_FOUND, Reason.CONNECT_TIMEOUT, Reason.NO_CONNECTION}
"""With a proxy it is the proxy that was looked up and connected to."""


class NoRouteError(Exception):
    """The settings lead nowhere: a proxy or a file of certificates that cannot be used."""

    def __init__(self, reason: Reason, values: Mapping[str, str]) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.values = values


def _timed_out(chain: list[BaseException]) -> bool:
    """Whether a time limit passed. urllib3 calls every failed connection a timeout: not ours."""
    refused = urllib3.exceptions.NewConnectionError
    return any(isinstance(one, _TIMEOUTS) and not isinstance(one, refused) for one in chain)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The exception and all that it was made from, each once."""
    waiting: list[object] = [error]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop(0)
        if not isinstance(one, BaseException) or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        waiting += [*one.args, getattr(one, "reason", None), one.__cause__, one.__context__]


def reason_unsent(error: BaseException, *, proxied: bool) -> tuple[Reason, dict[str, str]]:
    """The reason, and what fills its sentence, when no byte of the body was asked for.

    `proxied`: the request was to go through a proxy.
    """
    chain = list(_chain(error))

    def any_of(*kinds: type[BaseException]) -> bool:
        return any(isinstance(one, kinds) for one in chain)

    for one in chain:
        if isinstance(one, NoRouteError):
            return one.reason, dict(one.values)
        if isinstance(one, OSError) and (tunnel := _NO_TUNNEL.search(str(one))):
            asked = tunnel[1] == "407"
            reason = Reason.PROXY_SIGN_IN if asked else Reason.PROXY_REFUSED
            return reason, {"status": tunnel[1]}
    if any_of(*_BAD_PROXIES) or (proxied and any_of(requests.exceptions.InvalidSchema)):
        return Reason.PROXY_UNUSABLE, {}
    if any_of(urllib3.exceptions.ProxyError):
        return Reason.PROXY_UNREACHABLE, {}
    reason = _direct(chain)
    return Reason.PROXY_UNREACHABLE if proxied and reason in _ON_THE_WAY else reason, {}


def _direct(chain: list[BaseException]) -> Reason:
    def any_of(*kinds: type[BaseException]) -> bool:
        return any(isinstance(one, kinds) for one in chain)

    if any_of(socket.gaierror):
        return Reason.NAME_NOT_FOUND
    if any_of(ssl.SSLCertVerificationError):
        return certificate_reason(chain)
    if _timed_out(chain):
        return Reason.CONNECT_TIMEOUT
    if any_of(ssl.SSLError, ssl.SSLZeroReturnError, ssl.SSLEOFError):
        return Reason.TLS_FAILED
    if any_of(*_BAD_URLS):
        return Reason.BAD_ADDRESS
    return Reason.NO_CONNECTION


def certificate_reason(chain: list[BaseException]) -> Reason:
    """What is wrong with the server's certificate, by the code of whoever checked it."""
    for one in chain:
        code = getattr(one, "verify_code", None)
        if isinstance(one, ssl.SSLCertVerificationError) and isinstance(code, int):
            kind = _CODES.get(code, _CODES.get(code & 0xFFFFFFFF))
            if kind is not None:
                return _CERTIFICATE_REASONS[kind]
    return Reason.TLS_UNTRUSTED


def reason_unknown(error: BaseException) -> Reason:
    """The reason when the body was asked for and no whole answer came."""
    chain = list(_chain(error))
    if _timed_out(chain):
        return Reason.NO_ANSWER_IN_TIME
    if any(isinstance(one, urllib3.exceptions.DecodeError) for one in chain):
        return Reason.ANSWER_UNREADABLE
    garbage = (http.client.BadStatusLine, http.client.LineTooLong, http.client.UnknownProtocol)
    if any(isinstance(one, garbage) and not isinstance(one, OSError) for one in chain):
        return Reason.ANSWER_UNREADABLE
    return Reason.CONNECTION_LOST
