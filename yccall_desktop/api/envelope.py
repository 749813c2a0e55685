"""The envelope that every answer of the platform comes in, read without trusting any of it.

Numbers are kept as the text that the server wrote: a task id has 20 digits, more than a float
holds. Anything that is not certainly "done" or certainly "refused" is unknown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from yccall_desktop.api.wire import Answer
from yccall_desktop.core.outcomes import End, Outcome, Reason

_LONGEST_MESSAGE = 500
_SECRET_KEYS = ("passw", "pwd", "secret")
_SHORTEST_SECRET = 4
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_NOTHING_DONE: tuple[object, ...] = ("", "0", None, False, [], {})

_REFUSALS = {
    "400": Reason.BAD_PARAMETER,
    "404": Reason.SERVICE_MISSING,
    "600": Reason.TOKEN_INVALID,
    "601": Reason.WRONG_APPID,
    "602": Reason.LICENCE_EXPIRED,
    "603": Reason.MODULE_NOT_LICENSED,
    "604": Reason.ADDRESS_NOT_AUTHORISED,
}


@dataclass(frozen=True, slots=True)
class Envelope:
    """How the request ended, and for a DONE one `data` and `data.result` as they came.

    Passwords are not in it: they are dropped while the answer is read.
    """

    end: End
    data: Mapping[str, Any] = field(default_factory=dict, repr=False)
    result: object = field(default=None, repr=False)


def text_of(value: object) -> str:
    """A text or number of the answer as text; empty for everything else."""
    return value.strip() if isinstance(value, str) else ""


def elements_of(value: object) -> list[object]:
    """The elements of a list, also when PHP wrote it as a map (a list with holes)."""
    if isinstance(value, list):
        return value
    return list(value.values()) if isinstance(value, dict) else []


def map_of(value: object) -> Mapping[str, Any] | None:
    """A map, also when PHP wrote the empty one as `[]`; None when it is neither."""
    if isinstance(value, dict):
        return value
    return {} if value == [] else None


def read_envelope(
    answer: Answer, service: str, hidden: tuple[str, ...] = (), *, bare_list: bool = False
) -> Envelope:
    """Read an answer to `service`. `hidden` are secrets that a message must not repeat.

    `bare_list`: the service may answer with the list itself as `data`, without a status. Only for
    services that change nothing.
    """
    body = _json_map(answer.content)
    if bare_list and answer.status == 200 and text_of(body.get("ret")) == "200":
        plain = _bare(body.get("data"))
        if plain is not None:
            return Envelope(End(Outcome.DONE, Reason.OK), result=plain)
    data = map_of(body.get("data")) or {}
    message = _message(text_of(body.get("msg")), hidden)
    if answer.status != 200:
        torn = not body and answer.content.lstrip().startswith(b"{")
        return Envelope(_believed(_status_end(answer.status, message), body, data, torn=torn))
    if not body:
        page = _PAGE.match(answer.content)
        reason = Reason.WEB_PAGE if page else Reason.ANSWER_UNREADABLE
        return Envelope(End(Outcome.UNKNOWN, reason))
    server_time = _seconds(data.get("rsptime"))
    ret = text_of(body.get("ret"))
    if ret == "200":
        envelope = _ran(data, message, hidden)
    else:
        envelope = Envelope(_not_run(ret, service, message))
    end = _believed(envelope.end, body, data)
    if answer.early and end.outcome is Outcome.DONE:
        end = replace(end, outcome=Outcome.UNKNOWN, reason=Reason.CONNECTION_LOST)
    return replace(envelope, end=replace(end, server_time=server_time))


def _believed(
    end: End, body: Mapping[str, Any], data: Mapping[str, Any], *, torn: bool = False
) -> End:
    """The end itself; unknown for a refusal whose answer also says that something was done.

    `torn`: the answer looks like the platform's own and could not be read.
    """
    if end.outcome is not Outcome.REFUSED:
        return end
    status = text_of(data.get("status"))
    done = status == "0" or (text_of(body.get("ret")) == "200" and status != "1")
    if torn or done or _shows_work(body):
        return End(Outcome.UNKNOWN, Reason.ANSWER_UNREADABLE, end.values, end.message)
    return end


def _shows_work(body: Mapping[str, Any]) -> bool:
    """Whether there is a task id or a count of numbers taken anywhere but among the errors."""
    waiting: list[object] = [body]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if text_of(value.get("taskid")) or value.get("success") not in _NOTHING_DONE:
                return True
            waiting += [inner for key, inner in value.items() if key != "errors"]
        elif isinstance(value, list):
            waiting += value
    return False


def _bare(data: object) -> object:
    """`data` when it is a list itself, or a list with holes that PHP wrote as a map; else None."""
    if isinstance(data, dict):
        return data if data and all(key.isdigit() for key in data) else None
    return data if isinstance(data, list) else None


def _ran(data: Mapping[str, Any], message: str, hidden: tuple[str, ...]) -> Envelope:
    """An answer with `ret` 200: `data.status` decides."""
    status = text_of(data.get("status"))
    desc = _message(text_of(data.get("desc")), hidden)
    if status == "0":
        end = End(Outcome.DONE, Reason.OK, message=desc or message)
        return Envelope(end, data, data.get("result"))
    said = _message(_error_text(data.get("errors")), hidden) or desc or message
    if status == "1":
        return Envelope(End(Outcome.REFUSED, Reason.REFUSED_BY_PLATFORM, message=said))
    return Envelope(End(Outcome.UNKNOWN, Reason.ANSWER_UNREADABLE, message=said))


def _not_run(ret: str, service: str, message: str) -> End:
    reason = _REFUSALS.get(ret)
    if reason is Reason.SERVICE_MISSING:
        return End(Outcome.REFUSED, reason, {"service": service}, message)
    if reason is not None:
        return End(Outcome.REFUSED, reason, message=message)
    if ret.isdigit():
        return End(Outcome.UNKNOWN, Reason.SERVER_ERROR, {"status": ret[:10]}, message)
    return End(Outcome.UNKNOWN, Reason.ANSWER_UNREADABLE, message=message)


def _status_end(status: int, message: str) -> End:
    """The end of an answer whose HTTP status is not 200."""
    values = {"status": str(status)}
    if status == 413:
        return End(Outcome.REFUSED, Reason.TOO_LARGE, values, message)
    if status == 407:
        return End(Outcome.UNKNOWN, Reason.PROXY_ASKS, values, message)
    if 300 <= status < 400:
        return End(Outcome.UNKNOWN, Reason.REDIRECTED, values, message)
    if status >= 400:
        return End(Outcome.UNKNOWN, Reason.SERVER_ERROR, values, message)
    return End(Outcome.UNKNOWN, Reason.ANSWER_UNREADABLE, values, message)


def _json_map(content: bytes) -> Mapping[str, Any]:
    """The answer as a map, numbers as text; empty for anything but one whole JSON map.

    Nor is one believed that PHP cannot have written: with a key twice, NaN or Infinity.
    """
    try:
        text = content.decode("utf-8").lstrip("\ufeff")
        body = json.loads(
            text,
            parse_int=str,
            parse_float=str,
            parse_constant=_no_constant,
            object_pairs_hook=_map_of_pairs,
        )
    except (ValueError, RecursionError):
        return {}
    return body if isinstance(body, dict) else {}


def _no_constant(text: str) -> object:
    raise ValueError(text)


def _map_of_pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """The pairs as a map, without passwords. ValueError when a key comes twice."""
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError
    return {
        key: value
        for key, value in pairs
        if not any(part in key.casefold() for part in _SECRET_KEYS)
    }


def _error_text(errors: object) -> str:
    """The words of `data.errors`: a text, a map with code and codemsg, or a list of such."""
    if isinstance(errors, list):
        return _error_text(errors[0]) if errors else ""
    if not isinstance(errors, dict):
        return text_of(errors)
    code, words = text_of(errors.get("code")), text_of(errors.get("codemsg"))
    return f"{words} ({code})" if code and words else words or code


def _message(text: str, hidden: tuple[str, ...]) -> str:
    for secret in hidden:
        if len(secret) >= _SHORTEST_SECRET:
            text = text.replace(secret, "***")
    return _CONTROL.sub(" ", text).strip()[:_LONGEST_MESSAGE]


def _seconds(value: object) -> int | None:
    text = text_of(value)
    return int(text) if re.fullmatch(r"[0-9]{1,12}", text) else None
