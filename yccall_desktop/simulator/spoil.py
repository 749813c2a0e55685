"""Faults put into effect: spoiled answers, and connections broken the way networks break them."""

from __future__ import annotations

import copy
import select
import socket
import struct
import threading
from collections.abc import Iterator
from typing import IO, Any

from werkzeug import Response

from yccall_desktop.simulator.faults import Fault
from yccall_desktop.simulator.services import not_run, php_json, refused

_WARNING = (
    b'<br />\n<b>Warning</b>:  Undefined array key "codemsg" in '
    b"<b>/www/api/Domain/Task.php</b> on line <b>87</b><br />\n"
)
_PAGE = b"<html><head><title>%d</title></head><body><center>nginx</center></body></html>\n"
_MESSAGES = {
    400: "非法请求：缺少必要参数taskscale",
    404: "接口服务不存在",
    406: "签名错误",
    500: "服务器运行错误",
    600: "token无效或已过期",
    601: "appid错误",
    602: "授权已过期",
    603: "模块未授权",
    604: "IP未授权",
}
_DRIP_SECONDS = 0.05


def page(status: int) -> bytes:
    """The page of a web server that stands before PHP."""
    return _PAGE % status


class SlowBody:
    """A request's body that is read at `rate` bytes a second, as over a bad line."""

    def __init__(self, body: IO[bytes], rate: int, released: threading.Event) -> None:
        self._body = body
        self._rate = rate
        self._released = released

    def read(self, size: int = -1) -> bytes:
        """At most a tenth of a second's worth."""
        most = max(self._rate // 10, 1)
        data = self._body.read(most if size < 0 else min(size, most))
        self._released.wait(len(data) / self._rate)
        return data


def hang_up(sock: socket.socket, *, reset: bool) -> ConnectionError:
    """End the connection now, with a TCP reset or in good order; raise what is returned."""
    if reset:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    else:
        sock.shutdown(socket.SHUT_RDWR)
    socket.close(sock.detach())
    return ConnectionResetError("simulated")


def hang(sock: socket.socket, released: threading.Event) -> None:
    """Say nothing until the client leaves or the simulator stops."""
    while not released.is_set():
        readable, _, _ = select.select([sock], [], [], 0.05)
        if readable:
            try:
                if not sock.recv(1, socket.MSG_PEEK):
                    return
            except OSError:
                return
            released.wait(0.05)


def not_http(sock: socket.socket) -> ConnectionError:
    """Answer as something that is no web server."""
    sock.sendall(b"220 mail.example.invalid ESMTP\r\n")
    return hang_up(sock, reset=False)


def refusal(fault: Fault, now: int) -> dict[str, Any] | None:
    """The envelope for a fault in which the platform itself says no; None for other faults."""
    if fault is Fault.STATUS_1:
        return refused(1101, "坐席不存在", now)
    if fault.value.startswith("ret-"):
        return not_run(fault.number, _MESSAGES[fault.number])
    return None


def html_answer(fault: Fault, redirect_to: str) -> Response | None:
    """The page for a fault of the web server before PHP; None for other faults."""
    if fault is Fault.HTML:
        return Response(_PAGE % 200, mimetype="text/html")
    if fault.value.startswith("redirect-"):
        headers = {"Location": redirect_to}
        return Response(_PAGE % fault.number, fault.number, headers, mimetype="text/html")
    if fault.value.startswith("http-"):
        page = b"" if fault is Fault.HTTP_204 else _PAGE % fault.number
        return Response(page, fault.number, mimetype="text/html")
    return None


def spoiled(fault: Fault, envelope: dict[str, Any], released: threading.Event) -> Response:
    """The answer of a service that did its work, changed as `fault` says."""
    content = php_json(_changed(fault, envelope))
    if fault is Fault.BOM:
        content = b"\xef\xbb\xbf" + content
    elif fault is Fault.PHP_WARNING:
        content = _WARNING + content
    elif fault is Fault.EMPTY_BODY:
        content = b""
    elif fault is Fault.CUT_JSON:
        content = content[: len(content) // 2]
    elif fault is Fault.CUT_BODY:
        response = Response([content[: len(content) // 2]], mimetype="application/json")
        response.headers["Content-Length"] = str(len(content))
        return response
    elif fault is Fault.ENDLESS:
        return Response(_endless(released), mimetype="application/json")
    elif fault is Fault.DRIP:
        return Response(_drip(content, released), mimetype="application/json")
    return Response(content, mimetype="application/json")


def _changed(fault: Fault, envelope: dict[str, Any]) -> dict[str, Any]:
    """The envelope with the oddity of `fault`, where it has the place for it."""
    envelope = copy.deepcopy(envelope)
    data = envelope["data"]
    result = data.get("result") if isinstance(data, dict) else None
    if fault is Fault.NO_STATUS and isinstance(data, dict):
        data.pop("status", None)
    if not isinstance(result, dict):
        return envelope
    invalid = [entry["phone"] for entry in result.get("invaliddata", [])]
    if fault is Fault.NO_TASK_ID:
        result.pop("taskid", None)
    elif fault is Fault.INTEGER_ID and "taskid" in result:
        result["taskid"] = int(result["taskid"])
        envelope["ret"], data["status"] = str(envelope["ret"]), str(data["status"])
    elif fault is Fault.REFUSED_AS_TEXT:
        result["invaliddata"] = invalid
    elif fault is Fault.REFUSED_AS_INTEGERS:
        result["invaliddata"] = [int(phone.lstrip("+")) for phone in invalid]
    elif fault is Fault.REFUSED_WITH_HOLES:
        result["invaliddata"] = {
            str(3 + 2 * index): {"telphone": phone} for index, phone in enumerate(invalid)
        }
    elif fault is Fault.LIST_LAG and result.get("task"):
        del result["task"][0]
        result["totalitems"] -= 1
    return envelope


def _endless(released: threading.Event) -> Iterator[bytes]:
    block = b" " * 65536
    while not released.is_set():
        yield block


def _drip(content: bytes, released: threading.Event) -> Iterator[bytes]:
    while not released.wait(_DRIP_SECONDS):
        yield b" "
    yield content
