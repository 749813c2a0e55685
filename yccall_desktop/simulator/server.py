"""The simulator as a web server: loopback only, threaded, silent."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterable
from ipaddress import ip_address
from types import TracebackType
from typing import TYPE_CHECKING

from yccall_desktop.simulator.faults import Fault, FaultPlan, Planned
from yccall_desktop.simulator.services import ACCESS_KEY, APP_ID, Services, php_json
from yccall_desktop.simulator.state import Clock, SimState, SimTask

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment
    from werkzeug import Request, Response

    from yccall_desktop.simulator.listener import Listener

CREATE = "App.Sip_Yccall.TaskCreat"
CONTROL = "/__simulator/"
_LARGEST_BODY = 8 * 1024 * 1024
_SMALL_BUFFER, _LARGE_BUFFER = 4096, 256 * 1024


class Simulator:
    """The platform on a loopback port, as a context manager or with start() and stop().

    `token` is accepted in addition to the ones that Login gives out. `redirect_to` is the other
    host of the redirect faults, `slow_seconds` what the fault SLOW takes,
    `bytes_per_second` how fast a request's body is read (0: at once). `host` must be a loopback
    address: ValueError otherwise.
    """

    app_id = APP_ID
    access_key = ACCESS_KEY

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        token: str = "",
        redirect_to: str = "http://127.0.0.1:9/",
        slow_seconds: float = 2.0,
        bytes_per_second: int = 0,
        clock: Clock = time.time,
    ) -> None:
        if not ip_address(host).is_loopback:
            raise ValueError("the simulator serves this computer alone: give a loopback address")
        self._host = host
        self.state = SimState(clock)
        self.redirect_to = redirect_to
        self.slow_seconds = slow_seconds
        self.bytes_per_second = bytes_per_second
        self._faults = FaultPlan()
        self._services = Services(self.state)
        self._released = threading.Event()
        self._answer_seconds = 0.0
        self._server: Listener | None = None
        self._thread: threading.Thread | None = None
        self._port = 0
        self._url = ""
        if token:
            self.state.issue_token(token)

    def __enter__(self) -> Simulator:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self, port: int = 0) -> Simulator:
        """Listen on `port`, 0 for a free one. Raises OSError when the port is taken."""
        self._listen(port)
        name = f"[{self._host}]" if ":" in self._host else self._host
        self._url = f"http://{name}:{self._port}"
        return self

    def _listen(self, port: int) -> None:
        from yccall_desktop.simulator.listener import make_listener

        small = _SMALL_BUFFER if self.bytes_per_second else 0
        self._server = server = make_listener(self._host, port, self._serve, small)
        self._port = server.port
        self._thread = threading.Thread(
            target=server.serve_forever, args=(0.05,), name="simulator", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Stop listening, break what is still open, wait for its threads. May be called twice."""
        self._released.set()
        self._hang_up(wait=True)

    def _hang_up(self, *, wait: bool) -> None:
        if self._server is not None and self._thread is not None:
            self._server.shutdown()
            self._thread.join()
            self._server.break_connections(wait=wait)
            self._server = None

    # --- while it runs ------------------------------------------------------------------------
    def unplug(self) -> None:
        """Break what is open and refuse every connection until `plug_in`."""
        self._hang_up(wait=False)

    def plug_in(self) -> None:
        """Listen on the same port again. Raises OSError when another program took it meanwhile."""
        if self._server is None:
            self._listen(self._port)

    def break_connections(self) -> int:
        """Break every connection that is open now; returns how many there were."""
        return 0 if self._server is None else self._server.break_connections(wait=False)

    def slow_down(self, bytes_per_second: int, answer_seconds: float) -> None:
        """Read later requests so slowly, and answer each so late; zeros: at once."""
        self.bytes_per_second, self._answer_seconds = bytes_per_second, answer_seconds
        if self._server is not None:
            self._server.set_buffer(_SMALL_BUFFER if bytes_per_second else _LARGE_BUFFER)

    def waiting(self, service: str) -> Fault | None:
        """The fault that the next request to `service` gets; see `fail` for its names."""
        return self._faults.waiting(service)

    def forget_faults(self) -> None:
        """Let no fault wait any more."""
        self._faults.clear()

    @property
    def url(self) -> str:
        """The server address, e.g. `http://127.0.0.1:40123`; empty before start()."""
        return self._url

    @property
    def tasks(self) -> list[SimTask]:
        """The created tasks, oldest first."""
        return list(reversed(self.state.newest_first()))

    def requests(self, service: str) -> int:
        """How many requests to `service` were read."""
        return self.state.requests[service]

    def issue_token(self) -> str:
        """A new valid token, as Login gives out."""
        return self.state.issue_token()

    def expire_tokens(self) -> None:
        """Make every token issued so far invalid."""
        self.state.expire_tokens()

    def fail(
        self,
        fault: Fault,
        service: str = CREATE,
        *,
        times: int = 1,
        runs_first: bool | None = None,
        after: int = 0,
    ) -> None:
        """Let the next `times` requests to `service` end in `fault`.

        "*" stands for any service, ANY_CHANGE for any that changes a task.

        `after`: so many requests to it go well before; 2 hits the third.
        `runs_first` decides whether the service does its work before; None: as the fault's name
        says. RESET_BEFORE_READING hits the next request to any service, OLDER_SERVER stays on.
        """
        if fault is Fault.OLDER_SERVER:
            self.state.older_server = True
        else:
            self._faults.add(fault, service, times, runs_first, after)

    def _serve(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        from werkzeug import Request

        request = Request(environ)
        request.max_content_length = _LARGEST_BODY
        request.max_form_memory_size = _LARGEST_BODY
        sock: socket.socket = environ["werkzeug.socket"]
        if request.path.startswith(CONTROL):
            response = self._control(request)
        else:
            response = self._platform(request, sock)
        return response(environ, start_response)

    def _platform(self, request: Request, sock: socket.socket) -> Response:
        from werkzeug.exceptions import RequestEntityTooLarge

        from yccall_desktop.simulator import spoil

        if self._faults.take_early() is not None:
            with self.state.lock:
                self.state.unread_requests += 1
            raise spoil.hang_up(sock, reset=True)
        if self.bytes_per_second:
            slow = spoil.SlowBody(
                request.environ["wsgi.input"], self.bytes_per_second, self._released
            )
            request.environ["wsgi.input"] = slow
        try:
            params = {**request.args.to_dict(), **request.form.to_dict()}
        except RequestEntityTooLarge:
            return self._too_large()
        if 0 < self.state.largest_body < (request.content_length or 0):
            return self._too_large()
        service = params.get("service", "")
        self.state.note(service, params)
        planned = self._faults.take(service)
        if planned is None:
            envelope = self._services.run(params)
            self._released.wait(self._answer_seconds)
            return _json_answer(envelope)
        return self._failing(planned, params, sock)

    def _too_large(self) -> Response:
        from werkzeug import Response

        from yccall_desktop.simulator import spoil

        with self.state.lock:
            self.state.unread_requests += 1
        return Response(spoil.page(413), 413, mimetype="text/html")

    def _failing(self, planned: Planned, params: dict[str, str], sock: socket.socket) -> Response:
        from yccall_desktop.simulator import spoil

        fault = planned.fault
        envelope = self._services.run(params) if planned.runs_first else None
        if fault in (Fault.RESET_AFTER_READING, Fault.RESET_AFTER_CREATING):
            raise spoil.hang_up(sock, reset=True)
        if fault is Fault.CLOSE_AFTER_CREATING:
            raise spoil.hang_up(sock, reset=False)
        if fault is Fault.NOT_HTTP:
            raise spoil.not_http(sock)
        if fault in (Fault.HANG_BEFORE_CREATING, Fault.HANG_AFTER_CREATING):
            spoil.hang(sock, self._released)
            raise spoil.hang_up(sock, reset=True)
        if fault is Fault.SLOW:
            self._released.wait(self.slow_seconds)
        page = spoil.html_answer(fault, self.redirect_to)
        if page is not None:
            return page
        refusal = spoil.refusal(fault, self.state.now())
        return spoil.spoiled(fault, refusal or envelope or {}, self._released)

    def _control(self, request: Request) -> Response:
        """The endpoint for tests in another process: state, fault, habits, expire-tokens."""
        from werkzeug import Response

        wanted = (request.method, request.path.removeprefix(CONTROL))
        try:
            if wanted == ("GET", "state"):
                return _json_answer(self.state.snapshot())
            if wanted == ("POST", "fault"):
                order = json.loads(request.get_data())
                self.fail(
                    Fault(order["fault"]),
                    str(order.get("service", CREATE)),
                    times=int(order.get("times", 1)),
                    runs_first=order.get("runs_first"),
                    after=int(order.get("after", 0)),
                )
                return _json_answer({})
            if wanted == ("POST", "habits"):
                self.state.set_habits(json.loads(request.get_data()))
                return _json_answer({})
            if wanted == ("POST", "expire-tokens"):
                self.expire_tokens()
                return _json_answer({})
        except (KeyError, TypeError, ValueError) as error:
            return Response(json.dumps({"error": str(error)}), 400, mimetype="application/json")
        return Response(status=404)


def _json_answer(value: object) -> Response:
    from werkzeug import Response

    return Response(php_json(value), mimetype="application/json")
