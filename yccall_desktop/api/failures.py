"""Why a request failed, read from the exception; what it means is decided by the body alone."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Iterator

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


def reason_unsent(error: BaseException) -> Reason:
    """The reason when no byte of the body was asked for."""
    chain = list(_chain(error))

    def any_of(*kinds: type[BaseException]) -> bool:
        return any(isinstance(one, kinds) for one in chain)

    if any_of(urllib3.exceptions.ProxyError):
        return Reason.NO_CONNECTION
    if any_of(socket.gaierror):
        return Reason.NAME_NOT_FOUND
    if any_of(ssl.SSLError, ssl.CertificateError):
        return Reason.TLS_UNTRUSTED
    if _timed_out(chain):
        return Reason.CONNECT_TIMEOUT
    if any_of(*_BAD_URLS):
        return Reason.BAD_ADDRESS
    return Reason.NO_CONNECTION


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
