"""One request on the wire: bounded in time and size, cancelable at any moment, honest at the end.

The blocking work runs on a thread of its own, because a name lookup, a connection attempt or a
certificate check cannot be interrupted from outside; the calling thread watches it, reports
progress, and leaves within a moment of a cancel. A thread left behind can do no harm: the body
gives out nothing after stop(), and its socket is shut down.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from socket import SHUT_RDWR, socket
from typing import Generic, TypeVar, cast

import requests

from yccall_desktop.api.body import MultipartBody
from yccall_desktop.api.failures import reason_unknown, reason_unsent
from yccall_desktop.api.limits import Limits
from yccall_desktop.api.routes import Route, Routes
from yccall_desktop.api.transport import OnceAdapter, prepared_get, prepared_post
from yccall_desktop.core.cancel import Cancelled, CancelToken
from yccall_desktop.core.outcomes import Reason
from yccall_desktop.core.ports import SendProgress

_TICK = 0.05
_LAST_CHANCE = 0.3
_CHUNK = 65536
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer: the HTTP status and the body's bytes, which may hold passwords.

    `early`: it came before the whole request was handed to the network.
    """

    status: int
    content: bytes = field(repr=False)
    early: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """No whole answer. `touched` says whether any byte of the body may have left this machine.

    `values` fill the reason's sentence, beside the server.
    """

    touched: bool
    reason: Reason
    detail: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


class _AnswerTooLongError(Exception):
    """The answer is longer than any of the platform's answers."""


class _Flight:
    """The request under way."""

    def __init__(
        self,
        url: str,
        prepare: Callable[[], requests.PreparedRequest],
        limits: Limits,
        routes: Routes,
    ) -> None:
        self._url = url
        self._prepare = prepare
        self._limits = limits
        self._routes = routes
        self.route = Route()
        self._lock = threading.Lock()
        self._handle: socket | None = None
        self._cut = False
        self.finished = threading.Event()
        self.answer: Answer | None = None
        self.error: BaseException | None = None

    def start(self) -> None:
        """Send and read on a thread of its own; `finished` is set at the end."""
        threading.Thread(target=self._run, name="yccall-request", daemon=True).start()

    def _run(self) -> None:
        """Send and read. Everything that goes wrong is kept in `error`."""
        try:
            self.answer = self._exchange()
        except BaseException as error:  # noqa: BLE001 - whatever it is, the body decides its meaning
            self.error = error
        finally:
            self._release()
            self.finished.set()

    def _exchange(self) -> Answer:
        limits = self._limits
        request = self._prepare()
        self.route = route = self._routes.route(self._url)
        adapter = OnceAdapter(self._hold, limits.stall, route.trusted)
        try:
            response = adapter.send(
                request,
                stream=True,
                timeout=(limits.connect, limits.answer),
                verify=True,
                proxies=route.proxies,
            )
            with response:
                # Identity was asked for; a few bytes of anything else can become gigabytes.
                response.raw.headers.discard("Content-Encoding")
                content = bytearray()
                for chunk in response.iter_content(_CHUNK):
                    content += chunk
                    if len(content) > limits.answer_bytes:
                        raise _AnswerTooLongError
                return Answer(response.status_code, bytes(content))
        finally:
            adapter.close()

    def _hold(self, sock: socket) -> None:
        """Keep a second handle of the connection: TLS takes the first one over."""
        with self._lock:
            self._handle = sock.dup()
            if self._cut:
                self._shut()

    def cut(self) -> None:
        """Break the connection, whatever it is doing."""
        with self._lock:
            self._cut = True
            self._shut()

    def _shut(self) -> None:
        if self._handle is not None:
            with suppress(OSError):
                self._handle.shutdown(SHUT_RDWR)

    def _release(self) -> None:
        with self._lock:
            if self._handle is not None:
                self._handle.close()
                self._handle = None


class _Clock:
    """Measures each phase of a request against its limit."""

    def __init__(self, body: MultipartBody, limits: Limits) -> None:
        self._body = body
        self._limits = limits
        self._phase = (False, False)
        self._since = time.monotonic()

    def expired(self) -> bool:
        """Whether the present phase (connecting, uploading, answering) has taken too long."""
        now = time.monotonic()
        phase = (self._body.touched, self._body.finished)
        if phase != self._phase:
            self._phase, self._since = phase, now
        limits = self._limits
        if not phase[0]:
            longest = limits.connect_in_all
        else:
            longest = limits.answer if phase[1] else limits.upload
        return now - self._since > longest


def exchange(
    url: str,
    body: MultipartBody,
    limits: Limits,
    progress: SendProgress,
    cancel: CancelToken,
    routes: Routes,
) -> Answer | Failure:
    """Post `body` to `url` once. Blocks for a bounded time; `progress` is called on this thread.

    Never raises for what a network or a server does.
    """
    if cancel.cancelled:
        return Failure(touched=False, reason=Reason.CANCELLED_BEFORE_SENDING)
    flight = _Flight(url, lambda: prepared_post(url, body), limits, routes)
    flight.start()
    try:
        given_up = _watch(flight, body, _Clock(body, limits), progress, cancel)
    finally:
        touched = body.stop()
        if not flight.finished.is_set():
            flight.cut()
    if given_up is not None and touched:
        flight.finished.wait(_LAST_CHANCE)
    if flight.answer is not None and touched:
        return replace(flight.answer, early=not body.finished)
    return _failure(flight, touched, given_up)


def fetch(url: str, limits: Limits, cancel: CancelToken, routes: Routes) -> Answer | Failure:
    """Get `url` once, with nothing about this PC or its user. Blocks for a bounded time.

    Never raises for what a network or a server does. A redirect is an answer, not followed.
    """
    flight = _Flight(url, lambda: prepared_get(url), limits, routes)
    flight.start()
    given_up: Reason | None = None
    deadline = time.monotonic() + limits.connect_in_all + limits.answer
    while given_up is None and not flight.finished.wait(_TICK):
        if cancel.cancelled:
            given_up = Reason.CANCELLED_BEFORE_SENDING
        elif time.monotonic() > deadline:
            given_up = Reason.NO_ANSWER_IN_TIME
    if given_up is not None:
        flight.cut()
        return Failure(touched=False, reason=given_up)
    if flight.answer is not None:
        return flight.answer
    if isinstance(flight.error, _AnswerTooLongError):
        return Failure(touched=False, reason=Reason.ANSWER_UNREADABLE)
    return _failure(flight, touched=False, given_up=None)


def _watch(
    flight: _Flight, body: MultipartBody, clock: _Clock, progress: SendProgress, cancel: CancelToken
) -> Reason | None:
    """Wait for the flight's end, reporting; returns why it must be given up, None if it ended."""
    reported = 0
    while True:
        ended = flight.finished.wait(_TICK)
        if body.sent != reported:
            reported = body.sent
            progress(reported, len(body))
        if ended:
            return None
        if cancel.cancelled:
            return Reason.CANCELLED_WHILE_SENDING
        if clock.expired():
            return Reason.NO_ANSWER_IN_TIME


_UNSENT = {
    Reason.CANCELLED_WHILE_SENDING: Reason.CANCELLED_BEFORE_SENDING,
    Reason.NO_ANSWER_IN_TIME: Reason.CONNECT_TIMEOUT,
}


def _failure(flight: _Flight, touched: bool, given_up: Reason | None) -> Failure:
    error, proxy = flight.error, flight.route.shown
    if given_up is not None:
        reason = given_up if touched else _UNSENT[given_up]
        if proxy and reason is Reason.CONNECT_TIMEOUT:
            reason = Reason.PROXY_UNREACHABLE
        return Failure(touched, reason, values={"proxy": proxy})
    if error is None:
        return Failure(touched, Reason.CONNECTION_LOST if touched else Reason.NO_CONNECTION)
    detail = type(error).__name__
    if not touched:
        reason, values = reason_unsent(error, proxied=bool(proxy))
        return Failure(touched, reason, detail, {"proxy": proxy, **values})
    if isinstance(error, _AnswerTooLongError):
        return Failure(touched, Reason.ANSWER_UNREADABLE, detail)
    return Failure(touched, reason_unknown(error), detail)


class _Held(Generic[_T]):
    """Where a thread that nobody may wait for any more leaves its result."""

    def __init__(self, work: Callable[[], _T]) -> None:
        self._work = work
        self.finished = threading.Event()
        self.result: _T | None = None
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            self.result = self._work()
        except BaseException as error:  # noqa: BLE001 - whoever waits decides its meaning
            self.error = error
        finally:
            self.finished.set()


def watched(work: Callable[[], _T], seconds: float, cancel: CancelToken) -> _T:
    """The result of `work`, which cannot be interrupted, or what it raised.

    It runs on a thread of its own. Raises Cancelled soon after a cancel and TimeoutError after
    `seconds`; the thread then goes on alone, so `work` must change nothing and end by itself.
    """
    held = _Held(work)
    threading.Thread(target=held.run, name="yccall-look", daemon=True).start()
    deadline = time.monotonic() + seconds
    while not held.finished.wait(_TICK):
        if cancel.cancelled:
            raise Cancelled
        if time.monotonic() > deadline:
            raise TimeoutError
    if held.error is not None:
        raise held.error
    return cast("_T", held.result)
